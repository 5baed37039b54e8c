"""What did a run of the measurements give, on which machine and of what? Kept as a file: dist/bench.json."""

from __future__ import annotations

import datetime
import json
import math
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

FORMAT = 1
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown", "Jinja2", "PyYAML")


class UnreadableError(Exception):
    """A file holds no results. The text says which and why."""


@dataclass(frozen=True)
class Machine:
    """Where it was measured: runs on two machines of the same kind can be compared in seconds, too."""

    processor: str
    cores: int
    system: str
    python: str


@dataclass(frozen=True)
class Results:
    """A run: the machine, what was measured when, and each figure's values by engine, beside `ratio`.

    `missing` says of an engine or a group why it has no values. What has never been measured is `Results()`.
    """

    machine: Machine | None = None
    day: str = ""
    commit: str = ""
    rounds: int = 0
    versions: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)


def here() -> Machine:
    """This machine."""
    return Machine(_processor(), os.cpu_count() or 1, platform.system(), platform.python_version())


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.is_file():
        for line in known.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def versions() -> dict[str, str]:
    """What the site is built with, by name."""
    return {name: version(name) for name in _PACKAGES}


def commit_of(code: Path) -> str:
    """The commit of a checkout, with + where files differ from it; empty where git does not know."""
    if not (code / ".git").exists():
        return ""
    asked = ["git", "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"]
    done = subprocess.run(asked, cwd=code, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def today() -> str:
    """The day of the measurement."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def write(results: Results, file: Path) -> None:
    """Keep a run, in a file that two runs can be compared with."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, **asdict(results)}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(file: Path) -> Results:
    """A run that was kept; nothing measured in one that holds `{}`. Raises UnreadableError."""
    try:
        content: Any = json.loads(file.read_text(encoding="utf-8"))
        if content == {}:
            return Results()
        if content.pop("format") != FORMAT:
            raise UnreadableError(f"{file}: of another release of the measurements: measure again")
        figures = {
            key: {name: _measured(value) for name, value in values.items()}
            for key, values in content.pop("figures").items()
        }
        for name in ("versions", "pages", "missing"):
            content[name] = dict(content.pop(name, {}))
        return Results(machine=Machine(**content.pop("machine")), figures=figures, **content)
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"{file} holds no results of make bench: {error}") from error


def _measured(value: Any) -> float:
    """A value as a number. NaN is none, and no comparison would ever find it slower."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no measurement")
    return number
