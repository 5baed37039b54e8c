"""Which sections of a page have nothing in them, once it is known what its macros wrote and which sources there are?

A macro that has nothing to say writes nothing. A heading with nothing but such macros under it promises what is not
there: the page is built without it, and so are its list of contents and the search. What a page says in words of its
own and cites a source for is as old as that source.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Collection, Iterator, Sequence, Set

from actionplans.reading.calls import Call
from actionplans.reading.markdown import own_id, slug, visible
from actionplans.reading.pages import Page
from actionplans.system.fixed import fixed


@fixed
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


# --- Words that have no source yet ------------------------------------------------------------------------------------

_Span = tuple[int, int]


def without_untold(page: Page, citations: Collection[int], untold: Set[int]) -> Page:
    """A page without the sentences that cite only sources which there are not yet, and the headings over nothing else.

    `citations` are the page's calls that cite a source, `untold` those of them whose source there is not.
    """
    text, calls = _text(page)
    cuts = list(_untold(text, calls, citations, untold))
    nothing = Heading("", "")
    parts = tuple(_kept(page, [(*cut, nothing) for cut in _with_headings(text, cuts)]))
    body = "".join(part if isinstance(part, str) else _MARK for part in parts)
    return dataclasses.replace(page, parts=parts, body=body)


def _untold(text: str, calls: dict[int, int], citations: Collection[int], untold: Set[int]) -> Iterator[_Span]:
    """Where sentences stand that cite only such sources; of a paragraph, item or row with no others all of it."""
    for begin, end in _units(text):
        marks = [at for at in calls if begin <= at < end]
        if not marks or not all(calls[at] in citations for at in marks) or untold.isdisjoint(calls[at] for at in marks):
            continue
        sign = _START.match(text, begin, end)
        start = sign.end() if sign else begin
        found = [(start, end)] if text.startswith("|", start) else _sentences(text, start, end, marks)
        cuts = [(first, last) for first, last in found if _cites_only(untold, calls, first, last)]
        left = "".join(text[last:first] for (_, last), (first, _) in itertools.pairwise([(0, start), *cuts, (end, 0)]))
        yield from cuts if re.search(r"\w", left.replace(_MARK, "")) else [(begin, end)]


def _cites_only(untold: Set[int], calls: dict[int, int], first: int, last: int) -> bool:
    cited = [one for at, one in calls.items() if first <= at < last]
    return bool(cited) and all(one in untold for one in cited)


_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?")
_NEW = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]|\||#)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def _units(text: str) -> Iterator[_Span]:
    """Where each paragraph, item of a list, row of a table and heading begins and ends."""
    begin = None
    for line in _LINE.finditer(text):
        blank = not line[0].strip()
        if begin is not None and (blank or _NEW.match(line[0])):
            yield begin, line.start()
            begin = None
        if begin is None and not blank:
            begin = line.start()
    if begin is not None:
        yield begin, len(text)


_ENDED = re.compile(r"[.!?:;…][\"”')*_`]*\s*\Z")


def _sentences(text: str, begin: int, end: int, marks: Sequence[int]) -> Iterator[_Span]:
    """Where that stands which each citation is for: what comes before it, from the one before; so for several in a row.

    One within a sentence is for the rest of that, too. What comes after the last says itself what it is.
    """
    last = marks[-1] + len(_MARK)
    for at, following in zip(marks, [*marks[1:], None], strict=True):
        after = at + len(_MARK)
        if following is not None and not text[after:following].strip():
            continue
        if _ENDED.search(text[begin:after].rstrip(f"{_MARK} \n")):
            yield begin, after
            begin = after
    if begin < last:
        yield begin, end


def _with_headings(text: str, cuts: Sequence[_Span]) -> list[_Span]:
    """The cuts, and the sections in which they leave nothing, whole."""
    found = list(cuts)
    shown = visible(text)
    headings = [match for match in _HEADING.finditer(text) if shown[match.start()] == "#"]
    for number, heading in enumerate(headings):
        end = next((one.start() for one in headings[number + 1 :] if len(one[1]) <= len(heading[1])), len(text))
        inner = [(first, last) for first, last in cuts if heading.end() <= first < end]
        around = itertools.pairwise([(0, heading.end()), *inner, (end, 0)])
        rest = "".join(text[last:first] for (_, last), (first, _) in around)
        if inner and len(heading[1]) > 1 and not _HEADING.sub("", rest).strip():
            found.append((heading.start(), end))
    return _joined(found)


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Spans in order, none within another."""
    found: list[_Span] = []
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or first >= found[-1][1]:
            found.append((first, last))
    return found


# --- Sections ---------------------------------------------------------------------------------------------------------

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
