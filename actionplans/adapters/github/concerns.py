"""What needs attention on the site's day, as a job that may not write hands it to the one that keeps the issue."""

from __future__ import annotations

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Role
from actionplans.site.attention import Concern, Sort, concerns
from actionplans.site.site import Site
from actionplans.swedish.words import appointment


def as_handed(site: Site) -> dict[str, object]:
    """The day, and each concern with what it is about: no sections when nothing needs attention."""
    sections = [{"heading": concern.text, "items": _items(site, concern)} for concern in concerns(site)]
    return {"day": in_words(PartialDate.of(site.day)), "sections": sections}


def _items(site: Site, concern: Concern) -> list[str]:
    """What a concern is about, each with where a reminder goes, as far as data says."""
    items = [subject for subject, _ in concern.subjects]
    if concern.roles:
        items = [f"{network.name}: {_mandate(site, concern, role)}" for network, role in concern.roles]
    owners = concern.owners or (None,) * len(items)
    return [f"{item}{_reminded(site, owner)}" for item, owner in zip(items, owners, strict=True)]


def _mandate(site: Site, concern: Concern, role: Role) -> str:
    return f"{role.text}: {appointment(role, site.day)}" if concern.sort is Sort.UNFILLED else role.text


def _reminded(site: Site, owner: str | None) -> str:
    function = site.model.functions.get(owner or "")
    if function is None:
        return ""
    return f" → {', '.join(part for part in (function.name, function.mailbox) if part)}"
