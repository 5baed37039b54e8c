"""How are the figures shown: a table of each group, with every engine's value, the ratio and the goal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bench.figures import ENGINES, FIGURES, GROUPS, Figure
from bench.results import Results

_NAMES = {"ours": "ours", "stock": "Material", "zensical": "Zensical", "hugo": "Hugo"}
_ABSENT = "–"


def report(results: Results) -> Iterator[str]:
    """The run in lines."""
    yield from heading(results)
    for group in GROUPS:
        rows = [(figure, results.figures[key]) for key, figure in FIGURES.items() if _is_shown(key, group, results)]
        if rows:
            yield ""
            columns = "".join(f"{_NAMES[engine]:>10}" for engine in ENGINES)
            yield f"{group:<62}{'':>8}{columns}{'ratio':>8}   goal"
            yield from (_row(figure, values) for figure, values in rows)
    if results.missing:
        yield ""
    for name, why in results.missing.items():
        yield f"{_NAMES.get(name, name)} is not measured: {why}"
    unmet = [key for key, values in results.figures.items() if _is_met(FIGURES[key], values) is False]
    reached = sum(_is_met(FIGURES[key], values) is True for key, values in results.figures.items())
    yield ""
    yield f"{reached} goals are met, {len(unmet)} are not{': ' if unmet else ''}{', '.join(unmet)}."


def heading(results: Results) -> Iterator[str]:
    """Where and of what a run was made."""
    if results.machine is None:
        yield "No run."
        return
    one = results.machine
    yield (
        f"{results.day}, {results.commit or 'no commit'}: {one.processor}, {one.cores} cores, {one.system}, "
        f"Python {one.python}"
    )
    yield ", ".join(f"{name} {number}" for name, number in results.versions.items())
    pages = ", ".join(f"{name} city {number} pages" for name, number in results.pages.items())
    yield f"{pages or 'no site'}; medians of {results.rounds} rounds by turns; ratio: the median of the rounds' own"


def _is_shown(key: str, group: str, results: Results) -> bool:
    return FIGURES[key].group == group and key in results.figures


def _row(figure: Figure, values: Mapping[str, float]) -> str:
    columns = "".join(f"{shown(values.get(engine), figure.unit):>10}" for engine in ENGINES)
    met = {True: "met", False: "NOT MET", None: ""}[_is_met(figure, values)]
    goal = f"   {figure.goal}  {met}" if figure.goal else ""
    return f"  {figure.name:<60}{figure.unit:>8}{columns}{shown(values.get('ratio'), 'x'):>8}{goal}".rstrip()


def _is_met(figure: Figure, values: Mapping[str, float]) -> bool | None:
    return figure.goal.is_met(values) if figure.goal else None


def shown(value: float | None, unit: str) -> str:
    """A value in as many decimals as mean something."""
    if value is None:
        return _ABSENT
    if unit in ("points", "MB"):
        return f"{value:.0f}"
    return f"{value:.3f}" if unit == "x" and value < 0.1 else f"{value:.2f}"
