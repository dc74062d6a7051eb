using System.Text.Json;

namespace Infra.Tests;

/// <summary>
/// What is published, and what the Azure build is made of. The official packages are not on every registry, so the package is published for the embedded
/// runtime: the same files but for the runtime's own, which are named.
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PackageTests
{
    private const string Output = "artifacts/package/out";

    public required TestContext TestContext { get; set; }

    [ClassInitialize]
    public static async Task PublishAsync(TestContext context)
    {
        if (Directory.Exists(Repository.At(Output)))
        {
            Directory.Delete(Repository.At(Output), recursive: true);
        }

        // Artifacts of its own: a restore for another system must not change what the build left.
        ToolResult result = await Tool.RunAsync(
            "dotnet",
            ["publish", "functions", "-c", "Release", "-p:FunctionsRuntime=embedded", "--artifacts-path", "artifacts/package", "-o", Output, "-v", "quiet", "-nologo"],
            context.CancellationToken);
        Assert.AreEqual(0, result.Code, result.Said);
    }

    [TestMethod]
    [DataRow("host.json")]
    [DataRow("TrendFunctions.dll")]
    [DataRow("TrendFunctions.xml")]
    [DataRow("Trends.dll")]
    [DataRow("web/index.html")]
    [DataRow("samples/README.md")]
    [DataRow("libduckdb.so")]
    [DataRow("lib_lightgbm.so")]
    [DataRow("libe_sqlite3.so")]
    public void The_package_holds(string file) => Assert.IsTrue(File.Exists(Repository.At($"{Output}/{file}")), file);

    [TestMethod]
    public void The_package_holds_no_settings_of_a_laptop_and_no_tests()
    {
        string[] files = Files();

        Assert.IsEmpty(files.Where(f => f.Contains("local.settings", StringComparison.OrdinalIgnoreCase) || f.Contains("Tests", StringComparison.Ordinal) || f.Contains("MSTest", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void The_package_holds_natives_of_Linux_on_x64_only()
    {
        string[] files = Files();

        Assert.IsEmpty(files.Where(f => f.StartsWith("runtimes/", StringComparison.Ordinal)).ToArray());
        Assert.IsEmpty(files.Where(f => Path.GetExtension(f) is ".dylib" or ".exe").ToArray());
        Assert.AreEqual("ELF", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(Repository.At($"{Output}/libduckdb.so")).AsSpan(1, 3)));
    }

    [TestMethod]
    public void The_package_is_small_enough_to_be_fetched_at_a_cold_start()
    {
        long bytes = Files().Sum(f => new FileInfo(Repository.At($"{Output}/{f}")).Length);

        // 99 MB when this was written, two thirds of it the columnar engine; all systems' natives would be 400.
        Assert.IsInRange(20_000_000, 160_000_000, bytes);
    }

    [TestMethod]
    public void The_package_holds_no_secret()
    {
        foreach (string file in Files().Where(f => Path.GetExtension(f) is ".json" or ".js" or ".html" or ".md"))
        {
            string text = Repository.Text($"{Output}/{file}");
            Assert.IsFalse(text.Contains("AccountKey=", StringComparison.Ordinal) || text.Contains("SharedAccessKey=", StringComparison.Ordinal), file);
        }
    }

    [TestMethod]
    public async Task What_is_published_without_more_is_the_Azure_build()
    {
        JsonElement evaluated = await EvaluateAsync("-p:_IsPublishing=true");

        Assert.AreEqual("azure", Property(evaluated, "FunctionsRuntime"));
        Assert.AreEqual("v4", Property(evaluated, "AzureFunctionsVersion"));
        Assert.AreEqual("linux-x64", Property(evaluated, "RuntimeIdentifier"));
        Assert.AreEqual("false", Property(evaluated, "SelfContained"));
    }

    [TestMethod]
    public async Task The_Azure_build_has_the_official_packages_no_command_line_and_one_entry_point()
    {
        JsonElement evaluated = await EvaluateAsync("-p:FunctionsRuntime=azure");
        string[] sources = Items(evaluated, "Compile");
        string[] packages = Items(evaluated, "PackageReference");

        Assert.Contains("Program.cs", sources);
        Assert.IsEmpty(sources.Where(s => s.StartsWith("Cli/", StringComparison.Ordinal)).ToArray());
        Assert.AreEqual("", Property(evaluated, "StartupObject"));
        Assert.Contains("Microsoft.Azure.Functions.Worker", packages);
        Assert.Contains("Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged", packages);
        Assert.IsEmpty(Items(evaluated, "ProjectReference").Where(p => p.Contains("Functions.Embedded", StringComparison.Ordinal)).ToArray());
        Assert.IsEmpty(packages.Where(p => p is "Spectre.Console" or "System.CommandLine").ToArray());
    }

    [TestMethod]
    public async Task A_build_without_more_is_the_laptops()
    {
        JsonElement evaluated = await EvaluateAsync();

        Assert.AreEqual(("embedded", ""), (Property(evaluated, "FunctionsRuntime"), Property(evaluated, "RuntimeIdentifier")));
    }

    [TestMethod]
    public void Settings_of_a_laptop_are_never_published()
        => Assert.Contains(
            """<Content Include="../local.settings.json" Link="local.settings.json" CopyToOutputDirectory="PreserveNewest" CopyToPublishDirectory="Never" """,
            Repository.Text("functions/TrendFunctions.csproj"));

    private static string[] Files()
        => [.. Directory.GetFiles(Repository.At(Output), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.At(Output), f))];

    private static string Property(JsonElement evaluated, string name) => evaluated.GetProperty("Properties").GetProperty(name).GetString()!;

    private static string[] Items(JsonElement evaluated, string kind)
        => [.. evaluated.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!)];

    // Evaluation alone: nothing is restored, so the official packages need not be there.
    private async Task<JsonElement> EvaluateAsync(params string[] properties)
    {
        ToolResult result = await Tool.RunAsync(
            "dotnet",
            [
                "msbuild", "functions", .. properties, "-getProperty:FunctionsRuntime,AzureFunctionsVersion,RuntimeIdentifier,SelfContained,StartupObject",
                "-getItem:Compile,PackageReference,ProjectReference",
            ],
            TestContext.CancellationToken);
        Assert.AreEqual(0, result.Code, result.Said);
        return JsonDocument.Parse(result.Out).RootElement;
    }
}
