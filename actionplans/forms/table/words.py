"""Which questions are asked in the same words by forms of several subjects?"""

from __future__ import annotations

from collections.abc import Mapping

END = "Till och med"
START = "Från och med"
KNOWN = "När blev det känt?"
WHY = "Något som läsaren behöver veta"
FROM_DAY = {"start": START, "end": END, "announced": KNOWN, "end_announced": KNOWN, "note": WHY}
DECIDED = {
    "date": "När beslutades det?",
    "body": "Vem beslutade?",
    "paragraph": "Paragraf",
    "reference": "Diarienummer",
    "outcome": "Vad beslutades?",
    "reason": "Varför?",
    "note": WHY,
}


def within(key: str, labels: Mapping[str, str]) -> dict[str, str]:
    """The words for a record within: those of "decision.date"."""
    return {f"{key}.{name}": label for name, label in labels.items()}
