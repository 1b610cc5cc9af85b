# The commands of the README. `make help` lists them.

SWIFT ?= swift
# One configuration for everything: `make test` builds little that `make generate` has not built, and a debug build takes
# less time than the release build of a program that then runs for a second.
GENERATOR = $(SWIFT) run speechgen
# Prints errors and warnings, except that the tests of retired api-versions use these.
BUILD_TESTS = echo "Building the tests"; log=$$(mktemp) && { status=0; \
  $(SWIFT) build --build-tests --quiet >"$$log" 2>&1 || status=$$?; \
  awk 'BEGIN { RS = ""; ORS = "\n\n" } !/\[\#DeprecatedDeclaration\]/' "$$log"; rm -f "$$log"; exit $$status; }
# Prints failures and the result, and not the name of each test that begins and passes.
RUN_TESTS = $(SWIFT) test --skip-build --quiet --disable-xctest
# On macOS, docc is a tool of Xcode.
DOCC ?= $(shell xcrun --find docc 2>/dev/null || echo docc)
DOCUMENTED = $(notdir $(wildcard Generated/*)) SpeechToTextWebHooks \
  $(patsubst %,VersionedAPI%,Client Runtime URLSession AsyncHTTP SourceText YAML Definition OpenAPI SwiftGeneration Tooling)

.PHONY: help setup generate check test examples golden lint format docs serve-docs demo emulator-tests network-tests \
  validate-requests bench bench-decoding bench-compile bench-check bench-record

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s%s\n", $$1, $$2 }' Makefile

setup: ## Install libyaml with apt or Homebrew if it is missing.
	@if ! pkg-config --exists yaml-0.1 2>/dev/null \
	  && ! { echo '#include <yaml.h>' | $(CC) -fsyntax-only -x c $$(brew --prefix 2>/dev/null | sed 's|^|-I|;s|$$|/include|') -; } \
	    >/dev/null 2>&1; then \
	  if command -v apt-get >/dev/null 2>&1; then \
	    echo "Installing libyaml-dev"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get install -y -qq libyaml-dev pkg-config >/dev/null 2>&1 \
	      || { $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libyaml-dev pkg-config >/dev/null; }; \
	  elif command -v brew >/dev/null 2>&1; then \
	    brew install libyaml; \
	  else \
	    echo "libyaml is missing. Install it and try again: 'dnf install libyaml-devel' on Fedora," \
	      "'apk add yaml-dev' on Alpine, 'brew install libyaml' on macOS." >&2; exit 1; \
	  fi; \
	fi

generate: setup ## Generate Generated/ from Definitions/ and Templates/.
	$(GENERATOR) generate

check: setup ## Check whether Generated/ is up to date.
	$(GENERATOR) check

test: setup ## Run all tests, and the style check of all Swift files.
	@$(BUILD_TESTS)
	@echo "Running the tests"
	@$(RUN_TESTS)
	@echo "Checking the style"
	@$(MAKE) --no-print-directory --silent lint

# All examples are built in one folder, so that the library is compiled once. A plan that is kept there may be that of
# another example.
IN_EXAMPLE = --scratch-path .build/examples --disable-build-manifest-caching --package-path Examples
EXAMPLE = $(SWIFT) run $(IN_EXAMPLE)
TEST_EXAMPLE = $(SWIFT) test --quiet --disable-xctest $(IN_EXAMPLE)

examples: setup ## Build, test and run every example, and check the plugins and the names of targets.
	$(EXAMPLE)/CopyModel copy-model --demo
	$(EXAMPLE)/MadeUpService borrow
	$(SWIFT) run speechgen lint --definitions Examples/MadeUpService/Sources/borrow/Definitions
	$(EXAMPLE)/BuildPlugin hello
	$(TEST_EXAMPLE)/Transcribe
	$(TEST_EXAMPLE)/Watch
	Examples/check-commands.sh
	SWIFT="$(SWIFT)" Examples/check-readme.sh
	SWIFT="$(SWIFT)" Examples/check-plugin.sh
	SWIFT="$(SWIFT)" Examples/check-consumer.sh

NETWORK = --scratch-path .build/network --disable-build-manifest-caching --package-path Tests/Network

IN_EMULATOR = --scratch-path .build/examples --disable-build-manifest-caching --package-path Emulator

demo: setup ## Transcribe with the emulator of the service, without Azure.
	@echo "Building the emulator and the example"
	@$(SWIFT) build $(IN_EMULATOR) --product speech-emulator --quiet
	@$(SWIFT) build $(IN_EXAMPLE)/Transcribe --product transcribe --quiet
	@Emulator/demo.sh

emulator-tests: setup ## Run the tests of the emulator.
	@$(SWIFT) test $(IN_EMULATOR) --quiet --disable-xctest

network-tests: setup ## Run the tests of the transports, against servers on this machine, and those of web hooks.
	@$(SWIFT) build $(IN_EMULATOR) --product speech-emulator --quiet
	@$(SWIFT) build $(NETWORK) --build-tests --quiet
	@$(SWIFT) test $(NETWORK) --skip-build --quiet --disable-xctest --no-parallel
	@$(SWIFT) test --package-path Tests/WebHooksTests --scratch-path .build/network --quiet --disable-xctest \
	  --disable-build-manifest-caching

PYTHON = .build/validate-requests/bin/python

validate-requests: setup ## Compare requests and responses on the wire with the OpenAPI documents; needs Python.
	@python3 -m venv .build/validate-requests
	@$(PYTHON) -m pip install --quiet --requirement Tests/ProtocolTests/requirements.txt
	@$(SWIFT) build --product speechgen --quiet
	@$(SWIFT) build $(IN_EMULATOR) --product speech-emulator --quiet
	@$(SWIFT) build $(NETWORK) --build-tests --quiet
	@$(PYTHON) Tests/ProtocolTests/validate.py --speechgen "$$($(SWIFT) build --show-bin-path)/speechgen" \
	  --emulator "$$($(SWIFT) build $(IN_EMULATOR) --show-bin-path)/speech-emulator" -- \
	  $(SWIFT) test $(NETWORK) --skip-build --quiet --disable-xctest --filter EmulatorTests

golden: setup ## Record the goldens of the tests; review them with git diff.
	$(GENERATOR) generate --verbose
	$(GENERATOR) generate --verbose --templates Tests/Templates/Registry --output Tests/SpeechToTextTests/Registry
	$(GENERATOR) generate --verbose --definitions Tests/Fixtures/TestService --output Tests/TestService
	@$(BUILD_TESTS)
	@echo "Recording the other goldens"
	@log=$$(mktemp) && { status=0; RECORD_GOLDENS=1 $(RUN_TESTS) >"$$log" 2>&1 || status=$$?; cat "$$log"; \
	  grep -q "^recorded " "$$log" || echo "none of them has changed"; rm -f "$$log"; exit $$status; }

# The generator as it is released. Tests build it without optimization.
BENCH = .build/bench
BENCHED = .build/bench-generator
DECODING = --package-path Benchmarks/Decoding --scratch-path $(BENCH)-decoding
RUN_BENCH = BENCH_GENERATOR="$$($(SWIFT) build -c release --scratch-path $(BENCHED) --show-bin-path)" \
  BENCH_DECODING="$$($(SWIFT) build -c release $(DECODING) --show-bin-path)" \
  BENCH_PACKAGE=. "$$($(SWIFT) build -c release --package-path Benchmarks/Generator --scratch-path $(BENCH) --show-bin-path)/Bench"
BUILD_BENCH = echo "Building the generator, the client and their benchmarks" \
  && $(SWIFT) build -c release --product speechgen --scratch-path $(BENCHED) --quiet \
  && $(SWIFT) build -c release $(DECODING) --quiet \
  && $(SWIFT) build -c release --package-path Benchmarks/Generator --scratch-path $(BENCH) --quiet

bench: setup ## Measure the generator, and print tables. It takes some minutes.
	@$(BUILD_BENCH)
	@$(RUN_BENCH) run

bench-decoding: ## Measure how long it takes to decode and encode JSON, and in how much memory.
	@$(SWIFT) run -c release $(DECODING) decoding

bench-compile: setup ## Measure how long the compiler takes for a generated module and for the tool of the plugin.
	@Benchmarks/compile.sh

bench-check: setup ## Check whether the generator and the client take more instructions than before.
	@if command -v valgrind >/dev/null; then $(BUILD_BENCH) && $(RUN_BENCH) check; \
	else echo "skipped: valgrind, which counts instructions, is not installed"; fi

bench-record: setup ## Record how many instructions the generator and the client take.
	@$(BUILD_BENCH)
	@$(RUN_BENCH) record

WRITTEN = Package.swift Sources Plugins Tests Templates $(wildcard Examples/*/Package.swift Examples/*/Sources Examples/*/Tests) \
  $(wildcard Fuzzing/Package.swift Fuzzing/Sources) \
  Benchmarks/*/Package.swift Benchmarks/*/Sources Emulator/Package.swift Emulator/Sources Emulator/Tests

lint: ## Check the style of all Swift files.
	$(SWIFT) format lint --strict --recursive $(WRITTEN) Generated

format: ## Format the hand-written Swift files.
	$(SWIFT) format --in-place --recursive $(WRITTEN)

DOCS = .build/docs
ALL_TRAITS = --scratch-path .build/all-traits
PORT ?= 8000

docs: setup ## Build the documentation as a site of static files, in .build/docs/site.
	@rm -rf $(DOCS) && mkdir -p $(DOCS)/symbols $(DOCS)/archives
	$(SWIFT) build $(ALL_TRAITS) --enable-all-traits
	@rm -rf "$$(dirname "$$($(SWIFT) build $(ALL_TRAITS) --show-bin-path)")/symbolgraph"
	@# It fails for the tests, which are not built. A module without symbols is noticed below.
	@$(SWIFT) package $(ALL_TRAITS) --enable-all-traits dump-symbol-graph --minimum-access-level public >/dev/null 2>&1 || true
	@echo "Documenting SpeechToText"; \
	$(DOCC) convert Documentation/SpeechToText.docc --warnings-as-errors --fallback-display-name "Speech to Text" \
	  --fallback-bundle-identifier SpeechToText --output-path $(DOCS)/archives/SpeechToText.doccarchive
	@all="$$(dirname "$$($(SWIFT) build $(ALL_TRAITS) --show-bin-path)")/symbolgraph"; \
	for module in $(DOCUMENTED); do \
	  echo "Documenting $$module"; \
	  symbols=$(DOCS)/symbols/$$module; catalog=$$(ls -d Sources/*/$$module.docc 2>/dev/null); \
	  mkdir "$$symbols" && cp "$$all/$$module".symbols.json "$$symbols" || exit 1; \
	  for file in "$$all/$$module"@*.symbols.json; do if test -f "$$file"; then cp "$$file" "$$symbols"; fi; done; \
	  if test -d "Generated/$$module"; then \
	    catalog=$(DOCS)/symbols/$$module.docc; namespace=$${module#SpeechToText}; mkdir "$$catalog"; \
	    version=$$(sed -n 's|^/// The api-version `\(.*\)`.*|\1|p' "Generated/$$module/$$namespace.swift"); \
	    sed "s|MODULE|$$module|g; s|NAMESPACE|$$namespace|g; s|VERSION|$$version|g" Documentation/Module.md.in >"$$catalog/$$module.md"; \
	  fi; \
	  test -d "$$catalog" || catalog=; \
	  $(DOCC) convert $$catalog --warnings-as-errors --additional-symbol-graph-dir "$$symbols" \
	    --fallback-display-name "$$module" --fallback-bundle-identifier "$$module" \
	    --output-path "$(DOCS)/archives/$$module.doccarchive" || exit 1; \
	done
	@$(DOCC) merge $(DOCS)/archives/*.doccarchive --output-path $(DOCS)/site \
	  --synthesized-landing-page-name "Speech to Text for Swift" --synthesized-landing-page-kind Package
	@echo "Run 'make serve-docs' and open http://localhost:$(PORT)/documentation"

serve-docs: ## Serve the documentation on this machine, at http://localhost:8000/documentation.
	@echo "Open http://localhost:$(PORT)/documentation"
	@python3 -m http.server $(PORT) --bind 127.0.0.1 --directory $(DOCS)/site >/dev/null
