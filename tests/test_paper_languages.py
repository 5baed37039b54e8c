"""A screen reader says a name in another language in that language, in the papers as on the site."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf

from actionplans import papers
from actionplans.markup.terms import lexicon
from actionplans.papers import tree, typeset
from actionplans.papers.pieces import part
from tests import reconstructed
from tests.fictional import CITY
from tests.paper import Paper

DAY = datetime.date(2026, 11, 23)
NAMES = {"Eurocities Mobility Forum": "en", "Mobility Forum": "en", "Light & Art (C++)": "en", "Städtetag": "de"}


def spoken(one: Paper) -> dict[str, list[str]]:
    """What is read aloud in which language but Swedish: pieces of text, as they follow on each other."""
    found: dict[str, list[str]] = {}
    said = {(page, mark): language for page, mark, language in _said(one.root.StructTreeRoot, "sv")}
    with pdfplumber.open(io.BytesIO(one.content)) as plumbed:
        for page, shown in zip(one.pdf.pages, plumbed.pages, strict=True):
            own = dict(_marked(page))
            last = "sv"
            for sign in shown.chars:
                mark = sign["mcid"]
                language = own.get(mark) or said.get((page.obj.objgen, mark), "sv")
                if language == last and not language.startswith("sv"):
                    found[language][-1] += sign["text"]
                elif not language.startswith("sv"):
                    found.setdefault(language, []).append(sign["text"])
                last = language
    return found


def _said(element: Any, language: str, page: Any = None) -> Iterator[tuple[Any, int, str]]:
    """Every marked piece of content within an element, by page and number, in the language of what it stands in."""
    language = str(element.get("/Lang", language))
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield page.objgen, kid, language
        elif "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid.MCID), language
        elif "/S" in kid:
            yield from _said(kid, language, page)


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The pieces of a page's content that say their language themselves."""
    for instruction in pikepdf.parse_content_stream(page):
        for operand in instruction.operands:
            if isinstance(operand, pikepdf.Dictionary) and "/Lang" in operand:
                yield int(operand.MCID), str(operand.Lang)


def test_a_name_has_its_language_wherever_it_stands_and_a_part_of_a_word_has_not() -> None:
    case = papers.read(CITY, 2025, DAY)
    body = [
        tree.paragraph("Vi är med i Eurocities Mobility Forum, på Mobility Forums möte och i Immobility Forum."),
        tree.heading(2, "Om Städtetag"),
        tree.table([("Vad", 1), ("Var", 1)], [[[tree.strong("Light & Art (C++)")], ["Light & Art i staden"]]]),
        tree.paragraph(tree.link("https://provnat.example/", tree.foreign("en", "Cities and testing"))),
    ]
    made = typeset.pdf("Rubrik", "Någon", None, DAY, [part(case, "brev", "Rubrik", [], body)], languages=NAMES)
    assert spoken(Paper(made)) == {
        "en": ["Eurocities Mobility Forum", "Mobility Forums", "Light & Art (C++)", "Cities and testing"],
        "de": ["Städtetag"],
    }


def test_a_paper_knows_the_names_of_the_site_and_the_languages_of_its_sources(tmp_path: Path) -> None:
    reconstructed.write(tmp_path)
    case = papers.read(tmp_path, 2025, DAY)
    known = lexicon(case.model).languages
    assert known
    titles = {source.title for source in case.model.sources.values() if source.language == "en"}
    made = papers.made(case)["bilaga-3-rekonstruktion-handlingsplan-2025-kajforum.pdf"]
    told = set(spoken(Paper(made)).get("en", []))
    assert told
    assert told <= {*known, *titles} | {f"{name}s" for name in known}
