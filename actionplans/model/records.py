"""What a network, membership, role, plan, report … is: the one definition of everything in data/.

load.py fills these classes from YAML and refuses what does not fit, rules.py checks what one class cannot know, and
data/README.md describes them to editors; a test keeps the three in step. Field names are the YAML keys. Descriptions
are Swedish because editors meet them. A field without a default is required.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Record, one_or_more, optional, required, several
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
    """Annan uppgift: vad en annan källa säger om samma sak."""

    text: str = required("Vad den andra källan säger.", "Vårt Göteborg anger 25 november.")
    sources: tuple[SourceId, ...] = one_or_more("Den andra källan.", "[vart-goteborg-ny-organisation]")


@dataclass(frozen=True, kw_only=True)
class Sourced(Record):
    """Sådant som har en källa: nästan allt."""

    sources: tuple[SourceId, ...] = one_or_more("Källor, id ur `sources.yml`.", "[smn-information-2023]")
    confidence: Annotated[str, Term("confidence")] = optional(
        "Hur säker uppgiften är. Utelämnad betyder att den står rakt ut i källan.", "medium", "high"
    )
    note: str | None = optional("Förbehåll som läsaren behöver.", "Året är härlett ur sammanhanget.")
    alternatives: tuple[Alternative, ...] = several("Vad andra källor säger om samma sak.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Holding(Sourced):
    """Sådant som gäller en tid: medlemskap, uppdrag, prioriteringar."""

    start: PartialDate | None = optional("Första dagen, med källans noggrannhet. Utelämnad: okänd.", "2014-11-06")
    end: End | None = optional(
        "Sista dagen det gäller. `ongoing` bara om en källa säger att det löper vidare. Utelämnad: okänd.", "2024-12-31"
    )
    observed: tuple[PartialDate, ...] = several("Tider då en källa belägger att det gällde.", "[2016, 2023]")
    announced: PartialDate | None = optional(
        "När det blev känt. Behövs för att visa något som ännu inte har börjat.", "2020-12"
    )


# --- Networks -------------------------------------------------------------------------------------------------------

# What a reader expects to find of every network: kinds of facts that are shown as unknown where no source says them.
EXPECTED_FACTS = ("full_name", "kind", "founded", "seat", "website", "membership_form", "members")


@dataclass(frozen=True, kw_only=True)
class Fact(Sourced):
    """Uppgift: något som är känt om ett nätverk."""

    kind: Annotated[str, Term("fact_kinds")] = required("Vad uppgiften handlar om.", "members")
    text: str = required("Uppgiften, i egna ord.", "Över 200 städer i 38 länder.")
    as_of: PartialDate | None = optional("Tiden som uppgiften avser. Utelämnad: odaterad.", "2023~")
    url: Address | None = optional("Nätverkets webbadress (bara för `website`).", "https://www.polisnetwork.eu")


@dataclass(frozen=True, kw_only=True)
class Membership(Holding):
    """Medlemskap: stadens medlemskap i ett nätverk."""

    member: OrganisationId = required("Vem som är medlem, id ur `organisations.yml`.", "goteborgs-stad")
    text: str | None = optional("Medlemskapets form eller omfattning.", "Staden deltar i alla sex forum.")


@dataclass(frozen=True, kw_only=True)
class Role(Holding):
    """Roll: ett uppdrag eller ansvar som staden har i ett nätverk."""

    kind: Annotated[str, Term("role_kinds")] = required("Slag av uppdrag.", "chair")
    body: str | None = optional("Organet uppdraget gäller. Utelämnat: källan nämner det inte.", "Mobility Forum")
    text: str = required("Uppdraget, så som läsaren ska se det.", "Ordförande i en arbetsgrupp")
    holder: OrganisationId = required("Vem som har uppdraget, id ur `organisations.yml`.", "stadsmiljoforvaltningen")
    level: Annotated[str, Term("levels")] | None = optional(
        "Politisk nivå eller tjänstepersonsnivå. Utelämnad: källan anger det inte.", "political"
    )
    office: str | None = optional("Ämbete eller funktion som företräder staden.", "Trafiknämndens ordförande")
    vacant: bool = optional("`true` när platsen är stadens men ingen är utsedd.", "true", False)
    person: str | None = optional(
        "Namn, bara på politisk nivå och bara när en offentlig källa knyter namnet till ämbetet.", "Johan Nyhus"
    )


@dataclass(frozen=True, kw_only=True)
class Event(Sourced):
    """Händelse: något daterat som staden eller nätverket gjorde."""

    date: PartialDate = required("När det hände, med källans noggrannhet.", "2021-12-01")
    end: PartialDate | None = optional("Sista dagen, om händelsen varade flera dagar.", "2021-12-02")
    announced: PartialDate | None = optional(
        "När det blev känt. Behövs för att visa något som ännu inte har hänt.", "2020-12"
    )
    kind: Annotated[str, Term("event_kinds")] = required("Slag av händelse.", "conference")
    scope: Annotated[str, Term("event_scopes")] = required(
        "`city` för det staden själv gjorde, `network` för nätverkets egna händelser.", "city"
    )
    text: str = required("Vad som hände, i egna ord.", "Göteborg var värd för POLIS årskonferens.")
    project: ProjectId | None = optional("Projekt som händelsen hör till.", "coexist")


@dataclass(frozen=True, kw_only=True)
class Priority(Sourced):
    """Prioritering: något staden prioriterar i ett nätverk."""

    id: Slug = required("Eget id, unikt i filen.", "elektrifiering")
    text: str = required("Prioriteringen, i egna ord.", "Utbyta erfarenheter om elektrifiering.")
    areas: tuple[Annotated[str, Term("priority_areas")], ...] = several("Prioriterade områden.", "[clean-transport]")


@dataclass(frozen=True, kw_only=True)
class DatedPriority(Priority, Holding):
    """Daterad prioritering: en prioritering som är belagd utanför en handlingsplan och därför har egna datum."""


@dataclass(frozen=True, kw_only=True)
class Network(Record):
    """Nätverk: `data/networks/<id>.yml`. Filnamnet är nätverkets id."""

    id: str = field(default="")
    name: str = required("Namnet i rubriker och listor.", "POLIS")
    relation: Annotated[str, Term("relations")] = required("`member` eller `candidate`.", "member")
    facts: tuple[Fact, ...] = several("Uppgifter om nätverket.", NESTED)
    memberships: tuple[Membership, ...] = several("Stadens medlemskap.", NESTED)
    roles: tuple[Role, ...] = several("Stadens roller.", NESTED)
    events: tuple[Event, ...] = several("Händelser.", NESTED)
    priorities: tuple[DatedPriority, ...] = several("Prioriteringar utanför planerna.", NESTED)


# --- Plans and reports ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Passage(Sourced):
    """Stycke: en text med källa."""

    text: str = required("Texten. Tom rad ger nytt stycke.", "Syftet är att …")


@dataclass(frozen=True, kw_only=True)
class Activity(Sourced):
    """Aktivitet: något planerat. Hur det gick står i årsrapporten, inte här."""

    id: Slug = required("Eget id, unikt i planen.", "varmote")
    text: str = required("Vad som ska göras.", "Delta i vårmötet")
    priority: str | None = optional("Prioriteringen den hör till, id i samma plan.", "elektrifiering")
    responsible: OrganisationId | None = optional("Ansvarig organisation.", "stadsmiljoforvaltningen")
    function: str | None = optional("Ansvarig funktion, aldrig ett namn.", "Processledare")
    start: PartialDate | None = optional("När den börjar.", "2023-05-31")
    end: PartialDate | None = optional("När den slutar.", "2023-06-02")
    partners: tuple[OrganisationId, ...] = several("Medverkande organisationer.", "[stadsbyggnadsforvaltningen]")


@dataclass(frozen=True, kw_only=True)
class Partner(Sourced):
    """Medverkande: en organisation i staden som nätverksarbetet delas med."""

    organisation: OrganisationId = required("Vem, id ur `organisations.yml`.", "stadsbyggnadsforvaltningen")
    text: str | None = optional("Vad samarbetet gäller.", "Gemensam representation i arbetsgruppen.")


@dataclass(frozen=True, kw_only=True)
class Decision(Sourced):
    """Beslut: ett beslut i nämnden."""

    date: PartialDate = required("Sammanträdets datum.", "2023-03-27")
    body: OrganisationId = required("Vem som beslutade.", "stadsmiljonamnden")
    paragraph: str | None = optional("Paragraf i protokollet.", "§ 74")
    reference: str | None = optional("Diarienummer.", "0123/23")
    outcome: str = required("Vad som beslutades.", "Antecknas till protokollet.")


@dataclass(frozen=True, kw_only=True)
class Plan(Sourced):
    """Handlingsplan: `data/plans/<år>/<nätverk>.yml`, ett nätverks plan för ett år."""

    network: str = field(default="")
    year: int = field(default=0)
    attested: bool = optional("`true` när en källa säger att planen finns men inte när den lades fram.", "true", False)
    presented: MatterId | None = optional("Ärendet som lade fram planen, id ur `matters/`.", "2023-03-13")
    decided: Decision | None = optional("Beslutet om planen.", NESTED)
    purpose: Passage | None = optional("Syftet med att vara med.", NESTED)
    priorities: tuple[Priority, ...] = several("Planens prioriteringar.", NESTED)
    activities: tuple[Activity, ...] = several("Planens aktiviteter.", NESTED)
    partners: tuple[Partner, ...] = several("Samarbete inom staden.", NESTED)
    feedback: Passage | None = optional("Rutin för återkoppling.", NESTED)
    reconciliation: Passage | None = optional("Rutin för politisk avstämning.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Result(Sourced):
    """Resultat: vad som blev av en aktivitet."""

    activity: str | None = optional("Aktivitetens id i planen för samma år.", "varmote")
    state: Annotated[str, Term("activity_states")] = required("Hur det gick.", "done")
    done: str = required("Vad som gjordes.", "Två personer deltog i Porto.")
    result: str | None = optional("Vad det gav.", "Kontakt med Leuven om en ansökan.")
    effect: str | None = optional("Vad det ledde till på sikt.", "Ny ansökan inlämnad.")


@dataclass(frozen=True, kw_only=True)
class Exchange(Sourced):
    """Utbyte: något som nätverket gav under året: ett projektuppslag, en kontakt, en artikel, ett föredrag."""

    kind: Annotated[str, Term("exchange_kinds")] = required("Slag av utbyte.", "project_lead")
    text: str = required("Vad det var.", "Förfrågan om en gemensam ansökan om nollutsläppszoner.")
    date: PartialDate | None = optional("När.", "2023-06-01")
    project: ProjectId | None = optional("Projekt som det hör till eller ledde till.", "move21")
    url: Address | None = optional("Adress till det som publicerades.", "https://www.example.se/artikel")


@dataclass(frozen=True, kw_only=True)
class Rating(Record):
    """Omdöme: ett kriterium i en utvärdering."""

    criterion: Annotated[str, Term("criteria")] = required("Kriteriet.", "benefit")
    rating: Annotated[str, Term("ratings")] = required("Omdömet.", "high")
    text: str | None = optional("Varför.", "Tre nya samarbeten under året.")


@dataclass(frozen=True, kw_only=True)
class Evaluation(Sourced):
    """Utvärdering: om nätverket gav önskat resultat under året."""

    outcome: Annotated[str, Term("outcomes")] = required("Slutsatsen.", "develop")
    text: str = required("Skälen.", "Nyttan är stor, men staden behöver delta i fler grupper.")
    ratings: tuple[Rating, ...] = several("Omdöme per kriterium.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Report(Sourced):
    """Årsrapport: `data/reports/<år>/<nätverk>.yml`, ett nätverks rapport för ett år."""

    network: str = field(default="")
    year: int = field(default=0)
    presented: MatterId | None = optional("Ärendet som lade fram rapporten.", "2023-03-13")
    summary: Passage | None = optional("Sammanfattning.", NESTED)
    results: tuple[Result, ...] = several("Resultat per aktivitet.", NESTED)
    exchanges: tuple[Exchange, ...] = several("Projektuppslag, kontakter och kommunikation.", NESTED)
    evaluation: Evaluation | None = optional("Årets utvärdering.", NESTED)


# --- The year, the committee, the way of working --------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FocusPoint(Record):
    """Fokuspunkt: en punkt i årets gemensamma inriktning."""

    id: Slug = required("Eget id, unikt i filen.", "sprida-kunskap")
    text: str = required("Punkten, i egna ord.", "Ta fram rutiner för att sprida kunskap.")
    networks: tuple[NetworkId, ...] = several("Nätverk som punkten nämner.", "[eurocities]")
    organisations: tuple[OrganisationId, ...] = several(
        "Organisationer som punkten nämner.", "[exploateringsforvaltningen]"
    )


@dataclass(frozen=True, kw_only=True)
class Direction(Sourced):
    """Inriktning: årets gemensamma inriktning."""

    text: str = required("Varför inriktningen ser ut som den gör.", "Omorganisationen kräver en översyn.")
    points: tuple[FocusPoint, ...] = several("Fokuspunkterna, i ordning.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """Lärdom: något som workshopen kom fram till."""

    text: str = required("Lärdomen.", "Delta hellre i två grupper än i fem.")
    network: NetworkId | None = optional("Nätverket den gäller. Utelämnat: alla.", "polis")


@dataclass(frozen=True, kw_only=True)
class Workshop(Sourced):
    """Workshop: årets rese- och omvärldsworkshop."""

    date: PartialDate | None = optional("När den hölls.", "2023-10-12")
    text: str | None = optional("Vad den handlade om.", "Erfarenheter från årets resor.")
    lessons: tuple[Lesson, ...] = several("Lärdomar, per nätverk eller för alla.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Year(Record):
    """År: `data/years/<år>.yml`, året över alla nätverk."""

    year: int = field(default=0)
    direction: Direction | None = optional("Gemensam inriktning.", NESTED)
    events: tuple[Event, ...] = several("Händelser som rör alla nätverk eller stadens internationella arbete.", NESTED)
    facts: tuple[Passage, ...] = several("Annat som är känt om året.", NESTED)
    workshop: Workshop | None = optional("Årets workshop.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Approval(Record):
    """Delegationsbeslut: beslutet före en resa."""

    date: PartialDate = required("Beslutets datum.", "2023-05-02")
    reference: str | None = optional("Beslutets nummer.", "DB 2023-17")


@dataclass(frozen=True, kw_only=True)
class TripReport(Record):
    """Reserapport: den skriftliga rapporten efter en resa."""

    date: PartialDate = required("Rapportens datum.", "2023-06-20")
    matter: MatterId | None = optional("Ärendet som delgav nämnden rapporten.", "2023-08-28")
    text: str | None = optional("Vad resan gav, i korthet.", "Två städer vill delta i en gemensam ansökan.")


@dataclass(frozen=True, kw_only=True)
class Trip(Sourced):
    """Resa: en resa eller ett annat deltagande."""

    id: Slug = required("Eget id, unikt i filen.", "porto")
    text: str = required("Syftet.", "Delta i Mobility Forum")
    mode: Annotated[str, Term("participation_modes")] = required("Hur staden deltog.", "abroad")
    networks: tuple[NetworkId, ...] = several("Nätverk som deltagandet hör till.", "[eurocities]")
    location: str | None = optional("Ort och land.", "Porto, Portugal")
    start: PartialDate = required("Första dagen.", "2023-05-31")
    end: PartialDate | None = optional("Sista dagen.", "2023-06-02")
    function: str | None = optional("Vem som deltog, med funktion, aldrig med namn.", "Processledare")
    participants: int | None = optional("Hur många som deltog.", "2")
    activity: str | None = optional("Aktivitetens id i nätverkets plan för året.", "varmote")
    decision: Approval | None = optional("Delegationsbeslutet.", NESTED)
    report: TripReport | None = optional("Reserapporten.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Trips(Record):
    """Resor: `data/trips/<år>.yml`, årets resor och annat deltagande."""

    year: int = field(default=0)
    trips: tuple[Trip, ...] = one_or_more("Resorna, i tidsordning.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Deadline(Sourced):
    """Tidsgräns: ett antal dagar som en källa sätter."""

    days: int = required("Antal dagar.", "30")


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """Handläggare: för ett nämndärende: det enda stället där en tjänsteperson namnges, förutom undertecknaren."""

    name: str = required("Namn.", "Anna Exempel")
    phone: str | None = optional("Telefon.", "031-000 00 00")
    email: str | None = optional("E-post.", "anna@example.se")


@dataclass(frozen=True, kw_only=True)
class Signatory(Record):
    """Undertecknare: den som undertecknar nämndärendet."""

    name: str = required("Namn.", "Anna Exempel")
    title: str = required("Titel.", "Avdelningschef")


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """Bilaga: en bilaga till ett nämndärende."""

    number: int = required("Bilagans nummer.", "1")
    title: str = required("Bilagans rubrik.", "Handlingsplan 2023 POLIS")
    kind: Annotated[str, Term("attachment_kinds")] = required("Slag av bilaga.", "plan")
    network: NetworkId | None = optional("Nätverket, för en handlingsplan.", "polis")
    year: int = required("Året som bilagan avser.", "2023")
    file: str | None = optional(
        "Fil i `docs/namnden/<datum>/`. Utelämnad: webbplatsen har inte bilagan.", "bilaga-1.pdf"
    )


@dataclass(frozen=True, kw_only=True)
class Matter(Sourced):
    """Nämndärende: `data/matters/<brevets datum>.yml`."""

    id: str = field(default="")
    title: str = required("Ärendets rubrik.", "Information angående handlingsplaner …")
    date: PartialDate = required("Brevets datum. Samma som filnamnet.", "2023-03-13")
    committee: OrganisationId = required("Nämnden.", "stadsmiljonamnden")
    administration: OrganisationId = required("Förvaltningen som skrev.", "stadsmiljoforvaltningen")
    department: str | None = optional("Avdelningen.", "Utveckling och styrning")
    handler: Contact | None = optional("Handläggaren.", NESTED)
    signatory: Signatory | None = optional("Undertecknaren.", NESTED)
    reference: str | None = optional("Diarienummer.", "0123/23")
    meeting: PartialDate | None = optional("Sammanträdet som fick ärendet.", "2023-03-27")
    proposal: str = required("Förslag till beslut.", "Nämnden antecknar informationen till protokollet.")
    covers: tuple[str, ...] = several("Vad informationen tar upp, en rad per ämne.", "[Syftet med medlemskapen]")
    decision: Decision | None = optional("Nämndens beslut.", NESTED)
    attachments: tuple[Attachment, ...] = several("Bilagorna.", NESTED)
    reconstructed: bool = optional(
        "`true` när ärendet är återskapat ur öppna källor och originalet finns hos staden. Papper som görs av det "
        "märks som rekonstruktion och undertecknas inte.",
        "true",
        False,
    )


@dataclass(frozen=True, kw_only=True)
class Snapshot(Record):
    """Årspaket: `data/snapshots.yml`, ett lämnat paket som aldrig görs om. Nyckeln är utgåvans namn i git.

    `python -m actionplans record-snapshot` skriver posten ur paketet självt.
    """

    id: str = field(default="")
    year: int = required("Året som handlingsplanerna gäller.", "2023")
    matter: MatterId = required("Ärendet som paketet hör till.", "2023-03-13")
    date: PartialDate = required("Dagen som paketet visar.", "2023-03-13")
    made: PartialDate = required("Dagen då paketet gjordes.", "2023-03-28")
    url: Address = required("Var zip-filen hämtas.", "https://www.example.se/handlingsplaner-2023.zip")
    size: int = required("Zip-filens storlek i megabyte, avrundad uppåt.", "7")
    checksum: Checksum = required("Zip-filens kontrollsumma.", _CHECKSUM)
    content: Checksum = required("Kontrollsumman som står på brevet till nämnden.", _CHECKSUM)


@dataclass(frozen=True, kw_only=True)
class ClosedPlan(Record):
    """Stängd plan: en plan som nämnden har behandlat och som bara ändras med en rättelse."""

    network: NetworkId = required("Nätverket.", "polis")
    matter: MatterId = required("Ärendet som lade fram planen.", "2023-03-13")
    checksum: Checksum = required("Kontrollsumman av planen när året stängdes. Skrivs av `make close`.", "01ab" * 16)


@dataclass(frozen=True, kw_only=True)
class Correction(Record):
    """Rättelse: en ändring i en stängd plan."""

    network: NetworkId = required("Nätverket.", "polis")
    date: PartialDate = required("När rättelsen beslutades.", "2024-05-02")
    what: str = required("Vad som rättas.", "Uppdragets slut")
    why: str = required("Varför det var fel.", "Beslutet hade lästs av fel.")
    decided_by: str = required("Vem som beslutade, med funktion, aldrig med namn.", "Avdelningschefen")
    before: str = required("Vad som stod.", "Till och med 2022")
    after: str = required("Vad som står nu.", "Till och med 2023")
    checksum: Checksum | None = optional(
        "Kontrollsumman av planen efter rättelsen. Kontrollen säger vad den ska vara. Utelämnad: planen är borttagen.",
        "01ab" * 16,
    )


@dataclass(frozen=True, kw_only=True)
class ClosedYear(Record):
    """Stängt år: `data/closed.yml`, ett år vars planer är färdigbehandlade. Nyckeln är året."""

    id: str = field(default="")
    date: PartialDate = required("När året stängdes.", "2024-04-15")
    plans: tuple[ClosedPlan, ...] = several("De stängda planerna.", NESTED)
    corrections: tuple[Correction, ...] = several("Rättelser, den äldsta först.", NESTED)


@dataclass(frozen=True, kw_only=True)
class Routine(Sourced):
    """Rutin: `data/routines.yml`, ett återkommande arbetssätt. Nyckeln är rutinens id."""

    id: str = field(default="")
    title: str = required("Namn på rutinen.", "Årlig uppdatering av handlingsplanerna")
    status: Annotated[str, Term("routine_statuses")] = required(
        "Om rutinen är beskriven eller ska tas fram.", "described"
    )
    text: str = required("Vad källan säger om rutinen, i en mening.", "Planerna uppdateras varje år.")
    frequency: str | None = optional("Hur ofta.", "Varje år")
    months: tuple[int, ...] = several("Månader då den återkommer, 1–12, när en källa säger det.", "[2, 11]")
    participants: tuple[str, ...] = several("Vilka som deltar.", "[Stadsmiljöförvaltningen]")
    page: str = required("Sidan under `docs/arbetssatt/`, utan `.md`.", "arlig-uppdatering")
    year: int | None = optional("Året då rutinen skulle tas fram.", "2023")


# --- What everything refers to --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Organisation(Sourced):
    """Organisation: `data/organisations.yml`, en nämnd, förvaltning eller annan organisation. Nyckeln är dess id."""

    id: str = field(default="")
    name: str = required("Namn med liten bokstav inne i en mening.", "stadsmiljöförvaltningen")
    short: str | None = optional("Kortformen i sidfoten på nämndens papper.", "SMN")
    kind: Annotated[str, Term("organisation_kinds")] = required("Slag av organisation.", "administration")
    start: PartialDate | None = optional("När den bildades.", "2023-01-02")
    end: End | None = optional("Sista dagen den fanns. `ongoing` om den finns. Utelämnad: okänd.", "ongoing")
    successors: tuple[OrganisationId, ...] = several("Vilka som tog över.", "[stadsmiljoforvaltningen]")
    text: str | None = optional("Vad den ansvarar för.", "Ansvarar för gator, parker och natur.")


@dataclass(frozen=True, kw_only=True)
class Project(Sourced):
    """Projekt: `data/projects.yml`, ett EU- eller forskningsprojekt. Nyckeln är projektets id."""

    id: str = field(default="")
    name: str = required("Projektets namn.", "CoEXist")
    text: str = required("Vad projektet handlar om.", "Förbereda vägnätet för automatiserade fordon.")
    start: PartialDate | None = optional("Start.", "2017-05")
    end: PartialDate | None = optional("Slut.", "2020-04")
    observed: tuple[PartialDate, ...] = several("Tider då en källa belägger projektet.", "[2016]")
    networks: tuple[NetworkId, ...] = several("Nätverk som källan knyter projektet till.", "[polis]")
    part: str | None = optional("Stadens del i projektet.", "Pilotstad")
    programme: str | None = optional("Program som finansierar.", "Horisont 2020")


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """Källa: `data/sources.yml`. Nyckeln är källans id."""

    id: str = field(default="")
    title: str = required("Källans titel.", '"POLIS: 2021 Annual Conference"')
    publisher: str = required("Vem som har gett ut den.", "POLIS")
    url: Address | None = optional(
        "Webbadress. Utelämnad: källan är inte publicerad på webben.", "https://www.example.se/"
    )
    date: PartialDate | None = optional("Källans datum.", "2019-11-06")
    archived_copy: bool = optional("`true` när källan har lästs i en arkiverad kopia.", "true", False)
    language: Annotated[str, Term("languages")] = optional("Titelns språk.", "en", "sv")
    note: str | None = optional("Något läsaren behöver veta om källan.", "Adressen kan vara inaktuell.")


@dataclass(frozen=True, kw_only=True)
class Abbreviation(Sourced):
    """Förkortning: `data/abbreviations.yml`, en förkortning som sidorna förklarar. Nyckeln är dess id."""

    id: str = field(default="")
    name: str = required("Förkortningen, så som den skrivs på sidorna.", "NVF")
    full_name: str | None = optional("Vad bokstäverna står för, om en källa säger det.", "Nordiskt vägforum")
    language: Annotated[str, Term("languages")] = optional("Språket i `full_name`.", "en", "sv")
    text: str = required("Vad det är, i en mening.", "Ett branschsamarbete i Norden.")


@dataclass(frozen=True, kw_only=True)
class ForeignNames(Record):
    """Namn på ett annat språk: `data/foreign_names.yml`. Nyckeln är språket, ur `languages` i `vocabulary.yml`."""

    id: Annotated[str, Term("languages")] = field(default="")
    names: tuple[str, ...] = one_or_more(
        "Namn och uttryck, så som de skrivs på sidorna. De märks med sitt språk överallt där de står.",
        "[Mobility Forum]",
    )


@dataclass(frozen=True, kw_only=True)
class Word(Record):
    """Ord: ett tillåtet värde med sin svenska etikett."""

    id: str = field(default="")
    label: str = required("Etiketten som läsaren ser.", "Ordförande")
    description: str | None = optional("Vad ordet betyder, där etiketten inte räcker.", "Leder organets möten.")
    single_seat: bool = optional("`true` för uppdrag som bara en kan ha åt gången i samma organ.", "true", False)


@dataclass(frozen=True, kw_only=True)
class Vocabulary(Record):
    """Ordlista: `data/vocabulary.yml`, de tillåtna värdena."""

    confidence: dict[str, Word] = required("Hur säker en uppgift är.", "{high: {label: Säker}}")
    relations: dict[str, Word] = required("Stadens förhållande till ett nätverk.", "{member: {label: Medlem}}")
    levels: dict[str, Word] = required("Nivåer.", "{political: {label: Politisk nivå}}")
    fact_kinds: dict[str, Word] = required("Slag av uppgifter om nätverk.", "{founded: {label: Grundat}}")
    role_kinds: dict[str, Word] = required("Slag av uppdrag.", "{chair: {label: Ordförande, single_seat: true}}")
    event_kinds: dict[str, Word] = required("Slag av händelser.", "{conference: {label: Konferens}}")
    event_scopes: dict[str, Word] = required("Vems händelsen är.", "{city: {label: Staden}}")
    priority_areas: dict[str, Word] = required("Prioriterade områden.", "{traffic-safety: {label: Trafiksäkerhet}}")
    activity_states: dict[str, Word] = required("Hur det gick med en aktivitet.", "{done: {label: Genomförd}}")
    criteria: dict[str, Word] = required("Kriterier i utvärderingen.", "{benefit: {label: Nytta}}")
    ratings: dict[str, Word] = required("Omdömen i utvärderingen.", "{high: {label: Hög}}")
    outcomes: dict[str, Word] = required("Slutsatser av utvärderingen.", "{keep: {label: Behåll}}")
    exchange_kinds: dict[str, Word] = required("Slag av utbyte.", "{contact: {label: Kontakt}}")
    participation_modes: dict[str, Word] = required("Sätt att delta.", "{abroad: {label: Resa utanför Sverige}}")
    attachment_kinds: dict[str, Word] = required("Slag av bilagor.", "{plan: {label: Handlingsplan}}")
    routine_statuses: dict[str, Word] = required("En rutins läge.", "{described: {label: Beskriven}}")
    organisation_kinds: dict[str, Word] = required("Slag av organisationer.", "{committee: {label: Nämnd}}")
    languages: dict[str, Word] = required("Språk.", "{en: {label: Engelska}}")


@dataclass(frozen=True, kw_only=True)
class Synonym(Record):
    """Sökord: `data/synonyms.yml`, ord som den som söker menar samma sak med. Nyckeln är ett eget id."""

    id: str = field(default="")
    words: tuple[str, ...] = one_or_more("Orden, i grundform. Ett namn får vara flera ord.", "[ordförande, chair]")


@dataclass(frozen=True, kw_only=True)
class City(Record):
    """Stad: `data/city.yml`, staden som webbplatsen gäller."""

    name: str = required("Stadens namn i löptext.", "Göteborg")
    organisation: OrganisationId = required("Staden som organisation.", "goteborgs-stad")
    administration: OrganisationId = required("Förvaltningen som samordnar nätverken.", "stadsmiljoforvaltningen")
    committee: OrganisationId = required("Nämnden som får planerna.", "stadsmiljonamnden")
    trip_report_deadline: Deadline | None = optional(
        "När en reserapport senast ska finnas, om en källa säger det.", NESTED
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
