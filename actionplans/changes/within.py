"""Which of very many changes are told where there is room for some? Something of everything that they are about."""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.changes.between import CHANGED, Change
from actionplans.swedish.phrases import as_sentence


def fitting(found: Sequence[Change], most: int) -> list[Change]:
    """At most so many of the changes, and of what has more than the others, how many are left.

    A new plan fills a page, and after it would come the table that somebody took away by mistake: so each thing gets
    as much room as the next, and what needs less leaves the rest to those that need more. Where there are more things
    than there is room for, that is said last.
    """
    groups: dict[str, list[Change]] = {}
    for one in found:
        groups.setdefault(one.about, []).append(one)
    room, told = most, list[Change]()
    shares: dict[str, int] = {}
    for at, (about, ones) in enumerate(sorted(groups.items(), key=lambda item: len(item[1]))):
        shares[about] = min(len(ones), room // (len(groups) - at))
        room -= shares[about]
    for about, ones in groups.items():
        share = shares[about]
        if share == len(ones):
            told += ones
        elif share:
            left = len(ones) - share + 1
            what = f"{'en ändring' if left == 1 else f'{left} ändringar'} till"
            told += [
                *ones[: share - 1],
                Change(ones[0].network, ones[0].page, CHANGED, as_sentence(about, what), about),
            ]
    if 0 in shares.values():
        told[-1:] = [Change(None, "index.md", CHANGED, "Dessutom: mer ändras än vad som ryms här.", "Dessutom")]
    return told
