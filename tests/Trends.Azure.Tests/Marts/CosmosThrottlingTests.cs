using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;
using static Trends.Azure.Tests.Marts.TestCosmos;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosThrottlingTests
{
    private readonly CosmosAccount _account = new(TimeProvider.System);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(1, DisplayName = "rows of many partitions, in bulk")]
    [DataRow(500, DisplayName = "rows of few partitions, in transactions")]
    public async Task Five_thousand_rows_get_through_a_budget_for_a_fraction_of_them(int rowsAPartition)
    {
        using CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);
        CosmosBudget budget = _account.Limit(8_000);

        Assert.AreEqual(5000, await store.UpsertManyAsync(Mart, Enumerable.Range(0, 5000).Select(i => Row($"p{i / rowsAPartition}", $"{i:0000}")).ToAsyncEnumerable(), Stop));

        Assert.IsGreaterThan(0, budget.Refused);
        _account.Budget = null;
        Assert.AreEqual(5000, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task Rows_are_taken_from_their_source_no_faster_than_they_are_written()
    {
        const int most = 100;
        using CosmosMartStore store = Open(_account, o => o.MaxConcurrency = most);
        await store.CreateAsync(Mart, Stop);
        _account.Limit(4_000);
        int ahead = 0;
        IEnumerable<MartRow> rows = Enumerable.Range(0, 2000).Select(i =>
        {
            ahead = Math.Max(ahead, i - _account.Documents);
            return Row($"p{i}", $"{i}");
        });

        await store.UpsertManyAsync(Mart, rows.ToAsyncEnumerable(), Stop);

        Assert.IsLessThanOrEqualTo(most + 2, ahead);
    }

    [TestMethod]
    public async Task A_container_without_any_throughput_is_named_with_what_to_raise()
    {
        using CosmosMartStore store = Open(_account, o => o.GiveUpAfter = TimeSpan.FromSeconds(1));
        await store.CreateAsync(Mart, Stop);
        _account.Limit(0);

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.UpsertManyAsync(Mart, Enumerable.Range(0, 200).Select(i => Row($"p{i}", "a")).ToAsyncEnumerable(), Stop));

        Assert.Contains("'things'", error.Message);
        Assert.Contains("autoscale maximum", error.Message);
    }

    [TestMethod]
    public async Task Of_rows_with_one_key_the_last_counts()
    {
        using CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);

        await store.UpsertManyAsync(Mart, Enumerable.Range(0, 200).Select(i => Row($"p{i % 3}", $"{i % 9}", $"{i}")).ToAsyncEnumerable(), Stop);
        await store.UpsertManyAsync(Mart, Enumerable.Range(0, 200).Select(i => Row("q", $"{i % 50}", $"{i}")).ToAsyncEnumerable(), Stop);

        for (int i = 0; i < 9; i++)
        {
            Assert.AreEqual($"{199 - ((199 - i) % 9)}", (await store.ReadAsync(Mart, $"p{i % 3}", $"{i}", Stop))!.Cells[2]);
        }

        Assert.AreEqual("199", (await store.ReadAsync(Mart, "q", "49", Stop))!.Cells[2]);
        Assert.AreEqual("150", (await store.ReadAsync(Mart, "q", "0", Stop))!.Cells[2]);
    }

    [TestMethod]
    public async Task A_throttled_gate_halves_once_a_wave_and_opens_when_the_service_said()
    {
        FakeTimeProvider clock = new();
        CosmosGate gate = new(100, clock);
        for (int i = 0; i < 4; i++)
        {
            await gate.EnterAsync(1, Stop);
        }

        CosmosOutcome throttled = new(System.Net.HttpStatusCode.TooManyRequests, 3200, TimeSpan.FromSeconds(2), null);
        gate.Leave(1, throttled);
        gate.Leave(1, throttled);
        gate.Leave(1, throttled);

        Assert.AreEqual(50, gate.Limit);
        Task next = gate.EnterAsync(1, Stop).AsTask();
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.IsFalse(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await next.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        gate.Leave(1, throttled);
        Assert.AreEqual(25, gate.Limit);
    }

    [TestMethod]
    public async Task A_gate_that_lets_all_through_widens_to_its_most()
    {
        FakeTimeProvider clock = new();
        CosmosGate gate = new(40, clock);
        await gate.EnterAsync(1, Stop);
        gate.Leave(1, new(System.Net.HttpStatusCode.TooManyRequests, 0, TimeSpan.Zero, null));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(20, gate.Limit);
        for (int i = 0; i < 20; i++)
        {
            await gate.EnterAsync(1, Stop);
            gate.Leave(1, new(System.Net.HttpStatusCode.OK, 0, TimeSpan.Zero, null));
        }

        Assert.AreEqual(22, gate.Limit);
        for (int i = 0; i < 1000; i++)
        {
            await gate.EnterAsync(1, Stop);
            gate.Leave(1, new(System.Net.HttpStatusCode.OK, 0, TimeSpan.Zero, null));
        }

        Assert.AreEqual(40, gate.Limit);
    }
}
