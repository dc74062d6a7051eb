using Trends.Contracts;
using Trends.Local.Keys;
using Trends.Storage;

namespace Trends.Local.Tests.Keys;

[TestClass]
public sealed class FilePseudonymKeysTests : PseudonymKeysContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task The_file_is_its_owners_alone()
    {
        await (await CreateAsync()).GetAsync(Stop);

        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["key"]));
        }
    }

    [TestMethod]
    public async Task A_setting_goes_before_the_file_and_makes_none()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

        PseudonymKey got = await new FilePseudonymKeys(_folder["key"], Convert.ToBase64String(key)).GetAsync(Stop);

        CollectionAssert.AreEqual(key, got.Key.ToArray());
        Assert.IsFalse(File.Exists(_folder["key"]));
    }

    [TestMethod]
    [DataRow("not base64!")]
    [DataRow("AAAA")]
    [DataRow("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_bad_setting_is_named_without_its_value(string setting)
    {
        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => new FilePseudonymKeys(_folder["key"], setting).GetAsync(Stop).AsTask());

        Assert.Contains("Governance:PseudonymKey", error.Message);
        Assert.DoesNotContain(setting, error.Message);
    }

    [TestMethod]
    public async Task A_damaged_file_is_never_replaced()
    {
        await File.WriteAllTextAsync(_folder["key"], "half", Stop);

        await Assert.ThrowsExactlyAsync<TrendsException>(() => new FilePseudonymKeys(_folder["key"], null).GetAsync(Stop).AsTask());
        Assert.AreEqual("half", await File.ReadAllTextAsync(_folder["key"], Stop));
    }

    protected override Task<IPseudonymKeys> CreateAsync() => Task.FromResult<IPseudonymKeys>(new FilePseudonymKeys(_folder["key"], null));

    protected override Task<IPseudonymKeys> ReopenAsync(IPseudonymKeys keys) => CreateAsync();
}
