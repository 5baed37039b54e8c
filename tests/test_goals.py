"""Are goals and measures right, is where they stand computed and not guessed, and is nothing known before its day?"""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from actionplans.changes import between_years
from actionplans.changes import changes as told_changes
from actionplans.commands.main import main
from actionplans.downloads import files as downloads
from actionplans.model.dates import PartialDate
from actionplans.model.known import known_on
from actionplans.model.progress import Stand, Told, progress
from actionplans.model.records import Measure, Reached, Report
from actionplans.reading.data import load
from actionplans.rules.check import check
from actionplans.site.todo import tasks
from actionplans.swedish.progress import stand_word
from tests import goals, project, scenes
from tests.goals import CITY, GOALS, OWN, PLAN, REPORT, TOLD

# --- What must be true ------------------------------------------------------------------------------------------------


def city(old: str, new: str) -> scenes.Changes:
    assert CITY.count(old) == 1
    return goals.changes(city=CITY.replace(old, new))


def own(old: str, new: str) -> scenes.Changes:
    assert OWN.count(old) == 1
    return goals.changes(planned=goals.plan(OWN.replace(old, new)), told=None)


def told(old: str, new: str) -> scenes.Changes:
    assert TOLD.count(old) == 1
    return goals.changes(told=TOLD.replace(old, new))


SUN = "  - {id: sol, text: Sol, goals: [fler-moten], observed: [2023], sources: [brev]}\n"
WRONG: dict[str, tuple[scenes.Changes, list[str]]] = {
    "a plan's goal misspelt": (
        goals.changes(planned=goals.plan(priority="fler-mote")),
        [f"{PLAN}:24:13: okänt mål ”fler-mote” – menade du ”fler-moten”?"],
    ),
    "a goal by its words": (
        goals.changes(planned=goals.plan(activity="Ljusa gator")),
        [f"{PLAN}:32:13: ”Ljusa gator” är inte ett id"],
    ),
    "a goal of nobody's": (
        goals.changes(planned=goals.plan(activity="xyz")),
        [f"{PLAN}:32:13: okänt mål ”xyz” – ange ett mål som står under goals i samma plan eller i data/goals.yml"],
    ),
    "a goal of a plan's outside the plans": (
        {
            **goals.changes(),
            **project.edited(
                "data/networks/provnat.yml",
                "events:\n",
                f"priorities:\n{SUN}events:\n",
            ),
        },
        ["data/networks/provnat.yml:25:34: okänt mål ”fler-moten” – ange ett mål som står i data/goals.yml"],
    ),
    "one id for two goals": (
        own("id: fler-moten", "id: klimat")
        | {PLAN: goals.plan(OWN.replace("id: fler-moten", "id: klimat"), priority="klimat")},
        [f"{PLAN}:7:9: id ”klimat” är redan ett av stadens mål i data/goals.yml – ge planens mål ett eget id"],
    ),
    "a goal that had ended": (
        city("  end: 2026", "  end: 2022"),
        [
            f"{PLAN}:9:14: målet ”Ljusa gator” gällde till och med 2022, men planen är för 2023 – "
            "ange målet som gäller nu, eller rätta målets end i data/goals.yml",
            f"{PLAN}:32:13: målet ”Ljusa gator” gällde till och med 2022, men planen är för 2023 – "
            "ange målet som gäller nu, eller rätta målets end i data/goals.yml",
        ],
    ),
    "a goal that had not begun": (
        city("  start: 2022\n", "  start: 2024\n"),
        [
            f"{PLAN}:9:14: målet ”Ljusa gator” gäller från 2024, men planen är för 2023 – "
            "ange ett mål som gällde då, eller rätta målets start i data/goals.yml",
            f"{PLAN}:32:13: målet ”Ljusa gator” gäller från 2024, men planen är för 2023 – "
            "ange ett mål som gällde då, eller rätta målets start i data/goals.yml",
        ],
    ),
    "no date": (
        city("  start: 2022\n  end: 2026\n", ""),
        [f"{GOALS}:9:1: målet ”ljus” har inget datum – ange start, end eller observed, till exempel observed: [2025]"],
    ),
    "going on since nobody knows": (
        city("  start: 2016\n", ""),
        [f"{GOALS}:5:8: end: ongoing utan start eller observed – ange när målet började gälla eller belades"],
    ),
    "a part of itself": (
        city("  kind: sdg\n", "  kind: sdg\n  part_of: ljus\n"),
        [f"{GOALS}:4:12: målet ingår i sig självt: ”klimat” i ”ljus” i ”klimat” – ta bort ett av part_of"],
    ),
    "an unknown goal above": (
        city("part_of: klimat", "part_of: klimatet"),
        [f"{GOALS}:13:12: okänt id ”klimatet” för mål – menade du ”klimat”?"],
    ),
    "an unknown goal served": (
        own("serves: [ljus]", "serves: [lius]"),
        [f"{PLAN}:9:14: okänt id ”lius” för mål – menade du ”ljus”?"],
    ),
    "an unknown kind": (
        city("kind: sdg", "kind: sdgs"),
        [f"{GOALS}:3:9: okänt ord ”sdgs” – menade du ”sdg”?"],
    ),
    "two measures with one id": (
        goals.changes(
            planned=goals.plan(
                OWN.removesuffix("    sources: [brev]\n")
                + "      - {id: moten, indicator: Andra möten, target: 1, sources: [brev]}\n    sources: [brev]\n"
            ),
            told=None,
        ),
        [f"{PLAN}:19:14: id ”moten” används redan på rad 11 – ge posten ett eget id"],
    ),
    "nothing to reach": (
        city("      target: 1500\n", ""),
        [
            f"{GOALS}:17:7: måttet ”lampor” säger inte vad som ska nås – "
            "lägg till target med ett tal, eller skriv i text vad som ska nås"
        ],
    ),
    "to be reached before it began": (
        own("by: 2023", "by: 2021"),
        [f"{PLAN}:16:13: måttet ska vara nått senast 2021, före utgångsläget 2022 – rätta något av datumen"],
    ),
    "a beginning without a value": (
        own("        baseline: 2\n", ""),
        [f"{PLAN}:13:24: utgångsläget avser 2022 men har inget värde – lägg till baseline, eller ta bort raden"],
    ),
    "a value that is no number": (
        own("target: 4.5", "target: 4,5"),
        [f"{PLAN}:15:17: ”4,5” är inte ett tal"],
    ),
    "told of an unknown goal": (
        told("goal: fler-moten", "goal: fler-mote"),
        [f"{REPORT}:3:11: okänt mål ”fler-mote” – menade du ”fler-moten”?"],
    ),
    "told of an unknown measure": (
        told("measure: moten", "measure: motet"),
        [f"{REPORT}:4:14: okänt mått ”motet” – menade du ”moten”?"],
    ),
    "a value of no measure": (
        told("    measure: moten\n", ""),
        [f"{REPORT}:4:12: värdet står utan mått – ange måttets id i measure, eller skriv vad som nåddes i text"],
    ),
    "nothing told": (
        told("    text: Invånarna är nöjda.\n", ""),
        [f"{REPORT}:14:5: inget sägs om målet ”ljus” – lägg till value eller text"],
    ),
    "a value of before the beginning": (
        told("as_of: 2023-05-31", "as_of: 2021-05-31"),
        [f"{REPORT}:6:12: värdet avser 2021-05-31, före måttets utgångsläge 2022 – rätta något av datumen"],
    ),
    "a value of long after the year": (
        told("as_of: 2023-05-31", "as_of: 2025-05-31"),
        [
            f"{REPORT}:6:12: värdet avser 2025-05-31 men årsrapporten gäller 2023 – "
            "rätta datumet, eller skriv värdet i en senare rapport"
        ],
    ),
    "a value of after the letter": (
        goals.changes(told=f"presented: 2023-03-13\n{TOLD}"),
        [
            f"{REPORT}:7:12: värdet avser 2023-05-31 men årsrapporten lades fram 2023-03-13 – "
            "rätta datumet, eller skriv värdet i en senare rapport"
        ],
    ),
    "two values for one time": (
        goals.changes(
            told=f"{TOLD}  - {{goal: fler-moten, measure: moten, value: 4, as_of: 2023-05-31, sources: [brev]}}\n"
        ),
        [
            f"{REPORT}:17:33: måttet ”moten” har redan ett värde på rad 4 – "
            "ange as_of för dem, eller behåll ett av värdena"
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_column_and_what_to_do(tmp_path: Path, name: str) -> None:
    changes, messages = WRONG[name]
    problems = project.checked(tmp_path, changes).problems
    said = [f"{one.place.path}:{one.place.line}:{one.place.column}: {one.what} – {one.do}" for one in sorted(problems)]
    assert len(said) == len(messages), said
    assert [full for full, wanted in zip(said, messages, strict=True) if not full.startswith(wanted)] == []


@pytest.mark.parametrize("files", [goals.changes(), goals.changes(told=None), {GOALS: CITY}])
def test_what_is_right_passes(tmp_path: Path, files: scenes.Changes) -> None:
    assert project.messages(tmp_path, files) == []


def test_of_a_plan_that_cannot_be_read_nothing_is_said_in_its_report(tmp_path: Path) -> None:
    found = project.messages(tmp_path, goals.changes(planned="sources: [brev\n"))
    assert [one for one in found if one.startswith(REPORT)] == []


# --- Where a measure stands -------------------------------------------------------------------------------------------


def measure(baseline: str | None, target: str | None, by: str | None = "2023") -> Measure:
    return Measure(
        id="m",
        indicator="Möten",
        baseline=Decimal(baseline) if baseline else None,
        target=Decimal(target) if target else None,
        by=PartialDate.parse(by) if by else None,
        sources=("brev",),
    )


def value(written: str | None, as_of: str | None = None, year: int = 2023, network: str = "provnat") -> Told:
    number = Decimal(written) if written else None
    when = PartialDate.parse(as_of) if as_of else None
    reached = Reached(goal="g", measure="m", value=number, as_of=when, sources=("brev",))
    return Told(Report(network=network, year=year, sources=("brev",)), reached)


@pytest.mark.parametrize(
    ("baseline", "target", "reached", "stand"),
    [
        ("2", "4", "4", Stand.REACHED),
        ("2", "4", "5", Stand.REACHED),
        ("2", "4", "3.5", Stand.CLOSER),
        ("2", "4", "2.0", Stand.UNCHANGED),
        ("2", "4", "1", Stand.FURTHER),
        # Downwards: which way is good is seen from where it began and where it is to be.
        ("4", "2", "1", Stand.REACHED),
        ("4", "2", "3", Stand.CLOSER),
        ("4", "2", "5", Stand.FURTHER),
        ("-1", "-3", "-2", Stand.CLOSER),
        # Without a beginning nobody can tell which way.
        (None, "4", "4.0", Stand.REACHED),
        (None, "4", "9", Stand.TOLD),
        ("0", "0", "0", Stand.REACHED),
        ("0", "0", "1", Stand.TOLD),
        ("2", None, "3", Stand.TOLD),
        ("2", "4", None, Stand.TOLD),
    ],
)
def test_where_a_measure_stands(baseline: str | None, target: str | None, reached: str | None, stand: Stand) -> None:
    assert progress(measure(baseline, target), [value(reached)], datetime.date(2023, 6, 1)).stand is stand


def test_the_newest_value_counts_and_contradictions_stand_beside_each_other() -> None:
    day = datetime.date(2024, 6, 1)
    told = [value("5", "2023-06"), value("3", "2023-09-30"), value("1", year=2022)]
    found = progress(measure("2", "4"), told, day)
    assert ([one.reached.value for one in found.latest], found.stand) == ([Decimal(3)], Stand.CLOSER)
    found = progress(measure("2", "4"), [*told, value("4", "2023-09", network="annat")], day)
    assert (len(found.latest), found.stand) == (2, Stand.CONTRADICTED)


@pytest.mark.parametrize(
    ("reached", "day", "word"),
    [
        ((), datetime.date(2023, 12, 31), "Inget värde redovisat"),
        ((), datetime.date(2024, 1, 1), "Inget värde redovisat. Skulle vara nått senast 2023"),
        (("3",), datetime.date(2024, 1, 1), "På väg mot målvärdet. Skulle vara nått senast 2023"),
        (("4",), datetime.date(2024, 1, 1), "Nått"),
    ],
)
def test_that_the_time_has_passed_is_said_and_silence_is_not_failure(
    reached: tuple[str, ...], day: datetime.date, word: str
) -> None:
    assert stand_word(progress(measure("2", "4"), [value(one) for one in reached], day)) == word


# --- What was known, and what is left to do ---------------------------------------------------------------------------


def test_a_goal_and_a_value_are_known_only_from_their_day(tmp_path: Path) -> None:
    model = load(project.write(tmp_path, goals.changes())).model
    assert model is not None
    before, after = (known_on(model, datetime.date(2023, 5, day)) for day in (30, 31))
    values = [[one.value for one in known.reports["provnat", 2023].reached] for known in (before, after)]
    assert values == [[1500, None], [3, 1500, None]]
    assert list(known_on(model, datetime.date(2021, 12, 31)).goals) == ["klimat"]


def test_a_measure_whose_time_has_passed_without_a_value_is_something_to_do(tmp_path: Path) -> None:
    def found(day: str, told: str | None) -> list[str]:
        site = project.view(tmp_path / (day + str(bool(told))), day, goals.changes(told=told)).site
        return [f"{one.text} @ {one.place}" for one in tasks(site) if one.kind == "Mått utan redovisat värde"]

    (tmp_path / "2023-12-31False").mkdir()
    silent = "sources: [brev]\nreached:\n  - {goal: fler-moten, text: Bra., sources: [brev]}\n"
    words = "Möten per år, skulle vara nått senast 2023 (plan 2023)"
    assert found("2023-12-31", None) == []
    assert found("2024-01-01", None) == [f"{words} @ {PLAN}:16"]
    assert found("2024-01-01", silent) == [f"{words} @ {REPORT}:2"]
    assert found("2024-01-02", TOLD) == []


# --- Changes, files and drafts ----------------------------------------------------------------------------------------


def test_changes_are_told_in_plain_sentences(tmp_path: Path) -> None:
    before = load(project.write(tmp_path / "before", goals.changes(planned=project.FILES[PLAN], told=None))).model
    new = TOLD.replace("value: 3\n", "value: 3.5\n")
    planned = goals.plan(OWN.replace("target: 4.5", "target: 5"))
    middle = load(project.write(tmp_path / "middle", goals.changes())).model
    after = load(project.write(tmp_path / "after", goals.changes(planned=planned, told=new))).model
    assert before is not None
    assert middle is not None
    assert after is not None
    assert [one.sentence for one in told_changes(before, middle)] == [
        "Provnät: målet ”Staden är med på fler möten.” (handlingsplanen för 2023) tillkommer med 1 mått.",
        "Provnät: målen för prioriteringen ”Bättre ljus” (handlingsplanen för 2023): "
        "”Staden är med på fler möten.” tillkommer.",
        "Provnät: målen för aktiviteten ”Delta i mötet” (handlingsplanen för 2023): ”Ljusa gator” tillkommer.",
        "Provnät: årsrapporten för 2023 tillkommer med 3 uppnådda värden.",
    ]
    assert [one.sentence for one in told_changes(middle, after)] == [
        "Provnät: målvärdet för måttet ”Möten per år” (målet ”Staden är med på fler möten.”, "
        "handlingsplanen för 2023) ändras från 4,5 till 5.",
        "Provnät: värdet för det uppnådda värdet för ”moten” (årsrapporten för 2023) ändras från 3 till 3,5.",
    ]
    assert [one.page for one in told_changes(before, load(project.write(tmp_path / "none")).model or before)][-1] == (
        "mal.md"
    )


def test_a_city_without_goals_has_no_file_of_them_and_a_city_with_them_has(tmp_path: Path) -> None:
    names = {f"data/{name}.csv" for name in ("mal", "planmal", "matt", "uppnatt")}
    assert names.isdisjoint(downloads.files(project.view(tmp_path / "without").site))
    held = downloads.files(project.view(tmp_path / "with", changes=goals.changes(), day="2024-02-01").site)
    assert names <= set(held)
    lines = held["data/matt.csv"].decode("utf-8-sig").splitlines()
    late = "På väg mot målvärdet. Skulle vara nått senast 2023"
    assert [";".join(line.split(";")[:9]) for line in lines] == [
        "Nätverk;Nätverkets id;År;Mål;Målets id;Id;Senast redovisat;Senast redovisat avser;Läge",
        ";;;Ljusa gator;ljus;lampor;1500;2023;Nått",
        f"Provnät;provnat;2023;Staden är med på fler möten.;fler-moten;moten;3;2023-05-31;{late}",
    ]
    assert b"lampor;1500;" in held["data/uppnatt.csv"]


def test_a_new_year_carries_over_goals_and_measures_but_no_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", "2023-11-23")
    files = goals.changes(city=CITY.replace("end: 2026", "end: 2023").replace("by: 2026", "by: 2023"))
    files["mkdocs.yml"] = project.FILES["mkdocs.yml"].replace(
        "      - Året 2021", "      - natverk/provnat/2023/arsrapport.md\n      - Året 2021"
    )
    root = project.write(tmp_path, files)
    assert main(["new-year", "2024", "--project", str(root)]) == 0
    assert check(root).problems == []
    carried = "Förd över från planen för 2023."
    stood = "Möten per år: på väg mot målvärdet. Skulle vara nått senast 2023."
    draft = (root / "data/plans/2024/provnat.yml").read_text(encoding="utf-8")
    assert (
        draft.partition("goals:\n")[2].partition("partners")[0]
        == f"""\
  - id: fler-moten
    text: Staden är med på fler möten.
    measures:
      - id: moten
        indicator: Möten per år
        baseline: 2
        baseline_date: 2022
        target: 4.5
        by: 2023
        text: Räknas vid årets slut.
        sources: [brev]
    sources: [brev]
    note: "{carried} {stood} Målet ”Ljusa gator” gäller inte 2024."
priorities:
  - id: ljus
    text: Bättre ljus
    areas: [lighting]
    goals: [fler-moten]
    sources: [brev]
    note: {carried}
activities:
  - id: mote
    text: Delta i mötet
    continues: mote
    priority: ljus
    responsible: provforvaltningen
    """
    )
    page = (root / "docs/natverk/provnat/2024.md").read_text(encoding="utf-8")
    assert '## Mål\n\n{{ plan_goals("provnat", 2024) }}\n\n## Uppdrag\n' in page


def test_goals_are_news_between_years_only_where_both_plans_have_them(tmp_path: Path) -> None:
    later = goals.plan(OWN.replace("fler möten", "alla möten")).replace("presented: 2023-03-13\n", "")
    files = goals.changes(told=None) | {"data/plans/2024/provnat.yml": later.replace("2023-05-04", "2024-05-04")}
    model = load(project.write(tmp_path, files)).model
    assert model is not None
    assert [one.sentence for one in between_years(model, "provnat", 2023, 2024) if "mål" in one.sentence] == [
        "Provnät: målet ”Staden är med på fler möten.” ändras till ”Staden är med på alla möten.”"
    ]
    files = {**files, PLAN: project.FILES[PLAN]}
    model = load(project.write(tmp_path / "without", files)).model
    assert model is not None
    assert [one.sentence for one in between_years(model, "provnat", 2023, 2024) if "mål" in one.sentence] == []
