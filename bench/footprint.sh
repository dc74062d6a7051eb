#!/usr/bin/env bash
# What the first command costs: a fresh clone until it answers, the next start, and an idle minute after each.
# Prints the table of docs/footprint.md. Takes about four minutes; needs git, curl and the .NET SDK, and a free port (PORT, default 7071).
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
port=${PORT:-7071}
url=http://localhost:$port
host=
started=
cores=$(nproc)
ticks=$(getconf CLK_TCK)

stop() {
  if [ -z "$host" ] && [ -n "$started" ]; then host=$(find_host); fi
  if [ -n "$host" ]; then kill -INT "$host" 2>/dev/null || true; fi
  if [ -n "$started" ]; then wait "$started" 2>/dev/null || true; fi
  host=; started=
}
trap 'stop; rm -rf "$work"' EXIT

# The process that listens, not the SDK that started it: the one that holds the data folder.
find_host() { pgrep -f "TrendFunctions(\.dll)? .*--port $port" | while read -r p; do [ "$(readlink "/proc/$p/cwd")" = "$work/clone" ] && [ "$(cat "/proc/$p/comm")" = TrendFunctions ] && echo "$p"; done | head -1 || true; }

row() { printf '| %s | %s |\n' "$1" "$2"; }
seconds_since() { awk -v a="$1" -v b="$(date +%s.%N)" 'BEGIN { printf "%.0f s", b - a }'; }
cpu() { awk '{ print $14 + $15 }' "/proc/$host/stat"; }

start() {
  (cd "$work/clone" && exec dotnet run --project functions -- --port "$port") > "$work/out" 2> "$work/err" &
  started=$!
  until curl -fs -o "$work/health" "$url/api/health" && grep -q 'is ready' "$work/out"; do
    kill -0 "$started" 2>/dev/null || { cat "$work/out" "$work/err" >&2; exit 1; }
    sleep 0.2
  done
}

idle() {
  host=$(find_host)
  local before after
  before=$(cpu); sleep 60; after=$(cpu)
  row "$1: processor in an idle minute" "$(awk -v d=$((after - before)) -v t="$ticks" 'BEGIN { printf "%.2f %% of a core", d / t / 60 * 100 }')"
  row "$1: memory (resident) after it" "$(awk '/VmRSS/ { printf "%.0f MB", $2 / 1024 }' "/proc/$host/status")"
}

echo "| $cores cores, .NET $(dotnet --version) | |"
echo "|---|---:|"
at=$(date +%s.%N)
git clone -q "$root" "$work/clone"
start
row "From \`git clone\` to ready: restore, build, demo run with training" "$(seconds_since "$at")"
idle "After the demo run"
stop

at=$(date +%s.%N)
start
row "Next start" "$(seconds_since "$at")"
host=$(find_host)
for window in 24h 7d 30d; do curl -fs -o "$work/trends" "$url/api/trends?window=$window&top=15"; done
curl -fs -o "$work/moods" -H 'content-type: application/json' -d '{"texts":["정말 좋았어요","what a waste of time"]}' "$url/api/predict/sentiment"
idle "After some questions"
stop

rm -rf "$work/clone/.trends"
at=$(date +%s.%N)
start
row "First start once built: demo run with training" "$(seconds_since "$at")"
