"""The files of the site that are no pages: tables for spreadsheets, the whole model, the calendar, the feed."""

from __future__ import annotations

from actionplans.downloads import calendar, feed, model_json
from actionplans.downloads.tables import as_csv, in_use
from actionplans.site.site import Site


def files(site: Site, address: str = "") -> dict[str, bytes]:
    """Every file by its path from the site's root. `address` is where the site lies, if that is known."""
    tables = {table.path: as_csv(site, table) for table in in_use(site)}
    return {
        **tables,
        model_json.MODEL_PATH: model_json.as_json(site),
        model_json.SCHEMA_PATH: model_json.as_schema(),
        calendar.PATH: calendar.as_ics(site, address),
        **{calendar.path_of(name): calendar.as_ics(site, address, name) for name in calendar.organisations(site)},
        **({feed.PATH: feed.as_atom(site)} if feed.has_feed(site) else {}),
    }
