"""What is answered at once about all networks: how many, which plans hold, what is next, whom to ask, which words?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.due import EVALUATION, REPORT, UPDATE
from actionplans.model.due import coming as due_coming
from actionplans.model.records import Network, Plan, Role, Routine, Sourced
from actionplans.model.relations import Relation
from actionplans.model.routines import RoutineStatus, recurs, routine_status
from actionplans.model.timeline import ENDS_SOON, PlanStatus, plan_status
from actionplans.search.answers.answer import MOST, Answer, filled, hedged_within, kinds, page_of, ways
from actionplans.search.answers.of_network import asked_meetings, date_and_title, drafts, explained, meetings
from actionplans.site import attention, contact, costs
from actionplans.site.addresses import TRIPS_PAGE, matter_page, routine_page, year_page
from actionplans.site.agenda import Item, coming
from actionplans.site.attention import roles_held, roles_last_known
from actionplans.site.represented import nobody_known
from actionplans.site.site import Site
from actionplans.swedish.cycle import due_word
from actionplans.swedish.numbers import money
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import (
    how_far,
    inside,
    lifetime,
    listed,
    mandate,
    months_of,
    number_word,
    routine_word,
    sentence,
)

_START = page_of("start")
# What is told from one record, whose remarks belong to it.
_OF_TODAY = ("networks", "roles", "vacant", "ending")
_WITH_NOTES = ("abbreviation", "next", "committee")
# So many networks are named.
_NAMES = 12
# As far ahead as the page that greets a reader tells.
_AHEAD = 90


def answers(site: Site) -> Iterator[Answer]:
    """What the site knows of all networks together, and of the words that it uses."""
    if site.members:
        yield _networks(site)
        yield _roles(site)
        yield from _plans(site)
        yield from _decided(site)
        yield from _ending(site)
    yield from _elsewhere(site)
    yield from _vacant(site)
    yield from _costs(site)
    yield from _next(site)
    yield from _committee(site)
    yield from _coordination(site)
    yield from _trips(site)
    yield from _routines(site)
    yield from _organisations(site)
    yield from _abbreviations(site)


def _answer(kind: str, text: str, page: str, of: Iterable[Sourced] = (), anchor: str = "", **names: str) -> Answer:
    name = names.get("name", "")
    asks, notes, today = ways("all", kind, **names), kind in _WITH_NOTES, kind in _OF_TODAY
    return Answer(asks, text, page, tuple(of), anchor, name=name, today=today, notes=notes)


def _names(networks: Iterable[Network]) -> str:
    return named([one.called for one in networks])


def named(names: Sequence[str]) -> str:
    """Names; of more than are read at a glance the first, and how many more."""
    return listed([*names[:_NAMES], f"{len(names) - _NAMES} till"] if len(names) > _NAMES + 1 else names)


# --- The networks -----------------------------------------------------------------------------------------------------


def _networks(site: Site) -> Answer:
    """How many networks the city takes part in and which; of which of them nobody knows today's membership."""
    members = site.members
    unsure = [one for one in members if site.relation(one.id) in (Relation.LAST_KNOWN, Relation.UNATTESTED)]
    number = f"{number_word(len(members))} nätverk: {_names(members)}."
    text = sentence(number) if unsure else site.say(f"Staden är med i {number}")
    if len(unsure) == len(members):
        text += " Om medlemskapen gäller i dag är okänt."
    elif unsure:
        text += f" Om medlemskapet gäller i dag är okänt för {_names(unsure)}."
    of = [one for network in members for one in network.memberships]
    return _answer("networks", text, page_of("networks"), of)


def _elsewhere(site: Site) -> Iterator[Answer]:
    """The networks that the city considers, and those that it was in before."""
    if site.candidates:
        told = site.say(f"Staden överväger {number_word(len(site.candidates))} nätverk: {_names(site.candidates)}.")
        weighed = [one for network in site.candidates for one in network.considerations]
        yield _answer("candidates", told, page_of("candidates"), weighed)
    if site.former:
        of = [one for network in site.former for one in network.memberships]
        yield _answer("former", f"Tidigare nätverk: {_names(site.former)}.", page_of("networks"), of, "tidigare")


# --- Mandates ---------------------------------------------------------------------------------------------------------


def _roles(site: Site) -> Answer:
    """How many mandates the city is known to hold; when none, how old the newest are, which is all that is known."""
    held = [(network, len(roles_held(site, network))) for network in site.members]
    told = [f"{network.called} ({number})" for network, number in held if number]
    if told:
        number = sum(number for _, number in held)
        where = f"{number_word(number)} uppdrag i {number_word(len(told))} nätverk: {named(told)}."
        return _answer("roles", site.say(f"Staden har {where}"), page_of("roles"))
    years = [year for network in site.members for _, year in roles_last_known(site, network)]
    text = nobody_known(site) + (f" De senast belagda uppdragen är från {max(years)}." if years else "")
    asks = (*ways("all", "roles"), *ways("all", "represented"))
    return Answer(asks, text, page_of("representation"), today=True)


def _in_short(pairs: Iterable[tuple[Network, Role]]) -> str:
    return "; ".join(f"{network.called}: {mandate(role)}" for network, role in pairs)


def _vacant(site: Site) -> Iterator[Answer]:
    found = list(attention.vacant(site))
    if found:
        many = "En plats är tom" if len(found) == 1 else f"{sentence(number_word(len(found)))} platser är tomma"
        text = f"{many}: {_in_short(found[:MOST])}{' …' if len(found) > MOST else '.'}"
        yield _answer("vacant", text, page_of("representation"), [role for _, role in found])


def _ending(site: Site) -> Iterator[Answer]:
    found = list(attention.ending(site))
    text = f"Inget känt uppdrag upphör inom {ENDS_SOON.days} dagar."
    if found:
        rest = f"; och {len(found) - MOST} till" if len(found) > MOST else ""
        text = f"Upphör inom {ENDS_SOON.days} dagar: {_in_short(found[:MOST])}{rest}."
    yield _answer("ending", text, page_of("roles"), [role for _, role in found[:MOST]])


# --- Plans ------------------------------------------------------------------------------------------------------------


def _plans(site: Site) -> Iterator[Answer]:
    """How many of the networks have a plan for the year, and how old the newest of the others are."""
    members, year = site.members, site.day.year
    held = [one for one in members if site.current(one.id).in_force]
    older = [(one, plan) for one in members if one not in held and (plan := site.current(one.id).plan)]
    if not held:
        told = [f"Ingen plan för {year} är känd."]
    elif len(held) < len(members):
        told = [f"{sentence(number_word(len(held)))} av {number_word(len(members))} nätverk har en plan för {year}."]
    else:
        whose = "Nätverket" if len(held) == 1 else f"Alla {number_word(len(held))} nätverk"
        told = [f"{whose} har en plan för {year}."]
    groups: dict[str, list[Network]] = {}
    for network, plan in older:
        groups.setdefault(plan_years(plan), []).append(network)
    if groups:
        parts = [f"{years}, för {_whose(site, networks)}" for years, networks in groups.items()]
        told.append(f"Senast kända: {'; '.join(parts)}.")
    next_plans = [plan for one in members if (plan := site.model.plan_for(one.id, year + 1))]
    if any(plan_status(plan) is PlanStatus.DRAFT for plan in next_plans):
        told.append(f"Utkast för {year + 1} finns.")
    yield _answer("plans", " ".join(told), _START, [plan for _, plan in older])
    drafted: dict[str, list[Network]] = {}
    for network in members:
        for years in dict.fromkeys(plan_years(plan) for plan in drafts(site, network)):
            drafted.setdefault(years, []).append(network)
    if drafted:
        parts = [f"{years}, för {_whose(site, drafted[years])}" for years in sorted(drafted)]
        text = f"Utkast till handlingsplaner: {'; '.join(parts)}."
        yield _answer("drafts", text, year_page(int(min(drafted)[:4])))


def _whose(site: Site, networks: list[Network]) -> str:
    everyone = len(networks) == len(site.members) > 1
    return f"alla {number_word(len(networks))} nätverken" if everyone else _names(networks)


def _decided(site: Site) -> Iterator[Answer]:
    """How far the plans of the newest year that has come have got through the committee."""
    plans: dict[tuple[str, int], Plan] = {}
    for network in site.members:
        plan = site.current(network.id).plan
        if plan and plan_status(plan) in (PlanStatus.DECIDED, PlanStatus.PRESENTED):
            plans[plan.id, plan.year] = plan
    newest = max((year for _, year in plans), default=0)
    chosen = [plan for plan in plans.values() if plan.year == newest]
    if not chosen:
        return
    steps = Counter(how_far(site.model.city, plan, site.matter_of(plan), site.day) for plan in chosen)
    told = "; ".join(f"{inside(step)}" + (f" ({number})" if len(steps) > 1 else "") for step, number in steps.items())
    of = [plan.decided or plan for plan in chosen]
    # One matter shows what came of its own plans.
    matters = {matter.id for plan in chosen if (matter := site.matter_of(plan))}
    page = matter_page(matters.pop()) if len(matters) == len(steps) == 1 else year_page(newest)
    yield _answer("decided", f"Handlingsplanerna för {newest}: {told}.", page, of)


# --- Money ------------------------------------------------------------------------------------------------------------


def _costs(site: Site) -> Iterator[Answer]:
    """What is known of the cost of the newest year that has begun: sums that may be added, and what is not in them."""
    year = next((one for one in costs.years(site.model, site.day) if one <= site.day.year), None)
    if year is None:
        return
    cost = costs.cost(site.model, site.day, year)
    sums = costs.sums(site.model, cost.counted)
    told = [f"{money(amount, key.unit)} ({_basis(site, key.basis)})" for key, amount in sums.items()]
    if not told:
        return
    unknown = [site.model.networks[name] for name in cost.fees_unknown]
    missing = f" Inte medräknat: medlemsavgift för {_names(unknown)}." if unknown else ""
    text = f"Kända kostnader {year}: {listed(told)}.{missing}"
    yield _answer("costs", text, page_of("costs"), [one.spent for one in cost.counted], f"ar-{year}")


def _basis(site: Site, basis: str | None) -> str:
    return inside(site.model.vocabulary.amount_bases[basis].label) if basis else "underlaget är okänt"


# --- Dates ------------------------------------------------------------------------------------------------------------


def _next(site: Site) -> Iterator[Answer]:
    """The first that comes within the days that Start tells of."""
    found = coming(site, _AHEAD)
    first = next((item for item in found if item.date and item.date.day), found[0] if found else None)
    if first is None:
        text = f"Inget är daterat de närmaste {_AHEAD} dagarna."
    else:
        what = f"{first.network.called}: {first.text}" if first.network else first.text
        text = f"Närmast: {_day(first)}, {inside(first.kind)}: {what.removesuffix('.')}."
    yield _answer("next", text, _START, [first.record] if first else (), "de-narmaste-90-dagarna")
    whose = {id(one): (one, network) for network in site.members for one in meetings(site, network)}
    for one, kinds_of in asked_meetings(sorted((one for one, _ in whose.values()), key=lambda one: one.sort)):
        network = whose[id(one)][1]
        asks = tuple(way for kind in kinds_of for way in ways("all", kind))
        yield Answer(asks, f"{network.called}: {date_and_title(one)}.", site.page_of(network), (one.dated.record,))


def _day(item: Item) -> str:
    return in_words(item.date) if item.date else ""


def _committee(site: Site) -> Iterator[Answer]:
    """The committee's next meeting with a matter of the networks, where one is known."""
    known = [(one.meeting, one) for one in site.model.matters.values() if one.meeting]
    ahead = [(date, one) for date, one in known if date.first_day >= site.day]
    if ahead:
        date, first = min(ahead, key=lambda pair: (pair[0].sort_key, pair[1].id))
        text = f"Sammanträde {in_words(date)}: {first.title.removesuffix('.')}."
        yield _answer("committee", text, matter_page(first.id), [first])


def _trips(site: Site) -> Iterator[Answer]:
    """How many trips are known of this year and the last, of those that have begun."""
    years = Counter(trip.start.year for trip in attention.trips_newest_first(site) if trip.start.first_day <= site.day)
    shown = [year for year in (site.day.year, site.day.year - 1) if years[year]]
    if shown:
        told = listed(f"{years[year]} under {year}" for year in shown)
        text = f"Kända resor och annat deltagande: {told}."
        yield _answer("trips", text, TRIPS_PAGE)
    limit = site.model.city.trip_report_deadline
    routine = next((one for one in site.model.routines.values() if one.page == "resor"), None)
    if limit:
        text = f"Rapporten ska finnas senast {limit.days} dagar efter resan."
        yield _answer("deadline", text, TRIPS_PAGE, [limit])
    elif routine and routine.note:
        yield _answer("deadline", routine.note, routine_page(routine.page), [routine])


# --- Ways of working --------------------------------------------------------------------------------------------------

# What a city is to have done by a day, by the page of the way of working that says how.
_HELD = "Senast"
_DUE = {"arsrapport": REPORT, "arlig-uppdatering": UPDATE, "utvardering": EVALUATION}


def _routines(site: Site) -> Iterator[Answer]:
    """When in the year each way of working comes, and the day that is set for it where there is one."""
    for routine in site.model.routines.values():
        asks = kinds("routine").get(routine.page)
        if asks and routine_status(routine, site.day) is not RoutineStatus.ENDED:
            text = f"{routine.title}: {_how_often(site, routine)}."
            of: list[Sourced] = [routine]
            following = next(iter(_due(site, routine.page)), None)
            if following:
                text += f" {following[0]}."
                of.append(following[1])
                if following[0].startswith(_HELD):
                    asks = [*asks, *kinds("routine_held").get(routine.page, ())]
            yield Answer(filled(asks), text, routine_page(routine.page), tuple(of))


def _how_often(site: Site, routine: Routine) -> str:
    """ "varje år, i oktober"; one that was only to be made: "skulle tas fram 2023"."""
    if not recurs(routine, site.day):
        return inside(routine_word(routine, site.day))
    often = inside(routine.frequency or "")
    if routine.months:
        months = f"i {months_of(routine)}"
    else:
        months = "" if often and not often.endswith("år") else "utan känd månad"
    return ", ".join(part for part in (often, months) if part)


def _due(site: Site, page: str) -> Iterator[tuple[str, Sourced]]:
    members = [network.id for network in site.members]
    for one in due_coming(site.model, members, site.day):
        if one.due.kind == _DUE.get(page):
            yield f"{due_word(site.model, one.due)}: senast {in_words(one.due.date)}", one.due
    if page == "workshop":
        held = [(year.workshop.date, year.workshop) for year in site.model.years.values() if year.workshop]
        for date, workshop in sorted(held, key=lambda pair: pair[0].sort_key if pair[0] else (0, 0, 0), reverse=True):
            if date:
                word = "Nästa" if date.first_day > site.day else _HELD
                yield f"{word}: {in_words(date)}", workshop


# --- Whom to ask ------------------------------------------------------------------------------------------------------


def _coordination(site: Site) -> Iterator[Answer]:
    """Who coordinates the networks, and the mailbox of the site; that no mailbox is decided, where that is so."""
    who = contact.owner(site)
    mailbox = who.get("mailbox")
    said = f" Frågor och rättelser: {mailbox}." if mailbox else ""
    yield _answer("coordination", f"{who['who']}{said}", page_of("organisations"))
    text = f"Frågor och rättelser: {mailbox}." if mailbox else "Vem som tar emot rättelser är inte bestämt."
    yield _answer("mailbox", text, _START)


def _organisations(site: Site) -> Iterator[Answer]:
    """When a body that is gone ended and who took over, and when those began that have the networks now."""
    city = site.model.city
    for one in site.model.organisations.values():
        is_over = isinstance(one.end, PartialDate)
        begun = one.start is not None and one.start.first_day <= site.day
        if not (is_over or (begun and one.id in (city.administration, city.committee))):
            continue
        later = [site.model.organisations[name].name for name in one.successors]
        after = f" Efterträdare: {listed(later)}." if later else ""
        text = f"{sentence(one.name)}: {hedged_within(site, one, lifetime(one))}.{after}"
        asks = (
            *(ways("all", "began", name=one.name) if one.start else ()),
            *(ways("all", "ended", name=one.name) if is_over else ()),
        )
        yield Answer(asks, text, page_of("organisations"), (one,), name=one.name)


# --- Words ------------------------------------------------------------------------------------------------------------


def _abbreviations(site: Site) -> Iterator[Answer]:
    """What an abbreviation stands for and is; that of a network is told with the network."""
    networks = {name.casefold() for one in site.networks for name in (one.id, one.name, one.called)}
    for one in site.model.abbreviations.values():
        if one.name.casefold() not in networks:
            text = f"{one.name}: {explained(site, one)}"
            yield _answer("abbreviation", text, page_of("abbreviations"), [one], one.id, name=one.name)
