namespace Trends.ML.Sentiment;

/// <summary>The sentiments in their fixed order.</summary>
internal static class SentimentClasses
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>Gets their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["positive", "neutral", "negative"];

    /// <summary>Gives a sentiment's index; -1 for any other text.</summary>
    /// <param name="label">The sentiment's name.</param>
    public static int IndexOf(string label) => label switch { "positive" => 0, "neutral" => 1, "negative" => 2, _ => -1 };
}
