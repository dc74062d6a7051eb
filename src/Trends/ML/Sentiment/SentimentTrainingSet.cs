namespace Trends.ML.Sentiment;

/// <summary>Labelled texts, split by the held-out rule.</summary>
internal sealed class SentimentTrainingSet : ITrainingSet
{
    private readonly LanguageRows[] _languages;

    public SentimentTrainingSet(IReadOnlyList<LanguageRows> languages)
    {
        _languages = [.. languages.Where(l => l.IsEnough).OrderByDescending(l => l.Train.Count).ThenBy(l => l.Language, StringComparer.Ordinal)];
        Rows = languages.Sum(l => (long)l.Train.Count + l.HeldOut.Count);
        Lack = _languages.Length > 0
            ? null
            : $"No language has {SentimentTrainer.LeastRows} labelled texts of two sentiments and {SentimentTrainer.LeastRows / 10} held-out ones; {Rows} labelled texts were found. Add a dataset of kind labels, or posts with a label.";
        RowDigest digest = new();
        foreach (LanguageRows language in _languages)
        {
            foreach (SentimentRow row in language.Train)
            {
                digest.Add($"{language.Language} t {row.Class} {row.Key}");
            }

            foreach (SentimentRow row in language.HeldOut)
            {
                digest.Add($"{language.Language} h {row.Class} {row.Key}");
            }
        }

        Digest = digest.Finish();
    }

    /// <inheritdoc/>
    public string Digest { get; }

    /// <inheritdoc/>
    public long Rows { get; }

    /// <inheritdoc/>
    public DateTimeOffset? From => null;

    /// <inheritdoc/>
    public DateTimeOffset? To => null;

    /// <inheritdoc/>
    public string? Lack { get; }

    /// <inheritdoc/>
    public TrainedModel Train(CancellationToken cancellationToken)
    {
        SentimentModel model = new(_languages.Select(l => LinearLearner.Fit(l.Language, l.Train, cancellationToken)));
        return new(model.Save(), Measure(model), "majority class of the language", MeasureBaseline(), "accuracy", HigherIsBetter: true);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Evaluate(ReadOnlyMemory<byte> artefact) => Measure(SentimentModel.Load(artefact));

    private SortedDictionary<string, double> Measure(SentimentModel model) =>
        Measure((language, text) => model.Predict(text, language), details: true);

    private SortedDictionary<string, double> MeasureBaseline()
    {
        Dictionary<string, SentimentScores> shares = _languages.ToDictionary(l => l.Language, Shares);
        return Measure((language, _) => shares[language], details: false);
    }

    private static SentimentScores Shares(LanguageRows rows)
    {
        double[] counts = new double[SentimentClasses.Count];
        foreach (SentimentRow row in rows.Train)
        {
            counts[row.Class]++;
        }

        double all = rows.Train.Count;
        return new(counts[0] / all, counts[1] / all, counts[2] / all);
    }

    private SortedDictionary<string, double> Measure(Func<string, string, SentimentScores> score, bool details)
    {
        SortedDictionary<string, double> metrics = new(StringComparer.Ordinal);
        SentimentMeasures all = new();
        foreach (LanguageRows language in _languages)
        {
            SentimentMeasures measures = new();
            foreach (SentimentRow row in language.HeldOut)
            {
                SentimentScores scores = score(language.Language, row.Text);
                measures.Add(scores, row.Class);
                all.Add(scores, row.Class);
            }

            measures.Write(metrics, "." + language.Language, details);
        }

        all.Write(metrics, "", details: false);
        return metrics;
    }
}
