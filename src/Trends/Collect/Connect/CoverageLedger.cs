using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Connect;

/// <summary>Keeps, per stream, query and window, what was asked and got and why something is missing, so that a block never looks like silence.</summary>
/// <param name="state">The state store.</param>
/// <param name="clock">The clock.</param>
internal sealed class CoverageLedger(IStateStore state, TimeProvider clock)
{
    private const string Table = "coverage";

    /// <summary>Notes a read.</summary>
    /// <param name="result">What it gave.</param>
    /// <param name="before">The cursor before it.</param>
    /// <param name="after">The cursor after it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task NoteAsync(SourceResult result, SourceCursor before, SourceCursor after, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool isWhole = !after.IsUnfinished && result.Message is null;
        double expected = before.PerHour * (now - (before.HeardAt ?? now)).TotalHours;
        CoverageEntry entry = new(
            result.Read.Stream,
            result.Read.Query,
            result.Read.From ?? before.From ?? IncrementValues.TimeOf(before.Newest),
            result.Read.To ?? now,
            now,
            result.Pages,
            result.Landed.Counts.RowsIn,
            expected > 0 ? expected : null,
            isWhole,
            isWhole ? null : result.Error?.Kind.ToString() ?? (result.Message is null ? "Unfinished" : "Silence"),
            result.Message);
        await state.WriteAsync(Table, result.Read.Stream, Key(result.Read, now), JsonSerializer.Serialize(entry), WriteCondition.Always, cancellationToken);
    }

    /// <summary>Lists the entries of a stream, the newest first.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<IReadOnlyList<CoverageEntry>> ListAsync(string stream, CancellationToken cancellationToken)
    {
        List<CoverageEntry> entries = [];
        string? continuation = null;
        do
        {
            StatePage page = await state.QueryAsync(Table, stream, new StateQuery(Continuation: continuation), cancellationToken);
            entries.AddRange(page.Rows.Select(row => JsonSerializer.Deserialize<CoverageEntry>(row.Value)!));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return [.. entries.OrderByDescending(e => e.At)];
    }

    // One row a query and hour: the last read of the hour stands for it.
    private static string Key(SourceRead read, DateTimeOffset now)
    {
        string query = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read.Query ?? string.Empty)).AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"{(read.IsBackfill ? read.From!.Value : now).UtcDateTime:yyyyMMddHH}|{query}{(read.IsBackfill ? "|back" : string.Empty)}");
    }
}
