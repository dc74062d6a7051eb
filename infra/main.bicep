targetScope = 'subscription'

metadata description = 'TrendFunctions on Azure: one resource group, identities instead of keys. docs/azure.md explains it.'

@description('The name of the environment; part of the resource group\'s name and of every generated name.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('The region of everything but the Durable Task scheduler.')
param location string

@description('The region of the Durable Task scheduler, which is in fewer regions; take the nearest that has it.')
param dtsLocation string = location

@description('How much of everything there is (sizes.json), and how strict: all but dev have private networks, zones and protection from purges.')
@allowed(['dev', 'small', 'large'])
param size string = 'dev'

@description('Whether stores are reached by private endpoints only. Null: in all sizes but dev.')
param vnetEnabled bool?

@description('Whether everything outlives the loss of a zone. Needs a region with zones. Null: in all sizes but dev.')
param zoneRedundant bool?

@description('Whether a deleted vault cannot be purged. Cannot be taken back. Null: in all sizes but dev.')
param purgeProtection bool?

@description('Whether who deploys gets the app\'s data roles, so that a laptop can work on these stores. Null: in dev only.')
param developerAccess bool?

@description('Whether there is a language service; the app\'s own models answer without.')
param languageEnabled bool = false

@description('How the Durable Task scheduler is paid for: by action, or by capacity units of its own.')
@allowed(['Consumption', 'Dedicated'])
param dtsSku string = 'Consumption'

@description('Capacity units of a Dedicated scheduler; three outlive the loss of a zone.')
@minValue(1)
@maxValue(3)
param dtsUnits int = 1

@description('Addresses that may reach the scheduler where the network is not private, as CIDR ranges.')
@minLength(1)
param dtsIpAllowlist string[] = ['0.0.0.0/0']

@description('The address space of the private network, a /16.')
param addressPrefix string = '10.90.0.0/16'

@description('Days after which raw objects move to the cool tier.')
@minValue(1)
@maxValue(3650)
param rawCoolAfterDays int = 30

@description('Days after which raw objects move to the cold tier.')
@minValue(1)
@maxValue(3650)
param rawColdAfterDays int = 90

@description('Days after which raw objects move to the archive, out of which they must be taken before a rebuild; 0 for never. There is none where the lake is zone redundant.')
@minValue(0)
@maxValue(3650)
param rawArchiveAfterDays int = 365

@description('Days that quarantined records are kept.')
@minValue(1)
@maxValue(3650)
param quarantineKeepDays int = 180

@description('Days that the capture of event hubs is kept.')
@minValue(3)
@maxValue(365)
param captureKeepDays int = 14

@description('Days that overwritten and deleted objects of the lake can be brought back.')
@minValue(1)
@maxValue(365)
param versionKeepDays int = 14

@description('Days in which nobody can change or remove a version of an object in the lake. Taken when the lake is made, at most versionKeepDays. Null: none in dev, 7 otherwise; 0: none.')
@minValue(0)
@maxValue(365)
param immutableDays int?

@description('Most that the month should cost, in the subscription\'s currency. Null: by size.')
@minValue(1)
param budgetAmount int?

@description('The first day of the month the budget began, yyyy-MM-dd; azd remembers it after the first deployment. Empty: this month.')
param budgetStart string = ''

@description('Mail addresses that alerts and the budget go to.')
param alertMails string[] = []

@description('The address of a Teams workflow that takes alerts; empty for none.')
@secure()
param alertTeamsUrl string = ''

@description('The address of another webhook that takes alerts; empty for none.')
@secure()
param alertWebhookUrl string = ''

@description('Where this project\'s docs/runbook.md can be read: alerts carry the address with the rule as anchor.')
param runbookBaseUrl string = 'docs/runbook.md'

@description('Who deploys.')
param principalId string = deployer().objectId

@description('What who deploys is: a pipeline has no user name.')
@allowed(['User', 'ServicePrincipal'])
param principalType string = empty(deployer().?userPrincipalName) ? 'ServicePrincipal' : 'User'

@description('The time of the deployment; leave it out.')
param now string = utcNow('yyyy-MM-01')

var strict = size != 'dev'
var isPrivate = vnetEnabled ?? strict
var zones = zoneRedundant ?? strict
var purgeSafe = purgeProtection ?? strict
var shared = developerAccess ?? !strict
var worm = immutableDays ?? (strict ? 7 : 0)
var of = loadJsonContent('sizes.json')[size]
var begin = empty(budgetStart) ? now : budgetStart
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName, app: 'trendfunctions', size: size }
var serviceName = 'functions'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-trends-${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module monitor 'app/monitor.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    actionGroupName: 'ag-${token}'
    location: location
    tags: tags
    keepDays: of.logKeepDays
    dailyCapGb: of.logCapGb
    mails: alertMails
    teamsUrl: alertTeamsUrl
    webhookUrl: alertWebhookUrl
  }
}

module budget 'app/budget.bicep' = {
  scope: group
  params: {
    amount: budgetAmount ?? of.budget
    start: begin
    mails: alertMails
    actionGroupId: monitor.outputs.actionGroupId
  }
}

module network 'app/network.bicep' = if (isPrivate) {
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    addressPrefix: addressPrefix
    workspaceId: monitor.outputs.workspaceId
  }
}

module host 'app/host.bicep' = {
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    zoneRedundant: zones
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module lake 'app/lake.bicep' = {
  scope: group
  params: {
    name: 'stlake${token}'
    location: location
    tags: tags
    zoneRedundant: zones
    isPublic: !isPrivate
    keep: {
      rawCool: rawCoolAfterDays
      rawCold: rawColdAfterDays
      rawArchive: rawArchiveAfterDays
      quarantine: quarantineKeepDays
      capture: captureKeepDays
      versions: versionKeepDays
    }
    immutableDays: worm == 0 ? null : min(worm, versionKeepDays)
    workspaceId: monitor.outputs.workspaceId
  }
}

module eventHubs 'app/eventhubs.bicep' = {
  scope: group
  params: {
    name: 'evh-${token}'
    location: location
    tags: tags
    units: of.hubUnits
    maxUnits: of.hubMaxUnits
    zoneRedundant: zones
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

// The capture is refused unless its role stands.
module hubs 'app/hubs.bicep' = {
  scope: group
  params: {
    namespaceName: eventHubs.outputs.name
    partitions: of.hubPartitions
    keepHours: of.hubKeepHours
    capture: of.hubCapture
    captureAccountId: lake.outputs.id
    captureContainer: lake.outputs.captureContainer
  }
  dependsOn: [rbac]
}

module scheduler 'app/scheduler.bicep' = {
  scope: group
  params: {
    name: 'dts-${token}'
    location: dtsLocation
    tags: tags
    hubName: 'trends'
    sku: dtsSku
    units: dtsUnits
    ipAllowlist: dtsIpAllowlist
    isPublic: !isPrivate
  }
}

module marts 'app/marts.bicep' = {
  scope: group
  params: {
    name: 'cosmos-${token}'
    location: location
    tags: tags
    maxThroughput: of.martsThroughput == 0 ? null : of.martsThroughput
    zoneRedundant: zones
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module cache 'app/cache.bicep' = {
  scope: group
  params: {
    name: 'redis-${token}'
    location: location
    tags: tags
    sku: of.cache
    highAvailability: strict
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module live 'app/live.bicep' = {
  scope: group
  params: {
    name: 'wps-${token}'
    location: location
    tags: tags
    // The free tier has no private endpoints.
    sku: isPrivate && of.live == 'Free_F1' ? 'Standard_S1' : of.live
    units: of.liveUnits
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module language 'app/language.bicep' = if (languageEnabled) {
  scope: group
  params: {
    name: 'lang-${token}'
    location: location
    tags: tags
    sku: of.language
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module vault 'app/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    keepDeletedDays: of.vaultKeepDays
    purgeProtection: purgeSafe
    isPublic: !isPrivate
    workspaceId: monitor.outputs.workspaceId
  }
}

module endpoints 'app/endpoints.bicep' = if (isPrivate) {
  scope: group
  params: {
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    targets: concat(
      [
        { name: 'host-blob', id: host.outputs.id, group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
        { name: 'host-table', id: host.outputs.id, group: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
        { name: 'lake-blob', id: lake.outputs.id, group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
        { name: 'lake-table', id: lake.outputs.id, group: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
        { name: 'event-hubs', id: eventHubs.outputs.id, group: 'namespace', zone: 'privatelink.servicebus.windows.net' }
        { name: 'scheduler', id: scheduler.outputs.id, group: 'scheduler', zone: 'privatelink.durabletask.io' }
        { name: 'marts', id: marts.outputs.id, group: 'Sql', zone: 'privatelink.documents.azure.com' }
        { name: 'cache', id: cache.outputs.id, group: 'redisEnterprise', zone: 'privatelink.redis.azure.net' }
        { name: 'live', id: live.outputs.id, group: 'webpubsub', zone: 'privatelink.webpubsub.azure.com' }
        { name: 'vault', id: vault.outputs.id, group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
      ],
      languageEnabled ? [{ name: 'language', id: language!.outputs.id, group: 'account', zone: 'privatelink.cognitiveservices.azure.com' }] : []
    )
  }
}

module rbac 'app/rbac.bicep' = {
  scope: group
  params: {
    appPrincipalId: identity.outputs.principalId
    developerPrincipalId: shared ? principalId : ''
    developerPrincipalType: principalType
    capturePrincipalId: eventHubs.outputs.principalId
    hostName: host.outputs.name
    lakeName: lake.outputs.name
    lakeContainer: lake.outputs.container
    captureContainer: lake.outputs.captureContainer
    eventHubsName: eventHubs.outputs.name
    schedulerName: scheduler.outputs.name
    martsName: marts.outputs.name
    martsDatabase: marts.outputs.database
    cacheName: cache.outputs.name
    liveName: live.outputs.name
    languageName: languageEnabled ? language!.outputs.name : ''
    vaultName: vault.outputs.name
    componentName: monitor.outputs.componentName
  }
}

module functions 'app/functions.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    serviceName: serviceName
    identityId: identity.outputs.id
    packageContainer: host.outputs.packageContainer
    instanceMemoryMB: of.instanceMemoryMB
    maximumInstanceCount: of.maximumInstanceCount
    alwaysReadyHttp: of.alwaysReadyHttp
    zoneRedundant: zones
    subnetId: isPrivate ? network!.outputs.appSubnetId : ''
    workspaceId: monitor.outputs.workspaceId
    settings: {
      AZURE_CLIENT_ID: identity.outputs.clientId
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.outputs.clientId
      AzureWebJobsStorage__blobServiceUri: host.outputs.blobEndpoint
      AzureWebJobsStorage__tableServiceUri: host.outputs.tableEndpoint
      EventHub__credential: 'managedidentity'
      EventHub__clientId: identity.outputs.clientId
      EventHub__fullyQualifiedNamespace: eventHubs.outputs.host
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler.outputs.endpoint};TaskHub=${scheduler.outputs.hub};Authentication=ManagedIdentity;ClientID=${identity.outputs.clientId}'
      TASKHUB_NAME: scheduler.outputs.hub
      APPLICATIONINSIGHTS_CONNECTION_STRING: monitor.outputs.connectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
      Lake__BlobServiceUri: lake.outputs.blobEndpoint
      Lake__Container: lake.outputs.container
      State__TableServiceUri: lake.outputs.tableEndpoint
      State__Table: lake.outputs.table
      Marts__CosmosEndpoint: marts.outputs.endpoint
      Marts__Database: marts.outputs.database
      Cache__RedisEndpoint: cache.outputs.endpoint
      Live__WebPubSubEndpoint: live.outputs.endpoint
      Live__Hub: live.outputs.hub
      Governance__KeyVaultUri: vault.outputs.uri
      Governance__PseudonymKeySecret: 'pseudonym-key'
      Engine__MemoryMegabytes: string(of.engineMegabytes)
      Engine__TimeZone: 'Asia/Seoul'
    }
    languageSettings: languageEnabled ? { Text__LanguageEndpoint: language!.outputs.endpoint } : {}
  }
  dependsOn: [rbac, hubs, endpoints]
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: {
    workspaceId: monitor.outputs.workspaceId
    eventHubsNamespaceId: eventHubs.outputs.id
    cosmosAccountId: marts.outputs.id
    redisId: cache.outputs.id
    actionGroupId: monitor.outputs.actionGroupId
    location: location
    tags: tags
    runbookBaseUrl: runbookBaseUrl
  }
}

module workbook 'app/workbook.bicep' = {
  scope: group
  params: {
    workspaceId: monitor.outputs.workspaceId
    location: location
    tags: tags
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_FUNCTION_NAME string = functions.outputs.name
output TRENDS_URL string = functions.outputs.url
output TRENDS_BUDGET_START string = begin
output TRENDS_LAPTOP bool = shared && !isPrivate
output LAKE_BLOB_SERVICE_URI string = lake.outputs.blobEndpoint
output LAKE_CONTAINER string = lake.outputs.container
output STATE_TABLE_SERVICE_URI string = lake.outputs.tableEndpoint
output STATE_TABLE string = lake.outputs.table
output MARTS_COSMOS_ENDPOINT string = marts.outputs.endpoint
output MARTS_DATABASE string = marts.outputs.database
output CACHE_REDIS_ENDPOINT string = cache.outputs.endpoint
output LIVE_WEB_PUB_SUB_ENDPOINT string = live.outputs.endpoint
output LIVE_HUB string = live.outputs.hub
output TEXT_LANGUAGE_ENDPOINT string = languageEnabled ? language!.outputs.endpoint : ''
output GOVERNANCE_KEY_VAULT_URI string = vault.outputs.uri
