"""Macros across all networks: a card for each, what needs attention, and the day that it is said of."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.functions import owned_by
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    folded,
    join,
    note,
    text,
)
from actionplans.model.dates import in_words
from actionplans.model.records import Network, Role
from actionplans.site.addresses import network_page
from actionplans.site.attention import Concern, Sort, concerns
from actionplans.site.view import View
from actionplans.swedish.words import appointment, inside, mandate, number_word

# The page that greets, and where on it what is pressing stands.
FRONT, ATTENTION = "index.md", "uppmarksamhet"


def most_pressing(view: View) -> Markup:
    """The most pressing of what needs attention, and the way to the rest of it."""
    found = concerns(view.site)
    if not found:
        return element("p", "Inget just nu.")
    first = element("p", f"{found[0].text}: {len(found[0].subjects)}.")
    more = f"Allt som brådskar ({len(found)})" if len(found) > 1 else "Mer om det"
    return first + element("p", view.link(more, FRONT, ATTENTION), class_="more")


def description(network: Network) -> str | None:
    """What a network is, in a sentence."""
    return next((fact.text for fact in network.facts if fact.kind == "description"), None)


def attention(view: View) -> Markup:
    """What needs attention: mandates that end or have ended, missing plans, decisions and reports."""
    found = concerns(view.site)
    calm = element("p", "Inget behöver uppmärksamhet just nu.", class_="missing")
    rows = [(concern.text, join([_concern(view, concern), _reminded(view, concern)])) for concern in found]
    first, rest = rows[:_FIRST], rows[_FIRST:]
    more = folded(f"Visa {len(rest)} till", definitions(rest)) if rest else ""
    return element("div", join([definitions(first), more]) if first else calm, id=ATTENTION)


# So many concerns are read before a reader opens the rest.
_FIRST = 2


def _concern(view: View, concern: Concern) -> Markup:
    if not concern.roles:
        links = [view.link(name, page) for name, page in concern.subjects]
        names = {name for name, _ in concern.subjects}
        if len(names) > _EVERYONE and names == {network.name for network in view.site.members}:
            return text(f"Alla {number_word(len(names))} nätverk")
        return _at_once(enumerate_words(links), len(links))
    items = []
    for network in dict.fromkeys(network for network, _ in concern.roles):
        view.show(network)
        held = [_mandate(view, concern, role) for owner, role in concern.roles if owner is network]
        items.append(join([view.link(network.called, network_page(network.id)), join(held, "; ")], ": "))
    return _at_once(bullets(items), len(items))


def _mandate(view: View, concern: Concern, role: Role) -> str:
    """A mandate as its concern has it: until when it is held, or by when somebody must be appointed."""
    return f"{inside(role.text)} ({appointment(role, view.day)})" if concern.sort is Sort.UNFILLED else mandate(role)


def _reminded(view: View, concern: Concern) -> Markup:
    """The functions that a reminder goes to, each with what it is about where several are reminded."""
    whose: dict[str, list[str]] = {}
    for (subject, _), owner in zip(concern.subjects, concern.owners, strict=False):
        if owner:
            whose.setdefault(owner, []).append(subject)
    found = []
    for owner, subjects in whose.items():
        about = f"({', '.join(dict.fromkeys(subjects))})" if len(whose) > 1 or None in concern.owners else ""
        found.append(join([owned_by(view, owner), about]))
    return note(join(["En påminnelse går till:", join(found, "; ")])) if found else Markup("")


# A longer list than this is folded: the next concern must not be pages away. Of all networks, where they are more than
# a few, that is said in their place.
_SHOWN, _EVERYONE = 12, 3


def _at_once(listed: Markup, number: int) -> Markup:
    if number <= _SHOWN:
        return listed
    return folded(f"Visa alla {number}", listed)


def site_day(view: View) -> Markup:
    """The day that the site's statuses are computed for."""
    return element("p", f"Läget den {in_words(view.day)}.", class_="site-day")
