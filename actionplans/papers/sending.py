"""A matter's papers are sent: made once, kept as bytes with their sums under the matter, and never set again.

What stands in the way is told all at once. Nothing that is unwritten, and no attachment without content, goes to the
committee as the city's own paper; of a reconstruction the city has sent its own papers, long ago.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from actionplans.closing.attached import FORMAT, contents
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.problems import Problem
from actionplans.model.records import Matter
from actionplans.papers.case import Case, PapersError
from actionplans.papers.folder import attachment_list, file_name, made
from actionplans.papers.unwritten import unwritten
from actionplans.reading import data as reading
from actionplans.rules.check import check
from actionplans.system import files
from actionplans.system.console import typed
from actionplans.writing.edits import Put, edited
from actionplans.writing.trees import Tree, node


def send(case: Case, day: datetime.date) -> list[Path]:
    """Make the papers of a case and keep them as sent on a day; where they lie.

    Raises PapersError with all that stands in the way, or OSError, and then the project is as it was.
    """
    if hindrances := [*_refused(case, day), *unwritten(case)]:
        raise PapersError(hindrances)
    papers = made(case)
    name = f"data/matters/{case.matter.id}.yml"
    text = (case.project / name).read_text(encoding="utf-8-sig")
    # Last in the file, whatever the order of its keys: what stands above stays as an editor wrote it.
    record = edited(text, [Put(("sent",), node(_record(case, day, papers)))])
    folder = case.sent_folder.relative_to(case.project).as_posix()
    with files.written(case.project, {**{f"{folder}/{one}": papers[one] for one in papers}, name: record}):
        if problems := check(case.project).problems:
            raise PapersError(problems)
    return [case.sent_folder / one for one in papers]


def _record(case: Case, day: datetime.date, papers: Mapping[str, bytes]) -> Tree:
    """What is written down of what was sent."""
    told = contents(case.model, case.matter)
    numbers = {file_name(case, one): one.number for one in case.matter.attachments}
    listed = attachment_list(papers)
    rows = [_paper(name, content, numbers.get(name), told) for name, content in papers.items()]
    return {
        "date": PartialDate.of(day),
        **({"attachments": hashlib.sha256(listed).hexdigest()} if listed else {}),
        **({"format": FORMAT} if FORMAT > 1 else {}),
        "papers": rows,
    }


def _paper(name: str, content: bytes, number: int | None, told: Mapping[int, str]) -> Tree:
    made_of = told.get(number) if number is not None else None
    return {
        "file": name,
        **({"number": number} if number is not None else {}),
        "size": len(content),
        "checksum": hashlib.sha256(content).hexdigest(),
        **({"content": made_of} if made_of else {}),
    }


# --- What stands in the way -------------------------------------------------------------------------------------------


def _refused(case: Case, day: datetime.date) -> Iterator[Problem]:
    matter = case.matter
    if matter.sent:
        what = f"ärendets papper skickades {in_words(matter.sent.date)}, och ett skickat papper görs aldrig om"
        do = (
            f"det som skickades ligger i {case.sent_folder.relative_to(case.project).as_posix()}; "
            "ska något läggas till eller ändras, börja ett nytt ärende"
        )
        yield Problem(matter.sent.place, what, do)
        return
    if matter.reconstructed:
        what = case.say("ärendet är återskapat ur öppna källor: stadens egna papper är originalen, och inget skickas")
        do = (
            "finns originalen hos er: lägg dem som PDF i ärendets mapp och ange dem som file, och ta bort reconstructed"
        )
        yield Problem(matter.place_of("reconstructed"), what, do)
        return
    yield from _handed_over(case)
    if day < matter.date.first_day:
        yield _wrong_day(matter, day, f"före brevets dag {in_words(matter.date)}")
    if day > case.day:
        yield _wrong_day(matter, day, f"och den dagen har inte varit än: det är {in_words(PartialDate.of(case.day))}")
    if matter.meeting and day > matter.meeting.last_day:
        yield _wrong_day(matter, day, case.say(f"efter nämndens sammanträde {in_words(matter.meeting)}"))


def _handed_over(case: Case) -> Iterator[Problem]:
    """A package of the first release holds the papers of its day: others were not sent."""
    model = reading.load(case.project).model  # the case knows what was known on the letter's day
    for one in model.snapshots.values() if model else ():
        if one.matter == case.matter.id:
            what = f"ärendets papper ligger redan i årspaketet {one.id}, som är lämnat"
            yield Problem(one.place, what, "de görs inte en gång till: de som lämnades finns i paketet, i data/papper")


def _wrong_day(matter: Matter, day: datetime.date, why: str) -> Problem:
    what = f"papperen kan inte ha skickats {in_words(PartialDate.of(day))}, {why}"
    do = f"ange dagen då de skickades, till exempel {typed(f'make sent MATTER={matter.id} DATE={matter.date}')}"
    return Problem(matter.place, what, do)
