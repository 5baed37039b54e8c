"""Which values are nothing but a place that someone still has to fill in: "fyll i: syftet", or "fyll i" alone?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actionplans.model.records import Plan

MARK = "fyll i:"
_BEGINS = re.compile(r"\s*fyll i(?::|\s*\Z)", re.IGNORECASE)


def is_written(text: str) -> bool:
    """Whether a text says something: a question to whoever fills it in says nothing yet."""
    return _BEGINS.match(text) is None


def says(plan: Plan, part: str) -> bool:
    """Whether a plan says something of one of its parts: what is left to fill in is not known."""
    held = getattr(plan, part)
    items: Iterable[object] = held if isinstance(held, tuple) else () if held is None else (held,)
    return any(is_written(str(getattr(one, "text", None) or "")) for one in items)
