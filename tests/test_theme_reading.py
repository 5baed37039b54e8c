"""Are the theme's templates read as MkDocs and Jinja read them by themselves, without what they do in vain?"""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType

import jinja2
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from actionplans.adapters import templates
from tests.sites import ROOT


def test_mkdocs_takes_the_same_files_of_the_theme_without_the_icons() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))

    def taken(environment: jinja2.Environment) -> list[str]:
        found = Files([])
        found.add_files_from_theme(environment, config)
        return [file.src_uri for file in found]

    usual, short = config.theme.get_env(), config.theme.get_env()
    templates.read_in_short(short, config.theme.dirs)
    assert taken(short) == taken(usual) != []
    named, all_named = set(short.list_templates()), set(usual.list_templates())
    assert {name for name in all_named - named if "/." not in f"/{name}"} == set()
    assert len(named) * 10 < len(all_named)


def test_a_compiled_template_is_taken_again_until_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, kept = tmp_path / "theme", tmp_path / "kept"
    theme.mkdir()
    kept.mkdir()
    monkeypatch.setattr(templates, "_COMPILED", kept)
    compiled = list[str]()

    class Counting(jinja2.Environment):
        def _compile(self, source: str, filename: str) -> CodeType:
            compiled.append(filename)
            return super()._compile(source, filename)

    def rendered() -> str:
        environment = Counting(autoescape=True)
        templates.read_in_short(environment, [str(theme)])
        return environment.get_template("page.html").render(name="<Å>")

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (theme / "page.html").write_text("1 {{ name }}", encoding="utf-8")
    assert [rendered(), rendered(), len(compiled)] == ["1 &lt;Å&gt;", "1 &lt;Å&gt;", 1]
    (theme / "page.html").write_text("2 {{ name }}", encoding="utf-8")
    assert [rendered(), rendered(), len(compiled)] == ["2 &lt;Å&gt;", "2 &lt;Å&gt;", 2]
    assert len(list(kept.iterdir())) == 1
    # Where nothing may be kept, or nothing can be, pages are made all the same.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [rendered(), len(compiled)] == ["2 &lt;Å&gt;", 3]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(templates, "_COMPILED", tmp_path / "none")
    assert [rendered(), len(compiled)] == ["2 &lt;Å&gt;", 4]
