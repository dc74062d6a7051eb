using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Trends.Azure.Marts;
using Trends.Marts;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosContainerTests
{
    private const string Write = "TRENDS_WRITE_GENERATED";
    private static readonly string File = Path.Combine(Servers.Tools.RepositoryRoot, "infra", "app", "marts.json");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task The_containers_that_Bicep_deploys_are_those_that_the_marts_declare()
    {
        string wanted = Generate();
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, wanted, TestContext.CancellationToken);
        }

        string stands = System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File, TestContext.CancellationToken) : "";
        Assert.AreEqual(wanted, stands, $"infra/app/marts.json differs from the marts. Run: {Write}=1 dotnet run --project tests/Trends.Azure.Tests -- --filter \"FullyQualifiedName~CosmosContainer\"");
    }

    private static string Generate()
    {
        MartDefinition[] marts = [.. MartDefinitions.All.OrderBy(m => m.Name, StringComparer.Ordinal)];
        return JsonSerializer.Serialize(marts.Select(Resource), Json) + "\n";
    }

    // As Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers has it in properties.resource.
    private static object Resource(MartDefinition mart)
    {
        ContainerProperties container = CosmosContainer.Properties(mart);
        IndexingPolicy policy = container.IndexingPolicy;
        return new
        {
            id = container.Id,
            partitionKey = new { paths = container.PartitionKeyPaths, kind = container.PartitionKeyPaths.Count > 1 ? "MultiHash" : "Hash", version = 2 },
            indexingPolicy = new
            {
                indexingMode = "consistent",
                automatic = policy.Automatic,
                includedPaths = policy.IncludedPaths.Select(p => new { path = p.Path }),
                excludedPaths = policy.ExcludedPaths.Select(p => new { path = p.Path }),
                compositeIndexes = policy.CompositeIndexes.Select(index => index.Select(p => new { path = p.Path, order = p.Order == CompositePathSortOrder.Ascending ? "ascending" : "descending" })),
            },
        };
    }
}
