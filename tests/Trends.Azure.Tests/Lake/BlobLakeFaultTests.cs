using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Azure.Tests.Accounts;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class BlobLakeFaultTests
{
    private const int Large = BlobWriter.WholeBytes + 1;
    private static TestAccount _account = null!;
    private static string _container = null!;
    private readonly FaultyHandler _faults = new();
    private readonly string _path = "raw/" + _account.NewName();
    private BlobLake _lake = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _account = await TestAccount.StartAsync();
        _container = await _account.NewContainerAsync();
    }

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestInitialize]
    public void Open() => _lake = new(_account.Container(_container, StorageFaults.Through<BlobClientOptions>(_faults)), new BlobLakeOptions(), TimeProvider.System);

    [TestCleanup]
    public void Close() => _lake.Dispose();

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_new_object_is_written_once_and_known_to_be(Fault fault)
    {
        Plan(fault, HttpMethod.Put);

        LakeObject? written = await WriteAsync("first", WriteCondition.IfNew);

        await StandsAsync(written, "first");
        Assert.IsNull(await WriteAsync("second", WriteCondition.IfNew));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_version_is_replaced_once_and_known_to_be(Fault fault)
    {
        LakeObject? first = await WriteAsync("first", WriteCondition.Always);
        Plan(fault, HttpMethod.Put);

        LakeObject? second = await WriteAsync("second", WriteCondition.IfMatch(first!.ETag));

        await StandsAsync(second, "second");
        Assert.IsNull(await WriteAsync("third", WriteCondition.IfMatch(first.ETag)));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_write_that_comes_too_late_stays_refused(Fault fault)
    {
        LakeObject? first = await WriteAsync("first", WriteCondition.Always);
        LakeObject? second = await WriteAsync("second", WriteCondition.Always);
        Plan(fault, HttpMethod.Put);

        Assert.IsNull(await WriteAsync("late", WriteCondition.IfMatch(first!.ETag)));

        await StandsAsync(second, "second");
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_large_file_is_published_whole_though_a_block_fails(Fault fault) => await PublishLargeAsync(fault, "comp=block&");

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_large_file_is_published_once_though_its_last_request_fails(Fault fault) => await PublishLargeAsync(fault, "comp=blocklist");

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task What_was_there_is_deleted_and_known_to_have_been(Fault fault)
    {
        await WriteAsync("first", WriteCondition.Always);
        Plan(fault, HttpMethod.Delete);

        Assert.IsTrue(await _lake.DeleteAsync(_path, Stop));

        Assert.IsNull(await _lake.FindAsync(_path, Stop));
        Assert.IsFalse(await _lake.DeleteAsync(_path, Stop));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task An_object_is_described_and_read(Fault fault)
    {
        LakeObject? written = await WriteAsync("안녕하세요", WriteCondition.Always);

        Plan(fault, HttpMethod.Head);
        Assert.AreEqual(written, await _lake.FindAsync(_path, Stop));
        Plan(fault, HttpMethod.Get);
        Assert.AreEqual("안녕하세요", await ReadAsync());
        Plan(fault, HttpMethod.Get);
        Assert.AreEqual("안녕하세요", await File.ReadAllTextAsync(await _lake.GetLocalFileAsync(_path, Stop), Stop));
        Assert.IsTrue(_faults.IsSpent);
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task All_objects_are_listed_once(Fault fault)
    {
        await WriteAsync("first", WriteCondition.Always);
        await _lake.WriteAsync(_path + "/2", "second"u8.ToArray(), WriteCondition.Always, Stop);
        Plan(fault, HttpMethod.Get);

        CollectionAssert.AreEqual((string[])[_path, _path + "/2"], await _lake.ListAsync(_path, Stop).Select(o => o.Path).ToArrayAsync(Stop));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Told), typeof(StorageFaults))]
    public async Task An_unknown_refusal_is_told_and_leaves_nothing_half_done(Fault fault)
    {
        Plan(fault, HttpMethod.Put);

        await Assert.ThrowsExactlyAsync<RequestFailedException>(() => WriteAsync("first", WriteCondition.IfNew));

        Assert.IsNull(await _lake.FindAsync(_path, Stop));
        await StandsAsync(await WriteAsync("again", WriteCondition.IfNew), "again");
    }

    [TestMethod]
    public async Task A_throttled_client_comes_again_when_it_was_told_to()
    {
        Plan(Fault.Status(429, TimeSpan.FromSeconds(1)), HttpMethod.Put);

        await WriteAsync("first", WriteCondition.IfNew);

        long[] sent = [.. _faults.Sent.Select(s => s.At)];
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.99), TimeProvider.System.GetElapsedTime(sent[0], sent[1]));
    }

    [TestMethod]
    public async Task A_request_that_is_never_answered_is_given_up_and_made_again()
    {
        using BlobLake impatient = new(
            _account.Container(_container, StorageFaults.Through<BlobClientOptions>(_faults) + (o => o.Retry.NetworkTimeout = TimeSpan.FromSeconds(1))),
            new BlobLakeOptions(),
            TimeProvider.System);
        _faults.Plan(Fault.Held(new TaskCompletionSource(), Task.Delay(Timeout.Infinite, Stop)));

        await StandsAsync(await impatient.WriteAsync(_path, "first"u8.ToArray(), WriteCondition.IfNew, Stop), "first");
    }

    [TestMethod]
    public async Task A_slow_write_ends_when_the_service_does_and_stops_when_it_is_cancelled()
    {
        TaskCompletionSource reached = new();
        TaskCompletionSource release = new();
        _faults.Plan(Fault.Held(reached, release.Task));

        Task<LakeObject?> slow = WriteAsync("slow", WriteCondition.IfNew);
        await reached.Task;
        Assert.IsFalse(slow.IsCompleted);
        release.SetResult();
        await StandsAsync(await slow, "slow");

        TaskCompletionSource reachedAgain = new();
        _faults.Plan(Fault.Held(reachedAgain, Task.Delay(Timeout.Infinite, Stop)));
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<LakeObject?> stopped = _lake.WriteAsync(_path, "stopped"u8.ToArray(), WriteCondition.Always, cancel.Token);
        await reachedAgain.Task;
        await cancel.CancelAsync();
        OperationCanceledException told = await Assert.ThrowsAsync<OperationCanceledException>(() => stopped);
        Assert.IsNotNull(told);
    }

    private async Task PublishLargeAsync(Fault fault, string query)
    {
        _faults.Plan(fault, r => r.Method == HttpMethod.Put && (r.RequestUri!.Query + '&').Contains(query, StringComparison.Ordinal));
        string file = _lake.NewScratchFile(".bin");
        byte[] content = new byte[Large];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(file, content, Stop);

        LakeObject? published = await _lake.PublishAsync(file, _path, WriteCondition.IfNew, Stop);

        Assert.IsTrue(_faults.IsSpent);
        Assert.AreEqual(published, await _lake.FindAsync(_path, Stop));
        MemoryStream read = new();
        await using Stream stream = await _lake.OpenReadAsync(_path, Stop);
        await stream.CopyToAsync(read, Stop);
        Assert.IsTrue(content.AsSpan().SequenceEqual(read.ToArray()));
    }

    private void Plan(Fault fault, HttpMethod method) => _faults.Plan(fault, r => r.Method == method);

    private Task<LakeObject?> WriteAsync(string text, WriteCondition condition) => _lake.WriteAsync(_path, Encoding.UTF8.GetBytes(text), condition, Stop);

    private async Task<string> ReadAsync()
    {
        using StreamReader reader = new(await _lake.OpenReadAsync(_path, Stop));
        return await reader.ReadToEndAsync(Stop);
    }

    private async Task StandsAsync(LakeObject? written, string text)
    {
        Assert.IsTrue(_faults.IsSpent);
        Assert.IsNotNull(written);
        Assert.AreEqual(written, await _lake.FindAsync(_path, Stop));
        Assert.AreEqual(text, await ReadAsync());
    }
}
