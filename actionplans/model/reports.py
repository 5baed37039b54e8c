"""What does a report say: how it went, what it gave, and whether the network pays off?"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import Address, MatterId, MovedTo, OrganisationId, ProjectId, Slug
from actionplans.model.shapes import Term
from actionplans.model.sourced import Passage, Sourced
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Result(Sourced):
    """What became of an activity."""

    noun = Noun("Resultat", "resultatet", "resultat", "resultat", "vad som blev av en aktivitet.")
    rare = ("as_of", "moved_to")

    activity: str | None = optional("Aktivitet", "aktiviteten", "Aktivitetens id i planen för samma år.", "varmote")
    state: Annotated[str, Term("activity_states")] = required("Läge", "läget", "Hur det gick.", "done")
    done: str = required("Vad som gjordes", "vad som gjordes", "Vad som gjordes.", "Två personer deltog i Porto.")
    result: str | None = optional("Resultat", "resultatet", "Vad det gav.", "Kontakt med Leuven om en ansökan.")
    as_of: PartialDate | None = optional("Läget avser", "dagen som läget avser", "Dagen då läget var så.", "2025-12-31")
    moved_to: MovedTo | None = optional(
        "Flyttad till",
        "vart aktiviteten är flyttad",
        "För en flyttad aktivitet: `år`, `år/aktivitet`, eller `unknown` om det inte är känt.",
        "2026/varmote",
    )
    effect: str | None = optional("Effekt", "effekten", "Vad det ledde till på sikt.", "Ny ansökan inlämnad.")


@fixed(kw_only=True)
class Checkpoint(Sourced):
    """How it stood on a day during the year."""

    noun = Noun("Avstämning", "avstämningen", "avstämning", "avstämningar", "hur det stod till en dag under året.")

    date: PartialDate = required("Datum", "datumet", "Dagen som den gäller.", "2025-06-30")
    text: str | None = optional("Text", "texten", "Läget i stort.", "Det mesta går som planerat.")
    presented: MatterId | None = optional("Nämndärende", "nämndärendet", "Ärendet som redovisade den.", "2025-08-25")
    results: tuple[Result, ...] = several("Resultat", "resultaten", "Läget per aktivitet.", NESTED)


@fixed(kw_only=True)
class Reached(Sourced):
    """The value that a measure had, and what it means."""

    noun = Noun(
        "Uppnått värde",
        "det uppnådda värdet",
        "uppnått värde",
        "uppnådda värden",
        "vad ett mått visade, och vad det betyder.",
    )

    goal: Slug = required("Mål", "målet", "Målet: planens eget, eller stadens ur `goals.yml`.", "fler-ansokningar")
    measure: Slug | None = optional("Mått", "måttet", "Måttets id. Utelämnat: om målet i stort.", "ansokningar")
    value: Decimal | None = optional("Värde", "värdet", "Värdet, med punkt före decimalerna.", "2")
    as_of: PartialDate | None = optional("Avser", "tiden som avses", "Tiden som värdet avser.", "2025-12-31")
    text: str | None = optional("Text", "texten", "Vad värdet betyder.", "En ansökan fattas för att nå målet.")


@fixed(kw_only=True)
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


@fixed(kw_only=True)
class Rating(Record):
    """One criterion of an evaluation."""

    noun = Noun("Omdöme", "omdömet", "omdöme", "omdömen", "ett kriterium i en utvärdering.")

    criterion: Annotated[str, Term("criteria")] = required("Kriterium", "kriteriet", "Kriteriet.", "benefit")
    rating: Annotated[str, Term("ratings")] = required("Omdöme", "omdömet", "Omdömet.", "high")
    text: str | None = optional("Text", "texten", "Varför.", "Tre nya samarbeten under året.")


@fixed(kw_only=True)
class Evaluation(Sourced):
    """Whether the network gave the wanted result during the year."""

    noun = Noun(
        "Utvärdering", "utvärderingen", "utvärdering", "utvärderingar", "om nätverket gav önskat resultat under året."
    )
    rare = ("date", "body")

    outcome: Annotated[str, Term("outcomes")] = required("Utfall", "slutsatsen", "Slutsatsen.", "develop")
    text: str = required("Text", "texten", "Skälen.", "Nyttan är stor, men staden behöver delta i fler grupper.")
    ratings: tuple[Rating, ...] = several("Omdömen", "omdömena", "Omdöme per kriterium.", NESTED)
    date: PartialDate | None = optional("Datum", "datumet", "När utvärderingen gjordes.", "2025-11-12")
    body: OrganisationId | None = optional("Organ", "organet", "Vem som gjorde den.", "stadsrumsforvaltningen")


@fixed(kw_only=True)
class Report(Sourced):
    """A network's report for a year: data/reports/<year>/<network>.yml."""

    noun = Noun(
        "Årsrapport",
        "årsrapporten",
        "årsrapport",
        "årsrapporter",
        "`data/reports/<år>/<nätverk>.yml`, ett nätverks rapport för ett år.",
    )
    rare = ("checkpoints", "reached")

    network: str = field(default="")
    year: int = field(default=0)
    presented: MatterId | None = optional("Nämndärende", "nämndärendet", "Nämndärendet med rapporten.", "2023-03-13")
    summary: Passage | None = optional("Sammanfattning", "sammanfattningen", "Sammanfattning.", NESTED)
    results: tuple[Result, ...] = several("Resultat", "resultaten", "Resultat per aktivitet.", NESTED)
    checkpoints: tuple[Checkpoint, ...] = several(
        "Avstämningar", "avstämningarna", "Läget vid olika dagar under året, den äldsta först.", NESTED
    )
    reached: tuple[Reached, ...] = several("Uppnådda värden", "de uppnådda värdena", "Vad målens mått visade.", NESTED)
    exchanges: tuple[Exchange, ...] = several(
        "Utbyten", "utbytena", "Projektuppslag, kontakter och kommunikation.", NESTED
    )
    evaluation: Evaluation | None = optional("Utvärdering", "utvärderingen", "Årets utvärdering.", NESTED)
