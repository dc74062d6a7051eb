using System.Text;
using Trends.Monitoring;
using static TrendFunctions.Monitoring.MonitoringPage;

namespace TrendFunctions.Monitoring;

/// <summary>The tables of the monitoring page.</summary>
internal static class MonitoringTables
{
    /// <summary>Writes the alerts: those that fired open, the rest folded.</summary>
    /// <param name="page">Takes it.</param>
    /// <param name="alerts">Where they stand.</param>
    /// <param name="words">The language.</param>
    public static void Alerts(StringBuilder page, IReadOnlyList<AlertState> alerts, MonitoringWords words)
    {
        List<AlertState> fired = [.. alerts.Where(a => a.State == AlertState.Fired)];
        List<AlertState> others = [.. alerts.Where(a => a.State != AlertState.Fired)];
        Section(page, words.Alerts);
        if (fired.Count > 0)
        {
            AlertTable(page, fired, words);
        }

        page.Append("<details><summary>").Append(MonitoringWords.Fill(words.Silent, others.Count)).Append("</summary>");
        AlertTable(page, others, words);
        page.Append("</details></section>\n");
    }

    /// <summary>Writes the models.</summary>
    /// <param name="page">Takes it.</param>
    /// <param name="models">The models.</param>
    /// <param name="words">The language.</param>
    public static void Models(StringBuilder page, IReadOnlyList<MonitoredModel> models, MonitoringWords words)
    {
        Section(page, words.ModelsTitle);
        Table(page, words.ModelsTitle, [words.Model, words.Measure, words.Value, words.Baseline, words.Version, words.History]);
        foreach (MonitoredModel model in models)
        {
            bool? better = model.Value is { } value && model.Baseline is { } baseline ? (model.HigherIsBetter ? value > baseline : value < baseline) : null;
            string verdict = better is { } b ? $" class=\"{(b ? "completed" : "gated")}\" title=\"{(b ? words.Better : words.Worse)}\"" : string.Empty;
            string label = MonitoringWords.Fill(
                words.Plot, words.Name(model.Name), Number(model.History is [.., { } last] ? last.Value : null), Number(model.History.Min(p => (double?)p.Value)), Number(model.History.Max(p => (double?)p.Value)));
            page.Append("<tr><th scope=\"row\">").Append(Text(words.Name(model.Name))).Append("</th><td>").Append(Text(model.Measure ?? "–"))
                .Append("</td><td").Append(verdict).Append('>').Append(Number(model.Value))
                .Append("</td><td>").Append(Number(model.Baseline)).Append("</td><td><code>").Append(Text(model.Version ?? "–")).Append("</code></td><td>")
                .Append(model.History.Count > 1 ? PlotSvg.Line([.. model.History.Select(p => (double?)p.Value)], label, model.Baseline) : Number(model.History is [{ } only] ? only.Value : null))
                .Append("</td></tr>");
        }

        End(page);
    }

    /// <summary>Writes the runs.</summary>
    /// <param name="page">Takes it.</param>
    /// <param name="runs">The runs, newest first.</param>
    /// <param name="words">The language.</param>
    public static void Runs(StringBuilder page, IReadOnlyList<MonitoredRun> runs, MonitoringWords words)
    {
        Section(page, words.RunsTitle);
        if (runs.Count == 0)
        {
            page.Append("<p class=\"empty\">").Append(words.NoRuns).Append("</p></section>\n");
            return;
        }

        Table(page, words.RunsTitle, [words.Started, words.State, words.Quality, words.Time, words.Errors, words.Quarantined, words.Stages]);
        foreach (MonitoredRun run in runs)
        {
            page.Append("<tr><th scope=\"row\"><a href=\"/api/pipeline/runs/").Append(Uri.EscapeDataString(run.Id)).Append("\">").Append(Time(run.StartedAt)).Append("</a></th><td class=\"")
                .Append(Text(run.Status)).Append("\">").Append(Text(words.Name(run.Status))).Append("</td><td>").Append(Number(run.DataQualityScore)).Append("</td><td>")
                .Append(run.ProcessingTimeSeconds is { } s ? words.Say(TimeSpan.FromSeconds(s)) : "–").Append("</td><td>").Append(Number(run.ErrorRate)).Append("</td><td>")
                .Append(Number(run.Quarantined)).Append("</td><td class=\"wrap\">")
                .Append(string.Join(" · ", run.Stages.Select(p => $"{Text(words.Name(p.Key))} {Number(Math.Round(p.Value, 1))}"))).Append("</td></tr>");
        }

        End(page);
    }

    private static void AlertTable(StringBuilder page, IReadOnlyList<AlertState> alerts, MonitoringWords words)
    {
        Table(page, words.Alerts, [words.Rule, words.State, words.Value, words.Threshold, words.Since]);
        foreach (AlertState alert in alerts)
        {
            page.Append("<tr><th scope=\"row\" class=\"wrap\">").Append(Text(alert.Rule)).Append(alert.Split is { } split ? " · " + Text(split) : string.Empty)
                .Append("<span class=\"says\">").Append(Text(words.Summaries.GetValueOrDefault(alert.Rule) ?? alert.Summary)).Append("</span></th><td class=\"").Append(alert.State == AlertState.Fired ? "failed" : "quiet").Append("\">")
                .Append(words.Name(alert.State)).Append("</td><td>").Append(Number(alert.Value)).Append("</td><td>").Append(Number(alert.Threshold)).Append("</td><td>")
                .Append(alert.State == AlertState.NoData && alert.Value is null ? "–" : Time(alert.Since)).Append("</td></tr>");
        }

        page.Append("</tbody></table></div>");
    }

    private static void Section(StringBuilder page, string title) => page.Append("<section><h2>").Append(title).Append("</h2>");

    // Reached by keyboard too, since it may be wider than the screen.
    private static void Table(StringBuilder page, string title, string[] heads)
        => page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(title).Append("\"><table><thead><tr>")
            .AppendJoin(string.Empty, heads.Select(h => $"<th scope=\"col\">{h}</th>")).Append("</tr></thead><tbody>");

    private static void End(StringBuilder page) => page.Append("</tbody></table></div></section>\n");
}
