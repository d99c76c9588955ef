"""Prints associations for the facts in ../fleet, one a line with a path of its own; one in a hundred has a mistake.

    python requests.py 1000000 > requests.ndjson
"""

import json
import sys

MISTAKES = [
    {"ScheduleExpression": "cron(0 2 ? * SUN)"},
    {"Targets": [{"Key": "tags:Tier", "Values": ["web"]}]},
    {"Name": "Acme-InstalAgent"},
    {"Parameters": {"Action": ["Reinstall"]}},
    {"MaxErrors": 5},
]


def request(number):
    association = {
        "Name": "Acme-InstallAgent",
        "AssociationName": f"agent-{number}",
        "Targets": [{"Key": "tag:Tier", "Values": ["web"]}],
        "ScheduleExpression": f"cron({number % 60} {number % 24} ? * SUN *)",
        "Parameters": {"Action": ["Install"], "Channel": ["stable" if number % 2 else "beta"]},
        "MaxConcurrency": "10%",
        "MaxErrors": "5",
    }
    return association | (MISTAKES[number // 100 % len(MISTAKES)] if number % 100 == 99 else {})


for number in range(int(sys.argv[1])):
    line = {"path": f"associations/{number:07}.json", "content": json.dumps(request(number))}
    print(json.dumps(line))
