@description('Most that the resource group should cost a month, in the subscription\'s currency.')
@minValue(1)
param amount int

@description('The first day of the month it begins, yyyy-MM-dd; it cannot be moved later.')
param start string

@description('Mail addresses that are told beside the action group.')
param mails string[]

@description('The action group that is told.')
param actionGroupId string

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'month'
  properties: {
    amount: amount
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      spent80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: mails
        contactGroups: [actionGroupId]
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: mails
        contactGroups: [actionGroupId]
      }
    }
  }
}
