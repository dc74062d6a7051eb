using System.Diagnostics;

namespace TrendFunctions.Tests.Cli;

[TestClass]
public sealed class TroubleTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_disk_that_fills_up_fails_the_run_in_words_and_the_run_goes_on_once_there_is_space()
    {
        string disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || Shell("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk) != 0)
        {
            Assert.Inconclusive("A small file system can be made by root on Linux alone.");
        }

        try
        {
            string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 60_000));
            string data = Path.Combine(disk, "data");
            AppResult full = (await App.RunAsync("run", "--input", input, "--data", data, "--stages", "collect,quality,clean")).Ended(1);
            Assert.Contains("disk", full.Error);
            Assert.Contains("full", full.Error);
            Assert.Contains("run again", full.Error);

            Assert.AreEqual(0, Shell("mount", "-o", "remount,size=300m", disk));
            (await App.RunAsync("run", "--input", input, "--data", data, "--stages", "collect,quality,clean")).Ended(0);
            (await App.RunAsync("run", "--input", input, "--data", _folder["calm"], "--stages", "collect,quality,clean")).Ended(0);
            Assert.AreEqual(await Prepared.FingerprintAsync(_folder["calm"]), await Prepared.FingerprintAsync(data));
        }
        finally
        {
            Shell("umount", disk);
        }
    }

    [TestMethod]
    [DataRow("state.db")]
    [DataRow("marts/trend.db")]
    [DataRow("runtime/durable.db")]
    [DataRow("runtime/hubs.db")]
    public async Task A_damaged_database_is_named_with_the_fix(string file)
    {
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 5));
        (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", Stages)).Ended(0);
        File.WriteAllBytes(Path.Combine(_folder["data"], file), [.. Enumerable.Repeat((byte)'x', 5000)]);
        foreach (string journal in Directory.GetFiles(_folder["data"], Path.GetFileName(file) + "-*", SearchOption.AllDirectories))
        {
            File.Delete(journal);
        }

        AppResult result = (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", Stages)).Ended(1);

        Assert.Contains(Path.GetFileName(file), result.Error);
        Assert.Contains("Restore it from a backup", result.Error);
    }

    [TestMethod]
    public async Task A_million_duplicates_are_counted_within_the_memory_that_a_run_may_take()
    {
        string row = Folder.Rows(0, 1);
        string input = Folder.Posts(_folder["in"], Folder.Header);
        using (StreamWriter file = File.AppendText(Path.Combine(input, "posts.csv")))
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                file.Write(row);
            }
        }

        using App app = App.Start("run", "--input", input, "--data", _folder["data"], "--stages", "collect,quality,clean", "--json");
        long peak = 0;
        TimeSpan work = TimeSpan.Zero;
        while (!app.EndsWithin(TimeSpan.FromMilliseconds(100)))
        {
            peak = Math.Max(peak, app.PeakMemory);
            work = app.WorkTime > work ? app.WorkTime : work;
        }

        AppResult result = (await app.EndAsync()).Ended(0);
        Assert.AreEqual(1_000_000, result.Stage("clean")["rowsIn"]!.GetValue<int>());
        Assert.AreEqual(999_999, result.Stage("clean")["duplicates"]!.GetValue<int>());
        Assert.AreEqual(1, result.Stage("clean")["rowsOut"]!.GetValue<int>());

        // The whole pipeline's bound: 1.5 GB.
        Assert.IsLessThan(1_500_000_000, peak);

        // 40 s on two cores to itself are less work than this; beside other processes the wall clock tells nothing.
        Assert.IsLessThan(60, work.TotalSeconds);
    }

    [TestMethod]
    public async Task Ctrl_c_interrupts_a_run_that_the_next_one_resumes()
    {
        using App app = App.Start(["run", .. Prepared.Samples, "--data", _folder["data"], "--stages", Stages]);
        await app.SaysAsync("collect ");
        app.PressCtrlC();
        AppResult stopped = (await app.EndAsync()).Ended(130);
        Assert.Contains("run the same command again", stopped.Error);

        AppResult resumed = (await App.RunAsync(["run", .. Prepared.Samples, "--data", _folder["data"], "--stages", Stages, "--json"])).Ended(0);
        Assert.Contains("resuming", resumed.Error);
        Assert.AreEqual("completed", resumed.Report["status"]!.GetValue<string>());
        Assert.AreEqual(await Prepared.FingerprintAsync(await Prepared.CopyAsync()), await Prepared.FingerprintAsync(_folder["data"]));
    }

    [TestMethod]
    public async Task A_second_run_on_the_same_folder_waits_its_turn()
    {
        using App first = App.Start(["run", .. Prepared.Samples, "--data", _folder["data"], "--stages", Stages, "--json"]);
        await first.SaysAsync("collect ");
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 5));
        AppResult second = (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", "collect,quality", "--json")).Ended(0);

        Assert.Contains("waiting", second.Error);
        AppResult ended = (await first.EndAsync()).Ended(0);
        Assert.IsGreaterThanOrEqualTo(ended.Report["finishedAt"]!.GetValue<DateTimeOffset>(), second.Report["startedAt"]!.GetValue<DateTimeOffset>());
    }

    private static int Shell(string program, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
