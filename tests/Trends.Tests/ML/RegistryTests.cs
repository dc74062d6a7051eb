using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Trends.ML;
using Trends.ML.Campaigns;
using Trends.ML.Registry;
using Trends.Storage;

namespace Trends.Tests.ML;

[TestClass]
public sealed class RegistryTests : IDisposable
{
    private readonly MemoryLake _lake = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ModelRegistry _registry;

    public RegistryTests() => _registry = new(_lake, _clock);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task First_model_that_beats_its_baseline_is_promoted_and_served()
    {
        using ModelCache cache = new(_lake, _registry, _clock, NullLogger<ModelCache>.Instance);
        Assert.IsNull(await cache.GetAsync<CampaignModel>(CancellationToken.None));

        ModelReport report = await Run(Made.All());

        Assert.IsTrue(report.Promoted);
        _clock.Advance(RecheckTimes.After);
        Assert.AreEqual(report.Version, (await cache.GetAsync<CampaignModel>(CancellationToken.None))!.Version);
    }

    [TestMethod]
    public async Task Unchanged_data_are_not_trained_on_again()
    {
        ModelReport first = await Run(Made.All());
        int writes = _lake.Writes;
        ModelReport second = await Train(Made.All());

        Assert.AreEqual(first.Version, second.Version);
        Assert.IsNotNull(second.Skipped);
        Assert.AreEqual(first.Metrics["wape"], second.Metrics["wape"]);
        Assert.AreEqual(writes, _lake.Writes);
    }

    [TestMethod]
    public async Task Too_little_data_is_reported_with_a_reason()
    {
        ModelReport report = await Run(new Rows());

        Assert.IsNull(report.Version);
        Assert.IsNotNull(report.Skipped);
        Assert.IsEmpty(await _registry.ListAsync(ModelNames.Campaign, CancellationToken.None));
    }

    [TestMethod]
    public async Task Rollback_goes_back_and_the_cache_follows()
    {
        ModelReport first = await Run(Made.All(1));
        ModelReport second = await Train(Made.All(2));
        await _registry.PromoteAsync(ModelNames.Campaign, second.Version!, "by hand", CancellationToken.None);
        using ModelCache cache = new(_lake, _registry, _clock, NullLogger<ModelCache>.Instance);
        Assert.AreEqual(second.Version, (await cache.GetAsync<CampaignModel>(CancellationToken.None))!.Version);

        ServingPointer pointer = await _registry.RollbackAsync(ModelNames.Campaign, CancellationToken.None);
        cache.Invalidate(ModelNames.Campaign);

        Assert.AreEqual(first.Version, pointer.Version);
        Assert.HasCount(3, pointer.History);
        Assert.AreEqual(first.Version, (await cache.GetAsync<CampaignModel>(CancellationToken.None))!.Version);
        await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => _registry.RollbackAsync(ModelNames.Campaign, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => _registry.PromoteAsync(ModelNames.Campaign, "nothing", "", CancellationToken.None));
        Assert.HasCount(2, await _registry.ListAsync(ModelNames.Campaign, CancellationToken.None));
    }

    [TestMethod]
    public async Task Candidate_is_judged_against_the_serving_version_on_the_same_rows()
    {
        ModelReport first = await Run(Made.All(1));
        ModelReport second = await Run(Made.All(2));

        string serving = (await _registry.FindServingAsync(ModelNames.Campaign, CancellationToken.None))!.Version;
        Assert.AreEqual(second.Promoted ? second.Version : first.Version, serving);
        ITrainingSet set = await new CampaignTrainer().ReadAsync(Made.All(2), CancellationToken.None);
        double theirs = set.Evaluate(await File.ReadAllBytesAsync(await _lake.GetLocalFileAsync(ModelPaths.Artefact(ModelNames.Campaign, first.Version!), default)))["wape"];
        Assert.AreEqual(second.Metrics["wape"] < theirs, second.Promoted);
    }

    private Task<ModelReport> Train(Rows rows) =>
        new TrainStage(_lake, _registry, [new CampaignTrainer()], rows, NullLogger<TrainStage>.Instance).TrainAsync(ModelNames.Campaign, CancellationToken.None);

    private async Task<ModelReport> Run(Rows rows)
    {
        ModelReport trained = await Train(rows);
        return await new DeployStage(_lake, _registry, [new CampaignTrainer()], rows, NullLogger<DeployStage>.Instance).PromoteAsync(trained, CancellationToken.None);
    }
}
