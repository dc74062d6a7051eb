namespace Trends.ML.Recommendations;

/// <summary>Finds for each item the items that the same users like: cosine of their columns, shrunk where few users met both.</summary>
internal static class ItemNeighbours
{
    /// <summary>How many neighbours an item keeps.</summary>
    public const int Kept = 100;

    private const int MostUsersPerItem = 3000;
    private const int MostItemsPerUser = 300;
    private const float Shrink = 10f;

    /// <summary>Gets what a version depends on besides the code.</summary>
    public static string Parameters => FormattableString.Invariant($"kept={Kept};users={MostUsersPerItem};items={MostItemsPerUser};shrink={Shrink}");

    /// <summary>Finds the neighbours of every item, nearest first.</summary>
    /// <param name="profiles">The users, in a fixed order.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static (int[] Items, float[] Similarities)[] Find(IReadOnlyList<Profile> profiles, int items, CancellationToken cancellationToken)
    {
        List<(int User, float Weight)>[] columns = [.. Enumerable.Range(0, items).Select(_ => new List<(int, float)>())];
        float[] norms = new float[items];
        for (int user = 0; user < profiles.Count; user++)
        {
            Profile profile = profiles[user];
            for (int i = Math.Max(0, profile.Items.Length - MostItemsPerUser); i < profile.Items.Length; i++)
            {
                float weight = Weight(profile, i);
                norms[profile.Items[i]] += weight * weight;
                columns[profile.Items[i]].Add((user, weight));
            }
        }

        (int[], float[])[] neighbours = new (int[], float[])[items];
        float[] dots = new float[items];
        int[] met = new int[items];
        List<int> touched = [];
        for (int item = 0; item < items; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            touched.Clear();
            foreach ((int user, float weight) in columns[item].Take(MostUsersPerItem))
            {
                Profile profile = profiles[user];
                for (int i = Math.Max(0, profile.Items.Length - MostItemsPerUser); i < profile.Items.Length; i++)
                {
                    int other = profile.Items[i];
                    if (met[other]++ == 0)
                    {
                        touched.Add(other);
                    }

                    dots[other] += weight * Weight(profile, i);
                }
            }

            neighbours[item] = Nearest(item, touched, dots, met, norms);
        }

        return neighbours;
    }

    /// <summary>Users with many items say less of each pair.</summary>
    private static float Weight(Profile profile, int i) => profile.Weights[i] / MathF.Sqrt(MathF.Log(2 + profile.Items.Length));

    private static (int[] Items, float[] Similarities) Nearest(int item, List<int> touched, float[] dots, int[] met, float[] norms)
    {
        List<(float Similarity, int Item)> found = [];
        foreach (int other in touched)
        {
            if (other != item)
            {
                float cosine = dots[other] / MathF.Sqrt(norms[item] * norms[other]);
                found.Add((cosine * met[other] / (met[other] + Shrink), other));
            }

            (dots[other], met[other]) = (0, 0);
        }

        found.Sort(static (a, b) => a.Similarity != b.Similarity ? b.Similarity.CompareTo(a.Similarity) : a.Item.CompareTo(b.Item));
        int count = Math.Min(Kept, found.Count);
        return ([.. found.Take(count).Select(f => f.Item)], [.. found.Take(count).Select(f => f.Similarity)]);
    }
}
