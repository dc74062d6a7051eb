using Trends.Engine;
using Trends.Storage;

namespace Trends.Clean;

/// <summary>Writes the months of a slice.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
internal sealed class CleanWriter(DuckEngine engine, ILake lake)
{
    private static readonly SqlScript SliceScript = SqlScript.Load(typeof(CleanWriter), "slice.sql");
    private static readonly SqlScript MonthsScript = SqlScript.Load(typeof(CleanWriter), "months.sql");

    private sealed record MonthFile(string Name, long Rows);

    /// <summary>Writes a slice.</summary>
    public async Task<long> WriteAsync(CleanSlice slice, CancellationToken cancellationToken)
    {
        OutputLedger ledger = new(lake, StagingPaths.Folder(slice.Kind));
        OutputPlan plan = await ledger.ReadPlanAsync(cancellationToken)
            ?? throw new TrendsException($"There is no plan for cleaning {slice.Kind.Name()}. Plan the kind before its slices, and complete it after them.");

        List<string> files = [];
        foreach (string path in plan.Inputs.Keys)
        {
            files.Add(await lake.GetLocalFileAsync(path, cancellationToken));
        }

        string losers = await lake.GetLocalFileAsync(CleanPlanner.LosersPath(slice.Kind), cancellationToken);
        using DuckSession session = engine.Open();
        await session.ExecuteAsync(
            SliceScript.Bind(
                ("files", SqlText.Literals(files)),
                ("losers", SqlText.Literal(losers)),
                ("months", SqlText.Literals(slice.Months)),
                ("first", SqlText.Literal(slice.Months[0])),
                ("last", SqlText.Literal(slice.Months[^1])),
                ("stats", CleanSql.Stats(slice.Kind)),
                ("group", CleanSql.Group(slice.Kind))),
            cancellationToken);

        string folder = lake.NewScratchFile(".months");
        try
        {
            SortedDictionary<string, OutputEntry> written = await WriteMonthsAsync(session, slice, plan, folder, cancellationToken);
            await ledger.WriteReceiptAsync(written, cancellationToken);
            return written.Values.Sum(e => e.Rows);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<SortedDictionary<string, OutputEntry>> WriteMonthsAsync(
        DuckSession session, CleanSlice slice, OutputPlan plan, string folder, CancellationToken cancellationToken)
    {
        string select = MonthsScript.Bind(
            ("judged", CleanSql.JudgedColumns(slice.Kind)),
            ("match", CleanSql.Match(slice.Kind)),
            ("columns", CleanSql.Columns(slice.Kind)));

        // As many files at once as the slice has months: a month that is closed and opened again would have two.
        await session.ExecuteAsync($"SET partitioned_write_max_open_files = {slice.Months.Count + 1}", cancellationToken);
        await session.CopyAsync(
            $"COPY ({select}) TO {SqlText.Literal(folder)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, PARTITION_BY (month), WRITE_PARTITION_COLUMNS true)",
            cancellationToken);
        List<MonthFile> files = await session.QueryAsync(
            $"SELECT file_name, num_rows FROM parquet_file_metadata({SqlText.Literal(Path.Combine(folder, "*", "*.parquet"))}) ORDER BY file_name",
            row => new MonthFile(row.GetString(0), row.GetInt64(1)),
            cancellationToken);

        SortedDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        foreach (MonthFile file in files)
        {
            string path = StagingPaths.Part(slice.Kind, Path.GetFileName(Path.GetDirectoryName(file.Name)!)["month=".Length..]);
            LakeObject? published = await lake.PublishAsync(file.Name, path, WriteCondition.Always, cancellationToken);
            written.Add(path, new(plan.Wanted[path], file.Rows, published!.ETag));
        }

        return written;
    }
}
