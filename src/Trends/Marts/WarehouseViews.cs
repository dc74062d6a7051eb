using System.Security.Cryptography;
using System.Text;
using Trends.Engine;
using Trends.Storage;
using Trends.Warehouse;

namespace Trends.Marts;

/// <summary>Shows the warehouse to the engine as its manifest describes it, a view a table.</summary>
internal static class WarehouseViews
{
    /// <summary>Makes the views.</summary>
    public static async Task CreateAsync(DuckSession session, ILake lake, OutputManifest manifest, CancellationToken cancellationToken)
    {
        foreach (string table in WarehouseTables.All)
        {
            List<string> files = [];
            foreach ((string path, OutputEntry entry) in manifest.Outputs)
            {
                if (entry.ETag.Length > 0 && path.StartsWith($"{WarehouseTables.Folder}/{table}/", StringComparison.Ordinal))
                {
                    files.Add(await lake.GetLocalFileAsync(path, cancellationToken));
                }
            }

            await session.ExecuteAsync($"CREATE VIEW {SqlText.Identifier(table)} AS SELECT * FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false)", cancellationToken);
        }
    }

    /// <summary>Names what stands in the warehouse.</summary>
    public static string Digest(OutputManifest manifest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', manifest.Outputs.Select(o => $"{o.Key} {o.Value.Digest}")))).AsSpan(0, 16));
}
