@description('The name of the workspace.')
param workspaceName string

@description('The name of the Application Insights component.')
param componentName string

@description('The name of the action group.')
param actionGroupName string

@description('Where they are.')
param location string

@description('The tags of every resource.')
param tags object

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param keepDays int

@description('Gigabytes of logs a day after which no more are taken until the next day.')
@minValue(1)
param dailyCapGb int

@description('Mail addresses that alerts go to.')
param mails string[]

@description('The address of a Teams workflow that takes the common alert schema; empty for none.')
@secure()
param teamsUrl string

@description('The address of another webhook that takes the common alert schema; empty for none.')
@secure()
param webhookUrl string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: keepDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'trends'
    emailReceivers: [
      for (mail, index) in mails: {
        name: 'mail-${index}'
        emailAddress: mail
        useCommonAlertSchema: true
      }
    ]
    webhookReceivers: concat(
      empty(teamsUrl) ? [] : [{ name: 'teams', serviceUri: teamsUrl, useCommonAlertSchema: true }],
      empty(webhookUrl) ? [] : [{ name: 'webhook', serviceUri: webhookUrl, useCommonAlertSchema: true }]
    )
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: workspace
  properties: {
    workspaceId: workspace.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output workspaceId string = workspace.id
output componentId string = component.id
output componentName string = component.name
output connectionString string = component.properties.ConnectionString
output actionGroupId string = actionGroup.id
