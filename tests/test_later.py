"""Is what became known later nowhere on an earlier day: no page, file, name, source, end or membership?"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from actionplans.downloads import files as downloads
from actionplans.downloads import model_json
from actionplans.model.attested import UNNAMED
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import kind_within
from actionplans.reading.pages import Pages
from actionplans.rules.check import check
from actionplans.rules.written import written
from actionplans.search import index
from actionplans.site.addresses import page_url
from actionplans.site.day import later_files, site_on
from actionplans.site.view import View
from tests import fictional, project, sites
from tests.later_things import KEPT, WORD, with_later
from tests.scenes import Changes
from tests.search_sets import read
from tests.small_files import PDF, PNG
from tests.test_frozen import PAPERS, record

# After the day, and before the day that it is: what is added to the city, of every kind that has a file.
SOURCE = "title: SENARE källa\npublisher: SENARE utgivare\ndate: 2025-09-01\n"
MATTER = """\
title: SENARE ärende
date: 2025-09-15
committee: %s
administration: %s
proposal: SENARE förslag.
decision: {date: 2025-09-22, body: %s, outcome: SENARE utfall., sources: [senare]}
attachments: [{number: 1, title: SENARE bilaga, kind: plan, network: provnat, year: 2025, file: senare.pdf}]
sources: [senare]
"""
OF_IT = "sources: [senare]"
ADDED = {
    "data/organisations.yml": "senaredelen: {name: SENARE delen, kind: administration, start: 2025-09-01, %s}\n",
    "data/functions.yml": "senare: {name: SENARE samordnare, organisation: senaredelen, start: 2025-09-01, %s}\n",
    "data/projects.yml": "senare: {name: SENARE, text: SENARE., start: 2025-09, networks: [provnat], %s}\n",
    "data/abbreviations.yml": "sen: {name: SEN, text: SENARE förkortning., %s}\n",
}
WHOLE: Changes = {
    "data/sources/senare.yml": SOURCE,
    "data/networks/senare.yml": (
        "name: SENARE nätet\nstart: 2025-09-01\nsources: [senare]\n"
        "memberships: [{member: exempelstad, start: 2025-09-02}]\n"
        "facts: [{kind: description, text: SENARE beskrivning.}]\n"
    ),
    "docs/natverk/senare/index.md": (
        "---\ntitle: SENARE nätet\nnetwork: senare\n---\n# SENARE nätet\n\n{{ roles('senare') }}\n"
    ),
    "docs/namnden/2025-09-15.md": (
        "---\ntitle: SENARE ärendet\n---\n# SENARE ärendet\n\n{{ matter('2025-09-15') }}\n\n![En](../bild.png)\n"
    ),
    "docs/namnden/2025-09-15/senare.pdf": PDF,
    "docs/bild.png": PNG,
}
INTO = {
    "facts:\n": "  - {kind: members, text: SENARE städer, as_of: 2025, %s}\n",
    "roles:\n": "  - {kind: chair, body: SENARE, text: SENARE, holder: senaredelen, start: 2025-10-01, %s}\n",
    "events:\n": "  - {date: 2025-08-01, kind: conference, scope: city, text: SENARE händelse., %s}\n",
}
MENU = "  - SENARE nätet: natverk/senare/index.md\n  - SENARE ärendet: namnden/2025-09-15.md\n"
# The year of the event, where the city has no page of it yet.
YEARS = {"natverk/provnat/2025.md": "network: provnat\n", "ar/2025.md": ""}


def later(root: Path, bodies: tuple[str, str]) -> Changes:
    """What a project's files are when all of that has happened."""
    found: Changes = {**WHOLE, "data/matters/2025-09-15.yml": MATTER % (*bodies, bodies[0])}
    for name, text in ADDED.items():
        path = root / name
        found[name] = (path.read_text(encoding="utf-8") if path.is_file() else "") + text % OF_IT
    network = (root / "data/networks/provnat.yml").read_text(encoding="utf-8")
    for key, text in INTO.items():
        assert f"\n{key}" in network
        network = network.replace(f"\n{key}", f"\n{key}{text % OF_IT}", 1)
    found["data/networks/provnat.yml"] = network
    menu = MENU
    for page, front in YEARS.items():
        if not (root / "docs" / page).is_file():
            title = "Året 2025"
            found[f"docs/{page}"] = f"---\ntitle: {title}\n{front}year: 2025\n---\n# {title}\n\nSENARE text.\n"
            menu += f"  - {title}: {page}\n"
    found["mkdocs.yml"] = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("\nnav:\n", f"\nnav:\n{menu}")
    return found


def put(root: Path, files: Changes) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())


def shown(root: Path, day: str, pages: bool) -> dict[str, str]:
    """All that the site holds on a day: files, which pages and files of docs/ there are, with `pages` their HTML."""
    checked = check(root)
    assert checked.problems == []
    site = checked.site_on(datetime.date.fromisoformat(day))
    found = {name: content.decode("utf-8", "replace") for name, content in downloads.files(site).items()}
    found["pages"] = "\n".join(sorted(site.pages))
    found["files"] = "\n".join(
        sorted(checked.pages.files - later_files(site.model, checked.pages, site.pages, site.day))
    )
    made = {}
    for path in site.pages if pages else ():
        made[path] = "\n".join(written(checked.pages.pages[path], View(site, page_url(path, True), notes={})).made)
    if pages:
        fronts = {path: page.front for path, page in checked.pages.pages.items()}
        made["search"] = index.as_script(site, fronts, read(made)).decode()
    # Where a line stands in its file is no knowledge: the to-do page leads there.
    return found | {name: re.sub(r"(?<=\.yml):\d+", "", html) for name, html in made.items()}


@pytest.mark.nightly
def test_no_page_and_no_hit_of_an_earlier_day_changes_with_what_became_known_later(tmp_path: Path) -> None:
    root = fictional.copy(tmp_path)
    before = shown(root, "2024-03-01", pages=True)
    put(root, later(root, ("stadsrumsnamnden", "stadsrumsforvaltningen")))
    after = shown(root, "2024-03-01", pages=True)
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()


def test_what_a_page_of_the_day_asks_for_by_name_is_there(tmp_path: Path) -> None:
    """Candidates stand on one page for all days: a macro asks for a network whose name is all that is known."""
    root = project.write(tmp_path)
    changes = later(root, ("provnamnden", "provforvaltningen"))
    start = project.FILES["docs/index.md"] + "\n{{ timeline('senare') }}\n\n![En](bild.png)\n"
    put(root, {**changes, "docs/index.md": start})
    found = shown(root, "2024-03-01", pages=True)
    assert "SENARE" not in found["index.md"]
    assert found["files"] == "bild.png"


# --- Every kind of record, with every key -----------------------------------------------------------------------------


def of_model(model: Model, pages: Pages, day: str) -> dict[str, str]:
    """What the site shows of a model on a day: every file, what the macros of every page make, and the search."""
    site = site_on(model, pages, datetime.date.fromisoformat(day))
    found = {name: content.decode("utf-8", "replace") for name, content in downloads.files(site).items()}
    made = {
        path: "\n".join(written(pages.pages[path], View(site, page_url(path, True), notes={})).made)
        for path in sorted(site.pages)
    }
    fronts = {path: page.front for path, page in pages.pages.items()}
    return found | made | {"search": index.as_script(site, fronts, read(made)).decode()}


def leaves_as_it_was(model: Model, pages: Pages, day: str, *, undated: bool) -> Model:
    """Compare all that a day shows, before and after later things of every kind came; the model with these."""
    later = with_later(model, undated=undated)
    before, after = (of_model(one, pages, day) for one in (model, later))
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()
    today = site_on(later, pages, datetime.date.fromisoformat(fictional.DAY))
    assert model_json.as_json(today).count(WORD.encode()) > 100
    return later


def test_later_things_of_every_kind_leave_an_earlier_day_as_it_was() -> None:
    """Every record and key of the model is among them: no line of the table of exceptions outlives its key."""
    city = check(fictional.CITY)
    assert city.model is not None
    later = leaves_as_it_was(city.model, city.pages, "2022-12-31", undated=False)
    keys = {(kind.__name__, name) for kind in kinds(later) for name in field_specs(kind)}
    assert KEPT.keys() - {name for _, name in keys} - {f"{kind}.{name}" for kind, name in keys} == set()


def test_so_do_those_of_which_only_a_source_tells_when_they_came(tmp_path: Path) -> None:
    city = project.checked(tmp_path)
    assert city.model is not None
    leaves_as_it_was(city.model, city.pages, "2024-03-25", undated=True)


@pytest.mark.nightly
@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize(
    "day",
    [
        "2021-01-01",
        "2022-12-31",
        "2023-03-27",
        "2023-06-14",
        "2024-01-01",
        "2024-03-25",
        "2024-12-31",
        "2025-06-01",
        "2025-09-19",
    ],
)
def test_so_they_do_on_other_days(day: str, undated: bool) -> None:
    city = check(fictional.CITY)
    assert city.model is not None
    leaves_as_it_was(city.model, city.pages, day, undated=undated)


def kinds(model: Model) -> set[type[Record]]:
    """Every kind of record that a model can hold."""
    left = {type(one) for held in vars(model).values() if isinstance(held, dict) for one in held.values()}
    left.add(type(model.city))
    found: set[type[Record]] = set()
    while left:
        kind = left.pop()
        found.add(kind)
        inner = (kind_within(spec.shape) for spec in field_specs(kind).values())
        left |= {one for one in inner if one and one not in found}
    return found


# --- The site that is built -------------------------------------------------------------------------------------------

# Pages of words alone, files with the names of others, a letter's own papers; the overview speaks of the later ones.
FILES: Changes = {
    "docs/namnden/2023-03-13/rapport.pdf": PDF,
    "docs/namnden/2023-03-13/bild.png": PNG,
    "docs/index.md": project.FILES["docs/index.md"]
    + "\n[Brevet](namnden/2023-03-13/rapport.pdf) och ![en bild](namnden/2023-03-13/bild.png)\n"
    + "\nDet blev en rapport och ett ärende.\n",
}
LATER_FILES: Changes = {
    **dict.fromkeys(("docs/namnden/2025-09-15/brev.pdf", "docs/namnden/2025-09-15/allt.pdf"), PDF),
    **dict.fromkeys(("docs/namnden/2025-09-15/rapport.pdf", "docs/namnden/rapport-2026.pdf"), PDF),
    "docs/om/senare.md": "---\ntitle: SENARE sida\n---\n# SENARE sida\n\nSENARE ord.{{ source('senare') }}\n",
    "docs/ansvariga/senaredelen.md": (
        "---\ntitle: SENARE delen\n---\n# SENARE delen\n\n{{ responsibilities('senaredelen') }}\n"
    ),
    "docs/index.md": str(FILES["docs/index.md"]).replace(
        "en rapport och ett ärende", "[en rapport](namnden/rapport-2026.pdf) och [ett ärende](namnden/2025-09-15.md)"
    )
    + "\n## SENARE\n\nSENARE ord. ![SENARE](senare.png) {{ source('senare') }}\n",
    "docs/senare.png": PNG,
    "docs/namnden/osedd.pdf": PDF,
}
OWN = "letter: {file: brev.pdf}\nbundle: {file: allt.pdf}\n"
SENT: Changes = {f"docs/namnden/2023-03-13/skickat/{name}": content for name, content in PAPERS.items()}
ROWS = "  - SENARE sida: om/senare.md\n  - SENARE delen: ansvariga/senaredelen.md\n"


def added(root: Path, bodies: tuple[str, str]) -> None:
    """Put all that came later into a project, files and pages too."""
    changes = later(root, bodies)
    changes["data/matters/2025-09-15.yml"] = str(changes["data/matters/2025-09-15.yml"]) + OWN
    early = (root / "data/matters/2023-03-13.yml").read_text(encoding="utf-8")
    changes["data/matters/2023-03-13.yml"] = early + record().replace("2027-03-08", "2025-09-15")
    changes["mkdocs.yml"] = str(changes["mkdocs.yml"]).replace("\nnav:\n", f"\nnav:\n{ROWS}")
    synonyms, names = project.FILES["data/synonyms.yml"], project.FILES["data/foreign_names.yml"]
    changes["data/synonyms.yml"] = f"{synonyms}senare:\n  words: [SENARE nätet, sena]\n"
    changes["data/foreign_names.yml"] = names.replace("Probe Forum", "Probe Forum, SEN Forum")
    page = "docs/namnden/2025-09-15.md"
    changes[page] = str(changes[page]) + "\n[Rapporten](2025-09-15/rapport.pdf)\n"
    put(root, {**changes, **LATER_FILES, **SENT})


def built(root: Path, target: Path, day: str, **settings: str) -> dict[str, bytes]:
    """Every file of the site as it is built for a day."""
    sites.built(root, target, day, **settings)
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def test_the_site_of_an_earlier_day_is_the_same_files_byte_for_byte(tmp_path: Path) -> None:
    root = project.clone(tmp_path / "city", FILES)
    before = built(root, tmp_path / "before", "2024-03-01", OFFLINE="true")
    added(root, ("provnamnden", "provforvaltningen"))
    after = built(root, tmp_path / "after", "2024-03-01", OFFLINE="true")
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()
    assert {"namnden/2023-03-13/rapport.pdf", "namnden/2023-03-13/bild.png"} < before.keys()
    today = shown(root, "2025-11-15", pages=False)
    assert today[model_json.MODEL_PATH].count("SENARE") > 15
    assert {"natverk/senare/index.md", "namnden/2025-09-15.md"} <= set(today["pages"].split("\n"))
    assert {"bild.png", "senare.png", "namnden/2025-09-15/senare.pdf"} < set(today["files"].split("\n"))


@pytest.mark.nightly
@pytest.mark.parametrize("settings", [{}, {"OFFLINE": "true"}], ids=["site", "package"])
@pytest.mark.parametrize("day", ["2023-03-27", "2024-03-25"])
def test_so_it_is_in_the_fictional_city(tmp_path: Path, day: str, settings: dict[str, str]) -> None:
    root = fictional.clone(tmp_path / "city")
    before = built(root, tmp_path / "before", day, **settings)
    changes = later(root, ("stadsrumsnamnden", "stadsrumsforvaltningen"))
    changes["mkdocs.yml"] = str(changes["mkdocs.yml"]).replace("\nnav:\n", f"\nnav:\n{ROWS}")
    pages = {name: content for name, content in LATER_FILES.items() if name in PAGES}
    put(root, {**changes, **pages})
    after = built(root, tmp_path / "after", day, **settings)
    # Where a line stands in its file is no knowledge: the to-do page of a site leads there.
    for found in () if settings else (before, after):
        found["att-gora/index.html"] = re.sub(rb"(?<=\.yml):\d+", b"", found["att-gora/index.html"])
        # Forms change the data of today, whatever day the site is of: they offer every network that has a file.
        for form in [name for name in found if name.startswith("andra/") and name.endswith(".json")]:
            del found[form]
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()


PAGES = ("docs/om/senare.md", "docs/ansvariga/senaredelen.md")


def test_a_later_source_of_an_earlier_fact_is_not_named_on_its_day(tmp_path: Path) -> None:
    """Beside another it is left out. Where it is the only one, the page says that there is one, of a later day."""
    network = project.FILES["data/networks/provnat.yml"]
    both, alone = "as_of: 2020\n    sources: [webb, senare]", "as_of: 2020\n    sources: [senare]"
    page = project.FILES["docs/kallor.md"].replace("{{ sources() }}", "Ord.{{ source('senare') }}\n\n{{ sources() }}")
    told = {}
    for name, text in (("both", both), ("alone", alone)):
        changes: Changes = {
            "data/networks/provnat.yml": network.replace("as_of: 2020\n    sources: [webb]", text),
            "data/sources/senare.yml": SOURCE,
            "docs/kallor.md": page,
        }
        told[name] = shown(project.write(tmp_path / name, changes), "2024-03-01", pages=True)
        assert not [file for file, content in told[name].items() if WORD in content or '"senare"' in content]
    assert UNNAMED.id not in told["both"]["data/uppgifter.csv"]
    assert f"Tio städer.;2020;;{UNNAMED.id};" in told["alone"]["data/uppgifter.csv"]
    assert UNNAMED.title in told["alone"]["kallor.md"]
