@description('The name of the scheduler.')
param name string

@description('Where it is; the service is in fewer regions than the rest.')
param location string

@description('The tags of every resource.')
param tags object

@description('The name of the task hub.')
param hubName string

@description('How it is paid for: by action, or by capacity units of its own.')
@allowed(['Consumption', 'Dedicated'])
param sku string

@description('Capacity units of Dedicated: 2,000 actions a second and 50 GB each; three of them outlive the loss of a zone.')
@minValue(1)
@maxValue(3)
param units int

@description('Addresses that may reach it, as CIDR ranges. An empty list lets nobody in.')
@minLength(1)
param ipAllowlist string[]

@description('Whether it can be reached from outside the virtual network.')
param isPublic bool

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: ipAllowlist
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    sku: sku == 'Dedicated' ? { name: 'Dedicated', capacity: units } : { name: 'Consumption' }
  }

  resource hub 'taskHubs' = {
    name: hubName
  }
}

output id string = scheduler.id
output name string = scheduler.name
output endpoint string = scheduler.properties.endpoint
output hub string = scheduler::hub.name
