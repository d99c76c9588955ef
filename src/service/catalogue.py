#!/usr/bin/env python3
"""Makes src/service/catalogue.jsonl, what ssmlint knows of the documents that Amazon owns, from a file of facts.

    catalogue.py FACTS.json > catalogue.jsonl

FACTS.json holds `_meta.as_of` and `documents`, each with name, documentType, schemaVersion, platformTypes, defaultVersion,
retired and parameters. A line of the result is one document, as a record that ssmlint reads like any other; the lines
are sorted by name. The first line is the date. Of a document that cannot be associated only its type matters.
"""
import json
import sys

BOUNDS = ("minChars", "maxChars", "minItems", "maxItems")


def parameter(facts):
    kept = {"type": facts["type"]} if "type" in facts else {}
    if not facts["required"]:
        kept["default"] = facts.get("default", "")
    for key in ("allowedValues", "allowedPattern", *BOUNDS):
        if key in facts:
            kept[key] = facts[key]
    return kept


def record(facts):
    kept = {"Name": facts["name"], "Owner": facts["owner"], "DocumentType": facts["documentType"]}
    if facts["retired"]:
        kept["Retired"] = True
    if facts["associable"]:
        kept["SchemaVersion"] = facts["schemaVersion"]
        kept["PlatformTypes"] = facts["platformTypes"]
        parameters = {name: parameter(p) for name, p in facts["parameters"].items()}
        kept["Content"] = {"schemaVersion": facts["schemaVersion"], "parameters": parameters}
    return kept


def main():
    with open(sys.argv[1]) as f:
        facts = json.load(f)
    dates = {document["as_of"] for document in facts["documents"] if not document["retired"]}
    print(json.dumps({"AsOf": max(dates)}))
    for document in sorted(facts["documents"], key=lambda document: document["name"]):
        print(json.dumps(record(document), ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
