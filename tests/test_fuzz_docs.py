"""Whatever lies in docs/ by chance: does the check answer, and is what passes published, each in a place of its own?"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from actionplans.model.problems import Problem
from actionplans.rules import svg
from actionplans.rules.contents import contents
from actionplans.rules.files import ENDINGS, WRITTEN, files_in_docs, folded
from tests import fuzz
from tests.small_files import JPG, PDF, PNG, SVG, WEBP, pdf
from tests.test_docs_folder import DOES, DRAWN, HARMFUL, HEAD

STEMS = (
    *("index", "README", "readme", "om", "Om", "sida", "404", "sitemap.xml", "assets", "Data", "search", "bilaga-1"),
    *("con", "aux.x", "x y", " x", "x.", "Ångström", "A\u030angstro\u0308m", "STRASSE", "straße", "~$x", ".x"),
    *("a:b", "a?b", "{{x}}", "a%20b", "a\u200bb", "a\u00a0b", "a\nb", os.fsdecode(b"\xff"), "x" * 120, "templates"),
)
MORE_ENDINGS = (*ENDINGS, ".PNG", ".MD", ".html", ".js", ".md~", ".orig", ".docx", ".db", "", ".pdf.md", ".md.png")
PAGE = b"---\ntitle: X\n---\n# X\n"
CONTENTS = (b"", b"x", b"<script>alert(1)</script>", PNG, JPG, WEBP, PDF, SVG, pdf(DOES[0][0]), PAGE)


def tree(chance: random.Random) -> dict[str, bytes]:
    """Some files, most of them with the content that their name promises."""
    promised = {".png": PNG, ".jpg": JPG, ".jpeg": JPG, ".webp": WEBP, ".pdf": PDF, ".svg": SVG, ".md": PAGE}
    files: dict[str, bytes] = {}
    for _ in range(chance.randrange(1, 7)):
        folders = [chance.choice(STEMS) for _ in range(chance.choice([0, 1, 1, 2]))]
        ending = chance.choice(MORE_ENDINGS if chance.random() < 0.3 else ENDINGS)
        name = "/".join([*folders, chance.choice(STEMS) + ending])
        usual = promised.get(ending.lower(), b"x")
        files[name] = usual if chance.random() < 0.8 else chance.choice(CONTENTS)
    return files


def written(docs: Path, files: dict[str, bytes]) -> None:
    """Write files; of two that want one place as file and as folder, the first has it."""
    for name, content in files.items():
        path = docs / name
        if not any(parent.is_file() for parent in path.parents) and not path.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def told(root: Path, case: str) -> list[Problem]:
    """What is said of docs/, within its time."""
    with fuzz.within(2, case):
        problems = [*files_in_docs(root), *contents(root)]
    for one in problems:
        assert str(one).encode(), case
        assert one.what.strip(), case
        assert one.do.strip(), case
    return problems


def misplaced(root: Path) -> Iterator[str]:
    """What MkDocs would do with docs/ that passed, and must not."""
    (root / "mkdocs.yml").write_text("site_name: X\ntheme: {name: null}\nplugins: []\n", encoding="utf-8")
    config: Any = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    for directory_urls in (True, False):
        config.load_dict({"site_name": "X", "docs_dir": str(root / "docs"), "use_directory_urls": directory_urls})
        config.validate()
        seen: set[str] = set()
        published: list[Any] = list(get_files(config))
        for file in published:
            place = folded(file.dest_uri)
            tops = {folded(name) for name in WRITTEN}
            if place in seen or any(place.startswith(f"{other}/") or other.startswith(f"{place}/") for other in seen):
                yield f"{file.src_uri} takes the place of another"
            if directory_urls and place.split("/")[0] in tops:
                yield f"{file.src_uri} takes the place of the site's own"
            if not file.inclusion.is_included():
                yield f"{file.src_uri} is left out"
            seen.add(place)
        found = {path for path in (root / "docs").rglob("*") if path.is_file()}
        if len(seen) != len(found):
            yield f"{len(found)} files become {len(seen)}"


def failures(folder: Path, count: int) -> list[str]:
    """What is wrong with so many trees."""
    wrong, passed = [], 0
    for case, chance in fuzz.chances("docs", count):
        written(folder / "docs", tree(chance))
        if not told(folder, case):
            passed += 1
            wrong += [f"{case}: {what}" for what in misplaced(folder)]
        shutil.rmtree(folder / "docs")
    assert passed >= count // 50
    return wrong


def test_what_passes_is_published_each_in_its_own_place(tmp_path: Path) -> None:
    assert failures(tmp_path, 60) == []


@pytest.mark.nightly
def test_what_passes_is_published_each_in_its_own_place_whatever_it_is(tmp_path: Path) -> None:
    assert failures(tmp_path, 10_000) == []


# --- Pictures ---------------------------------------------------------------------------------------------------------


def picture(chance: random.Random) -> str:
    """A picture, often with something harmful in it, and shaken."""
    text = chance.choice([*DRAWN, *(f"{HEAD}>\n{inner}\n</svg>" for inner, _ in HARMFUL)])
    for _ in range(chance.randrange(3)):
        text = fuzz.shaken(text.replace(">", ">\n"), chance)
    return text


# Shaken, the name of a language is that of another, which no browser knows.
KNOWN = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink", "")


def known(name: str) -> str:
    """An element's or attribute's own name in small letters, or nothing where no browser knows its language."""
    space, _, local = name.removeprefix("{").rpartition("}")
    return local.lower() if space in KNOWN else ""


def runs(raw: bytes) -> Iterator[str]:
    """What stands in the tree of a picture that passed, and a browser could run."""
    for element in ElementTree.fromstring(raw).iter():
        local = known(element.tag)
        if local in ("script", "iframe", "set", "animate", "handler"):
            yield f"<{local}>"
        if local == "foreignobject" and any(known(one.tag) for one in element.iter() if one is not element):
            yield f"<{local}> around more than a drawing program's own notes"
        for name, value in element.items() if local else ():
            short = known(name)
            if short.startswith("on") or (short in ("href", "src") and value.strip()[:1] not in ("#", "d")):
                yield f"{short}={value}"


def bad_pictures(count: int) -> list[str]:
    """What is wrong with how so many pictures are told."""
    wrong, passed = [], 0
    for case, chance in fuzz.chances("svg", count):
        raw = picture(chance).encode("utf-8", "surrogatepass")
        with fuzz.within(1, case):
            found = svg.found(raw)
        passed += not found
        wrong += [f"{case}: {what}" for what in runs(raw)] if not found else []
    assert passed >= count // 50
    return wrong


def test_what_passes_as_a_picture_runs_nothing() -> None:
    assert bad_pictures(300) == []


@pytest.mark.nightly
def test_what_passes_as_a_picture_runs_nothing_whatever_it_is() -> None:
    assert bad_pictures(10_000) == []
