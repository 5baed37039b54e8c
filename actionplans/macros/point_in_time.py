"""What held, happened or was unknown on a day that the reader chooses: what theme/assets/point-in-time.js works with.

Without a script everything stands there, and the field to write a day in does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.network import network_link
from actionplans.macros.parts import organisation, plan_link, plan_step
from actionplans.markup.elements import element, enumerate_words, join, tag
from actionplans.model.dates import PartialDate, span_in_words
from actionplans.model.page_kinds import DAY
from actionplans.model.records import Holding, Membership, Network, Organisation, Role
from actionplans.model.shapes import Ongoing
from actionplans.model.sourced import Span
from actionplans.model.timeline import PlanStatus, attested_spans, held_spans, last_day, plan_status
from actionplans.site.dated import Dated, What, everything
from actionplans.site.view import View
from actionplans.swedish.words import inside, listed, period, sentence
from actionplans.system.fixed import fixed

_EXAMPLES = "Skriv till exempel 1 maj 2016, 2016-05-01, maj 2016 eller 2016."


def point_in_time(view: View) -> Markup:
    """A field to write a day in, which leads to the page with all that held and happened on that day."""
    if DAY.path() not in view.site.pages:
        return Markup("")
    return _asked(view)


def _asked(view: View, *more: Markup, limits: dict[str, str] | None = None) -> Markup:
    label = element("label", "Visa läget en viss dag", for_="point-in-time")
    hint = element("span", _EXAMPLES, id="point-in-time-hint", class_="note")
    field = element(
        "input",
        "",
        id="point-in-time",
        name_="dag",
        type="text",
        required="",
        autocomplete="off",
        maxlength="40",
        size="18",
        aria_describedby="point-in-time-hint" + (" point-in-time-status" if limits else ""),
    )
    fields = element("div", join([field, element("button", "Visa", type="submit"), *more]))
    form = element("form", join([label, hint, fields]), action=view.href(DAY.path()), method="get", **(limits or {}))
    return element("div", form, class_="point-in-time no-search")


def on_a_day(view: View) -> Markup:
    """All that held or happened on a day that the reader writes: networks, who represented the city, plans, events."""
    who = view.say("Vem som företrädde staden")
    groups = [
        _Group("natverk", "Nätverken", "Inget medlemskap är belagt.", ("medlemskap",) * 2, _memberships(view)),
        _Group("uppdrag", who, "Inget uppdrag är belagt.", ("uppdrag",) * 2, _roles(view)),
        _Group("planer", "Planerna", "Ingen handlingsplan är känd.", ("plan", "planer"), _plans(view)),
        _Group(
            "handelser",
            "Vad som hände",
            "Ingen händelse är känd.",
            ("händelse", "händelser"),
            _events(view),
            "Dagen är okänd",
        ),
    ]
    first = min((row.first for group in groups for row in group.rows), default=view.day)
    limits = {"data_first": first.isoformat(), "data_last": view.day.isoformat()}
    back = element("button", "Visa allt", type="button", hidden="")
    said = element("p", "", id="point-in-time-status", role="status", class_="no-search")
    whole = element("p", "Här står allt som är känt, det nyaste först i varje del.", class_="note no-search")
    listed = element("div", join(group.shown() for group in groups), class_="dated-rows no-search")
    return join([_asked(view, back, limits=limits), said, whole, listed], "\n\n")


@fixed
class _Row:
    """A line, with the first day that it says something of, and its dates for the script."""

    text: Markup
    first: datetime.date
    dates: dict[str, str | None]


@fixed
class _Group:
    """What belongs under one heading; `counted` is what the script calls one of it, and several.

    `unsure` stands before those of which nobody knows whether it was on the day.
    """

    id: str
    title: str
    none: str
    counted: tuple[str, str]
    rows: list[_Row]
    unsure: str = "Okänt då"

    def shown(self) -> Markup:
        """The heading, and under it the rows, the newest first."""
        ordered = sorted(self.rows, key=lambda row: row.first, reverse=True)
        listed = folds.first_open(ordered, _listed, self.counted)
        none = element("p", self.none, class_="missing", hidden="" if self.rows else None)
        heading = element("h2", self.title, id=self.id)
        one, many = self.counted
        return element("section", join([heading, none, listed]), data_one=one, data_many=many, data_unsure=self.unsure)


def _listed(rows: Sequence[_Row]) -> Markup:
    return element("ul", join(element("li", row.text, **row.dates) for row in rows))


def _memberships(view: View) -> list[_Row]:
    found = []
    for network in view.model.networks.values():
        view.show(network)
        for one in network.memberships:
            said = join([organisation(view, one.member), period(one, view.day)], ", ")
            text = join([network_link(view, network) + Markup(":"), said])
            found.append(_Row(text, _first(one), marks(one, *bounds(view, network, one))))
    return found


def _roles(view: View) -> list[_Row]:
    found = []
    for network in view.model.networks.values():
        for role in network.roles:
            empty = tag("Tom plats", "missing") if role.vacant else ""
            who = join([view.model.organisations[role.holder].name, inside(role.office or ""), role.person or ""], ", ")
            said = join([join([inside(role.text), empty]), who, period(role, view.day)], ", ")
            text = join([network_link(view, network) + Markup(":"), said])
            found.append(_Row(text, _first(role), marks(role, *bounds(view, network, role))))
    return found


def _plans(view: View) -> list[_Row]:
    """The plans that are more than a draft: each holds for its time."""
    found = []
    for plan in view.model.plans.values():
        if plan_status(plan) is not PlanStatus.DRAFT:
            start, end = plan.start or PartialDate(plan.year), plan.end or PartialDate(plan.year)
            names = join((view.model.networks[name].called for name in plan.covers), ", ")
            text = join([names + Markup(":"), join([plan_link(view, plan), plan_step(view, plan)], ". ")])
            found.append(_happened(text, start.first_day, end.last_day))
    return found


# What happened, of all that has a date: no plans of what is to come, and no day by which something is due.
_HAPPENED = {
    What.LETTER: "Brev till nämnden",
    What.MEETING: "Nämndens sammanträde",
    What.DECISION: "Beslut",
    What.PLAN_DECISION: "Beslut",
    What.EVENT: "",
    What.TRIP: "Resa eller annat deltagande",
    What.WORKSHOP: "",
    What.MEMBERSHIP_DECISION: "Beslut",
    What.MEMBERSHIP_LEFT: "Beslut",
}


def _events(view: View) -> list[_Row]:
    rows = []
    for date, together in _happenings(view):
        rows.append(_dated(_event(view, date, together), date, together[0].end))
    for network in (*view.site.members, *view.site.coming, *view.site.former):
        for event in network.events:
            if event.scope != "city" and event.date.first_day <= view.day:
                text = join([_when(event.date, event.end), network_link(view, network) + Markup(":"), event.text])
                rows.append(_dated(text, event.date, event.end))
    return rows


def _happenings(view: View) -> Iterator[tuple[PartialDate, list[Dated]]]:
    """What happened, each with its date. What is one and the same is one: a matter's meeting with its decision, and
    the decisions on the plans of one day."""
    found: dict[tuple[str, ...], tuple[PartialDate, list[Dated]]] = {}
    for number, one in enumerate(everything(view.site)):
        if one.what in _HAPPENED and one.date and one.date.first_day <= view.day:
            alike: tuple[str, ...] = (str(number),)
            if one.what in (What.MEETING, What.DECISION):
                alike = ("matter", *one.which)
            elif one.what is What.PLAN_DECISION:
                alike = ("plans",)
            found.setdefault((str(one.date), *alike), (one.date, []))[1].append(one)
    yield from found.values()


def _event(view: View, date: PartialDate, together: Sequence[Dated]) -> Markup:
    first = together[0]
    labels = dict.fromkeys(view.say(_HAPPENED[one.what]) for one in together)
    label = sentence(listed([inside(label) for label in labels]))
    network = first.network if len(together) == 1 else None
    name = network.called if network and network.name not in first.title else ""
    titles = enumerate_words([view.link(*named) for named in dict.fromkeys((one.title, one.page) for one in together)])
    return join([_when(date, first.end), join([label, name, titles], ": ")])


def _when(date: PartialDate, end: PartialDate | None) -> Markup:
    return element("strong", sentence(span_in_words(date, end)) + ":")


def _dated(text: Markup, date: PartialDate, end: PartialDate | None) -> _Row:
    """A row of what happened; one without a day was on any day of its month or year."""
    row = _happened(text, date.first_day, (end or date).last_day)
    return row if date.day and not date.about else replace(row, dates={**row.dates, "data_vague": ""})


def _happened(text: Markup, first: datetime.date, last: datetime.date) -> _Row:
    """A row that is never unknown: before and after its time it was not."""
    return _Row(text, first, {"data_on": str(first) if first == last else f"{first}/{last}"})


def _first(one: Holding) -> datetime.date:
    """The first day that something is known of."""
    return min(first for first, _ in one.spans)


# --- The dates of what holds ------------------------------------------------------------------------------------------


def bounds(view: View, network: Network, one: Membership | Role) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day on which it can have been held at all, whatever its sources leave open.

    Nobody represents a city through an organisation that is not there, in a network that is no more, or before the
    city was a member.
    """
    holder = view.model.organisations[one.member if isinstance(one, Membership) else one.holder]
    around: list[tuple[datetime.date | None, datetime.date | None]] = [_life(holder), (None, _ended(network.end))]
    if isinstance(one, Role) and network.memberships:
        begun = [own.start.first_day for own in network.memberships if own.start]
        left = [day for own in network.memberships if (day := last_day(own))]
        known = len(network.memberships)
        around.append((min(begun) if len(begun) == known else None, max(left) if len(left) == known else None))
    begins, ends = ([day for day in days if day] for days in zip(*around, strict=True))
    return max(begins, default=None), min(ends, default=None)


def _life(one: Organisation) -> tuple[datetime.date | None, datetime.date | None]:
    return (one.start.first_day if one.start else None, _ended(one.end))


def _ended(end: PartialDate | Ongoing | None) -> datetime.date | None:
    return end.last_day if isinstance(end, PartialDate) else None


def marks(
    holding: Holding, begins: datetime.date | None = None, ends: datetime.date | None = None
) -> dict[str, str | None]:
    """A row's dates: when it was held and when attested, and the days before and after which it was not.

    `begins` and `ends` are the days that it can have been held from and to, for another reason than its own dates.
    """
    attested = attested_spans(holding)
    firsts = [day for day in (begins, holding.start.first_day if holding.start else None) if day]
    lasts = [day for day in (ends, last_day(holding)) if day]
    return {
        "data_held": _intervals(span for span in held_spans(holding) if span not in attested),
        "data_attested": _intervals(attested),
        "data_begins": max(firsts).isoformat() if firsts else None,
        "data_ends": min(lasts).isoformat() if lasts else None,
    }


def _intervals(found: Iterable[Span]) -> str | None:
    """Spans as ISO 8601 intervals, by spaces: "2014-11-06/2016-12-31 2023-01-01/2023-12-31"; None of none."""
    return " ".join(f"{first}/{last}" for first, last in found) or None
