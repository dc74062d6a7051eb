using System.Collections.Concurrent;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>Loads months of facts and aggregates.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class WarehouseLoader(DuckEngine engine, ILake lake)
{
    private static readonly SqlScript PostsScript = SqlScript.Load(typeof(WarehouseLoader), "posts.sql");

    private static readonly Dictionary<string, string> Selects = WarehouseTables.Groups
        .SelectMany(g => g.Tables)
        .ToDictionary(t => t, t => SqlScript.Load(typeof(WarehouseLoader), $"{t}.sql").Bind(), StringComparer.Ordinal);

    /// <summary>Gives the query that a table's rows come from; its sources are views of the session.</summary>
    public static string Select(string table) => Selects[table];

    /// <summary>Makes the views that a group's queries read, over one month or none.</summary>
    public static async Task PrepareAsync(
        DuckSession session, ILake lake, WarehouseGroup group, string? month, IReadOnlyCollection<string> staged, CancellationToken cancellationToken)
    {
        List<SqlText> queries = [];
        foreach (RecordKind kind in group.Kinds)
        {
            bool present = month is not null && staged.Contains(Clean.StagingPaths.Part(kind, month));
            queries.Add(await StagingSource.SelectAsync(lake, kind, present ? [month!] : [], cancellationToken));
        }

        string sql = group.Name == "posts"
            ? PostsScript.Bind(
                ("posts", StagingSource.Union(queries)),
                ("superseded", SqlText.Literal(await lake.GetLocalFileAsync(WarehousePlanner.SupersededPath, cancellationToken))),
                ("month", SqlText.Literal(month)))
            : $"CREATE OR REPLACE TEMP VIEW source AS {StagingSource.Union(queries)}";
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
        ConcurrentDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        await ForkedWork.ForEachAsync(session, engine.Options.Threads, slice.Months, LoadMonthAsync, cancellationToken);
        await ledger.WriteReceiptAsync(new(written, StringComparer.Ordinal), cancellationToken);
        return written.Values.Sum(e => e.Rows);

        async Task LoadMonthAsync(DuckSession fork, string month, CancellationToken token)
        {
            await PrepareAsync(fork, lake, group, month, plan.Inputs.Keys, token);
            foreach (string table in group.Tables)
            {
                string path = WarehouseTables.Part(table, month);
                written[path] = await ParquetOutput.WriteAsync(fork, lake, Selects[table], path, plan.Wanted[path], token);
            }
        }
    }
}
