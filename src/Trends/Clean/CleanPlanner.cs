using System.Data.Common;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Clean;

/// <summary>Decides which rows stand, which months changed, and how they are cut into slices.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class CleanPlanner(DuckEngine engine, ILake lake)
{
    private const long Slice = 60_000;

    private static readonly SqlScript PlanScript = SqlScript.Load(typeof(CleanPlanner), "plan.sql");
    private static readonly SqlScript DigestScript = SqlScript.Load(typeof(CleanPlanner), "digests.sql");
    private static readonly SqlScript CountScript = SqlScript.Load(typeof(CleanPlanner), "counts.sql");
    private static readonly SqlScript LoserScript = SqlScript.Load(typeof(CleanPlanner), "losers.sql");

    private sealed record Month(string Name, long Rows, string Digest);

    private sealed record Part(string Path, bool IsNew, long Rows, long Lost);

    /// <summary>Gives the path of the list of rows that lost.</summary>
    public static string LosersPath(RecordKind kind) => $"{StagingPaths.Folder(kind)}/_plan.parquet";

    /// <summary>Plans a kind.</summary>
    public async Task<CleanPlan> PlanAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, StagingPaths.Folder(kind));
        OutputManifest manifest = await ledger.ReadAsync(cancellationToken);
        Dictionary<string, OutputEntry> standing = await ledger.FindStandingAsync(cancellationToken);
        Dictionary<string, LakeObject> accepted = await ListAcceptedAsync(kind, cancellationToken);

        if (IsCurrent(manifest, standing, accepted))
        {
            await ledger.DropPlanAsync(cancellationToken);
            return new(kind, [], new StageCounts());
        }

        List<Month> months = [];
        List<Part> parts = [];
        if (accepted.Count > 0)
        {
            (months, parts) = await DecideAsync(kind, manifest, accepted, cancellationToken);
        }

        OutputPlan plan = new(
            new(parts.ToDictionary(p => p.Path, p => new InputEntry(accepted[p.Path].ETag, p.Rows)), StringComparer.Ordinal),
            new(months.ToDictionary(m => StagingPaths.Part(kind, m.Name), m => m.Digest), StringComparer.Ordinal),
            Count(parts));
        await ledger.WritePlanAsync(plan, cancellationToken);

        List<Month> changed = [.. months.Where(m => standing.GetValueOrDefault(StagingPaths.Part(kind, m.Name))?.Digest != m.Digest)];
        return new(kind, Slicer.Cut(changed.Select(m => (m.Name, m.Rows)), Slice).Select(s => new CleanSlice(kind, s.Months, s.Rows)).ToList(), plan.Counts);
    }

    private static bool IsCurrent(OutputManifest manifest, Dictionary<string, OutputEntry> standing, Dictionary<string, LakeObject> accepted) =>
        manifest.Inputs.Count == accepted.Count
        && accepted.Values.All(a => manifest.Inputs.GetValueOrDefault(a.Path)?.ETag == a.ETag)
        && manifest.Outputs.All(o => o.Value.Digest.StartsWith(FieldRules.Version, StringComparison.Ordinal) && standing.GetValueOrDefault(o.Key) == o.Value);

    private static StageCounts Count(List<Part> parts)
    {
        long rows = parts.Where(p => p.IsNew).Sum(p => p.Rows);
        long lost = parts.Where(p => p.IsNew).Sum(p => p.Lost);
        return new(RowsIn: rows, RowsOut: rows - lost, Duplicates: lost);
    }

    private async Task<(List<Month> Months, List<Part> Parts)> DecideAsync(
        RecordKind kind, OutputManifest manifest, Dictionary<string, LakeObject> accepted, CancellationToken cancellationToken)
    {
        List<string> paths = [.. accepted.Keys.Order(StringComparer.Ordinal)];
        List<string> files = [];
        foreach (string path in paths)
        {
            files.Add(await lake.GetLocalFileAsync(path, cancellationToken));
        }

        IEnumerable<string> isNew = paths.Select(p => manifest.Inputs.GetValueOrDefault(p)?.ETag == accepted[p].ETag ? "false" : "true");
        using DuckSession session = engine.Open(alone: true);
        await session.ExecuteAsync(
            PlanScript.Bind(
                ("files", SqlText.Literals(files)),
                ("paths", SqlText.Literals(paths)),
                ("new", SqlText.Trusted($"[{string.Join(", ", isNew)}]"))),
            cancellationToken);

        string scratch = lake.NewScratchFile(".parquet");
        await session.ExecuteAsync($"COPY ({LoserScript.Bind()}) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION zstd)", cancellationToken);
        await lake.PublishAsync(scratch, LosersPath(kind), WriteCondition.Always, cancellationToken);

        List<Month> months = await session.QueryAsync(
            DigestScript.Bind(("columns", CleanSql.DigestColumns(kind)), ("files", SqlText.Literals(files))), ReadMonth, cancellationToken);
        return (months, await session.QueryAsync(CountScript.Bind(("files", SqlText.Literals(files))), ReadPart, cancellationToken));
    }

    private static Month ReadMonth(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), $"{FieldRules.Version}:{row.GetString(2)}");

    private static Part ReadPart(DbDataReader row) => new(row.GetString(0), row.GetBoolean(1), row.GetInt64(2), row.GetInt64(3));

    private async Task<Dictionary<string, LakeObject>> ListAcceptedAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        Dictionary<string, LakeObject> accepted = new(StringComparer.Ordinal);
        await foreach (LakeObject item in lake.ListAsync(StagingPaths.Accepted(kind), cancellationToken))
        {
            if (item.Path.EndsWith(".parquet", StringComparison.Ordinal))
            {
                accepted.Add(item.Path, item);
            }
        }

        return accepted;
    }
}
