#!/usr/bin/env python3
"""Compares what ssmlint states of the service with the service model that botocore carries, member by member.

    pip download --no-deps botocore && unzip -q botocore-*.whl -d /tmp/botocore
    python3 src/service/model.py /tmp/botocore/botocore

The path is botocore's own folder (an installed one does as well), or a `service-2.json` of SSM. Compared are

- `src/service/members.rs` and `document_members.rs`, with the patterns of `pattern.rs`: names, order, what is required, types, bounds, patterns, enums;
- `schemas/`: the same, of every schema whose `$comment` names a shape;
- `src/service/error.rs`: the errors of the operations;
- `src/service/target.rs`: the target keys, and the members of their JSON values, that the documentation of `Target` names.

A line is a difference; the last one counts them. Exit 1 when there are any. Only the standard library, and no network.
"""
import glob
import gzip
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, "..", "..", "schemas")
OPERATIONS = ("CreateAssociation", "CreateAssociationBatch", "UpdateAssociation", "CreateDocument", "UpdateDocument")
# Each service has them, and no model lists them.
COMMON = {"SerializationException", "ValidationException"}
# A batch tells of the first under `Failed`; the second was recorded.
FAILED = {"CreateAssociationBatch": {"AssociationAlreadyExists"}, "CreateDocument": {"InvalidParameterValueException"}}
# Words of the documentation that are names of nothing.
NO_KEYS = {"Key", "Values", "tag-key", "value:WebServer", "tag:ServerRole", "ServerRole,WebServer"}
WORDS = {"$schema", "$id", "$comment", "title", "description", "examples", "default"}

differences = []


def differ(where, what, ours, theirs):
    differences.append(where)
    print(f"{where}: {what}: here {ours}, in the model {theirs}")


def read(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return f.read()


def load(path):
    if os.path.isdir(path):
        found = glob.glob(os.path.join(path, "**", "ssm", "2014-11-06", "service-2.json*"), recursive=True)
        if not found:
            sys.exit(f"no ssm/2014-11-06/service-2.json below {path}")
        path = found[0]
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as f:
        return json.load(f)


class Rust:
    """The constants of `members.rs`: literals, lists, and calls of constructors, with the names of others among them."""

    TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\d+|[A-Za-z_][\w:]*|[(){}\[\],&]')

    def __init__(self, text):
        text = re.sub(r"//[^\n]*", "", text)
        self.sources = dict(re.findall(r"(?:static|const) (\w+): \w+ =\s*(.*?);\n", text, re.S))

    def value(self, name):
        self.tokens = self.TOKEN.findall(re.sub(r"\b(?:name|members|min|max|item|key|value): ", r"", self.sources[name]))
        return self.take()

    def take(self):
        token = self.tokens.pop(0)
        if token == "&":
            return self.take()
        if token in ("[", "(", "{"):
            return self.until({"[": "]", "(": ")", "{": "}"}[token])
        if token.startswith('"') or token.isdigit():
            return json.loads(token)
        if self.tokens and self.tokens[0] in ("(", "{"):
            return (token, *self.take())
        if token in self.sources:
            rest, made = self.tokens, self.value(token)
            self.tokens = rest
            return made
        return token

    def until(self, end):
        found = []
        while self.tokens[0] != end:
            found.append(self.take())
            if self.tokens[0] == ",":
                self.tokens.pop(0)
        self.tokens.pop(0)
        return found


def bounds(minimum, maximum, **more):
    return {"min": minimum or 0, "max": maximum[1] if isinstance(maximum, tuple) else maximum, **more}


def of_rust(made, patterns):
    """A value of `members.rs` as a plain shape."""
    kind, *rest = made if isinstance(made, tuple) else (made,)
    if kind == "any_text":
        return bounds(0, None, type="string")
    if kind == "text":
        return bounds(*rest, type="string")
    if kind == "text_from":
        return bounds(rest[0], None, type="string")
    if kind == "matching":
        return bounds(0, None, type="string", pattern=patterns[rest[0]])
    if kind == "bounded":
        return bounds(*rest[:2], type="string", pattern=patterns[rest[2]])
    if kind == "list" or kind == "Shape::List":
        least, most, item = rest
        return bounds(least, None if most == "None" else most, type="list", item=of_rust(item, patterns))
    if kind == "Shape::Map":
        least, most, key, value = rest
        most = None if most == "None" else most
        return bounds(least, most, type="map", key=of_rust(key, patterns), value=of_rust(value, patterns))
    if kind == "Shape::Enum":
        return {"type": "string", "enum": sorted(rest[0])}
    if kind == "Shape::Integer":
        return bounds(*rest, type="integer")
    if kind == "Shape::Boolean":
        return {"type": "boolean"}
    if kind == "Shape::Structure":
        return of_rust(rest[0], patterns)
    if kind == "Structure::of":
        name, members = rest
        named = {member: of_rust(shape, patterns) for _, member, shape in members}
        needed = sorted(member for how, member, _ in members if how == "required")
        return {"type": "structure", "name": name, "members": named, "required": needed}
    sys.exit(f"members.rs has {kind}, which this script does not know")


def of_model(name, model):
    """A shape of the service model as a plain shape."""
    shape = model["shapes"][name]
    kind, edges = shape["type"], (shape.get("min"), shape.get("max"))
    if kind == "structure":
        members = {member: of_model(inner["shape"], model) for member, inner in shape["members"].items()}
        return {"type": kind, "name": name, "members": members, "required": sorted(shape.get("required", []))}
    if kind == "list":
        return bounds(*edges, type=kind, item=of_model(shape["member"]["shape"], model))
    if kind == "map":
        key, value = (of_model(shape[part]["shape"], model) for part in ("key", "value"))
        return bounds(*edges, type=kind, key=key, value=value)
    if "enum" in shape:
        return {"type": "string", "enum": sorted(shape["enum"])}
    if kind == "string":
        plain = bounds(*edges, type=kind)
        return {**plain, "pattern": shape["pattern"]} if "pattern" in shape else plain
    return bounds(*edges, type=kind) if kind == "integer" else {"type": kind}


def of_schema(schema, where):
    """A JSON Schema as a plain shape; `where` is the file that it stands in."""
    if "$ref" in schema:
        file, pointer = schema["$ref"].split("#") if "#" in schema["$ref"] else (schema["$ref"], "")
        file = file or where
        target = schemas()[file]
        for part in pointer.strip("/").split("/") if pointer.strip("/") else []:
            target = target[part]
        return of_schema(target, file)
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        members = {name: of_schema(inner, where) for name, inner in schema["properties"].items()}
        return {"type": "structure", "members": members, "required": sorted(schema.get("required", []))}
    if kind == "object" and not isinstance(schema.get("additionalProperties"), dict):
        return {"type": "map"}
    if kind == "object":
        edges = (schema.get("minProperties"), schema.get("maxProperties"))
        key, value = schema.get("propertyNames", {}), schema["additionalProperties"]
        return bounds(*edges, type="map", key=of_schema({"type": "string", **key}, where), value=of_schema(value, where))
    if kind == "array":
        return bounds(schema.get("minItems"), schema.get("maxItems"), type="list", item=of_schema(schema["items"], where))
    if "enum" in schema:
        return {"type": "string", "enum": sorted(schema["enum"])}
    if kind == "string":
        plain = bounds(schema.get("minLength"), schema.get("maxLength"), type=kind)
        return {**plain, "pattern": schema["pattern"]} if "pattern" in schema else plain
    if kind == "integer":
        return bounds(schema.get("minimum"), schema.get("maximum"), type=kind)
    return {"type": {"number": "timestamp"}.get(kind, kind)}


def schemas(known={}):
    if not known:
        for path in glob.glob(os.path.join(SCHEMAS, "*.schema.json")):
            with open(path, encoding="utf-8") as f:
                known[os.path.basename(path)] = json.load(f)
    return known


def compare(where, ours, theirs, anyhow=()):
    for key in ("type", "min", "max", "enum", "required"):
        if key not in anyhow and ours.get(key) != theirs.get(key) and (ours.get(key) or theirs.get(key)):
            differ(where, key, ours.get(key), theirs.get(key))
    patterns = [shape.get("pattern") for shape in (ours, theirs)]
    # What a pattern of a schema means is held by tests: its spelling is that of JSON Schema, and not of Java.
    if patterns[0] != patterns[1] and (None in patterns or "pattern" not in anyhow):
        differ(where, "pattern", *patterns)
    for part in ("item", "key", "value"):
        if part in ours and part in theirs:
            compare(f"{where}[{part}]", ours[part], theirs[part], anyhow)
    if ours["type"] == "map" and theirs["type"] == "structure" and "type" in anyhow:
        return
    mine, other = ours.get("members", {}), theirs.get("members", {})
    for name in other.keys() - mine.keys():
        differ(where, f"member {name}", "missing", other[name]["type"])
    for name in mine.keys() - other.keys():
        differ(where, f"member {name}", mine[name]["type"], "missing")
    for name in [name for name in mine if name in other]:
        compare(f"{where}.{name}", mine[name], other[name], anyhow)


def tables(model):
    text = read("pattern.rs")
    source = text[text.index("fn source") :]
    patterns = {f"Pattern::{name}": pattern for name, pattern in re.findall(r'Self::(\w+) => r"(.*?)",\n', source)}
    rust = Rust(read("members.rs") + read("document_members.rs"))
    for constant in ("CREATE", "BATCH", "UPDATE", "CREATE_DOCUMENT", "UPDATE_DOCUMENT"):
        ours = of_rust(rust.value(constant), patterns)
        theirs = of_model(ours["name"], model)
        where = f"members.rs {ours['name']}"
        if list(ours["members"]) != list(theirs["members"]) and ours["members"].keys() == theirs["members"].keys():
            differ(where, "order", list(ours["members"]), list(theirs["members"]))
        compare(where, ours, theirs)


def named_shapes(schema, file):
    if isinstance(schema, dict):
        found = re.findall(r"\b[A-Z]\w+", schema.get("$comment", "").partition("shape")[2])
        for name in found:
            yield name, schema, file
        for key, inner in schema.items():
            if key not in WORDS:
                yield from named_shapes(inner, file)


def all_schemas(model):
    for file, schema in sorted(schemas().items()):
        for name, inner, _ in named_shapes(schema, file):
            where = f"{file} {name}"
            if name not in model["shapes"]:
                differ(where, "shape", "named", "missing")
                continue
            # A response is what this tool prints: it says less than the model allows, and demands more.
            answers = "response" in file or "description" in file
            anyhow = ("required", "min", "max", "enum", "type") if answers else ()
            compare(where, of_schema(inner, file), of_model(name, model), (*anyhow, "pattern"))


def errors(model):
    text = read("error.rs")
    for operation in OPERATIONS:
        block = re.search(rf"Self::{operation} => &\[(.*?)\]", text, re.S)
        ours = set(re.findall(r"\w+", block[1])) - COMMON - FAILED.get(operation, set())
        theirs = {error["shape"] for error in model["operations"][operation]["errors"]}
        if ours != theirs:
            differ(f"error.rs {operation}", "errors", sorted(ours - theirs), sorted(theirs - ours))


def target_keys(model):
    text = read("target.rs")
    documented = model["shapes"]["Target"]["documentation"]
    codes = re.findall(r"<code>(.*?)</code>", documented)
    names = {re.sub(r"<.*?>", "", code) for code in codes}
    keys = {name.split(",")[0].removeprefix("Key=") for name in names if name.startswith("Key=")}
    words = {name for name in names if re.fullmatch(r"[A-Z]\w+", name)}
    for name in sorted((keys | words) - NO_KEYS):
        if name.startswith("tag:") or name.startswith('{'):
            continue
        if f'"{name}"' not in text:
            differ("target.rs", f"key {name}", "missing", "documented")


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    model = load(sys.argv[1])
    for look in (tables, all_schemas, errors, target_keys):
        look(model)
    print(f"{len(differences)} differences from the service model")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
