"""Which form answers to what is to be done, and where does it lie, filled in as far as is known?

A form's page is asked for by its address: the form, what it is about, an item there by its mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from actionplans.forms.marks import mark
from actionplans.forms.table import BY_ID
from actionplans.model.fields import Record
from actionplans.model.page_kinds import CHANGE
from actionplans.site.addresses import page_url
from actionplans.site.reminders import Reminder, What
from actionplans.site.site import Site

# What a thing is done with. A plan begins with a command, and what nobody can tell of is done elsewhere.
_FORMS: Mapping[What, str] = {
    What.REPORT: "result",
    What.CHECKPOINT: "result",
    What.RESULT: "result",
    What.EVALUATION: "evaluation",
    What.TRIP_REPORT: "trip-report",
    What.MANDATE: "role-extend",
    What.APPOINTMENT: "role-replaced",
}


def way(site: Site, one: Reminder) -> str:
    """Where a reminder is answered, from the site's root: its form, filled in, else the page that shows it."""
    return form_way(site, _FORMS.get(one.what, ""), one.subject, one.record) or page_url(one.page, site.directory_urls)


def form_way(site: Site, form: str, subject: str = "", record: Record | None = None) -> str:
    """Where a form lies from the site's root, about a subject and an item of it; empty where the site has no such."""
    known = BY_ID.get(form)
    page = CHANGE.path(subject=known.page) if known else ""
    if known is None or page not in site.pages:
        return ""
    # Of a form that is about an item the subject alone says nothing: there the person chooses.
    about = "/".join(filter(None, [subject, mark(record) if record else ""]))
    filled = f"&about={quote(about, safe='/')}" if about and bool(record) == bool(known.way_to_items) else ""
    return f"{page_url(page, site.directory_urls)}?form={form}{filled}"
