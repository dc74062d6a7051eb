using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Cli;

[TestClass]
public sealed class RunOptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 4) + "x,u,minus,2026-03-01T00:00:00Z,-1\n");
        AppResult result = (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--dry-run", "--stages", "collect,quality", "--json")).Ended(0);

        Assert.Contains("would run collect, quality in a new data folder", result.Error);
        Assert.Contains("nothing was written", result.Error);
        Assert.Contains("posts.csv, line 6: likes: negative-count", result.Error);
        Assert.IsTrue(result.Report["dryRun"]!.GetValue<bool>());
        Assert.AreEqual(5, result.Report["datasets"]![0]!["records"]!.GetValue<int>());
        Assert.IsFalse(Directory.Exists(_folder["data"]));
        Assert.HasCount(2, Directory.GetFileSystemEntries(input));

        Assert.Contains("There is no folder", (await App.RunAsync("run", "--input", _folder["none"], "--dry-run")).Ended(2).Error);
        Assert.Contains("there is no column 'body'", (await App.RunAsync(
            "run", "--dry-run", "--input", Folder.Posts(_folder["wrong"], Folder.Header, m => m["fields"]!["text"] = "body"))).Ended(2).Error);
    }

    [TestMethod]
    public async Task A_window_takes_from_its_start_to_before_its_end_and_two_halves_are_the_whole()
    {
        // Rows are of 1 to 28 March, 10 o'clock.
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 28));
        const string Middle = "2026-03-15T10:00:00Z";
        AppResult first = await RunAsync("halves", input, "--to", Middle);
        AppResult second = await RunAsync("halves", input, "--from", Middle);
        await RunAsync("whole", input);

        Assert.AreEqual(14, first.Stage("collect")["rowsOut"]!.GetValue<int>());
        Assert.AreEqual(14, second.Stage("collect")["rowsOut"]!.GetValue<int>());
        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["whole"]), await Prepared.FingerprintAsync(_folder["halves"]));
    }

    [TestMethod]
    public async Task As_of_is_the_clock_of_timeliness_and_the_newest_event_without_it()
    {
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 28));
        AppResult free = await RunAsync("free", input);
        AppResult asked = await RunAsync("asked", input, "--as-of", "2026-03-28T10:10:00Z");

        Assert.AreEqual(new DateTimeOffset(2026, 3, 28, 10, 0, 0, TimeSpan.Zero), free.Report["asOf"]!.GetValue<DateTimeOffset>());
        Assert.AreEqual(0, free.Report["quality"]!["timelinessSeconds"]!.GetValue<double>());
        Assert.AreEqual(new DateTimeOffset(2026, 3, 28, 10, 10, 0, TimeSpan.Zero), asked.Report["asOf"]!.GetValue<DateTimeOffset>());
        Assert.AreEqual(600, asked.Report["quality"]!["timelinessSeconds"]!.GetValue<double>());
        Assert.IsFalse(asked.Report["quality"]!["passed"]!.GetValue<bool>());
    }

    [TestMethod]
    public async Task The_gate_stops_what_fails_it_and_lets_it_through_with_a_warning()
    {
        const string All = "collect,quality,clean,load,marts";
        string good = Folder.Posts(_folder["good"], Folder.Header + Folder.Rows(0, 10));
        string bad = Folder.Posts(_folder["bad"], Folder.Header + string.Concat(Enumerable.Range(0, 10).Select(i => $"b{i},u,text,never,x\n")) + Folder.Rows(50, 5));
        (await App.RunAsync("run", "--input", good, "--data", _folder["data"], "--stages", All)).Ended(0);
        string before = await Prepared.FingerprintAsync(_folder["data"]);

        AppResult stopped = (await App.RunAsync("run", "--input", bad, "--data", _folder["data"], "--stages", All, "--gate", "stop", "--json")).Ended(1);
        Assert.AreEqual("gated", stopped.Report["status"]!.GetValue<string>());
        CollectionAssert.AreEqual(new[] { "collect", "quality" }, stopped.Report["stages"]!.AsArray().Select(s => s!["name"]!.GetValue<string>()).ToArray());
        Assert.AreEqual(before, await Prepared.FingerprintAsync(_folder["data"]));

        // Not with a later run of something else either.
        (await App.RunAsync("run", "--input", good, "--data", _folder["data"], "--stages", All)).Ended(0);
        Assert.AreEqual(before, await Prepared.FingerprintAsync(_folder["data"]));

        AppResult warned = (await App.RunAsync("run", "--input", bad, "--data", _folder["data"], "--stages", All, "--json")).Ended(0);
        Assert.AreEqual("completed", warned.Report["status"]!.GetValue<string>());
        Assert.IsFalse(warned.Report["quality"]!["passed"]!.GetValue<bool>());
        Assert.Contains("not passed", warned.Error);
        Assert.AreNotEqual(before, await Prepared.FingerprintAsync(_folder["data"]));
    }

    [TestMethod]
    public async Task Progress_is_a_line_a_stage_in_order_with_rows_and_rate()
    {
        string[] lines = [.. (await Prepared.RunAsync()).Error.Split('\n').Where(l => l.Contains("/s ", StringComparison.Ordinal))];

        CollectionAssert.AreEqual(
            new[] { "collect", "quality", "clean", "load", "marts", "train", "deploy" },
            lines.Select(l => l.Split(' ')[0]).ToArray());
        JsonNode collect = (await Prepared.RunAsync()).Stage("collect");
        Assert.Contains($"{collect["rowsIn"]!.GetValue<int>():N0} rows", lines[0]);
        Assert.IsTrue(lines.All(l => l.EndsWith("completed", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Stages_alone_find_what_stands_and_say_when_nothing_does()
    {
        foreach (string stage in new[] { "quality", "clean", "load", "marts" })
        {
            AppResult result = (await App.RunAsync("run", "--data", _folder["empty"], "--stages", stage, "--json")).Ended(0);
            Assert.AreEqual(0, result.Stage(stage)["rowsIn"]!.GetValue<int>());
        }

        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 10));
        await RunAsync("whole", input);
        foreach (string stage in new[] { "collect", "quality", "clean", "load", "marts" })
        {
            (await App.RunAsync("run", "--input", input, "--data", _folder["steps"], "--stages", stage)).Ended(0);
        }

        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["whole"]), await Prepared.FingerprintAsync(_folder["steps"]));
    }

    private async Task<AppResult> RunAsync(string data, string input, params string[] more)
        => (await App.RunAsync(["run", "--input", input, "--data", _folder[data], "--stages", "collect,quality,clean,load,marts", "--json", .. more])).Ended(0);
}
