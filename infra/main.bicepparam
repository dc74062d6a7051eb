using 'main.bicep'

// What azd reads. Every value is a variable of the azd environment (azd env set NAME VALUE); TRENDS_SIZE alone makes dev or production of it.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'koreacentral')
param dtsLocation = readEnvironmentVariable(
  'TRENDS_DTS_LOCATION',
  readEnvironmentVariable('AZURE_LOCATION', 'koreacentral') == 'koreacentral' ? 'eastasia' : readEnvironmentVariable('AZURE_LOCATION', 'koreacentral')
)
param size = readEnvironmentVariable('TRENDS_SIZE', 'dev')
param vnetEnabled = empty(readEnvironmentVariable('TRENDS_VNET', '')) ? null : bool(readEnvironmentVariable('TRENDS_VNET', ''))
param zoneRedundant = empty(readEnvironmentVariable('TRENDS_ZONES', '')) ? null : bool(readEnvironmentVariable('TRENDS_ZONES', ''))
param developerAccess = empty(readEnvironmentVariable('TRENDS_DEVELOPER_ACCESS', '')) ? null : bool(readEnvironmentVariable('TRENDS_DEVELOPER_ACCESS', ''))
param languageEnabled = bool(readEnvironmentVariable('TRENDS_LANGUAGE', 'false'))
param budgetAmount = empty(readEnvironmentVariable('TRENDS_BUDGET', '')) ? null : int(readEnvironmentVariable('TRENDS_BUDGET', ''))
param budgetStart = readEnvironmentVariable('TRENDS_BUDGET_START', '')
param runbookBaseUrl = readEnvironmentVariable('TRENDS_RUNBOOK_URL', 'docs/runbook.md')
param alertMails = empty(readEnvironmentVariable('TRENDS_ALERT_MAILS', '')) ? [] : split(readEnvironmentVariable('TRENDS_ALERT_MAILS', ''), ',')
param alertTeamsUrl = readEnvironmentVariable('TRENDS_ALERT_TEAMS_URL', '')
param alertWebhookUrl = readEnvironmentVariable('TRENDS_ALERT_WEBHOOK_URL', '')
