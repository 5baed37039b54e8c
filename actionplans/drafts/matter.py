"""A new matter before the committee: its data file with the attachments, its page for the letter's text.

A year's plans and reports that are attached get the matter as the one that lays them before the committee. One that
still has a place to fill in does not: it is a draft, and is no other until somebody has written what is missing. When
that is done, the same command for the same matter takes it along, and touches nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplans.drafts import pages
from actionplans.drafts.year import Files
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.decisions import dealt_with_as_part
from actionplans.model.fields import field_specs
from actionplans.model.page_kinds import Names
from actionplans.model.records import Attachment, Matter, Model, Network, Plan, Report
from actionplans.model.unwritten import MARK
from actionplans.site.addresses import matter_page, network_page
from actionplans.swedish.bodies import say
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import listed, sentence
from actionplans.writing.edits import Put, edited
from actionplans.writing.trees import Tree, data_file, node, tree

# What a letter says from one time to the next, until somebody says otherwise.
_LIKE_BEFORE = ("department", "handler", "signatory")


def new_matter(
    model: Model,
    existing: Files,
    day: PartialDate,
    *,
    plans: int | None = None,
    reports: int | None = None,
    title: str = "",
) -> Files:
    """The files that a matter begins with, whose letter is of a day: with a year's plans, a year's reports or both.

    Of a matter that is there already only what it did not lay before the committee yet is taken along.
    """
    there = model.matters.get(str(day))
    if there:
        return laid_before(existing, _whole(model, existing, there.attachments), day)
    attached = [*_attached_plans(model, plans), *_attached_reports(model, reports)]
    content = _matter(model, day, title or _title(plans, reports), attached)
    identifier, source = str(day), f"arende-{day}"
    path, page = f"data/matters/{identifier}.yml", matter_page(identifier)
    name = f"Ärendet den {in_words(day)}"
    drafts = {path: data_file(path, _head(model, day), {**content, "sources": [source]})}
    if source not in model.sources:
        publisher = sentence(model.organisations[model.city.administration].name)
        named = say(model.city, f"Nämndärendet den {in_words(day)}")
        about = {"title": named, "publisher": publisher, "date": day}
        drafts[f"data/sources/{source}.yml"] = data_file(f"data/sources/{source}.yml", [], about)
    if f"docs/{page}" not in existing:
        drafts[f"docs/{page}"] = pages.matter_page(model.city, Names(name, name), identifier)
    numbered = [Attachment(number=number, **one) for number, one in enumerate(attached, 1)]
    return drafts | laid_before(existing, _whole(model, existing, numbered), day)


# --- What the letter is -----------------------------------------------------------------------------------------------


def _title(plans: int | None, reports: int | None) -> str:
    told = [f"handlingsplaner för internationella nätverk {plans}"] if plans else []
    told += [f"årsrapporter {'' if plans else 'för internationella nätverk '}{reports}"] if reports else []
    return f"Information angående {' och '.join(told)}" if told else f"{MARK} ärendets rubrik"


def _matter(model: Model, day: PartialDate, title: str, attached: Sequence[Tree]) -> Tree:
    city = model.city
    before = _before(model, day)
    committee = sentence(model.organisations[city.committee].name)
    return {
        "title": title,
        "date": day,
        "committee": city.committee,
        "administration": city.administration,
        **({key: one for key, one in tree(before).items() if key in _LIKE_BEFORE} if before else {}),
        "proposal": f"{committee} antecknar informationen till protokollet.",
        "attachments": [{"number": number, **one} for number, one in enumerate(attached, 1)],
    }


def _before(model: Model, day: PartialDate) -> Matter | None:
    """The last matter by the same administration, whose handler and signatory are likely to be the same."""
    same = [one for one in model.matters.values() if one.administration == model.city.administration]
    earlier = [one for one in same if one.date.last_day < day.first_day]
    return max(earlier, key=lambda one: one.id, default=None)


def _head(model: Model, day: PartialDate) -> Iterator[str]:
    yield say(model.city, f"Nämndärendet den {in_words(day)}, som utkast.")
    before = _before(model, day)
    carried = [field_specs(Matter)[key].definite for key in _LIKE_BEFORE if before and getattr(before, key)]
    if before and carried:
        yield f"{MARK} stämmer {listed(carried)}? Hämtat från ärendet den {in_words(before.date)}."


# --- What is attached -------------------------------------------------------------------------------------------------


def _attached_plans(model: Model, year: int | None) -> Iterator[Tree]:
    """A year's plans by the names of their networks, those common to several first; a part goes with its whole."""
    found = [plan for plan in model.plans.values() if plan.year == year and not _goes_with_its_whole(model, plan)]
    for plan in sorted(found, key=lambda one: (one.closeness != 0, *_named(model, one))):
        yield attached_plan(model, plan)


def attached_plan(model: Model, plan: Plan) -> Tree:
    """A plan as an attachment, without its number."""
    called = model.networks[plan.network].called if plan.network else ""
    own = {"network": plan.network} if plan.closeness == 2 else {"plan": plan.id}
    return {"title": f"{plan_name(model, plan)} {called}".strip(), "kind": "plan", **own, "year": plan.year}


def attached_report(year: int, network: Network | None = None) -> Tree:
    """The report of a network, or that of a year over all of them, as an attachment without its number."""
    title = f"Årsrapport {year} {network.called}" if network else f"Årsrapport internationella nätverk {year}"
    own = {"network": network.id} if network else {}
    return {"title": title, "kind": "annual_report", **own, "year": year}


def _goes_with_its_whole(model: Model, plan: Plan) -> bool:
    return dealt_with_as_part(plan) and model.common_plan_of(plan) is not None


def _named(model: Model, plan: Plan) -> tuple[str, str]:
    network = model.networks[plan.network].called if plan.network else ""
    return network.casefold(), plan.id


def _attached_reports(model: Model, year: int | None) -> Iterator[Tree]:
    if year is not None:
        yield attached_report(year)


# --- What it lays before the committee --------------------------------------------------------------------------------


def _carried(model: Model, attachments: Sequence[Attachment]) -> Iterator[Plan | Report]:
    """The plans and reports that are attached."""
    for one in attachments:
        if one.kind == "plan":
            plan = model.plans.get((one.plan or one.network or "", one.year))
            yield from [plan] if plan else []
        elif one.kind == "annual_report":
            reports = [report for (_, year), report in sorted(model.reports.items()) if year == one.year]
            yield from (report for report in reports if one.network in (None, report.network))


def _whole(model: Model, existing: Files, attachments: Sequence[Attachment]) -> list[Plan | Report]:
    """Of what is attached that which no matter has laid before the committee, and in which nothing is left to write."""
    carried = _carried(model, attachments)
    return [one for one in carried if one.presented is None and not _has_gaps(existing, one)]


def laid_before(existing: Files, ones: Iterable[Plan | Report], matter: PartialDate | str) -> Files:
    """The files of plans and reports, each with the matter that lays it before the committee."""
    return {
        one.place.path: edited(
            existing[one.place.path], [Put(("presented",), node(matter), list(field_specs(type(one))))]
        )
        for one in ones
    }


def _has_gaps(existing: Files, one: Plan | Report) -> bool:
    """Whether something is left to fill in of a plan or report, in its file or, for a network's plan, on its page."""
    page = f"docs/{network_page(one.network, one.year)}" if isinstance(one, Plan) and one.network else ""
    return any(MARK in existing.get(path, "") for path in (one.place.path, page))
