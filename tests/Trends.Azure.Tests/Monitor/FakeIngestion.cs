using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Trends.Azure.Tests.Monitor;

/// <summary>Stands in for the ingestion endpoint of Application Insights; every other address is refused.</summary>
internal sealed class FakeIngestion : HttpMessageHandler
{
    public const string Host = "ingestion.test";

    private readonly ConcurrentQueue<string> _bodies = new();

    public ConcurrentBag<string> Tokens { get; } = [];

    public ConcurrentBag<string> Elsewhere { get; } = [];

    public string Everything => string.Join('\n', _bodies);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host != Host)
        {
            Elsewhere.Add(request.RequestUri.Host);
            return new(HttpStatusCode.NotFound) { Content = new StringContent(string.Empty) };
        }

        Tokens.Add(request.Headers.Authorization?.ToString() ?? "none");
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        if (request.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            using GZipStream unpacked = new(new MemoryStream(body), CompressionMode.Decompress);
            using MemoryStream whole = new();
            await unpacked.CopyToAsync(whole, cancellationToken);
            body = whole.ToArray();
        }

        _bodies.Enqueue(Encoding.UTF8.GetString(body));
        int items = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        return new(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"itemsReceived":{{items}},"itemsAccepted":{{items}},"errors":[]}""", Encoding.UTF8, "application/json"),
        };
    }
}
