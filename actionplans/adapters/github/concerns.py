"""What needs attention on the site's day, as a job that may not write hands it to the one that keeps the issue."""

from __future__ import annotations

from actionplans.model.dates import PartialDate, in_words
from actionplans.site.attention import Concern, concerns
from actionplans.site.site import Site


def as_handed(site: Site) -> dict[str, object]:
    """The day, and each concern with what it is about: no sections when nothing needs attention."""
    sections = [{"heading": concern.text, "items": _items(concern)} for concern in concerns(site)]
    return {"day": in_words(PartialDate.of(site.day)), "sections": sections}


def _items(concern: Concern) -> list[str]:
    if concern.roles:
        return [f"{network.name}: {role.text}" for network, role in concern.roles]
    return [subject for subject, _ in concern.subjects]
