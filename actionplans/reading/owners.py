"""Who reviews a file? .github/CODEOWNERS as GitHub reads it, with the lines that are prepared but not filled in yet.

GitHub says nothing of a line that it cannot read: it skips it, and nobody is asked. So what is wrong with it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from actionplans.system.fixed import fixed

FILE = ".github/CODEOWNERS"
# GitHub loads no larger file.
MOST_BYTES = 3_000_000
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9._-]+)?|[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
# A comment that is a line when its sign is taken away: a place from the root, or all.
_PREPARED = re.compile(r"#\s*(?=[/*])")


@fixed
class Line:
    """A line that names owners of a place. `prepared` is one that is still a comment.

    `wrong` is why GitHub skips it, and `do` what to do about that.
    """

    number: int
    pattern: str
    owners: tuple[str, ...]
    prepared: bool
    wrong: str = ""
    do: str = ""

    def matches(self, path: str) -> bool:
        """Whether a file, by its path from the project folder, is one of those that the line is about."""
        return not self.wrong and _fits(self.pattern, path)


@fixed
class Owners:
    """What the file says. `size` is in bytes."""

    lines: Sequence[Line]
    size: int = 0

    def of(self, path: str) -> tuple[str, ...]:
        """Whom GitHub asks about a file: the owners of the last line that matches, which may be nobody."""
        if self.size > MOST_BYTES:
            return ()
        found = (line.owners for line in reversed(self.lines) if not line.prepared and line.matches(path))
        return next(found, ())


def read(root: Path) -> Owners | None:
    """The owners of a project folder, or None where it has no such file."""
    path = root / FILE
    return parse(path.read_bytes()) if path.is_file() else None


def parse(content: bytes) -> Owners:
    """What such a file says."""
    texts = content[:MOST_BYTES].decode("utf-8-sig", errors="replace").splitlines()
    lines = (_line(number, text.strip()) for number, text in enumerate(texts, 1))
    return Owners([line for line in lines if line is not None], len(content))


def _line(number: int, text: str) -> Line | None:
    prepared = _PREPARED.match(text)
    if not text or (text.startswith("#") and not prepared):
        return None
    # A space in a path is written "\ "; what begins with # after a space is a comment.
    words = re.findall(r"(?:\\.|\S)+", text[prepared.end() :] if prepared else text)
    comment = next((at for at, word in enumerate(words) if word.startswith("#")), len(words))
    if not words[:comment]:
        return None
    pattern, *owners = words[:comment]
    return Line(number, pattern, tuple(owners), prepared is not None, *_wrong(pattern, owners))


_DO = "skriv en plats och sedan @konto eller @organisation/grupp"
_DO_PLACE = "skriv mappens eller filens egen sökväg, som /docs/om/"


def _wrong(pattern: str, owners: Sequence[str]) -> tuple[str, str]:
    """Why GitHub skips such a line, and what to do; empty for one that it reads."""
    if pattern.startswith("!"):
        return "ett mönster som börjar med ! läses inte", _DO_PLACE
    if "[" in pattern or "]" in pattern:
        return "ett mönster med hakparentes läses inte", _DO_PLACE
    if pattern.startswith("\\#"):
        return "ett mönster som börjar med # läses inte", _DO_PLACE
    strange = next((one for one in owners if not _OWNER.fullmatch(one)), None)
    if strange is None:
        return "", ""
    if "/" in strange and not strange.startswith("@"):
        return f"”{strange}” är ingen ägare; varje plats står på en egen rad", _DO
    if _OWNER.fullmatch(strange.rstrip(",;")):
        return f"”{strange}” är ingen ägare", "ta bort kommatecknet; mellan ägare står bara mellanslag"
    return f"”{strange}” är ingen ägare", _DO


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern of gitignore's kind, as GitHub takes it, is about a file: folder by folder."""
    plain = re.sub(r"\\(.)", r"\1", pattern)
    parts, names = plain.strip("/").split("/"), path.split("/")
    anchored = "/" in plain.rstrip("/")
    within = plain.endswith("/") or parts[-1] == "**"
    # Of how many of the path's first names the pattern may have spoken so far.
    at = {0} if anchored else set(range(len(names)))
    for part in parts[:-1] if parts[-1] == "**" else parts:
        if part == "**":
            at = set(range(min(at), len(names))) if at else at
        else:
            at = {place + 1 for place in at if place < len(names) and fnmatchcase(names[place], part)}
    if within:
        return any(place < len(names) for place in at)
    # docs/* is what lies in docs/ itself; docs/ and a name without a sign for anything, what lies in it at any depth.
    return len(names) in at if anchored and parts[-1] == "*" else bool(at)
