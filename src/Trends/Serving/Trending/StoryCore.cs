namespace Trends.Serving.Trending;

/// <summary>What the documents of a term have in common beside it, and which of them stand at the centre.</summary>
/// <param name="Coherence">Mean weight of what a document shares with the others; near 0 for words that go with every story.</param>
/// <param name="Documents">The documents, the most central first; of equal ones the newest.</param>
internal sealed record StoryCore(double Coherence, IReadOnlyList<TrendDocument> Documents)
{
    /// <summary>Finds the core.</summary>
    /// <param name="term">The term.</param>
    /// <param name="documents">Its documents.</param>
    /// <param name="weight">Gives a term's weight: the logarithm of how rare it is; 0 for one that does not count.</param>
    public static StoryCore Find(string term, IReadOnlyList<TrendDocument> documents, Func<string, double> weight)
    {
        string[] words = term.Split(' ');
        Dictionary<string, int> shared = new(StringComparer.Ordinal);
        foreach (TrendDocument document in documents)
        {
            foreach (string other in document.Terms)
            {
                // Single words only: a phrase would count its words again.
                if (!other.Contains(' ', StringComparison.Ordinal) && Array.IndexOf(words, other) < 0)
                {
                    shared[other] = shared.GetValueOrDefault(other) + 1;
                }
            }
        }

        double others = Math.Max(documents.Count - 1, 1);
        Dictionary<string, double> weights = shared.Where(s => s.Value > 1)
            .ToDictionary(s => s.Key, s => (s.Value - 1) / others * weight(s.Key), StringComparer.Ordinal);
        List<(TrendDocument Document, double Centrality)> ranked =
            [.. documents.Select(d => (d, d.Terms.Sum(t => weights.GetValueOrDefault(t))))];
        ranked.Sort(static (a, b) =>
        {
            int central = b.Centrality.CompareTo(a.Centrality);
            int newest = b.Document.PublishedAt.CompareTo(a.Document.PublishedAt);
            return central != 0 ? central : newest != 0 ? newest : string.CompareOrdinal(a.Document.Id, b.Document.Id);
        });
        return new(ranked.Count == 0 ? 0 : ranked.Average(r => r.Centrality), [.. ranked.Select(r => r.Document)]);
    }
}
