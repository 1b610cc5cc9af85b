#!/usr/bin/env bash
# Checks both plugins and `speechgen check` as their users have them: in a copy of Examples/BuildPlugin that depends on
# a clone of this repository, in folders with a space in their names. Only what is committed is checked.
#
# Prints a line for each check and how many passed and failed; exits with 1 if any failed.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
swift=${SWIFT:-swift} # may be more than one word

work=$(mktemp -d "${TMPDIR:-/tmp}/check plugin XXXXXX") || exit 2
work=$(cd "$work" && pwd -P) # as SwiftPM writes it
# SwiftPM keeps its locks in the temporary folder.
trap 'rm -rf "$work" "${TMPDIR:-/tmp}"/*"${work##*/}"*.lock' EXIT
repo="$work/a clone"
app="$work/an app"
target="$app/Sources/hello"
scratch="$work/scratch path" # for all builds, so that the generator is compiled once
marker="$work/marker"
log="$work/log"
status=0
passed=0
failed=0

# run COMMAND...: keeps the output of the command and its exit status for the checks that follow.
run() {
  touch "$marker"
  "$@" >"$log" 2>&1
  status=$?
}

build() { run $swift build --package-path "$app" --scratch-path "$scratch"; }

# generate [OPTION...]: runs the command plugin from another folder.
generate() {
  run $swift package --package-path "$repo" --scratch-path "$scratch" --allow-writing-to-package-directory \
    generate "$@"
}

# drift: runs `speechgen check` in the clone, with the program that SwiftPM built for the plugin.
drift() { run in_clone "$scratch/debug/speechgen-tool" check; }

in_clone() (cd "$repo" && "$@")

# check NAME CONDITION: the condition consists of the functions below.
check() {
  if eval "$2"; then
    passed=$((passed + 1))
    echo "ok - $1"
  else
    failed=$((failed + 1))
    echo "not ok - $1"
    echo "# expected: $2; exit status $status, and the last lines of the output:"
    tail -n 20 "$log" | sed 's/^/#   /'
  fi
}

succeeded() { [ "$status" -eq 0 ]; }
failed() { [ "$status" -ne 0 ]; }

# says PATTERN: a line of the output matches.
says() { grep -qE -- "$1" "$log"; }

# finding_at SEVERITY FILE TEXT: the output has an error or a warning at the place of that text in the file.
finding_at() {
  local place
  place=$(awk -v text="$3" 'i = index($0, text) { print FILENAME ":" NR ":" i; exit }' "$2")
  [ -n "$place" ] && grep -qF "$place: $1: " "$log"
}
error_at() { finding_at error "$@"; }

# wrote [NAME]: the last command wrote a generated file or an object file, or the one of that name. The generator does not
# count.
wrote() { find "$scratch" -name "${1:-*}" -newer "$marker" ! -path '*-tool.build/*' | grep -qE '(\+API\.swift|\.o)$'; }

# wrote_only TARGET: the last command wrote no object file of another target.
wrote_only() {
  ! find "$scratch" -name '*.o' -newer "$marker" ! -path '*-tool.build/*' ! -path "*/$1.build/*" ! -name "$1.o" |
    grep -q .
}

# unchanged: the clone has the files of the commit.
unchanged() { [ -z "$(git -C "$repo" status --porcelain)" ]; }

# edit FILE EXPRESSION: with sed.
edit() {
  sed -e "$2" "$1" >"$work/edited" && cat "$work/edited" >"$1"
}

# restore: undoes changes to the definitions and to the program.
restore() {
  cp "$repo"/Definitions/*.yaml "$target/Definitions"
  cp "$repo"/Examples/BuildPlugin/Sources/hello/* "$target"
  echo 'definitions: Definitions' >>"$target/speechgen.yaml"
}

git -C "$root" diff --quiet HEAD || echo '# There are changes that are not committed; they are not checked.'
git clone --quiet "$root" "$repo" || exit 2
cp -R "$repo/Examples/BuildPlugin" "$app"
edit "$app/Package.swift" 's|path: "../.."|path: "../a clone"|; s|exclude: \[|exclude: ["Definitions", |'
mkdir "$target/Definitions"
cp "$repo"/Definitions/*.yaml "$target/Definitions"

# --- The build-tool plugin

build
check 'the first build generates' 'succeeded && says "Generate the API of hello" && wrote "hello+API.swift"'
generated=$(find "$scratch/plugins" -name 'hello+API.swift')

run "$scratch/debug/hello"
check 'the program runs' 'succeeded && says "^POST /speechtotext/transcriptions:transcribe\?api-version=2025-10-15$"'

# SwiftPM keeps two records of what it built, one of them for build tools alone. They differ after the first build: the
# second one links each build tool again and runs it. The smallest package with a build tool shows the same.
build
check 'the second build writes nothing' 'succeeded && ! wrote'
build
check 'the third build runs nothing' 'succeeded && ! wrote && ! says "Generate the API"'

# SwiftPM runs the plugin when the package or its list of files has changed, and not when speechgen.yaml has. What follows
# works without a run of the plugin.
echo 'definitions: Definitions' >>"$target/speechgen.yaml"
build
check 'a target can have definitions of its own' 'succeeded && says "Generate the API" && ! says "warning:"'
edit "$target/Definitions/fasttranscription.yaml" 's/Settings of the transcription/Changed settings/'
build
check 'their changes are noticed at once' 'succeeded && grep -q "Changed settings" "$generated"'
touch "$target/Definitions/models.yaml"
build
check 'a touched definition generates, and compiles nothing' 'succeeded && says "Generate the API" && ! wrote'
build
check 'it generates once' 'succeeded && ! says "Generate the API"'

edit "$target/Definitions/fasttranscription.yaml" 's/transcriptions:transcribe$/transcriptions:guess/'
build
check 'a changed definition compiles its target' \
  'succeeded && wrote "hello+API.swift" && wrote "hello+API*.o"'
check 'it compiles no other target' 'succeeded && wrote_only hello'
run "$scratch/debug/hello"
check 'the program shows it' 'succeeded && says "^POST /speechtotext/transcriptions:guess\?"'

rm "$target/Definitions/health.yaml"
build
check 'the removal of a definition file generates' 'succeeded && says "Generate the API"'
restore
build
check 'an added definition file generates' 'succeeded && says "Generate the API"'

cp -R "$target/Definitions" "$app/Shared"
edit "$app/Shared/fasttranscription.yaml" 's/Settings of the transcription/Other settings/'
edit "$target/speechgen.yaml" 's|^definitions:.*|definitions: ../../Shared|'
build
check 'a folder outside the target is used, with a warning that it is not watched yet' \
  'succeeded && grep -q "Other settings" "$generated" && finding_at warning "$target/speechgen.yaml" "../../Shared"'
touch "$app/Package.swift"
build
edit "$app/Shared/fasttranscription.yaml" 's/Other settings/New settings/'
build
check 'it is watched once Package.swift is saved' 'succeeded && grep -q "New settings" "$generated"'
echo '# Nothing yet.' >"$app/Shared/later.yaml"
build
check 'an added definition file is noticed there, too' 'succeeded && says "Generate the API"'
rm "$app/Shared/health.yaml"
touch "$app/Package.swift" # or SwiftPM misses the file
build
check 'the removal of a definition file requires that again' 'succeeded && says "Generate the API"'
edit "$target/speechgen.yaml" '/^definitions:/d'
build
check 'without a folder, the definitions are those of the generator' \
  'succeeded && grep -q "Settings of the transcription" "$generated" && ! says "warning:"'
edit "$target/speechgen.yaml" 's/^apiVersions:/definitions: Nowhere\
apiVersions:/'
build
check 'a missing folder fails the build, with its place' 'failed && error_at "$target/speechgen.yaml" "Nowhere"'
restore

edit "$target/Definitions/fasttranscription.yaml" 's/body: TranscribeResult /body: TranscribeResul /'
build
check 'an invalid definition fails the build, with its place' \
  'failed && error_at "$target/Definitions/fasttranscription.yaml" "TranscribeResul "'
check 'it keeps what was generated' '! wrote'
restore
edit "$target/speechgen.yaml" 's/Transcriptions_Submit/Transcriptions_Sumbit/'
build
check 'an unknown operation in speechgen.yaml fails the build, with its place' \
  'failed && error_at "$target/speechgen.yaml" "Transcriptions_Sumbit" && says "did you mean .Transcriptions_Submit."'
restore
edit "$target/speechgen.yaml" 's/^operations:/operation:/'
build
check 'an unknown key in speechgen.yaml fails the build, with its place' \
  'failed && error_at "$target/speechgen.yaml" "operation:"'
mv "$target/speechgen.yaml" "$work"
build
check 'a target without a speechgen.yaml fails the build' 'failed && says "error: .*hello.* no speechgen.yaml"'

restore
cp "$app/Package.swift" "$work"
edit "$app/Package.swift" '/"VersionedAPIClient"/d'
build
check 'a target without the client library fails the build' 'failed && says "error: .*hello.* VersionedAPIClient"'
cp "$work/Package.swift" "$app"

edit "$target/speechgen.yaml" 's/^apiVersions:.*/apiVersions: [v3.0]/; s/^operations:.*/operations: [Models_CopyTo]/'
echo 'print(V3_0.Models.CopyTo.operationID)' >"$target/main.swift"
rm "$target/Hello.swift"
build
check 'another api-version has its own types' 'succeeded && ! grep -q V2025_10_15 "$generated"'
run "$scratch/debug/hello"
check 'the program uses them' 'succeeded && says "^CopyModelToSubscription$"'

# --- The command plugin, and speechgen check

generate
check 'the command changes nothing' 'succeeded && says " 0 written, 0 removed$" && unchanged'
drift
check 'nothing has drifted' 'succeeded'
run in_clone $swift package --scratch-path "$scratch" --allow-writing-to-package-directory generate
check 'the command works in the folder of the package' 'succeeded && says " 0 written, 0 removed$" && unchanged'

module="$repo/Generated/SpeechToTextV2025_10_15"
echo '// Edited by hand.' >>"$module/V2025_10_15+Models.swift"
drift
check 'an edited file has drifted' 'failed && says "^-// Edited by hand"'
rm "$module/V2025_10_15+Results.swift"
drift
check 'a missing file has drifted' 'failed && says "^\+\+\+ .*V2025_10_15\+Results.swift"'
cp "$module/V2025_10_15+Errors.swift" "$module/V2025_10_15+Old.swift"
drift
check 'a stale file has drifted' 'failed && says "^--- .*V2025_10_15\+Old.swift" && says "3 files differ"'
generate
check 'the command fixes all three' 'succeeded && says " 2 written, 1 removed$" && unchanged'
drift
check 'then nothing has drifted' 'succeeded'

echo 'let mine = 1' >"$module/Mine.swift"
drift
check 'an unmanaged file is reported' 'failed && says "Mine.swift. was not generated"'
generate
check 'the command keeps it' 'succeeded && says "Mine.swift. was not generated" && [ -f "$module/Mine.swift" ]'
rm "$module/Mine.swift"

edit "$repo/Definitions/models.yaml" 's/body: ModelCopyAuthorization /body: ModelCopyAuthorisation /'
generate
check 'the command fails for an invalid definition, with its place' \
  'failed && (cd "$repo" && error_at Definitions/models.yaml "ModelCopyAuthorisation")'
drift
check 'so does the check' 'failed && (cd "$repo" && error_at Definitions/models.yaml "ModelCopyAuthorisation")'
git -C "$repo" checkout --quiet Definitions
check 'the command has written nothing' 'unchanged'

generate --api-version v3.0 --output Elsewhere
check 'the command passes its options on' 'succeeded && [ "$(ls "$repo/Elsewhere")" = SpeechToTextV3_0 ]'
rm -r "$repo/Elsewhere"
check 'it writes nothing to Generated' 'unchanged'
generate --no-such-option
check 'an unknown option fails the command' 'failed && says "no-such-option"'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
