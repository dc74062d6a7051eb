using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>Brings the days of coverage that changed into the container <see cref="MartDefinitions.TrendCoverage"/>.</summary>
/// <param name="days">The days.</param>
/// <param name="catalog">Knows which sources give posts and news.</param>
/// <param name="store">The marts.</param>
/// <param name="state">Takes a watermark, so that cached answers do not hide a gap.</param>
/// <param name="clock">The clock.</param>
public sealed class CoverageMart(CoverageDays days, SourceCatalog catalog, IMartStore store, IStateStore state, TimeProvider clock)
{
    /// <summary>Stands for an hour that nothing was asked for.</summary>
    public const string Unasked = ".";

    private const string Watermarks = "marts";

    /// <summary>Gets how gaps are written.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the days that changed since the last time.</summary>
    /// <param name="cancellationToken">Stops the call; the next one does the rest.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<long> UpdateAsync(CancellationToken cancellationToken)
    {
        await store.CreateAsync(MartDefinitions.TrendCoverage, cancellationToken);
        if (await store.CountAsync(MartDefinitions.TrendCoverage, new(), cancellationToken) == 0)
        {
            // The first time, or the store was lost: all days are written.
            foreach (string platform in catalog.Platforms.Select(p => p.Platform))
            {
                await days.MarkAllAsync(platform, cancellationToken);
            }
        }

        IReadOnlyList<(string Platform, DateOnly Day, StateRow Mark)> changed = await days.ListChangedAsync(cancellationToken);
        if (changed.Count == 0)
        {
            return 0;
        }

        long written = await store.UpsertManyAsync(MartDefinitions.TrendCoverage, RowsAsync(changed, cancellationToken), cancellationToken);
        string mark = JsonSerializer.Serialize(new { at = clock.GetUtcNow().UtcDateTime, rows = written });
        await state.WriteAsync(Watermarks, Watermarks, MartDefinitions.TrendCoverage.Name, mark, WriteCondition.Always, cancellationToken);
        foreach ((_, _, StateRow taken) in changed)
        {
            await days.TakeAsync(taken, cancellationToken);
        }

        return written;
    }

    private async IAsyncEnumerable<MartRow> RowsAsync(
        IReadOnlyList<(string Platform, DateOnly Day, StateRow Mark)> changed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((string platform, DateOnly day, _) in changed)
        {
            yield return Row(platform, day, await days.ReadAsync(platform, day, cancellationToken));
        }
    }

    private MartRow Row(string platform, DateOnly day, CoverageDay coverage)
    {
        IReadOnlyList<double?> shares = coverage.Shares(source => catalog.Find(source)?.Dataset.Kind.IsPostLike() == true);
        return new(
        [
            platform,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            shares.Any(s => s is not null) ? Math.Round(shares.OfType<double>().Average(), 4) : null,
            string.Join(' ', shares.Select(s => s is { } share ? Math.Round(share, 4).ToString(CultureInfo.InvariantCulture) : Unasked)),
            JsonSerializer.Serialize(coverage.Gaps(day), Json),
            (long)coverage.CountSources(),
        ]);
    }
}
