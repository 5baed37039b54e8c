"""Does each check of the table find something that no other finds, and is it left out where that is asked for?

And: is an answer about some files about them alone, and is what cannot be answered refused in Swedish?
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actionplans.closing import unchanged
from actionplans.commands.main import main
from actionplans.model.problems import Problem
from actionplans.rules import (
    anchors,
    contents,
    cycle,
    data,
    files,
    functions,
    goals,
    html,
    kept,
    leftovers,
    lifetimes,
    links,
    lists,
    memberships,
    owners,
    pages,
    placeholders,
    plans,
    preview,
    printed,
    privacy,
    prose,
    searched,
    settings,
    shown,
    steps,
    table,
)
from actionplans.rules.check import check
from actionplans.rules.table import CHECKS, OnData, OnPages
from tests import goals as with_goals
from tests import project, scenes, small_files
from tests.advice import followed
from tests.scenes import Changes, edits

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
YEAR = "data/years/2023.yml"
ROLE_DATES = "    start: 2022-01-01\n    end: 2024-06-30\n"

TRIP = """\
trips:
  - id: exempelby
    text: Delta i mötet
    mode: abroad
    networks: [provnat]
    start: 2023-05-04
    participants: 2
    activity: mote
    report: {date: 2023-05-20}
    sources: [brev]
"""
AMOUNT = "    amounts: [{kind: travel, amount: 500, period: 2023, sources: [brev]}]"
CHAIR = "    person: Anna Exempel\n    office: Ordförande\n    level: political\n"
RESULT = "  - {activity: mote, state: done, done: Två deltog., sources: [brev]}\n"
EVALUATION = """\
sources: [brev]
evaluation:
  outcome: keep
  text: Nyttan är stor.
  ratings:
    - {criterion: benefit, rating: high}
    - {criterion: benefit, rating: low}
  sources: [brev]
"""
SNAPSHOT = f"""\
plan-2023:
  year: 2023
  matter: 2023-03-13
  date: 2023-03-13
  made: 2023-03-28
  url: https://exempelstad.example/handlingsplaner-2023.zip
  size: 7
  checksum: {"01ab" * 16}
  content: {"02ab" * 16}
"""
CORRECTION = (
    "{network: provnat, date: 2021-02-02, what: Planen är borttagen, why: Den gällde inte, "
    "decided_by: provnämnden, before: En plan, after: Ingen plan}"
)
CLOSED_TWICE = f"""\
2020:
  date: 2021-01-15
  plans:
    - {{network: provnat, matter: 2023-03-13, checksum: {"01ab" * 16}}}
    - {{network: provnat, matter: 2023-03-13, checksum: {"02ab" * 16}}}
  corrections:
    - {CORRECTION}
"""
UNKNOWN_FORMAT = f"""\
2020:
  date: 2021-01-15
  corrections:
    - {CORRECTION.replace("Ingen plan}", "Ingen plan, format: 3}")}
"""
CLOSED_AND_CHANGED = f"""\
2023:
  date: 2024-01-15
  plans:
    - {{network: provnat, matter: 2023-03-13, checksum: {"01ab" * 16}}}
"""
# Whose matter is missing, as release 1 had it; but the format is that of release 2, which listed the matters.
CLOSED_WITHOUT_MATTER = f"""\
2020:
  date: 2021-01-15
  plans:
    - {{network: provnat, matter: 2023-03-13, format: 2, checksum: {"01ab" * 16}}}
  corrections:
    - {CORRECTION}
"""
SUM = hashlib.sha256(small_files.PDF).hexdigest()
ATTACHED = "bilaga-1-plan-2023-provnat.pdf"
PAPER = f"size: {len(small_files.PDF)}, checksum: {SUM}}}"
SENT = f"""\
sent:
  date: 2023-03-14
  attachments: {hashlib.sha256(f"{SUM}  {ATTACHED}{chr(10)}".encode()).hexdigest()}
  papers:
    - {{file: brev.pdf, {PAPER}
    - {{file: samlade-handlingar.pdf, {PAPER}
    - {{file: {ATTACHED}, number: 1, {PAPER}
"""
CLOSED_MATTER = f"""\
2022:
  date: 2024-01-15
  matters:
    - {{matter: 2023-03-13, checksum: {"01ab" * 16}}}
"""
STEPS = "steps:\n  - {kind: decided, date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
UNSAID = STEPS.replace(", outcome: Antecknas.", "")
DUE = "due: [{kind: checkpoint, date: 2023-06-30, sources: [brev]}]\n"
FUNCTION = "samordning: {name: Samordnare, organisation: provforvaltningen, sources: [brev]}\n"
DECIDED = "decided: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"


def more(name: str, text: str) -> Changes:
    """One of the project's files with more text at the end."""
    return {name: project.FILES[name] + text}


def trip(old: str, new: str) -> Changes:
    assert TRIP.count(old) == 1
    return {"data/trips/2023.yml": TRIP.replace(old, new)}


def sent(old: str, new: str) -> Changes:
    """The matter with what it sent, of which a piece of the record is another."""
    assert SENT.count(old) == 1
    names = ("brev.pdf", "samlade-handlingar.pdf", ATTACHED)
    papers = {f"docs/namnden/2023-03-13/skickat/{name}": small_files.PDF for name in names}
    return {**more(MATTER, SENT.replace(old, new)), **papers}


def prose_of(text: str) -> Changes:
    return more("docs/index.md", f"\n{text}\n")


def chair(holder: str) -> str:
    return (
        "  - {kind: chair, body: styrelsen, text: Ordförande, "
        f"holder: {holder}, start: 2022, end: ongoing, sources: [brev]}}\n"
    )


# For each check a slip that it alone finds.
SLIPS: dict[str, Changes] = {
    "personal-data": prose_of("Ring 031-123 45 67."),
    "personal-data-to-judge": {
        "docs/bild.png": small_files.PNG + b"tEXtAuthor\x00031-390 06 12\0",
        **prose_of("![Bild](bild.png)"),
    },
    "settings": edits(("mkdocs.yml", "site_name: Exempelstad\n", "site_name: Exempelstad\nhooks: [prov.py]\n")),
    "files-in-docs": {"docs/assets/start.js": "alert(1)"},
    "files-to-judge": {"docs/Bild.png": small_files.PNG, **prose_of("![Bild](Bild.png)")},
    "contents": {
        "docs/bild.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        **prose_of("![Bild](bild.svg)"),
    },
    "leftovers": {"tests/content/replaced.txt": "Provnät\n"},
    "unused-sources": {"data/sources/annan.yml": "title: Annan\npublisher: Exempelstad\n"},
    "unknown-references": edits((PLAN, "responsible: provforvaltningen", "responsible: provforvaltning")),
    "needed-words": edits(("data/vocabulary.yml", "  political: {label: Politisk nivå}\n", "")),
    "unknown-owners": {"data/plans/2023/annat.yml": "sources: [brev]\n"},
    "plan-networks": edits(
        (PLAN, "sources: [brev]\npurpose", "network: provnat\nnetworks: [provnat]\nsources: [brev]\npurpose")
    ),
    "parts-of-plans": edits((PLAN, "sources: [brev]\npurpose", "part_of: 2023/annan\nsources: [brev]\npurpose")),
    "attached-plans": edits((MATTER, "    network: provnat\n", "    plan: provnett\n")),
    "known-languages": edits(("data/foreign_names.yml", "en:", "xx:")),
    "marked-one-way": more("data/foreign_names.yml", "sv:\n  names: [Probe Forum]\n"),
    "plan-references": edits((PLAN, "priority: ljus", "priority: lius")),
    "one-result-each": scenes.report(f"sources: [brev]\nresults:\n{RESULT}{RESULT.replace('Två', 'Tre')}"),
    "continued-activities": edits((PLAN, "    priority: ljus", "    continues: mote\n    priority: ljus")),
    "moved-activities": scenes.report(
        f"sources: [brev]\nresults:\n{RESULT.replace('done: ', 'moved_to: 2024, done: ')}"
    ),
    "repeated-ids": edits((YEAR, "  sources", "    - {id: kartlagga, text: Något annat}\n  sources")),
    "repeated-items": edits((PLAN, "areas: [lighting]", "areas: [lighting, lighting]")),
    "repeated-records": more(NETWORK, project.FILES[NETWORK].partition("events:\n")[2]),
    "end-before-start": edits((NETWORK, "end: 2021-05-05", "end: 2021-05-03")),
    "plan-times": edits((PLAN, "sources: [brev]\npurpose", "start: 2022-12\nsources: [brev]\npurpose")),
    "revised-in-time": more(PLAN, "revisions:\n  - {date: 2024-02, text: Något annat, sources: [brev]}\n"),
    "continuous-activities": edits((PLAN, "start: 2023-05-04", "continuous: true\n    end: 2023-05-04")),
    "dated-states": scenes.report(
        "sources: [brev]\ncheckpoints:\n  - {date: 2024-06-30, text: Halvåret., sources: [brev]}\n"
    ),
    "observed-outside": edits((NETWORK, "observed: [2023]", "observed: [2014]")),
    "outside-the-year": edits((PLAN, "start: 2023-05-04", "start: 2022-05-04")),
    "cycle-outside-the-year": trip("start: 2023-05-04", "start: 2022-05-04"),
    "undated-holdings": edits((NETWORK, ROLE_DATES, "")),
    "announced-after-start": edits((NETWORK, "    end: 2021-05-05\n", "    announced: 2021-06-01\n")),
    "announced-ends": edits((NETWORK, "    end: 2024-06-30\n", "    end: ongoing\n    end_announced: 2023\n")),
    "announced-events": more(
        YEAR, "events:\n  - {date: 2023-12-31, kind: election, scope: network, text: Val., sources: [brev]}\n"
    ),
    "matter-dates": edits((MATTER, "date: 2023-03-13", "date: 2023-03-12")),
    "decided-twice": edits((PLAN, "sources: [brev]\npurpose", f"sources: [brev]\n{DECIDED}{STEPS}purpose")),
    "incomplete-decisions": edits((MATTER, "attachments:", f"{UNSAID}attachments:")),
    "proposed-after-decision": edits(
        (MATTER, "attachments:", f"{STEPS}  - {{kind: advised, date: 2023-04-01, sources: [brev]}}\nattachments:")
    ),
    "contradicted-matters": edits(
        (MATTER, "attachments:", f"{STEPS}attachments:"),
        (PLAN, "sources: [brev]\npurpose", f"sources: [brev]\n{DECIDED.replace('-27', '-28')}purpose"),
    ),
    "dates-of-one-decision": edits(
        (MATTER, "attachments:", f"meeting: 2023-03-28\n{DECIDED.replace('decided', 'decision')}attachments:")
    ),
    "reported-too-early": scenes.pages(
        {"data/reports/2024/provnat.yml": "sources: [brev]\npresented: 2023-03-13\n"},
        "natverk/provnat/2024.md",
        "natverk/provnat/2024/arsrapport.md",
    ),
    "roles-outside-membership": edits((NETWORK, "start: 2015", "start: 2023")),
    "networks-without-relation": {"data/networks/nytt.yml": "name: Nytt\n"},
    "successors-of-networks": {"data/networks/nytt.yml": "name: Nytt\nsuccessors: [provnat]\n"},
    "considered-and-decided": {
        "data/networks/nytt.yml": f"name: Nytt\n{project.CANDIDATE}".replace(".,", "., outcome: joined,")
    },
    "groups-within-membership": edits(
        (
            NETWORK,
            "    start: 2015\n",
            "    start: 2015\n    working_groups: [{name: Ljus, start: 2014, sources: [webb]}]\n",
        )
    ),
    "left-memberships": edits(
        (
            NETWORK,
            "    start: 2015\n",
            "    start: 2015\n"
            "    left: {date: 2014-05-02, body: provnamnden, outcome: Staden lämnar., sources: [webb]}\n",
        )
    ),
    "memberships-outside-network": edits((NETWORK, "end: ongoing\n", "end: 2020\n")),
    "shared-seats": edits((NETWORK, "events:\n", f"{chair('exempelstad')}{chair('provforvaltningen')}events:\n")),
    "holders-outside-their-time": edits((NETWORK, "start: 2022-01-01", "start: 2019-01-01")),
    "closed-years": {"data/closed.yml": CLOSED_TWICE},
    "unknown-formats": {"data/closed.yml": UNKNOWN_FORMAT},
    "reported-before-the-trip": trip("date: 2023-05-20", "date: 2023-05-03"),
    "trip-activities": trip("activity: mote", "activity: moto"),
    "somebody-took-part": trip("participants: 2", "participants: 0"),
    "delegation-counts": trip("participants: 2", "participants: 2\n    delegation: [{function: Processledare}]"),
    "invited-after-the-trip": trip(
        "    activity: mote", "    activity: mote\n    invitations: [{function: Presidiet, date: 2023-06-01}]"
    ),
    "decided-one-way": trip(
        "    activity: mote",
        "    activity: mote\n    decision: {date: 2023-04-01}\n"
        "    steps: [{kind: decided, date: 2023-04-02, sources: [brev]}]",
    ),
    "one-report-each": trip("{date: 2023-05-20}", "{date: 2023-05-20, trips: [annan]}"),
    "rated-twice": scenes.report(EVALUATION),
    "amount-periods": trip("participants: 2", f"participants: 2\n{AMOUNT.replace('2023,', '2023, end: 2022,')}"),
    "common-amounts": more(YEAR, "amounts: [{kind: other, amount: 500, period: 2022, sources: [brev]}]\n"),
    "below-nothing": trip("participants: 2", f"participants: 2\n{AMOUNT.replace('500', '-500')}"),
    "known-goals": with_goals.changes(planned=with_goals.plan(activity="lius"), told=None),
    "goals-named-apart": with_goals.changes(
        planned=with_goals.plan(with_goals.OWN.replace("id: fler-moten", "id: klimat"), priority="klimat"), told=None
    ),
    "goals-of-their-time": with_goals.changes(city=with_goals.CITY.replace("start: 2022", "start: 2024"), told=None),
    "goal-dates": with_goals.changes(city=with_goals.CITY.replace("  start: 2016\n", ""), told=None),
    "goal-circles": with_goals.changes(city=with_goals.CITY.replace("kind: sdg", "kind: sdg\n  part_of: klimat")),
    "measures-say-what": with_goals.changes(city=with_goals.CITY.replace("      target: 1500\n", "")),
    "measure-dates": with_goals.changes(city=with_goals.CITY.replace("by: 2026", "by: 2021")),
    "reached-values": with_goals.changes(told=with_goals.TOLD.replace("measure: lampor", "measure: lampa")),
    "named-officials": edits((NETWORK, ROLE_DATES, f"{ROLE_DATES}    person: Anna Exempel\n")),
    "vacant-with-person": edits((NETWORK, ROLE_DATES, f"{ROLE_DATES}{CHAIR}    vacant: true\n")),
    "ongoing-only-with-start": edits((NETWORK, ROLE_DATES, "    end: ongoing\n")),
    "website-has-address": edits(
        (NETWORK, "text: Tio städer.", "text: Tio städer.\n    url: https://provnat.example/")
    ),
    "one-snapshot-each": {"data/snapshots.yml": SNAPSHOT.replace("plan-2023", "plan-2022")},
    "snapshot-dates": {"data/snapshots.yml": SNAPSHOT.replace("made: 2023-03-28", "made: 2023-03-12")},
    "months-of-the-year": edits(("data/routines.yml", "page: resor", "page: resor\n  months: [13]")),
    "due-in-their-year": edits((YEAR, "direction:", f"{DUE.replace('2023', '2024')}direction:")),
    "outcomes-too-early": edits(
        (
            YEAR,
            "      text: Kartlägga nätverken\n",
            "      text: Kartlägga nätverken\n      result: {state: done, as_of: 2022-12-31}\n",
        )
    ),
    "routines-in-order": more("data/routines.yml", "  replaced_by: resor\n"),
    "functions-without-organisation": {
        "data/functions.yml": FUNCTION,
        **edits(("data/organisations.yml", "end: ongoing", "end: 2024-12-31")),
    },
    "ended-owners": {
        "data/functions.yml": FUNCTION.replace("}", ", end: 2022-12-31}"),
        **edits((PLAN, "purpose:", "owner: samordning\npurpose:")),
    },
    "owners-gone": {
        "data/functions.yml": FUNCTION.replace("}", ", end: 2024-12-31}"),
        **more("data/routines.yml", "  owner: samordning\n"),
    },
    "functions-named-as-persons": {"data/functions.yml": FUNCTION.replace("Samordnare", "Anna Exempel")},
    "lone-synonyms": edits(("data/synonyms.yml", "[ordförande, chair]", "[ordförande]")),
    "empty-records": scenes.pages({"data/years/2022.yml": "{}\n"}, "ar/2022.md"),
    "short-names": edits((NETWORK, "name: Provnät\n", "name: Provnät\nshort: Nätverket Provnät\n")),
    "signs-in-papers": edits((PLAN, "text: Att prova.", "text: Att prova 🚲.")),
    "words-in-papers": edits((PLAN, "text: Att prova.", f"text: Att prova {'0123456789' * 8}.")),
    "misplaced-pages": {
        "docs/natverk/provnat/2021.md": None,
        "docs/natverk/provnat/tjugoett.md": project.FILES["docs/natverk/provnat/2021.md"],
    },
    "nav-complete": edits(("mkdocs.yml", "  - Källor: kallor.md\n", "")),
    "one-heading": prose_of("# En till"),
    "page-names": edits(("mkdocs.yml", "- Resor: arbetssatt/resor.md", "- Våra resor: arbetssatt/resor.md")),
    "front-matter-fits": edits(
        ("docs/natverk/provnat/2021.md", 'title: "Provnät: året 2021"', 'title: "Provnät: året 2020"')
    ),
    "search-words": edits(("docs/kallor.md", "title: Källor\n", "title: Källor\nsearch: [belägg, kallor]\n")),
    "same-questions": edits(
        ("docs/kallor.md", "title: Källor\n", "title: Källor\nsearch: [vem åker]\n"),
        ("data/projects.yml", "  part: Pilotstad\n", "  part: Pilotstad\n  search: [Vem åker?]\n"),
    ),
    "plans-have-pages": {"docs/arbetssatt/resor.md": None},
    "years-have-pages": more(
        NETWORK, "  - {date: 2024-05-04, kind: election, scope: network, text: Val., sources: [webb]}\n"
    ),
    "year-pages-have-content": scenes.pages({}, "natverk/provnat/2012.md"),
    "unshown": edits(("docs/namnden/2023-03-13.md", "{{ matter('2023-03-13') }}\n", "")),
    "attachments-exist": edits((MATTER, "kind: plan", "kind: plan\n    file: bilaga-1.pdf")),
    "macro-calls": edits(("docs/index.md", "current_plans", "current_plan_s")),
    "moved-addresses": {"data/moved.yml": "provet: {old: prov/, new: finns-inte/, date: 2023-05-01}\n"},
    "unsafe-text": prose_of("<iframe></iframe>"),
    "bad-signs": prose_of("Osyn\u200bligt."),
    "braces": prose_of("{ current_plans() }"),
    "left-open": prose_of("```\nkod"),
    "underlined": prose_of("Text\n----"),
    "lists": prose_of("Text.\n- En punkt."),
    "as-previewed": prose_of("- [ ] Delta i mötet."),
    "links": prose_of("[En sida](saknas.md)"),
    "unfinished-links": prose_of("[En sida] (https://provnat.example/)"),
    "unlinked-files": {"docs/bild.png": small_files.PNG},
    "letters": more("docs/namnden/2023-03-13.md", "\n## Information\n\n> Ett citat.\n"),
    "skipped-owners": {".github/CODEOWNERS": "* @stad/alla\n/data/ /docs/ @stad/alla\n"},
    "owners-of-networks": {".github/CODEOWNERS": "/docs/ @stad/alla\n/data/plans/ @stad/alla\n"},
    "left-to-fill-in": edits((PLAN, "text: Att prova.", 'text: "fyll i: syftet"')),
    "left-after-the-meeting": edits(
        (MATTER, "proposal: Nämnden antecknar informationen.", 'meeting: 2023-03-27\nproposal: "fyll i: förslaget"')
    ),
    "changed-plans": {
        **edits((PLAN, "sources: [brev]\npurpose", f"{DECIDED}sources: [brev]\npurpose")),
        "data/closed.yml": CLOSED_AND_CHANGED,
    },
    "changed-matters": {
        **edits((PLAN, "sources: [brev]\npurpose", f"{DECIDED}sources: [brev]\npurpose")),
        "data/closed.yml": CLOSED_MATTER,
    },
    "sent-records": sent("2023-03-14", "2023-03-12"),
    "sent-papers": {"docs/namnden/2023-03-13/skickat/brev.pdf": small_files.PDF},
    "closed-and-sent": {"data/closed.yml": CLOSED_WITHOUT_MATTER},
    "handed-over": {
        "data/snapshots.yml": SNAPSHOT.replace("plan-2023:\n  year: 2023", "plan-2024:\n  year: 2024"),
    },
    "broken-anchors": prose_of("[Källan](kallor.md#saknas)"),
}


# Those whose message can be followed to the letter by a program, after which all is well.
FOLLOWED = {
    *("unknown-references", "attached-plans", "plan-references", "continued-activities", "announced-after-start"),
    *("announced-ends", "trip-activities", "somebody-took-part", "known-goals", "reached-values", "routines-in-order"),
    *("ended-owners", "short-names", "misplaced-pages", "attachments-exist", "macro-calls", "braces"),
}


@pytest.mark.parametrize("name", [one.name for one in CHECKS])
def test_a_check_alone_finds_its_slip_and_is_left_out_where_that_is_asked_for(tmp_path: Path, name: str) -> None:
    root = project.write(tmp_path, SLIPS[name])
    found, without = check(root), check(root, skipped=[name])
    judged = next(one.judged for one in CHECKS if one.name == name)
    assert (found.problems != [], found.warnings != []) == (not judged, judged)
    assert (without.problems, without.warnings) == ([], [])
    if [followed(root, one) for one in found.problems] == [True]:
        assert check(root).problems == []
        assert name in FOLLOWED
    else:
        assert name not in FOLLOWED


def test_every_check_has_a_name_of_its_own_and_a_sentence_in_swedish_and_a_slip() -> None:
    names = [one.name for one in CHECKS]
    assert list(SLIPS) == names
    assert len(set(names)) == len(names)
    for one in CHECKS:
        assert one.must[0].isupper()
        assert one.must.endswith(".")
        if isinstance(one.looks, OnData | OnPages):
            assert one.name == one.looks.rule.__name__.replace("_", "-")


def test_every_rule_is_in_the_table() -> None:
    """A rule that nobody added would find nothing, and nobody would notice."""
    named = {
        ast.unparse(node) for node in ast.walk(ast.parse(inspect.getsource(table))) if isinstance(node, ast.Attribute)
    }
    modules = (
        anchors,
        contents,
        cycle,
        data,
        files,
        functions,
        goals,
        html,
        kept,
        leftovers,
        lifetimes,
        links,
        lists,
        memberships,
        owners,
        pages,
        placeholders,
        plans,
        preview,
        printed,
        privacy,
        prose,
        searched,
        settings,
        shown,
        steps,
    )
    for module in (*modules, unchanged):
        rules = [
            f"{module.__name__.rpartition('.')[2]}.{name}"
            for name, function in vars(module).items()
            if inspect.isfunction(function)
            and not name.startswith("_")
            and function.__module__ == module.__name__
            and typing.get_type_hints(function).get("return") == Iterator[Problem]
        ]
        assert rules
        assert set(rules) <= named


# --- The command ------------------------------------------------------------------------------------------------------

# What the command is given, and its exit status and lines.
Said = Callable[..., tuple[int, list[str]]]
TWO_FILES: Changes = {**prose_of("[En sida](saknas.md)"), **edits((PLAN, "priority: ljus", "priority: lius"))}
LINK = (
    "docs/index.md:8:1: länken ”saknas.md” leder ingenstans – rätta sökvägen; den räknas från sidans egen mapp i docs/"
)


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the command says, and with which status it ends, in the folder of a project with a slip in two files."""
    monkeypatch.chdir(project.write(tmp_path, TWO_FILES))

    def run(*arguments: str) -> tuple[int, list[str]]:
        status = main(["check", *arguments])
        return status, capsys.readouterr().out.splitlines()

    return run


def test_a_check_is_left_out_and_that_is_said(said: Said) -> None:
    assert said("--skip", "plan-references") == (1, [LINK, "1 fel", "Utelämnat: plan-references."])
    assert said("--skip", "plan-references", "--skip", "links") == (
        0,
        ["0 fel", "Utelämnat: plan-references, links."],
    )


def test_an_unknown_check_is_refused(said: Said) -> None:
    assert said("--skip", "link", "--skip", "xyz") == (
        1,
        [
            "--skip: okänd kontroll ”link” – menade du ”links”?",
            "--skip: okänd kontroll ”xyz” – python -m actionplans check --list visar alla",
            "2 fel",
        ],
    )


def test_the_checks_are_listed(said: Said) -> None:
    status, lines = said("--list")
    assert status == 0
    assert [tuple(line.split(maxsplit=1)) for line in lines] == [(one.name, one.must) for one in CHECKS]


def test_the_answer_is_about_the_files_that_are_named(said: Said, tmp_path: Path) -> None:
    assert said("docs/index.md") == (1, [LINK, "1 fel", "Andra filer i projektet har 1 fel."])
    assert said(str(tmp_path / YEAR), "mkdocs.yml") == (0, ["0 fel", "Andra filer i projektet har 2 fel."])
    status, lines = said(PLAN, "docs/index.md")
    assert (status, lines[-1]) == (1, "2 fel")


def test_a_program_is_told_of_those_files_alone(said: Said) -> None:
    status, lines = said("--format", "json", YEAR)
    assert (status, lines) == (0, ["[]"])


def test_what_is_left_to_write_is_told_of_those_files_alone(said: Said, tmp_path: Path) -> None:
    project.write(tmp_path, {**edits((PLAN, "presented: 2023-03-13\n", ""), (PLAN, "Att prova.", '"fyll i: x"'))})
    assert said(PLAN) == (0, ["0 fel", f"1 ställe kvar att fylla i: {PLAN} (1)"])
    assert said(YEAR) == (0, ["0 fel"])


def test_files_of_another_project_are_asked_for_by_its_folder(
    said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "docs")
    assert said("--project", "..", "index.md") == (1, [LINK, "1 fel", "Andra filer i projektet har 1 fel."])
    assert said("..")[1][-1] == "2 fel"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("data/city.yaml", "finns inte – ange projektets mapp, eller filer i den"),
        ("../utanfor.yml", "hör inte till det som kontrolleras – ange filer i data/ eller docs/, eller mkdocs.yml"),
        ("README.md", "hör inte till det som kontrolleras – ange filer i data/ eller docs/, eller mkdocs.yml"),
        ("docs", "är en mapp – ange en mapp ensam, projektets, eller filer"),
    ],
)
def test_a_file_that_cannot_be_answered_for_is_refused(said: Said, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "README.md").touch()
    (tmp_path.parent / "utanfor.yml").touch()
    status, lines = said("data/city.yml", name)
    assert (status, lines[-1]) == (1, "1 fel")
    assert lines[0].startswith(f"{name}: {words}")


def test_a_command_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actionplans.commands.check.check", stop)
    assert main(["check"]) == 1
    assert capsys.readouterr() == ("", "Avbrutet.\n")
