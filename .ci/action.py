"""Runs the steps of action.yml and the job of ci/gitlab.yml as their runners do, over a release that a server on this machine has: whole,
damaged and missing.

action.py WORK VERSION: WORK/released holds what `ci/release` made.
"""
import functools
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

from ruamel.yaml import YAML

work, version = pathlib.Path(sys.argv[1]), sys.argv[2]
root = pathlib.Path.cwd()
room = work / "runner"
shutil.rmtree(room, ignore_errors=True)
served = room / "served" / f"v{version}"
served.mkdir(parents=True)
for path in [*(work / "released").glob("*.tar.gz"), work / "released" / "SHA256SUMS"]:
    shutil.copy(path, served)
archive = next(served.glob("*.tar.gz"))

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=room / "served")
handler.func.log_message = lambda *_: None
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
releases = f"http://127.0.0.1:{server.server_port}"

project = room / "a project"
shutil.copytree("examples/fleet", project / "the fleet")
# What is on the machine is not to help: no program, and a cargo that only says that it was called.
tools = room / "tools"
tools.mkdir()
(tools / "cargo").write_text(f"""#!/bin/sh
echo "$@" >>{room}/cargo
while [ $# -gt 1 ]; do if [ "$1" = --root ]; then mkdir -p "$2/bin" && cp {work}/alone/ssmlint "$2/bin"; fi; shift; done
""")
(tools / "cargo").chmod(0o755)
base = {name: value for name, value in os.environ.items() if not name.startswith(("CARGO", "SSMLINT", "GITHUB", "GH_"))}
base["PATH"] = f"{tools}:/usr/bin:/bin"
base["SSMLINT_RELEASES"] = releases


def load(text):
    return YAML(typ="safe").load(text)


def run_action(**given):
    """The exit status, the output and the outputs of the action with these inputs."""
    action = load((root / "action.yml").read_text())
    values = {f"inputs.{name}": told.get("default", "") for name, told in action["inputs"].items()}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
    values |= {"github.action_path": str(root), "github.token": ""}
    shutil.rmtree(room / "temp", ignore_errors=True)
    (room / "temp").mkdir()
    files = {name: room / "temp" / name for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.touch()

    def fill(text):
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)

    printed = ""
    for step in action["runs"]["steps"]:
        variables = base | {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": str(room / "temp")}
        variables["PATH"] = ":".join([*files["GITHUB_PATH"].read_text().split("\n")[:-1], base["PATH"]])
        variables |= {name: fill(text) for name, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=project / fill(step.get("working-directory", ".")), env=variables, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        printed += done.stdout + done.stderr
        if done.returncode:
            break
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    return done.returncode, printed, outputs


def run_job(folder, **given):
    """The exit status and the output of the job with these inputs."""
    told, job = (load(part) for part in (root / "ci/gitlab.yml").read_text().split("\n---\n"))
    values = {name: one.get("default", "") for name, one in told["spec"]["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in given.items()} | {"releases": releases}
    fill = lambda text: re.sub(r"\$\[\[ inputs\.(.*?) \]\]", lambda found: values[found[1]], text)
    job = job["ssmlint"]
    shutil.copytree("examples/fleet", folder / "the fleet")
    variables = base | {name: fill(text) for name, text in job["variables"].items()}
    # `variables` of a job are there before its shell is, and the runner's shell stops at the first failure.
    script = "\n".join(job["before_script"] + job["script"])
    done = subprocess.run(["sh", "-e", "-c", script], cwd=folder, env=variables, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    reports = [folder / name for name in job["artifacts"]["reports"].values()]
    return done.returncode, done.stdout, reports


def holds(condition, *what):
    if not condition:
        sys.exit("\n".join(str(one) for one in ("this does not hold:", *what)))


# A release that is whole.
status, printed, outputs = run_action(paths="the fleet\n", sarif="out of it.sarif")
holds(status == 1 and "is verified and installed" in printed and "::error file=" in printed, status, printed)
holds(outputs["status"] == "1" and int(outputs["errors"]) > 9 and outputs["warnings"] == "1", outputs)
holds((project / outputs["sarif"]).stat().st_size > 0 and not (room / "cargo").exists(), outputs)
status, printed, outputs = run_action(paths="associations.json\nnightly.yaml", working_directory="the fleet", fail_on="never", arguments="--select=SSM5")
holds(status == 0 and outputs["status"] == "0" and outputs["sarif"] == "", status, printed, outputs)
status, printed, outputs = run_action(paths="missing.yaml")
holds(status == 2 and outputs["status"] == "2", status, printed, outputs)
(room / "whole").mkdir()
status, printed, reports = run_job(room / "whole", paths="the fleet")
holds(status == 1 and "error[SSM" in printed and all(report.stat().st_size for report in reports), status, printed)
(room / "lenient").mkdir()
status, printed, reports = run_job(room / "lenient", paths="the fleet", fail_on="never")
holds(status == 0, status, printed)

# One that somebody changed on its way.
whole = archive.read_bytes()
archive.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
status, printed, outputs = run_action(paths="the fleet")
holds(status == 1 and "FAILED" in printed and not outputs, status, printed)
(room / "damaged").mkdir()
status, printed, _ = run_job(room / "damaged", paths="the fleet")
holds(status == 1 and "FAILED" in printed and "SSM" not in printed, status, printed)

# None: it is compiled, unless a version was asked for.
archive.unlink()
status, printed, outputs = run_action(paths="the fleet", version=version)
holds(status == 1 and "has no" in printed and not outputs and not (room / "cargo").exists(), status, printed)
status, printed, outputs = run_action(paths="the fleet")
holds(status == 1 and outputs["status"] == "1" and "--locked" in (room / "cargo").read_text(), status, printed)
(room / "none").mkdir()
status, printed, _ = run_job(room / "none", paths="the fleet")
holds(status == 1 and "error[SSM" in printed, status, printed)
print("action.yml and ci/gitlab.yml download, verify, compile where they must, annotate and write their reports")
