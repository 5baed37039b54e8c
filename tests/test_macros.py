"""Does each macro show what is known on the site's day, say what is not known, and link only to pages that exist?"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import itertools
import posixpath
from pathlib import Path
from typing import Any

import pytest

from actionplans.downloads import files as downloads
from actionplans.downloads import tables
from actionplans.macros import MACROS
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.site.view import View
from actionplans.swedish import dictionary
from tests import fragment, project, scenes
from tests.fragment import Fragment
from tests.scenes import Changes
from tests.small_files import PDF

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
SOURCE = "data/sources/webb.yml"
ROUTINES = "data/routines.yml"
ABBREVIATIONS = "data/abbreviations.yml"
ORGANISATIONS = "data/organisations.yml"
YEAR = "data/years/2023.yml"
PROJECTS = "data/projects.yml"

UNKNOWN = "Uppgift saknas"


def show(
    root: Path, macro: str, *arguments: Any, day: str = "2023-06-01", changes: Changes | None = None, here: str = ""
) -> Fragment:
    """What a macro makes of the miniature project on a day."""
    return fragment.read(MACROS[macro](project.view(root, day, changes, here), *arguments))


def columns(shown: Fragment, *names: str) -> list[tuple[str, ...]]:
    """Some columns of a table, its heading row left out."""
    head, *rows = shown.rows
    chosen = [head.index(name) for name in names]
    return [tuple(row[number] for number in chosen) for row in rows]


# --- What holds for all of them ---------------------------------------------------------------------------------------


def test_every_macro_is_shown_by_some_test_here() -> None:
    files = Path(__file__).parent.glob("test_macros*.py")
    trees = (ast.parse(file.read_text("utf-8")) for file in files)
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    shown = {
        call.args[1].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "show" and isinstance(call.args[1], ast.Constant)
    }
    assert shown == set(MACROS)


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_says_in_its_first_line_what_appears(name: str) -> None:
    assert (inspect.getdoc(MACROS[name]) or "").partition("\n")[0].endswith(".")


ARGUMENTS = {
    "network": "provnat",
    "year": 2023,
    "source": "webb",
    "routine": "resor",
    "matter": "2023-03-13",
    "table": "roller",
    "goal": "klimat",
    "organisation": "provforvaltningen",
    "subject": "uppdrag",
}


def everything(view: View) -> dict[str, str]:
    """What every macro gives, called in every way that its parameters and the pages of the day allow."""
    found = {}
    for name, macro in MACROS.items():
        parameters = [one for one in inspect.signature(macro).parameters.values() if one.name != "view"]
        needed = [one.name for one in parameters if one.default is inspect.Parameter.empty]
        spare = [one.name for one in parameters if one.default is not inspect.Parameter.empty]
        for chosen in itertools.chain.from_iterable(itertools.combinations(spare, n) for n in range(len(spare) + 1)):
            if name == "matter" and not view.model.matters:
                continue
            given = {key: ARGUMENTS[key] for key in (*needed, *chosen)}
            found[f"{name}({', '.join(given)})"] = str(macro(view, **given))
    return found


DAYS = ("2014-01-01", "2021-05-04", "2022-12-31", "2023-03-12", "2023-06-01", "2024-01-02", "2030-12-31")


@pytest.mark.parametrize("day", DAYS)
def test_every_block_starts_with_an_element_that_markdown_leaves_alone(tmp_path: Path, day: str) -> None:
    blocks = ("<div", "<p", "<table", "<ul", "<ol", "<dl", "<nav", "<details", "<h2", "<h3", "<h4", "<figure")
    for call, html in everything(project.view(tmp_path, day)).items():
        if not call.startswith("source("):
            assert [
                part for part in html.split("\n\n") if (html and not part.startswith(blocks)) or "\n" in part
            ] == [], call


# --- The plan that a network goes by ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-06-01", "Ingen handlingsplan är känd Plan för 2022 saknas."),
        ("2023-03-12", "Ingen handlingsplan är känd Plan för 2023 saknas."),
        (
            "2023-03-13",
            "Planen som gäller Handlingsplan 2023: Brev till nämnden 13 mars 2023, nämndens beslut är okänt",
        ),
        (
            "2023-12-31",
            "Planen som gäller Handlingsplan 2023: Brev till nämnden 13 mars 2023, nämndens beslut är okänt",
        ),
        (
            "2024-01-01",
            "Plan för 2024 saknas Senast kända planen: Handlingsplan 2023. "
            "Brev till nämnden 13 mars 2023, nämndens beslut är okänt.",
        ),
    ],
)
def test_a_network_goes_by_the_plan_in_force_or_the_last_known_one(tmp_path: Path, day: str, words: str) -> None:
    assert show(tmp_path, "current_plan", "provnat", day=day).words == words


def test_the_plan_in_force_is_linked_and_so_is_the_matter(tmp_path: Path) -> None:
    assert show(tmp_path, "current_plan", "provnat").links == [
        ("Handlingsplan 2023", "natverk/provnat/2023/"),
        ("Brev till nämnden 13 mars 2023", "namnden/2023-03-13/"),
    ]


# A second network that the city takes part in, of which nothing is known, and one that it only considers.
MORE: Changes = scenes.pages(
    {
        "data/networks/annat.yml": f"name: Annat\n{project.MEMBER}",
        "data/networks/tanke.yml": f"name: Tanke\n{project.CANDIDATE}",
    },
    "natverk/annat/index.md",
    "kandidater.md",
)


# Without the network there is nothing left but the city, its organisations and the ways of working.
EMPTY: Changes = scenes.pages(
    {
        **dict.fromkeys((NETWORK, PLAN, MATTER, YEAR)),
        SOURCE: None,
        PROJECTS: "{}\n",
        ROUTINES: "{}\n",
        ABBREVIATIONS: "{}\n",
        "docs/index.md": "---\ntitle: Start\n---\n# Start\n",
    },
    gone=(
        "natverk/provnat/index.md",
        "natverk/provnat/2023.md",
        "natverk/provnat/2021.md",
        "ar/2023.md",
        "namnden/2023-03-13.md",
        "arbetssatt/resor.md",
    ),
)


@pytest.mark.parametrize(
    ("macro", "words"),
    [
        ("at_a_glance", "Inget nätverk finns ännu."),
        ("current_plans", "Inget nätverk finns ännu."),
        ("network_cards", "Inget nätverk finns ännu."),
        ("history", "Inget år är dokumenterat ännu."),
        ("years", "Inget år är dokumenterat ännu."),
        ("matters", "Inget nämndärende finns ännu."),
        ("memberships", "Inget medlemskap är belagt."),
        ("priorities", ""),
        ("attention", "Inget behöver uppmärksamhet just nu."),
        ("projects", "Inget projekt är känt."),
        ("routines", "Ingen rutin finns ännu."),
        ("abbreviations", "Ingen förkortning finns ännu."),
    ],
)
def test_a_site_without_networks_says_so(tmp_path: Path, macro: str, words: str) -> None:
    assert show(tmp_path, macro, changes=EMPTY).words == words


# --- One network's plan for a year ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "year", "banner"),
    [
        ("2023-06-01", 2023, []),
        ("2024-06-01", 2023, ["Detta är den senast kända planen. Handlingsplan för 2024 saknas."]),
        ("2021-06-01", 2021, []),
        ("2022-06-01", 2021, ["Handlingsplan för 2022 saknas."]),
        ("2023-06-01", 2021, ["Nu gäller handlingsplanen för 2023."]),
        ("2024-06-01", 2021, ["Handlingsplan för 2024 saknas. Senast känd är handlingsplanen för 2023."]),
    ],
)
def test_an_old_year_says_loudly_that_it_is_old_and_what_holds_now(
    tmp_path: Path, day: str, year: int, banner: list[str]
) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", year, day=day)
    title = f"Du läser om ett tidigare år: {year}"
    assert shown.said("div", class_="warning") == [f"{title} {words}" for words in banner]


def test_an_old_years_banner_links_to_the_plan_that_holds(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", 2021)
    assert ("handlingsplanen för 2023", "natverk/provnat/2023/") in shown.links


def test_a_year_after_the_last_known_plan_leads_to_it(tmp_path: Path) -> None:
    changes = scenes.pages({}, "natverk/provnat/2024.md")
    shown = show(tmp_path, "plan_facts", "provnat", 2024, day="2025-06-01", changes=changes)
    assert shown.said("div", class_="warning") == [
        "Du läser om ett tidigare år: 2024 Handlingsplan för 2025 saknas. Senast känd är handlingsplanen för 2023."
    ]


MIDDLE = scenes.pages({}, "natverk/provnat/2022.md")


@pytest.mark.parametrize(
    ("year", "links"),
    [
        (2021, [("Provnät", None), ("2022 →", "next")]),
        (2022, [("← 2021", "prev"), ("Provnät", None), ("2023 →", "next")]),
        (2023, [("← 2022", "prev"), ("Provnät", None)]),
    ],
)
def test_the_years_of_a_network_are_linked_to_each_other(
    tmp_path: Path, year: int, links: list[tuple[str, str | None]]
) -> None:
    html = MACROS["plan_facts"](project.view(tmp_path, changes=MIDDLE), "provnat", year)
    nav = fragment.read(html.partition("<nav")[2].partition("</nav>")[0])
    assert [(one.words, one.attributes.get("rel")) for one in nav.all("a")] == links


def test_a_year_that_the_day_has_not_reached_is_not_linked(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", 2021, day="2022-06-01", changes=MIDDLE)
    assert [words for words, _ in shown.links] == ["Provnät", "2022 →"]


@pytest.mark.parametrize(
    ("network", "said"),
    [
        ("provnat", "Ingen handlingsplan är känd för 2021. Så här mycket vet vi om året:"),
        ("annat", "Det här vet vi om Annat 2021:"),
    ],
)
def test_a_year_without_a_plan_says_so_where_the_city_was_in_the_network(
    tmp_path: Path, network: str, said: str
) -> None:
    """Of a year before that, nobody asks for one."""
    event = "events:\n  - {date: 2021, kind: conference, scope: network, text: Ett möte., sources: [webb]}\n"
    annat = {"data/networks/annat.yml": f"name: Annat\n{project.CANDIDATE}{event}"}
    changes = scenes.pages({**annat}, "natverk/annat/2021.md", "natverk/annat/index.md")
    shown = show(tmp_path, "plan_facts", network, 2021, changes=changes)
    assert shown.said(class_="known") == [said]


def test_a_plan_says_how_it_stands_and_which_document_holds_what_is_missing(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", 2023)
    assert shown.facts == {"Status": "Gäller Brev till nämnden 13 mars 2023, nämndens beslut är okänt Exempelstad"}
    assert shown.said(class_="missing") == ["", "Resten av planen står i bilaga 1, som inte finns här."]
    assert ("bilaga 1", "namnden/2023-03-13/#bilagor") in shown.links


WHOLE = scenes.edits(
    (
        PLAN,
        "priorities:\n",
        "partners:\n  - {organisation: exempelstad, text: Delar platsen., sources: [brev]}\n"
        "  - {organisation: provnamnden, sources: [webb]}\n"
        "feedback: {text: Efter varje möte., sources: [brev]}\n"
        'reconciliation: {text: "En gång om året.\\n\\nOch vid behov.", note: Gäller alla., sources: [brev, webb]}\n'
        "priorities:\n",
    )
)


def test_of_a_whole_plan_nothing_is_missing(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", 2023, changes=WHOLE)
    assert (shown.said(class_="missing"), shown.said(class_="known")) == ([""], [])


DECIDED = scenes.edits(
    (
        PLAN,
        "presented: 2023-03-13\n",
        "presented: 2023-03-13\ndecided:\n  date: 2023-03-27\n  body: provnamnden\n  paragraph: § 7\n"
        "  reference: 0001/23\n  outcome: Antecknas.\n  note: Läst i protokollet.\n  sources: [webb]\n",
    )
)


def test_a_decided_plan_tells_the_decision_with_its_source(tmp_path: Path) -> None:
    assert show(tmp_path, "plan_facts", "provnat", 2023, changes=DECIDED).facts["Status"] == (
        "Gäller Beslutad 27 mars 2023: Antecknas. (Provnämnden § 7, 0001/23) Exempelstad Provnät Läst i protokollet."
    )


def test_a_plan_whose_matter_the_site_does_not_know_says_that_its_document_is_not_available(tmp_path: Path) -> None:
    changes = scenes.edits((PLAN, "presented: 2023-03-13\n", "attested: true\n"))
    shown = show(tmp_path, "plan_facts", "provnat", 2023, changes=changes)
    assert shown.facts["Status"] == "Gäller Planen är belagd, men när den lades fram är okänt Exempelstad"
    where = "Dokumentet med resten av planen finns inte här."
    assert shown.said(class_="missing")[1:] == [where]


def test_next_years_draft_is_a_draft_and_a_presented_plan_is_coming(tmp_path: Path) -> None:
    changes = scenes.pages({"data/plans/2024/provnat.yml": "sources: [brev]\n"}, "natverk/provnat/2024.md")
    shown = show(tmp_path, "plan_facts", "provnat", 2024, changes=changes)
    assert shown.facts["Status"] == "Utkast Inte framlagd för nämnden Exempelstad"
    assert shown.said("strong") == ["Planen är ett utkast. Så här mycket vet vi:"]
    changes["data/plans/2024/provnat.yml"] = "presented: 2023-03-13\nsources: [brev]\n"
    shown = show(tmp_path, "plan_facts", "provnat", 2024, changes=changes)
    assert shown.facts["Status"] == "Kommande Brev till nämnden 13 mars 2023, nämndens beslut är okänt Exempelstad"


# --- The parts of a plan ----------------------------------------------------------------------------------------------

GENERAL = scenes.pages(
    {}, "arbetssatt/syfte.md", "arbetssatt/gemensamt.md", "arbetssatt/aterkoppling.md", "arbetssatt/avstamning.md"
)
BARE: Changes = {PLAN: "presented: 2023-03-13\nsources: [brev]\n"}


def test_a_plan_whose_text_is_not_here_says_so_in_one_box_and_then_what_is_known(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_facts", "provnat", 2023, changes={**GENERAL, **BARE})
    (box,) = shown.said(class_="known")
    instead = ["syftet med medlemskapen", "årets gemensamma inriktning 2023", "att arbeta tillsammans", "återkoppling"]
    assert box == (
        "Planen (bilaga 1) finns inte här. Så här mycket vet vi: "
        "Status Gäller Brev till nämnden 13 mars 2023, nämndens beslut är okänt Exempelstad "
        f"Gäller alla nätverk: {', '.join(instead)} och politisk avstämning."
    )
    assert {"bilaga 1", "politisk avstämning", *instead} <= {words for words, _ in shown.links}


def test_a_plan_whose_attachment_the_site_holds_says_where_it_is(tmp_path: Path) -> None:
    file = scenes.edits((MATTER, "    year: 2023\n", "    year: 2023\n    file: bilaga-1.pdf\n"))
    file["docs/namnden/2023-03-13/bilaga-1.pdf"] = PDF
    shown = show(tmp_path / "bare", "plan_facts", "provnat", 2023, changes={**BARE, **file})
    held = "Planen (bilaga 1) finns på ärendets sida, men inte som text här. Så här mycket vet vi:"
    assert shown.said("strong") == [held]
    shown = show(tmp_path / "part", "plan_facts", "provnat", 2023, changes=file)
    assert shown.said(class_="missing")[1] == "Resten av planen står i bilaga 1, som finns på ärendets sida."


PARTS = ("purpose", "partners", "feedback", "reconciliation", "activities", "priorities", "plan_goals")


def test_a_part_that_is_not_known_says_nothing_for_the_box_does(tmp_path: Path) -> None:
    view = project.view(tmp_path, changes=BARE)
    assert [MACROS[part](view, "provnat", year) for part in PARTS for year in (2021, 2023)] == [""] * 14


def test_a_purpose_is_told_with_its_source(tmp_path: Path) -> None:
    assert show(tmp_path, "purpose", "provnat", 2023).said("p") == ["Att prova. Exempelstad"]


def test_a_routine_for_feedback_is_told_with_its_source(tmp_path: Path) -> None:
    assert show(tmp_path, "feedback", "provnat", 2023, changes=WHOLE).said("p") == ["Efter varje möte. Exempelstad"]


def test_a_longer_passage_keeps_its_paragraphs_and_its_remarks(tmp_path: Path) -> None:
    assert show(tmp_path, "reconciliation", "provnat", 2023, changes=WHOLE).said("p") == [
        "En gång om året.",
        "Och vid behov. Exempelstad, Provnät Gäller alla.",
    ]


def test_partners_are_listed_with_what_is_shared(tmp_path: Path) -> None:
    assert show(tmp_path, "partners", "provnat", 2023, changes=WHOLE).facts == {
        "Exempelstad Exempelstad": "Delar platsen.",
        "Provnämnden Provnät": UNKNOWN,
    }


def test_an_activity_says_what_for_which_priority_who_when_and_with_whom(tmp_path: Path) -> None:
    shown = show(tmp_path, "activities", "provnat", 2023)
    assert shown.said("h3") == ["Bättre ljus"]
    assert shown.facts == {
        "Delta i mötet Exempelstad": "Tiden har gått, ingen rapport · Provförvaltningen · 4 maj 2023 · med Exempelstad"
    }


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Utan datum · Ansvarig okänd"),
        (", function: Samordnare", "Utan datum · Samordnare"),
        (", responsible: provnamnden, function: Samordnare", "Utan datum · Provnämnden, samordnare"),
        (", start: 2023-05-31, end: 2023-06-02", "Ska pågå nu · Ansvarig okänd · 31 maj–2 juni 2023"),
        (", start: 2023~", "Ska pågå nu · Ansvarig okänd · omkring 2023"),
        (", end: 2023-06", "Ska pågå nu · Ansvarig okänd · till och med juni 2023"),
        (", start: 2023-07", "Kommande · Ansvarig okänd · juli 2023"),
        (", continuous: true", "Löpande · Ansvarig okänd"),
    ],
)
def test_an_activity_says_what_is_not_known_and_what_its_schedule_says(tmp_path: Path, more: str, said: str) -> None:
    """What nobody has reported is never planned, done or not done: only its time is known."""
    plan = "presented: 2023-03-13\nsources: [brev]\nactivities:\n"
    changes: Changes = {PLAN: f"{plan}  - {{id: ett, text: Ett, sources: [brev]{more}}}\n"}
    shown = show(tmp_path, "activities", "provnat", 2023, changes=changes)
    assert shown.facts == {"Ett Exempelstad": said}
    assert shown.said("h3") == []


PRIORITIES = scenes.pages(
    {
        **MORE,
        NETWORK: project.FILES[NETWORK]
        + "priorities:\n"
        + "  - {id: buss, text: Tystare bussar, observed: [2021], confidence: medium, sources: [webb]}\n"
        + "  - {id: natt, text: Mörkare nätter, start: 2023, end: ongoing, areas: [lighting], sources: [webb]}\n",
        "data/networks/tanke.yml": f"name: Tanke\n{project.CANDIDATE}priorities:\n"
        + "  - {id: cykel, text: Fler cyklar, observed: [2019], sources: [webb]}\n",
    }
)


def test_all_priorities_are_listed_newest_first_those_of_candidates_too(tmp_path: Path) -> None:
    assert show(tmp_path, "priorities", changes=PRIORITIES).rows == [
        ["Prioritering", "Nätverk", "Område", "Gäller"],
        ["Bättre ljus Exempelstad", "Provnät", "Ljus", "Handlingsplan 2023"],
        ["Mörkare nätter Provnät", "Provnät", "Ljus", "Sedan 2023"],
        ["Troligen: Tystare bussar Provnät", "Provnät", UNKNOWN, "Belagd 2021, därefter okänt"],
        ["Fler cyklar Provnät", "Tanke", UNKNOWN, "Belagd 2019, därefter okänt"],
    ]


def test_older_priorities_are_folded_where_they_are_many(tmp_path: Path) -> None:
    more = "".join(f"  - {{id: p{n}, text: Äldre {n}, observed: [2020], sources: [webb]}}\n" for n in range(10))
    many = {**PRIORITIES, NETWORK: f"{project.FILES[NETWORK]}priorities:\n{more}"}
    shown = show(tmp_path, "priorities", changes=many)
    assert shown.said("summary") == ["Visa 11 äldre prioriteringar"]
    first, older = shown.all("table")
    assert ("Bättre ljus" in first.words, "Äldre" in first.words) == (True, False)
    assert (older.words.count("Äldre"), "Fler cyklar" in older.words) == (11, True)  # ten, and the caption
    own = show(tmp_path / "own", "priorities", "provnat", changes=many)
    assert own.said("summary") == ["Visa alla 11, de nyaste först"]  # today's stand at the head of the page


@pytest.mark.parametrize(
    ("network", "year", "texts"),
    [
        ("provnat", None, ["Bättre ljus", "Mörkare nätter", "Troligen: Tystare bussar"]),
        ("tanke", None, ["Fler cyklar"]),
        (None, 2023, ["Bättre ljus", "Mörkare nätter"]),
        (None, 2019, ["Fler cyklar"]),
    ],
)
def test_priorities_are_those_of_a_network_or_a_year(
    tmp_path: Path, network: str | None, year: int | None, texts: list[str]
) -> None:
    shown = show(tmp_path, "priorities", network, year, changes=PRIORITIES)
    found = [row for (row,) in columns(shown, "Prioritering")] if year is None else shown.said("li")
    assert [one.startswith(text) for one, text in zip(found, texts, strict=True)] == [True] * len(texts)


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2023, ["Bättre ljus Exempelstad Ljus", "Mörkare nätter Provnät Ljus · sedan 2023"]),
        (2021, ["Troligen: Tystare bussar Provnät belagd 2021, därefter okänt"]),
    ],
)
def test_a_plans_page_lists_its_priorities_and_those_of_the_network_that_held(
    tmp_path: Path, year: int, said: list[str]
) -> None:
    assert show(tmp_path, "priorities", "provnat", year, changes=PRIORITIES).said("li") == said


@pytest.mark.parametrize(("network", "year"), [("annat", None), ("provnat", 2022)])
def test_without_priorities_nothing_is_said(tmp_path: Path, network: str, year: int | None) -> None:
    assert show(tmp_path, "priorities", network, year, changes=MORE).words == ""


# --- What came of it --------------------------------------------------------------------------------------------------

REPORT: Changes = scenes.report("""\
summary: {text: Året gick bra., note: Preliminärt., sources: [webb]}
results:
  - {activity: mote, state: done, done: Två deltog., result: En kontakt., effect: En ansökan., sources: [brev]}
  - {state: cancelled, done: Inget., confidence: medium, sources: [brev]}
note: Ännu inte framlagd.
sources: [brev]
""")


# --- From plan to result ----------------------------------------------------------------------------------------------

# A plan with two priorities and three activities, one of them of no priority; the organisations that share the work.
GOALS: Changes = scenes.edits(
    (PLAN, "activities:\n", "  - {id: ljud, text: Mindre buller, sources: [webb]}\nactivities:\n"),
    (
        PLAN,
        "    partners: [exempelstad]\n    sources: [brev]\n",
        "    partners: [exempelstad]\n    sources: [brev]\n"
        "  - {id: resa, text: Åka till staden, priority: ljus, note: Om pengarna räcker., sources: [webb]}\n"
        "  - {id: brev, text: Skriva ett brev, sources: [brev]}\n"
        "partners:\n  - {organisation: provnamnden, text: Gemensam plats., confidence: medium, sources: [webb]}\n",
    ),
)


def test_a_years_activities_are_told_by_priority_with_what_came_of_them(tmp_path: Path) -> None:
    shown = show(tmp_path, "follow_up", "provnat", 2023, day="2024-01-01", changes=scenes.pages({**GOALS, **REPORT}))
    assert shown.said("h3") == ["Bättre ljus", "Utan prioritering", "Utanför planen"]
    assert shown.facts == {
        "Delta i mötet Exempelstad": "Genomförd · Provförvaltningen · 4 maj 2023 · med Exempelstad "
        "Genomfört: Två deltog. Resultat: En kontakt. Effekt: En ansökan. Exempelstad",
        "Åka till staden Provnät Om pengarna räcker.": "Tiden har gått, ingen rapport · Ansvarig okänd · tid okänd",
        "Skriva ett brev Exempelstad": "Tiden har gått, ingen rapport · Ansvarig okänd · tid okänd",
        "Troligen: Inget. Exempelstad": "Inställd",
    }
    assert shown.said("p") == [
        "4 aktiviteter: 1 genomförd, 1 inställd, 2 utan rapport",
        "Två aktiviteter nämns inte i årsrapporten för 2023.",
        "Ingen aktivitet är känd för: Mindre buller.",
    ]
    assert shown.said("li") == ["Genomförd", "Inställd", "Tiden har gått, ingen rapport"]


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        ("2023-04-01", "Kommande", ["1 aktivitet: 1 kommande"]),
        ("2023-12-31", "Tiden har gått, ingen rapport", ["1 aktivitet: 1 utan rapport"]),
        (
            "2024-01-01",
            "Tiden har gått, ingen rapport",
            ["1 aktivitet: 1 utan rapport", "Webbplatsen har ingen årsrapport för 2023."],
        ),
    ],
)
def test_what_was_planned_and_never_reported_says_that_its_time_has_passed(
    tmp_path: Path, day: str, state: str, said: list[str]
) -> None:
    shown = show(tmp_path, "follow_up", "provnat", 2023, day=day)
    assert (shown.said("p"), shown.said(class_="tag")) == (said, [state])


def test_of_what_is_done_the_totals_say_where_nobody_told_what_it_gave(tmp_path: Path) -> None:
    changes = scenes.report("sources: [brev]\nresults: [{activity: mote, state: done, done: A., sources: [brev]}]\n")
    shown = show(tmp_path, "activities", "provnat", 2023, changes=changes)
    assert shown.facts["Delta i mötet Exempelstad"].endswith("Genomfört: A. Exempelstad")
    assert shown.said("p")[-1] == "Resultat och effekt är okända för 1 av 1 genomförda."


def test_a_year_without_activities_says_nothing_for_the_box_does(tmp_path: Path) -> None:
    changes = scenes.report("sources: [brev]\n", changes=scenes.edits(scenes.without(PLAN, "activities:", "")))
    view = project.view(tmp_path, "2024-06-01", changes)
    assert [MACROS["follow_up"](view, "provnat", year) for year in (2021, 2023)] == ["", ""]


# --- Areas and organisations ------------------------------------------------------------------------------------------


def test_an_area_shows_its_priorities_across_networks_and_years_and_how_it_went(tmp_path: Path) -> None:
    dated = f"name: Tanke\n{project.CANDIDATE}priorities:\n  - {{id: a, text: Se ljuset, areas: [lighting], "
    more = {**GOALS, **REPORT, "data/networks/tanke.yml": dated + "observed: [2021], sources: [webb]}\n"}
    words = ("data/vocabulary.yml", "lighting: {label: Ljus}", "lighting: {label: Ljus}\n  sound: {label: Ljud}")
    changes = scenes.pages({**more, **scenes.edits(words)})
    shown = show(tmp_path, "areas", day="2024-01-01", changes=changes)
    assert shown.said("h2") == ["Ljus", "Utan angivet område"]
    assert shown.said("caption") == ["2 prioriteringar i 2 nätverk", "1 prioritering i 1 nätverk"]
    head = ["Prioritering", "Nätverk", "Gäller", "Hur det gick"]
    went = "2 aktiviteter: 1 genomförd, 1 utan rapport"
    assert shown.rows == [
        head,
        ["Bättre ljus Exempelstad", "Provnät", "Handlingsplan 2023", went],
        ["Se ljuset Provnät", "Tanke", "Belagd 2021, därefter okänt", "Inga aktiviteter är kända"],
        head,
        ["Mindre buller Provnät", "Provnät", "Handlingsplan 2023", "Inga aktiviteter är kända"],
    ]
    assert shown.said("p") == ["Ingen prioritering är känd inom: Ljud."]


def test_areas_without_priorities_are_named(tmp_path: Path) -> None:
    shown = show(tmp_path, "areas", day="2022-06-01")
    assert shown.words == "Ingen prioritering är känd. Ingen prioritering är känd inom: Ljus."


def test_organisations_and_networks_meet_in_a_table(tmp_path: Path) -> None:
    examined = (YEAR, "      text: Kartlägga nätverken\n", "      text: Se över\n      organisations: [annanforv]\n")
    bureau = ("data/organisations.yml", "provnamnden:\n", "annanforv: {name: annan förvaltning, ")
    rest = "kind: administration, sources: [brev]}\ntyst: {name: tysta förvaltningen, kind: administration, "
    old = "borta: {name: borta, kind: administration, end: 2022, sources: [brev]}\nprovnamnden:\n"
    organisations = (*bureau[:2], bureau[2] + rest + "sources: [brev]}\n" + old)
    changes = scenes.pages({**MORE, **GOALS, **scenes.edits(examined, organisations)})
    shown = show(tmp_path, "administrations", changes=changes)
    assert shown.said("h2") == ["Annan förvaltning", "Exempelstad", "Provnämnden"]
    head = ["Nätverk", "Hur", "År", "Senast"]
    assert shown.rows == [
        ["", "Exempelstad", "Provnämnden"],
        ["Annat", "–inget känt", "–inget känt"],
        ["Provnät", "Medverkar 2023", "Delas 2023"],
        head,
        ["Alla nätverk", "Ska utredas enligt årets inriktning", "2023", "Se över Exempelstad"],
        head,
        ["Provnät", "Medverkar i en aktivitet", "2023", "Delta i mötet Exempelstad"],
        head,
        ["Provnät", "Samarbete enligt planen", "2023", "Troligen: Gemensam plats. Provnät"],
    ]
    of_all = "Enligt inriktningen för 2023 ska det utredas i vilka nätverk provförvaltningen kan arbeta tillsammans med"
    assert shown.said("p") == [
        f"{of_all} annan förvaltning. Vad det ledde till är inte känt.",
        "Inget är känt om: tysta förvaltningen.",
    ]


def test_another_organisation_that_is_responsible_is_told_but_not_the_one_that_coordinates(tmp_path: Path) -> None:
    assert show(tmp_path / "own", "administrations").said("h2") == ["Exempelstad"]
    changes = scenes.edits((PLAN, "responsible: provforvaltningen", "responsible: provnamnden"))
    shown = show(tmp_path / "other", "administrations", changes=changes)
    assert shown.rows[1] == ["Provnät", "Medverkar 2023", "Ansvarar 2023"]
    assert shown.rows[-1] == ["Provnät", "Ansvarar för en aktivitet", "2023", "Delta i mötet Exempelstad"]


def test_an_organisation_with_a_page_is_told_of_there_and_an_older_link_leads_the_way(tmp_path: Path) -> None:
    changes = scenes.pages({}, "ansvariga/exempelstad.md")
    shown = show(tmp_path, "administrations", changes=changes)
    assert shown.said("h2") == ["Mer om varje organisation"]
    assert [item.attributes["id"] for item in shown.all("li") if "id" in item.attributes] == [
        "organisation-exempelstad"
    ]
    assert shown.links.count(("Exempelstad", "ansvariga/exempelstad/")) == 2  # in the head of the grid, too


def test_when_no_network_is_shared_it_is_said(tmp_path: Path) -> None:
    shown = show(tmp_path, "administrations", day="2022-06-01")
    assert shown.words == "Inget delat nätverk är känt."


# --- Annual reports ---------------------------------------------------------------------------------------------------

ATTACHED = (MATTER, "sources:", "  - {number: 2, title: Rapporten, kind: annual_report, year: 2023}\nsources:")


def test_an_annual_report_begins_with_totals_and_effects_and_then_what_people_wrote(tmp_path: Path) -> None:
    changes = scenes.pages({**GOALS, **REPORT, **scenes.edits(ATTACHED)}, "ar/2023/arsrapport.md")
    shown = show(tmp_path, "annual_report", "provnat", 2023, day="2024-01-01", changes=changes)
    assert shown.said("h2") == ["Effekter", "Sammanfattning", "Sammanställt av webbplatsen"]
    assert shown.said("p")[:3] == [
        "4 aktiviteter: 1 genomförd, 1 inställd, 2 utan rapport",
        "Två aktiviteter nämns inte i årsrapporten för 2023.",
        "Året gick bra. Provnät Preliminärt.",
    ]
    assert "En ansökan. Exempelstad Delta i mötet" in shown.said("li")
    assert shown.facts["Årsrapport"] == (
        "Finns Exempelstad Ännu inte framlagd. Rapporten är bilaga 2 till ärendet 13 mars 2023. "
        "Bilagan finns inte här. Exempelstad"
    )
    way = "2023 Tidigare år Brev till nämnden 13 mars 2023, nämndens beslut är okänt"
    assert shown.facts["Handlingsplan"] == way
    assert shown.said("li")[-5:] == [
        "Nämndens beslut om planen",
        "Händelser: ingen är känd för 2023",
        "2 aktiviteter utan rapport",
        "1 aktivitet utan resultat",
        "1 aktivitet utan effekt",
    ]
    assert shown.links[:2] == [
        ("Plan 2023", "natverk/provnat/2023/"),
        ("Årsrapport 2023 för alla nätverk", "ar/2023/arsrapport/"),
    ]


def test_an_annual_report_says_which_matter_carried_it(tmp_path: Path) -> None:
    changes = scenes.report("presented: 2023-03-13\nsources: [brev]\n")
    shown = show(tmp_path, "annual_report", "provnat", 2023, changes=changes)
    assert shown.facts["Årsrapport"] == "Finns brev till nämnden 13 mars 2023 Exempelstad"


def test_a_missing_annual_report_and_a_missing_plan_are_said(tmp_path: Path) -> None:
    shown = show(tmp_path, "annual_report", "provnat", 2021, day="2024-01-01")
    assert shown.said(class_="missing")[0] == (
        "Ingen plan är känd för 2021, och webbplatsen har ingen årsrapport för 2021."
    )
    assert shown.facts == {
        "Årsrapport": "Saknas",
        "Handlingsplan": UNKNOWN,
    }
    assert shown.said("li")[-3:] == ["Årsrapport", "Handlingsplan", "Uppdrag: inget är belagt för 2021"]


def test_an_annual_report_that_lacks_nothing_says_so(tmp_path: Path) -> None:
    full = "results:\n  - {activity: mote, state: done, done: A., result: B., effect: C., sources: [brev]}\n"
    summary = "summary: {text: Bra., sources: [brev]}\nsources: [brev]\n"
    event = "  - {date: 2023-05-04, kind: conference, scope: city, text: Ett möte hölls., sources: [webb]}\n"
    changes = scenes.report(full + summary, changes={**DECIDED, NETWORK: project.FILES[NETWORK] + event})
    shown = show(tmp_path, "annual_report", "provnat", 2023, changes=changes)
    assert shown.said("p")[-1] == "Inget saknas."


def test_the_whole_years_report_opens_with_totals_by_network_and_then_effects(tmp_path: Path) -> None:
    changes = scenes.pages({**MORE, **REPORT, **scenes.edits(ATTACHED)}, "ar/2023/arsrapport.md")
    shown = show(tmp_path, "year_report", 2023, day="2024-01-01", changes=changes)
    assert shown.said("h2") == ["Effekter", "Sammanfattningar", "Sammanställt av webbplatsen"]
    assert shown.said("h3") == ["Provnät", "Provnät", "Vad som saknas"]
    assert shown.said("p")[:3] == [
        "2 aktiviteter: 1 genomförd, 1 inställd",
        "2 aktiviteter: 1 genomförd, 1 inställd",
        "Inga aktiviteter är kända för Annat.",
    ]
    assert shown.said("li")[2] == "Provnät: En ansökan. Exempelstad Delta i mötet"
    assert shown.rows == [
        ["Nätverk", "Aktiviteter"],
        ["Provnät", "2 aktiviteter: 1 genomförd, 1 inställd"],
        ["Nätverk", "Årsrapport", "Uppdrag", "Händelser"],
        ["Annat", "Inte på webbplatsen", "Inget är belagt", "0"],
        ["Provnät", "Finns", "Styrelsemedlem", "0"],
    ]
    assert ("Provnät", "natverk/provnat/2023/arsrapport/") in shown.links


def test_a_year_of_which_nothing_is_known_is_reported_as_that(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_report", 2021, day="2024-01-01")
    assert shown.said("h2") == ["Sammanställt av webbplatsen"]
    assert shown.said(class_="missing")[0] == "Inga aktiviteter är kända för 2021."
    assert shown.rows == [["Nätverk", "Uppdrag", "Händelser"], ["Provnät", "Inget är belagt", "1"]]


@pytest.mark.parametrize(("day", "linked"), [("2023-12-31", False), ("2024-01-01", True)])
def test_the_plan_and_the_year_lead_to_the_annual_report_when_the_year_is_over(
    tmp_path: Path, day: str, linked: bool
) -> None:
    changes = scenes.pages({}, "natverk/provnat/2023/arsrapport.md", "ar/2023/arsrapport.md")
    plan = show(tmp_path, "plan_facts", "provnat", 2023, day=day, changes=changes)
    assert (("Årsrapport 2023", "natverk/provnat/2023/arsrapport/") in plan.links) is linked
    year = show(tmp_path, "year_overview", 2023, day=day, changes=changes)
    assert (("Årsrapport 2023", "ar/2023/arsrapport/") in year.links) is linked
    assert (("Saknas", "natverk/provnat/2023/arsrapport/") in year.links) is linked


def test_a_report_that_is_known_early_has_its_page_at_once(tmp_path: Path) -> None:
    seen = project.view(tmp_path, "2023-06-01", REPORT)
    assert "natverk/provnat/2023/arsrapport.md" in seen.site.pages


def test_sources_say_that_they_are_used_for_areas_organisations_and_reports(tmp_path: Path) -> None:
    changes = scenes.pages({**GOALS, **REPORT}, "omraden.md", "forvaltningar.md")
    used = {label for label, _ in show(tmp_path, "sources", day="2024-01-01", changes=changes).links}
    assert {"Områden", "Förvaltningar", "Årsrapport 2023 för Provnät"} <= used


# --- A network --------------------------------------------------------------------------------------------------------


def with_facts(*facts: str) -> Changes:
    _, own, _ = scenes.without(NETWORK, "facts:", "memberships:")
    return scenes.edits(
        (NETWORK, own, "".join(["facts:\n", *(f"  - {{{fact}}}\n" for fact in facts)]) if facts else "")
    )


def test_a_network_in_short_shows_what_a_reader_expects_known_or_not(tmp_path: Path) -> None:
    assert show(tmp_path, "network_facts", "provnat", changes=with_facts()).facts == dict.fromkeys(
        ("Fullständigt namn", "Typ", "Grundat", "Säte", "Webbplats", "Medlemsform", "Medlemmar"), UNKNOWN
    )


def test_a_figure_carries_its_year_its_source_and_its_remarks_newest_first(tmp_path: Path) -> None:
    changes = with_facts(
        "kind: members, text: Åtta., as_of: 2018, sources: [webb]",
        "kind: members, text: Många., sources: [webb]",
        "kind: members, text: Tio., as_of: 2020~, confidence: medium, note: Räknat., sources: [webb, brev], "
        "alternatives: [{text: Elva., sources: [brev]}]",
    )
    shown = show(tmp_path, "network_facts", "provnat", changes=changes)
    assert shown.said("p") == [
        "Troligen: Tio. (omkring 2020) Provnät, Exempelstad Räknat. Annan uppgift: Elva. Exempelstad",
        "Åtta. (2018) Provnät",
        "Många. Provnät",
    ]


def test_a_website_is_a_link(tmp_path: Path) -> None:
    changes = with_facts("kind: website, text: provnat.example, url: https://provnat.example/, sources: [webb]")
    shown = show(tmp_path, "network_facts", "provnat", changes=changes)
    assert shown.links[0] == ("provnat.example", "https://provnat.example/")


def test_what_is_not_expected_of_every_network_is_folded_away(tmp_path: Path) -> None:
    shown = show(
        tmp_path, "network_facts", "provnat", changes=with_facts("kind: history, text: Började smått., sources: [webb]")
    )
    about, more = shown.said("details")
    assert about.startswith("Namn, säte, medlemmar och medlemsform Fullständigt namn")
    assert more == "Mer om nätverket Historik Började smått. Provnät"
    assert len(show(tmp_path, "network_facts", "provnat").said("details")) == 1


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("2022-06-01", "Sedan 2015, därefter okänt"),
        ("2023-06-01", "Sedan 2015, belagd 2023"),
        ("2024-06-01", "Sedan 2015, belagd 2023, därefter okänt"),
    ],
)
def test_a_membership_is_told_as_far_as_it_is_attested(tmp_path: Path, day: str, time: str) -> None:
    shown = show(tmp_path, "memberships", "provnat", day=day)
    assert columns(shown, "Omfattning", "Tid") == [(UNKNOWN, time)]
    assert shown.said("tbody")[0].startswith("Exempelstad Provnät")


def test_all_memberships_name_their_network(tmp_path: Path) -> None:
    changes = scenes.edits(
        (NETWORK, "    observed: [2023]\n", "    observed: [2023]\n    text: Alla forum.\n    note: Se upp.\n")
    )
    assert columns(show(tmp_path, "memberships", changes=changes), "Nätverk", "Medlem", "Omfattning", "Tid") == [
        ("Provnät", "Exempelstad Provnät Se upp.", "Alla forum.", "Sedan 2015, belagd 2023")
    ]


def test_a_network_without_a_membership_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "memberships", "annat", day="2014-12-31", changes=MORE).words == "Inget medlemskap är belagt."


def with_roles(*roles: str) -> Changes:
    _, own, _ = scenes.without(NETWORK, "roles:", "events:")
    written = (f"  - {{kind: board_member, holder: exempelstad, sources: [brev], {role}}}\n" for role in roles)
    return scenes.edits((NETWORK, own, "".join(["roles:\n", *written]) if roles else ""))


ROLES = with_roles(
    "text: Slutade, start: 2017, end: 2019-12-31",
    "text: Sågs, observed: [2021], level: official, office: Samordnare, note: Året är härlett.",
    "text: Sitter, start: 2022, end: ongoing, level: political, office: Nämndens ordförande, person: Eva Exempel",
    "text: Slutar snart, start: 2022, end: 2023-08-31",
    "text: Börjar, start: 2024-01-01, announced: 2023-02",
)


def test_a_role_says_who_represents_the_city_at_which_level_and_when(tmp_path: Path) -> None:
    shown = show(tmp_path, "roles", "provnat", changes=ROLES)
    assert shown.rows == [
        ["Uppdrag", "Företrädare", "Tid"],
        ["Slutar snart Exempelstad", "Exempelstad Okänd nivå", "2022–31 augusti 2023 Upphör snart"],
        ["Sitter Exempelstad", "Exempelstad, nämndens ordförande, Eva Exempel Politisk nivå", "Sedan 2022"],
        ["Börjar Exempelstad", "Exempelstad Okänd nivå", "Från 1 januari 2024"],
        [
            "Sågs Exempelstad Året är härlett.",
            "Exempelstad, samordnare Tjänstepersonsnivå",
            "Belagd 2021, därefter okänt",
        ],
        ["Slutade Exempelstad", "Exempelstad Okänd nivå", "2017–31 december 2019"],
    ]


@pytest.mark.parametrize(
    ("day", "groups"),
    [
        ("2023-06-01", [["Slutar snart", "Sitter"], ["Börjar"], ["Sågs"], ["Slutade"]]),
        ("2024-06-01", [["Sitter"], ["Börjar", "Sågs"], ["Slutar snart", "Slutade"]]),
        ("2021-06-01", [["Sågs"], ["Slutade"]]),
        ("2018-06-01", [["Slutade"]]),
    ],
)
def test_all_roles_stand_under_what_is_known_of_them_on_the_day(
    tmp_path: Path, day: str, groups: list[list[str]]
) -> None:
    # The source says not when it was written: one of 2023 would be later than some of the days.
    undated = "title: Brev till provnämnden\npublisher: Exempelstad\n"
    html = MACROS["roles"](project.view(tmp_path, day, {**ROLES, "data/sources/brev.yml": undated}))
    parts = [fragment.read(part) for part in html.split("<h2")[1:]]
    assert [[row[0].partition(" Exempelstad")[0] for row in part.rows[1:]] for part in parts] == groups


@pytest.mark.parametrize(
    ("day", "boxes"),
    [
        ("2024-01-01", []),  # 181 days before 30 June
        ("2024-01-02", ["Upphör inom 180 dagar (1) Provnät: styrelsemedlem (till och med 30 juni 2024)"]),
        ("2024-06-30", ["Upphör inom 180 dagar (1) Provnät: styrelsemedlem (till och med 30 juni 2024)"]),
        ("2024-07-01", ["Upphört utan känd efterträdare (1) Provnät: styrelsemedlem (till och med 30 juni 2024)"]),
    ],
)
def test_what_ends_or_has_ended_stands_above_all_roles(tmp_path: Path, day: str, boxes: list[str]) -> None:
    shown = show(tmp_path, "roles", day=day)
    assert shown.said(class_="warning") == boxes
    calm = "Inget uppdrag upphör inom 180 dagar, och inget har nyss upphört utan känd efterträdare."
    assert (calm in shown.said("p")) == (not boxes)


def test_each_mandate_that_ends_is_named(tmp_path: Path) -> None:
    changes = with_roles(
        "text: Ordförande, start: 2022, end: 2023-08-31, body: råd",
        "text: Ledamot, start: 2022, end: 2023-09-30, body: styrelsen",
        "text: Suppleant, start: 2022, end: 2023-01-31, body: presidiet",
    )
    shown = show(tmp_path, "roles", changes=changes)
    assert shown.said(class_="warning") == [
        "Upphör inom 180 dagar (2) Provnät: ordförande (till och med 31 augusti 2023) "
        "Provnät: ledamot (till och med 30 september 2023) "
        "Upphört utan känd efterträdare (1) Provnät: suppleant (till och med 31 januari 2023)",
    ]


def test_without_roles_it_is_said_once_that_nobody_is_known(tmp_path: Path) -> None:
    shown = show(tmp_path, "roles", changes=with_roles())
    assert [(one.words, one.attributes["id"]) for one in shown.all("h2")] == [("Nu", "nu")]
    assert shown.said(class_="missing") == ["Vi vet inte vem som företräder staden i dag."]
    assert show(tmp_path, "roles", "provnat", changes=with_roles()).words == ""
    assert show(tmp_path, "roles", "provnat", 2020, changes=with_roles()).words == ""


@pytest.mark.parametrize(
    ("network", "year", "texts"),
    [
        ("provnat", 2019, ["Slutade"]),
        ("provnat", 2021, ["Sågs"]),
        ("provnat", 2023, ["Slutar snart", "Sitter"]),
        (None, 2021, ["Sågs"]),
    ],
)
def test_the_roles_of_a_year_are_those_attested_for_it(
    tmp_path: Path, network: str | None, year: int, texts: list[str]
) -> None:
    shown = show(tmp_path, "roles", network, year, changes=ROLES)
    assert [row.partition(" Exempelstad")[0] for (row,) in columns(shown, "Uppdrag")] == texts


def with_events(*events: str) -> Changes:
    _, own, _ = scenes.without(NETWORK, "events:", "")
    written = (f"  - {{kind: conference, sources: [webb], {event}}}\n" for event in events)
    return scenes.pages(
        scenes.edits((NETWORK, own, "".join(["events:\n", *written]) if events else "")),
        gone=("natverk/provnat/2021.md",),
    )


EVENTS = scenes.pages(
    with_events(
        "date: 2021-05-04, end: 2021-05-05, scope: city, text: Värd., project: ljusprov",
        "date: 2022~, scope: city, text: Talade., confidence: medium",
        "date: 2023-11-29, announced: 2023-01, scope: city, text: Ska resa.",
        "date: 2022-09, scope: network, text: Ny ledning.",
        "date: 2024-02-01, scope: city, text: Okänt ännu.",
    ),
    "natverk/provnat/2024.md",
)


def test_events_are_told_newest_first_and_what_is_ahead_is_marked(tmp_path: Path) -> None:
    shown = show(tmp_path, "timeline", "provnat", changes=EVENTS)
    assert shown.said("li") == [
        "29 november 2023 Konferens Kommande Ska resa. Provnät",
        "Omkring 2022 Konferens Troligen: Talade. Provnät",
        "4–5 maj 2021 Konferens Värd. Projekt: LJUSPROV. Provnät",
        "September 2022 Konferens Ny ledning. Provnät",
    ]
    assert [one.attributes.get("datetime") for one in shown.all("time")] == [
        "2023-11-29",
        "2021-05-04",
        "2022-09",
    ], "HTML has no way to write a date that is only about right"


def test_the_networks_own_events_are_folded_away_on_its_page_and_open_on_a_years(tmp_path: Path) -> None:
    assert show(tmp_path, "timeline", "provnat", changes=EVENTS).said("summary") == ["Nätverkets egna händelser (1)"]
    shown = show(tmp_path, "timeline", "provnat", 2022, changes=EVENTS)
    assert (shown.said("summary"), shown.said("h3")) == ([], ["Nätverkets egna händelser"])


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], ""),
        (
            ["date: 2022-09, scope: network, text: Ny ledning."],
            "Inget som staden själv gjorde är känt. "
            "Nätverkets egna händelser September 2022 Konferens Ny ledning. Provnät",
        ),
        (
            ["date: 2021-12-31, end: 2022-01-01, scope: city, text: Firade."],
            "31 december 2021–1 januari 2022 Konferens Firade. Provnät",
        ),
    ],
)
def test_a_years_events_are_those_that_took_place_in_it(tmp_path: Path, events: list[str], words: str) -> None:
    assert show(tmp_path, "timeline", "provnat", 2022, changes=with_events(*events)).words == words


PROJECT = "{{name: {0}, text: Om {0}., networks: [provnat], sources: [webb]{1}}}"


@pytest.mark.parametrize(
    ("more", "time"),
    [
        (", start: 2019-03, end: 2021", "Mars 2019–2021"),
        (", start: 2019~", "Från omkring 2019"),
        (", observed: [2016, 2018]", "Belagt 2016, 2018"),
        ("", UNKNOWN),
    ],
)
def test_a_projects_time_is_told_as_far_as_it_is_known(tmp_path: Path, more: str, time: str) -> None:
    changes: Changes = {PROJECTS: f"ljusprov: {PROJECT.format('LJUSPROV', more)}\n"}
    assert columns(show(tmp_path, "projects", changes=changes), "Projekt", "Stadens del", "Tid") == [
        ("LJUSPROV Provnät", UNKNOWN, time)
    ]


def test_projects_are_listed_newest_first_with_programme_and_remarks(tmp_path: Path) -> None:
    changes: Changes = {
        PROJECTS: f"a: {PROJECT.format('Äldre', ', start: 2015')}\n"
        f"b: {PROJECT.format('Odaterat', ', programme: Horisont, note: Se upp.')}\n"
        f"c: {PROJECT.format('Nyare', ', observed: [2020], part: Pilotstad')}\n"
    }
    shown = show(tmp_path, "projects", "provnat", changes=changes)
    assert columns(shown, "Projekt", "Vad det handlar om", "Stadens del") == [
        ("Nyare Provnät", "Om Nyare.", "Pilotstad"),
        ("Äldre Provnät", "Om Äldre.", UNKNOWN),
        ("Odaterat Provnät", "Om Odaterat. (Horisont) Se upp.", UNKNOWN),
    ]


def test_a_network_without_projects_has_nothing_to_show(tmp_path: Path) -> None:
    assert show(tmp_path, "projects", "annat", changes=MORE).words == ""


def test_the_years_of_a_network_are_listed_newest_first_with_what_is_known(tmp_path: Path) -> None:
    assert show(tmp_path, "plan_history", "provnat", day="2024-06-01").rows == [
        ["År", "Handlingsplan", "Aktiviteter", "Uppdrag", "Händelser"],
        [
            "2023",
            "Tidigare år Brev till nämnden 13 mars 2023, nämndens beslut är okänt",
            "1 aktivitet: 1 utan rapport",
            "1",
            "0",
        ],
        ["2021", "Ingen känd", "–", "0", "1"],
    ]
    without = scenes.edits((PLAN, scenes.without(PLAN, "activities:", "")[1], ""))
    assert "Aktiviteter" not in show(tmp_path / "without", "plan_history", "provnat", changes=without).rows[0]


def test_a_long_list_of_what_needs_attention_is_folded(tmp_path: Path) -> None:
    networks: Changes = {f"data/networks/n{number}.yml": f"name: N{number}\n{project.MEMBER}" for number in range(12)}
    changes = scenes.pages(networks, *(f"natverk/n{number}/index.md" for number in range(12)))
    shown = show(tmp_path, "attention", changes=changes)
    assert shown.said("summary") == []
    assert shown.facts["Handlingsplan för 2023 saknas"].endswith("N8 och N9")
    everyone = show(tmp_path, "attention", day="2024-06-01", changes=changes)
    assert everyone.facts["Handlingsplan för 2024 saknas"] == "Alla 13 nätverk"
    more = {"data/networks/n12.yml": f"name: N12\n{project.MEMBER}"}
    planned = {"data/plans/2024/n0.yml": "attested: true\nsources: [brev]\n"}
    all_but_one = scenes.pages(
        {**networks, **more, **planned}, *(f"natverk/n{n}/index.md" for n in range(13)), "natverk/n0/2024.md"
    )
    folded = show(tmp_path / "some", "attention", day="2024-06-01", changes=all_but_one).said("summary")
    assert folded == ["Visa alla 13", "Visa 2 till"]


def test_a_network_without_years_has_nothing_to_show(tmp_path: Path) -> None:
    assert show(tmp_path, "plan_history", "annat", changes=MORE).words == ""


# --- Across networks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name", "plan", "who"),
    [
        ("2023-06-01", "", "Handlingsplan 2023 Gäller", "Provförvaltningen Styrelsemedlem"),
        (
            "2024-07-01",
            " Medlemskap: sedan 2015, belagd 2023, därefter okänt",
            "Ingen känd för 2024 Senast: Handlingsplan 2023",
            "Vi vet inte vem som företräder staden i dag.",
        ),
        (
            "2021-12-31",
            " Medlemskap: sedan 2015, därefter okänt",
            "Ingen känd",
            "Vi vet inte vem som företräder staden i dag.",
        ),
    ],
)
def test_all_networks_are_listed_with_their_plan_and_who_represents_the_city(
    tmp_path: Path, day: str, name: str, plan: str, who: str
) -> None:
    assert show(tmp_path, "network_cards", day=day).rows == [
        ["Nätverk", "Plan", "Företrädare", "Senaste året"],
        [f"Provnät{name} Ett påhittat nätverk.", plan, who, "2021: 1 händelse"],
    ]


def test_each_network_that_the_city_takes_part_in_is_listed(tmp_path: Path) -> None:
    shown = show(tmp_path, "network_cards", changes=MORE)
    assert [row[0] for row in shown.rows] == ["Nätverk", "Annat", "Provnät Ett påhittat nätverk."]
    assert shown.rows[1][1:] == ["Ingen känd", "Vi vet inte vem som företräder staden i dag.", "–"]


def test_that_all_plans_are_of_an_earlier_year_is_said_once(tmp_path: Path) -> None:
    both = scenes.pages(
        {**MORE, "data/plans/2023/annat.yml": "attested: true\nsources: [brev]\n"}, "natverk/annat/2023.md"
    )
    shown = show(tmp_path, "network_cards", day="2025-06-01", changes=both)
    assert shown.rows[0] == ["Nätverk", "Företrädare", "Senaste året"]
    told = "Inget av nätverken har en känd plan för 2025. Alla deras senast kända planer är för 2023."
    assert shown.said("p")[0] == told


def test_what_needs_attention_is_told_with_links_the_most_pressing_first(tmp_path: Path) -> None:
    shown = show(tmp_path, "attention", day="2024-02-01", changes=MORE)
    assert list(shown.facts.items()) == [
        ("Uppdrag som upphör inom 180 dagar", "Provnät: styrelsemedlem (till och med 30 juni 2024)"),
        ("Handlingsplan för 2024 saknas", "Annat och Provnät"),
        ("Nämndens beslut om planen för 2023 är okänt", "Provnät"),
        ("Årsrapport för 2023 saknas", "Provnät"),
    ]
    assert ("Provnät", "natverk/provnat/2023/") in shown.links


def test_a_networks_mandates_are_told_together_and_an_abbreviation_keeps_its_capitals(tmp_path: Path) -> None:
    changes = with_roles("text: EU-samordnare, observed: [2023-02]", "text: Ledamot, observed: [2023-03]")
    shown = show(tmp_path, "attention", changes=changes)
    assert shown.facts["Uppdrag vars läge i dag är okänt"] == "Provnät: EU-samordnare; ledamot"


def test_when_nothing_needs_attention_it_is_said(tmp_path: Path) -> None:
    assert show(tmp_path, "attention", changes=DECIDED).words == "Inget behöver uppmärksamhet just nu."


def test_the_day_that_the_site_is_for_is_told(tmp_path: Path) -> None:
    assert show(tmp_path, "site_day", day="2024-03-01").words == "Läget den 1 mars 2024."


# --- The year ---------------------------------------------------------------------------------------------------------

YEARS = scenes.pages({**MORE}, "ar/2024.md", "ar/2021.md")


def test_the_years_are_listed_newest_first_with_plans_and_networks(tmp_path: Path) -> None:
    assert show(tmp_path, "years", day="2024-06-01", changes=YEARS).rows == [
        ["År", "Planer", "Nätverk med något känt", "Hur det gick"],
        ["2024", "0", "0", "–"],
        ["2023", "1", "1", "1 aktivitet: 1 utan rapport"],
        ["2021", "0", "1", "–"],
    ]
    without = scenes.edits(scenes.without(PLAN, "activities:", ""))
    assert show(tmp_path / "none", "years", changes=without).rows[0] == ["År", "Planer", "Nätverk med något känt"]


def networks_of(shown: Fragment, second: str = "Plan") -> list[list[str]]:
    """The table of the year's networks, by its second column: it comes after the bars."""
    tables = [at for at, row in enumerate(shown.rows) if row[:2] == ["Nätverk", second]]
    return shown.rows[tables[0] :]


def test_a_year_shows_first_how_it_went_and_what_it_led_to_and_then_how_each_network_stood(tmp_path: Path) -> None:
    changes = scenes.pages({**YEARS, **REPORT})
    shown = show(tmp_path, "year_overview", 2023, day="2024-06-01", changes=changes)
    assert shown.said("p", class_="headline") == ["2 aktiviteter: 1 genomförd, 1 inställd."]
    assert shown.rows[:2] == [["Nätverk", "Aktiviteter"], ["Provnät", "2 aktiviteter: 1 genomförd, 1 inställd"]]
    assert shown.said("h2") == ["Vad det ledde till", "Nätverken"]
    assert "Provnät: En ansökan. Exempelstad" in shown.said("li")
    assert networks_of(shown) == [
        ["Nätverk", "Plan", "Händelser", "Årsrapport"],
        ["Annat", "Ingen plan är känd", "0", "Saknas"],
        ["Provnät", "Brev till nämnden 13 mars 2023, nämndens beslut är okänt", "0", "Finns"],
    ]


def test_what_is_the_same_of_all_networks_of_a_year_is_said_once(tmp_path: Path) -> None:
    plan = {"data/plans/2023/annat.yml": "presented: 2023-03-13\nsources: [brev]\n"}
    changes = scenes.pages({**MORE, **plan}, "natverk/annat/2023.md")
    shown = show(tmp_path, "year_overview", 2023, day="2024-06-01", changes=changes)
    assert networks_of(shown, "Händelser") == [["Nätverk", "Händelser"], ["Annat", "0"], ["Provnät", "0"]]
    assert shown.said("p")[-1] == (
        "Planerna för alla två nätverken: Brev till nämnden 13 mars 2023, nämndens beslut är okänt. "
        "Årsrapporterna för alla två nätverken saknas."
    )
    none = show(tmp_path / "none", "year_overview", 2024, day="2024-06-01", changes=YEARS)
    assert none.words.startswith("← 2023 Alla år Ingen plan är känd för något av de två nätverken.")


def test_a_year_without_activities_has_neither_totals_nor_headings(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_overview", 2021, day="2024-06-01", changes=YEARS)
    assert (shown.said("h2"), shown.said(class_="headline"), shown.all("svg")) == ([], [], [])


def test_a_year_asks_for_no_plan_from_before_a_membership_is_known(tmp_path: Path) -> None:
    event = "events:\n  - {date: 2021, kind: conference, scope: network, text: Deras, sources: [webb]}\n"
    late = {"data/networks/annat.yml": f"name: Annat\n{project.MEMBER.replace('start: 2015, ', '')}{event}"}
    changes = scenes.pages({**MORE, **late}, "ar/2021.md", "natverk/annat/2021.md")
    shown = show(tmp_path, "year_overview", 2021, day="2024-06-01", changes=changes)
    assert ["Annat", "Inget medlemskap är känt det året", "1", "–"] in networks_of(shown)
    assert "Annat" not in show(tmp_path, "year_gaps", 2021, day="2024-06-01", changes=changes).words


def test_a_report_is_not_missed_before_the_year_is_over(tmp_path: Path) -> None:
    assert networks_of(show(tmp_path, "year_overview", 2023))[1][-1] == "Inte än"
    assert networks_of(show(tmp_path, "year_overview", 2023, day="2024-01-01"))[1][-1] == "Saknas"


@pytest.mark.parametrize(
    ("day", "year", "links"),
    [
        ("2024-06-01", 2021, [("2023 →", "next")]),
        ("2024-06-01", 2023, [("← 2021", "prev"), ("2024 →", "next")]),
        ("2024-06-01", 2024, [("← 2023", "prev")]),
        ("2023-06-01", 2023, [("← 2021", "prev")]),
    ],
)
def test_the_years_are_linked_to_each_other(tmp_path: Path, day: str, year: int, links: list[tuple[str, str]]) -> None:
    shown = show(tmp_path, "year_overview", year, day=day, changes=YEARS)
    assert [(one.words, one.attributes["rel"]) for one in shown.all("a") if "rel" in one.attributes] == links


def test_a_years_direction_is_told_with_its_points_in_order(tmp_path: Path) -> None:
    changes = scenes.edits(
        (
            YEAR,
            "  text: Allt ska ses över.\n",
            '  text: "Allt ska ses över.\\n\\nVarje nätverk."\n  note: Ur brevet.\n',
        ),
        (YEAR, "  sources:", "    - {id: sprida, text: Sprida kunskap}\n  sources:"),
    )
    shown = show(tmp_path, "direction", 2023, changes=changes)
    assert shown.said("p") == ["Allt ska ses över.", "Varje nätverk."]
    assert shown.said("div") == ["Källa: Exempelstad Ur brevet."]
    assert shown.said("li") == ["Kartlägga nätverken", "Sprida kunskap"]


@pytest.mark.parametrize("day", ["2023-06-01", "2022-06-01"])
def test_a_year_without_a_direction_says_so(tmp_path: Path, day: str) -> None:
    year = 2021 if day == "2023-06-01" else 2023
    shown = show(tmp_path, "direction", year, day=day)
    assert shown.words == f"Ingen gemensam inriktning för {year} är känd."


def test_what_concerned_all_networks_in_a_year_is_told(tmp_path: Path) -> None:
    changes = scenes.edits(
        (
            YEAR,
            "direction:\n",
            "events:\n  - {date: 2023-02-01, kind: election, scope: city, text: Ny nämnd., sources: [brev]}\n"
            "facts:\n  - {text: Resor minskade., confidence: medium, sources: [webb]}\ndirection:\n",
        )
    )
    shown = show(tmp_path, "year_events", 2023, changes=changes)
    assert shown.words == "1 februari 2023 Val Ny nämnd. Exempelstad Troligen: Resor minskade. Provnät"


@pytest.mark.parametrize("year", [2023, 2021])
def test_a_year_in_which_nothing_concerned_all_networks_says_so(tmp_path: Path, year: int) -> None:
    assert show(tmp_path, "year_events", year).words == f"Inget som rör alla nätverken är känt för {year}."


def test_the_matters_about_a_year_are_listed_with_their_attachments(tmp_path: Path) -> None:
    changes = scenes.edits(
        (MATTER, "sources:", "  - {number: 2, title: Rapport, kind: annual_report, year: 2022}\nsources:")
    )
    shown = show(tmp_path, "year_matters", 2023, changes=changes)
    assert shown.said("p") == ["Information om planer", "Bilagan finns inte här."]
    assert shown.said("li") == ["Bilaga 1: Plan 2023 Provnät Det som är känt: Provnät 2023"]
    assert show(tmp_path, "year_matters", 2022, changes=changes).said("li") == [
        "Bilaga 2: Rapport Det som är känt: År 2022"
    ]


def test_a_year_without_matters_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "year_matters", 2021).words == "Inget nämndärende om 2021 är känt."


def test_a_years_gaps_are_what_is_missing_of_plans_decisions_reports_and_attachments(tmp_path: Path) -> None:
    assert show(tmp_path, "year_gaps", 2023, day="2024-06-01", changes=MORE).said("li") == [
        "Ingen plan är känd för Annat",
        "Nämndens beslut är okänt för Provnät",
        "Årsrapport saknas för Annat och Provnät",
        "Finns inte här: bilaga 1 (Plan 2023 Provnät)",
    ]


def test_a_year_that_lacks_nothing_says_so(tmp_path: Path) -> None:
    changes = {
        **DECIDED,
        **REPORT,
        **scenes.edits((MATTER, "    year: 2023\n", "    year: 2023\n    file: bilaga-1.pdf\n")),
    }
    changes["docs/namnden/2023-03-13/bilaga-1.pdf"] = PDF
    assert show(tmp_path, "year_gaps", 2023, day="2024-06-01", changes=changes).words == "Inget saknas för 2023."


# --- The committee ----------------------------------------------------------------------------------------------------


def test_a_matter_shows_what_is_known_and_what_is_not(tmp_path: Path) -> None:
    shown = show(tmp_path, "matter", "2023-03-13")
    assert list(shown.facts.items()) == [
        ("Ärende", "Information om planer"),
        ("Datum", "13 mars 2023 Exempelstad"),
        ("Nämnd", "Provnämnden"),
        ("Beslut", UNKNOWN),
        ("Förslag till beslut", "Nämnden antecknar informationen."),
        ("Förvaltning", "Provförvaltningen"),
        ("Handläggare", UNKNOWN),
        ("Undertecknare", UNKNOWN),
        ("Diarienummer", UNKNOWN),
        ("Sammanträde", UNKNOWN),
    ]
    assert shown.said("h2") == ["Bilagor", "Vem som skrev"]


FILLED = scenes.edits(
    (
        MATTER,
        "proposal:",
        "department: Avdelningen\nhandler: {name: Eva Exempel, phone: 000-00 00 00, email: eva@prov.example}\n"
        "signatory: {name: Bo Exempel, title: Avdelningschef}\nreference: 0001/23\nmeeting: 2023-03-27\n"
        "covers: [Syftet, Resorna]\nnote: Läst i kopia.\n"
        "decision: {date: 2023-03-27, body: provnamnden, paragraph: § 7, reference: 0002/23, outcome: Antecknas.,"
        " confidence: medium, sources: [webb]}\nproposal:",
    ),
    (MATTER, "    year: 2023\n", "    year: 2023\n    file: bilaga-1.pdf\n"),
) | {"docs/namnden/2023-03-13/bilaga-1.pdf": PDF}


def test_a_matter_tells_who_wrote_it_what_it_covers_and_the_decision(tmp_path: Path) -> None:
    shown = show(tmp_path, "matter", "2023-03-13", changes=FILLED)
    assert shown.facts == {
        "Ärende": "Information om planer",
        "Datum": "13 mars 2023 Exempelstad Läst i kopia.",
        "Nämnd": "Provnämnden, sammanträde 27 mars 2023",
        "Förvaltning": "Provförvaltningen, Avdelningen",
        "Handläggare": "Eva Exempel, telefon 000-00 00 00, eva@prov.example",
        "Undertecknare": "Bo Exempel, avdelningschef",
        "Diarienummer": "0001/23",
        "Förslag till beslut": "Nämnden antecknar informationen.",
        "Beslut": "Troligen: 27 mars 2023: Antecknas. (§ 7, 0002/23) Provnät",
    }
    assert shown.said("h2") == ["Bilagor", "Vad informationen tar upp", "Vem som skrev"]
    assert shown.said("li") == ["Bilaga 1: Plan 2023 Provnät Sida: Provnät 2023", "Syftet", "Resorna"]
    assert ("eva@prov.example", "mailto:eva@prov.example") in shown.links


def test_a_matter_that_is_reconstructed_says_where_its_original_is(tmp_path: Path) -> None:
    changes = scenes.edits((MATTER, "proposal:", "reconstructed: true\nproposal:"))
    shown = show(tmp_path, "matter", "2023-03-13", changes=changes)
    assert shown.facts["Original"] == "Finns hos staden. Det som står här är återskapat ur öppna källor."


def test_an_organisations_short_form_is_shown(tmp_path: Path) -> None:
    changes = scenes.edits(("data/organisations.yml", "  name: provnämnden\n", "  name: provnämnden\n  short: PN\n"))
    assert "Kortform: PN" in show(tmp_path, "organisations", changes=changes).words


def test_a_decision_is_not_known_before_it_is_made(tmp_path: Path) -> None:
    assert show(tmp_path, "matter", "2023-03-13", day="2023-03-26", changes=FILLED).facts["Beslut"] == UNKNOWN


@pytest.mark.parametrize(
    ("here", "href"),
    [
        ("namnden/2023-03-13/", "namnden/2023-03-13/bilaga-1.pdf"),
        ("", "namnden/2023-03-13/bilaga-1.pdf"),
        ("ar/2023/", "namnden/2023-03-13/bilaga-1.pdf"),
        ("namnden/2023-03-13.html", "namnden/2023-03-13/bilaga-1.pdf"),
        ("ar/2023.html", "namnden/2023-03-13/bilaga-1.pdf"),
    ],
)
def test_an_attachment_that_the_site_holds_can_be_opened_from_any_page(tmp_path: Path, here: str, href: str) -> None:
    seen = project.view(tmp_path, changes=FILLED, here=here)
    seen = dataclasses.replace(seen, site=dataclasses.replace(seen.site, directory_urls=not here.endswith(".html")))
    shown = fragment.read(MACROS["matter"](seen, "2023-03-13"))
    led = dict(shown.links)["Plan 2023 Provnät"]
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), led)) == href
    assert "finns inte här" not in shown.words


def test_an_attachment_that_the_site_lacks_is_told_apart_from_one_that_it_holds(tmp_path: Path) -> None:
    name, text = MATTER, str(FILLED[MATTER])
    two = text.replace("\nsources:", "\n  - {number: 2, title: Rapport, kind: annual_report, year: 2022}\nsources:")
    shown = show(tmp_path, "matter", "2023-03-13", changes={**FILLED, name: two})
    assert "1 av 2 bilagor finns inte här." in shown.said("p")
    assert shown.said("li")[:2] == [
        "Bilaga 1: Plan 2023 Provnät Sida: Provnät 2023",
        "Bilaga 2: Rapport (finns inte här) Det som är känt: År 2022",
    ]


def test_a_matter_without_attachments_says_so(tmp_path: Path) -> None:
    changes = scenes.edits(scenes.without(MATTER, "attachments:", "sources:"))
    assert show(tmp_path, "matter", "2023-03-13", changes=changes).said("p") == ["Inga bilagor är kända."]


def test_the_matters_are_listed_newest_first_with_their_outcome(tmp_path: Path) -> None:
    second = project.FILES[MATTER].replace("date: 2023-03-13", "date: 2023-04-20").replace("Information", "Rapport")
    changes = scenes.pages({**FILLED, "data/matters/2023-04-20.yml": second}, "namnden/2023-04-20.md")
    assert show(tmp_path, "matters", changes=changes).rows == [
        ["Vad nämnden fick", "Vad nämnden beslutade", "Bilagor"],
        ["20 april 2023: Rapport om planer Provnämnden", UNKNOWN, "1, finns inte här"],
        [
            "13 mars 2023: Information om planer Provnämnden, sammanträde 27 mars 2023",
            "Troligen: 27 mars 2023: Antecknas. (§ 7, 0002/23) Provnät",
            "1",
        ],
    ]


# --- The ways of working ----------------------------------------------------------------------------------------------

TO_BE_CREATED = scenes.pages(
    {
        ROUTINES: project.FILES[ROUTINES]
        + "rapport: {title: Rapport, year: 2023, text: En rutin ska tas fram., page: rapport, "
        "frequency: Varje år, participants: [Nämnden, Förvaltningen], note: Ur brevet., sources: [brev]}\n"
        + "uppfoljning: {title: Uppföljning, year: 2024, text: En modell ska tas fram., page: rapport, "
        "sources: [brev]}\n"
    },
    "arbetssatt/rapport.md",
)


def test_a_described_routine_is_told_as_the_source_tells_it(tmp_path: Path) -> None:
    shown = show(tmp_path, "routine", "resor")
    assert shown.said("p") == ["Varje resa föregås av beslut. Exempelstad"]
    assert shown.facts == {"Hur ofta": UNKNOWN, "Vilka som deltar": UNKNOWN}


@pytest.mark.parametrize(
    ("routine", "title"),
    [
        ("rapport", "Skulle tas fram 2023; vad det blev är okänt"),
        ("uppfoljning", "Ska tas fram 2024"),
    ],
)
def test_a_routine_to_be_created_says_so_loudly_and_is_not_written_here(
    tmp_path: Path, routine: str, title: str
) -> None:
    shown = show(tmp_path, "routine", routine, day="2024-02-01", changes=TO_BE_CREATED)
    assert shown.said(class_="admonition-title") == [title]
    assert [one.attributes["class"] for one in shown.all("div", class_="admonition")] == ["admonition warning"]


def test_a_routine_tells_how_often_who_and_what_to_mind(tmp_path: Path) -> None:
    shown = show(tmp_path, "routine", "rapport", changes=TO_BE_CREATED)
    assert shown.facts == {"Hur ofta": "Varje år", "Vilka som deltar": "Nämnden och förvaltningen"}
    assert "Ur brevet." in shown.said("p")


def test_the_routines_are_listed_with_how_they_stand(tmp_path: Path) -> None:
    assert show(tmp_path, "routines", changes=TO_BE_CREATED).rows == [
        ["Rutin", "Läge", "Hur ofta", "Vilka som deltar"],
        ["Resor", "Beskriven i källan", UNKNOWN, UNKNOWN],
        ["Rapport", "Ska tas fram 2023", "Varje år", "Nämnden och förvaltningen"],
        ["Uppföljning", "Ska tas fram 2024", UNKNOWN, UNKNOWN],
    ]


# --- The city's organisation ------------------------------------------------------------------------------------------


def test_the_organisations_stand_by_kind_and_name_with_their_time_and_successors(tmp_path: Path) -> None:
    changes: Changes = {
        ORGANISATIONS: project.FILES[ORGANISATIONS]
        + "gamla:\n  name: gamla nämnden\n  kind: committee\n  end: 2020-01-01\n  text: Ansvarade för ljus.\n"
        + "  successors: [provnamnden, exempelstad]\n  note: Se upp.\n  sources: [brev]\n"
        + "trygga:\n  name: trygga nämnden\n  kind: committee\n  end: ongoing\n  sources: [brev]\n"
    }
    assert show(tmp_path, "organisations", changes=changes).rows == [
        ["Organisation", "Slag", "Fanns", "Vad den gör", "Efterträdare"],
        ["Exempelstad Exempelstad", "Stad", UNKNOWN, "", ""],
        [
            "Gamla nämnden Exempelstad Se upp.",
            "Nämnd",
            "Till och med 1 januari 2020",
            "Ansvarade för ljus.",
            "Provnämnden, Exempelstad",
        ],
        ["Provnämnden Exempelstad", "Nämnd", UNKNOWN, "", ""],
        ["Trygga nämnden Exempelstad", "Nämnd", "Finns, sedan när är okänt", "", ""],
        ["Provförvaltningen Exempelstad", "Förvaltning", "Sedan 2 januari 2020", "", ""],
    ]


def test_before_there_were_organisations_it_is_said(tmp_path: Path) -> None:
    changes = {
        **EMPTY,
        ORGANISATIONS: project.FILES[ORGANISATIONS]
        .replace("  sources:", "  start: 2020\n  sources:")
        .replace("  start: 2020-01-02\n  end: ongoing\n", ""),
    }
    said = show(tmp_path, "organisations", day="2019-12-31", changes=changes).words
    assert said.startswith(f"Stad Exempelstad Samordnar nätverken {UNKNOWN} Får planerna {UNKNOWN}")
    assert said.endswith("Ingen organisation finns ännu.")


def test_an_organisation_that_the_day_has_not_reached_is_not_listed(tmp_path: Path) -> None:
    shown = show(tmp_path, "organisations", day="2020-01-01")
    found = [row.removesuffix(" Senare källa") for (row,) in columns(shown, "Organisation")]
    assert found == ["Exempelstad", "Provnämnden"]


# --- Sources ----------------------------------------------------------------------------------------------------------


# What a page's numbers are, and its list of them, is tried in test_notes.py.


def test_a_citation_where_nothing_is_listed_is_the_publishers_name(tmp_path: Path) -> None:
    shown = show(tmp_path, "source", "webb", here="natverk/provnat/2023/")
    assert (shown.words, shown.links) == ("Provnät", [("Provnät", "../../../kallor/#webb")])


def test_every_source_is_listed_with_what_is_known_of_it_and_where_it_is_used(tmp_path: Path) -> None:
    changes = scenes.edits((SOURCE, "archived_copy: true\n", "archived_copy: true\nnote: Kan vara inaktuell.\n"))
    shown = show(tmp_path, "sources", changes=changes)
    assert [one.attributes["id"] for one in shown.all("li")] == ["brev", "webb"]
    assert shown.said("h2") == ["Exempelstad", "Provnät"]
    assert shown.said("li") == [
        "Brev till provnämnden, 13 mars 2023, inte publicerad på en känd adress. Används på 6 sidor "
        "Provnät, Provnät 2023, År 2023, Nämndärendet 13 mars 2023, Resor, Stadens organisation",
        "The Provnät website, läst i arkiverad kopia. Kan vara inaktuell. Används på 4 sidor "
        "Provnät, Provnät 2021, Projekt, Förkortningar",
    ]


def test_many_sources_are_folded_by_the_letter_of_who_published_them(tmp_path: Path) -> None:
    few = show(tmp_path / "few", "sources").all("details", class_="source-letter")
    assert ["open" in one.attributes for one in few] == [True, True]
    names = [f"{letter}by" for letter in "AaBCDEFGHIJKLMNOQRSTUÅÄÖ"] + ["3 städer"]
    changes: Changes = {
        f"data/sources/s{number}.yml": f"title: Bok {number}\npublisher: {name}\n" for number, name in enumerate(names)
    }
    cited = " ".join(f"{{{{ source('s{number}') }}}}" for number in range(len(names)))
    changes["docs/index.md"] = f"---\ntitle: Start\n---\n# Start\n\n{cited}\n"
    many = show(tmp_path / "many", "sources", changes=changes)
    assert not [one for one in many.all("details", class_="source-letter") if "open" in one.attributes]
    letters = [one.split(" ")[0] for one in many.said("summary") if not one.startswith("Används")]
    assert "".join(letters) == "ABCDEFGHIJKLMNOPQRSTUÅÄÖ0–9"


def test_a_sources_title_is_a_link_in_its_own_language(tmp_path: Path) -> None:
    titles = [one for one in show(tmp_path, "sources").all("a") if "lang" in one.attributes]
    assert [(one.words, one.attributes["lang"], one.attributes["href"]) for one in titles] == [
        ("The Provnät website", "en", "https://provnat.example/om")
    ]


def test_a_source_that_only_prose_cites_is_listed_with_the_page_that_cites_it(tmp_path: Path) -> None:
    changes: Changes = {
        "data/sources/bok.yml": "title: En bok\npublisher: Förlaget\n",
        "docs/index.md": "---\ntitle: Start\n---\n# Start\n\nSå var det. {{ source('bok') }}\n",
    }
    shown = show(tmp_path, "sources", changes=changes)
    assert shown.said("li")[1] == "En bok, inte publicerad på en känd adress. Används på 1 sida Start"


# --- The data dictionary ----------------------------------------------------------------------------------------------


def test_the_data_dictionary_has_a_table_for_each_kind_of_record(tmp_path: Path) -> None:
    shown = show(tmp_path, "data_dictionary")
    assert [(one.words, one.attributes["id"]) for one in shown.all("h2")] == [
        (kind.noun.name, kind.__name__.lower()) for kind in dictionary.KINDS
    ]
    assert shown.said("caption") == shown.said("h2")


def test_the_data_dictionary_says_of_each_key_how_it_is_written_and_whether_it_must_be_there(tmp_path: Path) -> None:
    rows = show(tmp_path, "data_dictionary").rows
    assert rows[0] == ["Nyckel", "Värde", "Måste finnas", "Vad", "Exempel"]
    assert ["name", "text", "Ja", "Namnet i rubriker och listor.", "name: Kajforum"] in rows
    assert ["facts", "lista: uppgift", "Nej", "Uppgifter om nätverket.", "Se lista: uppgift"] in rows


def test_abbreviations_are_listed_by_name_with_what_is_known(tmp_path: Path) -> None:
    more = "ab:\n  name: ab\n  text: En annan.\n  note: Odaterat.\n  sources: [brev]\n"
    changes: Changes = {ABBREVIATIONS: project.FILES[ABBREVIATIONS] + more}
    shown = show(tmp_path, "abbreviations", changes=changes)
    assert shown.rows == [
        ["Förkortning", "Betyder"],
        ["ab Exempelstad", "En annan. Odaterat."],
        ["PN Provnät", "Probe Network. Ett påhittat nätverk."],
    ]
    assert [one.attributes["id"] for one in shown.all("dfn")] == ["ab", "pn"]


# --- Links ------------------------------------------------------------------------------------------------------------

# A project with something of everything.
RICH = scenes.pages(
    {**FILLED, **WHOLE, **PRIORITIES, **TO_BE_CREATED, **REPORT},
    *("natverk/annat/index.md", "kandidater.md", "arbetssatt/rapport.md", "arbetssatt/syfte.md"),
    *("ar/index.md", "ar/2022.md", "om/organisation.md", "projekt.md"),
)


@pytest.mark.parametrize("changes", [{}, RICH], ids=["miniature", "rich"])
@pytest.mark.parametrize("day", DAYS)
def test_links_are_relative_and_lead_to_pages_files_and_anchors_that_exist(
    tmp_path: Path, day: str, changes: Changes
) -> None:
    site = project.view(tmp_path, day, changes).site
    for here in ("", "kallor/", "natverk/provnat/2023/", "natverk/provnat/2023.html"):
        seen_from = dataclasses.replace(site, directory_urls=not here.endswith(".html"))
        assert _wrong_links(tmp_path, seen_from, here) == [], here


def _wrong_links(root: Path, site: Site, here: str) -> list[tuple[str, str]]:
    """The links of every macro on a page at the address `here` that lead nowhere."""
    made = {call: fragment.read(html) for call, html in everything(View(site, here)).items()}
    addresses = {page_url(path, site.directory_urls) for path in site.pages}
    files = downloads.files(site)
    anchors = {element.attributes.get("id") for shown in made.values() for element in shown.elements}
    wrong = []
    for call, shown in made.items():
        for _, href in shown.links:
            if href.startswith(("https://provnat.example/", "mailto:eva@prov.example")):
                continue
            path, _, anchor = href.partition("#")
            led = posixpath.normpath(posixpath.join(posixpath.dirname(f"/{here}"), path)).lstrip("/")
            led += "/" if led and path.endswith("/") else ""
            same_page = not path
            exists = same_page or led in addresses or (root / "docs" / led).is_file() or led in files
            if path.startswith("/") or not exists or (anchor and anchor not in anchors):
                wrong.append((call, href))
    return wrong


# --- What there is to do ----------------------------------------------------------------------------------------------


def test_what_there_is_to_do_stands_per_network_counted_with_file_and_line(tmp_path: Path) -> None:
    shown = show(tmp_path, "to_do", day="2024-02-01", changes=MORE)
    assert shown.said(class_="headline") == ["25 saker att ta reda på eller skriva in."]
    assert shown.rows == [
        ["Nätverk", "Antal", "Börja med"],
        ["Annat", "9", "Handlingsplaner som saknas"],
        ["Provnät", "13", "Uppdrag som upphör inom 180 dagar"],
        ["Gemensamt för nätverken", "3", "Nämndärenden som saknar uppgifter"],
    ]
    assert [(one.words, one.attributes["id"]) for one in shown.all("h2")] == [
        ("Annat (9)", "natverk-annat"),
        ("Provnät (13)", "natverk-provnat"),
        ("Gemensamt för nätverken (3)", "gemensamt"),
    ]
    assert shown.links[:3] == [
        ("Annat", "#natverk-annat"),
        ("Provnät", "#natverk-provnat"),
        ("Gemensamt för nätverken", "#gemensamt"),
    ]
    assert "Styrelsemedlem, till och med 30 juni 2024 data/networks/provnat.yml:22" in shown.said("li")
    assert "Handlingsplan för 2024 data/plans/2024/annat.yml (ny fil)" in shown.said("li")


def test_a_long_list_of_things_to_do_is_folded_and_a_short_one_is_not(tmp_path: Path) -> None:
    shown = show(tmp_path, "to_do", day="2024-02-01", changes=MORE)
    assert shown.said("summary") == [
        *("Därefter (8)", "Uppgifter som saknas om nätverket (7)"),
        *("Därefter (12)", "Uppgifter som saknas om nätverket (6)"),
        "Därefter (2)",
    ]
    assert "Handlingsplaner som saknas (1)" in shown.said("h3")


def test_when_there_is_nothing_to_do_it_is_said(tmp_path: Path) -> None:
    changes = {**EMPTY, "data/projects.yml": "{}\n", "data/routines.yml": "{}\n"}
    assert show(tmp_path, "to_do", changes=changes).words == "Inget saknas i underlaget."


# --- Files to take away -----------------------------------------------------------------------------------------------


def test_a_table_can_be_downloaded_from_its_page(tmp_path: Path) -> None:
    changes = scenes.pages({}, "oppna-data.md")
    shown = show(tmp_path, "downloads", "roller", changes=changes, here="roller/")
    assert shown.links == [
        ("Ladda ner uppdrag som CSV", "../data/roller.csv"),
        ("Om filerna", "../oppna-data/"),
    ]
    assert shown.all("a")[0].attributes["download"] == "roller.csv"


def test_keys_in_the_dictionary_are_set_as_code(tmp_path: Path) -> None:
    shown = show(tmp_path, "data_dictionary")
    assert "`" not in shown.words
    assert "data/networks/<id>.yml" in shown.said("code")


def test_a_page_offers_all_the_tables_that_it_shows(tmp_path: Path) -> None:
    shown = show(tmp_path, "downloads", here="namnden/")
    assert shown.words == "Ladda ner nämndärenden som CSV Ladda ner bilagor som CSV Om filerna"


def test_a_table_is_named_in_the_middle_of_a_sentence(tmp_path: Path) -> None:
    assert show(tmp_path, "downloads", "arenden").words == "Ladda ner nämndärenden som CSV Om filerna"


def test_every_file_is_listed_with_its_number_of_rows_and_the_page_that_shows_the_same(tmp_path: Path) -> None:
    shown = show(tmp_path, "open_data", here="oppna-data/")
    held = {name: (rows, page) for name, rows, page in columns(shown, "Fil", "Rader", "Visas på")}
    assert list(held) == [f"{name}.csv" for name, one in tables.TABLES.items() if not one.rare]
    assert held["roller.csv"] == ("1", "–")
    assert held["kallor.csv"] == ("2", "Källor")
    assert held["resultat.csv"] == ("0", "–")
    assert ("roller.csv", "../data/roller.csv") in shown.links


def test_the_model_and_its_schema_are_linked(tmp_path: Path) -> None:
    assert show(tmp_path, "model_files").links == [
        ("modell.json", "data/modell.json"),
        ("modell.schema.json", "data/modell.schema.json"),
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-01-01", ["Kalendern är tom."]),
        ("2021-06-01", ["Kalendern har ett datum."]),
        ("2023-06-01", ["Kalendern har 4 datum.", "Kalender för provförvaltningen Kalendern har 2 datum."]),
    ],
)
def test_the_calendar_says_how_much_it_holds(tmp_path: Path, day: str, words: list[str]) -> None:
    shown = show(tmp_path, "calendar_file", day=day, here="oppna-data/")
    assert [one for one in shown.said("p") if "Kalendern" in one] == [f"Kalendern natverken.ics {words[0]}", *words[1:]]
    own = ("Kalender för provförvaltningen", "../kalender/organisationer/provforvaltningen.ics")
    assert shown.links == [("Kalendern natverken.ics", "../kalender/natverken.ics"), *[own][: len(words) - 1]]
