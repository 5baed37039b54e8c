"""The macro about what editors have to do."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.forms import answer_task, has_form
from actionplans.macros.functions import mailbox, office
from actionplans.macros.network import network_link
from actionplans.markup.elements import Text, bullets, element, join, table
from actionplans.model.records import Function, Network
from actionplans.site import editing
from actionplans.site.reminders import mailbox_of, receiver
from actionplans.site.todo import Task, tasks
from actionplans.site.view import View
from actionplans.swedish.words import sentence
from actionplans.system.fixed import fixed

# A longer list than this is folded.
_SHOWN = 5


@fixed
class _Heap:
    """What is to do under one heading: of a `network`, or of who answers. `lead` is what a reader is told first."""

    anchor: str
    name: str
    tasks: Sequence[Task]
    network: Network | None = None
    lead: Text = ""


def to_do(view: View) -> Markup:
    """What is missing in the data, the most pressing first: each with the file and line to edit.

    By who answers for it, and what nobody answers for last; in a city without functions by network.
    """
    found = tasks(view.site)
    if not found:
        return element("p", "Inget saknas i underlaget.")
    by_function = bool(view.model.functions)
    heaps = _of_functions(view, found) if by_function else _of_networks(view, found)
    parts = [_summary(view, heaps, len(found), by_function)]
    for heap in heaps:
        name = network_link(view, heap.network) if heap.network else heap.name
        heading = join([name, element("span", f"({len(heap.tasks)})", class_="count")])
        parts.append(element("h2", heading, id=heap.anchor))
        parts += [element("p", heap.lead)] if heap.lead else []
        kinds = list(dict.fromkeys(task.kind for task in heap.tasks))
        of_kinds = ([task for task in heap.tasks if task.kind == kind] for kind in kinds)
        first, *rest = (_kind(view, own[0].kind, own, by_function) for own in of_kinds)
        parts.append(first)
        # What is most pressing stands open, and the rest is folded until somebody comes to it.
        number = sum(task.kind != kinds[0] for task in heap.tasks)
        if rest:
            summary = element("summary", f"Därefter ({number})")
            parts.append(element("details", summary + join(rest, ""), class_="folded"))
    return join(parts, "\n\n")


def _of_networks(view: View, found: Sequence[Task]) -> list[_Heap]:
    owners = [*view.site.members, None]
    groups = [(owner, [task for task in found if task.network is owner]) for owner in owners]
    return [
        _Heap(f"natverk-{owner.id}", owner.called, owned, owner)
        if owner
        else _Heap("gemensamt", "Gemensamt för nätverken", owned)
        for owner, owned in groups
        if owned
    ]


def _of_functions(view: View, found: Sequence[Task]) -> list[_Heap]:
    """What each function answers for, by its name, and last what goes to who coordinates."""
    groups: dict[str, list[Task]] = {}
    for task in found:
        groups.setdefault(receiver(view.site, task.owner), []).append(task)
    known = view.model.functions
    names = sorted(filter(None, groups), key=lambda name: known[name].name.casefold())
    heaps = [
        _Heap(f"funktion-{name}", sentence(known[name].name), groups[name], lead=_reached(view, known[name]))
        for name in names
    ]
    if "" in groups:
        city = view.model.city
        coordinates = [office(view, city.administration, within=True)]
        address = mailbox_of(view.site, None)
        coordinates += [mailbox(address)] if address else []
        lead = join(["En påminnelse går till den som samordnar:", join(coordinates, ", ")])
        heaps.append(_Heap("samordnaren", "Utan ansvarig funktion", groups[""], lead=lead))
    return heaps


def _reached(view: View, function: Function) -> Markup:
    view.show(function)
    address = mailbox_of(view.site, function)
    where = office(view, function.organisation)
    return join(["En påminnelse går till:", join([where, *([mailbox(address)] if address else [])], ", ")])


def _summary(view: View, heaps: Sequence[_Heap], total: int, by_function: bool) -> Markup:
    """How much there is under each heading, and what comes first there."""
    rows = [
        [element("a", heap.name, href=f"#{heap.anchor}"), str(len(heap.tasks)), heap.tasks[0].kind] for heap in heaps
    ]
    words = f"{total} {'sak' if total == 1 else 'saker'} att ta reda på eller skriva in."
    is_asked = any(task.way and has_form(view, task.way) for heap in heaps for task in heap.tasks)
    how = [element("p", "Fyll i öppnar ett formulär, där det som är känt redan står.")] if is_asked else []
    caption, first = ("Att göra per funktion", "Funktion") if by_function else ("Att göra per nätverk", "Nätverk")
    listed = table(caption, [first, "Antal", "Börja med"], rows)
    return join([element("p", words, class_="headline"), *how, listed], "\n\n")


def _kind(view: View, kind: str, found: Sequence[Task], by_function: bool) -> Markup:
    listed = bullets((_task(view, task, by_function) for task in found), class_="tasks")
    label = f"{kind} ({len(found)})"
    if len(found) > _SHOWN:
        return element("details", join([element("summary", label), listed]), class_="folded")
    return element("div", element("h3", label) + listed)


def _task(view: View, task: Task, by_function: bool) -> Markup:
    # Under a function's heading a task says which network it is of; under a network's nobody is known who answers.
    network = network_link(view, task.network) if by_function and task.network else ""
    way = answer_task(view, task.way, task.text) if task.way else ""
    return join([join([network, task.text], ": "), way, _place(view, task)])


def _place(view: View, task: Task) -> Markup:
    if task.new:
        return element("code", join([task.place.path, "(ny fil)"]), class_="place no-search")
    view.shown.add(task.place.path)
    # In a copy nobody goes to the line: the file is not there, and may have got lines since the day of the copy.
    where = str(task.place) if view.site.directory_urls else task.place.path
    place = element("code", where, class_="place no-search")
    if not view.site.edit_template:
        return place
    return element("a", place, href=editing.address(view.site.edit_template, task.place))
