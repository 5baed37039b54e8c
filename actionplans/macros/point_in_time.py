"""What was held, attested or unknown on a day that the reader chooses: what theme/assets/point-in-time.js works with.

Without JavaScript the rows are simply there, and the field to write a day in is not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from markupsafe import Markup

from actionplans.markup.elements import element, join
from actionplans.model.records import Holding
from actionplans.model.timeline import Span, attested_spans, held_spans, last_day
from actionplans.site.view import View

# The oldest membership that a source dates is from 1995.
FIRST_DAY = datetime.date(1995, 1, 1)


def point_in_time(view: View) -> Markup:
    """A field to write a day in: the tables under it then show what was held, attested or unknown on that day."""
    example = "2014-11-06"
    label = element("label", "Visa läget en viss dag", for_="point-in-time")
    hint = element("span", f"Skriv år-månad-dag, till exempel {example}.", id="point-in-time-hint", class_="note")
    field = element(
        "input",
        "",
        id="point-in-time",
        type="text",
        inputmode="numeric",
        autocomplete="off",
        maxlength="10",
        size="10",
        aria_describedby="point-in-time-hint point-in-time-status",
    )
    buttons = [element("button", "Visa", type="button"), element("button", "Visa allt", type="button", hidden="")]
    status = element("p", "", id="point-in-time-status", role="status")
    return element(
        "div",
        join([label, hint, element("div", join([field, *buttons])), status]),
        class_="point-in-time",
        data_first=FIRST_DAY.isoformat(),
        data_last=view.day.isoformat(),
    )


def dated_rows(tables: Markup) -> Markup:
    """Tables that the field is about."""
    return element("div", tables, class_="dated-rows")


def marks(holding: Holding) -> dict[str, str | None]:
    """A row's dates: when it was held and when attested, and the days before and after which it was not."""
    attested = attested_spans(holding)
    last = last_day(holding)
    return {
        "data_held": _intervals(span for span in held_spans(holding) if span not in attested),
        "data_attested": _intervals(attested),
        "data_begins": holding.start.first_day.isoformat() if holding.start else None,
        "data_ends": last.isoformat() if last else None,
    }


def _intervals(found: Iterable[Span]) -> str:
    """Spans as ISO 8601 intervals, by spaces: "2014-11-06/2016-12-31 2023-01-01/2023-12-31"."""
    return " ".join(f"{first}/{last}" for first, last in found)
