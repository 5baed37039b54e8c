"""What do a form's answers put into data files? Records with their keys in order, where they belong, with their source.

A file that is there is edited where the answer says something new, and no other line changes; one that is not is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actionplans.drafts.ids import made_of
from actionplans.forms.choices import About
from actionplans.forms.form import CHOSEN, Action, Form, Part, Question, kind_at, spec_at
from actionplans.forms.present import record_at
from actionplans.forms.values import written
from actionplans.model.dates import PartialDate
from actionplans.model.decisions import DECIDED
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.records import Event, Holding, Model, PlanGoal, Trip
from actionplans.model.shapes import kind_within
from actionplans.model.sourced import Sourced, Step
from actionplans.system.fixed import fixed
from actionplans.writing.canonical import key_order
from actionplans.writing.edits import Add, Drop, Edit, Put
from actionplans.writing.edits import Way as Place
from actionplans.writing.trees import Tree, node


@fixed
class Given:
    """What is known when answers are written down: the project, what the form is about, the sources and the day.

    `file` is the record in the changed file, None where that is not there. `known` is the day on which what is answered
    became known, as far as its source tells, and today at the latest.
    """

    model: Model
    form: Form
    about: About
    file: Any
    sources: tuple[str, ...]
    known: PartialDate


@dataclass
class Entry:
    """What a part puts into a file: keys with plain values, at a place. `record` is what stands there already.

    `is_new` tells whether it is an item more in a list. `removed` are the keys whose values somebody has cleared; an
    empty one is the record itself.
    """

    part: Part
    kind: type[Record]
    place: Place
    values: dict[str, Any]
    record: Any = None
    is_new: bool = False
    within: list[Entry] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


# --- From answers to entries ------------------------------------------------------------------------------------------


def entries(
    given: Given, answers: Mapping[str, tuple[Question, Any]], cleared: Sequence[tuple[Part, str]] = ()
) -> list[Entry]:
    """What each part of the form puts down, without what says no more than what stands there.

    `cleared` are the values that somebody has taken away: of which part, and which key.
    """
    found: list[Entry] = []
    for part in given.form.parts:
        own = {question.key: value for question, value in answers.values() if question.part is part}
        removed = [key for of, key in cleared if of is part]
        if part.may_be_empty and not own and not removed:
            continue
        entry = _entry(given, part, own, answers)
        outer = next((one for one in found if one.is_new and one.part.way == part.way[:-1]), None)
        if entry.record is not None:
            entry.removed = removed
        if not entry.values and not entry.removed:
            continue
        if outer is not None and part.action is Action.ADD:
            outer.within.append(entry)
        else:
            found.append(entry)
    kept = [one for one in found if one.values or one.within or one.removed]
    # From the last of a list: what is taken away whole leaves the numbers of those before it as they are.
    whole = sorted((one for one in kept if "" in one.removed), key=_numbers, reverse=True)
    return [*(one for one in kept if "" not in one.removed), *whole]


def _numbers(entry: Entry) -> list[int]:
    return [step for step in entry.place if isinstance(step, int)]


def _entry(given: Given, part: Part, own: Mapping[str, Any], answers: Mapping[str, tuple[Question, Any]]) -> Entry:
    form, about = given.form, given.about
    kind = kind_at(form, part.way, part.action)
    values = dict(own)
    base: Place = (about.key,) if about.key else ()
    place: Place = (*base, *(about.number or 0 if step is CHOSEN else str(step) for step in part.way))
    for key, where in part.taken.items():
        outer = key.rpartition(".")[0]
        if where != "id" and key not in values and (not outer or any(one.startswith(f"{outer}.") for one in own)):
            taken = _taken(given, where, answers, place)
            values |= {} if taken is None else {key: taken}
    values |= {key: _plain(field_specs(kind)[key], value) for key, value in part.fixed.items()}
    record = record_at(form, part, about)
    if part.way == ("decision",) and about.record.steps and "decision" not in about.record.places:
        return _decided(about.record, part, values)
    is_new = False
    if part.action is Action.ADD:
        found = _same(given, part, values)
        if found is None:
            is_new = True
        else:
            place, record = (*place, found[0]), found[1]
    if record is None:
        values = _known(kind, _with_id(given, kind, place, values) if is_new else values, given.known, is_new=True)
        return Entry(part, kind, place, values, None, is_new)
    changed = {key: value for key, value in values.items() if not _says_so(record, key, value)}
    changed = _unless_over(record, changed, part)
    return Entry(part, kind, place, _known(kind, changed, given.known, is_new=False), record, False)


def _decided(matter: Any, part: Part, values: dict[str, Any]) -> Entry:
    """The decision of a matter whose steps are known: the last step that is one, or a step more."""
    there = [at for at, step in enumerate(matter.steps) if step.kind == DECIDED]
    if not there:
        return Entry(part, Step, ("steps",), {"kind": DECIDED, **values}, None, is_new=True)
    step = matter.steps[there[-1]]
    changed = {key: value for key, value in values.items() if not _says_so(step, key, value)}
    return Entry(part, Step, ("steps", there[-1]), changed, step)


def _with_id(given: Given, kind: type[Record], place: Place, values: dict[str, Any]) -> dict[str, Any]:
    """With an id of its own, made of what it says, where such a record has one."""
    if given.form.file_kind.keyed and not place:
        own = made_of(str(values["title"]), getattr(given.model, given.form.file))
        return {"id": own, **values, **{key: own for key in ("page",) if key in field_specs(kind)}}
    if "id" not in field_specs(kind) or "id" in values:
        return values
    there = _at(given, place)
    taken = {one.id for one in there} if isinstance(there, tuple) else set()
    text = next((str(values[key]) for key in ("name", "title", "text", "indicator") if values.get(key)), "")
    return {"id": made_of(text, taken | (set(given.model.goals) if kind is PlanGoal else set())), **values}


def _same(given: Given, part: Part, values: Mapping[str, Any]) -> tuple[int, Record] | None:
    """The item of a list that a new one would be told twice of, by the key that tells them apart: which, and it."""
    if not part.same:
        return None
    owner = given.file
    for step in part.way:
        owner = given.about.chosen if step is CHOSEN else getattr(owner, str(step), None)
    several = owner if isinstance(owner, tuple) else ()
    return next(((at, one) for at, one in enumerate(several) if getattr(one, part.same) == values.get(part.same)), None)


def _taken(given: Given, where: str, answers: Mapping[str, tuple[Question, Any]], place: Place) -> Any:
    """What is written without being asked: "before.x" is the day before answer x, "next.x" one more than there is."""
    of, _, key = where.partition(".")
    match of:
        case "city":
            return getattr(given.model.city, key)
        case "word":
            return key
        case "chosen":
            value = getattr(given.about.chosen, key)
            return None if value in (None, ()) else value
        case "file":
            return getattr(given.about.record, key, None)
        case "next":
            return max((getattr(one, key) for one in _at(given, place) or ()), default=0) + 1
        case "before":
            question = answers.get(key)
            return day_before(question[1]) if question and isinstance(question[1], PartialDate) else None
    raise KeyError(where)


def day_before(date: PartialDate) -> PartialDate:
    """The day before a date, or the month or year before, where that is all that is known."""
    before = date.first_day - datetime.timedelta(days=1)
    month = before.month if date.month else None
    return PartialDate(before.year, month, before.day if date.day else None, about=date.about)


def _plain(spec: FieldSpec, value: str) -> Any:
    return value == "true" if value in ("true", "false") and isinstance(spec.default, bool) else value


def _says_so(record: Record, key: str, value: Any) -> bool:
    """Whether a record says already what was answered: then its line stays as it is."""
    there: Any = record
    for step in key.split("."):
        there = getattr(there, step, None)
    if isinstance(value, list):
        return [str(written(one)) for one in there or ()] == [str(written(one)) for one in value]
    return there is not None and written(there) == written(value)


def _unless_over(record: Record, changed: dict[str, Any], part: Part) -> dict[str, Any]:
    """Without an end that was only reckoned, where the record ended before that."""
    end = getattr(record, "end", None)
    reckoned = changed.get("end") if "end" in part.taken else None
    if isinstance(end, PartialDate) and isinstance(reckoned, PartialDate) and end.last_day <= reckoned.last_day:
        return {key: value for key, value in changed.items() if key != "end"}
    return changed


def _known(kind: type[Record], values: dict[str, Any], day: PartialDate, *, is_new: bool) -> dict[str, Any]:
    """With when it became known: that what holds ends, and that what has not begun will.

    An end that is said of what was there before was not known earlier, and is not shown on an earlier day.
    """
    if issubclass(kind, Holding) and not is_new and isinstance(values.get("end"), PartialDate):
        values = {"end_announced": day, **values}
    begins = values.get("start") if issubclass(kind, Holding) else values.get("date") if kind is Event else None
    if is_new and isinstance(begins, PartialDate) and begins.first_day > day.last_day:
        values = {"announced": day, **values}
    return values


# --- From entries to edits --------------------------------------------------------------------------------------------


def edits(given: Given, entry: Entry) -> Iterator[Edit]:
    """What an entry changes in a file that is there."""
    order = key_order(entry.kind)
    values = _with_source(given, entry)
    if entry.is_new:
        yield from _added(given, entry, in_order(entry.kind, _whole(entry, values)))
    elif entry.record is None:
        *above, key = entry.place
        owner = entry.part.way[:-1]
        outer = key_order(kind_at(given.form, owner) if owner else given.form.file_kind.record)
        yield Put((*above, key), node(in_order(entry.kind, nested(values))), outer)
    else:
        yield from _changed(entry, values, order)
    yield from _outer_source(given, entry)


def _added(given: Given, entry: Entry, content: Tree) -> Iterator[Edit]:
    if not entry.place:
        yield Put((content["id"],), node({key: value for key, value in content.items() if key != "id"}))
        return
    owner = _at(given, entry.place[:-1])
    outer = key_order(type(owner)) if owner is not None else ()
    yield Add(entry.place, node(content), outer, _where(given, entry, content))


def _changed(entry: Entry, values: Mapping[str, Any], order: Sequence[str]) -> Iterator[Edit]:
    done = set()
    for key, value in values.items():
        first, _, rest = key.partition(".")
        if rest and getattr(entry.record, first) is None:
            # A record within that is not there yet is written whole.
            if first not in done:
                done.add(first)
                inner = {one.partition(".")[2]: found for one, found in values.items() if one.startswith(f"{first}.")}
                kind = _inner(entry.kind, first)
                yield Put((*entry.place, first), node(in_order(kind, inner)), order)
        elif rest:
            inner_order = key_order(_inner(entry.kind, first))
            yield Put((*entry.place, first, rest), node(value), inner_order)
        else:
            yield Put((*entry.place, key), node(value), order)
    goes_on = "end" in values and not isinstance(values["end"], PartialDate)
    if goes_on and "end_announced" in entry.record.places:
        yield Drop((*entry.place, "end_announced"))
    for key in entry.removed:
        yield Drop((*entry.place, *(key.split(".") if key else ())))


def _inner(kind: type[Record], key: str) -> type[Record]:
    found = kind_within(spec_at(kind, key).shape)
    if found is None:
        raise KeyError(key)
    return found


def _where(given: Given, entry: Entry, content: Tree) -> int | None:
    """Before which item a new one stands, in a list that is in the order of its dates; None for last."""
    key = {Event: "date", Trip: "start"}.get(entry.kind)
    there = _at(given, entry.place)
    if key is None or not isinstance(there, tuple):
        return None
    dates = [getattr(one, key).sort_key for one in there]
    own = content[key].sort_key
    if dates != sorted(dates) or not dates or own >= dates[-1]:
        return None
    return next(at for at, one in enumerate(dates) if one > own)


def _at(given: Given, place: Place) -> Any:
    """What stands at a place of the changed file as it is now; None where nothing does."""
    found = given.file
    for step in place[1:] if given.about.key else place:
        if isinstance(step, int):
            found = found[step] if isinstance(found, tuple) and step < len(found) else None
        else:
            found = getattr(found, step, None)
    return found


# --- Sources ----------------------------------------------------------------------------------------------------------


def _with_source(given: Given, entry: Entry) -> dict[str, Any]:
    """An entry's values with where they stand, unless a record or the file around says just that."""
    if not given.sources or not issubclass(entry.kind, Sourced):
        return dict(entry.values)
    if entry.record is None:
        around = _around(given, entry.place)
        return dict(entry.values) if around == given.sources else {**entry.values, "sources": list(given.sources)}
    there = entry.record.sources
    new = [one for one in given.sources if one not in there]
    says = new and (entry.values or any(entry.removed))
    return {**entry.values, "sources": [*there, *new]} if says else dict(entry.values)


def _around(given: Given, place: Place) -> tuple[str, ...]:
    """The sources of what stands nearest around a place, which a record there has if it states none."""
    found: tuple[str, ...] = ()
    for length in range(len(place)):
        outer = _at(given, place[:length])
        found = getattr(outer, "sources", ()) or found
    return found


def _outer_source(given: Given, entry: Entry) -> Iterator[Edit]:
    """The source of what has none of its own goes to the record around it: that of a trip's report to the trip."""
    if issubclass(entry.kind, Sourced) or not given.sources:
        return
    for length in range(len(entry.place) - 1, 0, -1):
        outer = _at(given, entry.place[:length])
        if isinstance(outer, Sourced):
            new = [one for one in given.sources if one not in outer.sources]
            if new:
                order = key_order(type(outer))
                yield Put((*entry.place[:length], "sources"), node([*outer.sources, *new]), order)
            return


# --- A file that is not there yet -------------------------------------------------------------------------------------


def as_tree(given: Given, found: Sequence[Entry]) -> Tree:
    """What a new file holds. Where its record itself has a source, that is the source of all in it."""
    top = given.form.file_kind.record
    tree: Tree = {}
    for entry in found:
        values = _whole(entry, dict(entry.values))
        if given.sources and issubclass(entry.kind, Sourced) and not issubclass(top, Sourced):
            values["sources"] = list(given.sources)
        _put(tree, entry, in_order(entry.kind, values))
    if given.sources and issubclass(top, Sourced):
        tree["sources"] = list(given.sources)
    return in_order(top, tree)


def _put(tree: Tree, entry: Entry, content: Tree) -> None:
    if not entry.place:
        tree |= content
        return
    *above, key = entry.place
    owner = tree
    for step in above:
        owner = owner.setdefault(str(step), {})
    if entry.is_new:
        owner.setdefault(str(key), []).append(content)
    else:
        owner[str(key)] = content


def _whole(entry: Entry, values: Mapping[str, Any]) -> Tree:
    """An entry's values with the records within it."""
    content = nested(values)
    for inner in entry.within:
        content.setdefault(str(inner.place[-1]), []).append(in_order(inner.kind, _whole(inner, inner.values)))
    return content


def nested(values: Mapping[str, Any]) -> Tree:
    """Keys such as "decision.date" as records within."""
    content: Tree = {}
    for key, value in values.items():
        first, _, rest = key.partition(".")
        if rest:
            content.setdefault(first, {})[rest] = value
        else:
            content[first] = value
    return content


def in_order(kind: type[Record], content: Tree) -> Tree:
    """A record's keys in the order in which they are written, and those of the records within."""
    place = {key: number for number, key in enumerate(key_order(kind))}
    found = {}
    for key in sorted(content, key=lambda one: place.get(one, len(place))):
        value = content[key]
        is_record = isinstance(value, dict) and key in field_specs(kind)
        found[key] = in_order(_inner(kind, key), value) if is_record else value
    return found
