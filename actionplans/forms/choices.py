"""Which answers can be chosen, and what is a person shown for each? The city's own networks, roles, words …"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from actionplans.forms.form import CHOSEN, Form, Question
from actionplans.forms.marks import mark
from actionplans.model.attested import UNNAMED
from actionplans.model.dates import PartialDate, in_words, span_in_words
from actionplans.model.fields import FieldSpec, Record
from actionplans.model.records import Matter, Membership, Model, Plan, Report, Role, Source, Trip
from actionplans.model.shapes import Choice, ListOf, Reference, Shape, Term, YesNo
from actionplans.model.sourced import Holding
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import is_common_noun, name_of
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import inside, sentence
from actionplans.system.fixed import fixed


@fixed(slots=True)
class Option:
    """What is sent, and what is shown for it; what it is called inside a sentence, if something else."""

    value: str
    label: str
    told: str = ""


@fixed(slots=True)
class Group:
    """Choices under a heading: the uppdrag of a network. The heading is empty where there is but one choice a file."""

    label: str
    options: list[Option]


def options(model: Model, spec: FieldSpec) -> list[Option]:
    """What can be answered to a field, in the order of its list or alphabetically; empty where the text is free."""
    return _of_shape(model, spec.shape)


def _of_shape(model: Model, shape: Shape) -> list[Option]:
    match shape:
        case ListOf(items):
            return _of_shape(model, items)
        case Term(vocabulary):
            words = getattr(model.vocabulary, vocabulary)
            return [Option(key, word.label, inside(word.label)) for key, word in words.items()]
        case Reference("sources"):
            newest = sorted(_named(model), key=lambda one: one.date.sort_key if one.date else (0,), reverse=True)
            return [Option(one.id, _source(one)) for one in newest]
        case Reference("matters"):
            newest_first = sorted(model.matters.values(), key=lambda one: one.id, reverse=True)
            return [Option(one.id, _matter(one)) for one in newest_first]
        case Reference("routines"):
            titles = [Option(one.id, one.title) for one in model.routines.values()]
            return sorted(titles, key=lambda option: option.label.casefold())
        case Reference(collection):
            names = {key: name_of(model, collection, key) for key in getattr(model, collection)}
            found = [Option(key, sentence(name), name) for key, name in names.items()]
            return sorted(found, key=lambda option: option.label.casefold())
        case Choice(words):
            return [Option(word, word) for word in words]
        case YesNo():
            return [Option("true", "Ja"), Option("false", "Nej")]
        case _:
            return []


def groups(model: Model, question: Question) -> list[Group]:
    """What can be answered to a question, under headings where it depends on which file the form is about.

    Then a choice's value begins with the file: "kajforum/2025/regler".
    """
    if question.of:
        return [group for group in AMONG[question.of](model) if group.options]
    found = options(model, question.spec)
    return [Group("", found)] if found else []


def label(record: Record, model: Model) -> str:
    """What a record is called where one is chosen: its name, title or text, and what tells it from others."""
    match record:
        case Role():
            return f"{sentence(record.text)} ({name_of(model, 'organisations', record.holder)})"
        case Membership():
            return sentence(name_of(model, "organisations", record.member))
        case Trip():
            return f"{sentence(record.text)} ({span_in_words(record.start, record.end)})"
        case Source():
            return _source(record)
    for key in ("name", "title", "text"):
        if value := getattr(record, key, None):
            return sentence(str(value))
    return str(getattr(record, "id", ""))


def called_apart(form: Form, subject: Subject, model: Model) -> list[tuple[Any, str]]:
    """The items that one is chosen from, with what they are called; those that are called alike, with their times."""
    items = items_of(form, subject.record)
    called = [label(item, model) for item in items]
    return [
        (item, f"{name}, {_time(item)}" if called.count(name) > 1 and _time(item) else name)
        for item, name in zip(items, called, strict=True)
    ]


def _time(item: Any) -> str:
    if not isinstance(item, Holding):
        return ""
    end = item.end if isinstance(item.end, PartialDate) else None
    if item.start is None:
        return f"till och med {in_words(end)}" if end else ""
    return span_in_words(item.start, end) if end else f"från och med {in_words(item.start)}"


def _source(source: Source) -> str:
    return f"{source.title} ({in_words(source.date)})" if source.date else source.title


def _matter(matter: Matter) -> str:
    return f"{matter.title} ({in_words(matter.date)})"


# --- What a form is about ---------------------------------------------------------------------------------------------


@fixed(slots=True)
class Subject:
    """What a person chooses first: its address in an answer, what it is called, and where its data stands.

    `path` is the changed file's, whether it is there or not. `record` is what a choice within is made of, None where
    there is none yet; `key` its place in a file that holds many. `changed` is what the changed file holds today, where
    that is not what a choice within is made of.
    """

    address: str
    name: str
    path: str
    record: Any
    key: str = ""
    changed: Any = None


@fixed(slots=True)
class About:
    """What an answer is about: a data file, by what its name says, and the item of it that was chosen.

    `path` is that of the changed file, `record` what the item was chosen from, None where it is not there yet.
    `number` is the item's in its list, `chosen` the item itself, `key` the record's in a file that holds many, and
    `changed` as Subject's.
    """

    path: str
    record: Any
    number: int | None = None
    chosen: Any = None
    key: str = ""
    address: str = ""
    changed: Any = None


def abouts(model: Model, form: Form) -> list[Group]:
    """What the form can be about: a file, "kajforum/2025", or an item of it, "kajforum/2025/" and its mark.

    Empty where a form is about nothing that is there: a new trip.
    """
    if not form.way_to_items:
        found = [Option(one.address, one.name) for one in subjects(model, form)]
        return [Group("", found)] if found else []
    found_groups = []
    for one in subjects(model, form):
        items = [Option(f"{one.address}/{mark(item)}", called) for item, called in called_apart(form, one, model)]
        if items:
            found_groups.append(Group(one.name, items))
    return found_groups


def about(model: Model, form: Form, answer: str) -> About | None:
    """What an answer's `about` means. None where it is nothing of the form's, or is no longer as it was."""
    if not form.subject or form.subject == "nothing":
        return About("", None)
    address, _, marked = answer.rpartition("/") if form.way_to_items else (answer, "", "")
    one = next((one for one in subjects(model, form) if one.address == address), None)
    if one is None or not form.way_to_items:
        return About(one.path, one.record, key=one.key, address=one.address) if one else None
    items = items_of(form, one.record)
    numbers = [number for number, item in enumerate(items) if mark(item) == marked]
    if len(numbers) != 1:
        return None
    return About(one.path, one.record, numbers[0], items[numbers[0]], one.key, one.address, one.changed)


def about_in_words(model: Model, form: Form, answer: str) -> Mapping[str, str]:
    """What an answer is about, by the names that a form's sentence has for it.

    `about` is the whole, "POLIS: medlem i ledningsutskottet"; `file` what was chosen first, `item` what then.
    """
    for group in abouts(model, form):
        for option in group.options:
            if option.value == answer:
                item = after_colon(model, option.label) if group.label else ""
                file = group.label or option.label
                return {"about": f"{file}: {item}" if item else file, "file": file, "item": item}
    return {}


def after_colon(model: Model, text: str) -> str:
    """A text after a colon, without its full stop. What may begin with a name keeps its capital."""
    return (inside(text) if is_common_noun(model, text) else text).rstrip(".")


def items_of(form: Form, record: Any) -> Sequence[Any]:
    """The list in a record of whose items one is chosen."""
    for key in form.way_to_items:
        record = getattr(record, str(key), None) if key is not CHOSEN else record
    return record if isinstance(record, Sequence) else ()


def subjects(model: Model, form: Form) -> Iterator[Subject]:
    """What a form can be about, apart from items: newest first, then by name."""
    return _SUBJECTS[form.subject](model) if form.subject else iter(())


def _networks(model: Model) -> Iterator[Subject]:
    for one in sorted(model.networks.values(), key=lambda one: one.name.casefold()):
        yield Subject(one.id, one.called, f"data/networks/{one.id}.yml", one)


def _plans(model: Model) -> Iterator[Subject]:
    for plan in _in_order(model):
        # One of a closed year changes with a correction, which the form asks about.
        called = f"{_plan(model, plan)} (stängd)" if is_closed(model, plan) else _plan(model, plan)
        yield Subject(f"{plan.id}/{plan.year}", called, f"data/plans/{plan.year}/{plan.id}.yml", plan)


def is_closed(model: Model, plan: Plan) -> bool:
    """Whether the committee is done with a plan."""
    closed = model.closed.get(plan.year)
    return closed is not None and any(one.network == plan.id for one in closed.plans)


def _plan_years(model: Model) -> Iterator[Subject]:
    """Each year of each plan, and the report that is about it. The report of a network's own plan is the network's."""
    for plan in _in_order(model):
        for year in reversed(plan.years):
            called = _plan(model, plan) if plan.last_year == plan.year else f"{_plan(model, plan)}, året {year}"
            report = model.reports.get((plan.id, year))
            yield Subject(f"{plan.id}/{year}", called, f"data/reports/{year}/{plan.id}.yml", plan, changed=report)


def _network_years(model: Model) -> Iterator[Subject]:
    """Each network in each year that a plan or a report is of, in the newest of them even where there is none."""
    newest = max((year for _, year in (*model.plans, *model.reports)), default=0)
    pairs = {(of, year) for plan in model.plans.values() for of in plan.covers for year in plan.years}
    pairs |= {*model.reports, *((of, newest) for of in model.networks if newest)}
    pairs = {pair for pair in pairs if pair[0] in model.networks}
    for of, year in sorted(pairs, key=lambda pair: (-pair[1], _called(model, pair[0]).casefold())):
        report = model.reports.get((of, year))
        yield Subject(f"{of}/{year}", f"{_called(model, of)} {year}", f"data/reports/{year}/{of}.yml", report)


def _matters(model: Model) -> Iterator[Subject]:
    for matter in sorted(model.matters.values(), key=lambda one: one.id, reverse=True):
        yield Subject(matter.id, _matter(matter), f"data/matters/{matter.id}.yml", matter)


def _trips(model: Model) -> Iterator[Subject]:
    for year, trips in sorted(model.trips.items(), reverse=True):
        yield Subject(str(year), str(year), f"data/trips/{year}.yml", trips)


def _years(model: Model) -> Iterator[Subject]:
    """The years that something is said of, or that a plan is for."""
    known = {*model.years, *(year for plan in model.plans.values() for year in plan.years)}
    for year in sorted(known, reverse=True):
        yield Subject(str(year), str(year), f"data/years/{year}.yml", model.years.get(year))


def _directed_years(model: Model) -> Iterator[Subject]:
    """The years with a common direction, which alone can have points."""
    return (one for one in _years(model) if one.record is not None and one.record.direction is not None)


def _routines(model: Model) -> Iterator[Subject]:
    for one in sorted(model.routines.values(), key=lambda one: one.title.casefold()):
        yield Subject(one.id, one.title, "data/routines.yml", one, one.id)


def _named(model: Model) -> Iterator[Source]:
    """The sources that can be chosen: what stands for those of a later day is none."""
    return (one for one in model.sources.values() if one.id != UNNAMED.id)


def _sources(model: Model) -> Iterator[Subject]:
    for one in sorted(_named(model), key=lambda one: one.title.casefold()):
        yield Subject(one.id, _source(one), f"data/sources/{one.id}.yml", one)


_SUBJECTS: Mapping[str, Callable[[Model], Iterator[Subject]]] = {
    "network": _networks,
    "plan": _plans,
    "plan-year": _plan_years,
    "network-year": _network_years,
    "matter": _matters,
    "trips": _trips,
    "year": _years,
    "direction": _directed_years,
    "routines": _routines,
    "source": _sources,
    "nothing": lambda _: iter(()),
}


def _in_order(model: Model) -> list[Plan]:
    return sorted(model.plans.values(), key=lambda one: (-one.year, _called(model, one.id).casefold()))


def _called(model: Model, of: str) -> str:
    return model.networks[of].called if of in model.networks else of


def _plan(model: Model, plan: Plan) -> str:
    """A plan with the network that it is of: "Kajforum, handlingsplan 2025"."""
    name, network = plan_name(model, plan), model.networks.get(plan.network or "")
    return f"{network.called}, {inside(name)}" if network else name


# --- What can be chosen within a file ---------------------------------------------------------------------------------


def _within(model: Model, key: str) -> Iterator[Group]:
    """The items with ids in each plan's list."""
    for one in _plans(model):
        items = getattr(one.record, key)
        yield Group(one.name, [Option(f"{one.address}/{item.id}", label(item, model)) for item in items])


def _goals(model: Model) -> Iterator[Group]:
    yield from _within(model, "goals")
    yield Group(say(model.city, "Stadens mål"), [Option(key, goal.name) for key, goal in model.goals.items()])


def _trips_within(model: Model) -> Iterator[Group]:
    for year, trips in sorted(model.trips.items(), reverse=True):
        yield Group(str(year), [Option(f"{year}/{one.id}", label(one, model)) for one in trips.trips])


def _unpresented(model: Model, what: Iterable[Plan] | Iterable[Report]) -> Iterator[Group]:
    by_year: dict[int, list[Option]] = {}
    for one in what:
        if one.presented is None:
            of = one.id if isinstance(one, Plan) else one.network
            name = _plan(model, one) if isinstance(one, Plan) else f"{_called(model, of)}, årsrapport {one.year}"
            by_year.setdefault(one.year, []).append(Option(f"{of}/{one.year}", name))
    for year, found in sorted(by_year.items(), reverse=True):
        yield Group(str(year), sorted(found, key=lambda option: option.label.casefold()))


AMONG: Mapping[str, Callable[[Model], Iterator[Group]]] = {
    "priorities": lambda model: _within(model, "priorities"),
    "activities": lambda model: _within(model, "activities"),
    "goals": _goals,
    "trips": _trips_within,
    "unpresented plans": lambda model: _unpresented(model, model.plans.values()),
    "unpresented reports": lambda model: _unpresented(model, model.reports.values()),
}
