using System.Text.Json;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Where the reads of a stream's query stand.</summary>
/// <param name="Newest">The greatest time or id of a read that came to its end; null before the first one did.</param>
/// <param name="Position">The page that an unfinished read goes on from; null when there is none.</param>
/// <param name="Lower">Down to what an unfinished read goes; null for the beginning.</param>
/// <param name="Seen">The greatest time or id that the unfinished read has met.</param>
/// <param name="From">Start of the unfinished read's window or slice.</param>
/// <param name="To">Its end: fixed at its start, so that it does not run away.</param>
/// <param name="End">The end of the last slice of the unfinished read.</param>
/// <param name="ETag">What a feed was known by when it was read last.</param>
/// <param name="LastModified">When a feed said that it changed last.</param>
/// <param name="PerHour">How many records an hour are usual, to know a sudden silence by; 0 while that is not known.</param>
/// <param name="Empty">How many reads in a row gave none.</param>
/// <param name="HeardAt">When a read last gave any.</param>
public sealed record SourceCursor(
    string? Newest = null,
    string? Position = null,
    string? Lower = null,
    string? Seen = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    DateTimeOffset? End = null,
    string? ETag = null,
    string? LastModified = null,
    double PerHour = 0,
    int Empty = 0,
    DateTimeOffset? HeardAt = null)
{
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);

    /// <summary>Gets a value indicating whether a read is under way.</summary>
    public bool IsUnfinished => To is not null;

    /// <summary>Gives the cursor of a read that begins.</summary>
    /// <param name="manifest">The stream.</param>
    /// <param name="read">What is wanted.</param>
    /// <param name="firstWindow">How far a first read goes back; null for what the manifest says.</param>
    /// <param name="now">The time.</param>
    internal SourceCursor Begin(StreamManifest manifest, SourceRead read, TimeSpan? firstWindow, DateTimeOffset now)
    {
        DateTimeOffset end = read.To ?? now;
        DateTimeOffset? from = read.From;
        string? lower = null;
        if (manifest.Increment is { Type: IncrementType.Time } plan)
        {
            from ??= (IncrementValues.TimeOf(Newest) - (plan.Overlap ?? TimeSpan.Zero)) ?? (end - (firstWindow ?? plan.FirstWindow ?? DefaultWindow));
            from = manifest.Retention is { } kept && from < now - kept ? now - kept : from;
            lower = IncrementValues.Of(from.Value);
        }
        else if (!read.IsBackfill)
        {
            lower = Newest;
        }

        return this with { Position = null, Lower = lower, Seen = null, From = from, To = Until(manifest, from, end), End = end };
    }

    /// <summary>Gives the cursor after a page.</summary>
    /// <param name="manifest">The stream.</param>
    /// <param name="position">The next page's position; null after the last one.</param>
    /// <param name="seen">The greatest place on the page; null for none.</param>
    internal SourceCursor After(StreamManifest manifest, string? position, string? seen)
    {
        string? greatest = IncrementValues.IsAfter(seen, Seen) ? seen ?? Seen : Seen;
        if (position is not null)
        {
            return this with { Position = position, Seen = greatest };
        }

        if (To < End)
        {
            return this with { Position = null, Seen = greatest, From = To, To = Until(manifest, To, End!.Value) };
        }

        // A record that claims to come from the future must not hide what comes until then.
        string? place = manifest.Increment?.Type == IncrementType.Time && End is { } end && IncrementValues.IsAfter(greatest, IncrementValues.Of(end)) ? IncrementValues.Of(end) : greatest;
        string? newest = IncrementValues.IsAfter(place, Newest) ? place ?? Newest : Newest;
        return this with { Newest = newest, Position = null, Lower = null, Seen = null, From = null, To = null, End = null };
    }

    internal static SourceCursor Parse(string json) => JsonSerializer.Deserialize<SourceCursor>(json) ?? new();

    internal string ToJson() => JsonSerializer.Serialize(this);

    private static DateTimeOffset Until(StreamManifest manifest, DateTimeOffset? from, DateTimeOffset end)
        => manifest.Slice is { } slice && from is { } start && start + slice < end ? start + slice : end;
}
