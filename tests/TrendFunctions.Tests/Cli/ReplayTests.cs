using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Cli;

[TestClass]
public sealed class ReplayTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Records_mended_in_quarantine_end_as_if_they_had_been_good_from_the_start()
    {
        const string Mended = "q1,u,tea in a cafe,2026-03-02T10:00:00Z,1";
        await RunAsync("good", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 5) + Mended + "\n" + Folder.Rows(5, 5)));
        byte[] bad = [.. Encoding.UTF8.GetBytes(Folder.Header + Folder.Rows(0, 5) + "q1,u,tea in a caf"), 0xE9, .. Encoding.UTF8.GetBytes(",2026-03-02T10:00:00Z,1\n" + Folder.Rows(5, 5))];
        await RunAsync("mended", Folder.Posts(_folder["b/set"], bad));
        Assert.AreNotEqual(await Prepared.FingerprintAsync(_folder["good"]), await Prepared.FingerprintAsync(_folder["mended"]));

        // Nothing has changed: it stays.
        Assert.Contains("replayed 1 records: 0 landed, 0 stand in raw and are checked again, 1 stay in quarantine", (await ReplayAsync()).Error);
        Mend(Mended);
        Assert.Contains("replayed 1 records: 1 landed, 0 stand in raw and are checked again, 0 stay in quarantine", (await ReplayAsync()).Error);
        Assert.Contains("replayed 0 records", (await ReplayAsync()).Error);

        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["good"]), await Prepared.FingerprintAsync(_folder["mended"]));
    }

    [TestMethod]
    public async Task A_record_that_a_rule_refused_is_accepted_once_the_rule_lets_it_pass()
    {
        // The event-time rule ends 24 h from now: this one is beyond it at first.
        DateTimeOffset passes = TimeProvider.System.GetUtcNow().AddSeconds(20);
        string input = Folder.Posts(_folder["b/set"], Folder.Header + Folder.Rows(0, 5) + $"f1,u,tomorrow,{passes.AddHours(24):yyyy-MM-ddTHH:mm:ssZ},1\nm1,u,late,2999-01-01T00:00:00Z,1\n");
        AppResult first = await RunAsync("mended", input);
        Assert.AreEqual(2, first.Stage("quality")["quarantined"]!.GetValue<int>());

        TimeSpan left = passes.AddSeconds(1) - TimeProvider.System.GetUtcNow();
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        Assert.Contains("replayed 2 records: 0 landed, 2 stand in raw", (await ReplayAsync()).Error);
        Assert.Contains("replayed 1 records: 0 landed, 1 stand in raw", (await ReplayAsync()).Error);

        await RunAsync("good", input);
        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["good"]), await Prepared.FingerprintAsync(_folder["mended"]));
    }

    private async Task<AppResult> RunAsync(string data, string input)
        => (await App.RunAsync("run", "--input", input, "--data", _folder[data], "--stages", Stages, "--json")).Ended(0);

    private async Task<AppResult> ReplayAsync() => (await App.RunAsync("replay-quarantine", "--data", _folder["mended"])).Ended(0);

    private void Mend(string record)
    {
        string file = Directory.GetFiles(Path.Combine(_folder["mended"], "lake", "quarantine"), "*.ndjson.gz", SearchOption.AllDirectories).Single();
        string[] lines;
        using (StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress)))
        {
            lines = reader.ReadToEnd().TrimEnd().Split('\n');
        }

        JsonObject entry = JsonNode.Parse(lines[1])!.AsObject();
        entry.Remove("recordBase64");
        entry["record"] = record;
        using StreamWriter writer = new(new GZipStream(File.Create(file), CompressionLevel.Fastest));
        writer.Write($"{lines[0]}\n{entry.ToJsonString()}\n");
    }
}
