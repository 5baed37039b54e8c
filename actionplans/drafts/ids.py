"""Which id does a new thing get, and what can it be called? An id made of its text, that nothing else has."""

from __future__ import annotations

import re
from collections.abc import Collection

from actionplans.model.names import as_id, read_as_else, reserved

# Long enough to be told apart, short enough to be read in an address.
LONGEST = 40
# In a menu and in a heading a longer one would not be read.
_LONGEST_NAME = 80


def made_of(text: str, taken: Collection[str], otherwise: str = "post") -> str:
    """An id of a text's first words, "hallbara-transporter"; with a number after it where that id is taken."""
    found = _first_words(text) or otherwise
    if reserved(found) or read_as_else(found):
        found = f"{otherwise}-{found}"
    if found not in taken:
        return found
    return next(name for number in range(2, len(taken) + 3) if (name := f"{found}-{number}") not in taken)


def _first_words(text: str) -> str:
    found = ""
    for word in as_id(text).split("-"):
        longer = f"{found}-{word}" if found else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        found = longer
    return found


def name_problem(name: str) -> str:
    """Why a name is none that a menu and a heading can have, and what to do; empty where it is one."""
    if name.isprintable() and len(name) <= _LONGEST_NAME and not re.search(r"[{}<>`\[\]|\\\"]", name):
        return ""
    do = f"skriv högst {_LONGEST_NAME} tecken, utan klamrar, vinklar, citattecken och bakstreck"
    return f"”{name[:_LONGEST_NAME]}” går inte att ha som namn – {do}"
