"""The fictional city with what it lacks for the tests of pages, and without the demo's notice.

That is: a year without a plan, a network of which next to nothing is known, one that was left, names as long as they
get, names in another language, abbreviations everywhere, every form that Markdown has, and a history in git. It is laid
over a copy, because the fictional city itself is what `make demo` shows.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import fictional
from tests.shared import shared
from tests.sites import ROOT, built

DAY = fictional.DAY
# A word of 48 letters, as compounds get in Swedish, which no space lets go to the next line.
WORD = "Hamnstadskommunalförbundssamverkansorganisationen"
LONG = f"Nordiska rådet för {WORD} och levande stadsliv i mellanstora hamnstäder"
FOREIGN = "Harbour Streets Forum"

# Of the first next to nothing is known; the second the city has left. Neither exists.
NETWORKS = {
    "samarbetet": f"""\
# Samarbetet finns inte.

name: {LONG}
memberships:
  - member: exempelstad
    observed: [2025]
    sources: [information-2025]
facts:
  - kind: full_name
    text: {LONG} och medelstora hamnstadskommunalförbund
    sources: [information-2025]
events:
  - date: 2025
    kind: meeting
    scope: network
    text: {LONG} möts.
    sources: [information-2025]
""",
    "hsf": f"""\
# HSF finns inte.

name: HSF
facts:
  - kind: full_name
    text: {FOREIGN}
    note: SRN skrev {FOREIGN}.
    sources: [information-2022]
memberships:
  - member: exempelstad
    start: 2019
    end: 2022-12-31
    text: Medlem i {FOREIGN}.
    sources: [hamnen]
roles:
  - kind: chair
    body: {FOREIGN}
    text: Ordförande i {FOREIGN}
    holder: exempelstad
    start: 2021-01-01
    end: 2022-12-31
    sources: [information-2022]
priorities:
  - id: hamn
    text: Lära av {FOREIGN} om SRN:s gator.
    areas: [walking-cycling]
    observed: [2022]
    sources: [information-2022]
events:
  - date: 2022-04-05
    kind: meeting
    scope: city
    text: {FOREIGN} möttes i Exempelstad.
    sources: [information-2023]
""",
}

ABBREVIATION = f"""
hsf:
  name: HSF
  full_name: {FOREIGN}
  language: en
  text: Ett påhittat nätverk, som staden har lämnat.
  sources: [information-2022]
"""

SOURCE = f"""\
title: Brev från {FOREIGN}
publisher: {FOREIGN}
date: 2022-03-01
note: SRN lät skanna brevet från {FOREIGN}.
"""

# Each page by its path: its title, network and year.
PAGES = {
    "natverk/provnat/2021.md": ("Provnät 2021", "provnat", "2021"),
    "natverk/samarbetet/index.md": (LONG, "samarbetet", ""),
    "natverk/samarbetet/2025.md": (f"{LONG} 2025", "samarbetet", "2025"),
    "natverk/hsf/index.md": ("HSF", "hsf", ""),
    "natverk/hsf/2022.md": (f"HSF 2022: {FOREIGN}", "hsf", "2022"),
    "ar/2021.md": ("2021", "", "2021"),
}

# Everything that an editor may write on a page, beside macros.
WRITTEN = f"""---
title: Allt som kan skrivas
---
# Allt som kan skrivas

SRN och *{FOREIGN}*, **{FOREIGN}**, `{{id}}` och [{FOREIGN}](index.md).

![En streckad ruta.](ruta.svg){{: width="300" }}

- SRN {{{{ source("information-2025") }}}}
- [x](index.md)

```diff title="data/networks/hsf.yml"
-    end: 2022-12-31
+    end: 2022-11-30
```

```yaml
name: HSF
year: 2023
sources: [information-2022]
```
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><path d="M1 1h298v38H1z"/></svg>\n'

# The row of the menu that another is added after, for a page that stands nowhere by itself.
MENU = ("      - om/index.md\n", "      - Allt som kan skrivas: om/allt.md\n")


def write(target: Path) -> None:
    """Write the city's data, pages and menu; code, theme and settings stay where they are."""
    fictional.copy(target)
    settings = target / "mkdocs.yml"
    # The notice that the demo is a fiction is no part of a city's site.
    text = re.sub(r"extra:\n  notice: .*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(text.replace("../../..", ROOT.as_posix()), encoding="utf-8")
    fictional.edit(settings, MENU[0], "".join(MENU))
    for name, text in NETWORKS.items():
        (target / f"data/networks/{name}.yml").write_text(text, encoding="utf-8")
    (target / "data/sources/hamnen.yml").write_text(SOURCE, encoding="utf-8")
    for name, more in {"abbreviations": ABBREVIATION, "foreign_names": f"    - {FOREIGN}\n"}.items():
        with (target / f"data/{name}.yml").open("a", encoding="utf-8") as file:
            file.write(more)
    for name, (title, network, year) in PAGES.items():
        header = (f"network: {network}\n" if network else "") + (f"year: {year}\n" if year else "")
        page = target / "docs" / name
        page.parent.mkdir(exist_ok=True)
        text = f'---\ntitle: "{title}"\n{header}---\n# {title}\n\n{_macros(network, year)}\n'
        page.write_text(text, encoding="utf-8")
    for name, macro in (("roller", "roles"), ("medlemskap", "memberships")):
        fictional.edit(
            target / f"docs/{name}.md", f"{{{{ {macro}() }}}}", f"{{{{ point_in_time() }}}}\n\n{{{{ {macro}() }}}}"
        )
    (target / "docs/om/allt.md").write_text(WRITTEN, encoding="utf-8")
    (target / "docs/om/ruta.svg").write_text(PICTURE, encoding="utf-8")
    _commit(target)


def _macros(network: str, year: str) -> str:
    """The headings and macros that the city's own page of that sort has, without its prose."""
    sort = f"natverk/provnat/{'2022' if year else 'index'}.md" if network else "ar/2022.md"
    lines = (fictional.CITY / "docs" / sort).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("{{", "## "))]
    return "\n\n".join(kept).replace('"provnat"', f'"{network}"').replace("2022", year)


def _commit(project: Path) -> None:
    """Let git know when the files were changed, as it does of a real city: the pages say so."""
    who = [f"-c user.{key}=prov@prov.example" for key in ("name", "email")]
    options = " ".join([*who, "-c commit.gpgsign=false"]).split()
    day = "2025-11-14T12:00:00+00:00"
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", f"--date={day}", "--message=Allt")):
        subprocess.run(
            ["git", *options, *command], cwd=project, env={**os.environ, "GIT_COMMITTER_DATE": day}, check=True
        )


def project(factory: pytest.TempPathFactory) -> Path:
    """The city's folder, written once. Only to be read."""
    return shared(factory, "richer", write)


def site(factory: pytest.TempPathFactory) -> Path:
    """Its site, built once. Only to be read."""
    city = project(factory)
    return shared(factory, "richer-site", lambda target: built(city, target, DAY))


def offline(factory: pytest.TempPathFactory) -> Path:
    """The copy of the site that opens without a server, built once. Only to be read."""
    city = project(factory)
    return shared(factory, "richer-offline", lambda target: built(city, target, DAY, OFFLINE="true"))
