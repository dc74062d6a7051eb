namespace Trends.ML.Sentiment;

/// <summary>Trains the sentiment model on labelled texts, a language at a time.</summary>
public sealed class SentimentTrainer : IModelTrainer
{
    /// <summary>The fewest training rows of a language, and 20 held-out ones, that are worth a model.</summary>
    public const int LeastRows = 200;

    /// <summary>The most training rows of a language; of more, those with the smallest hashes are taken.</summary>
    public const int MostRows = 1_000_000;

    private const int MostHeldOut = 100_000;

    /// <inheritdoc/>
    public string Name => ModelNames.Sentiment;

    /// <inheritdoc/>
    public string Code => "1";

    /// <inheritdoc/>
    public string Parameters => $"{LinearLearner.Parameters};least={LeastRows};most={MostRows}";

    /// <inheritdoc/>
    public async Task<ITrainingSet> ReadAsync(ITrainingData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        SortedDictionary<string, (RowSample Train, RowSample HeldOut)> languages = new(StringComparer.Ordinal);
        await foreach (LabelledText row in data.ReadTextsAsync(cancellationToken))
        {
            int label = SentimentClasses.IndexOf(row.Label);
            if (label < 0 || row.Text.Length == 0)
            {
                continue;
            }

            string language = row.Language is null or "" or "und" ? ScriptGuess.Of(row.Text) : row.Language;
            if (!languages.TryGetValue(language, out (RowSample Train, RowSample HeldOut) samples))
            {
                languages[language] = samples = (new(MostRows), new(MostHeldOut));
            }

            (row.HeldOut ? samples.HeldOut : samples.Train).Add(new(RowDigest.Hash(row.Text), row.Text, (byte)label));
        }

        return new SentimentTrainingSet([.. languages.Select(l => new LanguageRows(l.Key, l.Value.Train.Finish(), l.Value.HeldOut.Finish()))]);
    }
}
