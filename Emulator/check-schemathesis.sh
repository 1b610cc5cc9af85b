#!/bin/sh
# Compares the emulator with the document that `speechgen openapi` prints, for each api-version or those that are given.
# schemathesis sends valid and invalid requests to all operations, and runs all of its checks: no status 500; status,
# header fields, content type and body of each response are those of the document; what it forbids is rejected, and what
# it allows is accepted. schemathesis_hooks.py has what the document leaves out, and which rejections are right.
# It needs Python 3.10 and takes a few minutes for each version.
set -eu
cd "$(dirname "$0")/.."

VERSION=4.32.5
# Requests for each operation in the phase `fuzzing`.
EXAMPLES=${EXAMPLES:-20}
SWIFT=${SWIFT:-swift}
FOLDER=.build/schemathesis
KEY=emulator

[ $# -gt 0 ] || set -- v3.0 v3.2-preview.2 2024-11-15 2025-10-15

[ -x $FOLDER/bin/schemathesis ] || python3 -m venv $FOLDER
$FOLDER/bin/pip install --quiet --disable-pip-version-check "schemathesis==$VERSION"
in_emulator="--scratch-path .build/examples --disable-build-manifest-caching --package-path Emulator"
$SWIFT build $in_emulator --product speech-emulator --quiet
program="$($SWIFT build $in_emulator --show-bin-path)/speech-emulator"
emulator=
trap '[ -z "$emulator" ] || kill "$emulator"' EXIT

for version; do
  # A new emulator for each version: what another one has created need not have the limits of this one.
  "$program" --pace instant --key $KEY >$FOLDER/output & emulator=$!
  until grep -q key $FOLDER/output; do sleep 0.2; done
  export SPEECH_ENDPOINT="$(sed -n 's/.*endpoint: *//p' $FOLDER/output)" SPEECH_KEY=$KEY
  case $version in
    v*) export SPEECH_QUERY='{}'; path=/speechtotext/$version ;;
    *) export SPEECH_QUERY="{\"api-version\": \"$version\"}"; path=/speechtotext ;;
  esac
  $SWIFT run --quiet speechgen openapi --api-version "$version" >$FOLDER/$version.json
  echo "$version"
  # The document has no examples, and no links for the phase `stateful`.
  SCHEMATHESIS_HOOKS=Emulator/schemathesis_hooks.py $FOLDER/bin/schemathesis run $FOLDER/$version.json \
    --url "$SPEECH_ENDPOINT$path" --header "Ocp-Apim-Subscription-Key: $KEY" \
    --checks all --phases coverage,fuzzing --max-examples "$EXAMPLES" --continue-on-failure --seed 1 --no-color
  kill "$emulator"; wait "$emulator" || true; emulator=
done
