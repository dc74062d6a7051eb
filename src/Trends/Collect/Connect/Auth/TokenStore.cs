using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect.Auth;

/// <summary>Gets access tokens and keeps them in memory until shortly before they end. A token never leaves the process but in a request.</summary>
/// <param name="http">Makes clients.</param>
/// <param name="clock">The clock.</param>
internal sealed class TokenStore(IHttpClientFactory http, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>Gives the token of a platform.</summary>
    /// <param name="stream">A stream of the platform.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="stale">A token that was refused, so that another one is got; null for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The token; null where the platform has none.</returns>
    /// <exception cref="SourceException">None can be got.</exception>
    internal async ValueTask<string?> GetAsync(Connector stream, SourceSettings settings, string? stale, CancellationToken cancellationToken)
    {
        if (stream.Platform.Auth?.Token is not { } plan || (stream.Platform.Auth.Optional && settings.CredentialId == "none"))
        {
            return null;
        }

        Slot slot = _slots.GetOrAdd($"{stream.Platform.Platform}|{settings.CredentialId}", _ => new());
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            if (slot.Token is null || slot.Token == stale || clock.GetUtcNow() >= slot.Until)
            {
                await RenewAsync(slot, plan, stream, settings, cancellationToken);
            }

            return slot.Token;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task RenewAsync(Slot slot, TokenPlan plan, Connector stream, SourceSettings settings, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        RequestValues values = new(null, settings.Setting, null, null, null, now, name => name == "refreshToken" && slot.Refresh is not null ? slot.Refresh : settings.Secret(name));
        using HttpRequestMessage request = Request(plan, values, settings);
        SourceAnswer answer = await SendAsync(request, stream, text => settings.Redact(SecretForms.Hide(text, SecretForms.Of(new[] { slot.Token, slot.Refresh }.OfType<string>()))), cancellationToken);
        using JsonDocument? json = SourceClient.Parse(answer.Body);
        JsonElement root = json?.RootElement ?? default;
        if (answer.Status is < 200 or > 299 || json is null || JsonPaths.Text(root, plan.TokenAt) is not { } token)
        {
            SourceError error = ErrorClassifier.Find(stream.Platform.Errors, answer, root, now)
                ?? new(ErrorKind.Credentials, answer.Status, $"no token at {plan.TokenAt} of {answer.Shown}");
            error = error.Kind is ErrorKind.Config or ErrorKind.Missing ? error with { Kind = ErrorKind.Credentials } : error;
            throw new SourceException(stream.Name, WayTaken.Added(CredentialFix.Added(error, stream.Platform), stream.Platform)!);
        }

        TimeSpan life = double.TryParse(JsonPaths.Text(root, plan.ExpiresInAt), CultureInfo.InvariantCulture, out double seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400 * 365))
            : plan.Life ?? TimeSpan.FromHours(1);
        slot.Token = token;
        slot.Until = now + (life > Early * 2 ? life - Early : life / 2);
        slot.Refresh = JsonPaths.Text(root, plan.RefreshTokenAt) ?? slot.Refresh;
    }

    private async Task<SourceAnswer> SendAsync(HttpRequestMessage request, Connector stream, Func<string, string> redact, CancellationToken cancellationToken)
    {
        try
        {
            using HttpClient client = http.CreateClient(SourceClient.HttpName);
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new((int)response.StatusCode, SourceClient.Headers(response), body, SourceClient.WithoutQuery(request.RequestUri!), redact);
        }
        catch (Exception e) when (SourceClient.IsPassing(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.Transient, 0, redact($"{request.RequestUri!.Host} does not answer: {e.Message}")));
        }
    }

    private static HttpRequestMessage Request(TokenPlan plan, RequestValues values, SourceSettings settings)
    {
        Dictionary<string, string> form = TemplateText.FillAll(plan.Form, values.Get);
        Uri address = Address(plan.Url, settings);
        HttpRequestMessage request = new(HttpMethod.Post, address)
        {
            Content = plan.IsJson ? new StringContent(JsonSerializer.Serialize(form), Encoding.UTF8, "application/json") : new FormUrlEncodedContent(form),
        };
        if (plan.Basic is not null && TemplateText.Fill(plan.Basic, values.Get) is { } basic)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        }

        foreach ((string name, string template) in plan.Headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, TemplateText.Fill(template, values.Get));
        }

        return request;
    }

    // Whoever puts a proxy or a simulator in a platform's place wants its tokens from there too.
    private static Uri Address(string url, SourceSettings settings)
    {
        bool isWhole = Uri.TryCreate(url, UriKind.Absolute, out Uri? whole) && whole.Scheme is "http" or "https";
        return isWhole && !settings.HasOtherBaseUrl ? whole! : new($"{settings.BaseUrl().AbsoluteUri.TrimEnd('/')}/{(isWhole ? whole!.AbsolutePath : url).TrimStart('/')}");
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public string? Token { get; set; }

        public string? Refresh { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
