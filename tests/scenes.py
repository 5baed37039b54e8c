"""Variations on the miniature project: several edits at once, and pages that come with their header and menu."""

from __future__ import annotations

import re

from tests import project

Changes = dict[str, str | bytes | None]


def edits(*replacements: tuple[str, str, str]) -> Changes:
    """The project's files with pieces of text replaced: (file, old, new). Each old text must stand there once."""
    found: dict[str, str] = {}
    for name, old, new in replacements:
        text = found.get(name, project.FILES[name])
        assert text.count(old) == 1, f"{old!r} står inte exakt en gång i {name}"
        found[name] = text.replace(old, new)
    return {**found}


def without(name: str, first: str, last: str) -> tuple[str, str, str]:
    """The edit that removes the lines of a file from `first` up to `last`, which is kept."""
    text = project.FILES[name]
    old = text[text.index(first) : text.index(last)] if last else text[text.index(first) :]
    return name, old, ""


def with_report_pages(changes: Changes) -> Changes:
    """Changes with the page of every annual report among them."""
    reports = (re.fullmatch(r"data/reports/(\d+)/(.+)\.yml", name) for name in changes)
    return pages(changes, *(f"natverk/{one[2]}/{one[1]}/arsrapport.md" for one in reports if one))


def pages(changes: Changes, *more: str, gone: tuple[str, ...] = ()) -> Changes:
    """Changes with more pages under docs/, or without some, and a menu of all pages.

    A network's page of a year that the project has not reached comes with the year's own page, which a rule asks for.
    """
    years = {match[1] for path in more if (match := re.fullmatch(r"natverk/[^/]+/(\d{4})\.md", path))}
    ahead = (f"ar/{year}.md" for year in sorted(years) if year > "2023")
    files: Changes = {
        **changes,
        **{f"docs/{path}": _page(path) for path in (*ahead, *more)},
        **{f"docs/{path}": None for path in gone},
    }
    held = {**project.FILES, **files}
    menu = sorted((name.removeprefix("docs/") for name in held if name.endswith(".md") and held[name]), reverse=True)
    return {**files, "mkdocs.yml": "site_name: Exempelstad\nnav:\n" + "".join(f"  - {path}\n" for path in menu)}


def report(text: str, year: int = 2023, changes: Changes | None = None) -> Changes:
    """Changes with the network's annual report for a year, and the report's page."""
    return with_report_pages({**(changes or {}), f"data/reports/{year}/provnat.yml": text})


def _page(path: str) -> str:
    year_page = re.fullmatch(r"(?:natverk/(.+)|ar|aktiviteter|planer/[^/]+)/(\d{4})(?:/arsrapport|/nytt)?\.md", path)
    match = year_page or re.fullmatch(r"natverk/(.+)/()index\.md", path)
    network, year = match.groups() if match else ("", "")
    header = (f"network: {network}\n" if network else "") + (f"year: {year}\n" if year else "")
    title = f"{path.removesuffix('.md').replace('/', ' ')}"
    return f"---\ntitle: {title}\n{header}---\n# {title}\n"
