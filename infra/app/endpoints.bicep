@description('Where they are: the network\'s region.')
param location string

@description('The tags of every resource.')
param tags object

@description('The network that names are answered in.')
param networkId string

@description('The subnet that addresses come from.')
param subnetId string

@description('What is reached: name, resource id, group and DNS zone of each.')
param targets target[]

type target = {
  @description('The name of the endpoint.')
  name: string

  @description('The resource.')
  id: string

  @description('The group of the resource that is reached.')
  group: string

  @description('The zone that answers its name with the private address.')
  zone: string
}

var zones = union(map(targets, t => t.zone), [])

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in zones: {
    name: name
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (name, index) in zones: {
    parent: zone[index]
    name: 'network'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for target in targets: {
    name: 'pe-${target.name}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        { name: target.name, properties: { privateLinkServiceId: target.id, groupIds: [target.group] } }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (target, index) in targets: {
    parent: endpoint[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: target.name, properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', target.zone) } }
      ]
    }
    dependsOn: [zone]
  }
]
