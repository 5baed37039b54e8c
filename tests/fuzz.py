"""Chance that can be repeated: what every fuzzer of ours shares. SEED begins another; by day it is always the same.

A fuzzer makes cases from `chances`, demands an answer `within` a time, and holds what passes the check against what the
program that comes after it says. A case that fails is named by its number: SEED and the number make it again.
"""

from __future__ import annotations

import contextlib
import os
import random
import time
from collections.abc import Iterator, Sequence

SEED = os.environ.get("SEED", "1")

# What an attacker, a hasty official or a word processor leaves where it does not belong.
PIECES: Sequence[str] = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "//x.example/x.js"),
    *(
        "{{ cycler.__init__ }}",
        "{% raw %}",
        "{#",
        "}}",
        "&lt;/title&gt;",
        "]]>",
        "<!--",
        "../../etc/passwd",
        "/etc/passwd",
    ),
    *("!ENV GITHUB_TOKEN", "!!python/name:os.system ''", "&a", "*a", "<<: *a", "---", "? [a]", "|", ">-", "%YAML 1.1"),
    *("null", "~", "yes", "NO", "0", "-1", "1e9", "12:30", "2025-01-01", "[]", "{}", "[[]]", "''", '""', '"\\0"'),
    *("\t", "\u00a0", "\u200b", "\ufeff", "\x00", "\x85", "\u2028", "\r", "”", "–", "Å", "A\u030a", "x" * 5000),
)


def chances(name: str, count: int) -> Iterator[tuple[str, random.Random]]:
    """So many cases of a fuzzer, each by its number and with a chance of its own."""
    for number in range(count):
        case = f"SEED={SEED} {name} {number}"
        yield case, random.Random(case)


@contextlib.contextmanager
def within(seconds: float, case: str) -> Iterator[None]:
    """Demand that something takes no longer, in this process's own time: other processes may make it wait."""
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds, f"{case}: {taken:.1f} s"


def shaken(text: str, chance: random.Random) -> str:
    """A text with a slip or an attack in it: a line gone, twice, moved or shifted; signs gone, doubled or put in."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    column = chance.randrange(len(line) + 1)
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, line)
        case 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = chance.choice(["", " ", "  ", "    ", "- "]) + line.strip()
        case 4:
            lines[at] = line[:column] + line[column + 1 :]
        case 5:
            lines[at] = line[:column] + chance.choice(PIECES) + line[column:]
        case 6:
            lines[at] = line[:column]
        case _:
            lines.insert(at, chance.choice(PIECES))
    return "\n".join(lines)
