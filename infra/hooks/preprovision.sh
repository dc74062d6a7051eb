#!/usr/bin/env sh
# Before azd makes anything: says what would fail half an hour later.
set -eu

fail() {
  echo "preprovision: $1" >&2
  exit 1
}

size=${TRENDS_SIZE:-dev}
case $size in
  dev | small | large) ;;
  *) fail "TRENDS_SIZE is '$size'; it is dev, small or large: azd env set TRENDS_SIZE dev" ;;
esac

sdk=$(dotnet --version 2>/dev/null) || fail "the .NET SDK is missing; install the one that global.json names"
[ "${sdk%%.*}" -ge 10 ] || fail "the .NET SDK is $sdk; the app is built with 10 or later"

# Without the Azure CLI the regions can't be looked up, and the deployment will tell.
if command -v az >/dev/null 2>&1; then
  location=${AZURE_LOCATION:-koreacentral}
  default=$location
  [ "$location" = koreacentral ] && default=eastasia
  wanted=${TRENDS_DTS_LOCATION:-$default}
  offered=$(az provider show --namespace Microsoft.DurableTask --subscription "${AZURE_SUBSCRIPTION_ID:-}" \
    --query "resourceTypes[?resourceType=='schedulers'].locations | [0]" --output tsv 2>/dev/null | tr 'A-Z\t' 'a-z\n' | tr -d ' ') || offered=""
  if [ -n "$offered" ] && ! echo "$offered" | grep -qx "$wanted"; then
    fail "the Durable Task scheduler is not in '$wanted'; choose the nearest of: $(echo $offered). azd env set TRENDS_DTS_LOCATION REGION"
  fi
fi

echo "preprovision: size $size"
