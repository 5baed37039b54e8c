"""Which sections of a page have nothing in them, once it is known what its macros wrote?

A macro that has nothing to say writes nothing. A heading with nothing but such macros under it promises what is not
there: the page is built without it, and so are its list of contents and the search.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplans.reading.calls import Call
from actionplans.reading.markdown import own_id, slug, visible
from actionplans.reading.pages import Page


@dataclass(frozen=True)
class Heading:
    """A heading that is left out: its words, the id that links to it lead to, and the page's calls under it."""

    words: str
    id: str
    calls: frozenset[int] = frozenset()


def without_empty(page: Page, made: Sequence[str]) -> tuple[Page, list[str], list[Heading]]:
    """A page without its empty sections, what the macros left on it wrote, and the headings that are left out.

    `made` is what each of the page's macros wrote. The page's own title stays, whatever is under it.
    """
    if all(made):
        return page, list(made), []
    text, calls = _text(page)
    cuts = list(_empty(text, {at for at, one in calls.items() if not made[one]}, calls))
    kept = [one for at, one in calls.items() if not any(begin <= at < end for begin, end, _ in cuts)]
    shown = dataclasses.replace(page, parts=tuple(_kept(page, cuts)))
    return shown, [made[one] for one in kept], [heading for _, _, heading in cuts]


# A sign that no heading and no text needs; where a call stands is known by its place, not by the sign.
_MARK = "\ue000"


def _text(page: Page) -> tuple[str, dict[int, int]]:
    """A page's text with a sign for each call, and which call stands where."""
    text, calls = "", dict[int, int]()
    for part in page.parts:
        if isinstance(part, Call):
            calls[len(text)] = len(calls)
        text += _MARK if isinstance(part, Call) else part
    return text, calls


_HEADING = re.compile(r"^(#{1,6})(?!#)[ \t]*([^\n]*)$", re.MULTILINE)
_Cut = tuple[int, int, Heading]


def _empty(text: str, silent: set[int], calls: dict[int, int]) -> Iterator[_Cut]:
    """Where each empty section begins and ends: one with only headings and silent calls in it."""
    shown, done = visible(text), 0
    headings = [match for match in _HEADING.finditer(text) if shown[match.start()] == "#"]
    for number, heading in enumerate(headings):
        begin, level = heading.start(), len(heading[1])
        if level == 1 or begin < done:
            continue
        end = next((one.start() for one in headings[number + 1 :] if len(one[1]) <= level), len(text))
        inner = {at for at in calls if heading.end() <= at < end}
        rest = _HEADING.sub("", text[heading.end() : end]).replace(_MARK, "")
        if inner and inner <= silent and not rest.strip():
            done = end
            yield begin, end, _named(heading[2], frozenset(calls[at] for at in inner))


_LINKED = re.compile(r"!?\[([^\[\]]*+)\]\([^)]*+\)")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")


def _named(written: str, calls: frozenset[int]) -> Heading:
    words = _LINKED.sub(r"\1", _ATTRIBUTES.sub("", written)).replace("*", "").replace("`", "").strip(" \t#")
    return Heading(words, own_id(written) or slug(words), calls)


def _kept(page: Page, cuts: Sequence[_Cut]) -> Iterator[str | Call]:
    at = 0
    for part in page.parts:
        if isinstance(part, Call):
            if not any(begin <= at < end for begin, end, _ in cuts):
                yield part
            at += len(_MARK)
            continue
        begin = 0
        for first, last, _ in cuts:
            yield part[begin : max(first - at, begin)]
            begin = max(min(last - at, len(part)), begin)
        yield part[begin:]
        at += len(part)
