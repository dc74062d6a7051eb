namespace Trends.Collect.Quota.Windows;

/// <summary>What is spent of a window, as the shared row holds it.</summary>
internal sealed record LedgerState
{
    internal static LedgerState Empty { get; } = new();

    /// <summary>Gets how often the row was written.</summary>
    internal long Version { get; init; }

    /// <summary>Gets the names of the last writes, oldest first: a writer whose answer was lost finds its write here.</summary>
    internal IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>Gets what counts still, in the order in which it is freed.</summary>
    internal IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    /// <summary>Gets the points in a token bucket at <see cref="LevelAt"/>; null when it is full.</summary>
    internal decimal? Level { get; init; }

    /// <summary>Gets when <see cref="Level"/> was true, in milliseconds since 1970.</summary>
    internal long LevelAt { get; init; }

    /// <summary>Gets the limit that the platform told; null for the plan's.</summary>
    internal decimal? LearnedLimit { get; init; }

    /// <summary>Gets the sum of what counts still.</summary>
    internal decimal Used => Entries.Sum(e => e.Units);

    /// <summary>Drops what is freed.</summary>
    internal LedgerState Freed(long now) => Entries.Count is 0 || Entries[0].FreedAt > now ? this : this with { Entries = [.. Entries.SkipWhile(e => e.FreedAt <= now)] };

    /// <summary>Adds units, to the entry that is freed at the same time where there is one.</summary>
    internal LedgerState Add(LedgerEntry added)
    {
        List<LedgerEntry> entries = [.. Entries];
        int at = entries.FindIndex(e => e.FreedAt == added.FreedAt && e.Key == added.Key);
        if (at >= 0)
        {
            entries[at] = entries[at] with { Units = entries[at].Units + added.Units };
        }
        else
        {
            int later = entries.FindIndex(e => e.FreedAt > added.FreedAt);
            entries.Insert(later < 0 ? entries.Count : later, added);
        }

        return this with { Entries = entries };
    }

    /// <summary>Takes units out of the entry that is freed at a time; no more than it has.</summary>
    internal LedgerState Remove(LedgerEntry removed)
    {
        List<LedgerEntry> entries = [.. Entries];
        int at = entries.FindIndex(e => e.FreedAt == removed.FreedAt && e.Key == removed.Key);
        if (at < 0)
        {
            return this;
        }

        decimal left = entries[at].Units - removed.Units;
        if (left > 0)
        {
            entries[at] = entries[at] with { Units = left };
        }
        else
        {
            entries.RemoveAt(at);
        }

        return this with { Entries = entries };
    }
}
