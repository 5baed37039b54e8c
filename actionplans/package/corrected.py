"""What has been corrected since the papers were sent? A text that lies beside them in the package.

The papers themselves stay as they were: whoever reads them must be able to see what the committee got.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.dates import in_words
from actionplans.model.records import Correction, Matter, Model
from actionplans.papers import Case
from actionplans.reading import data

_HEAD = """\
Rättelser efter att papperen skickades

Papperen i den här mappen är de som skickades, och är inte ändrade. Det här har rättats efteråt.
"""


def since_sent(case: Case) -> str:
    """The corrections of what a matter's papers told, the oldest first; empty where there are none."""
    model = data.load(case.project).model  # the case knows what was known on the letter's day
    if model is None or case.matter.sent is None:
        return ""
    found = sorted(_corrections(model, case.matter), key=lambda one: one.date.first_day)
    return "\n".join([_HEAD, *(_told(model, one) for one in found)]) if found else ""


def _corrections(model: Model, matter: Matter) -> Iterator[Correction]:
    sent = matter.sent
    for year in model.closed.values():
        plans = {one.network for one in year.plans if one.matter == matter.id}
        for one in year.corrections:
            if (one.network in plans or one.matter == matter.id) and sent and one.date.last_day >= sent.date.first_day:
                yield one


def _told(model: Model, one: Correction) -> str:
    network = model.networks.get(one.network or "")
    about = (network.name if network else one.network) or one.file or "Ärendet"
    lines = [
        f"{about}: {one.what}",
        f"  Rättat {in_words(one.date)}. Beslutat av: {one.decided_by}",
        f"  Stod: {one.before}",
        f"  Ska stå: {one.after}",
        f"  Skäl: {one.why}",
    ]
    return "\n".join([*lines, ""])
