namespace Infra.Tests.Walk;

/// <summary>What each type of resource must say about keys, TLS and openness. A type that is in neither table is refused.</summary>
internal static class Requirements
{
    /// <summary>Gets the properties.</summary>
    public static IReadOnlyList<Requirement> All { get; } =
    [
        new("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "False"),
        new("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "False"),
        new("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "True"),
        new("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2", "TLS1_3"),
        new("Microsoft.Storage/storageAccounts", "properties.encryption.requireInfrastructureEncryption", "True"),
        new("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        new("Microsoft.EventHub/namespaces", "properties.disableLocalAuth", "True"),
        new("Microsoft.EventHub/namespaces", "properties.minimumTlsVersion", "1.2"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.disableLocalAuth", "True"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.disableKeyBasedMetadataWriteAccess", "True"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.minimalTlsVersion", "Tls12"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.backupPolicy.type", "Continuous"),
        new("Microsoft.Cache/redisEnterprise", "properties.minimumTlsVersion", "1.2"),
        new("Microsoft.Cache/redisEnterprise/databases", "properties.accessKeysAuthentication", "Disabled"),
        new("Microsoft.Cache/redisEnterprise/databases", "properties.clientProtocol", "Encrypted"),
        new("Microsoft.CognitiveServices/accounts", "properties.disableLocalAuth", "True"),
        new("Microsoft.SignalRService/webPubSub", "properties.disableLocalAuth", "True"),
        new("Microsoft.SignalRService/webPubSub", "properties.disableAadAuth", "False"),
        new("Microsoft.SignalRService/webPubSub/hubs", "properties.anonymousConnectPolicy", "deny"),
        new("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "True"),
        new("Microsoft.KeyVault/vaults", "properties.enableSoftDelete", "True"),
        new("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "True"),
        new("Microsoft.Insights/components", "properties.DisableLocalAuth", "True"),
        new("Microsoft.Web/sites", "properties.httpsOnly", "True"),
        new("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2", "1.3"),
        new("Microsoft.Web/sites", "properties.siteConfig.scmMinTlsVersion", "1.2", "1.3"),
        new("Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled"),
        new("Microsoft.Web/sites", "properties.siteConfig.remoteDebuggingEnabled", "False"),
        new("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "False"),
    ];

    /// <summary>Gets the types that have no such property, and why.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>
    {
        ["Microsoft.Resources/resourceGroups"] = "holds others",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "is the identity",
        ["Microsoft.Authorization/roleAssignments"] = "is a role",
        ["Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"] = "is a role",
        ["Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"] = "is a role",
        ["Microsoft.Insights/diagnosticSettings"] = "is a setting of its scope",
        ["Microsoft.Insights/actionGroups"] = "sends only",
        ["Microsoft.Insights/scheduledQueryRules"] = "reads the workspace by its own rights",
        ["Microsoft.Insights/metricAlerts"] = "reads metrics by its own rights",
        ["Microsoft.Insights/workbooks"] = "is shown with the reader's rights",
        ["Microsoft.Consumption/budgets"] = "counts money",
        ["Microsoft.DurableTask/schedulers"] = "knows Entra tokens only, over TLS only",
        ["Microsoft.DurableTask/schedulers/taskHubs"] = "is opened as its scheduler",
        ["Microsoft.EventHub/namespaces/eventhubs"] = "is opened as its namespace",
        ["Microsoft.EventHub/namespaces/eventhubs/consumergroups"] = "is opened as its namespace",
        ["Microsoft.Storage/storageAccounts/blobServices"] = "is opened as its account",
        ["Microsoft.Storage/storageAccounts/tableServices"] = "is opened as its account",
        ["Microsoft.Storage/storageAccounts/tableServices/tables"] = "is opened as its account",
        ["Microsoft.Storage/storageAccounts/managementPolicies"] = "is a setting of its account",
        ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases"] = "is opened as its account",
        ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers"] = "is opened as its account",
        ["Microsoft.Web/serverfarms"] = "runs the app",
        ["Microsoft.Web/sites/config"] = "holds settings, which have tests of their own",
        ["Microsoft.Network/virtualNetworks"] = "carries packets",
        ["Microsoft.Network/networkSecurityGroups"] = "carries packets",
        ["Microsoft.Network/privateEndpoints"] = "carries packets",
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = "answers names",
        ["Microsoft.Network/privateDnsZones"] = "answers names",
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = "answers names",
    };
}
