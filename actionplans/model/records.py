"""What a network, membership, role, plan, report … is: the one definition of everything in data/.

reading/ fills these classes from YAML and refuses what does not fit, rules/ checks what one class cannot know. A field
says everything about itself here: its key (the field's name), its shape (the annotation), what it is called over a
column and in a sentence, what it means and an example. Those words are Swedish because editors and readers meet them.
A field without a default is required.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, one_or_more, optional, required, several
from actionplans.model.shapes import End, Pattern, Reference, Term

# That of an empty file.
_CHECKSUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
NetworkId = Annotated[str, Reference("networks")]
OrganisationId = Annotated[str, Reference("organisations")]
ProjectId = Annotated[str, Reference("projects")]
SourceId = Annotated[str, Reference("sources")]
MatterId = Annotated[str, Reference("matters")]
Address = Annotated[str, Pattern(r"https?://[^\s/]+\.[^\s]+", "en webbadress", "https://www.example.se/sida")]
Checksum = Annotated[str, Pattern(r"[0-9a-f]{64}", "en kontrollsumma (SHA-256)", _CHECKSUM)]
Slug = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "ett id", "trygg-trafik")]


@dataclass(frozen=True, kw_only=True)
class Alternative(Record):
    """What another source says of the same thing."""

    noun = Noun(
        "Annan uppgift",
        "den andra uppgiften",
        "annan uppgift",
        "andra uppgifter",
        "vad en annan källa säger om samma sak.",
    )

    text: str = required("Text", "texten", "Vad den andra källan säger.", "Vårt Göteborg anger 25 november.")
    sources: tuple[SourceId, ...] = one_or_more(
        "Källor", "källorna", "Den andra källan.", "[vart-goteborg-ny-organisation]"
    )


@dataclass(frozen=True, kw_only=True)
class Sourced(Record):
    """What has a source: nearly everything."""

    sources: tuple[SourceId, ...] = one_or_more(
        "Källor", "källorna", "Källor, id ur `sources.yml`.", "[smn-information-2023]"
    )
    confidence: Annotated[str, Term("confidence")] = optional(
        "Säkerhet",
        "säkerheten",
        "Hur säker uppgiften är. Utelämnad betyder att den står rakt ut i källan.",
        "medium",
        "high",
    )
    note: str | None = optional(
        "Anmärkning", "anmärkningen", "Förbehåll som läsaren behöver.", "Året är härlett ur sammanhanget."
    )
    alternatives: tuple[Alternative, ...] = several(
        "Annan uppgift", "de andra uppgifterna", "Vad andra källor säger om samma sak.", NESTED
    )


@dataclass(frozen=True, kw_only=True)
class Holding(Sourced):
    """What holds for a time: memberships, roles, priorities."""

    start: PartialDate | None = optional(
        "Från och med", "starten", "Första dagen, med källans noggrannhet. Utelämnad: okänd.", "2014-11-06"
    )
    end: End | None = optional(
        "Till och med",
        "slutet",
        "Sista dagen det gäller. `ongoing` bara om en källa säger att det löper vidare. Utelämnad: okänd.",
        "2024-12-31",
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


# --- Networks -------------------------------------------------------------------------------------------------------

# What a reader expects to find of every network: kinds of facts that are shown as unknown where no source says them.
EXPECTED_FACTS = ("full_name", "kind", "founded", "seat", "website", "membership_form", "members")


@dataclass(frozen=True, kw_only=True)
class Fact(Sourced):
    """Something that is known of a network."""

    noun = Noun("Uppgift", "uppgiften", "uppgift", "uppgifter", "något som är känt om ett nätverk.")

    kind: Annotated[str, Term("fact_kinds")] = required("Slag", "slaget", "Vad uppgiften handlar om.", "members")
    text: str = required("Text", "texten", "Uppgiften, i egna ord.", "Över 200 städer i 38 länder.")
    as_of: PartialDate | None = optional(
        "Avser", "tiden som avses", "Tiden som uppgiften avser. Utelämnad: odaterad.", "2023~"
    )
    url: Address | None = optional(
        "Webbadress", "webbadressen", "Nätverkets webbadress (bara för `website`).", "https://www.polisnetwork.eu"
    )


@dataclass(frozen=True, kw_only=True)
class Membership(Holding):
    """The city's membership of a network."""

    noun = Noun("Medlemskap", "medlemskapet", "medlemskap", "medlemskap", "stadens medlemskap i ett nätverk.")

    member: OrganisationId = required(
        "Medlem", "vem som är medlem", "Vem som är medlem, id ur `organisations.yml`.", "goteborgs-stad"
    )
    text: str | None = optional(
        "Text", "texten", "Medlemskapets form eller omfattning.", "Staden deltar i alla sex forum."
    )


@dataclass(frozen=True, kw_only=True)
class Role(Holding):
    """A mandate or responsibility that the city has in a network."""

    noun = Noun("Roll", "uppdraget", "uppdrag", "uppdrag", "ett uppdrag eller ansvar som staden har i ett nätverk.")

    kind: Annotated[str, Term("role_kinds")] = required("Slag", "slaget", "Slag av uppdrag.", "chair")
    body: str | None = optional(
        "Organ", "organet", "Organet uppdraget gäller. Utelämnat: källan nämner det inte.", "Mobility Forum"
    )
    text: str = required("Text", "texten", "Uppdraget, så som läsaren ska se det.", "Ordförande i en arbetsgrupp")
    holder: OrganisationId = required(
        "Företräds av",
        "vem som har uppdraget",
        "Vem som har uppdraget, id ur `organisations.yml`.",
        "stadsmiljoforvaltningen",
    )
    level: Annotated[str, Term("levels")] | None = optional(
        "Nivå", "nivån", "Politisk nivå eller tjänstepersonsnivå. Utelämnad: källan anger det inte.", "political"
    )
    office: str | None = optional(
        "Ämbete eller funktion",
        "ämbetet eller funktionen",
        "Ämbete eller funktion som företräder staden.",
        "Trafiknämndens ordförande",
    )
    vacant: bool = optional(
        "Vakant", "att platsen är vakant", "`true` när platsen är stadens men ingen är utsedd.", "true", False
    )
    person: str | None = optional(
        "Person",
        "namnet på den som har ämbetet",
        "Namn, bara på politisk nivå och bara när en offentlig källa knyter namnet till ämbetet.",
        "Johan Nyhus",
    )


@dataclass(frozen=True, kw_only=True)
class Event(Sourced):
    """Something dated that the city or the network did."""

    noun = Noun("Händelse", "händelsen", "händelse", "händelser", "något daterat som staden eller nätverket gjorde.")

    date: PartialDate = required("Datum", "datumet", "När det hände, med källans noggrannhet.", "2021-12-01")
    end: PartialDate | None = optional(
        "Till och med", "slutet", "Sista dagen, om händelsen varade flera dagar.", "2021-12-02"
    )
    announced: PartialDate | None = optional(
        "Blev känt",
        "när det blev känt",
        "När det blev känt. Behövs för att visa något som ännu inte har hänt.",
        "2020-12",
    )
    kind: Annotated[str, Term("event_kinds")] = required("Slag", "slaget", "Slag av händelse.", "conference")
    scope: Annotated[str, Term("event_scopes")] = required(
        "Vems händelse",
        "vems händelsen är",
        "`city` för det staden själv gjorde, `network` för nätverkets egna händelser.",
        "city",
    )
    text: str = required("Text", "texten", "Vad som hände, i egna ord.", "Göteborg var värd för POLIS årskonferens.")
    project: ProjectId | None = optional("Projekt", "projektet", "Projekt som händelsen hör till.", "coexist")


@dataclass(frozen=True, kw_only=True)
class Priority(Sourced):
    """Something that the city gives priority to in a network."""

    noun = Noun(
        "Prioritering", "prioriteringen", "prioritering", "prioriteringar", "något staden prioriterar i ett nätverk."
    )

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "elektrifiering")
    text: str = required("Text", "texten", "Prioriteringen, i egna ord.", "Utbyta erfarenheter om elektrifiering.")
    areas: tuple[Annotated[str, Term("priority_areas")], ...] = several(
        "Områden", "områdena", "Prioriterade områden.", "[clean-transport]"
    )


@dataclass(frozen=True, kw_only=True)
class DatedPriority(Priority, Holding):
    """A priority that is attested outside a plan and so has dates of its own."""

    noun = Noun(
        "Daterad prioritering",
        "prioriteringen",
        "prioritering",
        "prioriteringar",
        "en prioritering som är belagd utanför en handlingsplan och därför har egna datum.",
    )


@dataclass(frozen=True, kw_only=True)
class Network(Record):
    """A network: data/networks/<id>.yml. The file's name is its id."""

    noun = Noun("Nätverk", "nätverket", "nätverk", "nätverk", "`data/networks/<id>.yml`. Filnamnet är nätverkets id.")

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Namnet i rubriker och listor.", "POLIS")
    relation: Annotated[str, Term("relations")] = required(
        "Förhållande", "förhållandet till staden", "`member` eller `candidate`.", "member"
    )
    facts: tuple[Fact, ...] = several("Uppgifter", "uppgifterna", "Uppgifter om nätverket.", NESTED)
    memberships: tuple[Membership, ...] = several("Medlemskap", "medlemskapen", "Stadens medlemskap.", NESTED)
    roles: tuple[Role, ...] = several("Uppdrag", "uppdragen", "Stadens roller.", NESTED)
    events: tuple[Event, ...] = several("Händelser", "händelserna", "Händelser.", NESTED)
    priorities: tuple[DatedPriority, ...] = several(
        "Prioriteringar", "prioriteringarna", "Prioriteringar utanför planerna.", NESTED
    )


# --- Plans and reports ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Passage(Sourced):
    """A text with a source."""

    noun = Noun("Stycke", "uppgiften", "uppgift", "uppgifter", "en text med källa.")

    text: str = required("Text", "texten", "Texten. Tom rad ger nytt stycke.", "Syftet är att …")


@dataclass(frozen=True, kw_only=True)
class Activity(Sourced):
    """Something planned. How it went stands in the year's report."""

    noun = Noun(
        "Aktivitet",
        "aktiviteten",
        "aktivitet",
        "aktiviteter",
        "något planerat. Hur det gick står i årsrapporten, inte här.",
    )

    id: Slug = required("Id", "id", "Eget id, unikt i planen.", "varmote")
    text: str = required("Text", "texten", "Vad som ska göras.", "Delta i vårmötet")
    priority: str | None = optional(
        "Prioritering", "prioriteringen", "Prioriteringen den hör till, id i samma plan.", "elektrifiering"
    )
    responsible: OrganisationId | None = optional(
        "Ansvarig", "ansvarig organisation", "Ansvarig organisation.", "stadsmiljoforvaltningen"
    )
    function: str | None = optional("Funktion", "funktionen", "Ansvarig funktion, aldrig ett namn.", "Processledare")
    start: PartialDate | None = optional("Från och med", "starten", "När den börjar.", "2023-05-31")
    end: PartialDate | None = optional("Till och med", "slutet", "När den slutar.", "2023-06-02")
    partners: tuple[OrganisationId, ...] = several(
        "Medverkande", "de medverkande", "Medverkande organisationer.", "[stadsbyggnadsforvaltningen]"
    )


@dataclass(frozen=True, kw_only=True)
class Partner(Sourced):
    """An organisation in the city that the work is shared with."""

    noun = Noun(
        "Medverkande",
        "samarbetet",
        "samarbete",
        "samarbeten",
        "en organisation i staden som nätverksarbetet delas med.",
    )

    organisation: OrganisationId = required(
        "Organisation", "organisationen", "Vem, id ur `organisations.yml`.", "stadsbyggnadsforvaltningen"
    )
    text: str | None = optional("Text", "texten", "Vad samarbetet gäller.", "Gemensam representation i arbetsgruppen.")


@dataclass(frozen=True, kw_only=True)
class Decision(Sourced):
    """A decision of the committee."""

    noun = Noun("Beslut", "beslutet", "beslut", "beslut", "ett beslut i nämnden.")

    date: PartialDate = required("Datum", "datumet", "Sammanträdets datum.", "2023-03-27")
    body: OrganisationId = required("Organ", "organet", "Vem som beslutade.", "stadsmiljonamnden")
    paragraph: str | None = optional("Paragraf", "paragrafen", "Paragraf i protokollet.", "§ 74")
    reference: str | None = optional("Diarienummer", "diarienumret", "Diarienummer.", "0123/23")
    outcome: str = required("Utfall", "utfallet", "Vad som beslutades.", "Antecknas till protokollet.")


@dataclass(frozen=True, kw_only=True)
class Plan(Sourced):
    """A network's plan for a year: data/plans/<year>/<network>.yml."""

    noun = Noun(
        "Handlingsplan",
        "handlingsplanen",
        "handlingsplan",
        "handlingsplaner",
        "`data/plans/<år>/<nätverk>.yml`, ett nätverks plan för ett år.",
    )

    network: str = field(default="")
    year: int = field(default=0)
    attested: bool = optional(
        "Belagd utan datum",
        "att planen är belagd utan datum",
        "`true` när en källa säger att planen finns men inte när den lades fram.",
        "true",
        False,
    )
    presented: MatterId | None = optional(
        "Lades fram", "ärendet som det lades fram i", "Ärendet som lade fram planen, id ur `matters/`.", "2023-03-13"
    )
    decided: Decision | None = optional("Beslut", "beslutet", "Beslutet om planen.", NESTED)
    purpose: Passage | None = optional("Syfte", "syftet", "Syftet med att vara med.", NESTED)
    priorities: tuple[Priority, ...] = several("Prioriteringar", "prioriteringarna", "Planens prioriteringar.", NESTED)
    activities: tuple[Activity, ...] = several("Aktiviteter", "aktiviteterna", "Planens aktiviteter.", NESTED)
    partners: tuple[Partner, ...] = several("Medverkande", "de medverkande", "Samarbete inom staden.", NESTED)
    feedback: Passage | None = optional("Återkoppling", "rutinen för återkoppling", "Rutin för återkoppling.", NESTED)
    reconciliation: Passage | None = optional(
        "Politisk avstämning", "rutinen för politisk avstämning", "Rutin för politisk avstämning.", NESTED
    )


@dataclass(frozen=True, kw_only=True)
class Result(Sourced):
    """What became of an activity."""

    noun = Noun("Resultat", "resultatet", "resultat", "resultat", "vad som blev av en aktivitet.")

    activity: str | None = optional("Aktivitet", "aktiviteten", "Aktivitetens id i planen för samma år.", "varmote")
    state: Annotated[str, Term("activity_states")] = required("Läge", "läget", "Hur det gick.", "done")
    done: str = required("Vad som gjordes", "vad som gjordes", "Vad som gjordes.", "Två personer deltog i Porto.")
    result: str | None = optional("Resultat", "resultatet", "Vad det gav.", "Kontakt med Leuven om en ansökan.")
    effect: str | None = optional("Effekt", "effekten", "Vad det ledde till på sikt.", "Ny ansökan inlämnad.")


@dataclass(frozen=True, kw_only=True)
class Exchange(Sourced):
    """Something that the network gave during the year: a lead, a contact, an article, a talk."""

    noun = Noun(
        "Utbyte",
        "utbytet",
        "utbyte",
        "utbyten",
        "något som nätverket gav under året: ett projektuppslag, en kontakt, en artikel, ett föredrag.",
    )

    kind: Annotated[str, Term("exchange_kinds")] = required("Slag", "slaget", "Slag av utbyte.", "project_lead")
    text: str = required("Text", "texten", "Vad det var.", "Förfrågan om en gemensam ansökan om nollutsläppszoner.")
    date: PartialDate | None = optional("Datum", "datumet", "När.", "2023-06-01")
    project: ProjectId | None = optional("Projekt", "projektet", "Projekt som det hör till eller ledde till.", "move21")
    url: Address | None = optional(
        "Webbadress", "webbadressen", "Adress till det som publicerades.", "https://www.example.se/artikel"
    )


@dataclass(frozen=True, kw_only=True)
class Rating(Record):
    """One criterion of an evaluation."""

    noun = Noun("Omdöme", "omdömet", "omdöme", "omdömen", "ett kriterium i en utvärdering.")

    criterion: Annotated[str, Term("criteria")] = required("Kriterium", "kriteriet", "Kriteriet.", "benefit")
    rating: Annotated[str, Term("ratings")] = required("Omdöme", "omdömet", "Omdömet.", "high")
    text: str | None = optional("Text", "texten", "Varför.", "Tre nya samarbeten under året.")


@dataclass(frozen=True, kw_only=True)
class Evaluation(Sourced):
    """Whether the network gave the wanted result during the year."""

    noun = Noun(
        "Utvärdering", "utvärderingen", "utvärdering", "utvärderingar", "om nätverket gav önskat resultat under året."
    )

    outcome: Annotated[str, Term("outcomes")] = required("Utfall", "utfallet", "Slutsatsen.", "develop")
    text: str = required("Text", "texten", "Skälen.", "Nyttan är stor, men staden behöver delta i fler grupper.")
    ratings: tuple[Rating, ...] = several("Omdömen", "omdömena", "Omdöme per kriterium.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Report(Sourced):
    """A network's report for a year: data/reports/<year>/<network>.yml."""

    noun = Noun(
        "Årsrapport",
        "årsrapporten",
        "årsrapport",
        "årsrapporter",
        "`data/reports/<år>/<nätverk>.yml`, ett nätverks rapport för ett år.",
    )

    network: str = field(default="")
    year: int = field(default=0)
    presented: MatterId | None = optional(
        "Lades fram", "ärendet som det lades fram i", "Ärendet som lade fram rapporten.", "2023-03-13"
    )
    summary: Passage | None = optional("Sammanfattning", "sammanfattningen", "Sammanfattning.", NESTED)
    results: tuple[Result, ...] = several("Resultat", "resultaten", "Resultat per aktivitet.", NESTED)
    exchanges: tuple[Exchange, ...] = several(
        "Utbyten", "utbytena", "Projektuppslag, kontakter och kommunikation.", NESTED
    )
    evaluation: Evaluation | None = optional("Utvärdering", "utvärderingen", "Årets utvärdering.", NESTED)


# --- The year, the committee, the way of working --------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FocusPoint(Record):
    """One point of the year's common direction."""

    noun = Noun("Fokuspunkt", "fokuspunkten", "fokuspunkt", "fokuspunkter", "en punkt i årets gemensamma inriktning.")

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "sprida-kunskap")
    text: str = required("Text", "texten", "Punkten, i egna ord.", "Ta fram rutiner för att sprida kunskap.")
    networks: tuple[NetworkId, ...] = several("Nätverk", "nätverken", "Nätverk som punkten nämner.", "[eurocities]")
    organisations: tuple[OrganisationId, ...] = several(
        "Organisationer", "organisationerna", "Organisationer som punkten nämner.", "[exploateringsforvaltningen]"
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
    network: NetworkId | None = optional("Nätverk", "nätverket", "Nätverket den gäller. Utelämnat: alla.", "polis")


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
class Approval(Record):
    """The decision before a trip."""

    noun = Noun(
        "Delegationsbeslut", "delegationsbeslutet", "delegationsbeslut", "delegationsbeslut", "beslutet före en resa."
    )

    date: PartialDate = required("Datum", "datumet", "Beslutets datum.", "2023-05-02")
    reference: str | None = optional("Diarienummer", "diarienumret", "Beslutets nummer.", "DB 2023-17")


@dataclass(frozen=True, kw_only=True)
class TripReport(Record):
    """The written report after a trip."""

    noun = Noun(
        "Reserapport", "reserapporten", "reserapport", "reserapporter", "den skriftliga rapporten efter en resa."
    )

    date: PartialDate = required("Datum", "datumet", "Rapportens datum.", "2023-06-20")
    matter: MatterId | None = optional(
        "Nämndärende", "nämndärendet", "Ärendet som delgav nämnden rapporten.", "2023-08-28"
    )
    text: str | None = optional(
        "Text", "texten", "Vad resan gav, i korthet.", "Två städer vill delta i en gemensam ansökan."
    )


@dataclass(frozen=True, kw_only=True)
class Trip(Sourced):
    """A trip, or other taking part."""

    noun = Noun("Resa", "resan", "resa", "resor", "en resa eller ett annat deltagande.")

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "porto")
    text: str = required("Text", "texten", "Syftet.", "Delta i Mobility Forum")
    mode: Annotated[str, Term("participation_modes")] = required(
        "Sätt att delta", "sättet att delta", "Hur staden deltog.", "abroad"
    )
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som deltagandet hör till.", "[eurocities]"
    )
    location: str | None = optional("Ort", "orten", "Ort och land.", "Porto, Portugal")
    start: PartialDate = required("Från och med", "starten", "Första dagen.", "2023-05-31")
    end: PartialDate | None = optional("Till och med", "slutet", "Sista dagen.", "2023-06-02")
    function: str | None = optional(
        "Funktion", "funktionen", "Vem som deltog, med funktion, aldrig med namn.", "Processledare"
    )
    participants: int | None = optional("Deltagare", "antalet deltagare", "Hur många som deltog.", "2")
    activity: str | None = optional(
        "Aktivitet", "aktiviteten", "Aktivitetens id i nätverkets plan för året.", "varmote"
    )
    decision: Approval | None = optional("Beslut", "beslutet", "Delegationsbeslutet.", NESTED)
    report: TripReport | None = optional("Reserapport", "reserapporten", "Reserapporten.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Trips(Record):
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


@dataclass(frozen=True, kw_only=True)
class Deadline(Sourced):
    """A number of days that a source sets."""

    noun = Noun(
        "Tidsgräns", "tidsgränsen för reserapporter", "tidsgräns", "tidsgränser", "ett antal dagar som en källa sätter."
    )

    days: int = required("Dagar", "antalet dagar", "Antal dagar.", "30")


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """A matter's handler: with the signatory the only place where an official is named."""

    noun = Noun(
        "Handläggare",
        "handläggaren",
        "handläggare",
        "handläggare",
        "för ett nämndärende: det enda stället där en tjänsteperson namnges, förutom undertecknaren.",
    )

    name: str = required("Namn", "namnet", "Namn.", "Anna Exempel")
    phone: str | None = optional("Telefon", "telefonnumret", "Telefon.", "031-000 00 00")
    email: str | None = optional("E-post", "e-postadressen", "E-post.", "anna@example.se")


@dataclass(frozen=True, kw_only=True)
class Signatory(Record):
    """Who signed a matter."""

    noun = Noun(
        "Undertecknare", "undertecknaren", "undertecknare", "undertecknare", "den som undertecknar nämndärendet."
    )

    name: str = required("Namn", "namnet", "Namn.", "Anna Exempel")
    title: str = required("Rubrik", "rubriken", "Titel.", "Avdelningschef")


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """An attachment to a matter."""

    noun = Noun("Bilaga", "bilaga", "bilaga", "bilagor", "en bilaga till ett nämndärende.")

    number: int = required("Nummer", "numret", "Bilagans nummer.", "1")
    title: str = required("Rubrik", "rubriken", "Bilagans rubrik.", "Handlingsplan 2023 POLIS")
    kind: Annotated[str, Term("attachment_kinds")] = required("Slag", "slaget", "Slag av bilaga.", "plan")
    network: NetworkId | None = optional("Nätverk", "nätverket", "Nätverket, för en handlingsplan.", "polis")
    year: int = required("År", "året", "Året som bilagan avser.", "2023")
    file: str | None = optional(
        "Fil", "filen", "Fil i `docs/namnden/<datum>/`. Utelämnad: webbplatsen har inte bilagan.", "bilaga-1.pdf"
    )


@dataclass(frozen=True, kw_only=True)
class Matter(Sourced):
    """A matter before the committee: data/matters/<date of the letter>.yml."""

    noun = Noun("Nämndärende", "nämndärendet", "nämndärende", "nämndärenden", "`data/matters/<brevets datum>.yml`.")

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Ärendets rubrik.", "Information angående handlingsplaner …")
    date: PartialDate = required("Datum", "datumet", "Brevets datum. Samma som filnamnet.", "2023-03-13")
    committee: OrganisationId = required("Nämnd", "nämnden", "Nämnden.", "stadsmiljonamnden")
    administration: OrganisationId = required(
        "Förvaltning", "förvaltningen", "Förvaltningen som skrev.", "stadsmiljoforvaltningen"
    )
    department: str | None = optional("Avdelning", "avdelningen", "Avdelningen.", "Utveckling och styrning")
    handler: Contact | None = optional("Handläggare", "handläggaren", "Handläggaren.", NESTED)
    signatory: Signatory | None = optional("Undertecknare", "undertecknaren", "Undertecknaren.", NESTED)
    reference: str | None = optional("Diarienummer", "diarienumret", "Diarienummer.", "0123/23")
    meeting: PartialDate | None = optional(
        "Sammanträde", "sammanträdet", "Sammanträdet som fick ärendet.", "2023-03-27"
    )
    proposal: str = required(
        "Förslag till beslut",
        "förslaget till beslut",
        "Förslag till beslut.",
        "Nämnden antecknar informationen till protokollet.",
    )
    covers: tuple[str, ...] = several(
        "Tar upp", "ämnena", "Vad informationen tar upp, en rad per ämne.", "[Syftet med medlemskapen]"
    )
    decision: Decision | None = optional("Beslut", "beslutet", "Nämndens beslut.", NESTED)
    attachments: tuple[Attachment, ...] = several("Bilagor", "bilagorna", "Bilagorna.", NESTED)
    reconstructed: bool = optional(
        "Återskapat ur öppna källor",
        "att ärendet är återskapat ur öppna källor",
        "`true` när ärendet är återskapat ur öppna källor och originalet finns hos staden. Papper som görs av det "
        "märks som rekonstruktion och undertecknas inte.",
        "true",
        False,
    )


@dataclass(frozen=True, kw_only=True)
class Snapshot(Record):
    """A package that was handed over and is never made again: data/snapshots.yml, by the release's name in git.

    `python -m actionplans record-snapshot` writes it from the package itself.
    """

    noun = Noun(
        "Årspaket",
        "årspaketet",
        "årspaket",
        "årspaket",
        "`data/snapshots.yml`, ett lämnat paket som aldrig görs om. Nyckeln är utgåvans namn i git.",
    )

    id: str = field(default="")
    year: int = required("År", "året", "Året som handlingsplanerna gäller.", "2023")
    matter: MatterId = required("Nämndärende", "nämndärendet", "Ärendet som paketet hör till.", "2023-03-13")
    date: PartialDate = required("Datum", "datumet", "Dagen som paketet visar.", "2023-03-13")
    made: PartialDate = required("Gjort", "dagen då det gjordes", "Dagen då paketet gjordes.", "2023-03-28")
    url: Address = required(
        "Webbadress", "webbadressen", "Var zip-filen hämtas.", "https://www.example.se/handlingsplaner-2023.zip"
    )
    size: int = required("Megabyte", "storleken", "Zip-filens storlek i megabyte, avrundad uppåt.", "7")
    checksum: Checksum = required("Zip-filens kontrollsumma", "kontrollsumman", "Zip-filens kontrollsumma.", _CHECKSUM)
    content: Checksum = required(
        "Kontrollsumma på brevet",
        "innehållets kontrollsumma",
        "Kontrollsumman som står på brevet till nämnden.",
        _CHECKSUM,
    )


@dataclass(frozen=True, kw_only=True)
class ClosedPlan(Record):
    """A plan that the committee has dealt with: it changes only with a correction."""

    noun = Noun(
        "Stängd plan",
        "den stängda planen",
        "stängd plan",
        "stängda planer",
        "en plan som nämnden har behandlat och som bara ändras med en rättelse.",
    )

    network: NetworkId = required("Nätverk", "nätverket", "Nätverket.", "polis")
    matter: MatterId = required("Nämndärende", "nämndärendet", "Ärendet som lade fram planen.", "2023-03-13")
    checksum: Checksum = required(
        "Zip-filens kontrollsumma",
        "kontrollsumman",
        "Kontrollsumman av planen när året stängdes. Skrivs av `make close`.",
        "01ab" * 16,
    )


@dataclass(frozen=True, kw_only=True)
class Correction(Record):
    """A change in a closed plan."""

    noun = Noun("Rättelse", "rättelsen", "rättelse", "rättelser", "en ändring i en stängd plan.")

    network: NetworkId = required("Nätverk", "nätverket", "Nätverket.", "polis")
    date: PartialDate = required("Datum", "datumet", "När rättelsen beslutades.", "2024-05-02")
    what: str = required("Vad som rättas", "vad som rättas", "Vad som rättas.", "Uppdragets slut")
    why: str = required("Skäl", "skälet", "Varför det var fel.", "Beslutet hade lästs av fel.")
    decided_by: str = required(
        "Beslutat av", "vem som beslutade", "Vem som beslutade, med funktion, aldrig med namn.", "Avdelningschefen"
    )
    before: str = required("Stod förut", "vad som stod", "Vad som stod.", "Till och med 2022")
    after: str = required("Står nu", "vad som står nu", "Vad som står nu.", "Till och med 2023")
    checksum: Checksum | None = optional(
        "Zip-filens kontrollsumma",
        "kontrollsumman",
        "Kontrollsumman av planen efter rättelsen. Kontrollen säger vad den ska vara. Utelämnad: planen är borttagen.",
        "01ab" * 16,
    )


@dataclass(frozen=True, kw_only=True)
class ClosedYear(Record):
    """A year whose plans are dealt with: data/closed.yml, by the year."""

    noun = Noun(
        "Stängt år", "året", "år", "år", "`data/closed.yml`, ett år vars planer är färdigbehandlade. Nyckeln är året."
    )

    id: str = field(default="")
    date: PartialDate = required("Datum", "datumet", "När året stängdes.", "2024-04-15")
    plans: tuple[ClosedPlan, ...] = several("Planer", "planerna", "De stängda planerna.", NESTED)
    corrections: tuple[Correction, ...] = several("Rättelser", "rättelserna", "Rättelser, den äldsta först.", NESTED)


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
        "Deltagare", "antalet deltagare", "Vilka som deltar.", "[Stadsmiljöförvaltningen]"
    )
    page: str = required("Sida", "sidan", "Sidan under `docs/arbetssatt/`, utan `.md`.", "arlig-uppdatering")
    year: int | None = optional("År", "året", "Året då rutinen skulle tas fram.", "2023")


# --- What everything refers to --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Organisation(Sourced):
    """A committee, administration or other organisation: data/organisations.yml, by its id."""

    noun = Noun(
        "Organisation",
        "organisationen",
        "organisation",
        "organisationer",
        "`data/organisations.yml`, en nämnd, förvaltning eller annan organisation. Nyckeln är dess id.",
    )

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Namn med liten bokstav inne i en mening.", "stadsmiljöförvaltningen")
    short: str | None = optional("Kortform", "kortformen", "Kortformen i sidfoten på nämndens papper.", "SMN")
    kind: Annotated[str, Term("organisation_kinds")] = required(
        "Slag", "slaget", "Slag av organisation.", "administration"
    )
    start: PartialDate | None = optional("Från och med", "starten", "När den bildades.", "2023-01-02")
    end: End | None = optional(
        "Till och med", "slutet", "Sista dagen den fanns. `ongoing` om den finns. Utelämnad: okänd.", "ongoing"
    )
    successors: tuple[OrganisationId, ...] = several(
        "Efterträdare", "efterträdarna", "Vilka som tog över.", "[stadsmiljoforvaltningen]"
    )
    text: str | None = optional("Text", "texten", "Vad den ansvarar för.", "Ansvarar för gator, parker och natur.")


@dataclass(frozen=True, kw_only=True)
class Project(Sourced):
    """A European or research project: data/projects.yml, by its id."""

    noun = Noun(
        "Projekt",
        "projektet",
        "projekt",
        "projekt",
        "`data/projects.yml`, ett EU- eller forskningsprojekt. Nyckeln är projektets id.",
    )

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Projektets namn.", "CoEXist")
    text: str = required("Text", "texten", "Vad projektet handlar om.", "Förbereda vägnätet för automatiserade fordon.")
    start: PartialDate | None = optional("Från och med", "starten", "Start.", "2017-05")
    end: PartialDate | None = optional("Till och med", "slutet", "Slut.", "2020-04")
    observed: tuple[PartialDate, ...] = several(
        "Belagd", "tiderna som källor belägger", "Tider då en källa belägger projektet.", "[2016]"
    )
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som källan knyter projektet till.", "[polis]"
    )
    part: str | None = optional("Stadens del", "stadens del", "Stadens del i projektet.", "Pilotstad")
    programme: str | None = optional("Program", "programmet", "Program som finansierar.", "Horisont 2020")


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """Where facts come from: data/sources.yml, by its id."""

    noun = Noun("Källa", "källan", "källa", "källor", "`data/sources.yml`. Nyckeln är källans id.")

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Källans titel.", '"POLIS: 2021 Annual Conference"')
    publisher: str = required("Utgivare", "utgivaren", "Vem som har gett ut den.", "POLIS")
    url: Address | None = optional(
        "Webbadress",
        "webbadressen",
        "Webbadress. Utelämnad: källan är inte publicerad på webben.",
        "https://www.example.se/",
    )
    date: PartialDate | None = optional("Datum", "datumet", "Källans datum.", "2019-11-06")
    archived_copy: bool = optional(
        "Läst i arkiverad kopia",
        "att källan är läst i en arkiverad kopia",
        "`true` när källan har lästs i en arkiverad kopia.",
        "true",
        False,
    )
    language: Annotated[str, Term("languages")] = optional("Språk", "språket", "Titelns språk.", "en", "sv")
    note: str | None = optional(
        "Anmärkning", "anmärkningen", "Något läsaren behöver veta om källan.", "Adressen kan vara inaktuell."
    )


@dataclass(frozen=True, kw_only=True)
class Abbreviation(Sourced):
    """An abbreviation that the pages explain: data/abbreviations.yml, by its id."""

    noun = Noun(
        "Förkortning",
        "förkortningen",
        "förkortning",
        "förkortningar",
        "`data/abbreviations.yml`, en förkortning som sidorna förklarar. Nyckeln är dess id.",
    )

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Förkortningen, så som den skrivs på sidorna.", "NVF")
    full_name: str | None = optional(
        "Fullständigt namn",
        "det fullständiga namnet",
        "Vad bokstäverna står för, om en källa säger det.",
        "Nordiskt vägforum",
    )
    language: Annotated[str, Term("languages")] = optional("Språk", "språket", "Språket i `full_name`.", "en", "sv")
    text: str = required("Text", "texten", "Vad det är, i en mening.", "Ett branschsamarbete i Norden.")


@dataclass(frozen=True, kw_only=True)
class ForeignNames(Record):
    """Names in another language: data/foreign_names.yml, by the language."""

    noun = Noun(
        "Namn på ett annat språk",
        "listan över namn på språket",
        "lista över namn",
        "listor över namn",
        "`data/foreign_names.yml`. Nyckeln är språket, ur `languages` i `vocabulary.yml`.",
    )

    id: Annotated[str, Term("languages")] = field(default="")
    names: tuple[str, ...] = one_or_more(
        "Namn",
        "namnen",
        "Namn och uttryck, så som de skrivs på sidorna. De märks med sitt språk överallt där de står.",
        "[Mobility Forum]",
    )


@dataclass(frozen=True, kw_only=True)
class Word(Record):
    """A value that editors choose, with its label."""

    noun = Noun("Ord", "ordet", "ord", "ord", "ett tillåtet värde med sin svenska etikett.")

    id: str = field(default="")
    label: str = required("Etikett", "etiketten", "Etiketten som läsaren ser.", "Ordförande")
    description: str | None = optional(
        "Förklaring", "förklaringen", "Vad ordet betyder, där etiketten inte räcker.", "Leder organets möten."
    )
    single_seat: bool = optional(
        "Bara en åt gången",
        "att bara en kan ha uppdraget åt gången",
        "`true` för uppdrag som bara en kan ha åt gången i samma organ.",
        "true",
        False,
    )


@dataclass(frozen=True, kw_only=True)
class Vocabulary(Record):
    """The words that editors choose from: data/vocabulary.yml."""

    noun = Noun("Ordlista", "ordlistan", "ordlista", "ordlistor", "`data/vocabulary.yml`, de tillåtna värdena.")

    confidence: dict[str, Word] = required(
        "Säkerhet", "säkerheten", "Hur säker en uppgift är.", "{high: {label: Säker}}"
    )
    relations: dict[str, Word] = required(
        "Förhållanden", "förhållandena", "Stadens förhållande till ett nätverk.", "{member: {label: Medlem}}"
    )
    levels: dict[str, Word] = required("Nivåer", "nivåerna", "Nivåer.", "{political: {label: Politisk nivå}}")
    fact_kinds: dict[str, Word] = required(
        "Slag av uppgifter", "slagen av uppgifter", "Slag av uppgifter om nätverk.", "{founded: {label: Grundat}}"
    )
    role_kinds: dict[str, Word] = required(
        "Slag av uppdrag", "slagen av uppdrag", "Slag av uppdrag.", "{chair: {label: Ordförande, single_seat: true}}"
    )
    event_kinds: dict[str, Word] = required(
        "Slag av händelser", "slagen av händelser", "Slag av händelser.", "{conference: {label: Konferens}}"
    )
    event_scopes: dict[str, Word] = required(
        "Vems händelser", "vems händelserna är", "Vems händelsen är.", "{city: {label: Staden}}"
    )
    priority_areas: dict[str, Word] = required(
        "Prioriterade områden",
        "de prioriterade områdena",
        "Prioriterade områden.",
        "{traffic-safety: {label: Trafiksäkerhet}}",
    )
    activity_states: dict[str, Word] = required(
        "Aktiviteters lägen", "aktiviteternas lägen", "Hur det gick med en aktivitet.", "{done: {label: Genomförd}}"
    )
    criteria: dict[str, Word] = required(
        "Kriterier", "kriterierna", "Kriterier i utvärderingen.", "{benefit: {label: Nytta}}"
    )
    ratings: dict[str, Word] = required("Omdömen", "omdömena", "Omdömen i utvärderingen.", "{high: {label: Hög}}")
    outcomes: dict[str, Word] = required(
        "Slutsatser", "slutsatserna", "Slutsatser av utvärderingen.", "{keep: {label: Behåll}}"
    )
    exchange_kinds: dict[str, Word] = required(
        "Slag av utbyten", "slagen av utbyten", "Slag av utbyte.", "{contact: {label: Kontakt}}"
    )
    participation_modes: dict[str, Word] = required(
        "Sätt att delta", "sätten att delta", "Sätt att delta.", "{abroad: {label: Resa utanför Sverige}}"
    )
    attachment_kinds: dict[str, Word] = required(
        "Slag av bilagor", "slagen av bilagor", "Slag av bilagor.", "{plan: {label: Handlingsplan}}"
    )
    routine_statuses: dict[str, Word] = required(
        "Rutiners lägen", "rutinernas lägen", "En rutins läge.", "{described: {label: Beskriven}}"
    )
    organisation_kinds: dict[str, Word] = required(
        "Slag av organisationer", "slagen av organisationer", "Slag av organisationer.", "{committee: {label: Nämnd}}"
    )
    languages: dict[str, Word] = required("Språk", "språken", "Språk.", "{en: {label: Engelska}}")


@dataclass(frozen=True, kw_only=True)
class Synonym(Record):
    """Words that people mean the same thing with when they search: data/synonyms.yml, by an id of its own."""

    noun = Noun(
        "Sökord",
        "sökorden",
        "grupp av sökord",
        "grupper av sökord",
        "`data/synonyms.yml`, ord som den som söker menar samma sak med. Nyckeln är ett eget id.",
    )

    id: str = field(default="")
    words: tuple[str, ...] = one_or_more(
        "Ord", "orden", "Orden, i grundform. Ett namn får vara flera ord.", "[ordförande, chair]"
    )


@dataclass(frozen=True, kw_only=True)
class City(Record):
    """The city that the site is about: data/city.yml."""

    noun = Noun("Stad", "staden", "stad", "städer", "`data/city.yml`, staden som webbplatsen gäller.")

    name: str = required("Namn", "namnet", "Stadens namn i löptext.", "Göteborg")
    organisation: OrganisationId = required(
        "Organisation", "organisationen", "Staden som organisation.", "goteborgs-stad"
    )
    administration: OrganisationId = required(
        "Förvaltning", "förvaltningen", "Förvaltningen som samordnar nätverken.", "stadsmiljoforvaltningen"
    )
    committee: OrganisationId = required("Nämnd", "nämnden", "Nämnden som får planerna.", "stadsmiljonamnden")
    trip_report_deadline: Deadline | None = optional(
        "Tidsgräns för reserapport",
        "tidsgränsen för reserapporter",
        "När en reserapport senast ska finnas, om en källa säger det.",
        NESTED,
    )


@dataclass(frozen=True, eq=False)
class Model:
    """All of data/, checked for form. Ids are the keys; plans and reports are keyed by (network, year).

    `broken` holds (collection, id) of what stands in data/ but could not be read: it is not in the collection, and
    what refers to it is not wrong for that.
    """

    city: City
    vocabulary: Vocabulary
    organisations: Mapping[str, Organisation]
    sources: Mapping[str, Source]
    networks: Mapping[str, Network]
    projects: Mapping[str, Project]
    routines: Mapping[str, Routine]
    abbreviations: Mapping[str, Abbreviation]
    foreign_names: Mapping[str, ForeignNames]
    plans: Mapping[tuple[str, int], Plan]
    reports: Mapping[tuple[str, int], Report]
    years: Mapping[int, Year]
    matters: Mapping[str, Matter]
    trips: Mapping[int, Trips]
    snapshots: Mapping[str, Snapshot]
    closed: Mapping[int, ClosedYear]
    synonyms: Mapping[str, Synonym]
    broken: frozenset[tuple[str, str]] = frozenset()

    def ids(self, collection: str) -> set[str]:
        """Every id of a collection, those that could not be read among them."""
        if collection not in self._ids:
            self._ids[collection] = {
                *getattr(self, collection),
                *(key for kind, key in self.broken if kind == collection),
            }
        return self._ids[collection]

    @functools.cached_property
    def _ids(self) -> dict[str, set[str]]:
        """What `ids` has answered: it is asked once for every macro call on every page."""
        return {}

    def words(self, vocabulary: str) -> set[str]:
        """Every word of a list in the vocabulary, those that could not be read among them."""
        return {*getattr(self.vocabulary, vocabulary), *(key for kind, key in self.broken if kind == vocabulary)}
