"""What does a new data file need beside it? The page that shows it, where every such record must have one."""

from __future__ import annotations

from actionplans.drafts import menu, pages
from actionplans.drafts.year import Files
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import MATTER, NETWORK_REPORT, ROUTINE, YEAR, PageKind
from actionplans.model.records import Model
from actionplans.rules.placeholders import MARK

_MENU = "mkdocs.yml"


def of_matter(existing: Files, identifier: str, date: PartialDate) -> Files:
    """The page of a new matter."""
    title = f"Ärendet den {in_words(date)}"
    text = _shown(title, f'{{{{ matter("{identifier}") }}}}\n\n## Information\n\n{MARK} informationen till nämnden')
    return _with_row(existing, MATTER, MATTER.path(matter=identifier), title, text)


def of_routine(existing: Files, identifier: str, title: str) -> Files:
    """The page of a new routine."""
    path = ROUTINE.path(routine=identifier)
    return _with_row(existing, ROUTINE, path, title, _shown(title, f'{{{{ routine("{identifier}") }}}}'))


def of_year(model: Model, existing: Files, year: int) -> Files:
    """The page of a year across all networks, where it has none."""
    return _drafted(model, existing, YEAR, "", "", year)


def of_report(model: Model, existing: Files, network: str, year: int) -> Files:
    """The page of a network's report, where it has none; that of another plan's report stands with its plan."""
    if network not in model.networks:
        return {}
    return _drafted(model, existing, NETWORK_REPORT, model.networks[network].called, network, year)


def _drafted(model: Model, existing: Files, kind: PageKind, name: str, network: str, year: int) -> Files:
    path = kind.path(network=network, year=year)
    text = pages.page(model.city, kind, name, network, year)
    return _with_row(existing, kind, path, kind.names(name, year).heading, text, year)


def _shown(title: str, body: str) -> str:
    return f"---\ntitle: {pages.as_title(title)}\n---\n# {title}\n\n{body}\n"


def _with_row(existing: Files, kind: PageKind, path: str, title: str, text: str, year: int | None = None) -> Files:
    """A page with its row in the menu; nothing where the page is there."""
    page = f"docs/{path}"
    if page in existing:
        return {}
    settings = existing[_MENU]
    if kind.menu is not None:
        settings = menu.with_page(settings, kind, path, title, year)
    else:
        settings = menu.with_sibling(settings, path, title, first=kind is MATTER)
    return {page: text} | ({_MENU: settings} if settings != existing[_MENU] else {})
