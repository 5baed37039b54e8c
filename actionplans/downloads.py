"""The files of the site that are no pages: tables for spreadsheets, the whole model, the calendar."""

from __future__ import annotations

from actionplans import calendar, schema
from actionplans.export import TABLES, as_csv
from actionplans.site import Site


def files(site: Site, address: str = "") -> dict[str, bytes]:
    """Every file by its path from the site's root. `address` is where the site lies, if that is known."""
    tables = {table.path: as_csv(site, table) for table in TABLES.values()}
    return {
        **tables,
        schema.MODEL_PATH: schema.as_json(site),
        schema.SCHEMA_PATH: schema.as_schema(),
        calendar.PATH: calendar.as_ics(site, address),
    }
