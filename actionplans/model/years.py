"""What is said of a year across all networks, and of the ways of working that recur?"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from actionplans.model.amounts import Amount, Costed
from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, one_or_more, optional, required, several
from actionplans.model.identifiers import Address, FunctionId, NetworkId, OrganisationId, RoutineId, Slug
from actionplans.model.networks import Event
from actionplans.model.shapes import Term
from actionplans.model.sourced import Decision, Passage, Sourced, SourcedWithin
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class PointResult(Sourced):
    """What became of a focus point."""

    noun = Noun("Resultat av en fokuspunkt", "resultatet", "resultat", "resultat", "vad det blev av en fokuspunkt.")

    state: Annotated[str, Term("activity_states")] = required("Läge", "läget", "Hur det gick.", "done")
    as_of: PartialDate | None = optional("Läget avser", "dagen som läget avser", "Dagen då läget var så.", "2025-06-12")
    text: str | None = optional("Text", "texten", "Vad det blev.", "Alla nätverk är kartlagda.")


@fixed(kw_only=True)
class FocusPoint(Record):
    """One point of the year's common direction."""

    noun = Noun("Fokuspunkt", "fokuspunkten", "fokuspunkt", "fokuspunkter", "en punkt i årets gemensamma inriktning.")
    rare = ("owner", "result")

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "sprida-kunskap")
    text: str = required("Text", "texten", "Punkten, i egna ord.", "Ta fram rutiner för att sprida kunskap.")
    networks: tuple[NetworkId, ...] = several("Nätverk", "nätverken", "Nätverk som punkten nämner.", "[ljusringen]")
    organisations: tuple[OrganisationId, ...] = several(
        "Organisationer", "organisationerna", "Organisationer som punkten nämner.", "[planforvaltningen]"
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för punkten, id ur `functions.yml`.",
        "samordning",
    )
    result: PointResult | None = optional("Utfall", "resultatet", "Vad det blev av punkten.", NESTED)


@fixed(kw_only=True)
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


@fixed(kw_only=True)
class LeadsTo(Record):
    """Where a lesson was taken further: the administration's systematic intelligence."""

    noun = Noun(
        "Fortsättning",
        "fortsättningen",
        "fortsättning",
        "fortsättningar",
        "vart en lärdom förs vidare i omvärldsbevakningen.",
    )

    date: PartialDate | None = optional("Datum", "datumet", "När.", "2025-11-12")
    where: str = required("Var", "var", "Var den tas om hand.", "Förvaltningens omvärldsanalys")
    text: str | None = optional("Text", "texten", "Med vad.", "Kapitlet om lastzoner bygger på lärdomen.")
    url: Address | None = optional(
        "Webbadress", "webbadressen", "Var den finns att läsa.", "https://www.example.se/analys"
    )


@fixed(kw_only=True)
class Lesson(Record):
    """Something that the workshop arrived at."""

    noun = Noun("Lärdom", "lärdomen", "lärdom", "lärdomar", "något som workshopen kom fram till.")
    rare = ("leads_to",)

    text: str = required("Text", "texten", "Lärdomen.", "Delta hellre i två grupper än i fem.")
    network: NetworkId | None = optional("Nätverk", "nätverket", "Nätverket den gäller. Utelämnat: alla.", "kajforum")
    leads_to: LeadsTo | None = optional("Förs vidare", "vart den förs vidare", "Vart lärdomen förs vidare.", NESTED)


@fixed(kw_only=True)
class Workshop(Sourced):
    """The year's workshop on trips and the world around."""

    noun = Noun("Workshop", "workshopen", "workshop", "workshoppar", "årets rese- och omvärldsworkshop.")

    date: PartialDate | None = optional("Datum", "datumet", "När den hölls.", "2023-10-12")
    text: str | None = optional("Text", "texten", "Vad den handlade om.", "Erfarenheter från årets resor.")
    lessons: tuple[Lesson, ...] = several("Lärdomar", "lärdomarna", "Lärdomar, per nätverk eller för alla.", NESTED)


@fixed(kw_only=True)
class Dialogue(Sourced):
    """A talk with others in the city when the plans were brought up to date."""

    noun = Noun("Dialog", "dialogen", "dialog", "dialoger", "ett samtal med andra i staden när planerna uppdaterades.")

    date: PartialDate | None = optional("Datum", "datumet", "När den hölls.", "2025-01-22")
    participants: tuple[str, ...] = one_or_more(
        "Med vilka", "deltagarna", "Vilka som deltog, aldrig med namn.", "[Stadsledningskontoret]"
    )
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som den gällde. Utelämnade: alla.", "[kajforum]"
    )
    text: str | None = optional("Text", "texten", "Vad den gällde.", "Vilka nätverk som delas mellan förvaltningarna.")
    changed: str | None = optional(
        "Ändrades", "vad som ändrades", "Vad som ändrades av den.", "Målet om lastcyklar togs in."
    )


@fixed(kw_only=True)
class DueDate(Sourced):
    """A day by which something should be done this year."""

    noun = Noun("Tidpunkt", "tidpunkten", "tidpunkt", "tidpunkter", "en dag då något senast ska vara gjort under året.")

    kind: Annotated[str, Term("due_kinds")] = required(
        "Slag",
        "slaget",
        "Vad som ska vara gjort. En årsrapport eller utvärdering gäller året vars slut ligger närmast.",
        "checkpoint",
    )
    date: PartialDate = required("Datum", "datumet", "Sista dagen, under filens år.", "2025-06-30")
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som den gäller. Utelämnade: alla.", "[kajforum]"
    )
    text: str | None = optional("Text", "texten", "Vad som ska vara gjort.", "Halvårets läge lämnas till samordnaren.")


@fixed(kw_only=True)
class Year(SourcedWithin, Costed):
    """A year across all networks: data/years/<year>.yml."""

    noun = Noun("År", "året", "år", "år", "`data/years/<år>.yml`, året över alla nätverk.")
    rare = ("dialogues", "due")

    year: int = field(default=0)
    direction: Direction | None = optional(
        "Gemensam inriktning", "den gemensamma inriktningen", "Gemensam inriktning.", NESTED
    )
    events: tuple[Event, ...] = several(
        "Händelser", "händelserna", "Händelser som rör alla nätverk eller stadens internationella arbete.", NESTED
    )
    facts: tuple[Passage, ...] = several("Uppgifter", "uppgifterna", "Annat som är känt om året.", NESTED)
    workshop: Workshop | None = optional("Workshop", "workshopen", "Årets workshop.", NESTED)
    dialogues: tuple[Dialogue, ...] = several("Dialoger", "dialogerna", "Årets dialog om planerna.", NESTED)
    due: tuple[DueDate, ...] = several("Tidpunkter", "tidpunkterna", "Dagar då något senast ska vara gjort.", NESTED)
    amounts: tuple[Amount, ...] = several(
        "Gemensamma kostnader",
        "de gemensamma kostnaderna",
        "Kostnader och bidrag under året som är gemensamma för nätverken.",
        NESTED,
    )


@fixed(kw_only=True)
class Routine(Sourced):
    """A way of working that recurs: data/routines.yml, by its id."""

    noun = Noun(
        "Rutin",
        "rutinen",
        "rutin",
        "rutiner",
        "`data/routines.yml`, ett återkommande arbetssätt. Nyckeln är rutinens id.",
    )
    rare = ("adopted", "end", "replaced_by", "owner")

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Namn på rutinen.", "Årlig uppdatering av handlingsplanerna")
    text: str = required("Text", "texten", "Vad källan säger om rutinen, i en mening.", "Planerna uppdateras varje år.")
    frequency: str | None = optional("Hur ofta", "hur ofta", "Hur ofta.", "Varje år")
    months: tuple[int, ...] = several(
        "Månader", "månaderna", "Månader då den återkommer, 1–12, när en källa säger det.", "[2, 11]"
    )
    participants: tuple[str, ...] = several(
        "Deltagare", "antalet deltagare", "Vilka som deltar.", "[Stadsrumsförvaltningen]"
    )
    page: str = required("Sida", "sidan", "Sidan under `docs/arbetssatt/`, utan `.md`.", "arlig-uppdatering")
    year: int | None = optional("År", "året", "Året då rutinen skulle tas fram. Antagen är den med `adopted`.", "2023")
    adopted: Decision | None = optional("Antagen", "beslutet att anta rutinen", "Beslutet som antog rutinen.", NESTED)
    end: PartialDate | None = optional("Till och med", "slutet", "Sista dagen som rutinen gällde.", "2025-12-31")
    replaced_by: RoutineId | None = optional(
        "Ersatt av", "rutinen som ersatte den", "Rutinen som ersatte den, id i samma fil.", "resor-och-moten"
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för rutinen, id ur `functions.yml`.",
        "samordning",
    )
