@description('The name of the cluster.')
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

@description('The size.')
@allowed(['Balanced_B0', 'Balanced_B1', 'Balanced_B3', 'Balanced_B5', 'Balanced_B10', 'Balanced_B20'])
param sku string

@description('Whether a second node, in another zone where there are zones, holds a copy.')
param highAvailability bool

@description('Whether it can be reached from outside the virtual network.')
param isPublic bool

@description('The workspace that takes logs and metrics.')
param workspaceId string

resource cluster 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    highAvailability: highAvailability ? 'Enabled' : 'Disabled'
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
  }

  resource database 'databases' = {
    name: 'default'
    properties: {
      accessKeysAuthentication: 'Disabled'
      clientProtocol: 'Encrypted'
      // Looks like one server: plain clients need not know the slots.
      clusteringPolicy: 'EnterpriseCluster'
      evictionPolicy: 'VolatileLRU'
      // A cache: what is lost is made again.
      persistence: { aofEnabled: false, rdbEnabled: false }
      port: 10000
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: cluster
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource databaseDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: cluster::database
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

output id string = cluster.id
output name string = cluster.name
output endpoint string = '${cluster.properties.hostName}:10000'
