using System.Text;
using Trends.Storage;

namespace Trends.Contracts;

/// <summary>What every lake does.</summary>
[TestClass]
public abstract class LakeContract
{
    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task What_was_written_is_read_back_and_described()
    {
        ILake lake = await CreateAsync();

        LakeObject written = await WriteAsync(lake, "raw/a/b.txt", "안녕");

        Assert.AreEqual("안녕", await ReadAsync(lake, "raw/a/b.txt"));
        Assert.AreEqual("raw/a/b.txt", written.Path);
        Assert.AreEqual(6, written.Size);
        Assert.AreNotEqual("", written.ETag);
        Assert.AreEqual(written, await lake.FindAsync("raw/a/b.txt", Stop));
    }

    [TestMethod]
    public async Task Empty_objects_are_objects()
    {
        ILake lake = await CreateAsync();

        await WriteAsync(lake, "empty", "");

        Assert.AreEqual(0, (await lake.FindAsync("empty", Stop))!.Size);
        Assert.AreEqual("", await ReadAsync(lake, "empty"));
    }

    [TestMethod]
    public async Task What_is_not_there_is_null_or_named_by_the_exception()
    {
        ILake lake = await CreateAsync();
        await WriteAsync(lake, "folder/object", "x");

        Assert.IsNull(await lake.FindAsync("nothing", Stop));
        Assert.IsNull(await lake.FindAsync("folder", Stop));
        Assert.Contains("'nothing/here'", (await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => lake.OpenReadAsync("nothing/here", Stop))).Message);
        await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => lake.OpenReadAsync("folder", Stop));
        await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => lake.GetLocalFileAsync("nothing", Stop));
    }

    [TestMethod]
    public async Task Every_write_changes_the_etag_even_with_the_same_bytes_at_once()
    {
        ILake lake = await CreateAsync();
        HashSet<string> etags = [];

        for (int i = 0; i < 50; i++)
        {
            Assert.IsTrue(etags.Add((await WriteAsync(lake, "same", "same")).ETag));
        }

        await lake.DeleteAsync("same", Stop);
        Assert.IsTrue(etags.Add((await WriteAsync(lake, "same", "same")).ETag));
    }

    [TestMethod]
    public async Task If_new_writes_only_where_nothing_is()
    {
        ILake lake = await CreateAsync();

        Assert.IsNotNull(await lake.WriteAsync("one", "first"u8.ToArray(), WriteCondition.IfNew, Stop));
        Assert.IsNull(await lake.WriteAsync("one", "second"u8.ToArray(), WriteCondition.IfNew, Stop));
        Assert.AreEqual("first", await ReadAsync(lake, "one"));
    }

    [TestMethod]
    public async Task If_match_writes_only_over_that_version()
    {
        ILake lake = await CreateAsync();
        LakeObject first = await WriteAsync(lake, "one", "first");

        LakeObject? second = await lake.WriteAsync("one", "second"u8.ToArray(), WriteCondition.IfMatch(first.ETag), Stop);

        Assert.IsNotNull(second);
        Assert.IsNull(await lake.WriteAsync("one", "third"u8.ToArray(), WriteCondition.IfMatch(first.ETag), Stop));
        Assert.AreEqual("second", await ReadAsync(lake, "one"));
        Assert.IsNull(await lake.WriteAsync("none", "x"u8.ToArray(), WriteCondition.IfMatch(first.ETag), Stop));
        Assert.IsNull(await lake.FindAsync("none", Stop));
    }

    [TestMethod]
    public async Task Of_concurrent_new_writes_exactly_one_wins()
    {
        ILake lake = await CreateAsync();

        LakeObject?[] written = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => lake.WriteAsync("contested", Encoding.UTF8.GetBytes($"writer {i}"), WriteCondition.IfNew, Stop), Stop)));

        int winner = Array.FindIndex(written, w => w is not null);
        Assert.AreEqual(1, written.Count(w => w is not null));
        Assert.AreEqual($"writer {winner}", await ReadAsync(lake, "contested"));
    }

    [TestMethod]
    public async Task Of_concurrent_writes_over_one_version_exactly_one_wins()
    {
        ILake lake = await CreateAsync();
        LakeObject first = await WriteAsync(lake, "contested", "first");

        LakeObject?[] written = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => lake.WriteAsync("contested", Encoding.UTF8.GetBytes($"writer {i}"), WriteCondition.IfMatch(first.ETag), Stop), Stop)));

        Assert.AreEqual(1, written.Count(w => w is not null));
    }

    [TestMethod]
    public async Task A_reader_never_sees_half_an_object()
    {
        ILake lake = await CreateAsync();
        byte[] ones = [.. Enumerable.Repeat((byte)1, 300_000)];
        byte[] twos = [.. Enumerable.Repeat((byte)2, 200_000)];
        await lake.WriteAsync("flipped", ones, WriteCondition.Always, Stop);

        using CancellationTokenSource done = new();
        Task reader = Task.Run(
            async () =>
            {
                for (int reads = 0; reads < 3 || !done.IsCancellationRequested; reads++)
                {
                    byte[] seen = await BytesAsync(lake, "flipped");
                    CollectionAssert.AreEqual(seen[0] == 1 ? ones : twos, seen);
                }
            },
            Stop);
        for (int i = 0; i < 20; i++)
        {
            await lake.WriteAsync("flipped", i % 2 == 0 ? twos : ones, WriteCondition.Always, Stop);
        }

        await done.CancelAsync();
        await reader;
    }

    [TestMethod]
    public async Task An_open_reader_keeps_the_version_it_opened_or_fails_but_never_mixes()
    {
        ILake lake = await CreateAsync();
        byte[] ones = [.. Enumerable.Repeat((byte)1, 1_000_000)];
        await lake.WriteAsync("replaced", ones, WriteCondition.Always, Stop);
        await using Stream open = await lake.OpenReadAsync("replaced", Stop);
        byte[] start = new byte[10];
        await open.ReadExactlyAsync(start, Stop);

        await lake.WriteAsync("replaced", new byte[1_000_000], WriteCondition.Always, Stop);

        try
        {
            MemoryStream rest = new();
            await open.CopyToAsync(rest, Stop);
            Assert.IsTrue(rest.ToArray().All(b => b == 1));
        }
        catch (Exception e) when (e is IOException or TrendsException)
        {
            TestContext.WriteLine("The reader was told: " + e.Message);
        }
    }

    [TestMethod]
    public async Task A_published_file_is_the_object_and_is_taken_away()
    {
        ILake lake = await CreateAsync();
        string file = await ScratchAsync(lake, "rows");

        LakeObject? published = await lake.PublishAsync(file, "staging/part-0.parquet", WriteCondition.Always, Stop);

        Assert.IsNotNull(published);
        Assert.AreEqual("rows", await ReadAsync(lake, "staging/part-0.parquet"));
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    public async Task A_file_from_outside_the_scratch_folder_is_published_too()
    {
        ILake lake = await CreateAsync();
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "rows", Stop);

        await lake.PublishAsync(file, "outside", WriteCondition.Always, Stop);

        Assert.AreEqual("rows", await ReadAsync(lake, "outside"));
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    public async Task Publishing_keeps_to_its_condition_and_takes_the_file_away_anyhow()
    {
        ILake lake = await CreateAsync();
        LakeObject? first = await lake.PublishAsync(await ScratchAsync(lake, "first"), "p", WriteCondition.IfNew, Stop);
        string second = await ScratchAsync(lake, "second");

        Assert.IsNotNull(first);
        Assert.IsNull(await lake.PublishAsync(second, "p", WriteCondition.IfNew, Stop));
        Assert.IsFalse(File.Exists(second));
        Assert.AreEqual("first", await ReadAsync(lake, "p"));

        LakeObject? third = await lake.PublishAsync(await ScratchAsync(lake, "third"), "p", WriteCondition.IfMatch(first.ETag), Stop);
        Assert.IsNotNull(third);
        Assert.AreNotEqual(first.ETag, third.ETag);
        Assert.AreEqual("third", await ReadAsync(lake, "p"));
    }

    [TestMethod]
    public async Task A_local_file_has_the_objects_bytes()
    {
        ILake lake = await CreateAsync();
        await WriteAsync(lake, "models/m/1/model.zip", "first");
        Assert.AreEqual("first", await File.ReadAllTextAsync(await lake.GetLocalFileAsync("models/m/1/model.zip", Stop), Stop));

        await WriteAsync(lake, "models/m/1/model.zip", "second");
        Assert.AreEqual("second", await File.ReadAllTextAsync(await lake.GetLocalFileAsync("models/m/1/model.zip", Stop), Stop));
    }

    [TestMethod]
    public async Task Scratch_files_are_distinct_and_below_the_scratch_folder()
    {
        ILake lake = await CreateAsync();

        string[] files = [.. Enumerable.Range(0, 100).Select(_ => lake.NewScratchFile(".parquet"))];

        Assert.AreEqual(100, files.Distinct().Count());
        Assert.IsTrue(files.All(f => f.StartsWith(lake.ScratchFolder, StringComparison.Ordinal) && f.EndsWith(".parquet", StringComparison.Ordinal)));
        Assert.IsTrue(Directory.Exists(lake.ScratchFolder));
    }

    [TestMethod]
    public async Task Listing_is_in_ordinal_order_and_by_any_prefix()
    {
        ILake lake = await CreateAsync();
        string[] paths = ["a-b/x", "a.txt", "a/b", "a/나", "a/가", "aa", "b/c/d", "B"];
        foreach (string path in paths)
        {
            await WriteAsync(lake, path, "x");
        }

        CollectionAssert.AreEqual(paths.Order(StringComparer.Ordinal).ToArray(), await PathsAsync(lake, ""));
        CollectionAssert.AreEqual((string[])["a-b/x", "a.txt", "a/b", "a/가", "a/나", "aa"], await PathsAsync(lake, "a"));
        CollectionAssert.AreEqual((string[])["a/b", "a/가", "a/나"], await PathsAsync(lake, "a/"));
        CollectionAssert.AreEqual((string[])["b/c/d"], await PathsAsync(lake, "b/c/d"));
        CollectionAssert.AreEqual((string[])["b/c/d"], await PathsAsync(lake, "b/"));
        CollectionAssert.AreEqual(Array.Empty<string>(), await PathsAsync(lake, "nothing/"));
    }

    [TestMethod]
    public async Task Listing_beside_writers_shows_whole_objects_and_misses_none_that_stood_before()
    {
        ILake lake = await CreateAsync();
        for (int i = 0; i < 20; i++)
        {
            await WriteAsync(lake, $"before/{i:d2}", "12345");
        }

        Task writer = Task.Run(
            async () =>
            {
                for (int i = 0; i < 40; i++)
                {
                    await WriteAsync(lake, $"before/{i:d2}-new", "12345");
                    await lake.DeleteAsync($"before/{i:d2}-new", Stop);
                }
            },
            Stop);
        do
        {
            List<LakeObject> seen = await lake.ListAsync("before/", Stop).ToListAsync(Stop);
            Assert.IsTrue(seen.All(o => o.Size == 5 && o.ETag.Length > 0));
            Assert.AreEqual(20, seen.Count(o => !o.Path.EndsWith("-new", StringComparison.Ordinal)));
        }
        while (!writer.IsCompleted);

        await writer;
    }

    [TestMethod]
    public async Task Deleting_tells_whether_there_was_something()
    {
        ILake lake = await CreateAsync();
        await WriteAsync(lake, "a/b/c", "x");

        Assert.IsTrue(await lake.DeleteAsync("a/b/c", Stop));
        Assert.IsFalse(await lake.DeleteAsync("a/b/c", Stop));
        Assert.IsNull(await lake.FindAsync("a/b/c", Stop));
        CollectionAssert.AreEqual(Array.Empty<string>(), await PathsAsync(lake, ""));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("/a")]
    [DataRow("a/")]
    [DataRow("a//b")]
    [DataRow("a/../b")]
    [DataRow("./a")]
    [DataRow("a/.")]
    [DataRow("a\\b")]
    [DataRow("a\nb")]
    public async Task Bad_paths_are_refused_everywhere(string path)
    {
        ILake lake = await CreateAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.FindAsync(path, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.OpenReadAsync(path, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.GetLocalFileAsync(path, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.DeleteAsync(path, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.WriteAsync(path, "x"u8.ToArray(), WriteCondition.Always, Stop));
    }

    [TestMethod]
    public async Task Paths_have_at_most_1024_characters()
    {
        ILake lake = await CreateAsync();
        string longest = string.Join('/', Enumerable.Repeat(new string('p', 127), 8)) + "q";

        Assert.AreEqual(1024, longest.Length);
        await WriteAsync(lake, longest, "x");
        Assert.AreEqual("x", await ReadAsync(lake, longest));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => lake.FindAsync(longest + "r", Stop));
    }

    [TestMethod]
    public async Task What_was_written_is_there_after_reopening()
    {
        ILake lake = await CreateAsync();
        LakeObject written = await WriteAsync(lake, "kept/한글.txt", "kept");

        lake = await ReopenAsync(lake);

        Assert.AreEqual(written, await lake.FindAsync("kept/한글.txt", Stop));
        Assert.AreEqual("kept", await ReadAsync(lake, "kept/한글.txt"));
    }

    /// <summary>Makes an empty lake.</summary>
    protected abstract Task<ILake> CreateAsync();

    /// <summary>Closes a lake and opens what it held.</summary>
    protected abstract Task<ILake> ReopenAsync(ILake lake);

    private async Task<LakeObject> WriteAsync(ILake lake, string path, string text) =>
        (await lake.WriteAsync(path, Encoding.UTF8.GetBytes(text), WriteCondition.Always, Stop))!;

    private async Task<string> ReadAsync(ILake lake, string path) => Encoding.UTF8.GetString(await BytesAsync(lake, path));

    private async Task<byte[]> BytesAsync(ILake lake, string path)
    {
        await using Stream stream = await lake.OpenReadAsync(path, Stop);
        MemoryStream bytes = new();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private async Task<string[]> PathsAsync(ILake lake, string prefix) =>
        await lake.ListAsync(prefix, Stop).Select(o => o.Path).ToArrayAsync(Stop);

    private async Task<string> ScratchAsync(ILake lake, string text)
    {
        string file = lake.NewScratchFile(".tmp");
        await File.WriteAllTextAsync(file, text, Stop);
        return file;
    }
}
