using System.Globalization;
using TrendFunctions.Pipeline;
using Trends.Collect.Quarantine;

namespace TrendFunctions.Cli;

/// <summary>Names bad records on stderr: file, line, reason, what to do.</summary>
internal static class BadRecordPrinter
{
    /// <summary>Prints what a run found in its inputs.</summary>
    /// <param name="report">The run's report.</param>
    public static void Print(RunReport report)
    {
        foreach (string warning in report.Warnings)
        {
            Console.Error.WriteLine($"warning: {warning}");
        }

        foreach (BadRecords bad in report.BadRecords)
        {
            Print(bad);
        }

        if (report.BadRecords.Any(b => b.Quarantine is not null))
        {
            Console.Error.WriteLine("Quarantined records are kept; once what stopped them is mended, replay with replay-quarantine.");
        }
    }

    private static void Print(BadRecords bad)
    {
        string what = bad.Field is null
            ? $"{Many(bad.Count, "record")} quarantined by {bad.Stage}: {bad.Reason}"
            : $"{Many(bad.Count, "cell")} emptied by {bad.Stage}: {bad.Field}: {bad.Reason}";
        Console.Error.WriteLine($"{bad.Dataset}: {what}");
        string field = bad.Field is null ? string.Empty : bad.Field + ": ";
        foreach (BadRecordExample example in bad.Examples)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {example.File}, line {example.Line}: {field}{example.Reason}: {example.Message}"));
        }

        long more = bad.Count - bad.Examples.Count;
        string rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"and {more:N0} more; ") : string.Empty;
        string where = bad.Quarantine is { } path ? $"see {path}; " : string.Empty;
        Console.Error.WriteLine($"  {rest}{where}fix: {bad.Fix}");
    }

    private static string Many(long count, string thing)
        => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? string.Empty : "s")}");
}
