@description('The name of the identity.')
param name string

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags object

// The one identity of the app. Everything it may do is in rbac.bicep.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
