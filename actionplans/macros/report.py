"""Macros for annual reports: one network's, and the whole year's. What people wrote stands apart from what is made."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.bars import year_bars
from actionplans.macros.follow_up import activity_groups, totals
from actionplans.macros.goals import reached_table
from actionplans.macros.mandates import roles
from actionplans.macros.network import timeline
from actionplans.macros.parts import cited, passage, plan_status_tag, plan_way, unknown, with_remarks
from actionplans.macros.plan_activities import checkpoint_lists
from actionplans.macros.year import year_gaps
from actionplans.markup.elements import bullets, definitions, element, join, note, table, tag
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import NETWORK_YEAR
from actionplans.model.records import Network, Plan, Report, Result
from actionplans.model.timeline import PlanStatus, holds_in, in_year, plan_status
from actionplans.site import followup
from actionplans.site.activities import Group, activities_of, all_of
from actionplans.site.addresses import attachment_file, matter_page, network_page, year_page, year_report_page
from actionplans.site.followup import Outcome
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import letter_or_meeting, listed


def annual_report(view: View, network: str, year: int) -> Markup:
    """A network's annual report: totals, effects, its written summary, then what data says of the year and its gaps."""
    report = view.model.report_for(network, year)
    plan = view.model.plan_for(network, year)
    rows = [("Årsrapport", _standing(view, report, year, network))]
    if plan:
        way = join([plan_status_tag(plan, view.day), plan_way(view, plan)])
        link = view.link(plan_years(plan), view.site.plan_page(plan, network))
        rows.append(("Handlingsplan", join([link, way])))
    else:
        rows.append(("Handlingsplan", unknown()))
    found = followup.outcomes(view.model, view.day, network, year)
    generated = [
        definitions(rows),
        *_section("Aktiviteter och resultat", activity_groups(view, network, year, heading="h4")),
        *_section("Hur det gick med målen", reached_table(view, network, year)),
        *_section("Avstämningar", join(checkpoint_lists(view, network, year, report), "\n\n")),
        *_section(f"Uppdrag under {year}", roles(view, network, year)),
        *_section("Vad som hände", timeline(view, network, year)),
        element("h3", "Vad som saknas"),
        _gaps(view, network, year),
    ]
    own = (NETWORK_YEAR.names(year=year, planned=plan is not None).heading, network_page(network, year))
    ways = _ways(view, own, (f"Årsrapport {year} för alla nätverk", year_report_page(year)))
    opening = totals(view, network, year) or _nothing(view, report, plan, year)
    return join([ways, opening, _effects(view, found), _summary(view, report), _generated(generated)], "\n\n")


def _section(heading: str, content: Markup) -> list[Markup]:
    """A heading with what stands under it; nothing without that."""
    return [element("h3", heading), content] if content else []


def _nothing(view: View, report: Report | None, plan: Plan | None, year: int) -> Markup:
    """Why a report has no activity to tell of."""
    known = "Planens aktiviteter är inte kända" if plan else f"Ingen plan är känd för {year}"
    if report:
        told = f"och årsrapporten för {year} nämner inga aktiviteter."
    else:
        told = f"och webbplatsen har ingen årsrapport för {year}."
    return element("p", f"{known}, {told}", class_="missing")


def _effects(view: View, found: Sequence[Outcome]) -> Markup:
    """What activities led to, which is what a reader of a report asks for after the totals; nothing without any."""
    told = [_effect(view, one, one.result) for one in found if one.result and one.result.effect]
    return join([element("h2", "Effekter"), bullets(told)], "\n\n") if told else Markup("")


def _effect(view: View, one: Outcome, result: Result) -> Markup:
    what = one.activity.text if one.activity else result.done
    return join([element("strong", result.effect or ""), cited(view, result), note(what)])


def _ways(view: View, *pages: tuple[str, str]) -> Markup:
    """The way to the pages that belong with a report, those that the site has."""
    links = [view.link(label, page) for label, page in pages if page in view.site.pages]
    return element("nav", join(links), class_="years", aria_label="Hör ihop med årsrapporten")


def _standing(view: View, report: Report | None, year: int, network: str) -> Markup:
    """Whether there is a report, how it came to the committee, and which attachment holds it."""
    parts: list[str | Markup] = []
    if report:
        matter = view.model.matters.get(report.presented) if report.presented else None
        presented = (
            view.link(letter_or_meeting(view.model.city, matter, view.day), matter_page(matter.id)) if matter else ""
        )
        parts.append(with_remarks(view, join([tag("Finns", "current"), presented, cited(view, report)]), report))
    else:
        parts.append(_not_there(view, year))
    return join([*parts, *_documents(view, year, network)])


def _not_there(view: View, year: int) -> Markup:
    """A report is not missing before its year is over."""
    return tag("Saknas", "missing") if year < view.day.year else tag("Inte än", "coming")


def _documents(view: View, year: int, network: str | None = None) -> list[Markup]:
    found = []
    for matter, one in followup.report_attachments(view.model, year, network):
        words = f"bilaga {one.number} till ärendet {in_words(matter.date)}"
        where = view.link(words, matter_page(matter.id), "bilagor")
        held = "Den finns på ärendets sida." if attachment_file(matter, one) else "Bilagan finns inte här."
        said = join([f"{one.title} är", where + Markup("."), held, cited(view, matter)])
        found.append(element("span", said, class_="note"))
    return found


def _summary(view: View, report: Report | None) -> Markup:
    if report is None or report.summary is None:
        return Markup("")
    return join([element("h2", "Sammanfattning"), passage(view, report.summary)], "\n\n")


def _generated(parts: list[Markup]) -> Markup:
    head = element("h2", "Sammanställt av webbplatsen")
    why = element("p", "Bygger på uppgifterna om planer, rapporter, uppdrag och händelser.", class_="note")
    return join([head, why, *parts], "\n\n")


def _gaps(view: View, network: str, year: int) -> Markup:
    """What a complete report would hold and this one does not."""
    plan, report = view.model.plan_for(network, year), view.model.report_for(network, year)
    found = followup.outcomes(view.model, view.day, network, year)
    results = [one.result for one in found if one.result]
    owner = view.model.networks[network]
    gaps = {
        "Årsrapport": report is None,
        "Sammanfattning": report is not None and report.summary is None,
        "Handlingsplan": plan is None,
        "Planens aktiviteter": plan is not None and not plan.activities,
        view.say("Nämndens beslut om planen"): plan is not None and plan_status(plan) is not PlanStatus.DECIDED,
        f"Uppdrag: inget är belagt för {year}": not any(holds_in(one, year) for one in owner.roles),
        f"Händelser: ingen är känd för {year}": not any(in_year(one, year) for one in owner.events),
    }
    missing = [words for words, lacking in gaps.items() if lacking]
    counts = (
        (sum(one.overdue for one in found), "aktiviteter utan rapport", "aktivitet utan rapport"),
        (sum(one.result is None for one in results), "aktiviteter utan resultat", "aktivitet utan resultat"),
        (sum(one.effect is None for one in results), "aktiviteter utan effekt", "aktivitet utan effekt"),
    )
    missing += [f"{number} {one if number == 1 else many}" for number, many, one in counts if number]
    return bullets(missing) if missing else element("p", "Inget saknas.")


def year_report(view: View, year: int) -> Markup:
    """The whole year's annual report: totals by network, effects, the written summaries, then results and gaps."""
    reports = [(one, view.model.reports.get((one.id, year))) for one in view.site.networks_of(year)]
    went = [(one, followup.outcomes(view.model, view.day, one.id, year)) for one, _ in reports]
    groups = activities_of(view.model, view.day, year)
    is_long = folds.are_many(len(all_of(groups)))
    written = []
    for one, report in reports:
        if report and report.summary:
            heading, summary = _report_heading(view, one, year), passage(view, report.summary)
            written.append(
                folds.anchored(one.called, heading, summary) if is_long else join([heading, summary], "\n\n")
            )
    documents = _documents(view, year)
    silent = [one.name for one, found in went if not found]
    parts = [
        _ways(view, (f"Året {year}", year_page(year))),
        _year_totals(view, year, groups, silent),
        _year_effects(view, groups),
    ]
    if written:
        parts += [element("h2", "Sammanfattningar"), *written]
    generated = [element("p", join(documents))] if documents else []
    generated.append(_networks(view, year, [one for one, _ in reports]))
    for one, found in went:
        if found:
            listed = activity_groups(view, one.id, year, heading="h4")
            heading = _report_heading(view, one, year)
            counts = f"{one.called}, {said(tally(view.model, found))}"
            generated += [folds.anchored(counts, heading, listed)] if is_long else [heading, listed]
    generated += [element("h3", "Vad som saknas"), year_gaps(view, year)]
    return join([*parts, _generated(generated)], "\n\n")


def _year_totals(view: View, year: int, groups: Sequence[Group], silent: Sequence[str]) -> Markup:
    """How the year's activities stand, in a bar for each network that has any and one for all."""
    if not groups:
        return element("p", f"Inga aktiviteter är kända för {year}.", class_="missing")
    shown = year_bars(view, f"Hur aktiviteterna {year} gick", groups, lambda one: view.site.report_page(one.id, year))
    counted = said(tally(view.model, all_of(groups)))
    unknown_in = element("p", f"Inga aktiviteter är kända för {listed(silent)}.", class_="missing") if silent else ""
    return join([element("p", element("strong", counted)), shown, unknown_in], "\n\n")


def _year_effects(view: View, groups: Sequence[Group]) -> Markup:
    told = [
        join([f"{', '.join(network.called for network in group.networks)}:", _effect(view, one, one.result)])
        for group in groups
        for one in group.outcomes
        if one.result and one.result.effect
    ]
    if not told:
        return Markup("")
    return join([element("h2", "Effekter"), folds.first_open(told, bullets, ("effekt", "effekter"))], "\n\n")


def _report_link(view: View, network: Network, year: int) -> Markup:
    return view.link(network.called, view.site.report_page(network.id, year))


def _report_heading(view: View, network: Network, year: int) -> Markup:
    return element("h3", _report_link(view, network, year))


def _networks(view: View, year: int, networks: Sequence[Network]) -> Markup:
    """Each network's report, mandates and events; where nothing is here of any report, that is said of all at once."""
    rows = [_network_row(view, one.id, year) for one in networks]
    columns = ["Nätverk", "Årsrapport", "Uppdrag", "Händelser"]
    if not any(view.model.report_for(one.id, year) for one in networks):
        del columns[1]
        rows = [[row[0], *row[2:]] for row in rows]
    return table(f"Nätverken {year}", columns, rows)


def _network_row(view: View, network: str, year: int) -> list[str | Markup]:
    found = view.model.networks[network]
    view.show(found)
    has_report = view.model.report_for(network, year) is not None
    documented, elsewhere = followup.report_attachments(view.model, year, network), "Inte på webbplatsen"
    held = [role.text for role in found.roles if holds_in(role, year)]
    return [
        _report_link(view, found, year),
        tag("Finns", "current")
        if has_report
        else (tag(elsewhere, "missing") if documented else _not_there(view, year)),
        bullets(held) if held else "Inget är belagt",
        str(sum(in_year(event, year) for event in found.events)),
    ]
