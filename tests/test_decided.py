"""What decides a membership or project, costs all networks together, and who made an evaluation: shown, dated, checked?

And: is what a letter, a menu and a list of sources say of them right?
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from actionplans import papers
from actionplans.downloads import calendar
from actionplans.downloads.tables import TABLES
from actionplans.model.known import known_on
from actionplans.site import costs
from actionplans.site.agenda import items
from actionplans.site.dated import What, everything
from tests import goals as with_goals
from tests import project, scenes
from tests.paper import Paper
from tests.scenes import Changes, edits
from tests.test_macros import show

NETWORK = "data/networks/provnat.yml"
PROJECTS = "data/projects.yml"
YEAR = "data/years/2023.yml"
REPORT = "data/reports/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
FUNCTIONS = """\
samordning:
  name: Samordnare
  organisation: provforvaltningen
  sources: [brev]
"""
LEFT = """\
    end: 2023-12-31
    steps:
      - kind: decided
        date: 2014-12-01
        body: provnamnden
        paragraph: § 8
        outcome: Staden går med.
        reason: Ljuset behövs.
        sources: [brev]
      - {kind: notice, date: 2023-05-15, body: provforvaltningen, reason: Beslutet., sources: [brev]}
    left:
      date: 2023-05-04
      body: provnamnden
      paragraph: § 40
      outcome: Staden lämnar nätverket
      reason: Avgiften har fördubblats.
      sources: [brev]
    participants: [provforvaltningen, provnamnden]
    goals: [klimat]
"""
PROJECT = """\
  reference: PN-17
  responsible: provforvaltningen
  owner: samordning
  goals: [klimat]
  steps:
    - {kind: proposed, date: 2018-05, body: provforvaltningen, outcome: Ansökan lämnas in., sources: [brev]}
    - {kind: decided, date: 2018-11-12, body: provnamnden, outcome: Staden deltar., reason: Pengar., sources: [brev]}
"""


def everything_said(left: str = LEFT, of_project: str = PROJECT) -> Changes:
    """The miniature city that leaves its network, with a project that somebody answers for."""
    return {
        **edits(
            (NETWORK, "    observed: [2023]\n", left),
            (NETWORK, "    end: 2024-06-30\n", "    end: 2023-12-31\n"),
            (PROJECTS, "  part: Pilotstad\n", f"  part: Pilotstad\n{of_project}"),
        ),
        **scenes.pages({with_goals.GOALS: with_goals.CITY, "data/functions.yml": FUNCTIONS}, "mal.md", "projekt.md"),
    }


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# --- Shown ------------------------------------------------------------------------------------------------------------


def test_how_a_membership_was_decided_and_left_stands_beside_it(tmp_path: Path) -> None:
    assert project.checked(tmp_path / "check", everything_said()).problems == []
    shown = show(tmp_path, "memberships", "provnat", changes=everything_said())
    assert shown.said("h3") == ["Om medlemskapet"]
    assert shown.facts == {
        "Steg": "Beslutat 1 december 2014 (Provnämnden § 8): Staden går med. Skäl: Ljuset behövs. Exempelstad "
        "Uppsägning 15 maj 2023 (Provförvaltningen): Skäl: Beslutet. Exempelstad",
        "Beslut att lämna": "4 maj 2023: Staden lämnar nätverket. Skäl: Avgiften har fördubblats. "
        "(Provnämnden § 40) Exempelstad",
        "Deltar från staden": "provförvaltningen och provnämnden",
        "Bidrar till": "Renare luft",
    }
    before = show(tmp_path / "before", "memberships", "provnat", day="2023-05-03", changes=everything_said())
    assert set(before.facts) == {"Steg", "Deltar från staden", "Bidrar till"}
    assert "Uppsägning" not in before.facts["Steg"]
    # That it would end was not known before it was decided, either.
    assert before.rows[1][2] == "Sedan 2015, därefter okänt"
    assert shown.rows[1][2] == "2015–31 december 2023"


def test_a_decision_to_join_stands_alone_where_there_are_no_steps(tmp_path: Path) -> None:
    alone = "    decision: {date: 2014-12-01, body: provnamnden, outcome: Staden går med., sources: [brev]}\n"
    changes = edits((NETWORK, "    observed: [2023]\n", f"    observed: [2023]\n{alone}"))
    assert show(tmp_path, "memberships", "provnat", changes=changes).facts == {
        "Beslut": "1 december 2014: Staden går med. (Provnämnden) Exempelstad"
    }
    assert show(tmp_path / "without", "memberships", "provnat").facts == {}


def test_who_answers_for_a_project_and_its_way_stand_with_it(tmp_path: Path) -> None:
    cell = show(tmp_path, "projects", changes=everything_said()).rows[1][1]
    assert cell == (
        "Ett påhittat projekt. Beteckning: PN-17 Ansvarig: provförvaltningen, samordnare Bidrar till: Renare luft "
        "Föreslaget maj 2018 (Provförvaltningen): Ansökan lämnas in. Exempelstad "
        "Beslutat 12 november 2018 (Provnämnden): Staden deltar. Skäl: Pengar. Exempelstad"
    )
    assert show(tmp_path / "without", "projects").rows[1][1] == "Ett påhittat projekt."


def test_a_goal_tells_of_the_memberships_and_projects_that_serve_it(tmp_path: Path) -> None:
    shown = show(tmp_path, "goal", "klimat", changes=everything_said())
    assert [row[:4] for row in shown.rows if row[1] in ("Medlemskap", "Projekt")] == [
        ["LJUSPROV Provnät", "Projekt", "Provnät", "2019"],
        ["Exempelstad. Provnät", "Medlemskap", "Provnät", "2015"],
    ]
    rows = show(tmp_path / "all", "goals", changes=everything_said()).rows
    assert next(row for row in rows if row[0] == "Renare luft")[3] == "1 medlemskap, 1 projekt, sedan 2015"


def test_decisions_about_memberships_and_projects_have_their_day(tmp_path: Path) -> None:
    changes = everything_said(LEFT.replace("date: 2014-12-01", "date: 2023-01-09"))
    site = project.view(tmp_path, "2023-06-01", changes).site
    found = [(one.what, one.title, str(one.date)) for one in everything(site) if one.what in _OURS]
    assert found == [
        (What.STEP, "Medlemskap i Provnät", "2023-01-09"),
        (What.STEP, "Medlemskap i Provnät", "2023-05-15"),
        (What.MEMBERSHIP_LEFT, "Utträde ur Provnät", "2023-05-04"),
        (What.STEP, "LJUSPROV", "2018-05"),
        (What.STEP, "LJUSPROV", "2018-11-12"),
    ]
    told = [
        one.summary for one in calendar.entries(site) if one.category == "Medlemskap" or "Medlemskap" in one.summary
    ]
    assert told == [
        "Provnämnden, beslutat: Medlemskap i Provnät",
        "Provnämnden, beslut: Utträde ur Provnät",
        "Provförvaltningen, uppsägning: Medlemskap i Provnät",
    ]
    words = [one.text for one in items(site, 2023)]
    assert "Beslut: Staden lämnar nätverket (Utträde ur Provnät)" in words


_OURS = (What.STEP, What.MEMBERSHIP_DECISION, What.MEMBERSHIP_LEFT)


def test_an_evaluation_says_when_and_by_whom_it_was_made(tmp_path: Path) -> None:
    text = "sources: [brev]\nevaluation: {outcome: keep, text: Därför., date: 2023-05-31, body: provforvaltningen}\n"
    changes = scenes.report(text)
    made = "Utvärderingen gjordes 31 maj 2023 av provförvaltningen."
    assert made in show(tmp_path, "evaluation", "provnat", 2023, changes=changes).words
    shown = show(tmp_path / "before", "evaluation", "provnat", 2023, day="2023-05-30", changes=changes)
    assert shown.words == ""
    unsaid = scenes.report(text.replace(", date: 2023-05-31, body: provforvaltningen", ""))
    assert "Utvärderingen gjordes" not in show(tmp_path / "unsaid", "evaluation", "provnat", 2023, changes=unsaid).words


def test_the_reason_stands_after_the_outcome_of_a_matter(tmp_path: Path) -> None:
    decision = (
        "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas, reason: Ont om tid., sources: [brev]}"
    )
    changes = edits((MATTER, "attachments:", f"{decision}\nattachments:"))
    told = show(tmp_path, "matter", "2023-03-13", changes=changes).facts["Beslut"]
    assert told == "27 mars 2023: Antecknas. Skäl: Ont om tid. Exempelstad"
    plan = show(tmp_path / "plan", "plan_facts", "provnat", 2023, changes=changes).facts["Status"]
    assert "Beslutad 27 mars 2023: Antecknas. Skäl: Ont om tid. (Provnämnden)" in plan


# --- Common costs, financial years ------------------------------------------------------------------------------------

COMMON = """\
amounts:
  - {kind: other, amount: 85000, period: 2023, basis: budget, text: Frukostar., sources: [brev]}
  - {kind: other, amount: 18000, period: 2023-07, end: 2024-06, basis: budget, sources: [brev]}
  - {kind: granted, amount: 40000000, period: 2023, sources: [brev]}
time: [{amount: 3, unit: days, period: 2023, sources: [brev]}]
"""


def common(text: str = COMMON) -> Changes:
    return {YEAR: project.FILES[YEAR] + text}


def test_what_networks_cost_together_is_of_none_of_them_and_in_the_years_sum(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-12-01", common())
    model, on = view.model, view.day
    key = costs.Sum("SEK", "budget")
    for of in (None, costs.COMMON):
        assert costs.sums(model, costs.cost(model, on, 2023, of).counted) == {key: Decimal(103000)}
    assert not costs.cost(model, on, 2023, costs.NO_NETWORK)
    assert not costs.cost(model, on, 2023, "provnat").counted
    shown = show(tmp_path / "page", "year_events", 2023, day="2023-12-01", changes=common())
    assert shown.said("caption") == [
        "Gemensamma kostnader 2023", "Gemensam arbetstid 2023", "Gemensamma bidrag 2023",
    ]  # fmt: skip
    assert ["Gemensamt 2023 Exempelstad", "Annat", "Juli 2023–juni 2024 Budget", "18 000"] in shown.rows
    rows = show(tmp_path / "costs", "costs", None, 2023, day="2023-12-01", changes=common()).rows
    assert ["Gemensamma kostnader", "103 000", "–"] in rows
    assert not show(tmp_path / "without", "year_events", 2023).rows


def test_common_costs_are_in_the_files_and_not_known_before_their_time(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2023-12-01", common("amounts: [{kind: other, amount: 5, period: 2023-11, "
                        "basis: outcome, sources: [brev]}]\n")).site  # fmt: skip
    (row,) = TABLES["kostnader"].rows(site)
    assert row[0] == ("", "", "År", "2023", "SEK")
    assert known_on(site.model, day("2023-10-31")).years[2023].amounts == ()


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("period: 2021-07, end: 2022-06", (2021,)),
        ("period: 2021-04-06, end: 2022-04-05", (2021,)),
        ("period: 2021-07, end: 2022-07", ()),
        ("period: 2021-07, end: 2023-06", ()),
        ("period: 2021, end: 2022", ()),
        ("period: 2021-07, end: 2022", ()),
        ("period: 2021-01, end: 2021-12", (2021,)),
        ("period: 2020-07, end: 2023-06, per_year: true", (2020, 2021, 2022)),
        ("period: 2020, end: 2022, per_year: true", (2020, 2021, 2022)),
        ("period: 2020-01, end: 2022-12, per_year: true", (2020, 2021, 2022)),
    ],
    ids=[
        "summer to summer",
        "to the day",
        "a month more",
        "two of them",
        "two years",
        "half known",
        "calendar year",
        "three of them",
        "three years",
        "three whole years",
    ],
)
def test_a_financial_year_counts_in_the_year_in_which_it_begins(
    tmp_path: Path, period: str, years: tuple[int, ...]
) -> None:
    fee = f"    amounts: [{{kind: fee, amount: 100, {period}, sources: [brev]}}]\n"
    view = project.view(tmp_path, changes=edits((NETWORK, "    start: 2015\n", f"    start: 2015\n{fee}")))
    (entry,) = costs.entries(view.model, view.day)
    assert entry.years == years


# --- Checked ----------------------------------------------------------------------------------------------------------

WRONG: dict[str, tuple[Changes, str]] = {
    "left without end": (
        everything_said(LEFT.replace("end: 2023-12-31", "end: ongoing")),
        f"{NETWORK}:14:10: staden har beslutat att lämna Provnät (2023-05-04), men end är ongoing – "
        "ange sista dagen i end, eller ta bort end om den inte är känd",
    ),
    "left before joining": (
        everything_said(LEFT.replace("date: 2023-05-04", "date: 2014-05-04")),
        f"{NETWORK}:25:13: beslutet att lämna 2014-05-04 är före medlemskapets start 2015 – rätta något av datumen",
    ),
    "who left": (
        everything_said(LEFT.replace("      body: provnamnden\n      paragraph: § 40\n", "      paragraph: § 40\n")),
        f"{NETWORK}:25:7: nyckeln ”body” saknas – lägg till den, ",
    ),
    "participants": (
        everything_said(LEFT.replace("[provforvaltningen, provnamnden]", "[provforvaltning, provnamnden]")),
        f"{NETWORK}:31:20: okänt id ”provforvaltning” för organisation – menade du ”provforvaltningen”?",
    ),
    "goal of a membership": (
        everything_said(LEFT.replace("goals: [klimat]", "goals: [klimt]")),
        f"{NETWORK}:32:13: okänt mål ”klimt” – menade du ”klimat”?",
    ),
    "goal of a project": (
        everything_said(of_project=PROJECT.replace("[klimat]", "[klimatet]")),
        f"{PROJECTS}:11:11: okänt mål ”klimatet” – menade du ”klimat”?",
    ),
    "goal after a project": (
        everything_said(of_project=PROJECT.replace("[klimat]", "[ljus]")),
        f"{PROJECTS}:11:11: målet ”Ljusa gator” gäller från 2022, men projektet slutade 2021 – "
        "ange ett mål som gällde då, eller rätta något av datumen",
    ),
    "owner of a project": (
        everything_said(of_project=PROJECT.replace("owner: samordning", "owner: samordnare")),
        f"{PROJECTS}:10:10: okänt id ”samordnare” för funktion – menade du ”samordning”?",
    ),
    "decided by nobody": (
        everything_said(of_project=PROJECT.replace("body: provnamnden, outcome: Staden", "outcome: Staden")),
        f"{PROJECTS}:14:7: steget är ett beslut men säger inte vem som beslutade – lägg till body",
    ),
    "a list for a reason": (
        everything_said(LEFT.replace("reason: Avgiften har fördubblats.", "reason: [Avgiften]")),
        f"{NETWORK}:29:15: ”reason” ska vara en text, inte en lista eller flera nycklar – ",
    ),
    "common costs of another year": (
        common(COMMON.replace("period: 2023-07", "period: 2022-07").replace("end: 2024-06", "end: 2023-06")),
        f"{YEAR}:9:42: beloppet avser juli 2022 men filen är för 2023 – "
        "flytta det till data/years/2022.yml, eller rätta period",
    ),
    "evaluated before": (
        scenes.report("sources: [brev]\nevaluation: {outcome: keep, text: Därför., date: 2022-12}\n"),
        f"{REPORT}:2:50: utvärderingen gäller 2023 men är gjord 2022-12, innan året började – "
        "rätta datumet, eller flytta den till rätt års fil",
    ),
    "evaluated by nobody": (
        scenes.report("sources: [brev]\nevaluation: {outcome: keep, text: Därför., body: provnamden}\n"),
        f"{REPORT}:2:50: okänt id ”provnamden” för organisation – menade du ”provnamnden”?",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, case: str) -> None:
    changes, said = WRONG[case]
    (problem,) = project.checked(tmp_path, changes).problems
    assert str(problem).startswith(said)


def test_of_what_is_left_nothing_more_need_be_known(tmp_path: Path) -> None:
    changes = everything_said(LEFT.replace("    end: 2023-12-31\n", "    observed: [2023]\n"))
    assert project.checked(tmp_path, changes).problems == []


# --- Said right -------------------------------------------------------------------------------------------------------

LINE = "Nämnden: namnden/2023-03-13.md"


@pytest.mark.parametrize("title", ["Handlingsplaner 2024", "Årsrapporter 2022", "13 mars 2023", "Brev 2023"])
def test_the_menu_may_call_a_letter_by_the_year_that_it_is_about(tmp_path: Path, title: str) -> None:
    assert project.messages(tmp_path, project.edited("mkdocs.yml", LINE, LINE.replace("Nämnden", title))) == []


@pytest.mark.parametrize("title", ["13 mars 2024", "Studieresa 2025", "Handlingsplaner 2021", "Mars 2022"])
def test_the_menu_may_not_call_a_letter_by_another_day_or_a_year_far_away(tmp_path: Path, title: str) -> None:
    (told,) = project.messages(tmp_path, project.edited("mkdocs.yml", LINE, LINE.replace("Nämnden", title)))
    assert f"raden ”{title}” i menyn leder till namnden/2023-03-13.md" in told


def test_two_matters_of_a_day_are_told_apart_among_the_sources(tmp_path: Path) -> None:
    second = project.FILES[MATTER].replace("title: Information om planer", "title: Ljus").partition("attachments:")[0]
    both = scenes.pages(
        {"data/matters/2023-03-13-ljus.yml": f"{second}sources: [brev]\n"}, "namnden/2023-03-13-ljus.md"
    )
    words = show(tmp_path, "sources", changes=both).words
    assert "Nämndärendet 13 mars 2023 (Ljus)" in words
    assert "Nämndärendet 13 mars 2023 (Information om planer)" in words
    assert "Nämndärendet 13 mars 2023 (" not in show(tmp_path / "one", "sources").words


def test_a_letter_for_a_decision_is_not_called_information(tmp_path: Path) -> None:
    for title, kind in (("Information om planer", "information"), ("Förlängning av avtalet", "ärende")):
        root = tmp_path / kind
        page = ("docs/namnden/2023-03-13.md", "{{ matter('2023-03-13') }}", "## Information\n\nDet här gäller det.")
        project.write(root, edits((MATTER, "title: Information om planer", f"title: {title}"), page))
        made = papers.made(papers.read(root, 2023, day("2023-06-01")))
        assert f"Exempelstad provförvaltningen, {kind} 1(" in Paper(made[papers.COVER]).page_texts[0]


OLD = "name: Gammalt\nend: 2017\nsuccessors: [provnat]\n"
HELD = "memberships:\n  - {member: exempelstad, start: 2010, end: 2017, sources: [webb]}\n"


@pytest.mark.parametrize(
    ("old", "caption"), [(OLD, "Tidigare nätverk"), (OLD + HELD, "Nätverk som staden har varit med i")]
)
def test_a_renamed_network_is_one_that_the_city_was_in_only_where_that_is_known(
    tmp_path: Path, old: str, caption: str
) -> None:
    changes = scenes.pages({"data/networks/gammalt.yml": old}, "natverk/gammalt/index.md")
    assert show(tmp_path, "network_cards", changes=changes).said("caption")[-1] == caption


@pytest.mark.parametrize(
    ("group", "caption"),
    [
        ("start: 2019, end: ongoing", "Arbetsgrupper som staden är med i"),
        ("observed: [2019]", "Arbetsgrupper som staden är eller har varit med i"),
        ("start: 2024, announced: 2023-01", "Arbetsgrupper"),
    ],
)
def test_working_groups_are_called_what_is_known_of_them(tmp_path: Path, group: str, caption: str) -> None:
    joined = f"    working_groups: [{{name: Ljus, {group}, sources: [brev]}}]\n"
    changes = edits((NETWORK, "    observed: [2023]\n", f"    observed: [2023]\n{joined}"))
    assert show(tmp_path, "memberships", "provnat", changes=changes).said("caption") == ["Medlemskap", caption]
