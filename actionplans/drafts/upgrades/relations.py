"""From a stored word about a network to what is dated: a membership, or that the city has considered it.

Release 1 wrote `relation: member` or `relation: candidate`, which no year took away again. What a network is to the
city now follows from its memberships and considerations. What the file does not say is left to fill in, never invented.
"""

from __future__ import annotations

import re

from actionplans.drafts.upgrades.lines import (
    Changes,
    Texts,
    beside,
    items,
    key_on_its_own_line,
    tree_of,
    without_block,
    word,
)
from actionplans.model.dates import PartialDate
from actionplans.model.unwritten import MARK
from actionplans.reading.yamlfile import Mapping
from actionplans.writing.trees import Tree, as_yaml

WORDS = "data/vocabulary.yml"
_NETWORK = re.compile(r"data/networks/[^/]+\.yml")
# What a priority has that is nothing but the mention of a network as one to look into.
_MENTION = {"id", "text", "observed", "start", "sources"}


def from_relations(texts: Texts) -> Changes:
    """The networks' files and the vocabulary without the word; those that have none are left as they are."""
    changes: Changes = {}
    for name, text in texts.items():
        if _NETWORK.fullmatch(name) and "relation" in (tree := tree_of(text, name)).values:
            changes[name] = _network(name, text, tree)
    if WORDS in texts and "relations" in (tree := tree_of(texts[WORDS], WORDS)).values:
        changes[WORDS] = without_block(texts[WORDS], tree, "relations")
    return changes


def _network(name: str, text: str, tree: Mapping) -> str:
    lines = text.split("\n")
    relation = word(tree.values["relation"])
    at = key_on_its_own_line(lines, tree, "relation")
    considered = _considered(tree) if relation == "candidate" else None
    lines[at : at + 1] = [*beside(lines[at]), *_instead(tree, relation, considered)]
    moved = "\n".join(lines)
    if considered is not None and len(items(tree.values["priorities"])) == 1 and set(considered.values) <= _MENTION:
        # The mention stands once: as what it was.
        moved = without_block(moved, tree_of(moved, name), "priorities")
    return moved


def _instead(tree: Mapping, relation: str, considered: Mapping | None) -> list[str]:
    """The lines that take the word's place."""
    if considered is not None:
        return ["", *as_yaml({"considerations": [_consideration(considered)]}).rstrip("\n").split("\n")]
    if relation == "candidate":
        return [f"# {MARK} considerations, när staden övervägde nätverket, med date, text och sources"]
    if relation != "member":
        return [f"# {MARK} vad staden är i nätverket; här stod relation: {relation}"]
    if not items(tree.values.get("memberships")):
        return [f"# {MARK} memberships, stadens medlemskap, med member, tid och sources"]
    return []


def _considered(tree: Mapping) -> Mapping | None:
    """The first priority that says when the network was one to look into."""
    dated = (one for one in items(tree.values.get("priorities")) if isinstance(one, Mapping) and _date(one))
    return next(dated, None)


def _date(priority: Mapping) -> PartialDate | None:
    observed = items(priority.values.get("observed"))
    try:
        return PartialDate.parse(word(priority.values.get("start")) or (word(observed[0]) if observed else ""))
    except ValueError:
        return None


def _consideration(priority: Mapping) -> Tree:
    sources = [word(one) for one in items(priority.values.get("sources"))]
    return {"date": _date(priority), "text": word(priority.values.get("text")), "sources": sources}
