"""What does a plan say: why, what is given priority, what is to be done and with whom?"""

from __future__ import annotations

from dataclasses import dataclass, field

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, optional, required, several
from actionplans.model.identifiers import MatterId, OrganisationId, Slug
from actionplans.model.networks import Priority
from actionplans.model.sourced import Decision, Passage, Sourced


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
        "Ansvarig", "ansvarig organisation", "Ansvarig organisation.", "stadsrumsforvaltningen"
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
