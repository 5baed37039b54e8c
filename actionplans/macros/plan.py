"""Macros for one network's plan for one year, and for the priorities of many."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.forms.choices import is_closed
from actionplans.macros import costs, folds
from actionplans.macros.follow_up import follow_up
from actionplans.macros.forms import change_file
from actionplans.macros.functions import owned_by
from actionplans.macros.gaps import GAPS
from actionplans.macros.goals import goals_named
from actionplans.macros.network import network_link
from actionplans.macros.parts import (
    cited,
    doubt,
    organisation,
    passage,
    plan_link,
    plan_status_tag,
    plan_way,
    remarks,
    unknown,
    with_remarks,
)
from actionplans.macros.plan_standing import holds_over, other_plan_neighbours, standing_rows
from actionplans.macros.sent import correction_box, plan_afterwards
from actionplans.macros.steps import way
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    folded,
    join,
    note,
    notice,
    table,
    text,
)
from actionplans.model.dates import in_words
from actionplans.model.records import (
    Attachment,
    DatedPriority,
    Matter,
    Network,
    Passage,
    Plan,
    Priority,
)
from actionplans.model.relations import took_part_in
from actionplans.model.timeline import PlanStatus, holds_in, plan_status
from actionplans.model.unwritten import says
from actionplans.site.addresses import (
    attachment_file,
    matter_page,
    network_page,
    network_report_page,
    routine_page,
    year_page,
)
from actionplans.site.view import View
from actionplans.swedish.plans import plan_name, plan_years
from actionplans.swedish.words import PLAN_PARTS, inside, period, sentence


def plan_facts(view: View, network: str, year: int) -> Markup:
    """The plan's status and decision, what is missing, a banner on an old year, and the way to other years."""
    plan = view.model.plan_for(network, year)
    parts = [_old_year(view, network, year), _neighbours(view, network, year)]
    parts += [holds_over(view, network, plan, year), _status(view, plan, network, year)] if plan else []
    if plan is None:
        parts.append(_without_text(_no_plan(view, network, year), GAPS))
    closed = view.model.closed.get(year)
    parts += [correction_box(one) for one in closed.corrections if one.network == network] if closed else []
    parts += [plan_afterwards(view, plan)] if plan else []
    return join(parts, "\n\n")


def _without_text(title: str | Markup, content: Markup) -> Markup:
    """The one box that says that a plan's text is not here, and in it what is known."""
    return element("div", element("p", element("strong", title)) + content, class_="known")


def _no_plan(view: View, network: str, year: int) -> str:
    """That no plan is known; not of a year in which the city was not in the network, and none is to be expected."""
    found = view.model.networks.get(network)
    if found and not took_part_in(found, year):
        return f"Det här vet vi om {found.name} {year}:"
    return f"Ingen handlingsplan är känd för {year}. Så här mycket vet vi om året:"


def _old_year(view: View, network: str, year: int) -> Markup:
    this_year = view.day.year
    shown = view.model.plan_for(network, year)
    if year >= this_year or (shown and shown.in_force(view.day)):
        return Markup("")
    covered = shown.covers[0] if shown and shown.covers and network not in view.model.networks else network
    current = view.site.current(covered).plan
    title = f"Du läser om ett tidigare år: {year}"
    if current is None:
        return notice("warning", title, f"Handlingsplan för {this_year} saknas.", searched=False)
    if current is shown:
        return notice(
            "warning", title, f"Detta är den senast kända planen. Handlingsplan för {this_year} saknas.", searched=False
        )
    link = view.link(f"handlingsplanen för {plan_years(current)}", view.site.plan_page(current, covered))
    if current.in_force(view.day):
        return notice("warning", title, join(["Nu gäller", link + Markup(".")]), searched=False)
    told = f"Handlingsplan för {this_year} saknas. Senast känd är"
    return notice("warning", title, join([told, link + Markup(".")]), searched=False)


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
    doubtful = doubt(view, plan) or (doubt(view, plan.decided) if plan.decided else "")
    way_there = join([plan_status_tag(plan, view.day), doubtful, plan_way(view, plan)])
    status = join([way_there, cited(view, plan), remarks(view, plan)])
    if plan.decided:
        status = join([status, cited(view, plan.decided), remarks(view, plan.decided)])
    rows: list[tuple[str, str | Markup]] = [("Status", status), *standing_rows(view, network, plan, year)]
    if plan.owner:
        rows.insert(1, ("Frågor", owned_by(view, plan.owner)))
    if plan.steps:
        rows.insert(1, ("Planens gång", way(view, plan.steps)))
    if plan.amounts or plan.time:
        rows.insert(2, ("Kostnad", costs.amounts_cell(view, plan)))
    closed = view.model.closed.get(plan.year)
    if closed and is_closed(view.model, plan):
        rows.insert(1, ("Stängd", text(f"{in_words(closed.date)}. Planen ändras bara med en rättelse.")))
    whole = view.model.common_plan_of(plan)
    missing = [key for key in PLAN_PARTS if not says(plan, key) and not (whole and says(whole, key))]
    instead = _instead(view, missing, year)
    if len(missing) == len(PLAN_PARTS):
        return _without_text(_not_here(view, plan), join([definitions(rows), GAPS, instead]))
    is_draft = plan_status(plan) is PlanStatus.DRAFT  # which the status says
    would_be = _where_it_would_be(view, plan) if missing and not is_draft else ""
    where = element("p", would_be, class_="missing") if would_be else ""
    return join([definitions(rows), GAPS, where, instead], "\n\n")


def _instead(view: View, missing: Sequence[str], year: int) -> Markup:
    """Where a reader finds what is documented in general about the parts that a plan's own text would hold."""
    pages = dict(_INSTEAD.get(part, (f"årets gemensamma inriktning {year}", year_page(year)))[::-1] for part in missing)
    links = [view.link(label, page) for page, label in pages.items() if page in view.site.pages]
    said = join(["Gäller alla nätverk:", enumerate_words(links) + Markup(".")])
    return element("p", said, class_="missing") if links else Markup("")


def attachment_of(view: View, plan: Plan) -> tuple[Matter, Attachment] | None:
    """The attachment that carried a plan to the committee."""
    matter = view.site.matter_of(plan)
    if matter is None:
        return None
    for attachment in matter.attachments:
        if (attachment.kind, attachment.plan or attachment.network, attachment.year) == ("plan", plan.id, plan.year):
            return matter, attachment
    return None


def _not_here(view: View, plan: Plan) -> Markup:
    """That nothing of a plan's text is here: "Planen (bilaga 2) finns inte här. Så här mycket vet vi:"."""
    found = attachment_of(view, plan)
    known = "Så här mycket vet vi:"
    if plan_status(plan) is PlanStatus.DRAFT:
        return join(["Planen är ett utkast.", known])
    if found is None:
        return join(["Planens text finns inte här.", known])
    matter, attachment = found
    where = view.link(f"bilaga {attachment.number}", matter_page(matter.id), "bilagor")
    which = join(["Planen", Markup("({})").format(where)])
    here = attachment_file(matter, attachment)
    held = "finns på ärendets sida, men inte som text här." if here else "finns inte här."
    return join([which, held, known])


def _where_it_would_be(view: View, plan: Plan) -> Markup:
    """Which document would hold what is missing; nothing where it was made of these data, and lacks the same."""
    found = attachment_of(view, plan)
    if found is None:
        return text("Dokumentet med resten av planen finns inte här.")
    matter, attachment = found
    if matter.sent and not attachment.file:
        return Markup("")
    where = view.link(f"bilaga {attachment.number}", matter_page(matter.id), "bilagor")
    ending = "som finns på ärendets sida." if attachment_file(matter, attachment) else "som inte finns här."
    return join(["Resten av planen står i", where + Markup(","), ending])


_INSTEAD = {
    "purpose": ("syftet med medlemskapen", routine_page("syfte")),
    "partners": ("att arbeta tillsammans", routine_page("gemensamt")),
    "feedback": ("återkoppling", routine_page("aterkoppling")),
    "reconciliation": ("politisk avstämning", routine_page("avstamning")),
}


def _passage(view: View, network: str, year: int, part: str) -> Markup:
    plan = view.model.plan_for(network, year)
    shown = _saying(view, plan, part) if plan else None
    if shown is None:
        return Markup("")
    found: Passage = getattr(shown, part)
    if shown is plan and is_closed(view.model, plan):
        return passage(view, found)
    if shown is plan:
        what = f"{view.say(PLAN_PARTS[part])} i {inside(plan_name(view.model, plan))}"
        way = change_file(view, "plan", f"{plan.id}/{plan.year}", what, "plan-texts")
        return passage(view, found) + (element("p", way) if way else "")
    return element("p", join(["Ur", plan_link(view, shown, network) + Markup(":")])) + passage(view, found)


def _saying(view: View, plan: Plan, part: str) -> Plan | None:
    """The plan that says a part of one: itself, or the common plan that it is a part of; None where neither does."""
    whole = view.model.common_plan_of(plan)
    return next((one for one in (plan, whole) if one and getattr(one, part)), None)


def purpose(view: View, network: str, year: int) -> Markup:
    """The plan's purpose; nothing where it is not known."""
    return _passage(view, network, year, "purpose")


def feedback(view: View, network: str, year: int) -> Markup:
    """The plan's routine for feedback; nothing where it is not known."""
    return _passage(view, network, year, "feedback")


def reconciliation(view: View, network: str, year: int) -> Markup:
    """The plan's routine for political reconciliation; nothing where it is not known."""
    return _passage(view, network, year, "reconciliation")


def priorities(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """What the city prioritises: in a network, in a year, or all, newest first; nothing where nothing is known."""
    chosen = _chosen_priorities(view, network, year)
    if not chosen:
        return Markup("")
    if network and year:
        return bullets((_in_plan(view, *one) for one in chosen), class_="priorities")
    if year:
        return _by_network(view, chosen)
    left_out = {"Nätverk"} if network else set[str]()
    if not any(priority.goals for _, priority, _, _ in chosen):
        left_out.add("Mål")
    columns = ["Prioritering", "Nätverk", "Område", "Mål", "Gäller"]
    kept = [place for place, column in enumerate(columns) if column not in left_out]
    shown = [columns[place] for place in kept]
    rows = [[row[place] for place in kept] for row in (_priority(view, *one) for one in chosen)]
    if network:
        # Of a network those of today stand at the head of its page.
        listed = table("Prioriteringar", shown, rows)
        return folded(f"Visa alla {len(rows)}, de nyaste först", listed) if len(rows) > 1 else listed
    if folds.are_many(len(rows)):
        dated = [(_year_of(one), row) for one, row in zip(chosen, rows, strict=True)]
        called = ("prioritering", "prioriteringar")
        return folds.by_year(dated, lambda years, own: table(join(["Prioriteringar", years]), shown, own), called)
    newest = min(view.day.year, _year_of(chosen[0]))
    older = sum(_year_of(one) < newest for one in chosen)
    if not _FOLDED_FROM <= older < len(rows):
        return table("Prioriteringar", shown, rows)
    earlier = folded(f"Visa {older} äldre prioriteringar", table("Äldre prioriteringar", shown, rows[-older:]))
    return join([table("Prioriteringar", shown, rows[:-older]), earlier], "\n\n")


# Of what the city has prioritised through all years, so many older than the newest are folded.
_FOLDED_FROM = 10


def _year_of(one: _Chosen) -> int:
    """The year that a priority is listed by: its plan's, or the newest that its own dates name; 0 without any."""
    _, priority, _, plan = one
    if plan:
        return plan.year
    dates = (priority.start, *priority.observed) if isinstance(priority, DatedPriority) else ()
    return max((date.year for date in dates if date), default=0)


# The networks that prioritise something, what, when, and the plan if it stands in one.
_Chosen = tuple[Sequence[Network], Priority, str | Markup, Plan | None]


def _by_network(view: View, chosen: Sequence[_Chosen]) -> Markup:
    """A year's priorities under the network and the plan that has them."""
    groups: dict[tuple[Markup, str | Markup], list[Markup]] = {}
    for owners, priority, when, plan in chosen:
        names = join([network_link(view, owner) for owner in owners], ", ")
        said = _in_plan(view, owners, priority, when, plan)
        groups.setdefault((names, when if plan else ""), []).append(said)
    rows = ((join([names, note(when) if when else ""]), bullets(said)) for (names, when), said in groups.items())
    return element("div", definitions(rows), class_="priorities")


def _in_plan(
    view: View, owners: Sequence[Network], priority: Priority, when: str | Markup, plan: Plan | None
) -> Markup:
    """A priority of a year in a few words: of the network rather than of a plan, also when it holds."""
    areas = [view.model.vocabulary.priority_areas[area].label for area in priority.areas]
    more: list[str | Markup] = [join(areas, ", ")] if areas else []
    more += [join(["mål:", goals_named(view, plan, priority.goals)])] if priority.goals else []
    more += [inside(when)] if plan is None else []
    name = element("span", priority.text, class_="subject")
    said = join([name, cited(view, priority), note(join(more, " · ")) if more else ""])
    return with_remarks(view, said, priority)


def _dated(view: View, network: str, year: int | None) -> list[DatedPriority]:
    found = view.model.networks[network].priorities if network in view.model.networks else ()
    return [priority for priority in found if year is None or holds_in(priority, year)]


def _chosen_priorities(view: View, network: str | None, year: int | None) -> list[_Chosen]:
    chosen = [one for one in view.model.networks.values() if one.id == network]
    networks = chosen if network else view.site.networks
    found: list[_Chosen] = []
    for plan in _chosen_plans(view, network, networks, year):
        owners = [view.model.networks[name] for name in plan.covers]
        label = plan_link(view, plan, network)
        found += [(owners, priority, label, plan) for priority in plan.priorities]
    for owner in networks:
        found += [([owner], dated, sentence(period(dated, view.day)), None) for dated in _dated(view, owner.id, year)]
    return sorted(found, key=_year_of, reverse=True)


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
        with_remarks(view, join([priority.text, cited(view, priority)]), priority),
        join([network_link(view, owner) for owner in owners], ", "),
        join(areas, ", ") or unknown(),
        goals_named(view, plan, priority.goals),
        when,
    ]


def activities(view: View, network: str, year: int) -> Markup:
    """The plan's activities in one list, by priority: how each stands, what was done, result and effect; totals first.

    The same as `follow_up`: of the two, the first on a page writes the list.
    """
    return follow_up(view, network, year)


def partners(view: View, network: str, year: int) -> Markup:
    """Which organisations in the city share the work; nothing where it is not known."""
    plan = view.model.plan_for(network, year)
    plan = _saying(view, plan, "partners") if plan else None
    if plan is None:
        return Markup("")
    rows = []
    for partner in plan.partners:
        name = join([organisation(view, partner.organisation), cited(view, partner)])
        said = join([doubt(view, partner), partner.text]) if partner.text else unknown()
        rows.append((name, join([said, remarks(view, partner)])))
    return definitions(rows)
