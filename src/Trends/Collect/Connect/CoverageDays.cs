using System.Globalization;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Connect;

/// <summary>Keeps coverage by platform and day, and which days changed since somebody last took them.</summary>
/// <param name="state">The state store.</param>
public sealed class CoverageDays(IStateStore state)
{
    private const string Table = "coverage-days";
    private const string Changed = "changed";
    private const string Format = "yyyy-MM-dd";

    /// <summary>Notes a read of a window.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="source">The stream.</param>
    /// <param name="query">What tells its queries apart.</param>
    /// <param name="from">The window's beginning.</param>
    /// <param name="to">Its end, exclusive; not after now.</param>
    /// <param name="reason">Why something is missing; null for a whole read.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task NoteAsync(string platform, string source, string query, DateTimeOffset from, DateTimeOffset to, string? reason, CancellationToken cancellationToken)
    {
        (DateTime first, DateTime last) = (from.UtcDateTime, to.UtcDateTime);
        if (first > last)
        {
            return;
        }

        for (DateTime day = first.Date; day <= last.Date; day = day.AddDays(1))
        {
            bool isLastDay = day == last.Date;
            int firstHour = day == first.Date ? first.Hour : 0;
            int lastHour = isLastDay ? last.Hour : 23;
            bool isOnTheHour = isLastDay && last > first && last.TimeOfDay == TimeSpan.FromHours(lastHour);
            lastHour -= isOnTheHour ? 1 : 0;
            if (lastHour >= firstHour)
            {
                await UpdateAsync(platform, DateOnly.FromDateTime(day), d => d.Note(source, query, firstHour, lastHour, !isLastDay || isOnTheHour, reason), cancellationToken);
            }
        }
    }

    /// <summary>Lists the days that changed.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<(string Platform, DateOnly Day, StateRow Mark)>> ListChangedAsync(CancellationToken cancellationToken)
    {
        return await state.ListAsync(Table, Changed, cancellationToken)
            .Select(r => (r.Row[..r.Row.IndexOf('|', StringComparison.Ordinal)], DateOnly.ParseExact(r.Row[^Format.Length..], Format, CultureInfo.InvariantCulture), r))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Marks every day of a platform as changed.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task MarkAllAsync(string platform, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> marks = await state.ListAsync(Table, platform, cancellationToken).Select(r => KeyValuePair.Create($"{platform}|{r.Row}", "{}")).ToListAsync(cancellationToken);
        await state.WriteManyAsync(Table, Changed, marks, cancellationToken);
    }

    /// <summary>Reads a day.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<CoverageDay> ReadAsync(string platform, DateOnly day, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, platform, Row(day), cancellationToken) is { } row ? JsonSerializer.Deserialize<CoverageDay>(row.Value)! : CoverageDay.Empty;

    /// <summary>Notes that a changed day was taken; one that changed again meanwhile stays listed.</summary>
    /// <param name="mark">Its mark, as it was listed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task TakeAsync(StateRow mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        await state.DeleteAsync(Table, Changed, mark.Row, WriteCondition.IfMatch(mark.ETag), cancellationToken);
    }

    private async Task UpdateAsync(string platform, DateOnly day, Func<CoverageDay, CoverageDay> change, CancellationToken cancellationToken)
    {
        StateRow? written;
        do
        {
            StateRow? row = await state.ReadAsync(Table, platform, Row(day), cancellationToken);
            CoverageDay next = change(row is null ? CoverageDay.Empty : JsonSerializer.Deserialize<CoverageDay>(row.Value)!);
            written = await state.WriteAsync(
                Table, platform, Row(day), JsonSerializer.Serialize(next), row is null ? WriteCondition.IfNew : WriteCondition.IfMatch(row.ETag), cancellationToken);
        }
        while (written is null);

        // After the day: whoever takes the mark in between sees the day as it is, and is told again.
        await state.WriteAsync(Table, Changed, $"{platform}|{Row(day)}", "{}", WriteCondition.Always, cancellationToken);
    }

    private static string Row(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
