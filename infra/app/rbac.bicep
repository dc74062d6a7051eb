// Who may do what: every role of every identity, and nowhere else. docs/azure.md has the reasons, a test holds both sides equal.

@description('The app\'s identity.')
param appPrincipalId string

@description('A person or pipeline that gets the app\'s data roles, so that a laptop can work on these stores; empty for nobody.')
param developerPrincipalId string

@description('What the developer is.')
@allowed(['User', 'ServicePrincipal'])
param developerPrincipalType string

@description('The identity of the Event Hubs namespace, which writes the capture.')
param capturePrincipalId string

@description('The storage account of the Functions host.')
param hostName string

@description('The storage account of the lake and the state.')
param lakeName string

@description('The container of the lake.')
param lakeContainer string

@description('The container of the capture.')
param captureContainer string

@description('The Event Hubs namespace.')
param eventHubsName string

@description('The Durable Task scheduler.')
param schedulerName string

@description('The Cosmos DB account.')
param martsName string

@description('The database of the marts.')
param martsDatabase string

@description('The Redis cluster.')
param cacheName string

@description('The Web PubSub service.')
param liveName string

@description('The language account; empty where there is none.')
param languageName string

@description('The key vault.')
param vaultName string

@description('The Application Insights component.')
param componentName string

var app = { id: appPrincipalId, type: 'ServicePrincipal' }
var everyone = empty(developerPrincipalId) ? [app] : [app, { id: developerPrincipalId, type: developerPrincipalType }]
var analysts = empty(languageName) ? [] : everyone
var cosmosDataContributor = '00000000-0000-0000-0000-000000000002'
var role = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  eventHubsDataReceiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
  eventHubsDataSender: '2b629674-e913-4c01-ae53-ef4638d8f975'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  webPubSubServiceOwner: '12cf5a90-567b-43ae-8102-96cf46c7d9b4'
  languageReader: '7628b7b8-a8b2-4cdc-b46f-e9b35248918e'
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource host 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostName
}

resource lakeAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: lakeName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource lake 'containers' existing = {
      name: lakeContainer
    }

    resource capture 'containers' existing = {
      name: captureContainer
    }
  }
}

resource eventHubs 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: eventHubsName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = {
  name: schedulerName
}

resource marts 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: martsName
}

resource cache 'Microsoft.Cache/redisEnterprise@2025-07-01' existing = {
  name: cacheName

  resource database 'databases' existing = {
    name: 'default'
  }
}

resource live 'Microsoft.SignalRService/webPubSub@2024-03-01' existing = {
  name: liveName
}

resource language 'Microsoft.CognitiveServices/accounts@2025-09-01' existing = if (!empty(languageName)) {
  name: languageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

// The package, leases of timers, checkpoints of event hubs: the host makes its containers and takes leases, which Contributor may not.
resource hostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, app.id, role.blobDataOwner)
  properties: {
    principalId: app.id
    principalType: app.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataOwner)
  }
}

// What the host notes about its own failures.
resource hostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, app.id, role.tableDataContributor)
  properties: {
    principalId: app.id
    principalType: app.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.tableDataContributor)
  }
}

resource lakeBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in everyone: {
    scope: lakeAccount::blobs::lake
    name: guid(lakeAccount::blobs::lake.id, who.id, role.blobDataContributor)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataContributor)
    }
  }
]

resource stateTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in everyone: {
    scope: lakeAccount
    name: guid(lakeAccount.id, who.id, role.tableDataContributor)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.tableDataContributor)
    }
  }
]

resource captureBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: lakeAccount::blobs::capture
  name: guid(lakeAccount::blobs::capture.id, capturePrincipalId, role.blobDataContributor)
  properties: {
    principalId: capturePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataContributor)
  }
}

resource receives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: eventHubs
  name: guid(eventHubs.id, app.id, role.eventHubsDataReceiver)
  properties: {
    principalId: app.id
    principalType: app.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.eventHubsDataReceiver)
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: eventHubs
  name: guid(eventHubs.id, app.id, role.eventHubsDataSender)
  properties: {
    principalId: app.id
    principalType: app.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.eventHubsDataSender)
  }
}

// Without it the developer's dashboard of orchestrations answers 403.
resource orchestrates 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in everyone: {
    scope: scheduler
    name: guid(scheduler.id, who.id, role.durableTaskDataContributor)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.durableTaskDataContributor)
    }
  }
]

// Reads and writes documents of one database; containers are made by marts.bicep alone.
resource martsData 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for who in everyone: {
    parent: marts
    name: guid(marts.id, who.id, cosmosDataContributor)
    properties: {
      principalId: who.id
      roleDefinitionId: '${marts.id}/sqlRoleDefinitions/${cosmosDataContributor}'
      scope: '${marts.id}/dbs/${martsDatabase}'
    }
  }
]

// The service takes one change of a database at a time.
@batchSize(1)
resource cacheData 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01' = [
  for who in everyone: {
    parent: cache::database
    name: uniqueString(cache.id, who.id)
    properties: { accessPolicyName: 'default', user: { objectId: who.id } }
  }
]

resource pushes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in everyone: {
    scope: live
    name: guid(live.id, who.id, role.webPubSubServiceOwner)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.webPubSubServiceOwner)
    }
  }
]

resource analyses 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in analysts: {
    scope: language
    name: guid(language.id, who.id, role.languageReader)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.languageReader)
    }
  }
]

// Officer, not User: the first call makes the pseudonym key. The vault holds nothing else.
resource keys 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for who in everyone: {
    scope: vault
    name: guid(vault.id, who.id, role.secretsOfficer)
    properties: {
      principalId: who.id
      principalType: who.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.secretsOfficer)
    }
  }
]

resource tells 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, app.id, role.metricsPublisher)
  properties: {
    principalId: app.id
    principalType: app.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.metricsPublisher)
  }
}
