#!/usr/bin/env python3
"""Opens every file of a folder in the language server and compares what it says with what the command says.

    lsp_same.py SSMLINT FOLDER

Fails where one of them says something that the other does not. Standard library only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ENDINGS = {".json", ".jsonl", ".yaml", ".yml", ".template", ".tf", ".tofu", ".tfvars"}


def of_command(ssmlint, root, texts):
    done = subprocess.run([ssmlint, "check", "--format", "json", "--quiet", "."], cwd=root, capture_output=True, text=True)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        sys.exit(f"the command ended with status {done.returncode}\n{done.stderr}")
    said = {}
    for finding in json.loads(done.stdout)["findings"]:
        text = texts.get(finding["path"])
        if text is None:
            continue

        def at(end):
            before = text[: finding["span"][end]["byte"]]
            return before.count(b"\n"), len(before) - (before.rfind(b"\n") + 1)

        said.setdefault(finding["path"], set()).add((finding["code"], at("start"), at("end"), finding["message"]))
    return said


def of_server(ssmlint, root, texts):
    def message(method, params, number=None):
        body = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        body = json.dumps(body).encode()
        return b"Content-Length: %d\r\n\r\n" % len(body) + body

    capabilities = {
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": True}},
        "general": {"positionEncodings": ["utf-8"]},
    }
    names = sorted(texts)
    folders = [{"uri": f"file://{root}", "name": "same"}]
    with tempfile.TemporaryFile() as conversation, tempfile.TemporaryFile() as answers:
        say = {"processId": None, "capabilities": capabilities, "workspaceFolders": folders}
        conversation.write(message("initialize", say, "first"))
        for name in names:
            document = {"uri": f"file://{root}/{name}", "languageId": "yaml", "version": 1, "text": texts[name].decode()}
            conversation.write(message("textDocument/didOpen", {"textDocument": document}))
        for number, name in enumerate(names):
            document = {"textDocument": {"uri": f"file://{root}/{name}"}}
            conversation.write(message("textDocument/diagnostic", document, number))
        conversation.write(message("shutdown", None, "last") + message("exit", None))
        conversation.seek(0)
        status = subprocess.run([ssmlint, "lsp"], cwd=root, stdin=conversation, stdout=answers).returncode
        if status != 0:
            sys.exit(f"the server ended with status {status}")
        answers.seek(0)
        rest = answers.read()
    said = {}
    while rest:
        head, rest = rest.split(b"\r\n\r\n", 1)
        length = int(head.split(b":")[1])
        body, rest = json.loads(rest[:length]), rest[length:]
        if not isinstance(body.get("id"), int) or "result" not in body:
            continue
        for finding in (body["result"] or {}).get("items", []):
            start, end = ((place["line"], place["character"]) for place in (finding["range"]["start"], finding["range"]["end"]))
            words = finding["code"], start, end, finding["message"].split("\n")[0]
            said.setdefault(names[body["id"]], set()).add(words)
    return said


def main():
    ssmlint, root = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    texts = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        # What is hidden a folder is not searched for.
        is_hidden = any(part.startswith(".") for part in name.parts)
        if not path.is_file() or is_hidden or path.suffix not in ENDINGS or path.name.endswith("ssmlint.yaml"):
            continue
        try:
            text = path.read_bytes()
            text.decode()
            texts[name.as_posix()] = text
        except UnicodeDecodeError:
            print(f"{name}: not UTF-8: no editor opens it so")
    command, server = of_command(ssmlint, root, texts), of_server(ssmlint, root, texts)
    differing = [name for name in sorted(texts) if command.get(name) != server.get(name)]
    for name in differing:
        mine, other = command.get(name, set()), server.get(name, set())
        print(name, *(f"  command: {one}" for one in sorted(mine - other)), *(f"  server: {one}" for one in sorted(other - mine)), sep="\n")
    count = sum(map(len, command.values()))
    print(f"{len(texts)} files, {count} findings, {len(differing)} files differ")
    return 1 if differing or not count else 0


if __name__ == "__main__":
    sys.exit(main())
