"""The macro about what editors have to do."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.forms import answer_task
from actionplans.macros.functions import answering, owned_by
from actionplans.macros.network import network_link
from actionplans.markup.elements import bullets, element, join, table
from actionplans.model.records import Network
from actionplans.site import editing
from actionplans.site.todo import Task, tasks
from actionplans.site.view import View

# A longer list than this is folded.
_SHOWN = 5
_COMMON = "Gemensamt för nätverken"


def to_do(view: View) -> Markup:
    """What is missing in the data, per network, the most pressing first: each with the file and line to edit."""
    found = tasks(view.site)
    if not found:
        return element("p", "Inget saknas i underlaget.")
    owners = [*view.site.members, None]
    groups = [(owner, [task for task in found if task.network is owner]) for owner in owners]
    groups = [(owner, owned) for owner, owned in groups if owned]
    parts = [_summary(groups, len(found))]
    for owner, owned in groups:
        name = network_link(view, owner) if owner else _name(owner)
        heading = join([name, element("span", f"({len(owned)})", class_="count")])
        parts.append(element("h2", heading, id=_anchor(owner)))
        reminded = owned_by(view, owner.owner) if owner else ""
        parts += [element("p", join(["En påminnelse går till:", reminded]))] if reminded else []
        kinds = list(dict.fromkeys(task.kind for task in owned))
        first, *rest = (_kind(view, kind, [task for task in owned if task.kind == kind]) for kind in kinds)
        parts.append(first)
        # What is most pressing stands open, and the rest is folded until somebody comes to it.
        number = sum(task.kind != kinds[0] for task in owned)
        if rest:
            summary = element("summary", f"Därefter ({number})")
            parts.append(element("details", summary + join(rest, ""), class_="folded"))
    return join(parts, "\n\n")


def _name(owner: Network | None) -> str:
    return owner.called if owner else _COMMON


def _anchor(owner: Network | None) -> str:
    return f"natverk-{owner.id}" if owner else "gemensamt"


def _summary(groups: Sequence[tuple[Network | None, Sequence[Task]]], total: int) -> Markup:
    """How much there is per network, and what comes first in each."""
    rows = [
        [element("a", _name(owner), href=f"#{_anchor(owner)}"), str(len(owned)), owned[0].kind]
        for owner, owned in groups
    ]
    words = f"{total} {'sak' if total == 1 else 'saker'} att ta reda på eller skriva in."
    listed = table("Att göra per nätverk", ["Nätverk", "Antal", "Börja med"], rows)
    return join([element("p", words, class_="headline"), listed], "\n\n")


def _kind(view: View, kind: str, found: Sequence[Task]) -> Markup:
    listed = bullets((_task(view, task) for task in found), class_="tasks")
    label = f"{kind} ({len(found)})"
    if len(found) > _SHOWN:
        return element("details", join([element("summary", label), listed]), class_="folded")
    return element("div", element("h3", label) + listed)


def _task(view: View, task: Task) -> Markup:
    # Whoever answers for the network stands once, under its heading.
    own = task.network.owner if task.network else None
    way = answer_task(view, task.way, task.text) if task.way else ""
    return join([task.text, way, _place(view, task), answering(view, task.owner) if task.owner != own else ""])


def _place(view: View, task: Task) -> Markup:
    if task.new:
        return element("code", join([task.place.path, "(ny fil)"]), class_="place")
    view.shown.add(task.place.path)
    place = element("code", str(task.place), class_="place")
    if not view.site.edit_template:
        return place
    return element("a", place, href=editing.address(view.site.edit_template, task.place))
