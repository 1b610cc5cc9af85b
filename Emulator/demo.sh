#!/usr/bin/env bash
# Shows the library at work without Azure: starts the emulator, transcribes a batch and a file with the example
# `transcribe`, and stops the emulator. `make demo` builds both programs first.
set -eu

bin=$(cd "$(dirname "$0")/.." && pwd)/.build/examples/debug
emulator=${EMULATOR:-$bin/speech-emulator}
transcribe=${TRANSCRIBE:-$bin/transcribe}
work=$(mktemp -d "${TMPDIR:-/tmp}/speech demo XXXXXX")
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null; rm -rf "$work"' EXIT

# little NUMBER: four bytes, the lowest first.
little() {
  local shift
  for shift in 0 8 16 24; do printf "\\x$(printf %02x $((($1 >> shift) & 255)))"; done
}

# Four seconds of silence: 16,000 samples a second of 2 bytes each, in one channel.
size=$((4 * 16000 * 2))
mkdir -p "$work/data/audio"
{
  printf 'RIFF' && little $((size + 36)) && printf 'WAVEfmt ' && little 16 && printf '\x01\x00\x01\x00'
  little 16000 && little 32000 && printf '\x02\x00\x10\x00data' && little "$size" && head -c "$size" /dev/zero
} >"$work/data/audio/hello.wav"
echo "Good morning. Welcome to the board meeting." >"$work/data/audio/hello.txt"

"$emulator" --data "$work/data" --definitions "$(dirname "$0")/../Definitions" >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 100); do
  endpoint=$(sed -n 's/^ *endpoint: *//p' "$work/log")
  [ -z "$endpoint" ] || break
  kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done
cat "$work/log"
[ -n "$endpoint" ] || exit 1
SPEECH_KEY=$(sed -n 's/^ *key: *//p' "$work/log")
export SPEECH_KEY SPEECH_ENDPOINT="$endpoint"

run() {
  echo
  echo "\$ transcribe $*"
  (cd "$work/data/audio" && "$transcribe" "$@")
}

# The emulator hears what is in the text beside the audio.
run --mode batch --locale en-US "$endpoint/audio/hello.wav"
run --mode batch --locale en-US --format srt "$endpoint/audio/hello.wav"
# Fast transcription, which sends the file. Its text is found by the name.
run --locale en-US hello.wav

kill "$pid"
wait "$pid" || true
pid=
echo
echo "The endpoint and the key are all that differs from Azure."
