"""Sets of queries, and what a built site's search answers: its own scripts, run by node as in a browser's worker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import yaml

from tests import tools

_ASK = Path(__file__).parent / "search/ask.mjs"


def entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a set."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def answers(site: Path, queries: list[str]) -> list[list[str]]:
    """For each query the pages that a built site's search finds, best first, by their addresses under the site."""
    command = [tools.node(), str(_ASK), str(site / "search/index.js")]
    asked = json.dumps(queries).encode()
    result = subprocess.run(command, input=asked, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    found: list[list[str]] = json.loads(result.stdout)
    return found


def hits_names(site: Path) -> list[str]:
    """What each page of a built site is called among the hits, with what stands before its title."""
    index = json.loads((site / "search/index.js").read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))
    return [f"{page['under']}: {page['title']}" if "under" in page else page["title"] for page in index["pages"]]
