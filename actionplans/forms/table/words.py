"""Which questions are asked in the same words by forms of several subjects?"""

from __future__ import annotations

from collections.abc import Mapping

END = "Till och med vilken dag?"
START = "Från och med vilken dag?"
KNOWN = "När blev det känt att det börjar?"
END_KNOWN = "När blev det känt att det slutar?"
WHY = "Behöver läsaren veta något mer?"
FROM_DAY = {"start": START, "end": END, "announced": KNOWN, "end_announced": END_KNOWN, "note": WHY}
DECIDED = {
    "date": "När beslutades det?",
    "body": "Vem beslutade?",
    "paragraph": "Vilken paragraf i protokollet?",
    "reference": "Vilket diarienummer?",
    "outcome": "Vad beslutades?",
    "reason": "Varför?",
    "note": WHY,
}


def within(key: str, labels: Mapping[str, str]) -> dict[str, str]:
    """The words for a record within: those of "decision.date"."""
    return {f"{key}.{name}": label for name, label in labels.items()}
