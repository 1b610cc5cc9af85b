#!/usr/bin/env bash
# Checks that the first program of the README can be pasted, and that its errors are on standard error. Nothing is sent.
#
# Prints a line for each check; exits with 1 if any failed.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
swift=${SWIFT:-swift} # may be more than one word
work=$(mktemp -d "${TMPDIR:-/tmp}/check readme XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

# block LINE: the code block of the README that has the line.
block() {
  awk -v line="$1" '
    /^```/ { if (inside && found) { printf "%s", text; exit }; inside = !inside; text = ""; found = 0; next }
    inside { text = text $0 "\n"; if ($0 == line) found = 1 }' "$root/README.md"
}

# check NAME COMMAND...
check() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    echo "ok - $name"
  else
    failed=1
    echo "not ok - $name"
    tail -n 20 "$work/log" | sed 's/^/#   /'
  fi
}

# fails_with PATTERN: the program exits with 1, prints nothing, and its one line of errors matches.
fails_with() {
  local status=0
  (cd "$work/hello" && "$bin/hello") >"$work/out" 2>"$work/err" || status=$?
  cat "$work/out" "$work/err"
  [ "$status" -eq 1 ] && [ ! -s "$work/out" ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q -- "$1" "$work/err"
}

mkdir -p "$work/hello/Sources/hello"
block '// Package.swift' |
  sed "s|url: \"<URL of this repository>\", branch: \"main\"|name: \"speech-to-text-swift\", path: \"$root\"|" \
    >"$work/hello/Package.swift"
block '// Sources/hello/main.swift' >"$work/hello/Sources/hello/main.swift"

scratch="$root/.build/examples"
build() { $swift build --package-path "$work/hello" --scratch-path "$scratch" --disable-build-manifest-caching; }
check "the first program of the README compiles" build
bin=$scratch/debug
unset SPEECH_KEY
check "it names the variable that is missing" fails_with 'SPEECH_KEY'
export SPEECH_KEY=key
check "it names the file that cannot be read" fails_with 'hello.wav'
lines=$(grep -cvE '^(//|import |$)' "$work/hello/Sources/hello/main.swift")
check "it has ten lines at most" [ "$lines" -le 10 ]

exit "$failed"
