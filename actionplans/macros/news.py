"""The macros for what is new: in a year's plans, and on the site."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.changes import between_years
from actionplans.downloads import feed
from actionplans.macros import folds
from actionplans.macros.network import network_link
from actionplans.markup.elements import bullets, element, join, text
from actionplans.model.dates import in_words
from actionplans.model.records import Network
from actionplans.site.addresses import network_page, year_page
from actionplans.site.news import Day
from actionplans.site.view import View
from actionplans.swedish.words import inside, sentence


def whats_new(view: View, year: int) -> Markup:
    """What is new in the year's plans, network by network, compared with each network's plan before."""
    back = element("nav", view.link(f"Året {year}", year_page(year)), class_="years", aria_label="Hör till")
    planned = [network for network in view.site.networks_of(year) if view.model.plan_for(network.id, year)]
    if not planned:
        return join([back, element("p", f"Ingen handlingsplan är känd för {year}.", class_="missing")], "\n\n")
    found = [(network, *_since(view, network, year)) for network in planned]
    is_long = folds.are_many(sum(len(says) for _, _, says in found))
    return join([back, *(_news(view, *one, year, is_long=is_long) for one in found)], "\n\n")


def site_changes(view: View) -> Markup:
    """The latest changes of what the site says, day by day, newest first, and the feed to subscribe to."""
    days = view.site.news
    if days is None:
        return element("p", "Webbplatsens historik finns inte här, så ändringarna kan inte visas.", class_="missing")
    if not days:
        return element("p", "Inga ändringar att visa ännu.", class_="missing")
    return join([_feed(view), *(_day(view, one) for one in days)], "\n\n")


def _feed(view: View) -> Markup:
    if not feed.has_feed(view.site):
        return Markup("")
    link = element("a", "Prenumerera på nyheterna (Atom)", href=view.file_href(feed.PATH))
    return element("p", join([link, "i Outlook, SharePoint eller en annan läsare."]), class_="downloads")


def _day(view: View, one: Day) -> Markup:
    """A day's changes, together what is about the same."""
    groups: dict[tuple[str, str], list[str]] = {}
    for piece in one.pieces:
        groups.setdefault((piece.about, piece.page), []).append(piece.says)
    alike: dict[str, list[Markup]] = {}
    for (about, page), says in groups.items():
        if len(says) == 1:
            alike.setdefault(says[0], []).append(view.link(inside(about), page))
    items: list[str | Markup] = [
        _about(view, about, page, says)
        for (about, page), says in groups.items()
        if len(says) > 1 or len(alike[says[0]]) == 1
    ]
    # What is said of several, as of pages that are new, is said once.
    items += [
        join([sentence(said.removesuffix(".")) + ":", join(links, ", ") + Markup(".")])
        for said, links in alike.items()
        if len(links) > 1
    ]
    items += [f"… och {one.more} ändringar till."] if one.more else []
    return element("h2", in_words(one.day), id=feed.anchor(one.day)) + bullets(items)


def _about(view: View, about: str, page: str, says: Sequence[str]) -> Markup:
    link = view.link(about, page)
    return link + ": " + text(says[0]) if len(says) == 1 else link + bullets(map(sentence, says))


def _since(view: View, network: Network, year: int) -> tuple[int | None, list[str]]:
    """The year of the plan before, if there is one, and what has changed since."""
    planned = {each for plan in view.site.plans_by_network[network.id] for each in plan.years}
    earlier = max((each for each in planned if each < year), default=None)
    # Without an earlier plan there is nothing to compare the content with; the roles are compared all the same.
    found = between_years(view.model, network.id, earlier or year - 1, year)
    return earlier, [sentence(change.sentence.removeprefix(f"{network.name}: ")) for change in found]


def _news(
    view: View, network: Network, earlier: int | None, says: Sequence[str], year: int, *, is_long: bool
) -> Markup:
    """What is new of a network; on a long page folded, under a line that says how much it is."""
    heading = element("h2", network_link(view, network), id=f"nytt-{network.id}")
    plan = view.link(f"Planen för {network.name} {year}", network_page(network.id, year))
    if earlier:
        before = view.link(f"{network.name} {earlier}", network_page(network.id, earlier))
        way = join([plan, "jämförd med", before + Markup(".")])
    else:
        way = join([plan + Markup("."), f"Uppdragen är jämförda med {year - 1}."])
    body = bullets(says) if says else element("p", "Inget i planen eller uppdragen skiljer sig.")
    if is_long:
        number = f"{len(says)} {'ändring' if len(says) == 1 else 'ändringar'}"
        return folds.anchored(f"{network.called}: {number}", heading, element("p", way) + body)
    return join([heading, element("p", way), body], "\n\n")
