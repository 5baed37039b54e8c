"""Who is there: the city that the site is about, its organisations, and the projects that they work in?"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from actionplans.model.amounts import Costed
from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import Currency, FunctionId, IssueAddress, Mailbox, NetworkId, OrganisationId, Slug
from actionplans.model.searched import Searched
from actionplans.model.shapes import Choice, End, Term
from actionplans.model.sourced import Sourced, Step
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Organisation(Sourced, Searched):
    """A committee, administration or other organisation: data/organisations.yml, by its id."""

    noun = Noun(
        "Organisation",
        "organisationen",
        "organisation",
        "organisationer",
        "`data/organisations.yml`, en nämnd, förvaltning eller annan organisation. Nyckeln är dess id.",
    )
    rare = ("end_announced", "mailbox")

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Namn med liten bokstav inne i en mening.", "stadsrumsförvaltningen")
    short: str | None = optional("Kortform", "kortformen", "Kortformen i sidfoten på nämndens papper.", "SRN")
    kind: Annotated[str, Term("organisation_kinds")] = required(
        "Slag", "slaget", "Slag av organisation.", "administration"
    )
    start: PartialDate | None = optional("Från och med", "starten", "När den bildades.", "2023-01-02")
    end: End | None = optional(
        "Till och med", "slutet", "Sista dagen den fanns. `ongoing` om den finns. Utelämnad: okänd.", "ongoing"
    )
    end_announced: PartialDate | None = optional(
        "Slutet blev känt",
        "när slutet blev känt",
        "När det blev känt att den upphör eller byter namn. Före den dagen visas varken slut eller efterträdare. "
        "Utelämnad: de visas från slutet.",
        "2022-06",
    )
    successors: tuple[OrganisationId, ...] = several(
        "Efterträdare", "efterträdarna", "Vilka som tog över.", "[stadsrumsforvaltningen]"
    )
    text: str | None = optional("Text", "texten", "Vad den ansvarar för.", "Ansvarar för gator, parker och natur.")
    mailbox: Mailbox | None = optional(
        "E-post",
        "e-postadressen",
        "Organisationens brevlåda, aldrig en persons. Den som ska påminnas nås där när funktionen saknar en egen.",
        "hamnen@example.se",
    )


@fixed(kw_only=True)
class Function(Sourced):
    """A function that answers for something: data/functions.yml, by its id. Never a person."""

    noun = Noun(
        "Funktion",
        "funktionen",
        "funktion",
        "funktioner",
        "`data/functions.yml`, en funktion som svarar för något. Aldrig en person. Nyckeln är dess id.",
    )

    id: str = field(default="")
    name: str = required(
        "Namn", "namnet", "Funktionens namn, aldrig en persons.", "Samordnare för internationella nätverk"
    )
    organisation: OrganisationId = required(
        "Organisation", "organisationen", "Var funktionen finns.", "trafikforvaltningen"
    )
    mailbox: Mailbox | None = optional(
        "E-post", "e-postadressen", "Funktionens egen brevlåda, aldrig en persons.", "natverk@example.se"
    )
    text: str | None = optional("Text", "texten", "Vad man vänder sig dit med.", "Frågor om resor och handlingsplaner.")
    start: PartialDate | None = optional("Från och med", "starten", "När funktionen inrättades.", "2025-01-01")
    end: End | None = optional(
        "Till och med", "slutet", "Sista dagen. `ongoing` om den finns kvar. Utelämnad: okänd.", "2026-12-31"
    )


@fixed(kw_only=True)
class Project(Sourced, Costed, Searched):
    """A European or research project: data/projects.yml, by its id."""

    noun = Noun(
        "Projekt",
        "projektet",
        "projekt",
        "projekt",
        "`data/projects.yml`, ett EU- eller forskningsprojekt. Nyckeln är projektets id.",
    )
    rare = ("reference", "responsible", "owner", "goals", "steps")

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Projektets namn.", "LJUSPROV")
    text: str = required("Text", "texten", "Vad projektet handlar om.", "Förbereda vägnätet för automatiserade fordon.")
    start: PartialDate | None = optional("Från och med", "starten", "Start.", "2017-05")
    end: PartialDate | None = optional("Till och med", "slutet", "Slut.", "2020-04")
    observed: tuple[PartialDate, ...] = several(
        "Belagd", "tiderna som källor belägger", "Tider då en källa belägger projektet.", "[2016]"
    )
    networks: tuple[NetworkId, ...] = several(
        "Nätverk", "nätverken", "Nätverk som källan knyter projektet till.", "[kajforum]"
    )
    part: str | None = optional("Stadens del", "stadens del", "Stadens del i projektet.", "Pilotstad")
    programme: str | None = optional("Program", "programmet", "Program som finansierar.", "Horisont 2020")
    reference: str | None = optional("Beteckning", "beteckningen", "Avtals- eller diarienummer.", "EX-0117/22")
    responsible: OrganisationId | None = optional(
        "Ansvarig", "ansvarig organisation", "Organisationen som svarar för projektet.", "stadsrumsforvaltningen"
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för projektet, id ur `functions.yml`.",
        "samordning",
    )
    goals: tuple[Slug, ...] = several(
        "Mål", "målen", "Stadens mål som projektet bidrar till, ur `goals.yml`.", "[trygga-skolvagar]"
    )
    steps: tuple[Step, ...] = several(
        "Steg", "stegen", "Stegen: ansökan, beslutet att delta, besked om pengar.", NESTED
    )


@fixed(kw_only=True)
class Deadline(Sourced):
    """A number of days that a source sets."""

    noun = Noun(
        "Tidsgräns", "tidsgränsen för reserapporter", "tidsgräns", "tidsgränser", "ett antal dagar som en källa sätter."
    )

    days: int = required("Dagar", "antalet dagar", "Antal dagar.", "30")


# What a body that keeps such a site can be called. swedish/bodies.py holds the forms of each; a noun more is a line in
# both. Those in front are what every sentence of the product is written with.
CITY_NOUNS = ("stad", "kommun", "region", "förbund", "kommunalförbund", "regionförbund", "myndighet", "bolag")
COMMITTEE_NOUNS = (
    "nämnd",
    "utskott",
    "styrelse",
    "kommunstyrelse",
    "regionstyrelse",
    "förbundsstyrelse",
    "direktion",
    "fullmäktige",
    "beredning",
    "kommitté",
    "delegation",
    "råd",
)
ADMINISTRATION_NOUNS = (
    "förvaltning",
    "kontor",
    "kansli",
    "avdelning",
    "enhet",
    "verksamhet",
    "sektor",
    "sekretariat",
    "stab",
    "byrå",
)


@fixed(kw_only=True)
class CityWords(Record):
    """What the city calls itself and its bodies, where that is not stad, nämnd and förvaltning."""

    noun = Noun(
        "Ord för organen",
        "orden för organen",
        "ord för organen",
        "ord för organen",
        "vad staden och dess organ kallas i webbplatsens egna meningar, där det inte är stad, nämnd och förvaltning.",
    )

    city: Annotated[str, Choice(CITY_NOUNS, "ett ord för staden")] | None = optional(
        "Ord för staden", "ordet för staden", "Vad staden är. Utelämnat: stad.", "region"
    )
    committee: Annotated[str, Choice(COMMITTEE_NOUNS, "ett ord för nämnden")] | None = optional(
        "Ord för nämnden", "ordet för nämnden", "Vad det organ är som får planerna. Utelämnat: nämnd.", "utskott"
    )
    administration: Annotated[str, Choice(ADMINISTRATION_NOUNS, "ett ord för förvaltningen")] | None = optional(
        "Ord för förvaltningen",
        "ordet för förvaltningen",
        "Vad den är som samordnar nätverken. Utelämnat: förvaltning.",
        "kontor",
    )


@fixed(kw_only=True)
class City(Record):
    """The city that the site is about: data/city.yml."""

    noun = Noun("Stad", "staden", "stad", "städer", "`data/city.yml`, staden som webbplatsen gäller.")
    rare = ("currency", "editors", "new_issue")

    name: str = required("Namn", "namnet", "Stadens namn i löptext.", "Exempelstad")
    organisation: OrganisationId = required("Organisation", "organisationen", "Staden som organisation.", "exempelstad")
    administration: OrganisationId = required(
        "Förvaltning", "förvaltningen", "Förvaltningen som samordnar nätverken.", "stadsrumsforvaltningen"
    )
    committee: OrganisationId = required("Nämnd", "nämnden", "Nämnden som får planerna.", "stadsrumsnamnden")
    trip_report_deadline: Deadline | None = optional(
        "Tidsgräns för reserapport",
        "tidsgränsen för reserapporter",
        "När en reserapport senast ska finnas, om en källa säger det.",
        NESTED,
    )
    contact: Mailbox | None = optional(
        "E-post för rättelser",
        "adressen för rättelser",
        "Funktionsbrevlådan som tar emot frågor och rättelser, aldrig en persons. Den står på varje sida.",
        "natverk@example.se",
    )
    editors: Mailbox | None = optional(
        "E-post till redaktörerna",
        "adressen till redaktörerna",
        "Funktionsbrevlådan som tar emot det som fylls i under *Ändra*. Utelämnad: adressen för rättelser.",
        "redaktion@example.se",
    )
    new_issue: IssueAddress | None = optional(
        "Adress för meddelanden",
        "adressen för meddelanden",
        "Där det som fylls i under *Ändra* blir ett meddelande till redaktörerna, med {title} och {body} på sin plats.",
        "https://git.example.se/stad/natverk/issues/new?title={title}&body={body}",
    )
    currency: Currency = optional("Valuta", "valutan", "Valutan som belopp är i, om de inte säger annat.", "EUR", "SEK")
    words: CityWords | None = optional(
        "Ord för organen",
        "orden för organen",
        "Vad staden, nämnden och förvaltningen kallas, om det är andra ord.",
        NESTED,
    )
