@description('The namespace they are in.')
param namespaceName string

@description('Partitions of each: the most readers at a time. Cannot grow later in this tier.')
@minValue(1)
@maxValue(32)
param partitions int

@description('Hours that an event can be read again.')
@minValue(72)
@maxValue(168)
param keepHours int

@description('Whether every event is kept outside the hubs too. It is paid for by the hour.')
param capture bool

@description('The storage account that takes the capture.')
param captureAccountId string

@description('The container that takes the capture.')
param captureContainer string

// The names that the app's triggers and senders name (functions/Serving/HubEventSink.cs). The app reads each by its default group.
var hubs = ['events', 'feedback', 'predictions', 'posts']

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = [
  for name in hubs: {
    parent: namespace
    name: name
    properties: {
      partitionCount: partitions
      retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: keepHours }
      // The way back for what a reader could not handle: every event as it came, outside the hub.
      captureDescription: {
        enabled: capture
        encoding: 'Avro'
        intervalInSeconds: 300
        sizeLimitInBytes: 104857600
        skipEmptyArchives: true
        destination: {
          name: 'EventHubArchive.AzureBlockBlob'
          identity: { type: 'SystemAssigned' }
          properties: {
            storageAccountResourceId: captureAccountId
            blobContainer: captureContainer
            archiveNameFormat: '{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}'
          }
        }
      }
    }
  }
]

// For people who look in: a reader in the app's own group would take events from it.
resource inspect 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2026-01-01' = [
  for (name, index) in hubs: {
    parent: hub[index]
    name: 'inspect'
  }
]

output names array = hubs
