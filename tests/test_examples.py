"""Does the product name any city, body or person that exists? Its examples are those of a city that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import ROOT

# The city that the product was first made for, with its bodies, papers and networks: a word of each name is enough.
REAL = re.compile(
    r"göteborg|goteborg|gothenburg|stadsmilj|exploaterings|trafikkontoret|nyhus|\bsmn\b"
    r"|\bpolis\b|\bcivitas\b|\beurocities\b|\bluci\b|\bnvf\b|\bccam\b|\buitp\b|\burbact\b",
    re.IGNORECASE,
)
GUIDES = ("redigera", "papper-och-arspaket", "underhall", "datakatalog")
# What the product says to whoever reads or edits: an example in it is copied.
FILES = (
    *ROOT.glob("actionplans/model/*.py"),
    *ROOT.glob("actionplans/commands/*.py"),
    *ROOT.glob("actionplans/drafts/**/*.py"),
    *ROOT.glob("actionplans/rules/*.py"),
    *ROOT.glob("actionplans/reading/*.py"),
    *ROOT.glob("actionplans/swedish/phrases.py"),
    *ROOT.glob("handbook/*.md"),
    *ROOT.glob(".github/workflows/*.yml"),
    *ROOT.glob(".github/ISSUE_TEMPLATE/*.yml"),
    *(ROOT / f"docs/om/{name}.md" for name in GUIDES),
    *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "Makefile", "data/README.md")),
)
# The first network there was, which says how old a date can be: no example.
ALLOWED = "The oldest fact in the field is from 1885 (UITP)"


def _named(path: Path) -> Iterator[str]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if REAL.search(line) and ALLOWED not in line:
            yield f"{path.relative_to(ROOT)}:{number}: {line.strip()}"


def test_no_example_names_what_exists() -> None:
    assert [line for path in FILES for line in _named(path)] == []


@pytest.mark.parametrize("text", ["holder: goteborgs-stad", "Johan Nyhus", "natverk/polis/2023.md", "Göteborgs Stad"])
def test_such_a_name_would_be_seen(text: str) -> None:
    assert REAL.search(text)
