"""Lints a table of requests with Spark: one ssmlint a task, findings as a table.

    python lint.py --requests 's3a://fleet/requests/*.json' --facts facts.zip --out findings.parquet

Each row needs two columns: `path`, which names it in the findings, and `content`, the text of a request, a document or a
template in JSON or YAML. `--requests` reads whole files so; `lint` takes any other DataFrame. `facts.zip` holds `ssmlint.yaml`
and what it lists (documents, inventory, existing associations): every executor gets it once, and every task reads it.
"""

import argparse
import json
import subprocess
from itertools import islice
from threading import Thread

import pandas as pd
from pyspark import SparkFiles
from pyspark.sql import SparkSession

# The members of a finding that are most asked for; `finding` has them all, as `ssmlint schema report` describes them.
SCHEMA = "path string, code string, severity string, api_error string, message string, line int, column int, finding string"
BATCH = 10_000


def row(line):
    finding = json.loads(line)
    start = finding["span"]["start"]
    members = [finding[name] for name in ("path", "code", "severity", "api_error", "message")]
    return (*members, start["line"], start["column"], line.rstrip("\n"))


def linter(command, facts):
    """What one task does: rows go in at one end of a process while findings come out at the other."""

    def lint(frames):
        # From their folder, so that findings name the facts as everybody knows them.
        folder, config = (SparkFiles.get(facts), ["--config", "ssmlint.yaml"]) if facts else (None, ["--isolated"])
        arguments = [command, "check", "--stdin-format", "ndjson", "--fail-on", "never", "--allow-empty", "--quiet", *config]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
        with subprocess.Popen(arguments, cwd=folder, **pipes) as process:
            failures = []

            def feed():
                try:
                    with process.stdin as stdin:
                        for frame in frames:
                            for path, content in zip(frame["path"], frame["content"]):
                                stdin.write(json.dumps({"path": path, "content": content}) + "\n")
                except BaseException as failure:  # to be told by the task, not lost in the thread
                    failures.append(failure)

            writer = Thread(target=feed)
            writer.start()
            while rows := [row(line) for line in islice(process.stdout, BATCH)]:
                yield pd.DataFrame(rows, columns=[column.split()[0] for column in SCHEMA.split(", ")])
            writer.join()
        # With `--fail-on never` findings are no failure; that something could not be checked is one.
        if process.returncode or failures:
            raise RuntimeError(f"ssmlint ended with status {process.returncode}") from next(iter(failures), None)

    return lint


def lint(requests, command="ssmlint", facts=None):
    """The findings in a DataFrame of paths and contents. `facts` is the name of an archive that was added to the context."""
    return requests.select("path", "content").mapInPandas(linter(command, facts), SCHEMA)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", required=True, help="files, one request each; or with --lines a file with one a line")
    parser.add_argument("--lines", action="store_true", help="the input has one JSON object with `path` and `content` a line")
    parser.add_argument("--facts", help="a .zip with ssmlint.yaml and what it lists")
    parser.add_argument("--command", default="ssmlint", help="where ssmlint is on the executors")
    parser.add_argument("--partitions", type=int, help="into how many tasks the requests are cut")
    parser.add_argument("--out", required=True, help="where the findings go, as JSON")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("ssmlint").getOrCreate()
    if options.facts:
        spark.sparkContext.addArchive(f"{options.facts}#facts")
    if options.lines:
        requests = spark.read.schema("path string, content string").json(options.requests)
    else:
        files = spark.read.text(options.requests, wholetext=True)
        requests = files.selectExpr("_metadata.file_path as path", "value as content")
    if options.partitions:
        requests = requests.repartition(options.partitions)
    findings = lint(requests, options.command, "facts" if options.facts else None)
    findings.write.mode("overwrite").json(options.out)
    spark.stop()


if __name__ == "__main__":
    main()
