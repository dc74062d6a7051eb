namespace Infra.Tests.Hooks;

/// <summary>The smoke test after a deployment, in both shells, against a stand-in app.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PostdeployTests
{
    private const string Key = "k3y-of-the-app";
    private static HookFolder? _folder;

    public required TestContext TestContext { get; set; }

    private static HookFolder Folder => _folder!;

    // One folder: the program is compiled once.
    [ClassInitialize]
    public static void Copy(TestContext context) => _folder = new();

    [ClassCleanup]
    public static void Remove() => _folder?.Dispose();

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task A_sound_app_passes_with_the_key_that_Azure_gives_which_is_not_told(string shell)
    {
        using StandInApp app = new(StandInApp.Sound);
        Folder.StandIn("az", Key);

        ToolResult result = await RunAsync(shell, app);

        Assert.AreEqual(0, result.Code, result.Said);
        Assert.Contains("smoke test: 6 passed, 0 failed", result.Out);
        Assert.Contains($"/api/trends?window=24h&top=5 {Key}", app.Asked);
        Assert.DoesNotContain(Key, result.Said);
        Assert.Contains("az functionapp keys list --subscription sub --resource-group rg --name func --query functionKeys.default --output tsv", Folder.Calls);
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task An_app_that_stays_unwell_fails_in_the_end(string shell)
    {
        using StandInApp app = new((path, key) => path == "/api/health" ? (503, """{ "status": "unhealthy" }""") : StandInApp.Sound(path, key));
        Folder.StandIn("az", Key);

        ToolResult result = await RunAsync(shell, app);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("BAD GET /api/health answers 503, not 200", result.Out);
        Assert.Contains("smoke test: 5 passed, 1 failed", result.Out);
    }

    [TestMethod]
    public async Task An_app_that_wakes_slowly_passes()
    {
        int calls = 0;
        using StandInApp app = new((path, key) => path == "/api/health" && ++calls < 3 ? (503, "") : StandInApp.Sound(path, key));
        Folder.StandIn("az", Key);

        ToolResult result = await RunAsync("sh", app, seconds: "20");

        Assert.AreEqual(0, result.Code, result.Said);
        Assert.HasCount(3, app.Asked.Where(a => a == "/api/health").ToArray());
    }

    [TestMethod]
    public async Task An_app_that_is_open_to_all_fails()
    {
        using StandInApp app = new((path, _) => StandInApp.Sound(path, Key));
        Folder.StandIn("az", Key);

        ToolResult result = await RunAsync("sh", app);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("BAD GET /api/trends answers 200, not 401", result.Out);
    }

    [TestMethod]
    public async Task An_answer_of_another_shape_fails()
    {
        using StandInApp app = new((path, key) => path.StartsWith("/api/trends?", StringComparison.Ordinal) ? (200, """{ "items": 1 }""") : StandInApp.Sound(path, key));
        Folder.StandIn("az", Key);

        ToolResult result = await RunAsync("sh", app);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("BAD GET /api/trends?window=24h&top=5 answers with another body than it should", result.Out);
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task A_key_that_cannot_be_read_fails_before_any_call(string shell)
    {
        using StandInApp app = new(StandInApp.Sound);
        Folder.StandIn("az", "", code: 1);

        ToolResult result = await RunAsync(shell, app);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("the app's key can't be read; sign in with az login, or set TRENDS_KEY", result.Error);
        Assert.IsEmpty(app.Asked);
    }

    [TestMethod]
    public async Task An_open_app_on_this_machine_needs_no_key()
    {
        using StandInApp app = new((path, _) => StandInApp.Sound(path, Key));

        ToolResult result = await Folder.RunAsync(
            "sh", "postdeploy", new() { ["TRENDS_URL"] = app.Url, ["TRENDS_KEY"] = "any", ["TRENDS_SMOKE_SECONDS"] = "1" }, TestContext.CancellationToken);

        Assert.AreEqual(0, result.Code, result.Said);
        Assert.Contains("smoke test: 5 passed, 0 failed", result.Out);
    }

    [TestMethod]
    public async Task A_key_never_goes_over_the_network_in_the_clear()
    {
        ToolResult result = await Folder.RunAsync(
            "sh", "postdeploy", new() { ["TRENDS_URL"] = "http://trends.example/", ["TRENDS_KEY"] = Key }, TestContext.CancellationToken);

        Assert.AreEqual(2, result.Code);
        Assert.Contains("is not https", result.Error);
    }

    private Task<ToolResult> RunAsync(string shell, StandInApp app, string seconds = "1")
        => Folder.RunAsync(
            shell,
            "postdeploy",
            new()
            {
                ["TRENDS_URL"] = app.Url,
                ["TRENDS_SMOKE_SECONDS"] = seconds,
                ["TRENDS_SMOKE_CLOSED"] = "true",
                ["AZURE_SUBSCRIPTION_ID"] = "sub",
                ["AZURE_RESOURCE_GROUP"] = "rg",
                ["AZURE_FUNCTION_NAME"] = "func",
            },
            TestContext.CancellationToken);
}
