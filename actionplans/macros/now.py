"""Macros about a network as it is now: its plan, who represents the city, priorities, what comes, what it gave.

A former priority and a draft are not now: they stand further down on the page.
"""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.belonging import not_taken_part_in
from actionplans.macros.evaluation import latest_verdict
from actionplans.macros.functions import owned_by
from actionplans.macros.gaps import GAPS
from actionplans.macros.mandates import represented
from actionplans.macros.parts import beside, cited, organisation, plan_link, plan_status_tag, plan_step
from actionplans.markup.elements import bullets, definitions, element, join
from actionplans.model.records import Membership, Network, Priority, Report
from actionplans.model.timeline import Standing, last_day, standing
from actionplans.site.addresses import network_page
from actionplans.site.dated import FELL_AWAY
from actionplans.site.next_dates import ABOUT, Coming, coming, when
from actionplans.site.view import View
from actionplans.swedish.words import period, sentence

# What a reader sees at once; the rest stands in the lists further down.
_MOST_DATES, _MOST_EFFECTS = 3, 5
# What the search finds on the page that it belongs to: of the plan, of the report.
_ELSEWHERE = "no-search"


def network_now(view: View, network: str) -> Markup:
    """The network today: its plan, who represents the city and until when, priorities, next dates, whom to ask."""
    one = view.model.networks[network]
    instead = not_taken_part_in(view, one)
    if instead is not None:
        return instead
    rows = [
        ("Plan", _plan(view, one)),
        *_memberships(view, one),
        *represented(view, one),
        *_priorities(view, one),
        ("Nästa datum", _dates(view, one)),
        ("Senaste slutsats", element("span", latest_verdict(view, network), class_=_ELSEWHERE)),
        *(
            [("Frågor", asked)]
            if (asked := owned_by(view, one.owner or view.site.owner_of(network, view.day.year)))
            else []
        ),
    ]
    return join([definitions(rows), GAPS], "\n\n")


def _plan(view: View, network: Network) -> Markup:
    current = view.site.current(network.id)
    if current.plan is None:
        return element("span", f"Ingen handlingsplan är känd, inte heller för {view.day.year}", class_="missing")
    linked = plan_link(view, current.plan, network.id)
    if not current.in_force:
        gap = element("span", f"Ingen plan för {view.day.year} är känd.", class_="missing")
        return join([gap, "Den senast kända är", linked + Markup(".")])
    told = join([linked, plan_status_tag(current.plan, view.day), plan_step(view, current.plan)])
    others = beside(view, network.id, current.plan)
    return join([element("p", told), element("p", others)]) if others else told


def _memberships(view: View, network: Network) -> list[tuple[str, Markup]]:
    """Who the member is, and since when: those that nobody knows to be over."""
    today = [one for one in network.memberships if (last_day(one) or view.day) >= view.day]
    told = [join([_member(view, one), cited(view, one)]) for one in today]
    return [("Medlem", element("span", join(told, "; "), class_=_ELSEWHERE))] if told else []


def _member(view: View, one: Membership) -> Markup:
    return join([organisation(view, one.member), period(one, view.day)], ", ")


def _priorities(view: View, network: Network) -> list[tuple[str, Markup]]:
    current = view.site.current(network.id)
    planned = current.plan.priorities if current.plan and current.in_force else ()
    dated = [one for one in network.priorities if standing(one, view.day) is Standing.CURRENT]
    found: list[Priority] = [*planned, *dated]
    if not found:
        return []
    return [("Prioriteringar", bullets((join([one.text, cited(view, one)]) for one in found), class_=_ELSEWHERE))]


def _dates(view: View, network: Network) -> Markup:
    found = coming(view.site, network)
    if not found:
        return element("span", "Inget datum är känt", class_="missing")
    shown = bullets((_date(view, network, one) for one in found[:_MOST_DATES]), class_=_ELSEWHERE)
    more = len(found) - _MOST_DATES
    return join([shown, element("p", f"Och {more} datum till.")]) if more > 0 else shown


def _date(view: View, network: Network, one: Coming) -> Markup:
    title = one.dated.title.removesuffix(".")
    own = one.dated.page == network_page(network.id)
    what = title if own else view.link(title, one.dated.page)
    kind = ABOUT.get(one.dated.what, "")
    return join(
        [
            join([element("strong", sentence(when(one))), what], ": "),
            f"({kind})" if kind else "",
            cited(view, one.dated.record),
        ]
    )


# --- What it gave -----------------------------------------------------------------------------------------------------


def network_results(view: View, network: str) -> Markup:
    """What a network gave: the effects and results of the newest annual report that tells of any."""
    years = sorted({year for _, year in view.model.reports}, reverse=True)
    for year in years:
        report = view.model.report_for(network, year)
        told = _told(view, report) if report else []
        if told:
            page = view.site.report_page(network, year)
            whole = view.link(f"Hela årsrapporten för {year}", page)
            heading = element("p", f"Det här gav {year}:")
            shown = bullets(told[:_MOST_EFFECTS], class_=_ELSEWHERE)
            return join([heading, shown, element("p", whole)], "\n\n")
    return Markup("")


def _told(view: View, report: Report) -> list[Markup]:
    """What came of a year's activities: lasting effects first, then results."""
    came = [one for one in report.results if one.state not in FELL_AWAY]
    found = [(one.effect, one) for one in came if one.effect]
    found += [(one.result, one) for one in came if one.result and not one.effect]
    return [join([words, cited(view, one)]) for words, one in found]
