"""What does a report say: how it went, what it gave, and whether the network pays off?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import Address, MatterId, ProjectId
from actionplans.model.shapes import Term
from actionplans.model.sourced import Passage, Sourced


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
