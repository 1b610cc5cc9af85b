#!/usr/bin/env bash
# Checks that a package whose targets have plain names can depend on every product of this one, and that one without the
# generator needs no libyaml. SwiftPM rejects two targets of the same name in all packages of a build, so a target of ours
# with a plain name would break packages that have one of that name, too.
#
# Prints a line for each check; exits with 1 if any failed.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
swift=${SWIFT:-swift} # may be more than one word
# Of its own: a module with a plain name, such as `Network`, would be found by the builds of other packages.
scratch="$root/.build/consumer"

work=$(mktemp -d "${TMPDIR:-/tmp}/check consumer XXXXXX") || exit 2
work=$(cd "$work" && pwd -P) # as SwiftPM writes it
# SwiftPM keeps its locks in the temporary folder.
trap 'rm -rf "$work" "${TMPDIR:-/tmp}"/*"${work##*/}"*.lock' EXIT
log="$work/log"
failed=0

# check NAME COMMAND...
check() {
  local name=$1
  shift
  if "$@" >"$log" 2>&1; then
    echo "ok - $name"
  else
    failed=1
    echo "not ok - $name"
    tail -n 20 "$log" | sed 's/^/#   /'
  fi
}

# The names of our folders, except nested packages, and those of targets that are still to come. `speechgen` is the name
# of a product, and `SpeechToTextWebHooks` no plain name.
plain_names() {
  {
    cd "$root" && for folder in Sources/* Plugins/* Tests/*; do
      [ -d "$folder" ] && [ ! -e "$folder/Package.swift" ] && basename "$folder"
    done
    printf '%s\n' APIDefinition CYAML Client Emulator OpenAPI Runtime SourceText SwiftGeneration Templates TestSupport \
      Tooling YAML
  } | grep -vx -e speechgen -e SpeechToTextWebHooks | sort -u
}

# products KIND: the names of our products of a kind, as `swift package dump-package` names it.
products() {
  sed -n '/^  "products" : \[/,/^  \]/p' "$work/package.json" |
    awk -F'"' -v kind="$1" '$2 == "name" { name = $4 } $2 == kind { print name }'
}

# write_consumer FOLDER PACKAGE: a package that depends on all products of the package in the other folder.
write_consumer() {
  local name
  mkdir -p "$1/Sources/consumer"
  {
    echo '// swift-tools-version: 6.2'
    echo 'import PackageDescription'
    echo 'let package = Package('
    echo '  name: "consumer", platforms: [.macOS(.v13)],'
    echo "  dependencies: [.package(name: \"speech-to-text-swift\", path: \"$2\")],"
    echo '  targets: ['
    echo '    .executableTarget(name: "consumer", dependencies: ['
    { products library && products executable; } |
      sed 's/.*/      .product(name: "&", package: "speech-to-text-swift"),/'
    plain_names | sed 's/.*/      "&",/'
    echo '    ], exclude: ["speechgen.yaml"], plugins: ['
    # A target cannot name a command plugin.
    products plugin | grep -vx GenerateCommand | sed 's/.*/      .plugin(name: "&", package: "speech-to-text-swift"),/'
    echo '    ]),'
    plain_names | sed 's/.*/    .target(name: "&"),/'
    echo '  ]'
    echo ')'
  } >"$1/Package.swift"
  {
    products library | grep -vx -e SpeechToText -e VersionedAPIGeneration | sed 's/^/import /'
    echo 'import VersionedAPISwiftGeneration'
    echo 'print(V2025_10_15.Models.Copy.route)'
  } >"$1/Sources/consumer/main.swift"
  printf '%s\n' 'apiVersions: [v3.0]' 'operations: [Models_GetCustomModel]' >"$1/Sources/consumer/speechgen.yaml"
  plain_names | while read -r name; do
    mkdir "$1/Sources/$name" && echo 'private let empty = 0' >"$1/Sources/$name/Empty.swift"
  done
}

# write_client FOLDER: a package that only uses the client library.
write_client() {
  cat >"$1/Package.swift" <<END
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "client", platforms: [.macOS(.v13)],
  dependencies: [.package(name: "speech-to-text-swift", path: "$root")],
  targets: [
    .target(
      name: "client",
      dependencies: [
        .product(name: "VersionedAPIAsyncHTTP", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIURLSession", package: "speech-to-text-swift"),
      ]
    )
  ]
)
END
  printf '%s\n' 'import VersionedAPIAsyncHTTP' 'import VersionedAPIURLSession' >"$1/Sources/client/client.swift"
}

# resolved FOLDER: prints the URLs of all packages that SwiftPM resolves for a package.
resolved() {
  $swift package --package-path "$1" --scratch-path "$1/.build" resolve >&2 && grep '"location"' "$1/Package.resolved"
}

# resolves_without FOLDER WORD: SwiftPM resolves no package with that word in its URL.
resolves_without() {
  resolved "$1" >"$work/resolved" && ! grep "$2" "$work/resolved"
}

# resolves_with_trait FOLDER WORD: SwiftPM resolves such a package if the consumer asks for the trait.
resolves_with_trait() {
  sed -i.bak 's|path: "\(.*\)")\]|path: "\1", traits: ["AsyncHTTPClient"])]|' "$1/Package.swift" &&
    resolved "$1" >"$work/resolved" && grep "$2" "$work/resolved"
}

# builds_without_warning FOLDER: where pkg-config finds nothing.
builds_without_warning() {
  PATH="$work/bin:$PATH" $swift build --package-path "$1" --scratch-path "$scratch" --target client >"$work/build" 2>&1 ||
    { cat "$work/build" && return 1; }
  ! grep 'warning:' "$work/build"
}

# resolves FOLDER: SwiftPM accepts the package with all its dependencies.
resolves() { $swift package --package-path "$1" --scratch-path "$scratch" show-dependencies; }

# conflicts FOLDER TARGET: SwiftPM rejects the package because of that target.
conflicts() {
  if resolves "$1" >"$work/conflict" 2>&1; then return 1; fi
  cat "$work/conflict"
  grep "conflicting name" "$work/conflict" | grep -q "$2"
}

$swift package --package-path "$root" dump-package >"$work/package.json" || exit 2

write_consumer "$work/consumer" "$root"
check 'a package with targets of plain names depends on all products' resolves "$work/consumer"
check 'it compiles' $swift build --package-path "$work/consumer" --scratch-path "$scratch" --product consumer

# The first check would find a target of ours with a plain name.
mkdir "$work/plain" && ln -s "$root"/* "$work/plain"
rm "$work/plain/Package.swift"
sed 's/"VersionedAPIYAML"/"YAML"/' "$root/Package.swift" >"$work/plain/Package.swift"
write_consumer "$work/rejected" "$work/plain"
check 'a target of ours with a plain name is found' conflicts "$work/rejected" YAML

mkdir -p "$work/client/Sources/client"
write_client "$work/client"

# Only Homebrew's libyaml has to be found with pkg-config.
if [ "$(uname)" = Linux ]; then
  mkdir -p "$work/bin"
  printf '%s\n' '#!/bin/sh' 'echo /nonexistent' >"$work/bin/pkg-config" && chmod +x "$work/bin/pkg-config"
  check 'a package with only the client library builds without libyaml, and no warning says so' builds_without_warning "$work/client"
fi

check 'a package that does not ask for the trait resolves no SwiftNIO' resolves_without "$work/client" swift-nio
check 'one that asks for it does' resolves_with_trait "$work/client" swift-nio

exit "$failed"
