"""Which files may a workflow propose, and what may it change in those that are there already?

Read by the job that may write, of an artifact that it does not trust: each workflow has its own short list of paths.
No file is ever removed, and what decides how the site is built or who reviews it gets lines of one sort only. What is
there keeps all its lines, but for the values in data/ that an answer to a form changes: comments stay there too, and no
answer rewrites a file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actionplans.adapters.github import frozen
from actionplans.adapters.github.gh import ForgeError
from actionplans.adapters.github.handed import MOST_BYTES
from actionplans.model.names import reserved
from actionplans.model.page_kinds import MATTER, Found, kind_of
from actionplans.system import git
from actionplans.system.files import write_together

_ID, _YEAR = r"[a-z0-9]+(?:-[a-z0-9]+)*", r"\d{4}"
_OWNERS, _CLOSED = ".github/CODEOWNERS", "data/closed.yml"
_PLANS_AND_REPORTS = rf"data/(?:plans|reports)/{_YEAR}/{_ID}\.yml"
MAY: Mapping[str, tuple[str, ...]] = {
    "new-year": (
        rf"data/plans/{_YEAR}/{_ID}\.yml",
        rf"data/years/{_YEAR}\.yml",
        rf"data/sources/{_ID}\.yml",
    ),
    "new-network": (
        rf"data/networks/{_ID}\.yml",
        rf"data/sources/{_ID}\.yml",
        re.escape(_OWNERS),
    ),
    "new-matter": (
        rf"data/matters/{_YEAR}-\d{{2}}-\d{{2}}\.yml",
        rf"data/sources/{_ID}\.yml",
        _PLANS_AND_REPORTS,
    ),
    "close": (r"data/closed\.yml",),
    "record": (r"data/snapshots\.yml",),
    # The only bytes that are handed over: see frozen.py.
    "sent": (frozen.MATTER, frozen.PAPER),
    # What people fill in: not the city's settings or words, or what is handed over. Of closed years corrections alone.
    "answer": (
        rf"data/(?:networks|sources|matters)/{_ID}\.yml",
        rf"data/(?:plans|reports)/{_YEAR}/{_ID}\.yml",
        rf"data/(?:years|trips)/{_YEAR}\.yml",
        r"data/(?:organisations|functions|goals|projects|routines)\.yml",
        # A network that gets another name gets its prepared lines there, as a new one does.
        re.escape(_OWNERS),
        re.escape(_CLOSED),
    ),
}
# Of an answer to a form: the most files, and the most lines of one that are there and get another text.
MOST_ANSWERED, MOST_CHANGED = 20, 300
MOST_FILES = 1_000
LARGEST_FILE = 1_000_000
_LONGEST_PATH = 150
# The lines that a file gets, where what it says must not be anything.
_ADDED = {
    # Lines that name nobody until somebody takes their sign away.
    _OWNERS: re.compile(r"#.*"),
}
# A plan and a report get the matter that lays them before the committee.
_PRESENTED = re.compile(rf"presented: {_YEAR}-\d{{2}}-\d{{2}}")


class MovedError(ForgeError):
    """Main has got another version since what was handed over was made of it."""


def collect(project: Path) -> dict[str, object]:
    """What differs in a project from its last commit, to hand to the job that proposes it. Raises ForgeError."""
    commit = _git(project, "rev-parse", "HEAD").decode().strip()
    status = _git(project, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all").decode()
    files: dict[str, str | dict[str, str]] = {}
    for entry in filter(None, status.split("\0")):
        path = project / entry[3:]
        if path.is_symlink() or not path.is_file():
            raise ForgeError(f"{entry[3:]}: borttagna filer och länkar kan inte föreslås")
        content = path.read_bytes()
        files[entry[3:]] = frozen.as_handed(content) if path.suffix == ".pdf" else content.decode("utf-8")
    return {"commit": commit, "files": files}


def put(project: Path, kind: str, handed: Mapping[str, Any]) -> list[str]:
    """Write what was handed over by a workflow into a checkout of main, all or nothing; gives the paths.

    Raises ForgeError, with everything that is wrong, where it holds something that the workflow never writes.
    """
    commit = _git(project, "rev-parse", "HEAD").decode().strip()
    files = handed.get("files")
    if set(handed) != {"commit", "files"} or not isinstance(files, dict):
        raise ForgeError("det som lämnades är inte det väntade – kör om arbetsflödet från början")
    if handed["commit"] != commit:
        raise MovedError("main har ändrats sedan utkasten skrevs – kör om arbetsflödet från början")
    if len(files) > MOST_FILES:
        raise ForgeError(f"det som lämnades har {len(files)} filer, och högst {MOST_FILES} tas emot")
    if kind == "answer" and len(files) > MOST_ANSWERED:
        raise ForgeError(f"svaret har {len(files)} filer, och högst {MOST_ANSWERED} tas emot")
    wrong = [
        f"{path[:_LONGEST_PATH]!a}: {why}" for path, text in files.items() for why in refused(project, kind, path, text)
    ]
    taken = {path: (frozen.as_written(text) or b"") if _is_paper(kind, path) else text for path, text in files.items()}
    if kind == "sent" and not wrong:
        wrong = list(frozen.untrue(project, taken))
    if wrong:
        raise ForgeError("\n".join([*wrong, "Inget är föreslaget."]))
    write_together(project, taken)
    return list(taken)


def most_handed(kind: str) -> int:
    """How large what a workflow hands over may be."""
    return frozen.MOST_HANDED if kind == "sent" else MOST_BYTES


def refused(project: Path, kind: str, path: str, text: object) -> Iterator[str]:
    """Why a file is not taken: its path first, then what it says."""
    if len(path) > _LONGEST_PATH or not _is_written(kind, path):
        yield "filen hör inte till dem som arbetsflödet skriver"
    elif any(reserved(part.partition(".")[0]) for part in path.split("/") if part != ".github"):
        yield "namnet går inte att använda i Windows"
    elif _in_the_way(project, path):
        yield "en länk eller något annat än en fil är i vägen"
    elif _is_paper(kind, path):
        if frozen.as_written(text) is None:
            yield "innehållet är ingen PDF av rimlig storlek"
        if (project / path).exists():
            yield "papperet finns redan, och ett skickat papper ersätts aldrig"
    elif not isinstance(text, str) or len(text) > LARGEST_FILE or _hidden(text):
        yield "innehållet är inte en text av rimlig längd utan styrtecken"
    else:
        yield from _changes(project / path, kind, path, text)


def _is_written(kind: str, path: str) -> bool:
    """Whether a path is one of those that a workflow writes: of pages those that it drafts, or an answer brings."""
    if any(re.fullmatch(one, path, re.ASCII) for one in MAY[kind]):
        return True
    found = kind_of(path.removeprefix("docs/")) if path.startswith("docs/") and path.isascii() else None
    if found is None or not re.fullmatch(_ID, found.network or "none"):
        return False
    if kind == "new-matter":
        return found.kind is MATTER and re.fullmatch(r"[\d-]+", found.parts["matter"]) is not None
    return found.kind.draft == kind or (kind == "answer" and _is_record_page(path, found))


def _is_paper(kind: str, path: str) -> bool:
    return kind == "sent" and re.fullmatch(frozen.PAPER, path, re.ASCII) is not None


def _is_record_page(path: str, found: Found) -> bool:
    """Whether a page is about a record, as those are that an answer brings: a year's, a matter's, a routine's."""
    return (
        bool(found.kind.record) and not found.kind.product and re.fullmatch(rf"docs(?:/{_ID})+\.md", path) is not None
    )


def _in_the_way(project: Path, path: str) -> bool:
    place = project / path
    above = [one for one in place.parents if one != project and one.is_relative_to(project)]
    return any(one.is_symlink() or (one.exists() and not one.is_dir()) for one in above) or (
        place.is_symlink() or (place.exists() and not place.is_file())
    )


def _hidden(text: str) -> bool:
    """Whether a text has signs that make no line of a file: control signs, or halves of signs."""
    return re.search(r"[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]", text) is not None


def _lines_added(kind: str, path: str) -> re.Pattern[str] | None:
    """What the lines must be that a file gets which is there already, where they may not be anything."""
    if kind == "new-matter" and re.fullmatch(_PLANS_AND_REPORTS, path, re.ASCII):
        return _PRESENTED
    return _ADDED.get(path)


def _changes(file: Path, kind: str, path: str, text: str) -> Iterator[str]:
    """What is wrong with how a file changes: nothing that it said may go, but for the values that an answer changes."""
    before = _lines(file.read_text(encoding="utf-8-sig")) if file.is_file() else []
    if kind == "answer" and path == _CLOSED:
        yield from _corrected(before, _lines(text))
        return
    if kind == "answer" and path.startswith("data/"):
        yield from _answered(before, _lines(text))
        return
    only = _lines_added(kind, path)
    added = _added(before, _lines(text))
    if added is None:
        yield "rader som finns tas bort eller ändras"
    elif only and not before:
        yield "filen finns inte, och skapas inte av ett arbetsflöde"
    elif only and not all(only.fullmatch(line) for line in added):
        yield "andra rader läggs till än arbetsflödet skriver"


def _answered(before: list[str], after: list[str]) -> Iterator[str]:
    """What is wrong with how an answer changes a data file: a person's comments stay, and most of the rest."""
    if _added(_comments(before), _comments(after)) is None:
        yield "kommentarer som finns tas bort eller ändras"
    same = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    if len(before) - sum(block.size for block in same) > MOST_CHANGED:
        yield f"fler än {MOST_CHANGED} rader som finns tas bort eller ändras"


# A correction's lines in a closed year, each a key with a value that ends on its line or is a folded text below it.
# What is quoted is closed there, so that no line that stands after it can become a part of it.
_KEYS = "network|matter|date|what|why|decided_by|before|after|format|checksum"
_PLAIN, _QUOTED, _FOLDED = r"[\wåäöÅÄÖ§(”][^#]*?", r'"(?:[^"\\]|\\.)*"', ">-?"
_BEGINS = re.compile(rf"    - (?:network|matter): (?:{_PLAIN}|{_QUOTED})")
_GOES_ON = re.compile(rf"      (?:{_KEYS}): (?:(?!.*(?:: |:$)){_PLAIN}|{_QUOTED}|{_FOLDED})| {{8}}\S.*")
_YEAR_BEGINS, _SECTION = re.compile(rf"{_YEAR}:"), re.compile(r"  \w+:.*")


def _corrected(before: list[str], after: list[str]) -> Iterator[str]:
    """What is wrong with how closed years change: corrections come after those of their year, and all else stays."""
    if not before:
        yield "filen finns inte, och skapas inte av ett svar"
        return
    old, new = _sections(before), _sections(after)
    kept = {name: lines for name, lines in new.items() if not name.endswith("/  corrections:")}
    if kept != {name: lines for name, lines in old.items() if not name.endswith("/  corrections:")}:
        yield "något annat än rättelser av stängda år ändras"
        return
    for name in new.keys() | old.keys():
        there, now = old.get(name, []), new.get(name, [])
        added = now[len(there) :]
        if now[: len(there)] != there or (added and not _BEGINS.fullmatch(added[0])):
            yield "rättelser som finns ändras"
        elif not all(_BEGINS.fullmatch(line) or _GOES_ON.fullmatch(line) for line in added):
            yield "andra rader läggs till än en rättelses"


def _sections(lines: list[str]) -> dict[str, list[str]]:
    """The lines of a file of closed years by the year and the key that they stand under, each met once and in order."""
    found: dict[str, list[str]] = {"": []}
    year = name = ""
    for line in lines:
        if _YEAR_BEGINS.fullmatch(line):
            year = name = line
        elif year and _SECTION.fullmatch(line):
            name = f"{year}/{line}"
        else:
            found.setdefault(name, []).append(line)
            continue
        # A key that stands twice would hide the first: its lines are told as another's.
        name = f"{name}?" if name in found else name
        found[name] = []
    return found


def _comments(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.lstrip().startswith("#")]


def _lines(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.split("\n") if line.strip()]


def _added(before: list[str], after: list[str]) -> list[str] | None:
    """The lines that a text has got, where it has kept all that it had, in their order; None where it has not."""
    left = iter(before)
    wanted = next(left, None)
    added = []
    for line in after:
        if line == wanted:
            wanted = next(left, None)
        else:
            added.append(line)
    return added if wanted is None else None


def _git(project: Path, *arguments: str) -> bytes:
    try:
        return git.ask(project, *arguments)
    except git.GitError as error:
        raise ForgeError(str(error)) from error
