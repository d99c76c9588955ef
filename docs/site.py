"""Lays out the site: the pages of `docs/`, the README as the first one, the rules with their indexes, and the configuration's members.

site.py SSMLINT FOLDER: writes FOLDER/pages and FOLDER/zensical.toml, from which `.ci/site` builds it. Nothing is listed by hand that can be read: rules
come from `rules/`, members from the schema.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

ssmlint, out = sys.argv[1], pathlib.Path(sys.argv[2])
root = pathlib.Path(__file__).resolve().parent.parent
source = "https://github.com/ssmlint/ssmlint/blob/main"
pages = out / "pages"

# The order of the pages; what is in none of these groups is an error.
GROUPS = {
    "First steps": ["playground", "start/requests", "start/cloudformation", "start/cdk", "start/sam", "start/terraform", "start/documents"],
    "Use": ["commands", "reading", "configuration", "members", "old-repositories", "editors", "ci", "scale", "library"],
    "Reference": ["schedules", "actions", "rules/index", "rules/by-error", "rules/by-code"],
    "Trust": ["undecided", "truth", "open-questions", "comparison", "offline", "security"],
    "Project": ["contributing", "style", "versions", "changelog"],
}
# What the repository's own pages are called in the site.
MOVED = {"README.md": "index.md", "CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md", "SECURITY.md": "security.md"}


def target(place):
    """Where the site has a file of the repository, below its pages; None where it has not."""
    if place in MOVED:
        return MOVED[place]
    if place == "playground/index.html":
        return "playground/index.html"
    if place == "rules/README.md":
        return "rules/index.md"
    if place.startswith("rules/") and place.endswith(".md"):
        return place
    return place.removeprefix("docs/") if place.startswith("docs/") and not place.endswith(".py") else None


def relinked(text, place, page):
    """The text of a file at this place of the repository, with links for the page of the site that it becomes."""

    def one(found):
        link, _, anchor = found[2].partition("#")
        if not link or re.match(r"[a-z]+:", link):
            return found[0]
        absolute = (root / place).parent.joinpath(link).resolve().relative_to(root).as_posix()
        if not (root / absolute).exists():
            sys.exit(f"{place}: nothing is at {found[2]}")
        moved = target(absolute)
        anchor = f"#{anchor}" if anchor else ""
        if moved is None:
            return f"{found[1]}({source}/{absolute}{anchor})"
        up = "../" * page.count("/")
        return f"{found[1]}({up}{moved}{anchor})"

    parts = re.split(r"(^ *```.*?^ *```$)", text, flags=re.S | re.M)
    return "".join(part if part.lstrip().startswith("```") else re.sub(r"(\[[^\]]*\])\(([^)\s]+)\)", one, part) for part in parts)


def write(page, text):
    path = pages / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rules():
    """Each rule: family, name, code, severity, errors, first sentence."""
    for path in sorted(root.glob("rules/*/*.md")):
        text = path.read_text(encoding="utf-8")
        code, severity, errors, *_ = re.search(r"^\| (SSM\d+) \| (.*?) \| (.*?) \| ", text, re.M).groups()
        words = re.search(r"^## What is wrong\s+(.+?)(?:\n\n|\Z)", text, re.S | re.M)
        sentence = re.split(r"(?<=\.) ", " ".join(words[1].split()))[0]
        yield path.parent.name, path.stem, code, severity, re.findall(r"`(\w+)`", errors), sentence


def table(chosen):
    rows = [f"| {code} | [{name}]({family}/{name}.md) | {severity} | {sentence} |" for family, name, code, severity, _, sentence in chosen]
    return "\n".join(["| code | rule | severity | what is wrong |", "|---|---|---|---|", *rows])


def members(schema, above=""):
    """A row for each member of the configuration, those inside another one after it."""
    for name, member in schema.get("properties", {}).items():
        kind = member.get("type", "")
        inner, path = member, f"{above}{name}"
        if kind == "array":
            inner, path = member.get("items", {}), f"{path}[]"
            kind = f"list of {inner.get('type', 'any')}s"
        values = member.get("enum") or member.get("additionalProperties") not in (None, False, True) and member["additionalProperties"].get("enum")
        allowed = ", ".join(f"`{value}`" for value in values or [])
        default = f"`{json.dumps(member['default'])}`" if "default" in member else ""
        described = member.get("description", "").replace("|", "\\|")
        yield f"| `{path}` | {kind}{': ' + allowed if allowed else ''} | {default} | {described} |"
        yield from members(inner, f"{path}.")


shutil.rmtree(out, ignore_errors=True)
for path in sorted([*root.glob("docs/**/*"), *root.glob("rules/*/*.md"), root / "rules/README.md", *(root / name for name in MOVED)]):
    place = path.relative_to(root).as_posix()
    page = target(place)
    if path.is_dir() or page is None:
        continue
    if path.suffix != ".md":
        (pages / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, pages / page)
        continue
    text = path.read_text(encoding="utf-8")
    if place.startswith("rules/"):
        text = re.sub(r"^<!-- /?\w+ -->\n?", "", text, flags=re.M)
        # What the drawings need of a block is not for its reader, and a file shows its name.
        text = re.sub(r"^```(\w+)( .*)$", lambda found: f"```{found[1]}" + "".join(f' title="{name}"' for name in re.findall(r"file=(\S+)", found[2])), text, flags=re.M)
    write(page, relinked(text, place, page))

# The playground is built by `.ci/playground`, which also tries it.
built = root / "target/playground/site"
if not built.exists():
    sys.exit("there is no playground: build it with .ci/playground")
shutil.copytree(built, pages / "playground")

known = list(rules())
by_code = sorted(known, key=lambda rule: rule[2])
write("rules/by-code.md", f"# Rules by code\n\n{table(by_code)}\n")
errors = sorted({error for rule in known for error in rule[4]})
sections = [f"## {error}\n\n{table([rule for rule in by_code if error in rule[4]])}\n" for error in errors]
rest = [rule for rule in by_code if not rule[4]]
sections.append(f"## None\n\nWhat is accepted.\n\n{table(rest)}\n")
write("rules/by-error.md", "# Rules by error of the API\n\nThe error that the call fails with, or, of a warning, that it perhaps fails with.\n\n" + "\n".join(sections))
schema = json.loads(subprocess.run([ssmlint, "schema", "ssmlint"], check=True, capture_output=True, text=True).stdout)
rows = "\n".join(members(schema))
write("members.md", f"""# Members of the configuration

Of [`ssmlint.yaml`](configuration.md), written from its schema; `[]` is each entry of a list.

| member | type | default | is |
|---|---|---|---|
{rows}
""")


def heading(page):
    return next(line for line in (pages / f"{page}.md").read_text(encoding="utf-8").splitlines() if line.startswith("# "))[2:]


listed = {page for group in GROUPS.values() for page in group} | {"index"}
families = {}
for family, name, *_ in known:
    families.setdefault(family, []).append(name)
    listed.add(f"rules/{family}/{name}")
there = {path.relative_to(pages).with_suffix("").as_posix() for path in pages.rglob("*.md")}
if there != listed:
    sys.exit(f"pages in no group: {sorted(there - listed)}; groups without page: {sorted(listed - there)}")

nav = [{"Home": "index.md"}, *({group: [{heading(page): f"{page}.md"} for page in names]} for group, names in GROUPS.items())]
nav.append({"Rules": [{family: [{name: f"rules/{family}/{name}.md"} for name in names]} for family, names in families.items()]})


def toml(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


(out / "zensical.toml").write_text(f"""[project]
site_name = "ssmlint"
site_description = "What the API would refuse in AWS Systems Manager associations and documents, offline"
repo_url = "https://github.com/ssmlint/ssmlint"
docs_dir = "pages"
site_dir = "html"
use_directory_urls = false
nav = {toml(nav)}

[project.theme]
font = false
features = ["content.code.copy", "navigation.indexes", "navigation.prune", "navigation.tabs", "navigation.top", "toc.follow"]
""", encoding="utf-8")
print(f"{len(there)} pages, {len(known)} of rules")
