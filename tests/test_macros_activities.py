"""Does the page of a year's activities hold each of them once, and an organisation's page all that is its?"""

from __future__ import annotations

from pathlib import Path

from actionplans.macros import MACROS
from actionplans.site.todo import tasks
from tests import fragment, project, scenes
from tests.scenes import Changes
from tests.test_functions import OWNED
from tests.test_macros import show

NETWORK, PLAN = "data/networks/provnat.yml", "data/plans/2023/provnat.yml"
CITY, TRIP = "data/city.yml", "data/trips/2023.yml"

# Another network, with a plan that it has in common with the first; each reports for itself.
COMMON = """\
networks: [annat, provnat]
sources: [brev]
activities:
  - id: gemensam
    text: Läsa nyhetsbreven
    continuous: true
    sources: [brev]
"""
OTHER = f"name: Annat\n{project.MEMBER}"
TOLD = """\
sources: [brev]
results:
  - {activity: gemensam, state: done, done: Breven lästes., sources: [brev]}
  - {state: cancelled, done: En resa som ingen hade planerat., sources: [brev]}
"""
TWO: Changes = scenes.pages(
    {
        "data/networks/annat.yml": OTHER,
        "data/plans/2023/gemensam.yml": COMMON,
        "data/reports/2023/annat.yml": TOLD,
    },
    "natverk/annat/index.md",
    "natverk/annat/2023.md",
    "natverk/annat/2023/arsrapport.md",
    "planer/gemensam/2023.md",
)


def test_what_is_common_to_several_networks_is_counted_once_on_every_page(tmp_path: Path) -> None:
    """Each of them reports for itself, and whoever adds up their activities counts the common one for each."""
    view = project.view(tmp_path, "2024-02-01", TWO)
    year, own = "3 aktiviteter: 1 genomförd, 1 inställd, 1 utan rapport", ["1 aktivitet: 1 genomförd"]
    for macro, arguments in (
        ("year_activities", [2023]),
        ("year_overview", [2023]),
        ("year_report", [2023]),
        ("latest_outcomes", []),
        ("results", []),
    ):
        bars = [row[1] for row in fragment.read(MACROS[macro](view, *arguments)).rows if "aktivitet" in row[-1]]
        assert bars[-2:] == [*own, year], macro
    assert f"2023: {year}." in fragment.read(MACROS["at_a_glance"](view)).words
    assert [row[-1] for row in fragment.read(MACROS["years"](view)).rows[1:]] == [year]


def test_a_years_activities_are_told_once_each_by_plan_with_what_can_be_chosen_by(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_activities", 2023, day="2024-02-01", changes=TWO)
    assert shown.said(class_="headline") == ["3 aktiviteter: 1 genomförd, 1 inställd, 1 utan rapport."]
    name = "Gemensam handlingsplan 2023: Annat, Provnät"
    assert shown.said("h2") == ["Inför årsrapporten 2023", "Annat", "Provnät", name]
    assert [row[:2] for row in shown.rows[:5]] == [
        ["Nätverk", "Aktiviteter"],
        ["Annat", "1 aktivitet: 1 inställd"],
        ["Provnät", "1 aktivitet: 1 utan rapport"],
        [name, "1 aktivitet: 1 genomförd"],
        ["Alla", "3 aktiviteter: 1 genomförd, 1 inställd, 1 utan rapport"],
    ]
    silent = ["Delta i mötet Exempelstad Bättre ljus", "Provförvaltningen", "4 maj 2023"]
    assert [*silent, "Tiden har gått, ingen rapport"] in shown.rows
    assert ["Läsa nyhetsbreven Exempelstad", "Uppgift saknas", "Löpande", "Genomförd"] in shown.rows
    marks = [row.attributes for row in shown.all("tr") if "data-natverk" in row.attributes]
    assert [(one["data-natverk"], one["data-lage"]) for one in marks] == [
        ("Annat", "Inställd"),
        ("Provnät", "Tiden har gått, ingen rapport"),
        ("Annat|Provnät", "Genomförd"),
    ]
    assert (marks[1]["data-ansvarig"], marks[1]["data-omrade"]) == ("Provförvaltningen", "Ljus")
    assert all("data-mal" not in one for one in marks)


def test_a_year_says_whose_activities_are_not_known_and_counts_none_of_them(tmp_path: Path) -> None:
    gone = scenes.without(PLAN, "activities:", "")
    changes = scenes.pages({"data/networks/annat.yml": OTHER, **scenes.edits(gone)}, "natverk/annat/index.md")
    shown = show(tmp_path, "year_activities", 2023, changes=changes)
    assert shown.said("p") == [
        "Ingen aktivitet är känd för 2023.",
        "Planen är känd, men inte dess aktiviteter: Provnät.",
        "Ingen plan är känd för 2023: Annat.",
    ]
    assert shown.rows == []


def test_whom_to_ask_stands_over_a_networks_activities(tmp_path: Path) -> None:
    owned = show(tmp_path / "owned", "year_activities", 2023, changes=OWNED)
    assert owned.said(class_="ask") == ["Frågor: ljusansvarig, provförvaltningen"]
    assert owned.rows[-1][1] == "Samordnare, provförvaltningen, natverk@prov.example"
    words = scenes.edits((PLAN, "    start: 2023-05-04\n", "    function: Processledare\n    start: 2023-05-04\n"))
    named = show(tmp_path / "named", "year_activities", 2023, changes=words)
    assert named.said(class_="ask") == ["Frågor: processledare, provförvaltningen"]
    assert show(tmp_path / "nobody", "year_activities", 2023).said(class_="ask") == []


# --- Who answers ------------------------------------------------------------------------------------------------------

DUE = """\
trips:
  - id: resan
    text: Resa till mötet
    mode: abroad
    networks: [provnat]
    start: 2023-05-20
    decision: {date: 2023-05-02}
    sources: [brev]
"""
LIMIT = "committee: provnamnden\ntrip_report_deadline: {days: 30, sources: [brev]}\n"
ANSWERING: Changes = {
    **OWNED,
    TRIP: DUE,
    **scenes.edits((CITY, "committee: provnamnden\n", LIMIT)),
}


def test_an_organisations_page_says_what_it_answers_for_and_what_is_due(tmp_path: Path) -> None:
    shown = show(tmp_path, "responsibilities", "provforvaltningen", changes=ANSWERING)
    assert shown.said("p")[:3] == [
        "Ansvarar för 1 aktivitet 2023. Tiden har gått utan rapport för en aktivitet.",
        "Uppdrag: 1 i dag.",
        "Frågor: Samordnare, natverk@prov.example; Ljusansvarig",
    ]
    assert shown.said("h2") == [
        "Vad som kommer",
        "Aktiviteter 2023",
        "Uppdrag",
        "Nätverk, planer och arbetssätt",
        "Vad som saknas",
    ]
    assert shown.facts == {
        "19 juni 2023": "Resa till mötet (Provnät), sista dag för reserapport",
        "30 juni 2024": "Styrelsemedlem (Provnät), uppdraget upphör",
    }
    assert shown.rows[1] == [
        "Delta i mötet Exempelstad Bättre ljus",
        "Provnät",
        "4 maj 2023",
        "Tiden har gått, ingen rapport",
    ]
    gaps = [words for words in shown.said("li") if "saknas" in words or "ingen rapport" in words]
    assert gaps[:2] == [
        "Delta i mötet Provnät 2023: tiden har gått, ingen rapport",
        "Resa till mötet 20 maj 2023: skriftlig rapport saknas, senast 19 juni 2023",
    ]


def test_what_takes_part_is_told_apart_from_what_answers(tmp_path: Path) -> None:
    shown = show(tmp_path, "responsibilities", "exempelstad", day="2023-04-01")
    assert shown.said("p")[:2] == ["Medverkar i 1 aktivitet 2023.", "Nätverk enligt planerna för 2023: Provnät."]
    assert shown.said("h2") == ["Vad som kommer", "Aktiviteter 2023", "Nätverken genom åren"]
    assert shown.facts == {"4 maj 2023": "Delta i mötet (Provnät), medverkar"}
    # Its time has passed, but it is not this organisation that is asked.
    assert "Tiden har gått" not in show(tmp_path, "responsibilities", "exempelstad").said("p")[0]


def test_an_organisation_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "responsibilities", "provnamnden").words == "Inget är känt."


def test_an_organisation_that_is_gone_leads_to_its_successors(tmp_path: Path) -> None:
    old = "borta: {name: borta, kind: administration, end: 2022, successors: [provforvaltningen], sources: [brev]}\n"
    changes = scenes.pages(
        scenes.edits(("data/organisations.yml", "provnamnden:\n", f"{old}provnamnden:\n")),
        "ansvariga/provforvaltningen.md",
    )
    shown = show(tmp_path, "responsibilities", "borta", changes=changes)
    assert shown.said("p")[0] == "Fanns till och med 2022. Efterträdare: provförvaltningen."
    assert shown.links == [("provförvaltningen", "ansvariga/provforvaltningen/")]


def test_all_that_answer_stand_beside_each_other(tmp_path: Path) -> None:
    shown = show(tmp_path, "responsible", changes=ANSWERING)
    assert shown.rows == [
        ["Organisation", "Aktiviteter 2023", "Uppdrag", "Härnäst"],
        ["Exempelstad", "Medverkar i 1 aktivitet", "–", "–"],
        [
            "Provförvaltningen Samordnare, natverk@prov.example Ljusansvarig",
            "Ansvarar för 1 aktivitet",
            "1 i dag",
            "19 juni 2023: Resa till mötet (Provnät), sista dag för reserapport",
        ],
    ]
    bare = {**scenes.edits(scenes.without(PLAN, "activities:", ""), scenes.without(NETWORK, "roles:", "events:"))}
    assert show(tmp_path / "none", "responsible", changes=bare).said(class_="missing") == [
        "Ingen organisation är känd som ansvarar för något eller medverkar."
    ]


def test_pages_are_offered_where_the_city_has_others_of_their_kind(tmp_path: Path) -> None:
    kind = "Sidor att lägga till"
    assert [task for task in tasks(project.view(tmp_path / "a").site) if task.kind == kind] == []
    changes = scenes.pages({}, "ansvariga/index.md", "aktiviteter/2022.md", "ar/2022.md")
    found = [task for task in tasks(project.view(tmp_path / "b", changes=changes).site) if task.kind == kind]
    assert [(task.text, task.place.path, task.new) for task in found] == [
        ("Aktiviteter 2023, med {{ year_activities(2023) }}", "docs/aktiviteter/2023.md", True),
        ('Exempelstad, med {{ responsibilities("exempelstad") }}', "docs/ansvariga/exempelstad.md", True),
    ]
