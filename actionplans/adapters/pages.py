"""Which pages does a proposal change, and how do they look? As one file that a browser shows by itself.

A forge shows a file of a run with one click, but no folder of files. So the changed pages stand under each other in
one, with the site's looks and pictures in it, and without its scripts: what needs them is in the whole preview.
"""

from __future__ import annotations

import base64
import html
import mimetypes
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from actionplans.markup.html import pieces

# A change of the theme changes every page; nobody looks through them all, and a file of them is slow to open.
MOST_PAGES = 40
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_OWN_IDS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
# Of a tag's attributes, with their values.
_PART = re.compile(r"""(\s)([a-zA-Z-]+)(="([^"]*)")?""")


def changed(before: Path, after: Path) -> tuple[list[str], list[str]]:
    """The pages of a built site that say something else than in another, or are new; and those that are gone."""
    old, new = _articles(before), _articles(after)
    return [path for path, text in new.items() if old.get(path) != text], [path for path in old if path not in new]


def as_one(after: Path, paths: list[str], gone: list[str]) -> str:
    """Pages of a built site as one page, with all that they need in it."""
    shown = {path: f"sida-{number}" for number, path in enumerate(paths[:MOST_PAGES], 1)}
    whole = {path: (after / path).read_text(encoding="utf-8") for path in shown}
    names = {path: html.unescape(_title(text)) for path, text in whole.items()}
    menu = "".join(f'<li><a href="#{shown[path]}">{html.escape(name)}</a></li>' for path, name in names.items())
    told = (
        [f"<p>Förslaget ändrar {len(paths)} sidor. De {MOST_PAGES} första visas.</p>"]
        if len(paths) > MOST_PAGES
        else []
    )
    told += [f"<p>Försvinner: {html.escape(', '.join(gone))}</p>"] if gone else []
    parts = "".join(
        f'<section id="{shown[path]}" style="border-top: .3rem solid; margin-top: 2rem; padding-top: 1rem">'
        f"{''.join(_fitted(after, path, shown, _article(text)))}</section>"
        for path, text in whole.items()
    )
    style = "\n".join(_sheets(after, next(iter(whole.items()), ("", ""))))
    return (
        '<!doctype html>\n<html lang="sv" class="no-js"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Sidorna som ändras</title><style>{style}</style></head>"
        '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">'
        '<main class="md-grid" style="padding: 1rem"><article class="md-content__inner md-typeset">'
        f"<h1>Sidorna som ändras</h1>{''.join(told)}<ol>{menu}</ol>{parts}</article></main></body></html>\n"
    )


def main(arguments: list[str]) -> int:
    """Write the changed pages of two built sites, before and after, to a file; none where nothing changes."""
    before, after, target = map(Path, arguments)
    target.unlink(missing_ok=True)
    paths, gone = changed(before, after)
    if paths or gone:
        target.write_text(as_one(after, paths, gone), encoding="utf-8")
    print(f"Sidor som ändras: {len(paths)}.")
    return 0


def _articles(site: Path) -> dict[str, str]:
    """What each page of a built site says, by its path: of the first page first."""
    files = sorted(site.rglob("*.html"), key=lambda path: (len(path.relative_to(site).parts), path.as_posix()))
    return {path.relative_to(site).as_posix(): _article(path.read_text(encoding="utf-8")) for path in files}


def _article(page: str) -> str:
    found = _ARTICLE.search(page)
    return found[1] if found else ""


def _title(page: str) -> str:
    found = _TITLE.search(page)
    return found[1].rpartition(" - ")[0] or found[1] if found else ""


# --- Made to stand beside others --------------------------------------------------------------------------------------


def _fitted(site: Path, path: str, shown: Mapping[str, str], article: str) -> Iterator[str]:
    """A page's content with ids of its own, links that lead somewhere here, and pictures in it; without scripts."""
    first, rest = pieces(article)
    yield first
    silent = False
    for markup, end, name, attributes, text in rest:
        if name == "script":
            silent = end == ""
        elif not silent:
            fitted = _tag(site, path, shown, name, attributes) if name and attributes and not end else markup
            yield fitted + text


def _tag(site: Path, path: str, shown: Mapping[str, str], name: str, attributes: str) -> str:
    mine = shown[path]

    def fitted(found: re.Match[str]) -> str:
        key, said = found[2].lower(), html.unescape(found[4] or "")
        if key in _OWN_IDS and said:
            return f'{found[1]}{key}="{html.escape(" ".join(f"{mine}-{one}" for one in said.split()))}"'
        if key == "href" and name != "use":
            target = _target(path, shown, said)
            return f'{found[1]}href="{html.escape(target)}"' if target else ""
        if key in ("src", "srcset"):
            return f'{found[1]}{key}="{_inlined(site, path, said)}"'
        return found[0]

    return f"<{name}{_PART.sub(fitted, attributes)}>"


def _target(path: str, shown: Mapping[str, str], link: str) -> str:
    """Where a link leads: to a page that is shown here, to the world outside, or nowhere."""
    there = urlsplit(link)
    if there.scheme:
        return link
    page = _beside(path, there.path) if there.path else path
    if page not in shown:
        return ""
    return f"#{shown[page]}-{unquote(there.fragment)}" if there.fragment else f"#{shown[page]}"


def _inlined(site: Path, path: str, link: str) -> str:
    file = site / _beside(path, urlsplit(link).path)
    if urlsplit(link).scheme or not file.is_file():
        return ""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _beside(path: str, link: str) -> str:
    """The path in the site of what a page links to."""
    parts: list[str] = []
    for part in (*PurePosixPath(path).parent.parts, *unquote(link).split("/")):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)


def _sheets(site: Path, page: tuple[str, str]) -> Iterator[str]:
    """The style sheets of a page. What they fetch is left out: the site's own fetch nothing that says something."""
    path, text = page
    for link in _SHEET.findall(text):
        file = site / _beside(path, link)
        if file.is_file():
            yield file.read_text(encoding="utf-8").replace("</", "<\\/")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
