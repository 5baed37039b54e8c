"""What became slower from one run of the measurements to another: make bench-compare BEFORE=… AFTER=….

A figure that has a ratio is compared by it: what slows the machine down slows both sides. Seconds and memory of ours
alone are compared only between runs on machines of the same kind; bytes and points anywhere. Exits with 1 when
something is worse by more than --most per cent.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import ANYWHERE, CHANCE, FIGURES, Figure
from bench.report import heading, shown
from bench.results import Results, UnreadableError, read

MOST = 10.0


@dataclass(frozen=True)
class Change:
    """A figure in two runs: which value was compared, in what unit, and how much worse the second is, in per cent."""

    figure: Figure
    value: str
    unit: str
    before: float
    after: float
    worse: float

    def is_slower(self, most: float) -> bool:
        """Whether it is worse by more than `most` per cent, and by more than chance."""
        return self.worse > most and abs(self.after - self.before) > CHANCE[self.unit]


def changes(before: Results, after: Results) -> list[Change]:
    """The figures that both runs have and that can be compared, in the order of the table."""
    same = before.machine == after.machine
    found = []
    for key, figure in FIGURES.items():
        first, second = before.figures.get(key, {}), after.figures.get(key, {})
        value = "ratio" if "ratio" in first and "ratio" in second else "ours"
        if value not in first or value not in second or first[value] <= 0 or second[value] <= 0:
            continue
        if value == "ours" and not same and figure.unit not in ANYWHERE:
            continue
        more_is_better = figure.goal is not None and figure.goal.at_least
        quotient = first[value] / second[value] if more_is_better else second[value] / first[value]
        unit = "x" if value == "ratio" else figure.unit
        found.append(Change(figure, value, unit, first[value], second[value], 100 * (quotient - 1)))
    return found


def report(before: Results, after: Results, most: float) -> Iterator[str]:
    """The comparison in lines, ending with what became slower."""
    yield f"before: {next(heading(before))}"
    yield f"after:  {next(heading(after))}"
    if before.machine is None or after.machine is None:
        yield "There is nothing to compare with."
        return
    if before.machine != after.machine:
        yield "WARNING: not the same machine: only ratios, bytes and points are compared."
    for name in sorted({*before.versions, *after.versions}):
        if before.versions.get(name) != after.versions.get(name):
            yield f"{name}: {before.versions.get(name, '–')}, then {after.versions.get(name, '–')}"
    found = changes(before, after)
    yield ""
    yield f"{'':<72}{'before':>10}{'after':>10}{'after/before':>14}"
    for one in found:
        name = f"{one.figure.group}: {one.figure.name}{' (ratio)' if one.value == 'ratio' else f' ({one.unit})'}"
        flag = "  SLOWER" if one.is_slower(most) else ""
        yield (
            f"{name:<72}{shown(one.before, one.unit):>10}{shown(one.after, one.unit):>10}"
            f"{one.after / one.before:>14.2f}{flag}"
        )
    yield ""
    yield from _verdict(before, after, found, most)


def _verdict(before: Results, after: Results, found: Sequence[Change], most: float) -> Iterator[str]:
    gone = [key for key in before.figures if key not in after.figures]
    if gone:
        yield f"Measured before and not after: {', '.join(gone)}."
    slower = [one for one in found if one.is_slower(most)]
    yield f"{len(found)} figures compared, {len(slower)} worse by more than {most:g} %."
    for one in slower:
        yield f"  {one.figure.name}: {one.worse:.0f} % worse"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print, and on GitHub write the same in the job's summary."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("before", type=Path, metavar="BEFORE", help="the file of an earlier run")
    parser.add_argument("after", type=Path, metavar="AFTER", help="the file of a later one")
    parser.add_argument("--most", type=float, default=MOST, metavar="PERCENT", help="what is let pass (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        before, after = read(options.before), read(options.after)
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return 2
    text = "\n".join(report(before, after, options.most))
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"```text\n{text}\n```\n")
    return int(any(one.is_slower(options.most) for one in changes(before, after)))


if __name__ == "__main__":
    sys.exit(main())
