"""What of a matter's papers is left to write: places marked *fyll i*, and attachments whose content is not known?

Papers of an unfinished matter are how a draft is read, so they are made, each page marked as a draft. What is sent must
be whole: `sent` refuses while anything is told here. A reconstruction is set of what is known, and its gaps are not the
city's to fill. What was sent is never set again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplans.model.fields import Record
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Attachment, Trip
from actionplans.model.unwritten import MARK, is_written
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.folder import attachment_parts
from actionplans.papers.letter import letter
from actionplans.papers.trips import KIND, reported
from actionplans.reading.letter import SECTION
from actionplans.rules import placeholders
from actionplans.site.addresses import matter_page

_DO = "skriv det som saknas, eller ta bort raden"
_HEADING = re.compile(r"##? ")


def unwritten(case: Case) -> list[Problem]:
    """Everything that is left to write before the papers of a case can be sent, each with its place."""
    found = left_to_fill_in(case)
    if not case.matter.sent and not case.matter.reconstructed:
        found += [_without_content(one) for one, part in attachment_parts(case) if not part["in_data"]]
    return found


def left_to_fill_in(case: Case) -> list[Problem]:
    """What is marked as left to fill in, which makes a draft of the papers."""
    if case.matter.sent:
        return []
    parts = [letter(case), *(part for _, part in attachment_parts(case))]
    texts = [_normal(text) for text in tree.texts(parts)]
    marked = [place for place in placeholders.find(case.project) if _belongs(case, place) or _shown(case, place, texts)]
    found = [Problem(place, "”fyll i” står kvar i det som papperen görs av", _DO) for place in marked]
    if not found and not all(map(_is_whole, texts)):
        found.append(Problem(case.matter.place, "”fyll i” står kvar i ett av ärendets papper", _DO))
    return found


def _without_content(one: Attachment) -> Problem:
    what = f"bilaga {one.number}, ”{one.title}”, har inget innehåll i data/"
    return Problem(
        one.place, what, "skriv innehållet där, eller lägg en PDF i ärendets mapp och skriv dess namn som file"
    )


# --- What papers are made of ------------------------------------------------------------------------------------------


def _belongs(case: Case, place: Place) -> bool:
    """Whether a place is in what the papers are made of: what is left of a date or an id is printed nowhere."""
    page = f"docs/{matter_page(case.matter.id)}"
    if place.path == page:
        return _in_the_letter(case, place)
    return place.path == case.matter.place.path or any(_within(case, place, one) for one in _carried(case))


def _carried(case: Case) -> Iterator[Record]:
    """The records that the attachments are made of: plans with their parts, reports, trips."""
    for one in case.matter.attachments:
        if one.file:
            continue
        if one.kind == "plan":
            plan = case.model.plans.get((one.plan or one.network or "", one.year))
            yield from (plan, *case.model.parts_of(plan)) if plan else ()
        elif one.kind == "annual_report":
            reports = (report for (_, year), report in case.model.reports.items() if year == one.year)
            yield from (report for report in reports if one.network in (None, report.network))
        elif one.kind == KIND:
            yield from reported(case, one)


def _within(case: Case, place: Place, record: Record) -> bool:
    """Whether a place lies in a record: a plan or report is its whole file, a trip a part of one."""
    if isinstance(record, Trip):
        return placeholders.trip_at(case.model, place) == record
    return place.path == record.place.path


def _in_the_letter(case: Case, place: Place) -> bool:
    """Whether a line of the matter's page lies in the section that the letter says."""
    lines = (case.project / place.path).read_text(encoding="utf-8").splitlines()[: place.line]
    return next((line for line in reversed(lines) if _HEADING.match(line)), "").strip("# ") == SECTION


# --- What papers say --------------------------------------------------------------------------------------------------


def _shown(case: Case, place: Place, texts: Sequence[str]) -> bool:
    """Whether papers say what stands at a place: of a network, a year, a goal, of which they tell a part."""
    line = (case.project / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
    begins = _normal(re.split(r"[\"'}]", line[place.column - 1 :])[0])
    return any(begins in text if len(begins) > len(MARK) else begins == text for text in texts)


def _is_whole(text: str) -> bool:
    return MARK not in text and is_written(text)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())
