@description('The name of the storage account.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

@description('Whether it outlives the loss of a zone. There is no archive tier then.')
param zoneRedundant bool

@description('Whether it can be reached from outside the virtual network.')
param isPublic bool

@description('The workspace that takes logs and metrics.')
param workspaceId string

@description('Days of what is kept.')
param keep object

@description('Days in which no version of an object can be changed or removed by anyone; null for none. Taken at the account\'s creation only.')
@minValue(1)
@maxValue(365)
param immutableDays int?

var lakeContainer = 'lake'
var captureContainer = 'capture'
var stateTable = 'trends'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    // Event Hubs writes its capture as a trusted service, from outside the network.
    networkAcls: { bypass: 'AzureServices', defaultAction: isPublic ? 'Allow' : 'Deny' }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        file: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
    immutableStorageWithVersioning: immutableDays == null
      ? null
      : {
          enabled: true
          immutabilityPolicy: {
            immutabilityPeriodSinceCreationInDays: immutableDays!
            allowProtectedAppendWrites: false
            state: 'Unlocked'
          }
        }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      changeFeed: { enabled: true, retentionInDays: keep.versions }
      deleteRetentionPolicy: { enabled: true, days: keep.versions, allowPermanentDelete: false }
      containerDeleteRetentionPolicy: { enabled: true, days: keep.versions }
    }

    resource lake 'containers' = {
      name: lakeContainer
      properties: { publicAccess: 'None' }
    }

    resource capture 'containers' = {
      name: captureContainer
      properties: { publicAccess: 'None' }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'

    resource state 'tables' = {
      name: stateTable
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'raw-cools'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${lakeContainer}/raw/'] }
            actions: {
              baseBlob: union(
                {
                  tierToCool: { daysAfterModificationGreaterThan: keep.rawCool }
                  tierToCold: { daysAfterModificationGreaterThan: keep.rawCold }
                },
                zoneRedundant || keep.rawArchive == 0 ? {} : { tierToArchive: { daysAfterModificationGreaterThan: keep.rawArchive } }
              )
            }
          }
        }
        {
          name: 'quarantine-ends'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${lakeContainer}/quarantine/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: keep.quarantine } } }
          }
        }
        {
          name: 'capture-ends'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${captureContainer}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: keep.capture } } }
          }
        }
        {
          name: 'versions-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: keep.versions } } }
          }
        }
      ]
    }
  }
  dependsOn: [account::blobs]
}

resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output tableEndpoint string = account.properties.primaryEndpoints.table
output container string = account::blobs::lake.name
output captureContainer string = account::blobs::capture.name
output table string = account::tables::state.name
