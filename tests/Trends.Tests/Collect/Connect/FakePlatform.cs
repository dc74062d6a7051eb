using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Auth;

namespace Trends.Tests.Collect.Connect;

/// <summary>Answers calls from a table of paths; what is not in it is an error of the test.</summary>
internal sealed class FakePlatform : HttpMessageHandler, IHttpClientFactory
{
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);

    public FakeTimeProvider Clock { get; } = new(new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Gets paths and queries in the order asked for.</summary>
    public List<string> Asked { get; } = [];

    public SourceClient Client => new(this, new TokenStore(this, Clock), Options.Create(new SourcesOptions()), Clock);

    /// <summary>Sets what a path answers; the query counts where the key has one.</summary>
    public string this[string path]
    {
        set => _answers[path] = value;
    }

    /// <inheritdoc/>
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    /// <summary>Makes a stream of manifests; what is usual is filled in.</summary>
    public static Connector Stream(string members, string platform = "")
        => SourceLoader.Stream(
            Trends.Collect.Connect.Manifests.ManifestJson.Read<Trends.Collect.Connect.Manifests.PlatformManifest>(
                Encoding.UTF8.GetBytes($$"""{"platform":"p","title":"P","group":"social","access":{"status":"open","note":"n","verifiedOn":"2026-01-01","sources":["https://p.example"]},"baseUrl":"https://p.example"{{platform}}}"""), "p"),
            Encoding.UTF8.GetBytes($$"""{"stream":"s","kind":"posts","about":"a","request":{"path":"/s"},"records":{"at":["$[*]"],"shape":["id"]},"fields":{"id":"id","text":"text","publishedAt":"at"},{{members}}}"""),
            "s");

    /// <summary>Reads the page that a cursor stands at.</summary>
    public async Task<PageResult> ReadAsync(Connector stream, SourceCursor? cursor = null, string? query = null)
    {
        SourceRead read = new(stream.Name, query);
        SourceCursor at = cursor ?? new SourceCursor().Begin(stream.Manifest, read, TimeSpan.FromDays(7), Clock.GetUtcNow());
        return await new PageReader(stream, new SourceSettings(stream.Platform, null), read).ReadAsync(Client, null, at, Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string asked = request.RequestUri!.PathAndQuery;
        lock (Asked)
        {
            Asked.Add(asked);
        }

        string answer = _answers.TryGetValue(asked, out string? exact) ? exact : _answers[request.RequestUri.AbsolutePath];
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
    }
}
