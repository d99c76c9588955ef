"""Runs the steps of action.yml and the script of ci/gitlab.yml as their runners do: each in bash, inputs in their variables."""
import os
import subprocess
import sys

from ruamel.yaml import YAML



def load(name):
    with open(name, encoding="utf-8") as file:
        return YAML(typ="safe").load(file)


action, job = load("action.yml"), load("ci/gitlab.yml")["ssmlint"]
work, paths = sys.argv[1:3]
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

variables = dict(os.environ, SSMLINT_PATHS=os.path.abspath(paths))
script = "\n".join(job["before_script"] + job["script"])
done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=work, env=variables, stdout=subprocess.PIPE, text=True)
assert done.returncode == 1 and "error[SSM" in done.stdout, done.stdout[:200]
for report in job["artifacts"]["reports"].values():
    assert os.path.getsize(f"{work}/{report}") > 0, report
print("the script of ci/gitlab.yml runs and writes its reports")
