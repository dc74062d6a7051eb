# After azd made everything: a laptop's settings for these stores, where laptops may reach them.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

if ($env:TRENDS_LAPTOP -ne 'true') {
    Write-Output 'postprovision: these stores are closed to laptops; local.settings.json stays as it is'
    exit 0
}

dotnet run infra/hooks/local-settings.cs
exit $LASTEXITCODE
