@description('The name of the service.')
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

@description('The tier: free serves 20 connections; Premium outlives the loss of a zone.')
@allowed(['Free_F1', 'Standard_S1', 'Premium_P1'])
param sku string

@description('Units of 1,000 connections each.')
@allowed([1, 2, 5, 10, 20, 50, 100])
param units int

@description('Whether servers can reach it from outside the virtual network. Clients always can.')
param isPublic bool

@description('The workspace that takes logs and metrics.')
param workspaceId string

resource service 'Microsoft.SignalRService/webPubSub@2024-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'WebPubSub'
  sku: { name: sku, capacity: units }
  properties: {
    disableAadAuth: false
    disableLocalAuth: true
    tls: { clientCertEnabled: false }
    // Clients connect from anywhere with a token of the app; sending is for the network's inside.
    publicNetworkAccess: 'Enabled'
    networkACLs: {
      defaultAction: 'Deny'
      publicNetwork: { allow: isPublic ? ['ClientConnection', 'ServerConnection', 'RESTAPI', 'Trace'] : ['ClientConnection'] }
    }
  }

  resource hub 'hubs' = {
    name: 'trends'
    properties: { anonymousConnectPolicy: 'deny', eventHandlers: [], eventListeners: [] }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: service
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = service.id
output name string = service.name
output endpoint string = 'https://${service.properties.hostName}'
output hub string = service::hub.name
