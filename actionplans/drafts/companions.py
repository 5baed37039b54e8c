"""What does a new data file need beside it? The pages that show what it holds, where a record must have one."""

from __future__ import annotations

from actionplans.drafts import pages
from actionplans.drafts.year import Files
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import (
    MATTER,
    NETWORK,
    NETWORK_REPORT,
    NETWORK_YEAR,
    ROUTINE,
    YEAR,
    Names,
    kind_of,
)
from actionplans.model.records import Model


def page(model: Model, existing: Files, path: str) -> Files:
    """The page at a path under docs/; nothing where it is there or is none that is drafted.

    `model` holds the records that the page is about. Its row in the menu follows from the page.
    """
    found = kind_of(path)
    if found is None or f"docs/{path}" in existing:
        return {}
    identifier = next(iter(found.parts.values()), "")
    if found.kind is MATTER and identifier in model.matters:
        title = f"Ärendet den {in_words(model.matters[identifier].date)}"
        return {f"docs/{path}": pages.matter_page(model.city, Names(title, title), identifier)}
    if found.kind is ROUTINE and identifier in model.routines:
        title = model.routines[identifier].title
        return {f"docs/{path}": _shown(title, f'{{{{ routine("{identifier}") }}}}')}
    if found.kind not in (NETWORK, NETWORK_YEAR, NETWORK_REPORT, YEAR):
        return {}
    network, year = found.network or "", found.year
    name = "" if not network else model.networks[network].name if year is None else model.networks[network].called
    planned = found.kind is not NETWORK_YEAR or model.plan_for(network, year or 0) is not None
    text = pages.page(model.city, found.kind, name, network, year, planned=planned)
    return {f"docs/{path}": text}


def _shown(title: str, body: str) -> str:
    return f"---\ntitle: {pages.as_title(title)}\n---\n# {title}\n\n{body}\n"
