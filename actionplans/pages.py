"""What must be true of docs/ and the navigation: each page's header, its macro calls, and that none is left out.

Pages are read, never run: a Markdown page can reach Python through Jinja, so only calls of registered macros with
plain values are let through, and they are found in the parsed page before anything is rendered.
"""

from __future__ import annotations

import inspect
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes

from actionplans import yamlfile
from actionplans.load import decode
from actionplans.macros import MACROS
from actionplans.model import Model, Record, optional, required
from actionplans.problems import Place, Problem, suggestion
from actionplans.site import documented_years, matter_page, network_page, year_page
from actionplans.yamlfile import Mapping as YamlMapping
from actionplans.yamlfile import Node, Scalar
from actionplans.yamlfile import Sequence as YamlSequence

# The same comment signs as in mkdocs.yml: the default ones collide with heading ids, `{#id}`.
_JINJA = jinja2.Environment(comment_start_string="{##", comment_end_string="##}")


@dataclass(frozen=True, kw_only=True)
class FrontMatter(Record):
    """Sidhuvudet: raderna mellan --- överst på sidan."""

    title: str = required("Sidans namn i menyn och i webbläsarens flik.", "POLIS 2023")
    description: str | None = optional("En mening om sidan, för sökresultat.", "Stadens handlingsplan för POLIS 2023.")
    network: str | None = optional("Nätverkets id, på nätverkens sidor.", "polis")
    year: int | None = optional("Året, på sidor om ett år.", "2023")
    hide: tuple[str, ...] = optional("Delar av sidan som inte visas.", "[navigation, toc]", ())


@dataclass(frozen=True)
class Call:
    """A macro call on a page."""

    name: str
    positional: tuple[Any, ...]
    named: Mapping[str, Any]
    line: int


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is relative to docs/."""

    path: str
    front: FrontMatter
    calls: tuple[Call, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()

    @property
    def file(self) -> str:
        return f"docs/{self.path}"


@dataclass
class Pages:
    """All pages, the navigation's entries in order, and the problems found while reading them.

    `unread` are the paths of pages that stand in docs/ but could not be read: what refers to them is not wrong for
    that. `files` are all other files in docs/.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    nav: list[tuple[str, Place]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def paths(self) -> set[str]:
        """Every page in docs/, those that could not be read among them."""
        return {*self.pages, *self.unread}

    @property
    def citations(self) -> dict[str, list[str]]:
        """For each source that the prose cites, the pages that cite it."""
        found: dict[str, list[str]] = {}
        for page in self.pages.values():
            for call in page.calls:
                cited = (*call.positional, *call.named.values())
                if call.name == "source" and cited and page.path not in found.get(cited[0], ()):
                    found.setdefault(cited[0], []).append(page.path)
        return found


def read(root: Path) -> Pages:
    """Read docs/ and the navigation of mkdocs.yml under `root`."""
    result = Pages()
    docs = root / "docs"
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_symlink():
            do = "lägg filen själv i docs/; kontrollen följer inte genvägar"
            result.problems.append(Problem(Place(f"docs/{name}"), "filen är en genväg (symbolisk länk)", do))
        elif not path.is_file():
            continue
        elif path.suffix == ".md":
            page = _page(path, name, result.problems)
            if page is None:
                result.unread.add(name)
            else:
                result.pages[name] = page
        else:
            result.files.add(name)
            if path.suffix.lower() in _OTHER_SUFFIXES:
                do = f"byt namn till {path.stem}.md"
                result.problems.append(Problem(Place(f"docs/{name}"), "sidans filnamn slutar inte på .md", do))
    result.nav = list(_nav(root, result.problems))
    return result


# Only .md is read here. MkDocs runs the others as pages too, unchecked, and leaves out .MD without a word.
_OTHER_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


# --- One page -------------------------------------------------------------------------------------------------------


def _page(path: Path, name: str, problems: list[Problem]) -> Page | None:
    file = f"docs/{name}"
    text, unreadable = yamlfile.decode_text(path.read_bytes(), file)
    problems += unreadable
    if text is None:
        return None
    if not text.strip():
        problems.append(Problem(Place(file), "sidan är tom", "fyll i den eller ta bort den"))
        return None
    header, body = _parts(text)
    if header is None:
        do = "skriv överst tre rader: ---, title: Sidans namn, ---"
        problems.append(Problem(Place(file), "sidhuvudet saknas", do))
    front = _front_matter(header, file, problems) if header is not None else None
    calls = tuple(_calls(body, file, problems))
    return Page(name, front, calls, tuple(_headings(body))) if front else None


def _parts(text: str) -> tuple[str | None, str]:
    """The page's header, or None, and its body: each with empty lines for what stands before, so that lines count."""
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if match is None:
        return None, text
    return "\n" + match[1], "\n" * match[0].count("\n") + text[match.end() :]


def _front_matter(header: str, file: str, problems: list[Problem]) -> FrontMatter | None:
    # MkDocs cuts the header off before Jinja reads the page: a sign there must not hide what stands in the body.
    jinja = re.search(r"\{\{|\{%|\{##", header)
    if jinja:
        place = Place(file, header.count("\n", 0, jinja.start()) + 1)
        problems.append(Problem(place, f"{jinja[0]} står i sidhuvudet", "ta bort det; makron får bara stå i texten"))
    if not header.strip():
        problems.append(Problem(Place(file), "sidhuvudet är tomt", "skriv title: Sidans namn mellan raderna med ---"))
        return None
    tree, unreadable = yamlfile.parse(header, file)
    problems += unreadable
    return decode(tree, FrontMatter, problems, set(), {}) if tree else None


def _headings(body: str) -> Iterator[tuple[int, str]]:
    """Line and text of the page's first-level headings, code blocks and comments left out."""
    visible = re.sub(r"\{##.*?##\}|<!--.*?-->", lambda hidden: "\n" * hidden[0].count("\n"), body, flags=re.DOTALL)
    fence = ""
    for number, line in enumerate(visible.split("\n"), 1):
        mark = re.match(r"\s*(`{3,}(?!.*`)|~{3,})(.*)", line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif re.match(r"#\s*[^#\s]", line):  # Markdown does not ask for the space
            yield number, line.strip("# ")


def _calls(body: str, file: str, problems: list[Problem]) -> Iterator[Call]:
    try:
        tree = _JINJA.parse(body)
    except (jinja2.TemplateSyntaxError, ValueError, RecursionError) as error:
        # Besides bad syntax: a number of thousands of digits, and parentheses without end.
        what = "texten inom klamrarna {{ }} går inte att tolka"
        do = 'skriv makrot som {{ namn("id", 2023) }} med raka citattecken'
        problems.append(Problem(Place(file, getattr(error, "lineno", 1)), what, do))
        return
    for node in tree.body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if isinstance(part, nodes.TemplateData):
                continue
            call = _call(part)
            if call is None:
                line = part.lineno or next((inner.lineno for inner in part.find_all(nodes.Node) if inner.lineno), 1)
                problems.append(Problem(Place(file, line), *_refusal(part)))
            else:
                yield call


def _refusal(node: nodes.Node) -> tuple[str, str]:
    """What is wrong with something within braces that is not a plain call, and what to do."""
    named = node.node if isinstance(node, nodes.Call) else node
    if isinstance(named, nodes.Name) and named.name in MACROS:
        example = f"skriv som {{{{ {_usage(named.name, every=True)} }}}}"
        if named is node:
            return f"makrot {named.name} saknar parenteser", example
        return f"ett värde till {named.name} är varken ett id inom citattecken eller ett årtal", example
    what = "bara webbplatsens makron får stå inom klamrar"
    return what, 'skriv {{ namn("id", 2023) }}, eller ta bort klamrarna'


def _call(node: nodes.Node) -> Call | None:
    """A plain call of a name with plain values; None for anything else that Jinja can do."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return None
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    if not all(isinstance(value, nodes.Const) for value in values):
        return None
    if len({keyword.key for keyword in node.kwargs}) < len(node.kwargs):
        return None
    positional = tuple(value.value for value in node.args if isinstance(value, nodes.Const))
    named = {one.key: one.value.value for one in node.kwargs if isinstance(one.value, nodes.Const)}
    return Call(node.node.name, positional, named, node.lineno)


# --- The navigation -------------------------------------------------------------------------------------------------


def _nav(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    """The pages in mkdocs.yml's nav, in order. What mkdocs.yml may hold besides is MkDocs' business."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        problems.append(Problem(Place("mkdocs.yml"), "filen saknas", "lägg tillbaka den ur git"))
        return
    tree, unreadable = yamlfile.read(file, "mkdocs.yml")
    nav = tree.values.get("nav") if isinstance(tree, YamlMapping) else None
    entries = list(_nav_entries(nav, problems)) if nav else []
    if not any(path for path, _ in entries):
        entries = []
        problems += unreadable or [Problem(Place("mkdocs.yml"), "menyn (nav) saknas", "lägg till nav: med alla sidor")]
    yield from entries


def _nav_entries(node: Node, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    if isinstance(node, Scalar):
        yield node.text, node.place
        return
    children = node.items if isinstance(node, YamlSequence) else list(node.values.values())
    entries = [list(_nav_entries(child, problems)) for child in children]
    problems += _newest_first([found[0] for found in entries if len(found) == 1])
    for found in entries:
        yield from found


_DATED = re.compile(r"(.*)/(\d{4}[\d-]*)\.md")


def _newest_first(siblings: Sequence[tuple[str, Place]]) -> Iterator[Problem]:
    """Years of one folder that stand beside each other in the menu stand newest first."""
    dated = [(match[1], match[2], path, place) for path, place in siblings if (match := _DATED.fullmatch(path))]
    for (folder, year, _, _), (next_folder, next_year, path, place) in itertools.pairwise(dated):
        if folder == next_folder and next_year > year:
            yield Problem(place, f"{path} står efter {year} i menyn", "sätt det nyaste året först")


# --- Rules between data, pages and navigation -----------------------------------------------------------------------


def run(model: Model, pages: Pages) -> list[Problem]:
    """Every problem between the data, the pages and the navigation."""
    problems: list[Problem] = []
    for rule in RULES:
        problems += rule(model, pages)
    return problems


def nav_complete(model: Model, pages: Pages) -> Iterator[Problem]:
    """The navigation holds every page once, and nothing else. That there is none at all has been reported."""
    if not pages.nav:
        return
    known = pages.paths
    listed = {path for path, _ in pages.nav}
    wanted = _wanted(model)
    seen: dict[str, Place] = {}
    for path, place in pages.nav:
        if not path:
            yield Problem(place, "raden i menyn har ingen sida", "skriv sidans sökväg efter kolonet")
        elif path in seen:
            yield Problem(place, f"sidan {path} står redan i menyn på rad {seen[path].line}", "ta bort en av raderna")
        elif "://" in path:
            yield Problem(place, "menyn tar bara sidor i docs/, inte adresser", "lägg länken på en sida i stället")
        elif path not in known and path not in wanted:
            do = suggestion(path, known - listed, "skapa sidan eller ta bort raden")
            yield Problem(place, f"sidan {path} finns inte i docs/", do)
        seen.setdefault(path, place)
    for page in pages.pages.values():
        if page.path not in seen:
            yield Problem(Place(page.file), "sidan saknas i menyn", f"lägg till {page.path} under nav i mkdocs.yml")


def one_heading(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page has one first-level heading."""
    for page in pages.pages.values():
        if not page.headings:
            yield Problem(
                Place(page.file), "sidan har ingen rubrik", "skriv en rad som börjar med # och ett mellanslag"
            )
        for line, _ in page.headings[1:]:
            what = f"sidan har redan en huvudrubrik på rad {page.headings[0][0]}"
            yield Problem(Place(page.file, line), what, "börja underrubriker med ##")


_A_YEAR = re.compile(r"(19|20|21)\d\d")


def _subject(page: Page) -> tuple[str | None, str]:
    """The network, if any, and the year (or "index") that a page is about, as its folder and file name say."""
    match = re.fullmatch(r"(?:natverk/([^/]+)|ar)/([^/]+)\.md", page.path)
    return (match[1], match[2]) if match else (None, "index")


def front_matter_fits(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page about a network or a year says so in its header, as its folder and file name do; other pages do not."""
    known = model.ids("networks")
    for page in pages.pages.values():
        network, stem = _subject(page)
        if network and network not in known:
            do = suggestion(network, known, "lägg till nätverket i data/networks/ eller flytta sidan")
            yield Problem(Place(page.file), f"mappen ”{network}” är inte ett nätverk", do)
        yield from _fits(page, "network", page.front.network, network)
        if stem == "index":
            yield from _fits(page, "year", page.front.year, None)
        elif _A_YEAR.fullmatch(stem):
            yield from _fits(page, "year", page.front.year, int(stem))
            yield from _names_year(page, stem)
        else:
            do = "byt namn, till exempel till 2023.md"
            yield Problem(Place(page.file), f"filnamnet ”{stem}.md” är inte ett årtal", do)


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
    """The pages that the data needs, each with the record that it is about."""
    wanted = {network_page(one.id): one.place for one in model.networks.values() if one.relation == "member"}
    papers = {**model.reports, **model.plans}
    wanted |= {network_page(*key): paper.place for key, paper in papers.items() if key[0] in model.networks}
    wanted |= {year_page(year): record.place for year, record in model.years.items()}
    wanted |= {matter_page(matter.id): matter.place for matter in model.matters.values()}
    return wanted | {f"arbetssatt/{routine.page}.md": routine.place_of("page") for routine in model.routines.values()}


def plans_have_pages(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every network the city takes part in, plan, report, year, matter and way of working has its page."""
    known = pages.paths
    for path, place in _wanted(model).items():
        if path not in known:
            yield Problem(place, f"sidan docs/{path} saknas", "skapa den, med en annan sida av samma slag som mall")


def year_pages_have_content(model: Model, pages: Pages) -> Iterator[Problem]:
    """A network's page for a year has something to show: a plan, report, role, priority or event of that year."""
    for page in pages.pages.values():
        match = re.fullmatch(r"natverk/([^/]+)/(\d{4})\.md", page.path)
        if match is None or match.group(1) not in model.networks:
            continue
        network, year = model.networks[match.group(1)], int(match.group(2))
        if {("plans", f"{year}/{network.id}"), ("reports", f"{year}/{network.id}")} & model.broken:
            continue
        if year not in documented_years(model, network, year):
            what = f"inget är känt om {network.name} {year}"
            yield Problem(
                Place(page.file), what, "lägg till en plan, en roll eller en händelse i data/, eller ta bort sidan"
            )


def attachments_exist(model: Model, pages: Pages) -> Iterator[Problem]:
    """An attachment's file lies in the matter's folder, under a name that any computer can take."""
    for matter in model.matters.values():
        folder = f"namnden/{matter.id}/"
        for one in matter.attachments:
            if one.file is None:
                continue
            if not re.fullmatch(r"[A-Za-z0-9._-]+", one.file):
                do = "skriv bara namnet, utan mellanslag och å, ä, ö, till exempel bilaga-1.pdf"
                yield Problem(one.place_of("file"), f"”{one.file}” är inte ett filnamn", do)
            elif folder + one.file not in pages.files:
                there = [path.removeprefix(folder) for path in pages.files if path.startswith(folder)]
                do = suggestion(one.file, there, "lägg filen där, eller ta bort raden")
                yield Problem(one.place_of("file"), f"filen docs/{folder}{one.file} finns inte", do)


def macro_calls(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every macro exists, and gets ids, years and arguments that exist and are those of the page."""
    for page in pages.pages.values():
        for call in page.calls:
            place = Place(page.file, call.line)
            macro = MACROS.get(call.name)
            if macro is None:
                do = suggestion(call.name, MACROS, "jämför med en annan sida av samma slag")
                yield Problem(place, f"okänt makro ”{call.name}”", do)
                continue
            bound = _bound(call, inspect.signature(macro), place)
            if isinstance(bound, Problem):
                yield bound
                continue
            problems = list(_arguments(model, pages, page, call.name, bound, place))
            yield from problems or _other_pages(page, call.name, bound, place)


def _bound(call: Call, signature: inspect.Signature, place: Place) -> Mapping[str, Any] | Problem:
    """What the macro gets, by name; or what is wrong with how it is called."""
    accepted = [name for name in signature.parameters if name != "view"]
    for name in call.named:
        if name not in accepted:
            do = suggestion(name, accepted, f"{call.name} tar {', '.join(accepted) or 'inga argument'}")
            return Problem(place, f"okänt argument ”{name}” till {call.name}", do)
    try:
        bound = signature.bind(None, *call.positional, **call.named).arguments
    except TypeError:
        needed = [name for name in accepted if signature.parameters[name].default is inspect.Parameter.empty]
        enough = len(call.positional) + len(call.named) >= len(needed)
        do = f"skriv {{{{ {_usage(call.name, every=enough)} }}}}"
        return Problem(place, f"fel antal argument till {call.name}", do)
    return {name: value for name, value in bound.items() if name != "view"}


def _usage(macro: str, every: bool) -> str:
    """How a macro is called: with every argument, or with those that it needs."""
    examples = {"network": '"polis"', "year": "2023", "source": '"id"', "routine": '"id"', "matter": '"2023-03-13"'}
    parameters = inspect.signature(MACROS[macro]).parameters.values()
    shown = [one.name for one in parameters if one.name != "view" and (every or one.default is inspect.Parameter.empty)]
    return f"{macro}({', '.join(examples[name] for name in shown)})"


def _arguments(
    model: Model, pages: Pages, page: Page, macro: str, bound: Mapping[str, Any], place: Place
) -> Iterator[Problem]:
    for name, value in bound.items():
        # That a page's own network is unknown has been reported for its folder.
        if name == "year" or (name == "network" and value == _subject(page)[0]):
            continue
        what = {"network": "nätverk", "source": "källa", "routine": "rutin", "matter": "ärende"}[name]
        known = model.ids(f"{name}s")
        if value not in known:
            among = f"välj bland {', '.join(sorted(known)[:12])}" if known else "lägg till det i data/"
            do = suggestion(str(value), known, among)
            yield Problem(place, f"okänt id ”{value}” för {what} i {macro}", do)
            return
    if "year" in bound:
        yield from _year_argument(pages, macro, bound["year"], bound.get("network"), place)


def _year_argument(pages: Pages, macro: str, value: object, network: str | None, place: Place) -> Iterator[Problem]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(place, f"”{value}” är inte ett årtal i {macro}", "skriv året utan citattecken, till exempel 2023")
        return
    page = network_page(network, value) if network else year_page(value)
    if page not in pages.paths:
        folder = page.rpartition("/")[0]
        known = sorted(path[-7:-3] for path in pages.paths if re.fullmatch(rf"{re.escape(folder)}/\d{{4}}\.md", path))
        do = f"välj bland {', '.join(known)}, eller skapa docs/{page}" if known else f"skapa docs/{page}"
        yield Problem(place, f"året {value} i {macro} har ingen sida", do)


def _other_pages(page: Page, macro: str, bound: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """A macro that still shows the network or year of the page that this one was copied from."""
    network, stem = _subject(page)
    for name, own in (("network", network), ("year", int(stem) if _A_YEAR.fullmatch(stem) else None)):
        if own is not None and bound.get(name, own) != own:
            do = f'skriv "{own}"' if name == "network" else f"skriv {own}"
            yield Problem(place, f"{macro} visar {bound[name]}, men sidan handlar om {own}", do)


RULES: tuple[Callable[[Model, Pages], Iterator[Problem]], ...] = (
    nav_complete,
    one_heading,
    front_matter_fits,
    plans_have_pages,
    year_pages_have_content,
    attachments_exist,
    macro_calls,
)
