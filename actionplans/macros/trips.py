"""Macros about trips and other participation: all of them, and those whose papers are missing."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from actionplans.macros import costs, folds, steps
from actionplans.macros.forms import report_trip
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, unknown, with_remarks
from actionplans.markup.elements import bullets, element, enumerate_words, folded, join, note, table, tag, text
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import Invitation, Trip, TripReport
from actionplans.site import attention
from actionplans.site.addresses import matter_page, routine_page
from actionplans.site.attention import TripGap, trips_newest_first
from actionplans.site.view import View
from actionplans.swedish.travel import delegation
from actionplans.swedish.words import inside, sentence

_ROUTINE = routine_page("resor")


def trips(view: View, network: str | None = None) -> Markup:
    """Trips and other participation, newest first: in a network, or all year by year, with decision and report."""
    found = [trip for trip in trips_newest_first(view.site) if network is None or network in trip.networks]
    if not found:
        none = join(["Ingen resa och inget annat deltagande är känt.", _how(view)])
        nothing = element("p", none, class_="missing")
        return nothing if network else join([element("h2", "Alla resor och annat deltagande"), nothing], "\n\n")
    if network:
        listed = _table(view, "Resor och annat deltagande", found, with_network=False)
        newest = sentence(span_in_words(found[0].start, found[0].end))
        return folded(f"Visa alla {len(found)}, den senaste {inside(newest)}", listed) if len(found) > 1 else listed
    # Of a city that travels much last year's trips are a page by themselves.
    newest_open = min(view.day.year, found[0].start.year) if folds.are_many(len(found)) else view.day.year - 1
    parts = []
    for year in dict.fromkeys(trip.start.year for trip in found):
        chosen = [trip for trip in found if trip.start.year == year]
        listed = _table(view, f"Resor och annat deltagande {year}", chosen, with_network=True)
        parts.append(element("h2", str(year), id=f"ar-{year}"))
        if year < newest_open:
            number = f"{len(chosen)} {'resa' if len(chosen) == 1 else 'resor'} eller annat deltagande"
            listed = element("details", element("summary", number) + listed, class_="folded")
        parts.append(listed)
    return join(parts, "\n\n")


def _how(view: View) -> Markup:
    """The way to what is to be done before and after a trip, where the site says it."""
    if _ROUTINE not in view.site.pages:
        return Markup("")
    return join(["Så går det till:", view.link("före och efter en resa", _ROUTINE) + Markup(".")])


def _table(view: View, caption: str, found: list[Trip], *, with_network: bool) -> Markup:
    columns = ["Resa", "Vem och hur", "Beslut före", "Rapport efter"]
    rows = [_trip(view, trip, with_network=with_network) for trip in found]
    return table(caption, *costs.with_amounts(view, columns, rows, found), class_="trips")


def _trip(view: View, trip: Trip, *, with_network: bool) -> list[str | Markup]:
    coming = tag("Kommande", "coming") if trip.start.first_day > view.day else ""
    networks = note(join(["Nätverk:", _networks(view, trip)])) if with_network else ""
    when = note(join([sentence(span_in_words(trip.start, trip.end)), _where(trip)], ", "))
    purpose = join([trip.text, cited(view, trip), coming, when, networks, _activity(view, trip)])
    return [
        with_remarks(view, purpose, trip),
        join([_participation(view, trip), *(_invitation(view, one) for one in trip.invitations)]),
        _decision(view, trip),
        _report(view, trip, attention.report_of(view.model, trip)),
    ]


def _activity(view: View, trip: Trip) -> Markup:
    """The activity that the trip belongs to, as its plan words it."""
    plans = (plan for network in trip.networks for plan in view.model.plans_for(network, trip.start.year))
    for activity in (activity for plan in plans for activity in plan.activities):
        if activity.id == trip.activity:
            return note(join(["I planen:", activity.text]))
    return Markup("")


def _networks(view: View, trip: Trip) -> Markup:
    return join([network_link(view, view.model.networks[one]) for one in trip.networks], ", ") or unknown()


def _where(trip: Trip) -> str | Markup:
    """The place, which only a trip abroad surely has."""
    return trip.location or (unknown() if trip.mode == "abroad" else "")


def _participation(view: View, trip: Trip) -> Markup:
    """Who took part, function by function where that is known, and how."""
    return join([_who(view, trip), view.model.vocabulary.participation_modes[trip.mode].label], ". ")


def _who(view: View, trip: Trip) -> str | Markup:
    went = delegation(view.model, trip.delegation)
    if went and trip.function is None:
        return went
    people = f"({trip.travellers} {'person' if trip.travellers == 1 else 'personer'})" if trip.travellers else ""
    return join([join([trip.function or unknown(), people]), went], ": ")


def _invitation(view: View, one: Invitation) -> Markup:
    """Who was invited to come along, and what came of it."""
    level = inside(view.model.vocabulary.levels[one.level].label) if one.level else ""
    about = ", ".join(words for words in (str(one.number or ""), level) if words)
    said = f"Inbjudan till {inside(one.function)}{f' ({about})' if about else ''}"
    when = f", {in_words(one.date)}" if one.date else ""
    return note(join([f"{said}{when}.", one.text or ""]))


def _decision(view: View, trip: Trip) -> str | Markup:
    """The decisions. The routine asks for one before a trip outside Sweden and is silent on the rest."""
    ways = [steps.told(view, step) for step in sorted(trip.steps, key=lambda step: step.date.sort_key)]
    if trip.decision:
        ways.append(join([in_words(trip.decision.date), trip.decision.reference or ""], ", "))
    late = trip.decided is not None and trip.decided.first_day > trip.start.last_day
    missing = trip.decided is None and trip.mode == "abroad"
    said = bullets(ways) if len(ways) > 1 else join(ways)
    standing = tag("Efter avresan", "soon") if late else tag("Saknas", "missing") if missing else ""
    return join([said, standing]) or "Inget krav är känt"


def _report(view: View, trip: Trip, report: TripReport | None) -> str | Markup:
    if report is None:
        if trip.mode != "abroad":
            return "Inget krav är känt"
        over = (trip.end or trip.start).last_day < view.day
        return join([tag("Saknas", "missing"), report_trip(view, trip)]) if over else "Inte än"
    matter = view.model.matters.get(report.matter) if report.matter else None
    got = view.say("När nämnden fick den är okänt.")
    if matter:
        got = join(
            [view.say("Till nämnden"), view.link(in_words(matter.meeting or matter.date), matter_page(matter.id))]
        )
    others = [one.text for one in _reported_together(view, trip, report) if one is not trip]
    together = note(join(["Samma rapport gäller", enumerate_words(others) + Markup(".")])) if others else ""
    return join([in_words(report.date), note(got), note(report.text) if report.text else "", together])


def _reported_together(view: View, trip: Trip, report: TripReport) -> list[Trip]:
    """The trips that a report is about."""
    record = view.model.trips.get(trip.start.year)
    return [one for one in record.trips if record.report_of(one) is report] if record else []


def trips_to_mend(view: View) -> Markup:
    """The trips outside Sweden that lack a decision before departure or a written report after return."""
    return join([_deadline(view), _to_mend(view)], "\n\n")


def _deadline(view: View) -> Markup:
    deadline = view.model.city.trip_report_deadline
    if deadline is None:
        return Markup("")
    limit = f"Rapporten ska finnas senast {deadline.days} dagar efter resan."
    return element("p", with_remarks(view, join([limit, cited(view, deadline)]), deadline))


def _to_mend(view: View) -> Markup:
    if not any(trip.mode == "abroad" for trip in trips_newest_first(view.site)):
        return element("p", "Ingen resa utanför Sverige är känd.", class_="missing")
    found = attention.trips_to_mend(view.site)
    if not found:
        return element("p", "Ingen känd resa utanför Sverige saknar beslut eller rapport.")
    rows: list[list[str | Markup]] = [
        [
            join([gap.trip.text, note(sentence(span_in_words(gap.trip.start, gap.trip.end)))]),
            _networks(view, gap.trip),
            bullets(_lacking(view, gap)),
        ]
        for gap in found
    ]
    return table("Resor som saknar underlag", ["Resa", "Nätverk", "Vad som saknas"], rows)


def _lacking(view: View, gap: TripGap) -> Iterator[Markup]:
    if gap.decision:
        late = f"Det är från {in_words(gap.trip.decided)}." if gap.trip.decided else ""
        yield join(["Beslut före avresan.", late])
    if gap.report and gap.due:
        late_tag = tag("Försenad", "soon") if gap.due < view.day else ""
        yield join(["Skriftlig rapport efter resan.", f"Senast {in_words(gap.due)}.", late_tag])
    elif gap.report:
        yield text("Skriftlig rapport efter resan.")
