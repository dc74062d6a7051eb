using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class ConcurrencyTests
{
    private static readonly QuotaRequest Stream = Call(Plan(new ConcurrencyWindow(TimeSpan.FromMinutes(1)), 1));

    [TestMethod]
    public async Task A_place_is_free_when_its_call_has_ended()
    {
        QuotaHarness quota = new();
        QuotaGrant grant = await quota.Granted(Stream);
        await quota.Denied(Stream, quota.New());

        await quota.Settle(grant, new() { Status = 200 });
        await quota.Granted(Stream, quota.New());
    }

    [TestMethod]
    [DataRow(59.999, false)]
    [DataRow(60.0, true)]
    public async Task A_crashed_holder_blocks_its_place_no_longer_than_the_lease(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        await quota.Granted(Stream);
        quota.Restart();
        quota.Advance(seconds);

        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(Stream, default)).IsGranted);
    }

    [TestMethod]
    public async Task Signs_of_life_hold_a_place()
    {
        QuotaHarness quota = new();
        QuotaGrant grant = await quota.Granted(Stream);
        for (int i = 0; i < 5; i++)
        {
            quota.Advance(59);
            Assert.IsTrue(await grant.RenewAsync(default));
        }

        await quota.Denied(Stream, quota.New());
    }

    [TestMethod]
    public async Task A_place_that_was_lost_is_told()
    {
        QuotaHarness quota = new();
        QuotaGrant grant = await quota.Granted(Stream);
        quota.Advance(60);
        await quota.Granted(Stream, quota.New());

        Assert.IsFalse(await grant.RenewAsync(default));
        await quota.Settle(grant, new() { Status = 200 });
        await quota.Denied(Stream, quota.New());
    }
}
