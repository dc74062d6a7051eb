using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Storage;

namespace Trends.Collect.Connect;

/// <summary>Keeps, per stream, query and window, what was asked and got and why something is missing, so that a block never looks like silence.</summary>
/// <param name="state">The state store.</param>
/// <param name="days">Keeps the same by platform and day, for who asks how much of a day is there.</param>
/// <param name="catalog">Knows the streams.</param>
/// <param name="clock">The clock.</param>
internal sealed class CoverageLedger(IStateStore state, CoverageDays days, SourceCatalog catalog, TimeProvider clock)
{
    private const string Table = "coverage";
    private const int LongestBack = 92;

    /// <summary>Notes a read.</summary>
    /// <param name="result">What it gave.</param>
    /// <param name="before">The cursor before it.</param>
    /// <param name="from">Where its window began; null where the stream goes by ids.</param>
    /// <param name="after">The cursor after it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task NoteAsync(SourceResult result, SourceCursor before, DateTimeOffset? from, SourceCursor after, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool isWhole = !after.IsUnfinished && result.Message is null;
        double expected = before.PerHour * (now - (before.HeardAt ?? now)).TotalHours;
        CoverageEntry entry = new(
            result.Read.Stream,
            result.Read.Query,
            result.Read.From ?? from ?? IncrementValues.TimeOf(before.Newest) ?? before.HeardAt,
            result.Read.To ?? now,
            now,
            result.Pages,
            result.Landed.Counts.RowsIn,
            expected > 0 ? expected : null,
            isWhole,
            isWhole ? null : result.Error?.Kind.ToString() ?? (result.Message is null ? "Unfinished" : "Silence"),
            result.Message);
        await state.WriteAsync(Table, result.Read.Stream, Key(result.Read, now), JsonSerializer.Serialize(entry), WriteCondition.Always, cancellationToken);

        // What belongs to single records, such as the comments of a post, is asked for when the records are there: it says nothing of hours.
        if (catalog.Find(entry.Stream) is { } stream && stream.Manifest.Query?.Type != QueryType.Parent)
        {
            DateTimeOffset to = entry.To < now ? entry.To : now;
            DateTimeOffset start = entry.From is { } begun && begun < to ? begun : to;
            start = to - start > TimeSpan.FromDays(LongestBack) ? to.AddDays(-LongestBack) : start;
            await days.NoteAsync(stream.Platform.Platform, entry.Stream, Hash(entry.Query), start, to, entry.Gap is { } gap ? JsonNamingPolicy.CamelCase.ConvertName(gap) : null, cancellationToken);
        }
    }

    /// <summary>Lists the entries of a stream, the newest first.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<IReadOnlyList<CoverageEntry>> ListAsync(string stream, CancellationToken cancellationToken)
    {
        List<CoverageEntry> entries = await state.ListAsync(Table, stream, cancellationToken).Select(row => JsonSerializer.Deserialize<CoverageEntry>(row.Value)!).ToListAsync(cancellationToken);
        return [.. entries.OrderByDescending(e => e.At)];
    }

    // One row a query and hour: the last read of the hour stands for it.
    private static string Key(SourceRead read, DateTimeOffset now)
        => string.Create(CultureInfo.InvariantCulture, $"{(read.IsBackfill ? read.From!.Value : now).UtcDateTime:yyyyMMddHH}|{Hash(read.Query)}{(read.IsBackfill ? "|back" : string.Empty)}");

    private static string Hash(string? query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query ?? string.Empty)).AsSpan(0, 8));
}
