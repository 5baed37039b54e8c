"""A miniature project about places that do not exist, for tests to break one thing at a time.

`write(tmp_path)` writes the smallest valid project; `write(tmp_path, {"data/city.yml": "…"})` with some files replaced
or added, or removed (None). Everything in it is fictional: the city of Exempelstad and the network Provnät.
"""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

from actionplans.model.problems import Problem
from actionplans.rules.check import Checked, check
from actionplans.site.view import View
from tests.sites import HALF_WRITTEN, ROOT

FILES: dict[str, str] = {
    "data/city.yml": """\
# Exempelstad finns inte.
name: Exempelstad
organisation: exempelstad
administration: provforvaltningen
committee: provnamnden
""",
    "data/vocabulary.yml": """\
confidence:
  high: {label: Säker}
  medium: {label: Trolig}
membership_kinds:
  twin_city: {label: Vänort}
  office: {label: Kontor i staden}
levels:
  political: {label: Politisk nivå}
  official: {label: Tjänstepersonsnivå}
fact_kinds:
  description: {label: Vad det är}
  full_name: {label: Fullständigt namn}
  kind: {label: Typ}
  founded: {label: Grundat}
  seat: {label: Säte}
  website: {label: Webbplats}
  membership_form: {label: Medlemsform}
  members: {label: Medlemmar}
  history: {label: Historik}
role_kinds:
  chair: {label: Ordförande, single_seat: true}
  board_member: {label: Styrelsemedlem}
event_kinds:
  conference: {label: Konferens}
  election: {label: Val}
event_scopes:
  city: {label: Staden}
  network: {label: Nätverket}
priority_areas:
  lighting: {label: Ljus}
activity_states:
  done: {label: Genomförd}
  cancelled: {label: Inställd}
criteria:
  benefit: {label: Nytta}
ratings:
  low: {label: Låg}
  high: {label: Hög}
outcomes:
  keep: {label: Behåll}
  try: {label: Pröva}
exchange_kinds:
  project_lead: {label: Projektuppslag}
participation_modes:
  abroad: {label: Resa utanför Sverige}
  online: {label: Webbmöte}
attachment_kinds:
  plan: {label: Handlingsplan}
  annual_report: {label: Årsrapport}
organisation_kinds:
  city: {label: Stad}
  committee: {label: Nämnd}
  administration: {label: Förvaltning}
languages:
  sv: {label: Svenska}
  en: {label: Engelska}
""",
    "data/organisations.yml": """\
exempelstad:
  name: Exempelstad
  kind: city
  sources: [brev]
provforvaltningen:
  name: provförvaltningen
  kind: administration
  start: 2020-01-02
  end: ongoing
  sources: [brev]
provnamnden:
  name: provnämnden
  kind: committee
  sources: [brev]
""",
    "data/sources/brev.yml": """\
title: Brev till provnämnden
publisher: Exempelstad
date: 2023-03-13
""",
    "data/sources/webb.yml": """\
title: The Provnät website
publisher: Provnät
url: https://provnat.example/om
language: en
archived_copy: true
""",
    "data/projects.yml": """\
ljusprov:
  name: LJUSPROV
  text: Ett påhittat projekt.
  start: 2019
  end: 2021
  networks: [provnat]
  part: Pilotstad
  sources: [webb]
""",
    "data/routines.yml": """\
resor:
  title: Resor
  text: Varje resa föregås av beslut.
  page: resor
  sources: [brev]
""",
    "data/abbreviations.yml": """\
pn:
  name: PN
  full_name: Probe Network
  language: en
  text: Ett påhittat nätverk.
  sources: [webb]
""",
    "data/foreign_names.yml": """\
en:
  names: [Probe Forum]
""",
    "data/synonyms.yml": """\
leader:
  words: [ordförande, chair]
""",
    "data/networks/provnat.yml": """\
name: Provnät
end: ongoing
facts:
  - kind: description
    text: Ett påhittat nätverk.
    sources: [webb]
  - kind: members
    text: Tio städer.
    as_of: 2020
    sources: [webb]
memberships:
  - member: exempelstad
    start: 2015
    observed: [2023]
    sources: [webb]
roles:
  - kind: board_member
    body: styrelsen
    text: Styrelsemedlem
    holder: provforvaltningen
    start: 2022-01-01
    end: 2024-06-30
    sources: [brev]
events:
  - date: 2021-05-04
    end: 2021-05-05
    kind: conference
    scope: city
    text: Staden var värd för konferensen.
    sources: [webb]
""",
    "data/plans/2023/provnat.yml": """\
presented: 2023-03-13
sources: [brev]
purpose:
  text: Att prova.
  sources: [brev]
priorities:
  - id: ljus
    text: Bättre ljus
    areas: [lighting]
    sources: [brev]
activities:
  - id: mote
    text: Delta i mötet
    priority: ljus
    responsible: provforvaltningen
    start: 2023-05-04
    partners: [exempelstad]
    sources: [brev]
""",
    "data/years/2023.yml": """\
direction:
  text: Allt ska ses över.
  points:
    - id: kartlagga
      text: Kartlägga nätverken
  sources: [brev]
""",
    "data/matters/2023-03-13.yml": """\
title: Information om planer
date: 2023-03-13
committee: provnamnden
administration: provforvaltningen
proposal: Nämnden antecknar informationen.
attachments:
  - number: 1
    title: Plan 2023 Provnät
    kind: plan
    network: provnat
    year: 2023
sources: [brev]
""",
    "docs/index.md": "---\ntitle: Start\n---\n# Start\n\n{{ current_plans() }}\n",
    "docs/kallor.md": "---\ntitle: Källor\n---\n# Källor\n\n{{ sources() }}\n",
    "docs/natverk/provnat/index.md": (
        "---\ntitle: Provnät\nnetwork: provnat\n---\n# Provnät\n\n{{ roles('provnat') }}\n"
    ),
    "docs/natverk/provnat/2023.md": (
        '---\ntitle: "Provnät: plan 2023"\nnetwork: provnat\nyear: 2023\n---\n'
        "# Plan 2023\n\n{{ plan_facts('provnat', 2023) }}\n"
    ),
    "docs/natverk/provnat/2021.md": (
        '---\ntitle: "Provnät: året 2021"\nnetwork: provnat\nyear: 2021\n---\n'
        "# Året 2021\n\n{{ plan_facts('provnat', 2021) }}\n"
    ),
    "docs/ar/2023.md": "---\ntitle: Året 2023\nyear: 2023\n---\n# Året 2023\n\n{{ year_overview(2023) }}\n",
    "docs/namnden/2023-03-13.md": "---\ntitle: Brevet\n---\n# Brevet\n\n{{ matter('2023-03-13') }}\n",
    "docs/arbetssatt/resor.md": "---\ntitle: Resor\n---\n# Resor\n\n{{ routine('resor') }}\n",
    "mkdocs.yml": """\
site_name: Exempelstad
nav:
  - Start: index.md
  - Provnät:
      - natverk/provnat/index.md
      - Plan 2023: natverk/provnat/2023.md
      - Året 2021: natverk/provnat/2021.md
  - År:
      - Året 2023: ar/2023.md
  - Nämnden: namnden/2023-03-13.md
  - Resor: arbetssatt/resor.md
  - Källor: kallor.md
""",
}

# What makes another network one that the city is a member of, or only considers.
MEMBER = "memberships:\n  - {member: exempelstad, start: 2015, observed: [2023], sources: [webb]}\n"
CANDIDATE = "considerations:\n  - {date: 2019, text: Nätverket nämns., sources: [webb]}\n"

# What the real mkdocs.yml says besides the city's name and the menu: every project needs it.
SETTINGS = re.sub(
    r"^ *#.*\n",
    "",
    (ROOT / "mkdocs.yml").read_text("utf-8").partition("\ntheme:")[2].partition("\nnav:")[0],
    flags=re.M,
)


def write(root: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the project under `root`, with some files replaced or added (text or bytes) or left out (None).

    A mkdocs.yml of a name and a menu gets the real settings, after them.
    """
    files: dict[str, str | bytes | None] = {**FILES, **(changes or {})}
    menu = files["mkdocs.yml"]
    if isinstance(menu, str) and re.search(r"^(site_name|nav):", menu, re.M) and "theme:" not in menu:
        name = "" if "site_name:" in menu else "site_name: Exempelstad\n"
        files["mkdocs.yml"] = f"{menu.rstrip()}\n{name}strict: true\ntheme:{SETTINGS}\n"
    for name, content in files.items():
        if content is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def clone(root: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The project under `root` with the real theme, code and settings, so that it builds: in a second."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    menu = FILES["mkdocs.yml"].partition("\nnav:")[2]
    write(root, {"mkdocs.yml": f"{settings}\nnav:{menu}", **(changes or {})})
    for name in ("theme", "actionplans"):
        shutil.copytree(ROOT / name, root / name, ignore=HALF_WRITTEN)
    shutil.copy(ROOT / "macros.py", root)
    return root


def edited(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One of the project's files with a piece of text replaced; `old` must stand there exactly once."""
    assert FILES[name].count(old) == 1, f"{old!r} står inte exakt en gång i {name}"
    return {name: FILES[name].replace(old, new)}


def checked(root: Path, changes: dict[str, str | bytes | None] | None = None) -> Checked:
    """The project, written and checked."""
    return check(write(root, changes))


def messages(root: Path, changes: dict[str, str | bytes | None] | None = None) -> list[str]:
    """What the check says of the project, sorted; without columns, which tests/test_mutation.py looks after."""
    return [told(problem) for problem in sorted(set(checked(root, changes).problems))]


def told(problem: Problem) -> str:
    """A problem as path:line: what – do, without its column."""
    return f"{problem.place}: {problem.what} – {problem.do}"


def view(
    root: Path, day: str = "2023-06-01", changes: dict[str, str | bytes | None] | None = None, here: str = ""
) -> View:
    """The project as a page at the address `here` sees it on a day. The project must be valid."""
    project = checked(root, changes)
    assert not project.problems, project.problems
    return View(project.site_on(datetime.date.fromisoformat(day)), here)
