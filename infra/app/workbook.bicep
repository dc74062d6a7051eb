metadata description = 'The workbook: runs, quality, freshness, predictions, cache and cost. Its queries are in workbook.json; a test checks them.'

@description('The Log Analytics workspace that Application Insights writes to.')
param workspaceId string

@description('The workbook\'s name as people see it.')
param displayName string = 'TrendFunctions'

@description('The region.')
param location string = resourceGroup().location

@description('Tags of the workbook.')
param tags object = {}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    serializedData: loadTextContent('workbook.json')
    sourceId: workspaceId
    category: 'workbook'
    version: '1.0'
  }
}

@description('The workbook\'s id.')
output id string = workbook.id
