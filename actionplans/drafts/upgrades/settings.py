"""From any earlier settings in mkdocs.yml to this release's. What a city decides itself, and its menu, stay."""

from __future__ import annotations

import re

from actionplans.drafts.city import START
from actionplans.drafts.upgrades.lines import Changes, Texts

FILE = "mkdocs.yml"
# What a city says itself, and what stands above it all; the rest is the product's.
CITYS = ("", "INHERIT", "site_name", "site_description", "dev_addr", "extra", "nav")
_KEY = re.compile(r"([A-Za-z_]\w*):")


def to_the_products(texts: Texts) -> Changes:
    """mkdocs.yml with each of the product's settings as this release has it; one that inherits them has none."""
    text = texts.get(FILE, "")
    own, product = _blocks(text), _blocks((START / FILE).read_text(encoding="utf-8"))
    if "INHERIT" in own or "nav" not in own:
        return {}
    made = dict[str, str]()
    for key in (*product, *(key for key in own if key not in product)):
        if key in CITYS or key not in product:
            made |= {key: own[key]} if key in own else {}
        else:
            made[key] = own[key] if key in own and own[key].split() == product[key].split() else product[key]
    # In the city's own order, a new setting where the product has it.
    order = _order(list(own), list(made))
    moved = "".join(made[key] for key in order)
    return {FILE: moved} if moved != text else {}


def _blocks(text: str) -> dict[str, str]:
    """The settings by their names, each with the lines under it; what stands above the first is under an empty name."""
    blocks = {"": ""}
    name = ""
    for line in text.splitlines(keepends=True):
        found = _KEY.match(line)
        name = found[1] if found else name
        blocks[name] = blocks.get(name, "") + line
    return blocks


def _order(own: list[str], made: list[str]) -> list[str]:
    order = [key for key in own if key in made]
    for at, key in enumerate(made):
        if key not in order:
            order.insert(order.index(made[at - 1]) + 1, key)
    return order
