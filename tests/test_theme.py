"""Does our page frame fit the version of Material that is installed?"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from actionplans.adapters.mkdocs import material_files


def templates() -> Path:
    """Where the installed Material keeps its templates."""
    found = importlib.util.find_spec("material")
    assert found
    assert found.origin
    return Path(found.origin).parent / "templates"


def test_the_files_of_material_are_found_whatever_they_are_called() -> None:
    found = material_files([str(templates())])
    assert set(found) == {"main", "palette", "bundle", "search"}
    assert all((templates() / address).is_file() for address in found.values())


def test_a_material_without_them_stops_the_build_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Abort) as stopped:
        material_files([str(tmp_path)])
    assert "assets/javascripts/bundle.*.min.js" in str(stopped.value)
    assert "anpassa theme/base.html" in str(stopped.value)
