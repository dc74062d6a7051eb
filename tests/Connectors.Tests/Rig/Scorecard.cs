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

    // Where streams of a platform differ; the platform has passed when all of them have.
    private static readonly ConcurrentDictionary<(string Stream, Check Check), string> StreamMarks = new();

    /// <summary>Notes that a platform passed a check.</summary>
    internal static void Pass(string platform, params Check[] checks)
    {
        foreach (Check check in checks)
        {
            Marks[(platform, check)] = "pass";
        }
    }

    /// <summary>Notes why a check says nothing of a platform; the platform's documentation, which says so, is taken from its manifest.</summary>
    internal static void NotFor(string platform, Check check, string reason) => Marks[(platform, check)] = reason;

    /// <summary>Notes that a stream passed a check that its platform's streams differ in.</summary>
    internal static void Pass(Connector stream, Check check) => StreamMarks[(stream.Name, check)] = "pass";

    /// <summary>Notes why a check says nothing of a stream, unless another way of it passed.</summary>
    internal static void NotFor(Connector stream, Check check, string reason) => StreamMarks.TryAdd((stream.Name, check), reason);

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

    private static List<(string Stream, string Mark)> Differing(string platform, Check check)
        => [.. SourceCatalog.Current.Of(platform).Where(s => StreamMarks.ContainsKey((s.Name, check))).Select(s => (s.Name, StreamMarks[(s.Name, check)]))];

    // Manifests name the platform's own documentation first. Reasons of single streams hold their address themselves.
    private static string Documented(string name)
        => SourceCatalog.Current.Platforms.FirstOrDefault(p => p.Platform == name) is { } platform ? $"[{name}]({platform.Access.Sources[0].OriginalString})" : name;

    private static string Secrets(AuthPlan? auth) => auth is null ? "none" : string.Join(", ", auth.Secrets.Keys.Select(name => $"`{name}`"));

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
            green += (passed * names.Length) + SourceCatalog.Current.Of(platform.Platform).Sum(s => checks.Count(c => StreamMarks.GetValueOrDefault((s.Name, c)) == "pass"));
            rows.Append(CultureInfo.InvariantCulture, $"| {platform.Platform} | {platform.Group.ToString().ToLowerInvariant()} | {platform.Access.Status.ToString().ToLowerInvariant()} | {string.Join(", ", names)} | {passed} |");
            foreach (Check check in checks)
            {
                if (Differing(platform.Platform, check) is { Count: > 0 } differing)
                {
                    rows.Append(CultureInfo.InvariantCulture, $" {differing.Count(d => d.Mark == "pass")}/{names.Length} |");
                    foreach ((string stream, string reason) in differing.Where(d => d.Mark != "pass"))
                    {
                        string of = $"{(int)check} {check}: {reason}";
                        (reasons.TryGetValue(of, out SortedSet<string>? known) ? known : reasons[of] = new(StringComparer.Ordinal)).Add(stream);
                    }

                    continue;
                }

                string mark = Marks.GetValueOrDefault((platform.Platform, check), "not run");
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
            text.AppendLine(CultureInfo.InvariantCulture, $"- {reason}: {(platforms.Count == read.Length ? "all" : string.Join(", ", platforms.Select(Documented)))}");
        }

        text.AppendLine().AppendLine("## Platforms with more than one way in").AppendLine();
        text.AppendLine("The way whose secrets are all given is used, another one than the platform's own first. Its records are the same.").AppendLine();
        foreach (PlatformManifest platform in read.Where(p => p.Variants is { Count: > 0 }))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {platform.Platform}: with {Secrets(platform.Auth)}{string.Concat(platform.Variants!.Select(v => $"; for {v.About} with {Secrets(v.Auth)}"))}");
        }

        text.AppendLine().AppendLine("## Platforms that cannot be read").AppendLine();
        foreach (PlatformManifest closed in SourceCatalog.Current.Platforms.Where(p => p.Access.Status == AccessStatus.Closed))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {closed.Title}: {closed.Access.Note}");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }
}
