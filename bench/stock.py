"""What would the same pages be under stock mkdocs-material?"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import jinja2
import yaml

from actionplans.drafts.menu import as_text
from actionplans.macros import MACROS
from actionplans.reading.menu import entries_of
from actionplans.rules.check import check
from actionplans.site.addresses import page_url
from actionplans.site.menu import filled, names
from actionplans.site.view import View


def finished(project: Path, target: Path, day: datetime.date) -> Path:
    """The same pages as finished Markdown under stock mkdocs-material: what the macros cost is what differs."""
    checked = check(project)
    site = checked.site_on(day)
    here = {"page": ""}
    environment = jinja2.Environment(comment_start_string="{##", comment_end_string="##}")
    for name, macro in MACROS.items():
        environment.globals[name] = lambda *args, _macro=macro, **named: str(
            _macro(View(site, page_url(here["page"], directory_urls=True)), *args, **named)
        )
    for path in (project / "docs").rglob("*.md"):
        here["page"] = path.relative_to(project / "docs").as_posix()
        written = target / "docs" / here["page"]
        written.parent.mkdir(parents=True, exist_ok=True)
        text = _titled(path.read_text(encoding="utf-8"))
        written.write_text(environment.from_string(text).render(), encoding="utf-8")
    rows = entries_of((project / "mkdocs.yml").read_text(encoding="utf-8")) or []
    nav = as_text(filled(rows, names(checked.pages.pages.values(), checked.model)))
    config = {
        "site_name": "Exempelstad",
        "theme": {"name": "material", "language": "sv", "font": False, "features": ["navigation.prune"]},
        "plugins": ["search"],
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "def_list",
            "md_in_html",
            "tables",
            "toc",
            "pymdownx.superfences",
        ],
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config) + f"nav:\n{nav}", encoding="utf-8")
    return target


_HEADER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def _titled(text: str) -> str:
    """A page with its title alone in its header: what else stands there is for us, and `search` Material reads else."""
    found = _HEADER.match(text)
    if found is None:
        return text
    title = (yaml.safe_load(found[1]) or {}).get("title")
    header = f"---\n{yaml.safe_dump({'title': title}, allow_unicode=True)}---\n" if title else ""
    return header + text[found.end() :]
