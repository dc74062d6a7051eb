using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Lake;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class LakeCacheTests
{
    private const int Capacity = 100;
    private static readonly TimeSpan Keep = TimeSpan.FromHours(2);
    private readonly FakeTimeProvider _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("trends-test-").FullName;
    private LakeCache _cache = null!;

    [TestInitialize]
    public void Open() => _cache = new(_folder, Capacity, Keep, _clock);

    [TestCleanup]
    public void Close() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Copies_of_exactly_the_capacity_stay_and_one_byte_more_takes_the_least_used_away()
    {
        Add("a", 50);
        Add("b", 50);
        Assert.IsNotNull(_cache.HandOut("a"));
        _clock.Advance(Keep);

        Add("c", 1);

        Assert.IsNull(_cache.HandOut("b"), "It was used least recently.");
        Assert.IsNotNull(_cache.HandOut("a"));
        Assert.AreEqual(51, _cache.Bytes);
        Assert.HasCount(2, Directory.GetFiles(_folder));
    }

    [TestMethod]
    public void A_copy_that_was_handed_out_stays_for_two_hours_however_large_all_grow()
    {
        CachedFile held = Add("held", 100);
        _cache.HandOut("held");
        _clock.Advance(Keep - TimeSpan.FromTicks(1));

        Add("b", 100);
        Assert.IsTrue(File.Exists(held.File));
        Assert.AreEqual(200, _cache.Bytes);

        _clock.Advance(TimeSpan.FromTicks(1));
        Add("c", 100);
        Assert.IsFalse(File.Exists(held.File));
        Assert.AreEqual(100, _cache.Bytes);
    }

    [TestMethod]
    public void A_copy_larger_than_all_may_be_is_kept_alone()
    {
        Add("a", 10);

        Add("huge", Capacity + 1);

        Assert.IsNotNull(_cache.HandOut("huge"));
        Assert.IsNull(_cache.HandOut("a"));
    }

    [TestMethod]
    public void An_older_version_goes_when_nobody_uses_it_and_later_when_somebody_does()
    {
        CachedFile first = Add("p", 10);
        CachedFile second = Add("p", 10);
        Assert.IsFalse(File.Exists(first.File));

        _cache.HandOut("p");
        CachedFile third = Add("p", 10);
        Assert.IsTrue(File.Exists(second.File));
        Assert.AreEqual(third.File, _cache.HandOut("p")!.File);

        _clock.Advance(Keep);
        Add("q", Capacity);
        Assert.IsFalse(File.Exists(second.File));
        Assert.IsFalse(File.Exists(third.File));
    }

    [TestMethod]
    public void A_deleted_object_has_no_copy_of_any_version()
    {
        CachedFile first = Add("p", 10, handOut: true);
        CachedFile second = Add("p", 10, handOut: true);
        Add("q", 10);

        _cache.Remove("p");

        Assert.IsFalse(File.Exists(first.File) || File.Exists(second.File));
        Assert.IsNull(_cache.HandOut("p"));
        Assert.AreEqual(10, _cache.Bytes);
    }

    [TestMethod]
    public void A_copy_that_somebody_else_removed_is_no_copy()
    {
        File.Delete(Add("p", 10).File);

        Assert.IsNull(_cache.HandOut("p"));
        Assert.AreEqual(0, _cache.Bytes);
    }

    private CachedFile Add(string path, int bytes, bool handOut = false)
    {
        string file = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllBytes(file, new byte[bytes]);
        return _cache.Add(path, "etag", file, handOut);
    }
}
