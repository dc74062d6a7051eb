using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Trends.Contracts;
using Trends.ML.Registry;
using Trends.ML.Sentiment;
using Trends.Serving;
using Trends.Tests.ML;

namespace Trends.Tests.Serving;

[TestClass]
public sealed class ModelSentimentTests : TextSentimentContract, IDisposable
{
    private readonly MemoryLake _lake = new();
    private readonly FakeTimeProvider _clock = new();
    private ModelCache? _models;

    public void Dispose()
    {
        _models?.Dispose();
        _lake.Dispose();
    }

    [TestMethod]
    public async Task Without_a_model_there_is_no_version_and_no_score()
    {
        _models = new(_lake, new(_lake, _clock), _clock, NullLogger<ModelCache>.Instance);
        ModelSentiment sentiment = new(_models);

        Assert.IsNull(await sentiment.FindVersionAsync(Stop));
        await Assert.ThrowsExactlyAsync<SentimentUnavailableException>(() => sentiment.ScoreAsync([Good], null, Stop));
    }

    protected override async Task<ITextSentiment> CreateAsync()
    {
        ModelRegistry registry = new(_lake, _clock);
        TrainStage train = new(_lake, registry, [new SentimentTrainer()], Made.All(), NullLogger<TrainStage>.Instance);
        string version = (await train.TrainAsync(SentimentModel.ModelName, Stop)).Version!;
        await registry.PromoteAsync(SentimentModel.ModelName, version, "by hand", Stop);
        _models = new(_lake, registry, _clock, NullLogger<ModelCache>.Instance);
        return new ModelSentiment(_models);
    }
}
