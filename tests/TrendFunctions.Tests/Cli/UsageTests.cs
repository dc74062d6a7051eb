namespace TrendFunctions.Tests.Cli;

[TestClass]
public sealed class UsageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Help_names_every_command_and_option_and_version_is_a_number()
    {
        AppResult help = (await App.RunAsync("--help")).Ended(0);
        foreach (string command in new[] { "run", "serve", "validate", "fingerprint", "replay-quarantine" })
        {
            Assert.Contains(command, help.Out);
        }

        AppResult run = (await App.RunAsync("run", "--help")).Ended(0);
        foreach (string option in new[] { "--input", "--data", "--from", "--to", "--as-of", "--stages", "--gate", "--dry-run", "--json" })
        {
            Assert.Contains(option, run.Out);
        }

        Assert.IsTrue(Version.TryParse((await App.RunAsync("--version")).Ended(0).Out.Trim().Split('+', '-')[0], out _));
    }

    [TestMethod]
    [DataRow("run --from yesterday", "--from 'yesterday'", "2026-03-01")]
    [DataRow("run --to 2026-13-01", "--to '2026-13-01'", "2026-03-01")]
    [DataRow("run --as-of soon", "--as-of 'soon'", "2026-03-01")]
    [DataRow("run --from 2026-03-02 --to 2026-03-01", "not before", "Swap")]
    [DataRow("run --stages collect,polish", "polish", "quality")]
    [DataRow("run --stages ,", "names no stage", "quality")]
    [DataRow("run --gate open", "open", "warn")]
    [DataRow("serve --port 70000", "--port '70000'", "65535")]
    [DataRow("serve --port web", "--port 'web'", "65535")]
    [DataRow("polish", "polish", "--help")]
    [DataRow("fingerprint --data nowhere-at-all", "nowhere-at-all", "--data")]
    [DataRow("replay-quarantine --data nowhere-at-all", "nowhere-at-all", "--data")]
    public async Task Bad_usage_names_the_option_the_value_and_the_fix(string line, string value, string fix)
    {
        AppResult result = (await App.RunAsync([.. line.Split(' '), .. line.StartsWith("run", StringComparison.Ordinal) ? ["--data", _folder["data"]] : Array.Empty<string>()])).Ended(2);

        Assert.Contains(value, result.Error);
        Assert.Contains(fix, result.Error);
        Assert.DoesNotContain("System.", result.Error);
        Assert.IsFalse(Directory.Exists(_folder["data"]));
    }

    [TestMethod]
    public async Task A_folder_with_files_of_others_is_not_taken_as_data_folder()
    {
        string input = Folder.Posts(_folder["in"], Folder.Header + Folder.Rows(0, 1));
        AppResult result = (await App.RunAsync("run", "--input", input, "--data", _folder["in"])).Ended(1);

        Assert.Contains("not a data folder", result.Error);
        Assert.HasCount(2, Directory.GetFileSystemEntries(_folder["in"]));
    }
}
