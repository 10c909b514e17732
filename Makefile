# Every command a contributor, a packager or the CI runs. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# The shipped program carries the Swift runtime, libcrypto, SQLite and libstdc++ inside it, has no symbols, and sits at a
# fixed address: nothing is left to look up or move when it starts. Nor does it offer what is in it to others, which Swift's
# own list of arguments asks for. ARCHITECTURE.md tells what each of these is worth.
STATIC := $(CURDIR)/.build/static
RELEASE := -c release --static-swift-stdlib -Xlinker -s -Xlinker -L$(STATIC) -Xlinker --gc-sections \
	-Xlinker --no-export-dynamic \
	-Xswiftc -Xclang-linker -Xswiftc -no-pie -Xswiftc -Xclang-linker -Xswiftc -static-libgcc --disable-local-rpath \
	-Xswiftc -cross-module-optimization
PROGRAM = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)/tagroll
DEMO := demo-roll

BUILD_PACKAGES := gcc libstdc++-12-dev libsqlite3-dev libudev-dev libssl-dev libarchive-dev libxlsxwriter-dev libzint-dev udev
# What the program loads when it prints.
PRINT_PACKAGES := libpangocairo-1.0-0 libzint2.11 fonts-noto-core fonts-wqy-microhei
TEST_PACKAGES := python3 python3-jsonschema binutils umockdev $(PRINT_PACKAGES) poppler-utils python3-pil python3-zxing-cpp
BENCH_PACKAGES := gcc python3 strace
# Other inventories to set the scan beside; one that cannot be installed leaves its row out.
BENCH_PEERS := lshw inxi facter fusioninventory-agent
LAB_PACKAGES := gcc libc6-dev python3 qemu-system-x86
LAB_KERNEL = lab/.build/linux-image.deb

.PHONY: help deps test-deps bench-deps lab-deps build release run test check lint format golden fixture docs oracle pairs lives audit lab fuzz \
	fuzz-check torture bench install clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

# Installs what is missing, and asks for more rights only then.
define need
	@missing=$$(for p in $(1); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  as=; [ $$(id -u) = 0 ] || as=sudo; \
	  echo "installing:" $$missing; \
	  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

deps: ## install the packages a build needs
	$(call need,$(BUILD_PACKAGES))

test-deps: deps
	$(call need,$(TEST_PACKAGES))

bench-deps: deps
	$(call need,$(BENCH_PACKAGES))
	@as=; [ $$(id -u) = 0 ] || as=sudo; for p in $(BENCH_PEERS); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' && continue; \
	  $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$p >/dev/null 2>&1 \
	    || echo "$$p cannot be installed: no row for it"; \
	done

build: deps ## build for development
	$(SWIFT) build

# A folder in which the linker finds these libraries only in their static form.
$(STATIC): | deps
	@mkdir -p $@
	@for name in libcrypto libsqlite3 libstdc++; do ln -sf "$$(gcc -print-file-name=$$name.a)" $@/; done

release: deps $(STATIC) ## build the program that ships
	$(SWIFT) build $(RELEASE) --product tagroll

run: release ## scan this machine, register it in ./demo-roll/, show its card
	@tools/demo.sh "$(PROGRAM)" $(DEMO)

test: test-deps ## run all tests
	$(SWIFT) test --parallel

# Some tests over again without root's rights: what is withheld must replay as withheld.
define as_nobody
	@[ $$(id -u) != 0 ] || setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/tmp \
	  "$$($(SWIFT) build --show-bin-path)/tagrollPackageTests.xctest" --testing-library swift-testing --filter $(1)
endef

check: test-deps lint ## what CI runs: lint, tests, the shipped binary
	$(SWIFT) build --build-tests
	$(SWIFT) test --parallel
	$(call as_nobody,captureReplays)
	$(MAKE) release
	tools/check-binary.sh "$(PROGRAM)"
	tools/check-units.sh "$(PROGRAM)"
	python3 tools/make-lifecycle-page.py "$(PROGRAM)" --check
	python3 tools/make-identity-page.py "$(PROGRAM)" --check
	python3 oracle/run.py "$(PROGRAM)"
	$(call model,100000)
	$(call pairs)
	$(call bodies,20000)
	python3 torture/run.py "$(PROGRAM)"

lint: ## is everything formatted?
	$(SWIFT) format lint --strict -r Package.swift Sources scanners schemas Tests Benchmarks Fuzz

format: ## format everything
	$(SWIFT) format -i -r Package.swift Sources scanners schemas Tests Benchmarks Fuzz

golden: test-deps ## write the expected outputs anew; review the difference like code
	TAGROLL_GOLDEN=write $(SWIFT) test || true
	git status --short Tests

fixture: build ## record this machine for the tests, serials replaced: make fixture NAME=thinkpad-t14
	@[ -n "$(NAME)" ] || { echo "say what the machine is called: make fixture NAME=thinkpad-t14" >&2; exit 2; }
	"$$($(SWIFT) build --show-bin-path)/tagroll" record "Tests/ScannersTests/Fixtures/$(NAME)"

docs: test-deps build ## draw the tables of docs/lifecycle*.md and docs/identity*.md anew from the program
	python3 tools/make-lifecycle-page.py "$$($(SWIFT) build --show-bin-path)/tagroll"
	python3 tools/make-identity-page.py "$$($(SWIFT) build --show-bin-path)/tagroll"

oracle: test-deps release ## hold every recording against other programs' answers
	python3 oracle/run.py "$(PROGRAM)" $(ORACLE)

# The rules of a life, told a second time in Python, against the program's.
define model
	$(SWIFT) build $(RELEASE) --product tagroll-judge
	python3 Tests/model/run.py "$(dir $(PROGRAM))tagroll-judge" --steps $(1)
endef

# Machines, what happens to them, and what their scans are taken for.
RECORDINGS = $(or $(TAGROLL_REALDATA),../shared/realdata)
define pairs
	$(SWIFT) build $(RELEASE) --product tagroll-pairs
	"$(dir $(PROGRAM))tagroll-pairs" "$(RECORDINGS)" $(1)
endef

pairs: deps $(STATIC) ## score the verdicts about machines; PAIRS=--weights tries other weights
	$(call pairs,$(PAIRS))

lives: deps release ## live years with twenty machines, send their reports in 10,000 orders; LIVES="--orders 500" for less
	$(SWIFT) build $(RELEASE) --product tagroll-lives
	"$(dir $(PROGRAM))tagroll-lives" "$(PROGRAM)" $(LIVES)

# Canonical bytes, spelled by the program and by the auditors' verifier.
define bodies
	$(SWIFT) build $(RELEASE) --product tagroll-judge
	python3 Tests/pack/bodies.py "$(dir $(PROGRAM))tagroll-judge" --count $(1)
endef

audit: test-deps release ## change a small pack byte by byte, break every proof, spell a million events twice
	$(call bodies,1000000)
	python3 Tests/pack/proofs.py --to 256
	tools/small-pack.sh "$(PROGRAM)" .build/small-pack.zip
	python3 Tests/pack/tamper.py .build/small-pack.zip

torture: test-deps release ## walk its rules, kill it, break its disk and its file, crowd its roll: about twenty minutes
	$(call model,1000000)
	python3 torture/run.py "$(PROGRAM)" --long $(TORTURE)

# The kernel of the lab is only unpacked, never installed.
$(LAB_KERNEL):
	@mkdir -p $(@D)
	cd $(@D) && apt-get download -q $$(apt-cache depends linux-image-amd64 | sed -n 's/^ *Depends: //p') 2>/dev/null
	mv $(@D)/linux-image-*.deb $@

lab-deps: deps
	$(call need,$(LAB_PACKAGES))

lab: lab-deps release $(LAB_KERNEL) ## boot emulated machines of known parts and scan inside them
	python3 lab/run.py "$(PROGRAM)" $(LAB_KERNEL)

# Instrumented builds, away from the others. A bounded check needs no fast program, a long run does.
FUZZ := TAGROLL_FUZZ=1 $(SWIFT) build --sanitize fuzzer --scratch-path .build/fuzz --product tagroll-fuzz
TIME ?= 60
TARGETS ?=

fuzz: test-deps ## feed every reader of others' bytes for TIME=60 seconds each; TARGETS="edid json" for some
	$(FUZZ) -c release -Xswiftc -enable-testing
	python3 Fuzz/run.py .build/fuzz/release/tagroll-fuzz --time $(TIME) $(TARGETS)

fuzz-check: test-deps ## the same for a fixed number of runs, as CI does
	$(FUZZ)
	python3 Fuzz/run.py .build/fuzz/debug/tagroll-fuzz $(TARGETS)

bench: bench-deps release ## ratios beside floor programs in C; SIZE=1000000 for rolls of so many assets
	$(SWIFT) build $(RELEASE) --product tagroll-bench
	python3 Benchmarks/run.py $(if $(SIZE),--assets $(SIZE)) $(BENCH)

install: release ## install program, completions, manual pages and units below PREFIX
	tools/install.sh "$(PROGRAM)" "$(DESTDIR)$(PREFIX)" "$(PREFIX)"

clean: ## remove what was built
	rm -rf .build Benchmarks/.build lab/.build torture/.build $(DEMO)
