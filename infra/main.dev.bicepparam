using 'main.bicep'
extends 'main.bicepparam'

// For `az deployment sub create --parameters infra/main.dev.bicepparam`: cheap, open to who deploys, gone without a trace.
param environmentName = 'dev'
param size = 'dev'
