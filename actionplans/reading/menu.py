"""How is the menu of mkdocs.yml read: its entries in order, with their places, and the slips in it that YAML hides."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from actionplans.model.dates import MONTHS
from actionplans.model.page_kinds import MATTER, START, kind_of, series, year_named
from actionplans.model.problems import Place, Problem
from actionplans.reading import yamlfile
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar
from actionplans.reading.yamlfile import Sequence as YamlSequence

# What mkdocs.yml may have before a list, and no file of data/: the name of a variable, and what holds without it.
TAGS = ("!ENV",)


class Entry(NamedTuple):
    """A page in the menu: its path, where that stands, and what the menu calls it; nothing where the page says that."""

    path: str
    place: Place
    title: str = ""


def read_menu(root: Path, known: Collection[str], problems: list[Problem]) -> Iterator[Entry]:
    """The pages in mkdocs.yml's nav, in order. What mkdocs.yml may hold besides is said by rules/settings.py."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        problems.append(Problem(Place("mkdocs.yml"), "filen saknas", "lägg tillbaka den ur git"))
        return
    tree, unreadable = yamlfile.read(file, "mkdocs.yml", TAGS)
    nav = tree.values.get("nav") if isinstance(tree, YamlMapping) else None
    entries = list(_nav_entries(nav, problems)) if nav else []
    problems += unreadable
    if nav:
        problems += _hidden_start(nav)
        problems += _wrong_years(nav, known)
        problems += _misread_titles(nav, file.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    if not any(entry.path for entry in entries):
        entries = []
        if not unreadable:
            problems.append(Problem(Place("mkdocs.yml"), "menyn (nav) saknas", "lägg till nav: med alla sidor"))
    yield from entries


def entries_of(text: str) -> list[Any] | None:
    """The menu of a mkdocs.yml as MkDocs has it: paths, and names with a path or a list. None where it has none."""
    tree, unreadable = yamlfile.parse(text, "mkdocs.yml", TAGS)
    nav = tree.values.get("nav") if isinstance(tree, YamlMapping) else None
    return _plain(nav) if isinstance(nav, YamlSequence) and not unreadable else None


def _plain(node: Node) -> Any:
    if isinstance(node, YamlSequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, YamlMapping):
        return {title: _plain(child) for title, child in node.values.items()}
    return node.text


def _hidden_start(nav: Node) -> Iterator[Problem]:
    """A start page within a section: MkDocs takes only one of the menu's first level for the site's."""
    for entry in nav.items if isinstance(nav, YamlSequence) else ():
        for path, place, _ in _nav_entries(entry, []):
            within = isinstance(entry, YamlMapping) and any(
                not isinstance(one, Scalar) for one in entry.values.values()
            )
            if within and path == START.path():
                do = f"flytta raden längst upp under nav, längst till vänster: - Start: {path}"
                yield Problem(
                    place, "startsidan ligger inne i ett avsnitt av menyn, så att ingenting leder till den", do
                )


def _misread_titles(node: Node, lines: Sequence[str]) -> Iterator[Problem]:
    """Titles in the menu that MkDocs would take for a number, a date or yes and no, and stop at: `- 2025: …`."""
    if isinstance(node, YamlSequence):
        for item in node.items:
            yield from _misread_titles(item, lines)
    elif isinstance(node, YamlMapping):
        for title, place in node.keys.items():
            quoted = lines[place.line - 1][place.column - 1 : place.column] in ("'", '"')
            if quoted and not title.strip():
                yield Problem(place, "en titel i menyn är tom", "skriv den mellan citattecknen")
            if re.fullmatch("[”“„].*[”“„]", title):
                do = f'byt dem mot raka: "{title[1:-1]}"'
                yield Problem(place, f"titeln {title} står inom typografiska citattecken", do)
            if not quoted and Scalar(title, place, plain=True).guess != "str":
                what = f"”{title}” läses inte som text i menyn"
                yield Problem(place, what, f'sätt citattecken: "{title}"')
            yield from _misread_titles(node.values[title], lines)


def _wrong_years(node: Node, known: Collection[str]) -> Iterator[Problem]:
    """Lines in the menu whose title names another year than the page that they lead to: copied and half changed."""
    if isinstance(node, YamlSequence):
        for item in node.items:
            yield from _wrong_years(item, known)
    elif isinstance(node, YamlMapping):
        for title, child in node.values.items():
            led = year_named(child.text) if isinstance(child, Scalar) else None
            # That the page does not exist is told by rules/pages.py.
            if led and isinstance(child, Scalar) and child.text in known and (named := _other_year(title, child.text)):
                what = f"raden ”{title}” i menyn leder till {child.text}"
                yield Problem(child.place, what, f"skriv {led} i titeln, eller {named} i sökvägen")
            yield from _wrong_years(child, known)


def _other_year(title: str, path: str) -> str | None:
    """The year that a title names and its page cannot be about; None where there is none.

    A letter of December has next year's plans and one of March last year's reports, so that the title of a matter may
    name the year before or after; but not in a day, which is the letter's own.
    """
    led, found = year_named(path), kind_of(path)
    if led is None or found is None or found.kind is not MATTER:
        named = _A_YEAR.search(title)
        return named[1] if named and named[1] != led else None
    if day := _A_DAY.search(title):
        return day[1] if day[1] != led else None
    named = _A_YEAR.search(title)
    return named[1] if named and abs(int(named[1]) - int(led)) > 1 else None


_A_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
_A_DAY = re.compile(rf"(?:{'|'.join(MONTHS)}) {_A_YEAR.pattern}", re.IGNORECASE)


def _nav_entries(node: Node, problems: list[Problem], title: str = "") -> Iterator[Entry]:
    if isinstance(node, Scalar):
        yield Entry(node.text, node.place, title)
        return
    titled = [("", child) for child in node.items] if isinstance(node, YamlSequence) else list(node.values.items())
    entries = [list(_nav_entries(child, problems, of)) for of, child in titled]
    problems += _newest_first([found[0] for found in entries if len(found) == 1])
    for found in entries:
        yield from found


def _newest_first(siblings: Sequence[Entry]) -> Iterator[Problem]:
    """Years of one folder that stand beside each other in the menu stand newest first."""
    dated = [(found, path, place) for path, place, _ in siblings if (found := series(path))]
    for (above, _, _), (below, path, place) in itertools.pairwise(dated):
        if above.folder == below.folder and below.date > above.date:
            yield Problem(place, f"{path} står efter {above.date} i menyn", "sätt det nyaste året först")
