"""Can a year's work be done with the forms and buttons only, by somebody new, without YAML and without a red round?

`python -m tests.test_rehearsal` prints what each task took beside what it took before: rehearsal.py says how that is
reckoned. "Before" is the rehearsal of the web editor, in the words of the issue that asked for the forms.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from actionplans.rules.check import check
from tests import actions, fictional, own_city, project
from tests.forge import Forge
from tests.rehearsal import Official, Quick, table
from tests.sites import ROOT, built, copy_project

UNKNOWN = "ej mätt"
Given = dict[str, str | tuple[str, ...]]


def repository(root: Path) -> Path:
    """A project in git, with what the workflows run."""
    for name in ("Makefile", ".gitignore", *(path.name for path in ROOT.glob("requirements*.txt"))):
        shutil.copy(ROOT / name, root)
    actions.git(root, "init", "--quiet", "--initial-branch=main")
    actions.git(root, "add", ".")
    actions.git(root, "commit", "--quiet", "--message", "Först")
    return root


def new_source(title: str, publisher: str, date: str) -> Given:
    return {"source.title": title, "source.publisher": publisher, "source.date": date}


def shared(one: Official, names: Names) -> None:
    """What officials do in any city: `names` are what these things are called in this one."""
    known: Given = {"source.id": (names.source,)}
    with one.task("Ett uppdrag förlängs", "12 min"):
        minutes = new_source("Protokoll från årsmötet", names.network, names.today)
        one.fill("role-extend", names.role, {"end": "31 december 2028", **minutes})
    with one.task("Händelse, året saknar sida", "30 min, 5 filer, 4 röda"):
        happened: Given = {
            "kind": "Möte",
            "scope": "Nätverket",
            "text": "Nätverket håller sitt årsmöte på nätet.",
            **known,
        }
        one.fill("event", (names.network,), {"date": names.day_without_page, **happened})
    with one.task("Händelse, året har en sida", UNKNOWN):
        one.fill("event", (names.network,), {"date": names.day_with_page, **happened})
    with one.task("Resa", UNKNOWN):
        trip: Given = {
            "text": "Nätverkets årsmöte",
            "networks": (names.network,),
            "mode": "Resa utanför Sverige",
            "location": "Storkaj, Påhittland",
            "start": names.trip[0],
            "end": names.trip[1],
            "function": "Internationell samordnare",
            "participants": "2",
            "decision.date": names.trip[0],
            "decision.reference": "0900/25",
            **known,
        }
        one.fill("trip", (), trip)
    with one.task("Reserapport med sitt ärende", UNKNOWN):
        matter = {
            "title": "Reserapport från nätverkets årsmöte",
            "date": names.today,
            "proposal": "Nämnden antecknar rapporten till protokollet.",
        }
        one.fill("matter", (), matter)
        told = {
            "date": names.today,
            "text": "Årsmötet valde styrelse och beslutade om nästa års arbete.",
            "matter": "Reserapport från nätverkets årsmöte",
        }
        one.fill("trip-report", (names.trip[0][-4:], "Nätverkets årsmöte"), told)
    with one.task("Ny bilaga till ärendet", UNKNOWN):
        report = {
            "title": "Reserapport: årsmötet",
            "kind": names.attached,
            "network": names.network,
            "year": names.year,
        }
        one.fill("attachment", ("Reserapport från nätverkets årsmöte",), report)
    with one.task("Vad bilagan är, rättas", UNKNOWN):
        one.fill(
            "attachment-change", ("Reserapport från nätverkets årsmöte", "Reserapport"), {"title": "Bilaga: resan"}
        )
    with one.task("Utvärdering", UNKNOWN):
        judged: Given = {
            "outcome": "Behåll",
            "text": "Nätverket gav staden kontakter som ledde till ett projekt.",
            **known,
        }
        one.fill("evaluation", (f"{names.network} {names.evaluated}",), judged)
    with one.task("Medlem, från kandidat", UNKNOWN):
        joined: Given = {
            "start": names.joins,
            "decision.date": names.today,
            "decision.outcome": "Nämnden beslutar att staden går med i nätverket.",
            **known,
        }
        one.fill("membership", (names.candidate,), joined)
    with one.task("Staden lämnar ett nätverk", UNKNOWN):
        left: Given = {
            "end": names.leaves,
            "left.date": names.today,
            "left.outcome": "Nämnden beslutar att staden lämnar nätverket.",
            **known,
        }
        one.fill("membership-left", (names.left, names.member), left)
    with one.task("Ett nätverk byter namn", UNKNOWN):
        one.fill("network-renamed", (names.renamed,), {"name": "Nya hamnforum", "start": names.joins, **known})


@dataclass(frozen=True)
class Names:
    """What the things of a task are called in a city."""

    today: str
    year: str
    source: str
    network: str
    role: tuple[str, str]
    day_without_page: str
    day_with_page: str
    trip: tuple[str, str]
    attached: str
    evaluated: str
    candidate: str
    member: str
    left: str
    renamed: str
    ended: str
    joins: str
    leaves: str


DEMO = Names(
    today="14 november 2025",
    year="2025",
    source="Protokoll från årsmötet",
    network="Provnät",
    role=("Provnät", "Ordförande"),
    day_without_page="3 mars 2027",
    day_with_page="4 november 2025",
    trip=("3 november 2025", "4 november 2025"),
    attached="Reserapport",
    evaluated="2025",
    candidate="Hållplats",
    member="Exempelstad, från och med 1 juni 2019",
    left="Ljusringen",
    renamed="Kajforum",
    ended="Provnät",
    joins="1 januari 2026",
    leaves="31 december 2025",
)
OWN = Names(
    today="20 november 2026",
    year="2026",
    source="Protokoll från årsmötet",
    network="POLIS",
    role=("POLIS", "Medlem i POLIS ledningsutskott"),
    day_without_page="4 november 2026",
    day_with_page="3 oktober 2023",
    trip=("3 november 2026", "4 november 2026"),
    attached="Årsrapport",
    evaluated="2023",
    candidate="UITP",
    member="Göteborgs Stad",
    left="LUCI",
    renamed="IMPACTS",
    ended="CIVITAS",
    joins="1 januari 2027",
    leaves="31 december 2026",
)


def ended(one: Official, names: Names) -> None:
    """A network's end, after all else: what the city has in it ends too."""
    with one.task("Ett nätverk upphör", UNKNOWN):
        one.fill("network-ended", (names.ended,), {"end": names.leaves, "source.id": (names.source,)})


def begun(one: Official, year: str, network: str, known: Given) -> None:
    """A new year by its button, and what a plan says by forms."""
    with one.task("Nytt år", UNKNOWN):
        one.press("new-year.yml", year=year)
    about = (f"{network}, handlingsplan {year}",)
    with one.task("Planens texter", UNKNOWN):
        why = {
            "purpose.text": "Staden är med för att lära av andra städer.",
            "feedback.text": "Arbetsgruppen går igenom vad nätverket har gett.",
            "reconciliation.text": "Nämnden får en årsrapport.",
        }
        one.fill("plan-texts", about, {**why, **known})
    with one.task("En prioritering i planen", UNKNOWN):
        first = {"text": "Trafiksäkra vägar till skolan under hela året.", "areas": ("Trafiksäkerhet",), **known}
        one.fill("priority", about, first)
    with one.task("En aktivitet i planen", UNKNOWN):
        work: Given = {
            "text": "Hålla ett webbmöte om skolvägar med två andra städer.",
            "start": f"mars {year}",
            **known,
        }
        one.fill("activity", about, work)


def handed_over(one: Official, year: str, matter: str, decided: str, closed: str) -> None:
    """The papers of a matter, what the committee decides of it, and the package of the year."""
    with one.task("Ärendets papper", UNKNOWN):
        one.press("papers.yml", year=year)
    with one.task("Nämndens beslut om alla planer", "9 filer"):
        outcome = "Nämnden antecknar informationen till protokollet."
        decision: Given = {
            "date": decided,
            "outcome": outcome,
            **new_source("Protokoll om planerna", "Nämnden", decided),
        }
        one.fill("matter-decision", (matter,), decision)
    with one.task("Året stängs", UNKNOWN):
        one.press("close-year.yml", year=closed)
    with one.task("Årspaketet", UNKNOWN):
        one.press("year-package.yml", year=closed)


# No year is corrected before it is closed.
LATER: Given = {"correction.date": "30 november 2026"}


def corrected(one: Official, form: str, plan: str, item: str, known: Given) -> None:
    """A slip in what a plan of a closed year says."""
    with one.task("Rättelse i ett stängt år", UNKNOWN):
        why = "Planen angav det som först var tänkt."
        right: Given = {"text": "Bjuda in till ett webbmöte om leveranser.", "correction.why": why}
        right |= {"correction.decided_by": "Avdelningschefen", "correction.date": "13 november 2025", **known}
        one.fill(form, (plan, item), right)


def demo(one: Official) -> None:
    """The fictional city, in which everything is used, on 15 November 2025."""
    corrected(one, "activity-change", "Kajforum, handlingsplan 2024", "Skriva villkor", {})
    shared(one, DEMO)
    begun(one, "2026", "Hållplats Europa", {"source.id": (DEMO.source,)})
    ended(one, DEMO)


def cycle(one: Official) -> None:
    """The fictional city's matter of its plans for 2026, from letter to package."""
    with one.task("Nytt ärende om handlingsplaner", UNKNOWN):
        matter: Given = {
            "title": "Handlingsplaner för nätverken 2026",
            "date": "3 november 2025",
            "meeting": "12 november 2025",
            "proposal": "Nämnden antecknar informationen till protokollet.",
            "letter": "Nämnden informeras om stadens arbete i nätverken under 2026.",
            "plans": ("Gemensam handlingsplan", "Provnät, handlingsplan 2026"),
        }
        one.fill("matter", (), matter)
    handed_over(one, "2026", "Handlingsplaner för nätverken 2026", "12 november 2025", "2026")


def own(one: Official) -> None:
    """The repository's own city, as far as its data allow."""
    shared(one, OWN)
    begun(one, "2027", "POLIS", {"source.id": (OWN.source,)})
    handed_over(one, "2023", "handlingsplaner för internationella nätverk 2023", "27 mars 2023", "2023")
    corrected(one, "priority-change", "Eurocities Mobility Forum, handlingsplan 2023", "Ta fram rutiner", LATER)
    ended(one, OWN)


def city(name: str, root: Path, day: str, play: Callable[[Official], None], kind: type[Forge] = Forge) -> Official:
    """The rehearsal in a city that lies in a folder."""
    folder = root.parent / f"rum-{name}"
    folder.mkdir()
    forge = kind(folder / "forge", repository(root), {"ida": "write"}, day=day)
    one = Official(forge, folder)
    play(one)
    return one


def folder_of(root: Path, name: str) -> Path:
    """The city after the rehearsal, as somebody clones it."""
    actions.git(root, "clone", "--quiet", str(root / name), str(root / f"{name}-efter"))
    return root / f"{name}-efter"


def held(one: Official) -> None:
    """What the forms promise of each task."""
    for done in one.done:
        assert done.red == [], done.title
        assert done.yaml == [], done.title
        assert len(done.files) <= MOST.get(done.title, 1), (done.title, done.files)
        assert done.hand < GOAL, (done.title, done.hand)


# Minutes of a person's time, beside the typing of own texts.
GOAL = 3
# The files of a task where it is more than one: with a source, a page of the year, what an attachment lays before.
MOST = {
    "Ett uppdrag förlängs": 2,
    "Händelse, året saknar sida": 3,
    "Reserapport med sitt ärende": 4,
    "Medlem, från kandidat": 7,
    "Ett nätverk byter namn": 3,
    "Rättelse i ett stängt år": 2,
    "Nytt år": 30,
    "Nytt ärende om handlingsplaner": 5,
    "Nämndens beslut om alla planer": 2,
}


def test_an_event_is_told_without_yaml(tmp_path: Path) -> None:
    """By day in the miniature, in this process; by night everything, in both cities, on machines of their own."""
    menu = str(project.FILES["mkdocs.yml"]).rstrip()
    page = '---\ntitle: Händelse\n---\n# Händelse\n\n{{ forms("handelse") }}\n'
    changes: dict[str, str | bytes | None] = {
        "docs/andra/handelse.md": page,
        "mkdocs.yml": f"{menu}\n  - andra/handelse.md\n",
    }

    def play(one: Official) -> None:
        with one.task("Händelse, året saknar sida", UNKNOWN):
            minutes = new_source("Protokoll från årsmötet", "Provnät", "2 maj 2023")
            told: Given = {
                "date": "3 mars 2022",
                "kind": "Konferens",
                "scope": "Nätverket",
                "text": "Nätverket möttes.",
            }
            one.fill("event", ("Provnät",), {**told, **minutes})

    one = city("prov", project.write(tmp_path / "prov", changes), "2023-06-01", play, Quick)
    held(one)
    assert one.done[0].files == {"data/networks/provnat.yml", "data/sources/protokoll-fran-arsmotet-2023.yml"}


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["exempelstad", "arende", "egen"])
def test_a_years_work_is_done_with_forms_and_buttons_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_demo = name != "egen"
    root, day = (fictional.clone, fictional.DAY) if is_demo else (copy_project, own_city.DAY)
    one = city(name, root(tmp_path / name), day, {"exempelstad": demo, "arende": cycle, "egen": own}[name])
    held(one)
    after = folder_of(tmp_path, name)
    monkeypatch.setenv("SITE_DATE", day)
    assert check(after).problems == []
    built(after, tmp_path / "site", day)
    tests = ["tests/city"] if is_demo else ["tests/city", "tests/content"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not nightly"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    environment |= {"PROJECT": str(after), "SITE": str(tmp_path / "site"), "PYTEST_DEBUG_TEMPROOT": str(tmp_path)}
    result = subprocess.run([*command, *tests], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def report(one: Official, name: str) -> str:
    """The figures of a city, and what went wrong."""
    wrong = [f"{done.title}: {said}" for done in one.done for said in (*done.red, *done.yaml, *done.guesses)]
    files = [f"{done.title}: {len(done.files)} {sorted(done.files)}" for done in one.done]
    return "\n".join([table(name, one.done), "", *wrong, *files, ""])


def main() -> int:
    """Print the figures of both cities; with --quick as fast as it goes."""
    kind: type[Forge] = Quick if "--quick" in sys.argv else Forge
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        first = city("demo", fictional.clone(root / "demo"), fictional.DAY, demo, kind)
        sys.stdout.write(report(first, "Exempelstad"))
        third = city("arende", fictional.clone(root / "arende"), fictional.DAY, cycle, kind)
        sys.stdout.write(report(third, "Exempelstad, ett ärende"))
        mine = copy_project(root / "egen")
        second = city("egen", mine, own_city.DAY, own, kind)
        sys.stdout.write(report(second, "Den egna staden"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
