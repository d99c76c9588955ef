#!/usr/bin/env bash
# Speed and detection on one made-up batch of 1,980 entries with 10,000 nodes, beside the yardstick, in one run.
#
#     benches/run.sh [FOLDER]      the workload is made in FOLDER (default: target/bench)
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mkdir -p "${1:-target/bench}" && cd "${1:-target/bench}" && pwd)

cargo build --release --locked
cargo build --release --manifest-path benches/ref/Cargo.toml --target-dir target/ref
ssmlint=$PWD/target/release/ssmlint
ref=$PWD/target/ref/release/ref
python3 benches/gen.py --out "$work" w2

scores=$PWD/benches/score.py
bench=$PWD/benches/bench.py
cd "$work/w2"
facts="inventory.json inventory-ec2.json existing.json catalog documents"
python3 "$bench" --runs 15 \
    "ref value, JSON=$ref value clean.json $facts" \
    "ssmlint, JSON=$ssmlint check -q clean.json" \
    "ref value, YAML=$ref value clean.yaml $facts" \
    "ssmlint, YAML=$ssmlint check -q clean.yaml"
for file in clean.json clean.yaml faulty.json faulty.yaml over-limit.json; do
    echo "$file"
    # Faults are what it is to find: their exit status is no failure here.
    "$ssmlint" check --format json "$file" | python3 "$scores" "$file.key.jsonl" - || true
done
