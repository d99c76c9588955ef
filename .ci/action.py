"""Runs the steps of action.yml as the runner does: each `run` in bash, inputs in their variables."""
import os
import subprocess
import sys

from ruamel.yaml import YAML

with open(sys.argv[1], encoding="utf-8") as file:
    action = YAML(typ="safe").load(file)
work, paths = sys.argv[2:4]
report = f"{work}/action.sarif"
given = {"paths": paths, "arguments": "--fail-on error", "sarif": report}
status = 0
for step in action["runs"]["steps"]:
    variables = dict(os.environ)
    for name, value in step.get("env", {}).items():
        for input_name, text in given.items():
            value = value.replace("${{ inputs.%s }}" % input_name, text)
        variables[name] = value
    done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], env=variables, stdout=subprocess.PIPE, text=True)
    status = done.returncode
assert status == 1, f"the example has errors, the last step ends with {status}"
assert done.stdout.startswith("::error file="), done.stdout[:200]
assert os.path.getsize(report) > 0
print("action.yml runs, annotates and writes SARIF")
