"""What does a macro see: the site, and the address of the page that is being written, so that links are relative.

Relative, so that the site can be put anywhere, a USB stick included. A view also remembers which files the page shows.
"""

from __future__ import annotations

import datetime
import functools
from dataclasses import field

from markupsafe import Markup

from actionplans.markup.elements import Text, element
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record
from actionplans.model.records import Model
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.system.fixed import fixed


@fixed
class View:
    """The site as seen from one page, whose address (relative to the root) is `here`.

    `shown` are the files in data/ that the page shows something from, as far as its macros have run. `notes` are the
    sources that it has cited, each with its number; None where nothing lists them under the page.
    """

    site: Site
    here: str = ""
    shown: set[str] = field(default_factory=set, compare=False)
    notes: dict[str, int] | None = field(default=None, compare=False)

    # Kept: macros ask for these in every line.
    @functools.cached_property
    def model(self) -> Model:
        return self.site.model

    @functools.cached_property
    def day(self) -> datetime.date:
        return self.site.day

    @functools.cached_property
    def today(self) -> PartialDate:
        return PartialDate.of(self.site.day)

    def say(self, words: str) -> str:
        """Words of the product's own, with what the city calls itself and its bodies (see swedish/bodies.py)."""
        return self.site.say(words)

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of another page (a path under docs/)."""
        # Up to the root and down again: a page links to hundreds, and the shortest way costs more than it saves.
        address = self._root + page_url(page, self.site.directory_urls) or "./"
        return f"{address}#{anchor}" if anchor else address

    @functools.cached_property
    def _root(self) -> str:
        return "../" * self.here.count("/")

    def file_href(self, path: str) -> str:
        """The relative address of a file that is no page, by its path from the site's root."""
        return self._root + path

    def show(self, *records: Record) -> None:
        """Remember that the page shows these records: it has changed when their files have."""
        for record in records:
            self.shown.add(record.place.path)

    def note(self, source: str) -> int | None:
        """The number of a source among those that the page cites, in the order in which a reader meets them."""
        return None if self.notes is None else self.notes.setdefault(source, len(self.notes) + 1)

    def link(self, label: Text, page: str, anchor: str = "", *, name: str | None = None) -> Markup:
        """A link to a page, or just its label where the site does not have that page on its day.

        `name` is what who hears the links alone is told, where the label says too little; it begins with the label.
        """
        if page not in self.site.pages:
            return element("span", label)
        return _link(label, self.href(page, anchor), name)


# The same few pages are linked to from everywhere: a network's, a year's, a matter's.
@functools.lru_cache(maxsize=10_000, typed=True)
def _link(label: Text, href: str, name: str | None) -> Markup:
    return element("a", label, href=href, aria_label=name)
