using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class InvalidRequestTests
{
    private static readonly QuotaRequest Bot = Call(Plan(new InvalidRequestWindow(TimeSpan.FromMinutes(10), [401, 403, 429]), 3));

    [TestMethod]
    public async Task Valid_calls_cost_nothing()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 50; i++)
        {
            await quota.Settle(await quota.Granted(Bot), new() { Status = i % 2 is 0 ? 200 : 404 });
        }

        await quota.Granted(3, Bot);
        await quota.Denied(Bot);
    }

    [TestMethod]
    public async Task Calls_stop_before_the_platform_bans()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Bot), new() { Status = 401 });
        await quota.Settle(await quota.Granted(Bot), new() { Status = 403 });
        await quota.Settle(await quota.Granted(Bot), new() { Status = null });

        await quota.Denied(Bot);
        quota.Advance(603);
        await quota.Granted(Bot);
    }

    [TestMethod]
    public async Task Calls_on_their_way_count_until_they_are_answered()
    {
        QuotaHarness quota = new();
        QuotaGrant first = await quota.Granted(Bot);
        await quota.Granted(2, Bot);
        await quota.Denied(Bot);

        await quota.Settle(first, new() { Status = 200 });
        await quota.Granted(Bot);
    }

    [TestMethod]
    public async Task An_invalid_request_counts_from_its_answer()
    {
        QuotaHarness quota = new();
        QuotaGrant slow = await quota.Granted(Bot);
        await quota.Granted(2, Bot);
        quota.Advance(300);
        await quota.Settle(slow, new() { Status = 401 });
        quota.Advance(303);
        await quota.Granted(2, Bot);

        await quota.Denied(Bot);
    }
}
