# Before azd makes anything: says what would fail half an hour later.
$ErrorActionPreference = 'Stop'

function Stop-With([string] $message) {
    [Console]::Error.WriteLine("preprovision: $message")
    exit 1
}

$size = if ($env:TRENDS_SIZE) { $env:TRENDS_SIZE } else { 'dev' }
if ($size -cnotin 'dev', 'small', 'large') {
    Stop-With "TRENDS_SIZE is '$size'; it is dev, small or large: azd env set TRENDS_SIZE dev"
}

$sdk = if (Get-Command dotnet -ErrorAction SilentlyContinue) { dotnet --version 2>$null }
if (-not $sdk) { Stop-With 'the .NET SDK is missing; install the one that global.json names' }
if ([int]($sdk -split '\.')[0] -lt 10) { Stop-With "the .NET SDK is $sdk; the app is built with 10 or later" }

# Without the Azure CLI the regions can't be looked up, and the deployment will tell.
if (Get-Command az -ErrorAction SilentlyContinue) {
    $location = if ($env:AZURE_LOCATION) { $env:AZURE_LOCATION } else { 'koreacentral' }
    $default = if ($location -eq 'koreacentral') { 'eastasia' } else { $location }
    $wanted = if ($env:TRENDS_DTS_LOCATION) { $env:TRENDS_DTS_LOCATION } else { $default }
    $said = az provider show --namespace Microsoft.DurableTask --subscription "$env:AZURE_SUBSCRIPTION_ID" --query "resourceTypes[?resourceType=='schedulers'].locations | [0]" --output tsv 2>$null
    $offered = if ($LASTEXITCODE -eq 0) { @("$said" -split "`t|`n" | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant().Replace(' ', '') }) } else { @() }
    if ($offered.Count -gt 0 -and $wanted -notin $offered) {
        Stop-With "the Durable Task scheduler is not in '$wanted'; choose the nearest of: $($offered -join ' '). azd env set TRENDS_DTS_LOCATION REGION"
    }
}

Write-Output "preprovision: size $size"
