@description('The name of the app.')
param name string

@description('The name of its plan; Flex Consumption takes one app a plan.')
param planName string

@description('Where they are.')
param location string

@description('The tags of every resource.')
param tags object

@description('The service of azure.yaml that is deployed here.')
param serviceName string

@description('The identity that the app runs as.')
param identityId string

@description('The container that holds the package.')
param packageContainer string

@description('Megabytes of memory of an instance.')
@allowed([2048, 4096])
param instanceMemoryMB int

@description('The most instances.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Instances that wait for HTTP calls; 0 for none, with a cold start.')
@minValue(0)
@maxValue(20)
param alwaysReadyHttp int

@description('Whether it outlives the loss of a zone.')
param zoneRedundant bool

@description('The subnet that outgoing calls leave by; empty for none.')
param subnetId string

@description('The app\'s settings. No secrets: everything is opened with the identity.')
param settings object

@description('Its settings of the language service; empty where there is none.')
param languageSettings object

@description('The workspace that takes logs and metrics.')
param workspaceId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    outboundVnetRouting: { allTraffic: !empty(subnetId) }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyHttp == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyHttp }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, languageSettings)
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    // What the app itself says comes by OpenTelemetry; this is what the platform says about it.
    logs: [
      { category: 'FunctionAppLogs', enabled: true }
      { category: 'AppServiceAuthenticationLogs', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
