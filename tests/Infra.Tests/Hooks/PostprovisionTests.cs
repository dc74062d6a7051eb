using System.Text.Json.Nodes;

namespace Infra.Tests.Hooks;

/// <summary>What a laptop gets once everything is made, in both shells.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PostprovisionTests
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["TRENDS_LAPTOP"] = "true",
        ["LAKE_BLOB_SERVICE_URI"] = "https://lake.example/",
        ["LAKE_CONTAINER"] = "lake",
        ["MARTS_COSMOS_ENDPOINT"] = "https://marts.example/",
        ["TEXT_LANGUAGE_ENDPOINT"] = "",
        ["AZURE_CLIENT_SECRET"] = "n0t-to-be-written",
    };

    private static HookFolder? _folder;

    public required TestContext TestContext { get; set; }

    private static HookFolder Folder => _folder!;

    // One folder: the program is compiled once.
    [ClassInitialize]
    public static void Copy(TestContext context) => _folder = new();

    [ClassCleanup]
    public static void Remove() => _folder?.Dispose();

    [TestInitialize]
    public void Empty() => File.Delete(Folder.Settings);

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task Without_a_file_the_sample_is_filled(string shell)
    {
        ToolResult result = await RunAsync(shell);

        Assert.AreEqual((0, "local-settings: 3 settings added to 'local.settings.json'\n"), (result.Code, result.Said));
        JsonNode values = Values();
        Assert.AreEqual("https://lake.example/", (string?)values["Lake:BlobServiceUri"]);
        Assert.AreEqual("https://marts.example/", (string?)values["Marts:CosmosEndpoint"]);
        Assert.AreEqual("Asia/Seoul", (string?)values["Trends:TimeZone"]);
        Assert.IsNull(values["Text:LanguageEndpoint"]);
        Assert.DoesNotContain("n0t-to-be-written", await File.ReadAllTextAsync(Folder.Settings, TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task What_the_developer_has_stays(string shell)
    {
        await WriteAsync("""
            { // my own
              "IsEncrypted": false, "Host": { "LocalHttpPort": 7099 },
              "Values": { "lake__blobserviceuri": "http://127.0.0.1:10000/devstoreaccount1", "Mine": "1" } }
            """);

        ToolResult result = await RunAsync(shell);

        Assert.AreEqual(0, result.Code);
        Assert.Contains("lake__blobserviceuri is kept as it is in 'local.settings.json'; this environment has 'https://lake.example/'", result.Out);
        JsonNode values = Values();
        Assert.AreEqual("http://127.0.0.1:10000/devstoreaccount1", (string?)values["lake__blobserviceuri"]);
        Assert.IsNull(values["Lake:BlobServiceUri"]);
        Assert.AreEqual("1", (string?)values["Mine"]);
        Assert.AreEqual("https://marts.example/", (string?)values["Marts:CosmosEndpoint"]);
        Assert.AreEqual(7099, (int?)values.Root["Host"]!["LocalHttpPort"]);
    }

    [TestMethod]
    public async Task A_second_run_changes_nothing()
    {
        await RunAsync("sh");
        string first = await File.ReadAllTextAsync(Folder.Settings, TestContext.CancellationToken);

        ToolResult result = await RunAsync("sh");

        Assert.AreEqual("local-settings: 0 settings added to 'local.settings.json'\n", result.Said);
        Assert.AreEqual(first, await File.ReadAllTextAsync(Folder.Settings, TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task A_file_that_is_no_JSON_is_left_and_told(string shell)
    {
        await WriteAsync("{ torn");

        ToolResult result = await RunAsync(shell);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("'local.settings.json' is left as it is", result.Error);
        Assert.AreEqual("{ torn", await File.ReadAllTextAsync(Folder.Settings, TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task Where_laptops_may_not_go_nothing_is_written(string shell)
    {
        ToolResult result = await Folder.RunAsync(shell, "postprovision", new(Environment) { ["TRENDS_LAPTOP"] = "false" }, TestContext.CancellationToken);

        Assert.AreEqual(0, result.Code);
        Assert.Contains("closed to laptops", result.Out);
        Assert.IsFalse(File.Exists(Folder.Settings));
    }

    private static JsonNode Values() => JsonNode.Parse(File.ReadAllText(Folder.Settings))!["Values"]!;

    private Task WriteAsync(string text) => File.WriteAllTextAsync(Folder.Settings, text, TestContext.CancellationToken);

    private Task<ToolResult> RunAsync(string shell) => Folder.RunAsync(shell, "postprovision", Environment, TestContext.CancellationToken);
}
