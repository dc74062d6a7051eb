#!/usr/bin/env bash
# Installs what the tests need beside the .NET SDK, where it is missing: redis-server from Debian, Azurite from npm.
# Says nothing where all is there. Needs Node, and root or sudo for Debian's packages.
set -eu
cd "$(dirname "$0")/.."

if ! command -v redis-server >/dev/null; then
  echo "installing redis-server"
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root apt-get update -qq
  # Debian would start a server of its own; tests start theirs on free ports.
  $as_root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server >/dev/null
fi

# The copy of the lock file is made last: it stands for a finished installation.
if ! cmp -s tests/tools/package-lock.json artifacts/tools/package-lock.installed.json; then
  echo "installing the tools of tests/tools/package.json"
  mkdir -p artifacts/tools
  cp tests/tools/package.json tests/tools/package-lock.json artifacts/tools/
  (cd artifacts/tools && npm ci --no-audit --no-fund --loglevel=error >install.log 2>&1) || { cat artifacts/tools/install.log; exit 1; }
  cp artifacts/tools/package-lock.json artifacts/tools/package-lock.installed.json
fi
