using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Connectors.Tests.Rig;

/// <summary>Which checks every platform passed in this run of the tests: written to <c>docs/connectors.md</c> when <c>TRENDS_WRITE_GENERATED</c> is 1.</summary>
[TestClass]
public sealed class Scorecard
{
    private static readonly ConcurrentDictionary<(string Platform, Check Check), string> Marks = new();

    // What no test looks at yet, said as such.
    private static readonly Dictionary<Check, string> Open = new()
    {
        [Check.Deletion] = "not built yet: what was deleted at the source stays until its author or post is erased",
    };

    /// <summary>Notes that a platform passed a check.</summary>
    internal static void Pass(string platform, params Check[] checks)
    {
        foreach (Check check in checks)
        {
            Marks[(platform, check)] = "pass";
        }
    }

    /// <summary>Notes why a check says nothing of a platform.</summary>
    internal static void NotFor(string platform, Check check, string reason) => Marks[(platform, check)] = reason;

    [AssemblyCleanup]
    public static void Write()
    {
        if (Environment.GetEnvironmentVariable("TRENDS_WRITE_GENERATED") != "1")
        {
            return;
        }

        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TrendFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        File.WriteAllText(Path.Combine(folder, "docs", "connectors.md"), Text());
    }

    private static string Text()
    {
        Check[] checks = Enum.GetValues<Check>();
        PlatformManifest[] read = [.. SourceCatalog.Current.Platforms.Where(p => p.Access.Status != AccessStatus.Closed)];
        int streams = 0, green = 0;
        SortedDictionary<string, SortedSet<string>> reasons = new(StringComparer.Ordinal);
        StringBuilder rows = new();
        foreach (PlatformManifest platform in read)
        {
            string[] names = [.. SourceCatalog.Current.Of(platform.Platform).Select(s => s.Manifest.Stream)];
            int passed = checks.Count(c => Marks.GetValueOrDefault((platform.Platform, c)) == "pass");
            streams += names.Length;
            green += passed * names.Length;
            rows.Append(CultureInfo.InvariantCulture, $"| {platform.Platform} | {platform.Group.ToString().ToLowerInvariant()} | {platform.Access.Status.ToString().ToLowerInvariant()} | {string.Join(", ", names)} | {passed} |");
            foreach (Check check in checks)
            {
                string mark = Marks.GetValueOrDefault((platform.Platform, check), Open.GetValueOrDefault(check, "not run"));
                rows.Append(mark == "pass" ? " ✓ |" : mark == "not run" ? "  |" : " – |");
                if (mark != "pass")
                {
                    string key = $"{(int)check} {check}: {mark}";
                    (reasons.TryGetValue(key, out SortedSet<string>? of) ? of : reasons[key] = new(StringComparer.Ordinal)).Add(platform.Platform);
                }
            }

            rows.AppendLine();
        }

        StringBuilder text = new();
        text.AppendLine("# Connectors").AppendLine();
        text.AppendLine("Written by the tests: `TRENDS_WRITE_GENERATED=1 dotnet run --project tests/Connectors.Tests -c Release`. A platform's row holds for all of its streams that the simulator speaks; the simulator is a fixture, written from the platforms' documentation. No connector here has met the platform itself unless its access note says so.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{read.Length} platforms with {streams} streams; {green} of {streams * checks.Length} stream checks passed ({100.0 * green / (streams * checks.Length):0.0} %).").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| platform | group | access | streams | passed |{string.Concat(checks.Select(c => string.Create(CultureInfo.InvariantCulture, $" {(int)c} |")))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|---|---|---|---:|{string.Concat(checks.Select(_ => ":-:|"))}");
        text.Append(rows);
        text.AppendLine().AppendLine("## The checks").AppendLine();
        foreach (Check check in checks)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{(int)check}. {check}");
        }

        text.AppendLine().AppendLine("## Not run, and why").AppendLine();
        foreach ((string reason, SortedSet<string> platforms) in reasons)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {reason} ({(platforms.Count == read.Length ? "all" : string.Join(", ", platforms))})");
        }

        text.AppendLine().AppendLine("## Platforms that cannot be read").AppendLine();
        foreach (PlatformManifest closed in SourceCatalog.Current.Platforms.Where(p => p.Access.Status == AccessStatus.Closed))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {closed.Title}: {closed.Access.Note}");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }
}
