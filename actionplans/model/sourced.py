"""What has a source, what holds for a time, and what else do most records share?"""

from __future__ import annotations

import datetime
import functools
from dataclasses import field
from typing import Annotated, ClassVar

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, inherited, one_or_more, optional, required, several, shared
from actionplans.model.identifiers import OrganisationId, SourceId
from actionplans.model.shapes import End, Ongoing, Term
from actionplans.system.fixed import fixed

Span = tuple[datetime.date, datetime.date]


@fixed(kw_only=True)
class Alternative(Record):
    """What another source says of the same thing."""

    noun = Noun(
        "Annan uppgift",
        "den andra uppgiften",
        "annan uppgift",
        "andra uppgifter",
        "vad en annan källa säger om samma sak.",
    )

    text: str = required("Text", "texten", "Vad den andra källan säger.", "Stadens webbplats anger 25 november.")
    sources: tuple[SourceId, ...] = one_or_more("Källor", "källorna", "Den andra källan.", "[stadens-webbplats]")


@fixed(kw_only=True)
class Sourced(Record):
    """What has a source: nearly everything. Within a record that has one it need not state its own."""

    sources: tuple[SourceId, ...] = inherited(
        "Källor",
        "källorna",
        "Källor, id ur `sources/`. Utelämnas de gäller de som står närmast utanför, till sist filens.",
        "[brev-2023]",
    )
    confidence: Annotated[str, Term("confidence")] = optional(
        "Säkerhet",
        "säkerheten",
        "Hur säker uppgiften är. Utelämnad betyder att den står rakt ut i källan.",
        "medium",
        "high",
    )
    note: str | None = optional(
        "Anmärkning",
        "anmärkningen",
        "Det som läsaren behöver veta för att inte missförstå uppgiften.",
        "Året är härlett ur sammanhanget.",
    )
    alternatives: tuple[Alternative, ...] = several(
        "Annan uppgift", "de andra uppgifterna", "Vad andra källor säger om samma sak.", NESTED
    )


@fixed(kw_only=True)
class SourcedWithin(Record):
    """A file whose records have sources: those that state none have the file's, where it states some."""

    sources: tuple[SourceId, ...] = shared(
        "Källor", "källorna", "Källor till det i filen som inte anger egna, id ur `sources/`.", "[brev-2023]"
    )


@fixed(kw_only=True)
class Holding(Sourced):
    """What holds for a time: memberships, roles, priorities."""

    rare: ClassVar[tuple[str, ...]] = ("end_announced",)

    start: PartialDate | None = optional(
        "Från och med", "starten", "Första dagen, så noga som källan säger den. Utelämnad: okänd.", "2014-11-06"
    )
    end: End | None = optional(
        "Till och med",
        "slutet",
        "Sista dagen det gäller. `ongoing` bara om en källa säger att det löper vidare. Utelämnad: okänd.",
        "2024",
    )
    observed: tuple[PartialDate, ...] = several(
        "Belagd", "tiderna som källor belägger", "Tider då en källa belägger att det gällde.", "[2016, 2023]"
    )
    announced: PartialDate | None = optional(
        "Blev känt",
        "när det blev känt",
        "När det blev känt. Behövs för att visa något som ännu inte har börjat.",
        "2020-12",
    )
    end_announced: PartialDate | None = optional(
        "Slutet blev känt",
        "när slutet blev känt",
        "När slutet blev känt. Före den dagen visas inget slut. Utelämnad: slutet visas alltid.",
        "2024-09",
    )
    # Whether another's begins on its last day, as far as is known: then that day is the other's. See model/known.py.
    handed_over: bool = field(default=False, compare=False, repr=False)

    @functools.cached_property
    def spans(self) -> tuple[Span, ...]:
        """The times for which the sources say that it held, first and last day of each."""
        last_known = max((date.last_day for date in self.observed), default=None)
        end = self.end
        if isinstance(end, Ongoing):
            last_known = datetime.date.max
        elif end is not None:
            last_known = end.last_day
        if self.start is not None:
            first = self.start.first_day
            # A vague start reaches no further than a known end: from 2014 to March 2014 is three months at the most.
            reach = first if isinstance(end, PartialDate) else self.start.last_day
            return ((first, max(last_known or first, reach)),)
        observed = [(date.first_day, date.last_day) for date in sorted(self.observed, key=lambda date: date.sort_key)]
        if end is not None and last_known is not None:
            # A known end closes the last observation; without one, the end's own period is all that is known.
            begin = observed.pop()[0] if observed else (end.first_day if isinstance(end, PartialDate) else last_known)
            observed.append((min(begin, last_known), last_known))
        return tuple(observed)


@fixed(kw_only=True)
class Passage(Sourced):
    """A text with a source."""

    noun = Noun("Stycke", "uppgiften", "uppgift", "uppgifter", "en text med källa.")

    text: str = required("Text", "texten", "Texten. Tom rad ger nytt stycke.", "Syftet är att …")


@fixed(kw_only=True)
class Decision(Sourced):
    """A decision of the committee."""

    noun = Noun("Beslut", "beslutet", "beslut", "beslut", "ett beslut i nämnden.")
    rare = ("reason",)

    date: PartialDate = required("Datum", "datumet", "Sammanträdets datum.", "2023-03-27")
    body: OrganisationId = required("Organ", "organet", "Vem som beslutade.", "stadsrumsnamnden")
    paragraph: str | None = optional("Paragraf", "paragrafen", "Paragraf i protokollet.", "§ 74")
    reference: str | None = optional("Diarienummer", "diarienumret", "Diarienummer.", "0123/23")
    outcome: str = required("Utfall", "lydelsen", "Vad som beslutades.", "Antecknas till protokollet.")
    reason: str | None = optional("Skäl", "skälen", "Skälen till beslutet.", "Avgiften har fördubblats.")


@fixed(kw_only=True)
class Step(Sourced):
    """One step on the way to a decision, or the decision itself. Advice is not a decision."""

    noun = Noun(
        "Steg",
        "steget",
        "steg",
        "steg",
        "ett steg på vägen till ett beslut, eller beslutet självt. Ett yttrande är inget beslut.",
    )
    rare = ("reason",)

    kind: Annotated[str, Term("step_kinds")] = required("Slag", "slaget", "Vad som hände med ärendet.", "advised")
    date: PartialDate = required("Datum", "datumet", "När.", "2025-02-11")
    body: OrganisationId | None = optional("Organ", "organet", "Vem som tog steget.", "trafiknamnden")
    paragraph: str | None = optional("Paragraf", "paragrafen", "Paragraf i protokollet.", "§ 74")
    reference: str | None = optional("Diarienummer", "diarienumret", "Diarienummer.", "0123/25")
    outcome: str | None = optional("Utfall", "lydelsen", "Vad steget ledde till.", "Nämnden tillstyrker planen.")
    reason: str | None = optional("Skäl", "skälen", "Skälen till det.", "Hamnbolaget har inte yttrat sig.")
