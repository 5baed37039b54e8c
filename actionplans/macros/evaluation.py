"""Macros about what the networks give: evaluations and their comparison, exchanges, the workshop's lessons."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.cycle import further
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, unknown, with_remarks
from actionplans.markup.elements import bullets, definitions, element, grid, join, notice, paragraphs, table
from actionplans.model.dates import in_words
from actionplans.model.records import Evaluation, Exchange, Lesson, Network, Report
from actionplans.site import costs as known
from actionplans.site.addresses import network_page, routine_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import evaluation_made, relation_word, sentence


def evaluation(view: View, network: str, year: int) -> Markup:
    """Whether the network gave the wanted result in a year: the outcome, the reasons, and a rating per criterion."""
    found = _evaluation(view, network, year)
    if found is None:
        none = notice("note", f"Ingen utvärdering av nätverket för {year} är registrerad.")
        return join([none, _cost(view, network, year)], "\n\n")
    words = view.model.vocabulary
    made = evaluation_made(view.model, found)
    outcome = element("p", join(["Slutsats:", element("strong", words.outcomes[found.outcome].label), made]))
    reasons = paragraphs(found.text) + element("p", with_remarks(view, cited(view, found), found))
    rows: list[list[str | Markup]] = [
        [words.criteria[one.criterion].label, words.ratings[one.rating].label, one.text or unknown()]
        for one in found.ratings
    ]
    rated = table(f"Omdömen {year}", ["Kriterium", "Omdöme", "Varför"], rows) if rows else ""
    return join([outcome, _cost(view, network, year), element("div", reasons), rated], "\n\n")


def _cost(view: View, network: str, year: int) -> Markup:
    """What the network cost, so that cost and benefit are read together; nothing where nothing is known of it."""
    said = costs.cost_line(view, network, year)
    return element("p", said) if said else Markup("")


def _evaluation(view: View, network: str, year: int) -> Evaluation | None:
    report = view.model.reports.get((network, year))
    return report.evaluation if report else None


def latest_verdict(view: View, network: str) -> Markup:
    """What the newest evaluation of a network came to, in a line: the verdict, its year, why, and the way to the rest.

    What nobody has evaluated is said to be just that.
    """
    report = latest(view, network)
    if report is None or report.evaluation is None:
        return element("span", "Ingen utvärdering är känd", class_="missing")
    found = report.evaluation
    verdict = element("strong", view.model.vocabulary.outcomes[found.outcome].label)
    way = _way(view, view.model.networks[network], report.year, "Skäl och omdömen")
    return join([verdict, f"(utvärderingen av {report.year}):", found.text, cited(view, found), way])


def latest(view: View, network: str) -> Report | None:
    """The newest of a network's reports in which it is evaluated."""
    found = [one for (owner, _), one in view.model.reports.items() if owner == network and one.evaluation]
    return max(found, key=lambda one: one.year, default=None)


def _way(view: View, network: Network, year: int, label: str) -> Markup:
    """The way to an evaluation, on the page that shows it: a candidate's may stand with the candidates."""
    own = network_page(network.id, year)
    page = own if own in view.site.pages else view.site.page_of(network)
    return view.link(label, page, name=f"{label}: {network.name} {year}")


def evaluations(view: View, network: str | None = None) -> Markup:
    """A network's evaluations, newest first; or all networks side by side: by criterion and through the years."""
    if network:
        return _one_by_one(view, network)
    years = sorted({year for (_, year), one in view.model.reports.items() if one.evaluation}, reverse=True)
    if years:
        latest, *earlier = years
        parts = [element("h2", f"Jämförelse {latest}", id="jamforelse"), _comparison(view, latest)]
        parts += [element("h2", "Genom åren", id="genom-aren"), _through_the_years(view, years)]
        for year in earlier:
            summary = element("summary", f"Jämförelse {year}")
            parts.append(element("details", join([summary, _comparison(view, year)])))
    else:
        routine = view.link("rutinen för utvärdering", routine_page("utvardering"))
        parts = [notice("note", "Ingen utvärdering är registrerad.", join(["Så går det till:", routine + Markup(".")]))]
    criteria = view.model.vocabulary.criteria.values()
    parts.append(element("h2", "Kriterier", id="kriterier"))
    parts.append(definitions((word.label, word.description or unknown()) for word in criteria))
    return join(parts, "\n\n")


def _one_by_one(view: View, network: str) -> Markup:
    years = sorted((year for owner, year in view.model.reports if owner == network), reverse=True)
    evaluated = [year for year in years if _evaluation(view, network, year)]
    if not evaluated:
        return notice("note", "Ingen utvärdering är registrerad.")
    parts = (element("h4", str(year)) + evaluation(view, network, year) for year in evaluated)
    return join(parts, "\n\n")


def _networks(view: View) -> list[Network]:
    """What is or may be worth its cost; of what the city has left or declined, what was evaluated."""
    asked = [*view.site.members, *view.site.coming, *view.site.candidates]
    evaluated = {owner for (owner, _), report in view.model.reports.items() if report.evaluation}
    return [*asked, *(one for one in view.site.networks if one not in asked and one.id in evaluated)]


def _comparison(view: View, year: int) -> Markup:
    """Members and candidates side by side in a year: the outcome, and the rating by criterion."""
    criteria = view.model.vocabulary.criteria
    compared = _networks(view)
    priced = any(known.cost(view.model, view.day, year, network.id).counted for network in compared)
    price = ["Kostnad"] if priced else []
    columns = ["Medlem eller kandidat", "Slutsats", *price, *(word.label for word in criteria.values())]
    rows = []
    for network in compared:
        found = _evaluation(view, network.id, year)
        given = found.ratings if found else ()
        ratings = {one.criterion: view.model.vocabulary.ratings[one.rating].label for one in given}
        cells: list[str | Markup] = [
            relation_word(view.model, network, view.day),
            _outcome(view, network, year),
            *([costs.cost_cell(view, network.id, year)] if priced else []),
            *(ratings.get(criterion, "–") for criterion in criteria),
        ]
        rows.append((network_link(view, network), cells))
    return grid(f"Utvärdering {year}", columns, rows)


def _through_the_years(view: View, years: list[int]) -> Markup:
    rows = [
        (network_link(view, network), [_outcome(view, network, year) for year in years]) for network in _networks(view)
    ]
    return grid("Slutsats per nätverk och år", [view.link(str(year), year_page(year)) for year in years], rows)


def _outcome(view: View, network: Network, year: int) -> Markup:
    """The outcome in words, linked to the reasons: a candidate's may stand with the candidates."""
    found = _evaluation(view, network.id, year)
    if found is None:
        return element(
            "span", element("span", "–", aria_hidden="true") + element("span", "inte utvärderat", class_="vh")
        )
    view.show(found)
    return _way(view, network, year, view.model.vocabulary.outcomes[found.outcome].label)


# --- Exchanges --------------------------------------------------------------------------------------------------------


def exchanges(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """Project leads, contacts and communication, newest first: from a network, from a year, or all."""
    reports = view.model.reports
    if network and year:
        own = view.model.report_for(network, year)
        chosen = [own] if own else []
    else:
        chosen = [one for one in reports.values() if network in (None, one.network) and year in (None, one.year)]
    found = [(report, one) for report in chosen for one in report.exchanges]
    if not found:
        when = f" för {year}" if year else ""
        return notice("note", f"Inget projektuppslag, ingen kontakt och ingen kommunikation är registrerad{when}.")
    found.sort(key=lambda pair: pair[1].date.sort_key if pair[1].date else (pair[0].year, 0, 0), reverse=True)
    columns = ["Vad", "Slag", "När", "Projekt", "Källa"]
    rows = [_exchange(view, report, one, with_network=network is None) for report, one in found]
    shown = columns if network else [columns[0], "Nätverk", *columns[1:]]
    return table("Projektuppslag, kontakter och kommunikation", shown, rows)


def _exchange(view: View, report: Report, one: Exchange, *, with_network: bool) -> list[str | Markup]:
    words = element("a", one.text, href=one.url, rel="noopener") if one.url else one.text
    project = view.model.projects.get(one.project) if one.project else None
    cells: list[str | Markup] = [
        with_remarks(view, words, one),
        view.model.vocabulary.exchange_kinds[one.kind].label,
        sentence(in_words(one.date)) if one.date else str(report.year),
        project.name if project else "–",
        cited(view, one),
    ]
    owners = [network_link(view, one) for one in view.site.reported_networks(report)]
    return [cells[0], join(owners, ", "), *cells[1:]] if with_network else cells


# --- The workshop -----------------------------------------------------------------------------------------------------


def workshop(view: View, year: int) -> Markup:
    """The year's workshop: when it was held, what it was about, and its lessons per network."""
    record = view.model.years.get(year)
    held = record.workshop if record else None
    if held is None:
        return notice("note", f"Ingen workshop under {year} är registrerad.")
    when = element("p", f"Hölls {in_words(held.date)}." if held.date else join(["Datum:", unknown()]))
    about = paragraphs(held.text) if held.text else Markup("")
    lessons = (
        bullets(_lesson(view, one) for one in held.lessons)
        if held.lessons
        else notice("note", "Ingen lärdom är registrerad.")
    )
    return join(
        [element("div", when + about), lessons, element("p", with_remarks(view, cited(view, held), held))], "\n\n"
    )


def _lesson(view: View, one: Lesson) -> Markup:
    whom = network_link(view, view.model.networks[one.network]) if one.network else "Alla nätverk"
    return join([join([whom, one.text], ": "), further(view, one.leads_to)])


def lessons(view: View, network: str, year: int) -> Markup:
    """What the workshop of the year before taught about the network, for the plan to build on; nothing without any."""
    before = view.model.years.get(year - 1)
    held = before.workshop if before else None
    of_network = [one for one in held.lessons if one.network in (None, network)] if held else []
    found = [join([one.text, further(view, one.leads_to)]) for one in of_network]
    if held is None or not found:
        return Markup("")
    title = element("p", f"Lärdomar från workshopen {year - 1}", class_="admonition-title")
    return element(
        "div",
        join([title, bullets(found), element("p", with_remarks(view, cited(view, held), held))]),
        class_="admonition note",
    )
