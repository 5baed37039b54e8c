"""Which day is it in Sweden? A server's clock is most often UTC: from midnight to one or two it is yesterday there."""

from __future__ import annotations

import datetime
import zoneinfo

# Of the system's own table of time zones, or of the package tzdata where the system has none, as Windows has not.
_SWEDEN = zoneinfo.ZoneInfo("Europe/Stockholm")


def today() -> datetime.date:
    """The day in Sweden, now."""
    return day_of(datetime.datetime.now(datetime.UTC))


def day_of(moment: datetime.datetime) -> datetime.date:
    """The day in Sweden at a moment."""
    return moment.astimezone(_SWEDEN).date()
