"""Do trips, evaluations, exchanges, representation and workshops show what is known, and say what is not?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.macros.evaluation import latest_verdict
from tests import fragment, project, scenes
from tests.scenes import Changes
from tests.test_macros import EMPTY, MORE, UNKNOWN, columns, show, with_roles

CITY = "data/city.yml"
TRIPS = "data/trips/2023.yml"
REPORT = "data/reports/2023/provnat.yml"
YEAR = "data/years/2023.yml"
VOCABULARY = "data/vocabulary.yml"

# --- Trips ------------------------------------------------------------------------------------------------------------

ABROAD = "mode: abroad, networks: [provnat], start: 2023-05-04, end: 2023-05-05"


def with_trips(*trips: str, year: int = 2023) -> Changes:
    written = (f"  - {{id: r{number}, sources: [brev], {trip}}}\n" for number, trip in enumerate(trips))
    return {f"data/trips/{year}.yml": "".join(["trips:\n", *written])}


FULL = with_trips(
    "text: Mötet i Exempelby, mode: abroad, networks: [provnat], start: 2023-05-04, end: 2023-05-05, "
    "location: Exempelby, function: Processledare, participants: 2, activity: mote, "
    "decision: {date: 2023-04-02, reference: DB 7}, "
    "report: {date: 2023-05-20, matter: 2023-03-13, text: Två städer vill mer.}",
    "text: Webbmöte, mode: online, start: 2023-05-30, participants: 1, note: Flyttat.",
    "text: Nästa möte, mode: abroad, start: 2023-09, decision: {date: 2023-05-31}",
)


@pytest.mark.parametrize("network", [None, "provnat"])
def test_without_trips_the_routine_is_shown(tmp_path: Path, network: str | None) -> None:
    shown = show(tmp_path, "trips", network)
    nothing = "Ingen resa och inget annat deltagande är känt. Så går det till: före och efter en resa."
    assert shown.words == (nothing if network else f"Alla resor och annat deltagande {nothing}")
    assert shown.links == [("före och efter en resa", "arbetssatt/resor/")]


def test_a_trip_is_told_with_its_activity_its_decision_and_its_report(tmp_path: Path) -> None:
    shown = show(tmp_path, "trips", "provnat", changes=FULL)
    assert shown.rows == [
        ["Resa", "Vem och hur", "Beslut före", "Rapport efter"],
        [
            "Mötet i Exempelby Exempelstad 4–5 maj 2023, Exempelby I planen: Delta i mötet",
            "Processledare (2 personer). Resa utanför Sverige",
            "2 april 2023, DB 7",
            "20 maj 2023 Till nämnden 13 mars 2023 Två städer vill mer.",
        ],
    ]
    assert ("13 mars 2023", "namnden/2023-03-13/") in shown.links


def test_other_participation_is_shown_with_its_mode_and_a_decided_trip_ahead_as_coming(tmp_path: Path) -> None:
    shown = show(tmp_path, "trips", changes=FULL)
    assert columns(shown, "Resa", "Vem och hur", "Beslut före", "Rapport efter") == [
        (
            f"Nästa möte Exempelstad Kommande September 2023, {UNKNOWN} Nätverk: {UNKNOWN}",
            f"{UNKNOWN}. Resa utanför Sverige",
            "31 maj 2023",
            "Inte än",
        ),
        (
            f"Webbmöte Exempelstad 30 maj 2023 Nätverk: {UNKNOWN} Flyttat.",
            f"{UNKNOWN} (1 person). Webbmöte",
            "Inget krav är känt",
            "Inget krav är känt",
        ),
        (
            "Mötet i Exempelby Exempelstad 4–5 maj 2023, Exempelby Nätverk: Provnät I planen: Delta i mötet",
            "Processledare (2 personer). Resa utanför Sverige",
            "2 april 2023, DB 7",
            "20 maj 2023 Till nämnden 13 mars 2023 Två städer vill mer.",
        ),
    ]


def test_the_years_of_all_trips_come_newest_first(tmp_path: Path) -> None:
    changes = {
        **with_trips("text: Nu, mode: online, start: 2023-01-04"),
        **with_trips("text: Då, mode: online, start: 2022-01-04", year=2022),
    }
    shown = show(tmp_path, "trips", changes=changes)
    assert [(one.words, one.attributes["id"]) for one in shown.all("h2")] == [("2023", "ar-2023"), ("2022", "ar-2022")]
    assert shown.said("caption") == ["Resor och annat deltagande 2023", "Resor och annat deltagande 2022"]
    later = show(tmp_path / "later", "trips", day="2024-06-01", changes=changes)
    assert later.said("summary") == ["1 resa eller annat deltagande"]


@pytest.mark.parametrize(
    ("day", "papers", "missing"),
    [
        # Nobody can tell before the first day that there was no decision; the report is due after the last day.
        ("2023-05-04", "", ["Beslut före avresan."]),
        ("2023-05-05", "", ["Beslut före avresan."]),
        ("2023-05-06", "", ["Beslut före avresan.", "Skriftlig rapport efter resan."]),
        ("2023-05-06", "decision: {date: 2023-05-03}", ["Skriftlig rapport efter resan."]),
        ("2023-05-05", "decision: {date: 2023-05-03}", []),
        ("2023-05-06", "decision: {date: 2023-05-04}, report: {date: 2023-05-06}", []),
        ("2023-05-06", "decision: {date: 2023-05}, report: {date: 2023-05}", []),
        (
            "2023-05-06",
            "decision: {date: 2023-05-05}, report: {date: 2023-05-06}",
            ["Beslut före avresan. Det är från 5 maj 2023."],
        ),
    ],
)
def test_a_trip_abroad_needs_a_decision_before_and_a_report_after(
    tmp_path: Path, day: str, papers: str, missing: list[str]
) -> None:
    changes = with_trips(f"text: Mötet, {ABROAD}{', ' if papers else ''}{papers}")
    shown = show(tmp_path, "trips_to_mend", day=day, changes=changes)
    assert shown.said("li") == missing
    if not missing:
        assert shown.words == "Ingen känd resa utanför Sverige saknar beslut eller rapport."


def test_a_late_decision_and_a_missing_one_are_marked_among_all_trips(tmp_path: Path) -> None:
    changes = with_trips(f"text: Sen, {ABROAD}, decision: {{date: 2023-05-05}}", f"text: Ingen, {ABROAD}")
    assert columns(show(tmp_path, "trips", changes=changes), "Beslut före", "Rapport efter") == [
        ("5 maj 2023 Efter avresan", "Saknas"),
        ("Saknas", "Saknas"),
    ]


def test_a_report_that_no_matter_carried_says_that_this_is_not_known(tmp_path: Path) -> None:
    changes = with_trips(f"text: Mötet, {ABROAD}, report: {{date: 2023-05-20}}")
    assert columns(show(tmp_path, "trips", changes=changes), "Rapport efter") == [
        ("20 maj 2023 När nämnden fick den är okänt.",)
    ]


def test_nothing_is_asked_of_other_participation(tmp_path: Path) -> None:
    changes = with_trips("text: Webbmöte, mode: online, start: 2023-05-04")
    assert show(tmp_path, "trips_to_mend", changes=changes).words == "Ingen resa utanför Sverige är känd."


DEADLINE = scenes.edits(
    (CITY, "committee: provnamnden\n", "committee: provnamnden\ntrip_report_deadline: {days: 30, sources: [webb]}\n")
)


@pytest.mark.parametrize(
    ("day", "missing"),
    [
        ("2023-05-06", "Skriftlig rapport efter resan. Senast 4 juni 2023."),
        ("2023-06-04", "Skriftlig rapport efter resan. Senast 4 juni 2023."),
        ("2023-06-05", "Skriftlig rapport efter resan. Senast 4 juni 2023. Försenad"),
    ],
)
def test_a_deadline_is_there_only_when_a_source_sets_it(tmp_path: Path, day: str, missing: str) -> None:
    changes = DEADLINE | with_trips(f"text: Mötet, {ABROAD}, decision: {{date: 2023-05-03}}")
    shown = show(tmp_path, "trips_to_mend", day=day, changes=changes)
    assert shown.said("li") == [missing]
    assert shown.said("p") == ["Rapporten ska finnas senast 30 dagar efter resan. Provnät"]


def test_trips_to_mend_are_among_what_needs_attention(tmp_path: Path) -> None:
    changes = scenes.pages(with_trips(f"text: Mötet, {ABROAD}"), "resor.md")
    shown = show(tmp_path, "attention", changes=changes)
    assert shown.facts["Resor utanför Sverige som saknar beslut eller rapport"] == "Mötet"
    assert ("Mötet", "resor/") in shown.links


def test_a_trips_source_is_used_on_the_page_of_trips_and_of_its_network(tmp_path: Path) -> None:
    changes = scenes.pages(with_trips(f"text: Mötet, {ABROAD}"), "resor.md")
    assert ("Resor och annat deltagande", "resor/") in show(tmp_path, "sources", changes=changes).links


# --- Evaluations ------------------------------------------------------------------------------------------------------


def evaluated(outcome: str, ratings: str = "") -> str:
    return f"sources: [brev]\nevaluation: {{outcome: {outcome}, text: Därför., {ratings}sources: [webb]}}\n"


EVALUATED = scenes.with_report_pages(
    scenes.pages(
        {
            **MORE,
            REPORT: evaluated(
                "keep", "ratings: [{criterion: benefit, rating: high, text: Tre samarbeten.}], note: Kort., "
            ),
            "data/reports/2021/provnat.yml": evaluated("try"),
            "data/reports/2023/tanke.yml": evaluated("try", "ratings: [{criterion: benefit, rating: low}], "),
        },
        "natverk/annat/index.md",
        "natverk/tanke/2023.md",
        "kandidater.md",
    )
)


def test_an_evaluation_tells_its_outcome_its_reasons_and_each_rating(tmp_path: Path) -> None:
    shown = show(tmp_path, "evaluation", "provnat", 2023, changes=EVALUATED)
    assert shown.said("p") == ["Slutsats: Behåll Provnät Kort.", "Därför."]
    assert shown.rows == [["Kriterium", "Omdöme", "Varför"], ["Nytta", "Hög", "Tre samarbeten."]]


def test_an_evaluation_without_ratings_has_no_table(tmp_path: Path) -> None:
    shown = show(tmp_path, "evaluation", "provnat", 2021, changes=EVALUATED)
    assert (shown.said("p")[0], shown.rows) == ("Slutsats: Pröva Provnät", [])


@pytest.mark.parametrize("changes", [{}, scenes.report("sources: [brev]\n")])
def test_a_year_without_an_evaluation_says_nothing(tmp_path: Path, changes: Changes) -> None:
    shown = show(tmp_path, "evaluation", "provnat", 2023, changes=changes)
    assert shown.words == ""


def test_networks_stand_side_by_side_by_their_latest_evaluation_then_the_reasons(tmp_path: Path) -> None:
    shown = show(tmp_path, "evaluations", changes=scenes.pages(dict(EVALUATED), "utvardering.md"))
    assert shown.said("h2") == ["Skälen", "Genom åren", "Kriterier"]
    assert shown.rows == [
        ["Nätverk", "Slutsats", "Nytta"],
        ["Provnät Avser 2023, jämfört med 2021.", "Behåll", "Hög"],
        ["Tanke Kandidat. Avser 2023.", "Pröva", "Låg"],
        ["Kriterium", "Omdöme", "Varför"],
        ["Nytta", "Hög", "Tre samarbeten."],
        ["", "2023", "2021"],
        ["Provnät", "Behåll", "Pröva"],
        ["Tanke", "Pröva", "Okänt"],
    ]
    assert "Ingen utvärdering är känd av Annat." in shown.said("p")
    assert "Tidigare: Pröva 2021." in shown.said("p")
    assert ("Behåll", "utvardering/#utvardering-provnat") in shown.links
    assert "utvardering-provnat" in {one.attributes.get("id") for one in shown.all("h3")}
    assert ("Behåll", "natverk/provnat/2023/") in shown.links


def rated(number: int, benefit: str, effort: str) -> str:
    """An evaluation with two ratings, one of them of what the network demands."""
    ratings = f"{{criterion: benefit, rating: {benefit}}}, {{criterion: effort, rating: {effort}}}"
    return evaluated("keep", f"ratings: [{ratings}], ").replace("Därför.", f"Skäl {number}.")


def heat(now: str, before: str) -> Changes:
    """The miniature city with evaluations of two years, and effort among its criteria."""
    words = project.edited(
        VOCABULARY, "  benefit: {label: Nytta}\n", "  effort: {label: Insats}\n  benefit: {label: Nytta}\n"
    )
    earlier = scenes.report(before, 2022, scenes.pages(words, "natverk/provnat/2022.md"))
    return scenes.report(now, changes=earlier)


def test_a_rating_says_what_has_changed_and_effort_stands_last_on_its_own_scale(tmp_path: Path) -> None:
    changes = heat(rated(2023, "high", "high"), rated(2022, "low", "high"))
    shown = show(tmp_path, "evaluations", changes=changes)
    assert shown.rows[:2] == [
        ["Nätverk", "Slutsats", "Nytta", "Insats"],
        ["Provnät Avser 2023, jämfört med 2022.", "Behåll", "Hög↑ från låg", "Hög= oförändrat"],
    ]
    kinds = [one.attributes["class"] for one in shown.all("span", class_="rated")]
    assert kinds == ["rated rated--3", "rated rated--effort"]
    back = heat(rated(2023, "low", "low"), rated(2022, "high", "high"))
    assert show(tmp_path / "back", "evaluations", changes=back).rows[1][2:] == ["Låg↓ från hög", "Låg↓ från hög"]


def test_a_candidates_evaluations_stand_one_by_one_with_the_candidates(tmp_path: Path) -> None:
    own = {name: text for name, text in EVALUATED.items() if "natverk/tanke" not in name}
    changes = scenes.pages(own, "natverk/annat/index.md")
    shown = show(tmp_path, "evaluations", "tanke", changes=changes)
    assert shown.words == "2023 Slutsats: Pröva Provnät Därför. Omdömen, utan angivet skäl: nytta (låg)."
    assert ("Pröva", "kandidater/") in show(tmp_path, "evaluations", changes=changes).links
    assert show(tmp_path, "evaluations", "annat", changes=changes).words == ""


def test_an_earlier_day_compares_what_was_known_then(tmp_path: Path) -> None:
    shown = show(tmp_path, "evaluations", day="2022-06-01", changes=EVALUATED)
    assert [row[:2] for row in shown.rows[1:2]] == [["Provnät Avser 2021.", "Pröva"]]


def test_the_latest_verdict_is_told_in_a_line_with_its_year_its_reasons_and_the_way_there(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-06-01", EVALUATED)
    told = fragment.read(latest_verdict(view, "provnat"))
    assert told.words == "Behåll (utvärderingen av 2023): Därför. Provnät Skäl och omdömen"
    assert ("Skäl och omdömen", "natverk/provnat/2023/") in told.links
    earlier = project.view(tmp_path / "earlier", "2022-06-01", EVALUATED)
    assert fragment.read(latest_verdict(earlier, "provnat")).words.startswith("Pröva (utvärderingen av 2021)")
    assert fragment.read(latest_verdict(earlier, "annat")).words == "Ingen utvärdering är känd"


def test_without_evaluations_the_routine_and_the_criteria_are_shown(tmp_path: Path) -> None:
    shown = show(tmp_path, "evaluations")
    assert shown.words == (
        "Ingen utvärdering av något nätverk är känd. Så går det till när de utvärderas: rutinen för utvärdering. "
        f"Kriterier Nytta {UNKNOWN}"
    )


# --- Exchanges --------------------------------------------------------------------------------------------------------

EXCHANGED = scenes.with_report_pages(
    {
        REPORT: """\
sources: [brev]
exchanges:
  - {kind: project_lead, text: Odaterat uppslag, sources: [brev]}
  - kind: project_lead
    text: Uppslag i maj
    date: 2023-05-04
    project: ljusprov
    url: https://prov.example/uppslag
    note: Muntligt.
    sources: [webb]
  - {kind: project_lead, text: Hösten, date: 2023-11, sources: [brev]}
""",
        "data/reports/2021/provnat.yml": (
            "sources: [brev]\nexchanges:\n  - {kind: project_lead, text: Förr, sources: [brev]}\n"
        ),
    }
)


def test_exchanges_are_told_newest_first_and_not_before_their_day(tmp_path: Path) -> None:
    shown = show(tmp_path, "exchanges", changes=EXCHANGED)
    assert shown.rows == [
        ["Vad", "Nätverk", "Slag", "När", "Projekt"],
        ["Uppslag i maj Provnät Muntligt.", "Provnät", "Projektuppslag", "4 maj 2023", "LJUSPROV"],
        ["Odaterat uppslag Exempelstad", "Provnät", "Projektuppslag", "2023", "–"],
        ["Förr Exempelstad", "Provnät", "Projektuppslag", "2021", "–"],
    ]
    assert ("Uppslag i maj", "https://prov.example/uppslag") in shown.links


@pytest.mark.parametrize(
    ("network", "year", "what"),
    [
        ("provnat", None, ["Uppslag i maj Provnät Muntligt.", "Odaterat uppslag Exempelstad", "Förr Exempelstad"]),
        ("provnat", 2021, ["Förr Exempelstad"]),
        (None, 2021, ["Förr Exempelstad"]),
    ],
)
def test_exchanges_of_a_network_and_of_a_year(
    tmp_path: Path, network: str | None, year: int | None, what: list[str]
) -> None:
    shown = show(tmp_path, "exchanges", network, year, changes=EXCHANGED)
    assert [cell for (cell,) in columns(shown, "Vad")] == what


def test_without_exchanges_only_the_page_of_all_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "exchanges", "provnat", 2023).words == ""
    nothing = "Inget projektuppslag, ingen kontakt och ingen kommunikation är känd."
    assert show(tmp_path, "exchanges").words == nothing


# --- Representation ---------------------------------------------------------------------------------------------------

SEATS = with_roles(
    "text: Ordförande, start: 2022, end: ongoing, level: political, office: Nämndens ordförande, person: Eva Exempel",
    "text: Sågs, observed: [2023-02], level: official, office: Samordnare",
    "text: Förr, observed: [2020], level: official",
    "text: Utan nivå, start: 2023-01, end: 2024-06",
    "text: Slutade, start: 2022, end: 2023-03-31, body: utskottet",
    "text: Ledamot i rådet, start: 2023-01-01, end: ongoing, vacant: true, body: rådet",
)


def test_representation_tells_who_until_when_and_which_seats_are_empty(tmp_path: Path) -> None:
    shown = show(tmp_path, "representation", changes=SEATS)
    assert shown.said("h2") == ["Provnät"]
    assert [[cell.replace(" Exempelstad", "") for cell in row] for row in shown.rows] == [
        ["Uppdrag", "Företrädare", "Tid"],
        ["Ordförande", "Exempelstad, nämndens ordförande, Eva Exempel Politisk nivå", "Sedan 2022"],
        ["Sågs", "Exempelstad, samordnare Tjänstepersonsnivå", "Belagd februari 2023, därefter okänt"],
        ["Utan nivå", "Exempelstad Okänd nivå", "Januari 2023–juni 2024"],
        ["Ledamot i rådet", "Tom plats Okänd nivå", "Sedan 1 januari 2023"],
        ["Slutade", "Exempelstad Okänd nivå", "2022–31 mars 2023 Upphörde utan känd efterträdare"],
    ]
    assert shown.said(class_="legend")[0].endswith("okänt tom plats i dag")


def test_where_nobody_is_known_it_is_said(tmp_path: Path) -> None:
    shown = show(tmp_path, "representation", changes=with_roles())
    assert shown.words == "Provnät Vi vet inte vem som företräder staden i dag."


def test_without_networks_there_is_nobody_to_represent_the_city(tmp_path: Path) -> None:
    assert show(tmp_path, "representation", changes=EMPTY).words == "Inget nätverk finns ännu."


def test_a_vacant_seat_needs_attention_and_is_no_mandate_that_somebody_holds(tmp_path: Path) -> None:
    facts = show(tmp_path, "attention", changes=SEATS).facts
    assert facts["Platser som är tomma"] == "Provnät: ledamot i rådet"
    assert facts["Uppdrag som har upphört utan känd efterträdare"] == "Provnät: slutade (till och med 31 mars 2023)"
    assert "Ledamot i rådet" not in show(tmp_path, "network_cards", changes=SEATS).words
    (front,) = columns(show(tmp_path, "current_plans", changes=SEATS), "Företrädare")[:1]
    assert "Tom plats: ledamot i rådet" in front[0]
    assert columns(show(tmp_path, "roles", "provnat", changes=SEATS), "Uppdrag", "Företrädare")[1] == (
        "Ledamot i rådet Exempelstad",
        "Tom plats Exempelstad Okänd nivå",
    )


@pytest.mark.parametrize(
    ("day", "concern"),
    [
        ("2023-05-31", "Uppdrag som upphör inom 180 dagar"),
        ("2023-06-01", "Platser som är tomma"),
        ("2023-06-30", "Platser som är tomma"),
    ],
)
def test_a_mandate_followed_by_a_vacancy_is_one_concern_at_a_time(tmp_path: Path, day: str, concern: str) -> None:
    changes = with_roles(
        "text: Ledamot, body: rådet, start: 2022, end: 2023-05-31",
        "text: Ledamot, body: rådet, start: 2023-06-01, end: 2023-06-30, vacant: true",
    )
    facts = show(tmp_path, "attention", day=day, changes=changes).facts
    assert [name for name, text in facts.items() if "ledamot" in text] == [concern]


# --- The workshop -----------------------------------------------------------------------------------------------------

WORKSHOP: Changes = scenes.pages(
    {
        YEAR: """\
workshop:
  date: 2023-10-12
  text: Årets resor.
  lessons:
    - {text: Res mer sällan., network: provnat}
    - {text: Skriv kortare.}
  note: Enligt minnesanteckning.
  sources: [brev]
"""
    },
    "natverk/provnat/2024.md",
)


def test_a_workshop_is_told_with_its_lessons(tmp_path: Path) -> None:
    shown = show(tmp_path, "workshop", 2023, day="2023-10-12", changes=WORKSHOP)
    assert shown.words == (
        "Hölls 12 oktober 2023. Årets resor. Provnät: Res mer sällan. Alla nätverk: Skriv kortare. "
        "Källa: Exempelstad Enligt minnesanteckning."
    )


@pytest.mark.parametrize(("day", "changes"), [("2023-06-01", {}), ("2023-10-11", WORKSHOP)])
def test_a_year_without_a_workshop_says_nothing(tmp_path: Path, day: str, changes: Changes) -> None:
    shown = show(tmp_path, "workshop", 2023, day=day, changes=changes)
    assert shown.words == ""


def test_a_workshop_of_which_little_is_known_says_what_is_missing(tmp_path: Path) -> None:
    shown = show(tmp_path, "workshop", 2023, changes={YEAR: "workshop: {sources: [brev]}\n"})
    assert shown.words == f"Datum: {UNKNOWN} Ingen lärdom är känd. Källa: Exempelstad"


def test_lessons_are_carried_into_the_next_years_plan(tmp_path: Path) -> None:
    shown = show(tmp_path, "lessons", "provnat", 2024, day="2024-06-01", changes=WORKSHOP)
    assert shown.said("strong") == ["Lärdomar från workshopen 2023"]
    assert shown.said("li") == ["Res mer sällan.", "Skriv kortare."]
    assert ("Exempelstad", "kallor/#brev") in shown.links
    used = show(tmp_path, "sources", day="2024-06-01", changes=WORKSHOP)
    assert ("Provnät 2024", "natverk/provnat/2024/") in used.links


@pytest.mark.parametrize(("year", "changes"), [(2023, WORKSHOP), (2024, scenes.pages({}, "natverk/provnat/2024.md"))])
def test_without_lessons_the_years_page_says_nothing(tmp_path: Path, year: int, changes: Changes) -> None:
    assert show(tmp_path, "lessons", "provnat", year, day="2024-06-01", changes=changes).words == ""
