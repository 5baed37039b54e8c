"""What must be true of trips: who went and was invited, who decided, and which report is about which trips?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.problems import Problem, suggestion
from actionplans.model.records import Delegate, Invitation, Model, Trip, TripReport, Trips


def _trips(model: Model) -> Iterator[Trip]:
    for record in model.trips.values():
        yield from record.trips


def delegation_counts(model: Model) -> Iterator[Problem]:
    """Each function of a delegation or an invitation is at least one person, and together they are all who went."""
    for trip in _trips(model):
        counted: tuple[Delegate | Invitation, ...] = (*trip.delegation, *trip.invitations)
        for one in counted:
            if one.number is not None and one.number < 1:
                yield Problem(one.place_of("number"), f"antalet är {one.number}", "ange minst 1, eller ta bort raden")
        went = sum(one.number for one in trip.delegation)
        if trip.participants is not None and trip.delegation and went != trip.participants:
            what = f"delegationen är {went} men participants är {trip.participants}"
            do = "rätta det som är fel, eller ta bort participants; delegationen räknas ändå"
            yield Problem(trip.place_of("participants"), what, do)


def invited_after_the_trip(model: Model) -> Iterator[Problem]:
    """Nobody is invited to a trip that is over."""
    for trip in _trips(model):
        last = trip.end or trip.start
        for one in trip.invitations:
            if one.date and one.date.first_day > last.last_day:
                what = f"inbjudan {one.date} är efter resan {last}"
                yield Problem(one.place_of("date"), what, "rätta något av datumen")


def decided_one_way(model: Model) -> Iterator[Problem]:
    """A trip's decision stands in one place: in `decision`, or among its steps."""
    for trip in _trips(model):
        for index, step in enumerate(trip.steps):
            if trip.decision and step.kind == "decided":
                what = f"resans beslut står redan i decision på rad {trip.decision.place.line}"
                do = "ta bort decision, och låt steget ha dess datum och diarienummer (reference)"
                yield Problem(trip.place_of(f"steps.{index}"), what, do)


def one_report_each(model: Model) -> Iterator[Problem]:
    """A report that is about several trips names others of its file, and each trip has one report."""
    for record in model.trips.values():
        reported = {trip.id: trip.report for trip in record.trips if trip.report}
        for trip in record.trips:
            if trip.report:
                yield from _named(record, trip, trip.report, reported)


def _named(record: Trips, trip: Trip, report: TripReport, reported: dict[str, TripReport]) -> Iterator[Problem]:
    others = {one.id for one in record.trips if one.id != trip.id}
    for index, name in enumerate(report.trips):
        place = report.place_of(f"trips.{index}")
        if name == trip.id:
            yield Problem(place, f"”{name}” är resan som rapporten står på", "ta bort den; trips är de andra resorna")
        elif name not in others:
            do = suggestion(name, others, f"ange id för en resa i data/trips/{record.year}.yml")
            yield Problem(place, f"okänd resa ”{name}”", do)
        elif name in reported and reported[name] is not report:
            what = f"resan ”{name}” har redan en rapport på rad {reported[name].place.line}"
            yield Problem(place, what, "ta bort den ena: en resa har en rapport")
        else:
            reported[name] = report
