namespace Trends.ML.Campaigns;

/// <summary>Divides a budget so that one unit of money more would bring the same everywhere, within bounds. On concave curves that is the best there is.</summary>
internal static class BudgetAllocator
{
    private const int Halvings = 200;

    /// <summary>Divides a budget.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="groups">The bounds; each curve in one group. Floors add up to the budget at most.</param>
    /// <param name="budget">The budget.</param>
    /// <returns>The spend of each curve; they add up to the budget, or to the caps where these are less.</returns>
    public static double[] Allocate(IReadOnlyList<ResponseCurve> curves, IReadOnlyList<BudgetGroup> groups, double budget)
    {
        double slope = Solve(s => groups.Sum(g => Clamped(curves, g, s)), budget);
        double[] totals = [.. groups.Select(g => Clamped(curves, g, slope))];
        Settle(curves, groups, totals, budget);
        double[] spends = new double[curves.Count];
        for (int g = 0; g < groups.Count; g++)
        {
            Divide(curves, groups[g], totals[g], spends);
        }

        return spends;
    }

    private static double Clamped(IReadOnlyList<ResponseCurve> curves, BudgetGroup group, double slope) =>
        Math.Clamp(group.Cells.Sum(c => curves[c].SpendAt(slope)), group.Floor, group.Cap);

    /// <summary>The slope at which a falling function of it reaches a target; found by halving its logarithm.</summary>
    private static double Solve(Func<double, double> spend, double target)
    {
        double low = -80, high = 80;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = spend(Math.Exp(middle)) > target ? (middle, high) : (low, middle);
        }

        return Math.Exp(high);
    }

    /// <summary>Gives what halving left over to groups that may have more, by their typical spend.</summary>
    private static void Settle(IReadOnlyList<ResponseCurve> curves, IReadOnlyList<BudgetGroup> groups, double[] totals, double budget)
    {
        for (int round = 0; round <= groups.Count; round++)
        {
            double rest = budget - totals.Sum();
            int[] open = [.. Enumerable.Range(0, groups.Count).Where(g => totals[g] < groups[g].Cap)];
            int[] inner = [.. open.Where(g => totals[g] > groups[g].Floor)];
            open = inner.Length > 0 ? inner : open;
            double weight = open.Sum(g => Weight(curves, groups[g]));
            if (rest <= 0 || open.Length == 0)
            {
                return;
            }

            foreach (int g in open)
            {
                totals[g] = Math.Min(groups[g].Cap, totals[g] + (rest * Weight(curves, groups[g]) / weight));
            }
        }
    }

    private static double Weight(IReadOnlyList<ResponseCurve> curves, BudgetGroup group) => group.Cells.Sum(c => curves[c].Typical);

    private static void Divide(IReadOnlyList<ResponseCurve> curves, BudgetGroup group, double total, double[] spends)
    {
        double slope = Solve(s => group.Cells.Sum(c => curves[c].SpendAt(s)), total);
        double sum = group.Cells.Sum(c => spends[c] = curves[c].SpendAt(slope));
        foreach (int cell in group.Cells)
        {
            spends[cell] = sum > 0 ? spends[cell] * (total / sum) : total * curves[cell].Typical / Weight(curves, group);
        }
    }
}
