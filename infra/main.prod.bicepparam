using 'main.bicep'
extends 'main.bicepparam'

// For `az deployment sub create --parameters infra/main.prod.bicepparam`: private, over three zones, closed to people.
param environmentName = 'prod'
param size = 'small'
param vnetEnabled = true
param zoneRedundant = true
param purgeProtection = true
param developerAccess = false
param immutableDays = 7
