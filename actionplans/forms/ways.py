"""Where does a form lie, filled in as far as is known, seen from outside the site: in a letter, in an issue?

On a page macros/forms.py makes the link.
"""

from __future__ import annotations

from urllib.parse import quote

from actionplans.forms.marks import mark
from actionplans.forms.table import BY_ID
from actionplans.model.page_kinds import CHANGE
from actionplans.site.addresses import page_url
from actionplans.site.reminders import Reminder
from actionplans.site.site import Site


def answered_at(site: Site, one: Reminder) -> str:
    """Where a reminder is answered, from the site's root: its form, filled in, else the page that shows it."""
    page = CHANGE.path(subject=BY_ID[one.way.form].page) if one.way else ""
    if one.way is None or page not in site.pages:
        return page_url(one.page, site.directory_urls)
    about = f"{one.way.address}/{mark(one.way.record)}" if one.way.record else one.way.address
    return f"{page_url(page, site.directory_urls)}?form={one.way.form}&about={quote(about, safe='/')}"
