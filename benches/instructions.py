#!/usr/bin/env python3
"""Instructions of ssmlint over those of the yardstick, which only parses the same bytes, against what is on record.

    instructions.py SSMLINT REF WORK [--record]

Then the instructions of one clean association, all rules on, beyond those of reading its text: the requests of W2 JSON and every
other of them are each checked, and each read as a file of documents while one association is checked, in the same world;
((all checked - all read) - (half checked - half read)) / (associations of all - of half).

Counts by callgrind: the same program, input and environment give the same figure, whatever else the machine does. Makes the
workloads in the folder WORK. Fails where a figure is more than 3 % above `instructions.json`; --record writes that file, and is
for changes that cost more, or less, on purpose. Both programs are to be built as `.ci/run` builds them: without LTO, ssmlint in
one unit of code, because how it falls into several changes with any edit and with the folder it lies in.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

WORSE = 1.03
BESIDE = "inventory.json inventory-ec2.json existing.json catalog documents".split()
# Name: folder, what is checked, what the yardstick parses beside it, and whether the configuration is read.
JOBS = {
    "W1, with world": ("w1", "request.yaml", BESIDE, True),
    "W1, alone": ("w1", "request.yaml", [], False),
    "W2, JSON": ("w2", "clean.json", BESIDE, True),
    "W2, YAML": ("w2", "clean.yaml", BESIDE, True),
    "W3, a twentieth": ("w3", ".", [], True),
    "W5, with world": ("w5", "clean.yaml", BESIDE, True),
    "W5, alone": ("w5", "clean.yaml", [], False),
}

ASSOCIATION = "an association"


def count(folder, command):
    said = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        cwd=folder, capture_output=True, text=True, env={**os.environ, "RAYON_NUM_THREADS": "1"},
    )
    found = re.search(r"Collected : (\d+)", said.stderr)
    if not found or said.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} in {folder}: {said.stderr}")
    return int(found[1])


def association(ssmlint, folder):
    """Instructions of checking one clean association."""
    entries = json.loads((folder / "clean.json").read_text())["Entries"]
    config = (folder / "ssmlint.yaml").read_text()
    (folder / "one.json").write_text(json.dumps({"Entries": entries[:1]}))
    costs = []
    for name, some in ("half", entries[::2]), ("all", entries):
        (folder / f"{name}.json").write_text(json.dumps({"Entries": some}))
        (folder / f"{name}.yaml").write_text(config.replace("catalog/*]", f"catalog/*, {name}.json]"))
        checked = count(folder, [ssmlint, "check", "--quiet", f"{name}.json"])
        read = count(folder, [ssmlint, "check", "--quiet", "--config", f"{name}.yaml", "one.json"])
        costs.append((checked - read, len(some)))
    (half, few), (whole, many) = costs
    return round((whole - half) / (many - few))


def main():
    here = pathlib.Path(__file__).resolve().parent
    ssmlint, ref, work = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    subprocess.run(
        [sys.executable, here / "gen.py", "--out", work, "--files", "250", "w1", "w2", "w3", "w5"],
        check=True, stdout=subprocess.DEVNULL,
    )
    record = here / "instructions.json"
    known = json.loads(record.read_text()) if record.exists() else {}
    found, worse = {}, []
    print(f"{'workload':18}{'ssmlint':>16}{'yardstick':>16}{'ratio':>8}{'on record':>11}")
    for name, (folder, checked, beside, configured) in JOBS.items():
        place = pathlib.Path(work) / folder
        own = count(place, [ssmlint, "check", "--quiet", *([] if configured else ["--isolated"]), checked])
        other = count(place, [ref, "value", checked, *beside])
        found[name] = round(own / other, 3)
        old = known.get(name)
        print(f"{name:18}{own:16,}{other:16,}{found[name]:8.3f}{old or '':>11}")
        if old and found[name] > old * WORSE:
            worse.append(name)
    own = association(ssmlint, pathlib.Path(work) / "w2")
    found[ASSOCIATION], old = own, known.get(ASSOCIATION)
    print(f"{ASSOCIATION:18}{own:16,}{'':24}{old or '':>11}")
    if old and own > old * WORSE:
        worse.append(ASSOCIATION)
    if "--record" in sys.argv:
        record.write_text(json.dumps(found, indent=2) + "\n")
    elif worse:
        sys.exit(f"more instructions than on record: {', '.join(worse)}")


if __name__ == "__main__":
    main()
