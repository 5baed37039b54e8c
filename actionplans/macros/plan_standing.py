"""What is said of a plan beside its status: whose it is, for which years, a part of what, and how it was revised?"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from actionplans.macros.parts import cited, organisation, plan_link, taken_by, with_remarks
from actionplans.markup.elements import bullets, element, enumerate_words, join, notice
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import Decision, Plan, Revision
from actionplans.site.addresses import network_link_page, network_page
from actionplans.site.view import View
from actionplans.swedish.plans import plan_name, plan_years
from actionplans.swedish.words import outcome_with_reason, sentence

Row = tuple[str, str | Markup]


def standing_rows(view: View, of: str, plan: Plan, year: int) -> Iterator[Row]:
    """The rows of a plan's facts that only some plans have. `of` is the network or the plan that is asked about."""
    if plan.networks or of not in view.model.networks:
        names = [view.model.networks[name] for name in plan.covers]
        links = [view.link(one.name, network_link_page(one)) for one in names]
        yield ("Nätverk", join([enumerate_words(links)]))
    if plan.administration:
        yield (view.say("Förvaltning"), organisation(view, plan.administration))
    if plan.start or plan.end:
        yield ("Gäller", _time(plan))
    whole, parts = view.model.common_plan_of(plan), view.model.parts_of(plan)
    if whole:
        view.show(whole)
        yield ("Del av", plan_link(view, whole, of))
    if parts:
        named = [(view.model.networks[one.covers[0]].name, one) for one in parts if one.covers]
        links = [view.link(name, view.site.plan_page(one)) for name, one in named]
        yield ("Delar", join([enumerate_words(links)]))
    others = [one for one in view.model.plans_for(of, year) if one is not plan and one is not whole]
    if others:
        yield ("Andra planer", join([enumerate_words([plan_link(view, one, of) for one in others])]))
    if plan.revisions:
        told = sorted(plan.revisions, key=lambda one: one.date.sort_key)
        yield ("Revideringar", bullets([_revision(view, one) for one in told]))


def _time(plan: Plan) -> str:
    if plan.start and plan.end:
        return sentence(span_in_words(plan.start, plan.end))
    if plan.start:
        return f"Från {in_words(plan.start)}"
    return f"Till och med {in_words(plan.end)}" if plan.end else ""


def _revision(view: View, revision: Revision) -> Markup:
    """What was changed, when, and who decided it."""
    said = join([f"Reviderad {in_words(revision.date)}:", revision.text])
    told = cited(view, revision)
    decided = _decision(view, revision.decision, told) if revision.decision else ""
    return with_remarks(view, join([said, decided, told]), revision)


def _decision(view: View, decision: Decision, told: Markup) -> Markup:
    """A decision, with its sources where they are not those that are told of already."""
    said = join([f"Beslutad {in_words(decision.date)}:", outcome_with_reason(decision), taken_by(view, decision)])
    own = cited(view, decision)
    return with_remarks(view, join([said, own if own != told else ""]), decision)


def holds_over(view: View, of: str, plan: Plan, year: int) -> Markup:
    """On a year's page, that a plan for several years holds in it; nothing where it begins in that year."""
    if year == plan.year:
        return Markup("")
    link = view.link(plan_name(view.model, plan), view.site.plan_page(plan, of))
    return notice("info", f"Planen för {plan_years(plan)} är även för {year}", link)


def other_plan_neighbours(view: View, plan: Plan) -> Markup:
    """From the page of a plan that is not one network's own: to its networks, and to those before and after it."""
    years = sorted({year for identifier, year in view.model.plans if identifier == plan.id})
    earlier = max((year for year in years if year < plan.year), default=None)
    later = min((year for year in years if year > plan.year), default=None)
    links = []
    if earlier:
        page = view.site.plan_page(view.model.plans[plan.id, earlier])
        links.append(element("a", f"← {earlier}", href=view.href(page), rel="prev"))
    for name in plan.covers:
        network = view.model.networks[name]
        page = network_page(name, plan.year)
        own = page in view.site.pages
        label = f"{network.called} {plan.year}" if own else network.called
        links.append(view.link(label, page if own else network_link_page(network)))
    if later:
        page = view.site.plan_page(view.model.plans[plan.id, later])
        links.append(element("a", f"{later} →", href=view.href(page), rel="next"))
    return element("nav", join(links), class_="years", aria_label="Hör ihop med planen")
