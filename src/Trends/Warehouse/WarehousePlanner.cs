using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Warehouse;

/// <summary>Compares what the warehouse was made from with what staging holds now.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class WarehousePlanner(DuckEngine engine, ILake lake)
{
    // As many files are open at once while a slice is written.
    private const int MostMonths = 240;

    private const long Slice = 50_000;

    // More, as every slice reads two months beside its own.
    private const long SliceWithNeighbours = 55_000;

    private static readonly SqlScript SupersededScript = SqlScript.Load(typeof(WarehousePlanner), "superseded.sql");

    /// <summary>The list of observations that are not the latest of their post.</summary>
    public const string SupersededPath = "warehouse/_plan.parquet";

    /// <summary>Plans.</summary>
    public async Task<WarehousePlan> PlanAsync(CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, WarehouseTables.Folder);
        OutputManifest manifest = await ledger.ReadAsync(cancellationToken);
        Dictionary<string, OutputEntry> standing = await ledger.FindStandingAsync(cancellationToken);
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> staging = await StagingSource.ReadAsync(lake, cancellationToken);

        SortedDictionary<string, InputEntry> inputs = new(StringComparer.Ordinal);
        foreach ((RecordKind kind, SortedDictionary<string, OutputEntry> months) in staging)
        {
            foreach ((string month, OutputEntry entry) in months)
            {
                inputs[StagingPaths.Part(kind, month)] = new(entry.Digest, entry.Rows);
            }
        }

        if (IsCurrent(manifest, standing, inputs))
        {
            await ledger.DropPlanAsync(cancellationToken);
            return new([], 0);
        }

        Dictionary<string, string> superseded = await FindSupersededAsync(staging, cancellationToken);
        SortedDictionary<string, string> wanted = new(StringComparer.Ordinal);
        List<WarehouseSlice> slices = [];
        foreach (WarehouseGroup group in WarehouseTables.Groups)
        {
            PlanGroup(group, staging, superseded, standing, wanted, slices);
        }

        string all = Hash(inputs.Select(i => $"{i.Key} {i.Value.ETag}"));
        foreach (string table in WarehouseTables.Dimensions)
        {
            wanted[WarehouseTables.Part(table)] = all;
        }

        // Posts come in two groups and are one row each.
        WarehousePlan plan = new(slices, slices.Sum(s => s.Group == "terms" ? 0 : s.Rows));
        await ledger.WritePlanAsync(new(inputs, wanted, new StageCounts(RowsIn: plan.RowsIn)), cancellationToken);
        return plan;
    }

    private static void PlanGroup(
        WarehouseGroup group,
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> staging,
        Dictionary<string, string> superseded,
        Dictionary<string, OutputEntry> standing,
        SortedDictionary<string, string> wanted,
        List<WarehouseSlice> slices)
    {
        List<(string Month, long Rows)> changed = [];
        List<string> months = [.. group.Kinds.SelectMany(k => staging[k].Keys).Distinct().Order(StringComparer.Ordinal)];
        foreach (string month in months)
        {
            IReadOnlyList<string> sources = group.Sources(month);
            IEnumerable<string> parts = sources.SelectMany(m => group.Kinds.Select(k => staging[k].GetValueOrDefault(m)?.Digest ?? "-"));
            string digest = Hash(group.Kinds.Any(k => k.IsPostLike()) ? [.. parts, .. sources.Select(m => superseded.GetValueOrDefault(m, "-"))] : parts);
            foreach (string table in group.Tables)
            {
                wanted[WarehouseTables.Part(table, month)] = digest;
            }

            if (group.Tables.Any(t => standing.GetValueOrDefault(WarehouseTables.Part(t, month))?.Digest != digest))
            {
                changed.Add((month, group.Kinds.Sum(k => staging[k].GetValueOrDefault(month)?.Rows ?? 0)));
            }
        }

        slices.AddRange(changed.Chunk(MostMonths).SelectMany(c => Slicer.Cut(c, group.NeedsNeighbours ? SliceWithNeighbours : Slice)).Select(s => new WarehouseSlice(group.Name, s.Months, s.Rows)));

        // Beside its months a table has a part without rows, so that readers always find its columns.
        foreach (string table in group.Tables)
        {
            wanted[WarehouseTables.Part(table)] = WarehouseTables.Version;
        }
    }

    private static bool IsCurrent(OutputManifest manifest, Dictionary<string, OutputEntry> standing, SortedDictionary<string, InputEntry> inputs) =>
        manifest.Outputs.Count > 0
        && manifest.Inputs.Count == inputs.Count
        && inputs.All(i => manifest.Inputs.GetValueOrDefault(i.Key) == i.Value)
        && manifest.Outputs.All(o => o.Value.Digest.StartsWith(WarehouseTables.Version, StringComparison.Ordinal) && standing.GetValueOrDefault(o.Key) == o.Value);

    private static string Hash(IEnumerable<string> parts) => OutputDigest.Of(WarehouseTables.Version, parts);

    private async Task<Dictionary<string, string>> FindSupersededAsync(
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> staging, CancellationToken cancellationToken)
    {
        List<SqlText> queries = [];
        foreach (RecordKind kind in WarehouseTables.Groups[0].Kinds)
        {
            queries.Add(SqlText.Trusted($"SELECT kind, entity, identity, observed_at, version_at, content_hash, month FROM ({await StagingSource.SelectAsync(lake, kind, staging[kind].Keys, cancellationToken)})"));
        }

        using DuckSession session = engine.Open(alone: true);
        await session.ExecuteAsync(SupersededScript.Bind(("posts", StagingSource.Union(queries))), cancellationToken);
        string scratch = lake.NewScratchFile(".parquet");
        await session.CopyAsync($"COPY (SELECT * FROM superseded ORDER BY month, kind, identity) TO {SqlText.Literal(scratch)} (FORMAT parquet)", cancellationToken);
        await lake.PublishAsync(scratch, SupersededPath, WriteCondition.Always, cancellationToken);
        List<(string Month, string Digest)> months = await session.QueryAsync(
            "SELECT month, concat(count(*), ':', sum(hash(kind, identity)::HUGEINT)) FROM superseded GROUP BY month",
            r => (r.GetString(0), r.GetString(1)),
            cancellationToken);
        return months.ToDictionary(m => m.Month, m => m.Digest, StringComparer.Ordinal);
    }
}
