using Trends;
using Trends.ML.Sentiment;

namespace TrendFunctions.Serving;

/// <summary>What <c>POST api/predict/sentiment</c> takes.</summary>
/// <param name="Texts">The texts, 1 to 1,000, each up to 10,000 characters.</param>
/// <param name="Language">Their language such as <c>ko</c>; null to guess it of each text.</param>
public sealed record SentimentRequest(IReadOnlyList<string>? Texts, string? Language)
{
    private const int MostCharacters = 10_000;

    /// <summary>Throws when a member does not hold what it must.</summary>
    /// <param name="mostTexts">The most texts.</param>
    /// <exception cref="InvalidRequestException">With the messages of each such member.</exception>
    public void Validate(int mostTexts)
    {
        if (Texts is null || Texts.Count == 0 || Texts.Count > mostTexts)
        {
            throw new InvalidRequestException("texts", $"{Texts?.Count ?? 0} texts; give 1 to {mostTexts}.");
        }

        for (int i = 0; i < Texts.Count; i++)
        {
            if (Texts[i] is not { Length: <= MostCharacters })
            {
                throw new InvalidRequestException($"texts[{i}]", $"Give a text of at most {MostCharacters} characters.");
            }
        }
    }

    /// <summary>Gives the answer's own members.</summary>
    /// <param name="scores">A score a text, in their order.</param>
    public static object Answer(IEnumerable<SentimentScores> scores) => new
    {
        Results = scores.Select(s => new { s.Label, Scores = new { s.Positive, s.Neutral, s.Negative } }).ToArray(),
    };
}
