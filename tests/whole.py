"""What must be true of every page of a built site, whichever city's it is. Each question gives what is wrong."""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from actionplans.model.records import Model
from tests.html_page import Element, HtmlPage

Pages = Mapping[str, HtmlPage]

# What Material leaves in English with its own Swedish: search.md's list, and the words of its other English strings.
_ENGLISH = re.compile(
    r"\b(Made with|Permanent link|Not found|Skip to|Search|Back to top|Table of contents|Initializing|"
    r"Type to start|No matching|Navigation|Share|Clear|Previous|Next|Footer|Header|Tabs|Jump back|"
    r"Switch to|Note|Warning|Tip)\b"
)
_CODE = re.compile(r"\{\{|\{%|%\}|\bNone\b|Traceback|Markup\(|PartialDate")


def target(page: str, href: str) -> tuple[str, str]:
    """The file that a link leads to, and its anchor."""
    parts = urlsplit(href)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if parts.path.startswith("/"):
        path = unquote(parts.path).lstrip("/") or "."
    if parts.path.endswith("/") or path == ".":
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)


def targets(page: str, pages: Pages) -> set[str]:
    """The files that the links of a page lead to."""
    return {target(page, link.attributes["href"])[0] for link in pages[page].all("a") if "href" in link.attributes}


def broken_links(site: Path, pages: Pages) -> list[tuple[str, str]]:
    """Links that lead to no file, or to no place on a page."""
    broken = []
    for name, page in pages.items():
        for element in page.elements:
            href = element.attributes.get("href") or element.attributes.get("src")
            if not href or urlsplit(href).scheme:
                continue
            path, anchor = target(name, href)
            if not (site / path).is_file() or (anchor and path in pages and anchor not in pages[path].ids):
                broken.append((name, href))
    return broken


def links_of_one_name(pages: Pages) -> list[tuple[str, str]]:
    """Links to sources that a screen reader calls the same as another link of their page that leads elsewhere."""
    found = []
    for name, page in pages.items():
        links = [link for link in page.all("a") if "href" in link.attributes]
        sources = {called(link) for link in links if link.attributes.get("class") == "cite"}
        found += _ambiguous(name, [(called(link), link) for link in links if called(link) in sources])
    return found


# What a screen reader can say around a link when asked what the link is about (WCAG 2.4.4).
_CONTEXT = ("tr", "li", "p", "dd")


def links_of_one_name_in_one_place(pages: Pages) -> list[tuple[str, str]]:
    """Links of one name, in one row, item or paragraph, that lead to different places: nobody can tell them apart.

    Only in a page's own text: what a menu's entry is about is told by the menu.
    """
    found = []
    for name, page in pages.items():
        told = []
        for link in page.all("a"):
            if "href" in link.attributes and "article" in link.ancestors:
                # A name and its value stand in a group of their own.
                groups = [one for one in link.around if one.name in _CONTEXT or one.ancestors[-1:] == ("dl",)]
                told.append((" | ".join([called(link), *(_words(one.text) for one in groups)]), link))
        found += _ambiguous(name, told)
    return found


def called(link: Element) -> str:
    """What a screen reader calls a link."""
    return _words(link.attributes.get("aria-label") or link.text or link.attributes.get("title", "")).casefold()


def _words(text: str) -> str:
    return " ".join(text.split())


def _ambiguous(page: str, links: list[tuple[str, Element]]) -> list[tuple[str, str]]:
    """The names that stand for links to more than one place."""
    places: dict[str, set[tuple[str, str]]] = {}
    for name, link in links:
        href = link.attributes["href"]
        places.setdefault(name, set()).add((href, "") if urlsplit(href).scheme else target(page, href))
    return [(page, name) for name, found in places.items() if len(found) > 1]


def fetched_elsewhere(site: Path, pages: Pages) -> list[tuple[str, ...]]:
    """What a page or a style would fetch from another host."""
    fetched: list[tuple[str, ...]] = [
        (name, element.name, value)
        for name, page in pages.items()
        for element in page.elements
        for attribute, value in element.attributes.items()
        if attribute in ("src", "srcset", "href", "action", "poster", "data")
        and element.name != "a"
        and re.match(r"(https?:)?//", value)
    ]
    styles = [(path.name, path.read_text(encoding="utf-8")) for path in site.rglob("*.css")]
    fetched += [(name,) for name, style in styles if re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style)]
    return fetched


def unknown_hosts(model: Model, pages: Pages) -> set[str]:
    """Links to other hosts that no record of the data holds: not a source's, a network's or a person's own."""
    found = {
        element.attributes["href"]
        for page in pages.values()
        for element in page.all("a")
        if re.match(r"(https?:)?//", element.attributes.get("href", ""))
    }
    return found - set(_texts(model))


def _texts(value: object) -> Iterator[str]:
    """Every text in a record, in what it holds and in what those hold."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def unlike_the_others(pages: Pages) -> list[str]:
    """Pages that do not say that they are Swedish, have not one heading, or share their title with another."""
    titles = [page.all("title")[0].text for page in pages.values()]
    return [
        name
        for name, page in pages.items()
        if page.all("html")[0].attributes.get("lang") != "sv"
        or len(page.all("h1")) != 1
        or titles.count(page.all("title")[0].text) > 1
    ]


def english(pages: Pages) -> list[tuple[str, str]]:
    """What the theme says in English."""
    found = []
    for name, page in pages.items():
        for element in page.elements:
            said = [element.attributes.get(key, "") for key in ("aria-label", "title", "placeholder", "alt")]
            if element.name in ("label", "button", "nav", "summary", "p") and "admonition-title" in str(
                element.attributes
            ):
                said.append(element.text)
            found += [
                (name, words) for words in said if _ENGLISH.search(words) and "cite" not in str(element.attributes)
            ]
        config = json.loads(next(e.text for e in page.all("script") if e.attributes.get("id") == "__config"))
        found += [(name, words) for words in config["translations"].values() if _ENGLISH.search(words)]
    return found


def code_left(pages: Pages) -> list[tuple[str, str]]:
    """Jinja and Python that is left on a page. The guide for editors shows macro calls as examples."""
    said = {name: _CODE.search(page.text) for name, page in pages.items() if name != "om/redigera/index.html"}
    return [(name, match.group()) for name, match in said.items() if match]


def poor_tables(pages: Pages) -> list[str]:
    """Pages with a table of ours that lacks its caption, or with a heading that says of neither row nor column.

    One that an editor has written in Markdown has neither, and no class: nobody can give it one.
    """
    return [name for name, page in pages.items() if _is_poor(page)]


def _is_poor(page: HtmlPage) -> bool:
    own, captions, is_own = 0, 0, False
    for element in page.elements:
        match element.name:
            case "table":
                is_own = "class" in element.attributes
                own += is_own
            case "caption":
                captions += bool(element.text.strip())
            case "th" if is_own and element.attributes.get("scope") not in ("col", "row"):
                return True
    return own != captions


def forbidden_markup(pages: Pages) -> list[tuple[str, ...]]:
    """Script and style in a page, which its policy would stop."""
    found: list[tuple[str, ...]] = [
        (name, element.name, key)
        for name, page in pages.items()
        for element in page.elements
        for key, value in element.attributes.items()
        if key == "style" or key.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    found += [
        (name, element.name)
        for name, page in pages.items()
        for element in page.all("script", "style")
        if element.name == "style" or (element.text.strip() and element.attributes.get("type") != "application/json")
    ]
    return found


def downloads_without_a_link(pages: Pages, page_of: Mapping[str, str]) -> list[str]:
    """Tables that the page which shows them, by the table's file, does not link to, or not to the page about files."""
    return [file for file, page in page_of.items() if not {file, "oppna-data/index.html"} <= targets(page, pages)]


# --- Totals -----------------------------------------------------------------------------------------------------------

_TOTAL = re.compile(r"\b(\d+) aktivitet(?:er)?: (\d+ [^.:]*)")


def uneven_totals(pages: Pages) -> list[tuple[str, ...]]:
    """Numbers of activities that do not add up: in a total, in the rows of bars, or between the pages of one year."""
    found: list[tuple[str, ...]] = []
    for name, page in pages.items():
        told = [element.text for element in page.all("p", "caption")]
        found += [(name, words) for words in told for one in _TOTAL.finditer(words) if int(one[1]) != _added(one[2])]
    for name, page in pages.items():
        year = re.fullmatch(r"aktiviteter/(\d{4})/index.html", name)
        if year is None:
            continue
        rows = sum("data-lage" in element.attributes for element in page.all("tr"))
        total = _year_total(page)
        bars = [int(one[1]) for cell in page.all("td") if (one := _TOTAL.match(cell.text))]
        if rows and not int(total.partition(" ")[0]) == rows == sum(bars) / (2 if len(bars) > 1 else 1):
            found.append((name, total, f"{rows} rader", str(bars)))
        others = (f"ar/{year[1]}/index.html", f"ar/{year[1]}/arsrapport/index.html")
        found += [(other, said) for other in others if other in pages if (said := _year_total(pages[other])) != total]
        for other in ("index.html", "ar/index.html"):
            near = re.findall(rf"\b{year[1]}(?::| \d+ \d+) {_TOTAL.pattern}", _text(pages.get(other)))
            found += [(other, year[1], *parts) for parts in near if not total.startswith(parts[0] + " ")]
    return found


def _added(parts: str) -> int:
    return sum(int(part.split()[0]) for part in parts.split(", "))


def _text(page: HtmlPage | None) -> str:
    return " ".join(page.text.split()) if page else ""


def _year_total(page: HtmlPage) -> str:
    """The first total that a page tells of its year."""
    told = next(filter(None, (_TOTAL.match(element.text) for element in page.all("p"))), None)
    return told[0].strip() if told else ""
