"""What a problem in the data or the pages looks like, and how a list of them is shown to an editor."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file. `path` is relative to the project folder; lines and columns count from 1.

    Line 0 is for what stands in no file: a variable of the environment, a command's argument, a folder.

    A tuple, because every value in data/ has one and a class of our own takes three times as long to make.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and what the editor should do about it. Both texts are Swedish."""

    place: Place
    what: str
    do: str

    def __str__(self) -> str:
        where = f"{self.place}:{self.place.column}" if self.place.line else str(self.place)
        return f"{where}: {self.what} – {self.do}"


def report(problems: Iterable[Problem]) -> str:
    """Every problem once, sorted by place, one a line, and last how many there are: "3 fel"."""
    told = in_order(problems)
    return "\n".join([*(_one_line(str(problem)) for problem in told), f"{len(told)} fel"])


def judged_report(warnings: Iterable[Problem]) -> list[str]:
    """What a person must judge, one a line, and last how many there are: nothing where there is none."""
    told = in_order(warnings)
    return [*(_one_line(f"att bedöma: {one}") for one in told), f"{len(told)} att bedöma"] if told else []


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, sorted by place."""
    return sorted(set(problems))


def _one_line(text: str) -> str:
    # What is quoted can hold line ends; a problem is one line all the same.
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that an unknown one is most likely meant to be, or the empty string where none is near."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about an unknown word: "menade du ”polis”?", or `otherwise` where no known word is near."""
    near = nearest(word, known)
    return f"menade du ”{near}”?" if near else otherwise
