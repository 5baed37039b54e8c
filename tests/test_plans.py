"""Plans as they are: common, an administration's, for several years, revised; and activities through the years."""

from __future__ import annotations

import csv
import datetime
import json
import re
from pathlib import Path

import pytest

from actionplans.changes import between_years
from actionplans.commands.main import main
from actionplans.downloads import calendar
from actionplans.downloads.tables import TABLES, as_csv, in_use
from actionplans.macros import MACROS
from actionplans.model.records import Model
from actionplans.papers.case import Case
from actionplans.papers.plan import plan_part
from actionplans.rules.check import check
from actionplans.search.facts import facts
from actionplans.site import agenda, todo
from actionplans.site.attention import Sort
from actionplans.site.followup import outcomes
from actionplans.site.through_years import year_in_row
from actionplans.site.view import View
from actionplans.swedish.plans import in_a_row
from tests import fragment, project, scenes
from tests.scenes import Changes

PLAN = "data/plans/2023/provnat.yml"
NETWORK = "data/networks/provnat.yml"
OTHER = "name: Annat nät\nmemberships:\n  - {member: exempelstad, start: 2015, sources: [webb]}\n"
COMMON = "data/plans/2024/gemensam.yml"
COMMON_TEXT = """\
networks: [provnat, annat]
start: 2024-02-01
end: 2025
attested: true
sources: [brev]
purpose: {text: Att planera tillsammans., sources: [brev]}
priorities:
  - {id: lag, text: Ett lag, areas: [lighting], sources: [brev]}
activities:
  - {id: mote, text: Mötas varje år, continues: mote, priority: lag, sources: [brev]}
  - {id: brev, text: Läsa nyhetsbrev, start: 2022, continuous: true, sources: [brev]}
  - {id: fest, text: Ordna en fest, start: 2024-05-01, end: 2024-05-01, sources: [brev]}
revisions:
  - date: 2024-06-16
    text: Festen ställs in.
    decision: {date: 2024-06-17, body: provnamnden, outcome: Nämnden godkänner ändringen., sources: [brev]}
    sources: [brev]
"""
PART = """\
part_of: 2024/gemensam
attested: true
sources: [brev]
priorities:
  - {id: eget, text: Något eget, sources: [brev]}
"""
SHARED = """\
network: provnat
administration: provforvaltningen
attested: true
sources: [brev]
activities:
  - {id: mata, text: Mäta ljuset, start: 2023, sources: [brev]}
"""
REPORT = """\
sources: [brev]
checkpoints:
  - date: 2023-09-30
    text: Det går bra.
    sources: [brev]
    results:
      - {activity: mote, state: moved, done: Mötet väntar., sources: [brev]}
  - date: 2023-06-30
    sources: [brev]
    results:
      - {activity: mote, state: cancelled, done: Lokalen brann., sources: [brev]}
results:
  - activity: mote
    state: moved
    done: Mötet blev inte av.
    as_of: 2023-12-31
    moved_to: 2024/mote
    sources: [brev]
"""


def vocabulary() -> Changes:
    return project.edited(
        "data/vocabulary.yml",
        "  cancelled: {label: Inställd}\n",
        "  cancelled: {label: Inställd}\n  moved: {label: Flyttad}\n",
    )


def everything(**more: str) -> Changes:
    """A city with a common plan for two years, a part of it, an administration's plan and a report with checkpoints."""
    changes: Changes = {
        **vocabulary(),
        "data/networks/annat.yml": OTHER,
        COMMON: COMMON_TEXT,
        "data/plans/2024/provnat.yml": PART,
        "data/plans/2023/provnat-lab.yml": SHARED,
        "data/reports/2023/provnat.yml": REPORT,
        **more,
    }
    pages = ("natverk/annat/index.md", "natverk/provnat/2024.md", "natverk/provnat/2025.md")
    made = scenes.pages(changes, *pages, "natverk/provnat/2023/arsrapport.md")
    texts = {"docs/planer/gemensam/2024.md": 2024, "docs/planer/provnat-lab/2023.md": 2023}
    held = {name: f"---\ntitle: Plan {year}\nyear: {year}\n---\n# Plan {year}\n" for name, year in texts.items()}
    menu = "".join(f"  - {name.removeprefix('docs/')}\n" for name in held)
    return {**made, **held, "mkdocs.yml": f"{made['mkdocs.yml']!s}{menu}"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.write(tmp_path_factory.mktemp("plans"), everything())


def seen(root: Path, day: str) -> View:
    checked = check(root)
    assert checked.problems == []
    return View(checked.site_on(datetime.date.fromisoformat(day)))


def words(view: View, macro: str, *given: object) -> str:
    return fragment.read(str(MACROS[macro](view, *given))).words


def model(root: Path) -> Model:
    found = check(root).model
    assert found is not None
    return found


# --- Which plan holds -----------------------------------------------------------------------------------------------


def test_a_networks_own_plan_comes_before_an_administrations_and_that_before_a_common_one(root: Path) -> None:
    known = model(root)
    held = {
        (network, year): [plan.id for plan in known.plans_for(network, year)]
        for network in ("provnat", "annat")
        for year in (2022, 2023, 2024, 2025, 2026)
    }
    assert {key: ids for key, ids in held.items() if ids} == {
        ("provnat", 2023): ["provnat", "provnat-lab"],
        ("provnat", 2024): ["provnat", "gemensam"],
        ("provnat", 2025): ["gemensam"],
        ("annat", 2024): ["gemensam"],
        ("annat", 2025): ["gemensam"],
    }


@pytest.mark.parametrize(
    ("day", "plan", "in_force"),
    [
        ("2023-05-01", "provnat", True),
        ("2024-01-15", "provnat", True),
        ("2025-06-01", "gemensam", True),
        ("2026-01-01", "gemensam", False),
    ],
)
def test_a_plan_for_several_years_is_in_force_through_all_of_them(
    root: Path, day: str, plan: str, in_force: bool
) -> None:
    current = seen(root, day).site.current("provnat")
    assert current.plan is not None
    assert (current.plan.id, current.in_force) == (plan, in_force)


def test_a_plan_that_begins_in_its_year_is_not_in_force_before(root: Path) -> None:
    assert seen(root, "2024-01-15").site.current("annat").plan is None
    assert seen(root, "2024-02-01").site.current("annat").in_force


def test_a_page_that_names_a_plan_with_a_slip_is_not_told_that_it_is_missing(tmp_path: Path) -> None:
    whole, shared = everything(), "docs/planer/provnat-lab/2023.md"
    slip = SHARED.replace("sources: [brev]\nactivities", "source: [brev]\nactivities")
    for plan, year, told in (
        (slip, 2023, [("okänd nyckel ”source”", "menade du ”sources”?")]),
        (SHARED, 2031, [("planen provnat-lab för 2031 i plan_facts finns inte", "välj bland 2023")]),
    ):
        page = f'{whole[shared]!s}\n{{{{ plan_facts("provnat-lab", {year}) }}}}\n'
        changes = {**whole, shared: page, "data/plans/2023/provnat-lab.yml": plan}
        found = check(project.write(tmp_path / str(year), changes))
        assert [(one.what, one.do) for one in found.problems] == told


def test_no_plan_is_asked_for_where_one_covers_the_year(root: Path) -> None:
    def asked(day: str) -> list[str]:
        return [task.text for task in todo.tasks(seen(root, day).site) if task.new and "Handlingsplan" in task.text]

    assert asked("2025-06-01") == []
    assert asked("2026-06-01") == ["Handlingsplan för 2026", "Handlingsplan för 2026"]


def test_pages_say_whose_a_plan_is_and_what_it_is_a_part_of(root: Path) -> None:
    view = seen(root, "2024-07-01")
    part, whole = words(view, "plan_facts", "provnat", 2024), words(view, "plan_facts", "gemensam", 2024)
    assert "Del av Gemensam handlingsplan 2024–2025" in part
    assert "Nätverk Provnät och Annat nät" in whole
    assert "Gäller 1 februari 2024–2025" in whole
    assert "Delar Provnät" in whole
    assert "Andra planer Handlingsplan 2023 (provförvaltningen)" in words(view, "plan_facts", "provnat", 2023)
    assert "Planen för 2024–2025 är även för 2025" in words(seen(root, "2025-03-01"), "plan_facts", "provnat", 2025)


def test_what_a_part_does_not_say_the_common_plan_says(root: Path) -> None:
    view = seen(root, "2024-07-01")
    assert "Ur Gemensam handlingsplan 2024–2025: Att planera tillsammans." in words(view, "purpose", "provnat", 2024)
    assert "Något eget" in words(view, "priorities", "provnat", 2024)
    assert "Ordna en fest" in words(view, "activities", "provnat", 2024)


DECIDED_IN_STEPS = """\
presented: 2023-03-13
steps:
  - {kind: decided, date: 2024-03-01, body: provforvaltningen, outcome: Godkänns., sources: [brev]}
  - {kind: decided, date: 2024-04-01, body: provnamnden, outcome: Fastställs., sources: [brev]}
"""
OWN = "decided: {date: 2024-03-15, body: provnamnden, outcome: Delen för sig., sources: [brev]}\n"


@pytest.mark.parametrize(
    ("own", "day", "outcome"),
    [
        ("", "2024-02-15", None),
        ("", "2024-03-01", "Godkänns."),
        ("", "2024-04-01", "Fastställs."),
        (OWN, "2024-03-14", None),
        (OWN, "2024-04-01", "Delen för sig."),
    ],
)
def test_a_part_was_dealt_with_as_the_common_plan_unless_it_says_otherwise(
    tmp_path: Path, own: str, day: str, outcome: str | None
) -> None:
    part = PART.replace("attested: true\n", own)
    changes = {COMMON: COMMON_TEXT.replace("attested: true\n", DECIDED_IN_STEPS)}
    project.write(tmp_path, everything(**changes, **{"data/plans/2024/provnat.yml": part}))
    known = seen(tmp_path, day).model.plans["provnat", 2024]
    assert known.presented == (None if own else "2023-03-13")
    assert (known.decided.outcome if known.decided else None) == outcome


def test_that_a_part_is_not_decided_is_a_task_with_the_common_plan_alone(tmp_path: Path) -> None:
    def told(part: str) -> list[str]:
        changed = {COMMON: COMMON_TEXT.replace("attested: true\n", "presented: 2023-03-13\n")}
        name = str(len(part))
        root = project.write(tmp_path / name, everything(**changed, **{"data/plans/2024/provnat.yml": part}))
        found = todo.tasks(seen(root, "2024-07-01").site)
        return [one.text.partition(":")[0] for one in found if one.kind == Sort.UNDECIDED.tasks and "2024" in one.text]

    whole = "Gemensam handlingsplan 2024–2025"
    assert told(PART.replace("attested: true\n", "")) == [whole]
    assert told(PART.replace("attested: true\n", "presented: 2023-03-13\n")) == ["Handlingsplan 2024", whole]


def test_a_common_plan_is_counted_once(root: Path) -> None:
    view = seen(root, "2024-07-01")
    assert words(view, "priorities").count("Ett lag") == 1
    assert words(view, "areas").count("Ett lag") == 1
    activities = as_csv(view.site, TABLES["aktiviteter"]).decode()
    assert activities.count("Ordna en fest") == 1
    assert "Provnät; Annat nät;" not in activities  # quoted, since the cell holds the sign between cells
    assert '"Provnät; Annat nät"' in activities


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "aktiviteter",
            [
                "Delta i mötet;Handlingsplan 2023",
                "Läsa nyhetsbrev;Gemensam handlingsplan 2024–2025",
                "Mäta ljuset;Handlingsplan 2023 (provförvaltningen)",
                "Mötas varje år;Gemensam handlingsplan 2024–2025",
                "Ordna en fest;Gemensam handlingsplan 2024–2025",
            ],
        ),
        (
            "prioriteringar",
            [
                "Bättre ljus;Handlingsplan 2023",
                "Ett lag;Gemensam handlingsplan 2024–2025",
                "Något eget;Handlingsplan 2024",
            ],
        ),
    ],
)
def test_where_a_network_has_several_plans_for_a_year_each_row_says_from_which_it_is(
    root: Path, tmp_path: Path, name: str, told: list[str]
) -> None:
    head, *rows = rows_of(seen(root, "2024-07-01"), name)
    assert head[-1] == "I plan"
    assert sorted(f"{row[head.index('Text')]};{row[-1]}" for row in rows) == told
    # One plan alone is told by its network and year.
    assert "I plan" not in rows_of(project.view(tmp_path), name)[0]


def rows_of(view: View, name: str) -> list[list[str]]:
    """A file's lines as cells."""
    return list(csv.reader(as_csv(view.site, TABLES[name]).decode("utf-8-sig").splitlines(), delimiter=";"))


def test_a_common_plans_goals_are_counted_once(tmp_path: Path) -> None:
    measure = "{id: tal, indicator: Antal, target: 4, sources: [brev]}"
    goals = f"goals:\n  - {{id: nya, text: Fler nya., sources: [brev], measures: [{measure}]}}\n"
    root = project.write(
        tmp_path, everything(**{COMMON: COMMON_TEXT.replace("activities:\n", f"{goals}activities:\n")})
    )
    view = seen(root, "2024-07-01")
    assert [row[1] for row in rows_of(view, "planmal")[1:]] == ["provnat; annat"]
    assert [row[1] for row in rows_of(view, "matt")[1:]] == ["provnat; annat"]


def test_the_search_knows_that_the_plan_of_an_earlier_year_is_the_one_to_open(root: Path) -> None:
    site = seen(root, "2025-06-01").site
    front = {path: check(root).pages.pages[path].front for path in ("planer/gemensam/2024.md",)}
    found = {path: facts(site, path, one) for path, one in front.items()}
    assert [(one.current, one.standing) for one in found.values()] == [(True, "Gäller")]


# --- Revisions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "revised", "decided"),
    [("2024-06-15", False, False), ("2024-06-16", True, False), ("2024-06-17", True, True)],
)
def test_a_revision_is_shown_from_its_day_and_its_decision_from_its_own(
    root: Path, day: str, revised: bool, decided: bool
) -> None:
    view = seen(root, day)
    said = words(view, "plan_facts", "gemensam", 2024)
    assert ("Reviderad 16 juni 2024: Festen ställs in." in said) == revised
    assert ("Beslutad 17 juni 2024: Nämnden godkänner ändringen." in said) == decided
    items = [item.text for item in agenda.items(view.site, 2024)]
    assert ("Handlingsplan 2024 revideras: Festen ställs in." in items) == revised
    summaries = [entry.summary for entry in calendar.entries(view.site)]
    assert ("Gemensam handlingsplan 2024–2025 revideras" in summaries) == revised


# --- Activities through the years -----------------------------------------------------------------------------------


def test_an_activity_counts_its_years_and_claims_nothing_without_a_word(root: Path) -> None:
    known = model(root)
    plan = known.plans["gemensam", 2024]
    numbers = {
        (activity.id, year): year_in_row(known, plan, activity, year)
        for activity in plan.activities
        for year in plan.years
    }
    assert numbers == {
        ("mote", 2024): 2,
        ("mote", 2025): 3,
        ("brev", 2024): 1,
        ("brev", 2025): 2,
        ("fest", 2024): 1,
        ("fest", 2025): 1,
    }
    assert [in_a_row(number) for number in (1, 2, 3, 12, 13, 22)] == [
        "",
        "andra året i rad",
        "tredje året i rad",
        "tolfte året i rad",
        "13:e året i rad",
        "22:a året i rad",
    ]


def test_what_goes_on_all_the_time_never_passes(root: Path) -> None:
    view = seen(root, "2026-06-01")
    told = words(view, "activities", "gemensam", 2024)
    assert "löpande sedan 2022" in told
    assert re.search(r"Läsa nyhetsbrev \S+ Löpande", told)
    assert "1 utan rapport" in told  # the party, and not what may be done in 2025
    late = [
        one.activity.text for one in outcomes(view.model, view.day, "gemensam", 2024) if one.overdue and one.activity
    ]
    assert late == ["Ordna en fest"]
    assert "2 löpande" not in told
    items = {item.text: item.date for item in agenda.items(view.site, 2025)}
    assert items["Läsa nyhetsbrev (löpande)"] is None
    assert "Ordna en fest" not in items
    asked = [task.text for task in todo.tasks(view.site) if "Läsa nyhetsbrev" in task.text]
    assert asked == ["Läsa nyhetsbrev: prioritering, ansvarig"]


@pytest.mark.parametrize(
    ("day", "state", "never"),
    [
        ("2023-06-01", "Tiden har gått, ingen rapport", "Inställd"),
        ("2023-07-01", "Inställd (läget 30 juni)", "30 juni: "),
        ("2023-10-01", "Flyttad 30 juni: inställd; 30 september: flyttad", "31 december"),
        (
            "2024-01-01",
            "Flyttad till 2024 (Mötas varje år) 30 juni: inställd; 30 september: flyttad; ",
            "Ingen",
        ),
    ],
)
def test_the_latest_known_state_is_shown_until_the_years_result(root: Path, day: str, state: str, never: str) -> None:
    told = words(seen(root, day), "follow_up", "provnat", 2023)
    # Who and when stands between the state and what makes it precise.
    said = r"(?: · .*?)? ".join(map(re.escape, state.split()))
    assert re.search(rf"Delta i mötet \S+ {said}", told)
    assert never not in told


def test_each_checkpoint_stands_on_the_reports_page_the_oldest_first(root: Path) -> None:
    told = words(seen(root, "2024-01-01"), "annual_report", "provnat", 2023)
    assert told.index("Avstämning 30 juni 2023") < told.index("Avstämning 30 september 2023 Det går bra.")
    rows = as_csv(seen(root, "2024-01-01").site, TABLES["lagen"]).decode("utf-8-sig").splitlines()
    assert [row.split(";")[3] for row in rows] == ["Avstämning", "2023-06-30", "2023-09-30"]


def test_after_the_year_a_checkpoint_still_speaks_of_its_own_day(tmp_path: Path) -> None:
    text = REPORT.partition("results:\n  - activity: mote\n    state: moved\n    done: Mötet blev")[0]
    changes = everything(**{"data/reports/2023/provnat.yml": text})
    view = project.view(tmp_path, "2024-03-01", changes)
    told = words(view, "follow_up", "provnat", 2023)
    assert re.search(r"Delta i mötet \S+ Flyttad · .* 30 juni: inställd; 30 september: flyttad", told)


def test_moved_to_nobody_knows_where_is_said_so_and_moved_without_a_word_claims_nothing(tmp_path: Path) -> None:
    unknown = REPORT.replace("moved_to: 2024/mote", "moved_to: unknown")
    view = project.view(tmp_path / "a", "2024-03-01", everything(**{"data/reports/2023/provnat.yml": unknown}))
    assert "Flyttad okänt vart" in words(view, "follow_up", "provnat", 2023)
    silent = REPORT.replace("    moved_to: 2024/mote\n", "")
    view = project.view(tmp_path / "b", "2024-03-01", everything(**{"data/reports/2023/provnat.yml": silent}))
    assert "Flyttad till" not in words(view, "follow_up", "provnat", 2023)
    assert "okänt vart" not in words(view, "follow_up", "provnat", 2023)


def test_a_new_year_asks_for_no_plan_that_there_is_and_says_what_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.write(tmp_path, {**everything(), "docs/ar/index.md": None})
    for year in ("2025", "2026"):
        monkeypatch.setenv("SITE_DATE", f"{int(year) - 1}-06-01")
        assert main(["new-year", year, "--project", str(root)]) == 0
    drafts = sorted(
        path.relative_to(root / "data/plans").as_posix() for path in (root / "data/plans").glob("202[56]/*")
    )
    assert drafts == ["2026/annat.yml", "2026/provnat.yml"]
    written = model(root).plans["annat", 2026]
    went_on = {one.id: (one.continues, one.continuous, str(one.start or "")) for one in written.activities}
    assert went_on == {"mote": ("mote", False, ""), "brev": ("brev", True, "2022"), "fest": ("fest", False, "")}


def test_two_years_of_one_plan_are_not_compared(root: Path) -> None:
    assert not [one for one in between_years(model(root), "annat", 2024, 2025) if "kan inte jämföras" in one.sentence]


# --- What a city without all this sees ------------------------------------------------------------------------------


def test_a_city_that_uses_none_of_it_sees_none_of_it(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-06-01")
    assert {"avstamningar", "lagen", "revideringar"}.isdisjoint(table.name for table in in_use(view.site))
    said = words(view, "plan_facts", "provnat", 2023)
    labels = ("Förvaltning", "Till och med", "Del av", "Delar", "Andra planer", "Revideringar", "även för")
    for label in labels:
        assert label not in said, label


# --- Papers -------------------------------------------------------------------------------------------------------


MATTER = """\
title: Planer för 2024
date: 2024-07-01
committee: provnamnden
administration: provforvaltningen
proposal: Nämnden antecknar informationen.
attachments:
  - {number: 1, title: Gemensam plan 2024–2025, kind: plan, plan: gemensam, year: 2024}
  - {number: 2, title: Provförvaltningens plan 2023, kind: plan, plan: provnat-lab, year: 2023}
sources: [brev]
"""


def test_a_common_plan_is_one_attachment_with_its_parts_and_an_administrations_one_of_its_own(tmp_path: Path) -> None:
    changes = everything(**{"data/matters/2024-07-01.yml": MATTER})
    page = "---\ntitle: Brevet\n---\n# Brevet\n"
    menu = f"{changes['mkdocs.yml']!s}  - namnden/2024-07-01.md\n"
    known = model(project.write(tmp_path, {**changes, "docs/namnden/2024-07-01.md": page, "mkdocs.yml": menu}))
    found = known.matters["2024-07-01"]
    case = Case(tmp_path, 2024, datetime.date(2024, 7, 1), known, found, [])
    told = (json.dumps(plan_part(case, one), ensure_ascii=False) for one in found.attachments)
    common, lab = (one.replace("\N{NO-BREAK SPACE}", " ") for one in told)
    assert "Planen är gemensam för Provnät och Annat nät. Planen gäller 1 februari 2024–2025." in common
    assert "Reviderad 16 juni 2024:" in common
    assert "Beslut 17 juni 2024" in common or "17 juni 2024: Nämnden godkänner ändringen (" in common
    assert common.index("Ordna en fest") < common.index("Del: Provnät") < common.index("Något eget")
    assert "Andra året i rad" in common
    assert "Löpande sedan 2022" in common
    assert "Förvaltning: Provförvaltningen." in lab
    assert "Mäta ljuset" in lab
