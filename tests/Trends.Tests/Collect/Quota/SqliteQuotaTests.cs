using Microsoft.Extensions.Options;
using Trends.Collect.Quota;
using Trends.Local.State;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

/// <summary>Instances that race in earnest: threads, the laptop's state store, the machine's clock.</summary>
[TestClass]
public sealed class SqliteQuotaTests
{
    private static readonly QuotaPlan Small = Plan(new RollingWindow(TimeSpan.FromDays(7)), 60, "small");
    private static readonly QuotaPlan Large = Plan(new RollingWindow(TimeSpan.FromDays(1)), 2_000, "large");

    [TestMethod]
    public async Task Racing_instances_share_a_small_window_to_the_last_call() => Assert.AreEqual(60, await RaceAsync(Call(Small, Large)));

    [TestMethod]
    public async Task Racing_instances_share_a_large_window_and_never_overspend()
    {
        int granted = await RaceAsync(Call(Large));

        Assert.IsTrue(granted is > 1_900 and <= 2_000, $"{granted}");
    }

    private static async Task<int> RaceAsync(QuotaRequest call)
    {
        using TempFolder folder = new();
        await using SqliteStateStore store = new(Path.Combine(folder.Path, "state.db"));
        IOptions<QuotaOptions> options = Options.Create(new QuotaOptions { MostAttempts = 200, RetryPause = TimeSpan.FromMilliseconds(1) });
        int granted = 0;
        await Task.WhenAll(Enumerable.Range(1, 4).Select(seed => Task.Run(async () =>
        {
            Random random = new(seed);
            Lock turn = new();
            using QuotaGovernor governor = new(store, options, TimeProvider.System, Chance);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                // A window that is used up is said to be so twice: the first may have been contended.
                for (int refused = 0; refused < 2;)
                {
                    QuotaDecision decision = await governor.TryAcquireAsync(call, default);
                    _ = decision.IsGranted ? Interlocked.Increment(ref granted) : ++refused;
                }
            })));

            double Chance()
            {
                lock (turn)
                {
                    return random.NextDouble();
                }
            }
        })));
        return granted;
    }
}
