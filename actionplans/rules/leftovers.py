"""Does a name of the city that the project was taken over from stand somewhere yet?

No rule can tell another city's name from a partner's: a city rightly writes of others. So it is not guessed. The names
are those that `new-city` wrote down in a list of its own, beside what the city has promised others: it is no fact of
the city, and is not published. A city that took over a project by hand can write the list itself. What is found is for
a person to judge, and a name that the city uses rightly is taken off the list. Without one nothing is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from actionplans.model.problems import Place, Problem
from actionplans.model.whose import Side, side

LIST = "tests/content/replaced.txt"
# Longer lists are no list of one city's names.
_MOST = 50


def leftovers(root: Path) -> Iterator[Problem]:
    """The lines of data, pages, menu, reviewers and promises that name what the city has replaced."""
    names = replaced(root)
    if not names:
        return
    # Inflected and in compounds as well: Sagoborgs, sagonämndens.
    looked_for = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})", re.IGNORECASE)
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
            if found := looked_for.search(line):
                what = f"här står ”{found[0]}”, som hör till staden som projektet gällde förut"
                do = f"skriv om, eller ta bort namnet ur {LIST} om staden själv nämner det"
                yield Problem(Place(name, number, found.start() + 1), what, do)


def replaced(root: Path) -> list[str]:
    """The names on the list, one on each line that is no comment; none where there is no list."""
    file = root / LIST
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")][:_MOST]


def _files(root: Path) -> Iterator[Path]:
    found = [*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), *root.glob("tests/content/**/*")]
    for path in sorted([*found, root / "mkdocs.yml", root / ".github/CODEOWNERS"]):
        name = path.relative_to(root).as_posix()
        if name != LIST and path.is_file() and path.suffix != ".pyc" and side(name) is Side.CONTENT:
            yield path
