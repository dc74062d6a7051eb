namespace Trends.ML.Forecasting;

/// <summary>Series split by time: the tail of each is held out, the stretch before it is what training looks at.</summary>
internal sealed class TrendTrainingSet(IReadOnlyList<TrainingSeries> series, long points, string digest) : ITrainingSet
{
    private static readonly double[] Powers = [0, 1, 2, 4];
    private readonly (double[] Values, int Season, int Tail)[] _series = [.. series.Select(Prepare)];

    /// <inheritdoc/>
    public string Digest => digest;

    /// <inheritdoc/>
    public long Rows => points;

    /// <inheritdoc/>
    public DateTimeOffset? From => series.Count == 0 ? null : series.Min(s => s.Start);

    /// <inheritdoc/>
    public DateTimeOffset? To => series.Count == 0 ? null : series.Max(s => s.Start + (s.Step * (s.Values.Count - 1)));

    /// <inheritdoc/>
    public string? Lack => series.Count >= TrendTrainer.LeastSeries
        ? null
        : $"{series.Count} series have {TrendTrainer.LeastPoints} or more points that change; {TrendTrainer.LeastSeries} are needed. Load data over a longer time.";

    /// <inheritdoc/>
    public TrainedModel Train(CancellationToken cancellationToken)
    {
        List<TailCase> cases = [];
        foreach ((double[] values, int season, int tail) in _series)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cases.Add(new(values.AsSpan(0, values.Length - tail), season, tail));
        }

        double[] plain = Priors([.. cases.Where(c => !c.IsSeasonal)], TrendParameters.Default.PlainWeights);
        double[] seasonal = Priors([.. cases.Where(c => c.IsSeasonal)], TrendParameters.Default.SeasonalWeights);
        double power = Powers.MinBy(p => cases.Sum(c => c.Error(c.IsSeasonal ? seasonal : plain, p)));
        (double width, double growth) = Intervals(cases, plain, seasonal, power);
        TrendModel model = new(new(plain, seasonal, power, width, growth));
        ForecastMeasures measures = Measure(model);
        return new(model.Save(), measures.Model, "seasonal naive", measures.Baseline, "mase", HigherIsBetter: false);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Evaluate(ReadOnlyMemory<byte> artefact) => Measure(TrendModel.Load(artefact)).Model;

    private static (double[] Values, int Season, int Tail) Prepare(TrainingSeries series)
    {
        double[] values = [.. series.Values];
        int tail = Math.Min(24, values.Length / 6);
        return (values, Seasons.Find(values.AsSpan(0, values.Length - tail), series.Step), tail);
    }

    /// <summary>The weights that go with each method's mean error, drawn towards the usual ones where series are few.</summary>
    private static double[] Priors(List<TailCase> cases, double[] usual)
    {
        double[] weights = new double[usual.Length];
        for (int m = 0; m < usual.Length; m++)
        {
            weights[m] = cases.Count == 0 ? 0 : Math.Pow(Math.Max(1e-6, cases.Average(c => c.MethodError(m))), -3);
        }

        double sum = weights.Sum(), share = cases.Count / (cases.Count + 20.0);
        for (int m = 0; m < usual.Length; m++)
        {
            weights[m] = (sum == 0 ? 0 : share * weights[m] / sum) + ((1 - share) * usual[m]);
        }

        return weights;
    }

    /// <summary>Fits the 95th percentile of the scaled errors as width × steps ^ growth.</summary>
    private static (double Width, double Growth) Intervals(List<TailCase> cases, double[] plain, double[] seasonal, double power)
    {
        List<double> near = [], far = [];
        double farLead = 0;
        foreach (TailCase tail in cases)
        {
            double[] errors = tail.ScaledErrors(tail.IsSeasonal ? seasonal : plain, power);
            int cut = Math.Max(1, errors.Length / 4);
            near.AddRange(errors[..cut]);
            far.AddRange(errors[^cut..]);
            farLead += errors.Length - (cut / 2.0);
        }

        double ratio = Percentile(far) / Math.Max(1e-9, Percentile(near));
        double lead = Math.Max(2, farLead / cases.Count);
        double growth = Math.Clamp(Math.Log(Math.Max(1, ratio)) / Math.Log(lead), 0.05, 0.7);
        double width = Percentile([.. cases.SelectMany(c => c.ScaledErrors(c.IsSeasonal ? seasonal : plain, power).Select((e, h) => e / Math.Pow(h + 1, growth)))]);
        return (Math.Clamp(width, 0.5, 20), growth);
    }

    private static double Percentile(List<double> values)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)(values.Count * 0.95))];
    }

    private ForecastMeasures Measure(TrendModel model)
    {
        ForecastMeasures measures = new();
        foreach ((double[] values, int season, int tail) in _series)
        {
            ReadOnlySpan<double> past = values.AsSpan(0, values.Length - tail);
            (double[] forecast, double[] widths) = model.Run(past, season, tail);
            measures.Add(past, values.AsSpan(values.Length - tail), season, forecast, widths);
        }

        return measures;
    }
}
