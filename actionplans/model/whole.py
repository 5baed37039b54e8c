"""What is all of data/, read?"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from actionplans.model.bodies import City, Function, Organisation, Project
from actionplans.model.goals import Goal
from actionplans.model.kept import ClosedYear, Snapshot
from actionplans.model.matters import Matter
from actionplans.model.networks import Network
from actionplans.model.plans import Plan
from actionplans.model.references import Abbreviation, ForeignNames, Moved, Source, Synonym
from actionplans.model.reports import Report
from actionplans.model.trips import Trips
from actionplans.model.vocabulary import Vocabulary
from actionplans.model.years import Routine, Year
from actionplans.system.fixed import fixed


@fixed(eq=False)
class Model:
    """All of data/, checked for form. Ids are the keys; plans and reports are keyed by (id, year), the id of a network
    or of a plan that is not one network's own.

    `broken` holds (collection, id) of what stands in data/ but could not be read: it is not in the collection, and
    what refers to it is not wrong for that.
    """

    city: City
    vocabulary: Vocabulary
    organisations: Mapping[str, Organisation]
    sources: Mapping[str, Source]
    networks: Mapping[str, Network]
    projects: Mapping[str, Project]
    routines: Mapping[str, Routine]
    abbreviations: Mapping[str, Abbreviation]
    foreign_names: Mapping[str, ForeignNames]
    plans: Mapping[tuple[str, int], Plan]
    reports: Mapping[tuple[str, int], Report]
    years: Mapping[int, Year]
    matters: Mapping[str, Matter]
    trips: Mapping[int, Trips]
    snapshots: Mapping[str, Snapshot]
    closed: Mapping[int, ClosedYear]
    synonyms: Mapping[str, Synonym]
    goals: Mapping[str, Goal]
    functions: Mapping[str, Function]
    moved: Mapping[str, Moved]
    broken: frozenset[tuple[str, str]] = frozenset()

    def ids(self, collection: str) -> set[str]:
        """Every id of a collection, those that could not be read among them."""
        if collection not in self._ids:
            self._ids[collection] = {
                *getattr(self, collection),
                *(key for kind, key in self.broken if kind == collection),
            }
        return self._ids[collection]

    @functools.cached_property
    def _ids(self) -> dict[str, set[str]]:
        """What `ids` has answered: it is asked once for every macro call on every page."""
        return {}

    def plans_for(self, of: str, year: int) -> tuple[Plan, ...]:
        """The plans that are for a year, of a network or under an id: its own, one of each administration, common."""
        return self._plans_for.get((of, year), ())

    def plan_for(self, of: str, year: int) -> Plan | None:
        """The plan that a network goes by in a year, or the one with that id."""
        return next(iter(self.plans_for(of, year)), None)

    @functools.cached_property
    def _plans_for(self) -> Mapping[tuple[str, int], tuple[Plan, ...]]:
        found: dict[tuple[str, int], list[Plan]] = {}
        for plan in self.plans.values():
            for of in {plan.id, *plan.covers}:
                for year in plan.years:
                    found.setdefault((of, year), []).append(plan)
        # Where two of a network's own are for one year, the later was written knowing the other.
        return {
            key: tuple(sorted(plans, key=lambda one: (-one.closeness, -one.year, one.id)))
            for key, plans in found.items()
        }

    def plans_before(self, plan: Plan) -> list[Plan]:
        """The plans of the last year before one of the same networks: its own predecessor first."""
        same = [*self._plans_named.get(plan.id, ()), *(one for of in plan.covers for one in self._plans_of.get(of, ()))]
        earlier = {(one.id, one.year): one for one in same if one.year < plan.year}.values()
        last = max((one.year for one in earlier), default=None)
        return sorted((one for one in earlier if one.year == last), key=lambda one: (one.id != plan.id, one.id))

    @functools.cached_property
    def _plans_of(self) -> Mapping[str, list[Plan]]:
        """The plans that are for a network, of all years."""
        found: dict[str, list[Plan]] = {}
        for plan in self.plans.values():
            for of in plan.covers:
                found.setdefault(of, []).append(plan)
        return found

    @functools.cached_property
    def _plans_named(self) -> Mapping[str, list[Plan]]:
        """The plans under an id, of all years."""
        found: dict[str, list[Plan]] = {}
        for plan in self.plans.values():
            found.setdefault(plan.id, []).append(plan)
        return found

    def common_plan_of(self, plan: Plan) -> Plan | None:
        """The common plan that a plan is a part of, where it names one that there is."""
        year, _, identifier = (plan.part_of or "").partition("/")
        return self.plans.get((identifier, int(year))) if year.isdecimal() else None

    def parts_of(self, plan: Plan) -> list[Plan]:
        """The plans that say that they are a part of a common one."""
        return list(self._parts_of.get(f"{plan.year}/{plan.id}", ()))

    @functools.cached_property
    def _parts_of(self) -> Mapping[str, list[Plan]]:
        found: dict[str, list[Plan]] = {}
        for plan in self.plans.values():
            if plan.part_of:
                found.setdefault(plan.part_of, []).append(plan)
        return found

    def report_for(self, of: str, year: int) -> Report | None:
        """The report of a network's year, or of the plan that it goes by; or the one under that id."""
        plan = self.plan_for(of, year)
        return self.reports.get((of, year)) or (self.reports.get((plan.id, year)) if plan else None)

    def words(self, vocabulary: str) -> set[str]:
        """Every word of a list in the vocabulary, those that could not be read among them."""
        return {*getattr(self.vocabulary, vocabulary), *(key for kind, key in self.broken if kind == vocabulary)}
