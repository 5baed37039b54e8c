"""A new network: its data file, its page and its lines for those who review it.

One that the city has considered joining has a file already: it gets the membership, and the rest that a member needs.
What is left to write is marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.drafts import companions, pages
from actionplans.drafts.year import Files
from actionplans.model.fields import field_specs
from actionplans.model.page_kinds import NETWORK, NETWORK_REPORT, NETWORK_YEAR
from actionplans.model.records import City, Consideration, Model, Network
from actionplans.model.relations import JOINED, latest_consideration
from actionplans.model.unwritten import MARK
from actionplans.reading import owners
from actionplans.rules.owners import lacking, prepared
from actionplans.swedish.bodies import say
from actionplans.writing.edits import Add, Edit, Put, edited
from actionplans.writing.trees import Tree, data_file, node


def new_network(
    city: City, existing: Files, identifier: str, name: str, year: int, candidate: Network | None = None
) -> Files:
    """The files that a network which the city takes part in begins with; none where it is there already.

    `year` is that of the membership, until somebody has looked up since when the city is in it. `candidate` is the
    network as it is where the city has considered it.
    """
    drafts: Files = {}
    file, page = f"data/networks/{identifier}.yml", NETWORK.path(network=identifier)
    membership: Tree = {
        "member": city.organisation,
        "text": f"{MARK} medlemskapets form, och rätta året nedan till det som källan belägger",
        "observed": [year],
    }
    if candidate:
        drafts[file] = edited(existing[file], list(_joined(candidate, membership)))
    elif file in existing:
        return drafts
    else:
        drafts |= _begun(city, existing, identifier, name, membership)
    if f"docs/{page}" not in existing:
        drafts[f"docs/{page}"] = pages.page(city, NETWORK, name, identifier)
    reviewers = existing.get(owners.FILE)
    if reviewers is not None and lacking(owners.parse(reviewers.encode()), identifier):
        drafts[owners.FILE] = f"{reviewers.rstrip()}\n\n{prepared(identifier, name)}"
    return drafts


def new_member(model: Model, existing: Files, candidate: Network, year: int) -> Files:
    """What a network that the city has considered gets when the city joins it: as a new one, with the years before.

    What was done and reported stood with the other candidates; a member's years have pages of their own.
    """
    drafts = new_network(model.city, existing, candidate.id, candidate.name, year, candidate)
    reported = {report.year for report in model.reports.values() if report.network == candidate.id}
    for one in sorted({*reported, *(event.date.year for event in candidate.events)}):
        for kind in (NETWORK_YEAR, NETWORK_REPORT) if one in reported else (NETWORK_YEAR,):
            path = kind.path(network=candidate.id, year=one)
            drafts |= companions.page(model, {**existing, **drafts}, path)
    return drafts


def _joined(candidate: Network, membership: Tree) -> Iterator[Edit]:
    """What a candidate's file gets: the membership, and what came of the last time that it was weighed."""
    latest = latest_consideration(candidate)
    if latest:
        membership = {**membership, "sources": list(latest.sources)}
        if latest.outcome is None:
            way = ("considerations", candidate.considerations.index(latest), "outcome")
            yield Put(way, node(JOINED), list(field_specs(Consideration)))
    yield Add(("memberships",), node(membership), list(field_specs(Network)))


def _begun(city: City, existing: Files, identifier: str, name: str, membership: Tree) -> Files:
    """The data of a network that nobody has written of."""
    drafts: Files = {}
    file, source = f"data/networks/{identifier}.yml", f"kalla-{identifier}"
    fact = {"kind": "description", "text": f"{MARK} vad {name} är, i en mening"}
    network = {"name": name, "sources": [source], "facts": [fact], "memberships": [membership]}
    drafts[file] = data_file(
        file, [f"{name}: {say(city, 'uppgifter om nätverket, stadens medlemskap, uppdrag och händelser')}."], network
    )
    source_file = f"data/sources/{source}.yml"
    if source_file not in existing:
        entry = {"title": f"{MARK} källans titel", "publisher": f"{MARK} vem som har gett ut källan"}
        drafts[source_file] = data_file(source_file, [], entry)
    return drafts
