using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>The workflows keep to the rules, and the rules bite.</summary>
[TestClass]
public sealed class WorkflowTests
{
    private const string Sound = """
        on: push
        permissions: { contents: read }
        concurrency: { group: a }
        jobs:
          build:
            timeout-minutes: 5
            steps:
              - uses: actions/checkout@v5
              - run: ./test.sh && tests/nightly.sh
        """;

    [TestMethod]
    [DataRow("ci")]
    [DataRow("deploy")]
    [DataRow("nightly")]
    public void A_workflow_keeps_to_the_rules(string name)
        => Assert.AreEqual("", string.Join('\n', WorkflowRules.Check(Yaml.Of($".github/workflows/{name}.yml"))));

    [TestMethod]
    public void There_are_no_other_workflows()
        => CollectionAssert.AreEquivalent(
            new[] { "ci.yml", "deploy.yml", "nightly.yml" },
            Directory.GetFiles(Repository.At(".github/workflows")).Select(Path.GetFileName).ToArray());

    [TestMethod]
    public void A_sound_workflow_breaks_no_rule() => Assert.IsEmpty(WorkflowRules.Check(Yaml.Parse(Sound)).ToArray());

    [TestMethod]
    [DataRow("permissions: { contents: read }", "permissions: { contents: write }", "the workflow's permissions are not read only")]
    [DataRow("permissions: { contents: read }", "permissions: write-all", "the workflow's permissions are not read only")]
    [DataRow("concurrency: { group: a }", "name: a", "it has no concurrency group")]
    [DataRow("timeout-minutes: 5", "runs-on: a", "job build has no timeout")]
    [DataRow("timeout-minutes: 5", "{ timeout-minutes: 5, permissions: { packages: write } }", "")]
    [DataRow("actions/checkout@v5", "actions/checkout@main", "'actions/checkout@main' is not pinned")]
    [DataRow("tests/nightly.sh", "tests/gone.sh", "'tests/gone.sh' is not there")]
    [DataRow("./test.sh &&", "echo AccountKey=abc &&", "'echo AccountKey=abc && tests/nightly.sh' looks like a secret")]
    [DataRow("./test.sh &&", "echo 0ad04412-c4d5-4796-b79c-f76d14c8d402 &&", "'echo 0ad04412-c4d5-4796-b79c-f76d14c8d402 && tests/nightly.sh' looks like a secret")]
    public void What_is_planted_is_found(string sound, string planted, string said)
    {
        if (said.Length == 0)
        {
            sound = "timeout-minutes: 5\n";
            planted = "timeout-minutes: 5\n    permissions: { packages: write }\n";
            said = "job build may write more than a token of its own";
        }

        CollectionAssert.AreEqual(new[] { said }, WorkflowRules.Check(Yaml.Parse(Sound.Replace(sound, planted, StringComparison.Ordinal))).ToArray());
    }

    [TestMethod]
    public void The_test_run_is_the_readmes_own()
        => Assert.Contains("./test.sh", Runs("ci"));

    [TestMethod]
    public void The_azure_build_is_compiled_against_the_official_packages()
        => Assert.IsTrue(Runs("ci").Any(r => r.Contains("dotnet publish functions", StringComparison.Ordinal) && r.Contains("-p:FunctionsRuntime=azure", StringComparison.Ordinal)));

    [TestMethod]
    public void Only_a_deployment_asks_for_a_token_of_its_own()
    {
        foreach (string name in (string[])["ci", "nightly"])
        {
            Assert.DoesNotContain("id-token", Repository.Text($".github/workflows/{name}.yml"));
        }

        Assert.AreEqual("write", Yaml.Of(".github/workflows/deploy.yml").Text("jobs.deploy.permissions.id-token"));
    }

    [TestMethod]
    public void Dependencies_of_all_kinds_are_watched()
    {
        YamlSequenceNode updates = (YamlSequenceNode)Yaml.Of(".github/dependabot.yml").At("updates")!;

        CollectionAssert.AreEquivalent(new[] { "nuget", "github-actions", "npm" }, updates.Select(u => u.Text("package-ecosystem")).ToArray());
        foreach (string? folder in updates.Select(u => u.Text("directory")))
        {
            Assert.IsTrue(Directory.Exists(Repository.At(folder!.TrimStart('/'))), folder);
        }
    }

    private static string[] Runs(string name)
        => [.. ((YamlMappingNode)Yaml.Of($".github/workflows/{name}.yml").At("jobs")!).Children
            .SelectMany(j => (YamlSequenceNode)j.Value.At("steps")!).Select(s => s.Text("run")).OfType<string>()];
}
