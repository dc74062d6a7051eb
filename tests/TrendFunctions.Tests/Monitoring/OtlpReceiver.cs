using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TrendFunctions.Tests.Monitoring;

/// <summary>A collector of its own on the loopback address: takes OTLP over HTTP, keeps all of it.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>Gets the settings that point an app here.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_BLRP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
    ];

    /// <summary>Gets the spans so far.</summary>
    public List<OtlpSpan> Spans => [.. Bodies("/v1/traces").SelectMany(Read)];

    /// <summary>Gets the names of metrics of a meter so far.</summary>
    public HashSet<string> Metrics(string meter) =>
    [
        .. from body in Bodies("/v1/metrics")
           from scope in ProtoReader.At(body, 1, 2)
           where ProtoReader.At(scope, 1).Select(s => ProtoReader.Text(s, 1)).FirstOrDefault() == meter
           from metric in ProtoReader.At(scope, 2)
           select ProtoReader.Text(metric, 1),
    ];

    /// <summary>Gets everything so far as text, in which what is text can be looked for.</summary>
    public string Everything => string.Concat(_received.Select(r => Encoding.UTF8.GetString(r.Body)));

    public static async Task<OtlpReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        OtlpReceiver receiver = new(builder.Build());
        receiver._app.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until what came fits.</summary>
    public async Task<List<OtlpSpan>> UntilAsync(Func<List<OtlpSpan>, bool> fits)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        List<OtlpSpan> spans;
        while (!fits(spans = Spans))
        {
            Assert.IsFalse(limit.IsCancellationRequested, string.Join('\n', spans.Select(s => $"{s.Trace} {s.Name}").TakeLast(100)));
            await Task.Delay(100);
        }

        return spans;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static IEnumerable<OtlpSpan> Read(byte[] body) =>
        from scope in ProtoReader.At(body, 1, 2)
        let source = ProtoReader.At(scope, 1).Select(s => ProtoReader.Text(s, 1)).FirstOrDefault() ?? string.Empty
        from span in ProtoReader.At(scope, 2)
        select new OtlpSpan(
            source,
            Hex(span, 1),
            Hex(span, 2),
            Hex(span, 4),
            ProtoReader.Text(span, 5),
            ProtoReader.At(span, 9).ToDictionary(a => ProtoReader.Text(a, 1), a => ProtoReader.At(a, 2).Select(v => ProtoReader.Text(v, 1)).First()));

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(ProtoReader.At(message, field).FirstOrDefault().Span);

    private List<byte[]> Bodies(string path) => [.. _received.Where(r => r.Path == path).Select(r => r.Body)];

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue((http.Request.Path, body.ToArray()));
    }
}
