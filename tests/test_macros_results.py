"""Are the figures those that data bears, are effects told the strongest first, and is what nobody knows said apart?"""

from __future__ import annotations

from pathlib import Path

from actionplans.macros.results import figures
from actionplans.site import results
from tests import fragment, goals, project, scenes
from tests.scenes import Changes
from tests.test_macros import MORE, show
from tests.test_macros_cycle import evaluated

LATE = "2024-02-01"
NETWORK = "data/networks/provnat.yml"
PROJECTS = "data/projects.yml"


def told(view_of: Path, day: str = "2023-06-01", changes: Changes | None = None) -> list[tuple[str, str, str]]:
    """Each figure: its number, what it counts, and its remarks."""
    found = results.figures(project.view(view_of, day, changes).site)
    return [(one.number.replace("\N{NO-BREAK SPACE}", " "), one.words, " ".join(one.remarks)) for one in found]


# Two reports, one of them with an effect that is not sure; a mandate, a project; the conference is one that we held.
REPORTED = scenes.report(
    """\
sources: [brev]
results:
  - {activity: mote, state: done, done: Två deltog., result: En kontakt., effect: Gatan byggs om., sources: [brev]}
  - {state: done, done: Svar på en enkät., result: Svaret finns med., sources: [webb]}
  - {state: cancelled, done: Ställdes in., result: Prövas nästa år., sources: [brev]}
exchanges:
  - {kind: project_lead, text: En förfrågan., date: 2023-05-04, sources: [brev]}
""",
    changes=scenes.report(
        "sources: [brev]\nresults:\n"
        "  - {state: done, done: Provade., effect: Lamporna byttes., sources: [brev]}\n"
        "  - {state: done, done: Frågade., effect: Kanske., confidence: medium, sources: [brev]}\n"
        + evaluated("keep").partition("\n")[2],
        2021,
        scenes.edits(
            (
                "data/vocabulary.yml",
                "  election: {label: Val}\n",
                "  election: {label: Val}\n  hosting: {label: Värd}\n",
            ),
            (NETWORK, "    kind: conference\n", "    kind: hosting\n"),
        ),
    ),
)


def test_the_figures_are_the_first_three_that_data_says_something_of(tmp_path: Path) -> None:
    assert told(tmp_path / "little") == [
        ("1", "projekt genom nätverken", "Sedan 2019."),
        ("1", "uppdrag i nätverken i dag", "Sedan 2022."),
    ]
    effects = (
        "Sedan 2021. För 1 av 4 rapporterade aktiviteter är ingen effekt känd. 1 osäker uppgift är inte medräknad."
    )
    assert told(tmp_path / "more", LATE, REPORTED) == [
        ("1", "projekt genom nätverken", "Sedan 2019."),
        ("2", "aktiviteter med känd effekt", effects),
        ("1", "uppdrag i nätverken i dag", "Sedan 2022."),
    ]
    without = {**REPORTED, PROJECTS: "{}\n", **roles("")}
    without[NETWORK] = str(without[NETWORK]).replace("kind: conference", "kind: hosting")
    assert [words for _, words, _ in told(tmp_path / "other", LATE, without)] == [
        "aktiviteter med känd effekt",
        "gång som värd för ett nätverks möte",
        "uppslag, kontakt eller publicering",
    ]
    nothing = {PROJECTS: "{}\n", **roles("")}
    assert told(tmp_path / "nothing", changes=nothing) == []
    assert figures(project.view(tmp_path / "none", changes=nothing)) == ""


def roles(written: str) -> Changes:
    """The miniature network with other mandates."""
    text = project.FILES[NETWORK]
    first, last = text.index("roles:"), text.index("events:")
    return {NETWORK: f"{text[:first]}{f'roles:{chr(10)}{written}' if written else ''}{text[last:]}"}


def test_mandates_of_which_nobody_knows_today_are_never_counted_as_held(tmp_path: Path) -> None:
    seen = "  - {kind: board_member, text: Sågs, holder: provforvaltningen, observed: [2020], sources: [brev]}\n"
    unsure = seen.replace("Sågs", "Kanske").replace("sources", "confidence: medium, sources")
    empty = (
        "  - {kind: chair, text: Tom, holder: exempelstad, start: 2023, end: ongoing, vacant: true, sources: [brev]}\n"
    )
    coming = "  - {kind: chair, text: Sen, holder: exempelstad, start: 2024, end: 2025, sources: [brev]}\n"
    assert told(tmp_path, changes=roles(seen + unsure + empty + coming))[1] == (
        "1",
        "uppdrag i nätverken genom åren",
        "Sedan 2020. Vilka som staden har i dag är okänt. 1 osäker uppgift är inte medräknad.",
    )
    held = "  - {kind: chair, text: Nu, holder: exempelstad, start: 2021, end: ongoing, sources: [brev]}\n"
    assert told(tmp_path / "held", changes=roles(held + seen))[1] == (
        "1",
        "uppdrag i nätverken i dag",
        "Sedan 2020. Genom åren är 2 kända. För 1 är läget i dag okänt.",
    )


def projects(**those: str) -> Changes:
    """The miniature city with other projects, each with what is written of it."""
    made = (
        f"{name}:\n  name: {name.upper()}\n  text: Ett prov.\n  sources: [webb]\n{more}" for name, more in those.items()
    )
    return {PROJECTS: "".join(made)}


def granted(amount: str, currency: str = "EUR") -> str:
    fields = f"kind: granted, amount: {amount}, currency: {currency}, period: 2022, sources: [webb]"
    return f"  amounts:\n    - {{{fields}}}\n"


def test_projects_and_grants_are_counted_with_what_is_unknown_apart(tmp_path: Path) -> None:
    ours = "  networks: [provnat]\n"
    applied = granted("70").replace("granted", "applied")
    changes = projects(
        ett=f"  start: 2022\n{ours}{granted('300000')}",
        tva=f"{ours}{granted('10000.50')}",
        tre=f"  observed: [2020]\n{ours}",
        fyra=f"  start: 2024\n{ours}",  # has not begun
        fem=f"{ours}{applied}",  # only applied for
        sex=f"  observed: [2021]\n  confidence: medium\n{ours}",
        sju="  start: 2021\n",  # of no known network
    )
    assert told(tmp_path, changes=changes)[:2] == [
        (
            "3",
            "projekt genom nätverken",
            "Sedan 2020. När är okänt för 1. 1 osäker uppgift är inte medräknad. "
            "För 1 projekt till är nätverket okänt.",
        ),
        ("310 000,50 euro", "i beviljade bidrag", "Sedan 2022. Beloppet är känt för 2 av 3 projekt."),
    ]
    shown = show(tmp_path / "page", "results", changes=changes)
    assert "Hur stora bidragen blev är okänt för TRE." in shown.said("li")
    mixed = projects(ett=f"{ours}{granted('5')}", tva=f"{ours}{granted('7', 'SEK')}")
    assert told(tmp_path / "mixed", changes=mixed)[1][0] == "7 kronor och 5 euro"


def test_effects_come_before_results_and_these_before_what_was_done_the_newest_first(tmp_path: Path) -> None:
    site = project.view(tmp_path, LATE, REPORTED).site
    assert [(one.strength.value, one.text) for one in results.effects(site)] == [
        ("Effekt", "Gatan byggs om."),
        ("Effekt", "Lamporna byttes."),
        ("Effekt", "Kanske."),  # not sure
        ("Resultat", "Svaret finns med."),
        ("Gjort eller fått", "En förfrågan."),
        ("Gjort eller fått", "Staden var värd för konferensen."),
        ("Gjort eller fått", "LJUSPROV: Pilotstad"),
    ]


def test_the_page_tells_effects_networks_and_what_is_not_known(tmp_path: Path) -> None:
    changes = scenes.pages(dict(REPORTED), "resultat.md", "projekt.md", "utvardering.md", "ar/2023/arsrapport.md")
    shown = show(tmp_path, "results", day=LATE, changes=changes)
    assert shown.said("h2") == [
        "Det starkaste som är känt",
        "Per nätverk",
        "Hur aktiviteterna gick 2023",
        "Vad som inte är känt",
    ]
    assert shown.said("h3") == ["Effekt", "Resultat", "Gjort eller fått", "Gjort eller fått"]
    assert "Gatan byggs om. Exempelstad Provnät, 2023: Delta i mötet" in shown.said("li")
    assert shown.said("summary") == ["Visa 2 till"]
    assert shown.rows == [
        ["Nätverk", "Vad det gav", "Senaste slutsats"],
        [
            "Provnät",
            "Gatan byggs om. Exempelstad 1 projekt, 3 effekter, 1 resultat, 2 andra utbyten.",
            "Behåll (utvärderingen av 2021): Därför. Provnät Skäl och omdömen",
        ],
        ["Nätverk", "Aktiviteter"],
        ["Provnät", "3 aktiviteter: 2 genomförda, 1 inställd"],
    ]
    for link in (
        ("aktiviteter med känd effekt", "resultat/#starkast"),
        ("projekt genom nätverken", "projekt/"),
        ("Skäl och omdömen", "utvardering/#utvardering-provnat"),
        ("Årsrapport 2023 för alla nätverk", "ar/2023/arsrapport/"),
    ):
        assert link in shown.links
    assert "Vad nätverken kostar är okänt: ingen källa anger någon avgift eller annan kostnad." in shown.said("li")
    assert not [one for one in shown.said("li") if "årsrapport" in one.lower()]


def test_where_no_report_tells_of_effects_the_page_says_so(tmp_path: Path) -> None:
    shown = show(tmp_path, "results", changes=MORE)
    assert shown.said("p")[4].startswith("Ingen rapport säger vad nätverken har lett till. Här står i stället")
    assert shown.rows[0] == ["Nätverk", "Vad det gav"]
    assert [row for row in shown.rows if row[0] == "Annat"] == [["Annat", "Inget är känt"]]
    assert "Ingen utvärdering är känd av något av nätverken." in shown.said("li")
    nothing = scenes.edits((PROJECTS, project.FILES[PROJECTS], "{}\n"))
    empty = show(tmp_path / "empty", "results", changes=nothing)
    assert empty.said(class_="missing") == [
        "Ingen effekt, inget resultat och inget annat utbyte är känt.",
        "Inget är känt",
    ]


def test_cost_stands_beside_what_a_network_gave(tmp_path: Path) -> None:
    fee = "{kind: fee, amount: 12500, period: 2022, basis: outcome, sources: [brev]}"
    changes = project.edited(NETWORK, "    start: 2015\n", f"    start: 2015\n    amounts: [{fee}]\n")
    shown = show(tmp_path, "results", changes=changes)
    assert shown.rows[:2] == [
        ["Nätverk", "Vad det gav", "Kostnad 2022"],
        ["Provnät", "LJUSPROV: Pilotstad Provnät 1 projekt.", "12 500 kronor utfall"],
    ]
    assert any(said.startswith("Kostnad 2022, alla nätverk: Utfall:") for said in shown.said("p"))


def test_goals_stand_with_where_they_are(tmp_path: Path) -> None:
    shown = show(tmp_path, "results", day=LATE, changes=goals.changes())
    at = shown.rows.index(["Mål", "Läge", "Vad som bidrar"])
    assert shown.rows[at + 1 : at + 3] == [
        [
            "Ljusa gator",
            "Gator med nya lampor: 1 500 gator (2023) Exempelstad; målvärde 1 500 gator senast 2026",
            "1 plan, 1 prioritering, 1 aktivitet, sedan 2023",
        ],
        ["Renare luft", "Se delmålen", "Inget direkt, se delmålen"],
    ]


# --- A goal's course --------------------------------------------------------------------------------------------------


def test_a_course_has_a_point_for_each_value_and_no_line_between_them(tmp_path: Path) -> None:
    shown = show(tmp_path, "goal", "ljus", day=LATE, changes=goals.changes())
    assert shown.said("figcaption") == [
        "Gator med nya lampor: 1 200 gator (2022, utgångsläge), 1 500 gator (2023). Målvärde: 1 500 gator senast 2026."
    ]
    points = [one.attributes for one in shown.all("circle")]
    assert [(one["class"], one["cx"]) for one in points] == [("point point--begun", "9.99%"), ("point", "29.98%")]
    # The target is where the value that reached it is, and higher than where it began.
    (target,) = (one.attributes for one in shown.all("line") if one.attributes["class"] == "target")
    assert target["y1"] == points[1]["cy"]
    assert float(points[1]["cy"]) < float(points[0]["cy"])
    assert len(shown.all("line")) == 2


def test_a_measure_of_which_nothing_is_reported_is_not_drawn(tmp_path: Path) -> None:
    silent = goals.changes(told=None)
    assert not show(tmp_path, "goal", "ljus", day=LATE, changes=silent).all("circle")
    assert not show(tmp_path / "early", "goal", "ljus", day="2022-12-31", changes=goals.changes()).all("circle")
    plan = show(tmp_path / "plan", "plan_goals", "provnat", 2023, day=LATE, changes=goals.changes())
    assert [one.attributes["class"] for one in plan.all("circle")] == ["point point--begun", "point"]
    assert fragment.folded(plan.said("figcaption")[0]).startswith("Möten per år:")
