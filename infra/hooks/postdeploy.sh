#!/usr/bin/env sh
# After azd deployed the app: calls it, with its own key. A key that is given in TRENDS_KEY is taken instead.
set -eu
cd "$(dirname "$0")/../.."

if [ -z "${TRENDS_KEY:-}" ]; then
  if command -v az >/dev/null 2>&1; then
    TRENDS_KEY=$(az functionapp keys list --subscription "${AZURE_SUBSCRIPTION_ID:?}" --resource-group "${AZURE_RESOURCE_GROUP:?}" \
      --name "${AZURE_FUNCTION_NAME:?}" --query functionKeys.default --output tsv) \
      || { echo "postdeploy: the app's key can't be read; sign in with az login, or set TRENDS_KEY" >&2; exit 1; }
  else
    echo "postdeploy: no Azure CLI, so no key: endpoints that need one are left out"
    TRENDS_KEY=""
  fi
fi

# By the environment, because arguments can be read by everyone on the machine.
export TRENDS_KEY
exec dotnet run infra/hooks/smoke-test.cs
