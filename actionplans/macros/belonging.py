"""What is the city to a network: terms, working groups, networks that were left or renamed, and those considered?"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from actionplans.macros.decided import all_details
from actionplans.macros.parts import cited, doubt, organisation, source_of, unknown, with_remarks
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    join,
    note,
    notice,
    table,
    tag,
    text,
)
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Consideration, Membership, Network, WorkingGroup
from actionplans.model.relations import TAKES_PART, Relation, has_ended, held_on, predecessors
from actionplans.model.timeline import Standing, standing
from actionplans.site.view import View
from actionplans.swedish.words import became, lifetime, listed, period, sentence

# --- Under the table of memberships -----------------------------------------------------------------------------------


def kind_of_membership(view: View, membership: Membership) -> str:
    """What kind of membership it is, by its label."""
    return view.model.vocabulary.membership_kinds[membership.kind].label


def tells_kinds(found: Iterable[Membership]) -> bool:
    """Whether a table of memberships needs their kinds: not where each is a member and nothing else."""
    return any(one.kind != "member" for one in found)


def beside_memberships(view: View, network: Network) -> list[Markup]:
    """What stands under a network's memberships: decisions, working groups, when joining was weighed, their terms."""
    return [
        *all_details(view, network),
        *_working_groups(view, network),
        *_weighed(view, network),
        *_all_terms(view, network),
    ]


def _all_terms(view: View, network: Network) -> list[Markup]:
    several = len(network.memberships) > 1
    return [_terms(view, one, several=several) for one in network.memberships if one.terms]


def _terms(view: View, membership: Membership, *, several: bool) -> Markup:
    terms = membership.terms
    if terms is None:
        return Markup("")
    of = f"Villkor för {organisation(view, membership.member)}" if several else "Villkor"
    rows = [("Uppsägning", terms.notice), ("Vad som gäller", terms.conditions)]
    said = [(label, join([doubt(view, terms), words])) for label, words in rows if words]
    return element("h3", of) + definitions(said) + source_of(view, terms)


def _working_groups(view: View, network: Network) -> list[Markup]:
    found = [(one, group) for one in network.memberships for group in one.working_groups]
    if not found:
        return []
    columns = ["Arbetsgrupp", "Medlem", "Tid", view.say("Vad staden gör")]
    rows = (_group(view, *pair) for pair in found)
    return [table(_groups_caption(view, found), columns, rows, class_="counted")]


def _groups_caption(view: View, found: Iterable[tuple[Membership, WorkingGroup]]) -> str:
    """Of a group that was attested once nobody knows whether the city is still in it."""
    stood = {standing(group, view.day) for _, group in found}
    if stood == {Standing.CURRENT}:
        return view.say("Arbetsgrupper som staden är med i")
    return (
        "Arbetsgrupper" if Standing.COMING in stood else view.say("Arbetsgrupper som staden är eller har varit med i")
    )


def _group(view: View, membership: Membership, group: WorkingGroup) -> list[str | Markup]:
    return [
        with_remarks(view, join([group.name, cited(view, group)]), group),
        organisation(view, membership.member),
        sentence(period(group, view.day)) or unknown(),
        group.text or unknown(),
    ]


# --- Considered networks ----------------------------------------------------------------------------------------------


def considerations(view: View, network: str | None = None) -> Markup:
    """When the city weighed whether to join a network, or any: why, what came of it, and those that it declined."""
    if network:
        return join(_weighed(view, view.model.networks[network]))
    considered, before = view.site.candidates, view.site.declined
    parts = [_considered(view, "Nätverk som övervägs", considered)] if considered else []
    parts += [_considered(view, view.say("Nätverk som staden har avstått från"), before)] if before else []
    return join(parts, "\n\n") or element("p", "Inget nätverk övervägs.", class_="missing")


def _considered(view: View, caption: str, networks: Iterable[Network]) -> Markup:
    rows = [
        [view.link(one.called, view.site.page_of(one)), *_consideration(view, weighed)]
        for one in networks
        for weighed in _newest_first(one)
    ]
    return table(caption, ["Nätverk", *_WEIGHED], rows, class_="counted")


_WEIGHED = ["När", "Vad som övervägdes", "Vad det ledde till"]


def _weighed(view: View, network: Network) -> list[Markup]:
    found = [_consideration(view, one) for one in _newest_first(network)]
    return [table(view.say("När staden övervägde att gå med"), _WEIGHED, found)] if found else []


def _newest_first(network: Network) -> list[Consideration]:
    return sorted(network.considerations, key=lambda one: one.date.sort_key, reverse=True)


def _consideration(view: View, one: Consideration) -> list[str | Markup]:
    outcome: str | Markup = unknown()
    if one.outcome:
        word = view.model.vocabulary.consideration_outcomes[one.outcome].label
        outcome = f"{word} ({in_words(one.outcome_date)})" if one.outcome_date else word
    why = with_remarks(view, join([one.text, cited(view, one)]), one)
    return [sentence(in_words(one.date)), why, outcome]


# --- Left, ended, renamed ---------------------------------------------------------------------------------------------


def former_networks(view: View) -> list[Markup]:
    """The networks that the city is no longer in, under a heading of their own; nothing where there is none."""
    if not view.site.former:
        return []
    columns = ["Nätverk", "Medlemskap", "Vad som hände"]
    rows = [
        [view.link(one.called, view.site.page_of(one)), _been(view, one), what_became(view, one) or unknown()]
        for one in view.site.former
    ]
    # One that only became another may have been left before anybody is known to have joined it.
    were_in = all(one.memberships or one.roles for one in view.site.former)
    caption = view.say("Nätverk som staden har varit med i") if were_in else "Tidigare nätverk"
    return [element("h2", "Tidigare", id="tidigare"), table(caption, columns, rows)]


def coming_networks(view: View) -> list[Markup]:
    """The networks that the city is known to join; nothing where there is none."""
    if not view.site.coming:
        return []
    rows = [[view.link(one.called, view.site.page_of(one)), _been(view, one)] for one in view.site.coming]
    return [element("h2", "Kommande", id="kommande"), table(view.say("Nätverk som staden går med i"), _COMING, rows)]


_COMING = ["Nätverk", "Medlemskap"]


def _been(view: View, network: Network) -> Markup:
    view.show(network)
    told = [words for one in network.memberships if (words := sentence(period(one, view.day)))]
    return bullets(told) if len(told) > 1 else join(told) or unknown()


def what_became(view: View, network: Network) -> Markup:
    """Why a network is no longer among those of today: its new name, what it went up in, or that the city left."""
    told, later = became(view.model, network, view.day)
    if not later:
        return text(told)
    names = enumerate_words([view.link(one.name, view.site.page_of(one)) for one in later])
    return join([told, names + Markup(".")])


def names_through_time(view: View, network: Network) -> list[tuple[str, Markup]]:
    """What a network was called before, what became of it, and how long it has had its name, as far as is known."""
    rows: list[tuple[str, Markup]] = []
    if before := predecessors(view.model.networks, network):
        rows.append(("Tidigare", join((element("p", _before(view, one)) for one in before), "")))
    if has_ended(network, view.day):
        rows.append(("Vad som hände", what_became(view, network)))
    if known := lifetime(network):
        rows.append(("Under detta namn", text(sentence(known))))
    return rows


def _before(view: View, one: Network) -> Markup:
    until = f"(till och med {in_words(one.end)})" if isinstance(one.end, PartialDate) else ""
    return join([view.link(one.name, view.site.page_of(one)), until])


# --- Said of a network in short ---------------------------------------------------------------------------------------


def not_taken_part_in(view: View, network: Network) -> Markup | None:
    """What stands in place of the plan that a network goes by, where no plan is asked for; None where one is."""
    relation = view.site.relation(network.id)
    if relation is Relation.FORMER:
        return notice("note", "Tidigare nätverk", what_became(view, network))
    if relation is Relation.COMING:
        begins = [sentence(period(one, view.day)) for one in network.memberships]
        return notice("info", "Kommande medlemskap", f"{listed(begins)}.")
    if relation is Relation.CANDIDATE:
        return notice("note", view.say("Staden överväger nätverket"))
    if relation is Relation.DECLINED:
        return notice("note", view.say("Staden har avstått från nätverket"))
    return None


def membership_note(view: View, network: Network) -> list[Markup]:
    """How the city's part in a network differs from that of a member, today; nothing of a member."""
    relation = view.site.relation(network.id)
    held = held_on(network, view.day)
    if held and tells_kinds(held):
        return [tag(sentence(listed(dict.fromkeys(kind_of_membership(view, one) for one in held))), "current")]
    if relation in TAKES_PART and not held:
        known = listed(period(one, view.day) for one in network.memberships)
        return [note(f"Medlemskap: {known}" if known else "Medlemskapet är inte belagt")]
    return []
