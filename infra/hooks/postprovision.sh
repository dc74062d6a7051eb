#!/usr/bin/env sh
# After azd made everything: a laptop's settings for these stores, where laptops may reach them.
set -eu
cd "$(dirname "$0")/../.."

if [ "${TRENDS_LAPTOP:-false}" != true ]; then
  echo "postprovision: these stores are closed to laptops; local.settings.json stays as it is"
  exit 0
fi

exec dotnet run infra/hooks/local-settings.cs
