using Trends.Engine;
using Trends.Storage;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Engine;

[TestClass]
public sealed class OutputLedgerTests : IDisposable
{
    private const string First = "out/month=2026-01/part-0.parquet";
    private readonly TestLake _lake = new();

    public TestContext TestContext { get; set; } = null!;

    public void Dispose() => _lake.Dispose();

    // A run that was interrupted wrote both months in one slice; the next one wrote the first again in a slice of its own.
    // Which receipt comes last is decided by hashes of the paths in them, so several neighbours are tried.
    [TestMethod]
    public async Task Of_receipts_that_name_one_output_the_one_that_tells_its_version_counts_in_whatever_order_they_lie()
    {
        for (int neighbour = 2; neighbour <= 12; neighbour++)
        {
            OutputLedger ledger = new(_lake, "out");
            string other = $"out/month=2026-{neighbour:00}/part-0.parquet";
            OutputEntry stale = await WriteAsync(First, "digest 1");
            await ledger.WriteReceiptAsync(new(StringComparer.Ordinal) { [First] = stale, [other] = await WriteAsync(other, "digest 1") }, TestContext.CancellationToken);
            OutputEntry fresh = await WriteAsync(First, "digest 2");
            await ledger.WriteReceiptAsync(new(StringComparer.Ordinal) { [First] = fresh }, TestContext.CancellationToken);

            Dictionary<string, OutputEntry> standing = await ledger.FindStandingAsync(TestContext.CancellationToken);

            Assert.AreEqual(fresh, standing.GetValueOrDefault(First), $"beside month {neighbour}");
            Assert.AreEqual("digest 1", standing[other].Digest);
            _lake.DeleteFolder("out/");
        }
    }

    [TestMethod]
    public async Task An_output_that_was_overwritten_since_does_not_stand()
    {
        OutputLedger ledger = new(_lake, "out");
        OutputEntry entry = await WriteAsync(First, "digest 1");
        await ledger.WriteReceiptAsync(new(StringComparer.Ordinal) { [First] = entry }, TestContext.CancellationToken);
        Assert.AreEqual(entry, (await ledger.FindStandingAsync(TestContext.CancellationToken))[First]);

        await WriteAsync(First, "digest 2");

        Assert.IsEmpty(await ledger.FindStandingAsync(TestContext.CancellationToken));
    }

    private async Task<OutputEntry> WriteAsync(string path, string digest) =>
        new(digest, 1, (await _lake.WriteAsync(path, new byte[1], WriteCondition.Always, TestContext.CancellationToken))!.ETag);
}
