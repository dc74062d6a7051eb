#!/usr/bin/env bash
# Kills the app many times at moments of a new seed. KILLS (default 50) and SEED say how often and when; a failure prints the seed to try again with.
set -eu
cd "$(dirname "$0")/.."
export TRENDS_TEST_KILLS="${KILLS:-50}" TRENDS_TEST_SEED="${SEED:-$(date +%Y%m%d)}"
echo "$TRENDS_TEST_KILLS kills, seed $TRENDS_TEST_SEED"
dotnet build TrendFunctions.sln -c Release --nologo -v quiet
exec dotnet run --project tests/TrendFunctions.Tests -c Release --no-build -- --progress off --no-ansi --output Detailed --filter "FullyQualifiedName~KillTests"
