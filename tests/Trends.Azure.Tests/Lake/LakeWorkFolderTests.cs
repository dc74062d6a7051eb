using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Lake;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class LakeWorkFolderTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("trends-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    [TestCleanup]
    public void Close() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void Each_process_has_a_part_of_its_own_that_goes_with_it()
    {
        LakeWorkFolder first = new(_root, _clock);
        using LakeWorkFolder second = new(_root, _clock);
        File.WriteAllText(Path.Combine(first.CacheFolder, "copy"), "x");

        first.Dispose();

        Assert.AreNotEqual(first.Folder, second.Folder);
        Assert.IsFalse(Directory.Exists(first.Folder));
        Assert.IsTrue(Directory.Exists(second.ScratchFolder));
    }

    [TestMethod]
    public void What_a_dead_process_left_is_cleared_away_and_what_a_live_one_has_is_not()
    {
        using LakeWorkFolder live = new(_root, _clock);
        string dead = Path.Combine(_root, "trends-lake-dead");
        Directory.CreateDirectory(Path.Combine(dead, "scratch"));
        File.WriteAllText(Path.Combine(dead, "in-use"), "");
        _clock.Advance(TimeSpan.FromMinutes(2));

        using LakeWorkFolder next = new(_root, _clock);

        Assert.IsFalse(Directory.Exists(dead));
        Assert.IsTrue(Directory.Exists(live.ScratchFolder));
    }

    [TestMethod]
    public void A_part_made_this_minute_is_left_alone()
    {
        string young = Path.Combine(_root, "trends-lake-young");
        Directory.CreateDirectory(young);

        using LakeWorkFolder next = new(_root, _clock);

        Assert.IsTrue(Directory.Exists(young));
    }

    [TestMethod]
    public void Nobody_else_can_look_into_it()
    {
        using LakeWorkFolder work = new(_root, _clock);

        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(work.Folder));
        }
    }

    [TestMethod]
    public void A_folder_that_cannot_be_used_is_named_with_its_setting()
    {
        string file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");

        string message = Assert.ThrowsExactly<TrendsException>(() => new LakeWorkFolder(file, _clock)).Message;

        Assert.Contains(file, message);
        Assert.Contains("Lake:WorkFolder", message);
    }
}
