#!/usr/bin/env bash
# The same template of 500 associations, 30 % of them with a fault, for ssmlint and for cfn-lint: what each finds, and how long
# it takes. ssmlint also reads the documents and an inventory of 10,000 nodes. cfn-lint is installed into the folder.
#
#     benches/cfn-lint.sh [FOLDER]      the workload is made in FOLDER (default: target/bench)
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mkdir -p "${1:-target/bench}" && cd "${1:-target/bench}" && pwd)

cargo build --release --locked
ssmlint=$PWD/target/release/ssmlint
[ -x "$work/cfn-lint/bin/cfn-lint" ] || python3 -m venv "$work/cfn-lint"
"$work/cfn-lint/bin/pip" install --quiet --disable-pip-version-check cfn-lint
python3 benches/gen.py --out "$work" w5

benches=$PWD/benches
cd "$work/w5"
"$work/cfn-lint/bin/cfn-lint" --version
for file in faulty.yaml clean.yaml; do
    echo "ssmlint, $file"
    "$ssmlint" check --format json "$file" | python3 "$benches/score.py" "$file.key.jsonl" - || true
    echo "cfn-lint, $file"
    # Its findings in the form that the scores are made from: pointer and message.
    "$work/cfn-lint/bin/cfn-lint" --format json "$file" |
        python3 -c 'import json, sys
for found in json.load(sys.stdin):
    pointer = "".join(f"/{part}" for part in found["Location"].get("Path") or [])
    print(json.dumps({"pointer": pointer, "message": found["Rule"]["Id"] + " " + found["Message"]}))' |
        python3 "$benches/score.py" "$file.key.jsonl" - || true
done
python3 "$benches/bench.py" --runs 7 \
    "ssmlint=$ssmlint check -q faulty.yaml" \
    "cfn-lint=$work/cfn-lint/bin/cfn-lint faulty.yaml"
