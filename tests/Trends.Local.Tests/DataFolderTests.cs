using Microsoft.Extensions.Time.Testing;

namespace Trends.Local.Tests;

[TestClass]
public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));

    private string Path => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void A_second_owner_is_told_who_the_first_is_and_since_when()
    {
        using DataFolder first = DataFolder.Open(Path, null, _clock);

        DataFolderInUseException error = Assert.ThrowsExactly<DataFolderInUseException>(() => DataFolder.Open(Path, null, _clock));

        Assert.AreEqual(Environment.ProcessId, error.ProcessId);
        Assert.Contains($"process {Environment.ProcessId}, started 2026-08-01 12:00:00Z", error.Message);
    }

    [TestMethod]
    public void What_a_killed_owner_left_behind_does_not_matter()
    {
        DataFolder.Open(Path, null, _clock).Dispose();
        File.WriteAllText(System.IO.Path.Combine(Path, "lock.json"), """{"processId":1,"startedAt":"2026-01-01T00:00:00Z"}""");
        File.WriteAllText(System.IO.Path.Combine(Path, "control.json"), """{"url":"http://localhost:1","processId":1}""");

        Assert.IsNull(DataFolder.FindHost(Path));
        using DataFolder folder = DataFolder.Open(Path, null, _clock);

        Assert.IsFalse(File.Exists(System.IO.Path.Combine(Path, "control.json")));
    }

    [TestMethod]
    public void A_running_host_is_found_until_it_goes()
    {
        Assert.IsNull(DataFolder.FindHost(Path));
        using (DataFolder folder = DataFolder.Open(Path, null, _clock))
        {
            Assert.IsNull(DataFolder.FindHost(Path));
            folder.Announce(new Uri("http://localhost:7071"));
            Assert.AreEqual(new DataFolderHost(new Uri("http://localhost:7071"), Environment.ProcessId), DataFolder.FindHost(Path));
        }

        Assert.IsNull(DataFolder.FindHost(Path));
    }

    [TestMethod]
    public void Demo_data_and_ones_own_never_mix()
    {
        DataFolder.Open(Path, demo: true, _clock).Dispose();
        DataFolder.Open(_folder["own"], demo: null, _clock).Dispose();

        Assert.Contains("never mixes", Assert.ThrowsExactly<TrendsException>(() => DataFolder.Open(Path, demo: false, _clock)).Message);
        Assert.Contains("never mixes", Assert.ThrowsExactly<TrendsException>(() => DataFolder.Open(_folder["own"], demo: true, _clock)).Message);
        using DataFolder either = DataFolder.Open(Path, demo: null, _clock);
        Assert.IsTrue(either.IsDemo);
    }

    [TestMethod]
    public void A_folder_of_something_else_is_refused_and_left_alone()
    {
        File.WriteAllText(_folder["holiday.jpg"], "x");

        Assert.Contains("is not a data folder", Assert.ThrowsExactly<TrendsException>(() => DataFolder.Open(_folder.Path, null, _clock)).Message);
        Assert.AreEqual(1, Directory.EnumerateFileSystemEntries(_folder.Path).Count());
    }

    [TestMethod]
    [DataRow("""{"layout":2,"demo":false}""", "has layout 2")]
    [DataRow("""{"layout":""", "cannot be read")]
    public void A_layout_that_is_not_known_is_refused(string layout, string message)
    {
        DataFolder.Open(Path, null, _clock).Dispose();
        File.WriteAllText(System.IO.Path.Combine(Path, "layout.json"), layout);

        Assert.Contains(message, Assert.ThrowsExactly<TrendsException>(() => DataFolder.Open(Path, null, _clock)).Message);
    }
}
