"""What needs attention on the site's day, as a job that may not write hands it to the one that keeps the issue."""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.adapters.mail import earlier
from actionplans.forms.ways import answered_at
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Role
from actionplans.site.attention import Concern, Sort, concerns
from actionplans.site.reminders import digests
from actionplans.site.site import Site
from actionplans.swedish.words import appointment, inside


def as_handed(site: Site) -> dict[str, object]:
    """The day, the week's reminders to each function, and each concern with what it is about.

    No sections when nothing needs attention.
    """
    year, week, _ = site.day.isocalendar()
    return {
        "day": in_words(PartialDate.of(site.day)),
        "week": f"{year}-v{week}",
        "reminders": list(_reminders(site)),
        "sections": [{"heading": one.text, "items": _items(site, one)} for one in concerns(site)],
    }


def _reminders(site: Site) -> Iterator[dict[str, object]]:
    """What each function is told this week, each thing with the way to where it is answered."""
    for digest in (one for one in digests(site) if one.reminders):
        who = f"till {inside(digest.function.name)}" if digest.function else "som ingen funktion svarar för"
        items: list[object] = [{"text": one.text, "way": answered_at(site, one)} for _, one in digest.reminders]
        items += [earlier(digest)] if digest.earlier else []
        yield {"heading": f"Påminnelser vecka {site.day.isocalendar().week} {who}", "items": items}


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
