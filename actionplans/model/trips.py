"""What is a trip: who went where, who decided it, and what was reported?"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from actionplans.model.amounts import Costed
from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, one_or_more, optional, required, several
from actionplans.model.identifiers import MatterId, NetworkId, OrganisationId, Slug
from actionplans.model.searched import Searched
from actionplans.model.shapes import Term
from actionplans.model.sourced import Sourced, SourcedWithin, Step
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Approval(Record):
    """The decision before a trip."""

    noun = Noun(
        "Delegationsbeslut", "delegationsbeslutet", "delegationsbeslut", "delegationsbeslut", "beslutet före en resa."
    )

    date: PartialDate = required("Datum", "datumet", "Beslutets datum.", "2023-05-02")
    reference: str | None = optional("Diarienummer", "diarienumret", "Beslutets nummer.", "DB 2023-17")


@fixed(kw_only=True)
class TripReport(Record):
    """The written report after a trip."""

    noun = Noun(
        "Reserapport", "reserapporten", "reserapport", "reserapporter", "den skriftliga rapporten efter en resa."
    )
    rare = ("trips",)

    date: PartialDate = required("Datum", "datumet", "Rapportens datum.", "2023-06-20")
    matter: MatterId | None = optional(
        "Nämndärende", "nämndärendet", "Ärendet där nämnden fick ta del av rapporten.", "2023-08-28"
    )
    text: str | None = optional(
        "Text", "texten", "Vad resan gav, i korthet.", "Två städer vill delta i en gemensam ansökan."
    )
    trips: tuple[Slug, ...] = several(
        "Gäller även", "de andra resorna", "Andra resor i filen som rapporten också gäller.", "[gdansk]"
    )


@fixed(kw_only=True)
class Delegate(Record):
    """Who went, as a function."""

    noun = Noun("Deltagare", "deltagaren", "deltagare", "deltagare", "vem som reste, med funktion och aldrig med namn.")

    function: str = required("Funktion", "funktionen", "Funktion eller ämbete, aldrig ett namn.", "Nämndens ordförande")
    level: Annotated[str, Term("levels")] | None = optional(
        "Nivå", "nivån", "Politisk nivå eller tjänstepersonsnivå.", "political"
    )
    organisation: OrganisationId | None = optional(
        "Organisation", "organisationen", "Vem funktionen hör till.", "trafiknamnden"
    )
    number: int = optional("Antal", "antalet", "Hur många. Utelämnat: en.", "2", 1)


@fixed(kw_only=True)
class Invitation(Record):
    """An invitation to politicians or officials to come along."""

    noun = Noun(
        "Inbjudan",
        "inbjudan",
        "inbjudan",
        "inbjudningar",
        "en inbjudan till politiker eller tjänstepersoner att delta.",
    )

    function: str = required("Funktion", "funktionen", "Vilka som bjöds in, aldrig med namn.", "Nämndens presidium")
    level: Annotated[str, Term("levels")] | None = optional(
        "Nivå", "nivån", "Politisk nivå eller tjänstepersonsnivå.", "political"
    )
    date: PartialDate | None = optional("Datum", "datumet", "När inbjudan kom.", "2025-02-03")
    number: int | None = optional("Antal", "antalet", "Hur många som bjöds in.", "3")
    text: str | None = optional("Text", "texten", "Vem som bjöd in, och svaret.", "Två tackade ja.")


@fixed(kw_only=True)
class Trip(Sourced, Costed, Searched):
    """A trip, or other taking part."""

    noun = Noun("Resa", "resan", "resa", "resor", "en resa eller ett annat deltagande.")
    rare = ("delegation", "invitations", "steps")

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "arsmotet")
    text: str = required("Text", "texten", "Syftet.", "Delta i Kajforums årsmöte")
    mode: Annotated[str, Term("participation_modes")] = required(
        "Sätt att delta", "sättet att delta", "Hur staden deltog.", "abroad"
    )
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som deltagandet hör till.", "[ljusringen]"
    )
    location: str | None = optional("Ort", "orten", "Ort och land.", "Porto, Portugal")
    start: PartialDate = required("Från och med", "starten", "Första dagen.", "2023-05-31")
    end: PartialDate | None = optional("Till och med", "slutet", "Sista dagen.", "2023-06-02")
    function: str | None = optional(
        "Funktion", "funktionen", "Vem som deltog, med funktion, aldrig med namn.", "Processledare"
    )
    participants: int | None = optional("Deltagare", "antalet deltagare", "Hur många som deltog.", "2")
    delegation: tuple[Delegate, ...] = several(
        "Delegation", "delegationen", "Vilka som deltog, en rad per funktion.", NESTED
    )
    invitations: tuple[Invitation, ...] = several("Inbjudningar", "inbjudningarna", "Vilka som bjöds in.", NESTED)
    activity: str | None = optional(
        "Aktivitet", "aktiviteten", "Aktivitetens id i nätverkets plan för året.", "varmote"
    )
    decision: Approval | None = optional("Beslut", "beslutet", "Delegationsbeslutet.", NESTED)
    steps: tuple[Step, ...] = several(
        "Steg", "stegen", "Stegen på vägen till beslutet, när de är flera. Ersätter då `decision`.", NESTED
    )
    report: TripReport | None = optional("Reserapport", "reserapporten", "Reserapporten.", NESTED)

    @property
    def decided(self) -> PartialDate | None:
        """When it was decided: the first decision where several bodies took one. Advice is none."""
        dates = [step.date for step in self.steps if step.kind == "decided"]
        dates += [self.decision.date] if self.decision else []
        return min(dates, key=lambda date: date.sort_key, default=None)

    @property
    def travellers(self) -> int | None:
        """How many went, if anybody says: in all, or function by function."""
        return self.participants or sum(one.number for one in self.delegation) or None


@fixed(kw_only=True)
class Trips(SourcedWithin):
    """The trips of a year: data/trips/<year>.yml."""

    noun = Noun(
        "Resor",
        "årets resor",
        "år med resor",
        "år med resor",
        "`data/trips/<år>.yml`, årets resor och annat deltagande.",
    )

    year: int = field(default=0)
    trips: tuple[Trip, ...] = one_or_more("Resor", "resorna", "Resorna, i tidsordning.", NESTED)

    def report_of(self, trip: Trip) -> TripReport | None:
        """The report after a trip: its own, or another trip's that is about both."""
        return trip.report or next(
            (one.report for one in self.trips if one.report and trip.id in one.report.trips), None
        )
