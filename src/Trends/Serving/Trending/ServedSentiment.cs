using Trends.ML.Registry;
using Trends.ML.Sentiment;

namespace Trends.Serving.Trending;

/// <summary>Scores evidence with the sentiment model that serves.</summary>
/// <param name="models">The models that serve.</param>
public sealed class ServedSentiment(ModelCache models) : ISentimentScorer
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SentimentShares>> ScoreAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (await models.GetAsync<SentimentModel>(cancellationToken) is not { Model: { } model })
        {
            return [];
        }

        SentimentShares[] shares = new SentimentShares[texts.Count];
        for (int i = 0; i < shares.Length; i++)
        {
            SentimentScores scores = model.Predict(texts[i]);
            shares[i] = new(scores.Positive, scores.Neutral, scores.Negative);
        }

        return shares;
    }
}
