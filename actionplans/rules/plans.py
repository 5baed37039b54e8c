"""What must be true of plans that are common, shared or for several years, and of activities as the years go by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.problems import Place, Problem, nearest, suggestion
from actionplans.model.records import Model, Plan, Report, Result
from actionplans.swedish.plans import plan_years

# The state of a result that says where the activity went.
MOVED = "moved"

# --- Which networks and years a plan is for -------------------------------------------------------------------------


def plan_networks(model: Model) -> Iterator[Problem]:
    """A plan is for one network or for several: its own, where its file is named after one."""
    for plan in model.plans.values():
        if plan.network and plan.networks:
            do = "behåll networks om planen är gemensam för flera nätverk, annars network"
            yield Problem(plan.place_of("networks"), "planen har både network och networks", do)
        elif plan.id in model.networks and plan.covers != (plan.id,):
            key = "network" if plan.network else "networks"
            do = "byt filens namn, eller ta bort raden"
            yield Problem(plan.place_of(key), f"filen heter som nätverket {plan.id}, men planen gäller ett annat", do)
        elif len(plan.networks) == 1:
            do = f"skriv network: {plan.networks[0]}, eller nämn de andra"
            yield Problem(plan.place_of("networks"), "en gemensam plan har flera nätverk", do)


def plan_times(model: Model) -> Iterator[Problem]:
    """A plan lies in the folder of the year in which it begins, and is for that year and those after it."""
    for plan in model.plans.values():
        # That it ends before it starts is told as such, and may be the same slip.
        ends_first = plan.start and plan.end and plan.end.last_day < plan.start.first_day
        if plan.start and plan.start.year != plan.year and not ends_first:
            do = f"rätta datumet, eller flytta filen till data/plans/{plan.start.year}/"
            yield Problem(plan.place_of("start"), f"planen gäller från {plan.start} men ligger i {plan.year}", do)
        if plan.end and plan.end.year < plan.year and not ends_first:
            what = f"planen gäller till {plan.end} men ligger i {plan.year}"
            yield Problem(
                plan.place_of("end"), what, f"rätta datumet, eller flytta filen till data/plans/{plan.end.year}/"
            )


def parts_of_plans(model: Model) -> Iterator[Problem]:
    """A plan is a part of a common plan that there is, and that is for its network and its year."""
    common = {f"{plan.year}/{plan.id}": plan for plan in model.plans.values() if plan.networks}
    for plan in model.plans.values():
        if plan.part_of is None or ("plans", plan.part_of) in model.broken:
            continue
        place, whole = plan.place_of("part_of"), common.get(plan.part_of)
        if whole is None:
            do = suggestion(plan.part_of, common, "skriv den gemensamma planens år och filnamn, som 2025/gemensam")
            yield Problem(place, f"okänd gemensam plan ”{plan.part_of}”", do)
        elif plan.network not in whole.networks:
            if not model.ids("networks").issuperset(whole.networks):
                continue  # one of them is misspelt, which is told there
            what = f"planen {plan.part_of} gäller inte nätverket {plan.network or plan.id}"
            yield Problem(place, what, f"lägg till det under networks i {whole.place.path}, eller ta bort raden")
        elif plan.year not in whole.years:
            what = f"planen {plan.part_of} gäller {plan_years(whole)}, inte {plan.year}"
            yield Problem(place, what, "ange planen för samma år, eller ta bort raden")


def revised_in_time(model: Model) -> Iterator[Problem]:
    """A plan is revised while it is in force."""
    for plan in model.plans.values():
        for revision in plan.revisions:
            if not plan.year <= revision.date.year <= plan.last_year:
                what = f"revideringen är daterad {revision.date} men planen gäller {plan_years(plan)}"
                yield Problem(revision.place_of("date"), what, "rätta datumet, eller flytta revideringen")


def attached_plans(model: Model) -> Iterator[Problem]:
    """An attachment names one plan: a network's own by the network, another by what its file is called."""
    for matter in model.matters.values():
        for one in matter.attachments:
            if one.plan is None or ("plans", f"{one.year}/{one.plan}") in model.broken:
                continue
            place, known = one.place_of("plan"), [name for name, year in model.plans if year == one.year]
            if one.network:
                do = "behåll plan för en plan som inte är ett nätverks egen, annars network"
                yield Problem(place, "bilagan har både network och plan", do)
            elif one.plan not in known:
                do = suggestion(one.plan, known, f"skriv vad planens fil heter i data/plans/{one.year}/")
                yield Problem(place, f"okänd plan ”{one.plan}” för {one.year}", do)


# --- Activities through the years -----------------------------------------------------------------------------------


def continued_activities(model: Model) -> Iterator[Problem]:
    """An activity continues one that is in the network's plan before."""
    for plan in model.plans.values():
        if not any(activity.continues for activity in plan.activities):
            continue
        before = model.plans_before(plan)
        known = {activity.id for one in before for activity in one.activities}
        # Where none of the earlier plan's activities is known, or it could not be read, nobody can tell.
        if _unread_before(model, plan) or (before and not known):
            continue
        where = f"planen för {plan_years(before[0])}" if before else "nätverkets förra plan, som inte finns"
        for activity in plan.activities:
            if activity.continues and activity.continues not in known:
                do = suggestion(activity.continues, known, f"ange en aktivitet som står i {where}, eller ta bort raden")
                yield Problem(activity.place_of("continues"), f"okänd aktivitet ”{activity.continues}”", do)


def _unread_before(model: Model, plan: Plan) -> bool:
    """Whether an earlier plan, or its network, could not be read: then nobody can tell what was in it."""
    broken = (name.partition("/") for kind, name in model.broken if kind == "plans")
    earlier = any(year.isdecimal() and int(year) < plan.year for year, _, _ in broken)
    return earlier or any(("networks", name) in model.broken for name in (plan.id, *plan.covers))


def continuous_activities(model: Model) -> Iterator[Problem]:
    """What goes on all the time has no end."""
    for plan in model.plans.values():
        for activity in plan.activities:
            if activity.continuous and activity.end:
                what = f"aktiviteten är löpande men slutar {activity.end}"
                yield Problem(activity.place_of("end"), what, "ta bort end, eller continuous")


def moved_activities(model: Model) -> Iterator[Problem]:
    """An activity that has moved says to which later year, and names one of its plan where that is there."""
    for report, result in _results(model):
        if result.moved_to is None:
            continue
        place = result.place_of("moved_to")
        if result.state not in model.vocabulary.activity_states:
            continue  # told as an unknown word
        if result.state != MOVED:
            what = f"moved_to anges, men läget är {result.state}"
            yield Problem(place, what, f"skriv state: {MOVED}, eller ta bort moved_to")
        elif found := re.fullmatch(r"(\d{4})(?:/(.+))?", result.moved_to):
            yield from _moved_to(model, report, place, int(found[1]), found[2])


def _moved_to(model: Model, report: Report, place: Place, year: int, activity: str | None) -> Iterator[Problem]:
    if year <= report.year:
        what = f"aktiviteten är flyttad till {year}, men rapporten gäller {report.year}"
        yield Problem(place, what, "ange ett senare år, eller unknown om det inte är känt")
        return
    plans = model.plans_for(report.network, year)
    known = {one.id for plan in plans for one in plan.activities}
    # Until the network has a plan of its own for that year, a common one does not tell all that is planned.
    own = any(not plan.networks for plan in plans)
    if activity and activity not in known and (own or nearest(activity, known)):
        do = suggestion(activity, known, f"ange en aktivitet som står i planen för {year}, eller bara {year}")
        yield Problem(place, f"okänd aktivitet ”{activity}”", do)


def _results(model: Model) -> Iterator[tuple[Report, Result]]:
    """What is reported of activities, at checkpoints and in the end."""
    for report in model.reports.values():
        for checkpoint in report.checkpoints:
            yield from ((report, result) for result in checkpoint.results)
        yield from ((report, result) for result in report.results)


def dated_states(model: Model) -> Iterator[Problem]:
    """A checkpoint is in the report's year, one on each day, and a state is of a day in it."""
    for report in model.reports.values():
        seen: dict[str, Place] = {}
        for one in report.checkpoints:
            place = one.place_of("date")
            if one.date.year != report.year:
                what = f"avstämningen är daterad {one.date} men rapporten gäller {report.year}"
                yield Problem(place, what, "rätta datumet, eller flytta avstämningen")
            elif str(one.date) in seen and report.checkpoints.count(one) == 1:
                what = f"avstämningen {one.date} står redan på rad {seen[str(one.date)].line}"
                yield Problem(place, what, "slå ihop dem till en avstämning")
            seen.setdefault(str(one.date), place)
            matter = model.matters.get(one.presented or "")
            if matter and one.date.year == report.year and matter.date.last_day < one.date.first_day:
                what = f"avstämningen är från {one.date} men ärendet från {matter.date}"
                yield Problem(one.place_of("presented"), what, "ange ett senare ärende, eller rätta datumet")
            yield from _states(one.results, one.date, f"avstämningen {in_words(one.date)}")
        yield from _states(report.results, None, f"rapporten för {report.year}", report.year)


def _states(
    results: tuple[Result, ...], until: PartialDate | None, where: str, year: int | None = None
) -> Iterator[Problem]:
    for result in results:
        told = result.as_of
        if told is None:
            continue
        if until and told.first_day > until.last_day:
            yield Problem(result.place_of("as_of"), f"läget avser {told}, efter {where}", "rätta något av datumen")
        elif year and told.year < year:
            yield Problem(result.place_of("as_of"), f"läget avser {told}, före {where}", "rätta datumet")
