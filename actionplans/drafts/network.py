"""A new network: its data file, its page, its place in the menu and its lines for those who review it.

What is left to write is marked.
"""

from __future__ import annotations

from actionplans.drafts import menu, pages
from actionplans.drafts.year import Files
from actionplans.model.page_kinds import NETWORK
from actionplans.model.records import City
from actionplans.model.unwritten import MARK
from actionplans.reading import owners
from actionplans.rules.owners import lacking, prepared
from actionplans.swedish.bodies import say
from actionplans.writing.trees import data_file


def new_network(city: City, existing: Files, identifier: str, name: str, year: int) -> Files:
    """The files that a network which the city takes part in begins with; none where it is there already.

    `year` is that of the membership, until somebody has looked up since when the city is in it. Raises
    menu.NoPlaceError where the menu has no networks beside which it belongs.
    """
    drafts: Files = {}
    file, page = f"data/networks/{identifier}.yml", NETWORK.path(network=identifier)
    if file in existing:
        return drafts
    source = f"kalla-{identifier}"
    fact = {"kind": "description", "text": f"{MARK} vad {name} är, i en mening"}
    membership = {
        "member": city.organisation,
        "text": f"{MARK} medlemskapets form, och rätta året nedan till det som källan belägger",
        "observed": [year],
    }
    network = {"name": name, "sources": [source], "facts": [fact], "memberships": [membership]}
    drafts[file] = data_file(
        file, [f"{name}: {say(city, 'uppgifter om nätverket, stadens medlemskap, uppdrag och händelser')}."], network
    )
    source_file = f"data/sources/{source}.yml"
    if source_file not in existing:
        entry = {"title": f"{MARK} källans titel", "publisher": f"{MARK} vem som har gett ut källan"}
        drafts[source_file] = data_file(source_file, [], entry)
    if f"docs/{page}" not in existing:
        drafts[f"docs/{page}"] = pages.page(city, NETWORK, name, identifier)
    settings = menu.with_page(existing["mkdocs.yml"], NETWORK, page, NETWORK.names(name).heading, None)
    if settings != existing["mkdocs.yml"]:
        drafts["mkdocs.yml"] = settings
    reviewers = existing.get(owners.FILE)
    if reviewers is not None and lacking(owners.parse(reviewers.encode()), identifier):
        drafts[owners.FILE] = f"{reviewers.rstrip()}\n\n{prepared(identifier, name)}"
    return drafts
