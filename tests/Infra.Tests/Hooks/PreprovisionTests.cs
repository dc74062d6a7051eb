namespace Infra.Tests.Hooks;

/// <summary>What is checked before anything is made, in both shells.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PreprovisionTests
{
    private const string Regions = "East Asia\tSoutheast Asia\tSweden Central";

    public required TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task A_sound_environment_passes(string shell)
    {
        using HookFolder folder = new();
        folder.StandIn("az", Regions);

        ToolResult result = await folder.RunAsync(shell, "preprovision", new() { ["AZURE_LOCATION"] = "koreacentral", ["AZURE_SUBSCRIPTION_ID"] = "sub" }, TestContext.CancellationToken);

        Assert.AreEqual((0, "preprovision: size dev\n"), (result.Code, result.Said));
        Assert.Contains("--namespace Microsoft.DurableTask --subscription sub", folder.Calls);
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task A_size_that_there_is_not_fails(string shell)
    {
        using HookFolder folder = new();

        ToolResult result = await folder.RunAsync(shell, "preprovision", new() { ["TRENDS_SIZE"] = "Large" }, TestContext.CancellationToken);

        Assert.AreEqual(1, result.Code);
        Assert.Contains("TRENDS_SIZE is 'Large'; it is dev, small or large", result.Error);
    }

    [TestMethod]
    [DataRow("sh", "swedencentral", "", 0)]
    [DataRow("pwsh", "swedencentral", "", 0)]
    [DataRow("sh", "westeurope", "", 1)]
    [DataRow("pwsh", "westeurope", "", 1)]
    [DataRow("sh", "westeurope", "swedencentral", 0)]
    [DataRow("pwsh", "westeurope", "swedencentral", 0)]
    public async Task The_scheduler_must_be_offered_where_it_is_wanted(string shell, string location, string dts, int code)
    {
        using HookFolder folder = new();
        folder.StandIn("az", Regions);

        ToolResult result = await folder.RunAsync(shell, "preprovision", new() { ["AZURE_LOCATION"] = location, ["TRENDS_DTS_LOCATION"] = dts }, TestContext.CancellationToken);

        Assert.AreEqual(code, result.Code, result.Said);
        Assert.AreEqual(
            code == 0 ? "" : $"preprovision: the Durable Task scheduler is not in '{location}'; choose the nearest of: eastasia southeastasia swedencentral. azd env set TRENDS_DTS_LOCATION REGION\n",
            result.Error);
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task An_Azure_CLI_that_is_not_signed_in_does_not_stop_it(string shell)
    {
        using HookFolder folder = new();
        folder.StandIn("az", "", code: 1);

        ToolResult result = await folder.RunAsync(shell, "preprovision", [], TestContext.CancellationToken);

        Assert.AreEqual(0, result.Code, result.Said);
    }

    [TestMethod]
    [DataRow("sh")]
    [DataRow("pwsh")]
    public async Task An_old_SDK_fails(string shell)
    {
        using HookFolder folder = new();
        folder.StandIn("dotnet", "8.0.400");

        ToolResult result = await folder.RunAsync(shell, "preprovision", [], TestContext.CancellationToken);

        Assert.AreEqual((1, "preprovision: the .NET SDK is 8.0.400; the app is built with 10 or later\n"), (result.Code, result.Error));
    }
}
