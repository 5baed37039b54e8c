"""How are the days of a year's cycle said: what is due, and for which year?"""

from __future__ import annotations

from actionplans.model.due import EVALUATION, REPORT, UPDATE, year_meant
from actionplans.model.records import DueDate, Model


def due_word(model: Model, due: DueDate) -> str:
    """What is due: "Årsrapport för 2024", "Avstämning"."""
    label = model.vocabulary.due_kinds[due.kind].label
    return f"{label} för {year_meant(due)}" if due.kind in (UPDATE, REPORT, EVALUATION) else label
