"""Whatever stands in a page's header: is it refused in Swedish on its line, or else built and shown as the text it is?

Headers are made by chance, which begins at a number: a handful by day, thousands at night (SEED repeats a night's).
"""

from __future__ import annotations

import datetime
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplans.model.problems import Problem
from actionplans.rules.check import Checked, check
from tests import html_page, project, sites
from tests.fragment import folded
from tests.html_page import HtmlPage

DAY = "2023-06-01"
FOLDER = "om"
BODY = "# En rubrik\n\nEn text.\n"
# Seconds of CPU for one page, however its header is made; and for the rest of the project.
PATIENCE = 0.2
REST = 10

Chance = random.Random

# What would run, break out, be decoded or be taken for something else.
TEXTS = (
    "Resor",
    "Hastighet <30 km/h & 'tyst'",
    'Plats "ett"',
    "</title><script src=/x.js></script>",
    '" onfocus="x" autofocus "',
    "' onfocus='x",
    "&lt;/title&gt;&lt;script&gt;",
    "&#60;img src=x onerror=x&#62;",
    "</script><script>x</script>",
    "<!-- --!><img src=x onerror=x>",
    "]]>",
    "javascript:x",
    "{{ cycler }}",
    "{% raw %}",
    "{## x ##}",
    "{# x #}",
    "${x} #{x} %s %(x)s {0} {title}",
    "\\",
    "\\u003cscript\\u003e",
    "A: B",
    "A #B",
    "- A",
    "? A",
    "| A",
    "> A",
    "@A",
    "`A`",
    "%A",
    "!A",
    "&A",
    "*A",
    "[A](javascript:x)",
    "![A](https://prov.example/x.png)",
    "Å ä ö – … ”citat”",
    "A\u0301 sammansatt",
    "\u202eAB",
    "\u200b",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "\U0001f600",
    "../../../etc/passwd",
    "404.html",
    "null",
    "~",
    "yes",
    "NO",
    "12:30",
    "2023",
    "2023-03-13",
    "0x7e7",
    "1e3",
    ".inf",
    "",
    " ",
    "A" * 3000,
    "< " * 500,
    "&amp;" * 500,
)
KEYS = (
    "title",
    "description",
    "hide",
    "network",
    "year",
    "template",
    "icon",
    "status",
    "tags",
    "search",
    "foot",
    "render_macros",
    "ignore_macros",
    "revision_date",
    "TITLE",
    "titel",
    "__class__",
    "content",
    "<<",
    "? [a]\n",
    "",
    "å",
    "a b",
)
FENCES = (
    "---",
    "---",
    "---",
    "---",
    "---",
    "---",
    "--- ",
    "---\t",
    "----",
    "--",
    "...",
    "—",
    "",
    "--- # x",
    " ---",
    "---\r",
)


# --- Headers by chance ------------------------------------------------------------------------------------------------


def plain(chance: Chance) -> str:
    return chance.choice(TEXTS)


def single(chance: Chance) -> str:
    return "'" + plain(chance).replace("'", "''") + "'"


def double(chance: Chance) -> str:
    return '"' + plain(chance).replace("\\", "\\\\").replace('"', '\\"') + '"'


def careless(chance: Chance) -> str:
    quote = chance.choice("'\"”„“‘")
    return quote + plain(chance) + chance.choice(("", quote))


def block(chance: Chance) -> str:
    lines = [plain(chance) for _ in range(chance.randint(1, 3))]
    return chance.choice(("|", ">", "|-", ">+", "|9")) + "\n" + "\n".join(f"  {line}" for line in lines)


def listed(chance: Chance) -> str:
    items = [chance.choice(("toc", "navigation", "path", "tocc", plain(chance))) for _ in range(chance.randint(0, 3))]
    if chance.random() < 0.5:
        return f"[{', '.join(items)}]"
    return "".join(f"\n{chance.choice(('  ', '', '    '))}- {item}" for item in items)


def mapped(chance: Chance) -> str:
    return f"{{{chance.choice(KEYS)}: {plain(chance)}}}"


def nested(chance: Chance) -> str:
    depth = chance.choice((2, 19, 21, 3000))
    return "[" * depth + "]" * chance.choice((depth, 0))


def marked(chance: Chance) -> str:
    mark = chance.choice(("!!str ", "!!python/name:os.system ", "!ENV ", "! ", "&a ", "*a ", "!!binary ", "!<x> "))
    return mark + chance.choice((plain(chance), "[ls]", "Resor"))


VALUES: tuple[Callable[[Chance], str], ...] = (
    plain, single, single, single, double, double, careless, block, listed, mapped, nested, marked,
)  # fmt: skip


def header(chance: Chance) -> str:
    """The lines of a header, between its fences. More than half have nothing wrong but their texts, if that."""
    if chance.random() < 0.6:
        quoted = (single, double)
        lines = [f"title: {chance.choice(quoted)(chance)}"]
        lines += [f"description: {chance.choice(quoted)(chance)}"] * chance.randint(0, 1)
        lines += [f"hide: [{chance.choice(('toc', 'path', 'navigation, toc'))}]"] * chance.randint(0, 1)
    else:
        lines = ["title: Resor"] * chance.randint(0, 1)
        lines += [f"{chance.choice(KEYS)}: {chance.choice(VALUES)(chance)}" for _ in range(chance.randint(0, 4))]
        lines += [chance.choice(("...", "# x", "", "\t", "x", "- x", "}", "<<<<<<< x", "%YAML 1.1", "{## x"))] * (
            chance.randint(0, 3) == 0
        )
    chance.shuffle(lines)
    return "".join(f"{line}\n" for line in lines)


def page(chance: Chance) -> str:
    """A page with such a header."""
    fences = ("---", "---") if chance.random() < 0.7 else (chance.choice(FENCES), chance.choice(FENCES))
    text = f"{fences[0]}\n{header(chance)}{fences[1]}\n{BODY}"
    return text.replace("\n", "\r\n") if chance.random() < 0.1 else text


# --- Through the check and the build ----------------------------------------------------------------------------------


def menu(names: list[str]) -> str:
    """The settings with some pages more at the end of the menu."""
    settings = (sites.ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    lines = "".join(f"  - {name}\n" for name in names)
    return f"{settings}\nnav:{project.FILES['mkdocs.yml'].partition('nav:')[2]}{lines}"


def looked_at(root: Path, texts: dict[str, str]) -> Checked:
    """The project with some pages more, checked, in no more time than they are worth."""
    project.clone(root, {"mkdocs.yml": menu(list(texts))})
    for name, text in texts.items():
        path = root / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    began = time.process_time()
    checked = check(root, datetime.date.fromisoformat(DAY))
    assert time.process_time() - began < REST + PATIENCE * len(texts)
    return checked


def badly_told(problem: Problem, texts: dict[str, str]) -> bool:
    """Whether a problem is not told on a line of one of the pages, in words and with what to do."""
    text = texts.get(problem.place.path.removeprefix("docs/"))
    lines = len(re.split("\r\n|\r|\n", text)) if text is not None else 0
    return not (0 < max(problem.place.line, 1) <= lines and problem.what.strip() and problem.do.strip())


def harm(found: HtmlPage, title: str, description: str | None) -> list[str]:
    """What a page shows that it should not, of a title and a description."""
    scripts = [one.attributes.get("src", "") for one in found.all("script")]
    said = [one.attributes["content"] for one in found.all("meta") if one.attributes.get("name") == "description"]
    wrong = [f"script {src}" for src in scripts if src and "assets/" not in src]
    wrong += [f"<{one.name}>" for one in found.all("img", "iframe", "object", "base", "embed")]
    wrong += [name for one in found.elements for name in one.attributes if name.startswith("on")]
    wrong += [] if folded(found.all("title")[0].text).startswith(f"{folded(title)} - ") else ["title"]
    wrong += [] if description is None or said == [description] else ["description"]
    wrong += [] if [folded(one.text) for one in found.all("h1")] == ["En rubrik"] else ["h1"]
    here = [one.text for one in found.all("a") if one.attributes.get("aria-current") == "page"]
    wrong += [] if {folded(text) for text in here} == {folded(title)} else ["menu"]
    return wrong


def tried(root: Path, seed: str, number: int) -> None:
    """So many headers: each is refused as it should be, or shown as text by the site that is built of the rest."""
    chance = random.Random(seed)
    texts = {f"{FOLDER}/sida-{at}.md": page(chance) for at in range(number)}
    checked = looked_at(root, texts)
    assert [str(one) for one in checked.problems if badly_told(one, texts)] == []
    refused = {one.place.path.removeprefix("docs/") for one in checked.problems}
    passed = [name for name in texts if name not in refused]
    assert len(passed) > number / 10
    assert len(refused) > number / 10
    for name in refused:
        (root / "docs" / name).unlink()
    (root / "mkdocs.yml").write_text(menu(passed), encoding="utf-8")
    assert [str(one) for one in check(root, datetime.date.fromisoformat(DAY)).problems] == []
    sites.built(root, root / "site", DAY)
    for name in passed:
        front = checked.pages.pages[name].front
        found = html_page.read(root / "site" / name.removesuffix(".md") / "index.html")
        assert harm(found, front.title, front.description) == [], f"{name}: {texts[name]!r}"
    index = (root / "site/search/index.js").read_text(encoding="utf-8")
    assert all(f'"url":"{name.removesuffix(".md")}/"' in index for name in passed)


def test_a_header_is_refused_on_its_line_or_shown_as_text(tmp_path: Path) -> None:
    tried(tmp_path, "11", 120)


@pytest.mark.nightly
@pytest.mark.parametrize("lot", range(80))
def test_so_are_ten_thousand_headers(tmp_path: Path, lot: int) -> None:
    tried(tmp_path, f"{os.environ.get('SEED', '11')} {lot}", 125)
