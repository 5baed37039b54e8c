"""What does the city want to reach: goals, and the measures that tell how far it has come?"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, optional, required, several
from actionplans.model.identifiers import Address, GoalId, Slug
from actionplans.model.searched import Searched
from actionplans.model.shapes import Term
from actionplans.model.sourced import Holding, Sourced
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Measure(Sourced):
    """How it is seen whether a goal is reached. The value that was reached stands in the report."""

    noun = Noun(
        "Mått",
        "måttet",
        "mått",
        "mått",
        "hur man ser om ett mål är nått. Värdet som nåddes står i årsrapporten, inte här.",
    )

    id: Slug = required("Id", "id", "Eget id, unikt för målet.", "ansokningar")
    indicator: str = required("Indikator", "indikatorn", "Vad som mäts.", "Ansökningar som staden deltar i")
    unit: str | None = optional("Enhet", "enheten", "Enheten som det mäts i.", "ansökningar per år")
    baseline: Decimal | None = optional("Utgångsläge", "utgångsläget", "Värdet från början.", "1")
    baseline_date: PartialDate | None = optional(
        "Utgångsläge avser", "tiden för utgångsläget", "När utgångsläget gällde.", "2024"
    )
    target: Decimal | None = optional("Målvärde", "målvärdet", "Värdet som ska nås.", "3")
    by: PartialDate | None = optional("Senast", "när det ska vara nått", "När målvärdet ska vara nått.", "2027")
    text: str | None = optional(
        "Text", "texten", "Hur det mäts, eller målet i ord om det inte är ett tal.", "Räknas vid årets slut."
    )


@fixed(kw_only=True)
class Goal(Holding, Searched):
    """A goal of the city's own, of whatever kind: data/goals.yml, by its id."""

    noun = Noun(
        "Mål",
        "målet",
        "mål",
        "mål",
        "`data/goals.yml`, ett mål som staden har satt eller anslutit sig till. Nyckeln är dess id.",
    )

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Målet i korthet.", "Färre biltransporter i centrum")
    kind: Annotated[str, Term("goal_kinds")] = required("Slag", "slaget", "Var målet hör hemma.", "programme")
    text: str | None = optional(
        "Text", "texten", "Målet så som det är beslutat.", "Biltrafiken minskar med en fjärdedel."
    )
    reference: str | None = optional("Beteckning", "beteckningen", "Beteckning i dokumentet.", "Mål 11.2")
    part_of: GoalId | None = optional("Del av", "målet som det är en del av", "Målet som det är en del av.", "klimat")
    url: Address | None = optional("Webbadress", "webbadressen", "Sida om målet.", "https://www.example.se/mal")
    measures: tuple[Measure, ...] = several("Mått", "måtten", "Hur man ser om målet är nått.", NESTED)


@fixed(kw_only=True)
class PlanGoal(Sourced):
    """A goal of a plan."""

    noun = Noun("Mål i planen", "målet", "mål", "mål", "något som en handlingsplan ska leda till.")

    id: Slug = required("Id", "id", "Eget id, unikt i planen.", "fler-ansokningar")
    text: str = required("Text", "texten", "Målet, i egna ord.", "Staden deltar i fler ansökningar om EU-medel.")
    serves: tuple[GoalId, ...] = several(
        "Bidrar till", "målen som det bidrar till", "Stadens mål, id ur `goals.yml`.", "[klimat]"
    )
    measures: tuple[Measure, ...] = several("Mått", "måtten", "Hur man ser om målet är nått.", NESTED)
