using System.Globalization;
using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>Loads months of facts and aggregates.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class WarehouseLoader(DuckEngine engine, ILake lake)
{
    // A term is kept for a week after a day of support and four weeks before it; one day more, as a day of the zone begins and ends on another one of UTC.
    private const int DaysBefore = 8;
    private const int DaysAfter = 29;

    private static readonly Dictionary<string, SqlScript> Sources = WarehouseTables.Groups
        .ToDictionary(g => g.Name, g => SqlScript.Load(typeof(WarehouseLoader), g.Name is "posts" or "terms" ? $"{g.Name}.sql" : "source.sql"), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Selects = WarehouseTables.Groups
        .SelectMany(g => g.Tables)
        .ToDictionary(t => t, t => SqlScript.Load(typeof(WarehouseLoader), $"{t}.sql").Bind(), StringComparer.Ordinal);

    /// <summary>Gives the query that a table's rows come from, with the month as <c>part</c>; its sources are views and tables of the session.</summary>
    public static string Select(string table) => Selects[table];

    /// <summary>Makes the views and tables that a group's queries read, over some months or none.</summary>
    public static async Task PrepareAsync(
        DuckSession session, ILake lake, WarehouseGroup group, IReadOnlyCollection<string> months, IReadOnlyCollection<string> staged, CancellationToken cancellationToken)
    {
        List<string> sources = [.. months.SelectMany(group.Sources).Distinct(StringComparer.Ordinal)];
        List<SqlText> queries = [];
        foreach (RecordKind kind in group.Kinds)
        {
            queries.Add(await StagingSource.SelectAsync(lake, kind, sources.Where(m => staged.Contains(StagingPaths.Part(kind, m))), cancellationToken));
        }

        string sql = Sources[group.Name].Bind(
            ("posts", StagingSource.Union(queries)),
            ("superseded", SqlText.Literal(await lake.GetLocalFileAsync(WarehousePlanner.SupersededPath, cancellationToken))),
            ("months", SqlText.Literals(months)),
            ("from", SqlText.Literal(Day(MonthName.FirstDay(months.FirstOrDefault())?.AddDays(-DaysBefore)) ?? "-infinity")),
            ("to", SqlText.Literal(Day(MonthName.FirstDay(months.LastOrDefault())?.AddMonths(1).AddDays(DaysAfter)) ?? "infinity")));
        await session.ExecuteAsync(sql, cancellationToken);
    }

    /// <summary>Loads a slice.</summary>
    public async Task<long> LoadAsync(WarehouseSlice slice, CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, WarehouseTables.Folder);
        OutputPlan plan = await ledger.ReadPlanAsync(cancellationToken)
            ?? throw new TrendsException("There is no plan for loading the warehouse. Plan before the slices, and complete after them.");
        WarehouseGroup group = WarehouseTables.Groups.First(g => g.Name == slice.Group);

        using DuckSession session = engine.Open();
        await PrepareAsync(session, lake, group, slice.Months, plan.Inputs.Keys, cancellationToken);
        SortedDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        foreach (string table in group.Tables)
        {
            Dictionary<string, string> paths = slice.Months.ToDictionary(m => m, m => WarehouseTables.Part(table, m), StringComparer.Ordinal);
            await ParquetOutput.WritePartsAsync(session, lake, Selects[table], "part", paths, plan.Wanted, written, cancellationToken);
        }

        await ledger.WriteReceiptAsync(written, cancellationToken);
        return written.Values.Sum(e => e.Rows);
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
