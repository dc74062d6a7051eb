using System.Text.Json;
using Infra.Tests.Walk;
using Trends.Marts;

namespace Infra.Tests;

/// <summary>The containers of Cosmos DB are the marts'.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class MartContainersTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task The_template_makes_each_container_of_the_file()
    {
        JsonElement marts = TemplateWalk.Templates(await Bicep.MainAsync(TestContext.CancellationToken))["marts"];
        TemplateResource container = TemplateWalk.Resources(marts).Single(r => r.Type.EndsWith("/containers", StringComparison.Ordinal));
        string file = Repository.Text("infra/app/marts.json");

        Assert.AreEqual("[variables('containers')[copyIndex()]]", container.Value("properties.resource"));
        Assert.AreEqual("[length(variables('containers'))]", container.Value("copy.count"));
        string compiled = marts.GetProperty("variables").ToString();
        string[] ids = [.. JsonDocument.Parse(file).RootElement.EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
        Assert.IsTrue(ids.All(id => compiled.Contains($"\"{id}\"", StringComparison.Ordinal)), compiled[..200]);
    }

    [TestMethod]
    public void The_file_has_the_containers_of_the_marts()
    {
        string[] ids = [.. JsonDocument.Parse(Repository.Text("infra/app/marts.json")).RootElement.EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
        string[] marts = [.. MartDefinitions.All.Select(m => m.Name)];

        CollectionAssert.AreEquivalent(marts, ids);
    }

    [TestMethod]
    public void Every_container_has_a_partition_key_and_indexes_no_more_than_it_names()
    {
        foreach (JsonElement container in JsonDocument.Parse(Repository.Text("infra/app/marts.json")).RootElement.EnumerateArray())
        {
            string id = container.GetProperty("id").GetString()!;
            Assert.AreEqual(2, container.GetProperty("partitionKey").GetProperty("version").GetInt32(), id);
            Assert.IsTrue(container.GetProperty("indexingPolicy").GetProperty("excludedPaths").EnumerateArray().Any(p => p.GetProperty("path").GetString() == "/*"), id);
        }
    }
}
