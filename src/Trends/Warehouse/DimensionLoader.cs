using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>Rebuilds the dimensions over all of staging, and the parts of tables that have no rows.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class DimensionLoader(DuckEngine engine, ILake lake)
{
    /// <summary>Loads what the plan wants and does not stand yet.</summary>
    public async Task LoadAsync(OutputPlan plan, OutputLedger ledger, CancellationToken cancellationToken)
    {
        Dictionary<string, OutputEntry> standing = await ledger.FindStandingAsync(cancellationToken);
        List<string> stale = [.. plan.Wanted.Keys.Where(p => !p.Contains("/month=", StringComparison.Ordinal) && standing.GetValueOrDefault(p)?.Digest != plan.Wanted[p])];
        if (stale.Count == 0)
        {
            return;
        }

        using DuckSession session = engine.Open(alone: true);
        await PrepareAsync(session, plan, standing, cancellationToken);
        SortedDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        foreach (string table in WarehouseTables.All.Where(t => stale.Contains(WarehouseTables.Part(t))))
        {
            string path = WarehouseTables.Part(table);
            string select = table.StartsWith("dim_", StringComparison.Ordinal)
                ? SqlScript.Load(typeof(DimensionLoader), $"{table}.sql").Bind()
                : await PrepareEmptyAsync(session, table, cancellationToken);
            written[path] = await ParquetOutput.WriteAsync(session, lake, select, path, plan.Wanted[path], cancellationToken, keepEmpty: true);
        }

        await ledger.WriteReceiptAsync(written, cancellationToken);
    }

    private async Task PrepareAsync(DuckSession session, OutputPlan plan, Dictionary<string, OutputEntry> standing, CancellationToken cancellationToken)
    {
        List<SqlText> posts = [];
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            IEnumerable<string> months = plan.Inputs.Keys
                .Where(p => p.StartsWith($"{StagingPaths.Folder(kind)}/", StringComparison.Ordinal)).Select(StagingPaths.Month);
            SqlText select = await StagingSource.SelectAsync(lake, kind, months, cancellationToken);
            if (kind.IsPostLike())
            {
                posts.Add(select);
            }
            else
            {
                await session.ExecuteAsync($"CREATE VIEW {kind.Name()} AS {select}", cancellationToken);
            }
        }

        await session.ExecuteAsync($"CREATE VIEW posts AS {StagingSource.Union(posts)}", cancellationToken);
        await session.ExecuteAsync("CREATE TABLE post_names AS SELECT DISTINCT platform, publisher, \"language\", category, item FROM posts", cancellationToken);
        List<string> files = [];
        foreach (string path in plan.Wanted.Keys.Where(p => p.StartsWith("warehouse/agg_term_hour/month", StringComparison.Ordinal)))
        {
            if (standing.GetValueOrDefault(path) is { Rows: > 0 })
            {
                files.Add(await lake.GetLocalFileAsync(path, cancellationToken));
            }
        }

        string terms = files.Count == 0 ? "SELECT NULL::VARCHAR AS term WHERE false" : $"SELECT term FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false)";
        await session.ExecuteAsync($"CREATE VIEW agg_term_hour AS {terms}", cancellationToken);
    }

    private async Task<string> PrepareEmptyAsync(DuckSession session, string table, CancellationToken cancellationToken)
    {
        await WarehouseLoader.PrepareAsync(session, lake, WarehouseTables.Groups.First(g => g.Tables.Contains(table)), [], [], cancellationToken);
        return $"SELECT * EXCLUDE (part) FROM ({WarehouseLoader.Select(table)})";
    }
}
