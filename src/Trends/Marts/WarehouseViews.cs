using Trends.Engine;
using Trends.Storage;
using Trends.Warehouse;

namespace Trends.Marts;

/// <summary>Shows the warehouse to the engine as its manifest describes it, a view a table.</summary>
internal static class WarehouseViews
{
    /// <summary>Makes views of whole tables.</summary>
    public static async Task CreateAsync(DuckSession session, ILake lake, OutputManifest manifest, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        foreach (string table in tables)
        {
            List<string> files = [];
            foreach (string path in manifest.Outputs.Keys.Where(p => p.StartsWith($"{WarehouseTables.Folder}/{table}/", StringComparison.Ordinal)))
            {
                await AddAsync(files, lake, manifest, path, cancellationToken);
            }

            await CreateAsync(session, table, $"SELECT * FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false)", cancellationToken);
        }
    }

    /// <summary>Makes views of some months of tables, each row with its month in the column <c>part</c>.</summary>
    public static async Task CreateAsync(
        DuckSession session, ILake lake, OutputManifest manifest, IEnumerable<string> tables, IReadOnlyCollection<string> months, CancellationToken cancellationToken)
    {
        foreach (string table in tables)
        {
            List<string> selects = [];
            foreach ((string path, string month) in months.Select(m => (WarehouseTables.Part(table, m), m)).Prepend((WarehouseTables.Part(table), string.Empty)))
            {
                List<string> files = [];
                await AddAsync(files, lake, manifest, path, cancellationToken);
                selects.AddRange(files.Select(f => $"SELECT *, {SqlText.Literal(month)} AS part FROM read_parquet({SqlText.Literal(f)}, hive_partitioning = false)"));
            }

            await CreateAsync(session, table, string.Join(" UNION ALL ", selects), cancellationToken);
        }
    }

    private static Task<long> CreateAsync(DuckSession session, string table, string select, CancellationToken cancellationToken) =>
        session.ExecuteAsync($"CREATE VIEW {SqlText.Identifier(table)} AS {select}", cancellationToken);

    private static async Task AddAsync(List<string> files, ILake lake, OutputManifest manifest, string path, CancellationToken cancellationToken)
    {
        if (manifest.Outputs.GetValueOrDefault(path) is { ETag.Length: > 0 })
        {
            files.Add(await lake.GetLocalFileAsync(path, cancellationToken));
        }
    }
}
