"""What would the check say of a proposal, in the words of its form? No path and no key: the person answered questions.

What was wrong before is not the answer's fault, and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from actionplans.closing import sent
from actionplans.closing.resolved import NEWEST, checksum
from actionplans.drafts import companions, folder
from actionplans.drafts.answers import AnswerRefusedError, Fault, Proposal, at
from actionplans.drafts.year import Files
from actionplans.forms.form import Question
from actionplans.model.problems import Problem, in_order
from actionplans.model.records import City, ClosedYear
from actionplans.reading.yamlfile import LOADER
from actionplans.rules.check import Checked
from actionplans.rules.table import CHECKS
from actionplans.swedish.bodies import say
from actionplans.writing.canonical import key_order
from actionplans.writing.edits import Add, edited
from actionplans.writing.trees import node

# What a person can do about what a check finds, where the check's own sentence would speak of files and keys.
DO: Mapping[str, str] = {
    "personal-data": "ta bort personnumret, telefonnumret, e-postadressen eller hemadressen",
    "unknown-references": "välj något av det som går att välja",
    "repeated-ids": "det står redan: ändra det som finns i stället",
    "repeated-items": "välj varje sak en gång",
    "repeated-records": "just det här står redan på webbplatsen: ändra svaret, eller låt det vara",
    "end-before-start": "den sista dagen är före den första: rätta någon av dem",
    "plan-references": "välj bland det som står i samma plan",
    "one-result-each": "en annan årsrapport har aktivitetens resultat: skriv till redaktörerna vad som gäller",
    "moved-activities": "skriv det år som aktiviteten är flyttad till: ett år efter rapportens",
    "observed-outside": "enligt källan gällde det före början eller efter slutet: rätta något av datumen",
    "outside-the-year": "datumet hör till ett annat år: rätta det, eller välj ett annat år överst",
    "cycle-outside-the-year": "datumet hör till ett annat år: rätta det, eller välj ett annat år överst",
    "undated-holdings": "skriv när det började, när det slutar eller en tid då det gällde",
    "announced-after-start": "det blev känt efter att det började: lämna tomt när det blev känt, eller rätta datumet",
    "announced-ends": "skriv också vilken dag som blir den sista",
    "announced-events": "det har inte hänt än enligt källan: skriv när det blev känt",
    "matter-dates": "brevet skrivs före sammanträdet och beslutet: rätta något av datumen",
    "decided-twice": "beslutet står redan: ändra det som finns i stället",
    "incomplete-decisions": "skriv vad som beslutades, och av vem",
    "proposed-after-decision": "ett tidigare steg skulle ligga efter beslutet: rätta datumet",
    "reported-too-early": "året har inte börjat än den dagen: rätta datumet",
    "roles-outside-membership": "uppdraget ligger utanför tiden för stadens medlemskap: rätta datumet",
    "networks-without-relation": "staden är inte med i nätverket: skriv till redaktörerna vad som gäller",
    "successors-of-networks": "nätverket har bytt namn: välj det under det namn som det har nu",
    "left-memberships": "beslutet att lämna kommer efter att medlemskapet började: rätta datumet",
    "memberships-outside-network": "medlemskapet ligger utanför tiden för nätverket: rätta datumet",
    "shared-seats": "någon annan har platsen då: rätta datumet, eller skriv först att det uppdraget upphör",
    "holders-outside-their-time": "organisationen fanns inte då: välj den som fanns, eller rätta datumet",
    "closed-years": "året är stängt: en rättelse görs av redaktörerna",
    "changed-plans": "året är stängt och planen får inte ändras: skriv till redaktörerna, som gör en rättelse",
    "sent-records": "papperen är skickade: nya bilagor hör till ett nytt ärende, och sammanträdet är efter den dagen",
    "handed-over": "årspaketet visar ärendet som det var: skriv till redaktörerna vad som gäller",
    "reported-before-the-trip": "rapporten är lämnad innan resan började: rätta datumet",
    "trip-activities": "välj en aktivitet i planen för resans nätverk och år",
    "somebody-took-part": "skriv hur många som reser, minst en",
    "decided-one-way": "resans beslut står redan: lämna frågan tom",
    "one-report-each": "en av resorna har redan en rapport: välj bara resor som saknar en",
    "amount-periods": "det sista året är före det första: rätta något av dem",
    "below-nothing": "skriv ett belopp som är noll eller mer",
    "known-goals": "välj ett av planens eller stadens mål",
    "goals-named-apart": "staden har redan ett mål som heter så: ändra orden",
    "measures-say-what": "skriv ett värde som ska nås, eller målet i ord",
    "measure-dates": "utgångsläget är senare än målet, eller saknar värde: rätta det",
    "named-officials": "skriv namn bara för politiker, och då med ämbetet",
    "vacant-with-person": "en tom plats har ingen företrädare: ta bort namnet",
    "ongoing-only-with-start": "skriv när det började",
    "continuous-activities": "det som pågår utan slut har ingen sista dag: svara på den ena frågan",
    "months-of-the-year": "skriv månader med siffror från 1 till 12",
    "outcomes-too-early": "dagen är före det år som punkten gäller: rätta datumet",
    "routines-in-order": "välj en annan rutin som ersättare, eller rätta datumet",
    "ended-owners": "funktionen fanns inte då: välj en som finns",
    "considered-and-decided": "staden gick med innan nätverket övervägdes: rätta datumet",
    "rated-twice": "bedöm varje kriterium en gång",
}
# The questions that a check is about, where what it finds is told of the whole record.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "roles-outside-membership": ("start", "end"),
    "memberships-outside-network": ("start", "end"),
    "undated-holdings": ("start", "end"),
    "shared-seats": ("start", "holder", "end"),
    "routines-in-order": ("end", "replaced_by", "date"),
    "measures-say-what": ("target", "text"),
    "somebody-took-part": ("participants", "function"),
    "announced-events": ("announced", "date"),
    "end-before-start": ("end", "start", "date"),
}
_OTHERWISE = "det går inte att ha så: ändra svaret, eller skriv till redaktörerna"


# The checks that ask for pages, and the most pages that one answer can lack: a network's year, and the year's own.
_PAGES, _MOST_ROUNDS = ("plans-have-pages", "years-have-pages"), 4
# The checks that find a closed year changed, and what a correction is written in.
_CLOSED, _CORRECTIONS = ("changed-plans", "changed-matters"), "data/closed.yml"
_NOTHING_CLOSED = "svaret ändrar inget stängt år: lämna frågorna om rättelsen tomma"
_CORRECT = (
    "det ändrar vad ett stängt år säger: om det stod fel då, svara på frågorna om rättelsen, annars rätta datumet"
)


def judged(root: Path, before: Checked, proposal: Proposal) -> Proposal:
    """A proposal with the pages that its records must have. Raises AnswerRefusedError with all that it makes wrong."""
    for _ in range(_MOST_ROUNDS):
        after = folder.checked(root, proposal.files)
        more = _lacking_pages(root, after, before, proposal) or _corrections(root, after, before, proposal)
        if not more:
            break
        proposal = replace(proposal, files=proposal.files | more)
    # Its words for itself and its bodies are the city's; no form changes these.
    city = before.model.city if before.model else None
    if city and (found := _faults(city, before, after, proposal)):
        raise AnswerRefusedError(found)
    correcting = proposal.correcting
    if correcting and correcting.told and _CORRECTIONS not in proposal.files:
        raise AnswerRefusedError([at(correcting.question, _NOTHING_CLOSED)])
    return proposal


def _lacking_pages(root: Path, after: Checked, before: Checked, proposal: Proposal) -> Files:
    """The pages that the check asks for because of a proposal."""
    there = set(map(_alike, before.problems))
    asked = [one for one in after.problems if after.found_by.get(one) in _PAGES and _alike(one) not in there]
    found: Files = {}
    for problem in asked:
        path = re.search(r"\bdocs/(\S+\.md)\b", problem.what)
        if path and after.model is not None:
            found |= companions.page(after.model, {**proposal.files, **found}, path[1])
    return found


def _corrections(root: Path, after: Checked, before: Checked, proposal: Proposal) -> Files:
    """The file of closed years with a correction more for each plan and matter of one that a proposal changes."""
    told = proposal.correcting.told if proposal.correcting else None
    if told is None or after.model is None or _CORRECTIONS in proposal.files:
        return {}
    there = set(map(_alike, before.problems))
    changes = list[Add]()
    for problem in in_order(after.problems):
        if after.found_by.get(problem) not in _CLOSED or _alike(problem) in there:
            continue
        name = problem.place.path.rpartition("/")[2].removesuffix(".yml")
        if problem.place.path.startswith("data/matters/"):
            closed = (one for one in after.model.closed.values() for each in one.matters if each.matter == name)
            year = next(closed).id
            entry = {"matter": name, **told, "checksum": sent.matter_checksum(after.model, name)}
        else:
            year = problem.place.path.split("/")[2]
            summed = checksum(after.model, after.pages, name, int(year))
            entry = {"network": name, **told, "format": NEWEST, "checksum": summed}
        changes.append(Add((str(year), "corrections"), node(entry), key_order(ClosedYear)))
    return {_CORRECTIONS: edited(read(root, _CORRECTIONS), changes)} if changes else {}


def read(root: Path, name: str) -> str:
    """A file of the project, as a text."""
    return (root / name).read_text(encoding="utf-8-sig")


def _faults(city: City, before: Checked, after: Checked, proposal: Proposal) -> list[Fault]:
    """What a proposal would make wrong in a project, which is checked as it is in `before`: every fault once."""
    there = Counter(map(_alike, in_order(before.problems)))
    found: list[Fault] = []
    for problem in in_order(after.problems):
        if there[_alike(problem)] > 0:
            there[_alike(problem)] -= 1
            continue
        found.append(_fault(city, proposal, problem, after.found_by.get(problem, "")))
    return list(dict.fromkeys(found))


def _alike(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same when lines have moved."""
    return (problem.place.path, re.sub(r"rad \d+", "", problem.what), re.sub(r"rad \d+", "", problem.do))


def _fault(city: City, proposal: Proposal, problem: Problem, check: str) -> Fault:
    must = next((one.must for one in CHECKS if one.name == check), "")
    if check in _CLOSED and proposal.correcting and proposal.correcting.told is None:
        return at(proposal.correcting.question, _CORRECT)
    do = DO.get(check) or (f"så ska det vara: {_plain(must)}" if must and _is_plain(must) else _OTHERWISE)
    do = say(city, do)
    keys = _ABOUT.get(check, ())
    own = [one for key in keys for path, _, one in proposal.asked if path == problem.place.path and one.key == key]
    question = own[0] if own else _asked(proposal, problem)
    if question and question.part and not own and keys and keys[0] in question.part.labels:
        # It is about what was not answered.
        return Fault(question.part.labels[keys[0]], do, question.name.removesuffix(question.key) + keys[0])
    return at(question, do) if question else Fault("", do)


def _is_plain(must: str) -> bool:
    """Whether a check's sentence speaks of things and not of files and keys."""
    return not re.search(r"[`/_<>]|\.\w|\b[a-z]+: |\b(decision|steps|id)\b", must)


def _plain(must: str) -> str:
    return must[:1].lower() + must[1:].rstrip(".")


# --- Which question was it? -------------------------------------------------------------------------------------------


def _asked(proposal: Proposal, problem: Problem) -> Question | None:
    """The question whose answer stands where a problem is, or the first of the record that it is in."""
    text = proposal.files.get(problem.place.path, "")
    if not text or not problem.place.path.endswith(".yml"):
        return None
    ways = [tuple(way) for way in ways_to(yaml.compose(text, Loader=LOADER), problem.place.line - 1)]
    if problem.place.path.startswith("data/sources/"):
        keys = [str(way[-1]) for way in ways if way]
        own = [question for _, _, question in proposal.asked if question.name.startswith("source.")]
        return next((one for key in keys for one in own if one.key == key), own[0] if own else None)
    for way in sorted(ways, key=len, reverse=True):
        found = [one for path, place, one in proposal.asked if path == problem.place.path and _is_at(one, place, way)]
        if found:
            return found[0]
    return None


def _is_at(question: Question, place: Sequence[str | int], way: Sequence[str | int]) -> bool:
    """Whether a question's answer stands at a way. An item that was added has a number that its place does not tell."""
    if question.name.startswith("source."):
        return bool(way) and way[-1] == "sources" and question.name == "source.id"
    keys = question.key.split(".")
    where = [step for step in way if not isinstance(step, int)]
    own = [step for step in (*place, *keys) if not isinstance(step, int)]
    return where == own[: len(where)] if len(where) < len(own) else own == where[: len(own)]


def ways_to(node: Any, line: int, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to what stands on a line of a file, the outermost first."""
    pairs: list[tuple[str | int, Any, int]] = []
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, value, key.start_mark.line) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(number, value, value.start_mark.line) for number, value in enumerate(node.value)]
    for step, value, first in pairs:
        last = value.end_mark.line - (value.end_mark.column == 0)
        if first <= line <= max(first, last):
            yield (*way, step)
            yield from ways_to(value, line, (*way, step))
