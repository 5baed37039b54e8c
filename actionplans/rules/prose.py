"""What may a page's own text hold besides macro calls?

Markdown lets HTML through, and extensions can be turned on that read other files. What could run in a reader's browser,
ask another host or show a file from the server is refused wherever it stands, code blocks too: which of them Markdown
takes for code is its business. What is merely a slip is looked for in the visible text only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from actionplans.macros import SIGNATURES
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.calls import meant_call
from actionplans.reading.hidden import hidden
from actionplans.reading.markdown import place, visible
from actionplans.reading.pages import Pages
from actionplans.reading.yaml_slips import GARBLED, INVISIBLE, conflict, garbled, invisible

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


# Not =======, which can stand under a heading; it never stands alone.
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>) ")
_BAD = re.compile(rf"{INVISIBLE.pattern}|{GARBLED.pattern}|^{_CONFLICT.pattern}", re.MULTILINE)


def bad_signs(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page holds no invisible and no garbled characters, and nothing that git left where two changes met."""
    for page in pages.pages.values():
        if not _BAD.search(page.body):  # as good as every page
            continue
        for number, line in enumerate(page.body.split("\n"), 1):
            if _CONFLICT.match(line):
                yield conflict(Place(page.file, number), line)
                break
            if INVISIBLE.search(line):
                yield invisible(line, page.file, number)
            elif GARBLED.search(line):
                yield garbled(line, page.file, number)


_SINGLE_BRACES = re.compile(r"(?<!\{)\{\s*(\w+)\s*\([^{}\n]*\)\s*\}{1,2}")
_THREE_BRACES = re.compile(r"(?<!\{)\{\{\{++\s*+(\w++)\s*\([^{}\n]*\)\s*\}\}+")
_IN_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{+[^{}\n]*\}*")
# With an id in quotation marks it is no English word in brackets.
_NO_BRACES = re.compile(r"(?<![(\[])[(\[]*+(?<![\w{.])(\w++)\([\"'”“’]([\w-]+)[\"'”“’][^(){}\n]*\)[)\]]*(?!\s*\})")


def braces(model: Model, pages: Pages) -> Iterator[Problem]:
    """A macro stands in two braces, or readers see its name."""
    # Where Jinja could not read a page, the line has been told.
    told = {problem.place[:2] for problem in pages.problems}
    for page in pages.pages.values():
        text = visible(page.body)
        outside = _IN_BRACES.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        for pattern, searched, how in (
            (_SINGLE_BRACES, text, "står inom en klammer och visas som text"),
            (_THREE_BRACES, text, "har för många klamrar, som visas som text"),
            (_NO_BRACES, outside, "står utan klamrar och visas som text"),
        ):
            for match in pattern.finditer(searched):
                where = place(page, match.start())
                if match[1] in SIGNATURES and where[:2] not in told:
                    written = match[0].strip("{}[] ")
                    call = meant_call(written.lstrip("("), SIGNATURES) or f"{{{{ {written} }}}}"
                    yield Problem(where, f"makrot {match[1]} {how}", f"skriv {call}")


def left_open(model: Model, pages: Pages) -> Iterator[Problem]:
    """A block of code and a comment end somewhere, or the rest of the page is shown as code, or not at all."""
    for page in pages.pages.values():
        for part in hidden(page.body):
            if not part.ended:
                what = f"kodblocket som börjar med {part.fence} avslutas aldrig"
                yield Problem(place(page, part.fence_at), what, f"skriv en rad med {part.fence} efter koden")
        comment = visible(page.body).find("<!--")
        if comment >= 0:
            yield Problem(place(page, comment), "kommentaren <!-- avslutas aldrig", "skriv --> efter den")


_UNDERLINED = re.compile(
    r"^(?![ \t]*(?:[#>|<]|[-*+][ \t]|\d+[.)][ \t])|[^\S\n]*+$)(.+)\n(-{2,}|={2,})[ \t]*$", re.MULTILINE
)


def underlined(model: Model, pages: Pages) -> Iterator[Problem]:
    """A heading begins with #: a line under a text makes a heading of it too, most often against the will."""
    for page in pages.pages.values():
        if re.search(rf"^{_CONFLICT.pattern}", page.body, re.MULTILINE):
            continue  # its ======= has been told
        for match in _UNDERLINED.finditer(visible(page.body)):
            what = f"raden ”{match[2]}” gör texten ovanför till en rubrik"
            yield Problem(
                place(page, match.start(2)), what, "skriv ## framför rubriken, eller en tom rad ovanför linjen"
            )
