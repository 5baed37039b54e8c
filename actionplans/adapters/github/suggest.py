"""Where a mend is certain, can it be taken with a click? Suggestions beside the lines, and all of them in words.

What is to stand there comes from the proposal's own run, and nobody vouches for it: it is shown as the text of a line,
for a person to take or leave. GitHub takes a suggestion only on lines that the proposal's difference shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplans.adapters.github.gh import ForgeError, Gh, every, in_repository, our_comments, send
from actionplans.adapters.github.plain import plain, shortened
from actionplans.system.fixed import fixed

MARK = "<!-- internationella-natverk: rättelse -->"
# More than that is for `fix`, or for a person to look at anew.
MOST, MOST_LINES, LONGEST = 20, 30, 500
_SHOWN = re.compile(r"[\t\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\U0010ffff]*")


@fixed
class Mend:
    """Lines of a file, from `first` to `last`, that read `before` and should read `lines`."""

    path: str
    first: int
    last: int
    before: tuple[str, ...]
    lines: tuple[str, ...]


def read_untrusted(text: str) -> list[Mend]:
    """The mends in a text that may hold anything: what is not one, or could hide something, is left out."""
    try:
        found = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return []
    return [mend for one in found for mend in _mend(one)][:MOST] if isinstance(found, list) else []


def _mend(one: object) -> Iterator[Mend]:
    match one:
        case {"path": str(path), "first": int(first), "last": int(last), "before": list(before), "lines": list(lines)}:
            texts = [path, *before, *lines]
            plain_texts = all(isinstance(text, str) and len(text) <= LONGEST for text in texts)
            fits = 1 <= first <= last < first + MOST_LINES and 1 <= len(lines) <= MOST_LINES
            if plain_texts and fits and all(_SHOWN.fullmatch(text) for text in texts):
                yield Mend(path, first, last, tuple(before), tuple(lines))


def in_words(mends: Sequence[Mend]) -> str:
    """What a comment says of the mends, as Markdown; empty where there is none."""
    if not mends:
        return ""
    told = [f"- {_place(one)}: {_said(one.before)} → {_said(one.lines)}" for one in mends]
    return "\n".join(
        ["Det här kan bara rättas på ett sätt. Välj *Commit suggestion* vid raden, så är det gjort:", "", *told]
    )


def _place(mend: Mend) -> str:
    return plain(f"{shortened(mend.path, 80)}:{mend.first}")


def _said(lines: Sequence[str]) -> str:
    return plain(shortened(f"”{' '.join(' '.join(lines).split())}”", 60))


def suggest(gh: Gh, repository: str, number: int, commit: str, mends: Sequence[Mend]) -> int:
    """Put each mend beside its lines, in place of those that stand there from before. Gives how many were put."""
    _remove(gh, repository, number)
    if not mends:
        return 0
    files = every(gh, in_repository(repository, "pulls", number, "files", per_page=100), "{filename, patch}")
    shown = {file["filename"]: shown_lines(file.get("patch") or "") for file in files}
    put = [one for one in mends if set(range(one.first, one.last + 1)) <= shown.get(one.path, set())]
    for one in put:
        send(gh, "POST", in_repository(repository, "pulls", number, "comments"), commit_id=commit, **_comment(one))
    return len(put)


def _remove(gh: Gh, repository: str, number: int) -> None:
    for one in our_comments(gh, repository, "pulls", number, MARK):
        send(gh, "DELETE", in_repository(repository, "pulls", "comments", one["id"]))


def _comment(mend: Mend) -> Mapping[str, Any]:
    """A comment on lines. The fence is longer than any in the text, so that nothing in it ends it."""
    fence = "`" * max(3, *(len(run) + 1 for line in mend.lines for run in re.findall(r"`+", line)), 3)
    body = "\n".join([MARK, f"{fence}suggestion", *mend.lines, fence])
    where: dict[str, Any] = {"path": mend.path, "line": mend.last, "side": "RIGHT", "body": body}
    return where | ({"start_line": mend.first, "start_side": "RIGHT"} if mend.first < mend.last else {})


def shown_lines(patch: str) -> set[int]:
    """The lines of a file, as they are after a proposal, that its difference shows."""
    found, now = set[int](), 0
    for line in patch.split("\n"):
        if head := re.match(r"@@ -\S+ \+(\d{1,9})", line):
            now = int(head[1])
        elif line[:1] in (" ", "+"):
            found.add(now)
            now += 1
    return found


def tried(gh: Gh, repository: str, number: int, commit: str, mends: Sequence[Mend]) -> int:
    """As `suggest`, and 0 where GitHub refuses: the comment says it in words in any case."""
    try:
        return suggest(gh, repository, number, commit, mends)
    except ForgeError:
        return 0
