"""Do the measurements say what they are when they are asked, instead of measuring for minutes?"""

from __future__ import annotations

import importlib

import pytest


@pytest.mark.parametrize(
    "module", ["bench.__main__", "bench.engines", "bench.lighthouse", "bench.outputs", "bench.queries", "bench.tune"]
)
def test_help_is_help(module: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(module).main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python ")


@pytest.mark.parametrize("module", ["bench.__main__", "bench.lighthouse"])
def test_what_is_not_understood_measures_nothing(module: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(module).main(["--rounds=1000"])
    assert ended.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err
