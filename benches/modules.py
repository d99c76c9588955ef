#!/usr/bin/env python3
"""Runs ssmlint over public Terraform modules that are labelled in the index.jsonl of a folder, and fails on an error in a clean one.

    modules.py SSMLINT CORPUS [--list]

Nothing may end it but its own exit status. --list prints every error of the others, to be looked at. Standard library only.
"""
import collections
import json
import pathlib
import subprocess
import sys
import time


def main():
    ssmlint, corpus = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text().splitlines() if line.strip()]
    start, counts, bad, others = time.perf_counter(), collections.Counter(), [], []
    for row in rows:
        done = subprocess.run(
            [ssmlint, "check", row["root"], "--isolated", "--allow-empty", "--format", "json"],
            cwd=corpus,
            capture_output=True,
            text=True,
        )
        if done.returncode not in (0, 1):
            sys.exit(f"{row['module']}: ssmlint ended with status {done.returncode}\n{done.stderr}")
        # Older versions of a module, which have rows of their own, lie in folders `@COMMIT` below the newest one.
        is_own = lambda finding: finding["path"].count("/@") == row["root"].count("/@")
        found = [finding for finding in json.loads(done.stdout)["findings"] if finding["severity"] == "error" and is_own(finding)]
        counts[row["label"], "with an error" if found else "without"] += 1
        said = [f"{row['module']}: {finding['path']}: {finding['rule']}: {finding['message']}" for finding in found]
        (bad if row["label"] == "clean" else others).extend(said)
    print(f"{len(rows)} modules, {time.perf_counter() - start:.1f} s")
    for (label, what), count in sorted(counts.items()):
        print(f"  {count} labelled {label} {what}")
    if "--list" in sys.argv:
        print("\n".join(others))
    if bad:
        sys.exit("errors in clean modules:\n" + "\n".join(bad))
    print("no error in a clean module")


if __name__ == "__main__":
    main()
