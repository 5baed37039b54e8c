"""Is a class whose objects never change as a frozen dataclass to whoever uses it, and does mypy refuse a change?"""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from actionplans.system.fixed import fixed
from tests.sites import ROOT


@pytest.mark.parametrize("options", [{}, {"slots": True}, {"kw_only": True}, {"order": True}, {"eq": False}])
def test_objects_are_printed_and_compared_as_those_of_a_frozen_dataclass(options: dict[str, bool]) -> None:
    def kind() -> Any:
        annotations = {"name": str, "number": int, "unsaid": int}
        unsaid = dataclasses.field(default=0, repr=False, compare=False)
        return type("Kind", (), {"__annotations__": annotations, "unsaid": unsaid})

    usual = dataclasses.dataclass(frozen=True, **options)(kind())
    ours = fixed(**options)(kind())
    for made in (usual, ours):
        one, same, other = made(name="å", number=1), made(name="å", number=1, unsaid=2), made(name="å", number=2)
        assert repr(one) == repr(usual(name="å", number=1)) == "Kind(name='å', number=1)"
        found = [one == same, one == other, len({one, same, other})]
        assert found == ([False, False, 3] if "eq" in options else [True, False, 2])
        assert hasattr(one, "__dict__") is ("slots" not in options)


def test_a_class_that_prints_itself_goes_on_doing_so() -> None:
    @fixed
    class Named:
        name: str

        def __repr__(self) -> str:
            return f"<{self.name}>"

    assert repr([Named("å")]) == "[<å>]"


def test_no_class_of_a_build_is_frozen_when_it_runs() -> None:
    # The package's program runs without the rest of the product.
    files = [path for path in (ROOT / "actionplans").rglob("*.py") if path.parent.name != "package"]
    assert [path for path in files if re.search(r"^ *@.*\bfrozen=True", path.read_text("utf-8"), re.MULTILINE)] == []


@pytest.mark.nightly
def test_mypy_refuses_a_change(tmp_path: Path) -> None:
    code = tmp_path / "changes.py"
    code.write_text(
        """from actionplans.model.dates import PartialDate
from actionplans.model.problems import Place
PartialDate(2025).year = 2026
Place("a").line = 1
""",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), "--no-error-summary", str(code)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    assert [line.partition(": ")[2].partition("  ")[0] for line in told] == [
        'error: Property "year" defined in "PartialDate" is read-only',
        'error: Property "line" defined in "Place" is read-only',
    ]
