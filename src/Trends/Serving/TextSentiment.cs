using Trends.ML.Sentiment;

namespace Trends.Serving;

/// <summary>The sentiment of texts.</summary>
/// <param name="Version">The version of the model that scored them.</param>
/// <param name="Scores">A score a text, in their order.</param>
public sealed record TextSentiment(string Version, IReadOnlyList<SentimentScores> Scores);
