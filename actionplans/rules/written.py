"""What stands on a page when its macros have run: their HTML as a whole, and which of its sections have anything?"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from actionplans.macros import MACROS
from actionplans.macros.gaps import with_gaps
from actionplans.macros.sources import with_notes
from actionplans.reading.calls import Call
from actionplans.reading.empty import without_empty
from actionplans.reading.pages import Page
from actionplans.site.view import View


@dataclass(frozen=True)
class Written:
    """A page with the sections that have anything in them, what each of its calls made, and the notes under it."""

    page: Page
    made: list[str]
    notes: Markup


def written(page: Page, view: View) -> Written:
    """A page as it stands on the view's day. A macro that makes nothing has nothing to say."""
    made, notes = with_notes(view, [html_of(call, view) for call in page.calls])
    shown, made, left_out = without_empty(page, made)
    return Written(shown, with_gaps(made, left_out), notes)


def html_of(call: Call, view: View) -> str:
    """What a macro call writes on a page."""
    return str(MACROS[call.name](view, *call.positional, **call.named))
