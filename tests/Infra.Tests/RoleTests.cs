using System.Text.Json;
using Infra.Tests.Walk;

namespace Infra.Tests;

/// <summary>Every identity has the roles of what it opens, and no other.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class RoleTests
{
    // What the app opens by a setting, and the roles that it opens it with.
    private static readonly Dictionary<string, RoleGrant[]> OpenedBySetting = new()
    {
        ["AzureWebJobsStorage__blobServiceUri"] = [new("app", "hostName", "blobDataOwner")],
        ["AzureWebJobsStorage__tableServiceUri"] = [new("app", "hostName", "tableDataContributor")],
        ["EventHub__fullyQualifiedNamespace"] = [new("app", "eventHubsName", "eventHubsDataReceiver"), new("app", "eventHubsName", "eventHubsDataSender")],
        ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"] = [new("everyone", "schedulerName", "durableTaskDataContributor")],
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = [new("app", "componentName", "metricsPublisher")],
        ["Lake__BlobServiceUri"] = [new("everyone", "lakeName/lakeContainer", "blobDataContributor")],
        ["State__TableServiceUri"] = [new("everyone", "lakeName", "tableDataContributor")],
        ["Marts__CosmosEndpoint"] = [new("everyone", "martsName/martsDatabase", "cosmosDataContributor")],
        ["Cache__RedisEndpoint"] = [new("everyone", "cacheName", "default")],
        ["Live__WebPubSubEndpoint"] = [new("everyone", "liveName", "webPubSubServiceOwner")],
        ["Text__LanguageEndpoint"] = [new("everyone", "languageName", "languageReader")],
        ["Governance__KeyVaultUri"] = [new("everyone", "vaultName", "secretsOfficer")],
    };

    // What is opened without a setting of the app: Event Hubs writes the capture as itself.
    private static readonly RoleGrant[] OpenedByServices = [new("capture", "lakeName/captureContainer", "blobDataContributor")];

    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles, written a second time so that a slip in one is seen.
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["blobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["blobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["tableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["eventHubsDataReceiver"] = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
        ["eventHubsDataSender"] = "2b629674-e913-4c01-ae53-ef4638d8f975",
        ["durableTaskDataContributor"] = "0ad04412-c4d5-4796-b79c-f76d14c8d402",
        ["webPubSubServiceOwner"] = "12cf5a90-567b-43ae-8102-96cf46c7d9b4",
        ["languageReader"] = "7628b7b8-a8b2-4cdc-b46f-e9b35248918e",
        ["secretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["metricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
    };

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task Each_use_of_an_identity_has_its_role_and_no_role_is_unused()
    {
        RoleGrant[] needed = [.. OpenedBySetting.Values.SelectMany(g => g).Concat(OpenedByServices)];

        CollectionAssert.AreEquivalent(needed, Roles.Of(await RbacAsync()).ToArray());
    }

    [TestMethod]
    public async Task Each_setting_that_opens_a_service_is_in_the_table()
    {
        string[] opening = [.. AppSettings.Of(await Bicep.MainAsync(TestContext.CancellationToken)).Keys.Where(Opens)];

        CollectionAssert.AreEquivalent(OpenedBySetting.Keys.ToArray(), opening);
    }

    [TestMethod]
    public async Task Role_ids_are_those_of_the_built_in_roles()
    {
        Dictionary<string, string> ids = (await RbacAsync()).GetProperty("variables").GetProperty("role").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

        CollectionAssert.AreEquivalent(Ids, ids);
    }

    [TestMethod]
    public async Task Roles_are_given_in_one_file_only()
    {
        string[] places =
        [
            .. TemplateWalk.Resources(await Bicep.MainAsync(TestContext.CancellationToken))
                .Where(r => r.Type.EndsWith("Assignments", StringComparison.OrdinalIgnoreCase)).Select(r => r.Template).Distinct(),
        ];

        CollectionAssert.AreEqual(new[] { "rbac" }, places);
    }

    [TestMethod]
    public void A_role_too_many_is_seen()
    {
        JsonElement template = JsonDocument.Parse("""
            { "resources": [ { "type": "Microsoft.Authorization/roleAssignments", "scope": "[resourceId('Microsoft.KeyVault/vaults', parameters('vaultName'))]",
              "properties": { "principalId": "[variables('app').id]",
                "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('role').owner)]" } } ] }
            """).RootElement;

        Assert.AreEqual(new("app", "vaultName", "owner"), Roles.Of(template).Single());
    }

    private static bool Opens(string setting)
        => setting.EndsWith("Uri", StringComparison.Ordinal) || setting.EndsWith("Endpoint", StringComparison.Ordinal)
            || setting.EndsWith("Namespace", StringComparison.Ordinal) || setting.EndsWith("CONNECTION_STRING", StringComparison.Ordinal);

    private async Task<JsonElement> RbacAsync()
        => TemplateWalk.Templates(await Bicep.MainAsync(TestContext.CancellationToken))["rbac"];
}
