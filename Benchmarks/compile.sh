#!/usr/bin/env bash
# compile.sh [MODULE]
# Prints how long the compiler takes for a generated module, in debug and in release, and how much code it makes; then how
# long a user of the build plugin waits for the tool. Seconds are those of the processor unless it says otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

module=${1:-SpeechToTextV3_2Preview2}
runs=${RUNS:-7}
# SwiftPM names a package after its folder. What belongs to one package sees more of the others.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9_]/_/g')
scratch=$PWD/.build/bench-compile
objects=$scratch/objects
TIMEFORMAT='%R %U %S'

median() { sort -n | sed -n "$(((runs + 1) / 2))p"; }
seconds() { { time "$@" >"$scratch/log" 2>&1; } 2>&1 || { cat "$scratch/log" >&2; return 1; }; }
processor() { awk '{ printf "%.2f\n", $2 + $3 }'; }

# compile CONFIGURATION FLAG...: compiles the module as SwiftPM does.
compile() {
  local bin
  bin=$(swift build --scratch-path "$scratch" -c "$1" --show-bin-path)
  shift
  rm -rf "$objects" && mkdir -p "$objects"
  (cd "$objects" && swiftc -c "$sources"/*.swift -module-name "$module" -parse-as-library -swift-version 6 \
    -g -Xcc -fno-omit-frame-pointer -j2 \
    -emit-module -emit-module-path "$objects/$module.swiftmodule" -package-name "$package" \
    -I "$bin/Modules" -module-cache-path "$bin/ModuleCache" "$@")
}

sources=$PWD/Generated/$module
for configuration in debug release; do
  swift build --quiet --scratch-path "$scratch" -c "$configuration" --target "$module"
  flags=(-O -whole-module-optimization -num-threads 2)
  if [ "$configuration" = debug ]; then flags=(-Onone -enable-testing); fi
  for _ in $(seq "$runs"); do seconds compile "$configuration" "${flags[@]}" | processor; done | median \
    | sed "s/^/$module, $configuration, seconds: /"
done
size -A "$objects"/*.o | awk '$1 ~ /^\.text/ { sum += $2 } END { print "'"$module"', release, bytes of .text: " sum }'

tool=$scratch/tool
swift package --scratch-path "$tool" resolve >/dev/null 2>&1
for _ in $(seq "$runs"); do
  find "$tool" -mindepth 1 -maxdepth 1 \( -name '*-linux-*' -o -name '*-apple-*' -o -name 'debug*' -o -name build.db \) \
    -exec rm -rf {} +
  seconds swift build --scratch-path "$tool" --target VersionedAPIBuildTool
done >"$scratch/times"
awk '{ print $1 }' "$scratch/times" | median | sed 's/^/tool of the plugin, debug, seconds from start to end: /'
processor <"$scratch/times" | median | sed 's/^/tool of the plugin, debug, seconds: /'
