using System.Text;
using Trends.Azure.Lake;
using Trends.Azure.State;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.Accounts;

[TestClass]
public sealed class FirstUseTests
{
    private static Azurite _azurite = null!;
    private static int _names;
    private BlobLake _lake = null!;
    private TableStateStore _state = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _azurite = await Azurite.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _azurite.DisposeAsync();

    [TestInitialize]
    public void Open()
    {
        string name = $"first{++_names}";
        _lake = new(BlobClients.Create(_azurite.BlobServiceUri, name, () => new RecordingCredential()), new BlobLakeOptions(), TimeProvider.System);
        _state = new(TableClients.Create(_azurite.TableServiceUri, name, () => new RecordingCredential()));
    }

    [TestCleanup]
    public void Close() => _lake.Dispose();

    [TestMethod]
    public async Task An_emulators_container_is_made_whatever_comes_first()
    {
        Assert.IsNull(await _lake.FindAsync("p", Stop));
        Assert.IsNotNull(await _lake.WriteAsync("p", "x"u8.ToArray(), WriteCondition.IfNew, Stop));
    }

    [TestMethod]
    public async Task Nothing_is_listed_read_or_deleted_where_nothing_ever_was()
    {
        Assert.IsEmpty(await _lake.ListAsync("", Stop).ToListAsync(Stop));
        await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => _lake.OpenReadAsync("p", Stop));
        await Assert.ThrowsExactlyAsync<LakeObjectMissingException>(() => _lake.GetLocalFileAsync("p", Stop));
        Assert.IsFalse(await _lake.DeleteAsync("p", Stop));
    }

    [TestMethod]
    public async Task The_first_file_is_published()
    {
        string file = _lake.NewScratchFile(".tmp");
        await File.WriteAllTextAsync(file, "x", Stop);

        Assert.IsNotNull(await _lake.PublishAsync(file, "p", WriteCondition.IfNew, Stop));
    }

    [TestMethod]
    [DataRow("read")]
    [DataRow("query")]
    [DataRow("query down")]
    [DataRow("write")]
    [DataRow("write many")]
    [DataRow("delete")]
    public async Task An_emulators_table_is_made_whatever_comes_first(string first)
    {
        switch (first)
        {
            case "read":
                Assert.IsNull(await _state.ReadAsync("t", "p", "r", Stop));
                break;
            case "query" or "query down":
                Assert.IsEmpty((await _state.QueryAsync("t", "p", new(Descending: first == "query down"), Stop)).Rows);
                break;
            case "write":
                Assert.IsNotNull(await _state.WriteAsync("t", "p", "q", "v", WriteCondition.IfNew, Stop));
                break;
            case "write many":
                await _state.WriteManyAsync("t", "p", [new("q", "v")], Stop);
                break;
            default:
                Assert.IsTrue(await _state.DeleteAsync("t", "p", "r", WriteCondition.Always, Stop));
                break;
        }

        Assert.IsNotNull(await _state.WriteAsync("t", "p", "r", "v", WriteCondition.IfNew, Stop));
    }

    [TestMethod]
    [DataRow("a b+c/d&e=f")]
    [DataRow("100%/a%2Fb")]
    [DataRow("what?/#1")]
    [DataRow("ends./with.dots.")]
    [DataRow("o'clock/\"quoted\"/<x>/a;b:c@d|e~f`g^h{i}[j]")]
    [DataRow("\u00e9/e\u0301")]
    [DataRow("🔥/\uFF21")]
    public async Task A_path_with_characters_of_addresses_is_kept_as_it_is(string path)
    {
        LakeObject? written = await _lake.WriteAsync(path, Encoding.UTF8.GetBytes(path), WriteCondition.IfNew, Stop);

        Assert.AreEqual(written, await _lake.FindAsync(path, Stop));
        Assert.AreEqual(written, (await _lake.ListAsync(path, Stop).ToListAsync(Stop)).Single());
        Assert.AreEqual(path, await File.ReadAllTextAsync(await _lake.GetLocalFileAsync(path, Stop), Stop));
        Assert.IsTrue(await _lake.DeleteAsync(path, Stop));
    }
}
