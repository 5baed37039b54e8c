"""Sets of queries, and what a built site's search answers: its own scripts, run by node as in a browser's worker."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests import tools

_ASK = Path(__file__).parent / "search/ask.mjs"
_TIMED = Path(__file__).parent / "search/timed.mjs"


@dataclass(frozen=True)
class Answer:
    """The pages found for a query, best first; whether the site was said not to know it; milliseconds of one core."""

    pages: list[str]
    unknown: bool
    milliseconds: float


@dataclass(frozen=True)
class Timed:
    """Milliseconds of one core until a site's search is ready, and its answers, each query asked once."""

    ready: float
    answers: list[Answer]


def entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a set."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def answers(site: Path, queries: list[str]) -> list[list[str]]:
    """For each query the pages that a built site's search finds, best first, by their addresses under the site."""
    found: list[list[str]] = _run(_ASK, site / "search/index.js", queries)
    return found


def timed(site: Path, queries: list[str]) -> Timed:
    """What a built site's search answers and what it costs, with the scripts that the site itself has."""
    found = _run(_TIMED, site, queries)
    return Timed(found["ready"], [Answer(**one) for one in found["answers"]])


def _run(script: Path, given: Path, queries: list[str]) -> Any:
    asked = json.dumps(queries).encode()
    result = subprocess.run([tools.node(), str(script), str(given)], input=asked, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def hits_names(site: Path) -> list[str]:
    """What each page of a built site is called among the hits, with what stands before its title."""
    index = json.loads((site / "search/index.js").read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))
    return [f"{page['under']}: {page['title']}" if "under" in page else page["title"] for page in index["pages"]]
