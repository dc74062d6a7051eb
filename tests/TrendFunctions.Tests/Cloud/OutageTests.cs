using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Trends.Servers.Cosmos;

namespace TrendFunctions.Tests.Cloud;

/// <summary>Services that go away or are short of breath: the app degrades as docs/azure.md says, recovers by itself and loses nothing.</summary>
[TestClass]
public sealed class OutageTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private const string Query = "/api/trends?window=28d&top=5&at=2026-03-29T00:00:00Z";
    private const string Event = """[{ "id": "e1", "user": "u1", "kind": "click", "item": "i1", "at": "2026-03-28T10:00:00Z" }]""";
    private readonly TempFolder _folder = new();

    public TestContext TestContext { get; set; } = null!;

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task While_storage_is_away_cached_answers_go_on_and_what_was_accepted_is_landed_afterwards()
    {
        await using CloudServices services = await CloudServices.StartAsync();
        (await services.RunAsync(["run", "--input", Folder.Posts(_folder["tea"], Folder.Header + Folder.Rows(0, 200)), "--data", _folder["data"], "--stages", Stages])).Ended(0);
        using Served host = await Served.OnAsync(_folder["data"], services.Settings);
        Answer before = (await host.GetAsync(Query)).Is(200);

        await services.Azurite.Server.StopAsync();
        Assert.AreEqual(before.Text, (await host.GetAsync(Query)).Is(200).Text);
        Answer health = (await host.GetAsync("/api/health")).Is(503);
        Assert.AreEqual("unreachable", health.Json["checks"]!["lake"]!.GetValue<string>());
        Assert.AreEqual("unreachable", health.Json["checks"]!["state"]!.GetValue<string>());
        Assert.AreEqual("ok", health.Json["checks"]!["marts"]!.GetValue<string>());
        (await host.PostAsync("/api/events", Event)).Is(202);

        await services.Azurite.Server.StartAgainAsync();
        await host.UntilAsync("/api/health", a => a.Status == 200);
        BlobContainerClient lake = new BlobServiceClient(
            services.Azurite.BlobServiceUri,
            new StorageSharedKeyCredential("devstoreaccount1", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")).GetBlobContainerClient("lake");
        while (!await lake.GetBlobsAsync(BlobTraits.None, BlobStates.None, "raw/events/", TestContext.CancellationToken).AnyAsync(TestContext.CancellationToken))
        {
            await Task.Delay(100, TestContext.CancellationToken);
        }
    }

    [TestMethod]
    public async Task Marts_that_are_throttled_and_break_off_are_filled_whole()
    {
        string input = Folder.Posts(_folder["tea"], Folder.Header + Folder.Rows(0, 300));
        (await App.RunAsync("run", "--input", input, "--data", _folder["laptop"], "--stages", Stages)).Ended(0);
        await using CloudServices services = await CloudServices.StartAsync();
        CosmosBudget budget = services.Cosmos.Account.Limit(800);
        services.Cosmos.Account.Faults.Enqueue(new(call => call.Method == "POST", Times: 5, IsWorkDone: true));

        (await services.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", Stages)).Ended(0);

        Assert.IsGreaterThan(0, budget.Refused);
        Assert.AreEqual(
            (await App.RunAsync("fingerprint", "--data", _folder["laptop"])).Ended(0).Out,
            (await services.RunAsync("fingerprint", "--data", _folder["data"])).Ended(0).Out);
    }
}
