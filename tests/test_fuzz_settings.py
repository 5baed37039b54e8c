"""Whatever mkdocs.yml says by chance: does the check answer, and does MkDocs take what passes, as what it must be?"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from actionplans.rules.check import check
from tests import fuzz, project
from tests.sites import ROOT, build

REAL = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
TEXT = f"{REAL}\nnav:{project.FILES['mkdocs.yml'].partition(chr(10) + 'nav:')[2]}"

# Every setting that MkDocs, its macros and its theme know, the right ones among them.
KEYS: tuple[str, ...] = (
    *MkDocsConfig().keys(),
    *(
        "INHERIT",
        "name",
        "language",
        "custom_dir",
        "font",
        "features",
        "palette",
        "logo",
        "favicon",
        "static_templates",
    ),
    *("module_name", "modules", "include_dir", "include_yaml", "on_undefined", "on_error_fail", "render_by_default"),
    *("j2_comment_start_string", "j2_variable_start_string", "verbose", "force_render_paths", "search", "macros"),
    *("notice", "edit_template", "banner", "material", "analytics", "social", "alternate", "generator", "homepage"),
    *("path", "defer", "async", "type", "toc", "permalink", "pymdownx.snippets", "pymdownx.emoji", "tables", "nav"),
    *("omitted_files", "not_found", "anchors", "absolute_links", "unrecognized_links", "links"),
)
VALUES = (
    *fuzz.PIECES,
    *("true", "false", "True", "tru", "on", "warn", "ignore", "info", "material", "mkdocs", "custom", "theme", "docs"),
    *("docs/theme", "data/x.py", "macros", "os", "https://x.example/", "http://127.0.0.1:8000/", "0.0.0.0:8000"),
    *("[a, b]", "{a: b}", "[data]", "[assets/site.css]", "[{path: x.js}]", "!ENV [SITE_URL, '']", "!ENV [HOME, x]"),
    *("[data/x.py]", "/natverk/", "index.md", "[index.md]", "{Start: index.md}", "3", "localhost:8001", "site"),
)


def changed(chance: random.Random) -> str:
    """The real settings with one to three changes: some of them as a text, some as settings."""
    text = TEXT
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text = chance.choice(CHANGES)(text, chance)
    return text


def _added(text: str, chance: random.Random) -> str:
    """Another setting at any depth."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    indent = re.match(r" *", lines[at])
    lines.insert(at, f"{indent[0] if indent else ''}{chance.choice(KEYS)}: {chance.choice(VALUES)}")
    return "\n".join(lines)


def _keys(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"(?<![\w./])([\w.]+): ?([^\n,}\]]*)", text)) or list(re.finditer("()()", text))


def _valued(text: str, chance: random.Random) -> str:
    """Another value for a setting that is there."""
    match = chance.choice(_keys(text))
    return text[: match.start(2)] + chance.choice(VALUES) + text[match.end(2) :]


def _renamed(text: str, chance: random.Random) -> str:
    """Another key, or a misspelt one, for a value that is there."""
    match = chance.choice(_keys(text))
    key = chance.choice([chance.choice(KEYS), match[1][:-1], match[1] + match[1][-1:], match[1].upper()])
    return text[: match.start(1)] + key + text[match.end(1) :]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (fuzz.shaken, _added, _valued, _valued, _valued, _renamed)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with the code and the theme, whose settings each case replaces."""
    root = project.write(tmp_path_factory.mktemp("projekt"))
    for name in ("theme", "actionplans", "macros.py"):
        (root / name).symlink_to(ROOT / name)
    return root


def wrong(root: Path, case: str, text: str) -> Iterator[str]:
    """What is wrong with how the check answers for a text, and with what passes it."""
    (root / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with fuzz.within(2, case):
        problems = check(root).problems
    for one in problems:
        if not (one.what.strip() and one.do.strip() and len(str(one)) < 1000):
            yield f"{case}: it is no advice: {one}"
    if not problems:
        yield from (f"{case}: {what}" for what in _taken(root))


def _taken(root: Path) -> Iterator[str]:
    """What MkDocs says of settings that passed, and what it must not have understood."""
    config: Any = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    with (root / "mkdocs.yml").open("rb") as file:
        config.load_file(file)
    errors, warnings = config.validate()
    if errors or warnings:
        yield f"MkDocs refuses it: {errors} {warnings}"
        return
    files = [str(path) for path in (*config["extra_css"], *config["extra_javascript"])]
    must = {
        "no code": not config["hooks"] and list(config["plugins"]) == ["macros"],
        "its own folders": (config["docs_dir"], config["site_dir"]) == (str(root / "docs"), str(root / "site")),
        "strict": config["strict"] is True and config["use_directory_urls"] is True,
        "its own theme": config["theme"].name == "material" and config["theme"].dirs[0] == str(root / "theme"),
        "the theme's files": all((ROOT / "theme" / path).is_file() for path in files),
        "nothing hidden": not any(config[key] for key in ("exclude_docs", "draft_docs", "not_in_nav")),
        "nothing besides": set(config["extra"]) <= {"notice", "edit_template"} and not config["extra_templates"],
        "its address": (config["site_url"] or "https://").startswith(("https://", "http://")),
    }
    yield from (what for what, holds in must.items() if not holds)


def failures(root: Path, count: int) -> list[str]:
    """What is wrong with so many cases."""
    return [one for case, chance in fuzz.chances("mkdocs.yml", count) for one in wrong(root, case, changed(chance))]


def test_the_settings_that_are_changed_pass_as_they_are(root: Path) -> None:
    assert list(wrong(root, "unchanged", TEXT)) == []
    assert check(root).problems == []


def test_what_passes_the_check_is_taken_by_mkdocs(root: Path) -> None:
    assert failures(root, 80) == []


@pytest.mark.nightly
def test_what_passes_the_check_is_taken_by_mkdocs_whatever_it_is(root: Path) -> None:
    assert failures(root, 10_000) == []


@pytest.mark.nightly
def test_what_passes_the_check_builds(root: Path, tmp_path: Path) -> None:
    built = 0
    for case, chance in fuzz.chances("mkdocs.yml that builds", 400):
        (root / "mkdocs.yml").write_bytes(changed(chance).encode("utf-8", "surrogatepass"))
        if built < 10 and not check(root).problems:
            done = build(root, tmp_path / str(built), "2023-06-01")
            assert done.returncode == 0, f"{case}: {done.stdout}{done.stderr}"
            built += 1
    assert built == 10
