"""What may a page's own text hold besides macro calls, and do its links lead anywhere?

Markdown lets HTML through, and extensions can be turned on that read other files. What could run in a reader's browser,
ask another host or show a file from the server is refused wherever it stands, code blocks too: which of them Markdown
takes for code is its business. What is merely a slip is looked for in the visible text only.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from actionplans.macros import MACROS
from actionplans.model import Model
from actionplans.pages import Page, Pages
from actionplans.problems import Place, Problem, nearest
from actionplans.yaml_slips import INVISIBLE, conflict, invisible

# --- What is refused everywhere ---------------------------------------------------------------------------------------

_ELEMENTS = (
    "script|iframe|frame|frameset|object|embed|applet|form|input|button|textarea|select|style|link|meta|base"
    "|svg|math|template|audio|video|source|portal"
)
_ELEMENT = re.compile(rf"<\s*/?\s*({_ELEMENTS})\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z][^>]*(?:>|\Z)", re.IGNORECASE)
# What stands in braces after a heading or a link becomes attributes, too: {: onclick="…" }.
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}\n]*\}")
_ATTRIBUTE = re.compile(r"[\s\"'/{:](on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_RUNNING_LINK = re.compile(r"(javascript|vbscript|data)\s*:(?=\S)", re.IGNORECASE)
_LINK_BEGINS = re.compile(r"\]\(\s*<?|\]:\s*<?|(?:href|src|action)\s*=\s*[\"']?|<(?=[a-z]+:)", re.IGNORECASE)
_INCLUDE = re.compile(r"-+8<-+")
_OTHER_HOST = re.compile(
    r"!\[[^\]]*\]\(\s*<?((?:https?:)?//[^)\s>]*)|<img\b[^>]*\bsrc\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]*)"
)


def unsafe_text(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page holds no HTML that runs, reads files or asks another host."""
    for page in pages.pages.values():
        yield from (Problem(place(page, at), what, do) for at, what, do in _unsafe(page.body))


def _unsafe(body: str) -> Iterator[tuple[int, str, str]]:
    """Where in a text something unsafe stands, what it is and what to do."""
    for match in _ELEMENT.finditer(body):
        yield match.start(), f"HTML-elementet <{match[1].lower()}> är inte tillåtet", "ta bort det; skriv med Markdown"
    for pattern in (_TAG, _ATTRIBUTE_LIST):
        for outer in pattern.finditer(body):
            for match in _ATTRIBUTE.finditer(outer[0]):
                what = f"attributet {match[1].lower()} är inte tillåtet"
                yield outer.start() + match.start(1), what, "ta bort det; utseendet styrs av temat"
    for match in _LINK_BEGINS.finditer(body):
        # A browser reads &#106; as j, and skips tabs and line ends within the word.
        address = re.sub(r"[\s\x00-\x20]", "", html.unescape(body[match.end() : match.end() + 80]))
        running = _RUNNING_LINK.match(address)
        if running:
            yield (
                match.start(),
                f"en länk till {running[1].lower()}: är inte tillåten",
                "länka till en sida eller webbadress",
            )
    for match in _INCLUDE.finditer(body):
        yield match.start(), f"filer får inte klippas in ({match[0]})", "skriv texten på sidan, eller länka till den"
    for match in _OTHER_HOST.finditer(body):
        what = f"bilden hämtas från en annan webbplats: {match[1] or match[2]}"
        yield match.start(), what, "lägg bilden i docs/ och länka dit"


def bad_signs(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page holds no invisible characters, and nothing that git left where two changes met."""
    for page in pages.pages.values():
        if not INVISIBLE.search(page.body) and "<<<<<<< " not in page.body:
            continue
        for number, line in enumerate(page.body.split("\n"), 1):
            if line.startswith("<<<<<<< "):
                yield conflict(Place(page.file, number), line)
                break
            if INVISIBLE.search(line):
                yield invisible(line, page.file, number)


# --- What is looked for in the visible text ---------------------------------------------------------------------------

_HIDDEN = re.compile(
    r"\{##.*?##\}|<!--.*?-->"
    r"|^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def visible(body: str) -> str:
    """The text of a page with code and comments blanked out, so that what is left stands where it stood."""
    if not any(sign in body for sign in ("`", "~~~", "<!--", "{##")):
        return body  # as most pages
    return _HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), body)


_SINGLE_BRACES = re.compile(r"(?<!\{)\{\s*(\w+)\s*\([^{}\n]*\)\s*\}{1,2}")


def single_braces(model: Model, pages: Pages) -> Iterator[Problem]:
    """A macro stands in two braces, or readers see its name."""
    for page in pages.pages.values():
        for match in _SINGLE_BRACES.finditer(visible(page.body)):
            if match[1] in MACROS:
                what = f"makrot {match[1]} står inom en klammer och visas som text"
                call = match[0].strip("{} ")
                yield Problem(place(page, match.start()), what, f"skriv två: {{{{ {call} }}}}")


_LINK = re.compile(r"(!?)\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\))?))[^()\n]*\)")
_DEFINITION = re.compile(r"^ {0,3}(\[)(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_KNOWN_SCHEMES = ("http:", "https:", "mailto:", "tel:")


def links(model: Model, pages: Pages) -> Iterator[Problem]:
    """A link leads to a page, a file or an address that can be; shown.py looks at what stands after #."""
    for page in pages.pages.values():
        for at, target in targets(page):
            found = _broken(target, page, pages)
            if found:
                yield Problem(place(page, at), *found)


def targets(page: Page) -> Iterator[tuple[int, str]]:
    """Where each link and picture of a page's text stands, and where it leads."""
    text = visible(page.body)
    for match in (*_LINK.finditer(text), *_DEFINITION.finditer(text)):
        yield match.start(), unquote(match[2] or match[3] or "")


def leads_to(target: str, page: Page) -> tuple[str, str]:
    """The path under docs/ and the anchor that a link within the site leads to; of other addresses nothing."""
    if _SCHEME.match(target):
        return "", ""
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    return there, anchor


def _broken(target: str, page: Page, pages: Pages) -> tuple[str, str] | None:
    """What is wrong with where a link leads, and what to do; None where it leads somewhere."""
    scheme = _SCHEME.match(target)
    if not target:
        return "länken har ingen adress", "skriv sidans sökväg eller webbadressen inom parentesen"
    if scheme:
        known = scheme[0].lower() in _KNOWN_SCHEMES
        return None if known else (f"länken ”{target}” är ingen webbadress", "skriv den från https:// och framåt")
    if re.match(r"www\.", target):
        return f"länken ”{target}” saknar https://", f"skriv https://{target}"
    if target.startswith("/"):
        return f"länken ”{target}” börjar med /", "skriv sökvägen från sidan, till exempel ../natverk/index.md"
    there, _ = leads_to(target, page)
    if there not in pages.paths and there not in pages.files:
        return f"länken ”{target}” leder ingenstans", _better_path(there, page, pages)
    return None


def _better_path(there: str, page: Page, pages: Pages) -> str:
    known = {*pages.paths, *pages.files}
    same_name = [path for path in sorted(known) if posixpath.basename(path) == posixpath.basename(there)]
    likely = [
        path for path in (f"{there}.md", f"{there}/index.md", f"{there.removesuffix('.html')}.md") if path in known
    ]
    near = next(iter(likely), None) or (same_name[0] if len(same_name) == 1 else nearest(there, known))
    if not near:
        return "rätta sökvägen; den räknas från sidans egen mapp i docs/"
    return f"menade du ”{posixpath.relpath(near, posixpath.dirname(page.path) or '.')}”?"


_HEADING = re.compile(r"^#{1,6}[ \t]*([^#\n].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}")


def heading_ids(body: str) -> Iterator[str]:
    """The ids of a page's headings and other elements: their own, or as Python-Markdown makes them of their words."""
    text = visible(body)
    yield from (match[1] for match in _OWN_ID.finditer(text))
    yield from (match[1] for match in re.finditer(r"\bid=[\"']([^\"']+)", text))
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(body):
        if text[match.start()] != "#" or _OWN_ID.search(match[1]):
            continue
        slug = _slug(match[1])
        seen[slug] = seen.get(slug, -1) + 1
        yield f"{slug}_{seen[slug]}" if seen[slug] else slug


def _slug(heading: str) -> str:
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def place(page: Page, at: int) -> Place:
    """The place of a character in a page's body."""
    return Place(page.file, page.body.count("\n", 0, at) + 1, at - page.body.rfind("\n", 0, at))


RULES: tuple[Callable[[Model, Pages], Iterator[Problem]], ...] = (
    unsafe_text,
    bad_signs,
    single_braces,
    links,
)
