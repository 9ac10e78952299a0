# setup    install what building and testing need (Debian packages)
# build    the debug build that the tests use
# test     everything that tests: unit tests, then real clients against `labs serve`
# oracle   install a C# compiler and hold the expressions' corpus against it
# lint     formatting, and the rules that swift-format checks
# format   put the sources into the project's format
# fuzz     hostile documents, expressions and bodies, MINUTES of each
# bench    measure, beside peers on this machine; see Benchmarks/README.md
# example  make results.sqlite.example anew

.PHONY: setup build test oracle lint format fuzz bench example

setup:
	bin/setup sqlite3 python3-venv python3-pip

build: setup
	swift build --build-tests

test: build
	Tests/ModelsTests/pull
	swift test --skip-build
	Tests/Clients/run
	if command -v mcs >/dev/null; then Tests/PolicyExpressionsTests/Corpus/verify; fi

oracle:
	bin/setup mono-mcs mono-runtime libnewtonsoft-json5.0-cil
	Tests/PolicyExpressionsTests/Corpus/verify

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

MINUTES ?= 10
fuzz: build
	LABS_FUZZ_SEED=$${LABS_FUZZ_SEED:-$$(date +%s)} LABS_FUZZ_SECONDS=$$(($(MINUTES) * 60)) \
	  swift test --skip-build --filter FuzzTests

bench:
	Benchmarks/run

example:
	bin/labs --version
	rm -f results.sqlite.example
	bin/labs run token-rate-limiting --seed 1 --results results.sqlite.example
	bin/labs run token-rate-limiting --seed 2 -p tokensPerMinute=300 --results results.sqlite.example
	bin/labs run token-rate-limiting --seed 3 -p tokensPerMinute=100000 --results results.sqlite.example; test $$? -eq 1
	bin/labs run semantic-caching --seed 1 --results results.sqlite.example
	bin/labs run semantic-caching --seed 2 --results results.sqlite.example
	sqlite3 results.sqlite.example "DELETE FROM snapshots WHERE step_id IN \
	  (SELECT steps.id FROM steps JOIN runs ON runs.id = run_id WHERE runs.status = 'passed'); \
	  UPDATE runs SET host = 'example'; VACUUM"
