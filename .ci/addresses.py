"""Fails where a finding would link to a page that is not served: addresses.py SSMLINT SERVED. SERVED is what `ci/pages` laid out."""
import json
import pathlib
import subprocess
import sys
import tomllib

ssmlint, served = sys.argv[1:]
homepage = tomllib.loads(pathlib.Path("Cargo.toml").read_text(encoding="utf-8"))["package"]["homepage"]
rules = json.loads(subprocess.run([ssmlint, "rules", "--isolated", "--format", "json"], check=True, capture_output=True).stdout)
lost = [rule["url"] for rule in rules if not pathlib.Path(served + rule["url"].removeprefix(homepage)).is_file()]
if lost or not rules:
    sys.exit("\n".join(["not served:", *lost]))
print(f"{len(rules)} pages of rules are served where findings link to")
