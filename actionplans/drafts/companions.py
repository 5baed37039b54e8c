"""What does a new data file need beside it? The pages that show what it holds, where a record must have one."""

from __future__ import annotations

from actionplans.drafts import pages
from actionplans.drafts.year import Files
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import MATTER, ROUTINE, Names, kind_of
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
        return {f"docs/{path}": letter(model, identifier, model.matters[identifier].date)}
    if found.kind is ROUTINE and identifier in model.routines:
        title = model.routines[identifier].title
        return {f"docs/{path}": _shown(title, f'{{{{ routine("{identifier}") }}}}')}
    network, year = model.networks.get(found.network or ""), found.year
    if found.kind.name not in pages.DRAFTS or (found.network and network is None):
        return {}
    plans = model.plans_for(network.id, year) if network and year else ()
    name = "" if network is None else network.name if year is None else network.called
    text = pages.page(
        model.city,
        found.kind,
        name,
        network.id if network else "",
        year,
        with_goals=any(plan.goals for plan in plans),
        planned=bool(plans) or not found.kind.planless,
    )
    return {f"docs/{path}": text}


def letter(model: Model, matter: str, date: PartialDate, text: str = "") -> str:
    """The page of a matter with the text of its letter, or a place for it."""
    title = f"Ärendet den {in_words(date)}"
    return pages.matter_page(model.city, Names(title, title), matter, text)


def _shown(title: str, body: str) -> str:
    return f"---\ntitle: {pages.as_title(title)}\n---\n# {title}\n\n{body}\n"
