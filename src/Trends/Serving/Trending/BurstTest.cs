namespace Trends.Serving.Trending;

/// <summary>Tests every term of a window against its own history.</summary>
/// <remarks>
/// A term's rate per document has a Gamma prior whose mean is the corpus' mean rate, worth <see cref="PriorShape"/> documents with the
/// term; with its history follows a negative binomial for the window. So a new term in a small corpus is surprising, but no more than
/// new terms are. Natural swings beyond chance widen it by <see cref="Swing"/>, the squared coefficient of variation of rates from day to day.
/// </remarks>
internal static class BurstTest
{
    /// <summary>How many documents with the term the prior is worth.</summary>
    public const double PriorShape = 0.5;

    /// <summary>How much rates swing without news: 0.1 is about a third up or down.</summary>
    public const double Swing = 0.1;

    // The window's own hours of the week say more of it than other hours.
    private const double SeasonWeight = 2;

    /// <summary>Tests a window's terms.</summary>
    /// <param name="window">The window.</param>
    /// <returns>The terms, the highest score first, then the longest, then in ordinal order.</returns>
    public static List<Burst> Run(TrendWindow window)
    {
        if (window.Terms.Count == 0 || window.UniqueDocuments == 0)
        {
            return [];
        }

        double meanCount = window.Terms.Average(t => (double)t.UniqueCount + t.HistoryCount);
        double meanRate = meanCount / (window.UniqueDocuments + window.HistoryDocuments);
        double prior = PriorShape / meanRate;
        List<Burst> bursts = [.. window.Terms.Select(term => Test(window, term, prior))];
        bursts.Sort(Compare);
        return Adjust(bursts);
    }

    private static Burst Test(TrendWindow window, TermCount term, double prior)
    {
        double seen = PriorShape + term.HistoryCount + (SeasonWeight * term.SeasonCount);
        double exposure = prior + window.HistoryDocuments + (SeasonWeight * window.SeasonDocuments);
        double expected = seen / exposure * window.UniqueDocuments;
        double shape = 1 / ((1 / seen) + Swing);
        double score = term.UniqueCount >= expected
            ? -NegativeBinomial.Log10Upper(term.UniqueCount, expected, shape)
            : NegativeBinomial.Log10Lower(term.UniqueCount, expected, shape);
        return new(term, expected, score, 1);
    }

    private static int Compare(Burst left, Burst right)
    {
        int byScore = right.Score.CompareTo(left.Score);
        int byLength = right.Term.Term.Length.CompareTo(left.Term.Term.Length);
        return byScore != 0 ? byScore : byLength != 0 ? byLength : string.CompareOrdinal(left.Term.Term, right.Term.Term);
    }

    // Benjamini and Hochberg: from the least significant term up, q = min(q below, p · n / rank).
    private static List<Burst> Adjust(List<Burst> bursts)
    {
        double q = 1;
        for (int i = bursts.Count - 1; i >= 0; i--)
        {
            double p = bursts[i].Score > 0 ? Math.Pow(10, -bursts[i].Score) : 1;
            q = Math.Min(q, p * bursts.Count / (i + 1));
            bursts[i] = bursts[i] with { QValue = q };
        }

        return bursts;
    }
}
