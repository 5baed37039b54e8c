"""A plan's activities as a list: planned, how each stands, what was done, its result and effect.

Nothing is compared between them, so each is read by itself, whole: as a name with what is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.forms import report_activity
from actionplans.macros.functions import owned_by
from actionplans.macros.goals import goals_named
from actionplans.macros.parts import cited, doubt, organisation, remarks, with_remarks
from actionplans.macros.states import result_tag, state_notes, state_tag
from actionplans.markup.elements import element, enumerate_words, join, note, paragraphs
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import Activity, Checkpoint, Plan, Report, Result
from actionplans.site.addresses import matter_page
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule
from actionplans.site.through_years import checkpoints, year_in_row
from actionplans.site.view import View
from actionplans.swedish.plans import in_a_row
from actionplans.swedish.words import inside


def activity_list(view: View, network: str, year: int, outcomes: Sequence[Outcome]) -> Markup:
    """Some activities of a network's year, each with what is known of it."""
    return element("dl", join([_entry(view, network, year, one) for one in outcomes]), class_="activity-list")


def _entry(view: View, network: str, year: int, outcome: Outcome) -> Markup:
    activity, result = outcome.activity, outcome.result
    plan = view.model.plan_for(network, year)
    if activity:
        way = report_activity(view, plan, year, activity) if plan else ""
        name = with_remarks(view, join([activity.text, cited(view, activity), way]), activity)
    else:  # what was done outside the plan has no name but this
        name = with_remarks(view, join([result.done, cited(view, result)]), result) if result else Markup("")
    notes = list(state_notes(view, outcome, network, year))
    moved = [notes.pop(0)] if result and result.moved_to else []
    told = [join([state_tag(view, outcome), *moved])]
    about = list(_about(view, plan, activity, year, outcome)) if activity and plan else []
    lines = [join([*told, *about[:1]], " · "), join(notes), *about[1:]]
    parts = [element("dt", name, class_="subject")]
    parts += [element("dd", line, class_="about") for line in lines if line]
    parts += _told(view, result, named=activity is not None) if result else []
    return element("div", join(parts))


def _about(view: View, plan: Plan, activity: Activity, year: int, outcome: Outcome) -> Iterator[Markup]:
    """Who does it, when and with whom, on a line; its goals, its cost and whom to ask, where these are known."""
    partners = enumerate_words([view.model.organisations[one].name for one in activity.partners])
    going_on = in_a_row(year_in_row(view.model, plan, activity, year))
    when = "" if _state_says_when(activity, outcome) else activity_time(activity)
    said = [responsible(view, activity), when, join(["med", partners]) if partners else "", going_on]
    yield join([one for one in said if one], " · ")
    if activity.goals:
        yield join(["Mål:", goals_named(view, plan, activity.goals)])
    if activity.amounts or activity.time:
        yield join(["Kostnad:", costs.amounts_cell(view, activity)])
    if asked := owned_by(view, activity.owner):
        yield join(["Frågor:", asked])


def _state_says_when(activity: Activity, outcome: Outcome) -> bool:
    """Whether its state is that it goes on, or that it has no date: said once."""
    is_said = outcome.result is None and outcome.schedule in (Schedule.CONTINUOUS, Schedule.UNDATED)
    return is_said and not (activity.start or activity.end)


def responsible(view: View, activity: Activity) -> str:
    """Who does an activity: "Stadsmiljöförvaltningen, planarkitekt"; or that it is not known."""
    said = [organisation(view, activity.responsible)] if activity.responsible else []
    if activity.function:
        said.append(inside(activity.function) if said else activity.function)
    return ", ".join(said) or "Ansvarig okänd"


def activity_time(activity: Activity) -> str:
    """When an activity is to be done: "mars–oktober 2025", "löpande"; or that it is not known."""
    if activity.continuous:
        return f"löpande sedan {in_words(activity.start)}" if activity.start else "löpande"
    if activity.start:
        return span_in_words(activity.start, activity.end)
    return f"till och med {in_words(activity.end)}" if activity.end else "tid okänd"


def _told(view: View, result: Result, *, named: bool) -> Iterator[Markup]:
    """What was done and what it gave, as far as anybody has told: of how many nobody has stands with the totals."""
    done = "Genomfört" if result.state == "done" else "Läget"  # of what was called off nothing is done
    said = [(done, result.done if named else ""), ("Resultat", result.result), ("Effekt", result.effect)]
    known = [(label, words) for label, words in said if words]
    for number, (label, words) in enumerate(known, 1):
        # What the name of an entry has said of its sources need not be said again.
        last = join([cited(view, result), remarks(view, result)]) if named and number == len(known) else ""
        yield element("dd", join([_LABELS[label], doubt(view, result), words, last]))


_LABELS = {label: element("b", f"{label}:") for label in ("Genomfört", "Läget", "Resultat", "Effekt")}


# --- Checkpoints ----------------------------------------------------------------------------------------------------


def checkpoint_lists(view: View, network: str, year: int, report: Report | None) -> Iterator[Markup]:
    """Each checkpoint of a year, folded, the oldest first: the whole of it, and what was said of each activity."""
    plan = view.model.plan_for(network, year)
    names = {one.id: one.text for one in plan.activities} if plan else {}
    for one in checkpoints(report):
        parts = [element("summary", f"Avstämning {in_words(one.date)}"), _checkpoint(view, one)]
        if one.results:
            entries = (_at_checkpoint(view, result, names.get(result.activity or "", "")) for result in one.results)
            parts.append(element("dl", join(entries), class_="activity-list"))
        yield element("details", join(parts))


def _checkpoint(view: View, one: Checkpoint) -> Markup:
    matter = view.model.matters.get(one.presented) if one.presented else None
    shown = view.link(f"Lades fram {in_words(matter.date)}.", matter_page(matter.id)) if matter else ""
    said = paragraphs(one.text, doubt(view, one)) if one.text else Markup("")
    return said + element("p", join([shown, cited(view, one), remarks(view, one)]))


def _at_checkpoint(view: View, result: Result, name: str) -> Markup:
    state = result_tag(view, result)
    if result.as_of:
        state = join([state, note(f"(läget {in_words(result.as_of)})")])
    named = name or with_remarks(view, join([result.done, cited(view, result)]), result)
    parts = [element("dt", named, class_="subject"), element("dd", state)]
    return element("div", join([*parts, *_told(view, result, named=bool(name))]))
