namespace Trends.ML.Recommendations;

/// <summary>Interactions split by time: the last fifth of each user's items is held out.</summary>
internal sealed class RecommendationTrainingSet : ITrainingSet
{
    private const int Top = 20;
    private readonly string[] _items;
    private readonly Profile[] _profiles;
    private readonly int[] _kept;

    public RecommendationTrainingSet(Dictionary<string, Dictionary<string, (DateTimeOffset At, float Weight)>> users, long rows)
    {
        Rows = rows;
        _items = [.. users.Values.SelectMany(u => u.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = _items.Select((item, i) => (item, i)).ToDictionary(x => x.item, x => x.i, StringComparer.Ordinal);
        RowDigest digest = new();
        List<Profile> profiles = [];
        foreach ((string user, Dictionary<string, (DateTimeOffset At, float Weight)> items) in users.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            KeyValuePair<string, (DateTimeOffset At, float Weight)>[] ordered = [.. items.OrderBy(i => i.Value.At).ThenBy(i => i.Key, StringComparer.Ordinal)];
            profiles.Add(new(user, [.. ordered.Select(i => index[i.Key])], [.. ordered.Select(i => i.Value.Weight)]));
            foreach ((string item, (DateTimeOffset at, float weight)) in ordered)
            {
                digest.Add($"{user}\n{item}\n{at.UtcTicks} {weight:R}");
                (From, To) = (From is null || at < From ? at : From, To is null || at > To ? at : To);
            }
        }

        _profiles = [.. profiles];
        _kept = [.. _profiles.Select(p => p.Items.Length < RecommendationTrainer.LeastItems ? p.Items.Length : p.Items.Length - Math.Max(1, p.Items.Length / 5))];
        int judged = _profiles.Where((p, i) => _kept[i] < p.Items.Length).Count();
        Lack = judged >= RecommendationTrainer.LeastUsers
            ? null
            : $"{judged} users have {RecommendationTrainer.LeastItems} or more items; {RecommendationTrainer.LeastUsers} are needed. Load a dataset of kind events.";
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
        Profile[] training = [.. _profiles.Select((p, i) => p.First(_kept[i]))];
        float[] popularity = new float[_items.Length];
        foreach (Profile profile in training)
        {
            foreach (int item in profile.Items)
            {
                popularity[item]++;
            }
        }

        float most = Math.Max(1, popularity.Max());
        for (int i = 0; i < popularity.Length; i++)
        {
            popularity[i] /= most;
        }

        // Profiles are whole, held-out items too: they are what users have seen, and nothing was learned from them.
        RecommendationModel model = new(_items, popularity, ItemNeighbours.Find(training, _items.Length, cancellationToken), _profiles);
        return new(model.Save(), Measure((history, top) => model.RecommendFor(history, top)), "most popular items", MeasurePopular(popularity), "ndcg20", HigherIsBetter: true);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Evaluate(ReadOnlyMemory<byte> artefact)
    {
        RecommendationModel model = RecommendationModel.Load(artefact);
        return Measure((history, top) => model.RecommendFor(history, top));
    }

    private SortedDictionary<string, double> MeasurePopular(float[] popularity)
    {
        string[] ranked = [.. Enumerable.Range(0, _items.Length).OrderByDescending(i => popularity[i]).ThenBy(i => i).Select(i => _items[i])];
        return Measure((history, top) =>
        {
            HashSet<string> seen = [.. history.Select(h => h.Item)];
            return ranked.Where(i => !seen.Contains(i)).Take(top);
        });
    }

    private SortedDictionary<string, double> Measure(Func<IReadOnlyList<(string Item, float Weight)>, int, IEnumerable<string>> recommend)
    {
        double gain = 0, recall = 0, users = 0;
        for (int u = 0; u < _profiles.Length; u++)
        {
            Profile profile = _profiles[u];
            if (_kept[u] == profile.Items.Length)
            {
                continue;
            }

            HashSet<string> wanted = [.. profile.Items[_kept[u]..].Select(i => _items[i])];
            (string, float)[] history = [.. profile.Items[.._kept[u]].Select((item, i) => (_items[item], profile.Weights[i]))];
            double found = 0, gained = 0, ideal = 0;
            int rank = 0;
            foreach (string item in recommend(history, Top))
            {
                bool hit = wanted.Contains(item);
                found += hit ? 1 : 0;
                gained += hit ? 1 / Math.Log2(rank + 2) : 0;
                rank++;
            }

            for (int i = 0; i < Math.Min(Top, wanted.Count); i++)
            {
                ideal += 1 / Math.Log2(i + 2);
            }

            users++;
            gain += gained / ideal;
            recall += found / wanted.Count;
        }

        return new(StringComparer.Ordinal) { ["users"] = users, ["ndcg20"] = gain / Math.Max(1, users), ["recall20"] = recall / Math.Max(1, users) };
    }
}
