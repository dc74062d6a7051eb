namespace Infra.Tests.Walk;

/// <summary>Every resource that can tell tells the workspace.</summary>
internal static class DiagnosticsRule
{
    private const string Setting = "Microsoft.Insights/diagnosticSettings";

    /// <summary>Gets the types without a diagnostic setting, and why.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = new Dictionary<string, string>
    {
        ["Microsoft.Resources/resourceGroups"] = "its changes are in the activity log",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "its sign-ins are in Entra's logs",
        ["Microsoft.Authorization/roleAssignments"] = "changes are in the activity log",
        ["Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"] = "told by the account",
        ["Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"] = "told by the database",
        ["Microsoft.Insights/components"] = "lies in the workspace already: a setting would store, and bill, all telemetry twice",
        ["Microsoft.Insights/actionGroups"] = "has no logs",
        ["Microsoft.Insights/scheduledQueryRules"] = "what it fires is kept as alerts",
        ["Microsoft.Insights/metricAlerts"] = "what it fires is kept as alerts",
        ["Microsoft.Insights/workbooks"] = "has no logs",
        ["Microsoft.Consumption/budgets"] = "has no logs",
        ["Microsoft.DurableTask/schedulers"] = "has no logs of its own: the app tells about orchestrations",
        ["Microsoft.DurableTask/schedulers/taskHubs"] = "as its scheduler",
        ["Microsoft.EventHub/namespaces/eventhubs"] = "told by the namespace",
        ["Microsoft.EventHub/namespaces/eventhubs/consumergroups"] = "told by the namespace",
        ["Microsoft.Storage/storageAccounts/blobServices/containers"] = "told by the blob service",
        ["Microsoft.Storage/storageAccounts/tableServices/tables"] = "told by the table service",
        ["Microsoft.Storage/storageAccounts/managementPolicies"] = "told by the blob service",
        ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases"] = "told by the account",
        ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers"] = "told by the account",
        ["Microsoft.SignalRService/webPubSub/hubs"] = "told by the service",
        ["Microsoft.Web/serverfarms"] = "of this plan the app tells",
        ["Microsoft.Web/sites/config"] = "told by the app",
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = "told by the app",
        ["Microsoft.Network/privateEndpoints"] = "has no logs",
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = "has no logs",
        ["Microsoft.Network/privateDnsZones"] = "has no logs",
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = "has no logs",
    };

    /// <summary>The resources that tell nobody.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<TemplateResource> resources)
    {
        ILookup<string, string> scopes = resources
            .Where(r => r.Type == Setting && r.Value("properties.workspaceId") is not null)
            .ToLookup(r => r.Template, r => r.Value("scope")!);
        return resources
            .Where(r => r.Type != Setting && !Without.ContainsKey(r.Type))
            .Where(r => !scopes[r.Template].Any(s => s.Contains($"'{r.Type}'", StringComparison.Ordinal)))
            .Select(r => $"{r.Name} has no diagnostic setting");
    }
}
