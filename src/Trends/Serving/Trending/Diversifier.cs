namespace Trends.Serving.Trending;

/// <summary>Picks terms by score so that each tells a story of its own.</summary>
internal static class Diversifier
{
    /// <summary>The share of the smaller term's documents that two terms of one story have in common.</summary>
    public const double SameStory = 0.5;

    /// <summary>How much a longer phrase must cover of a term's documents to stand for it.</summary>
    public const double PhraseCover = 0.6;

    // So many documents below a common hash say enough of an overlap.
    private const int EnoughShared = 4;

    /// <summary>Tells whether a term repeats one that was picked.</summary>
    /// <param name="term">The term.</param>
    /// <param name="picked">The other.</param>
    public static bool Repeats(TermCount term, TermCount picked) =>
        IsPart(term.Term, picked.Term) || IsPart(picked.Term, term.Term) || Containment(term, picked) >= SameStory;

    /// <summary>Gives the phrase that names a term's story better: the longest that holds the term and covers most of its documents.</summary>
    /// <param name="burst">The term.</param>
    /// <param name="byWord">All phrases by each of their words.</param>
    public static Burst Name(Burst burst, ILookup<string, Burst> byWord)
    {
        Burst best = burst;
        foreach (Burst phrase in byWord[burst.Term.Term.Split(' ')[0]])
        {
            if (phrase.Term.Term.Length > best.Term.Term.Length
                && IsPart(burst.Term.Term, phrase.Term.Term)
                && phrase.Term.UniqueCount >= PhraseCover * burst.Term.UniqueCount)
            {
                best = phrase;
            }
        }

        return best;
    }

    /// <summary>Estimates which share of the smaller term's documents the larger has too.</summary>
    /// <remarks>Both samples hold every document up to the smaller of their greatest hashes, so below it they compare exactly.</remarks>
    public static double Containment(TermCount left, TermCount right)
    {
        ulong reach = Math.Min(Reach(left), Reach(right));
        HashSet<ulong> one = [.. left.Evidence.Where(e => e.Hash <= reach).Select(e => e.Hash)];
        HashSet<ulong> two = [.. right.Evidence.Where(e => e.Hash <= reach).Select(e => e.Hash)];
        int smaller = Math.Min(one.Count, two.Count);
        one.IntersectWith(two);
        return smaller == 0 || (reach < ulong.MaxValue && smaller < EnoughShared) ? 0 : (double)one.Count / smaller;
    }

    private static ulong Reach(TermCount term) =>
        term.Evidence.Count == 0 || term.Evidence.Count >= term.UniqueCount ? ulong.MaxValue : term.Evidence[^1].Hash;

    private static bool IsPart(string part, string whole)
    {
        int at = whole.IndexOf(part, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || whole[at - 1] == ' ') && (at + part.Length == whole.Length || whole[at + part.Length] == ' ');
    }
}
