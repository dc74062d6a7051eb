@description('The name of the namespace.')
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

@description('Throughput units at rest; each takes 1 MB or 1,000 events a second in, and twice that out.')
@minValue(1)
@maxValue(40)
param units int

@description('Throughput units that it grows to by itself.')
@minValue(1)
@maxValue(40)
param maxUnits int

@description('Whether it outlives the loss of a zone.')
param zoneRedundant bool

@description('Whether it can be reached from outside the virtual network.')
param isPublic bool

@description('The workspace that takes logs and metrics.')
param workspaceId string

// Its own identity writes the capture; the app's identity sends and receives.
resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard', capacity: units }
  identity: { type: 'SystemAssigned' }
  properties: {
    disableLocalAuth: true
    isAutoInflateEnabled: maxUnits > units
    maximumThroughputUnits: maxUnits > units ? maxUnits : 0
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    zoneRedundant: zoneRedundant
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = namespace.id
output name string = namespace.name
output principalId string = namespace.identity.principalId
output host string = '${namespace.name}.${split(split(namespace.properties.serviceBusEndpoint, '//')[1], ':')[0]}'
