namespace Trends.ML;

/// <summary>What models are trained on. Rows come in any order; models do not depend on it.</summary>
public interface ITrainingData
{
    /// <summary>Reads every text with a label.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<LabelledText> ReadTextsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the run's series: terms by hour and platforms by day.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<TrainingSeries> ReadSeriesAsync(CancellationToken cancellationToken);

    /// <summary>Reads what users did with items.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<Interaction> ReadInteractionsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the days of campaigns.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<CampaignDay> ReadCampaignDaysAsync(CancellationToken cancellationToken);
}
