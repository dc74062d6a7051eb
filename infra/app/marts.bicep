@description('The name of the account.')
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

@description('Request units a second that all containers share at most; null for serverless.')
@minValue(1000)
@maxValue(1000000)
param maxThroughput int?

@description('Whether it outlives the loss of a zone.')
param zoneRedundant bool

@description('Whether it can be reached from outside the virtual network.')
param isPublic bool

@description('The workspace that takes logs and metrics.')
param workspaceId string

// Written from the marts' definitions by the tests that hold them equal; never by hand.
var containers = loadJsonContent('marts.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: maxThroughput == null ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    enableAutomaticFailover: false
    enableMultipleWriteLocations: false
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
  }

  resource database 'sqlDatabases' = {
    name: 'trends'
    properties: {
      resource: { id: 'trends' }
      options: maxThroughput == null ? {} : { autoscaleSettings: { maxThroughput: maxThroughput! } }
    }

    @batchSize(4)
    resource container 'containers' = [
      for container in containers: {
        name: container.id
        properties: { resource: container }
      }
    ]
  }
}

// Without DataPlaneRequests: a line for each row written would cost more than the rows.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
      { category: 'PartitionKeyStatistics', enabled: true }
      { category: 'QueryRuntimeStatistics', enabled: true }
    ]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output endpoint string = account.properties.documentEndpoint
output database string = account::database.name
