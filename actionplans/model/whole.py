"""What is all of data/, read?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.model.bodies import City, Function, Organisation, Project
from actionplans.model.goals import Goal
from actionplans.model.kept import ClosedYear, Snapshot
from actionplans.model.matters import Matter
from actionplans.model.networks import Network
from actionplans.model.plans import Plan
from actionplans.model.references import Abbreviation, ForeignNames, Source, Synonym
from actionplans.model.reports import Report
from actionplans.model.trips import Trips
from actionplans.model.vocabulary import Vocabulary
from actionplans.model.years import Routine, Year


@dataclass(frozen=True, eq=False)
class Model:
    """All of data/, checked for form. Ids are the keys; plans and reports are keyed by (network, year).

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

    def words(self, vocabulary: str) -> set[str]:
        """Every word of a list in the vocabulary, those that could not be read among them."""
        return {*getattr(self.vocabulary, vocabulary), *(key for kind, key in self.broken if kind == vocabulary)}
