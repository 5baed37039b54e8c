"""What must be true between the data, the pages and the menu: one function a rule, one sentence each.

A rule takes the model and the pages that lie in their places; it is run by its line in table.py.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actionplans.macros import OF_PLANS, PARAMETERS, SIGNATURES
from actionplans.model import page_kinds
from actionplans.model.page_kinds import Subject, kind_of
from actionplans.model.problems import Nearest, Place, Problem, suggestion
from actionplans.model.records import Model, Plan, Report
from actionplans.model.relations import has_own_page
from actionplans.reading.calls import Call, usage
from actionplans.reading.pages import Page, Pages
from actionplans.site.addresses import matter_page, network_page, plan_page, year_page
from actionplans.site.menu import following
from actionplans.site.site import documented_years

# What the address of a page tells of it, by name.
Parts = Mapping[str, str | int]

# --- Pages in the wrong place -----------------------------------------------------------------------------------------


def homes(model: Model, pages: Pages) -> dict[str, str]:
    """For each page that lies in the wrong folder or under the wrong name, the path that its header speaks of."""
    known = model.ids("networks")
    in_menu = {entry.path for entry in pages.nav}
    found = {}
    for page in pages.pages.values():
        network, year = page.front.network, page.front.year
        if (network is None and year is None) or (network is not None and network not in known):
            continue
        home = page_kinds.home(network, year, like=page.path)
        own = _subject(page)
        of_a_plan = page_kinds.is_plan(page.path)
        proper = own.network in known or of_a_plan or page_kinds.lies_among_years(page.path)
        proper = proper and not own.is_misnamed
        moved = home in in_menu and page.path not in in_menu
        if home not in pages.paths and (moved or not proper):
            found[page.path] = home
    return found


def misplaced_pages(pages: Pages, homes: Mapping[str, str]) -> Iterator[Problem]:
    """A page lies where its header says that it belongs."""
    for path, home in homes.items():
        front = pages.pages[path].front
        about = " ".join(str(part) for part in (front.network, front.year) if part)
        what = f"sidan handlar om {about}, men ligger på fel plats eller har fel namn"
        yield Problem(Place(f"docs/{path}"), what, f"flytta den till docs/{home}")


def in_place(pages: Pages, homes: Mapping[str, str]) -> Pages:
    """The pages without those that belong elsewhere: they count as there, unread, so that one slip is told once."""
    kept = {path: page for path, page in pages.pages.items() if path not in homes}
    nav = [entry for entry in pages.nav if entry.path not in homes]
    return dataclasses.replace(pages, pages=kept, unread={*pages.unread, *homes.values()}, nav=nav)


# --- The rules --------------------------------------------------------------------------------------------------------


def nav_complete(model: Model, pages: Pages) -> Iterator[Problem]:
    """The navigation holds every page once, and nothing else. That there is none at all has been reported.

    What stands in the section of its folder by itself needs no row.
    """
    if not pages.nav:
        return
    known = pages.paths
    listed = {entry.path for entry in pages.nav}
    wanted = _wanted(model)
    seen: dict[str, Place] = {}
    meant = set()
    unlisted = Nearest(sorted(known - listed))
    for path, place, _ in pages.nav:
        if not path:
            yield Problem(place, "raden i menyn har ingen sida", "skriv sidans sökväg efter kolonet")
        elif path in seen:
            yield Problem(place, f"sidan {path} står redan i menyn på rad {seen[path].line}", "ta bort en av raderna")
        elif "://" in path:
            yield Problem(place, "menyn tar bara sidor i docs/, inte adresser", "lägg länken på en sida i stället")
        elif path not in known and path not in wanted:
            near = unlisted.to(path)
            meant.add(near)
            do = f"menade du ”{near}”?" if near else "skapa sidan eller ta bort raden"
            yield Problem(place, f"sidan {path} finns inte i docs/", do)
        seen.setdefault(path, place)
    there = {*seen, *meant, *following(listed, pages.pages)}
    for page in pages.pages.values():
        # That a line of the menu names it wrongly has been told there; and a wrong file name has no right line.
        if page.path not in there and not _subject(page).is_misnamed:
            yield Problem(Place(page.file), "sidan saknas i menyn", _where_to_list(page.path, known))


def _where_to_list(path: str, known: Collection[str]) -> str:
    """What brings a page into the menu: the row of what opens its section, with which all the others come."""
    found = kind_of(path)
    if found and found.overview in known:
        return f"lägg till {found.overview} under nav i mkdocs.yml; sidan följer med"
    return f"lägg till {path} under nav i mkdocs.yml"


def one_heading(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page has one first-level heading."""
    for page in pages.pages.values():
        if not page.headings:
            yield Problem(
                Place(page.file), "sidan har ingen rubrik", "skriv en rad som börjar med # och ett mellanslag"
            )
        for line, _ in page.headings[1:]:
            what = f"sidan har redan en huvudrubrik på rad {page.headings[0][0]}"
            do = "börja underrubriker med ##; ett # som inte gör en rubrik skrivs \\#"
            yield Problem(Place(page.file, line), what, do)


def _subject(page: Page) -> Subject:
    """The network and the year that a page is about, if any, as its folder and file name say."""
    return page_kinds.subject(page.path) or Subject(None, page_kinds.OVERVIEW)


def front_matter_fits(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page about a network or a year says so in its header, as its folder and file name do; other pages do not.

    And what the header hides can be hidden.
    """
    known = model.ids("networks")
    for page in pages.pages.values():
        own = _subject(page)
        if own.network and own.network not in known:
            do = suggestion(own.network, known, "lägg till nätverket i data/networks/ eller flytta sidan")
            yield Problem(Place(page.file), f"mappen ”{own.network}” är inte ett nätverk", do)
        yield from _hidden_parts(page)
        if own.is_misnamed:
            yield _misnamed(page, own)
            continue
        yield from _fits(page, "network", page.front.network, own.network)
        yield from _fits(page, "year", page.front.year, own.year)
        if own.year:
            yield from _names_year(page, own.stem)


# What theme/base.html and theme/partials/path.html leave out where a page's header asks for it.
_CAN_BE_HIDDEN = ("navigation", "toc", "path")


def _hidden_parts(page: Page) -> Iterator[Problem]:
    """A word that the theme does not know hides nothing, and nobody would see why."""
    for number, part in enumerate(page.front.hide):
        if part not in _CAN_BE_HIDDEN:
            do = suggestion(part, _CAN_BE_HIDDEN, f"välj bland {', '.join(_CAN_BE_HIDDEN)}, eller ta bort ordet")
            yield Problem(page.front.place_of(f"hide.{number}"), f"”{part}” kan inte döljas", do)


def _misnamed(page: Page, own: Subject) -> Problem:
    named = f"filnamnet ”{own.stem}.md”" if own.is_file else f"mappen ”{own.stem}”"
    likely = page_kinds.OVERVIEW if own.stem.casefold() == page_kinds.OVERVIEW else str(page.front.year or 2023)
    do = f"byt namn, till exempel till {likely}{'.md' if own.is_file else ''}"
    return Problem(Place(page.file), f"{named} är inte ett årtal", do)


def _fits(page: Page, key: str, given: object, wanted: object) -> Iterator[Problem]:
    if given != wanted:
        what = f"sidhuvudet saknar {key}" if given is None else f"sidhuvudet säger {key}: {given}"
        do = "ta bort raden, eller flytta sidan" if wanted is None else f"skriv {key}: {wanted}"
        yield Problem(page.front.place_of(key), what, do)


def _names_year(page: Page, year: str) -> Iterator[Problem]:
    """The title and the heading of a year's page name the year, and not the one that the page was copied from."""
    if year not in page.front.title:
        yield Problem(page.front.place_of("title"), f"sidans titel nämner inte {year}", "skriv årtalet i title")
    if page.headings and year not in page.headings[0][1]:
        place = Place(page.file, page.headings[0][0])
        yield Problem(place, f"rubriken nämner inte {year}", "skriv årtalet i rubriken")


def _wanted(model: Model) -> dict[str, Place]:
    """The pages that there must be: the first one, and those that the data needs, each with the record of it."""
    demanded = [kind for kind in page_kinds.KINDS if kind.demanded]
    needed = {kind.path(**parts): place for kind in demanded for parts, place in _RECORDS[kind.record](model)}
    start = page_kinds.START.path()
    # A common plan has a page of its own, and its networks none for its sake.
    common = {
        plan_page(plan.id, plan.year): plan.place for plan in model.plans.values() if not plan.network and plan.networks
    }
    return {start: Place(f"docs/{start}", 0)} | needed | common


def _reports(model: Model) -> dict[tuple[str, int], Report]:
    return {key: report for key, report in model.reports.items() if _needs_page(model, report)}


def _plans(model: Model) -> dict[tuple[str, int], Plan]:
    """The plans of one network, by it and the year that they begin for: of that year it has its page."""
    return {(plan.network, plan.year): plan for plan in model.plans.values() if plan.network}


def _of_years(model: Model, papers: Mapping[tuple[str, int], Plan | Report]) -> Iterator[tuple[Parts, Place]]:
    for (network, year), paper in papers.items():
        if network in model.networks:
            yield {"network": network, "year": year}, paper.place


# For each collection whose records have pages of their own: what those pages' addresses tell, and the records' places.
_RECORDS: Mapping[str, Callable[[Model], Iterable[tuple[Parts, Place]]]] = {
    "networks": lambda model: (
        ({"network": one.id}, one.place) for one in model.networks.values() if has_own_page(one)
    ),
    # What a report says stands on the page of its year, too, plan or not.
    "plans": lambda model: _of_years(model, {**_reports(model), **_plans(model)}),
    "reports": lambda model: _of_years(model, _reports(model)),
    "years": lambda model: (({"year": year}, record.place) for year, record in model.years.items()),
    "matters": lambda model: (({"matter": one.id}, one.place) for one in model.matters.values()),
    "routines": lambda model: (({"routine": one.page}, one.place_of("page")) for one in model.routines.values()),
}


def _needs_page(model: Model, report: Report) -> bool:
    """Whether a report says what only its own page shows: a candidate's evaluation and exchanges stand elsewhere."""
    network = model.networks.get(report.network)
    return network is not None and bool(has_own_page(network) or report.summary or report.results)


def plans_have_pages(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every network the city takes part in, plan, report, year, matter and way of working has its page.

    Of a candidate only what no other page shows.
    """
    known = pages.paths
    for path, place in _wanted(model).items():
        if path not in known:
            yield Problem(place, f"sidan docs/{path} saknas", _how_to_begin(path))


def _how_to_begin(path: str) -> str:
    """How a page that is missing is made. A city's first of its kind has no other to be made from."""
    found = page_kinds.kind_of(path)
    if found is None or not found.kind.shows or not found.parts:
        return "skapa den, med en annan sida av samma slag som mall"
    (identifier,) = found.parts.values()
    return f'skapa den, med title i sidhuvudet, en rubrik och {{{{ {found.kind.shows}("{identifier}") }}}}'


def years_have_pages(model: Model, pages: Pages) -> Iterator[Problem]:
    """A network's event in a new year has the page of its year, and a year with such pages has its own."""
    wanted = _wanted(model)
    told_by = _page_years(pages)
    known = {key: years for key in model.networks if (years := told_by.get(key))}
    for identifier, years in known.items():
        for event in model.networks[identifier].events:
            year, page = event.date.year, network_page(identifier, event.date.year)
            # An event of an older year without a page stands on the network's own page.
            if year > max(years) and page not in pages.paths and page not in wanted:
                what = f"händelsen är från {year}, men sidan docs/{page} saknas"
                yield Problem(event.place_of("date"), what, "skapa den, med en annan sida av samma slag som mall")
    told = told_by.get(None, set())
    for year in sorted({year for years in known.values() for year in years} - told):
        networks = [one for one in known if network_page(one, year) in pages.pages]
        if not told or year < min(told) or not networks:
            continue
        what = f"sidan docs/{year_page(year)} saknas, men {year} har en sida för {', '.join(networks)}"
        place = Place(f"docs/{network_page(networks[0], year)}")
        yield Problem(place, what, "skapa den, med en annan sida av samma slag som mall")


def _page_years(pages: Pages) -> dict[str | None, set[int]]:
    """The years that have a page, by network; None for those across all networks."""
    found: dict[str | None, set[int]] = {}
    for page in filter(None, map(page_kinds.kind_of, pages.paths)):
        if page.kind in (page_kinds.NETWORK_YEAR, page_kinds.YEAR) and page.year is not None:
            found.setdefault(page.network, set()).add(page.year)
    return found


def year_pages_have_content(model: Model, pages: Pages) -> Iterator[Problem]:
    """A network's page for a year shows something known of it, and its annual report's page a plan or a report."""
    latest = max((page.front.year or 0 for page in pages.pages.values()), default=0)
    documented = {key: documented_years(model, network, latest) for key, network in model.networks.items()}
    for page in pages.pages.values():
        found = page_kinds.kind_of(page.path)
        network, year = (model.networks.get(found.network or ""), found.year) if found else (None, None)
        if network is None or year is None:
            continue
        # A common plan that could not be read may be of this network.
        if any(kind in ("plans", "reports") and name.startswith(f"{year}/") for kind, name in model.broken):
            continue
        if page_kinds.is_report(page.path):
            if model.plan_for(network.id, year) is None and model.report_for(network.id, year) is None:
                what = f"varken plan eller rapport är känd för {network.name} {year}"
                do = f"lägg till data/reports/{year}/{network.id}.yml, eller ta bort sidan"
                yield Problem(Place(page.file), what, do)
        elif year not in documented[network.id]:
            what = f"inget är känt om {network.name} {year}"
            yield Problem(
                Place(page.file), what, "lägg till en plan, ett uppdrag eller en händelse i data/, eller ta bort sidan"
            )


def attachments_exist(model: Model, pages: Pages) -> Iterator[Problem]:
    """The city's own papers lie in the matter's folder, one file each, under names that any computer can take."""
    for matter in model.matters.values():
        folder = page_kinds.files_of(matter_page(matter.id))
        named: set[str] = set()
        for one, file in matter.files:
            place = one.place_of("file")
            if not re.fullmatch(r"[A-Za-z0-9._-]+", file):
                do = "skriv bara namnet, utan mellanslag och å, ä, ö, till exempel bilaga-1.pdf"
                yield Problem(place, f"”{file}” är inte ett filnamn", do)
            elif not file.lower().endswith(".pdf"):
                do = "spara den som PDF, lägg den där och skriv det namnet: den läses ihop med de andra papperen"
                yield Problem(place, f"”{file}” är ingen PDF", do)
            elif folder + file not in pages.files:
                there = [path.removeprefix(folder) for path in pages.files if path.startswith(folder)]
                do = suggestion(file, there, "lägg filen där, eller ta bort raden")
                yield Problem(place, f"filen docs/{folder}{file} finns inte", do)
            elif file in named:
                do = "skriv den fil som är det här papperet, eller ta bort raden"
                yield Problem(place, f"filen {file} är redan ett annat papper i ärendet", do)
            named.add(file)


def macro_calls(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every macro exists, and gets ids, years and arguments that exist and are those of the page."""
    for page in pages.pages.values():
        yield from _too_many(page)
        copied: list[Problem] = []
        own = _Own.of(page)
        for call in page.calls:
            place = Place(page.file, call.line, call.column)
            if call.name not in SIGNATURES:
                do = suggestion(call.name, SIGNATURES, "jämför med en annan sida av samma slag")
                yield Problem(place, f"okänt makro ”{call.name}”", do)
                continue
            bound = _bound(call, place)
            if isinstance(bound, Problem):
                yield bound
                continue
            problems = list(_arguments(model, pages, own, call.name, bound, place))
            yield from problems
            if not problems:
                copied += _other_pages(model, own, call.name, bound, place)
        yield from copied if len(copied) < _MANY else _copied(page, copied)


class _Own(NamedTuple):
    """What a page is about, as its path says: its network and year, and a plan or an organisation."""

    network: str | None
    year: int | None
    plan: str | None
    organisation: str | None

    @classmethod
    def of(cls, page: Page) -> _Own:
        """What is asked for each of a page's calls, found once."""
        subject, found = _subject(page), page_kinds.kind_of(page.path)
        parts = found.parts if found else {}
        return cls(subject.network, subject.year, parts.get("plan"), parts.get("organisation"))


# Each may write all that there is. A source in a text is a link.
_MOST_CALLS = 100


def _too_many(page: Page) -> Iterator[Problem]:
    """A page of thousands of tables, which no reader could open."""
    beyond = next(itertools.islice((call for call in page.calls if call.name != "source"), _MOST_CALLS, None), None)
    if beyond:
        what = f"sidan har fler än {_MOST_CALLS} makron"
        yield Problem(Place(page.file, beyond.line, beyond.column), what, "dela upp den i flera sidor")


def _bound(call: Call, place: Place) -> Mapping[str, Any] | Problem:
    """What the macro gets, by name in its order; or what is wrong with how it is called."""
    takes = SIGNATURES[call.name]
    accepted = [one.name for one in takes]
    for name in call.named:
        if name not in accepted:
            do = suggestion(name, accepted, f"{call.name} tar {', '.join(accepted) or 'inga argument'}")
            return Problem(place, f"okänt argument ”{name}” till {call.name}", do)
    given = len(call.positional) + len(call.named)
    bound = {**dict(zip(accepted, call.positional, strict=False)), **call.named}
    # What is given beyond the last, or both by place and by name, is in none of them.
    if len(bound) < given or any(one.required and one.name not in bound for one in takes):
        enough = given >= sum(one.required for one in takes)
        do = f"skriv {{{{ {usage(call.name, SIGNATURES, every=enough)} }}}}"
        return Problem(place, f"fel antal argument till {call.name}", do)
    return {name: bound[name] for name in accepted if name in bound}


def _arguments(
    model: Model, pages: Pages, own: _Own, macro: str, bound: Mapping[str, Any], place: Place
) -> Iterator[Problem]:
    for name, value in bound.items():
        # That a page's own network is unknown has been reported for its folder.
        parameter = PARAMETERS[name]
        if parameter.known is None or (name == "network" and value == own.network):
            continue
        known = parameter.known(model)
        if name == "network" and macro in OF_PLANS:
            # A plan that could not be read is told where it stands.
            unread = (plan.partition("/")[2] for kind, plan in model.broken if kind == "plans")
            known = {*known, *(plan for plan, _ in model.plans), *unread}
        if value not in known:
            among = f"välj bland {', '.join(sorted(known)[:12])}" if known else "lägg till det i data/"
            do = suggestion(str(value), known, among)
            yield Problem(place, f"okänt id ”{value}” för {parameter.word} i {macro}", do)
            return
    if "year" in bound:
        yield from _year_argument(model, pages, macro, bound["year"], bound.get("network"), place)


def _year_argument(
    model: Model, pages: Pages, macro: str, value: object, network: str | None, place: Place
) -> Iterator[Problem]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(place, f"”{value}” är inte ett årtal i {macro}", "skriv året utan citattecken, till exempel 2023")
        return
    if network and network not in model.ids("networks"):
        # A plan that could not be read is told where it stands.
        if (network, value) not in model.plans and ("plans", f"{value}/{network}") not in model.broken:
            known = [str(year) for plan, year in sorted(model.plans) if plan == network]
            what = f"planen {network} för {value} i {macro} finns inte"
            do = f"välj bland {', '.join(known)}" if known else f"skapa data/plans/{value}/{network}.yml"
            yield Problem(place, what, do)
        return
    page = network_page(network, value) if network else year_page(value)
    if page not in pages.pages and page not in pages.unread:
        known = [str(one) for one in sorted(_page_years(pages).get(network or None, ()))]
        do = f"välj bland {', '.join(known)}, eller skapa docs/{page}" if known else f"skapa docs/{page}"
        yield Problem(place, f"året {value} i {macro} har ingen sida", do)


def _other_pages(model: Model, own: _Own, macro: str, bound: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """A macro that still shows the network, year or organisation of the page that this one was copied from."""
    about = own.network or own.plan
    if about is not None and bound.get("network", about) != about:
        plan = model.plans.get((bound["network"], bound.get("year", 0)))
        if plan and own.network in plan.covers:
            about = None  # an administration's plan, or a common one, shown on the page of a network that it is for
    for name, right in (("network", about), ("year", own.year), ("organisation", own.organisation)):
        if right is not None and bound.get(name, right) != right:
            do = f"skriv {right}" if name == "year" else f'skriv "{right}"'
            yield Problem(place, f"{macro} visar {bound[name]}, men sidan handlar om {right}", do)


# So many calls that show another year are one slip: the page was copied and not changed.
_MANY = 3


def _copied(page: Page, problems: Sequence[Problem]) -> Iterator[Problem]:
    own = _subject(page)
    about = f"{own.network} {own.stem}" if own.network and not own.is_overview else own.network or own.stem
    lines = ", ".join(str(line) for line in sorted({problem.place.line for problem in problems}))
    what = f"{len(problems)} makron visar något annat än {about}, som sidan handlar om"
    yield Problem(problems[0].place, what, f"byt nätverk och år på raderna {lines}")
