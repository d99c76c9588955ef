"""Fails where a page of the site leads nowhere: links.py FOLDER. Links to other sites are not followed."""
import html.parser
import pathlib
import sys
import urllib.parse

folder = pathlib.Path(sys.argv[1]).resolve()


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.places = [], {""}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.places |= {given[name] for name in ("id", "name") if given.get(name)}
        self.links += [given[name] for name in ("href", "src") if given.get(name)]


pages = {path: Page(path) for path in folder.rglob("*.html") if path.name != "404.html"}
dead, followed = [], 0
for path, page in pages.items():
    for link in page.links:
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        followed += 1
        aim = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
        aim = aim / "index.html" if aim.is_dir() else aim
        if not aim.exists() or aim in pages and urllib.parse.unquote(parts.fragment) not in pages[aim].places:
            dead.append(f"{path.relative_to(folder)}: {link}")
print(f"{len(pages)} pages, {followed} links")
if dead:
    sys.exit("\n".join(["lead nowhere:", *sorted(set(dead))]))
