namespace TrendFunctions.Tests;

[TestClass]
public sealed class FingerprintTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private static readonly string[] Names = ["a", "b", "c"];
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Order_split_repetition_and_rebuilding_do_not_show()
    {
        for (int i = 0; i < Names.Length; i++)
        {
            // Neighbours share ten posts.
            Folder.Posts(_folder[Names[i]], Folder.Header + Folder.Rows(i * 20, 30));
        }

        await RunAsync("once", "a", "b", "c");
        string expected = await FingerprintAsync("once");
        await RunAsync("once", "a", "b", "c");
        Assert.AreEqual(expected, await FingerprintAsync("once"), "twice");

        await RunAsync("reversed", "c", "b", "a");
        Assert.AreEqual(expected, await FingerprintAsync("reversed"), "reversed");

        foreach (string name in new[] { "b", "c", "a" })
        {
            await RunAsync("split", name);
        }

        Assert.AreEqual(expected, await FingerprintAsync("split"), "split");

        Directory.Delete(Path.Combine(_folder["once"], "lake", "warehouse"), recursive: true);
        Directory.Delete(Path.Combine(_folder["once"], "marts"), recursive: true);

        (await App.RunAsync("run", "--data", _folder["once"], "--stages", "load,marts")).Ended(0);
        Assert.AreEqual(expected, await FingerprintAsync("once"), "rebuilt");
    }

    private async Task RunAsync(string data, params string[] names)
        => (await App.RunAsync(["run", "--data", _folder[data], "--stages", Stages, .. names.SelectMany(n => new[] { "--input", _folder[n] })])).Ended(0);

    private async Task<string> FingerprintAsync(string data) => (await App.RunAsync("fingerprint", "--data", _folder[data])).Ended(0).Out;
}
