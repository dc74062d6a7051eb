# After azd deployed the app: calls it, with its own key. A key that is given in TRENDS_KEY is taken instead.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

if (-not $env:TRENDS_KEY) {
    if (Get-Command az -ErrorAction SilentlyContinue) {
        # By the environment, because arguments can be read by everyone on the machine.
        $env:TRENDS_KEY = az functionapp keys list --subscription "$env:AZURE_SUBSCRIPTION_ID" --resource-group "$env:AZURE_RESOURCE_GROUP" --name "$env:AZURE_FUNCTION_NAME" --query functionKeys.default --output tsv
        if ($LASTEXITCODE -ne 0) {
            [Console]::Error.WriteLine("postdeploy: the app's key can't be read; sign in with az login, or set TRENDS_KEY")
            exit 1
        }
    }
    else {
        Write-Output 'postdeploy: no Azure CLI, so no key: endpoints that need one are left out'
    }
}

dotnet run infra/hooks/smoke-test.cs
exit $LASTEXITCODE
