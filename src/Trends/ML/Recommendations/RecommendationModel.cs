namespace Trends.ML.Recommendations;

/// <summary>Recommends items to users. Immutable, so any number of threads may use it.</summary>
public sealed class RecommendationModel : IModelArtefact<RecommendationModel>
{
    /// <summary>The most items of one answer.</summary>
    public const int MostItems = 1000;

    private const string Format = "recommendation/1";
    private const string Popular = "popular";

    /// <summary>How fast older items of a user count less: the latest 1, the twentieth before it a half.</summary>
    private const float Ageing = 0.05f;

    private const int LookBack = 200;
    private readonly string[] _items;
    private readonly float[] _popularity;
    private readonly (int[] Items, float[] Similarities)[] _neighbours;
    private readonly Profile[] _profiles;
    private readonly Dictionary<string, int> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly int[] _ranked;

    internal RecommendationModel(string[] items, float[] popularity, (int[] Items, float[] Similarities)[] neighbours, Profile[] profiles)
    {
        (_items, _popularity, _neighbours, _profiles) = (items, popularity, neighbours, profiles);
        for (int i = 0; i < profiles.Length; i++)
        {
            _users[profiles[i].User] = i;
        }

        for (int i = 0; i < items.Length; i++)
        {
            _index[items[i]] = i;
        }

        _ranked = [.. Enumerable.Range(0, items.Length).OrderByDescending(i => popularity[i]).ThenBy(i => items[i], StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public static string ModelName => ModelNames.Recommendation;

    /// <summary>Recommends items.</summary>
    /// <param name="user">The user's pseudonym.</param>
    /// <param name="top">At most so many items, 1 to 1,000.</param>
    /// <param name="alsoSeen">Items that the user has seen since the model was trained; null for none.</param>
    /// <exception cref="InvalidRequestException"><paramref name="top"/> is out of its range.</exception>
    public RecommendationList Recommend(string user, int top = 20, IEnumerable<string>? alsoSeen = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (top is < 1 or > MostItems)
        {
            throw new InvalidRequestException(new Dictionary<string, string[]> { ["top"] = [$"{top}; give 1 to {MostItems} items."] });
        }

        Profile profile = _users.TryGetValue(user, out int index) ? _profiles[index] : new(user, [], []);
        HashSet<int> seen = [.. profile.Items];
        foreach (string item in alsoSeen ?? [])
        {
            if (_index.TryGetValue(item, out int known))
            {
                seen.Add(known);
            }
        }

        List<(int Item, float Score, int Because)> ranked = Rank(profile, seen, top);
        return new(user, profile.Items.Length > 0, [.. ranked.Select(r => new Recommendation(_items[r.Item], r.Score, r.Because < 0 ? Popular : $"similar to {_items[r.Because]}"))]);
    }

    /// <summary>Gives the items for a past that need not be the model's own.</summary>
    /// <param name="history">Items and weights in order of time.</param>
    /// <param name="top">At most so many items.</param>
    internal IEnumerable<string> RecommendFor(IReadOnlyList<(string Item, float Weight)> history, int top)
    {
        (int Item, float Weight)[] known = [.. history.Where(h => _index.ContainsKey(h.Item)).Select(h => (_index[h.Item], h.Weight))];
        Profile profile = new("", [.. known.Select(k => k.Item)], [.. known.Select(k => k.Weight)]);
        return Rank(profile, [.. profile.Items], top).Select(r => _items[r.Item]);
    }

    /// <summary>Gives the model's bytes.</summary>
    public byte[] Save() => Artefact.Write(Format, writer =>
    {
        writer.Write(_items.Length);
        for (int i = 0; i < _items.Length; i++)
        {
            writer.Write(_items[i]);
            writer.Write(_popularity[i]);
            Write(writer, _neighbours[i].Items, _neighbours[i].Similarities);
        }

        writer.Write(_profiles.Length);
        foreach (Profile profile in _profiles)
        {
            writer.Write(profile.User);
            Write(writer, profile.Items, profile.Weights);
        }
    });

    /// <inheritdoc/>
    public static RecommendationModel Load(ReadOnlyMemory<byte> artefact) => Artefact.Read(Format, artefact, reader =>
    {
        string[] items = new string[reader.ReadInt32()];
        float[] popularity = new float[items.Length];
        (int[], float[])[] neighbours = new (int[], float[])[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            (items[i], popularity[i], neighbours[i]) = (reader.ReadString(), reader.ReadSingle(), Read(reader));
        }

        Profile[] profiles = new Profile[reader.ReadInt32()];
        for (int i = 0; i < profiles.Length; i++)
        {
            string user = reader.ReadString();
            (int[] seen, float[] weights) = Read(reader);
            profiles[i] = new(user, seen, weights);
        }

        return new RecommendationModel(items, popularity, neighbours, profiles);
    });

    private List<(int Item, float Score, int Because)> Rank(Profile profile, HashSet<int> seen, int top)
    {
        Dictionary<int, (float Score, float Most, int Because)> scores = [];
        int from = Math.Max(0, profile.Items.Length - LookBack);
        for (int i = from; i < profile.Items.Length; i++)
        {
            (int[] items, float[] similarities) = _neighbours[profile.Items[i]];
            float weight = profile.Weights[i] / (1 + (Ageing * (profile.Items.Length - 1 - i)));
            for (int n = 0; n < items.Length; n++)
            {
                if (!seen.Contains(items[n]))
                {
                    float part = weight * similarities[n];
                    (float score, float most, int because) = scores.GetValueOrDefault(items[n]);
                    scores[items[n]] = part > most ? (score + part, part, profile.Items[i]) : (score + part, most, because);
                }
            }
        }

        List<(int Item, float Score, int Because)> ranked = [.. scores.Select(s => (s.Key, s.Value.Score, s.Value.Because))];
        ranked.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Item.CompareTo(b.Item));
        ranked = [.. ranked.Take(top)];
        float least = ranked.Count > 0 ? ranked[^1].Score : 1f;
        for (int i = 0; i < _ranked.Length && ranked.Count < top; i++)
        {
            if (!seen.Contains(_ranked[i]) && !scores.ContainsKey(_ranked[i]))
            {
                // Popular items follow the similar ones, so their scores stay below.
                ranked.Add((_ranked[i], least * _popularity[_ranked[i]], -1));
            }
        }

        return ranked;
    }

    private static void Write(BinaryWriter writer, int[] items, float[] values)
    {
        writer.Write(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            writer.Write(items[i]);
            writer.Write(values[i]);
        }
    }

    private static (int[] Items, float[] Values) Read(BinaryReader reader)
    {
        int[] items = new int[reader.ReadInt32()];
        float[] values = new float[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            (items[i], values[i]) = (reader.ReadInt32(), reader.ReadSingle());
        }

        return (items, values);
    }
}
