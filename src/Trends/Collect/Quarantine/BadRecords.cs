namespace Trends.Collect.Quarantine;

/// <summary>The records of a dataset that a stage found bad for one reason.</summary>
/// <param name="Stage">The stage, such as <c>collect</c>.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Reason">The reason class, such as <see cref="QuarantineReasons.BadUtf8"/>.</param>
/// <param name="Field">The field whose cell was emptied; null when the record was set aside whole.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Quarantine">The quarantine object that holds them, or the folder of several; null when records were kept.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="Examples">The first of them, by file and line; at most <see cref="MostExamples"/>.</param>
public sealed record BadRecords(
    string Stage,
    string Dataset,
    string Reason,
    string? Field,
    long Count,
    string? Quarantine,
    string Fix,
    IReadOnlyList<BadRecordExample> Examples)
{
    /// <summary>How many examples are kept.</summary>
    public const int MostExamples = 3;

    /// <summary>Adds up what several batches or files found.</summary>
    /// <param name="parts">What they found, in any order.</param>
    /// <returns>One entry a stage, dataset, reason and field, in this order.</returns>
    public static IReadOnlyList<BadRecords> Merge(IEnumerable<BadRecords> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return
        [
            .. parts
                .GroupBy(p => (p.Stage, p.Dataset, p.Reason, Field: p.Field ?? string.Empty))
                .OrderBy(g => g.Key.Stage, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Dataset, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Reason, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Field, StringComparer.Ordinal)
                .Select(g => Sum([.. g])),
        ];
    }

    private static BadRecords Sum(IReadOnlyList<BadRecords> parts) => parts[0] with
    {
        Count = parts.Sum(p => p.Count),
        Quarantine = Common([.. parts.Select(p => p.Quarantine).OfType<string>().Distinct()]),
        Examples =
        [
            .. parts.SelectMany(p => p.Examples)
                .OrderBy(e => e.File, StringComparer.Ordinal)
                .ThenBy(e => e.Line)
                .Take(MostExamples),
        ],
    };

    // Several objects of one dataset stand below quarantine/{kind}/, the days of receipt apart.
    private static string? Common(IReadOnlyList<string> paths)
    {
        if (paths.Count < 2)
        {
            return paths.Count == 0 ? null : paths[0];
        }

        string first = paths[0];
        int same = first.Length;
        foreach (string path in paths)
        {
            int at = first.AsSpan().CommonPrefixLength(path);
            same = Math.Min(same, at);
        }

        return first[..(first.LastIndexOf('/', same - 1) + 1)];
    }
}
