"""What a problem in the data or the pages looks like, and how a list of them is shown to an editor."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplans.system.fixed import fixed


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


# So much of a text from a file is quoted in a message, and so long is a message at most, whatever it quotes.
LONGEST_QUOTE = 80
LONGEST_TEXT = 600


@fixed(slots=True, order=True)
class Problem:
    """One thing that is wrong, and what the editor should do about it. Both texts are Swedish.

    What they quote of a file is cut here, so that no message has to think of it.
    """

    place: Place
    what: str
    do: str

    def __post_init__(self) -> None:
        for name in ("what", "do"):
            text = getattr(self, name)
            if len(text) > LONGEST_QUOTE:
                object.__setattr__(self, name, shortened(text))

    def __str__(self) -> str:
        where = f"{self.place}:{self.place.column}" if self.place.line else str(self.place)
        return f"{where}: {self.what} – {self.do}"


def shortened(text: str) -> str:
    """A message whose quotations and longest words are cut in their middle, and then the whole of it."""
    # Cut to begin with: what is quoted may be a whole line.
    parts = cut(text, LONGEST_TEXT).split("”")
    # Every other part stands between quotation marks.
    quoted = (cut(part, LONGEST_QUOTE) if number % 2 else part for number, part in enumerate(parts))
    return _LONG_WORD.sub(lambda word: cut(word[0], LONGEST_QUOTE), "”".join(quoted))


_LONG_WORD = re.compile(rf"[^\s”]{{{LONGEST_QUOTE + 1},}}+")


def cut(text: str, longest: int) -> str:
    """A text of at most so many signs: its beginning and its end, with … where the rest stood."""
    if len(text) <= longest:
        return text
    end = longest // 4
    return f"{text[: longest - end - 1]}…{text[-end:]}"


def report(problems: Iterable[Problem]) -> str:
    """Every problem once, sorted by place, one a line, and last how many there are: "3 fel".

    What is wrong in the same way in several places is told at the first, and under it where else.
    """
    causes = by_cause(problems)
    lines = []
    for first, *others in causes:
        lines += [_one_line(str(first)), *_elsewhere(others, "samma fel")]
    return "\n".join([*lines, f"{sum(map(len, causes))} fel"])


def judged_report(warnings: Iterable[Problem]) -> list[str]:
    """What a person must judge, told as problems are, and last how many there are: nothing where there is none."""
    causes = by_cause(warnings)
    lines = []
    for first, *others in causes:
        lines += [_one_line(f"att bedöma: {first}"), *_elsewhere(others, "samma sak")]
    return [*lines, f"{sum(map(len, causes))} att bedöma"] if causes else []


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, sorted by place."""
    return sorted(set(problems))


def by_cause(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Every problem once, those that say the same together, each group sorted by place and they by their first."""
    causes: dict[tuple[str, str], list[Problem]] = {}
    for one in in_order(problems):
        causes.setdefault((one.what, one.do), []).append(one)
    return list(causes.values())


_WIDTH = 120


def _elsewhere(problems: Sequence[Problem], same: str) -> Iterator[str]:
    """The lines that say where else: "  samma fel: data/a.yml:3, data/b.yml:4"."""
    begins = line = f"  {same}: "
    for where in dict.fromkeys(_one_line(str(problem.place)) for problem in problems):
        if line != begins and len(line) + len(where) > _WIDTH:
            yield line.removesuffix(" ")
            line = begins
        line += f"{where}, "
    if line != begins:
        yield line.removesuffix(", ")


def _one_line(text: str) -> str:
    # What is quoted can hold line ends; a problem is one line all the same.
    return " ".join(text.split())


class Nearest:
    """Which of the known words is an unknown one most likely meant to be? For a question, or many of the same words.

    Comparing takes long, and where hundreds of words are unknown nobody reads what each was meant to be. So the longest
    words are left alone, of very many known ones those with the same beginning are looked at, and in the end none is.
    """

    MOST_ASKED = 100
    MOST_COMPARED = 500
    LONGEST = 100

    def __init__(self, known: Iterable[str]) -> None:
        self.known = known
        self.asked = 0

    @functools.cached_property
    def folded(self) -> dict[str, str]:
        """The known words by how they are compared: made at the first question, which most are never asked."""
        return {name.casefold(): name for name in self.known if len(name) <= self.LONGEST}

    def to(self, word: str) -> str:
        """The known word that is nearest to a word, or the empty string where none is near."""
        if len(word) > self.LONGEST or self.asked >= self.MOST_ASKED:
            return ""
        self.asked += 1
        word = word.casefold()
        compared: Iterable[str] = self.folded
        if len(self.folded) > self.MOST_COMPARED:
            alike = (name for name in self.folded if name[:2] == word[:2])
            compared = list(itertools.islice(alike, self.MOST_COMPARED))
        near = difflib.get_close_matches(word, compared, n=1, cutoff=0.6)
        return self.folded[near[0]] if near else ""

    def suggestion(self, word: str, otherwise: str) -> str:
        """What to do about an unknown word: "menade du ”kajforum”?", or `otherwise` where no known word is near."""
        near = self.to(word)
        if near and near != word and _composed(near) == _composed(word):
            return f"menade du ”{near}”, med å, ä och ö som ett tecken var? Skriv om bokstäverna på tangentbordet"
        return f"menade du ”{near}”?" if near else otherwise


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that an unknown one is most likely meant to be, or the empty string where none is near."""
    return Nearest(known).to(word)


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about an unknown word: "menade du ”kajforum”?", or `otherwise` where no known word is near."""
    return Nearest(known).suggestion(word, otherwise)
