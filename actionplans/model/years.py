"""What is said of a year across all networks, and of the ways of working that recur?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import NetworkId, OrganisationId, Slug
from actionplans.model.networks import Event
from actionplans.model.shapes import Term
from actionplans.model.sourced import Passage, Sourced


@dataclass(frozen=True, kw_only=True)
class FocusPoint(Record):
    """One point of the year's common direction."""

    noun = Noun("Fokuspunkt", "fokuspunkten", "fokuspunkt", "fokuspunkter", "en punkt i årets gemensamma inriktning.")

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "sprida-kunskap")
    text: str = required("Text", "texten", "Punkten, i egna ord.", "Ta fram rutiner för att sprida kunskap.")
    networks: tuple[NetworkId, ...] = several("Nätverk", "nätverken", "Nätverk som punkten nämner.", "[ljusringen]")
    organisations: tuple[OrganisationId, ...] = several(
        "Organisationer", "organisationerna", "Organisationer som punkten nämner.", "[planforvaltningen]"
    )


@dataclass(frozen=True, kw_only=True)
class Direction(Sourced):
    """The year's common direction."""

    noun = Noun(
        "Inriktning",
        "den gemensamma inriktningen",
        "gemensam inriktning",
        "gemensamma inriktningar",
        "årets gemensamma inriktning.",
    )

    text: str = required(
        "Text", "texten", "Varför inriktningen ser ut som den gör.", "Omorganisationen kräver en översyn."
    )
    points: tuple[FocusPoint, ...] = several("Fokuspunkter", "fokuspunkterna", "Fokuspunkterna, i ordning.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """Something that the workshop arrived at."""

    noun = Noun("Lärdom", "lärdomen", "lärdom", "lärdomar", "något som workshopen kom fram till.")

    text: str = required("Text", "texten", "Lärdomen.", "Delta hellre i två grupper än i fem.")
    network: NetworkId | None = optional("Nätverk", "nätverket", "Nätverket den gäller. Utelämnat: alla.", "kajforum")


@dataclass(frozen=True, kw_only=True)
class Workshop(Sourced):
    """The year's workshop on trips and the world around."""

    noun = Noun("Workshop", "workshopen", "workshop", "workshoppar", "årets rese- och omvärldsworkshop.")

    date: PartialDate | None = optional("Datum", "datumet", "När den hölls.", "2023-10-12")
    text: str | None = optional("Text", "texten", "Vad den handlade om.", "Erfarenheter från årets resor.")
    lessons: tuple[Lesson, ...] = several("Lärdomar", "lärdomarna", "Lärdomar, per nätverk eller för alla.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Year(Record):
    """A year across all networks: data/years/<year>.yml."""

    noun = Noun("År", "året", "år", "år", "`data/years/<år>.yml`, året över alla nätverk.")

    year: int = field(default=0)
    direction: Direction | None = optional(
        "Gemensam inriktning", "den gemensamma inriktningen", "Gemensam inriktning.", NESTED
    )
    events: tuple[Event, ...] = several(
        "Händelser", "händelserna", "Händelser som rör alla nätverk eller stadens internationella arbete.", NESTED
    )
    facts: tuple[Passage, ...] = several("Uppgifter", "uppgifterna", "Annat som är känt om året.", NESTED)
    workshop: Workshop | None = optional("Workshop", "workshopen", "Årets workshop.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Routine(Sourced):
    """A way of working that recurs: data/routines.yml, by its id."""

    noun = Noun(
        "Rutin",
        "rutinen",
        "rutin",
        "rutiner",
        "`data/routines.yml`, ett återkommande arbetssätt. Nyckeln är rutinens id.",
    )

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Namn på rutinen.", "Årlig uppdatering av handlingsplanerna")
    status: Annotated[str, Term("routine_statuses")] = required(
        "Läge", "läget", "Om rutinen är beskriven eller ska tas fram.", "described"
    )
    text: str = required("Text", "texten", "Vad källan säger om rutinen, i en mening.", "Planerna uppdateras varje år.")
    frequency: str | None = optional("Hur ofta", "hur ofta", "Hur ofta.", "Varje år")
    months: tuple[int, ...] = several(
        "Månader", "månaderna", "Månader då den återkommer, 1–12, när en källa säger det.", "[2, 11]"
    )
    participants: tuple[str, ...] = several(
        "Deltagare", "antalet deltagare", "Vilka som deltar.", "[Stadsrumsförvaltningen]"
    )
    page: str = required("Sida", "sidan", "Sidan under `docs/arbetssatt/`, utan `.md`.", "arlig-uppdatering")
    year: int | None = optional("År", "året", "Året då rutinen skulle tas fram.", "2023")
