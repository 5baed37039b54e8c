"""Does Start answer in five seconds, with what is known on its day, and do pictures say what the words beside say?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.site.engagement import engagement
from tests import project, scenes
from tests.scenes import Changes
from tests.test_macros import DECIDED, EMPTY, MORE, NETWORK, PLAN, REPORT, UNKNOWN, columns, show

VACANT = project.edited(NETWORK, "    holder: provforvaltningen\n", "    holder: provforvaltningen\n    vacant: true\n")
ATTESTED = {"data/plans/2023/annat.yml": "attested: true\nsources: [brev]\n"}
BOTH = scenes.pages({**MORE, **ATTESTED}, "natverk/annat/2023.md")


# --- In five seconds --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "changes", "said"),
    [
        ("2022-06-01", {}, "Ingen plan för 2022 är känd."),
        ("2023-06-01", {}, "Nätverket har en plan för 2023 (brev till nämnden 13 mars 2023). Till planen: Provnät."),
        ("2023-06-01", DECIDED, "Nätverket har en plan för 2023 (beslutad 27 mars 2023). Till planen: Provnät."),
        ("2023-06-01", MORE, "Ett av två nätverk har en plan för 2023. Till planen: Provnät."),
        ("2023-06-01", BOTH, "Alla två nätverk har en plan för 2023. Till planen: Annat och Provnät."),
        (
            "2024-06-01",
            MORE,
            "Ingen plan för 2024 är känd. Senast kända: 2023, för Provnät (brev till nämnden 13 mars 2023). "
            "Till planen: Provnät.",
        ),
        (
            "2024-06-01",
            BOTH,
            "Ingen plan för 2024 är känd. Senast kända: 2023, för Annat (när den lades fram är okänt); "
            "2023, för Provnät (brev till nämnden 13 mars 2023). Till planen: Annat och Provnät.",
        ),
    ],
)
def test_start_says_once_which_plans_hold_and_leads_to_each(
    tmp_path: Path, day: str, changes: Changes, said: str
) -> None:
    shown = show(tmp_path, "at_a_glance", day=day, changes=changes)
    assert shown.facts["Planer"] == said
    assert (("Provnät", "natverk/provnat/2023/") in shown.links) == ("Till planen" in said)


def test_what_is_the_same_for_all_networks_is_said_of_all(tmp_path: Path) -> None:
    plan = {"data/plans/2023/annat.yml": "presented: 2023-03-13\nsources: [brev]\n"}
    changes = scenes.pages({**MORE, **plan}, "natverk/annat/2023.md")
    said = show(tmp_path, "at_a_glance", day="2024-06-01", changes=changes).facts["Planer"]
    assert "Senast kända: 2023, för alla två nätverken (brev till nämnden 13 mars 2023)." in said


def test_who_finds_something_wrong_or_asks_what_is_new_in_the_plans_need_not_look_for_it(tmp_path: Path) -> None:
    contact: Changes = {"data/city.yml": project.FILES["data/city.yml"] + "contact: fel@prov.example\n"}
    shown = show(tmp_path, "at_a_glance", changes=scenes.pages(contact, "ar/2023/nytt.md"))
    assert shown.facts["Planer"].endswith("Till planen: Provnät. Nytt i planerna 2023")
    assert shown.facts["Frågor"].endswith("Fel på sidan? Säg till")
    assert any(address.startswith("mailto:fel@prov.example?subject=Fel") for _, address in shown.links)


def test_a_draft_for_next_year_is_told(tmp_path: Path) -> None:
    changes = scenes.pages({"data/plans/2024/provnat.yml": "sources: [brev]\n"}, "natverk/provnat/2024.md")
    shown = show(tmp_path, "at_a_glance", changes=changes)
    assert shown.facts["Planer"].endswith("Utkast för 2024 finns.")
    assert ("Utkast för 2024", "ar/2024/") in shown.links


@pytest.mark.parametrize(
    ("day", "changes", "said"),
    [
        ("2023-06-01", {}, "Staden har ett uppdrag i ett nätverk."),
        ("2024-07-01", {}, "Vi vet inte vem som företräder staden i dag. De senast belagda uppdragen är från 2024."),
        ("2021-12-31", {}, "Vi vet inte vem som företräder staden i dag."),
        ("2023-06-01", VACANT, "Vi vet inte vem som företräder staden i dag. En plats är tom."),
    ],
)
def test_start_says_how_many_mandates_are_held_and_seats_empty(
    tmp_path: Path, day: str, changes: Changes, said: str
) -> None:
    shown = show(tmp_path, "at_a_glance", day=day, changes=changes)
    assert shown.facts["Företrädare"].startswith(said)
    assert ("Alla uppdrag i Excel", "data/roller.csv") in shown.links


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-06-01", "Nämndens beslut om planen för 2023 är okänt: 1. Mer om det"),
        ("2024-02-01", "Uppdrag som upphör inom 180 dagar: 1. Allt som brådskar (4)"),
    ],
)
def test_start_says_what_is_most_pressing(tmp_path: Path, day: str, said: str) -> None:
    shown = show(tmp_path, "at_a_glance", day=day)
    assert shown.facts["Brådskar"] == said
    assert any(address == "./#uppmarksamhet" for _, address in shown.links)
    assert show(tmp_path / "none", "at_a_glance", changes=DECIDED).facts["Brådskar"] == "Inget just nu."


def test_start_says_what_comes_first_what_came_of_last_year_and_whom_to_ask(tmp_path: Path) -> None:
    before = show(tmp_path / "before", "at_a_glance", day="2023-05-01").facts
    assert before["Närmast"] == "4 maj 2023, planerat: Provnät: Delta i mötet."
    assert before["Resultat"] == "Hur det gick med aktiviteterna är inte känt."
    assert before["Frågor"] == ("Provförvaltningen samordnar nätverken. Vem som tar emot rättelser är inte bestämt.")
    after = show(tmp_path / "after", "at_a_glance", day="2024-01-02", changes=REPORT).facts
    assert after["Närmast"] == "Inget är daterat de närmaste 90 dagarna."
    assert after["Resultat"] == "2023: 2 aktiviteter: 1 genomförd, 1 inställd."
    owned: Changes = {
        "data/functions.yml": "samordning: {name: Samordnare, organisation: provforvaltningen, "
        "mailbox: natverk@prov.example, sources: [brev]}\n",
        **project.edited(NETWORK, "name: Provnät\n", "name: Provnät\nowner: samordning\n"),
    }
    asked = show(tmp_path / "owned", "at_a_glance", changes=owned)
    assert asked.facts["Frågor"] == (
        "Samordnare, provförvaltningen, natverk@prov.example Vem som tar emot rättelser är inte bestämt."
    )


@pytest.mark.parametrize("macro", ["at_a_glance", "current_plans"])
def test_a_city_without_networks_says_so(tmp_path: Path, macro: str) -> None:
    assert show(tmp_path, macro, changes=EMPTY).words == "Inget nätverk finns ännu."


# --- The networks -----------------------------------------------------------------------------------------------------


def test_the_networks_are_told_by_name_with_a_plan_of_their_own_only_where_it_differs(tmp_path: Path) -> None:
    assert show(tmp_path, "current_plans", changes=MORE).rows == [
        ["Nätverk", "Företrädare", "Plan", "Engagemang 2014–2023"],
        [f"Annat {UNKNOWN}", "Inget uppdrag är känt", "Ingen plan är känd", "Inget är känt"],
        [
            "Provnät Ett påhittat nätverk.",
            "Styrelsemedlem – Provförvaltningen till och med 30 juni 2024",
            "Handlingsplan 2023 Brev till nämnden 13 mars 2023, nämndens beslut är okänt",
            "2023: 1 uppdrag 2021: 1 händelse. 2022: 1 uppdrag.",
        ],
    ]
    alone = show(tmp_path / "alone", "current_plans").rows
    assert alone[0] == ["Nätverk", "Företrädare", "Engagemang 2014–2023"]


def test_a_mandate_that_is_only_attested_says_so_and_is_not_held(tmp_path: Path) -> None:
    changes = project.edited(NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", "    observed: [2023]\n")
    ((who,),) = columns(show(tmp_path, "current_plans", day="2025-06-01", changes=changes), "Företrädare")[:1]
    assert who == "Styrelsemedlem – Provförvaltningen belagd 2023, därefter okänt"


def test_engagement_is_counted_where_it_is_known_and_a_year_without_is_not_zero(tmp_path: Path) -> None:
    trip = "trips:\n  - {id: resa, text: Resa, mode: abroad, networks: [provnat], start: 2022-05-04, sources: [brev]}\n"
    decided = "mode: abroad, networks: [provnat], start: 2023-09-04, decision: {date: 2023-05-02}, sources: [brev]"
    coming = f"trips:\n  - {{id: sen, text: Senare resa, {decided}}}\n"
    changes: Changes = {"data/trips/2022.yml": trip, "data/trips/2023.yml": coming}
    site = project.view(tmp_path, changes=changes).site
    found = engagement(site, site.model.networks["provnat"], range(2019, 2024))
    assert {year: (one.roles, one.events, one.trips) for year, one in found.items()} == {
        2021: (0, 1, 0),
        2022: (1, 0, 1),
        2023: (1, 0, 0),
    }
    shown = show(tmp_path / "page", "current_plans", changes=changes)
    assert [len(shown.all(class_=name)) for name in ("engaged", "engaged--unknown")] == [3, 7]
    assert shown.rows[-1][-1] == "2023: 1 uppdrag 2021: 1 händelse. 2022: 1 uppdrag, 1 resa."
    later = show(tmp_path / "later", "current_plans", day="2025-06-01", changes=changes).rows[-1][-1]
    assert later.startswith("2024: 1 uppdrag, därefter okänt")


def test_the_latest_verdict_leads_to_its_reasons(tmp_path: Path) -> None:
    report = REPORT["data/reports/2023/provnat.yml"]
    judged = f"{report!s}evaluation: {{outcome: keep, text: Därför., sources: [brev]}}\n"
    changes = {**REPORT, "data/reports/2023/provnat.yml": judged}
    shown = show(tmp_path, "current_plans", day="2024-02-01", changes=changes)
    assert columns(shown, "Utvärdering")[0] == ("Behåll (2023)",)
    assert ("Behåll", "natverk/provnat/2023/") in shown.links
    glance = show(tmp_path, "at_a_glance", day="2024-02-01", changes=changes)
    assert glance.facts["Resultat"].endswith("Senaste utvärdering: behåll (1).")


# --- What comes, and what came of last year ---------------------------------------------------------------------------


def test_what_comes_in_ninety_days_is_drawn_and_told_and_so_is_what_the_calendar_holds(tmp_path: Path) -> None:
    shown = show(tmp_path, "coming_days", day="2023-04-10")
    assert shown.said("figcaption") == ["10 april 2023 till 9 juli 2023"]
    assert shown.said("li") == ["4 maj 2023 Planerat Provnät: Delta i mötet Exempelstad"]
    assert len(shown.all("circle", class_="moment")) == 1
    assert shown.said("text") == ["apr", "maj", "jun"]
    assert shown.words.endswith("Kalendern för Outlook har 4 datum från och med 2021, 2 kommande.")


@pytest.mark.parametrize(
    ("day", "calendar"),
    [
        ("2024-07-01", "har 3 datum från och med 2022, inget av dem kommande."),
        ("2014-01-01", "är tom."),
    ],
)
def test_when_nothing_comes_it_is_said_in_a_line(tmp_path: Path, day: str, calendar: str) -> None:
    shown = show(tmp_path, "coming_days", day=day)
    assert shown.words.startswith("Inget är daterat de närmaste 90 dagarna, till och med ")
    assert shown.words.endswith(f"Kalendern för Outlook {calendar}")
    assert not shown.all("svg", "ol")


def test_last_years_activities_are_drawn_for_each_network(tmp_path: Path) -> None:
    shown = show(tmp_path, "latest_outcomes", day="2024-01-02", changes=REPORT)
    assert shown.said("h2") == ["Vad blev gjort 2023?"]
    assert shown.rows == [["Nätverk", "Aktiviteter"], ["Provnät", "2 aktiviteter: 1 genomförd, 1 inställd"]]
    assert ("Allt om 2023, med vad det ledde till", "ar/2023/") in shown.links
    assert show(tmp_path / "before", "latest_outcomes", day="2023-12-31").words == ""


# --- The months of a year ---------------------------------------------------------------------------------------------

ROUTINES = "data/routines.yml"


def test_the_months_and_the_list_under_them_say_the_same(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_wheel", 2023)
    assert shown.rows == [
        ["Nätverk", "Januari till december"],
        ["Alla nätverk", "1 datum"],
        ["Provnät", "1 datum"],
    ]
    assert shown.facts == {
        "Mars": "13 mars Nämnden Brev till nämnden: Information om planer Exempelstad",
        "Maj": "4 maj Planerat Provnät: Delta i mötet Exempelstad",
    }
    assert len(shown.all("line", class_="today")) == 3  # one in the legend
    assert shown.said("h3") == ["Återkommer, utan känd månad"]
    assert shown.said("li")[-1] == "Återkommer Resor Exempelstad"
    assert {one.attributes["aria-hidden"] for one in shown.all("svg")} == {"true"}


def test_a_mark_looks_like_what_is_known_of_its_time(tmp_path: Path) -> None:
    off = (
        "{date: 2023-05-20, sources: [brev], results: [{activity: sen, state: cancelled, done: Nej., sources: [brev]}, "
        "{activity: halva, state: cancelled, done: Nej., sources: [brev]}]}"
    )
    plan = scenes.edits(
        (ROUTINES, "  page: resor\n", "  page: resor\n  months: [2, 11]\n"),
        (PLAN, "start: 2023-05-04", "start: 2023-05"),
        (
            PLAN,
            "activities:\n",
            "activities:\n  - {id: sen, text: Ställs in, start: 2023-08-01, sources: [brev]}\n"
            "  - {id: lang, text: Pågår, start: 2023-08-01, end: 2023-09-15, sources: [brev]}\n"
            "  - {id: halva, text: Blir inte av, start: 2023-01-01, end: 2023-06-30, sources: [brev]}\n",
        ),
    )
    shown = show(
        tmp_path, "year_wheel", 2023, changes=scenes.report(f"sources: [brev]\ncheckpoints: [{off}]\n", changes=plan)
    )
    told = shown.facts
    assert told["Februari"] == "Februari varje år Återkommer Resor Exempelstad"
    assert told["Augusti"] == (
        "1 augusti Inställd Provnät: Ställs in Exempelstad Nej. "
        "1 augusti–15 september Planerat Provnät: Pågår Exempelstad"
    )
    assert [li for li in shown.said("li") if li in _LEGEND] == _LEGEND
    # What was called off is hollow, however long it was to be: half a year is not drawn as if it went on.
    assert [len(shown.all(name, class_="moment--off")) for name in ("circle", "rect")] == [2, 1]  # one in the legend


_LEGEND = [
    "känd dag",
    "inställd eller flyttad",
    "flera dagar",
    "bara månaden är känd",
    "återkommer varje år",
    "1 juni 2023",
]


def test_a_year_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    changes = scenes.pages({ROUTINES: "{}\n"}, gone=("arbetssatt/resor.md",))
    assert show(tmp_path, "year_wheel", 2018, changes=changes).words == "Inget är känt om 2018."


# --- All years --------------------------------------------------------------------------------------------------------


def test_each_network_has_a_lane_with_the_years_in_words_and_then_every_page_is_linked(tmp_path: Path) -> None:
    own = "events:\n  - {date: 2016, kind: conference, scope: network, text: Deras, sources: [webb]}\n"
    changes = {**MORE, **project.edited(NETWORK, "events:\n", own)}
    shown = show(tmp_path, "history", changes=changes)
    assert shown.rows == [
        ["Nätverk", "Genom åren"],
        ["Annat", "Inget daterat är känt."],
        ["Provnät", "Staden: 2021. Nätverket: 2016. Planer: 2023."],
        ["", "2023", "2021"],
        ["Annat", "–inget känt", "–inget känt"],
        ["Provnät", "Plan Provnät 2023", "Sida Provnät 2021"],
    ]
    assert shown.links[-4:] == [
        ("Annat", "natverk/annat/"),
        ("Provnät", "natverk/provnat/"),
        ("Plan Provnät 2023", "natverk/provnat/2023/"),
        ("Sida Provnät 2021", "natverk/provnat/2021/"),
    ]
    # Each mark once in the legend.
    assert [len(shown.all(class_=name)) - 1 for name in ("moment--theirs", "moment--plan", "today")] == [1, 1, 2]
    assert len(shown.all("circle")) == 2 + 2


def test_the_history_explains_its_marks(tmp_path: Path) -> None:
    assert show(tmp_path, "history").said("li") == [
        "staden gjorde något",
        "nätverkets egen händelse",
        "en plan är känd för året",
        "i dag",
        "Plan en plan är känd",
        "Sida något är dokumenterat, men ingen plan",
        "– inget är känt",
    ]
