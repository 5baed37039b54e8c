"""What changed between two models: every record and every key compared, each difference a sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from actionplans.changes import matching
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.records import (
    Activity,
    Amount,
    Holding,
    Model,
    Network,
    Organisation,
    Plan,
    Priority,
    Reached,
    Report,
    Result,
    Role,
    Trip,
    WorkingTime,
)
from actionplans.model.shapes import Text
from actionplans.model.timeline import successor
from actionplans.site.addresses import (
    matter_page,
    network_link_page,
    network_page,
    network_report_page,
    plan_page,
    year_page,
)
from actionplans.swedish import phrases
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import as_sentence, on, subject
from actionplans.swedish.words import listed
from actionplans.system.fixed import fixed

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@fixed
class Change:
    """One change: a Swedish sentence with what it is about first ("Kajforum: …"), and where to look.

    `network` is the id of the network that it concerns, None for what concerns all; `page` a path under docs/ (the
    project need not have it); `kind` is ADDED, REMOVED or CHANGED; `about` is what the sentence begins with.
    """

    network: str | None
    page: str
    kind: str
    sentence: str
    about: str = ""

    @property
    def says(self) -> str:
        """The sentence without what it is about, to stand under that as a heading."""
        return self.sentence.removeprefix(f"{self.about}: ")


def changes(before: Model, after: Model, *, whole: bool = False, without: frozenset[str] = frozenset()) -> list[Change]:
    """Every change from one model to another: networks first with their plans and reports, then what they share.

    With `whole` what comes is told as fully as what is changed: all that it says, and all that is part of it. Whoever
    reviews a proposal needs that; a reader of news wants to hear of it in a sentence, and nothing of some keys.
    """
    found: list[Change] = []
    for topic, old, new in _topics(before, after):
        if old != new:
            scope = Scope(before, after, network=topic.network, whole=whole, without=without)
            found += (
                Change(topic.network, topic.page, kind, as_sentence(topic.name, text), topic.name)
                for kind, text in _compare(scope, old, new)
            )
    return found


# --- The order of things ----------------------------------------------------------------------------------------------


@fixed
class Topic:
    """What a sentence begins with, and which page is about it."""

    name: str
    page: str
    network: str | None = None


Compared = tuple[Topic, Record | None, Record | None]


def _topics(before: Model, after: Model) -> Iterator[Compared]:
    """Every top record of either model with its other state, in the order that a reader is told of them."""
    networks = {**before.networks, **after.networks}
    for network in sorted(networks.values(), key=lambda one: (one.name.casefold(), one.id)):
        topic = Topic(network.name, network_link_page(network), network.id)
        yield topic, before.networks.get(network.id), after.networks.get(network.id)
        yield from _papers(before, after, network.id, network.name)
    for owner in sorted({owner for owner, _ in (*_keys(before), *_keys(after))} - set(networks)):
        yield from _papers(before, after, owner, _owner_name(before, after, owner))
    for year in sorted({*before.years, *after.years, *before.trips, *after.trips}, reverse=True):
        yield Topic(f"Året {year}", year_page(year)), before.years.get(year), after.years.get(year)
        yield Topic(f"Resor {year}", "resor.md"), before.trips.get(year), after.trips.get(year)
    for matter in sorted({*before.matters, *after.matters}):
        topic = Topic(say(after.city, "Nämnden"), matter_page(matter))
        yield topic, before.matters.get(matter), after.matters.get(matter)
    for year in sorted({*before.closed, *after.closed}, reverse=True):
        yield Topic("Stängda år", year_page(year)), before.closed.get(year), after.closed.get(year)
    for collection, topic in _SHARED.items():
        yield from _collection(before, after, collection, topic)
    yield Topic(say(after.city, "Staden"), "index.md"), before.city, after.city
    yield Topic("Ordlistan", "om/datakatalog.md"), before.vocabulary, after.vocabulary


_SHARED: Mapping[str, Topic] = {
    "goals": Topic("Mål", "mal.md"),
    "routines": Topic("Arbetssätt", "arbetssatt/index.md"),
    "organisations": Topic("Organisationer", "om/organisation.md"),
    "functions": Topic("Funktioner", "om/organisation.md"),
    "projects": Topic("Projekt", "projekt.md"),
    "sources": Topic("Källor", "kallor.md"),
    "abbreviations": Topic("Förkortningar", "om/forkortningar.md"),
    "foreign_names": Topic("Namn på andra språk", "om/forkortningar.md"),
    "synonyms": Topic("Sökningen", "index.md"),
    "moved": Topic("Adresser", "index.md"),
    "snapshots": Topic("Arkivet", "arkiv.md"),
}


def _keys(known: Model) -> list[tuple[str, int]]:
    return [*known.plans, *known.reports]


def _owner_name(before: Model, after: Model, owner: str) -> str:
    """Whose a plan is that is not one network's own: the networks', and the administration's where it is hers."""
    for known in (after, before):
        plan = next((one for one in known.plans.values() if one.id == owner), None)
        if plan and plan.covers:
            networks = listed(phrases.name_of(known, "networks", name) for name in plan.covers)
            administration = phrases.name_of(known, "organisations", plan.administration) if plan.administration else ""
            return f"{networks} ({administration})" if administration else networks
    return owner


def _papers(before: Model, after: Model, owner: str, name: str) -> Iterator[Compared]:
    years = {year for network, year in (*_keys(before), *_keys(after)) if network == owner}
    for year in sorted(years, reverse=True):
        key = (owner, year)
        plan, report = network_page(*key), network_report_page(*key)
        if owner not in before.networks and owner not in after.networks:
            plan = report = plan_page(*key)
        yield Topic(name, plan, owner), before.plans.get(key), after.plans.get(key)
        yield Topic(name, report, owner), before.reports.get(key), after.reports.get(key)


def _collection(before: Model, after: Model, name: str, topic: Topic) -> Iterator[Compared]:
    olds, news = getattr(before, name), getattr(after, name)
    for key in sorted({*olds, *news}):
        yield topic, olds.get(key), news.get(key)


# --- One record -------------------------------------------------------------------------------------------------------

# A kind of change and the sentence about it, without what it begins with and without its full stop.
Told = tuple[str, str]


@fixed
class Scope:
    """Where in the models a comparison is: names are looked up in both, the record's parents say what it is part of.

    Keys in `without` are not compared, nor is the order of lists unless `ordered`. `gone` is said of a record that is
    there no longer. `whole` asks for all that a record says which came or went.
    """

    before: Model
    after: Model
    network: str | None = None
    parents: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    ordered: bool = True
    gone: str = "tas bort"
    whole: bool = False

    def called(self, known: Model, record: Record, parent: Record | None, key: str) -> str:
        """A record as a subject, with what it is a part of, other than the sentence's own topic, in parentheses."""
        name = _named(known, self.network, record) or subject(known, record, parent, key)
        return f"{name} ({', '.join(self.parents)})" if self.parents else name

    def say(self, words: str) -> str:
        """Words of the product's own, as the city says them after the change."""
        return say(self.after.city, words)

    def within(self, name: str) -> Scope:
        # What the record is itself a part of is among the parents already.
        alone = name.removesuffix(f" ({', '.join(self.parents)})") if self.parents else name
        return dataclasses.replace(self, parents=(alone, *self.parents))


# The sentence's topic says what these are: "Kajforum: namnet ändras …".
_TOPICS = ("Network", "Year", "Trips", "City", "Vocabulary")


def _compare(
    scope: Scope, old: Record | None, new: Record | None, parent: Record | None = None, key: str = ""
) -> Iterator[Told]:
    """What is told of a record that came, went or changed."""
    if old is None and new is not None:
        name = scope.called(scope.after, new, parent, key)
        came = f"{name} tillkommer{phrases.counted(new, field_specs(type(new)))}{_when(new)}"
        yield ADDED, came + (_says(scope, scope.after, new, name) if scope.whole else "")
        if scope.whole:
            yield from _parts(scope if type(new).__name__ in _TOPICS else scope.within(name), new)
    elif new is None and old is not None:
        name = scope.called(scope.before, old, parent, key)
        with_it = phrases.counted(old, field_specs(type(old))) if scope.gone == Scope.gone else ""
        yield REMOVED, f"{name} {scope.gone}{with_it}" + (_says(scope, scope.before, old, name) if scope.whole else "")
    elif old is not None and new is not None:
        name = "" if type(old).__name__ in _TOPICS else scope.called(scope.before, old, parent, key)
        yield from compare_keys(scope, old, new, name)


def compare_keys(scope: Scope, old: Record, new: Record, name: str = "") -> Iterator[Told]:
    """What is told of a record that is still there: each key that differs. Without a name it is the topic itself."""
    for spec in field_specs(type(new)).values():
        if (
            spec.name not in scope.without
            and not spec.shared
            and _differ(scope, getattr(old, spec.name), getattr(new, spec.name))
        ):
            yield from _compare_key(scope, spec, old, new, name)


# What is longer than this is told last of what a record says: a comment may cut it, and then nothing else with it.
_LONG = 80
# What a record's name or its time says already, and what only the files need.
_IN_NAMES = frozenset(
    {
        "text",
        "title",
        "name",
        "label",
        "date",
        "number",
        "amount",
        "period",
        "kind",
        "member",
        "organisation",
        "activity",
    }
    | {"criterion", "indicator"}
)
_TIMES = frozenset({"start", "end", "observed"})
_ONLY_IN_FILES = frozenset({"id", "checksum", "content", "format"})


def _says(scope: Scope, known: Model, record: Record, name: str) -> str:
    """What a record says in keys of its own, each with its heading, but for what its name or time has told."""
    defaults = {one.name: one.default for one in dataclasses.fields(record)}
    without = _ONLY_IN_FILES | (_TIMES if isinstance(record, Holding) else frozenset())
    told: list[str] = []
    for spec in field_specs(type(record)).values():
        value = getattr(record, spec.name)
        if spec.shared or spec.name in without or value == defaults[spec.name] or value == () or _is_part(value):
            continue
        words = _in_words(scope, known, spec, record, value)
        if spec.name in _IN_NAMES and words.strip("”").casefold() in name.casefold():
            continue
        heading = scope.say(spec.heading)
        told.append(heading.lower() if value is True else f"{heading[:1].lower()}{heading[1:]}: {words}")
    # What it goes back on stands after what it says.
    told.sort(key=lambda one: (len(one) > _LONG, one.startswith("källor: ")))
    return f" – {'; '.join(told)}" if told else ""


def _parts(scope: Scope, record: Record) -> Iterator[Told]:
    """What is told of the records within one that is new."""
    for spec in field_specs(type(record)).values():
        value = getattr(record, spec.name)
        if isinstance(value, dict):
            within = scope.within(scope.say(spec.description.rstrip(".").lower()))
            for one in value.values():
                yield from _compare(within, None, one)
        elif isinstance(value, Record):
            yield from _compare(scope, None, value, record, spec.name)
        elif _is_part(value):
            for one in value:
                yield from _compare(scope, None, one, record, spec.name)


def _is_part(value: Any) -> bool:
    """Whether a value is a record, or several: they are told in sentences of their own."""
    return isinstance(value, Record | dict) or (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)
    )


def _when(record: Record) -> str:
    """When something new that holds for a time holds, as far as its record says."""
    if not isinstance(record, Holding):
        return ""
    words = [f"från {in_words(record.start)}"] if record.start else []
    words += [f"till och med {in_words(record.end)}"] if isinstance(record.end, PartialDate) else []
    if not words and record.observed:
        words = [f"enligt källor för {listed([in_words(date) for date in record.observed])}"]
    return f" ({', '.join(words)})" if words else ""


def _differ(scope: Scope, before: Any, after: Any) -> bool:
    if not scope.ordered and isinstance(before, tuple) and not any(isinstance(one, Record) for one in before):
        return set(before) != set(after)
    return bool(before != after)


def _compare_key(scope: Scope, spec: FieldSpec, old: Record, new: Record, name: str) -> Iterator[Told]:
    before, after = getattr(old, spec.name), getattr(new, spec.name)
    one = next((value for value in (before, after) if value), None)
    inner = scope.within(name) if name else scope
    if isinstance(one, dict):
        for word in {**before, **after}:
            yield from _compare(
                inner.within(scope.say(spec.description.rstrip(".").lower())), before.get(word), after.get(word)
            )
    elif isinstance(one, tuple) and isinstance(one[0], Record):
        yield from _compare_lists(inner, before, after, new, spec.name)
    elif isinstance(one, Record):
        yield from _compare(inner, before, after, new, spec.name)
    else:
        yield CHANGED, _SPECIAL.get((_sort(new), spec.name), _key_changed)(scope, spec, old, new, name)


def _compare_lists(
    scope: Scope, before: tuple[Record, ...], after: tuple[Record, ...], parent: Record, key: str
) -> Iterator[Told]:
    matched = matching.pairs(before, after)
    for old, new in matched:
        if old != new:
            yield from _compare(scope, old, new, parent, key)
    if scope.ordered and matching.reordered(matched, before):
        within = f" ({', '.join(scope.parents)})" if scope.parents else ""
        yield CHANGED, f"ordningen mellan {scope.say(before[0].noun.many)}{within} ändras"


# --- One key ----------------------------------------------------------------------------------------------------------


def _key_changed(scope: Scope, spec: FieldSpec, old: Record, new: Record, name: str) -> str:
    """A key that got a value, lost it or has another one."""
    before, after = getattr(old, spec.name), getattr(new, spec.name)
    key = scope.say(spec.definite)
    of = f"{key} för {name}" if name else key
    if isinstance(before, tuple):
        return f"{of}: {listed(_list_changes(scope, spec, before, after))}"
    if before is None:
        return f"{of} anges: {_in_words(scope, scope.after, spec, new, after)}"
    if after is None:
        return f"{of} tas bort (var {_in_words(scope, scope.before, spec, old, before)})"
    if isinstance(before, str) and isinstance(spec.shape, Text) and spec.name not in _WITHIN_PLANS:
        if phrases.look_alike(before, after):
            return f"{of} ser likadan ut: {phrases.spelled_otherwise(after)}"
        was, now = phrases.both_quoted(before, after)
        if phrases.quoted(before) in name:
            return f"{name} ändras till {now}"
    else:
        was = _in_words(scope, scope.before, spec, old, before)
        now = _in_words(scope, scope.after, spec, new, after)
    return f"{of} ändras från {was} till {now}"


def _list_changes(scope: Scope, spec: FieldSpec, before: tuple[Any, ...], after: tuple[Any, ...]) -> list[str]:
    came = tuple(one for one in after if one not in before)
    went = tuple(one for one in before if one not in after)
    found = [f"{phrases.value_in_words(scope.after, spec.shape, came)} tillkommer"] if came else []
    found += [f"{phrases.value_in_words(scope.before, spec.shape, went)} tas bort"] if went else []
    return found or ["ordningen ändras"]


def _end(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    """An end of something that holds for a time, and of a role who takes over."""
    was = in_words(old.end) if isinstance(old.end, PartialDate) else ""
    if isinstance(new.end, PartialDate):
        until = phrases.ends(new.end, "finns" if isinstance(new, Organisation) else "gäller")
        ends = f"{name} {until}" + (f" i stället för {was}" if was else "")
        network = scope.after.networks.get(scope.network or "")
        return ends + (succession(scope.after, network, new) if isinstance(new, Role) else "")
    if new.end is not None:
        return f"{name} löper vidare utan bestämt slut" + (f" (slutet var {was})" if was else "")
    return f"slutet för {name} tas bort (var {was or 'att det pågår'})"


def succession(known: Model, network: Network | None, role: Role) -> str:
    """Who takes over a role that ends: the end of a sentence about it."""
    follower = successor(network, role) if network else None
    if follower is None:
        return "; ingen efterträdare är angiven"
    holder = phrases.name_of(known, "organisations", follower.holder)
    return f"; efterträdare är {follower.office or holder}"


def _start(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    if new.start is None:
        return f"starten för {name} tas bort (var {in_words(old.start)})"
    return f"{name} börjar {on(new.start)}" + (f" i stället för {in_words(old.start)}" if old.start else "")


def _holder(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    was = phrases.value_in_words(scope.before, spec.shape, getattr(old, spec.name))
    return f"{name} går från {was} till {phrases.value_in_words(scope.after, spec.shape, getattr(new, spec.name))}"


def _goals(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    """The goals that something serves, by what they say instead of their ids."""
    before, after = getattr(old, spec.name), getattr(new, spec.name)
    came = [_goal(scope.after, scope.network, one) for one in after if one not in before]
    went = [_goal(scope.before, scope.network, one) for one in before if one not in after]
    told = [f"{listed(came)} tillkommer"] if came else []
    told += [f"{listed(went)} tas bort"] if went else []
    return f"{spec.definite} för {name}: {listed(told) or 'ordningen ändras'}"


def _goal(known: Model, network: str | None, identifier: str) -> str:
    if identifier in known.goals:
        return phrases.quoted(known.goals[identifier].name)
    return _of_plans(known, network, "goals", identifier)


def _of_plans(known: Model, network: str | None, part: str, identifier: str) -> str:
    """What an id within the plans of a network, or in the plan of that name, says; of the newest, where several do."""
    plans = sorted(known.plans.values(), key=lambda plan: -plan.year)
    own = (plan for plan in plans if network is None or network == plan.id or network in plan.covers)
    found = (one.text for plan in own for one in getattr(plan, part) if one.id == identifier)
    return phrases.quoted(next(found, identifier))


# The keys that name something within a plan by its id, and what that is a part of.
_WITHIN_PLANS = {"activity": "activities", "continues": "activities", "priority": "priorities"}


def _in_words(scope: Scope, known: Model, spec: FieldSpec, record: Record, value: Any) -> str:
    """A value as a reader says it, where it is an id within a plan too."""
    if spec.name == "goals" and isinstance(value, tuple):
        return listed([_goal(known, scope.network, one) for one in value])
    if spec.name == "goal" and isinstance(value, str):
        return _goal(known, scope.network, value)
    if (part := _WITHIN_PLANS.get(spec.name)) and isinstance(value, str):
        return _of_plans(known, _network_of(scope.network, record), part, value)
    return phrases.value_in_words(known, spec.shape, value)


def _network_of(network: str | None, record: Record) -> str | None:
    """Whose plans a record speaks of: the topic's network, or a trip's own where it is for one."""
    return record.networks[0] if isinstance(record, Trip) and len(record.networks) == 1 else network


def _named(known: Model, network: str | None, record: Record) -> str:
    """The name of a record that its file knows by an id within the plan; nothing of any other."""
    if isinstance(record, Result) and record.activity:
        return f"{record.noun.definite} för aktiviteten {_of_plans(known, network, 'activities', record.activity)}"
    if isinstance(record, Reached) and not record.measure:
        return f"{record.noun.definite} för {_goal(known, network, record.goal)}"
    return ""


def _observed(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    came = [in_words(date) for date in new.observed if date not in old.observed]
    went = [in_words(date) for date in old.observed if date not in new.observed]
    told = [f"får källor för {listed(came)}"] if came else []
    told += [f"saknar nu källor för {listed(went)}"] if went else []
    return f"{name} {listed(told) or 'får sina belagda tider i annan ordning'}"


def _presented(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    if new.presented is None or old.presented is not None:
        return _key_changed(scope, spec, old, new, name)
    stands = scope.say("står i brevet till nämnden")
    return f"{name} {stands} {phrases.name_of(scope.after, 'matters', new.presented)}"


def _vacant(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    return f"platsen för {name} är {'' if new.vacant else 'inte längre '}vakant"


def _sum(scope: Scope, spec: FieldSpec, old: Any, new: Any, name: str) -> str:
    """Another sum. What it was stands in the name."""
    return f"{name} ändras till {phrases.sum_in_words(scope.after, new)}"


def _sort(record: Record) -> type[Record]:
    """The kind that a record's special sentences are listed under."""
    return Holding if isinstance(record, Holding) else type(record)


_SPECIAL: Mapping[tuple[type[Record], str], Callable[[Scope, FieldSpec, Any, Any, str], str]] = {
    (Priority, "goals"): _goals,
    (Activity, "goals"): _goals,
    (Holding, "goals"): _goals,
    (Holding, "end"): _end,
    (Holding, "start"): _start,
    (Holding, "vacant"): _vacant,
    (Holding, "holder"): _holder,
    (Holding, "member"): _holder,
    (Holding, "observed"): _observed,
    (Amount, "amount"): _sum,
    (WorkingTime, "amount"): _sum,
    (Organisation, "end"): _end,
    (Organisation, "start"): _start,
    (Plan, "presented"): _presented,
    (Report, "presented"): _presented,
}
