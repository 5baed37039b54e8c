"""Are the search's factors fitted so that others judge than those who chose, and are they written into the table?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplans.search import packed
from bench import fitting, tune
from bench.factors import RANKING, Change, Factor, Table, factors, written
from tests.search_sets import Score
from tests.tools import ROOT

ASKED = {
    "one": [
        {"query": "provnät", "kind": "name", "pages": ["provnat/"]},
        {"query": "provnät 2023", "kind": "year", "pages": ["provnat/2023/"]},
        {"query": "avgfit", "kind": "typo", "pages": ["avgifter/"]},
        {"query": "Odense", "kind": "none", "pages": []},
    ]
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tune.City]:
    """The made-up site of the search's own tests."""
    site = tmp_path_factory.mktemp("made-up")
    (site / "search").mkdir()
    made_up = json.loads((ROOT / "tests/search/made_up.json").read_text(encoding="utf-8"))
    index = {"asked": {}, "sources": [], "answers": {"us": [], "alike": []}, **made_up}
    (site / "search/index.js").write_text(packed.as_script(index), encoding="utf-8")
    city = tune.City("made-up", site, ASKED)
    yield city
    city.end()


def test_other_factors_are_tried_and_leave_no_trace(city: tune.City) -> None:
    """What a query is read with is kept between two tries, and must not be, where it differs."""
    measure = tune.measure_of([city])
    before = measure({})
    assert before["made-up", "one"]["name"] == Score(1, 1, 1, 0)
    # These are used when pages are ranked, when a query is read, and when the site is made ready.
    others: list[Change] = [
        {"kind": {"reference": 10_000}},
        {"slip": {"few": 0, "some": 0}},
        {"place": {"title": 0, "heading": 0, "text": 0, "asked": 0}},
    ]
    assert [measure(change) == before for change in others] == [False, False, False]
    assert measure({}) == before


def test_every_factor_can_be_written_and_no_comment_is_lost(city: tune.City) -> None:
    text = RANKING.read_text(encoding="utf-8")
    fitted = list(factors(city.table))
    assert len(fitted) > 50
    for factor in fitted:
        new = written(text, {factor.part: {factor.name: 0.123}})
        changed = [(old, line) for old, line in zip(text.splitlines(), new.splitlines(), strict=True) if old != line]
        assert [line for _, line in changed] == [f"    {factor.name}: 0.123,"], factor
        assert written(new, {factor.part: {factor.name: factor.value}}) == text
    with pytest.raises(LookupError, match=r"kind\.unheard"):
        written(text, {"kind": {"unheard": 1}})


def test_what_is_tried_is_round_and_possible(city: tune.City) -> None:
    for factor in factors(city.table):
        assert factor.value not in factor.tries
        assert all(re.fullmatch(r"\d+(\.\d\d?)?", f"{value:g}") for value in factor.tries), factor
    assert Factor("sure", "part", 0.9).tries == [0.65, 0.75, 1]
    assert Factor("letters", "ofLast", 4).tries == [3, 5]
    assert Factor("close", "row", 0.3).tries == [0.2, 0.25, 0.35, 0.4, 0]


def _figures(found: dict[tuple[str, str], int]) -> fitting.Figures:
    return {cell: {"name": Score(10, first, 10, 0)} for cell, first in found.items()}


OLD = _figures({("own", "a"): 5, ("own", "b"): 5, ("fictional", "a"): 5, ("fictional", "b"): 5})
FACTOR = Factor("close", "row", 0.3)


@pytest.mark.parametrize(
    ("found", "is_taken"),
    [
        ({("own", "a"): 7, ("own", "b"): 7, ("fictional", "a"): 5, ("fictional", "b"): 5}, True),
        # One author's gain alone is that author's: the other would not have chosen it.
        ({("own", "a"): 9, ("own", "b"): 5, ("fictional", "a"): 5, ("fictional", "b"): 5}, False),
        # One city's gain is another's loss.
        ({("own", "a"): 8, ("own", "b"): 8, ("fictional", "a"): 5, ("fictional", "b"): 4}, False),
        # Two queries are no reason.
        ({("own", "a"): 6, ("own", "b"): 6, ("fictional", "a"): 5, ("fictional", "b"): 5}, False),
    ],
)
def test_a_step_is_taken_only_if_those_gain_who_had_no_say(found: dict[tuple[str, str], int], is_taken: bool) -> None:
    taken = fitting.step(FACTOR, OLD, {0.4: _figures(found)})
    assert (taken is not None) == is_taken


def test_factors_are_fitted_one_after_the_other() -> None:
    table: Table = {"close": {"row": 0.3, "together": 0.5, "pages": 40}, "shown": {"hits": 60}}

    def measure(change: Change) -> fitting.Figures:
        row, together = ({**table["close"], **change.get("close", {})}[name] for name in ("row", "together"))
        first = 9 - 20 * abs(row - 0.5) - 20 * abs(together - 0.5)
        return _figures({(city, author): round(first) for city in ("own", "fictional") for author in "ab"})

    steps = [
        (taken.factor, taken.value, change) for taken, change in fitting.fit(table, measure, rounds=5, of_parts=[])
    ]
    assert [(factor.key, factor.value, value) for factor, value, _ in steps] == [
        ("close.row", 0.3, 0.4),
        ("close.row", 0.4, 0.45),
        ("close.row", 0.45, 0.5),
    ]
    assert steps[-1][-1] == {"close": {"row": 0.5}}
    assert list(fitting.fit(table, measure, rounds=5, of_parts=["shown"])) == []
    assert [factor.key for factor, _ in fitting.without(table, {}, measure)] == ["close.row", "close.together"]


def test_false_news_cost_more_than_a_miss() -> None:
    right = {"name": Score(10, 10, 10, 0), "none": Score(4, 0, 0, 4)}
    assert fitting.worth(right) == 1 + fitting.AMONG_THREE + 1
    assert fitting.worth({**right, "name": Score(10, 10, 10, 1)}) < fitting.worth({**right, "name": Score(10, 8, 9, 0)})


def test_figures_are_told_by_author_and_kind() -> None:
    new = {**OLD, ("own", "a"): {"name": Score(10, 7, 10, 1), "none": Score(2, 0, 0, 1)}}
    assert tune.table_of({**OLD, ("own", "a"): {**OLD["own", "a"], "none": Score(2, 0, 0, 0)}}, new) == [
        "  own, a: 5, 10 of 10; 0 falsely said; 0 of 2 said → 7, 10 of 10; 1 falsely said; 1 of 2 said",
        "  own, b: 5, 10 of 10; 0 falsely said → 5, 10 of 10; 0 falsely said",
        "  fictional, a: 5, 10 of 10; 0 falsely said → 5, 10 of 10; 0 falsely said",
        "  fictional, b: 5, 10 of 10; 0 falsely said → 5, 10 of 10; 0 falsely said",
        "  name: 20, 40 of 40; 0 falsely said → 22, 40 of 40; 1 falsely said",
        "  none: 0 of 2 said → 1 of 2 said",
        "  all: 20, 40 of 40; 0 falsely said; 0 of 2 said → 22, 40 of 40; 1 falsely said; 1 of 2 said",
    ]


def test_each_author_of_a_city_is_asked_by_name_and_the_blind_half_never() -> None:
    assert set(tune.open_sets(ROOT / "tests/search", "exempelstad")) == {
        "exempelstad",
        *(path.stem for path in Path(ROOT / "tests/search/open").glob("*.yml")),
    }
    assert "blind" not in tune.open_sets(ROOT / "tests/content/search", "tuning")
    assert tune.open_sets(ROOT / "tests/nowhere", "tuning") == {}
