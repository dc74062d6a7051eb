using System.Globalization;
using System.Text.Json;
using TrendFunctions.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Tells how a run ended: on stderr for people, on stdout for programs.</summary>
internal static class ReportPrinter
{
    /// <summary>Prints a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="json">Whether programs want it.</param>
    /// <returns>The exit code.</returns>
    public static int Print(RunReport report, bool json)
    {
        foreach (StageReport stage in report.Stages)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{stage.Name,-8} {stage.Status,-10} in {stage.RowsIn,9:N0}  out {stage.RowsOut,9:N0}  duplicates {stage.Duplicates,7:N0}  quarantined {stage.Quarantined,6:N0}  written {stage.RowsWritten,9:N0}  {stage.Seconds,7:N1} s"));
        }

        BadRecordPrinter.Print(report);
        if (report.Quality is { } quality)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"quality  {(quality.Passed ? "passed" : "not passed"),-10} completeness {quality.Completeness:0.000}  accuracy {quality.Accuracy:0.000}  consistency {quality.Consistency:0.000}  timeliness {quality.TimelinessSeconds:N0} s"));
        }

        foreach (Trends.ML.ModelReport model in report.Models)
        {
            Console.Error.WriteLine($"model    {model.Name,-14} {(model.Promoted ? "promoted" : model.Skipped is { } why ? "kept: " + why : "trained")}");
        }

        if (report.Error is { } error)
        {
            Console.Error.WriteLine($"error: {error}");
        }

        Console.Error.WriteLine($"run {report.Id} {report.Status}");
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, RunJson.Default.RunReport));
        }

        return report.Status == RunStatus.Completed ? ExitCode.Done : ExitCode.Failed;
    }
}
