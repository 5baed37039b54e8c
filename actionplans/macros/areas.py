"""The macro about priority areas: what was given priority in each, in which network and year, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, plan_link, with_remarks
from actionplans.markup.elements import Text, element, join, table, text
from actionplans.model.records import Network, Priority
from actionplans.site import followup
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.words import period, sentence

_Found = tuple[int, Sequence[Network], Priority, Markup, str]


def areas(view: View) -> Markup:
    """Each priority area with its priorities, networks and years, and how the activities went; the empty ones last."""
    found = list(_all_priorities(view))
    words = view.model.vocabulary.priority_areas.values()
    groups = [(word.label, word.id, [one for one in found if word.id in one[2].areas]) for word in words]
    empty = [label for label, _, own in groups if not own]
    groups.append(("Utan angivet område", "utan-omrade", [one for one in found if not one[2].areas]))
    held = [group for group in groups if group[2]]
    room = folds.room_for(len(own) for _, _, own in held)
    parts = [part for label, identifier, own in held for part in _area(view, label, identifier, own, room)]
    if not parts:
        parts.append(element("p", "Ingen prioritering är känd.", class_="missing"))
    if empty:
        parts.append(element("p", join(["Ingen prioritering är känd inom:", join(empty, ", ") + Markup(".")])))
    return join(parts, "\n\n")


def _all_priorities(view: View) -> Iterator[_Found]:
    told: set[int] = set()
    for owner in view.site.networks:
        for plan in view.site.plans_by_network.get(owner.id, ()):
            if id(plan) in told:
                continue  # a common plan is told of once
            told.add(id(plan))
            owners = [view.model.networks[name] for name in plan.covers]
            label = plan_link(view, plan)
            year = max(plan.year, min(view.day.year, plan.last_year))
            for group in followup.groups(view.model, view.day, plan.id, year):
                if group.priority:
                    yield plan.year, owners, group.priority, label, said(tally(view.model, group.outcomes))
        for dated in owner.priorities:
            last = max((last.year for _, last in dated.spans), default=0)
            when = text(sentence(period(dated, view.day)))
            yield min(last, view.day.year), [owner], dated, when, said(())


def _area(view: View, title: str, identifier: str, found: list[_Found], room: int) -> list[Markup]:
    ordered = sorted(found, key=lambda one: -one[0])
    rows = [
        (
            year,
            [
                with_remarks(view, join([priority.text, cited(view, priority)]), priority),
                join([network_link(view, owner) for owner in owners], ", "),
                when,
                went,
            ],
        )
        for year, owners, priority, when, went in ordered
    ]
    networks = len({owner.id for _, owners, *_ in found for owner in owners})
    number = f"{len(rows)} {_CALLED[len(rows) > 1]}"
    caption = f"{number} i {networks} nätverk"
    columns = ["Prioritering", "Nätverk", "Gäller", "Hur det gick"]

    def shown(years: str, chosen: Sequence[Sequence[Text]]) -> Markup:
        return table(years or caption, columns, chosen, class_="areas counted")

    total = [element("p", f"{caption}.")] if len(rows) > room else []
    return [element("h2", title, id=f"omrade-{identifier}"), *total, folds.by_year(rows, shown, _CALLED, room)]


_CALLED = ("prioritering", "prioriteringar")
