using System.IO.Compression;
using System.Net;
using System.Text;
using TrendFunctions.Cli;
using Trends.Collect.Connect;
using Trends.Simulator;

namespace TrendFunctions.Tests;

/// <summary>The app with secrets in its settings: none of them may stand in anything that it writes or says.</summary>
[TestClass]
public sealed class SecretTests : IDisposable
{
    // In the path, the query, headers of their own, HTTP Basic, a form and Bearer.
    private static readonly string[] Platforms = ["telegram", "facebook", "naver-blog", "reddit", "tiktok", "discord", "youtube", "twitch"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task No_secret_stands_in_the_data_folder_the_log_the_reports_or_what_check_says()
    {
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = 100, WithLimits = false });
        Dictionary<string, string> good = Settings(simulator);
        Dictionary<string, string> wrong = good.ToDictionary(s => s.Key, s => IsSecret(s.Key) ? $"wr0ng+{s.Key.Split("__")[^1]}/of={s.Key.Split("__")[2]}&" : s.Value);
        string[] run = ["run", "--data", _folder["data"], "--stages", "collect", "--json"];

        AppResult[] said =
        [
            (await App.RunSettledAsync(good, run)).Ended(0),
            await App.RunSettledAsync(wrong, run),
            (await App.RunSettledAsync(good, "check")).Ended(0),
            (await App.RunSettledAsync(wrong, "check")).Ended(1),
        ];

        Assert.AreEqual(0, said[0].Stage("collect")["quarantined"]!.GetValue<int>());
        string[] secrets = [.. good.Concat(wrong).Where(s => IsSecret(s.Key)).Select(s => s.Value).Distinct()];
        string[] forms = [.. secrets.SelectMany(Forms).Concat(Basics(good)).Concat(Basics(wrong)).Distinct()];
        foreach ((string where, string text) in said.SelectMany((s, i) => new[] { ($"stdout of process {i}", s.Out), ($"stderr of process {i}", s.Error) }).Concat(Files()))
        {
            foreach (string form in forms)
            {
                int at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase);
                Assert.IsLessThan(0, at, $"{where} holds '{form}': {(at < 0 ? string.Empty : text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)])}");
            }
        }
    }

    private static Dictionary<string, string> Settings(SimulatorHost simulator)
    {
        Dictionary<string, string?> settings = DemoSources.Settings(SourceCatalog.Current, simulator, terms: 1);
        settings["Sources:MaxParents"] = "1";
        Dictionary<string, string> all = settings
            .Where(s => !s.Key.StartsWith("Sources:Platforms:", StringComparison.Ordinal) || Platforms.Contains(s.Key.Split(':')[2]))
            .ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        all["Logging__LogLevel__Default"] = "Trace";
        return all;
    }

    private static bool IsSecret(string name) => name.Contains("__Secrets__", StringComparison.Ordinal);

    private static string[] Forms(string secret)
        => [secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=')];

    // Client id and secret, joined as HTTP Basic joins them.
    private static IEnumerable<string> Basics(Dictionary<string, string> settings)
        => Platforms.Select(p => $"Sources__Platforms__{p}__Secrets__").Where(p => settings.ContainsKey(p + "clientId"))
            .Select(p => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings[p + "clientId"]}:{settings[p + "clientSecret"]}")).TrimEnd('='));

    private IEnumerable<(string Where, string Text)> Files()
    {
        foreach (string file in Directory.GetFiles(_folder["data"], "*", SearchOption.AllDirectories))
        {
            using Stream bytes = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
            using StreamReader text = new(bytes, Encoding.Latin1);
            yield return (file, text.ReadToEnd());
        }
    }
}
