"""Macros for one network's plan for one year, and for the priorities of many."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.functions import owned_by
from actionplans.macros.gaps import GAPS
from actionplans.macros.goals import goals_named
from actionplans.macros.network import network_link
from actionplans.macros.parts import (
    cited,
    edit_link,
    organisation,
    passage,
    plan_link,
    plan_status_tag,
    plan_way,
    unknown,
    with_remarks,
)
from actionplans.macros.plan_standing import holds_over, other_plan_neighbours, standing_rows
from actionplans.macros.steps import way
from actionplans.markup.elements import (
    definitions,
    element,
    enumerate_words,
    join,
    note,
    notice,
    table,
    text,
)
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import (
    Activity,
    Attachment,
    Correction,
    DatedPriority,
    Matter,
    Network,
    Passage,
    Plan,
    Priority,
)
from actionplans.model.timeline import PlanStatus, holds_in, plan_status
from actionplans.site.addresses import matter_page, network_page, network_report_page, routine_page, year_page
from actionplans.site.through_years import year_in_row
from actionplans.site.view import View
from actionplans.swedish.plans import in_a_row, plan_years
from actionplans.swedish.words import PLAN_PARTS, inside, period, sentence


def plan_facts(view: View, network: str, year: int) -> Markup:
    """The plan's status and decision, how complete it is, a banner on an old year, and the way to other years."""
    plan = view.model.plan_for(network, year)
    parts = [_old_year(view, network, year), _neighbours(view, network, year)]
    if plan:
        parts += [holds_over(view, network, plan, year), _status(view, plan, network, year)]
    else:
        parts.append(notice("note", f"Ingen handlingsplan är känd för {year}"))
    closed = view.model.closed.get(year)
    parts += [_correction(one) for one in closed.corrections if one.network == network] if closed else []
    return join([*parts, GAPS], "\n\n")


def _correction(correction: Correction) -> Markup:
    """A change of a plan after its year was closed, with what stood there before."""
    rows = [
        ("Vad", correction.what),
        ("Stod", correction.before),
        ("Står nu", correction.after),
        ("Skäl", correction.why),
        ("Beslutad av", correction.decided_by),
    ]
    title = element("p", f"Rättelse {in_words(correction.date)}", class_="admonition-title")
    return element("div", title + definitions(rows), class_="admonition info")


def _old_year(view: View, network: str, year: int) -> Markup:
    this_year = view.day.year
    shown = view.model.plan_for(network, year)
    if year >= this_year or (shown and shown.in_force(view.day)):
        return Markup("")
    covered = shown.covers[0] if shown and shown.covers and network not in view.model.networks else network
    current = view.site.current(covered).plan
    title = f"Du läser om ett tidigare år: {year}"
    if current is None:
        return notice("warning", title, f"Handlingsplan för {this_year} saknas.")
    if current is shown:
        return notice("warning", title, f"Detta är den senast kända planen. Handlingsplan för {this_year} saknas.")
    link = view.link(f"handlingsplanen för {plan_years(current)}", view.site.plan_page(current, covered))
    if current.in_force(view.day):
        return notice("warning", title, join(["Nu gäller", link + Markup(".")]))
    return notice("warning", title, join([f"Handlingsplan för {this_year} saknas. Senast känd är", link + Markup(".")]))


def _neighbours(view: View, network: str, year: int) -> Markup:
    plan = view.model.plan_for(network, year)
    if plan and network not in view.model.networks:
        return other_plan_neighbours(view, plan)
    years = view.site.years_of(network)
    earlier = max((other for other in years if other < year), default=None)
    later = min((other for other in years if other > year), default=None)
    links = []
    if earlier:
        links.append(element("a", f"← {earlier}", href=view.href(network_page(network, earlier)), rel="prev"))
    links.append(network_link(view, view.model.networks[network]))
    report = network_report_page(network, year)
    links += [view.link(f"Årsrapport {year}", report)] if report in view.site.pages else []
    if later:
        links.append(element("a", f"{later} →", href=view.href(network_page(network, later)), rel="next"))
    return element("nav", join(links), class_="years", aria_label="Andra år")


def _status(view: View, plan: Plan, network: str, year: int) -> Markup:
    whole = view.model.common_plan_of(plan)
    known = [name for key, name in PLAN_PARTS.items() if getattr(plan, key) or getattr(whole, key, None)]
    missing = [view.say(name) for name in PLAN_PARTS.values() if name not in known]
    completeness = text(f"{len(known)} av {len(PLAN_PARTS)} delar är kända")
    if missing:
        lacking = join(["Saknas:", enumerate_words(missing) + Markup(".")])
        completeness = join([completeness + Markup("."), lacking, note(_where_it_would_be(view, plan))])
    status = join([plan_status_tag(plan, view.day), plan_way(view, plan)])
    if plan.decided:
        status = with_remarks(view, join([status, cited(view, plan.decided)]), plan.decided)
    rows: list[tuple[str, str | Markup]] = [
        ("Status", status),
        *standing_rows(view, network, plan, year),
        ("Fullständighet", completeness),
        ("Källa", with_remarks(view, cited(view, plan), plan)),
    ]
    if plan.owner:
        rows.insert(1, ("Frågor", owned_by(view, plan.owner)))
    if plan.steps:
        rows.insert(1, ("Planens gång", way(view, plan.steps)))
    if plan.amounts or plan.time:
        rows.insert(2, ("Kostnad", costs.amounts_cell(view, plan)))
    closed = view.model.closed.get(plan.year)
    if closed and any(one.network == plan.id for one in closed.plans):
        rows.insert(1, ("Stängd", text(f"{in_words(closed.date)}. Planen ändras bara med en rättelse.")))
    return definitions(rows)


def attachment_of(view: View, plan: Plan) -> tuple[Matter, Attachment] | None:
    """The attachment that carried a plan to the committee."""
    matter = view.site.matter_of(plan)
    if matter is None:
        return None
    for attachment in matter.attachments:
        if (attachment.kind, attachment.plan or attachment.network, attachment.year) == ("plan", plan.id, plan.year):
            return matter, attachment
    return None


def _where_it_would_be(view: View, plan: Plan) -> Markup:
    """Which document would hold what is missing: none yet, of a plan that is being written."""
    if plan_status(plan) is PlanStatus.DRAFT:
        return text("Planen är ett utkast.")
    found = attachment_of(view, plan)
    if found is None:
        return text("Dokumentet som skulle innehålla uppgifterna är inte tillgängligt.")
    matter, attachment = found
    where = view.link(f"bilaga {attachment.number}", matter_page(matter.id), "bilagor")
    ending = "som finns på ärendets sida." if attachment.file else "som webbplatsen inte har."
    return join(["Skulle stå i", where + Markup(","), ending])


# Where a reader finds what is documented in general about a part that the plan's own document would hold.
_INSTEAD = {
    "purpose": ("syftet med medlemskapen", routine_page("syfte")),
    "partners": ("att arbeta tillsammans", routine_page("gemensamt")),
    "feedback": ("återkoppling", routine_page("aterkoppling")),
    "reconciliation": ("politisk avstämning", routine_page("avstamning")),
}


def _missing(view: View, network: str, year: int, part: str) -> Markup:
    plan = view.model.plan_for(network, year)
    where = _where_it_would_be(view, plan) if plan else text(f"Ingen handlingsplan är känd för {year}.")
    label, page = _INSTEAD.get(part, (f"årets gemensamma inriktning {year}", year_page(year)))
    instead = join(["Gäller alla nätverk:", view.link(label, page) + Markup(".")]) if page in view.site.pages else ""
    change = edit_link(view, plan) if plan else ""
    return element("p", join([unknown(), where, instead, change]), class_="missing")


def _passage(view: View, network: str, year: int, part: str) -> Markup:
    plan = view.model.plan_for(network, year)
    shown = _saying(view, plan, part) if plan else None
    if shown is None:
        return _missing(view, network, year, part)
    found: Passage = getattr(shown, part)
    if shown is plan:
        return passage(view, found)
    return element("p", join(["Ur", plan_link(view, shown, network) + Markup(":")])) + passage(view, found)


def _saying(view: View, plan: Plan, part: str) -> Plan | None:
    """The plan that says a part of one: itself, or the common plan that it is a part of; None where neither does."""
    whole = view.model.common_plan_of(plan)
    return next((one for one in (plan, whole) if one and getattr(one, part)), None)


def purpose(view: View, network: str, year: int) -> Markup:
    """The plan's purpose, or what document would hold it."""
    return _passage(view, network, year, "purpose")


def feedback(view: View, network: str, year: int) -> Markup:
    """The plan's routine for feedback, or what document would hold it."""
    return _passage(view, network, year, "feedback")


def reconciliation(view: View, network: str, year: int) -> Markup:
    """The plan's routine for political reconciliation, or what document would hold it."""
    return _passage(view, network, year, "reconciliation")


def priorities(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """What the city prioritises: in a network, in a year, or all, newest first."""
    plan = view.model.plan_for(network, year) if network and year else None
    unsaid = plan is not None and _saying(view, plan, "priorities") is None
    if network and year and unsaid and not _dated(view, network, year):
        return _missing(view, network, year, "priorities")
    chosen = _chosen_priorities(view, network, year)
    rows = [_priority(view, *one) for one in chosen]
    if not rows:
        return notice("note", f"Inga prioriteringar är kända{f' för {year}' if year else ''}.")
    caption = "Prioriteringar" if year is None else f"Prioriteringar {year}"
    left_out = {"Nätverk"} if network else set[str]()
    if not any(priority.goals for _, priority, _, _ in chosen):
        left_out.add("Mål")
    if network and year and not _dated(view, network, year):
        left_out.add("Gäller")  # all of them are this very plan's
    columns = ["Prioritering", "Nätverk", "Område", "Mål", "Gäller", "Källa"]
    kept = [place for place, column in enumerate(columns) if column not in left_out]
    return table(caption, [columns[place] for place in kept], [[row[place] for place in kept] for row in rows])


def _dated(view: View, network: str, year: int | None) -> list[DatedPriority]:
    found = view.model.networks[network].priorities if network in view.model.networks else ()
    return [priority for priority in found if year is None or holds_in(priority, year)]


# The networks that prioritise something, what, when, and the plan if it stands in one.
_Chosen = tuple[Sequence[Network], Priority, str | Markup, Plan | None]


def _chosen_priorities(view: View, network: str | None, year: int | None) -> list[_Chosen]:
    chosen = [one for one in view.model.networks.values() if one.id == network]
    networks = chosen if network else view.site.networks
    found: list[tuple[int, _Chosen]] = []
    for plan in _chosen_plans(view, network, networks, year):
        owners = [view.model.networks[name] for name in plan.covers]
        label = plan_link(view, plan, network)
        found += [(plan.year, (owners, priority, label, plan)) for priority in plan.priorities]
    for owner in networks:
        for dated in _dated(view, owner.id, year):
            dates = [date.year for date in (dated.start, *dated.observed) if date]
            found.append((max(dates, default=0), ([owner], dated, sentence(period(dated, view.day)), None)))
    found.sort(key=lambda item: -item[0])
    return [one for _, one in found]


def _chosen_plans(view: View, network: str | None, networks: Sequence[Network], year: int | None) -> list[Plan]:
    """The plan of a network's year, or all that are for some networks, each once however many it is for."""
    if network and year:
        plan = view.model.plan_for(network, year)
        shown = _saying(view, plan, "priorities") if plan else None
        return [shown] if shown else []
    found: dict[int, Plan] = {}
    for owner in networks:
        for plan in view.site.plans_by_network.get(owner.id, ()):
            if year is None or year in plan.years:
                found.setdefault(id(plan), plan)
    return list(found.values())


def _priority(
    view: View, owners: Sequence[Network], priority: Priority, when: str | Markup, plan: Plan | None
) -> list[str | Markup]:
    areas = [view.model.vocabulary.priority_areas[area].label for area in priority.areas]
    return [
        with_remarks(view, priority.text, priority),
        join([network_link(view, owner) for owner in owners], ", "),
        join(areas, ", ") or unknown(),
        goals_named(view, plan, priority.goals),
        when,
        cited(view, priority),
    ]


def activities(view: View, network: str, year: int) -> Markup:
    """The plan's activities: what, for which priority, who, when, with whom; or what document would hold them."""
    plan = view.model.plan_for(network, year)
    plan = _saying(view, plan, "activities") if plan else None
    if plan is None:
        return _missing(view, network, year, "activities")
    columns = ["Aktivitet", "Prioritering", "Ansvarig", "Tid", "Medverkande", "Källa"]
    rows = [_activity(view, plan, activity, year) for activity in plan.activities]
    if any(activity.owner for activity in plan.activities):
        columns.insert(3, "Ansvarig funktion")
        for row, activity in zip(rows, plan.activities, strict=True):
            row.insert(3, owned_by(view, activity.owner) or "–")
    return table(f"Aktiviteter {year}", *costs.with_amounts(view, columns, rows, plan.activities))


def _activity(view: View, plan: Plan, activity: Activity, year: int) -> list[str | Markup]:
    priority = next((item.text for item in plan.priorities if item.id == activity.priority), None)
    # Six columns are what a table has room for.
    goals = note(join(["Mål:", goals_named(view, plan, activity.goals)])) if activity.goals else ""
    responsible = [organisation(view, activity.responsible)] if activity.responsible else []
    if activity.function:
        responsible.append(inside(activity.function) if responsible else activity.function)
    if activity.continuous:
        when = f"Löpande sedan {in_words(activity.start)}" if activity.start else "Löpande"
    elif activity.start:
        when = sentence(span_in_words(activity.start, activity.end))
    else:
        when = f"Till och med {in_words(activity.end)}" if activity.end else ""
    going_on = in_a_row(year_in_row(view.model, plan, activity, year))
    return [
        with_remarks(view, join([activity.text, note(sentence(going_on)) if going_on else ""]), activity),
        join([priority or unknown(), goals]),
        join(responsible, ", ") or unknown(),
        when or unknown(),
        join([organisation(view, partner) for partner in activity.partners], ", ") or unknown(),
        cited(view, activity),
    ]


def partners(view: View, network: str, year: int) -> Markup:
    """Which organisations in the city share the work, or what document would say it."""
    plan = view.model.plan_for(network, year)
    plan = _saying(view, plan, "partners") if plan else None
    if plan is None:
        return _missing(view, network, year, "partners")
    rows = [
        [
            organisation(view, partner.organisation),
            with_remarks(view, partner.text or unknown(), partner),
            cited(view, partner),
        ]
        for partner in plan.partners
    ]
    return table(view.say("Samarbete inom staden"), ["Organisation", "Vad samarbetet gäller", "Källa"], rows)
