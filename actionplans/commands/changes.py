"""The command `changes BASE HEAD`: what changed, as text for a terminal or Markdown for a pull request."""

from __future__ import annotations

import argparse
import itertools
import re
from pathlib import Path
from typing import Any

from actionplans.changes import Change, between_years, changes, fitting
from actionplans.changes.around import changes_around
from actionplans.model.decisions import with_decisions
from actionplans.reading import versions


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("changes", help="säg vad som har ändrats mellan två versioner, mappar eller år")
    parser.add_argument("before", metavar="FÖRE", help="version i git, mapp, eller nätverk och år som kajforum/2022")
    parser.add_argument("after", metavar="EFTER", help="det som FÖRE jämförs med")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="hur svaret skrivs")
    most = "högst så många meningar: av det som har flest sägs hur många som är kvar"
    parser.add_argument("--most", metavar="ANTAL", type=int, help=most)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what changed. 0, or 1 where one of the states cannot be read."""
    try:
        found = compare(Path(), options.before, options.after)
    except versions.UnreadableError as error:
        print(error)
        return 1
    found = found if options.most is None else fitting(found, options.most)
    print(as_markdown(found) if options.format == "markdown" else as_text(found), end="")
    return 0


def compare(project: Path, before: str, after: str) -> list[Change]:
    """What changed from one state to another, each named as on the command line. Raises UnreadableError."""
    first, second = versions.year_of_network(before), versions.year_of_network(after)
    if first and second and first[0] == second[0]:
        model = versions.read(Path(project), str(project)).model
        if first[0] not in model.networks:
            among = ", ".join(sorted(model.networks))
            raise versions.UnreadableError(f"”{first[0]}” är inte ett nätverk – välj bland {among}")
        return between_years(with_decisions(model), first[0], first[1], second[1])
    old, new = versions.read(project, versions.parted(project, before, after)), versions.read(project, after)
    return [*changes(old.model, new.model, whole=True), *changes_around(old, new)]


# --- Forms ------------------------------------------------------------------------------------------------------------

_NOTHING = "Inga uppgifter eller texter ändras."


def as_text(found: list[Change]) -> str:
    """One sentence a line."""
    return "\n".join([change.sentence for change in found] or [_NOTHING]) + "\n"


def as_markdown(found: list[Change]) -> str:
    """A heading, and a list for each topic. What stands in the data is text here too: no markup, links or mentions."""
    lines = ["## Vad förslaget ändrar", ""]
    for topic, group in itertools.groupby(found, key=lambda change: change.about):
        lines += [f"**{plain(topic)}**", "", *(f"- {plain(_capital(one.says))}" for one in group), ""]
    return "\n".join(lines if found else [*lines, _NOTHING, ""])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """A text that Markdown shows as it is: its signs disarmed, and @ parted from the name that it would call."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", text).replace("@", "@\u200b")
