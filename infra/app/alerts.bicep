metadata description = 'Alert rules. What they look at and when they fire is in alerts.json, which a test holds equal to src/Trends/Monitoring/AlertRules.cs.'

@description('The Log Analytics workspace that Application Insights writes to.')
param workspaceId string

@description('The Event Hubs namespace; empty makes no rule on its metrics.')
param eventHubsNamespaceId string = ''

@description('The Cosmos DB account; empty makes no rule on its metrics.')
param cosmosAccountId string = ''

@description('The Azure Managed Redis cluster; empty makes no rule on its metrics.')
param redisId string = ''

@description('The action group that is told.')
param actionGroupId string

@description('The region of the rules on the workspace.')
param location string = resourceGroup().location

@description('Tags of every rule.')
param tags object = {}

@description('Where the runbook is; the name of a rule is the anchor of its section.')
param runbookBaseUrl string

@description('Whether the rules are evaluated.')
param enabled bool = true

type rule = {
  name: string
  summary: string
  severity: int
  kind: 'log' | 'metric'
  query: string
  metricNamespace: string
  metricName: string
  aggregation: 'Average' | 'Maximum' | 'Minimum' | 'Total'
  operator: 'GreaterThan' | 'LessThan'
  threshold: string
  window: string
  frequency: string
}

var rules rule[] = loadJsonContent('alerts.json')
var logRules = filter(rules, r => r.kind == 'log')

var resourceIds = {
  'Microsoft.EventHub/namespaces': eventHubsNamespaceId
  'Microsoft.DocumentDB/databaseAccounts': cosmosAccountId
  'Microsoft.Cache/redisEnterprise': redisId
}
var metricRules = filter(rules, r => r.kind == 'metric' && !empty(resourceIds[r.metricNamespace]))

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for r in logRules: {
    name: r.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: r.name
      description: r.summary
      severity: r.severity
      enabled: enabled
      scopes: [workspaceId]
      evaluationFrequency: r.frequency
      windowSize: r.window
      autoMitigate: true
      // The tables come to be with the first telemetry, which is after the deployment.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: r.query
            metricMeasureColumn: 'Value'
            timeAggregation: r.aggregation
            operator: r.operator
            threshold: json(r.threshold)
            dimensions: [{ name: 'Split', operator: 'Include', values: ['*'] }]
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroupId]
        customProperties: {
          runbook: '${runbookBaseUrl}#${r.name}'
        }
      }
    }
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for r in metricRules: {
    name: r.name
    location: 'global'
    tags: tags
    properties: {
      description: r.summary
      severity: r.severity
      enabled: enabled
      scopes: [resourceIds[r.metricNamespace]]
      evaluationFrequency: r.frequency
      windowSize: r.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: r.name
            metricNamespace: r.metricNamespace
            metricName: r.metricName
            timeAggregation: r.aggregation
            operator: r.operator
            threshold: json(r.threshold)
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
          webHookProperties: {
            runbook: '${runbookBaseUrl}#${r.name}'
          }
        }
      ]
    }
  }
]

@description('How many rules there are.')
output count int = length(logRules) + length(metricRules)
