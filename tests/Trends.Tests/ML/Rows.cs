using Trends.ML;

namespace Trends.Tests.ML;

/// <summary>Training data held in lists.</summary>
internal sealed class Rows : ITrainingData
{
    public List<LabelledText> Texts { get; init; } = [];

    public List<TrainingSeries> Series { get; init; } = [];

    public List<Interaction> Interactions { get; init; } = [];

    public List<CampaignDay> Days { get; init; } = [];

    public IAsyncEnumerable<LabelledText> ReadTextsAsync(CancellationToken cancellationToken) => Texts.ToAsyncEnumerable();

    public IAsyncEnumerable<TrainingSeries> ReadSeriesAsync(CancellationToken cancellationToken) => Series.ToAsyncEnumerable();

    public IAsyncEnumerable<Interaction> ReadInteractionsAsync(CancellationToken cancellationToken) => Interactions.ToAsyncEnumerable();

    public IAsyncEnumerable<CampaignDay> ReadCampaignDaysAsync(CancellationToken cancellationToken) => Days.ToAsyncEnumerable();
}
