"""Is a decision told in its steps, taken over by a plan from its matter, and never made of advice?"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actionplans.downloads import calendar
from actionplans.macros import committee, plan
from actionplans.model.known import known_on
from actionplans.model.records import Model
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.papers import case, folder
from actionplans.reading.data import load
from actionplans.site.agenda import items
from tests import project
from tests.paper import Paper
from tests.scenes import Changes, edits

PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
NETWORK = "data/networks/provnat.yml"
SECOND = "data/matters/2023-03-13-ljus.yml"
WAY = """\
steps:
  - {kind: proposed, date: 2023-03-13, body: provforvaltningen, sources: [brev]}
  - {kind: advised, date: 2023-03-20, body: provnamnden, paragraph: § 3, outcome: Tillstyrker., sources: [brev]}
"""
DECIDED = "  - {kind: decided, date: 2023-03-27, paragraph: § 9, outcome: Antecknas., sources: [brev]}\n"
COUNCIL = "  - {kind: decided, date: 2023-06-12, body: exempelstad, outcome: Fastställs., sources: [brev]}\n"


def in_matter(steps: str) -> Changes:
    return edits((MATTER, "attachments:", f"{steps}attachments:"))


def in_plan(steps: str) -> Changes:
    return edits((PLAN, "purpose:", f"{steps}purpose:"))


def model(root: Path, changes: Changes) -> Model:
    checked = project.checked(root, changes)
    assert checked.problems == []
    found = load(root).model
    assert found is not None
    return found


def status(found: Model, day: str = "2023-12-31") -> PlanStatus:
    return plan_status(known_on(found, datetime.date.fromisoformat(day)).plans["provnat", 2023])


def test_advice_is_no_decision(tmp_path: Path) -> None:
    assert status(model(tmp_path, in_matter(WAY))) is PlanStatus.PRESENTED


def test_a_plan_is_decided_with_its_matter_from_that_day_on(tmp_path: Path) -> None:
    found = model(tmp_path, in_matter(WAY + DECIDED))
    assert status(found, "2023-03-26") is PlanStatus.PRESENTED
    assert status(found, "2023-03-27") is PlanStatus.DECIDED
    decided = found.plans["provnat", 2023].decided
    assert decided is not None
    assert (decided.body, decided.paragraph) == ("provnamnden", "§ 9")


def test_a_plan_with_a_way_of_its_own_takes_nothing_over(tmp_path: Path) -> None:
    changes = {**in_matter(WAY + DECIDED), **in_plan(WAY)}
    assert status(model(tmp_path, changes)) is PlanStatus.PRESENTED


def test_the_last_decision_of_a_day_holds(tmp_path: Path) -> None:
    found = model(tmp_path, in_matter(WAY + DECIDED + COUNCIL))
    told = {
        day: known_on(found, datetime.date.fromisoformat(day)).matters["2023-03-13"].decision
        for day in ("2023-03-20", "2023-04-01", "2023-06-12")
    }
    assert [one and one.outcome for one in told.values()] == [None, "Antecknas.", "Fastställs."]


def test_a_membership_is_decided_in_steps(tmp_path: Path) -> None:
    steps = DECIDED.replace("paragraph: § 9", "body: exempelstad").replace("  -", "    steps:\n      -")
    found = model(tmp_path, edits((NETWORK, "    observed: [2023]\n", f"    observed: [2023]\n{steps}")))
    (membership,) = found.networks["provnat"].memberships
    assert membership.decision is not None
    assert (membership.decision.body, membership.decision.outcome) == ("exempelstad", "Antecknas.")


SHORTHAND = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
OWN = "decided: {date: 2023-03-28, body: provnamnden, paragraph: § 8, outcome: Antecknas., sources: [brev]}\n"
WRONG: dict[str, tuple[Changes, str]] = {
    "twice": (
        in_matter(SHORTHAND + WAY + DECIDED),
        f"{MATTER}:6: beslutet står både som decision och som ett steg på rad 10 – behåll steget och ta bort decision",
    ),
    "unknown kind": (
        in_matter(WAY.replace("advised", "adviced")),
        f"{MATTER}:8: okänt ord ”adviced” – menade du ”advised”?",
    ),
    "unknown body": (
        in_matter(WAY.replace("provnamnden", "provnamden")),
        f"{MATTER}:8: okänt id ”provnamden” för organisation – menade du ”provnamnden”?",
    ),
    "unknown body of a decision that a plan takes over": (
        in_matter(WAY + DECIDED.replace("paragraph: § 9", "body: provnamden")),
        f"{MATTER}:9: okänt id ”provnamden” för organisation – menade du ”provnamnden”?",
    ),
    "nothing said": (
        in_matter(WAY + DECIDED.replace("outcome: Antecknas., ", "")),
        f"{MATTER}:9: steget är ett beslut men säger inte vad som beslutades – lägg till outcome",
    ),
    "nobody said": (
        edits((PLAN, "presented: 2023-03-13\n", ""), (PLAN, "purpose:", f"{WAY}{DECIDED}purpose:")),
        f"{PLAN}:5: steget är ett beslut men säger inte vem som beslutade – lägg till body",
    ),
    "too late": (
        in_matter(WAY.replace("2023-03-20", "2023-03-30") + DECIDED),
        f"{MATTER}:8: steget 2023-03-30 är senare än beslutet 2023-03-27 – "
        "rätta något av datumen, eller lägg till det senare beslutet",
    ),
    "no date": (
        in_matter(WAY.replace("2023-03-20", "20/3 2023")),
        f"{MATTER}:8: ”20/3 2023” är inte ett datum – menade du 2023-03-20?",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_steps_is_told_where_it_stands(tmp_path: Path, case: str) -> None:
    changes, told = WRONG[case]
    assert [project.told(problem) for problem in project.checked(tmp_path, changes).problems] == [told]


def test_a_plan_that_contradicts_its_matter_is_told_for_each_key(tmp_path: Path) -> None:
    changes = {**in_matter(WAY + DECIDED), **in_plan(OWN)}
    do = "rätta det som är fel, eller ta bort decided: planen är beslutad med sitt ärende"
    assert project.messages(tmp_path, changes) == [
        f"{PLAN}:3: planens beslut har date: 2023-03-28, men ärendet 2023-03-13 har 2023-03-27 – {do}",
        f"{PLAN}:3: planens beslut har paragraph: § 8, men ärendet 2023-03-13 har § 9 – {do}",
    ]


def test_a_council_may_decide_a_plan_after_the_committee(tmp_path: Path) -> None:
    later = OWN.replace("2023-03-28", "2023-04-20").replace("provnamnden", "exempelstad")
    assert project.messages(tmp_path, {**in_matter(WAY + DECIDED), **in_plan(later)}) == []


def test_the_steps_stand_on_the_pages_in_the_order_of_time(tmp_path: Path) -> None:
    backwards = WAY.splitlines(keepends=True)
    changes = {**in_matter(backwards[0] + DECIDED + "".join(backwards[1:])), **in_plan(WAY)}
    view = project.view(tmp_path, "2023-12-31", changes)
    shown = committee.matter(view, "2023-03-13")
    assert "Ärendets gång" in shown
    places = [shown.index(word) for word in ("Föreslaget", "Yttrande", "Beslutat")]
    assert places == sorted(places)
    assert "Tillstyrker." in plan.plan_facts(view, "provnat", 2023)


def test_a_city_without_steps_sees_none(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-12-31")
    assert "gång" not in committee.matter(view, "2023-03-13") + plan.plan_facts(view, "provnat", 2023)


def test_a_step_stands_in_the_calendar_and_the_year_and_the_decision_once(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2023-12-31", in_matter(WAY + DECIDED)).site
    texts = [item.text for item in items(site, 2023)]
    assert "Yttrande: Information om planer" in texts
    assert sum("Antecknas." in text for text in texts) == 1
    assert "yttrande: Information om planer" in calendar.as_ics(site).decode().replace("\r\n ", "")


# --- Two matters on one day, several in a year ------------------------------------------------------------------------

TRIPS = """\
trips:
  - id: exempelby
    text: Provnäts möte i Exempelby
    mode: abroad
    networks: [provnat]
    start: 2023-01-10
    function: Processledare
    decision: {date: 2023-01-02, reference: DB 2023-1}
    report: {date: 2023-01-20, matter: 2023-03-13-ljus, text: Två städer vill söka pengar.}
    sources: [brev]
"""
TWO: Changes = {
    SECOND: project.FILES[MATTER].partition("attachments:")[0].replace("Information om planer", "Reserapport om ljus")
    + "attachments: [{number: 1, title: Reserapport Exempelby, kind: trip_report, year: 2023}]\nsources: [brev]\n",
    "data/trips/2023.yml": TRIPS,
    "docs/resor.md": "---\ntitle: Resor\n---\n# Resor\n\n{{ trips() }}\n",
    "docs/namnden/2023-03-13-ljus.md": (
        "---\ntitle: Ljuset\n---\n# Ljuset\n\n{{ matter('2023-03-13-ljus') }}\n\n## Information\n\nResan är gjord.\n"
    ),
    **edits(
        (
            "mkdocs.yml",
            "  - Resor: arb",
            "  - Ljuset: namnden/2023-03-13-ljus.md\n  - resor.md\n  - Resor: arb",
        ),
        ("data/vocabulary.yml", "  annual_report: {", "  trip_report: {label: Reserapport}\n  annual_report: {"),
    ),
}


def test_two_matters_of_one_day_stand_beside_each_other(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-12-31", TWO)
    shown = committee.matters(view)
    assert shown.index("Reserapport om ljus") < shown.index("Information om planer")


def test_a_matter_without_plans_has_papers_of_its_own(tmp_path: Path) -> None:
    project.write(tmp_path, TWO)
    read = case.read(tmp_path, 2023, datetime.date(2023, 3, 14), "2023-03-13-ljus")
    made = folder.made(read)
    letter, report = Paper(made[read.cover]).text, Paper(made["bilaga-1-reserapport-exempelby.pdf"]).text
    assert "Resan är gjord." in letter
    assert "Inriktning" not in letter
    assert "Två städer vill söka pengar." in report


def test_a_matter_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    project.write(tmp_path, TWO)
    with pytest.raises(case.PapersError, match="menade du ”2023-03-13-ljus”"):
        case.read(tmp_path, 2023, datetime.date(2023, 3, 14), "2023-03-13-ljs")


def test_a_matters_file_begins_with_the_day_of_its_letter(tmp_path: Path) -> None:
    changes = {**TWO, SECOND: str(TWO[SECOND]).replace("date: 2023-03-13", "date: 2023-03-14")}
    assert project.messages(tmp_path, changes) == [
        f"{SECOND}:2: datumet 2023-03-14 är inte filens namn 2023-03-13-ljus – ändra datumet eller byt filens namn"
    ]


# --- One decision, one date -------------------------------------------------------------------------------------------


def test_the_same_paragraph_of_the_same_body_and_year_has_one_date_wherever_it_is_written(tmp_path: Path) -> None:
    """A person judges it: some number anew at each meeting, and a matter may be laid on the table."""
    member = (
        "    steps: [{kind: decided, date: 2023-03-2%d, body: %s, paragraph: §%s9, outcome: Ja., sources: [brev]}]\n"
    )
    own = "decided: {date: 2023-03-2%d, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
    judge = "kontrollera mot protokollet, och rätta det som är fel"

    def told(name: str, changes: Changes) -> list[str]:
        checked = project.checked(tmp_path / name, changes)
        assert checked.problems == []
        return [project.told(one) for one in checked.warnings]

    for name, day, body, space, count in (
        ("a", 8, "provnamnden", "  ", 1),
        ("b", 7, "provnamnden", " ", 0),
        ("c", 8, "exempelstad", " ", 0),
    ):
        of_the_membership = (NETWORK, "    start: 2015\n", f"    start: 2015\n{member % (day, body, space)}")
        in_both = edits((MATTER, "attachments:", f"{WAY}{DECIDED}attachments:"), of_the_membership)
        # The network is read before the matter, whose step is of its own committee.
        assert (
            told(name, in_both)
            == [f"{MATTER}:9: § 9 har datumet 2023-03-27 här, men 2023-03-28 i {NETWORK}:14 – {judge}"] * count
        )
    meeting = (MATTER, "attachments:", "meeting: 2023-03-27\nattachments:")
    of_the_plan = edits(meeting, (PLAN, "purpose:", f"{own % 8}purpose:"))
    (one,) = told("d", of_the_plan)
    assert one.startswith(f"{PLAN}:3: beslutet är från 2023-03-28, men ärendet togs upp på sammanträdet 2023-03-27 – ")
    assert told("e", edits(meeting, (PLAN, "purpose:", f"{own % 7}purpose:"))) == []
    # What came to a later meeting is told in its steps.
    laid = (MATTER, "attachments:", f"meeting: 2023-03-20\n{WAY}{DECIDED}attachments:")
    assert told("f", edits(laid)) == []
