"""The command `changes BASE HEAD`: what changed, as text for a terminal or Markdown for a pull request."""

from __future__ import annotations

import argparse
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actionplans.changes.between import ADDED, CHANGED, REMOVED, Change, changes
from actionplans.changes.years import between_years
from actionplans.reading import versions
from actionplans.reading.pages import Page, Pages


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("changes", help="säg vad som har ändrats mellan två versioner, mappar eller år")
    parser.add_argument("before", metavar="FÖRE", help="version i git, mapp, eller nätverk och år som kajforum/2022")
    parser.add_argument("after", metavar="EFTER", help="det som FÖRE jämförs med")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="hur svaret skrivs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what changed. 0, or 1 where one of the states cannot be read."""
    try:
        found = compare(Path(), options.before, options.after)
    except versions.UnreadableError as error:
        print(error)
        return 1
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
        return between_years(model, first[0], first[1], second[1])
    old, new = versions.read(project, before), versions.read(project, after)
    return [*changes(old.model, new.model), *text_changes(old.pages, new.pages)]


# --- Pages ------------------------------------------------------------------------------------------------------------


def text_changes(before: Pages, after: Pages) -> list[Change]:
    """The pages that came, went, or say something else: which, not what, for that the pull request shows itself."""
    return [change for path in sorted({*before.pages, *after.pages}) for change in _page_change(before, after, path)]


def _page_change(before: Pages, after: Pages, path: str) -> Iterator[Change]:
    old, new = before.pages.get(path), after.pages.get(path)
    page = new or old
    if page is None or (old and new and _content(old) == _content(new)):
        return
    kind = CHANGED if old and new else ADDED if new else REMOVED
    what = {CHANGED: "texten ändras", ADDED: "sidan tillkommer", REMOVED: "sidan tas bort"}[kind]
    yield Change(page.front.network, path, kind, f"Sidan ”{page.front.title}” (docs/{path}): {what}.")


def _content(page: Page) -> tuple[Any, ...]:
    """What a page says: its title and parts, wherever its lines begin."""
    parts = [one.split() if isinstance(one, str) else (one.name, one.positional, one.named) for one in page.parts]
    return page.front.title, page.front.description, parts


# --- Forms ------------------------------------------------------------------------------------------------------------

_NOTHING = "Inga uppgifter eller texter ändras."


def as_text(found: list[Change]) -> str:
    """One sentence a line."""
    return "\n".join([change.sentence for change in found] or [_NOTHING]) + "\n"


def as_markdown(found: list[Change]) -> str:
    """A heading, and a list for each topic. What stands in the data is text here too: no markup, links or mentions."""
    lines = ["## Vad förslaget ändrar", ""]
    for topic, group in itertools.groupby(found, key=_topic):
        sentences = [change.sentence.removeprefix(f"{topic}: ") for change in group]
        lines += [f"**{plain(topic)}**", "", *(f"- {plain(_capital(one))}" for one in sentences), ""]
    return "\n".join(lines if found else [*lines, _NOTHING, ""])


def _topic(change: Change) -> str:
    topic = change.sentence.partition(": ")[0]
    return "Sidor" if topic.startswith("Sidan ”") else topic


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """A text that Markdown shows as it is: its signs disarmed, and @ parted from the name that it would call."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", text).replace("@", "@\u200b")
