"""Is somebody asked to review each network? Rules of .github/CODEOWNERS; GitHub says nothing of what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplans.model.page_kinds import folder_of, kind_of, overview
from actionplans.model.problems import Place, Problem, suggestion
from actionplans.model.records import Model, Network
from actionplans.model.relations import has_own_page
from actionplans.reading.owners import FILE, MOST_BYTES, Line, Owners

# What a city that has not chosen its reviewers yet has in their place.
NOBODY = "@grupp"
_DATA = re.compile(r"data/(?:networks|plans/[^/]+|reports/[^/]+)/([^/*]+)\.yml")


def patterns(network: str) -> tuple[str, ...]:
    """The places of a network, as they stand in the file."""
    folders = ("networks", "plans/*", "reports/*")
    return (*(f"/data/{folder}/{network}.yml" for folder in folders), f"/docs/{folder_of(network)}/")


def prepared(network: str, name: str) -> str:
    """A network's lines as they stand until somebody has been chosen."""
    lines = [f"# fyll i: vem som granskar {name}", *(f"# {pattern}  {NOBODY}" for pattern in patterns(network))]
    return "\n".join(lines) + "\n"


def lacking(owners: Owners, network: str, *, has_page: bool = True) -> list[str]:
    """The places of a network that the file neither has an owner of nor a prepared line for.

    A network that the city only considers has a file of its own, and as yet no plans and no page.
    """
    needed = patterns(network) if has_page else patterns(network)[:1]
    return [pattern for pattern in needed if not _cared_for(owners, network, pattern)]


def _cared_for(owners: Owners, network: str, pattern: str) -> bool:
    path = _within(pattern.replace("*", "2000"))
    named = (line for line in owners.lines if line.prepared and line.owners and _network(line) == network)
    # Of a line that GitHub skips, that has been told: a second line would not mend it.
    skipped = any(line.wrong and line.pattern.strip("/") == pattern.strip("/") for line in owners.lines)
    return skipped or bool(owners.of(path)) or any(line.matches(path) for line in named)


def _network(line: Line) -> str | None:
    """The network that a line is about; None for a line about something else."""
    path = _within(line.pattern)
    data = _DATA.fullmatch(path)
    page = kind_of(path.removeprefix("docs/"))
    return data[1] if data else page.network if page else None


def _within(pattern: str) -> str:
    """The file that a pattern names, or one in the folder that it names."""
    path = pattern.removeprefix("/")
    return overview(path.removesuffix("/")) if path.endswith("/") else path


# --- The rules --------------------------------------------------------------------------------------------------------


def skipped_owners(owners: Owners) -> Iterator[Problem]:
    """Every line is one that GitHub reads, or would read when its sign is taken away."""
    if owners.size > MOST_BYTES:
        what = f"filen är större än {MOST_BYTES // 1_000_000} megabyte, och då läser GitHub inget av den"
        yield Problem(Place(FILE), what, "ta bort rader")
    for line in owners.lines:
        if line.wrong:
            what = f"GitHub hoppar över raden: {line.wrong}"
            yield Problem(Place(FILE, line.number), what, line.do)
        elif NOBODY in line.owners and not line.prepared:
            do = "skriv gruppens eller personens eget namn, eller sätt tillbaka ”# ” först på raden till dess"
            yield Problem(Place(FILE, line.number), f"GitHub hoppar över raden: {NOBODY} är bara ett exempel", do)


def owners_of_networks(owners: Owners, model: Model) -> Iterator[Problem]:
    """Every network has its lines, or an owner all the same, and no line names a network that is not there."""
    for network in model.networks.values():
        yield from _without_lines(owners, network)
    known = model.ids("networks")
    for line in owners.lines:
        name = _network(line)
        if name is not None and name not in known:  # a network that could not be read is one all the same
            do = suggestion(name, known, "ta bort raden")
            yield Problem(Place(FILE, line.number), f"raden gäller ”{name}”, som inte är ett nätverk", do)


def _without_lines(owners: Owners, network: Network) -> Iterator[Problem]:
    absent: Sequence[str] = lacking(owners, network.id, has_page=has_own_page(network))
    if absent:
        rows = ", ".join(f"”# {pattern}  {NOBODY}”" for pattern in absent)
        yield Problem(Place(FILE), f"ingen rad säger vem som granskar {network.name}", f"lägg till sist i filen {rows}")
