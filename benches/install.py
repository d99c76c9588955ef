#!/usr/bin/env python3
"""Times a wheel of ssmlint beside one of zizmor, from nothing to the first finding, in the same rounds.

    install.py WHEEL [--rounds 7] [--other WHEEL]

Each round makes a fresh virtual environment for each of the two, installs the wheel with pip, and runs the program on a small file of its own kind
with a fault in it; who is first changes from round to round. The wheels lie on the disk: the other one is downloaded by pip before the first
round, so that no network is timed, and none is asked for dependencies (neither has any). Making the environment is not timed: it is the same
for both. Wall time and the time of processors, the median of the rounds; on a machine that others use, trust the latter.
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv

REQUEST = """Name: AWS-UpdateSSMAgent
ScheduleExpression: rate(1 days)
Targets: [{Key: "tag:Env", Values: [prod]}]
"""
WORKFLOW = """on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.event.head_commit.message }}
"""
# The program, its file, the words that it is called with, and a word of its finding.
TOOLS = {
    "ssmlint": ("association.yaml", REQUEST, ["check", "association.yaml"], "wrong-rate-plural"),
    "zizmor": ("workflow.yml", WORKFLOW, ["--offline", "workflow.yml"], "template-injection"),
}


def timed(command, folder):
    """Wall time, time of processors, and what it printed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done


def once(tool, wheel, folder):
    name, text, words, finding = TOOLS[tool]
    (folder / name).write_text(text, encoding="utf-8")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env/bin"
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", wheel]
    *install, done = timed(pip, folder)
    if done.returncode:
        sys.exit(f"{tool} cannot be installed:\n{done.stderr}")
    *run, done = timed([programs / tool, *words], folder)
    if finding not in done.stdout + done.stderr:
        sys.exit(f"{tool} does not find its fault:\n{done.stdout}{done.stderr}")
    return *install, *run


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("wheel", type=pathlib.Path)
arguments.add_argument("--other", type=pathlib.Path, help="a wheel of zizmor; the newest one is downloaded when it is left out")
arguments.add_argument("--rounds", type=int, default=7)
given = arguments.parse_args()

with tempfile.TemporaryDirectory() as room:
    room = pathlib.Path(room)
    other = given.other
    if other is None:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--dest", room, "zizmor"], check=True)
        other = next(room.glob("zizmor-*.whl"))
    wheels = {"ssmlint": given.wheel.resolve(), "zizmor": other.resolve()}
    for wheel in wheels.values():
        print(f"{wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
    rows = {tool: [] for tool in wheels}
    for number in range(given.rounds):
        for tool in list(wheels)[:: 1 if number % 2 == 0 else -1]:
            folder = room / f"{tool}-{number}"
            folder.mkdir()
            rows[tool].append(once(tool, wheels[tool], folder))

print(f"{given.rounds} rounds, medians in seconds: wall (processors)")
sums = {tool: [(*row, row[0] + row[2], row[1] + row[3]) for row in rows[tool]] for tool in rows}
for at, what in [(0, "install"), (2, "run"), (4, "install and run")]:
    middle = {tool: [statistics.median(row[at + part] for row in sums[tool]) for part in (0, 1)] for tool in sums}
    cells = "  ".join(f"{tool} {wall:.3f} ({spent:.3f})" for tool, (wall, spent) in middle.items())
    ratio = [statistics.median(own[at + part] / their[at + part] for own, their in zip(sums["ssmlint"], sums["zizmor"])) for part in (0, 1)]
    print(f"{what:16} {cells}  ssmlint over zizmor {ratio[0]:.2f} ({ratio[1]:.2f})")
