using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Trends.Azure.Tests.Keys;

/// <summary>Stands in for a vault: lists, reads and writes the versions of one secret; anything else is refused, and so is whoever brings no token.</summary>
internal sealed class Vault(TimeProvider clock) : HttpMessageHandler
{
    public const string Address = "https://trends-test.vault.azure.net/";
    private readonly Lock _gate = new();

    public List<(string Id, string Value, DateTimeOffset Created, bool Enabled)> Versions { get; } = [];

    public bool IsDeleted { get; set; }

    /// <summary>Gets or sets what is answered instead, once a fault a request.</summary>
    public Queue<HttpStatusCode> Faults { get; set; } = [];

    public int Requests { get; private set; }

    /// <summary>Gets or sets what happens before a version is written.</summary>
    public Action BeforeWrite { get; set; } = () => { };

    public void Add(string id, string value, bool enabled = true)
    {
        lock (_gate)
        {
            Versions.Add((id, value, DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()), enabled));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        string path = request.RequestUri!.AbsolutePath;
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 })
        {
            HttpResponseMessage challenge = Error(HttpStatusCode.Unauthorized, "Unauthorized");
            challenge.Headers.Add("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"");
            return challenge;
        }

        if (Faults.TryDequeue(out HttpStatusCode fault))
        {
            return Error(fault, fault.ToString());
        }

        return (request.Method.Method, path) switch
        {
            ("GET", "/secrets/pseudonym-key/versions") => List(),
            ("GET", _) when path.StartsWith("/secrets/pseudonym-key/", StringComparison.Ordinal) => Read(path["/secrets/pseudonym-key/".Length..].TrimEnd('/')),
            ("PUT", "/secrets/pseudonym-key" or "/secrets/pseudonym-key/") => Write((await request.Content!.ReadFromJsonAsync<JsonNode>(cancellationToken))!["value"]!.GetValue<string>()),
            _ => Error(HttpStatusCode.BadRequest, $"Unknown: {request.Method} {path}"),
        };
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string code, string? inner = null) =>
        new(status) { Content = JsonContent.Create(new { error = new { code, message = code, innererror = new { code = inner } } }) };

    private static HttpResponseMessage Ok(object body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };

    private static object Describe((string Id, string Value, DateTimeOffset Created, bool Enabled) version, string? value) => new
    {
        value,
        id = $"{Address}secrets/pseudonym-key/{version.Id}",
        attributes = new { enabled = version.Enabled, created = version.Created.ToUnixTimeSeconds(), updated = version.Created.ToUnixTimeSeconds() },
    };

    private HttpResponseMessage List()
    {
        lock (_gate)
        {
            // In the order of their names, as the service lists them.
            return Ok(new { value = IsDeleted ? [] : Versions.OrderBy(v => v.Id, StringComparer.Ordinal).Select(v => Describe(v, null)), nextLink = (string?)null });
        }
    }

    private HttpResponseMessage Read(string id)
    {
        lock (_gate)
        {
            return Versions.Where(v => v.Id == id && !IsDeleted).Select(v => (HttpResponseMessage?)Ok(Describe(v, v.Value))).FirstOrDefault() ?? Error(HttpStatusCode.NotFound, "SecretNotFound");
        }
    }

    private HttpResponseMessage Write(string value)
    {
        if (IsDeleted)
        {
            return Error(HttpStatusCode.Conflict, "Conflict", "ObjectIsDeletedButRecoverable");
        }

        BeforeWrite();
        lock (_gate)
        {
            Add((10_000 - Versions.Count).ToString("x32", CultureInfo.InvariantCulture), value);
            return Ok(Describe(Versions[^1], value));
        }
    }
}
