"""What is known of a network: its facts, and the city's memberships, roles, priorities and events in it?"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, ClassVar

from actionplans.model.amounts import Costed
from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, optional, required, several
from actionplans.model.identifiers import Address, FunctionId, NetworkId, OrganisationId, ProjectId, Slug
from actionplans.model.searched import Searched
from actionplans.model.shapes import End, Term
from actionplans.model.sourced import Decision, Holding, Sourced, SourcedWithin, Step
from actionplans.system.fixed import fixed

# What a reader expects to find of every network: kinds of facts that are shown as unknown where no source says them.
EXPECTED_FACTS = ("full_name", "kind", "founded", "seat", "website", "membership_form", "members")


@fixed(kw_only=True)
class Fact(Sourced):
    """Something that is known of a network."""

    noun = Noun("Uppgift", "uppgiften", "uppgift", "uppgifter", "något som är känt om ett nätverk.")

    kind: Annotated[str, Term("fact_kinds")] = required("Slag", "slaget", "Vad uppgiften handlar om.", "members")
    text: str = required("Text", "texten", "Uppgiften, i egna ord.", "Över 200 städer i 38 länder.")
    as_of: PartialDate | None = optional(
        "Avser", "tiden som avses", "Tiden som uppgiften avser. Utelämnad: odaterad.", "2023~"
    )
    url: Address | None = optional(
        "Webbadress", "webbadressen", "Nätverkets webbadress (bara för `website`).", "https://kajforum.example"
    )


@fixed(kw_only=True)
class Terms(Sourced):
    """What a membership binds the city to."""

    noun = Noun("Villkor", "villkoren", "villkor", "villkor", "vad ett medlemskap innebär för staden.")

    notice: str | None = optional(
        "Uppsägning", "uppsägningstiden", "När och hur det kan sägas upp.", "Sex månader före årsskiftet."
    )
    conditions: str | None = optional(
        "Villkor", "villkoren", "Vad staden åtar sig.", "En tjänsteperson ska delta i forumets möten."
    )


@fixed(kw_only=True)
class WorkingGroup(Holding):
    """A working group that the city has joined."""

    noun = Noun("Arbetsgrupp", "arbetsgruppen", "arbetsgrupp", "arbetsgrupper", "en arbetsgrupp som staden är med i.")

    name: str = required("Namn", "namnet", "Arbetsgruppens namn.", "Gods i stad")
    text: str | None = optional("Text", "texten", "Vad staden gör i den.", "Staden leder arbetet om lastzoner.")


@fixed(kw_only=True)
class Membership(Holding, Costed):
    """The city's membership of a network."""

    noun = Noun("Medlemskap", "medlemskapet", "medlemskap", "medlemskap", "stadens medlemskap i ett nätverk.")
    rare = ("kind", "decision", "steps", "left", "terms", "working_groups", "participants", "goals")

    member: OrganisationId = required(
        "Medlem", "vem som är medlem", "Vem som är medlem, id ur `organisations.yml`.", "exempelstad"
    )
    text: str | None = optional(
        "Text", "texten", "Medlemskapets form eller omfattning.", "Staden deltar i alla sex forum."
    )
    kind: Annotated[str, Term("membership_kinds")] = optional(
        "Slag", "slaget", "Slag av medlemskap. Utelämnat: medlem.", "associate", "member"
    )
    decision: Decision | None = optional("Beslut", "beslutet", "Beslutet att gå med.", NESTED)
    steps: tuple[Step, ...] = several(
        "Steg", "stegen", "Stegen på vägen till beslutet, och uppsägning. Ett beslut här ersätter `decision`.", NESTED
    )
    left: Decision | None = optional("Utträde", "beslutet att lämna", "Beslutet att lämna nätverket.", NESTED)
    terms: Terms | None = optional("Villkor", "villkoren", "Vad medlemskapet innebär för staden.", NESTED)
    working_groups: tuple[WorkingGroup, ...] = several(
        "Arbetsgrupper", "arbetsgrupperna", "Arbetsgrupper som staden är med i.", NESTED
    )
    participants: tuple[OrganisationId, ...] = several(
        "Deltar", "de som deltar", "Organisationer i staden som deltar i nätverket.", "[planforvaltningen]"
    )
    goals: tuple[Slug, ...] = several(
        "Mål", "målen", "Stadens mål som medlemskapet bidrar till, ur `goals.yml`.", "[trygga-skolvagar]"
    )


@fixed(kw_only=True)
class Consideration(Sourced):
    """That the city weighed whether to join a network, and what it came to."""

    noun = Noun(
        "Övervägande",
        "övervägandet",
        "övervägande",
        "överväganden",
        "att staden har övervägt att gå med i ett nätverk, och vad det ledde till.",
    )

    date: PartialDate = required("Datum", "datumet", "När nätverket övervägdes.", "2025")
    text: str = required(
        "Text", "texten", "Vad som övervägdes, och varför.", "Nätverket nämns som möjligt att kartlägga."
    )
    outcome: Annotated[str, Term("consideration_outcomes")] | None = optional(
        "Utfall",
        "ställningstagandet",
        "Vad det ledde till. Utelämnat: inte känt, nätverket är en kandidat.",
        "declined",
    )
    outcome_date: PartialDate | None = optional(
        "Utfallets datum", "dagen för ställningstagandet", "När det avgjordes.", "2026-02"
    )


@fixed(kw_only=True)
class Role(Holding, Searched):
    """A mandate or responsibility that the city has in a network."""

    noun = Noun("Uppdrag", "uppdraget", "uppdrag", "uppdrag", "ett uppdrag eller ansvar som staden har i ett nätverk.")
    rare = ("deadline",)

    kind: Annotated[str, Term("role_kinds")] = required("Slag", "slaget", "Slag av uppdrag.", "chair")
    body: str | None = optional(
        "Organ", "organet", "Organet uppdraget gäller. Utelämnat: källan nämner det inte.", "Arbetsgruppen för gods"
    )
    text: str = required("Text", "texten", "Uppdraget, så som läsaren ska se det.", "Ordförande i en arbetsgrupp")
    holder: OrganisationId = required(
        "Företräds av",
        "vem som har uppdraget",
        "Vem som har uppdraget, id ur `organisations.yml`.",
        "stadsrumsforvaltningen",
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
        "Ada Exempel",
    )
    deadline: PartialDate | None = optional(
        "Utses senast",
        "när uppdraget senast ska tillsättas",
        "Dagen då staden senast ska ha utsett någon.",
        "2026-09-30",
    )


@fixed(kw_only=True)
class Event(Sourced, Searched):
    """Something dated that the city or the network did."""

    noun = Noun("Händelse", "händelsen", "händelse", "händelser", "något daterat som staden eller nätverket gjorde.")

    date: PartialDate = required("Datum", "datumet", "När det hände, så noga som källan säger det.", "2021-12-01")
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
        "aktören",
        "`city` för det staden själv gjorde, `network` för nätverkets egna händelser.",
        "city",
    )
    text: str = required(
        "Text", "texten", "Vad som hände, i egna ord.", "Exempelstad var värd för Kajforums årskonferens."
    )
    project: ProjectId | None = optional("Projekt", "projektet", "Projekt som händelsen hör till.", "ljusprov")


@fixed(kw_only=True)
class Priority(Sourced):
    """Something that the city gives priority to in a network."""

    noun = Noun(
        "Prioritering", "prioriteringen", "prioritering", "prioriteringar", "något staden prioriterar i ett nätverk."
    )
    rare: ClassVar[tuple[str, ...]] = ("goals",)

    id: Slug = required("Id", "id", "Eget id, unikt i filen.", "elektrifiering")
    text: str = required("Text", "texten", "Prioriteringen, i egna ord.", "Utbyta erfarenheter om elektrifiering.")
    areas: tuple[Annotated[str, Term("priority_areas")], ...] = several(
        "Områden", "områdena", "Prioriterade områden.", "[clean-transport]"
    )
    goals: tuple[Slug, ...] = several(
        "Mål", "målen", "Målen den bidrar till: planens egna, eller stadens ur `goals.yml`.", "[fler-ansokningar]"
    )


@fixed(kw_only=True)
class DatedPriority(Priority, Holding):
    """A priority that is attested outside a plan and so has dates of its own."""

    noun = Noun(
        "Daterad prioritering",
        "prioriteringen",
        "prioritering",
        "prioriteringar",
        "en prioritering som är belagd utanför en handlingsplan och därför har egna datum.",
    )


@fixed(kw_only=True)
class Network(SourcedWithin, Searched):
    """A network: data/networks/<id>.yml. The file's name is its id."""

    noun = Noun("Nätverk", "nätverket", "nätverk", "nätverk", "`data/networks/<id>.yml`. Filnamnet är nätverkets id.")
    rare = ("short", "start", "end", "announced", "successors", "owner", "considerations")

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Namnet i rubriker och listor.", "Kajforum")
    short: str | None = optional(
        "Kortnamn", "kortnamnet", "Namnet i tabeller, i menyn och på sidor om ett år, om det är kortare.", "Kajforum"
    )
    start: PartialDate | None = optional("Från och med", "starten", "När nätverket bildades under detta namn.", "2012")
    end: End | None = optional(
        "Till och med", "slutet", "När nätverket upphörde, bytte namn eller gick upp i ett annat.", "2021-12-31"
    )
    announced: PartialDate | None = optional(
        "Blev känt", "när det blev känt", "När ett kommande nätverk blev känt.", "2020-12"
    )
    successors: tuple[NetworkId, ...] = several(
        "Efterträdare", "efterträdarna", "Nätverk som det heter nu, gick upp i eller delades i.", "[nytt-forum]"
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för nätverket, id ur `functions.yml`.",
        "samordning",
    )
    considerations: tuple[Consideration, ...] = several(
        "Överväganden", "övervägandena", "När staden övervägde att gå med.", NESTED
    )
    facts: tuple[Fact, ...] = several("Uppgifter", "uppgifterna", "Uppgifter om nätverket.", NESTED)
    memberships: tuple[Membership, ...] = several("Medlemskap", "medlemskapen", "Stadens medlemskap.", NESTED)
    roles: tuple[Role, ...] = several("Uppdrag", "uppdragen", "Stadens uppdrag.", NESTED)
    events: tuple[Event, ...] = several("Händelser", "händelserna", "Händelser.", NESTED)
    priorities: tuple[DatedPriority, ...] = several(
        "Prioriteringar", "prioriteringarna", "Prioriteringar utanför planerna.", NESTED
    )

    @property
    def called(self) -> str:
        """The name where there is little room: the short one, or the only one."""
        return self.short or self.name
