namespace Trends.ML.Sentiment;

/// <summary>How likely each sentiment is; the three add up to 1.</summary>
/// <param name="Positive">From 0 to 1.</param>
/// <param name="Neutral">From 0 to 1; 0 where the language's training data has no neutral texts.</param>
/// <param name="Negative">From 0 to 1.</param>
public readonly record struct SentimentScores(double Positive, double Neutral, double Negative)
{
    /// <summary>Gets the likeliest sentiment; of equal ones the first of positive, neutral, negative.</summary>
    public string Label => SentimentClasses.Names[Best];

    /// <summary>Gets the likeliest sentiment's index in <see cref="SentimentClasses"/>.</summary>
    internal int Best => Positive >= Neutral && Positive >= Negative ? 0 : Neutral >= Negative ? 1 : 2;

    /// <summary>Gives the score of a sentiment by its index in <see cref="SentimentClasses"/>.</summary>
    internal double this[int index] => index switch { 0 => Positive, 1 => Neutral, _ => Negative };
}
