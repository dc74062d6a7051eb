namespace Trends.Serving.Trending;

/// <summary>Scores the sentiment of evidence.</summary>
public interface ISentimentScorer
{
    /// <summary>Scores texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A score a text, in their order; none at all when no model serves.</returns>
    Task<IReadOnlyList<SentimentShares>> ScoreAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
