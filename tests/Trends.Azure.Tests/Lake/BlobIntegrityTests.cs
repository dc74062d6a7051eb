using System.Globalization;
using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Azure.Tests.Accounts;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class BlobIntegrityTests
{
    private const int Large = BlobWriter.WholeBytes + 1;
    private static TestAccount _account = null!;
    private readonly FaultyHandler _faults = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("trends-test-").FullName;
    private BlobLake _lake = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _account = await TestAccount.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestInitialize]
    public async Task OpenAsync() => _lake = new(
        _account.Container(await _account.NewContainerAsync(), StorageFaults.Through<BlobClientOptions>(_faults)),
        new BlobLakeOptions { WorkFolder = _folder },
        TimeProvider.System);

    [TestCleanup]
    public void Close()
    {
        _lake.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(BlobWriter.WholeBytes)]
    [DataRow(Large)]
    public async Task Files_of_one_request_and_of_blocks_come_back_as_they_were(int size)
    {
        byte[] content = await PublishAsync("p", size, seed: 1);

        await ComesBackAsync(content);
        Assert.AreEqual(size > BlobWriter.WholeBytes, _faults.Sent.Any(s => s.Request.Contains("comp=blocklist", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(1000)]
    [DataRow(Large)]
    public async Task A_byte_that_changed_on_its_way_here_is_noticed_and_the_object_downloaded_again(int size)
    {
        byte[] content = await PublishAsync("p", size, seed: 1);
        _faults.Plan(
            new Fault("a byte changes", ServerActs: true, async (answer, token) =>
            {
                answer!.Content = await ChangedAsync(answer.Content, token);
                return answer;
            }),
            r => r.Method == HttpMethod.Get);

        await ComesBackAsync(content);
        Assert.IsTrue(_faults.IsSpent);
    }

    [TestMethod]
    [DataRow(1000)]
    [DataRow(Large)]
    public async Task A_byte_that_changes_on_its_way_there_is_noticed_and_all_is_sent_again(int size)
    {
        ChangingHandler changes = new();
        using BlobLake lake = new(
            _account.Container(_lake.ContainerName, o => o.Transport = new global::Azure.Core.Pipeline.HttpClientTransport(new HttpClient(changes))),
            new BlobLakeOptions { WorkFolder = _folder },
            TimeProvider.System);
        string file = await FileAsync(size, seed: 1);
        byte[] content = await File.ReadAllBytesAsync(file, Stop);

        Assert.IsNotNull(await lake.PublishAsync(file, "p", WriteCondition.IfNew, Stop));

        Assert.IsTrue(changes.IsSpent);
        await ComesBackAsync(content);
    }

    [TestMethod]
    public async Task Large_files_of_concurrent_writers_never_mix()
    {
        byte[][] contents = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => PublishAsync("contested", Large, seed: i)));

        byte[] standing = await File.ReadAllBytesAsync(await _lake.GetLocalFileAsync("contested", Stop), Stop);
        Assert.AreEqual(1, contents.Count(c => c.AsSpan().SequenceEqual(standing)));
    }

    [TestMethod]
    public async Task Of_concurrent_large_new_files_exactly_one_is_published()
    {
        string[] files = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => FileAsync(Large, seed: i)));

        LakeObject?[] published = await Task.WhenAll(files.Select(f => _lake.PublishAsync(f, "contested", WriteCondition.IfNew, Stop)));

        Assert.AreEqual(await _lake.FindAsync("contested", Stop), published.Single(p => p is not null));
        Assert.IsFalse(files.Any(File.Exists));
    }

    [TestMethod]
    public async Task An_object_replaced_during_its_download_comes_whole_in_its_new_version()
    {
        await PublishAsync("p", Large, seed: 1);
        byte[] newer = [];
        _faults.Plan(
            new Fault("replaced meanwhile", ServerActs: true, async (answer, _) =>
            {
                newer = await PublishAsync("p", Large, seed: 2);
                return answer!;
            }),
            r => r.Method == HttpMethod.Get);

        byte[] read = await File.ReadAllBytesAsync(await _lake.GetLocalFileAsync("p", Stop), Stop);

        Assert.IsTrue(newer.AsSpan().SequenceEqual(read));
    }

    [TestMethod]
    public async Task A_file_of_200_MB_goes_up_and_down_with_little_memory()
    {
        const int Megabytes = 200;
        string file = Outside();
        await using (FileStream stream = File.Create(file))
        {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < Megabytes; i++)
            {
                new Random(i).NextBytes(megabyte);
                await stream.WriteAsync(megabyte, Stop);
            }
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        await _lake.PublishAsync(file, "large", WriteCondition.IfNew, Stop);
        long published = GC.GetTotalAllocatedBytes(precise: true);
        string local = await _lake.GetLocalFileAsync("large", Stop);
        long downloaded = GC.GetTotalAllocatedBytes(precise: true);
        await using (Stream read = await _lake.OpenReadAsync("large", Stop))
        {
            await read.CopyToAsync(Stream.Null, Stop);
        }

        long streamed = GC.GetTotalAllocatedBytes(precise: true);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Allocated: up {(published - before) >> 20} MB, down {(downloaded - published) >> 20} MB, read {(streamed - downloaded) >> 20} MB."));
        Assert.AreEqual((long)Megabytes << 20, new FileInfo(local).Length);
        Assert.IsLessThan(Megabytes << 18, published - before);
        Assert.IsLessThan(Megabytes << 18, downloaded - published);
        Assert.IsLessThan(Megabytes << 18, streamed - downloaded);
    }

    private static async Task<HttpContent> ChangedAsync(HttpContent content, CancellationToken cancellationToken)
    {
        byte[] body = await content.ReadAsByteArrayAsync(cancellationToken);
        body[body.Length / 2] ^= 1;
        ByteArrayContent changed = new(body);
        foreach ((string name, IEnumerable<string> values) in content.Headers)
        {
            changed.Headers.TryAddWithoutValidation(name, values);
        }

        return changed;
    }

    private async Task ComesBackAsync(byte[] content)
    {
        byte[] read = await File.ReadAllBytesAsync(await _lake.GetLocalFileAsync("p", Stop), Stop);
        Assert.IsTrue(content.AsSpan().SequenceEqual(read));
    }

    // Outside the scratch folder, so that it does not become a local copy.
    private string Outside() => Path.Combine(_folder, Path.GetRandomFileName());

    private async Task<string> FileAsync(int size, int seed)
    {
        byte[] content = new byte[size];
        new Random(seed).NextBytes(content);
        string file = Outside();
        await File.WriteAllBytesAsync(file, content, Stop);
        return file;
    }

    private async Task<byte[]> PublishAsync(string path, int size, int seed)
    {
        string file = await FileAsync(size, seed);
        byte[] content = await File.ReadAllBytesAsync(file, Stop);
        Assert.IsNotNull(await _lake.PublishAsync(file, path, WriteCondition.Always, Stop));
        return content;
    }

    /// <summary>Changes a byte of the first body that goes out.</summary>
    private sealed class ChangingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _changed;

        public bool IsSpent => _changed > 0;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Put && request.Content is { } content && Interlocked.Increment(ref _changed) == 1)
            {
                request.Content = await ChangedAsync(content, cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
