"""The third city: a fictional region's culture networks, begun with the product's own drafts and then filled in.

What is said in it stands in fixtures/exempelregionen.yml. Nobody has written words for its search: it is what a
customer of another subject gets. Nothing in it exists.
"""

from __future__ import annotations

import argparse
import datetime
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.drafts.city import City, new_city
from actionplans.drafts.matter import new_matter
from actionplans.drafts.network import new_network
from actionplans.drafts.year import Files, new_year
from actionplans.model.bodies import CityWords
from actionplans.model.dates import PartialDate
from actionplans.model.records import Model
from actionplans.model.unwritten import MARK
from actionplans.model.whose import PRODUCT_WITHIN
from actionplans.reading.data import load
from tests.fictional import edit
from tests.shared import shared
from tests.sites import ROOT, built

# The day that it is searched on: the plans of 2026 hold, the year before is reported.
DAY = "2026-05-18"
YEARS = (2024, 2025, 2026)
_NAME, _WORDS = "Exempelregionen", CityWords(city="region", committee="nämnd", administration="förvaltning")
# What everything is attested by: the region's own paper of the year, or what it said when it began.
_PAPER, _OWN = "handlingsplaner-{}", "stadens-egen-uppgift"

Tree = dict[str, Any]


def site(factory: pytest.TempPathFactory, *, draft_synonyms: bool = False) -> Path:
    """Its site, built strictly. Only to be read."""

    def made(folder: Path) -> None:
        built(write(folder / "projekt", draft_synonyms=draft_synonyms), folder / "ut", DAY)

    return shared(factory, "region-synonyms" if draft_synonyms else "region", made) / "ut"


def write(root: Path, source: Path = ROOT, *, draft_synonyms: bool = False) -> Path:
    """Write the region as a project under `root`, with the code and the theme of the project `source`.

    It has no synonyms, or with `draft_synonyms` those that every new city begins with.
    """
    said: Tree = yaml.safe_load((Path(__file__).parent / "fixtures/exempelregionen.yml").read_text(encoding="utf-8"))
    root.mkdir(parents=True)
    for name in ("theme", "actionplans", "macros.py"):
        (root / name).symlink_to(source / name)
    for name in PRODUCT_WITHIN:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    day = datetime.date.fromisoformat(DAY)
    city = City(_NAME, _NAME, "kulturförvaltningen", "kulturnämnden", day, words=_WORDS)
    _write(root, {name: text for name, text in new_city(city).items() if not name.startswith(".github/")})
    if not draft_synonyms:
        (root / "data/synonyms.yml").write_text("{}\n", encoding="utf-8")
    with (root / "data/city.yml").open("a", encoding="utf-8") as file:
        file.write("contact: kultur@exempelregionen.example\n")
    model = _model(root)
    for identifier, network in said["networks"].items():
        _write(root, new_network(model.city, _texts(root), identifier, network["name"], day.year))
        (root / f"data/sources/kalla-{identifier}.yml").unlink()
    _write(root, dict(_data(said)))
    areas = "".join(f"  {key}: {{label: {label}}}\n" for key, label in said["areas"].items())
    edit(root / "data/vocabulary.yml", "  ways-of-working:", f"{areas}  ways-of-working:")
    for year in YEARS:
        _write(root, new_year(_model(root), _texts(root), year))
    _fill_in(root, said)
    for day, matter in said["matters"].items():
        _add_matter(root, day, matter)
    _fill_in(root, said)
    return root


def _add_matter(root: Path, day: datetime.date, matter: Tree) -> None:
    """What the product's command begins for a matter, which lays what is whole before the committee."""
    given = {"plans": matter["plans"], "reports": matter.get("reports")}
    _write(root, new_matter(_model(root), _texts(root), PartialDate.of(day), **given))
    path = root / f"data/matters/{day}.yml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    proposal = "Kulturnämnden antecknar informationen till protokollet."
    written |= {"meeting": matter["meeting"], "proposal": proposal, "decision": _decision(matter)}
    path.write_text(_yaml(written), encoding="utf-8")


def _fill_in(root: Path, said: Tree) -> None:
    """Put the region's own words where a draft asks for some, and take away what it has none for."""
    for path in root.glob("docs/**/*.md"):
        text = path.read_text(encoding="utf-8")
        if MARK not in text:
            continue
        name = path.relative_to(root / "docs").with_suffix("").as_posix()
        words = iter(said["pages"].get(name, _words(name, said)))
        for _ in range(text.count(MARK)):
            text = re.sub(rf"{MARK}.*", next(words, ""), text, count=1)
        routine = name.rpartition("/")[2]
        if name.startswith("arbetssatt/") and routine in said["routines"]:
            text = re.sub(r"^# .*$", rf'\g<0>\n\n{{{{ routine("{routine}") }}}}', text, count=1, flags=re.MULTILINE)
        path.write_text(re.sub(r"\n{3,}", "\n\n", text), encoding="utf-8")


def _words(name: str, said: Tree) -> list[str]:
    """What a page of a network, of its year or of a matter says under its heading."""
    match name.split("/"):
        case ["natverk", network, "index"]:
            return [said["networks"][network]["facts"]["description"]]
        case ["natverk", network, year] if int(year) in said["networks"][network]["plans"]:
            return [said["networks"][network]["plans"][int(year)]["lead"]]
        case ["namnden", day]:
            return [next((one["text"] for key, one in said["matters"].items() if str(key) == day), "")]
        case ["arbetssatt", "arshjul"]:
            return [f"{{{{ year_wheel({max(YEARS)}) }}}}"]
        case ["arbetssatt", routine] if routine in said["routines"]:
            return list(said["routines"][routine][3])
    return []


# --- Its data ---------------------------------------------------------------------------------------------------------


def _data(said: Tree) -> Iterator[tuple[str, str]]:
    """The files in data/ that hold what the region says of itself."""
    own = {"end": "ongoing", "sources": [_OWN]}
    bodies: Tree = {
        "exempelregionen": {"name": _NAME, "kind": "city", "text": "Finns inte: en påhittad region.", **own},
        "kulturforvaltningen": {"name": "kulturförvaltningen", "kind": "administration", **own},
        "kulturnamnden": {"name": "kulturnämnden", "kind": "committee", **own},
    }
    bodies |= {key: {**body, "sources": [_OWN]} for key, body in said["bodies"].items()}
    yield "data/organisations.yml", _yaml(bodies)
    yield "data/projects.yml", _yaml({key: {**one, "sources": [_OWN]} for key, one in said["projects"].items()})
    yield (
        "data/abbreviations.yml",
        _yaml({key: {**one, "sources": [_OWN]} for key, one in said["abbreviations"].items()}),
    )
    yield "data/routines.yml", _yaml(dict(_routines(said["routines"])))
    for year in YEARS:
        title = f"Handlingsplaner och årsrapporter {year}"
        paper = {"title": title, "publisher": "Kulturförvaltningen", "date": datetime.date(year, 2, 1)}
        yield f"data/sources/{_PAPER.format(year)}.yml", _yaml(paper)
        yield f"data/trips/{year}.yml", _yaml({"trips": said["trips"][year], **_by(year)})
        yield f"data/years/{year}.yml", _yaml(_year(year, said["years"][year]))
    decided = {matter["plans"]: _decision(matter) for matter in said["matters"].values()}
    for identifier, network in said["networks"].items():
        yield f"data/networks/{identifier}.yml", _yaml(_network(network))
        for year, plan in network["plans"].items():
            yield (
                f"data/plans/{year}/{identifier}.yml",
                _yaml({**_plan(year, plan, network["partners"]), "decided": decided[year]}),
            )
        for year, evaluation in network["evaluations"].items():
            report = _report(year, network["plans"][year], evaluation)
            yield f"data/reports/{year}/{identifier}.yml", _yaml(report)
    for identifier, candidate in said["candidates"].items():
        yield f"data/networks/{identifier}.yml", _yaml({**candidate, "facts": _facts(candidate), "sources": [_OWN]})


def _routines(routines: Tree) -> Iterator[tuple[str, Tree]]:
    for identifier, (title, text, months, _) in routines.items():
        when = {"months": months, "frequency": "Varje år"} if months else {}
        yield identifier, {"title": title, "text": text, **when, "page": identifier, "sources": [_OWN]}


def _year(year: int, said: Tree) -> Tree:
    points = [{"id": f"punkt-{number}", "text": text} for number, text in enumerate(said["points"], 1)]
    lessons = [{"network": network, "text": text} for network, text in said.get("lessons", {}).items()]
    held = {"workshop": {"date": said["workshop"], "lessons": lessons}} if lessons else {}
    return {"direction": {"text": said["direction"], "points": points}, **held, **_by(year)}


def _network(said: Tree) -> Tree:
    fees = [
        {"kind": "fee", "amount": amount, "currency": "EUR", "period": year, **_by(year)}
        for year, amount in said.get("fees", {}).items()
    ]
    member = {"member": "exempelregionen", "start": said["start"], "end": said.get("end", "ongoing"), "amounts": fees}
    return {
        "name": said["name"],
        "sources": [_OWN],
        "facts": _facts(said),
        "memberships": [member],
        **_some(said, "roles", "events"),
    }


def _facts(said: Tree) -> list[Tree]:
    return [{"kind": kind, "text": text} for kind, text in said["facts"].items()]


def _plan(year: int, said: Tree, partners: Tree) -> Tree:
    priorities = [
        {"id": f"prioritering-{number}", "text": text, "areas": [area]}
        for number, (area, text) in enumerate(said["priorities"], 1)
    ]
    activities = [
        {"id": f"aktivitet-{number}", "text": text, "responsible": who, "start": start}
        | {"priority": priorities[min(number, len(priorities)) - 1]["id"]}
        for number, (text, who, start, *_) in enumerate(said["activities"], 1)
    ]
    return {
        "purpose": {"text": said["purpose"]},
        "priorities": priorities,
        "activities": activities,
        "partners": [{"organisation": key, "text": text} for key, text in partners.items()],
        **_by(year),
    }


def _decision(matter: Tree) -> Tree:
    return {"date": matter["meeting"], "body": "kulturnamnden", **_some(matter, "paragraph", "outcome")}


def _report(year: int, plan: Tree, evaluation: list[Any]) -> Tree:
    results = [
        {"activity": f"aktivitet-{number}", "state": state, "done": done, "result": result}
        | ({"moved_to": year + 1} if state == "moved" else {})
        for number, (_, _, _, state, done, result) in enumerate(plan["activities"], 1)
    ]
    outcome, text, given = evaluation
    ratings = [{"criterion": criterion, "rating": rating} for criterion, rating in given.items()]
    return {"results": results, "evaluation": {"outcome": outcome, "text": text, "ratings": ratings}, **_by(year + 1)}


# --- How it is written ------------------------------------------------------------------------------------------------


def _by(year: int) -> Tree:
    return {"sources": [_PAPER.format(year)]}


def _some(said: Tree, *keys: str) -> Tree:
    return {key: said[key] for key in keys if key in said}


def _yaml(content: Tree) -> str:
    class Plain(yaml.SafeDumper):
        """What is said in two places is written in both: no anchors, which data/ does not know."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    return yaml.dump(content, Dumper=Plain, allow_unicode=True, sort_keys=False)


def _model(root: Path) -> Model:
    loaded = load(root)
    assert loaded.model is not None, loaded.problems
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return loaded.model


def _texts(root: Path) -> Files:
    paths = [*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), root / "mkdocs.yml"]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _write(root: Path, files: Files) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.region", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    sys.stdout.write(f"{write(parser.parse_args().folder)}\n")
