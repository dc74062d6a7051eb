using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>azure.yaml fits what it names.</summary>
[TestClass]
public sealed partial class AzureYamlTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void The_service_is_the_function_app()
    {
        YamlMappingNode azure = Yaml.Of("azure.yaml");

        Assert.AreEqual("function", azure.Text("services.functions.host"));
        Assert.AreEqual("dotnet", azure.Text("services.functions.language"));
        Assert.HasCount(1, Directory.GetFiles(Repository.At(azure.Text("services.functions.project")!), "*.csproj"));
        Assert.IsTrue(File.Exists(Repository.At($"{azure.Text("infra.path")}/{azure.Text("infra.module")}.bicepparam")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task The_app_is_found_by_the_services_name()
    {
        JsonElement main = await Bicep.MainAsync(TestContext.CancellationToken);
        Walk.TemplateResource app = Walk.TemplateWalk.Resources(main).Single(r => r.Type == "Microsoft.Web/sites");

        Assert.AreEqual("functions", main.GetProperty("variables").GetProperty("serviceName").GetString());
        Assert.AreEqual("[union(parameters('tags'), createObject('azd-service-name', parameters('serviceName')))]", app.Value("tags"));
    }

    [TestMethod]
    [DataRow("preprovision")]
    [DataRow("postprovision")]
    [DataRow("postdeploy")]
    public void Each_hook_has_both_shells_and_they_read_the_same_variables(string hook)
    {
        YamlMappingNode azure = Yaml.Of("azure.yaml");
        string posix = azure.Text($"hooks.{hook}.posix.run")!;
        string windows = azure.Text($"hooks.{hook}.windows.run")!;

        Assert.AreEqual(("sh", "pwsh"), (azure.Text($"hooks.{hook}.posix.shell"), azure.Text($"hooks.{hook}.windows.shell")));
        Assert.AreEqual(($"./infra/hooks/{hook}.sh", $"./infra/hooks/{hook}.ps1"), (posix, windows));
        CollectionAssert.AreEquivalent(Variables(Posix(), posix), Variables(PowerShell(), windows));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Hooks_can_be_executed()
    {
        foreach (string hook in Directory.GetFiles(Repository.At("infra/hooks"), "*.sh"))
        {
            Assert.IsTrue(File.GetUnixFileMode(hook).HasFlag(UnixFileMode.UserExecute), hook);
        }
    }

    private static string[] Variables(Regex pattern, string path)
        => [.. pattern.Matches(Repository.Text(path)).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex("""\$\{?((?:AZURE|TRENDS)_\w+)""")]
    private static partial Regex Posix();

    [GeneratedRegex("""\$env:((?:AZURE|TRENDS)_\w+)""")]
    private static partial Regex PowerShell();
}
