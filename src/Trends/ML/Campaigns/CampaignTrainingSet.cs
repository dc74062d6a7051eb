namespace Trends.ML.Campaigns;

/// <summary>Campaign days split by time: the last quarter of the dates is held out.</summary>
internal sealed class CampaignTrainingSet : ITrainingSet
{
    private const int RecentDays = 7;

    /// <summary>How many days' worth of evidence the shapes of other cells are for a new one.</summary>
    private const double ShapeStrength = 10;

    private readonly CampaignDay[] _train;
    private readonly CampaignDay[] _heldOut;

    public CampaignTrainingSet(IReadOnlyList<CampaignDay> days)
    {
        DateOnly[] dates = [.. days.Select(d => d.Date).Distinct().Order()];
        DateOnly split = dates.Length == 0 ? default : dates[dates.Length - Math.Max(1, dates.Length / 4)];
        _train = [.. days.Where(d => d.Date < split)];
        _heldOut = [.. days.Where(d => d.Date >= split)];
        Rows = days.Count;
        From = dates.Length == 0 ? null : new DateTimeOffset(dates[0], default, default);
        To = dates.Length == 0 ? null : new DateTimeOffset(dates[^1], default, default);
        Lack = dates.Length < CampaignTrainer.LeastDates
            ? $"Campaign data have {dates.Length} dates; {CampaignTrainer.LeastDates} are needed. Load a dataset of kind campaigns."
            : days.Any(d => d.Revenue > 0) && _heldOut.Any(d => d.Revenue > 0) && _train.Any(d => d.Spend > 0)
                ? null
                : "Campaign data have no revenue, or no spend before the held-out days. Map the field revenue in the dataset's manifest.";
        RowDigest digest = new();
        foreach (CampaignDay day in days)
        {
            digest.Add($"{day.Campaign}\n{day.Channel}\n{day.Date:O} {day.Spend:R} {day.Conversions:R} {day.Revenue:R}");
        }

        Digest = digest.Finish();
    }

    /// <inheritdoc/>
    public string Digest { get; }

    /// <inheritdoc/>
    public long Rows { get; }

    /// <inheritdoc/>
    public DateTimeOffset? From { get; }

    /// <inheritdoc/>
    public DateTimeOffset? To { get; }

    /// <inheritdoc/>
    public string? Lack { get; }

    /// <inheritdoc/>
    public TrainedModel Train(CancellationToken cancellationToken)
    {
        IReadOnlyList<CellHistory> revenue = CellHistory.From(_train, CampaignRequest.Revenue), conversions = CellHistory.From(_train, CampaignRequest.Conversions);
        double[][] misfits = [.. revenue.Where(c => c.Spends.Count(s => s > 0) >= 6 && c.Outcomes.Any(o => o > 0)).Select(CurveFitter.Misfits)];
        double[] penalties = [.. CurveShape.UsualPenalties.Select((usual, i) => usual + (misfits.Length == 0 ? 0 : ShapeStrength * misfits.Average(m => m[i] - m.Min())))];
        CampaignModel model = new(new(penalties, CurveFitter.Rates(revenue), CurveFitter.Rates(conversions)));
        SortedDictionary<string, double> baseline = new(StringComparer.Ordinal);
        Measure(baseline, CampaignRequest.Revenue, Recent(revenue));
        Measure(baseline, CampaignRequest.Conversions, Recent(conversions));
        return new(model.Save(), Measure(model), $"mean outcome per unit of spend of the last {RecentDays} days", baseline, "wape", HigherIsBetter: false);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Evaluate(ReadOnlyMemory<byte> artefact) => Measure(CampaignModel.Load(artefact));

    private static Dictionary<(string Campaign, string Channel), Func<double, double>> Recent(IReadOnlyList<CellHistory> cells) => cells.ToDictionary(
        c => (c.Campaign, c.Channel),
        c =>
        {
            double spend = c.Spends.TakeLast(RecentDays).Sum();
            double rate = spend > 0 ? c.Outcomes.TakeLast(RecentDays).Sum() / spend : 0;
            return new Func<double, double>(s => rate * s);
        });

    private SortedDictionary<string, double> Measure(CampaignModel model)
    {
        SortedDictionary<string, double> metrics = new(StringComparer.Ordinal);
        foreach (string objective in (string[])[CampaignRequest.Revenue, CampaignRequest.Conversions])
        {
            Measure(metrics, objective, model.Fit(CellHistory.From(_train, objective), objective).ToDictionary(f => (f.History.Campaign, f.History.Channel), f => new Func<double, double>(f.Curve.Value)));
        }

        return metrics;
    }

    /// <summary>Predicts each held-out day from what was spent; days of cells without a past are left out.</summary>
    private void Measure(SortedDictionary<string, double> metrics, string objective, Dictionary<(string Campaign, string Channel), Func<double, double>> predict)
    {
        double off = 0, squares = 0, sum = 0, bias = 0;
        int rows = 0;
        foreach (CampaignDay day in _heldOut)
        {
            if (predict.TryGetValue((day.Campaign, day.Channel), out Func<double, double>? curve))
            {
                double actual = objective == CampaignRequest.Revenue ? day.Revenue : day.Conversions, miss = curve(day.Spend) - actual;
                (off, squares, sum, bias, rows) = (off + Math.Abs(miss), squares + (miss * miss), sum + actual, bias + miss, rows + 1);
            }
        }

        string suffix = objective == CampaignRequest.Revenue ? "" : "." + objective;
        metrics["wape" + suffix] = sum > 0 ? off / sum : 0;
        metrics["rmse" + suffix] = rows > 0 ? Math.Sqrt(squares / rows) : 0;
        metrics["bias" + suffix] = sum > 0 ? bias / sum : 0;
        metrics["rows"] = rows;
    }
}
