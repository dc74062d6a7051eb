namespace Trends.Collect.Connect;

/// <summary>Tells a sudden silence of a platform from an hour in which nobody wrote.</summary>
/// <remarks>
/// Where λ records are expected, none comes with probability e^−λ if they come independently. Posts come in bursts, so that the bound is kept far
/// from where chance alone would put it: 30 expected records, and two reads in a row.
/// </remarks>
internal static class Silence
{
    /// <summary>How many records must be expected before their absence says something.</summary>
    internal const double LeastExpected = 30;

    /// <summary>How many reads in a row must give none.</summary>
    internal const int LeastReads = 2;

    // An old read counts half after about this many newer ones.
    private const double Weight = 0.2;

    /// <summary>Gives the cursor of a read that came to its end, with what is usual brought up to date.</summary>
    /// <param name="cursor">The cursor after the read.</param>
    /// <param name="before">The cursor before it.</param>
    /// <param name="records">How many records it gave.</param>
    /// <param name="now">The time.</param>
    internal static SourceCursor Note(SourceCursor cursor, SourceCursor before, long records, DateTimeOffset now)
    {
        if (records == 0)
        {
            return cursor with { PerHour = before.PerHour, Empty = before.Empty + 1, HeardAt = before.HeardAt };
        }

        // The first read reaches back for days, and says nothing of an hour.
        double hours = before.HeardAt is { } heard ? Math.Max((now - heard).TotalHours, 1.0 / 60) : 0;
        double perHour = hours == 0 ? 0 : before.PerHour == 0 ? records / hours : (before.PerHour * (1 - Weight)) + (records / hours * Weight);
        return cursor with { PerHour = perHour, Empty = 0, HeardAt = now };
    }

    /// <summary>Says what is odd about a silence.</summary>
    /// <param name="cursor">The cursor after a read, as <see cref="Note"/> gives it.</param>
    /// <param name="now">The time.</param>
    /// <returns>The finding in words; null for none.</returns>
    internal static string? Find(SourceCursor cursor, DateTimeOffset now)
    {
        if (cursor.Empty < LeastReads || cursor.HeardAt is not { } heard)
        {
            return null;
        }

        double hours = (now - heard).TotalHours;
        return cursor.PerHour * hours < LeastExpected
            ? null
            : FormattableString.Invariant($"nothing came for {hours:0.#} hours, where {cursor.PerHour:0.#} records an hour are usual. The platform answers as if all were well: try the credentials and the query.");
    }
}
