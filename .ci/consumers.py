"""Reads our reports as others do: with models made from the public schema of SARIF, a parser of JUnit files, and the
members that GitLab, reviewdog and readers of checkstyle name in their documentation."""
import json
import sys
import xml.etree.ElementTree as xml

import junitparser
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

work = sys.argv[1]


def text(name):
    with open(f"{work}/report.{name}", encoding="utf-8") as file:
        return file.read()


sarif = Sarif.model_validate_json(text("sarif"))
results = sarif.runs[0].results
assert results, "no results"
gitlab = json.loads(text("gitlab"))
rdjson = json.loads(text("rdjson"))["diagnostics"]
checkstyle = list(xml.fromstring(text("checkstyle")).iter("error"))
junit = [case for suite in junitparser.JUnitXml.fromfile(f"{work}/report.junit") for case in suite]
counts = {len(results), len(gitlab), len(rdjson), len(checkstyle), len(junit)}
assert len(counts) == 1, f"the formats differ: {counts}"

for issue in gitlab:
    assert set(issue) >= {"description", "check_name", "fingerprint", "severity", "location"}, issue
    assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert issue["location"]["path"] and not issue["location"]["path"].startswith("./")
    assert issue["location"]["lines"]["begin"] >= 1
assert len({issue["fingerprint"] for issue in gitlab}) == len(gitlab), "equal fingerprints collapse"
for diagnostic in rdjson:
    start = diagnostic["location"]["range"]["start"]
    assert diagnostic["severity"] in {"ERROR", "WARNING", "INFO"} and start["line"] >= 1 and start["column"] >= 1
    assert diagnostic["code"]["value"].startswith("SSM") and diagnostic["message"]
for error in checkstyle:
    assert error.get("severity") in {"error", "warning", "info"} and int(error.get("line")) >= 1 and error.get("message")
# A lighter finding does not fail a test.
assert any(case.result for case in junit), "no case fails"
print(f"{len(results)} findings in SARIF, GitLab, JUnit, checkstyle and rdjson alike")
