using System.Globalization;
using System.Text;
using Trends.Collect.Connect;
using Trends.Collect.Parsing;

namespace Trends.Tests.Collect.Parsing;

[TestClass]
public sealed class RecordedResponsesTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Payloads = Path.Combine(Root, "../shared/data/payloads");
    private static readonly string Table = Path.Combine(Root, "docs/recorded-responses.md");

    [TestMethod]
    public void No_record_of_a_recorded_response_is_lost()
    {
        if (!Directory.Exists(Payloads))
        {
            Assert.Inconclusive($"'{Payloads}' is not there.");
        }

        List<string> lost = [];
        Dictionary<string, List<string>> rows = [];
        Dictionary<string, (int Files, int Records, int Mapped, int Quarantined)> sums = [];
        foreach (string file in Directory.EnumerateFiles(Payloads, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Payloads, f).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            string platform = RecordedAnswers.PlatformOf(file);
            int expected = RecordedAnswers.Count(platform, Path.Combine(Payloads, file));
            (int mapped, int quarantined, string reason) = Parse(platform, file);
            if (mapped + quarantined != expected)
            {
                lost.Add($"{file}: {expected} records, {mapped} mapped, {quarantined} quarantined {reason}");
            }

            if (!rows.TryGetValue(platform, out List<string>? lines))
            {
                rows[platform] = lines = [];
            }

            lines.Add(Invariant($"| {file} | {expected} | {mapped} | {quarantined} | {reason} |"));
            (int files, int records, int m, int q) = sums.GetValueOrDefault(platform);
            sums[platform] = (files + 1, records + expected, m + mapped, q + quarantined);
        }

        Assert.IsEmpty(lost, string.Join('\n', lost));
        string table = Write(rows, sums);
        if (Environment.GetEnvironmentVariable("TRENDS_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(Table, table);
        }

        Assert.AreEqual(table, File.ReadAllText(Table), "Write it anew: TRENDS_WRITE_GENERATED=1 and this test.");
    }

    private static (int Mapped, int Quarantined, string Reason) Parse(string platform, string file)
    {
        try
        {
            ParsedFile parsed = new ResponseParser(SourceCatalog.Current, platform).ParseFile(Path.Combine(Payloads, file));
            return (parsed.Records.Count, parsed.Quarantined.Count, string.Join("; ", parsed.Quarantined.Select(q => Invariant($"{q.Reason}, line {q.Line}"))));
        }
        catch (InputException e)
        {
            return (0, 0, "unreadable: " + e.Message[(e.Message.IndexOf("line", StringComparison.Ordinal) is >= 0 and int at ? at : 0)..]);
        }
    }

    private static string Write(Dictionary<string, List<string>> rows, Dictionary<string, (int Files, int Records, int Mapped, int Quarantined)> sums)
    {
        StringBuilder text = new();
        text.Append("""
            # Recorded responses

            What `parse` makes of recorded API responses: fixtures of public SDKs, which are not part of this repository. Records are counted twice, by the
            manifests' shapes and by a counter written by hand in the tests; the test fails where the two differ. A record inside of another one (an author of
            a post, a reblog, a reply) counts for itself; what is no post, news item, signal or author (tokens, captions, settings, upload tickets) is none.

            """.ReplaceLineEndings("\n"));
        text.Append("\n| platform | files | records | mapped | quarantined |\n|---|---|---|---|---|\n");
        foreach ((string platform, (int files, int records, int mapped, int quarantined)) in sums.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {platform} | {files} | {records} | {mapped} | {quarantined} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| all | {sums.Values.Sum(s => s.Files)} | {sums.Values.Sum(s => s.Records)} | {sums.Values.Sum(s => s.Mapped)} | {sums.Values.Sum(s => s.Quarantined)} |\n");
        foreach ((string platform, List<string> lines) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {platform}\n\n| file | records in file | mapped | quarantined | why |\n|---|---|---|---|---|\n");
            text.Append(string.Concat(lines.Select(line => line + "\n")));
        }

        return text.ToString();
    }

    private static string FindRoot()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent!;
        }

        return root.FullName;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
