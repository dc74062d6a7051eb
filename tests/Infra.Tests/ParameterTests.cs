using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>The parameters of a deployment.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed partial class ParameterTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task Production_is_private_zone_redundant_and_closed_to_people()
    {
        JsonElement prod = await Bicep.ParametersAsync("infra/main.prod.bicepparam", Nothing, TestContext.CancellationToken);

        Assert.AreEqual("small", Value(prod, "size"));
        Assert.AreEqual("True", Value(prod, "vnetEnabled"));
        Assert.AreEqual("True", Value(prod, "zoneRedundant"));
        Assert.AreEqual("True", Value(prod, "purgeProtection"));
        Assert.AreEqual("False", Value(prod, "developerAccess"));
        Assert.AreEqual("7", Value(prod, "immutableDays"));
    }

    [TestMethod]
    public async Task Development_is_small_and_leaves_the_rest_to_its_size()
    {
        JsonElement dev = await Bicep.ParametersAsync("infra/main.dev.bicepparam", Nothing, TestContext.CancellationToken);

        Assert.AreEqual("dev", Value(dev, "size"));
        Assert.AreEqual("", Value(dev, "vnetEnabled"));
        Assert.IsFalse(dev.TryGetProperty("purgeProtection", out _));
    }

    [TestMethod]
    public async Task Variables_of_the_environment_are_taken()
    {
        Dictionary<string, string> environment = new()
        {
            ["AZURE_ENV_NAME"] = "try",
            ["AZURE_LOCATION"] = "swedencentral",
            ["TRENDS_SIZE"] = "large",
            ["TRENDS_VNET"] = "false",
            ["TRENDS_LANGUAGE"] = "true",
            ["TRENDS_BUDGET"] = "77",
            ["TRENDS_BUDGET_START"] = "2026-03-01",
            ["TRENDS_ALERT_MAILS"] = "a@example.com,b@example.com",
        };

        JsonElement all = await Bicep.ParametersAsync("infra/main.bicepparam", environment, TestContext.CancellationToken);

        Assert.AreEqual("try", Value(all, "environmentName"));
        Assert.AreEqual("large", Value(all, "size"));
        Assert.AreEqual("swedencentral", Value(all, "dtsLocation"));
        Assert.AreEqual("False", Value(all, "vnetEnabled"));
        Assert.AreEqual("True", Value(all, "languageEnabled"));
        Assert.AreEqual("77", Value(all, "budgetAmount"));
        Assert.AreEqual("2026-03-01", Value(all, "budgetStart"));
        Assert.AreEqual(2, all.GetProperty("alertMails").GetProperty("value").GetArrayLength());
    }

    [TestMethod]
    public async Task The_scheduler_is_elsewhere_where_the_region_has_none()
    {
        JsonElement korea = await Bicep.ParametersAsync("infra/main.bicepparam", Nothing, TestContext.CancellationToken);

        Assert.AreEqual("koreacentral", Value(korea, "location"));
        Assert.AreEqual("eastasia", Value(korea, "dtsLocation"));
    }

    [TestMethod]
    public async Task Every_size_says_all_that_every_other_says()
    {
        JsonElement sizes = JsonDocument.Parse(Repository.Text("infra/sizes.json")).RootElement;
        JsonElement allowed = (await Bicep.MainAsync(TestContext.CancellationToken)).GetProperty("parameters").GetProperty("size").GetProperty("allowedValues");
        string[] names = [.. sizes.EnumerateObject().Select(s => s.Name)];
        string[] said = [.. sizes.GetProperty("dev").EnumerateObject().Select(p => p.Name)];

        CollectionAssert.AreEqual(allowed.EnumerateArray().Select(a => a.GetString()).ToArray(), names);
        foreach (JsonProperty size in sizes.EnumerateObject())
        {
            CollectionAssert.AreEqual(said, size.Value.EnumerateObject().Select(p => p.Name).ToArray(), size.Name);
            Assert.IsLessThanOrEqualTo(size.Value.GetProperty("hubMaxUnits").GetInt32(), size.Value.GetProperty("hubUnits").GetInt32(), size.Name);

            // A session of the engine for each of an instance's processors, and room for the rest of the process.
            Assert.IsLessThanOrEqualTo(size.Value.GetProperty("instanceMemoryMB").GetInt32() / 2, size.Value.GetProperty("engineMegabytes").GetInt32() * 2, size.Name);
        }
    }

    [TestMethod]
    public async Task Numbers_have_ranges()
    {
        foreach (JsonProperty parameter in (await Bicep.MainAsync(TestContext.CancellationToken)).GetProperty("parameters").EnumerateObject())
        {
            Assert.IsTrue(
                parameter.Value.GetProperty("type").GetString() != "int" || parameter.Value.TryGetProperty("minValue", out _),
                $"{parameter.Name} has no range");
        }
    }

    [TestMethod]
    public async Task The_docs_name_every_parameter_every_variable_and_every_size()
    {
        string docs = Repository.Text("docs/azure.md");

        foreach (JsonProperty parameter in (await Bicep.MainAsync(TestContext.CancellationToken)).GetProperty("parameters").EnumerateObject())
        {
            Assert.Contains($"`{parameter.Name}`", docs);
        }

        foreach (Match variable in Variable().Matches(Repository.Text("infra/main.bicepparam")))
        {
            Assert.Contains(variable.Groups[1].Value, docs);
        }
    }

    private static string Value(JsonElement parameters, string name) => parameters.GetProperty(name).GetProperty("value").ToString();

    [GeneratedRegex("""readEnvironmentVariable\('(\w+)'""")]
    private static partial Regex Variable();
}
