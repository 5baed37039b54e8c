"""Macros about goals: the city's own across networks and years, a plan's and where they stand, what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.macros.bars import outcome_bars
from actionplans.macros.course import course
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, doubt, organisation, remarks, unknown, with_remarks
from actionplans.markup.elements import bullets, definitions, element, join, note, paragraphs, table, text
from actionplans.model import progress
from actionplans.model.dates import in_words
from actionplans.model.progress import Progress, Serving, Told
from actionplans.model.records import Activity, Goal, Measure, Membership, Plan, PlanGoal, Project
from actionplans.site.addresses import GOALS_PAGE, goal_anchor, network_page
from actionplans.site.followup import Outcome
from actionplans.site.results import years_of_goal
from actionplans.site.view import View
from actionplans.swedish import progress as words
from actionplans.swedish.words import inside, period, sentence

# --- The city's own ---------------------------------------------------------------------------------------------------


def goals(view: View) -> Markup:
    """All the city's own goals: a table of who serves each and since when, then each by itself, grouped by kind."""
    found = view.model.goals
    if not found:
        return element("p", "Inget mål är känt.", class_="missing")
    parts = [table(view.say("Stadens mål"), ["Mål", "Slag", "Gäller", "Vad som bidrar"], _overview(view))]
    for word in view.model.vocabulary.goal_kinds.values():
        own = [one for one in found.values() if one.kind == word.id]
        parts += [element("h2", word.label, id=f"slag-{word.id}")] if own else []
        for one in own:
            parts += [element("h3", one.name, id=goal_anchor(one.id)), _told(view, one)]
    return join(parts, "\n\n")


def _overview(view: View) -> Iterable[list[str | Markup]]:
    kinds = view.model.vocabulary.goal_kinds
    for one in _in_order(view):
        yield [goal_link(view, one), kinds[one.kind].label, sentence(period(one, view.day)), _contributing(view, one)]


def _in_order(view: View) -> list[Goal]:
    """The city's goals, those of a kind together."""
    order = list(view.model.vocabulary.goal_kinds)
    return sorted(view.model.goals.values(), key=lambda one: order.index(one.kind))


def goals_in_short(view: View) -> Markup:
    """The city's own goals side by side: where each stands, as far as reports tell, and what serves it."""
    rows = [[goal_link(view, one), _measured(view, one), _contributing(view, one)] for one in _in_order(view)]
    return table(view.say("Stadens mål: läget och vad som bidrar"), ["Mål", "Läge", "Vad som bidrar"], rows)


def _measured(view: View, one: Goal) -> Markup:
    """Where each measure of one of the city's goals stands, with the newest value and what is to be reached."""
    said = []
    for measure in one.measures:
        each = progress.progress(measure, progress.told_of_city(view.model, one, measure), view.day)
        values = join([join([words.value(told, measure), cited(view, told.reached)]) for told in each.latest], "; ")
        wanted = f"målvärde {inside(words.target(measure))}" if words.target(measure) else ""
        said.append(join([join([f"{measure.indicator}:", values or inside(words.stand_word(each))]), wanted], "; "))
    return bullets(said) if len(said) > 1 else join(said) or _parts_say(view, one)


def _parts_say(view: View, one: Goal) -> Markup:
    return text("Se delmålen") if _parts(view, one) else element("span", "Målet har inget mått", class_="missing")


def _contributing(view: View, one: Goal) -> str:
    """How many serve a goal, and from which year: "1 plan, 3 aktiviteter, sedan 2023"."""
    serving = progress.servings(view.model, one.id)
    years = [each.year for each in serving if each.year]
    counted = _counted(serving)
    if not counted:
        return "Inget direkt, se delmålen" if _parts(view, one) else "Inget är känt"
    return f"{counted}, sedan {min(years)}" if years else counted


def _counted(serving: Sequence[Serving]) -> str:
    """How many serve a goal: "2 planer, 1 prioritering, 3 aktiviteter"."""
    plans = len({(one.plan.id, one.plan.year) for one in serving if one.plan})
    kinds = [type(one.record) for one in serving]
    activities, memberships, projects = (kinds.count(kind) for kind in (Activity, Membership, Project))
    priorities = len(kinds) - activities - memberships - projects - kinds.count(PlanGoal)
    return words.counted(
        (
            (plans, "plan", "planer"),
            (priorities, "prioritering", "prioriteringar"),
            (activities, "aktivitet", "aktiviteter"),
            (memberships, "medlemskap", "medlemskap"),
            (projects, "projekt", "projekt"),
        )
    )


def goal(view: View, goal: str) -> Markup:
    """One of the city's own goals: what it says, where it stands, who serves it in which year, values reached."""
    one = view.model.goals.get(goal)
    if one is None:
        return element("p", "Målet var inte känt den dagen.", class_="missing")
    kind = element("p", join(["Slag:", view.model.vocabulary.goal_kinds[one.kind].label]))
    return join([kind, _told(view, one)], "\n\n")


def _told(view: View, one: Goal) -> Markup:
    found = [
        progress.progress(measure, progress.told_of_city(view.model, one, measure), view.day)
        for measure in one.measures
    ]
    parts = [paragraphs(one.text)] if one.text else []
    parts += [definitions(_about(view, one))]
    parts += [_measures_table(view, "Var målet står", [(None, each) for each in found])] if found else []
    for measure in one.measures:
        parts.append(course(view, measure, progress.told_of_city(view.model, one, measure)))
    parts.append(outcome_bars(view, "Hur aktiviteterna för målet gick", "År", years_of_goal(view.site, one.id)))
    serving = progress.servings(view.model, one.id)
    if serving:
        rows = (_serving(view, each) for each in serving)
        parts.append(table("Vad som bidrar till målet", ["Vad", "Hur", "Nätverk", "Plan"], rows, class_="counted"))
    else:
        where = "direkt till målet. Se delmålen." if _parts(view, one) else "till målet."
        parts.append(element("p", f"Ingen plan, prioritering eller aktivitet är känd som bidrar {where}"))
    told = progress.told_of_city(view.model, one)
    parts += [_told_table(view, told, {measure.id: measure for measure in one.measures})] if told else []
    return join([part for part in parts if part], "\n\n")


def _about(view: View, one: Goal) -> list[tuple[str, str | Markup]]:
    known = view.model.goals
    rows: list[tuple[str, str | Markup]] = []
    rows += [("Beteckning", one.reference)] if one.reference else []
    held = join([sentence(period(one, view.day)), cited(view, one)])
    rows += [("Gäller", with_remarks(view, held, one))]
    above = known.get(one.part_of or "")
    rows += [("Del av", goal_link(view, above))] if above else []
    parts = [goal_link(view, part) for part in _parts(view, one)]
    rows += [("Delmål", join(parts, ", "))] if parts else []
    rows += [("Webbadress", element("a", one.url, href=one.url, rel="noopener"))] if one.url else []
    return rows


def _parts(view: View, one: Goal) -> list[Goal]:
    """The goals that are a part of a goal."""
    return [part for part in view.model.goals.values() if part.part_of == one.id]


_HOW = {PlanGoal: "Mål i planen", Activity: "Aktivitet", Membership: "Medlemskap", Project: "Projekt"}


def _serving(view: View, one: Serving) -> list[str | Markup]:
    how = _HOW.get(type(one.record), "Prioritering")
    through = f"genom planens mål ”{words.goal_name(one.through)}”" if one.through else ""
    if one.plan:
        page = network_page(one.networks[0], one.plan.year) if one.networks else ""
        where: str | Markup = view.link(f"Handlingsplan {one.plan.year}", page)
    else:
        where = str(one.year) if one.year else unknown()
    networks = [network_link(view, view.model.networks[name]) for name in one.networks]
    what = join([_what_serves(view, one.record), cited(view, one.record)])
    said = with_remarks(view, what, one.record)
    return [said, join([how, through]), join(networks, ", ") or "–", where]


def _what_serves(view: View, one: progress.Serves) -> str | Markup:
    match one:
        case Project():
            return view.link(one.name, "projekt.md")
        case Membership():
            return join([join([organisation(view, one.member), "."], ""), one.text or ""])
    return one.text


def _told_table(view: View, told: Sequence[Told], measures: dict[str, Measure]) -> Markup:
    """What reports of all networks told, the newest first."""
    rows = []
    for one in reversed(told):
        measure = measures.get(one.reached.measure or "")
        network, year = view.model.networks[one.report.network], one.report.year
        report = view.link(
            f"{network.called}, årsrapport {year}",
            view.site.report_page(network.id, year),
        )
        rows.append(
            [
                in_words(one.when),
                measure.indicator if measure else "Målet i stort",
                join([_value(view, one, measure), cited(view, one.reached)]),
                report,
                _meaning(view, one),
            ]
        )
    return table(
        "Vad årsrapporterna redovisar",
        ["Avser", "Mått", "Värde", "Redovisat av", "Vad det betyder"],
        rows,
        class_="counted",
    )


def _value(view: View, one: Told, measure: Measure | None) -> Markup:
    if one.reached.value is None:
        return text("–")
    return join([doubt(view, one.reached), words.number(one.reached.value, measure)])


def _meaning(view: View, one: Told) -> Markup:
    """What the value means; where there is none, this is what may be doubted."""
    doubtful = doubt(view, one.reached) if one.reached.value is None else ""
    return join([doubtful, one.reached.text or "–", remarks(view, one.reached)])


def goal_link(view: View, one: PlanGoal | Goal) -> Markup:
    """A goal by its name: one of the city's own as a link to where it is told of."""
    if isinstance(one, PlanGoal):
        return text(words.goal_name(one))
    return view.link(one.name, GOALS_PAGE, goal_anchor(one.id))


def goals_named(view: View, plan: Plan | None, names: Sequence[str]) -> Markup:
    """The goals that a priority or activity names, for a cell."""
    found = progress.named(view.model, plan, names)
    return join([goal_link(view, one) for one in found], ", ") if found else text("–")


# --- A plan's ---------------------------------------------------------------------------------------------------------


def plan_goals(view: View, network: str, year: int) -> Markup:
    """A plan's goals: which of the city's each serves, its measures, and where they stand; nothing without any."""
    found = [plan for plan in view.site.plans_by_network.get(network, ()) if plan.year == year]
    own = [one for plan in found for one in plan.goals]
    if not own:
        return Markup("")
    serves = any(one.serves for one in own)
    said = [with_remarks(view, join([one.text, cited(view, one)]), one) for one in own]
    if serves:
        rows = [[text_of, goals_named(view, None, one.serves)] for text_of, one in zip(said, own, strict=True)]
        parts = [table(f"Mål {year}", ["Mål", "Bidrar till"], rows)]
    else:
        parts = [bullets(said)]
    measured = [each for plan in found for each in progress.measures(view.model, plan, view.day)]
    parts += [_measures_table(view, "Var målen står", measured)] if measured else []
    for plan in found:
        for one, each in progress.measures(view.model, plan, view.day):
            parts.append(course(view, each.measure, progress.told_in_plan(view.model, plan, one, each.measure)))
    return join([part for part in parts if part], "\n\n")


_Measured = tuple[PlanGoal | None, Progress]


def _measures_table(view: View, caption: str, found: Sequence[_Measured]) -> Markup:
    """Measures with where they began, what is to be reached, and where they stand; of which goal, where there are many.

    A column in which nothing is known is left out.
    """
    columns = ["Mått", "Utgångsläge", "Målvärde", "Senast redovisat", "Läge"]
    rows = [_measure(view, one, each) for one, each in found]
    kept = [at for at, column in enumerate(columns) if column in ("Mått", "Läge") or any(row[at] for row in rows)]
    return table(
        caption, [columns[at] for at in kept], [[row[at] or "–" for at in kept] for row in rows], class_="counted"
    )


def _measure(view: View, one: PlanGoal | None, found: Progress) -> list[str | Markup]:
    measure = found.measure
    of = note(f"Mål: {words.goal_name(one)}") if one else ""
    how = note(measure.text) if measure.text else ""
    latest = [join([words.value(each, measure), cited(view, each.reached)]) for each in found.latest]
    return [
        with_remarks(view, join([join([measure.indicator, cited(view, measure)]), of, how]), measure),
        words.baseline(measure),
        words.target(measure),
        join(latest, "; "),
        words.stand_word(found) + ".",
    ]


# --- In a report ------------------------------------------------------------------------------------------------------


def reached_table(view: View, network: str, year: int) -> Markup:
    """What a network's report tells of goals, and which measures of the plan it is silent about; nothing of nothing."""
    report = view.model.reports.get((network, year))
    plans = [plan for plan in view.site.plans_by_network.get(network, ()) if year in plan.years]
    rows = [_reached(view, plans, Told(report, one)) for one in report.reached] if report else []
    told = {(one.goal, one.measure) for one in report.reached} if report else set()
    for plan in plans:
        for one, found in progress.measures(view.model, plan, view.day):
            if (one.id, found.measure.id) not in told:
                name = join([words.goal_name(one), cited(view, found.measure)])
                rows.append([name, found.measure.indicator, words.target(found.measure) or "–", _SILENT, "–"])
    if not rows:
        return Markup("")
    columns = ["Mål", "Mått", "Målvärde", "Redovisat", "Vad det betyder"]
    return table(f"Hur det gick med målen {year}", columns, rows)


_SILENT = "Inget värde redovisat"


def _reached(view: View, plans: Sequence[Plan], told: Told) -> list[str | Markup]:
    name, reached = told.reached.goal, told.reached
    own = next((found for plan in plans if (found := progress.goal_of(plan, name))), None)
    one = own or view.model.goals.get(name)
    measure = next((each for each in one.measures if each.id == reached.measure), None) if one else None
    return [
        goal_link(view, one) if one else unknown(),
        measure.indicator if measure else "Målet i stort",
        (words.target(measure) if measure else "") or "–",
        join([words.value(told, measure) or f"I ord ({in_words(told.when)})", cited(view, reached)]),
        _meaning(view, told),
    ]


def goals_table(view: View, plan: Plan | None, outcomes: Sequence[tuple[Outcome, str]]) -> Markup:
    """How it went by goal: each goal that the plan's priorities or activities name, with its activities and measures.

    Each outcome comes with its state in words. Nothing where no goal is named.
    """
    if plan is None:
        return Markup("")
    rows = []
    for one in _goals_served(view, plan):
        went = [
            f"{outcome.activity.text}: {state.lower()}"
            for outcome, state in outcomes
            if outcome.activity and one.id in _names(plan, outcome.activity)
        ]
        activities = bullets(went) if went else text("Ingen aktivitet är känd för målet")
        rows.append([goal_link(view, one), activities, _stands(view, plan, one)])
    return table(f"Hur det gick, per mål {plan.year}", ["Mål", "Aktiviteter", "Mått"], rows) if rows else Markup("")


def _names(plan: Plan, activity: Activity) -> set[str]:
    """The goals that an activity serves: those that it names, and those of its priority."""
    by: set[str] = {name for one in plan.priorities if one.id == activity.priority for name in one.goals}
    return by | set(activity.goals)


def _goals_served(view: View, plan: Plan) -> list[PlanGoal | Goal]:
    names = dict.fromkeys(name for one in progress.naming(plan) for name in one.goals)
    return progress.named(view.model, plan, names) if names else []


def _stands(view: View, plan: Plan, one: PlanGoal | Goal) -> Markup:
    """Where each measure of a goal stands."""
    model = view.model
    found = []
    for measure in one.measures:
        if isinstance(one, Goal):
            told = progress.told_of_city(model, one, measure)
        else:
            told = progress.told_in_plan(model, plan, one, measure)
        each = progress.progress(measure, told, view.day)
        said = [measure.indicator, words.latest(each)]
        found.append(f"{': '.join(word for word in said if word)}. {words.stand_word(each)}.")
    return bullets(found) if found else text("Målet har inga mått")
