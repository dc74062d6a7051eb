using System.Reflection;
using System.Text.RegularExpressions;
using Trends.Monitoring;
using Trends.Pipeline;

namespace Trends.Tests.Monitoring;

[TestClass]
public sealed partial class DocsTests
{
    // What the embedded runtime tells; its own tests and the app's hold these names.
    private static readonly string[] Runtime =
        [AlertRules.Backlog, "function …", "create_orchestration:…", "orchestration:…", "activity:…", "EventHubProducerClient.Send"];

    [TestMethod]
    public void The_table_of_telemetry_has_each_name_of_the_code_once_and_no_other()
    {
        string[] documented = [.. Row().Matches(File.ReadAllText(Repository.File("docs", "telemetry.md"))).Select(m => m.Groups[1].Value)];

        CollectionAssert.AreEquivalent(
            (string[])[.. Constants(typeof(Telemetry.Metrics)), .. Constants(typeof(Telemetry.Spans)), .. Runtime],
            documented);
    }

    [TestMethod]
    public void Tags_of_the_table_are_those_of_the_code()
    {
        string[] used = [.. File.ReadAllLines(Repository.File("docs", "telemetry.md"))
            .Where(l => Row().IsMatch(l)).Select(l => l.Split('|'))
            .Where(c => !Runtime.Contains(c[1].Trim(' ', '`')))
            .SelectMany(c => c[4].Split(',', StringSplitOptions.TrimEntries))
            .Where(t => t != "–").Distinct()];

        CollectionAssert.AreEquivalent(Constants(typeof(Telemetry.Tags)), used);
    }

    [TestMethod]
    public void The_runbook_has_a_section_for_each_rule_and_no_other()
    {
        string[] sections = [.. Section().Matches(File.ReadAllText(Repository.File("docs", "runbook.md"))).Select(m => m.Groups[1].Value)];

        CollectionAssert.AreEqual(AlertRules.All.Select(r => r.Name).ToArray(), sections);
    }

    private static string[] Constants(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!)];

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
