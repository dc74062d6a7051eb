using Microsoft.Extensions.Time.Testing;
using Trends.Collect.Quota;
using Trends.Storage;

namespace Trends.Tests.Collect.Quota;

/// <summary>Governors over one store and one clock.</summary>
internal sealed class QuotaHarness
{
    internal static readonly DateTimeOffset Start = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    internal QuotaHarness(DateTimeOffset? start = null)
    {
        Clock = new(start ?? Start);
        One = New();
    }

    internal FakeTimeProvider Clock { get; }

    internal SharedState Store { get; } = new();

    internal QuotaOptions Options { get; } = new() { RetryPause = TimeSpan.Zero };

    internal QuotaGovernor One { get; private set; }

    private int Seed { get; set; }

    internal static QuotaPlan Plan(QuotaWindow window, decimal limit, string name = "plan") => new(name, QuotaScope.Credential, window, limit);

    internal static QuotaRequest Call(params QuotaPlan[] plans) => new("x", "5f1c", plans);

    internal QuotaGovernor New(IStateStore? store = null) => new(store ?? Store, Microsoft.Extensions.Options.Options.Create(Options), Clock, new Random(++Seed).NextDouble);

    /// <summary>Ends the instance without a word, and starts another.</summary>
    internal void Restart() => One = New();

    internal void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    internal async Task<QuotaGrant> Granted(QuotaRequest request, QuotaGovernor? governor = null)
    {
        QuotaDecision decision = await (governor ?? One).TryAcquireAsync(request, default);
        Assert.IsTrue(decision.IsGranted, decision.Wait?.ToString());
        return decision.Grant;
    }

    internal async Task<QuotaWait> Denied(QuotaRequest request, QuotaGovernor? governor = null)
    {
        QuotaDecision decision = await (governor ?? One).TryAcquireAsync(request, default);
        Assert.IsFalse(decision.IsGranted, "granted");
        return decision.Wait!;
    }

    internal async Task Granted(int times, QuotaRequest request, QuotaGovernor? governor = null)
    {
        for (int i = 0; i < times; i++)
        {
            await Granted(request, governor);
        }
    }

    internal Task Settle(QuotaGrant grant, QuotaOutcome outcome, QuotaGovernor? governor = null) => (governor ?? One).SettleAsync(grant, outcome, default);

    internal static Func<string, string?> Headers(params (string Name, string Value)[] headers) =>
        name => headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}
