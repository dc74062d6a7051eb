using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>Reads staging as the manifests describe it.</summary>
internal static class StagingSource
{
    /// <summary>Reads the months of every kind that hold rows.</summary>
    public static async Task<Dictionary<RecordKind, SortedDictionary<string, OutputEntry>>> ReadAsync(ILake lake, CancellationToken cancellationToken)
    {
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> months = [];
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            OutputManifest manifest = await new OutputLedger(lake, StagingPaths.Folder(kind)).ReadAsync(cancellationToken);
            months[kind] = new(
                manifest.Outputs.Where(o => o.Value.Rows > 0).ToDictionary(o => StagingPaths.Month(o.Key), o => o.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);
        }

        return months;
    }

    /// <summary>Makes a query over months of a kind, with a column <c>kind</c> where posts and news are read as one.</summary>
    public static async Task<SqlText> SelectAsync(ILake lake, RecordKind kind, IEnumerable<string> months, CancellationToken cancellationToken)
    {
        List<string> files = [];
        foreach (string month in months)
        {
            files.Add(await lake.GetLocalFileAsync(StagingPaths.Part(kind, month), cancellationToken));
        }

        string label = kind.IsPostLike() ? $"{SqlText.Literal(kind.Name())} AS kind, " : string.Empty;
        return files.Count == 0
            ? SqlText.Trusted($"SELECT {label}{Empty(kind)} WHERE false")
            : SqlText.Trusted($"SELECT {label}* FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false)");
    }

    /// <summary>Joins queries over several kinds.</summary>
    public static SqlText Union(IEnumerable<SqlText> queries) => SqlText.Trusted(string.Join(" UNION ALL ", queries));

    private static string Empty(RecordKind kind) =>
        string.Join(", ", StagingColumns.All(kind).Select(c => $"NULL::{c.Type} AS {SqlText.Identifier(c.Name)}"));
}
