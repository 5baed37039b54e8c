"""What stands on a page when its macros have run: their HTML as a whole, and which of its sections have anything?"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros import MACROS
from actionplans.macros.gaps import with_gaps
from actionplans.macros.sources import with_notes
from actionplans.reading.calls import Call
from actionplans.reading.empty import without_empty
from actionplans.reading.pages import Page
from actionplans.site.day import as_told
from actionplans.site.view import View
from actionplans.system.fixed import fixed


@fixed
class Written:
    """A page with the sections that have anything in them, what each of its calls made, and the notes under it."""

    page: Page
    made: list[str]
    notes: Markup


# One list under two names, both of which pages of release 2 call: the first on a page writes it.
_ONE_LIST = frozenset({"activities", "follow_up"})
# What a year has when it is over, or has gone on for a while: before that it is not missing.
_LATER = frozenset({"evaluation", "exchanges", "timeline", "follow_up"})


def written(page: Page, view: View) -> Written:
    """A page as it stands on the view's day. A macro that makes nothing has nothing to say."""
    whole, page = page, as_told(page, view.site.model)
    calls = list(page.calls)
    told = _told_already(calls)
    made, notes = with_notes(view, ["" if at in told else html_of(call, view) for at, call in enumerate(calls)])
    shown, made, left_out = without_empty(page, made)
    year = page.front.year
    later = {at for at, call in enumerate(calls) if call.name in _LATER and year and year >= view.day.year}
    if page is not whole:  # nobody waits for the sources of what is not told yet
        later |= {at for at, call in enumerate(calls) if call.name == "sources"}
    missing = [one for one in left_out if not one.calls <= told and not one.calls <= later]
    return Written(shown, with_gaps(made, missing), notes)


def _told_already(calls: Sequence[Call]) -> set[int]:
    """The calls of which another on the page has written the same list."""
    seen = list[tuple[object, ...]]()
    told = set()
    for at, call in enumerate(calls):
        if call.name in _ONE_LIST:
            given = (*call.positional, *call.named.values())
            told |= {at} if given in seen else set()
            seen.append(given)
    return told


def html_of(call: Call, view: View) -> str:
    """What a macro call writes on a page."""
    return str(MACROS[call.name](view, *call.positional, **call.named))
