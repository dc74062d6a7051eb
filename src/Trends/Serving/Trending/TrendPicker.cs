namespace Trends.Serving.Trending;

/// <summary>Walks a window's bursts by score and picks those that tell a story of their own.</summary>
internal sealed class TrendPicker(ITrendSource source)
{
    /// <summary>Terms whose documents share less than this beside them go with every story; in natural units of rarity.</summary>
    public const double MinCoherence = 1.5;

    /// <summary>The least score of a trend: a count that chance gives once in twenty windows is none.</summary>
    public const double MinScore = 1.3;

    // Documents are read for so many terms at a time.
    private const int ChunkTerms = 32;

    /// <summary>Picks terms.</summary>
    /// <param name="window">The window.</param>
    /// <param name="top">At most so many.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The bursts with their documents, the highest score first.</returns>
    public async Task<List<(Burst Burst, StoryCore Core)>> PickAsync(TrendWindow window, int top, CancellationToken cancellationToken)
    {
        List<Burst> bursts = BurstTest.Run(window);
        ILookup<string, Burst> byWord = bursts
            .Where(b => b.Term.Term.Contains(' ', StringComparison.Ordinal))
            .SelectMany(b => b.Term.Term.Split(' ').Distinct().Select(word => (word, b)))
            .ToLookup(p => p.word, p => p.b, StringComparer.Ordinal);
        Dictionary<string, long> counts = window.Terms.ToDictionary(t => t.Term, t => t.UniqueCount, StringComparer.Ordinal);
        double Weight(string term) => counts.TryGetValue(term, out long count) ? Math.Log((double)window.UniqueDocuments / count) : 0;

        List<(Burst Burst, StoryCore Core)> picked = [];
        foreach (Burst[] chunk in bursts.TakeWhile(b => b.Score >= MinScore).Chunk(ChunkTerms))
        {
            List<(string Term, Burst Burst)> open =
                [.. chunk.Where(b => !picked.Exists(p => Diversifier.Repeats(b.Term, p.Burst.Term))).Select(b => (b.Term.Term, Diversifier.Name(b, byWord)))];
            HashSet<string> ids = [.. open.SelectMany(b => b.Burst.Term.Evidence).Select(e => e.Id)];
            IReadOnlyDictionary<string, TrendDocument> documents = await source.ReadDocumentsAsync(ids, cancellationToken);
            foreach ((string term, Burst burst) in open.Where(b => !picked.Exists(p => Diversifier.Repeats(b.Burst.Term, p.Burst.Term))))
            {
                List<TrendDocument> own = [.. burst.Term.Evidence.Select(e => documents.GetValueOrDefault(e.Id)).OfType<TrendDocument>()];
                if (Headlines.AreOne(own))
                {
                    continue;
                }

                // A word is judged by what stands beside it, the rest of the phrase that names it included.
                StoryCore core = StoryCore.Find(term, own, Weight);
                if (burst.Score >= MinScore && core.Coherence >= MinCoherence && picked.TrueForAll(p => !Diversifier.Repeats(burst.Term, p.Burst.Term)))
                {
                    picked.Add((burst, core));
                    if (picked.Count == top)
                    {
                        return Ordered(picked);
                    }
                }
            }
        }

        return Ordered(picked);
    }

    // A phrase that stands for its word has a score of its own.
    private static List<(Burst Burst, StoryCore Core)> Ordered(List<(Burst Burst, StoryCore Core)> picked) =>
        [.. picked.OrderByDescending(p => p.Burst.Score).ThenBy(p => p.Burst.Term.Term, StringComparer.Ordinal)];
}
