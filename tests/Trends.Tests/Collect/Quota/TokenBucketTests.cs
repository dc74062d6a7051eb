using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class TokenBucketTests
{
    private static readonly QuotaPlan Points = Plan(new TokenBucketWindow(2), 10);

    [TestMethod]
    public async Task A_full_bucket_is_spent_at_once_and_fills_steadily()
    {
        QuotaHarness quota = new();
        await quota.Granted(10, Call(Points));

        QuotaWait wait = await quota.Denied(Call(Points));
        AssertAbout(0.5, wait);
        quota.Clock.SetUtcNow(wait.Until.AddMilliseconds(-1));
        await quota.Denied(Call(Points));
        quota.Clock.SetUtcNow(wait.Until);
        await quota.Granted(Call(Points));
        await quota.Denied(Call(Points));
    }

    [TestMethod]
    public async Task It_never_holds_more_than_its_capacity()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Points));
        quota.Advance(3_600);
        await quota.Granted(10, Call(Points));

        await quota.Denied(Call(Points));
    }

    [TestMethod]
    public async Task Dear_calls_wait_for_their_points()
    {
        QuotaHarness quota = new();
        await quota.Granted(10, Call(Points));

        AssertAbout(2.5, await quota.Denied(Call(Points) with { Cost = 5 }));
        Assert.AreEqual(DateTimeOffset.MaxValue, (await quota.Denied(Call(Points) with { Cost = 11 })).Until);
    }

    [TestMethod]
    public async Task Fewer_points_than_thought_are_learned_from_headers()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Points with { Usage = new() { Remaining = "Ratelimit-Remaining" } });
        await quota.Settle(await quota.Granted(call), new() { Status = 200, Headers = Headers(("Ratelimit-Remaining", "2")) });
        await quota.Granted(2, call);

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task A_call_not_sent_is_given_back()
    {
        QuotaHarness quota = new();
        QuotaGrant grant = await quota.Granted(Call(Points) with { Cost = 10 });
        await quota.Settle(grant, QuotaOutcome.NotSent);

        await quota.Granted(10, Call(Points));
        await quota.Denied(Call(Points));
    }

    // What was just taken from a full bucket holds it down for a sixty-fourth of its filling time.
    private static void AssertAbout(double seconds, QuotaWait wait) =>
        Assert.IsTrue(wait.Until >= Start.AddSeconds(seconds) && wait.Until < Start.AddSeconds(seconds + 0.16), $"{wait.Until:o}");
}
