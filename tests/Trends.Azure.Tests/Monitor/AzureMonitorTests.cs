using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Trends.Azure.Monitor;
using Trends.Monitoring;
using Trends.Pipeline;

namespace Trends.Azure.Tests.Monitor;

[TestClass]
public sealed class AzureMonitorTests
{
    private static int _resources;

    private readonly FakeIngestion _ingestion = new();
    private readonly FakeCredential _credential = new();

    // The exporter keeps one connection a resource in the process, so that each test needs a resource of its own.
    private string Connection { get; } = FormattableString.Invariant(
        $"InstrumentationKey=00000000-0000-0000-0000-{Interlocked.Increment(ref _resources):D12};IngestionEndpoint=https://{FakeIngestion.Host}/;LiveEndpoint=https://live.{FakeIngestion.Host}/");

    [TestMethod]
    public async Task Traces_metrics_and_logs_go_to_the_ingestion_endpoint_with_the_identitys_token()
    {
        using IHost host = Build((MonitorRegistration.ConnectionString, Connection), ("Telemetry:ServiceName", "the-service"), ("AZURE_FUNCTIONS_ENVIRONMENT", "Staging"));
        await host.StartAsync();
        using (Activity? span = PipelineTraces.Prediction("api/trends", "trend"))
        {
            Assert.IsNotNull(span);
            Log(host.Services).LogWarning("the marts are slow");
        }

        host.Services.GetRequiredService<PipelineMetrics>().Quality("a-dataset", 0.5, 0.6, 0.7);
        Flush(host.Services);

        string sent = _ingestion.Everything;
        foreach (string expected in new[] { "\"prediction\"", "api/trends", "data_quality_score", "a-dataset", "the marts are slow", "the-service" })
        {
            Assert.Contains(expected, sent);
        }

        Assert.IsTrue(_ingestion.Tokens.All(t => t == $"Bearer {FakeCredential.Token}"), string.Join(',', _ingestion.Tokens));
        Assert.IsTrue(_credential.Scopes.All(s => s.Contains("monitor.azure.com", StringComparison.Ordinal)), string.Join(',', _credential.Scopes));
        Assert.DoesNotContain(FakeCredential.Token, sent);
    }

    [TestMethod]
    public async Task Addresses_in_spans_lose_what_they_may_hold_of_people()
    {
        using IHost host = Build((MonitorRegistration.ConnectionString, Connection));
        await host.StartAsync();
        using ActivitySource source = new(Telemetry.Source);
        using (Activity? span = source.StartActivity("call", ActivityKind.Client))
        {
            span!.SetTag("http.request.method", "GET").SetTag("url.full", "https://account.table.core.windows.net/trends(PartitionKey='jane')?sig=abc").SetTag("url.path", "/api/recommendations/jane")
                .SetTag("http.route", "/api/recommendations/{user}").SetTag("url.query", "?code=abc").SetTag("client.address", "192.0.2.7").SetTag("user_agent.original", "Jane's browser");
        }

        Flush(host.Services);

        string sent = _ingestion.Everything;
        Assert.Contains("account.table.core.windows.net", sent);
        foreach (string personal in new[] { "jane", "Jane", "abc", "192.0.2.7" })
        {
            Assert.DoesNotContain(personal, sent);
        }
    }

    [TestMethod]
    [DataRow("1", true)]
    [DataRow("0", false)]
    public async Task The_share_of_traces_is_a_setting(string ratio, bool exported)
    {
        using IHost host = Build((MonitorRegistration.ConnectionString, Connection), ("Telemetry:SampleRatio", ratio));
        await host.StartAsync();
        using (PipelineTraces.Prediction("api/sampled", "trend"))
        {
            // Ends at once.
        }

        host.Services.GetRequiredService<PipelineMetrics>().Quality("whole", 0.5, 0.6, 0.7);
        Flush(host.Services);

        Assert.AreEqual(exported, _ingestion.Everything.Contains("api/sampled", StringComparison.Ordinal));
        Assert.Contains("whole", _ingestion.Everything);
    }

    [TestMethod]
    [DataRow("-0.01")]
    [DataRow("1.01")]
    public void A_share_out_of_range_stops_the_start(string ratio)
        => Assert.Contains("SampleRatio", Assert.ThrowsExactly<OptionsValidationException>(() => Build((MonitorRegistration.ConnectionString, Connection), ("Telemetry:SampleRatio", ratio))).Message);

    [TestMethod]
    public void Without_a_setting_there_is_no_open_telemetry()
    {
        using IHost host = Build();

        Assert.IsNull(host.Services.GetService<TracerProvider>());
        Assert.IsNull(host.Services.GetService<MeterProvider>());
        Assert.IsEmpty(host.Services.GetServices<IHostedService>());
    }

    private static ILogger Log(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("Trends.Marts");

    private static void Flush(IServiceProvider services)
    {
        services.GetRequiredService<TracerProvider>().ForceFlush();
        services.GetRequiredService<MeterProvider>().ForceFlush();
        services.GetRequiredService<LoggerProvider>().ForceFlush();
    }

    private IHost Build(params (string Name, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.Services.AddSingleton<TokenCredential>(_credential).AddMonitoring();
        builder.Services.Configure<AzureMonitorExporterOptions>(o =>
        {
            o.Transport = new HttpClientTransport(new HttpClient(_ingestion));
            o.DisableOfflineStorage = true;
        });
        bool exports = builder.Services.AddAzureMonitor(builder.Configuration, _ => { });
        Assert.AreEqual(settings.Length > 0, exports);
        return builder.Build();
    }
}
