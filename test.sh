#!/usr/bin/env bash
# Builds everything without a warning, runs every test project, and ends with one line: N passed, N failed.
# Needs the .NET SDK and Node; everything else it installs.
set -u
cd "$(dirname "$0")"

# Spawned servers die with this script.
trap 'jobs -p | xargs -r kill 2>/dev/null' EXIT

# Plain text whatever the caller's terminal claims to be: the counts below are read from it.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1 DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION=0

tests/install.sh || { echo "0 passed, 1 failed"; exit 1; }
dotnet build TrendFunctions.sln -c Release --nologo -v quiet -warnaserror || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0 broken=0
results=$(mktemp -d)
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet run --project "$project" -c Release --no-build -- --progress off --no-ansi --output Normal "$@" 2>&1 | tee "$results/$name.log"
  status=${PIPESTATUS[0]}
  # Exit code 8 means that a filter left no test in this project.
  if [ "$status" -ne 0 ] && [ "$status" -ne 8 ]; then broken=1; fi
  count() { sed 's/\x1b\[[0-9;]*m//g' "$results/$name.log" | grep -E "^ +$1: [0-9]+" | tail -1 | grep -oE '[0-9]+' || echo 0; }
  passed=$((passed + $(count succeeded))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
done
rm -rf "$results"

# A test process that dies without saying so counts as a failure.
if [ "$broken" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
