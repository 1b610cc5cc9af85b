#!/usr/bin/env bash
# Checks that the programs of the examples explain themselves, and that errors are on standard error, with an exit status.
# Nothing is sent. The programs are built with `make examples`.
#
# Prints a line for each check; exits with 1 if any failed.
set -u

bin=$(cd "$(dirname "$0")/.." && pwd)/.build/examples/debug
work=$(mktemp -d "${TMPDIR:-/tmp}/check commands XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
unset SPEECH_KEY SPEECH_REGION SPEECH_ENDPOINT WEBHOOK_SECRET
failed=0

# check STATUS STREAM PATTERN COMMAND...: the command ends with the status, and a line of the stream, out or err, matches.
# The other stream is empty.
check() {
  local expected=$1 stream=$2 pattern=$3 other=out status=0
  shift 3
  [ "$stream" = out ] && other=err
  "$bin/$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  if [ "$status" -eq "$expected" ] && grep -q -- "$pattern" "$work/$stream" && [ ! -s "$work/$other" ]; then
    echo "ok - $*"
  else
    failed=1
    echo "not ok - $*"
    echo "# expected: status $expected and '$pattern'; status $status, and the last lines of the output:"
    tail -n 20 "$work/out" "$work/err" | sed 's/^/#   /'
  fi
}

# with NAME=VALUE CHECK...: a check with a variable in the environment.
with() {
  local -x "$1"
  shift
  "$@"
}

check 0 out 'USAGE: transcribe' transcribe --help
check 1 err '^Error: SPEECH_KEY is not in the environment' transcribe a.wav
check 64 err 'v3.0 is retired' transcribe --api-version v3.0 a.wav
with SPEECH_KEY=key check 1 err "^Error: '/nowhere/a.wav' cannot be read" transcribe --region westus /nowhere/a.wav
with SPEECH_KEY=key check 1 err '^Error: "we/st" cannot be part of an endpoint' transcribe --region we/st "$0"
check 0 out 'USAGE: watch' watch --help
check 64 err '^Error: WEBHOOK_SECRET is not in the environment' watch
check 0 out '^usage: copy-model' copy-model --help
check 64 err '^error: not in the environment: SPEECH_SOURCE_ENDPOINT' \
  copy-model 2025-10-15 021a72d0-54c4-43d3-8254-27336ead9037

exit "$failed"
