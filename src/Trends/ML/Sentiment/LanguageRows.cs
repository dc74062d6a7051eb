namespace Trends.ML.Sentiment;

/// <summary>The labelled texts of one language, each list in order of its keys.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Train">The rows to train on.</param>
/// <param name="HeldOut">The rows to evaluate on.</param>
internal sealed record LanguageRows(string Language, IReadOnlyList<SentimentRow> Train, IReadOnlyList<SentimentRow> HeldOut)
{
    /// <summary>Gets a value indicating whether there is enough to train and judge a model.</summary>
    public bool IsEnough =>
        Train.Count >= SentimentTrainer.LeastRows && HeldOut.Count >= SentimentTrainer.LeastRows / 10 && Train.Any(r => r.Class != Train[0].Class);
}
