using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Tests.Durable.Harness;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class DurableFileTests : DurableTest
{
    private string FilePath => Path.Combine(Folder, "durable.db");

    [TestMethod]
    public async Task Damaged_file_is_named_with_the_fix()
    {
        await File.WriteAllTextAsync(FilePath, new string('?', 10000));
        InvalidDataException e = Assert.ThrowsExactly<InvalidDataException>(() => DurableFile.Open(Folder, DurableSchema.Steps));
        StringAssert.Contains(e.Message, FilePath);
        StringAssert.Contains(e.Message, "Restore it from a backup");
    }

    [TestMethod]
    public void Damage_inside_the_file_is_found_at_the_start()
    {
        DurableFile.Open(Folder, DurableSchema.Steps).Dispose();
        byte[] bytes = File.ReadAllBytes(FilePath);
        bytes.AsSpan(4096, 4096).Fill(0xAB);
        File.WriteAllBytes(FilePath, bytes);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => DurableFile.Open(Folder, DurableSchema.Steps)).Message, FilePath);
    }

    [TestMethod]
    public void Newer_layout_is_refused_with_the_fix()
    {
        DurableFile.Open(Folder, [.. DurableSchema.Steps, "SELECT 1"]).Dispose();
        InvalidDataException e = Assert.ThrowsExactly<InvalidDataException>(() => DurableFile.Open(Folder, DurableSchema.Steps));
        StringAssert.Contains(e.Message, $"has layout {DurableSchema.Steps.Count + 1}");
        StringAssert.Contains(e.Message, "Run the newer program");
    }

    [TestMethod]
    public async Task Older_layout_is_upgraded_in_place_and_keeps_its_rows()
    {
        await using (DurableHost host = await StartAsync(new Basics()))
        {
            await host.RunAsync(nameof(Basics.FanOut), 3, "kept");
        }

        DurableFile.Open(Folder, [.. DurableSchema.Steps, "ALTER TABLE instances ADD COLUMN note TEXT"]).Dispose();
        CollectionAssert.AreEqual((long[])[1], HistoryFile.Numbers(Folder, "SELECT COUNT(note IS NULL) FROM instances WHERE id = 'kept'"));
        CollectionAssert.AreEqual((long[])[DurableSchema.Steps.Count + 1], HistoryFile.Numbers(Folder, "PRAGMA user_version"));
    }

    [TestMethod]
    public void Folder_in_use_is_refused_and_free_again_afterwards()
    {
        DurableFile first = DurableFile.Open(Folder, DurableSchema.Steps);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => DurableFile.Open(Folder, DurableSchema.Steps)).Message, "already run there");
        first.Dispose();
        DurableFile.Open(Folder, DurableSchema.Steps).Dispose();
    }

    [TestMethod]
    public void Every_commit_is_flushed()
    {
        using DurableFile file = DurableFile.Open(Folder, DurableSchema.Steps);
        using Statement synchronous = new(file.Writer, "PRAGMA synchronous", 0);
        using Statement journal = new(file.Writer, "PRAGMA journal_mode", 0);
        Assert.AreEqual(2L, synchronous.Scalar());
        Assert.AreEqual("wal", journal.Scalar());
    }
}
