namespace Trends.ML.Sentiment;

/// <summary>A labelled text in training order.</summary>
/// <param name="Key">The text's hash: the order of training, and chance that does not depend on the order of reading.</param>
/// <param name="Text">The text.</param>
/// <param name="Class">The label's index in <see cref="SentimentClasses"/>.</param>
internal readonly record struct SentimentRow(UInt128 Key, string Text, byte Class) : IComparable<SentimentRow>
{
    /// <inheritdoc/>
    public int CompareTo(SentimentRow other)
    {
        int order = Key.CompareTo(other.Key);
        return order != 0 ? order : Class.CompareTo(other.Class);
    }

    public static bool operator <(SentimentRow left, SentimentRow right) => left.CompareTo(right) < 0;

    public static bool operator <=(SentimentRow left, SentimentRow right) => left.CompareTo(right) <= 0;

    public static bool operator >(SentimentRow left, SentimentRow right) => left.CompareTo(right) > 0;

    public static bool operator >=(SentimentRow left, SentimentRow right) => left.CompareTo(right) >= 0;
}
