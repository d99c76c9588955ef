#!/usr/bin/env bash
# Lines of the library that the tests run, by folder: benches/coverage.sh [FILTER OF TESTS...]
#
# Only our own crate is instrumented. The counts are read by the toolchain's own llvm-tools, or by an LLVM of the system that
# is not much older.
set -euo pipefail
cd "$(dirname "$0")/.."

tool() {
    local own
    own=$(find "$(rustc --print sysroot)" -name "$1" -type f 2>/dev/null | head -1)
    for known in "$own" "$1-22" "$1-21" "$1-20" "$1-19" "$1"; do
        if [ -n "$known" ] && command -v "$known" >/dev/null; then echo "$known"; return; fi
    done
    echo "$1 is not at hand: rustup component add llvm-tools, or install llvm-19" >&2
    return 1
}
profdata=$(tool llvm-profdata)
cov=$(tool llvm-cov)

mkdir -p "${CARGO_TARGET_DIR:-target}/coverage/counts"
target=$(cd "${CARGO_TARGET_DIR:-target}/coverage" && pwd)
rm -f "$target"/counts/*
cat >"$target/rustc" <<'WRAPPER'
#!/bin/sh
exec "$@" -Cinstrument-coverage
WRAPPER
chmod +x "$target/rustc"

export CARGO_TARGET_DIR=$target LLVM_PROFILE_FILE=$target/counts/%m-%p.profraw RUSTC_WORKSPACE_WRAPPER=$target/rustc

# The count of instructions and the trace of system calls look at the program from outside.
cargo test --locked --lib --bins
cargo test --locked --test suite -- --skip linear --skip offline "$@"

"$profdata" merge --sparse --failure-mode=all "$target"/counts/*.profraw -o "$target/all.profdata"
programs=$(cargo test --locked --no-run --message-format=json 2>/dev/null |
    python3 -c 'import json, sys
for line in sys.stdin:
    made = json.loads(line)
    if made.get("executable"): print("--object", made["executable"])')
# shellcheck disable=SC2086
"$cov" export $programs --object "$target/debug/ssmlint" --instr-profile="$target/all.profdata" --summary-only \
    --ignore-filename-regex='/(\.cargo|registry|rustc|tests)/' >"$target/summary.json"
python3 - "$target/summary.json" <<'TABLE'
import collections, json, sys
folders = collections.defaultdict(lambda: [0, 0])
for file in json.load(open(sys.argv[1]))["data"][0]["files"]:
    path = file["filename"].split("/src/")[-1]
    lines = file["summary"]["lines"]
    folder = folders[path.split("/")[0]]
    folder[0] += lines["covered"]
    folder[1] += lines["count"]
    if lines["percent"] < 90: print(f"{lines['percent']:6.1f} %  {lines['count'] - lines['covered']:4} lines not run in {path}")
for folder, (covered, count) in sorted(folders.items()): print(f"{100 * covered / count:6.1f} %  of {count:5} lines in {folder}")
TABLE
