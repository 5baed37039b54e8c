"""How do activities stand, as bars of a paper: each row its own, as long as the row with most?"""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.model.records import Model
from actionplans.papers import tree
from actionplans.papers.tree import Block
from actionplans.site.followup import Outcome, each_once
from actionplans.site.tally import said, tally


def outcome_bars(model: Model, head: str, rows: Sequence[tuple[str, Sequence[Outcome]]], concluded: str = "") -> Block:
    """A bar for each row, under the heading `head` of what the rows are; `concluded` ends the words of each.

    A row that is alone needs no name.
    """
    longest = max(len(found) for _, found in rows)
    bars = [(name, tally(model, found)) for name, found in rows]
    every = each_once(outcome for _, found in rows for outcome in found)
    looks = [(part.key, part.label) for part in tally(model, every)]
    return tree.bars(
        (head, "Aktiviteter"),
        ((name, said(parts) + concluded, [(one.key, one.number / longest) for one in parts]) for name, parts in bars),
        looks,
    )
