"""What does a project read like when somebody has done, to the letter, what a message says? For the plainest advice."""

from __future__ import annotations

import re
from pathlib import Path

from actionplans.model.problems import Problem

_MEANT = re.compile(r"menade du ”(.+?)”(?: \(.*\))?\?")
_QUOTED = re.compile(r"”(.+?)”")
_REMOVED = re.compile(r"(?:^|[, ]|eller )ta bort raden$")
_MOVED = re.compile(r"(?:^|, eller )flytta (?:den|filen) till (docs/\S+?\.md)$")
_WRITTEN = re.compile(r"(?:^|, eller )skriv (\{\{ .* \}\})$")


def followed(root: Path, problem: Problem) -> bool:
    """Do what a message advises; False where its advice is none that a program can follow."""
    file = root / problem.place.path
    lines = file.read_text("utf-8").split("\n") if file.is_file() and file.suffix in (".yml", ".md") else []
    number = problem.place.line - 1
    meant, quoted = _MEANT.search(problem.do), _QUOTED.search(problem.what)
    if moved := _MOVED.search(problem.do):
        file.rename(root / moved[1])
        return True
    if not lines or not 0 <= number < len(lines):
        return False
    if meant and quoted and quoted[1] in lines[number]:
        lines[number] = lines[number].replace(quoted[1], meant[1], 1)
    elif written := _WRITTEN.search(problem.do):
        lines[number] = written[1]
    elif _REMOVED.search(problem.do) and re.fullmatch(r" *[a-z_]+: (?!.*fyll i)[^\[{].*", lines[number]):
        del lines[number]
    else:
        return False
    file.write_text("\n".join(lines), "utf-8")
    return True
