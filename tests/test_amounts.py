"""Is each wrong way to write a sum, its currency or its period told on its line and column, with what was meant?"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from actionplans.swedish.numbers import money, working_time
from tests import project
from tests.test_macros_cycle import ABROAD, with_trips

TRIPS = "data/trips/2023.yml"
FORMS = "skriv bara siffror, med punkt före decimalerna: 12500 eller 12500.50"
# A sum of money and a working time, each key on a line of its own.
TRIP = """\
trips:
  - id: resan
    text: Resan
    mode: online
    start: 2023-05-04
    sources: [brev]
    amounts:
      - kind: travel
        amount: 12500
        currency: EUR
        period: 2023-05
        basis: outcome
        sources: [brev]
    time:
      - amount: 0.125
        unit: full_time
        period: 2023
        end: 2024
        per_year: true
        sources: [brev]
"""


def told(root: Path, old: str, new: str) -> list[str]:
    """What the check says of the trip with a line of it changed, each as line:column: what – do."""
    assert TRIP.count(old) == 1, old
    found = project.checked(root, {TRIPS: TRIP.replace(old, new)}).problems
    return [f"{one.place.line}:{one.place.column}: {one.what} – {one.do}" for one in found]


def sums(root: Path, *written: str) -> list[str]:
    """What is said of amounts written in these ways: each stands on a line of its own, and all are told at once."""
    lines = "".join(f"      - {{kind: travel, period: 2023, sources: [brev], amount: {one}}}\n" for one in written)
    head = TRIP.partition("      - kind")[0]
    return [f"{one.what} – {one.do}" for one in project.checked(root, {TRIPS: head + lines}).problems]


def test_a_sum_is_digits_with_a_point_before_decimals(tmp_path: Path) -> None:
    written = ("0", "12500", "12500.25", "1250.5", "0.125", "0.500", "1234.500", "12.5000", '"7"')
    assert sums(tmp_path, *written) == []


MEANT = {
    "12 500": "12500",
    "12\N{NO-BREAK SPACE}500": "12500",
    "12.500,50": "12500.50",
    "12 500 kr": "12500",
    "12500:-": "12500",
    "SEK 12500": "12500",
    "12500 EUR": "12500",
    "€12500": "12500",
    "ca 12000": "12000",
    "~12000": "12000",
    "12,5": "12.5",
    "1,234,567": "1234567",
    "12,500.50": "12500.50",
    "1.234.567": "1234567",
    "12'500": "12500",
    "12_500": "12500",
    "3,5 miljoner": "3500000",
    "3,5 miljoner kronor": "3500000",
    "40 tkr": "40000",
    "2 MSEK": "2000000",
    "012500": "12500",
}


def test_a_sum_that_is_written_for_people_is_told_as_it_is_meant(tmp_path: Path) -> None:
    found = sums(tmp_path, *(f'"{written}"' for written in MEANT))
    assert found == [f"”{written}” är inte ett tal – menade du {meant}?" for written, meant in MEANT.items()]


def test_what_is_no_sum_is_told_how_a_sum_is_written(tmp_path: Path) -> None:
    written = ("1e5", "NaN", ".nan", "Infinity", "tolv", "12-15", "5.", ".5", "+5", "0x10", "1234567.1234567")
    assert sums(tmp_path, *written) == [f"”{one}” är inte ett tal – {FORMS}" for one in written]


TWO_WAYS = {
    "12.500": "12500 eller 12.5",
    '"12,500"': "12500 eller 12.5",
    "12.345": "12345 eller 12.3450",
    "12.500 kr": "12500 eller 12.5",
    "1.000": "1000 eller 1.0",
}


def test_a_sum_that_can_be_read_two_ways_is_not_read(tmp_path: Path) -> None:
    said = [f"”{one.strip(chr(34))}” kan läsas på två sätt – menade du {meant}?" for one, meant in TWO_WAYS.items()]
    assert sums(tmp_path, *TWO_WAYS) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("amount: 12500", "amount: 12 500", "9:17: ”12 500” är inte ett tal – menade du 12500?"),
        ("amount: 12500", "amount: 12.500", "9:17: ”12.500” kan läsas på två sätt – menade du 12500 eller 12.5?"),
        ("amount: 12500", "amount: [12500]", "9:17: ”amount” ska vara ett tal, inte en lista eller flera nycklar – "),
        ("amount: 12500", "amount:", "9:16: nyckeln ”amount” har inget värde – "),
        ("currency: EUR", "currency: euro", "10:19: ”euro” är inte en valutakod (ISO 4217) – "),
        ("currency: EUR", "currency: eur", "10:19: ”eur” är inte en valutakod (ISO 4217) – "),
        ("period: 2023-05", "period: maj 2023", "11:17: ”maj 2023” är inte ett datum – menade du 2023-05?"),
        ("basis: outcome", "basis: utfall", "12:16: okänt ord ”utfall” – menade du ”outcome” (Utfall)?"),
        ("kind: travel", "kind: resa", "8:15: okänt ord ”resa” – "),
        ("unit: full_time", "unit: weeks", "16:15: okänt ord ”weeks” – "),
        ("per_year: true", "per_year: ja", "19:19: ”ja” är varken true eller false – skriv per_year: true"),
        ("        period: 2023-05\n", "", "8:9: nyckeln ”period” saknas – lägg till den, till exempel period: 2025"),
        ("amount: 12500", "amount: -12500", "9:17: -12500 är mindre än noll – ta bort minustecknet; kind säger"),
        ("amount: 0.125", "amount: -0.5", "15:17: -0.5 är mindre än noll – ta bort minustecknet"),
        (
            "end: 2024",
            "end: 2022",
            "18:14: arbetstiden avser tiden till och med 2022 men börjar 2023 – rätta period eller end",
        ),
    ],
)
def test_each_key_of_an_amount_is_told_with_line_and_column(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = told(tmp_path, old, new)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_period_per_year_may_lack_its_end(tmp_path: Path) -> None:
    assert told(tmp_path, "        end: 2024\n", "") == []


# --- Who went, who decided, which report ------------------------------------------------------------------------------

RESA = f"text: Resan, {ABROAD}, "
OTHER = f"text: Resan vidare, {ABROAD}"


@pytest.mark.parametrize(
    ("trips", "said"),
    [
        (
            [RESA + "participants: 3, delegation: [{function: Processledare, number: 2}]"],
            "2: delegationen är 2 men participants är 3 – rätta det som är fel, eller ta bort participants; "
            "delegationen räknas ändå",
        ),
        ([RESA + "delegation: [{function: A, number: 0}]"], "2: antalet är 0 – ange minst 1, eller ta bort raden"),
        ([RESA + "invitations: [{function: A, number: 0}]"], "2: antalet är 0 – ange minst 1, eller ta bort raden"),
        (
            [RESA + "decision: {date: 2023-04-01}, steps: [{kind: decided, date: 2023-04-02, sources: [brev]}]"],
            "2: resans beslut står redan i decision på rad 2 – "
            "ta bort decision, och låt steget ha dess datum och diarienummer (reference)",
        ),
        (
            [RESA + "report: {date: 2023-05-20, trips: [r2]}", OTHER],
            "2: okänd resa ”r2” – ange id för en resa i data/trips/2023.yml",
        ),
        (
            [RESA + "report: {date: 2023-05-20, trips: [r0]}", OTHER],
            "2: ”r0” är resan som rapporten står på – ta bort den; trips är de andra resorna",
        ),
        (
            [RESA + "report: {date: 2023-05-20, trips: [r1]}", OTHER + ", report: {date: 2023-05-21}"],
            "2: resan ”r1” har redan en rapport på rad 3 – ta bort den ena: en resa har en rapport",
        ),
        (
            [
                RESA + "report: {date: 2023-05-20, trips: [r1]}",
                OTHER,
                OTHER + " igen, report: {date: 2023-05-21, trips: [r1]}",
            ],
            "4: resan ”r1” har redan en rapport på rad 2 – ta bort den ena: en resa har en rapport",
        ),
    ],
)
def test_what_trips_contradict_is_told(tmp_path: Path, trips: list[str], said: str) -> None:
    trips = [one.replace(f"{ABROAD} igen", f"{ABROAD}, note: Igen") for one in trips]
    assert project.messages(tmp_path, with_trips(*trips)) == [f"{TRIPS}:{said}"]


def test_advice_and_a_decision_may_stand_beside_each_other(tmp_path: Path) -> None:
    steps = "steps: [{kind: advised, date: 2023-04-02, sources: [brev]}]"
    assert project.messages(tmp_path, with_trips(f"{RESA}decision: {{date: 2023-04-01}}, {steps}")) == []


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (("47900.50", "10202.50"), "58\u00a0103\u00a0kronor"),
        (("0.25", "0.25"), "0,50\u00a0kronor"),
        (("0.5", "0.5"), "1\u00a0krona"),
    ],
)
def test_a_sum_of_halves_that_comes_to_whole_has_no_decimals(amounts: tuple[str, str], said: str) -> None:
    assert money(sum(map(Decimal, amounts), Decimal()), "SEK") == said


def test_half_a_day_twice_is_one_day() -> None:
    assert working_time(Decimal("0.5") + Decimal("0.5"), "days", "dagar") == "1\u00a0dag"
