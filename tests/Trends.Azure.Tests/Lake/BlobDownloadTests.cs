using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Azure.Tests.Accounts;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class BlobDownloadTests
{
    private static TestAccount _account = null!;
    private readonly FaultyHandler _handler = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("trends-test-").FullName;
    private string _container = null!;
    private BlobLake _lake = null!;
    private BlobLake _other = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    private int Gets => _handler.Sent.Count(s => s.Request.StartsWith("GET", StringComparison.Ordinal));

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _account = await TestAccount.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestInitialize]
    public async Task OpenAsync()
    {
        _container = await _account.NewContainerAsync();
        BlobLakeOptions options = new() { WorkFolder = _folder };
        _lake = new(_account.Container(_container, StorageFaults.Through<BlobClientOptions>(_handler)), options, TimeProvider.System);
        _other = new(_account.Container(_container), options, TimeProvider.System);
    }

    [TestCleanup]
    public void Close()
    {
        _lake.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task An_unchanged_object_is_downloaded_once()
    {
        await _other.WriteAsync("p", "first"u8.ToArray(), WriteCondition.Always, Stop);

        string first = await _lake.GetLocalFileAsync("p", Stop);
        string second = await _lake.GetLocalFileAsync("p", Stop);

        Assert.AreEqual(first, second);
        Assert.AreEqual(2, Gets, "The second asks whether it changed.");
    }

    [TestMethod]
    public async Task An_empty_object_is_an_empty_file()
    {
        await _other.WriteAsync("empty", ReadOnlyMemory<byte>.Empty, WriteCondition.Always, Stop);

        Assert.IsEmpty(await File.ReadAllBytesAsync(await _lake.GetLocalFileAsync("empty", Stop), Stop));
        Assert.AreEqual(await _lake.GetLocalFileAsync("empty", Stop), await _lake.GetLocalFileAsync("empty", Stop));
    }

    [TestMethod]
    public async Task Callers_of_one_path_share_one_download()
    {
        await _other.WriteAsync("p", new byte[1 << 20], WriteCondition.Always, Stop);

        string[] files = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _lake.GetLocalFileAsync("p", Stop)));

        Assert.HasCount(1, files.Distinct());
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(files[0])!));
    }

    [TestMethod]
    public async Task A_caller_that_gives_up_does_not_take_the_file_from_the_others()
    {
        await _other.WriteAsync("p", "first"u8.ToArray(), WriteCondition.Always, Stop);
        TaskCompletionSource reached = new();
        _handler.Plan(Fault.Held(reached, Task.Delay(Timeout.Infinite, Stop)));
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task<string> first = _lake.GetLocalFileAsync("p", giveUp.Token);
        await reached.Task;
        Task<string> second = _lake.GetLocalFileAsync("p", Stop);
        await giveUp.CancelAsync();

        OperationCanceledException told = await Assert.ThrowsAsync<OperationCanceledException>(() => first);
        Assert.IsNotNull(told);
        Assert.AreEqual("first", await File.ReadAllTextAsync(await second, Stop));
    }

    [TestMethod]
    public async Task What_was_just_published_is_read_without_a_download()
    {
        string scratch = _lake.NewScratchFile(".ndjson.gz");
        await File.WriteAllTextAsync(scratch, "rows", Stop);
        await _lake.PublishAsync(scratch, "raw/b.ndjson.gz", WriteCondition.IfNew, Stop);

        _handler.Plan(Fault.TornAnswer, r => r.Method == HttpMethod.Get && r.Headers.IfNoneMatch.Count == 0);
        string file = await _lake.GetLocalFileAsync("raw/b.ndjson.gz", Stop);

        Assert.AreEqual("rows", await File.ReadAllTextAsync(file, Stop));
        Assert.EndsWith(".ndjson.gz", file);
        Assert.IsFalse(_handler.IsSpent, "A download would have been torn.");
    }

    [TestMethod]
    public async Task What_another_process_replaced_is_downloaded_and_the_file_handed_out_before_stays()
    {
        await _other.WriteAsync("p", "first"u8.ToArray(), WriteCondition.Always, Stop);
        string first = await _lake.GetLocalFileAsync("p", Stop);
        await _other.WriteAsync("p", "second"u8.ToArray(), WriteCondition.Always, Stop);

        Assert.AreEqual("second", await File.ReadAllTextAsync(await _lake.GetLocalFileAsync("p", Stop), Stop));
        Assert.AreEqual("first", await File.ReadAllTextAsync(first, Stop));
    }

    [TestMethod]
    public async Task What_another_process_deleted_is_missing_here_too()
    {
        await _other.WriteAsync("p", "first"u8.ToArray(), WriteCondition.Always, Stop);
        string file = await _lake.GetLocalFileAsync("p", Stop);
        await _other.DeleteAsync("p", Stop);

        await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => _lake.GetLocalFileAsync("p", Stop));
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    public async Task A_failed_publication_takes_the_file_away_and_keeps_no_copy()
    {
        for (int i = 0; i < 8; i++)
        {
            _handler.Plan(Fault.Status(503));
        }

        string scratch = _lake.NewScratchFile(".tmp");
        await File.WriteAllTextAsync(scratch, "rows", Stop);

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => _lake.PublishAsync(scratch, "p", WriteCondition.Always, Stop));

        Assert.Contains("does not answer (503", error.Message);
        Assert.IsTrue(_handler.IsSpent);
        Assert.IsEmpty(Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }
}
