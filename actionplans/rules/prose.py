"""Which slips stand in a page's own text? They are looked for in the visible text: code may show anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplans.macros import SIGNATURES
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading import signs
from actionplans.reading.calls import meant_call
from actionplans.reading.hidden import Hidden, hidden
from actionplans.reading.markdown import place, visible
from actionplans.reading.pages import Page, Pages
from actionplans.reading.yaml_slips import conflict

# Not =======, which can stand under a heading; it never stands alone.
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>) ")
_CONFLICTS = re.compile(rf"^{_CONFLICT.pattern}", re.MULTILINE)


def bad_signs(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page holds no invisible or garbled sign, none that looks like another, and nothing of two changes that met."""
    for page in pages.pages.values():
        if not (
            signs.suspect(page.body) or signs.ENTITY.search(page.body) or _CONFLICTS.search(page.body)
        ):  # as good as every page
            continue
        for number, line in enumerate(page.body.split("\n"), 1):
            if _CONFLICT.match(line):
                yield conflict(Place(page.file, number), line)
                break
            bad = signs.first_bad(line) or signs.first_written_as_entity(line)
            if bad:
                yield Problem(Place(page.file, number, bad.at + 1), bad.what, bad.do)


def is_garbled(page: Page) -> bool:
    """Whether a page is told to hold two changes that met, or code that nothing ends."""
    return _CONFLICTS.search(page.body) is not None or any(not part.ended for part in hidden(page.body))


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
        # As good as every page: between its calls are words alone. Of one that could not be read there are no parts.
        if page.parts and not any("(" in part or "{" in part for part in page.parts if isinstance(part, str)):
            continue
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


_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def _is_shown(body: str, part: Hidden) -> bool:
    """Whether what is hidden is a comment within a text: that ends with its paragraph."""
    if not body.startswith("<!--", part.start) or not _EMPTY_LINE.search(body, part.start, part.end):
        return False
    return bool(body[body.rfind("\n", 0, part.start) + 1 : part.start].strip())


def left_open(model: Model, pages: Pages) -> Iterator[Problem]:
    """A block of code and a comment end somewhere, or the rest of the page is shown as code, or not at all."""
    for page in pages.pages.values():
        for part in hidden(page.body):
            if not part.ended:
                what = f"kodblocket som börjar med {part.fence} avslutas aldrig"
                yield Problem(place(page, part.fence_at), what, f"skriv en rad med {part.fence} efter koden")
            elif _is_shown(page.body, part):
                what = "kommentaren har en tom rad i sig mitt i ett stycke, och visas som text"
                do = "låt <!-- stå först på en egen rad, med en tom rad ovanför"
                yield Problem(place(page, part.start), what, do)
        comment = visible(page.body).find("<!--")
        if comment >= 0:
            yield Problem(place(page, comment), "kommentaren <!-- avslutas aldrig", "skriv --> efter den")


_UNDERLINED = re.compile(
    r"^(?![ \t]*(?:[#>|<]|[-*+][ \t]|\d+[.)][ \t])|[^\S\n]*+$)(.+)\n(-{2,}|={2,})[ \t]*$", re.MULTILINE
)


def underlined(model: Model, pages: Pages) -> Iterator[Problem]:
    """A heading begins with #: a line under a text makes a heading of it too, most often against the will."""
    for page in pages.pages.values():
        yield from of_underlined(page)


def of_underlined(page: Page) -> Iterable[Problem]:
    """Each line of one page that makes a heading of the text above it."""
    if _CONFLICTS.search(page.body):
        return  # its ======= has been told
    for match in _UNDERLINED.finditer(visible(page.body)):
        what = f"raden ”{match[2]}” gör texten ovanför till en rubrik"
        yield Problem(place(page, match.start(2)), what, "skriv ## framför rubriken, eller en tom rad ovanför linjen")
