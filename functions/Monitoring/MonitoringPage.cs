using System.Globalization;
using System.Net;
using System.Text;
using Trends.Monitoring;

namespace TrendFunctions.Monitoring;

/// <summary>The monitoring report as a page: no script, pictures drawn here.</summary>
internal static class MonitoringPage
{
    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="words">The language.</param>
    public static string Render(MonitoringReport report, MonitoringWords words)
    {
        int fired = report.Alerts.Count(a => a.State == AlertState.Fired);
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{words.Title} · TrendFunctions</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/assets/style.css">
            </head>
            <body>
              <a class="skip" href="#figures">{words.Skip}</a>
              <header>
                <h1>{words.Title}</h1>
                <p><strong class="{(fired > 0 ? "failed" : "completed")}">{(fired > 0 ? MonitoringWords.Fill(words.Fired, fired) : words.NoAlerts)}</strong> · {MonitoringWords.Fill(words.Made, Time(report.GeneratedAt))}</p>
                <nav><a href="/">{words.Trends}</a> <a href="/api/pipeline/runs">{words.Runs}</a> <a href="/api/models">{words.Models}</a> <a href="/api/docs">{words.Api}</a></nav>
              </header>
              <main>
            """);
        Figures(page, report, words);
        MonitoringTables.Alerts(page, report.Alerts, words);
        MonitoringTables.Models(page, report.ModelAccuracy, words);
        MonitoringTables.Runs(page, report.Runs, words);
        return page.Append("  </main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Writes text so that it is text.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string? text) => WebUtility.HtmlEncode(text) ?? string.Empty;

    /// <summary>Writes a figure with at most three places.</summary>
    /// <param name="value">The figure; null is a dash.</param>
    public static string Number(double? value) => value?.ToString("#,0.###", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Writes a time in UTC, to the minute.</summary>
    /// <param name="at">The time.</param>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Figures(StringBuilder page, MonitoringReport report, MonitoringWords words)
    {
        IReadOnlyList<MonitoredRun> oldestFirst = [.. report.Runs.Reverse()];
        page.Append("<section id=\"figures\" tabindex=\"-1\" aria-label=\"").Append(words.Title).Append("\"><div class=\"tiles\">");
        Tile(page, words.Quality, Number(report.DataQualityScore), [.. oldestFirst.Select(r => r.DataQualityScore)], words);
        Tile(page, words.Time, report.ProcessingTimeSeconds is { } s ? words.Say(TimeSpan.FromSeconds(s)) : "–", [.. oldestFirst.Select(r => r.ProcessingTimeSeconds)], words);
        Tile(page, words.Errors, Percent(report.ErrorRate), [.. oldestFirst.Select(r => (double?)r.ErrorRate)], words);
        Tile(page, words.Hits, Percent(report.Cache.Ratio), [], words, MonitoringWords.Fill(words.Answers, report.Cache.Hits, report.Cache.Hits + report.Cache.Misses));
        page.Append("</div><dl class=\"freshness\">");
        Age(page, words.NewestEvent, report.Freshness.NewestEvent, report.GeneratedAt, words);
        Age(page, words.LiveEvent, report.Freshness.NewestLiveEvent, report.GeneratedAt, words);
        Age(page, words.LastRun, report.Freshness.LastRunEndedAt, report.GeneratedAt, words);
        page.Append("</dl></section>\n");
    }

    private static void Tile(StringBuilder page, string name, string figure, IReadOnlyList<double?> history, MonitoringWords words, string note = "")
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"tile\"><h2>{name}</h2><p class=\"figure\">{figure}</p>");
        double[] known = [.. history.OfType<double>()];
        if (known.Length > 1)
        {
            (string least, string most) = (Number(known.Min()), Number(known.Max()));
            page.Append(PlotSvg.Line(history, MonitoringWords.Fill(words.Plot, name, Number(known[^1]), least, most)));
            note = (least == most ? string.Empty : $"{least} – {most} · ") + MonitoringWords.Fill(words.LastRuns, history.Count);
        }

        page.Append("<p class=\"numbers\">").Append(note).Append("</p></div>");
    }

    private static void Age(StringBuilder page, string name, DateTimeOffset? at, DateTimeOffset now, MonitoringWords words)
        => page.Append("<div><dt>").Append(name).Append("</dt><dd>")
            .Append(at is { } then ? $"{MonitoringWords.Fill(words.Ago, words.Say(now - then))} <span class=\"numbers\">{Time(then)}</span>" : words.Never)
            .Append("</dd></div>");

    private static string Percent(double? share) => share is { } s ? (s * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "–";
}
