"""The macro about what is kept for ever: the package of every year, and how to know it again."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.markup.elements import element, join, table
from actionplans.model.dates import in_words
from actionplans.model.records import Snapshot
from actionplans.site.addresses import matter_page
from actionplans.site.view import View
from actionplans.swedish.words import grouped


def snapshots(view: View) -> Markup:
    """Every year's package, newest first: the day that it shows, its matter, where to get it, its checksums.

    A checksum stands in groups, as on the receipt that a reader compares it with.
    """
    found = sorted(view.model.snapshots.values(), key=lambda snapshot: snapshot.year, reverse=True)
    if not found:
        return element("p", "Inget årspaket har lämnats ännu.", class_="missing")
    columns = ["År", "Visar", "Ärende", "Paket", "Summor (SHA-256)"]
    return table("Årspaket", columns, (_snapshot(view, one) for one in found))


def _snapshot(view: View, one: Snapshot) -> list[str | Markup]:
    matter = view.model.matters[one.matter]
    # A package of the first release has another sum on its letter: of its content, but for the letter itself. A city's
    # own letter is older than the package, and has none on it.
    content = "Innehållet utom brevet och allt i en fil"
    content += "" if matter.reconstructed else view.say(", på brevet till nämnden")
    attachments = "Bilagorna" if matter.letter else view.say("Bilagorna, på brevet till nämnden")
    sums = (("Zip-filen, allt i paketet", one.checksum), (attachments, one.attachments), (content, one.content))
    return [
        str(one.year),
        in_words(one.date),
        view.link(matter.title, matter_page(one.matter)),
        join([element("a", f"Ladda ner zip-filen, {one.size} MB", href=one.url), f"Gjort {in_words(one.made)}"], ". "),
        join(
            element("span", join([f"{what}:", element("code", grouped(checksum))]), class_="note")
            for what, checksum in sums
            if checksum
        ),
    ]
