"""The site's tables as rows for a spreadsheet: which there are, what each holds, and how a cell is written.

A file begins with a byte order mark, parts its cells with semicolons and its lines with CR LF: that is what a Swedish
Excel opens without asking. Headings and values are Swedish, as on the pages; ids and English keys are in the JSON file.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, assert_never

from actionplans.downloads import money
from actionplans.model import progress, walk
from actionplans.model import records as model
from actionplans.model.dates import PartialDate
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.records import Alternative, Holding, Model, Network, Plan, Searched, Source, Sourced
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Ongoing,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
    kind_within,
)
from actionplans.model.timeline import holds_in, in_year
from actionplans.model.walk import with_inner
from actionplans.site.site import Site
from actionplans.site.through_years import checkpoints
from actionplans.swedish.phrases import subject
from actionplans.swedish.plans import plan_name
from actionplans.swedish.progress import stand_word
from actionplans.swedish.words import plan_status_word, relation_word, routine_word, sentence, standing_word
from actionplans.system.fixed import fixed

# What stands in the first columns of the table already.
_TOLD = ((model.Plan, "network"), (model.Plan, "networks"), (model.Amount, "currency"))
# What a reader looks at last.
_LAST = (*field_specs(Sourced), *field_specs(Searched))
# A person's telephone and e-mail belong to the paper that they stand in, not to a file to pass on.
LEFT_OUT: tuple[type[Record], ...] = (model.Contact, model.Signatory)
Cells = tuple[str, ...]
Rows = Iterator[tuple[Cells, Record | None]]


@fixed
class Last:
    """A last column that tells of what holds a record: its heading, and its cells by the record's identity.

    It is left out where no cell says anything.
    """

    heading: str
    cells: Callable[[Site], Mapping[int, str]]


@fixed
class Table:
    """One file: its name without ending, what readers call it, what it holds, and the page that shows the same.

    `leading` heads the cells that `rows` puts before the record's own. A `rare` table is a file only where it has rows.
    """

    name: str
    title: str
    holds: str
    page: str
    kind: type[Record] | None
    leading: Cells
    rows: Callable[[Site], Rows]
    rare: bool = False
    last: Last | None = None

    @property
    def path(self) -> str:
        """Its address relative to the site's root."""
        return f"data/{self.name}.csv"


# --- Rows -----------------------------------------------------------------------------------------------------------

_NETWORK = ("Nätverk", "Nätverkets id")


def _names(network: Network) -> Cells:
    return (network.name, network.id)


def _networks(site: Site) -> list[Network]:
    return site.networks


def _of_networks(part: str) -> Callable[[Site], Rows]:
    """The records of one kind in every network."""

    def rows(site: Site) -> Rows:
        for network in _networks(site):
            for record in getattr(network, part):
                standing = (standing_word(record, site.day),) if isinstance(record, Holding) else ()
                yield (*_names(network), *standing), record

    return rows


def _working_groups(site: Site) -> Rows:
    for network in _networks(site):
        for membership in network.memberships:
            member = sentence(site.model.organisations[membership.member].name)
            for group in membership.working_groups:
                yield (*_names(network), member, standing_word(group, site.day)), group


def _of_papers(collection: str, part: str) -> Callable[[Site], Rows]:
    """The records of one kind in every plan or report."""

    def rows(site: Site) -> Rows:
        for names, paper in _papers(site, collection):
            for record in getattr(paper, part):
                yield (*names, str(paper.year)), record

    return rows


def _papers(site: Site, collection: str) -> Iterator[tuple[Cells, Any]]:
    """The plans or reports of each network, newest first, and last those of common plans, with all their networks."""
    papers = getattr(site.model, collection)
    found: dict[str, list[Any]] = {}
    common: dict[str, Plan] = {}
    for key in sorted(papers, key=lambda key: (-key[1], key[0])):
        plan = site.model.plan_for(*key) if key[0] not in site.model.networks else None
        if plan is not None and plan.networks:
            common[plan.id] = plan
        found.setdefault(plan.network if plan and plan.network else key[0], []).append(papers[key])
    for network in _networks(site):
        yield from ((_names(network), one) for one in found.get(network.id, ()))
    for identifier, plan in sorted(common.items()):
        names = [site.model.networks[name].name for name in plan.networks]
        yield from ((("; ".join(names), "; ".join(plan.networks)), one) for one in found[identifier])


def _plans(site: Site) -> Rows:
    for names, plan in _papers(site, "plans"):
        yield (*names, str(plan.year), plan_status_word(plan, site.day)), plan


def _in_which_plan(part: str) -> Last:
    """Which plan a row is from, where a network has several for a year: else network and year tell that already."""

    def cells(site: Site) -> Mapping[int, str]:
        plans = (plan for plan in site.model.plans.values() if _has_others_beside(site.model, plan))
        return {id(one): plan_name(site.model, plan) for plan in plans for one in getattr(plan, part)}

    return Last("I plan", cells)


def _has_others_beside(known: Model, plan: Plan) -> bool:
    return any(len(known.plans_for(network, year)) > 1 for network in plan.covers for year in plan.years)


def _reports(site: Site) -> Rows:
    for names, report in _papers(site, "reports"):
        yield (*names, str(report.year)), report


def _states(site: Site) -> Rows:
    for names, report in _papers(site, "reports"):
        for one in checkpoints(report):
            yield from (((*names, str(report.year), _date(one.date)), result) for result in one.results)


def _priorities(site: Site) -> Rows:
    planned: dict[str, list[tuple[tuple[str, ...], Record | None]]] = {}
    for names, plan in _papers(site, "plans"):
        for priority in plan.priorities:
            leading = (*names, str(plan.year), plan_status_word(plan, site.day), priority.id)
            planned.setdefault(names[1], []).append((leading, priority))
    for network in _networks(site):
        yield from planned.pop(network.id, [])
        for dated in network.priorities:
            yield (*_names(network), "", standing_word(dated, site.day), dated.id), dated
    for common in planned.values():
        yield from common


def _events(site: Site) -> Rows:
    yield from _of_networks("events")(site)
    for _, year in sorted(site.model.years.items(), reverse=True):
        for event in year.events:
            yield ("", ""), event


def _goals(site: Site) -> Rows:
    for key, goal in sorted(site.model.goals.items()):
        yield (key, standing_word(goal, site.day)), goal


def _plan_goals(site: Site) -> Rows:
    for names, plan in _papers(site, "plans"):
        for goal in plan.goals:
            yield (*names, str(plan.year), goal.id), goal


def _measures(site: Site) -> Rows:
    """The measures of the city's goals, then those of the plans', each with where it stands."""
    for key, goal in sorted(site.model.goals.items()):
        for measure in goal.measures:
            found = progress.progress(measure, progress.told_of_city(site.model, goal, measure), site.day)
            yield ("", "", "", goal.name, key, measure.id, *_stand(found)), measure
    for names, plan in _papers(site, "plans"):
        for own, found in progress.measures(site.model, plan, site.day):
            yield (*names, str(plan.year), own.text, own.id, found.measure.id, *_stand(found)), found.measure


def _stand(found: progress.Progress) -> Cells:
    """The newest value, when it held, and where that is; no value where reports do not agree."""
    agreed = found.stand is not progress.Stand.CONTRADICTED
    latest = next(iter(found.latest), None) if agreed else None
    value = latest.reached.value if latest else None
    return (cell_of_number(value) if value is not None else "", _date(latest.when) if latest else "", stand_word(found))


def _directions(site: Site) -> Rows:
    for number, year in sorted(site.model.years.items(), reverse=True):
        for point in year.direction.points if year.direction else ():
            yield (str(number),), point


def _year_facts(site: Site) -> Rows:
    for number, year in sorted(site.model.years.items(), reverse=True):
        for passage in (*((year.direction,) if year.direction else ()), *year.facts):
            yield (str(number), "Gemensam inriktning" if passage is year.direction else "Uppgift"), passage


def _matters(site: Site) -> Rows:
    for identifier, matter in sorted(site.model.matters.items(), reverse=True):
        yield (identifier,), matter


def _steps(site: Site) -> Rows:
    """The steps of matters, plans, memberships and trips, each with what it is a step of."""
    for found in walk.records(site.model):
        if steps := getattr(found, "steps", ()):
            of = sentence(subject(site.model, found))
            yield from (((of,), step) for step in steps)


def _attachments(site: Site) -> Rows:
    for identifier, matter in sorted(site.model.matters.items(), reverse=True):
        for attachment in matter.attachments:
            yield (identifier,), attachment


def _trips(site: Site) -> Rows:
    for year, record in sorted(site.model.trips.items(), reverse=True):
        for trip in record.trips:
            yield (str(year), trip.id), trip


def _ratings(site: Site) -> Rows:
    for names, report in _papers(site, "reports"):
        for rating in report.evaluation.ratings if report.evaluation else ():
            yield (*names, str(report.year)), rating


def _workshops(site: Site) -> Rows:
    for number, year in sorted(site.model.years.items(), reverse=True):
        if year.workshop:
            yield (str(number),), year.workshop


def _lessons(site: Site) -> Rows:
    for number, year in sorted(site.model.years.items(), reverse=True):
        for lesson in year.workshop.lessons if year.workshop else ():
            yield (str(number),), lesson


def _of_years(part: str) -> Callable[[Site], Rows]:
    """The records of one kind in every year, the newest first."""

    def rows(site: Site) -> Rows:
        for number, year in sorted(site.model.years.items(), reverse=True):
            for record in getattr(year, part):
                yield (str(number),), record

    return rows


def _routines(site: Site) -> Rows:
    for key, routine in sorted(site.model.routines.items()):
        yield (key, routine_word(routine, site.day)), routine


def _keyed(collection: str) -> Callable[[Site], Rows]:
    """The records of a file that has an id for each."""
    return lambda site: (((key,), record) for key, record in sorted(getattr(site.model, collection).items()))


def _organisations(site: Site) -> Rows:
    for identifier, one in sorted(site.model.organisations.items()):
        if one.start is None or one.start.first_day <= site.day:
            yield (identifier,), one


def _sources(site: Site) -> Rows:
    for identifier, source in used_sources(site).items():
        yield (identifier,), source


def _words(site: Site) -> Rows:
    used = set(_used_words(site.model))
    for name in field_specs(model.Vocabulary):
        for identifier, word in getattr(site.model.vocabulary, name).items():
            # A word that the product brings is no city's own until it is used.
            if word.places or (name, identifier) in used:
                yield (name, identifier), word


def _used_words(known: Model) -> Iterator[tuple[str, str]]:
    """The words that records name in their files, each with its list."""
    for one in walk.records(known):
        for name, vocabulary in _terms(type(one)):
            value = getattr(one, name)
            if value is not None and name in one.places:
                yield from ((vocabulary, word) for word in (value if isinstance(value, tuple) else (value,)))


_TERMS: dict[type[Record], list[tuple[str, str]]] = {}


def _terms(kind: type[Record]) -> list[tuple[str, str]]:
    """The keys of a kind of record that name words, each with the list of the words."""
    if kind not in _TERMS:
        marks = ((spec.name, spec.mark) for spec in field_specs(kind).values())
        _TERMS[kind] = [(name, mark.vocabulary) for name, mark in marks if isinstance(mark, Term)]
    return _TERMS[kind]


def _history(site: Site) -> Rows:
    for network in (*site.members, *site.coming, *site.former):
        for year in site.years_of(network.id):
            plan = site.model.plan_for(network.id, year)
            roles = sum(holds_in(role, year) for role in network.roles)
            events = sum(in_year(event, year) for event in network.events)
            status = plan_status_word(plan, site.day) if plan else "Ingen plan är känd"
            report = "Ja" if site.model.report_for(network.id, year) else "Nej"
            yield (*_names(network), str(year), status, str(roles), str(events), report), None


@functools.lru_cache(maxsize=1)
def used_sources(site: Site) -> dict[str, Source]:
    """The sources that something on the site's day refers to, by id: what is published later is not among them."""
    found = {name for name, pages in site.citations.items() if any(page in site.pages for page in pages)}
    for record in records(site.model):
        for inner in with_inner(record):
            if isinstance(inner, Sourced | Alternative):
                found.update(inner.sources)
    return {name: source for name, source in sorted(site.model.sources.items()) if name in found}


def records(known: Model) -> Iterator[Record]:
    """Every record that stands by itself in a model."""
    for value in vars(known).values():
        if isinstance(value, Mapping):
            yield from (one for one in value.values() if isinstance(one, Record))


_TABLES = (
    Table(
        "natverk",
        "Nätverk",
        "Nätverken som staden är eller har varit med i, och de som den överväger.",
        "natverk/index.md",
        model.Network,
        ("Id", "Förhållande"),
        lambda site: (
            ((network.id, relation_word(site.model, network, site.day)), network) for network in _networks(site)
        ),
    ),
    Table(
        "uppgifter",
        "Uppgifter om nätverken",
        "Vad källorna säger om varje nätverk: grundat, säte, medlemmar och annat.",
        "natverk/index.md",
        model.Fact,
        _NETWORK,
        _of_networks("facts"),
    ),
    Table(
        "medlemskap",
        "Medlemskap",
        "Stadens medlemskap: från när, till när och läget.",
        "medlemskap.md",
        model.Membership,
        (*_NETWORK, "Läge"),
        _of_networks("memberships"),
    ),
    Table(
        "arbetsgrupper",
        "Arbetsgrupper",
        "Arbetsgrupper i nätverken som staden är eller har varit med i.",
        "medlemskap.md",
        model.WorkingGroup,
        (*_NETWORK, "Medlem", "Läge"),
        _working_groups,
        rare=True,
    ),
    Table(
        "overvaganden",
        "Överväganden",
        "När staden övervägde att gå med i ett nätverk, och vad det ledde till.",
        "kandidater.md",
        model.Consideration,
        _NETWORK,
        _of_networks("considerations"),
        rare=True,
    ),
    Table(
        "roller",
        "Uppdrag",
        "Stadens uppdrag i nätverken: vem, på vilken nivå, från när och till när.",
        "roller.md",
        model.Role,
        (*_NETWORK, "Läge"),
        _of_networks("roles"),
    ),
    Table(
        "prioriteringar",
        "Prioriteringar",
        "Vad staden prioriterar, i handlingsplanerna och utanför dem.",
        "prioriteringar.md",
        model.DatedPriority,
        (*_NETWORK, "Handlingsplan", "Läge", "Id"),
        _priorities,
        last=_in_which_plan("priorities"),
    ),
    Table(
        "handlingsplaner",
        "Handlingsplaner",
        "En rad per nätverk och år: läge, syfte, återkoppling, avstämning och beslut.",
        "historik.md",
        model.Plan,
        (*_NETWORK, "År", "Läge"),
        _plans,
    ),
    Table(
        "aktiviteter",
        "Aktiviteter",
        "Handlingsplanernas aktiviteter: vad, vem, när och med vilka.",
        "omraden.md",
        model.Activity,
        (*_NETWORK, "År"),
        _of_papers("plans", "activities"),
        last=_in_which_plan("activities"),
    ),
    Table(
        "samarbete",
        "Samarbete inom staden",
        "Organisationer i staden som delar arbetet i ett nätverk, per handlingsplan.",
        "forvaltningar.md",
        model.Partner,
        (*_NETWORK, "År"),
        _of_papers("plans", "partners"),
        last=_in_which_plan("partners"),
    ),
    Table(
        "arsrapporter",
        "Årsrapporter",
        "En rad per nätverk och år: nämndärendet med rapporten och rapportens sammanfattning.",
        "historik.md",
        model.Report,
        (*_NETWORK, "År"),
        _reports,
    ),
    Table(
        "resultat",
        "Resultat",
        "Vad som blev av aktiviteterna, enligt årsrapporterna.",
        "omraden.md",
        model.Result,
        (*_NETWORK, "År"),
        _of_papers("reports", "results"),
    ),
    Table(
        "mal",
        "Stadens mål",
        "Mål som staden har satt eller anslutit sig till: slag, tid och vad de är en del av.",
        "mal.md",
        model.Goal,
        ("Id", "Läge"),
        _goals,
        rare=True,
    ),
    Table(
        "planmal",
        "Planernas mål",
        "Vad handlingsplanerna ska leda till, och stadens mål som det bidrar till.",
        "mal.md",
        model.PlanGoal,
        (*_NETWORK, "År", "Id"),
        _plan_goals,
        rare=True,
    ),
    Table(
        "matt",
        "Mått",
        "Målens mått: utgångsläge, målvärde, det senast redovisade värdet och läget.",
        "mal.md",
        model.Measure,
        (*_NETWORK, "År", "Mål", "Målets id", "Id", "Senast redovisat", "Senast redovisat avser", "Läge"),
        _measures,
        rare=True,
    ),
    Table(
        "uppnatt",
        "Uppnådda värden",
        "Vad årsrapporterna redovisar om målen och deras mått.",
        "mal.md",
        model.Reached,
        (*_NETWORK, "År"),
        _of_papers("reports", "reached"),
        rare=True,
    ),
    Table(
        "avstamningar",
        "Avstämningar",
        "Avstämningar under året: dag, läget i stort och ärendet som redovisade det.",
        "historik.md",
        model.Checkpoint,
        (*_NETWORK, "År"),
        _of_papers("reports", "checkpoints"),
        rare=True,
    ),
    Table(
        "lagen",
        "Lägen vid avstämningarna",
        "Läget för aktiviteterna vid varje avstämning under året.",
        "omraden.md",
        model.Result,
        (*_NETWORK, "År", "Avstämning"),
        _states,
        rare=True,
    ),
    Table(
        "revideringar",
        "Revideringar",
        "Ändringar av handlingsplaner medan de gällde.",
        "historik.md",
        model.Revision,
        (*_NETWORK, "År"),
        _of_papers("plans", "revisions"),
        rare=True,
        last=_in_which_plan("revisions"),
    ),
    Table(
        "handelser",
        "Händelser",
        "Daterade händelser: vad staden och nätverken gjorde.",
        "historik.md",
        model.Event,
        _NETWORK,
        _events,
    ),
    Table(
        "historik",
        "Historik",
        "En rad per nätverk och år: plan, antal uppdrag, antal händelser och årsrapport.",
        "historik.md",
        None,
        (*_NETWORK, "År", "Handlingsplan", "Roller", "Händelser", "Årsrapport"),
        _history,
    ),
    Table(
        "fokuspunkter",
        "Fokuspunkter",
        "Punkterna i årets gemensamma inriktning.",
        "ar/index.md",
        model.FocusPoint,
        ("År",),
        _directions,
    ),
    Table(
        "aren",
        "Åren",
        "Inriktningen och annat som är känt om ett år, för alla nätverk.",
        "ar/index.md",
        model.Passage,
        ("År", "Slag"),
        _year_facts,
    ),
    Table(
        "projekt",
        "Projekt",
        "EU- och forskningsprojekt: tid, nätverk, program och stadens del.",
        "projekt.md",
        model.Project,
        ("Id",),
        _keyed("projects"),
    ),
    Table(
        "resor",
        "Resor och annat deltagande",
        "Resor, webbmöten och annat deltagande, med beslut och rapport.",
        "resor.md",
        model.Trip,
        ("År", "Id"),
        _trips,
    ),
    Table(
        "resedeltagare",
        "Deltagare i resor",
        "Vilka som deltog, med funktion, nivå och antal. Resans id är det som står i filen resor.",
        "resor.md",
        model.Delegate,
        ("År", "Resans id"),
        money.delegates,
        rare=True,
    ),
    Table(
        "inbjudningar",
        "Inbjudningar till resor",
        "Politiker och tjänstepersoner som bjöds in. Resans id är det som står i filen resor.",
        "resor.md",
        model.Invitation,
        ("År", "Resans id"),
        money.invitations,
        rare=True,
    ),
    Table(
        "kostnader",
        "Kostnader och bidrag",
        "En rad per belopp: avgifter, resor, aktiviteter och projektens pengar.",
        "kostnader.md",
        model.Amount,
        (*money.LEADING, "Valuta"),
        money.amounts,
        rare=True,
    ),
    Table(
        "arbetstid",
        "Arbetstid",
        "Arbetstid i nätverken, resorna och projekten, där en källa anger den.",
        "kostnader.md",
        model.WorkingTime,
        money.LEADING,
        money.time,
        rare=True,
    ),
    Table(
        "utbyten",
        "Projektuppslag, kontakter och kommunikation",
        "Vad nätverken gav: projektuppslag, kontakter, nyhetsbrev, föredrag och publikationer.",
        "utbyte.md",
        model.Exchange,
        (*_NETWORK, "År"),
        _of_papers("reports", "exchanges"),
    ),
    Table(
        "omdomen",
        "Omdömen i utvärderingarna",
        "Omdömet per kriterium, nätverk och år. Slutsatsen står i årsrapporternas fil.",
        "utvardering.md",
        model.Rating,
        (*_NETWORK, "År"),
        _ratings,
    ),
    Table(
        "workshoppar",
        "Workshoppar",
        "Årens rese- och omvärldsworkshoppar.",
        "ar/index.md",
        model.Workshop,
        ("År",),
        _workshops,
    ),
    Table(
        "lardomar",
        "Lärdomar",
        "Lärdomar från workshopparna, per nätverk eller för alla.",
        "ar/index.md",
        model.Lesson,
        ("År",),
        _lessons,
    ),
    Table(
        "arenden",
        "Nämndärenden",
        "Vad nämnden fick: datum, förslag, beslut. Inga kontaktuppgifter.",
        "namnden/index.md",
        model.Matter,
        ("Ärende",),
        _matters,
    ),
    Table(
        "steg",
        "Steg till beslut",
        "Förslag, yttranden, bordläggningar och beslut, ett steg på varje rad.",
        "namnden/index.md",
        model.Step,
        ("Gäller",),
        _steps,
        rare=True,
    ),
    Table(
        "bilagor",
        "Bilagor",
        "Bilagorna till varje nämndärende.",
        "namnden/index.md",
        model.Attachment,
        ("Ärende",),
        _attachments,
    ),
    Table(
        "arspaket",
        "Årspaket",
        "Paketen i arkivet: år, ärende, dag, adress och kontrollsummor.",
        "arkiv.md",
        model.Snapshot,
        ("Id",),
        _keyed("snapshots"),
    ),
    Table(
        "arbetssatt",
        "Arbetssätt",
        "De återkommande rutinerna och deras läge.",
        "arbetssatt/index.md",
        model.Routine,
        ("Id", "Läge"),
        _routines,
    ),
    Table(
        "dialoger",
        "Dialoger om planerna",
        "Samtal med andra i staden när planerna uppdaterades, och vad som ändrades.",
        "ar/index.md",
        model.Dialogue,
        ("År",),
        _of_years("dialogues"),
        rare=True,
    ),
    Table(
        "tidpunkter",
        "Tidpunkter",
        "Dagar då något senast ska vara gjort.",
        "ar/index.md",
        model.DueDate,
        ("År",),
        _of_years("due"),
        rare=True,
    ),
    Table(
        "funktioner",
        "Funktioner",
        "Funktioner som svarar för något, med egen brevlåda. Inga personer.",
        "om/organisation.md",
        model.Function,
        ("Id",),
        _keyed("functions"),
        rare=True,
    ),
    Table(
        "organisationer",
        "Organisationer",
        "Nämnder, förvaltningar och andra organisationer, och när de fanns.",
        "om/organisation.md",
        model.Organisation,
        ("Id",),
        _organisations,
    ),
    Table(
        "kallor",
        "Källor",
        "Källorna som uppgifterna bygger på. Id är det som står under Källor i de andra filerna.",
        "kallor.md",
        model.Source,
        ("Id",),
        _sources,
    ),
    Table(
        "forkortningar",
        "Förkortningar",
        "Förkortningar på sidorna: vad de står för och vad de betyder.",
        "om/forkortningar.md",
        model.Abbreviation,
        ("Id",),
        _keyed("abbreviations"),
    ),
    Table(
        "utlandska-namn",
        "Namn på andra språk",
        "Namn och uttryck som sidorna märker med sitt språk.",
        "om/forkortningar.md",
        model.ForeignNames,
        ("Språk",),
        _keyed("foreign_names"),
    ),
    Table(
        "ordlista",
        "Ordlista",
        "De ord som uppgifterna delas in med, och vad de betyder.",
        "om/datakatalog.md",
        model.Word,
        ("Lista", "Id"),
        _words,
    ),
)
# Every file by its name.
TABLES: Mapping[str, Table] = {table.name: table for table in _TABLES}


def in_use(site: Site) -> list[Table]:
    """The files that the site has: those that few cities have a use for only where something is in them."""
    return [table for table in TABLES.values() if not table.rare or any(True for _ in table.rows(site))]


# --- Columns --------------------------------------------------------------------------------------------------------

Read = Callable[[Model, Any], str]


@fixed
class Column:
    """A heading, and how the cell under it is read from a record.

    `said` tells whether a record says something there. A column in which none does is left out: what a city does not
    use, it does not see. None where the column always stands, as it does for all that is not rare.
    """

    heading: str
    read: Read
    said: Callable[[Any], bool] | None


def columns(kind: type[Record]) -> list[Column]:
    """A record's own columns. Lists of records have files of their own, and people's contacts none."""
    specs = sorted(field_specs(kind).values(), key=lambda spec: spec.name in _LAST)
    own = [spec for spec in specs if spec.name != "id" and not spec.shared and (kind, spec.name) not in _TOLD]
    return [column for spec in own for column in _columns(spec)]


def _columns(spec: FieldSpec) -> Iterator[Column]:
    name, shape, nested = spec.name, spec.shape, kind_within(spec.shape)
    said = (lambda record: getattr(record, name, spec.default) != spec.default) if spec.rare else None
    if nested is None:
        yield Column(spec.heading, _value(name, shape), said)
    elif nested is Alternative:
        yield Column(
            spec.heading, lambda known, record: "; ".join(_alternative(other) for other in getattr(record, name)), said
        )
    elif nested is model.Passage:
        yield Column(spec.heading, lambda known, record: getattr(getattr(record, name), "text", ""), said)
    elif isinstance(shape, RecordOf) and nested not in LEFT_OUT:
        for inner in columns(nested):
            heading = f"{spec.heading}: {inner.heading.lower()}"
            within = _said_within(name, inner.said) if spec.rare or inner.said else None
            yield Column(heading, _inner(name, inner.read), within)


def _value(name: str, shape: Shape) -> Read:
    written = _written(shape)

    def read(known: Model, record: Any) -> str:
        value = getattr(record, name, None)
        return "" if value is None else written(known, value)

    return read


def _said_within(name: str, said: Callable[[Any], bool] | None) -> Callable[[Any], bool]:
    def within(record: Any) -> bool:
        inner = getattr(record, name)
        return inner is not None and (said is None or said(inner))

    return within


def _inner(name: str, read: Read) -> Read:
    return lambda known, record: "" if getattr(record, name) is None else read(known, getattr(record, name))


def _alternative(other: Alternative) -> str:
    return f"{other.text} ({', '.join(other.sources)})"


# --- Cells ----------------------------------------------------------------------------------------------------------


def cell(known: Model, shape: Shape, value: Any) -> str:
    """A value as a reader meets it: labels and names for words and ids, except the ids of sources; empty if unknown.

    Records have columns of their own instead of a cell: TypeError.
    """
    return "" if value is None else _written(shape)(known, value)


@functools.cache
def _written(shape: Shape) -> Callable[[Model, Any], str]:
    """How a known value of some shape is written: asked once for a column, and not for each of its cells."""
    match shape:
        case ListOf(items):
            of_one = _written(items)
            return lambda known, value: "; ".join([of_one(known, one) for one in value])
        case YesNo():
            return lambda _, value: "Ja" if value else "Nej"
        case Date() | EndDate():
            return lambda _, value: "Pågår" if isinstance(value, Ongoing) else _date(value)
        case Term(vocabulary):
            return lambda known, value: str(getattr(known.vocabulary, vocabulary)[value].label)
        case Reference(collection):
            return lambda known, value: _named(getattr(known, collection).get(value), value)
        case DecimalNumber():
            return lambda _, value: cell_of_number(value)
        case Text() | Pattern() | Choice() | Number():
            return lambda _, value: str(value)
        case RecordOf() | KeyedRecords():
            raise TypeError(f"a record has columns, not a cell: {shape}")
        case _:
            assert_never(shape)


def _named(record: Any, identifier: Any) -> str:
    return sentence(record.name) if hasattr(record, "name") else str(identifier)


def cell_of_number(value: Decimal) -> str:
    """A number as a Swedish spreadsheet reckons with it: a comma, and nothing between the thousands."""
    return f"{value:f}".replace(".", ",")


def _date(date: PartialDate) -> str:
    """A date as its source gives it. A month is `2014-11-XX` (ISO 8601-2): of `2014-11` Excel would make a day."""
    written = f"{date.year:04}-{date.month:02}-XX" if date.month and not date.day else str(date).removesuffix("~")
    return written + ("~" if date.about else "")


# What makes a spreadsheet run a text as a formula, in the first place that is not white space.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


_NUMBER = re.compile(r"-[0-9]+(,[0-9]+)?")


def harmless(value: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    dangerous = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA)
    dangerous = dangerous and not _NUMBER.fullmatch(value)
    return f"'{value}" if dangerous else value


# --- Files ----------------------------------------------------------------------------------------------------------


def headings(table: Table) -> list[str]:
    """What can stand on a file's first line: a column that nobody has written anything in is left out."""
    last = [table.last.heading] if table.last else []
    return [*table.leading, *(column.heading for column in _own(table)), *last]


def _own(table: Table) -> list[Column]:
    return columns(table.kind) if table.kind else []


def as_csv(site: Site, table: Table) -> bytes:
    """A table as the bytes of its file."""
    found = list(table.rows(site))
    records = [record for _, record in found]
    own = [column for column in _own(table) if column.said is None or any(map(column.said, records))]
    told = table.last.cells(site) if table.last else {}
    last = [table.last.heading] if table.last and any(id(record) in told for record in records) else []
    head = (*table.leading, *(column.heading for column in own), *last)
    reads = [column.read for column in own]
    known = site.model
    lines = (
        (*leading, *[read(known, record) for read in reads], *(told.get(id(record), "") for _ in last))
        for leading, record in found
    )
    return _as_bytes([map(site.say, head), *lines])


def _as_bytes(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    # Nearly all are empty, or begin with a letter or a figure.
    writer.writerows([one if not one or one[0].isalnum() else harmless(one) for one in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")
