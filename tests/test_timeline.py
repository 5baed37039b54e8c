"""What holds on a day or in a year, and what was known then: the days just before, at and after each boundary."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from actionplans.macros.point_in_time import marks
from actionplans.model import attested, timeline
from actionplans.model import known as model_known
from actionplans.model.dates import PartialDate
from actionplans.model.records import Decision, Event, Holding, Model, Plan, Role
from actionplans.model.shapes import ONGOING
from actionplans.model.timeline import Current, Evidence, PlanStatus, Standing
from tests import project

COMING, CURRENT, ENDED, UNKNOWN = Standing.COMING, Standing.CURRENT, Standing.ENDED, Standing.UNKNOWN


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _holding(start: str = "", end: str = "", observed: str = "") -> Holding:
    """A holding with dates as they are written in data/; `observed` separated by spaces."""
    return Holding(
        sources=("brev",),
        start=PartialDate.parse(start) if start else None,
        end=ONGOING if end == "ongoing" else PartialDate.parse(end) if end else None,
        observed=tuple(PartialDate.parse(one) for one in observed.split()),
    )


# --- Spans ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "spans"),
    [
        ({}, []),
        ({"start": "2014-11-06"}, ["2014-11-06 2014-11-06"]),
        ({"start": "2014-11"}, ["2014-11-01 2014-11-30"]),
        ({"start": "2014"}, ["2014-01-01 2014-12-31"]),
        ({"start": "2014~"}, ["2014-01-01 2014-12-31"]),
        ({"start": "2014", "end": "2016"}, ["2014-01-01 2016-12-31"]),
        ({"start": "2014-06", "end": "2016-02"}, ["2014-06-01 2016-02-29"]),
        ({"start": "2014", "end": "2014-03-31"}, ["2014-01-01 2014-03-31"]),
        ({"start": "2014", "observed": "2016 2023"}, ["2014-01-01 2023-12-31"]),
        ({"start": "2014", "observed": "2023 2016"}, ["2014-01-01 2023-12-31"]),
        ({"start": "2014", "end": "2020", "observed": "2016"}, ["2014-01-01 2020-12-31"]),
        ({"start": "2014", "end": "ongoing"}, ["2014-01-01 9999-12-31"]),
        ({"observed": "2023"}, ["2023-01-01 2023-12-31"]),
        ({"observed": "2023-05-04"}, ["2023-05-04 2023-05-04"]),
        ({"observed": "2023 2016"}, ["2016-01-01 2016-12-31", "2023-01-01 2023-12-31"]),
        ({"observed": "2016 2023", "end": "2024-06-30"}, ["2016-01-01 2016-12-31", "2023-01-01 2024-06-30"]),
        ({"observed": "2016 2023", "end": "ongoing"}, ["2016-01-01 2016-12-31", "2023-01-01 9999-12-31"]),
        ({"end": "2020"}, ["2020-01-01 2020-12-31"]),
        ({"end": "2020-06-30"}, ["2020-06-30 2020-06-30"]),
        ({"observed": "2023", "end": "2020"}, ["2020-12-31 2020-12-31"]),
    ],
)
def test_a_holding_spans_what_the_sources_say_and_no_more(dates: dict[str, str], spans: list[str]) -> None:
    assert [f"{first} {last}" for first, last in _holding(**dates).spans] == spans


# --- Standing on a day ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "day", "standing"),
    [
        # A start and an end: both days are inside.
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2021-12-31", COMING),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2022-01-01", CURRENT),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2024-06-30", CURRENT),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2024-07-01", ENDED),
        # Vague dates: every day they can mean is inside.
        ({"start": "2014", "end": "2016-02"}, "2013-12-31", COMING),
        ({"start": "2014", "end": "2016-02"}, "2014-01-01", CURRENT),
        ({"start": "2014", "end": "2016-02"}, "2016-02-29", CURRENT),
        ({"start": "2014", "end": "2016-02"}, "2016-03-01", ENDED),
        ({"start": "2017~", "end": "2019~"}, "2016-12-31", COMING),
        ({"start": "2017~", "end": "2019~"}, "2019-12-31", CURRENT),
        ({"start": "2017~", "end": "2019~"}, "2020-01-01", ENDED),
        # A start alone holds for its own period, and is unknown after it.
        ({"start": "2014-11"}, "2014-10-31", COMING),
        ({"start": "2014-11"}, "2014-11-30", CURRENT),
        ({"start": "2014-11"}, "2014-12-01", UNKNOWN),
        # A later observation bridges the time to it.
        ({"start": "2014", "observed": "2023"}, "2018-06-01", CURRENT),
        ({"start": "2014", "observed": "2023"}, "2023-12-31", CURRENT),
        ({"start": "2014", "observed": "2023"}, "2024-01-01", UNKNOWN),
        # Ongoing has no last day.
        ({"start": "2014", "end": "ongoing"}, "2013-12-31", COMING),
        ({"start": "2014", "end": "ongoing"}, "2014-01-01", CURRENT),
        ({"start": "2014", "end": "ongoing"}, "9999-12-31", CURRENT),
        # Observations alone: held then, unknown between and around.
        ({"observed": "2016 2023"}, "2015-12-31", UNKNOWN),
        ({"observed": "2016 2023"}, "2016-01-01", CURRENT),
        ({"observed": "2016 2023"}, "2016-12-31", CURRENT),
        ({"observed": "2016 2023"}, "2017-01-01", UNKNOWN),
        ({"observed": "2016 2023"}, "2022-12-31", UNKNOWN),
        ({"observed": "2016 2023"}, "2023-01-01", CURRENT),
        ({"observed": "2016 2023"}, "2023-12-31", CURRENT),
        ({"observed": "2016 2023"}, "2024-01-01", UNKNOWN),
        # An end closes the last observation.
        ({"observed": "2016 2023", "end": "2024-06-30"}, "2024-06-30", CURRENT),
        ({"observed": "2016 2023", "end": "2024-06-30"}, "2024-07-01", ENDED),
        ({"observed": "2023", "end": "ongoing"}, "2022-12-31", UNKNOWN),
        ({"observed": "2023", "end": "ongoing"}, "2026-01-01", CURRENT),
        # An end alone: nobody knows since when.
        ({"end": "2020"}, "2019-12-31", UNKNOWN),
        ({"end": "2020"}, "2020-01-01", CURRENT),
        ({"end": "2020"}, "2020-12-31", CURRENT),
        ({"end": "2020"}, "2021-01-01", ENDED),
        ({}, "2023-01-01", UNKNOWN),
    ],
)
def test_how_a_holding_stands_on_the_days_around_its_dates(dates: dict[str, str], day: str, standing: Standing) -> None:
    assert timeline.standing(_holding(**dates), _day(day)) is standing


@pytest.mark.parametrize(
    ("dates", "day", "evidence"),
    [
        # Between known dates it was held; outside them it was not.
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2021-12-31", Evidence.OUTSIDE),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2022-01-01", Evidence.HELD),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2024-06-30", Evidence.HELD),
        ({"start": "2022-01-01", "end": "2024-06-30"}, "2024-07-01", Evidence.OUTSIDE),
        ({"start": "2014", "observed": "2023"}, "2018-06-01", Evidence.HELD),
        ({"start": "2014", "observed": "2023"}, "2024-01-01", Evidence.UNKNOWN),
        ({"start": "2014-11"}, "2014-11-30", Evidence.HELD),
        ({"start": "2014-11"}, "2014-12-01", Evidence.UNKNOWN),
        ({"start": "2014", "end": "ongoing"}, "2026-01-01", Evidence.HELD),
        # An observation says something of its own time only.
        ({"observed": "2016 2023-05"}, "2015-12-31", Evidence.UNKNOWN),
        ({"observed": "2016 2023-05"}, "2016-06-01", Evidence.ATTESTED),
        ({"observed": "2016 2023-05"}, "2017-01-01", Evidence.UNKNOWN),
        ({"observed": "2016 2023-05"}, "2023-05-31", Evidence.ATTESTED),
        # A known end makes the last observation reach to it.
        ({"observed": "2016 2023", "end": "2024-06-30"}, "2016-06-01", Evidence.ATTESTED),
        ({"observed": "2016 2023", "end": "2024-06-30"}, "2023-01-01", Evidence.HELD),
        ({"observed": "2016 2023", "end": "2024-06-30"}, "2024-07-01", Evidence.OUTSIDE),
        ({"end": "2020"}, "2020-06-01", Evidence.HELD),
        ({}, "2020-06-01", Evidence.UNKNOWN),
    ],
)
def test_what_the_sources_say_of_a_day(dates: dict[str, str], day: str, evidence: Evidence) -> None:
    assert timeline.evidence(_holding(**dates), _day(day)) is evidence


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ({"start": "2022-12-31", "end": "2024-01-01"}, {2022, 2023, 2024}),
        ({"start": "2023-01-01", "end": "2023-12-31"}, {2023}),
        ({"start": "2022"}, {2022}),
        ({"start": "2021", "observed": "2023"}, {2021, 2022, 2023}),
        ({"observed": "2021 2023"}, {2021, 2023}),
        ({"start": "2024", "end": "ongoing"}, {2024, 2025}),
        ({"end": "2021-06"}, {2021}),
        ({}, set()),
    ],
)
def test_a_holding_holds_in_the_years_that_its_spans_touch(dates: dict[str, str], years: set[int]) -> None:
    holding = _holding(**dates)
    assert {year for year in range(2020, 2026) if timeline.holds_in(holding, year)} == years


@pytest.mark.parametrize(
    ("dates", "day", "soon"),
    [
        ({"start": "2022", "end": "2024-06-30"}, "2024-01-01", False),  # 181 days left
        ({"start": "2022", "end": "2024-06-30"}, "2024-01-02", True),  # 180
        ({"start": "2022", "end": "2024-06-30"}, "2024-06-30", True),
        ({"start": "2022", "end": "2024-06-30"}, "2024-07-01", False),
        ({"start": "2024-06-01", "end": "2024-06-30"}, "2024-05-31", False),
        ({"start": "2022", "end": "2024"}, "2024-07-03", False),  # the last day it can mean is 31 December
        ({"start": "2022", "end": "2024"}, "2024-07-04", True),
        ({"start": "2022", "end": "ongoing"}, "2024-01-02", False),
        ({"start": "2022", "observed": "2024"}, "2024-12-31", False),
        ({"end": "2024-06-30", "observed": "2022"}, "2024-06-01", True),
        ({"end": "2024-06-30"}, "2024-06-01", False),
    ],
)
def test_a_holding_ends_soon_from_180_days_before_its_known_end(dates: dict[str, str], day: str, soon: bool) -> None:
    assert timeline.ends_soon(_holding(**dates), _day(day)) is soon


@pytest.mark.parametrize(
    ("date", "end", "years"),
    [
        ("2021-05-04", None, {2021}),
        ("2021-12-31", "2022-01-01", {2021, 2022}),
        ("2020", "2022", {2020, 2021, 2022}),
        ("2021~", None, {2021}),
    ],
)
def test_an_event_is_in_every_year_it_touches(date: str, end: str | None, years: set[int]) -> None:
    event = Event(
        sources=("brev",),
        date=PartialDate.parse(date),
        end=PartialDate.parse(end) if end else None,
        kind="conference",
        scope="city",
        text="Konferens",
    )
    assert {year for year in range(2019, 2024) if timeline.in_year(event, year)} == years


# --- Plans ----------------------------------------------------------------------------------------------------------

_DECIDED = Decision(sources=("brev",), date=PartialDate(2023, 3, 27), body="provnamnden", outcome="Antecknas.")


def _plan(year: int, **known: Any) -> Plan:
    return Plan(sources=("brev",), network="provnat", year=year, **known)


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ({}, PlanStatus.DRAFT),
        ({"attested": True}, PlanStatus.ATTESTED),
        ({"presented": "2023-03-13"}, PlanStatus.PRESENTED),
        ({"presented": "2023-03-13", "attested": True}, PlanStatus.PRESENTED),
        ({"decided": _DECIDED}, PlanStatus.DECIDED),
        ({"decided": _DECIDED, "presented": "2023-03-13", "attested": True}, PlanStatus.DECIDED),
    ],
)
def test_a_plans_status_is_the_furthest_step_that_is_documented(known: dict[str, Any], status: PlanStatus) -> None:
    assert timeline.plan_status(_plan(2023, **known)) is status


PLAN_2022, PLAN_2023, PLAN_2024 = (_plan(year, attested=True) for year in (2022, 2023, 2024))


@pytest.mark.parametrize(
    ("plans", "day", "current"),
    [
        ([], "2023-06-01", Current(None, in_force=False)),
        ([PLAN_2023], "2022-12-31", Current(None, in_force=False)),
        ([PLAN_2023], "2023-01-01", Current(PLAN_2023, in_force=True)),
        ([PLAN_2023], "2023-12-31", Current(PLAN_2023, in_force=True)),
        ([PLAN_2023], "2024-01-01", Current(PLAN_2023, in_force=False)),
        ([PLAN_2023], "2030-01-01", Current(PLAN_2023, in_force=False)),
        ([PLAN_2022, PLAN_2024, PLAN_2023], "2023-12-31", Current(PLAN_2023, in_force=True)),
        ([PLAN_2022, PLAN_2024, PLAN_2023], "2024-01-01", Current(PLAN_2024, in_force=True)),
        ([PLAN_2022, _plan(2023)], "2023-06-01", Current(PLAN_2022, in_force=False)),
        ([_plan(2023)], "2023-06-01", Current(None, in_force=False)),
    ],
)
def test_the_plan_of_the_days_year_is_in_force_and_else_the_last_known_is_shown(
    plans: list[Plan], day: str, current: Current
) -> None:
    assert timeline.current_plan(plans, _day(day)) == current


# --- What was known on a day ----------------------------------------------------------------------------------------

Changes = dict[str, str | bytes | None]

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
PROJECTS = "data/projects.yml"
YEAR = "data/years/2023.yml"
DECISION = "{date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}"


def _known(root: Path, day: str, changes: Changes | None = None) -> Model:
    """The miniature project as it was known on a day."""
    checked = project.checked(root, changes)
    assert checked.model is not None
    assert not checked.model.broken
    return model_known.known_on(checked.model, _day(day))


def _with(name: str, more: str) -> Changes:
    """One of the project's files with lines added at its end."""
    return {name: project.FILES[name] + more}


def _in_network(old: str, new: str) -> Changes:
    return project.edited(NETWORK, old, new)


@pytest.mark.parametrize(
    ("what", "changes", "before", "on"),
    [
        ("memberships", {}, "2014-12-31", "2015-01-01"),
        ("memberships", _in_network("start: 2015\n    ", ""), "2022-12-31", "2023-01-01"),
        ("roles", {}, "2021-12-31", "2022-01-01"),
        ("roles", _in_network("start: 2022-01-01", "announced: 2021-11\n    start: 2022"), "2021-10-31", "2021-11-01"),
        ("roles", _in_network("start: 2022-01-01", "observed: [2023, 2022-05]"), "2022-04-30", "2022-05-01"),
        ("events", {}, "2021-05-03", "2021-05-04"),
        ("events", _in_network("end: 2021-05-05", "announced: 2020-12"), "2020-11-30", "2020-12-01"),
        (
            "priorities",
            _with(NETWORK, "priorities: [{id: ljus, text: Ljus, observed: [2019], sources: [brev]}]\n"),
            "2018-12-31",
            "2019-01-01",
        ),
    ],
)
def test_what_a_network_has_is_known_from_its_first_date_or_when_it_was_announced(
    tmp_path: Path, what: str, changes: Changes, before: str, on: str
) -> None:
    assert len(getattr(_known(tmp_path, before, changes).networks["provnat"], what)) == 0
    assert len(getattr(_known(tmp_path, on, changes).networks["provnat"], what)) == 1


def test_a_fact_is_known_from_the_time_it_is_about_and_always_if_undated(tmp_path: Path) -> None:
    assert [fact.kind for fact in _known(tmp_path, "2019-12-31").networks["provnat"].facts] == ["description"]
    assert [fact.kind for fact in _known(tmp_path, "2020-01-01").networks["provnat"].facts] == [
        "description",
        "members",
    ]


def test_a_holding_with_an_end_alone_is_always_known(tmp_path: Path) -> None:
    changes = _in_network(
        "start: 2022-01-01\n    end: 2024-06-30\n    sources: [brev]", "end: 2024\n    sources: [webb]"
    )
    known = _known(tmp_path, "1999-01-01", changes)
    assert len(known.networks["provnat"].roles) == 1


def test_what_an_observation_will_show_later_does_not_hide_what_is_known(tmp_path: Path) -> None:
    known = _known(tmp_path, "2016-01-01", _in_network("start: 2015\n    observed: [2023]", "observed: [2016, 2023]"))
    assert len(known.networks["provnat"].memberships) == 1


@pytest.mark.parametrize(
    ("changes", "before", "on"),
    [
        ({}, "2018-12-31", "2019-01-01"),
        (project.edited(PROJECTS, "start: 2019\n  end: 2021", "observed: [2021, 2020-05]"), "2020-04-30", "2020-05-01"),
        (project.edited(PROJECTS, "start: 2019", "start: 2019-03-01"), "2019-02-28", "2019-03-01"),
    ],
)
def test_a_project_is_known_from_its_start_or_first_observation(
    tmp_path: Path, changes: Changes, before: str, on: str
) -> None:
    assert list(_known(tmp_path, before, changes).projects) == []
    assert list(_known(tmp_path, on, changes).projects) == ["ljusprov"]


def test_an_undated_project_is_always_known(tmp_path: Path) -> None:
    changes = project.edited(PROJECTS, "  start: 2019\n  end: 2021\n", "")
    assert list(_known(tmp_path, "1999-01-01", changes).projects) == ["ljusprov"]


def test_names_are_always_known_and_ways_of_working_from_their_first_source(tmp_path: Path) -> None:
    known = _known(tmp_path, "1999-01-01")
    assert list(known.organisations) == ["exempelstad", "provforvaltningen", "provnamnden"]
    assert list(known.sources) == ["brev", "webb", attested.UNNAMED.id]
    assert list(known.networks) == ["provnat"]
    assert [list(_known(tmp_path, day).routines) for day in ("2023-03-12", "2023-03-13")] == [[], ["resor"]]


ENDING = "    end: 2024-06-30\n    end_announced: 2024-02\n"


@pytest.mark.parametrize(
    ("day", "end", "stands"),
    [
        ("2022-01-01", None, CURRENT),
        ("2024-01-31", None, UNKNOWN),
        ("2024-02-01", "2024-06-30", CURRENT),
        ("2024-07-01", "2024-06-30", ENDED),
    ],
)
def test_an_end_is_known_from_the_day_it_was_announced(
    tmp_path: Path, day: str, end: str | None, stands: Standing
) -> None:
    (role,) = _known(tmp_path, day, _in_network("    end: 2024-06-30\n", ENDING)).networks["provnat"].roles
    assert (str(role.end) if role.end else None) == end
    assert (role.end_announced is None) == (end is None)
    assert timeline.standing(role, _day(day)) is stands


def test_what_is_dated_by_its_end_alone_is_not_known_before_that_end_is(tmp_path: Path) -> None:
    changes = _in_network("    start: 2022-01-01\n    end: 2024-06-30\n", ENDING)
    assert len(_known(tmp_path / "before", "2024-01-31", changes).networks["provnat"].roles) == 0
    assert len(_known(tmp_path / "on", "2024-02-01", changes).networks["provnat"].roles) == 1


@pytest.mark.parametrize(
    ("day", "end", "successors"),
    [("2023-12-31", None, ()), ("2024-01-01", "2024-06-30", ("exempelstad",))],
)
def test_an_organisations_end_and_successors_are_known_from_the_day_they_were_announced(
    tmp_path: Path, day: str, end: str | None, successors: tuple[str, ...]
) -> None:
    ends = "  end: 2024-06-30\n  end_announced: 2024\n  successors: [exempelstad]\n"
    known = _known(tmp_path, day, project.edited("data/organisations.yml", "  end: ongoing\n", ends))
    found = known.organisations["provforvaltningen"]
    assert ((str(found.end) if found.end else None), found.successors) == (end, successors)


def test_a_mandate_handed_over_on_a_day_is_the_successors_on_that_day(tmp_path: Path) -> None:
    role = "  - {{kind: board_member, body: {}, text: {}, holder: exempelstad, start: {}, sources: [brev]}}\n"
    others = role.format("styrelsen", "Efterträdare", "2024-06-30") + role.format("rådet", "Annat", "2024-06-30")
    changes = _in_network("events:\n", f"{others}events:\n")
    network = _known(tmp_path, "2024-07-01", changes).networks["provnat"]
    outgoing, incoming, other = network.roles
    assert [one.handed_over for one in network.roles] == [True, False, False]
    assert timeline.successor(network, outgoing) == incoming
    before, on = _day("2024-06-29"), _day("2024-06-30")
    assert [timeline.standing(one, before) for one in network.roles] == [CURRENT, COMING, COMING]
    assert [timeline.standing(one, on) for one in network.roles] == [ENDED, CURRENT, CURRENT]
    assert timeline.evidence(outgoing, on) is Evidence.OUTSIDE
    assert marks(outgoing)["data_held"] == "2022-01-01/2024-06-29"
    assert marks(outgoing)["data_ends"] == "2024-06-29"
    assert marks(other)["data_begins"] == "2024-06-30"
    # What the year says is the same: both held it.
    assert timeline.holds_in(outgoing, 2024)
    # Before the successor is known, the day is still the first one's.
    (alone,) = _known(tmp_path / "earlier", "2024-06-29", changes).networks["provnat"].roles
    assert not alone.handed_over


@pytest.mark.parametrize(
    ("end", "start", "takes_over"),
    [
        ("2022-06-30", "2022-06-30", True),
        ("2022-06-30", "2022-07-01", False),
        ("2022-06", "2022-06", False),
        ("2022", "2022", False),
        ("2022-06-30", "2022", False),
    ],
)
def test_a_handover_has_a_day(end: str, start: str, takes_over: bool) -> None:
    common: Any = {"sources": ("brev",), "kind": "chair", "text": "Ordförande", "holder": "exempelstad"}
    one = Role(**common, start=PartialDate.parse("2020"), end=PartialDate.parse(end))
    other = Role(**common, start=PartialDate.parse(start))
    assert timeline.takes_over(one, other) is takes_over
    assert not timeline.takes_over(other, one)


def test_a_matter_is_known_from_its_date(tmp_path: Path) -> None:
    assert list(_known(tmp_path, "2023-03-12").matters) == []
    assert list(_known(tmp_path, "2023-03-13").matters) == ["2023-03-13"]


def test_a_matters_decision_is_known_from_its_own_date(tmp_path: Path) -> None:
    changes = _with(MATTER, f"decision: {DECISION}\n")
    assert _known(tmp_path, "2023-03-26", changes).matters["2023-03-13"].decision is None
    assert _known(tmp_path, "2023-03-27", changes).matters["2023-03-13"].decision is not None


def test_a_plan_is_a_draft_until_the_matter_that_presents_it(tmp_path: Path) -> None:
    changes = project.edited(PLAN, "presented: 2023-03-13\nsources: [brev]", "presented: 2023-03-13\nsources: [webb]")
    days = ("2023-01-01", "2023-03-12", "2023-03-13")
    plans = [_known(tmp_path, day, changes).plans["provnat", 2023] for day in days]
    assert [timeline.plan_status(plan) for plan in plans] == [
        PlanStatus.DRAFT,
        PlanStatus.DRAFT,
        PlanStatus.PRESENTED,
    ]


def test_a_plan_is_decided_from_the_day_of_the_decision(tmp_path: Path) -> None:
    changes = _with(PLAN, f"decided: {DECISION}\n")
    plans = [_known(tmp_path, day, changes).plans["provnat", 2023] for day in ("2023-03-26", "2023-03-27")]
    assert [timeline.plan_status(plan) for plan in plans] == [PlanStatus.PRESENTED, PlanStatus.DECIDED]


def _next_year(text: str) -> Changes:
    """The project with its plan moved to the year after the matter that presents it."""
    return {PLAN: None, "data/plans/2024/provnat.yml": text}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # A draft has no date of its own: it is shown from the year before.
        (
            "sources: [webb]\n",
            {"2022-12-31": None, "2023-01-01": PlanStatus.DRAFT, "2024-01-01": PlanStatus.DRAFT},
        ),
        # A source with a date tells better when there was one.
        ("sources: [brev]\n", {"2023-03-12": None, "2023-03-13": PlanStatus.DRAFT}),
        # One that was presented or decided is shown from that day: nobody knows when its draft was written.
        (
            "sources: [brev]\npresented: 2023-03-13\n",
            {"2023-03-12": None, "2023-03-13": PlanStatus.PRESENTED, "2024-01-01": PlanStatus.PRESENTED},
        ),
        # Nobody knows when an attested plan was written: it is shown from its own year.
        (
            "sources: [brev]\nattested: true\n",
            {"2023-12-31": None, "2024-01-01": PlanStatus.ATTESTED},
        ),
        (
            f"sources: [brev]\ndecided: {DECISION}\n",
            {"2023-03-26": None, "2023-03-27": PlanStatus.DECIDED, "2024-01-01": PlanStatus.DECIDED},
        ),
    ],
)
def test_next_years_plan_is_shown_as_early_as_the_data_tells(
    tmp_path: Path, text: str, statuses: dict[str, PlanStatus | None]
) -> None:
    shown = {}
    for day in statuses:
        plan = _known(tmp_path, day, _next_year(text)).plans.get(("provnat", 2024))
        shown[day] = timeline.plan_status(plan) if plan else None
    assert shown == statuses


REPORT = "data/reports/2022/provnat.yml"


@pytest.mark.parametrize(
    ("text", "before", "on"),
    [
        ("sources: [webb]\n", "2021-12-31", "2022-01-01"),
        ("sources: [brev]\n", "2023-03-12", "2023-03-13"),
        ("sources: [brev]\npresented: 2023-03-13\n", "2023-03-12", "2023-03-13"),
    ],
)
def test_a_report_is_known_when_it_is_presented_or_else_from_its_year(
    tmp_path: Path, text: str, before: str, on: str
) -> None:
    assert list(_known(tmp_path, before, {REPORT: text}).reports) == []
    assert list(_known(tmp_path, on, {REPORT: text}).reports) == [("provnat", 2022)]


def test_a_year_is_known_from_its_first_day(tmp_path: Path) -> None:
    assert list(_known(tmp_path, "2022-12-31").years) == []
    assert list(_known(tmp_path, "2023-01-01").years) == [2023]


def test_an_event_of_a_year_is_known_from_its_own_day(tmp_path: Path) -> None:
    event = "{date: 2023-05-04, kind: election, scope: city, text: Val, sources: [brev]}"
    changes = _with(YEAR, f"events: [{event}]\n")
    assert _known(tmp_path, "2023-05-03", changes).years[2023].events == ()
    assert len(_known(tmp_path, "2023-05-04", changes).years[2023].events) == 1


def test_the_model_itself_is_left_as_it_was(tmp_path: Path) -> None:
    model = project.checked(tmp_path).model
    assert model is not None
    model_known.known_on(model, _day("1999-01-01"))
    assert len(model.networks["provnat"].roles) == 1
    assert len(model.matters) == 1


TRIPS = "data/trips/2023.yml"


def _trips(text: str) -> Changes:
    trip = "{id: mote, text: Möte, mode: abroad, start: 2023-05-04, end: 2023-05-05, sources: [brev]"
    return {TRIPS: f"trips:\n  - {trip}{text}}}\n"}


@pytest.mark.parametrize(
    ("text", "before", "on"),
    [("", "2023-05-03", "2023-05-04"), (", decision: {date: 2023-04-02}", "2023-04-01", "2023-04-02")],
)
def test_a_trip_is_known_when_it_begins_or_is_decided(tmp_path: Path, text: str, before: str, on: str) -> None:
    assert dict(_known(tmp_path, before, _trips(text)).trips) == {}
    assert [trip.id for trip in _known(tmp_path, on, _trips(text)).trips[2023].trips] == ["mote"]


def test_a_trips_decision_and_report_are_known_from_their_own_dates(tmp_path: Path) -> None:
    changes = _trips(", decision: {date: 2023-05-10}, report: {date: 2023-05-20}")

    def papers(day: str) -> list[bool]:
        trip = _known(tmp_path, day, changes).trips[2023].trips[0]
        return [trip.decision is not None, trip.report is not None]

    days = ("2023-05-09", "2023-05-10", "2023-05-19", "2023-05-20")
    assert [papers(day) for day in days] == [[False, False], [True, False], [True, False], [True, True]]


def test_a_report_names_the_matter_that_carried_it_only_when_that_is_known(tmp_path: Path) -> None:
    changes = _with(MATTER, "") | {
        TRIPS: "trips:\n  - {id: mote, text: Möte, mode: abroad, start: 2023-01-04, sources: [brev], "
        "report: {date: 2023-01-20, matter: 2023-03-13}}\n"
    }

    def matter(day: str) -> str | None:
        report = _known(tmp_path, day, changes).trips[2023].trips[0].report
        return report.matter if report else "ingen rapport"

    assert [matter("2023-01-19"), matter("2023-03-12"), matter("2023-03-13")] == ["ingen rapport", None, "2023-03-13"]


def test_an_exchange_and_a_workshop_are_known_from_their_own_days(tmp_path: Path) -> None:
    exchanges = (f"  - {{kind: project_lead, text: Idé, {date}sources: [webb]}}\n" for date in ("", "date: 2022-06, "))
    changes: Changes = {
        REPORT: "".join(["sources: [webb]\nexchanges:\n", *exchanges]),
        YEAR: "workshop: {date: 2023-10-12, sources: [brev]}\n",
        "docs/natverk/provnat/2022.md": "---\ntitle: Provnät 2022\nnetwork: provnat\nyear: 2022\n---\n# Provnät 2022\n",
        "mkdocs.yml": project.FILES["mkdocs.yml"].replace(
            "      - natverk/provnat/index.md\n", "      - natverk/provnat/index.md\n      - natverk/provnat/2022.md\n"
        ),
    }
    known = [_known(tmp_path, day, changes) for day in ("2022-05-31", "2022-06-01")]
    assert [len(model.reports["provnat", 2022].exchanges) for model in known] == [1, 2]
    held = [_known(tmp_path, day, changes).years[2023].workshop for day in ("2023-10-11", "2023-10-12")]
    assert [one is not None for one in held] == [False, True]
