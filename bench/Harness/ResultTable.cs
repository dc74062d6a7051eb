using System.Globalization;
using System.Text;

namespace Bench.Harness;

/// <summary>Writes reports as Markdown.</summary>
internal static class ResultTable
{
    private const string Head = """
        # Results

        Written by `dotnet run -c Release --project bench -- all`; medians over the runs, least and most in brackets.
        Peak memory is in 10⁶ bytes and counts child processes. A load above the number of cores means that the machine was shared while it measured: rates are then too low.

        """;

    /// <summary>Gives the whole file.</summary>
    public static string File(IEnumerable<BenchReport> reports) => Head + string.Concat(reports.Select(r => "\n" + Section(r)));

    /// <summary>Gives one benchmark's section.</summary>
    public static string Section(BenchReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"## {report.Bench}\n\n`{report.Command}`  \n");
        text.Append(CultureInfo.InvariantCulture, $"{report.Machine}; {report.At:yyyy-MM-dd HH:mm} UTC; load {report.Load?.ToString("0.0", CultureInfo.InvariantCulture) ?? "unknown"}\n\n");
        if (report.Error is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $"Not measured: {error.Split('\n')[0].Trim()}\n");
        }

        if (report.Results.Count > 0)
        {
            text.Append("| system | measure | median (least–most) | runs | bar | |\n|---|---|---:|---:|---:|---|\n");
        }

        foreach (BenchResult r in report.Results)
        {
            string verdict = r.Met switch { true => "met", false => "**missed**", null => string.Empty };
            text.Append(CultureInfo.InvariantCulture, $"| {r.System} | {r.Measure} | {r.Value:#,0.###} ({r.Min:#,0.###}–{r.Max:#,0.###}) | {r.Runs} | {r.Bar} | {verdict} |\n");
        }

        foreach (string note in report.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }

        return text.ToString();
    }
}
