"""Macros of Start: which plans hold, whom to ask, what comes next, what is pressing, and how did last year go?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from actionplans.downloads.tables import in_use
from actionplans.macros.agenda import AHEAD, NEXT
from actionplans.macros.bars import year_bars
from actionplans.macros.evaluation import latest
from actionplans.macros.functions import owned_by
from actionplans.macros.overview import FRONT, description, most_pressing
from actionplans.macros.parts import beside, organisation, plan_link, plan_step, unknown
from actionplans.markup.elements import bullets, definitions, element, enumerate_words, join, note, quiet, table, text
from actionplans.markup.pictures import bar, span, strip
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import KINDS
from actionplans.model.records import Network, Plan, Role
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.site.activities import activities_of, all_of, latest_over
from actionplans.site.addresses import matter_page, network_page, year_page
from actionplans.site.agenda import coming
from actionplans.site.attention import roles_held, roles_last_known, vacant
from actionplans.site.contact import feedback
from actionplans.site.engagement import Engagement, engagement
from actionplans.site.represented import named, until
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import inside, letter_or_meeting, number_word, sentence

# --- In five seconds --------------------------------------------------------------------------------------------------


def at_a_glance(view: View) -> Markup:
    """What staff ask first, each with its answer: which plans, who represents the city, what is next, whom to ask."""
    if not view.site.members:
        return element("p", "Inget nätverk finns ännu.", class_="missing")
    rows = [
        ("Planer", _plans(view)),
        ("Företrädare", _represented(view)),
        ("Resultat", _given(view)),
        ("Närmast", _next(view)),
        ("Brådskar", most_pressing(view)),
        ("Frågor", _whom_to_ask(view)),
    ]
    return element("div", definitions(rows), class_="glance")


def _plans(view: View) -> Markup:
    """Whether there are plans for the year, said once, and the way to each of them."""
    members, year = view.site.members, view.day.year
    known = [(network, plan) for network in members if (plan := view.site.current(network.id).plan)]
    held = [(network, plan) for network, plan in known if view.site.current(network.id).in_force]
    older = [pair for pair in known if pair not in held]
    told = [_headline(view, held, len(members))]
    if older:
        told.append(_last_known(view, older, len(members)))
    links = enumerate_words([_way_to(view, network, plan) for network, plan in known])
    ways = element("p", join(["Till planen:", links + Markup(".")])) if known else Markup("")
    is_drafted = any(_draft(view, one) for one in members)
    more = [join([view.link(f"Utkast för {year + 1}", year_page(year + 1)), "finns."])] if is_drafted else []
    newest = max((plan.year for _, plan in known), default=year)
    if news := _page(view, "year_news", newest):
        more.append(view.link(f"Nytt i planerna {newest}", news))
    return join([element("p", join(told)), ways, element("p", join(more)) if more else ""], "")


def _headline(view: View, held: Sequence[tuple[Network, Plan]], members: int) -> Markup:
    """How many networks have a plan for the year; how the plans stand, where they all stand the same."""
    year, number = view.day.year, len(held)
    if not held:
        return text(f"Ingen plan för {year} är känd.")
    if number < members:
        return text(f"{sentence(number_word(number))} av {number_word(members)} nätverk har en plan för {year}.")
    whose = "Nätverket" if number == 1 else f"Alla {number_word(number)} nätverk"
    steps = {_step(view, plan) for _, plan in held}
    how = Markup(" ({})").format(steps.pop()) if len(steps) == 1 else ""
    return join([f"{whose} har en plan för {year}", how, "."], "")


def _last_known(view: View, older: Sequence[tuple[Network, Plan]], members: int) -> Markup:
    """ "Senast kända: 2023, för alla sju nätverken (brev till nämnden 13 mars 2023)"."""
    groups: dict[tuple[str, Markup], list[Network]] = {}
    for network, plan in older:
        groups.setdefault((plan_years(plan), _step(view, plan)), []).append(network)
    parts = []
    for (years, step), networks in groups.items():
        everyone = len(networks) == members > 1
        whose = (
            f"alla {number_word(members)} nätverken" if everyone else enumerate_words([one.name for one in networks])
        )
        parts.append(join([f"{years}, för", whose, Markup("({})").format(step)]))
    return join(["Senast kända:", join(parts, "; ") + Markup(".")])


def _step(view: View, plan: Plan) -> Markup:
    """How far a plan has come, inside a sentence."""
    view.show(plan)
    matter = view.site.matter_of(plan)
    status = plan_status(plan)
    if status is PlanStatus.DECIDED and plan.decided is not None:
        return text(f"beslutad {in_words(plan.decided.date)}")
    if status is PlanStatus.PRESENTED and matter is not None:
        return view.link(letter_or_meeting(view.model.city, matter, view.day), matter_page(matter.id))
    return text("när den lades fram är okänt")


def _way_to(view: View, network: Network, plan: Plan) -> Markup:
    page = view.site.plan_page(plan, network.id)
    return view.link(network.name, page, name=f"{network.name}: plan {plan_years(plan)}")


def _draft(view: View, network: Network) -> Plan | None:
    plan = view.model.plan_for(network.id, view.day.year + 1)
    return plan if plan and plan_status(plan) is PlanStatus.DRAFT else None


def _represented(view: View) -> Markup:
    """How many mandates the city is known to hold today; when none, how old the newest are; and the way to them all."""
    held = {network.id: len(roles_held(view.site, network)) for network in view.site.members}
    number, where = sum(held.values()), sum(map(bool, held.values()))
    empty = len(list(vacant(view.site)))
    told = []
    if number:
        told.append(view.say(f"Staden har {number_word(number)} uppdrag i {number_word(where)} nätverk."))
    else:
        years = [year for network in view.site.members for _, year in roles_last_known(view.site, network)]
        told.append(view.say("Vi vet inte vem som företräder staden i dag."))
        told += [f"De senast belagda uppdragen är från {max(years)}."] if years else []
    if empty:
        told.append("En plats är tom." if empty == 1 else f"{sentence(number_word(empty))} platser är tomma.")
    ways = [
        view.link(view.say("Vem företräder staden var?"), "representation.md"),
        view.link("Alla uppdrag", "roller.md"),
    ]
    path = next((one.path for one in in_use(view.site) if one.name == "roller"), None)
    if path:
        ways.append(element("a", "Alla uppdrag i Excel", href=view.file_href(path), download=path.rpartition("/")[2]))
    return element("p", join(told)) + element("p", join(ways, " · "), class_="more")


def _next(view: View) -> Markup:
    """The first that comes, and how much there is after it."""
    found = coming(view.site, AHEAD)
    if not found:
        return element("p", f"Inget är daterat de närmaste {AHEAD} dagarna.")
    first = next((item for item in found if item.date and item.date.day), found[0])
    what = join([first.network.called if first.network else "", first.text], ": ")
    when = join([in_words(first.date) if first.date else "", inside(first.kind)], ", ")
    more = view.link(f"Allt de närmaste {AHEAD} dagarna ({len(found)})", FRONT, NEXT) if len(found) > 1 else ""
    return element("p", join([when + Markup(":"), what + Markup(".")])) + (
        element("p", more, class_="more") if more else Markup("")
    )


def _given(view: View) -> Markup:
    """How last year went, what the networks were judged to be worth, and the way to what they have given."""
    year = latest_over(view.model, view.day)
    told = []
    if year is not None:
        everything = all_of(activities_of(view.model, view.day, year))
        page = _page(view, "year_activities", year) or year_page(year)
        told.append(join([view.link(str(year), page), said(tally(view.model, everything)) + "."], ": "))
    else:
        told.append(text("Hur det gick med aktiviteterna är inte känt."))
    verdicts = Counter(_verdict(view, network) for network in view.site.members)
    del verdicts[""]
    if verdicts:
        words = join((f"{label.lower()} ({number})" for label, number in verdicts.most_common()), ", ")
        told.append(join([view.link("Senaste utvärdering", "utvardering.md"), words + Markup(".")], ": "))
    if results := _page(view, "results"):
        told.append(view.link("Vad får vi ut av det?", results))
    return join([element("p", one) for one in told], "")


def _page(view: View, kind: str, year: int | None = None) -> str | None:
    """The page of a kind, where the site has it: what not every city has is asked for by name."""
    known = (one for one in KINDS if one.name == kind)
    return next((page for one in known if (page := one.path(year=year or 0)) in view.site.pages), None)


def _verdict(view: View, network: Network) -> str:
    report = latest(view, network.id)
    return view.model.vocabulary.outcomes[report.evaluation.outcome].label if report and report.evaluation else ""


def _whom_to_ask(view: View) -> Markup:
    """The functions that answer for the networks, the one of most networks first; else who coordinates them."""
    owners: dict[str, list[str]] = {}
    for network in view.site.members:
        if network.owner:
            owners.setdefault(network.owner, []).append(network.name)
    ordered = sorted(owners.items(), key=lambda pair: -len(pair[1]))
    if not ordered:
        who = view.link(organisation(view, view.model.city.administration), "om/organisation.md")
        told = join([who, "samordnar nätverken."])
    else:
        others = [join([owned_by(view, owner), f"({', '.join(names)})"]) for owner, names in ordered[1:]]
        told = join([owned_by(view, ordered[0][0]), *others], "; ")
    return element("p", told) + element("p", _whom_to_tell(view))


def _whom_to_tell(view: View) -> Markup:
    """Where a reader says that something is wrong. The foot of the page says it too, but that of Start is far down."""
    letter = feedback(view.site, "Start", FRONT)
    if not letter:
        return text("Vem som tar emot rättelser är inte bestämt.")
    return element("a", "Fel på sidan? Säg till", href=letter)


# --- The networks -----------------------------------------------------------------------------------------------------


def current_plans(view: View) -> Markup:
    """Each network in a row: what it is, who represents the city, how engaged it has been, and the latest verdict."""
    members = view.site.members
    if not members:
        return element("p", "Inget nätverk finns ännu.", class_="missing")
    years = range(view.day.year - _YEARS + 1, view.day.year + 1)
    engaged = {network.id: engagement(view.site, network, years) for network in members}
    most = max((one.total for own in engaged.values() for one in own.values()), default=0)
    columns: dict[str, list[Markup]] = {
        "Nätverk": [_network(view, network) for network in members],
        "Företrädare": [_representatives(view, network) for network in members],
    }
    if _differ(view, members):
        columns["Plan"] = [_plan(view, network) for network in members]
    if most:
        columns[f"Engagemang {years[0]}–{years[-1]}"] = [
            _engaged(engaged[network.id], years, most) for network in members
        ]
    if any(latest(view, network.id) for network in members):
        columns["Utvärdering"] = [_judged(view, network) for network in members]
    listed = table("Nätverken nu", list(columns), zip(*columns.values(), strict=True), class_="overview")
    what = "Staplarna visar uppdrag, händelser och resor per år. Streckad linje: inget är känt om året."
    explained = note(what) if most else Markup("")
    return element("div", listed + explained, id="planer")


# For so many years engagement is drawn.
_YEARS = 10


def _network(view: View, network: Network) -> Markup:
    return join([view.link(network.called, network_page(network.id)), note(description(network) or unknown())])


def _representatives(view: View, network: Network) -> Markup:
    """The mandates held today, each with who holds it and until when; else the last known."""
    view.show(network)
    held = roles_held(view.site, network) or [role for role, _ in roles_last_known(view.site, network)]
    empty = [join(["Tom plats:", inside(role.text)]) for owner, role in vacant(view.site) if owner is network]
    if not held and not empty:
        return element("span", "Inget uppdrag är känt", class_="missing")
    return bullets([*(_role(view, role) for role in held), *empty])


def _role(view: View, role: Role) -> Markup:
    level = view.model.vocabulary.levels[role.level].label if role.level else ""
    more = join([inside(level), until(view.site, role)], ", ")
    return join([join([role.text, named(view.site, role)], " – "), note(more) if more else ""])


def _differ(view: View, members: Sequence[Network]) -> bool:
    """Whether the networks' plans stand so differently that one sentence does not say it."""
    current = [view.site.current(network.id) for network in members]
    known = {(one.plan.year, one.in_force, _step(view, one.plan)) for one in current if one.plan}
    return len(known) > 1 or any(one.plan is None for one in current) or any(_beside(view, one) for one in members)


def _beside(view: View, network: Network) -> Markup:
    plan = view.site.current(network.id).plan
    return beside(view, network.id, plan) if plan else Markup("")


def _plan(view: View, network: Network) -> Markup:
    current = view.site.current(network.id)
    plan = current.plan
    if plan is None:
        return element("span", "Ingen plan är känd", class_="missing")
    others = _beside(view, network)
    label = join([plan_link(view, plan, network.id), "" if current.in_force else "(senast känd)"])
    return join([label, note(plan_step(view, plan)), note(others) if others else ""])


def _judged(view: View, network: Network) -> Markup:
    """The latest verdict and its year, with the way to its reasons."""
    report, word = latest(view, network.id), _verdict(view, network)
    if report is None:
        return element("span", "Ingen känd", class_="missing")
    own = network_page(network.id, report.year)
    page = own if own in view.site.pages else view.site.page_of(network)
    view.show(report)
    return join([view.link(word, page, name=f"{word}: {network.name} {report.year}"), f"({report.year})"])


_HEIGHT = 28


def _engaged(known: dict[int, Engagement], years: range, most: int) -> Markup:
    """A bar for each year of which something is known; a year of which nothing is has a dashed foot and no bar."""
    marks, slot = [], 100 / len(years)
    for at, year in enumerate(years):
        begin, one = at * slot, known.get(year)
        if one is None:
            marks.append(span(begin + slot * 0.15, begin + slot * 0.85, "engaged--unknown", _HEIGHT - 1))
        else:
            height = max(3.0, one.total / most * _HEIGHT)
            marks.append(bar(begin + slot * 0.15, begin + slot * 0.85, "engaged", _HEIGHT - height, height))
    return strip(marks, _HEIGHT, "engagement") + element("p", _engaged_in_words(known, years))


def _engaged_in_words(known: dict[int, Engagement], years: range) -> Markup:
    """The newest year of which anything is known; the years before it, which the bars show, for who listens."""
    if not known:
        return quiet("Inget är känt")
    *before, last = sorted(known)
    after = "" if years[-1] in known else ", därefter okänt"
    heard = " ".join(f"{year}: {_counted(known[year])}." for year in before)
    return join([f"{last}: {_counted(known[last])}{after}", element("span", heard, class_="vh") if heard else ""])


def _counted(one: Engagement) -> str:
    """ "2 uppdrag, 1 händelse, 3 resor"."""
    parts = [
        (one.roles, "uppdrag", "uppdrag"),
        (one.events, "händelse", "händelser"),
        (one.trips, "resa", "resor"),
    ]
    return ", ".join(f"{number} {single if number == 1 else several}" for number, single, several in parts if number)


# --- Last year --------------------------------------------------------------------------------------------------------


def latest_outcomes(view: View) -> Markup:
    """What was done of last year's activities, as a bar for each network; nothing where no activity is known."""
    year = latest_over(view.model, view.day)
    if year is None:
        return Markup("")
    groups = activities_of(view.model, view.day, year)
    bars = year_bars(view, f"Aktiviteterna {year}", groups, lambda one: network_page(one.id, year))
    more = element("p", view.link(f"Allt om {year}, med vad det ledde till", year_page(year)))
    return join(
        [element("h2", f"Vad blev gjort {year}?", id="gjort"), element("div", bars, class_="in-lines"), more], "\n\n"
    )
