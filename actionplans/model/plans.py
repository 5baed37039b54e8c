"""What does a plan say: why, what is given priority, what is to be done and with whom?"""

from __future__ import annotations

import datetime
from dataclasses import field

from actionplans.model.amounts import Costed
from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, optional, required, several
from actionplans.model.goals import PlanGoal
from actionplans.model.identifiers import FunctionId, MatterId, NetworkId, OrganisationId, Slug
from actionplans.model.networks import Priority
from actionplans.model.sourced import Decision, Passage, Sourced, Step
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Activity(Sourced, Costed):
    """Something planned. How it went stands in the year's report."""

    noun = Noun(
        "Aktivitet",
        "aktiviteten",
        "aktivitet",
        "aktiviteter",
        "något planerat. Hur det gick står i årsrapporten, inte här.",
    )
    rare = ("goals", "owner", "continuous", "continues")

    id: Slug = required("Id", "id", "Eget id, unikt i planen.", "varmote")
    text: str = required("Text", "texten", "Vad som ska göras.", "Delta i vårmötet")
    priority: str | None = optional(
        "Prioritering", "prioriteringen", "Prioriteringen den hör till, id i samma plan.", "elektrifiering"
    )
    responsible: OrganisationId | None = optional(
        "Ansvarig", "ansvarig organisation", "Ansvarig organisation.", "stadsrumsforvaltningen"
    )
    function: str | None = optional("Funktion", "funktionen", "Ansvarig funktion, aldrig ett namn.", "Processledare")
    start: PartialDate | None = optional("Från och med", "starten", "När den börjar.", "2023-05-31")
    end: PartialDate | None = optional("Till och med", "slutet", "När den slutar.", "2023-06-02")
    partners: tuple[OrganisationId, ...] = several(
        "Medverkande", "de medverkande", "Medverkande organisationer.", "[stadsbyggnadsforvaltningen]"
    )
    goals: tuple[Slug, ...] = several(
        "Mål", "målen", "Målen den bidrar till: planens egna, eller stadens ur `goals.yml`.", "[fler-ansokningar]"
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för aktiviteten, id ur `functions.yml`.",
        "samordning",
    )
    continuous: bool = optional(
        "Löpande", "att aktiviteten är löpande", "`true` för det som pågår utan att ha ett slut.", "true", False
    )
    continues: Slug | None = optional(
        "Fortsätter", "aktiviteten som den fortsätter", "Aktivitetens id i nätverkets förra plan.", "varmote"
    )


@fixed(kw_only=True)
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


@fixed(kw_only=True)
class Revision(Sourced):
    """A change of a plan during its time."""

    noun = Noun(
        "Revidering", "revideringen", "revidering", "revideringar", "en ändring av en handlingsplan medan den gäller."
    )

    date: PartialDate = required("Datum", "datumet", "När planen ändrades.", "2025-06-16")
    text: str = required("Text", "texten", "Vad som ändrades, och varför.", "Vårmötet utgår, höstmötet tillkommer.")
    decision: Decision | None = optional("Beslut", "beslutet", "Beslutet om ändringen.", NESTED)


@fixed(kw_only=True)
class Plan(Sourced, Costed):
    """A plan: data/plans/<year>/<id>.yml, named after its network unless it says otherwise."""

    noun = Noun(
        "Handlingsplan",
        "handlingsplanen",
        "handlingsplan",
        "handlingsplaner",
        "`data/plans/<år>/<nätverk>.yml`, ett nätverks plan för ett år.",
    )
    rare = ("network", "networks", "administration", "part_of", "start", "end", "steps", "owner", "goals", "revisions")

    id: str = field(default="")
    year: int = field(default=0)
    network: NetworkId | None = optional(
        "Nätverk", "nätverket", "Nätverket som planen gäller. Utelämnat: det som filen heter.", "kajforum"
    )
    networks: tuple[NetworkId, ...] = several(
        "Gemensam för",
        "nätverken som den är gemensam för",
        "Nätverken, för en plan som är gemensam för flera.",
        "[kajforum, provnat]",
    )
    administration: OrganisationId | None = optional(
        "Förvaltning",
        "förvaltningen",
        "Vems plan det är, när flera har var sin för samma nätverk.",
        "trafikforvaltningen",
    )
    part_of: str | None = optional(
        "Del av",
        "planen som den är en del av",
        "Den gemensamma planen, som `år/id`. Dess ärende och beslut gäller delen, om den inte har egna.",
        "2025/gemensam",
    )
    start: PartialDate | None = optional(
        "Från och med", "starten", "När planen börjar gälla. Utelämnad: med mappens år.", "2025-03-01"
    )
    end: PartialDate | None = optional(
        "Till och med", "slutet", "När planen slutar gälla. Utelämnad: med mappens år.", "2027"
    )
    attested: bool = optional(
        "Belagd utan datum",
        "att planen är belagd utan datum",
        "`true` när en källa säger att planen finns men inte när den lades fram.",
        "true",
        False,
    )
    presented: MatterId | None = optional(
        "Nämndärende", "nämndärendet", "Nämndärendet med planen, id ur `matters/`.", "2023-03-13"
    )
    decided: Decision | None = optional("Beslut", "beslutet", "Beslutet om planen.", NESTED)
    steps: tuple[Step, ...] = several(
        "Steg", "stegen", "Stegen på vägen till beslutet, när de är flera. Ersätter då `decided`.", NESTED
    )
    owner: FunctionId | None = optional(
        "Ansvarig funktion",
        "den ansvariga funktionen",
        "Funktionen som svarar för planen, id ur `functions.yml`.",
        "samordning",
    )
    purpose: Passage | None = optional("Syfte", "syftet", "Syftet med att vara med.", NESTED)
    goals: tuple[PlanGoal, ...] = several("Mål", "målen", "Vad planen ska leda till.", NESTED)
    priorities: tuple[Priority, ...] = several("Prioriteringar", "prioriteringarna", "Planens prioriteringar.", NESTED)
    activities: tuple[Activity, ...] = several("Aktiviteter", "aktiviteterna", "Planens aktiviteter.", NESTED)
    partners: tuple[Partner, ...] = several("Medverkande", "de medverkande", "Samarbete inom staden.", NESTED)
    feedback: Passage | None = optional("Återkoppling", "rutinen för återkoppling", "Rutin för återkoppling.", NESTED)
    reconciliation: Passage | None = optional(
        "Politisk avstämning", "rutinen för politisk avstämning", "Rutin för politisk avstämning.", NESTED
    )
    revisions: tuple[Revision, ...] = several(
        "Revideringar", "revideringarna", "Ändringar medan planen gäller, den äldsta först.", NESTED
    )

    @property
    def covers(self) -> tuple[str, ...]:
        """The networks that the plan is for."""
        return (self.network,) if self.network else self.networks

    @property
    def last_year(self) -> int:
        """The last year that the plan is for: its folder's, unless it is for several."""
        return max(self.year, self.end.year) if self.end else self.year

    @property
    def years(self) -> range:
        """The years that the plan is for."""
        return range(self.year, self.last_year + 1)

    @property
    def closeness(self) -> int:
        """How much the plan is a network's own: 2 where it is, 1 for one administration's, 0 for a common one."""
        return 0 if self.network is None else 1 + (self.network == self.id)

    def begun(self, day: datetime.date) -> bool:
        """Whether the time of the plan has begun on a day."""
        return (self.start or PartialDate(self.year)).first_day <= day

    def in_force(self, day: datetime.date) -> bool:
        """Whether a day is within the time of the plan."""
        return self.begun(day) and day <= (self.end or PartialDate(self.year)).last_day
