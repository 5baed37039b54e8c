"""Do the things that are kept agree: the papers as they were sent, the packages that were handed over, closed years?

Each is written down in more than one place, so that whoever changes one of them is found by another: a paper's bytes in
its matter's record, the record in the closing of its year, the sum on the letter in the package's entry, and the entry
in a sum of itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from actionplans.closing.attached import FORMAT
from actionplans.closing.handed import checksum_of, sent_checksum
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import files_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import ClosedPlan, ClosedYear, Matter, Model, Sent, SentPaper, Snapshot
from actionplans.site.addresses import SENT_BUNDLE, SENT_FOLDER, SENT_LETTER, matter_page
from actionplans.site.moment import day_of
from actionplans.swedish.bodies import say
from actionplans.swedish.words import listed
from actionplans.system.listing import below

_CLOSED, _SNAPSHOTS = "data/closed.yml", "data/snapshots.yml"
_NEVER = "ett skickat papper ändras aldrig"
_BACK = f"hämta tillbaka den ur git; {_NEVER}"
_RECORD_BACK = "hämta tillbaka posten ur git; make sent skriver den, och den ändras aldrig"
_ENTRY_BACK = "hämta tillbaka posten ur git; python -m actionplans record-snapshot skriver den, och den ändras aldrig"


# --- What a matter says that it sent ----------------------------------------------------------------------------------


def sent_records(model: Model, faulty: Collection[str]) -> Iterator[Problem]:
    """What a matter sent is letter, attachments and all in one file, between the letter's day and the meeting."""
    for matter in model.matters.values():
        if matter.sent is None or matter.place.path in faulty:
            continue
        if not 1 <= matter.sent.format <= FORMAT:
            do = f"skriv ett format som finns, 1 till {FORMAT}" if FORMAT > 1 else "skriv 1, det format som finns"
            yield Problem(matter.sent.place_of("format"), f"okänt format {matter.sent.format}", do)
        yield from _when(model, matter, matter.sent)
        yield from _which(matter, matter.sent)
        listed_sum = attachments_checksum(matter.sent)
        if listed_sum != matter.sent.attachments:
            place = matter.sent.place_of("attachments" if matter.sent.attachments else "papers")
            yield Problem(place, "bilagornas kontrollsumma är inte den av listan över bilagorna", _RECORD_BACK)


def attachments_checksum(sent: Sent) -> str | None:
    """The checksum of the list of the attachments, as it stands on the letter; None where there are none."""
    papers = sorted((one for one in sent.papers if one.number is not None), key=lambda one: one.file)
    text = "".join(f"{one.checksum}  {one.file}\n" for one in papers)
    return hashlib.sha256(text.encode()).hexdigest() if text else None


def _when(model: Model, matter: Matter, sent: Sent) -> Iterator[Problem]:
    place = sent.place_of("date")
    if matter.reconstructed:
        what = say(model.city, "ärendet är återskapat, och då är det stadens egna papper som skickades")
        yield Problem(sent.place, what, "ta bort sent, eller reconstructed om det är de papperen")
    if sent.date.last_day < matter.date.first_day:
        what = f"papperen är skickade {sent.date}, före brevets dag {matter.date}"
        yield Problem(place, what, "rätta något av datumen")
    decided = [one for one in (matter.meeting, matter.decision.date if matter.decision else None) if one]
    for day in decided[:1]:
        if sent.date.first_day > day.last_day:
            what = say(model.city, f"papperen är skickade {sent.date}, efter nämndens sammanträde {day}")
            yield Problem(place, what, "rätta något av datumen")


def _which(matter: Matter, sent: Sent) -> Iterator[Problem]:
    """Each attachment is one paper of its number, and there is one letter and one file with everything."""
    names = [one.file for one in sent.papers]
    for number, one in enumerate(sent.papers):
        if not _is_named_right(one):
            what = f"”{one.file}” är inte vad papperet hette när det skickades"
            yield Problem(one.place_of("file"), what, _RECORD_BACK)
        elif one.file in names[:number]:
            yield Problem(one.place_of("file"), f"”{one.file}” står två gånger", _RECORD_BACK)
    if missing := [name for name in (SENT_LETTER, SENT_BUNDLE) if name not in names]:
        yield Problem(sent.place_of("papers"), f"{listed(missing)} saknas bland de skickade papperen", _RECORD_BACK)
    numbers = [one.number for one in sent.papers]
    attached = [one.number for one in matter.attachments]
    for added in matter.attachments:
        if added.number not in numbers:
            what = f"bilaga {added.number} finns inte bland papperen som skickades {sent.date}"
            do = "ta bort den: till ett skickat ärende läggs inga bilagor till. Låt den höra till ett nytt ärende"
            yield Problem(added.place, what, do)
    for one in sent.papers:
        if one.number is not None and (one.number not in attached or numbers.count(one.number) > 1):
            what = f"bilaga {one.number} skickades, men ärendet har inte en sådan bilaga"
            yield Problem(one.place_of("number"), what, "hämta tillbaka ärendets bilagor ur git, som de skickades")


def _is_named_right(one: SentPaper) -> bool:
    if one.number is None:
        return one.file in (SENT_LETTER, SENT_BUNDLE)
    return re.fullmatch(rf"bilaga-0*{one.number}-[a-z0-9-]+\.[a-z0-9]+", one.file) is not None


# --- The papers themselves --------------------------------------------------------------------------------------------


def sent_papers(model: Model, root: Path, faulty: Collection[str]) -> Iterator[Problem]:
    """Each paper that was sent lies where it was put, byte for byte, and nothing else lies there."""
    for matter in model.matters.values():
        if matter.place.path in faulty:
            continue
        folder = f"docs/{files_of(matter_page(matter.id))}"
        papers = {one.file: one for one in matter.sent.papers} if matter.sent else {}
        for one in papers.values():
            yield from _as_sent(root, f"{folder}{SENT_FOLDER}/{one.file}", one)
        yield from _own_as_sent(root, folder, matter)
        for name in below(root / folder / SENT_FOLDER):
            if name not in papers and not name.startswith("."):
                place = Place(f"{folder}{SENT_FOLDER}/{name}")
                what = "filen ligger bland de skickade papperen men är inte ett av dem"
                lost = f"skickades papperen, hämta tillbaka sent i {matter.place.path} ur git; annars "
                do = "flytta den till ärendets mapp, eller ta bort den"
                yield Problem(place, what, do if matter.sent else lost + do)


def _as_sent(root: Path, name: str, one: SentPaper) -> Iterator[Problem]:
    content = _content(root / name)
    if content is None:
        yield Problem(one.place_of("file"), f"det skickade papperet {name} finns inte", _BACK)
    elif hashlib.sha256(content).hexdigest() != one.checksum:
        yield Problem(Place(name), "filen är en annan än den som skickades", _BACK)
    elif len(content) != one.size:
        what = f"{one.file} är {len(content)} byte, inte {one.size}"
        yield Problem(one.place_of("size"), what, f"skriv size: {len(content)}")


def _own_as_sent(root: Path, folder: str, matter: Matter) -> Iterator[Problem]:
    """The city's own file of an attachment is the one that was sent."""
    sent = {one.number: one.checksum for one in matter.sent.papers} if matter.sent else {}
    for one in matter.attachments:
        content = _content(root / folder / one.file) if one.file else None
        expected = sent.get(one.number)
        if content is not None and expected and hashlib.sha256(content).hexdigest() != expected:
            what = f"bilaga {one.number} skickades med en annan fil än {one.file}"
            yield Problem(one.place_of("file"), what, f"lägg tillbaka den som skickades; {_NEVER}")


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


# --- Against each other -----------------------------------------------------------------------------------------------


def closed_and_sent(model: Model, faulty: Collection[str]) -> Iterator[Problem]:
    """A closed year's matters are those that laid its plans before the committee, with what was sent with them."""
    if model.broken or _CLOSED in faulty:
        return
    for year, closed in model.closed.items():
        known = {one.matter for one in closed.matters}
        corrected = {one.network for one in closed.corrections}
        for one in closed.plans:
            plan = model.plans.get((one.network, year))
            trusted = plan and one.network not in corrected and plan.place.path not in faulty
            laid = plan.presented if plan and trusted else None
            if laid and laid != one.matter:
                what = f"planen för {one.network} {year} lades fram med {laid}, inte {one.matter}"
                yield Problem(one.place_of("matter"), what, "ändra tillbaka det som är ändrat")
            if one.matter not in known and _lists_matters(closed):
                what = f"ärendet {one.matter} saknas under matters"
                do = "hämta tillbaka det ur git; make close skrev det när året stängdes"
                yield Problem(one.place_of("matter"), what, do)
                known.add(one.matter)
        for entry in closed.matters:
            matter = model.matters.get(entry.matter)
            if (
                entry.sent
                and matter
                and matter.place.path not in faulty
                and (matter.sent is None or sent_checksum(matter.sent) != entry.sent)
            ):
                since = f"ärendet är stängt sedan {in_words(closed.date)}, men"
                place = matter.sent.place if matter.sent else matter.place
                what = "det säger nu att andra papper skickades" if matter.sent else "det som skickades är borttaget"
                yield Problem(place, f"{since} {what}", _RECORD_BACK)


# The first release closed years without their matters, and in this format.
_FIRST = 1


def _lists_matters(closed: ClosedYear) -> bool:
    plans: tuple[ClosedPlan, ...] = closed.plans
    return bool(closed.matters) or any(one.format != _FIRST for one in plans)


def handed_over(model: Model, faulty: Collection[str]) -> Iterator[Problem]:
    """A package's entry is as it was written, and fits its matter: its year, its day, and the sum on the letter."""
    if model.broken or _SNAPSHOTS in faulty:
        return
    for snapshot in model.snapshots.values():
        if snapshot.seal and checksum_of(snapshot) != snapshot.seal:
            what = f"posten {snapshot.id} är ändrad efter att den skrevs"
            yield Problem(snapshot.place_of("seal"), what, _ENTRY_BACK)
        # Those of the first release have none, but the sum that its letters carried.
        if snapshot.seal is None and snapshot.content is None:
            yield Problem(snapshot.place, f"posten {snapshot.id} saknar sin egen kontrollsumma (seal)", _ENTRY_BACK)
        matter = model.matters.get(snapshot.matter)
        if matter and not {matter.place.path, _CLOSED} & set(faulty):
            yield from _fits(model, snapshot, matter)


def _fits(model: Model, snapshot: Snapshot, matter: Matter) -> Iterator[Problem]:
    years = {one.year for one in matter.attachments if one.kind == "plan"}
    if snapshot.year not in years:
        carried = f"har inte handlingsplaner för {snapshot.year} som bilagor"
        yield Problem(snapshot.place_of("matter"), f"ärendet {matter.id} {carried}", "rätta matter eller year")
    closed = model.closed.get(snapshot.year)
    if closed and closed.plans and snapshot.matter not in {one.matter for one in closed.plans}:
        what = f"året {snapshot.year} är stängt med ett annat ärende än {snapshot.matter}"
        yield Problem(snapshot.place_of("matter"), what, "rätta matter")
    # The first release's entries, which have no sum of themselves, may be older than the day of the meeting was known.
    days = {day_of(matter)} if snapshot.seal else {day_of(matter), matter.date.first_day}
    if snapshot.date.first_day not in days:
        what = f"paketet visar {snapshot.date}, men ärendets dag är {day_of(matter)}"
        yield Problem(snapshot.place_of("date"), what, "rätta date, eller ärendets meeting")
    if matter.meeting and snapshot.made.last_day < matter.meeting.first_day:
        what = say(model.city, f"paketet är gjort {snapshot.made}, före nämndens sammanträde {matter.meeting}")
        yield Problem(snapshot.place_of("made"), what, "rätta något av datumen")
    on_letter = matter.sent.attachments if matter.sent else None
    if snapshot.attachments and snapshot.attachments != on_letter:
        what = f"bilagornas kontrollsumma är inte den som ärendet {matter.id} skickade"
        do = "hämta tillbaka båda ur git: paketet och papperen ändras aldrig"
        yield Problem(snapshot.place_of("attachments"), what, do)
