"""What does a draft take over from the plan before? Goals, priorities, what was not finished, and who took part.

Each is marked as that. What has become another since is followed as far as the data says what it became; where it does
not, and where a text names the place or the year of the time before, the draft asks.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from actionplans.model import progress
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Activity, Goal, Model, Plan
from actionplans.model.timeline import exists_on
from actionplans.model.unwritten import MARK, is_written
from actionplans.site.through_years import FINISHED, Reading, readings
from actionplans.swedish.plans import plan_years
from actionplans.swedish.progress import stand_word
from actionplans.swedish.words import inside, listed, sentence
from actionplans.writing.trees import Tree, tree

# The keys of an activity that come before what it continues.
_FIRST = ("id", "text")


def _carried(content: Tree, latest: Plan, more: str = "") -> Tree:
    """What a plan takes over from the latest one, marked as that."""
    marked = f"Förd över från planen för {plan_years(latest)}.{more}"
    return {**content, "note": f"{content['note']} {marked}" if content.get("note") else marked}


def goals(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    """The plan's goals with their measures, and where these stood; values stand in reports and are not copied."""
    # A day after the year: what its report tells is known then.
    after = datetime.date(latest.year + 1, 1, 1)
    found = list(progress.measures(model, latest, after))
    for goal in latest.goals:
        stood = [f"{one.measure.indicator}: {inside(stand_word(one))}." for own, one in found if own is goal]
        content, gone = _served(model, tree(goal), "serves", year)
        yield _carried(content, latest, "".join(f" {words}" for words in (*stood, *gone)))


def priorities(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    """The plan's priorities, without the city's goals that no longer hold."""
    for one in latest.priorities:
        content, gone = _served(model, tree(one), "goals", year)
        yield _carried(content, latest, "".join(f" {words}" for words in gone))


def _served(model: Model, content: Tree, key: str, year: int) -> tuple[Tree, list[str]]:
    """A record without the city's goals that no longer hold in a year, and a sentence on each that was left out."""
    names = content.get(key, [])
    gone = [name for name in names if name in model.goals and _has_ended(model.goals[name], year)]
    left = [name for name in names if name not in gone]
    kept = {own: left if own == key else value for own, value in content.items()}
    return kept, [f"Målet ”{model.goals[name].name}” gäller inte {year}." for name in gone]


def _has_ended(goal: Goal, year: int) -> bool:
    return isinstance(goal.end, PartialDate) and goal.end.year < year


def activities(model: Model, latest: Plan, year: int, own: bool) -> Iterator[Tree]:
    """The activities that were not finished, as far as reports tell. They get new dates, so the old ones go."""
    for activity in latest.activities:
        said = _last_said(model, latest, activity)
        if said is None or said.result.state not in FINISHED:
            # What goes on all the time goes on from the same day.
            old = ("end",) if activity.continuous else ("start", "end")
            kept = {key: value for key, value in tree(activity).items() if key not in (*old, "continues")}
            first = {key: kept.pop(key) for key in _FIRST}
            if not activity.continuous:
                first["text"] = _asked_where(model, activity.text, latest, year)
            first |= {"continues": activity.id} if own else {}
            kept, passed_on = _passed_on(model, kept, year)
            going_on, gone = _served(model, {**first, **kept}, "goals", year)
            notes = (_how_it_went(model, said), *passed_on, *gone)
            yield _carried(going_on, latest, "".join(f" {words}" for words in notes))


# A place as an activity names it: "i Provstad", "till Norra Provstad". An abbreviation is none.
_PLACE = re.compile(r"\b(?:i|till|från|på) ((?:[A-ZÅÄÖ][a-zåäöéü]+)(?:[ -][A-ZÅÄÖ][a-zåäöéü]+)*)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Where a city always is; and what a text names that is no place is known by its own name.
_WIDE = frozenset({"Europa", "Norden", "Sverige"})


def _asked_where(model: Model, text: str, latest: Plan, year: int) -> str:
    """An activity's text; one that names last year's place or year asks whether it still holds."""
    if not is_written(text):
        return text
    networks, bodies, projects = (one.values() for one in (model.networks, model.organisations, model.projects))
    names = [*(one.name for one in networks), *(one.name for one in bodies), *(one.name for one in projects)]
    known = " ".join(names).casefold()
    found = [one for one in _PLACE.findall(text) if one not in _WIDE and one.casefold() not in known]
    found += [one for one in _YEAR.findall(text) if int(one) < year]
    if not found:
        return text
    return (
        f"{MARK} {listed(list(dict.fromkeys(found)))} stod i planen för {plan_years(latest)}. Vad gäller {year}? {text}"
    )


def partners(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    """Who in the city works in the network too."""
    seen: set[str] = set()
    for one in latest.partners:
        kept, passed_on = _passed_on(model, tree(one), year, "organisation")
        if kept["organisation"] not in seen:  # two may have become one
            yield _carried(kept, latest, "".join(f" {words}" for words in passed_on))
        seen.add(kept["organisation"])


def _passed_on(model: Model, content: Tree, year: int, *keys: str) -> tuple[Tree, list[str]]:
    """A record with those who took over in place of organisations that are gone, and a sentence on each."""
    kept, told = dict(content), list[str]()
    for key in keys or ("responsible", "partners"):
        names = kept.get(key)
        followed = [follower(model, name, year) for name in ([names] if isinstance(names, str) else names or ())]
        told += [words for _, words in followed if words]
        if followed:
            after = list(dict.fromkeys(name for name, _ in followed))
            kept[key] = after[0] if isinstance(names, str) else after
    return kept, told


def follower(model: Model, name: str, year: int) -> tuple[str, str]:
    """Who has an organisation's work in a year, with a sentence where that is another or nobody knows."""
    first, old = datetime.date(year, 1, 1), model.organisations.get(name)
    found = old
    while found and not exists_on(found, first) and len(found.successors) == 1:
        found = model.organisations.get(found.successors[0])
    if old is None or exists_on(old, first):
        return name, ""
    gone = f"{sentence(old.name)} finns inte {year}"
    if found is None or not exists_on(found, first):
        return name, f"{MARK} {gone}. Vem har tagit över?"
    return found.id, f"{gone}; {found.name} har tagit över."


def _last_said(model: Model, latest: Plan, activity: Activity) -> Reading | None:
    """What was last reported of an activity, in any year of its plan."""
    of = latest.network or latest.id
    for year in reversed(latest.years):
        if found := readings(model.report_for(of, year), activity.id):
            return found[-1]
    return None


def _how_it_went(model: Model, said: Reading | None) -> str:
    if said is None:
        return "Hur det gick är inte rapporterat."
    state = model.vocabulary.activity_states[said.result.state].label.lower()
    when = f" {in_words(said.date)}" if said.date else " i årsrapporten"
    return f"Läget{when}: {state}."
