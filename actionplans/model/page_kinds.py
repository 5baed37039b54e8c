"""Which kinds of pages are there: the address of each, its title, header, record, place in the menu and in a search?

The one table of them. An address here is a page's path under docs/. No other module puts one together or takes one
apart: it asks this table (a test looks for those that do). What a new page says is in drafts/pages.py.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Mapping

from actionplans.system.fixed import fixed

# What each part of an address may be. A part of a new sort is a line here.
_PARTS = {
    "network": "[^/]+",
    "year": r"\d{4}",
    "plan": "[^/]+",
    "matter": r"\d{4}-.+",
    "routine": ".+",
    "organisation": "[^/]+",
    "subject": "[^/]+",
    "folder": ".+",
    "page": ".+",
}
_YEAR = r"(?:19|20|21)\d\d"
_ENDING = ".md"
# The name of a folder's overview. It stands where other pages of the folder have their year.
OVERVIEW = "index"


# What readers narrow a search to, in the order of the menu. Every kind of page is in one.
GROUPS = (
    "Nätverk",
    "Planer",
    "Årsrapporter",
    "Över nätverken",
    "År för år",
    "Arbetssätt",
    "Ärenden",
    "Formulär",
    "Om webbplatsen",
    "Andra sidor",
)


@fixed
class Names:
    """What a page is called: whole, where it stands alone (a browser's tab, a hit in the search), and on the page.

    The page's heading is also its name in the menu, where what stands around it says the rest.
    """

    title: str
    heading: str


class Order(enum.Enum):
    """How the pages of a section of the menu stand, where no editor has written them in an order of their own."""

    NEWEST_FIRST = enum.auto()
    BY_NAME = enum.auto()
    AT_THE_END = enum.auto()


@fixed
class Menu:
    """Where in the menu a page stands without a row in mkdocs.yml, and what a new one is called there.

    It stands in the section of its folder's overview, or of another folder's, `among`. A page with a year stands
    within that by `place`. Without a title each page has its own; what the menu says is always the page's heading.
    """

    title: str = ""
    place: int = 0
    among: str = ""
    order: Order = Order.NEWEST_FIRST


@fixed(kw_only=True)
class PageKind:
    """A kind of page. In its texts {network} and {year} are those of the address, and {name} the network's name.

    address   the path under docs/; without {…} it is one page's
    title     of a new page; empty where each page has its own
    record    the collection of the model that it shows a record of, if it is about one
    demanded  whether each of those records must have its page
    menu      where its pages stand in the menu by themselves; None where an editor writes their row
    planless  of pages that may be of a year without a plan: title and heading then, in place of the others
    shows     the macro that such a page is for: of what there is one page alone, or that no command makes a page of
    draft     the command that makes new pages of the kind; what they say is in drafts/pages.py under the same name
    search    the kind's weight, by its name under `kind` in theme/assets/search/ranking.js
    standing  what a hit says of the page, where that is the same for all of the kind
    group     what readers narrow a search to: a name of GROUPS
    under     what a hit says before the page's title, where that alone does not say what the page is
    product   whether its text is the product's own, which names no city, and which a later release replaces
    """

    name: str
    address: str
    title: str = ""
    record: str = ""
    demanded: bool = False
    menu: Menu | None = None
    planless: Names | None = None
    shows: str = ""
    draft: str = ""
    search: str = "list"
    standing: str = ""
    group: str = "Över nätverken"
    under: str = ""
    product: bool = False

    @functools.cached_property
    def parts(self) -> tuple[str, ...]:
        """What the address tells of the page: network, year, matter …"""
        return tuple(re.findall(r"\{(\w+)\}", self.address))

    @functools.cached_property
    def front(self) -> tuple[str, ...]:
        """The keys that a page's header holds, with what its address tells. Other pages have none of these keys."""
        return tuple(part for part in ("network", "year") if part in self.parts)

    @functools.cached_property
    def folder(self) -> str:
        """Of a kind with a year: what stands before the year in the address."""
        return self.address.partition("/{year}")[0] if "year" in self.parts else ""

    @functools.cached_property
    def tail(self) -> str:
        """Of a kind with a year: what stands after the year in the address."""
        return self.address.partition("{year}")[2].removesuffix(_ENDING)

    @functools.cached_property
    def section(self) -> str:
        """The folder in whose section of the menu pages of the kind stand by themselves; empty where they do not."""
        if self.menu is None:
            return ""
        return self.menu.among or self.folder or self.address.partition("/{")[0]

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_pattern(self.address))

    def names(self, name: str = "", year: int | None = None, *, planned: bool = True) -> Names:
        """What a page of the kind is called. `planned` tells whether a plan of its year is known."""
        names = self.planless if self.planless and not planned else None
        names = names or Names(self.title, (self.menu and self.menu.title) or self.title)
        return Names(names.title.format(name=name, year=year), names.heading.format(name=name, year=year))

    def path(self, **parts: str | int) -> str:
        """The path under docs/ of a page of the kind. Raises KeyError for a part that is not given."""
        return self.address.format_map(parts)

    def parts_of(self, path: str) -> Mapping[str, str] | None:
        """What a path tells of its page; None for the path of another kind of page."""
        found = self._pattern.fullmatch(path)
        return found.groupdict() if found else None


def _pattern(address: str) -> str:
    """An address, or the beginning of one, as a regular expression with its parts by name."""
    words = re.split(r"\{(\w+)\}", address)
    return "".join(f"(?P<{word}>{_PARTS[word]})" if at % 2 else re.escape(word) for at, word in enumerate(words))


# --- The table --------------------------------------------------------------------------------------------------------

NETWORK = PageKind(
    name="network",
    address="natverk/{network}/index.md",
    title="{name}",
    record="networks",
    demanded=True,
    menu=Menu("{name}", order=Order.BY_NAME),
    draft="new-network",
    search="network",
    group="Nätverk",
)
NETWORK_YEAR = PageKind(
    name="network_year",
    address="natverk/{network}/{year}.md",
    title="{name}: plan {year}",
    record="plans",
    demanded=True,
    menu=Menu("Plan {year}"),
    planless=Names("{name}: året {year}", "Året {year}"),
    draft="new-year",
    search="plan",  # of a year without a known plan: year
    group="Planer",
)
NETWORK_REPORT = PageKind(
    name="network_report",
    address="natverk/{network}/{year}/arsrapport.md",
    title="{name}: årsrapport {year}",
    record="reports",
    demanded=True,
    menu=Menu("Årsrapport {year}", 2),
    draft="new-year",
    search="report",
    standing="Årsrapport",
    group="Årsrapporter",
)
# Of a plan that is not one network's own: common to several, or one administration's. The first must have it.
PLAN = PageKind(name="plan", address="planer/{plan}/{year}.md", record="plans", search="plan", group="Planer")
YEAR = PageKind(
    name="year",
    address="ar/{year}.md",
    title="Året {year}",
    record="years",
    demanded=True,
    menu=Menu("Året {year}"),
    draft="new-year",
    search="year",
    standing="Alla nätverk",
    group="År för år",
)
YEAR_NEWS = PageKind(
    name="year_news",
    address="ar/{year}/nytt.md",
    title="Nytt i planerna {year}",
    record="plans",
    menu=Menu("Nytt i planerna {year}", 1),
    draft="new-year",
    search="changes",
    standing="Nytt",
    group="Planer",
)
YEAR_REPORT = PageKind(
    name="year_report",
    address="ar/{year}/arsrapport.md",
    title="Årsrapport {year}",
    record="reports",
    menu=Menu("Årsrapport {year}", 2),
    draft="new-year",
    search="report",
    standing="Årsrapport",
    group="Årsrapporter",
)
# All that the plans of a year hold, network by network. A year of which no activity is known needs none.
YEAR_ACTIVITIES = PageKind(
    name="year_activities",
    address="aktiviteter/{year}.md",
    title="Aktiviteter {year}",
    record="plans",
    menu=Menu("Aktiviteter {year}", 3, among=YEAR.folder),
    draft="new-year",
    search="changes",
    standing="Alla nätverk",
    group="Planer",
)
MATTER = PageKind(
    name="matter",
    address="namnden/{matter}.md",
    record="matters",
    demanded=True,
    menu=Menu(),
    shows="matter",
    search="matter",
    standing="Ärende",
    group="Ärenden",
)
ROUTINE = PageKind(
    name="routine",
    address="arbetssatt/{routine}.md",
    record="routines",
    demanded=True,
    menu=Menu(order=Order.AT_THE_END),  # the order of the work is an editor's to say
    shows="routine",
    search="routine",
    group="Arbetssätt",
    under="Arbetssätt",
)
# What an organisation answers for. Not demanded: the page with all of them says the same in short.
ORGANISATION = PageKind(
    name="organisation",
    address="ansvariga/{organisation}.md",
    record="organisations",
    menu=Menu(order=Order.BY_NAME),
    shows="responsibilities",
    search="gathered",
    under="Ansvariga",
)
RESPONSIBLE = PageKind(name="responsible", address="ansvariga/index.md", shows="responsible", search="gathered")
START = PageKind(name="start", address="index.md", search="start")
CANDIDATES = PageKind(
    name="candidates", address="kandidater.md", shows="considerations", search="candidates", group="Nätverk"
)
TRIPS = PageKind(name="trips", address="resor.md", shows="trips")
RESULTS = PageKind(name="results", address="resultat.md", shows="results")
EVALUATIONS = PageKind(name="evaluations", address="utvardering.md", shows="evaluations")
COSTS = PageKind(name="costs", address="kostnader.md", shows="costs", search="gathered")
GOALS = PageKind(name="goals", address="mal.md", shows="goals")
DAY = PageKind(name="day", address="dag.md", shows="on_a_day")
# Where anybody says what has happened, with forms.
CHANGES = PageKind(name="changes", address="andra/index.md", search="form", group="Formulär")
CHANGE = PageKind(name="change", address="andra/{subject}.md", search="form", group="Formulär")
# It mentions all that has changed, and says of none of it what holds.
NEWS = PageKind(name="news", address="nytt.md", shows="site_changes", search="news", group="Om webbplatsen")
# An overview that the table does not name: of a folder that an editor has made.
FOLDER = PageKind(name="folder", address="{folder}/index.md", search="index", group="Andra sidor")
# Pages that are an editor's own text.
ABOUT = PageKind(name="about", address="om/{page}.md", search="about", group="Om webbplatsen")
PAGE = PageKind(name="page", address="{page}.md", group="Andra sidor")

# A path is of the first kind that it fits: what is more general stands later.
KINDS: tuple[PageKind, ...] = (
    START,
    PageKind(name="networks", address="natverk/index.md", shows="network_cards", search="index", group="Nätverk"),
    NETWORK,
    NETWORK_YEAR,
    NETWORK_REPORT,
    PLAN,
    RESULTS,
    PageKind(name="representation", address="representation.md", shows="representation"),
    PageKind(name="roles", address="roller.md", shows="roles"),
    PageKind(name="memberships", address="medlemskap.md", shows="memberships", group="Nätverk"),
    PageKind(name="priorities", address="prioriteringar.md", shows="priorities"),
    PageKind(name="areas", address="omraden.md", shows="areas", search="gathered"),
    GOALS,
    PageKind(name="administrations", address="forvaltningar.md", shows="administrations"),
    PageKind(name="projects", address="projekt.md", shows="projects"),
    PageKind(name="exchanges", address="utbyte.md", shows="exchanges"),
    TRIPS,
    EVALUATIONS,
    COSTS,
    CANDIDATES,
    PageKind(name="history", address="historik.md", shows="history"),
    DAY,
    NEWS,
    PageKind(name="years", address="ar/index.md", shows="years", search="index", group="År för år"),
    YEAR,
    YEAR_NEWS,
    YEAR_REPORT,
    YEAR_ACTIVITIES,
    RESPONSIBLE,
    ORGANISATION,
    PageKind(name="routines", address="arbetssatt/index.md", shows="routines", search="index", group="Arbetssätt"),
    # Long lists mention everything and answer little: right when asked for by name, seldom else.
    PageKind(name="year_wheel", address="arbetssatt/arshjul.md", search="calendar", group="Arbetssätt"),
    ROUTINE,
    PageKind(name="matters", address="namnden/index.md", shows="matters", search="index", group="Ärenden"),
    MATTER,
    PageKind(name="archive", address="arkiv.md", shows="snapshots", group="Ärenden"),
    PageKind(name="sources", address="kallor.md", shows="sources", search="reference", group="Om webbplatsen"),
    PageKind(name="to_do", address="att-gora.md", shows="to_do", search="to_do", group="Om webbplatsen"),
    # The list of all tables names everything, too, but is what is meant by some everyday words: kalender, Excel.
    PageKind(name="open_data", address="oppna-data.md", shows="open_data", search="data", group="Om webbplatsen"),
    PageKind(name="about_the_site", address="om/index.md", search="index", group="Om webbplatsen"),
    PageKind(
        name="organisations",
        address="om/organisation.md",
        shows="organisations",
        search="about",
        group="Om webbplatsen",
    ),
    PageKind(
        name="data_dictionary", address="om/datakatalog.md", search="reference", product=True, group="Om webbplatsen"
    ),
    PageKind(
        name="abbreviations",
        address="om/forkortningar.md",
        shows="abbreviations",
        search="glossary",
        group="Om webbplatsen",
    ),
    # For those who write the site: they mention what everyone searches for, and answer how it is written.
    CHANGES,
    CHANGE,
    PageKind(name="guide_editing", address="om/redigera.md", search="guide", product=True, group="Om webbplatsen"),
    PageKind(
        name="guide_papers", address="om/papper-och-arspaket.md", search="guide", product=True, group="Om webbplatsen"
    ),
    PageKind(name="guide_archive", address="om/arkiv-och-personuppgifter.md", search="guide", group="Om webbplatsen"),
    PageKind(name="guide_maintenance", address="om/underhall.md", search="guide", product=True, group="Om webbplatsen"),
    FOLDER,
    ABOUT,
    PAGE,
)


# --- Which kind of page is it? ----------------------------------------------------------------------------------------


@fixed
class Found:
    """A page's kind, and what its address tells of it."""

    kind: PageKind
    parts: Mapping[str, str]

    @property
    def network(self) -> str | None:
        """The id of the network that the page is about, if it is about one."""
        return self.parts.get("network")

    @property
    def year(self) -> int | None:
        """The year that the page is about, if it is about one."""
        return int(self.parts["year"]) if "year" in self.parts else None

    @property
    def overview(self) -> str:
        """The path of the page that opens the section of the menu which this stands in; empty where it has none."""
        return overview(self.kind.section.format_map(self.parts)) if self.kind.menu else ""

    @property
    def path(self) -> str:
        """The path that this was found from."""
        return self.kind.path(**self.parts)


@functools.cache
def kind_of(path: str) -> Found | None:
    """The kind of the page at a path under docs/.

    None for what is no page, and for a page that lies where a year's pages do under a name that is none of theirs.
    """
    for kind in KINDS:
        parts = kind.parts_of(path)
        if parts is not None:
            return None if kind is PAGE and subject(path) else Found(kind, parts)
    return None


def is_report(path: str) -> bool:
    """Whether a path is that of a page about how a year went, which is due when the year is over."""
    found = kind_of(path)
    return found is not None and found.kind.record == "reports"


def is_change(path: str) -> bool:
    """Whether a path is that of a page with forms, or of the page with all of them."""
    found = kind_of(path)
    return found is not None and found.kind in (CHANGES, CHANGE)


def is_plan(path: str) -> bool:
    """Whether a path is that of the page of a plan that is not one network's own."""
    found = kind_of(path)
    return found is not None and found.kind is PLAN


# --- What a path speaks of, whether its page is right or not ----------------------------------------------------------

_YEARLY = [kind for kind in KINDS if "year" in kind.parts]
_FOLDERS = list(dict.fromkeys(kind.folder for kind in _YEARLY))
# The folders whose pages stand in the menu among those of another: which, and where among those of their year.
_AMONG = {kind.folder: kind.menu for kind in _YEARLY if kind.menu and kind.menu.among}
# Where in the menu pages with such an address stand, among those of their year.
_TAILS = {kind.tail: kind.menu.place if kind.menu else 0 for kind in _YEARLY if kind.folder not in _AMONG}
_ANY_TAIL = "|".join(map(re.escape, _TAILS))
_SUBJECTS = [re.compile(rf"{_pattern(folder)}/(?P<stem>[^/]+?)(?:{_ANY_TAIL})\.md") for folder in _FOLDERS]
_SERIES = re.compile(rf"(?P<folder>.*)/(?P<date>\d{{4}}[\d-]*)(?P<tail>{_ANY_TAIL})\.md")
_TAILED = re.compile(rf"\d{{4}}(?P<tail>{_ANY_TAIL})\.md$")
_AMONG_YEARS = re.compile(rf"(?:{'|'.join(folder for folder in _FOLDERS if '{' not in folder)})/\d{{4}}.*")


@fixed
class Subject:
    """What a page speaks of by where it lies: a network, if its folder is that of one, and what stands for the year.

    That is the file's own name, or that of a folder with the year's other pages.
    """

    network: str | None
    stem: str
    is_file: bool = True

    @property
    def is_overview(self) -> bool:
        """Whether the page is about all years."""
        return self.stem == OVERVIEW

    @property
    def year(self) -> int | None:
        """The year, or None for an overview and for a name that is no year."""
        return int(self.stem) if re.fullmatch(_YEAR, self.stem) else None

    @property
    def is_misnamed(self) -> bool:
        """Whether the page has a name that is no year, where one is."""
        return not self.is_overview and self.year is None


def subject(path: str) -> Subject | None:
    """What a page in a folder with pages by year speaks of, right or not. None for a page elsewhere."""
    for pattern in _SUBJECTS:
        if found := pattern.fullmatch(path):
            stem = found["stem"]
            return Subject(found.groupdict().get("network"), stem, path.endswith(f"/{stem}{_ENDING}"))
    return None


@fixed
class Series:
    """Where a page stands among the dated ones of its folder: the date as written, and its place within that."""

    folder: str
    date: str
    place: int

    @property
    def year(self) -> int | None:
        """The year, where the date is no more than that."""
        return int(self.date) if len(self.date) == 4 else None


def series(path: str) -> Series | None:
    """The dated pages that a page belongs to, in the folders of this table or any other. None for a page without."""
    found = _SERIES.fullmatch(path)
    if found is None:
        return None
    if own := _AMONG.get(found["folder"]):
        return Series(own.among, found["date"], own.place)
    return Series(found["folder"], found["date"], _TAILS[found["tail"]])


def year_named(path: str) -> str | None:
    """The year that a path of any kind names after a slash, if it names one."""
    found = re.search(rf"/({_YEAR})(?!\d)", path)
    return found[1] if found else None


def lies_among_years(path: str) -> bool:
    """Whether a path is in a folder with years of all networks, under one of them."""
    return _AMONG_YEARS.fullmatch(path) is not None


def home(network: str | None, year: int | None, like: str) -> str:
    """Where a page belongs whose header says this, and that is of the same sort as its path, `like`."""
    if network is None:
        own = next((kind for kind in _YEARLY if kind.folder in _AMONG and like.startswith(f"{kind.folder}/")), YEAR)
        there = own.path(year=year or 0)
    else:
        there = NETWORK_YEAR.path(network=network, year=year) if year else NETWORK.path(network=network)
    tail = _TAILED.search(like)
    return f"{there.removesuffix(_ENDING)}{tail['tail']}{_ENDING}" if tail else there


def is_overview(path: str) -> bool:
    """Whether a path is that of a folder's overview, or of the first page of all."""
    return f"/{path}".endswith(f"/{OVERVIEW}{_ENDING}")


def address(path: str) -> str:
    """Where a page lies on the site, as readers write it: natverk/kajforum/2023/."""
    stem = path.removesuffix(_ENDING)
    return stem.removesuffix(OVERVIEW) if is_overview(path) else f"{stem}/"


def moved_to(address: str, like: str) -> str:
    """The path of a page at an address, which is a folder's overview where the page like it is."""
    folder = address.rstrip("/")
    return overview(folder) if is_overview(like) else f"{folder}{_ENDING}"


def overview(folder: str) -> str:
    """The path of a folder's overview."""
    return FOLDER.path(folder=folder)


def folder_of(network: str) -> str:
    """The folder under docs/ with all pages of a network."""
    return NETWORK.path(network=network).removesuffix(f"/{OVERVIEW}{_ENDING}")


def files_of(path: str) -> str:
    """The folder under docs/ with the files that belong to a page, with its slash: attachments of a matter."""
    return f"{path.removesuffix(_ENDING)}/"


def meant_by(address: str) -> tuple[str, ...]:
    """The paths of the pages that may be meant by an address without a page's ending, the likeliest first."""
    return (f"{address}{_ENDING}", overview(address), f"{address.removesuffix('.html')}{_ENDING}")
