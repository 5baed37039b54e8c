"""Right edits of whatever city lies in a project: what officials do during a year, each as a change of its files.

Each takes what it changes from the model: the first network, the latest matter, a role that has ended. Where a city has
nothing of the kind, the edit says so with LackingError.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml

from actionplans.commands.main import main
from actionplans.model.dates import PartialDate
from actionplans.model.records import Matter, Network, Plan, Role
from actionplans.rules.check import check
from actionplans.site.moment import day_of
from tests.small_files import PDF

Edit = Callable[["City"], None]
T = TypeVar("T")

EDITS: dict[str, Edit] = {}


class LackingError(Exception):
    """The city holds nothing that the edit could change."""


def first(found: Iterator[T], what: str) -> T:
    """The first of what was found. Raises LackingError."""
    for one in found:
        return one
    raise LackingError(f"staden saknar {what}")


class City:
    """A copy of a project, with what its data held before the first edit, as of a day."""

    def __init__(self, root: Path, day: str) -> None:
        model = check(root).model
        assert model is not None
        self.root, self.day, self.model = root, datetime.date.fromisoformat(day), model
        self.year = self.day.year
        self.source = next(iter(model.sources))

    @property
    def says(self) -> dict[str, Any]:
        """The source of what an edit adds."""
        return {"sources": [self.source]}

    @contextlib.contextmanager
    def file(self, path: str) -> Iterator[Any]:
        """The content of a data file, written again when it has been changed; an empty one where there is none."""
        target = self.root / path
        text = target.read_text(encoding="utf-8") if target.is_file() else ""
        content = yaml.load(text, Loader=yaml.BaseLoader) or {}
        yield content
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")

    def word(self, vocabulary: str) -> str:
        """A word of the vocabulary, none that only one may have."""
        words = getattr(self.model.vocabulary, vocabulary).values()
        return str(first((word.id for word in words if not word.single_seat), f"ord i {vocabulary}"))

    def network(self) -> Network:
        """A network that the city is a member of, as far as is known, on the day."""
        return first(self.networks(), "medlemskap som gäller")

    def networks(self) -> Iterator[Network]:
        """The networks whose memberships have no known end, and whose year is not closed yet."""
        for network in self.model.networks.values():
            ends = [one.end for one in network.memberships]
            if self.closed_until(network) < self.year and any(not isinstance(end, PartialDate) for end in ends):
                yield network

    def closed_until(self, network: Network) -> int:
        """The last year whose plan of a network is closed, and its roles with it; 0 where none is."""
        closed = self.model.closed.items()
        return max(
            (year for year, record in closed if any(one.network == network.id for one in record.plans)), default=0
        )

    def open_plan(self) -> Plan:
        """The latest plan that is not closed."""
        closed = {(one.network, year) for year, record in self.model.closed.items() for one in record.plans}
        plans = sorted(self.model.plans.values(), key=lambda plan: plan.year, reverse=True)
        return first((plan for plan in plans if (plan.network, plan.year) not in closed), "plan som inte är stängd")

    def matter(self, needs: Callable[[Matter], bool], what: str) -> Matter:
        """The latest matter of some kind."""
        matters = sorted(self.model.matters.values(), key=lambda matter: matter.id, reverse=True)
        return first((matter for matter in matters if needs(matter)), what)

    def page(self, path: str, title: str, text: str, **header: Any) -> None:
        """A page that is not there yet. What opens its section has it in the menu."""
        target = self.root / "docs" / path
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = [f'title: "{title}"', *(f"{key}: {value}" for key, value in header.items())]
        target.write_text("\n".join(["---", *lines, "---", f"# {title}", "", text, ""]), encoding="utf-8")

    def menu_row(self, path: str, title: str, after: str) -> None:
        """A row in the menu for a page that stands nowhere by itself, below that of another."""
        settings = self.root / "mkdocs.yml"
        menu = settings.read_text(encoding="utf-8")
        row = re.search(rf"^( *- )(?:.*: )?{after}\n", menu, re.MULTILINE)
        if row is None:
            raise LackingError(f"menyn saknar rad för {after}")
        settings.write_text(f'{menu[: row.end()]}{row[1]}"{title}": {path}\n{menu[row.end() :]}', encoding="utf-8")

    def year_page(self, year: int) -> None:
        """The page of a year over all networks."""
        self.page(f"ar/{year}.md", f"År {year}", f"{{{{ year_overview({year}) }}}}", year=year)


def right(edit: Edit) -> Edit:
    """Registers an edit by its name."""
    EDITS[edit.__name__] = edit
    return edit


def _changed(city: City, network: Network, collection: str, index: int, **keys: Any) -> None:
    """Set keys of one record in a network's file; None takes a key away."""
    with city.file(f"data/networks/{network.id}.yml") as content:
        record = content[collection][index]
        for key, value in keys.items():
            if value is None:
                record.pop(key, None)
            else:
                record[key] = value


def _added(city: City, path: str, collection: str, **record: Any) -> None:
    """Add a record last in a collection of a file."""
    with city.file(path) as content:
        content.setdefault(collection, []).append({**record, **city.says})


def _roles(city: City) -> Iterator[tuple[Network, int, Role]]:
    for network in city.networks():
        for index, role in enumerate(network.roles):
            holder = city.model.organisations[role.holder]
            if not isinstance(holder.end, PartialDate):
                yield network, index, role


def _of(network: Network) -> str:
    return f"data/networks/{network.id}.yml"


# --- The year begins: what others are added to ------------------------------------------------------------------------


@right
def new_year(city: City) -> None:
    """Next year has begun: drafts of all plans, and pages."""
    assert main(["new-year", str(city.year + 1), "--project", str(city.root)]) == 0


@right
def new_network(city: City) -> None:
    """The city takes part in another network."""
    assert main(["new-network", "nytt-natverk", "Nytt nätverk", "--project", str(city.root)]) == 0


@right
def event_in_a_new_year(city: City) -> None:
    """What a network has planned for next year, with the pages of that year."""
    network, year = city.network(), city.year + 1
    _added(
        city, _of(network), "events", date=f"{year}-02-10", announced=f"{city.year}-11", kind=city.word("event_kinds"),
        scope="network", text=f"Nätverket möts i februari {year}.",
    )  # fmt: skip
    timeline = f'{{{{ timeline("{network.id}", {year}) }}}}'
    page = f"natverk/{network.id}/{year}.md"
    city.page(page, f"{network.name} {year}", timeline, network=network.id, year=year)
    city.year_page(year)


# --- Networks ---------------------------------------------------------------------------------------------------------


def _held_on(city: City, role: Role) -> bool:
    """Whether who has a role is still there, so that it can go on or end."""
    holder = city.model.organisations.get(role.holder)
    return holder is not None and not isinstance(holder.end, PartialDate)


@right
def role_renewed(city: City) -> None:
    """A role that was to end goes on for two years more."""
    found = (
        (network, index, role.end.year)
        for network, index, role in _roles(city)
        if isinstance(role.end, PartialDate) and role.end.year > city.closed_until(network) and _held_on(city, role)
    )
    network, index, year = first(found, "uppdrag med ett slut")
    _changed(city, network, "roles", index, end=f"{year + 2}-12-31")


@right
def role_ended(city: City) -> None:
    """A role of which no end was known has ended."""
    begun = city.day.isoformat()

    def goes_on(role: Role) -> bool:
        return (
            not isinstance(role.end, PartialDate)
            and not (role.start and str(role.start) > begun)
            and _held_on(city, role)
        )

    network, index, _ = first((one for one in _roles(city) if goes_on(one[2])), "uppdrag utan slut")
    _changed(city, network, "roles", index, end=begun)


@right
def role_begun(city: City) -> None:
    """An official has got a role."""
    _added(
        city, _of(city.network()), "roles", kind=city.word("role_kinds"), body="Gruppen för nya frågor",
        text="Ledamot i gruppen för nya frågor", holder=city.model.city.administration, start=f"{city.year}-09-01",
    )  # fmt: skip


@right
def seat_empty(city: City) -> None:
    """The city has a seat and nobody on it."""
    _added(
        city, _of(city.network()), "roles", kind=city.word("role_kinds"), body="Gruppen för tomma platser",
        text="Ledamot i gruppen för tomma platser", holder=city.model.city.administration, start=str(city.year),
        vacant="true",
    )  # fmt: skip


@right
def role_announced(city: City) -> None:
    """The city has been elected to something that begins next year."""
    _added(
        city, _of(city.network()), "roles", kind=city.word("role_kinds"), body="Gruppen för nästa år",
        text="Ledamot i gruppen för nästa år", holder=city.model.city.organisation, level="political",
        office="Nämndens ordförande", start=f"{city.year + 1}-01-01", announced=city.day.isoformat(),
    )  # fmt: skip


@right
def membership_ended(city: City) -> None:
    """The city has left a network, and its roles there ended with the membership."""
    last = city.day.isoformat()

    def can_end(network: Network) -> bool:
        times = [*network.memberships, *network.roles]
        return network is not city.network() and not any(str(one.start or "") > last for one in times)

    network = first((one for one in city.networks() if can_end(one)), "ett nätverk till att lämna")
    for collection in ("memberships", "roles"):
        for index, one in enumerate(getattr(network, collection)):
            goes_on = not isinstance(one.end, PartialDate) or str(one.end) > last
            if goes_on and (not isinstance(one, Role) or _held_on(city, one)):
                _changed(city, network, collection, index, end=last)


@right
def member_observed(city: City) -> None:
    """A source attests that the city is a member this year."""
    network = city.network()
    index = next(number for number, one in enumerate(network.memberships) if not isinstance(one.end, PartialDate))
    with city.file(_of(network)) as content:
        seen = content["memberships"][index].setdefault("observed", [])
        if str(city.year) not in seen:
            seen.append(str(city.year))


@right
def date_corrected(city: City) -> None:
    """Of an event only the month turns out to be sure."""
    found = (
        (network, index, event)
        for network in city.model.networks.values()
        for index, event in enumerate(network.events)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(event.date)) and event.end is None and event.announced is None
    )
    network, index, event = first(found, "händelse på en dag")
    _changed(city, network, "events", index, date=str(event.date)[:7])


@right
def fact_added(city: City) -> None:
    """Something more is known of a network, and another source says something else."""
    kinds = (kind for kind in city.model.vocabulary.fact_kinds if kind != "website")
    other = {"text": "En annan källa säger annat.", **city.says}
    _added(
        city, _of(city.network()), "facts", kind=first(kinds, "slag av uppgift"), text="En uppgift till.",
        as_of=str(city.year), note="Uppgiften är ny.", alternatives=[other],
    )  # fmt: skip


@right
def priority_of_a_network(city: City) -> None:
    """What the city works for in a network, whatever the plans say."""
    _added(
        city, _of(city.network()), "priorities", id="ny-prioritering", text="Något nytt att arbeta för.",
        areas=[city.word("priority_areas")], start=str(city.year),
    )  # fmt: skip


# --- Plans and reports ------------------------------------------------------------------------------------------------


def _plan_file(plan: Plan) -> str:
    return f"data/plans/{plan.year}/{plan.network}.yml"


@right
def plans_purpose(city: City) -> None:
    """The purpose of a plan has been written."""
    with city.file(_plan_file(city.open_plan())) as content:
        content["purpose"] = {"text": "Att lära av andra städer och visa vad vi gör.", **city.says}


@right
def plans_priority(city: City) -> None:
    """A plan has got another priority and an activity for it."""
    plan = city.open_plan()
    _added(city, _plan_file(plan), "priorities", id="till", text="En fråga till.", areas=[city.word("priority_areas")])
    _added(
        city, _plan_file(plan), "activities", id="ett-mote-till", text="Delta i ett möte till", priority="till",
        responsible=city.model.city.administration, start=f"{plan.year}-05",
    )  # fmt: skip


def _report(city: City) -> tuple[str, Plan]:
    """The report of the plan's year, with its page."""
    plan = city.open_plan()
    network, year = city.model.networks[plan.id], plan.year
    text = f'{{{{ annual_report("{network.id}", {year}) }}}}'
    title = f"Årsrapport {year} för {network.name}"
    page = f"natverk/{network.id}/{year}/arsrapport.md"
    city.page(page, title, text, network=network.id, year=year)
    path = f"data/reports/{year}/{network.id}.yml"
    with city.file(path) as content:
        content.setdefault("sources", [city.source])
    return path, plan


@right
def result_of_an_activity(city: City) -> None:
    """What came of an activity."""
    path, plan = _report(city)
    _added(city, _plan_file(plan), "activities", id="gjort", text="Delta i ett möte som har varit")
    _added(
        city, path, "results", activity="gjort", state=city.word("activity_states"),
        done="Två personer deltog.", result="Två kontakter.",
    )  # fmt: skip


@right
def evaluation(city: City) -> None:
    """The year's evaluation of a network."""
    path, _ = _report(city)
    rating = {"criterion": city.word("criteria"), "rating": city.word("ratings"), "text": "Två kontakter."}
    with city.file(path) as content:
        reasons = "Det gav det som vi väntade."
        content["evaluation"] = {"outcome": city.word("outcomes"), "text": reasons, "ratings": [rating], **city.says}


@right
def exchange(city: City) -> None:
    """A lead to a project, come through a network."""
    path, _ = _report(city)
    _added(city, path, "exchanges", kind=city.word("exchange_kinds"), text="En fråga om att söka medel tillsammans.")


# --- Trips, years, routines -------------------------------------------------------------------------------------------


def _trip(city: City, name: str, **more: Any) -> None:
    _added(
        city, f"data/trips/{city.year}.yml", "trips", id=name, text=f"Delta i ett möte ({name})",
        mode=city.word("participation_modes"), networks=[city.network().id], location="Exempelby, Provland",
        start=f"{city.year}-05-04", end=f"{city.year}-05-05", function="Processledare", participants="2", **more,
    )  # fmt: skip


@right
def trip(city: City) -> None:
    """A trip has been decided on."""
    _trip(city, "en-resa", decision={"date": f"{city.year}-04-02", "reference": f"DB {city.year}-17"})


@right
def trip_report(city: City) -> None:
    """A trip has been made and reported."""
    _trip(city, "en-resa-med-rapport", report={"date": f"{city.year}-06-01", "text": "Två städer vill söka medel."})


@right
def direction_and_workshop(city: City) -> None:
    """The year's common direction, and what the workshop taught."""
    year = city.year
    with city.file(f"data/years/{year}.yml") as content:
        point = {"id": "en-punkt-till", "text": "Visa vad nätverken ger."}
        direction = content.setdefault("direction", {"text": "Nätverken ska ge mer.", **city.says})
        direction.setdefault("points", []).append(point)
        workshop = content.setdefault("workshop", {"date": f"{year}-10-12", **city.says})
        workshop.setdefault("lessons", []).append({"text": "Boka tid för återkoppling när resan beslutas."})
    city.year_page(year)


@right
def routine_described(city: City) -> None:
    """A routine that was to be made has been."""
    found = (key for key, routine in city.model.routines.items() if routine.year and not routine.adopted)
    adopted = {"date": "2026-02-16", "body": city.model.city.committee, "outcome": "Rutinen antas."}
    with city.file("data/routines.yml") as content:
        content[first(found, "rutin som ska upprättas")] |= {"adopted": adopted, "frequency": "Efter varje möte"}


@right
def routine_added(city: City) -> None:
    """Another routine, with its page."""
    with city.file("data/routines.yml") as content:
        content["ny-rutin"] = {
            "title": "En ny rutin", "text": "Så gör vi nu.",
            "months": ["3", "9"], "page": "ny-rutin", **city.says,
        }  # fmt: skip
    city.page("arbetssatt/ny-rutin.md", "En ny rutin", '{{ routine("ny-rutin") }}')


# --- The committee ----------------------------------------------------------------------------------------------------


@right
def attachment_turned_up(city: City) -> None:
    """An attachment that the site lacked has been found."""
    matter = city.matter(lambda one: any(not part.file for part in one.attachments), "ärende med en bilaga som saknas")
    index = next(number for number, one in enumerate(matter.attachments) if not one.file)
    folder = city.root / "docs/namnden" / matter.id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "funnen-bilaga.pdf").write_bytes(PDF)
    with city.file(f"data/matters/{matter.id}.yml") as content:
        content["attachments"][index]["file"] = "funnen-bilaga.pdf"


def _decision(city: City, date: str) -> dict[str, Any]:
    body = city.model.city.committee
    return {"date": date, "body": body, "paragraph": "§ 74", "outcome": "Antecknas till protokollet.", **city.says}


@right
def matter_with_a_decision(city: City) -> None:
    """A letter to the committee, and the paragraph of its decision."""
    day = f"{city.year}-03-02"
    with city.file(f"data/matters/{day}.yml") as content:
        content |= {
            "title": "Reserapporter", "date": day, "committee": city.model.city.committee,
            "administration": city.model.city.administration, "proposal": "Nämnden antecknar informationen.",
            "meeting": f"{city.year}-03-16", "decision": _decision(city, f"{city.year}-03-16"), **city.says,
        }  # fmt: skip
    city.page(f"namnden/{day}.md", f"2 mars {city.year}", f'{{{{ matter("{day}") }}}}')


@right
def decision_known(city: City) -> None:
    """What the committee decided on a letter of which only the letter was known, and on the plans in it."""
    matter = city.matter(lambda one: one.decision is None, "ärende utan känt beslut")
    decision = _decision(city, matter.id)
    with city.file(f"data/matters/{matter.id}.yml") as content:
        content["decision"] = decision
    for plan in city.model.plans.values():
        if plan.presented == matter.id and plan.decided is None:
            with city.file(_plan_file(plan)) as content:
                content["decided"] = decision


@right
def snapshot_recorded(city: City) -> None:
    """A year's package has been attached to a release."""
    held = {one.matter for one in city.model.snapshots.values()} | {one.year for one in city.model.snapshots.values()}
    found = (
        (matter, part.year)
        for matter in city.model.matters.values()
        for part in matter.attachments
        if part.kind == "plan" and matter.id not in held and part.year not in held
    )
    matter, year = first(found, "ärende med planer utan årspaket")
    day = city.day.isoformat()
    with city.file("data/snapshots.yml") as content:
        content[f"plan-{year}"] = {
            "year": str(year), "matter": matter.id, "date": day_of(matter).isoformat(), "made": day,
            "url": f"https://exempel.example/handlingsplaner-{year}.zip", "size": "7",
            "checksum": "0a1b" * 16, "content": "2c3d" * 16,
        }  # fmt: skip


# --- What all networks share ------------------------------------------------------------------------------------------


@right
def organisation_with_a_successor(city: City) -> None:
    """An office was there before another took over."""
    with city.file("data/organisations.yml") as content:
        kind = city.model.organisations[city.model.city.administration].kind
        old = {"name": "gamla kontoret", "kind": kind, "end": "2019-12-31", "successors": ["nya-kontoret"]}
        content["gamla-kontoret"] = {**old, **city.says}
        content["nya-kontoret"] = {"name": "nya kontoret", "kind": kind, "start": "2020-01-01", **city.says}


@right
def committee_renamed(city: City) -> None:
    """The committee has another name from next year on."""
    old = city.model.city.committee
    begins, ends = f"{city.year + 1}-01-01", f"{city.year}-12-31"
    later = (role for network in city.model.networks.values() for role in network.roles if role.holder == old)
    if any(not isinstance(role.end, PartialDate) or str(role.end) > ends for role in later):
        raise LackingError("nämnden har uppdrag som fortsätter")
    with city.file("data/organisations.yml") as content:
        content[old] |= {"end": ends, "successors": ["nya-namnden"]}
        kind = city.model.organisations[old].kind
        content["nya-namnden"] = {"name": "nya nämnden", "kind": kind, "start": begins, **city.says}
    with city.file("data/city.yml") as content:
        content["committee"] = "nya-namnden"


@right
def organisation_told(city: City) -> None:
    """What an administration is responsible for is told in other words."""
    with city.file("data/organisations.yml") as content:
        content[city.model.city.administration]["text"] = "Ansvarar för det som den har ansvarat för, och mer."


@right
def project_begun(city: City) -> None:
    """A project has begun."""
    with city.file("data/projects.yml") as content:
        content["nytt-projekt"] = {
            "name": "NYTT PROJEKT", "text": "Att pröva något nytt.", "part": "Pilotstad",
            "start": f"{city.year}-09", "end": str(city.year + 3), "networks": [city.network().id], **city.says,
        }  # fmt: skip


@right
def source_added(city: City) -> None:
    """A source, and a page that cites it."""
    page = city.root / "docs/natverk" / city.network().id / "index.md"
    with city.file("data/sources/ny-kalla.yml") as content:
        content |= {"title": "En ny källa", "publisher": "Någon", "date": str(city.year)}
    text = page.read_text(encoding="utf-8").rstrip("\n")
    page.write_text(text + '\n\nDet säger en ny källa. {{ source("ny-kalla") }}\n', encoding="utf-8")


@right
def source_over_a_file(city: City) -> None:
    """What a network's file says has one source, named once at its top."""
    with city.file(_of(city.network())) as content:
        content["sources"] = city.says["sources"]
        content.setdefault("facts", []).append({"kind": city.word("fact_kinds"), "text": "En uppgift till."})


@right
def word_in_the_vocabulary(city: City) -> None:
    """A kind of role that the vocabulary lacked, and a role of it."""
    with city.file("data/vocabulary.yml") as content:
        content["role_kinds"]["mentor"] = {"label": "Mentor", "description": "Stöder en annan stad."}
    _added(
        city, _of(city.network()), "roles", kind="mentor", text="Mentor för en annan stad",
        holder=city.model.city.organisation, observed=[str(city.year)],
    )  # fmt: skip


@right
def label_changed(city: City) -> None:
    """A word of the vocabulary reads differently."""
    with city.file("data/vocabulary.yml") as content:
        content["event_kinds"][city.word("event_kinds")]["label"] = "Ett annat ord"


@right
def abbreviation(city: City) -> None:
    """An abbreviation that some page may come to use."""
    with city.file("data/abbreviations.yml") as content:
        text = "Ett begrepp som behöver en förklaring."
        content["nfk"] = {"name": "NFK", "full_name": "ny förkortning", "text": text, **city.says}


@right
def foreign_name(city: City) -> None:
    """A name in another language."""
    with city.file("data/foreign_names.yml") as content:
        language = first((one for one in city.model.vocabulary.languages if one != "sv"), "språk utom svenska")
        content.setdefault(language, {}).setdefault("names", []).append("Brand New Forum of Mid-Sized Cities")


@right
def synonym(city: City) -> None:
    """Words that mean the same to who searches."""
    with city.file("data/synonyms.yml") as content:
        content["nyord"] = {"words": ["utbytesresa", "studieresa"]}


@right
def deadline_of_reports(city: City) -> None:
    """A guideline says when a trip must be reported."""
    with city.file("data/city.yml") as content:
        content["trip_report_deadline"] = {"days": "45", **city.says}


# --- Pages ------------------------------------------------------------------------------------------------------------


@right
def page_reworded(city: City) -> None:
    """A network's page says something more in words."""
    page = city.root / "docs/natverk" / city.network().id / "index.md"
    text = page.read_text(encoding="utf-8").rstrip("\n")
    page.write_text(
        text + "\n\n## Att veta\n\n- Vi deltar **mer** än förr.\n- Se [start](../../index.md).\n", encoding="utf-8"
    )


@right
def page_added(city: City) -> None:
    """A page of its own in the menu."""
    path, title = "om/nytt.md", "Något nytt om webbplatsen"
    city.page(path, title, "En sida som någon har saknat.")
    city.menu_row(path, title, "om/index.md")


@right
def owners_filled_in(city: City) -> None:
    """Who reviews what is filled in where the repository says so."""
    owners = city.root / ".github/CODEOWNERS"
    owners.parent.mkdir(exist_ok=True)
    owners.write_text("* @exempelstad/redaktionen\n", encoding="utf-8")


# --- Last: a closed year changes only with a correction ---------------------------------------------------------------


@right
def year_closed(city: City) -> None:
    """A year that the committee has decided on is closed."""
    closed = set(city.model.closed)
    years = {plan.year for plan in city.model.plans.values() if plan.presented} - closed
    year = first(iter(sorted(years)), "år med framlagda planer som inte är stängt")
    for plan in city.model.plans.values():
        if plan.year == year and plan.decided is None:
            if plan.presented is None:
                raise LackingError(f"planen för {plan.network} {year} är inte framlagd")
            with city.file(_plan_file(plan)) as content:
                content.setdefault("decided", _decision(city, plan.presented))
    assert main(["close", str(year), "--project", str(city.root)]) == 0
