"""What stands on a year's pages before its annual report: how much is told of, of whom something is missing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.forms import report_activity
from actionplans.macros.functions import office
from actionplans.macros.network import network_link
from actionplans.markup.elements import Text, bullets, element, folded, join, note, table
from actionplans.site.activities import Group, called
from actionplans.site.reported import Asked, Reporting, reporting, told_of
from actionplans.site.view import View


def before_report(view: View, year: int) -> list[Markup]:
    """How much of a year is reported, by network and by who answers; nothing where nobody waits for the report."""
    found = reporting(view.site, year)
    if found is None:
        return []
    told, number = told_of(found.asked), len(found.asked)
    nouns = "aktivitet" if number == 1 else "aktiviteter"
    words = f"{told} av {number} {nouns} är rapporterade."
    if not found.is_over:
        words = (
            f"{told} av {number} {nouns} är rapporterade hittills. Det som är kvar att göra under året räknas inte med."
        )
    heading = element("h2", f"Inför årsrapporten {year}", id="infor-arsrapporten")
    by_network = table(
        f"Rapporterat per nätverk {year}",
        ["Nätverk", "Rapporterat", "Kvar att rapportera"],
        [_of_group(view, found, group, year) for group in found.groups],
    )
    by_organisation = table(
        f"Rapporterat per ansvarig {year}",
        ["Ansvarig", "Rapporterat", "Kvar"],
        [_of_organisation(view, found, name) for name in found.organisations],
    )
    # Who came for the list of activities is not kept from it.
    return [
        heading,
        element("p", words),
        folded("Vad som är kvar, per nätverk och ansvarig", by_network + by_organisation),
    ]


def _of_group(view: View, found: Reporting, group: Group, year: int) -> list[Text]:
    own = found.of_group(group)
    name = network_link(view, group.of_network) if group.of_network else called(view.model, group)
    missing = [_missing(view, one, year) for one in own if not one.told]
    return [name, _share(own), bullets(missing) if missing else "–"]


def _missing(view: View, one: Asked, year: int) -> Markup:
    """An activity of which nobody has told, who answers for it, and the way to tell."""
    plan = one.group.plan
    way = report_activity(view, plan, year, one.activity) if plan else ""
    who = note(office(view, one.organisation)) if one.organisation else note("Ansvarig är inte känd")
    return join([one.activity.text, way, who])


def _of_organisation(view: View, found: Reporting, name: str | None) -> list[Text]:
    own = [one for one in found.asked if one.organisation == name]
    missing = len(own) - told_of(own)
    return [office(view, name) if name else "Ansvarig är inte känd", _share(own), str(missing) if missing else "–"]


def _share(own: Sequence[Asked]) -> str:
    return f"{told_of(own)} av {len(own)}"
