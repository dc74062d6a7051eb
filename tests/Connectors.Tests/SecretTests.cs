using Connectors.Tests.Rig;
using Connectors.Tests.Rig.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrendFunctions.Cli;
using Trends.Collect.Connect;
using Trends.Pipeline;
using Trends.Simulator.Faults;

namespace Connectors.Tests;

/// <summary>All platforms at once, with every secret that there is, through good times and bad ones: nothing that is written or said holds any.</summary>
[TestClass]
public sealed class SecretTests
{
    private static readonly FaultKind[] Outages = [FaultKind.TokenExpiry, FaultKind.QuotaBlock, FaultKind.Status, FaultKind.ErrorInOk, FaultKind.Malformed, FaultKind.TornBody];

    private readonly CapturedLog _log = new();
    private readonly CapturedProgress _progress = new();
    private readonly List<string> _said = [];

    [TestMethod]
    public async Task No_secret_is_written_or_said_while_platforms_are_read_and_while_they_fail()
    {
        using CapturedSpans spans = new();
        await using ConnectorRig rig = await ConnectorRig.StartAsync(null, new() { Size = 60, WithLimits = false }, Settings, Listen);
        await ReadAsync(rig);
        Assert.IsGreaterThan(500, rig.Lake.Objects.Count + rig.State.Rows.Count + _progress.Lines.Count);
        foreach (FaultKind outage in Outages)
        {
            rig.Clock.Advance(TimeSpan.FromDays(2));
            foreach (string platform in rig.Simulator.Platforms)
            {
                rig.Simulator.Context.Faults.Set(platform, new(outage));
            }

            await rig.RestartAsync();
            await ReadAsync(rig);
            await CheckAsync(rig);
            rig.Simulator.Context.Faults.ClearAll();
        }

        Nowhere(rig, spans);
    }

    [TestMethod]
    public async Task No_secret_is_written_or_said_when_a_gateway_says_whole_requests_back()
    {
        using CapturedSpans spans = new();
        await using ConnectorRig rig = await ConnectorRig.StartAsync(null, new() { Size = 60, WithLimits = false }, Settings, services =>
        {
            Listen(services);
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(static () => new EchoHandler()));
        });

        // Each turn asks for the same at another place of the handler's turns.
        for (int turn = 0; turn < 5; turn++)
        {
            await rig.RestartAsync(rig.SettingsOf(":Secrets:").ToDictionary(s => s.Key, string? (s) => turn == 0 ? $"wr0ng+{s.Key.Split(':')[^1]}/of={s.Key.Split(':')[2]}&" : s.Value));
            rig.Clock.Advance(TimeSpan.FromDays(2));
            await ReadAsync(rig);
            await CheckAsync(rig);
        }

        Assert.IsGreaterThan(100, _said.Count(line => line.Contains("[secret]", StringComparison.Ordinal)), "what was said back reached messages, and was taken out of them");
        Nowhere(rig, spans);
    }

    // Some platforms by another way than their own: another host's keys, and refresh tokens that are posted.
    private static Dictionary<string, string?> Settings => new(
        SourceCatalog.Current.Platforms.Where(p => p.Platform is "linkedin" or "naver-blog" or "pinterest").SelectMany(p => DemoSources.Way(p, p.Variants![0].Name)))
    {
        ["Sources:MaxParents"] = "1",
        ["Sources:MaxWait"] = "00:10:00",
    };

    private void Listen(IServiceCollection services) => services
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
        .AddSingleton<IRunProgress>(_progress);

    private async Task ReadAsync(ConnectorRig rig)
    {
        foreach (bool ofParents in new[] { false, true })
        {
            foreach (SourceRead read in await rig.Planner.PlanAsync(null, null, ofParents, default))
            {
                try
                {
                    SourceResult result = await rig.Collector.CollectAsync(read, default);
                    _said.Add($"{result} {result.Message} {result.Error}");
                    _said.AddRange(result.Landed.Warnings);
                }
                catch (Exception e) when (e is not AssertFailedException)
                {
                    // Whatever it is, it would end in the run's report.
                    _said.Add(e.ToString());
                }
            }
        }
    }

    private async Task CheckAsync(ConnectorRig rig)
    {
        foreach (string platform in rig.Checker.Enabled)
        {
            await foreach (SourceCheck check in rig.Checker.CheckAsync(platform, default))
            {
                _said.Add(check.ToString());
            }
        }
    }

    private void Nowhere(ConnectorRig rig, CapturedSpans spans)
    {
        IReadOnlyDictionary<string, string> secrets = rig.SettingsOf(":Secrets:");
        string[] basics =
        [
            .. secrets.Where(s => s.Key.EndsWith(":clientId", StringComparison.Ordinal))
                .Select(s => $"{s.Value}:{secrets[s.Key.Replace(":clientId", ":clientSecret", StringComparison.Ordinal)]}"),
        ];
        Assert.IsGreaterThan(10, secrets.Values.Distinct().Count() + basics.Length);
        SecretSearch search = new(secrets.Values.Concat(basics).Distinct());
        search.Pass(rig);
        search.Pass("the log", string.Join('\n', _log.Lines));
        search.Pass("the progress", string.Join('\n', _progress.Lines));
        search.Pass("the spans", string.Join('\n', spans.Lines));
        search.Pass("results, exceptions and checks", string.Join('\n', _said));
    }
}
