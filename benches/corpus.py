#!/usr/bin/env python3
"""Runs ssmlint over a folder of public files that are labelled in its index.jsonl, and fails on an error where none is due.

    corpus.py SSMLINT CORPUS

No error may stand in a file that is labelled clean, of the kinds that ssmlint reads; nothing may end it but its own
exit status. Standard library only.
"""
import collections
import json
import pathlib
import subprocess
import sys
import time

READ = {"cfn", "document", "inventory", "request", "snapshot"}


def main():
    ssmlint, corpus = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text().splitlines() if line.strip()]
    index = {row["file"]: row for row in rows}
    start = time.perf_counter()
    # What the files are labelled for: the day before AWS refused runtimes that some of them have.
    done = subprocess.run(
        [ssmlint, "check", "files", "--isolated", "--format", "json", "--now", "2025-09-09T00:00:00Z"],
        cwd=corpus,
        capture_output=True,
        text=True,
    )
    elapsed = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"ssmlint ended with status {done.returncode}\n{done.stderr}")
    report = json.loads(done.stdout)
    errors = collections.Counter()
    bad = []
    for finding in report["findings"]:
        row = index.get(finding["path"], {"kind": "?", "expect": "?"})
        if finding["severity"] == "error":
            errors[row["kind"], row["expect"]] += 1
            if row["expect"] == "clean" and row["kind"] in READ:
                bad.append(f"{finding['path']}: {finding['rule']}: {finding['message']}")
    print(f"{len(rows)} files, {elapsed:.2f} s, {report['summary']}")
    for (kind, expect), count in sorted(errors.items()):
        print(f"  {count} errors in files of kind {kind} that are labelled {expect}")
    if bad:
        sys.exit("errors in clean files:\n" + "\n".join(bad))
    print("no error in a clean file")


if __name__ == "__main__":
    main()
