"""What is answered at once about a network: who, until when, if the city is in it, its plan, fee, dates and facts?"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import (
    EXPECTED_FACTS,
    Abbreviation,
    Amount,
    Consideration,
    Event,
    Fact,
    Membership,
    Network,
    Plan,
    Role,
    Sourced,
    WorkingTime,
)
from actionplans.model.relations import Relation, latest_consideration
from actionplans.model.timeline import PlanStatus, Standing, latest_first, plan_status
from actionplans.search.answers.answer import (
    MOST,
    Answer,
    hedged,
    hedged_within,
    kinds,
    other_word,
    page_of,
    ways,
    ways_of,
)
from actionplans.site import costs
from actionplans.site.addresses import network_link_page
from actionplans.site.dated import What
from actionplans.site.held import role_standing
from actionplans.site.next_dates import ABOUT, Coming, coming, when
from actionplans.site.represented import named, nobody_known, representatives, until
from actionplans.site.site import Site
from actionplans.swedish.numbers import money
from actionplans.swedish.phrases import counted
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import (
    UNKNOWN,
    appointment,
    became,
    how_far,
    inside,
    listed,
    outcome_with_reason,
    period,
    plan_status_word,
    sentence,
    spent_for,
)

_ORDER = (Standing.CURRENT, Standing.COMING, Standing.UNKNOWN, Standing.ENDED)
# What people call a meeting of a network: that it publishes something is no date to keep.
_MEETINGS = ("conference", "meeting", "hosting")
# So many of a network's bodies, those last heard of: there is a new working group every year.
_BODIES = 8
# So many of the dates to come: a reader asks for the next.
_NEXT = 2
# The fee of this year, and of the last to compare it with.
_FEES = 2
# So many years a draft may be ahead.
_DRAFTED = 3
_ROLES, _BELONGING, _ABOUT = "uppdrag", "medlemskap", "om-natverket"


def answers(site: Site, network: Network) -> Iterator[Answer]:
    """What the site knows of a network, a sentence a kind."""
    yield from _roles(site, network)
    yield from _membership(site, network)
    yield from _considered(site, network)
    if network in site.members:
        yield _represented(site, network)
        yield _plan(site, network)
        yield from _drafted(site, network)
        yield from _counted(site, network)
        yield from _dates(site, network)
        yield from _owner(site, network)
    yield from _fee(site, network)
    yield from _facts(site, network)


def _answer(
    network: Network, kind: str, said: str, of: Iterable[Sourced] = (), anchor: str = "", page: str = ""
) -> Answer:
    """An answer that begins with the network's name: it stands by itself."""
    text = f"{network.called}: {said}"
    return Answer(ways("network", kind), text, page or network_link_page(network), tuple(of), anchor, network=network)


# --- Who --------------------------------------------------------------------------------------------------------------


def _roles(site: Site, network: Network) -> Iterator[Answer]:
    """Who holds each kind of role, and whoever sits in each body that has one of its own."""
    asked = _Asked()
    for kind, label in site.model.vocabulary.role_kinds.items():
        found = [role for role in network.roles if role.kind == kind]
        # Who chairs a working group of the network does not chair the network.
        whole = [role for role in found if kind in _OF_GROUPS or not _is_of_a_group(role)]
        first, *others = dict.fromkeys((*kinds("role_words").get(kind, ()), inside(label.label)))
        asked.add(_or_in(network, whole, first), _by_word(site, whole, first))
        for word in others:
            asked.add(_or_in(network, whole, word), ways_of("other_role_ways", word=word))
        shown = _shown(site, found)[:MOST]
        said = dict.fromkeys(inside(role.text) for role in shown)
        asked.add(found, (way for word in said for way in ways_of("other_role_ways", word=word)))
        if any(role.vacant for role in shown):
            asked.add(found, ways_of("vacant_ways"))
    bodies = dict.fromkeys(role.body for role in sorted(network.roles, key=latest_first) if role.body)
    for body in itertools.islice(bodies, _BODIES):
        found = [role for role in network.roles if role.body == body]
        called = [name for name in _names_of(body) if not _is_name(network, name)]
        asked.add(found, called)
        alone = _Asked()
        for group, way in _askable(site, found):
            asked.add(group, (ask for one in called for ask in ways_of(way, body=one)))
            alone.add(group, ways_of(way, body=body) if _is_own_name(site, body) else ())
        for group, own in alone:
            yield from _held(site, network, group, own, body)
    for group, own in asked:
        yield from _held(site, network, group, own)


class _Asked:
    """The ways to ask for some roles together. They are many, and compared by which they are, not by what they say."""

    def __init__(self) -> None:
        self._asks: dict[tuple[int, ...], tuple[Sequence[Role], list[str]]] = {}

    def add(self, roles: Sequence[Role], asks: Iterable[str]) -> None:
        self._asks.setdefault(tuple(map(id, roles)), (roles, []))[1].extend(asks)

    def __iter__(self) -> Iterator[tuple[Sequence[Role], list[str]]]:
        return iter(self._asks.values())


def _or_in(network: Network, roles: Sequence[Role], word: str) -> Sequence[Role]:
    """Some roles, with all others in the body that is asked for by the same word: its chair sits in the board too."""
    there = {id(role) for role in network.roles if f" {word}" in f" {role.body or ''}".casefold()}
    if not there:
        return roles
    of_kind = set(map(id, roles))
    return [role for role in network.roles if id(role) in there | of_kind]


_OF_GROUPS = ("working_group_lead", "project_lead", "co_lead")


def _is_of_a_group(role: Role) -> bool:
    return "arbetsgrupp" in f"{role.text} {role.body or ''}".casefold()


def _by_word(site: Site, roles: Sequence[Role], word: str) -> Iterator[str]:
    """The ways to ask for a kind of role by its word: who it was, only where nobody is known to be it today."""
    yield from ways_of("role_ways", word=word)
    standings = {role_standing(site, role) for role in _shown(site, roles)}
    if not standings & {Standing.CURRENT, Standing.COMING}:
        yield from ways_of("past_role_ways", word=word)
    if standings == {Standing.COMING}:
        yield from ways_of("coming_role_ways", word=word)


def _askable(site: Site, roles: Sequence[Role]) -> Iterator[tuple[Sequence[Role], str]]:
    """The roles in a body by what is asked for: who sits in it, who leads it, who chairs it, or who did."""
    groups = {"body": roles}
    for way, leading in kinds("leading").items():
        groups[way] = [role for role in roles if role.kind in leading]
    for way, group in groups.items():
        yield group, f"{way}_ways"
        if {role_standing(site, role) for role in group} == {Standing.ENDED}:
            yield group, f"past_{way}_ways"


def _held(
    site: Site, network: Network, roles: Sequence[Role], asks: Iterable[str], alone: str = ""
) -> Iterator[Answer]:
    """Who holds some roles and until when; of those that are over only where no other is known.

    `alone` is the name of a body that is asked for without the network's.
    """
    asks, shown = tuple(dict.fromkeys(asks)), _shown(site, roles)
    if asks and shown:
        text = f"{network.called}: {_when(site, shown)}{_told(site, shown)}"
        of = tuple(shown[:MOST])
        yield Answer(asks, text, network_link_page(network), of, _ROLES, None if alone else network, alone)


def _when(site: Site, roles: Sequence[Role]) -> str:
    """That roles are over, or are still to come: who asks for them means those of today."""
    standings = {role_standing(site, role) for role in roles}
    return _WHEN.get(standings.pop(), "") if len(standings) == 1 else ""


_WHEN = {Standing.ENDED: "tidigare uppdrag: ", Standing.COMING: "kommande uppdrag: "}


def _told(site: Site, roles: Sequence[Role]) -> str:
    """The first of some roles, and how many more there are."""
    more = f"; och {len(roles) - MOST} till" if len(roles) > MOST else ""
    return f"{'; '.join(_role(site, role) for role in roles[:MOST])}{more}."


def _shown(site: Site, roles: Iterable[Role]) -> list[Role]:
    """Those of some roles that are told of: the present first, and those that are over only where no other is known."""
    ordered = sorted(roles, key=lambda role: (_ORDER.index(role_standing(site, role)), *latest_first(role)))
    going = [role for role in ordered if role_standing(site, role) is not Standing.ENDED]
    return going or ordered


def _role(site: Site, role: Role) -> str:
    """ "Ledamot i styrgruppen – Stadsrumsförvaltningen, trafikstrateg, till och med 31 mars 2026"."""
    if role.vacant:
        by = appointment(role, site.day)
        return f"tom plats som {inside(role.text)}, {until(site, role)}" + (f" ({by})" if by else "")
    return hedged_within(site, role, f"{inside(role.text)} – {named(site, role)}, {until(site, role)}")


def _names_of(body: str) -> list[str]:
    """What a body is called: "Ledningsutskottet (Management Committee)" has two names."""
    return [part.strip() for part in re.split(r"[()]", body) if part.strip()]


def _is_name(network: Network, name: str) -> bool:
    return name.casefold() in _called(network)


def _called(network: Network) -> set[str]:
    return {one.casefold() for one in (network.id, network.name, network.called)}


# What many networks have one of: without the network's name nobody knows which is meant.
_COMMON = re.compile(r"styrelse|grupp|utskott|kommitt|committee|board|forum|område", re.IGNORECASE)


def _is_own_name(site: Site, body: str) -> bool:
    """Whether a body's name says by itself which it is: "Säkra skolvägar"."""
    return body[0].isupper() and not _COMMON.search(body) and _names(site)[body.casefold()] == 1


def _names(site: Site) -> Counter[str]:
    """How many networks have something of a name: a body, or, which counts twice, the network itself."""
    found = Counter(body.casefold() for one in site.networks for body in {role.body for role in one.roles} if body)
    for one in site.networks:
        found.update(dict.fromkeys(_called(one), 2))
    return found


def _represented(site: Site, network: Network) -> Answer:
    found = representatives(site, network)
    known = any(role_standing(site, role) is Standing.CURRENT for role in found)
    said = [] if known else [nobody_known(site)]
    said += [_told(site, found) if known else sentence(_told(site, found))] if found else []
    return dataclasses.replace(_answer(network, "representation", " ".join(said), found[:MOST]), today=True)


# --- What it is to the city -------------------------------------------------------------------------------------------


def _membership(site: Site, network: Network) -> Iterator[Answer]:
    relation = site.relation(network.id)
    held = network.memberships
    if not held and relation in (Relation.CANDIDATE, Relation.DECLINED):
        return
    told = "; ".join(_member(site, one, several=len(held) > 1) for one in held)
    said = f"medlemskap: {told}." if told else "medlemskapet är inte belagt."
    lead, later = became(site.model, network, site.day) if relation is Relation.FORMER else ("", [])
    how = f" {lead} {listed(one.name for one in later)}." if later else f" {lead}" if lead else ""
    # Of a member that came back, the membership that it has now.
    newest = {one.member: one for one in sorted(held, key=lambda one: one.start.sort_key if one.start else ())}
    dated = any(isinstance(one.end, PartialDate) for one in newest.values())
    kinds_of = ["membership", *(["left", "became"] if relation is Relation.FORMER else ["ends"] if dated else [])]
    asks = tuple(way for kind in kinds_of for way in ways("network", kind))
    text = f"{network.called}: {said}{how}"
    # What came of a network stands at the top of its page.
    yield Answer(asks, text, network_link_page(network), tuple(held), "" if how else _BELONGING, network)
    reasons = [one.left for one in held if one.left and one.left.reason]
    if relation is Relation.FORMER and reasons:
        why = " ".join(f"{in_words(one.date)}: {outcome_with_reason(one)}" for one in reasons)
        yield _answer(network, "why_left", why, reasons, _BELONGING)


def _member(site: Site, one: Membership, *, several: bool) -> str:
    """ "Exempelstad, sedan 1 mars 2004"; of several, each with the kind of its membership where that is another."""
    kind = site.model.vocabulary.membership_kinds[one.kind].label
    who = sentence(site.model.organisations[one.member].name)
    named_kind = f" ({inside(kind)})" if several and one.kind != "member" else ""
    return hedged_within(site, one, f"{who}{named_kind}, {period(one, site.day)}")


def _considered(site: Site, network: Network) -> Iterator[Answer]:
    """Whether the city is to join a network that it has weighed, or why it declined."""
    relation, latest = site.relation(network.id), latest_consideration(network)
    if latest is None or relation not in (Relation.CANDIDATE, Relation.DECLINED):
        return
    is_declined = relation is Relation.DECLINED
    said = site.say("staden har avstått från nätverket." if is_declined else "staden överväger nätverket.")
    asks = (*ways("network", "membership"), *ways("network", "declined" if is_declined else "considered"))
    text = f"{network.called}: {said} {_weighed(site, latest)}"
    yield Answer(asks, text, network_link_page(network), (latest,), network=network)


def _weighed(site: Site, one: Consideration) -> str:
    outcome = site.model.vocabulary.consideration_outcomes[one.outcome].label if one.outcome else ""
    when_settled = f" {in_words(one.outcome_date)}" if one.outcome_date else ""
    settled = f" {outcome}{when_settled}." if outcome else ""
    return f"{sentence(in_words(one.date))}: {one.text}{settled}"


# --- Plan and fee -----------------------------------------------------------------------------------------------------


def _plan(site: Site, network: Network) -> Answer:
    current, year = site.current(network.id), site.day.year
    plan = current.plan
    if plan is None:
        return _answer(network, "plan", f"ingen handlingsplan är känd, inte heller för {year}.")
    how = how_far(site.model.city, plan, site.matter_of(plan), site.day)
    name = inside(plan_name(site.model, plan))
    if current.in_force:
        others = [one for one in site.model.plans_for(network.id, year) if one is not plan]
        also = f" Också: {listed(inside(plan_name(site.model, one)) for one in others)}." if others else ""
        said = f"{name} {inside(plan_status_word(plan, site.day))}. {how}.{also}"
    else:
        said = f"ingen plan för {year} är känd. Den senast kända är {name}. {how}."
    of = [one for one in (plan, plan.decided, site.matter_of(plan)) if isinstance(one, Sourced)]
    return _answer(network, "plan", said, of[-1:], page=site.plan_page(plan, network.id))


def drafts(site: Site, network: Network) -> list[Plan]:
    """The plans of this year and later that are still drafts, the nearest first."""
    years = range(site.day.year, site.day.year + _DRAFTED)
    found = {id(plan): plan for year in years for plan in site.model.plans_for(network.id, year)}
    return [plan for plan in found.values() if plan_status(plan) is PlanStatus.DRAFT]


def _drafted(site: Site, network: Network) -> Iterator[Answer]:
    found = drafts(site, network)
    if found:
        names = listed(inside(plan_name(site.model, plan)) for plan in found)
        page = site.plan_page(found[0], network.id)
        yield _answer(network, "drafted", f"utkast till {names}.", found, page=page)


def _counted(site: Site, network: Network) -> Iterator[Answer]:
    plan = site.current(network.id).plan
    if plan is None:
        return
    name = inside(plan_name(site.model, plan))
    parts = counted(plan, {"priorities": None, "activities": None}).removeprefix(" med ")
    if parts:
        newest = "" if site.current(network.id).in_force else "den senast kända planen, "
        told = f"{newest}{name}{',' if newest else ''} har {parts}."
        yield _answer(network, "counted", told, page=site.plan_page(plan, network.id), of=[plan])


def _fee(site: Site, network: Network) -> Iterator[Answer]:
    """The newest fee that is known; else what the terms say of it. Nothing where no source says anything."""
    fees = [one for one in costs.entries(site.model, site.day) if network.id in one.networks and costs.is_fee(one)]
    begun = [one for one in fees if one.spent.period.first_day <= site.day] or fees
    if begun:
        newest = sorted((one.spent for one in begun), key=lambda one: (one.end or one.period).sort_key, reverse=True)
        said = f"medlemsavgift {'; '.join(_amount(site, one) for one in newest[:_FEES])}."
        of = newest[:_FEES]
        yield _answer(network, "fee", said + (f" {of[0].text}" if of[0].text else ""), of, _BELONGING)
        return
    told = list(_of_the_fee(network))
    if told:
        said = " ".join(hedged(site, record, words) for record, words in told)
        anchor = _ABOUT if isinstance(told[0][0], Fact) else _BELONGING
        yield _answer(network, "fee", said, [record for record, _ in told], anchor)


def _amount(site: Site, spent: Amount | WorkingTime) -> str:
    unit = costs.unit(site.model, spent)
    basis = site.model.vocabulary.amount_bases[spent.basis].label if spent.basis else "Underlaget är okänt"
    return hedged_within(site, spent, f"{money(spent.amount, unit)} ({spent_for(spent)}, {inside(basis)})")


_FEE = re.compile(r"avgift|kostnad|kostar|betala|gratis", re.IGNORECASE)


def _of_the_fee(network: Network) -> Iterator[tuple[Sourced, str]]:
    """What the terms of the membership say of a fee, or else how the network describes its form."""
    terms = [one.terms for one in network.memberships if one.terms]
    found: list[tuple[Sourced, str]] = [(one, one.conditions or "") for one in terms]
    found = [(one, words) for one, words in found if _FEE.search(words)]
    forms = [one for one in network.facts if one.kind == "membership_form" and _FEE.search(one.text)]
    yield from found or [(one, one.text) for one in forms]


# --- Dates ------------------------------------------------------------------------------------------------------------


def _dates(site: Site, network: Network) -> Iterator[Answer]:
    """What comes next; and the next meeting, where one is known or nothing at all is."""
    found = coming(site, network)
    if not found:
        asks = (*ways("network", "dates"), *(way for kind in _MEETINGS_ASKED for way in ways("network", kind)))
        text = f"{network.called}: inget datum är känt."
        yield Answer(asks, text, network_link_page(network), network=network)
        return
    shown = found[:_NEXT]
    yield _answer(network, "dates", f"{'; '.join(map(date_and_title, shown))}.", [one.dated.record for one in shown])
    for first, kinds_of in asked_meetings(meetings(site, network)):
        asks = tuple(way for kind in kinds_of for way in ways("network", kind))
        text = f"{network.called}: {date_and_title(first)}."
        yield Answer(asks, text, network_link_page(network), (first.dated.record,), network=network)


# What people ask for by another word than meeting is no other meeting. How each is told by its title.
_MEETINGS_ASKED = {
    "meeting": re.compile(""),
    "conference": re.compile(r"konferens|conference", re.IGNORECASE),
    "annual_conference": re.compile(r"årskonferens|annual conference", re.IGNORECASE),
    "annual_meeting": re.compile(r"årsmöte|årsstämma|generalförsamling|general assembly", re.IGNORECASE),
}


def asked_meetings(coming: Iterable[Coming]) -> list[tuple[Coming, list[str]]]:
    """Of meetings, the nearest first, those that are asked for as the next of a kind, each with the kinds."""
    ahead, found = list(coming), list[tuple[Coming, list[str]]]()
    for kind, pattern in _MEETINGS_ASKED.items():
        first = next((one for one in ahead if pattern.search(one.dated.title)), None)
        held = next((kinds_of for one, kinds_of in found if one is first), None)
        if held is not None:
            held.append(kind)
        elif first:
            found.append((first, [kind]))
    return found


def meetings(site: Site, network: Network) -> Iterator[Coming]:
    """The meetings and conferences to come in a network, the nearest first."""
    for one in coming(site, network):
        record = one.dated.record
        if one.dated.what is What.EVENT and isinstance(record, Event) and record.kind in _MEETINGS:
            yield one


def date_and_title(one: Coming) -> str:
    about = ABOUT.get(one.dated.what, "")
    return f"{when(one)} – {one.dated.title.removesuffix('.')}" + (f" ({about})" if about else "")


# --- Facts ------------------------------------------------------------------------------------------------------------

_ASKED_FACTS = ("founded", "seat", "website", "members", "full_name", "description")


def _facts(site: Site, network: Network) -> Iterator[Answer]:
    """The facts that people ask for; one that every network should have is told to be unknown, as on its page."""
    for kind in _ASKED_FACTS:
        label = site.model.vocabulary.fact_kinds.get(kind)
        found = sorted((one for one in network.facts if one.kind == kind), key=_newest_first)[: MOST // 2]
        short = _abbreviation(site, network) if kind == "full_name" and not found else None
        is_expected = kind in EXPECTED_FACTS and network in site.members
        if label is None or not (found or short or is_expected):
            continue
        if short:
            yield _answer(network, kind, explained(site, short), [short], page=page_of("abbreviations"))
            continue
        told = " ".join(_fact(site, one) for one in found) or f"{inside(UNKNOWN)}."
        what = "" if kind == "description" else f", {inside(label.label)}"
        text = f"{network.called}{what}: {told}"
        yield Answer(ways("network", kind), text, network_link_page(network), tuple(found), _ABOUT, network)


def _newest_first(fact: Fact) -> tuple[int, ...]:
    return tuple(-part for part in fact.as_of.sort_key) if fact.as_of else (1,)


def _fact(site: Site, fact: Fact) -> str:
    words = fact.text.removesuffix(".") + (f" ({in_words(fact.as_of)})" if fact.as_of else "")
    other = "".join(f" {other_word(one.text)}" for one in fact.alternatives)
    return hedged(site, fact, f"{words}.{other}")


def _abbreviation(site: Site, network: Network) -> Abbreviation | None:
    """What a network's abbreviation stands for, where the list of them says that, and not only what the network is."""
    every = site.model.abbreviations.values()
    return next((one for one in every if one.full_name and _is_name(network, one.name)), None)


def explained(site: Site, one: Abbreviation) -> str:
    """What an abbreviation stands for and is, with the doubt about it and what others say."""
    said = f"{sentence(one.full_name)}. {one.text}" if one.full_name else one.text
    return hedged(site, one, " ".join((said, *(other_word(other.text) for other in one.alternatives))))


def _owner(site: Site, network: Network) -> Iterator[Answer]:
    """The function that answers for the network, with its mailbox; nothing where data names none."""
    function = site.model.functions.get(network.owner or site.owner_of(network.id, site.day.year) or "")
    if function:
        where = site.model.organisations[function.organisation].name
        parts = [function.name, where, *([function.mailbox] if function.mailbox else [])]
        yield _answer(network, "owner", f"frågor till {inside(', '.join(parts))}.", [function])
