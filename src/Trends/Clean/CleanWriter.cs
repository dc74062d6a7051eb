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

        string select = MonthsScript.Bind(
            ("judged", CleanSql.JudgedColumns(slice.Kind)),
            ("match", CleanSql.Match(slice.Kind)),
            ("columns", CleanSql.Columns(slice.Kind)));
        Dictionary<string, string> paths = slice.Months.ToDictionary(m => m, m => StagingPaths.Part(slice.Kind, m), StringComparer.Ordinal);
        SortedDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        await ParquetOutput.WritePartsAsync(session, lake, select, "month", paths, plan.Wanted, written, cancellationToken);
        await ledger.WriteReceiptAsync(written, cancellationToken);
        return written.Values.Sum(e => e.Rows);
    }
}
