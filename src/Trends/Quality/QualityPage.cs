using System.Globalization;
using System.Net;
using System.Text;
using Trends.Quality.Metrics;
using Trends.Quality.Reports;

namespace Trends.Quality;

/// <summary>Renders a quality report as one self-contained page.</summary>
internal static class QualityPage
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.pass{color:#187a3c}.fail{color:#c0262d;font-weight:600}h2{margin-top:2.5rem}small{opacity:.7}
        """;

    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="thresholds">What had to be reached.</param>
    public static string Render(QualityReport report, QualityOptions thresholds)
    {
        StringBuilder page = new();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Data quality ")
            .Append(Text(report.RunId)).Append("</title><style>").Append(Style).Append("</style></head><body><h1>Data quality ")
            .Append(Verdict(report.Passed)).Append("</h1><p>Run ").Append(Text(report.RunId));
        if (report.AsOf is { } asOf)
        {
            page.Append(", as of ").Append(asOf.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        }

        page.Append("</p><table><tr><th>Dataset</th><th class=\"n\">Rows</th><th class=\"n\">Completeness</th><th class=\"n\">Accuracy</th><th class=\"n\">Consistency</th><th class=\"n\">Timeliness</th><th>Result</th></tr>");
        AppendScores(page, "All, weighted by rows", report.Datasets.Sum(d => d.Rows), new(report.Completeness, report.Accuracy, report.Consistency, report.TimelinessSeconds), report.Passed, thresholds);
        foreach (DatasetQuality dataset in report.Datasets)
        {
            AppendScores(page, dataset.Dataset, dataset.Rows, dataset.Scores, dataset.Passed, thresholds);
        }

        page.Append(CultureInfo.InvariantCulture, $"</table><p><small>Thresholds: completeness {thresholds.Completeness:P0}, accuracy {thresholds.Accuracy:P0}, consistency {thresholds.Consistency:P0}, timeliness {thresholds.Timeliness.TotalSeconds:0} s.</small></p>");
        foreach (DatasetQuality dataset in report.Datasets)
        {
            AppendDataset(page, dataset);
        }

        return page.Append("</body></html>").ToString();
    }

    private static void AppendScores(StringBuilder page, string name, long rows, QualityScores scores, bool passed, QualityOptions thresholds)
    {
        page.Append("<tr><td>").Append(Text(name)).Append(CultureInfo.InvariantCulture, $"</td><td class=\"n\">{rows:N0}</td>");
        AppendScore(page, scores.Completeness.ToString("P2", CultureInfo.InvariantCulture), scores.Completeness >= thresholds.Completeness);
        AppendScore(page, scores.Accuracy.ToString("P2", CultureInfo.InvariantCulture), scores.Accuracy >= thresholds.Accuracy);
        AppendScore(page, scores.Consistency.ToString("P2", CultureInfo.InvariantCulture), scores.Consistency >= thresholds.Consistency);
        AppendScore(page, scores.TimelinessSeconds.ToString("N0", CultureInfo.InvariantCulture) + " s", scores.TimelinessSeconds <= thresholds.Timeliness.TotalSeconds);
        page.Append("<td>").Append(Verdict(passed)).Append("</td></tr>");
    }

    private static void AppendScore(StringBuilder page, string value, bool passes) =>
        page.Append("<td class=\"n ").Append(passes ? "pass" : "fail").Append("\">").Append(value).Append("</td>");

    private static void AppendDataset(StringBuilder page, DatasetQuality dataset)
    {
        page.Append("<h2>").Append(Text(dataset.Dataset)).Append(" <small>").Append(Text(dataset.Kind))
            .Append(CultureInfo.InvariantCulture, $", {dataset.Accepted:N0} of {dataset.Rows:N0} rows accepted</small></h2>")
            .Append("<table><tr><th>Field</th><th class=\"n\">Filled</th><th class=\"n\">Share of rows</th><th class=\"n\">Defective</th><th>Why</th></tr>");
        foreach ((string field, FieldCounts counts) in dataset.Fields)
        {
            double share = dataset.Rows == 0 ? 0 : counts.Filled / (double)dataset.Rows;
            page.Append("<tr><td>").Append(Text(field)).Append(CultureInfo.InvariantCulture, $"</td><td class=\"n\">{counts.Filled:N0}</td><td class=\"n\">{share:P1}</td><td class=\"n\">{counts.Filled - counts.Passed:N0}</td><td>")
                .AppendJoin(", ", counts.Defects.Select(d => FormattableString.Invariant($"{Text(d.Key)} {d.Value:N0}"))).Append("</td></tr>");
        }

        page.Append("</table>");
        AppendCounts(page, "Quarantined, by reason", dataset.Quarantined);
        AppendCounts(page, "Inconsistent rows, by rule", dataset.BrokenRules);
    }

    private static void AppendCounts(StringBuilder page, string title, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        page.Append("<table><tr><th>").Append(Text(title)).Append("</th><th class=\"n\">Rows</th></tr>");
        foreach ((string key, long count) in counts)
        {
            page.Append("<tr><td>").Append(Text(key)).Append(CultureInfo.InvariantCulture, $"</td><td class=\"n\">{count:N0}</td></tr>");
        }

        page.Append("</table>");
    }

    private static string Verdict(bool passed) => passed ? "<span class=\"pass\">passed</span>" : "<span class=\"fail\">failed</span>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
