"""Macros about what the networks give: evaluations and their comparison, exchanges, the workshop's lessons."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros import costs, folds
from actionplans.macros.cycle import further
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, doubt, source_of, unknown, with_remarks
from actionplans.markup.elements import bullets, definitions, element, folded, grid, join, note, paragraphs, table
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import EVALUATIONS
from actionplans.model.records import Evaluation, Exchange, Lesson, Model, Network, Rating, Report
from actionplans.site import costs as known
from actionplans.site.addresses import network_page, routine_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import evaluation_made, inside, listed, relation_word, sentence


def evaluation(view: View, network: str, year: int) -> Markup:
    """Whether the network gave the wanted result in a year: verdict, reasons, ratings and cost; nothing of none."""
    found = _evaluation(view, network, year)
    cost = _cost(view, network, year)
    if found is None:
        not_known = element("p", f"Ingen utvärdering av {year} är känd.", class_="missing")
        return join([not_known, cost], "\n\n") if cost else Markup("")
    return join([_told(view, found), cost, _ratings(view, found, f"Omdömen {year}")], "\n\n")


def _told(view: View, found: Evaluation) -> Markup:
    """The verdict, its reasons, who made it and when."""
    verdict = element("strong", view.model.vocabulary.outcomes[found.outcome].label)
    said = join([join(["Slutsats:", verdict, cited(view, found)]), evaluation_made(view.model, found)])
    return element("div", element("p", with_remarks(view, said, found)) + paragraphs(found.text))


def _ratings(view: View, found: Evaluation, caption: str) -> Markup:
    """Each rating beside its reason; those that no reason is known of in a line under them."""
    words = view.model.vocabulary
    rows: list[list[str | Markup]] = [
        [words.criteria[one.criterion].label, _rated(view, one), one.text] for one in found.ratings if one.text
    ]
    rest = [
        f"{inside(words.criteria[one.criterion].label)} ({inside(words.ratings[one.rating].label)})"
        for one in found.ratings
        if not one.text
    ]
    made = table(caption, ["Kriterium", "Omdöme", "Varför"], rows) if rows else Markup("")
    unsaid = f"{'Övriga omdömen' if rows else 'Omdömen'}, utan angivet skäl: {listed(rest)}." if rest else ""
    return join([made, element("p", unsaid) if unsaid else ""], "\n\n")


def _rated(view: View, one: Rating) -> Markup:
    """A rating as a word, in a colour by how high it is. What a network demands has no colour: much is not good."""
    words = view.model.vocabulary.ratings
    step = list(words).index(one.rating) * 2 // max(len(words) - 1, 1) + 1
    kind = "effort" if one.criterion == _EFFORT else str(step)
    return element("span", words[one.rating].label, class_=f"rated rated--{kind}")


# The criterion of which much is no praise: what the network demands of the city.
_EFFORT = "effort"


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
    way = _reasons_link(view, view.model.networks[network], report, "Skäl och omdömen")
    return join([verdict, f"(utvärderingen av {report.year}):", found.text, cited(view, found), way])


def _reasons_link(view: View, network: Network, report: Report, label: str) -> Markup:
    """The way to a network's reasons: on the page of evaluations, or where a city without one shows them."""
    name = f"{label}: {network.name} {report.year}"
    if EVALUATIONS.path() in view.site.pages:
        return view.link(label, EVALUATIONS.path(), _anchor(network.id), name=name)
    return view.link(label, _page(view, network, report.year), name=name)


def _page(view: View, network: Network, year: int) -> str:
    """The page that shows an evaluation: a candidate's may stand with the candidates."""
    own = network_page(network.id, year)
    return own if own in view.site.pages else view.site.page_of(network)


def latest(view: View, network: str) -> Report | None:
    """The newest of a network's reports in which it is evaluated."""
    return next(iter(_all_of(view, network)), None)


def _all_of(view: View, network: str) -> list[Report]:
    """A network's reports with an evaluation, the newest first."""
    return _evaluated(view.model).get(network, [])


@functools.lru_cache(maxsize=1)
def _evaluated(model: Model) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {}
    for (owner, _), report in sorted(model.reports.items(), key=lambda pair: -pair[1].year):
        if report.evaluation:
            found.setdefault(owner, []).append(report)
    return found


def _anchor(network: str) -> str:
    """Where on the page of evaluations a network's reasons stand."""
    return f"utvardering-{network}"


def evaluations(view: View, network: str | None = None) -> Markup:
    """A network's evaluations, newest first; or all networks side by side with verdict and ratings, and the reasons."""
    if network:
        found = [element("h4", str(one.year)) + evaluation(view, network, one.year) for one in _all_of(view, network)]
        return join(found, "\n\n")
    compared = _networks(view)
    evaluated = [(one, reports) for one in compared if (reports := _all_of(view, one.id))]
    if evaluated:
        without = [one.name for one in view.site.members if latest(view, one.id) is None]
        rest = f"Ingen utvärdering är känd av {listed(without)}." if without else ""
        parts = [_comparison(view, evaluated), element("p", rest, class_="missing") if rest else Markup("")]
        parts += [element("h2", "Skälen", id="skalen"), *_all_reasons(view, evaluated)]
        parts += [element("h2", "Genom åren", id="genom-aren"), _through_the_years(view, evaluated)]
    else:
        routine = view.link("rutinen för utvärdering", routine_page("utvardering"))
        nothing = "Ingen utvärdering av något nätverk är känd. Så går det till när de utvärderas:"
        parts = [element("p", join([nothing, routine + Markup(".")]))]
    criteria = view.model.vocabulary.criteria.values()
    parts.append(element("h2", "Kriterier", id="kriterier"))
    parts.append(definitions((word.label, word.description or unknown()) for word in criteria))
    return join([part for part in parts if part], "\n\n")


def _networks(view: View) -> list[Network]:
    """What is or may be worth its cost; of what the city has left or declined, what was evaluated."""
    asked = [*view.site.members, *view.site.coming, *view.site.candidates]
    evaluated = {owner for (owner, _), report in view.model.reports.items() if report.evaluation}
    return [*asked, *(one for one in view.site.networks if one not in asked and one.id in evaluated)]


_Evaluated = Sequence[tuple[Network, Sequence[Report]]]


def _comparison(view: View, evaluated: _Evaluated) -> Markup:
    """The networks side by side, each by its newest evaluation: verdict, ratings and what has changed, effort and cost.

    What a network demands stands last beside what it cost: it is no praise, and what the rest is weighed against.
    """
    criteria = view.model.vocabulary.criteria
    order = [*(name for name in criteria if name != _EFFORT), *(name for name in criteria if name == _EFFORT)]
    cost = {one.id: known.cost(view.model, view.day, found[0].year, one.id).counted for one, found in evaluated}
    priced = any(cost.values())
    columns = ["Nätverk", "Slutsats", *(criteria[name].label for name in order), *(["Kostnad"] if priced else [])]
    rows = []
    for network, found in evaluated:
        newest, before = found[0], found[1] if len(found) > 1 else None
        cells: list[str | Markup] = [join([network_link(view, network), note(_about(view, network, newest, before))])]
        cells.append(element("strong", _verdict(view, network, newest)))
        cells += [_changed(view, newest, before, name) for name in order]
        rows.append([*cells, *([costs.cost_cell(view, network.id, newest.year)] if priced else [])])
    kind = f"heat{' heat--effort' if _EFFORT in criteria else ''}{' heat--priced' if priced else ''}"
    made = table("Senaste utvärderingen av varje nätverk", columns, rows, class_=kind)
    return element("div", made, class_="heat-frame", role="region", aria_label="Senaste utvärderingen", tabindex="0")


def _about(view: View, network: Network, newest: Report, before: Report | None) -> str:
    """What the network is to the city where it is no member, the year that is told of, and what it is compared with."""
    relation = "" if network in view.site.members else f"{relation_word(view.model, network, view.day)}. "
    return f"{relation}Avser {newest.year}{f', jämfört med {before.year}' if before else ''}."


def _verdict(view: View, network: Network, report: Report) -> Markup:
    """The verdict in a word, which leads to its reasons further down."""
    return _reasons_link(view, network, report, _word(view, report))


def _word(view: View, report: Report) -> str:
    return view.model.vocabulary.outcomes[report.evaluation.outcome].label if report.evaluation else ""


def _changed(view: View, newest: Report, before: Report | None, criterion: str) -> Markup:
    """A rating, and whether it is higher or lower than the one before."""
    now, then = _rating(newest, criterion), _rating(before, criterion) if before else None
    if now is None:
        return element("span", "Okänt", class_="missing")
    words = view.model.vocabulary.ratings
    rated = _rated(view, now)
    if then is None:
        return rated
    order = list(words)
    step = order.index(now.rating) - order.index(then.rating)
    said = f"från {words[then.rating].label.lower()}"
    change = f"↑ {said}" if step > 0 else f"↓ {said}" if step < 0 else "= oförändrat"
    return rated + element("span", change, class_="rated-change")


def _rating(report: Report, criterion: str) -> Rating | None:
    given = report.evaluation.ratings if report.evaluation else ()
    return next((one for one in given if one.criterion == criterion), None)


def _all_reasons(view: View, evaluated: _Evaluated) -> list[Markup]:
    """The reasons of each network; of many each folded, under its verdict."""
    is_long = folds.are_many(sum(1 + len(found[0].evaluation.ratings) for _, found in evaluated if found[0].evaluation))
    return [_reasons(view, network, found, is_long=is_long) for network, found in evaluated]


def _reasons(view: View, network: Network, found: Sequence[Report], *, is_long: bool) -> Markup:
    """Why the newest verdict on a network is what it is, rating by rating, and the ways to the earlier ones."""
    newest, *earlier = found
    heading = element("h3", f"{network.called} {newest.year}", id=_anchor(network.id))
    ways = [_way(view, network, one) for one in earlier]
    before = element("p", join(["Tidigare:", join(ways, ", ") + Markup(".")])) if ways else ""
    if newest.evaluation is None:
        return Markup("")
    told = _told(view, newest.evaluation)
    rated = _ratings(view, newest.evaluation, f"Omdömen {newest.year}: {network.name}")
    reasons = join([told, _cost(view, network.id, newest.year), rated, before], "\n\n")
    if is_long:
        return folds.anchored(f"{network.called} {newest.year}: {inside(_word(view, newest))}", heading, reasons)
    return join([heading, reasons], "\n\n")


def _way(view: View, network: Network, report: Report) -> Markup:
    """An earlier verdict with its year, linked to the page that gives the reasons."""
    label = f"{_word(view, report)} {report.year}"
    return view.link(label, _page(view, network, report.year), name=f"{label}: {network.name}")


def _through_the_years(view: View, evaluated: _Evaluated) -> Markup:
    """Every verdict by network and year; where there is none, that it is not known."""
    years = sorted({one.year for _, found in evaluated for one in found}, reverse=True)
    rows = []
    for network, found in evaluated:
        by_year = {one.year: one for one in found}
        rows.append((network_link(view, network), [_in_year(view, network, by_year.get(year)) for year in years]))
    return grid("Slutsats per nätverk och år", [view.link(str(year), year_page(year)) for year in years], rows)


def _in_year(view: View, network: Network, report: Report | None) -> Markup:
    if report is None or report.evaluation is None:
        return element("span", "Okänt", class_="missing")
    view.show(report.evaluation)
    word = _word(view, report)
    return view.link(word, _page(view, network, report.year), name=f"{word}: {network.name} {report.year}")


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
        nothing = "Inget projektuppslag, ingen kontakt och ingen kommunikation är känd."
        return Markup("") if network or year else element("p", nothing, class_="missing")
    found.sort(key=lambda pair: pair[1].date.sort_key if pair[1].date else (pair[0].year, 0, 0), reverse=True)
    columns = ["Vad", "Slag", "När", "Projekt"]
    rows = [_exchange(view, report, one, with_network=network is None) for report, one in found]
    shown = columns if network else [columns[0], "Nätverk", *columns[1:]]
    caption = "Projektuppslag, kontakter och kommunikation"
    if network or year:
        listed = table(caption, shown, rows)
        return folded(f"Visa alla {len(rows)}", listed) if not year and len(rows) > 1 else listed
    dated = [(one.date.year if one.date else report.year, row) for (report, one), row in zip(found, rows, strict=True)]
    return folds.by_year(dated, lambda years, own: table(join([caption, years]), shown, own), _EXCHANGES)


_EXCHANGES = ("uppslag eller kontakt", "uppslag och kontakter")


def _exchange(view: View, report: Report, one: Exchange, *, with_network: bool) -> list[str | Markup]:
    words = element("a", one.text, href=one.url, rel="noopener") if one.url else one.text
    project = view.model.projects.get(one.project) if one.project else None
    cells: list[str | Markup] = [
        with_remarks(view, join([words, cited(view, one)]), one),
        view.model.vocabulary.exchange_kinds[one.kind].label,
        sentence(in_words(one.date)) if one.date else str(report.year),
        project.name if project else "–",
    ]
    owners = [network_link(view, one) for one in view.site.reported_networks(report)]
    return [cells[0], join(owners, ", "), *cells[1:]] if with_network else cells


# --- The workshop -----------------------------------------------------------------------------------------------------


def workshop(view: View, year: int) -> Markup:
    """The year's workshop: when it was held, what it was about, and its lessons per network."""
    record = view.model.years.get(year)
    held = record.workshop if record else None
    if held is None:
        return Markup("")
    when = element("p", f"Hölls {in_words(held.date)}." if held.date else join(["Datum:", unknown()]))
    about = paragraphs(held.text, doubt(view, held)) if held.text else Markup("")
    lessons = (
        bullets(_lesson(view, one) for one in held.lessons)
        if held.lessons
        else element("p", "Ingen lärdom är känd.", class_="missing")
    )
    return join([element("div", when + about), lessons, source_of(view, held)], "\n\n")


def _lesson(view: View, one: Lesson) -> Markup:
    whom = network_link(view, view.model.networks[one.network]) if one.network else "Alla nätverk"
    return join([join([whom, one.text], ": "), further(view, one.leads_to)])


def lessons(view: View, network: str, year: int) -> Markup:
    """What the workshop of the year before taught about the network, for the plan to build on; nothing without any."""
    before = view.model.years.get(year - 1)
    held = before.workshop if before else None
    of_network = [one for one in held.lessons if one.network in (None, network)] if held else []
    found = [join([doubt(view, held), one.text, further(view, one.leads_to)]) for one in of_network if held]
    if held is None or not found:
        return Markup("")
    title = element("p", element("strong", f"Lärdomar från workshopen {year - 1}"))
    return element("div", join([title, bullets(found), source_of(view, held)]), class_="lessons")
