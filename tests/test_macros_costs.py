"""Are costs summed only where they can be, is what is unknown told apart, and are trips told as functions and steps?"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from actionplans.changes import changes
from actionplans.downloads import files as downloads
from actionplans.downloads.tables import TABLES, in_use
from actionplans.model.amounts import Amount
from actionplans.model.records import Delegate
from actionplans.site import attention, costs
from actionplans.swedish import numbers
from actionplans.swedish.travel import delegation, without_cost
from tests import project, scenes
from tests.scenes import Changes
from tests.test_macros import MORE, UNKNOWN, columns, show
from tests.test_macros_cycle import ABROAD, evaluated, with_trips

NETWORK = "data/networks/provnat.yml"
HARD = "\N{NO-BREAK SPACE}"


def with_fee(*amounts: str) -> Changes:
    """The miniature city's membership with amounts, each without what all have."""
    written = "".join(f"      - {{kind: fee, sources: [brev], {one}}}\n" for one in amounts)
    return project.edited(NETWORK, "    start: 2015\n", f"    start: 2015\n    amounts:\n{written}")


def travel(amount: str, more: str = "basis: outcome") -> str:
    return f"amounts: [{{kind: travel, amount: {amount}, period: 2023-05, {more}, sources: [brev]}}]"


# A fee in two currencies and on two bases, and three trips: one shared with another network, one of an unknown cost.
YEAR = {
    **MORE,
    **with_fee(
        "amount: 9500, currency: EUR, period: 2023, basis: budget",
        "amount: 12500.50, period: 2023, basis: outcome, text: Efter folkmängd.",
        "amount: 12000, period: 2022, basis: outcome",
        "amount: 600, period: 2022, end: 2024",
    ),
    **with_trips(
        f"text: Möte ett, {ABROAD}, {travel('4000')}",
        "text: Möte två, mode: online, networks: [provnat, annat], start: 2023-05-06, "
        + travel("1000.25", "basis: outcome"),
        f"text: Möte tre, {ABROAD}",
    ),
}


def seen(text: str) -> str:
    """A text as it is read off a page, where a hard space is a space."""
    return text.replace(HARD, " ")


# --- Sums -------------------------------------------------------------------------------------------------------------


def test_sums_are_of_one_currency_and_one_basis_and_a_shared_trip_counts_once(tmp_path: Path) -> None:
    view = project.view(tmp_path, changes=YEAR)
    model, day = view.model, view.day
    every = costs.sums(model, costs.cost(model, day, 2023).counted)
    assert every == {
        costs.Sum("SEK", "outcome"): Decimal("17500.75"),
        costs.Sum("EUR", "budget"): Decimal(9500),
    }
    assert next(iter(every)).basis == "outcome"
    own = costs.cost(model, day, 2023, "provnat")
    assert costs.sums(model, own.counted) == every
    assert (own.trips, own.trips_unknown, own.fees_unknown) == (3, 1, ())
    other = costs.cost(model, day, 2023, "annat")
    assert costs.sums(model, other.counted) == {costs.Sum("SEK", "outcome"): Decimal("1000.25")}
    # What is for three years together is in the sum of none of them.
    assert [one.spent.amount for one in own.together] == [Decimal(600)]
    assert not costs.cost(model, day, 2021)


def test_an_amount_per_year_counts_in_each_year_that_has_come_and_one_without_an_end_in_its_first(
    tmp_path: Path,
) -> None:
    changes = with_fee(
        "amount: 100, period: 2021, end: 2025, per_year: true, basis: outcome",
        "amount: 7, period: 2021, end: 2030, per_year: true, basis: budget",
        "amount: 1, period: 2022, per_year: true",
    )
    view = project.view(tmp_path, changes=changes)
    counted = {year: costs.cost(view.model, view.day, year).counted for year in (2021, 2022, 2023, 2024, 2025)}
    assert {year: [int(one.spent.amount) for one in found] for year, found in counted.items()} == {
        2021: [100, 7],
        2022: [100, 7, 1],
        2023: [100, 7],
        2024: [7],
        2025: [],
    }
    assert costs.years(view.model, view.day) == [2024, 2023, 2022, 2021]


def test_what_is_to_be_spent_is_known_the_year_before_and_what_was_spent_when_its_time_has_begun(
    tmp_path: Path,
) -> None:
    changes = with_fee("amount: 5, period: 2024, basis: budget", "amount: 6, period: 2023-06, basis: outcome")
    for day, known in (("2022-12-31", []), ("2023-05-31", [5]), ("2023-06-01", [5, 6])):
        view = project.view(tmp_path, day, changes)
        assert [int(one.spent.amount) for one in costs.entries(view.model, view.day)] == known


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_the_page_of_costs_has_sums_first_then_networks_then_each_amount(tmp_path: Path) -> None:
    shown = show(tmp_path, "costs", changes=YEAR)
    assert shown.said("h2") == ["2024", "2023", "2022"]
    assert shown.said("caption")[:4] == [
        "Kostnader år för år",
        "Belopp för flera år tillsammans, 2024 bland dem",
        "Kostnader 2023 per nätverk",
        "Kostnader 2023",
    ]
    rows = [[seen(cell) for cell in row] for row in shown.rows]
    assert rows[:4] == [
        ["År", "Utfall (kronor)", "Budget (euro)", "Inte medräknat"],
        ["2024", "–ingen uppgift", "–ingen uppgift", "–"],
        [
            "2023",
            "17 500,75",
            "9 500",
            "3 resor eller annat deltagande, varav 1 utan uppgift om kostnad; medlemsavgift för Annat",
        ],
        ["2022", "12 000", "–ingen uppgift", "Medlemsavgift för Annat"],
    ]
    shared = "Det som nätverk delar räknas hos vart och ett, men en gång i årets summa: Möte två (Provnät och Annat)."
    assert shared in shown.said("p")
    assert [row for row in rows if row[0] == "Vad" and row[-1] == "Kostnad"] == [
        ["Vad", "Nätverk", "Slag", "Avser", "Kostnad"]
    ]
    assert [
        "Medlemskap: Exempelstad Exempelstad Efter folkmängd.",
        "Provnät",
        "Medlemsavgift",
        "2023 Utfall",
        "12 500,50 kronor",
    ] in rows
    assert "9 500" in {seen(one.words) for one in shown.all("td") if one.attributes.get("class") == "sum"}
    assert [seen(one.words).split(" Kostnader")[0] for one in shown.all("details")] == [
        "Visa alla 5 uppgifter för 2023"
    ]
    # Without a sum there is no line in a card on a telephone, but one for a number and for what is not known.
    assert {one.attributes.get("class") for one in shown.all("td") if seen(one.words) == "–ingen uppgift"} == {
        "sum blank"
    }


def test_a_networks_costs_say_with_whom_a_trip_is_shared(tmp_path: Path) -> None:
    shown = show(tmp_path, "costs", "provnat", 2023, changes=YEAR)
    assert "Möte två Exempelstad Delad med Annat" in [row[0] for row in shown.rows]
    assert seen(show(tmp_path, "costs", None, 2022, changes=YEAR).facts["Utfall"]) == "12 000 kronor"
    assert seen(show(tmp_path, "costs", "annat", changes=YEAR).facts["Utfall"]) == "1 000,25 kronor"


def test_where_nothing_is_known_of_costs_no_page_says_anything_of_them(tmp_path: Path) -> None:
    assert show(tmp_path, "costs", "provnat", 2023).words == ""
    assert show(tmp_path, "costs").words == "Ingen uppgift om kostnader är känd."
    site = project.view(tmp_path, changes=with_trips(f"text: Mötet, {ABROAD}")).site
    assert [one.name for one in in_use(site) if one.rare] == []
    assert "data/kostnader.csv" not in downloads.files(site)


def test_projects_money_stands_apart_and_is_no_cost(tmp_path: Path) -> None:
    grants = "".join(
        f"    - {{kind: {kind}, amount: {amount}, period: 2023, sources: [brev]}}\n"
        for kind, amount in (("applied", 900), ("granted", 800), ("granted", 50), ("own_part", 100))
    )
    text = project.FILES["data/projects.yml"].replace("  name: LJUSPROV\n", f"  name: LJUSPROV\n  amounts:\n{grants}")
    changes: Changes = {"data/projects.yml": text}
    view = project.view(tmp_path, changes=changes)
    assert costs.years(view.model, view.day) == []
    assert len(costs.funding(view.model, view.day)) == 4
    shown = show(tmp_path, "costs", changes=changes)
    assert shown.said("h2") == ["Bidrag och projektens pengar"]
    assert seen(shown.facts["Beviljat bidrag (underlaget är okänt)"]) == "850 kronor"
    listed = show(tmp_path, "projects", changes=changes)
    assert "Belopp" in listed.rows[0]
    assert "Sökt bidrag: 900 kronor" in seen(listed.words)
    assert "Belopp" not in show(tmp_path, "projects").rows[0]


def test_cost_stands_beside_the_evaluation_of_its_year(tmp_path: Path) -> None:
    changes = scenes.with_report_pages(
        scenes.pages({**YEAR, "data/reports/2023/provnat.yml": evaluated("keep")}, "natverk/annat/index.md")
    )
    line = "Kostnad 2023: Utfall: 17 500,75 kronor. Budget: 9 500 euro."
    shown = show(tmp_path, "evaluation", "provnat", 2023, changes=changes)
    (cost,) = (seen(said) for said in shown.said("p") if said.startswith("Kostnad"))
    assert cost.startswith(line)
    assert "varav 1 utan uppgift om kostnad" in cost
    compared = show(tmp_path, "evaluations", changes=changes)
    assert compared.rows[0] == ["Nätverk", "Slutsats", "Nytta", "Kostnad"]
    assert seen(compared.rows[1][3]) == "17 500,75 kronor utfall 9 500 euro budget"


def test_fees_stand_with_the_membership(tmp_path: Path) -> None:
    shown = show(tmp_path, "memberships", "provnat", changes=YEAR)
    assert shown.said("caption") == ["Medlemskap", "Medlemsavgifter"]
    assert [seen(row[-1]) for row in shown.rows[3:]] == [
        "9 500 euro",
        "12 500,50 kronor",
        "12 000 kronor",
        "600 kronor",
    ]
    assert "kostnader/" not in [href for _, href in shown.links]
    with_page = show(tmp_path, "memberships", "provnat", changes=scenes.pages(YEAR, "kostnader.md"))
    assert ("Alla nätverks kostnader, år för år", "kostnader/") in with_page.links
    assert "Medlemsavgifter" not in show(tmp_path / "utan", "memberships", "provnat").said("caption")


# --- Numbers in words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        ("12500", "SEK", "12 500 kronor"),
        ("12500.5", "SEK", "12 500,50 kronor"),
        ("1234567.125", "EUR", "1 234 567,125 euro"),
        ("1", "SEK", "1 krona"),
        ("1", "CHF", "1 CHF"),
        ("0", "SEK", "0 kronor"),
        ("-12500", "NOK", "\N{MINUS SIGN}12 500 norska kronor"),
    ],
)
def test_money_is_said_the_swedish_way_with_hard_spaces(amount: str, currency: str, said: str) -> None:
    told = numbers.money(Decimal(amount), currency)
    assert seen(told) == said
    assert " " not in told.removesuffix("norska kronor")


def test_working_time_is_said_in_its_own_unit() -> None:
    assert seen(numbers.working_time(Decimal("0.5"), "full_time", "heltidstjänster")) == "0,5 heltidstjänster"
    assert seen(numbers.working_time(Decimal(1), "hours", "timmar")) == "1 timme"
    assert seen(numbers.working_time(Decimal(1), "weeks", "veckor")) == "1 veckor"


@pytest.mark.parametrize(
    ("trips", "unknown", "said"),
    [
        (3, 0, ""),
        (1, 1, "1 resa eller annat deltagande utan uppgift om kostnad"),
        (3, 1, "3 resor eller annat deltagande, varav 1 utan uppgift om kostnad"),
        (3, 3, "3 resor eller annat deltagande, alla utan uppgift om kostnad"),
    ],
)
def test_how_many_trips_have_no_known_cost_is_said(trips: int, unknown: int, said: str) -> None:
    assert without_cost(trips, unknown) == said


# --- Trips ------------------------------------------------------------------------------------------------------------

TOGETHER = with_trips(
    f"text: Resan, {ABROAD}, decision: {{date: 2023-04-02}}, report: {{date: 2023-05-20, trips: [r1]}}, "
    "invitations: [{function: Nämndens presidium, level: political, number: 3, date: 2023-02-03, text: En kom.}], "
    "delegation: [{function: Processledare, level: official, number: 2}, "
    "{function: Nämndens ordförande, level: political, organisation: provnamnden}], "
    "time: [{amount: 0.5, unit: full_time, period: 2023, sources: [brev]}]",
    f"text: Resan vidare, {ABROAD}, steps: "
    "[{kind: advised, date: 2023-05-01, body: provforvaltningen, outcome: Tillstyrks., sources: [brev]}, "
    "{kind: decided, date: 2023-05-08, body: provnamnden, paragraph: § 7, outcome: Godkänns., sources: [brev]}, "
    "{kind: decided, date: 2023-05-30, body: exempelstad, outcome: Noteras., sources: [brev]}]",
)


def test_who_went_is_told_by_level_and_function_and_who_was_invited(tmp_path: Path) -> None:
    who = columns(show(tmp_path, "trips", "provnat", changes=TOGETHER), "Resa", "Vem och hur", "Kostnad")
    assert [(name, said, seen(cost)) for name, said, cost in who] == [
        (
            f"Resan Exempelstad 4–5 maj 2023, {UNKNOWN}",
            "2 tjänstepersoner: processledare; 1 på politisk nivå: nämndens ordförande (provnämnden). "
            "Resa utanför Sverige Inbjudan till nämndens presidium (3, politisk nivå), 3 februari 2023. En kom.",
            "Arbetstid: 0,5 heltidstjänster",
        ),
        (
            f"Resan vidare Exempelstad 4–5 maj 2023, {UNKNOWN}",
            f"{UNKNOWN}. Resa utanför Sverige",
            UNKNOWN,
        ),
    ]


def test_several_bodies_decide_and_the_first_decision_after_departure_stands_out(tmp_path: Path) -> None:
    shown = show(tmp_path, "trips", "provnat", changes=TOGETHER)
    assert columns(shown, "Beslut före")[1] == (
        "Yttrande 1 maj 2023 (Provförvaltningen): Tillstyrks. Exempelstad "
        "Beslutat 8 maj 2023 (Provnämnden § 7): Godkänns. Exempelstad "
        "Beslutat 30 maj 2023 (Exempelstad): Noteras. Exempelstad Efter avresan",
    )
    assert show(tmp_path, "trips_to_mend", changes=TOGETHER).said("li") == [
        "Beslut före avresan. Det är från 8 maj 2023."
    ]
    # Advice is no decision, and what is decided later was not known before.
    early = show(tmp_path, "trips", "provnat", day="2023-05-07", changes=TOGETHER)
    assert columns(early, "Beslut före")[1] == (
        "Yttrande 1 maj 2023 (Provförvaltningen): Tillstyrks. Exempelstad Saknas",
    )


def test_one_report_is_that_of_each_trip_that_it_names(tmp_path: Path) -> None:
    shown = show(tmp_path, "trips", "provnat", changes=TOGETHER)
    assert [cell for (cell,) in columns(shown, "Rapport efter")] == [
        "20 maj 2023 När nämnden fick den är okänt. Samma rapport gäller Resan vidare.",
        "20 maj 2023 När nämnden fick den är okänt. Samma rapport gäller Resan.",
    ]
    before, after = (project.view(tmp_path, day, TOGETHER).site for day in ("2023-05-19", "2023-06-01"))
    assert [gap.report for gap in attention.trips_to_mend(before)] == [True, True]
    assert [gap.report for gap in attention.trips_to_mend(after)] == [False]


def test_a_delegation_is_counted_level_by_level(tmp_path: Path) -> None:
    model = project.view(tmp_path).model
    went = (
        Delegate(function="Godsstrateg", level="official", number=2),
        Delegate(function="Planerare", level="official"),
        Delegate(function="Praktikant"),
    )
    assert delegation(model, went) == "3 tjänstepersoner: godsstrateg (2) och planerare; 1 deltagare: praktikant"
    assert delegation(model, ()) == ""


# --- Files ------------------------------------------------------------------------------------------------------------


def test_each_amount_is_a_row_of_a_file_with_its_currency(tmp_path: Path) -> None:
    site = project.view(tmp_path, changes={**YEAR}).site
    # That a third network is considered is told by a file of its own.
    assert [one.name for one in in_use(site) if one.rare] == ["overvaganden", "kostnader"]
    rows = [
        (*leading, record.amount) for leading, record in TABLES["kostnader"].rows(site) if isinstance(record, Amount)
    ]
    assert ("Provnät", "provnat", "Medlemskap", "Exempelstad", "EUR", Decimal(9500)) in rows
    assert ("Provnät; Annat", "provnat; annat", "Resa", "Möte två", "SEK", Decimal("1000.25")) in rows
    assert len(rows) == 6
    assert b";9500;" in downloads.files(site)["data/kostnader.csv"]
    with_people = project.view(tmp_path / "annan", changes=TOGETHER).site
    used = [one.name for one in in_use(with_people) if one.rare]
    assert used == ["resedeltagare", "inbjudningar", "arbetstid", "steg"]


# --- Changes ----------------------------------------------------------------------------------------------------------


def told(root: Path, before: Changes, after: Changes) -> list[str]:
    """The sentences about what changed, their hard spaces as spaces."""
    old, new = (project.view(root / name, changes=one).model for name, one in (("old", before), ("new", after)))
    return [seen(one.sentence) for one in changes(old, new)]


def test_a_change_of_money_is_told_with_its_currency(tmp_path: Path) -> None:
    fee = "amount: 12000, period: 2023, text: Efter folkmängd."
    dearer = fee.replace("12000", "12500.50")
    whole = "medlemskapet för Exempelstad"
    assert told(tmp_path / "a", {}, with_fee(fee)) == [
        f"Provnät: beloppet ”Medlemsavgift” 2023 på 12 000 kronor ({whole}) tillkommer."
    ]
    assert told(tmp_path / "b", with_fee(fee), with_fee(dearer)) == [
        f"Provnät: beloppet ”Medlemsavgift” 2023 på 12 000 kronor ({whole}) ändras till 12 500,50 kronor."
    ]
    assert told(tmp_path / "c", with_fee(fee), with_fee(f"{fee}, basis: outcome")) == [
        f"Provnät: underlaget för beloppet ”Medlemsavgift” 2023 på 12 000 kronor ({whole}) anges: ”Utfall”."
    ]


def test_a_change_of_who_went_is_told_by_function(tmp_path: Path) -> None:
    bare = with_trips(f"text: Resan, {ABROAD}")
    more = with_trips(
        f"text: Resan, {ABROAD}, delegation: [{{function: Processledare}}], "
        "invitations: [{function: Nämndens presidium}], "
        "time: [{amount: 2, unit: days, period: 2023, sources: [brev]}]"
    )
    assert told(tmp_path, bare, more) == [
        "Resor 2023: arbetstiden 2023 på 2 dagar (resan ”Resan”) tillkommer.",
        "Resor 2023: deltagaren ”Processledare” (resan ”Resan”) tillkommer.",
        "Resor 2023: inbjudan till ”Nämndens presidium” (resan ”Resan”) tillkommer.",
    ]
