"""How does a mandate stand on the day, when the life of who holds it is known too?

Nobody can hold a mandate for an organisation that is gone: what was attested of it is over, and not "unknown today".
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Holding, Organisation, Role
from actionplans.model.shapes import Ongoing
from actionplans.model.timeline import Standing, attested_spans, held_spans, standing
from actionplans.site.site import Site
from actionplans.swedish.words import period
from actionplans.system.fixed import fixed

_DAY = datetime.timedelta(days=1)


class Part(enum.Enum):
    """What is known of a part of a mandate's time. The values name the marks of pictures."""

    DATED = "dated"
    ATTESTED = "attested"
    OPEN = "open"  # a source says that it goes on, and none for how long
    UNKNOWN = "unknown"
    VACANT = "vacant"


@fixed
class Stretch:
    """A part of a mandate's time, first and last day, and what is known of it."""

    first: datetime.date
    last: datetime.date
    part: Part


def role_standing(site: Site, role: Role) -> Standing:
    """How a role stands on the site's day: over, where nothing is known of it after the organisation that held it."""
    stood = standing(role, site.day)
    return Standing.ENDED if stood is Standing.UNKNOWN and gone(site, role) else stood


def gone(site: Site, role: Role) -> Organisation | None:
    """The organisation that held a role, where it is gone on the site's day."""
    holder = site.model.organisations[role.holder]
    return holder if isinstance(holder.end, PartialDate) and holder.end.last_day < site.day else None


def held_for(site: Site, role: Role) -> str:
    """When a role is held, in words: "belagd 2016, trafikkontoret upphörde 31 december 2022"."""
    said = period(role, site.day)
    holder = gone(site, role)
    if holder is None or standing(role, site.day) is not Standing.UNKNOWN or not isinstance(holder.end, PartialDate):
        return said
    return f"{said.removesuffix(', därefter okänt')}; {holder.name} upphörde {in_words(holder.end)}"


def stretches(site: Site, holding: Holding) -> list[Stretch]:
    """The parts of a holding's time as far as they are known, in order, with what is unknown between and after them."""
    known = list(_known(site, holding))
    if not known:
        return []
    found = [*_before(holding, known[0])]
    for one in known:
        if found and found[-1].last + _DAY < one.first:
            found.append(Stretch(found[-1].last + _DAY, one.first - _DAY, Part.UNKNOWN))
        found.append(one)
    until = _unknown_until(site, holding)
    if until and known[-1].last < until:
        found.append(Stretch(known[-1].last + _DAY, until, Part.UNKNOWN))
    return found


def _known(site: Site, holding: Holding) -> Iterator[Stretch]:
    attested = attested_spans(holding)
    vacant = isinstance(holding, Role) and holding.vacant
    heard = _heard_until(site, holding)
    for first, until in held_spans(holding):
        # What a source has told since is not there yet; what is to begin is.
        if holding.start is None and first > heard:
            continue
        last = max(first, min(until, heard))
        if vacant:
            yield Stretch(first, last, Part.VACANT)
        elif (first, last) in attested:
            yield Stretch(first, last, Part.ATTESTED)
        elif isinstance(holding.end, Ongoing) and last > site.day:
            if first <= site.day:
                yield Stretch(first, site.day, Part.DATED)
            yield Stretch(max(first, site.day + _DAY), last, Part.OPEN)
        else:
            yield Stretch(first, last, Part.DATED)


def _heard_until(site: Site, holding: Holding) -> datetime.date:
    """Until when something was known of it on the site's day: its end, what had been attested by then, the day itself.

    A later year's source does tell that it was held on the day, but nobody could draw that year then.
    """
    if holding.end is not None or (holding.start and holding.start.first_day > site.day):
        return datetime.date.max
    dates = (holding.start, *holding.observed)
    return max([site.day, *(one.last_day for one in dates if one and one.first_day <= site.day)])


def _before(holding: Holding, first: Stretch) -> Iterator[Stretch]:
    """A year before what is first known, where no source says when it began: it may have been longer."""
    if holding.start is None and first.part is not Part.VACANT:
        year = first.first.year - 1
        yield Stretch(first.first.replace(year=year, day=min(first.first.day, 28)), first.first - _DAY, Part.UNKNOWN)


def _unknown_until(site: Site, holding: Holding) -> datetime.date | None:
    """The last day on which it may have been held without anybody knowing; None where its end is known."""
    if standing(holding, site.day) is not Standing.UNKNOWN:
        return None
    holder = gone(site, holding) if isinstance(holding, Role) else None
    return holder.end.last_day if holder and isinstance(holder.end, PartialDate) else site.day
