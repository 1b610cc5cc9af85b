#!/usr/bin/env bash
# Checks both plugins and `speechgen check` as whoever uses them meets them: in a copy of Examples/BuildPlugin
# that depends on a clone of this repository, in folders with a space in their names. Sees only what is committed.
#
# Prints a line for each check and how many passed and failed; exits with 1 if any failed.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
swift=${SWIFT:-swift} # may be more than one word

work=$(mktemp -d "${TMPDIR:-/tmp}/check plugin XXXXXX") || exit 2
# SwiftPM leaves its locks beside the folder.
trap 'rm -rf "$work" "${TMPDIR:-/tmp}"/*"${work##*/}"*.lock' EXIT
repo="$work/a clone"
app="$work/an app"
target="$app/Sources/transcribe"
scratch="$work/scratch path" # for everything, so that the generator is compiled only once
marker="$work/marker"
log="$work/log"
status=0
passed=0
failed=0

# run COMMAND...: keeps what the command prints and its exit status, for the checks that follow.
run() {
  touch "$marker"
  "$@" >"$log" 2>&1
  status=$?
}

build() { run $swift build --package-path "$app" --scratch-path "$scratch"; }

# generate [OPTION...]: the command plugin, called from elsewhere.
generate() {
  run $swift package --package-path "$repo" --scratch-path "$scratch" --allow-writing-to-package-directory \
    generate "$@"
}

# `speechgen check` in the clone, with the program that SwiftPM made for the plugins.
drift() { run in_clone "$scratch/debug/speechgen-tool" check; }

in_clone() (cd "$repo" && "$@")

# check NAME CONDITION: the condition is made of the functions below.
check() {
  if eval "$2"; then
    passed=$((passed + 1))
    echo "ok - $1"
  else
    failed=$((failed + 1))
    echo "not ok - $1"
    echo "# wanted: $2; exit status $status, and the last lines of the output:"
    tail -n 20 "$log" | sed 's/^/#   /'
  fi
}

succeeded() { [ "$status" -eq 0 ]; }
refused() { [ "$status" -ne 0 ]; }

# says PATTERN: the output has a line like this.
says() { grep -qE -- "$1" "$log"; }

# finding_at SEVERITY FILE TEXT: the output has an error or a warning at the place of the text, as compilers write it.
finding_at() {
  local place
  place=$(awk -v text="$3" 'i = index($0, text) { print FILENAME ":" NR ":" i; exit }' "$2")
  [ -n "$place" ] && grep -qF "$place: $1: " "$log"
}
error_at() { finding_at error "$@"; }

# wrote [NAME]: the last command wrote a generated file or an object file, or that one. The generator does not count.
wrote() { find "$scratch" -name "${1:-*}" -newer "$marker" ! -path '*-tool.build/*' | grep -qE '(\+API\.swift|\.o)$'; }

# wrote_only TARGET: no object file of another target.
wrote_only() {
  ! find "$scratch" -name '*.o' -newer "$marker" ! -path '*-tool.build/*' ! -path "*/$1.build/*" ! -name "$1.o" |
    grep -q .
}

# unchanged: the files of the clone are those of the commit.
unchanged() { [ -z "$(git -C "$repo" status --porcelain)" ]; }

# edit FILE EXPRESSION: with sed.
edit() {
  sed -e "$2" "$1" >"$work/edited" && cat "$work/edited" >"$1"
}

# mend: takes back what was done to the definitions and to the program.
mend() {
  cp "$repo"/Definitions/*.yaml "$target/Definitions"
  cp "$repo"/Examples/BuildPlugin/Sources/transcribe/* "$target"
  echo 'definitions: Definitions' >>"$target/speechgen.yaml"
}

git -C "$root" diff --quiet HEAD || echo '# What is not committed is not checked.'
git clone --quiet "$root" "$repo" || exit 2
cp -R "$repo/Examples/BuildPlugin" "$app"
edit "$app/Package.swift" 's|path: "../.."|path: "../a clone"|; s|exclude: \[|exclude: ["Definitions", |'
mkdir "$target/Definitions"
cp "$repo"/Definitions/*.yaml "$target/Definitions"

# --- The build-tool plugin

build
check 'the first build generates' 'succeeded && says "Generate the API of transcribe" && wrote "transcribe+API.swift"'
generated=$(find "$scratch/plugins" -name 'transcribe+API.swift')

run "$scratch/debug/transcribe"
check 'the program runs' 'succeeded && says "^POST /speechtotext/transcriptions:transcribe\?api-version=2024-11-15$"'

# SwiftPM keeps two records of what it built, one of them for build tools alone. After the first build they disagree:
# the second one links every build tool again and runs it. The smallest package with a build tool shows the same.
build
check 'the second build writes nothing' 'succeeded && ! wrote'
build
check 'the third build runs nothing' 'succeeded && ! wrote && ! says "Generate the API"'

# SwiftPM asks the plugin what to watch when the package or its list of files has changed, not when speechgen.yaml has:
# what follows happens without it being asked.
echo 'definitions: Definitions' >>"$target/speechgen.yaml"
build
check 'a target can have definitions of its own' 'succeeded && says "Generate the API" && ! says "warning:"'
edit "$target/Definitions/fasttranscription.yaml" 's/Settings of the transcription/Wishes for the transcription/'
build
check 'their changes are noticed at once' 'succeeded && grep -q "Wishes for the transcription" "$generated"'
touch "$target/Definitions/models.yaml"
build
check 'a touched definition generates, and compiles nothing' 'succeeded && says "Generate the API" && ! wrote'
build
check 'it generates once' 'succeeded && ! says "Generate the API"'

edit "$target/Definitions/fasttranscription.yaml" 's/transcriptions:transcribe$/transcriptions:guess/'
build
check 'a changed definition compiles its target' \
  'succeeded && wrote "transcribe+API.swift" && wrote "transcribe+API*.o"'
check 'it compiles no other target' 'succeeded && wrote_only transcribe'
run "$scratch/debug/transcribe"
check 'the program shows it' 'succeeded && says "^POST /speechtotext/transcriptions:guess\?"'

rm "$target/Definitions/health.yaml"
build
check 'a definition file less generates' 'succeeded && says "Generate the API"'
mend
build
check 'a definition file more generates' 'succeeded && says "Generate the API"'

cp -R "$target/Definitions" "$app/Shared"
edit "$app/Shared/fasttranscription.yaml" 's/Settings of the transcription/Hopes for the transcription/'
edit "$target/speechgen.yaml" 's|^definitions:.*|definitions: ../../Shared|'
build
check 'a folder outside the target is used, with a warning that it is not watched yet' \
  'succeeded && grep -q "Hopes for the transcription" "$generated" && finding_at warning "$target/speechgen.yaml" "../../Shared"'
touch "$app/Package.swift"
build
edit "$app/Shared/fasttranscription.yaml" 's/Hopes for the transcription/Plans for the transcription/'
build
check 'it is watched once Package.swift is saved' 'succeeded && grep -q "Plans for the transcription" "$generated"'
echo '# Nothing yet.' >"$app/Shared/later.yaml"
build
check 'a definition file more is noticed there, too' 'succeeded && says "Generate the API"'
rm "$app/Shared/health.yaml"
touch "$app/Package.swift" # or SwiftPM misses the file
build
check 'a definition file less needs that again' 'succeeded && says "Generate the API"'
edit "$target/speechgen.yaml" '/^definitions:/d'
build
check 'without a folder, the definitions are those of the generator' \
  'succeeded && grep -q "Settings of the transcription" "$generated" && ! says "warning:"'
edit "$target/speechgen.yaml" 's/^apiVersions:/definitions: Nowhere\
apiVersions:/'
build
check 'a folder that is not there fails the build, with its place' 'refused && error_at "$target/speechgen.yaml" "Nowhere"'
mend

edit "$target/Definitions/fasttranscription.yaml" 's/body: TranscribeResult /body: TranscribeResul /'
build
check 'a broken definition fails the build, with its place' \
  'refused && error_at "$target/Definitions/fasttranscription.yaml" "TranscribeResul "'
check 'it leaves what was generated' '! wrote'
mend
edit "$target/speechgen.yaml" 's/Transcriptions_Submit/Transcriptions_Sumbit/'
build
check 'a wrong operation in speechgen.yaml fails the build, with its place' \
  'refused && error_at "$target/speechgen.yaml" "Transcriptions_Sumbit" && says "did you mean .Transcriptions_Submit."'
mend
edit "$target/speechgen.yaml" 's/^operations:/operation:/'
build
check 'a wrong key in speechgen.yaml fails the build, with its place' \
  'refused && error_at "$target/speechgen.yaml" "operation:"'
mv "$target/speechgen.yaml" "$work"
build
check 'a target without a speechgen.yaml fails the build' 'refused && says "error: .*transcribe.* no speechgen.yaml"'

mend
cp "$app/Package.swift" "$work"
edit "$app/Package.swift" '/"VersionedAPIRuntime"/d'
build
check 'a target without the runtime fails the build' 'refused && says "error: .*transcribe.* VersionedAPIRuntime"'
cp "$work/Package.swift" "$app"

edit "$target/speechgen.yaml" 's/^apiVersions:.*/apiVersions: [v3.0]/; s/^operations:.*/operations: [Models_CopyTo]/'
echo 'print(V3_0.Models.CopyTo.operationID)' >"$target/main.swift"
rm "$target/Transcribe.swift"
build
check 'another api-version gives its types' 'succeeded && ! grep -q V2024_11_15 "$generated"'
run "$scratch/debug/transcribe"
check 'they are those of the other version' 'succeeded && says "^CopyModelToSubscription$"'

# --- The command plugin, and speechgen check

generate
check 'the command changes nothing' 'succeeded && says " 0 written, 0 removed$" && unchanged'
drift
check 'nothing has drifted' 'succeeded'
run in_clone $swift package --scratch-path "$scratch" --allow-writing-to-package-directory generate
check 'the command works in the folder of the package' 'succeeded && says " 0 written, 0 removed$" && unchanged'

models="$repo/Generated/SpeechToTextV2024_11_15/Operations"
echo '// Edited by hand.' >>"$models/Models+Copy.swift"
drift
check 'an edited file has drifted' 'refused && says "^-// Edited by hand"'
rm "$models/Models+GetFile.swift"
drift
check 'a missing file has drifted' 'refused && says "^\+\+\+ .*Models\+GetFile.swift"'
cp "$models/Models+Delete.swift" "$models/Models+Forget.swift"
drift
check 'a left-over file has drifted' 'refused && says "^--- .*Models\+Forget.swift" && says "3 files differ"'
generate
check 'the command mends all three' 'succeeded && says " 2 written, 1 removed$" && unchanged'
drift
check 'then nothing has drifted' 'succeeded'

echo 'let mine = 1' >"$models/Mine.swift"
drift
check 'a file of someone else is seen' 'refused && says "Mine.swift. was not generated"'
generate
check 'the command leaves it' 'succeeded && says "Mine.swift. was not generated" && [ -f "$models/Mine.swift" ]'
rm "$models/Mine.swift"

edit "$repo/Definitions/models.yaml" 's/body: ModelCopyAuthorization /body: ModelCopyAuthorisation /'
generate
check 'the command fails for a broken definition, with its place' \
  'refused && (cd "$repo" && error_at Definitions/models.yaml "ModelCopyAuthorisation")'
drift
check 'so does the check' 'refused && (cd "$repo" && error_at Definitions/models.yaml "ModelCopyAuthorisation")'
git -C "$repo" checkout --quiet Definitions
check 'the command has written nothing then' 'unchanged'

generate --api-version v3.0 --output Elsewhere
check 'the command hands its options on' 'succeeded && [ "$(ls "$repo/Elsewhere")" = SpeechToTextV3_0 ]'
rm -r "$repo/Elsewhere"
check 'it writes nothing elsewhere' 'unchanged'
generate --no-such-option
check 'a wrong option fails the command' 'refused && says "no-such-option"'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
