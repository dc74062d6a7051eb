using System.Text.Json;

namespace Infra.Tests;

/// <summary>What the compiler says.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class BicepTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow("infra/**/*.bicep")]
    [DataRow("infra/**/*.bicepparam")]
    public async Task Files_have_neither_errors_nor_warnings(string pattern)
    {
        ToolResult result = await Bicep.LintAsync(pattern, TestContext.CancellationToken);

        Assert.AreEqual((0, ""), (result.Code, result.Said));
    }

    [TestMethod]
    public async Task A_warning_would_be_told()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("infra").FullName, "bad.bicep");
        await File.WriteAllTextAsync(file, "param unused string", TestContext.CancellationToken);

        ToolResult result = await Tool.RunAsync(
            Repository.Tool("Bicep"), ["lint", file, "--config", Repository.At("infra/bicepconfig.json")], TestContext.CancellationToken);

        Assert.AreNotEqual(0, result.Code);
        Assert.Contains("no-unused-params", result.Said);
    }

    [TestMethod]
    public async Task Every_module_is_called_once()
    {
        JsonElement main = await Bicep.MainAsync(TestContext.CancellationToken);
        string text = Repository.Text("infra/main.bicep");

        // Alerts and workbook have tests of their own.
        string[] modules = [.. Directory.GetFiles(Repository.At("infra/app"), "*.bicep").Select(f => Path.GetFileName(f)!).Where(f => f is not ("alerts.bicep" or "workbook.bicep"))];

        Assert.IsNotEmpty(modules);
        Assert.AreEqual("https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", main.GetProperty("$schema").GetString());
        foreach (string module in modules)
        {
            Assert.AreEqual(2, text.Split($"'app/{module}'").Length, module);
        }
    }

    [TestMethod]
    public async Task Files_are_formatted()
    {
        string[] files = [.. Directory.GetFiles(Repository.At("infra"), "*.bicep*", SearchOption.AllDirectories)];
        string copies = Directory.CreateTempSubdirectory("infra").FullName;
        File.Copy(Repository.At("infra/bicepconfig.json"), Path.Combine(copies, "bicepconfig.json"));
        foreach (string file in files)
        {
            string copy = Path.Combine(copies, Path.GetRelativePath(Repository.At("infra"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (string kind in (string[])["bicep", "bicepparam"])
        {
            ToolResult result = await Tool.RunAsync(Repository.Tool("Bicep"), ["format", "--pattern", $"{copies}/**/*.{kind}"], TestContext.CancellationToken);
            Assert.AreEqual((0, ""), (result.Code, result.Error));
        }

        foreach (string file in files)
        {
            string formatted = await File.ReadAllTextAsync(Path.Combine(copies, Path.GetRelativePath(Repository.At("infra"), file)), TestContext.CancellationToken);
            Assert.IsTrue(formatted == await File.ReadAllTextAsync(file, TestContext.CancellationToken), $"Run bicep format on '{file}'.");
        }

        Directory.Delete(copies, recursive: true);
    }
}
