"""What does something cost: sums of money and working time, planned, spent or estimated?"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import Currency, OrganisationId
from actionplans.model.shapes import Term
from actionplans.model.sourced import Sourced
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Spent(Sourced):
    """What money and working time have in common: the time that they are for, and how sure they are."""

    period: PartialDate = required(
        "Avser",
        "tiden som det avser",
        "Året, månaden eller dagen som det avser; det första året om de är flera.",
        "2025",
    )
    end: PartialDate | None = optional("Till och med", "slutet", "Det sista året, om det avser flera.", "2027")
    per_year: bool = optional(
        "Per år",
        "att det gäller per år",
        "`true` när det gäller för vart och ett av åren, inte för dem tillsammans.",
        "true",
        False,
    )
    basis: Annotated[str, Term("amount_bases")] | None = optional(
        "Underlag", "underlaget", "Budget, utfall eller uppskattning. Utelämnat: källan säger det inte.", "outcome"
    )
    text: str | None = optional("Text", "texten", "Vad det gäller, i egna ord.", "Avgift efter folkmängd.")


@fixed(kw_only=True)
class Amount(Spent):
    """A sum of money."""

    noun = Noun("Belopp", "beloppet", "belopp", "belopp", "en summa pengar: en avgift, en kostnad, ett bidrag.")

    kind: Annotated[str, Term("amount_kinds")] = required("Slag", "slaget", "Vad pengarna är till.", "fee")
    amount: Decimal = required("Belopp", "beloppet", "Beloppet, med punkt före decimalerna.", "12500.50")
    currency: Currency | None = optional(
        "Valuta",
        "valutan",
        "Valutans tre bokstäver enligt ISO 4217, som EUR. Utelämnad: stadens, som står i `city.yml`.",
        "EUR",
    )
    payer: OrganisationId | None = optional(
        "Betalas av", "vem som betalar", "Vem som betalar. Utelämnat: källan säger det inte.", "trafikforvaltningen"
    )


@fixed(kw_only=True)
class WorkingTime(Spent):
    """Working time that something took or is meant to take."""

    noun = Noun("Arbetstid", "arbetstiden", "arbetstid", "arbetstider", "arbetstid som något tog eller väntas ta.")

    amount: Decimal = required("Omfattning", "omfattningen", "Hur mycket, med punkt före decimalerna.", "0.5")
    unit: Annotated[str, Term("time_units")] = required(
        "Enhet", "enheten", "Timmar, dagar eller heltidstjänster.", "days"
    )


@fixed(kw_only=True)
class Costed(Record):
    """What costs money or takes working time."""

    rare: ClassVar[tuple[str, ...]] = ("amounts", "time")

    amounts: tuple[Amount, ...] = several("Belopp", "beloppen", "Avgifter, kostnader och bidrag.", NESTED)
    time: tuple[WorkingTime, ...] = several("Arbetstid", "arbetstiden", "Arbetstid, när en källa anger den.", NESTED)
