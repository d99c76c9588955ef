#!/usr/bin/env python3
"""What a key costs in an editor: drives `ssmlint lsp` over pipes, as a client does that is told findings.

    lsp.py SSMLINT REF WORK [--edits N]

Makes the single-batch workload in the folder WORK. REF is the yardstick of `benches/ref`, which tells in the same run how long a hot
parse of the same text into serde_json::Value takes. Each figure is the median of many, from the first byte of the change written to the
last byte of the findings read; with it the processor time of the server for one key. Fails where a figure is beyond its bound.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import threading
import time

# Milliseconds, and ratios.
KEY, KEY_RATIO, ALONE_RATIO, DOCUMENT, START, GROWTH = 10, 2.0, 1.2, 50, 30, 1.02


class Server:
    def __init__(self, ssmlint, root):
        self.began = time.perf_counter()
        self.root = root
        self.process = subprocess.Popen(
            [ssmlint, "lsp"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self.input, self.output = self.process.stdin, os.fdopen(self.process.stdout.fileno(), "rb", 1 << 20, closefd=False)
        self.versions = {}
        capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
        folders = [{"uri": self.uri(""), "name": "bench"}]
        self.say("initialize", {"processId": None, "capabilities": capabilities, "workspaceFolders": folders}, 1)
        self.hear(lambda message: message.get("id") == 1)
        self.say("initialized", {})

    def uri(self, name):
        return f"file://{self.root}/{name}"

    def say(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.input.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def hear(self, wanted):
        """Reads messages up to the wanted one. The message is read as JSON by whoever wants it, behind the clock."""
        while True:
            length = 0
            while (line := self.output.readline().strip()):
                name, value = line.split(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = self.output.read(length)
            now = time.perf_counter()
            message = json.loads(body)
            if wanted(message):
                return message, now

    def findings(self, name, version):
        def wanted(message):
            params = message.get("params") or {}
            return params.get("uri") == self.uri(name) and params.get("version") == version
        message, now = self.hear(wanted)
        return message["params"]["diagnostics"], now

    def open(self, name):
        text = (pathlib.Path(self.root) / name).read_text()
        self.versions[name] = 1
        language = "yaml" if name.endswith("yaml") else "json"
        self.say("textDocument/didOpen", {
            "textDocument": {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        })
        return text

    def change(self, name, start, end, text):
        """Puts a text in the place of some characters; answers when it began."""
        self.versions[name] += 1
        document = {"uri": self.uri(name), "version": self.versions[name]}
        change = {"range": {"start": start, "end": end}, "text": text}
        began = time.perf_counter()
        self.say("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        return began

    def processor(self):
        """Milliseconds."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Megabytes that are resident."""
        pages = int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def end(self):
        self.say("shutdown", None, 2)
        self.hear(lambda message: message.get("id") == 2)
        self.say("exit", None)
        self.process.wait()


def after(text, needle, number):
    """The position behind the occurrence of this number, as a share of all of them."""
    places = [at for at in range(len(text)) if text.startswith(needle, at)] if len(text) < 10_000 else None
    if places is None:
        places, at = [], text.find(needle)
        while at >= 0:
            places.append(at)
            at = text.find(needle, at + 1)
    at = places[int(number * (len(places) - 1))] + len(needle)
    return {"line": text.count("\n", 0, at), "character": at - (text.rfind("\n", 0, at) + 1)}


def keys(server, name, text, count, needle='"Comment": ['):
    """Milliseconds of each key: a character is typed and taken back, here and there in the file."""
    if name.endswith("yaml"):
        needle = "run "
    took, spent = [], server.processor()
    for number in range(count // 2):
        at = after(text, '"run ' if name.endswith("json") else "run ", (number * 37 % 100) / 100)
        behind = {**at, "character": at["character"] + 1}
        for start, end, new in (at, at, "x"), (at, behind, ""):
            began = server.change(name, start, end, new)
            found, now = server.findings(name, server.versions[name])
            took.append((now - began) * 1000)
    return took, (server.processor() - spent) / len(took), len(found)


def world(work, name, batch, batches):
    """A folder with the facts and so many batches."""
    root = work / name
    if root.exists():
        shutil.rmtree(root)
    root.mkdir(parents=True)
    source = work / "w2"
    for fact in ("ssmlint.yaml", "inventory.json", "inventory-ec2.json", "existing.json"):
        shutil.copy(source / fact, root)
    for fact in ("documents", "catalog"):
        shutil.copytree(source / fact, root / fact)
    ending = batch.rsplit(".", 1)[1]
    for number in range(batches):
        shutil.copy(source / batch, root / f"batch-{number}.{ending}")
    return str(root), f"batch-0.{ending}"


def hot(ref, path):
    said = subprocess.run([ref, "hot", path], capture_output=True, text=True, check=True).stdout
    return float(said.split()[0])


def figures(label, took, processor, bound=None):
    took = sorted(took)
    middle = statistics.median(took)
    tail = took[int(len(took) * 0.95)]
    print(f"{label:52}{middle:8.1f} ms{tail:8.1f} ms (95 %){processor:8.1f} ms of processor" + (f"   bound {bound}" if bound else ""))
    return middle


def main():
    here = pathlib.Path(__file__).resolve().parent
    ssmlint, ref = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    work = pathlib.Path(sys.argv[3]).resolve()
    edits = int(sys.argv[sys.argv.index("--edits") + 1]) if "--edits" in sys.argv else 10_000
    subprocess.run([sys.executable, here / "gen.py", "--out", work, "w2"], check=True, stdout=subprocess.DEVNULL)
    beyond = []

    def bounded(name, value, bound):
        if value > bound:
            beyond.append(f"{name}: {value:.2f}, bound {bound}")

    medians = {}
    for batch in "clean.json", "faulty.json", "clean.yaml":
        root, name = world(work, "one", batch, 1)
        server = Server(ssmlint, root)
        text = server.open(name)
        found, now = server.findings(name, 1)
        print(f"{batch}, from the start of the process to the findings{'':3}{(now - server.began) * 1000:8.1f} ms")
        for fact in sorted(pathlib.Path(root).glob("documents/*")):
            server.open(f"documents/{fact.name}")
        keys(server, name, text, 10)
        took, processor, count = keys(server, name, text, 100)
        parse = hot(ref, f"{root}/{name}") if name.endswith("json") else None
        middle = medians[batch] = figures(f"a key in {batch}, {count} findings", took, processor, f"{KEY} ms")
        bounded(f"a key in {batch}", middle, KEY)
        if parse:
            print(f"{'':4}of a hot parse, {parse:.1f} ms{'':28}{middle / parse:8.2f} x{'':26}bound {KEY_RATIO} x")
            bounded(f"a key in {batch}, of a parse", middle / parse, KEY_RATIO)
        server.end()

    root, name = world(work, "many", "clean.json", 50)
    server = Server(ssmlint, root)
    text = server.open(name)
    server.findings(name, 1)
    keys(server, name, text, 10)
    took, processor, _ = keys(server, name, text, 60)
    middle = figures("a key in one of 50 such batches", took, processor)
    print(f"{'':4}of the same with one{'':28}{middle / medians['clean.json']:8.2f} x{'':26}bound {ALONE_RATIO} x")
    bounded("a key in one of 50", middle / medians["clean.json"], ALONE_RATIO)
    server.end()

    # A quarter of the entries are 500 associations; and all of them are of the document's name.
    root, _ = world(work, "document", "clean.json", 1)
    entries = json.loads((pathlib.Path(root) / "batch-0.json").read_text())["Entries"]
    one = next(entry for entry in entries if entry["Name"].startswith("Acme-") and "Targets" in entry)
    batch = [{**one, "AssociationName": f"a-{number}"} for number in range(500)]
    (pathlib.Path(root) / "batch-0.json").write_text(json.dumps({"Entries": batch}, indent=2))
    document = next(pathlib.Path(root).glob(f"documents/{one['Name']}.*")).name
    server = Server(ssmlint, root)
    server.open("batch-0.json")
    server.findings("batch-0.json", 1)
    text = server.open(f"documents/{document}")
    server.findings(f"documents/{document}", 1)
    took, spent = [], server.processor()
    at = after(text, '"description": "' if document.endswith("json") else "description: ", 0)
    behind = {**at, "character": at["character"] + 1}
    for number in range(60):
        new = (at, at, "x") if number % 2 == 0 else (at, behind, "")
        began = server.change(f"documents/{document}", *new)
        heard = set()
        wanted = {server.uri("batch-0.json"), server.uri(f"documents/{document}")}
        while heard != wanted:
            message, now = server.hear(lambda message: message.get("method") == "textDocument/publishDiagnostics")
            if message["params"]["uri"] == server.uri(f"documents/{document}"):
                if message["params"]["version"] != server.versions[f"documents/{document}"]:
                    continue
            heard.add(message["params"]["uri"])
        took.append((now - began) * 1000)
    middle = figures("a key in a document of 500 associations", took, (server.processor() - spent) / len(took), f"{DOCUMENT} ms")
    bounded("a key in a document", middle, DOCUMENT)
    server.end()

    root, name = world(work, "one", "clean.json", 1)
    server = Server(ssmlint, root)
    text = server.open(name)
    server.findings(name, 1)
    keys(server, name, text, edits // 10)
    early = server.memory()
    keys(server, name, text, edits - edits // 10)
    late = server.memory()
    print(f"memory after {edits // 10} edits and after {edits}{'':21}{early:8.1f} MB{late:8.1f} MB")
    bounded("memory", late / early, GROWTH)
    server.end()

    root = str(work / "small")
    pathlib.Path(root).mkdir(exist_ok=True)
    (pathlib.Path(root) / "one.yaml").write_text("Name: AWS-RunPatchBaseline\nParameters: { Operation: [\"install\"] }\n"
        "ScheduleExpression: rate(1 days)\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n")
    took = []
    for _ in range(20):
        server = Server(ssmlint, root)
        server.open("one.yaml")
        _, now = server.findings("one.yaml", 1)
        took.append((now - server.began) * 1000)
        server.end()
    bounded("start", figures("from the start to the first findings", took, 0, f"{START} ms"), START)
    for one in beyond:
        print(f"beyond its bound: {one}")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
