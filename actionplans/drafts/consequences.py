"""What follows from an answer beside the records of its form? A matter's attachments, a network under a new name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actionplans.drafts.entered import day_before, in_order
from actionplans.drafts.ids import made_of, name_problem
from actionplans.drafts.matter import attached_plan, attached_report
from actionplans.drafts.network import new_network
from actionplans.drafts.year import Files
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import NETWORK
from actionplans.model.records import Attachment, Membership, Model, Network, Plan, Report, Role
from actionplans.model.relations import JOINED, latest_consideration
from actionplans.model.unwritten import MARK, is_written
from actionplans.swedish.bodies import say
from actionplans.writing.canonical import key_order
from actionplans.writing.edits import Drop, Edit, Put
from actionplans.writing.form import Form as Layout
from actionplans.writing.trees import Tree, data_file, node, tree

FOLDED = Layout()


# --- A matter's attachments -------------------------------------------------------------------------------------------


def attached(model: Model, plans: Iterable[str], reports: Iterable[str]) -> list[Plan | Report]:
    """The plans and reports that are chosen as attachments, "kajforum/2025"."""
    chosen: list[Plan | Report] = [model.plans[_of_year(name)] for name in plans]
    return [*chosen, *(model.reports[_of_year(name)] for name in reports)]


def _of_year(name: str) -> tuple[str, int]:
    of, _, year = name.rpartition("/")
    return of, int(year)


def attachments(model: Model, ones: Iterable[Plan | Report]) -> list[Tree]:
    """The attachments of a matter: each plan, then each report, or that of the year where a matter holds several."""
    found: list[Tree] = []
    of_year: dict[int, list[Report]] = {}
    for one in ones:
        if isinstance(one, Plan):
            found.append(attached_plan(model, one))
        else:
            of_year.setdefault(one.year, []).append(one)
    for year, several in of_year.items():
        network = model.networks.get(several[0].network or "") if len(several) == 1 else None
        found.append(attached_report(year, network))
    return [in_order(Attachment, {"number": at, **one}) for at, one in enumerate(found, 1)]


def not_laid_before(model: Model, attachment: Mapping[str, Any]) -> list[Plan | Report]:
    """The plan or report that a new attachment is, where no matter has laid it before the committee."""
    key = (str(attachment.get("plan") or attachment.get("network")), int(attachment["year"]))
    of_kind: Mapping[str, Mapping[tuple[str, int], Plan | Report]] = {
        "plan": model.plans,
        "annual_report": model.reports,
    }
    one = of_kind.get(attachment["kind"], {}).get(key)
    return [one] if one and one.presented is None else []


# --- A network that the city joins ------------------------------------------------------------------------------------


def joined(network: Network, day: PartialDate) -> Iterator[Edit]:
    """That a network which the city considered is one that it joined; what a draft left to look up is answered."""
    for number, one in reversed(list(enumerate(network.memberships))):
        if one.start is None and not is_written(one.text or MARK):
            yield Drop(("memberships", number))
    latest = latest_consideration(network)
    if latest is not None and latest.outcome != JOINED and day.last_day >= latest.date.first_day:
        place = ("considerations", network.considerations.index(latest))
        order = ("date", "text", "outcome", "outcome_date")
        yield Put((*place, "outcome"), node(JOINED), order)
        yield Put((*place, "outcome_date"), node(day), order)


# --- A network that ends, or that the city leaves ---------------------------------------------------------------------


def ended(network: Network, end: PartialDate, sources: Iterable[str], known: PartialDate) -> Iterator[Edit]:
    """That what the city has in a network ends with it, where it is known to hold that long."""
    for key in ("memberships", "roles"):
        yield from _over(network, key, end, sources, known)


def left(
    network: Network, membership: Membership, end: PartialDate, sources: Iterable[str], known: PartialDate
) -> Iterator[Edit]:
    """That the city's roles in a network end with its last membership."""
    others = [one for one in network.memberships if one is not membership]
    if all(isinstance(one.end, PartialDate) and one.end.last_day <= end.last_day for one in others):
        yield from _over(network, "roles", end, sources, known)


def _over(network: Network, key: str, end: PartialDate, sources: Iterable[str], known: PartialDate) -> Iterator[Edit]:
    # From the last: what is taken away leaves the numbers of those before it as they are.
    for number, one in reversed(list(enumerate(getattr(network, key)))):
        if one.start is not None and one.start.first_day > end.last_day:
            yield Drop((key, number))  # it never begins
        elif one.end is None and isinstance(one, Role):
            continue  # nobody knows whether it still holds
        elif not isinstance(one.end, PartialDate) or one.end.last_day > end.last_day:
            said = {"end": end, "end_announced": known, "sources": list(dict.fromkeys((*one.sources, *sources)))}
            for name, value in said.items():
                yield Put((key, number, name), node(value), key_order(type(one)))


# --- A network that gets another name ---------------------------------------------------------------------------------


def new_id(model: Model, name: str) -> str:
    """The id of a network with a name that no network has had."""
    return made_of(name, model.networks, "natverk")


def unfit(model: Model, name: str) -> str:
    """Why a network cannot be given a name, and what to do; empty where it can."""
    if any(name.casefold() in (one.name.casefold(), one.called.casefold()) for one in model.networks.values()):
        return "ett nätverk heter så redan: skriv det nya namnet"
    return name_problem(name).rpartition(" – ")[2]


def renamed(
    model: Model, existing: Files, old: Network, answers: Mapping[str, Any], sources: list[str], known: PartialDate
) -> tuple[list[Edit], Files]:
    """What changes in a network that has another name from a day on, and the files of the one that it is then.

    The old name's pages stay, with what was. What holds on that day goes on under the new name, and what begins later
    begins there.
    """
    name, start = str(answers["name"]), answers["start"]
    identifier, last = new_id(model, name), day_before(start)
    order = ("name", "short", "start", "end", "announced", "successors", "owner", "sources")
    changes: list[Edit] = [
        Put(("end",), node(last), order),
        Put(("successors",), node([identifier]), order),
    ]
    going_on: dict[str, list[Tree]] = {"memberships": [], "roles": []}
    for key, several in going_on.items():
        # From the last: what is taken away leaves the numbers of those before it as they are.
        for number, one in reversed(list(enumerate(getattr(old, key)))):
            if one.start is not None and one.start.first_day >= start.first_day:
                several.append(tree(one))
                changes.append(Drop((key, number)))
            elif _goes_on(one, start):
                several.append(_from(one, start, sources, known))
                changes += [
                    Put((key, number, name), node(value), key_order(type(one)))
                    for name, value in (("end", last), ("end_announced", known))
                ]
        several.reverse()
    announced = answers.get("announced") or (known if start.first_day > known.last_day else None)
    fact = {"kind": "description", "text": say(model.city, f"Så heter {old.name} sedan namnbytet.")}
    content = {
        "name": name,
        "start": start,
        "announced": announced,
        "owner": old.owner,
        "sources": sources,
        "facts": [fact],
        **going_on,
    }
    files = new_network(model.city, existing, identifier, name, start.year)
    files.pop(f"data/sources/kalla-{identifier}.yml", None)
    path = f"data/networks/{identifier}.yml"
    head = [f"{name}: till och med {in_words(last)} hette nätverket {old.name}."]
    files[path] = data_file(path, head, content, form=FOLDED)
    page = f"docs/{NETWORK.path(network=identifier)}"
    if page in files and not name_problem(old.name):
        words = f"Nätverket hette {old.name} till och med {in_words(last)}."
        files[page] = re.sub(rf"^{re.escape(MARK)}.*$", words, files[page], flags=re.MULTILINE)
    return changes, files


def _goes_on(one: Membership | Role, start: PartialDate) -> bool:
    """Whether what the city has in a network is known to hold, or not known to have ended, on a day."""
    ended = isinstance(one.end, PartialDate) and one.end.last_day < start.first_day
    begun = one.start is None or one.start.first_day < start.first_day
    attested = one.start is not None or isinstance(one, Membership)
    return begun and not ended and attested and not (one.end is None and isinstance(one, Role))


def _from(one: Membership | Role, start: PartialDate, sources: list[str], known: PartialDate) -> Tree:
    left_out = (
        "start",
        "observed",
        "announced",
        "steps",
        "decision",
        "amounts",
        "time",
        "sources",
        "note",
        "alternatives",
    )
    content = {key: value for key, value in tree(one).items() if key not in left_out}
    if isinstance(one, Membership):
        groups = [group for group in one.working_groups if not isinstance(group.end, PartialDate)]
        content["working_groups"] = [_begun(tree(group), start) for group in groups]
    more = {"announced": known} if start.first_day > known.last_day else {}
    return in_order(type(one), {**content, "start": start, **more, "sources": sources})


def _begun(group: Tree, start: PartialDate) -> Tree:
    return {**{key: value for key, value in group.items() if key not in ("start", "observed")}, "start": start}
