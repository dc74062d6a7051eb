namespace Trends.ML.Campaigns;

/// <summary>Fits a curve to each campaign and channel, drawn towards its channel where days are few.</summary>
internal static class CurveFitter
{
    /// <summary>How many days the channel's rate weighs as much as.</summary>
    private const double PriorDays = 2;

    /// <summary>The fewest days without spend that tell what comes without it.</summary>
    private const int LeastBaseDays = 3;

    private const double HuberLimit = 4;

    /// <summary>Fits every cell.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="priors">What is known before.</param>
    /// <param name="objective">The objective that outcomes are of.</param>
    public static IReadOnlyList<FittedCell> Fit(IReadOnlyList<CellHistory> cells, CampaignPriors priors, string objective)
    {
        Dictionary<string, double> rates = Rates(cells);
        double all = Rate(cells);
        IReadOnlyDictionary<string, double> known = priors.Rates(objective);
        return [.. cells.Select(c => FitCell(c, priors.Penalties, Math.Max(0, rates.GetValueOrDefault(c.Channel, known.GetValueOrDefault(c.Channel, all)))))];
    }

    /// <summary>Gives each channel's outcome per unit of spend.</summary>
    public static Dictionary<string, double> Rates(IReadOnlyList<CellHistory> cells) => cells.GroupBy(c => c.Channel, StringComparer.Ordinal)
        .Where(g => g.Any(c => c.Spends.Any(s => s > 0)))
        .ToDictionary(g => g.Key, Rate, StringComparer.Ordinal);

    /// <summary>Draws a cell's own factor towards its prior.</summary>
    /// <param name="own">The own factor.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="days">How many days the own one is from.</param>
    public static double Shrink(double own, double prior, int days) => ((days * own) + (PriorDays * prior)) / (days + PriorDays);

    /// <summary>Gives the misfit of each shape, as the logarithm of the mean squared scaled error.</summary>
    public static double[] Misfits(CellHistory cell) => [.. CurveShape.All.Select(s => Math.Log(Estimate(cell, s, Base(cell)).Misfit))];

    private static FittedCell FitCell(CellHistory cell, IReadOnlyList<double> penalties, double rate)
    {
        int days = cell.Spends.Count(s => s > 0);
        double comesAnyway = Base(cell), least = double.PositiveInfinity, factor = 0;
        CurveShape best = CurveShape.All[0];
        for (int i = 0; i < CurveShape.All.Count; i++)
        {
            (double own, double misfit) = Estimate(cell, CurveShape.All[i], comesAnyway);
            double cost = (days * Math.Log(misfit)) + penalties[i];
            if (cost < least)
            {
                (least, best, factor) = (cost, CurveShape.All[i], own);
            }
        }

        double shapes = cell.Spends.Sum(s => best.Value(s, cell.Typical));
        double prior = shapes > 0 ? rate * cell.Spends.Sum() / shapes : rate * cell.Typical;
        return new(cell, new(comesAnyway, Math.Max(0, Shrink(factor, prior, days)), best, cell.Typical), prior);
    }

    private static double Base(CellHistory cell)
    {
        double[] idle = [.. cell.Outcomes.Where((_, i) => cell.Spends[i] <= 0)];
        if (idle.Length < LeastBaseDays)
        {
            return 0;
        }

        Array.Sort(idle);
        return idle[idle.Length / 2];
    }

    /// <summary>The factor that makes sums equal, with outlying days weighed down; errors count by the root of the response, as of counts.</summary>
    private static (double Factor, double Misfit) Estimate(CellHistory cell, CurveShape shape, double comesAnyway)
    {
        double typical = cell.Typical;
        List<(double Shape, double Outcome)> days = [];
        for (int i = 0; i < cell.Spends.Length; i++)
        {
            if (cell.Spends[i] > 0)
            {
                days.Add((shape.Value(cell.Spends[i], typical), Math.Max(0, cell.Outcomes[i] - comesAnyway)));
            }
        }

        if (days.Count == 0)
        {
            return (0, 1);
        }

        double factor = days.Sum(d => d.Outcome) / days.Sum(d => d.Shape);
        for (int round = 0; round < 3; round++)
        {
            double[] misses = [.. days.Select(d => (d.Outcome - (factor * d.Shape)) / Math.Sqrt(d.Shape))];
            double scale = misses.Select(Math.Abs).Order().ElementAt(misses.Length / 2) * 1.4826;
            if (scale <= 0)
            {
                break;
            }

            double[] weights = [.. misses.Select(m => Math.Min(1, HuberLimit * scale / Math.Max(1e-12, Math.Abs(m))))];
            factor = days.Select((d, i) => weights[i] * d.Outcome).Sum() / days.Select((d, i) => weights[i] * d.Shape).Sum();
        }

        double level = Math.Max(1e-9, days.Average(d => d.Outcome));
        double misfit = days.Average(d => (d.Outcome - (factor * d.Shape)) * (d.Outcome - (factor * d.Shape)) / Math.Max(0.05, d.Shape * factor / level)) / (level * level);
        return (factor, Math.Max(1e-6, misfit));
    }

    private static double Rate(IEnumerable<CellHistory> cells)
    {
        double spend = 0, outcome = 0;
        foreach (CellHistory cell in cells)
        {
            double comesAnyway = Base(cell);
            spend += cell.Spends.Sum();
            outcome += cell.Outcomes.Where((_, i) => cell.Spends[i] > 0).Sum(o => Math.Max(0, o - comesAnyway));
        }

        return spend > 0 ? outcome / spend : 0;
    }
}
