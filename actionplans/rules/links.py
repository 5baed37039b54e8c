"""Where do the links and pictures of a page's text lead, and which headings can be linked to?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from actionplans.model.page_kinds import files_of, meant_by
from actionplans.model.problems import Place, Problem, nearest
from actionplans.model.records import Model
from actionplans.reading.markdown import (
    LINK,
    LINK_DEFINITION,
    LINK_LABEL,
    SCHEME,
    Link,
    leads_to,
    place,
    targets,
    visible,
)
from actionplans.reading.pages import Page, Pages
from actionplans.rules.allowed_html import has_plain_host
from actionplans.rules.files import PICTURES
from actionplans.site.addresses import SENT_FOLDER, matter_page

# Slips that leave the link's signs standing in the text.
_SPACE_BETWEEN = re.compile(rf"!?\[{LINK_LABEL}\] ++\((?=[^()\s]*+\))((?:https?:|[\w./-]+\.md|#)[^()\s]*+)\)")
_NEVER_CLOSED = re.compile(
    rf"!?\[{LINK_LABEL}\]\((?:[^()\n]*+|(?:[\w./-]++(?<=[\w./-]\.md)|https?:\S++) [^()\n]*+(?=\())(?=\n|\(|\Z)"
)
_BY_NAME = re.compile(rf"\[{LINK_LABEL}\]\[(?!\^)([^\[\]\n]++)\]")
_NO_WORDS = re.compile(r"\[\s*\]\(")
_TAG = re.compile(r"<(a|img)\b((?:[^<>\"]|\"[^\"]*+\")*+)", re.IGNORECASE)
_LEADS_WITHIN = re.compile(r"\b(?:href|src)\s*+=\s*+[\"']?+(?!https?:|mailto:|tel:|#)([^\"'\s>]++)", re.IGNORECASE)

_KNOWN_SCHEMES = ("http:", "https:", "mailto:", "tel:")


def links(model: Model, pages: Pages) -> Iterator[Problem]:
    """A link leads to a page, a file or an address that can be; anchors.py looks at what stands after #."""
    for page in pages.pages.values():
        for link in targets(page):
            found = broken(link, page, pages)
            if found:
                yield Problem(place(page, link.at), *found)
            elif _NO_WORDS.match(page.body, link.at):  # of the text itself: what is seen of one has no code
                do = "skriv vart den leder inom hakparentesen, eller ta bort den"
                yield Problem(place(page, link.at), "länken har ingen text, och syns inte", do)
        yield from _otherwise_linked(page)


def unlinked_files(model: Model, pages: Pages) -> Iterator[Problem]:
    """A picture or a PDF is shown on a page or attached to a matter: else it is published, and nobody knows of it."""
    attached = {
        files_of(matter_page(matter.id)) + file for matter in model.matters.values() for _, file in matter.files
    }
    # Of these the check of what was sent tells.
    sent = tuple(f"{files_of(matter_page(matter))}{SENT_FOLDER}/" for matter in model.matters)
    shown = (path for path in pages.files - attached if path.lower().endswith(_SHOWN))
    left = sorted(path for path in shown if not path.startswith(sent))
    # What could not be read may link to anything.
    text = unquote("\n".join(page.body for page in pages.pages.values())) if left and not pages.unread else None
    for path in left if text is not None else ():
        if posixpath.basename(path) not in (text or ""):
            what = "ingen sida länkar till filen, men den publiceras och kan hittas av den som har adressen"
            yield Problem(Place(f"docs/{path}"), what, "länka till den, eller ta bort den")


# What may lie in docs/ and is no page; of the rest another rule tells.
_SHOWN = (*PICTURES, ".pdf")
_OF_TEMPLATES = re.compile(r"\{##|\{%|\{\{[-+]|[-+]\}\}")


def _otherwise_linked(page: Page) -> Iterator[Problem]:
    """What Jinja takes out of a text can begin or end a block of code: then other links are built than are read."""
    sign = _OF_TEMPLATES.search(page.body)
    if sign is None:
        return
    body = "".join(part if isinstance(part, str) else "{{ }}" for part in page.parts)
    if [link.target for link in targets(page)] != [link.target for link in targets(replace(page, body=body))]:
        what = f"{sign[0]} här ändrar vilka länkar och vilken kod som finns på sidan"
        yield Problem(place(page, sign.start()), what, "ta bort det")


def unfinished_links(model: Model, pages: Pages) -> Iterator[Problem]:
    """What was meant to be a link is one, and is written so that its path is followed."""
    for page in pages.pages.values():
        yield from (Problem(place(page, at), what, do) for at, what, do in unfinished(visible(page.body)))


def unfinished(text: str) -> Iterator[tuple[int, str, str]]:
    """Where in a page's visible text a link is not finished, what is wrong and what to do."""
    for match in _SPACE_BETWEEN.finditer(text):
        yield match.start(), "mellanslag mellan länkens text och dess adress", f"skriv dem ihop: […]({match[1]})"
    whole = {match.start() for match in LINK.finditer(text)}
    for match in _NEVER_CLOSED.finditer(text):
        if match.start() not in whole:
            yield match.start(), "parentesen efter länkens text avslutas aldrig", "skriv ) efter adressen"
    defined = {match[1].casefold() for match in LINK_DEFINITION.finditer(text)}
    for match in _BY_NAME.finditer(text):
        if match[1].casefold() not in defined:
            what = f"länken [{match[1]}] har ingen adress på sidan"
            yield match.start(), what, "skriv adressen inom parentes i stället: [text](adress)"
    for tag in _TAG.finditer(text):
        for address in _LEADS_WITHIN.findall(tag[2])[-1:]:
            noun, how = "länken", "[text](sida.md)"
            if tag[1].lower() == "img":
                noun, how = "bilden", "![beskrivning](bild.png)"
            yield tag.start(), f"{noun} ”{address}” är skriven som HTML och följs inte", f"skriv den som {how}"


def broken(link: Link, page: Page, pages: Pages) -> tuple[str, str] | None:
    """What is wrong with where a link leads, and what to do; None where it leads somewhere."""
    target, noun = link.target, link.noun
    if not target:
        return f"{noun} har ingen adress", "skriv sidans sökväg eller webbadressen inom parentesen"
    if link.rest:
        address = f"{target} {link.rest}"
        return f"adressen ”{address}” innehåller mellanslag", f"byt filens namn, eller skriv <{address}>"
    outside = _outside(target)
    if outside:
        what, do = outside
        return (f"{noun} ”{target}” {what}", do) if what else None
    there, _ = leads_to(target, page)
    if there not in pages.paths and there not in pages.files:
        return f"{noun} ”{target}” leder ingenstans", _better_path(there, page, pages)
    if link.picture and not link.words.strip():
        return f"bilden ”{target}” saknar beskrivning", "skriv vad den visar inom hakparentesen, för den som inte ser"
    return None


def _outside(target: str) -> tuple[str, str] | None:
    """Of an address that is no path from the page: what is wrong, empty if nothing is, and what to do."""
    scheme = SCHEME.match(target)
    if target.startswith("\\\\") or (scheme and (scheme[0].lower() == "file:" or len(scheme[0]) == 2)):
        return "leder till en egen dator eller mapp", "lägg filen i docs/ och länka dit"
    if scheme:
        known = scheme[0].lower() in _KNOWN_SCHEMES
        if known and not has_plain_host(target):
            return (
                "läses olika av olika program",
                "skriv den som webbläsaren visar den, utan [, ] och @ före värdnamnet",
            )
        return ("", "") if known else ("är ingen webbadress", "skriv den från https:// och framåt")
    if target.startswith("www."):
        return "saknar https://", f"skriv https://{target}"
    if re.fullmatch(r"[^@/\s]+@[^@/\s]+\.[a-z]+", target):
        return "saknar mailto:", f"skriv mailto:{target}"
    if target.startswith("/"):
        return "börjar med /", "skriv sökvägen från sidan, till exempel ../natverk/index.md"
    return None


_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".avif")


def _better_path(there: str, page: Page, pages: Pages) -> str:
    there = there.replace("\\", "/")
    picture = _is_picture(there)
    near = _near_path(there, [path for path in sorted({*pages.paths, *pages.files}) if _is_picture(path) == picture])
    if near:
        return f"menade du ”{posixpath.relpath(near, posixpath.dirname(page.path) or '.')}”?"
    if "data/" in there:
        return "länka till en sida i docs/; datafiler visas inte på webbplatsen"
    if picture:
        return "lägg bilden i docs/, och skriv sökvägen från sidans egen mapp"
    return "rätta sökvägen; den räknas från sidans egen mapp i docs/"


def _is_picture(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in _PICTURES


def _near_path(there: str, known: list[str]) -> str:
    """The path that was most likely meant: with its ending, of the same name in another folder, or written likewise."""
    if likely := next((path for path in meant_by(there) if path in known), ""):
        return likely
    name = posixpath.basename(there)
    if _is_picture(there):  # the folder, which pictures share with the page, is no likeness
        names = {posixpath.basename(path): path for path in known}
        return names.get(nearest(name, names), "")
    same = [path for path in known if posixpath.basename(path) == name]
    return same[0] if len(same) == 1 else nearest(there, known)
