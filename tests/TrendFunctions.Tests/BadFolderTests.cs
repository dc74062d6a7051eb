namespace TrendFunctions.Tests;

[TestClass]
public sealed class BadFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_folder_that_is_not_there_is_bad_input() => await Refused(_folder["nowhere"], "There is no folder", "Check the path");

    [TestMethod]
    public async Task A_file_in_place_of_a_folder_is_bad_input()
    {
        File.WriteAllText(_folder["posts.csv"], Folder.Header);
        await Refused(_folder["posts.csv"], "is a file", "the dataset folder that it lies in");
    }

    [TestMethod]
    public async Task A_folder_without_a_manifest_is_bad_input() => await Refused(_folder.Path, "has no dataset.json");

    [TestMethod]
    public async Task An_unknown_member_of_a_manifest_is_named()
        => await Refused(Folder.Posts(_folder["in"], Folder.Header, m => m["colour"] = "red"), "dataset.json", "colour: unknown member");

    [TestMethod]
    public async Task A_field_that_the_kind_has_not_is_named()
        => await Refused(Folder.Posts(_folder["in"], Folder.Header, m => m["fields"]!["lykes"] = "likes"), "fields.lykes", "no such field");

    [TestMethod]
    public async Task A_column_that_the_file_has_not_is_named_with_file_and_line()
        => await Refused(Folder.Posts(_folder["in"], Folder.Header, m => m["fields"]!["text"] = "body"), "posts.csv', line 1", "there is no column 'body'");

    [TestMethod]
    public async Task An_unknown_stage_or_option_is_bad_usage()
    {
        string input = Folder.Posts(_folder["in"], Folder.Header);
        Assert.Contains("polish", (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", "polish")).Ended(2).Error);
        Assert.Contains("--fast", (await App.RunAsync("run", "--fast")).Ended(2).Error);
    }

    private async Task Refused(string input, params string[] words)
    {
        AppResult result = (await App.RunAsync("run", "--input", input, "--data", _folder["data"])).Ended(2);
        foreach (string word in words)
        {
            Assert.Contains(word, result.Error);
        }

        Assert.IsFalse(Directory.Exists(_folder["data"]));
    }
}
