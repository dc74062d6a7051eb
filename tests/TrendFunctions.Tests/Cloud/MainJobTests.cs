namespace TrendFunctions.Tests.Cloud;

/// <summary>The main job with every port on a service, as an installation on Azure has it.</summary>
[TestClass]
public sealed class MainJobTests
{
    private static readonly TempFolder Folder = new();
    private static CloudServices _services = null!;
    private static AppResult _run = null!;

    [ClassInitialize]
    public static async Task RunOnce(TestContext _)
    {
        _services = await CloudServices.StartAsync();
        _run = await _services.RunAsync(["run", .. Prepared.Samples, "--data", Folder["first"], "--json"]);
    }

    [ClassCleanup]
    public static async Task Stop()
    {
        await _services.DisposeAsync();
        Folder.Dispose();
    }

    [TestMethod]
    public async Task Blob_Tables_Cosmos_and_Redis_give_the_laptops_fingerprint()
    {
        _run.Ended(0);

        Assert.AreEqual(
            await Prepared.FingerprintAsync(await Prepared.CopyAsync()),
            (await _services.RunAsync("fingerprint", "--data", Folder["first"])).Ended(0).Out);
    }
}
