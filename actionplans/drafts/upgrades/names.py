"""From pages that are called by a bare year to names that say what they are, the same in the menu and in the heading.

Before, a plan's page was called "Kajforum 2023" and stood in the menu as "2023". What an editor has called a page by
words of their own stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actionplans.drafts import menu
from actionplans.drafts.pages import as_title, heading_of
from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.model.page_kinds import (
    MATTER,
    NETWORK_REPORT,
    NETWORK_YEAR,
    START,
    YEAR,
    YEAR_NEWS,
    YEAR_REPORT,
    Found,
    Names,
    PageKind,
    kind_of,
)

_MENU = "mkdocs.yml"
_DOCS = "docs/"
# What the heading of a year's page was, with the network's name and the year in it.
_HEADINGS: Mapping[str, str] = {
    NETWORK_YEAR.name: "{name} {year}",
    NETWORK_REPORT.name: "Årsrapport {year} för {name}",
    YEAR.name: "Året {year} i alla nätverk",
    YEAR_NEWS.name: "Vad är nytt i {year} års planer",
    YEAR_REPORT.name: "Årsrapport {year} för alla nätverk",
}
# Of these the menu had the better name: a heading of a whole sentence is no name.
_MENU_SAYS = ("administrations", "exchanges", "evaluations", "candidates", "costs", "routine")
_OVERVIEW_OF_NETWORKS = ("networks", "Nätverken", "Alla nätverk")
# A matter's heading was its whole title, which its page tells anyway; the menu had its day.
_OF_A_DAY = "Ärendet den"
_DAY = re.compile(r"\d{1,2} [a-zåäö]+ \d{4}")
_TITLE = re.compile(r"\A(---\n(?:(?!---).*\n)*?title: *)(.*)$", re.MULTILINE)
_HEADING = re.compile(r"^#(?!#).*$", re.MULTILINE)
_ENTRY = re.compile(r"\s*- (?P<title>[^\s#].*?): +(?P<path>[^\s:]+\.md)\s*(?:#.*)?")


def to_names_that_say(texts: Texts) -> Changes:
    """Titles, headings and the menu's entries, of years first and then of every page that the menu calls otherwise."""
    settings = texts.get(_MENU, "")
    labels = dict(_labels(settings))
    planned = set(_planned(texts))
    changes: Changes = {}
    for file in sorted(texts):
        path = file.removeprefix(_DOCS)
        found = kind_of(path) if file.startswith(_DOCS) else None
        if found is None or found.kind is START:
            continue
        page = _renamed(texts[file], found, labels.get(path), planned)
        heading = heading_of(page)
        if page != texts[file]:
            changes[file] = page
        if path in labels and heading and "{" not in heading and labels[path] != heading:
            settings = menu.renamed(settings, path, heading)
        elif found.kind.name == _OVERVIEW_OF_NETWORKS[0] and path not in labels:
            settings = menu.titled(settings, path, heading)
    return {**changes, _MENU: settings} if settings != texts.get(_MENU) else changes


def _renamed(page: str, found: Found, label: str | None, planned: set[tuple[str, int]]) -> str:
    if found.kind.name in _HEADINGS and found.year:
        return _of_a_year(page, found.kind, found.year, (found.network or "", found.year) in planned)
    kind, old, new = _OVERVIEW_OF_NETWORKS
    if found.kind.name == kind:
        return _with(page, new, new) if heading_of(page) == old else page
    if label is None:
        return page
    if found.kind.name in _MENU_SAYS:  # one that is called so already may have a title that says more
        return page if heading_of(page) == label else _with(page, label, label)
    if found.kind is MATTER and _DAY.fullmatch(label) and not heading_of(page).startswith(_OF_A_DAY):
        return _with(page, f"{_OF_A_DAY} {label}", f"{_OF_A_DAY} {label}")
    return _with(page, heading_of(page), heading_of(page)) if _title(page) == label else page


def _of_a_year(page: str, kind: PageKind, year: int, planned: bool) -> str:
    """A year's page with its new names, where its heading was the one that it was drafted with."""
    pattern = re.escape(_HEADINGS[kind.name]).replace(r"\{year\}", str(year)).replace(r"\{name\}", "(?P<name>.+)")
    was = re.fullmatch(pattern, heading_of(page))
    already = {kind.names(year=year, planned=one).heading for one in (True, False)}
    if was is None or heading_of(page) in already:
        return page
    names: Names = kind.names(was.groupdict().get("name", ""), year, planned=planned)
    return _with(page, names.title, names.heading)


def _with(page: str, title: str, heading: str) -> str:
    page = _TITLE.sub(lambda found: f"{found[1]}{as_title(title)}", page, count=1)
    return _HEADING.sub(lambda _: f"# {heading}", page, count=1)


def _title(page: str) -> str:
    found = _TITLE.match(page)
    return found[2].strip().strip("\"'") if found else ""


def _labels(settings: str) -> Iterator[tuple[str, str]]:
    """What the menu calls each page that it has a name for, as it is read."""
    _, _, entries = settings.partition("\nnav:")
    for line in entries.split("\n"):
        if found := _ENTRY.fullmatch(line):
            yield found["path"], found["title"].strip().strip("\"'")


def _planned(texts: Texts) -> Iterator[tuple[str, int]]:
    """Each network and year that a plan is for: its own, one administration's or a common one."""
    for file, text in texts.items():
        place = re.fullmatch(r"data/plans/(\d{4})/([^/]+)\.yml", file)
        if place is None:
            continue
        keys = dict(re.findall(r"^(network|networks|end): *([^#\n]*)", text, re.MULTILINE))
        several = re.findall(r"^ *- *([\w-]+) *$", _block(text, "networks"), re.MULTILINE)
        named = re.findall(r"[\w-]+", keys.get("networks", "")) or several
        ends = re.match(r"\d{4}", keys.get("end", "").strip("\"' "))
        for year in range(int(place[1]), max(int(place[1]), int(ends[0]) if ends else 0) + 1):
            for network in named or [(keys.get("network") or place[2]).strip("\"' ")]:
                yield network, year


def _block(text: str, key: str) -> str:
    found = re.search(rf"^{key}: *\n((?:[ -].*\n)*)", text, re.MULTILINE)
    return found[1] if found else ""
