"""What does a new data file need beside it? The pages that show what it holds, where a record must have one."""

from __future__ import annotations

from actionplans.drafts import menu, pages
from actionplans.drafts.year import Files
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import MATTER, NETWORK, NETWORK_REPORT, NETWORK_YEAR, ROUTINE, YEAR, PageKind, kind_of
from actionplans.model.records import Model
from actionplans.rules.placeholders import MARK
from actionplans.swedish.bodies import say

_MENU = "mkdocs.yml"


def page(model: Model, existing: Files, path: str) -> Files:
    """The page at a path under docs/ and its row in the menu; nothing where it is there or is none that is drafted.

    `model` holds the records that the page is about. Raises menu.NoPlaceError.
    """
    found = kind_of(path)
    if found is None or f"docs/{path}" in existing:
        return {}
    identifier = next(iter(found.parts.values()), "")
    if found.kind is MATTER and identifier in model.matters:
        title = f"Ärendet den {in_words(model.matters[identifier].date)}"
        words = say(model.city, "informationen till nämnden")
        shown = f'{{{{ matter("{identifier}") }}}}\n\n## Information\n\n{MARK} {words}'
        return _with_row(existing, MATTER, path, title, _shown(title, shown))
    if found.kind is ROUTINE and identifier in model.routines:
        title = model.routines[identifier].title
        return _with_row(existing, ROUTINE, path, title, _shown(title, f'{{{{ routine("{identifier}") }}}}'))
    if found.kind not in (NETWORK, NETWORK_YEAR, NETWORK_REPORT, YEAR):
        return {}
    network, year = found.network or "", found.year
    name = "" if not network else model.networks[network].name if year is None else model.networks[network].called
    planned = found.kind is not NETWORK_YEAR or model.plan_for(network, year or 0) is not None
    text = pages.page(model.city, found.kind, name, network, year, planned=planned)
    return _with_row(existing, found.kind, path, found.kind.names(name, year, planned=planned).heading, text, year)


def _shown(title: str, body: str) -> str:
    return f"---\ntitle: {pages.as_title(title)}\n---\n# {title}\n\n{body}\n"


def _with_row(existing: Files, kind: PageKind, path: str, title: str, text: str, year: int | None = None) -> Files:
    settings = existing[_MENU]
    if kind.menu is not None:
        settings = menu.with_page(settings, kind, path, title, year)
    else:
        settings = menu.with_sibling(settings, path, title, newest_first=kind is MATTER)
    return {f"docs/{path}": text} | ({_MENU: settings} if settings != existing[_MENU] else {})
