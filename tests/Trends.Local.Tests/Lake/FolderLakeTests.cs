using Trends.Contracts;
using Trends.Local.Lake;
using Trends.Storage;

namespace Trends.Local.Tests.Lake;

[TestClass]
public sealed class FolderLakeTests : LakeContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task The_local_file_is_the_file_itself()
    {
        ILake lake = await CreateAsync();
        await lake.WriteAsync("a/b", "x"u8.ToArray(), WriteCondition.Always, Stop);

        Assert.AreEqual(_folder["lake/a/b"], await lake.GetLocalFileAsync("a/b", Stop));
    }

    [TestMethod]
    public async Task Scratch_is_emptied_on_open_and_objects_are_not()
    {
        ILake lake = await CreateAsync();
        await lake.WriteAsync("a", "x"u8.ToArray(), WriteCondition.Always, Stop);
        string left = lake.NewScratchFile(".tmp");
        await File.WriteAllTextAsync(left, "half", Stop);

        lake = await ReopenAsync(lake);

        Assert.IsFalse(File.Exists(left));
        Assert.IsNotNull(await lake.FindAsync("a", Stop));
        Assert.HasCount(1, await lake.ListAsync("", Stop).ToListAsync(Stop));
    }

    [TestMethod]
    public async Task A_write_that_is_refused_leaves_nothing_in_scratch()
    {
        ILake lake = await CreateAsync();
        await lake.WriteAsync("a", "x"u8.ToArray(), WriteCondition.Always, Stop);

        await lake.WriteAsync("a", "y"u8.ToArray(), WriteCondition.IfNew, Stop);

        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(lake.ScratchFolder));
    }

    [TestMethod]
    public async Task An_object_in_the_way_of_a_folder_is_named()
    {
        ILake lake = await CreateAsync();
        await lake.WriteAsync("a", "x"u8.ToArray(), WriteCondition.Always, Stop);
        await lake.WriteAsync("b/c", "x"u8.ToArray(), WriteCondition.Always, Stop);

        Assert.Contains("name of a folder", (await Assert.ThrowsExactlyAsync<TrendsException>(() => lake.WriteAsync("a/b", "y"u8.ToArray(), WriteCondition.Always, Stop))).Message);
        Assert.Contains("name of a folder", (await Assert.ThrowsExactlyAsync<TrendsException>(() => lake.WriteAsync("b", "y"u8.ToArray(), WriteCondition.Always, Stop))).Message);
    }

    [TestMethod]
    public async Task Deleting_the_last_object_takes_its_folders_away_and_writers_beside_it_do_not_fail()
    {
        ILake lake = await CreateAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Stop, async (i, stop) =>
        {
            await lake.WriteAsync($"deep/er/{i}", "x"u8.ToArray(), WriteCondition.Always, stop);
            await lake.DeleteAsync($"deep/er/{i}", stop);
        });

        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(_folder["lake"]));
    }

    [TestMethod]
    public void A_full_disk_names_path_needed_and_free_bytes()
    {
        TrendsException error = Assert.ThrowsExactly<TrendsException>(() => DiskSpace.Require(_folder["lake/not/yet"], long.MaxValue));

        Assert.Contains("lake/not/yet", error.Message);
        Assert.Contains("9223372036854775807 bytes", error.Message);
        Assert.IsTrue(DiskSpace.IsFull(new IOException("No space left on device", 28)));
        Assert.IsFalse(DiskSpace.IsFull(new IOException("other", 5)));
        DiskSpace.Require(_folder.Path, 1);
    }

    protected override Task<ILake> CreateAsync() => Task.FromResult<ILake>(new FolderLake(_folder["lake"], _folder["scratch"], TimeProvider.System));

    protected override Task<ILake> ReopenAsync(ILake lake)
    {
        ((FolderLake)lake).Dispose();
        return CreateAsync();
    }
}
