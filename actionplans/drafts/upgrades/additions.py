"""The pages that this release adds to every city: what came of it all, a day, the news, and who answers for what.

A city that has one of them has met them already: what it has taken away again does not come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplans.drafts import menu, pages
from actionplans.drafts.city import START
from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.drafts.upgrades.whole import model_of, saying
from actionplans.model.page_kinds import DAY, NEWS, ORGANISATION, RESPONSIBLE, RESULTS, YEAR_ACTIVITIES
from actionplans.model.page_kinds import START as FIRST
from actionplans.model.problems import Place, Problem
from actionplans.model.timeline import exists_on
from actionplans.site.activities import activities_of
from actionplans.site.answering import answering
from actionplans.site.day import site_date
from actionplans.site.site import Site
from actionplans.swedish.words import sentence
from actionplans.system.console import typed

_MENU = "mkdocs.yml"
_NEW = tuple(kind.path() for kind in (RESULTS, RESPONSIBLE, DAY, NEWS))


def to_the_new_pages(texts: Texts) -> Changes:
    """The new pages with their rows in the menu; none that the menu has no place for."""
    model = model_of(texts) if _is_without(texts) else None
    if model is None:
        return {}
    made, settings = {}, texts[_MENU]
    for path in _NEW:
        placed = _placed(settings, path)
        if placed is not None:
            settings = placed
            draft = (START / "docs" / path).read_text(encoding="utf-8")
            made[f"docs/{path}"] = _with_what_is_there(saying(model)(draft), texts)
    there = dict.fromkeys((file.removeprefix("docs/") for file in (*texts, *made) if file.startswith("docs/")), "")
    site = Site(model, site_date()[0], there)
    return {**made, **_of_years(site), **_of_organisations(site), _MENU: settings}


def left_out(before: Texts, after: Texts) -> Iterator[str]:
    """What could not be added, and what somebody has to do first."""
    if not _is_without(before):
        return
    if model_of(after) is None:
        do = f"kör {typed('make check')}, rätta felen och kör {typed('make upgrade')} igen"
        yield str(Problem(Place("data", 0), "de nya sidorna är inte tillagda, för uppgifterna går inte att läsa", do))
        return
    for path in _NEW:
        if f"docs/{path}" not in after:
            do = f"lägg in sidan själv, som i actionplans/drafts/start/docs/{path}"
            yield str(Problem(Place(_MENU, 0), f"menyn har ingen given plats för {path}", do))


def _is_without(texts: Texts) -> bool:
    """Whether a project with pages and a menu has none of the new ones."""
    has_pages = f"docs/{FIRST.path()}" in texts and "\nnav:" in texts.get(_MENU, "")
    return has_pages and not any(f"docs/{path}" in texts for path in _NEW)


def _placed(settings: str, path: str) -> str | None:
    try:
        return menu.with_page_as_in(settings, (START / _MENU).read_text(encoding="utf-8"), path)
    except menu.NoPlaceError:
        return None


def _with_what_is_there(draft: str, texts: Texts) -> str:
    """A draft without the sentences that lead to a page that this city does not have."""
    for sentence_, target in re.findall(r"( [^.\n]*\[[^\]]*\]\(\.\./([\w/-]+\.md)\)\.)", draft):
        draft = draft if f"docs/{target}" in texts else draft.replace(sentence_, "")
    return draft


def _of_years(site: Site) -> dict[str, str]:
    """A page of each year of which an activity is known."""
    made = {}
    years = {year for plan in site.model.plans.values() for year in plan.years} | {
        year for _, year in site.model.reports
    }
    # As for any year's pages: the coming one's are drafted, no later one's.
    for year in sorted(one for one in years if one <= site.day.year + 1 and activities_of(site.model, site.day, one)):
        path = YEAR_ACTIVITIES.path(year=year)
        made[f"docs/{path}"] = pages.page(site.model.city, YEAR_ACTIVITIES, year=year)
    return made


def _of_organisations(site: Site) -> dict[str, str]:
    """A page of each organisation that there is and that answers for something or takes part."""
    if RESPONSIBLE.path() not in site.pages:
        return {}
    known = site.model.organisations
    named = [(sentence(known[name].name), name) for name in answering(site) if exists_on(known[name], site.day)]
    return {
        f"docs/{ORGANISATION.path(organisation=one)}": (
            f'---\ntitle: {pages.as_title(name)}\n---\n# {name}\n\n{{{{ responsibilities("{one}") }}}}\n'
        )
        for name, one in named
    }
