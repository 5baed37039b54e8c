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
    headings: tuple[int, ...] = ()

    @property
    def file(self) -> str:
        return f"docs/{self.path}"


@dataclass
class Pages:
    """All pages, the navigation's entries in order, and the problems found while reading them."""

    pages: dict[str, Page] = field(default_factory=dict)
    nav: list[tuple[str, Place]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def citations(self) -> dict[str, list[str]]:
        """For each source that the prose cites, the pages that cite it."""
        found: dict[str, list[str]] = {}
        for page in self.pages.values():
            for call in page.calls:
                if call.name == "source" and call.positional and page.path not in found.get(call.positional[0], ()):
                    found.setdefault(call.positional[0], []).append(page.path)
        return found


def read(root: Path) -> Pages:
    """Read docs/ and the navigation of mkdocs.yml under `root`."""
    result = Pages()
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        page = _page(path, path.relative_to(docs).as_posix(), result.problems)
        if page is not None:
            result.pages[page.path] = page
    result.nav = list(_nav(root, result.problems))
    return result


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
    front = _front_matter(text, file, problems)
    calls = tuple(_calls(text, file, problems))
    return Page(name, front, calls, tuple(_headings(text))) if front else None


def _front_matter(text: str, file: str, problems: list[Problem]) -> FrontMatter | None:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if match is None:
        do = "skriv överst tre rader: ---, title: Sidans namn, ---"
        problems.append(Problem(Place(file), "sidhuvudet saknas", do))
        return None
    # The first line of the file is ---, so a line of the header keeps its number when a line stands before it.
    tree, unreadable = yamlfile.parse("\n" + match.group(1), file)
    problems += unreadable
    return decode(tree, FrontMatter, problems, set(), {}) if tree else None


def _headings(text: str) -> Iterator[int]:
    """The lines of the page's first-level headings, code blocks left out."""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced and re.match(r"# \S", line):
            yield number


def _calls(text: str, file: str, problems: list[Problem]) -> Iterator[Call]:
    try:
        tree = _JINJA.parse(text)
    except jinja2.TemplateSyntaxError as error:
        what = "klamrarna {{ }} går inte att läsa"
        do = 'skriv makrot som {{ namn("id", 2023) }} med raka citattecken'
        problems.append(Problem(Place(file, error.lineno), what, do))
        return
    for node in tree.body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if isinstance(part, nodes.TemplateData):
                continue
            call = _call(part)
            if call is None:
                what = "bara webbplatsens makron får stå inom klamrar"
                do = 'skriv {{ namn("id", 2023) }}, eller ta bort klamrarna'
                problems.append(Problem(Place(file, part.lineno), what, do))
            else:
                yield call


def _call(node: nodes.Node) -> Call | None:
    """A plain call of a name with plain values; None for anything else that Jinja can do."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return None
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    if not all(isinstance(value, nodes.Const) for value in values):
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
    if not isinstance(tree, YamlMapping) or "nav" not in tree.values:
        problems += unreadable or [Problem(Place("mkdocs.yml"), "menyn (nav) saknas", "lägg till nav: med alla sidor")]
        return
    yield from _nav_entries(tree.values["nav"], problems)


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
    dated = [(*match.groups(), path, place) for path, place in siblings if (match := _DATED.fullmatch(path))]
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
    """The navigation holds every page once, and nothing else."""
    seen: dict[str, Place] = {}
    for path, place in pages.nav:
        if path in seen:
            yield Problem(place, f"sidan {path} står redan i menyn på rad {seen[path].line}", "ta bort en av raderna")
        elif path not in pages.pages:
            do = suggestion(path, pages.pages, "skapa sidan eller ta bort raden")
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
        for line in page.headings[1:]:
            what = f"sidan har redan en huvudrubrik på rad {page.headings[0]}"
            yield Problem(Place(page.file, line), what, "börja underrubriker med ##")


def front_matter_fits(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page about a network or a year says so in its front matter, and the folder and file are named after them."""
    for page in pages.pages.values():
        match = re.fullmatch(r"natverk/([^/]+)/([^/]+)\.md", page.path)
        year = re.fullmatch(r"ar/(.+)\.md", page.path)
        if match:
            network, stem = match.groups()
            if network not in model.networks:
                do = suggestion(network, model.networks, "lägg till nätverket i data/networks/ eller flytta sidan")
                yield Problem(Place(page.file), f"mappen ”{network}” är inte ett nätverk", do)
            yield from _fits(page, "network", page.front.network, network)
            yield from _year_fits(page, stem)
        elif year:
            yield from _year_fits(page, year.group(1))


def _year_fits(page: Page, stem: str) -> Iterator[Problem]:
    if stem == "index":
        return
    if not re.fullmatch(r"(19|20|21)\d\d", stem):
        yield Problem(
            Place(page.file), f"filnamnet ”{stem}.md” är inte ett årtal", "byt namn, till exempel till 2023.md"
        )
    else:
        yield from _fits(page, "year", page.front.year, int(stem))


def _fits(page: Page, key: str, given: object, wanted: object) -> Iterator[Problem]:
    if given != wanted:
        what = f"sidhuvudet saknar {key}" if given is None else f"sidhuvudet säger {key}: {given}"
        yield Problem(page.front.place_of(key), what, f"skriv {key}: {wanted}")


def plans_have_pages(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every network the city takes part in, plan, report, year and matter has its page."""
    wanted = {network_page(one.id): one.place for one in model.networks.values() if one.relation == "member"}
    wanted |= {network_page(*key): plan.place for key, plan in {**model.reports, **model.plans}.items()}
    wanted |= {year_page(year): record.place for year, record in model.years.items()}
    wanted |= {matter_page(matter.id): matter.place for matter in model.matters.values()}
    wanted |= {f"arbetssatt/{routine.page}.md": routine.place_of("page") for routine in model.routines.values()}
    for path, place in wanted.items():
        if path not in pages.pages:
            yield Problem(place, f"sidan docs/{path} saknas", "skapa den, med en annan sida av samma slag som mall")


def year_pages_have_content(model: Model, pages: Pages) -> Iterator[Problem]:
    """A network's page for a year has something to show: a plan, report, role, priority or event of that year."""
    for page in pages.pages.values():
        match = re.fullmatch(r"natverk/([^/]+)/(\d{4})\.md", page.path)
        if match is None or match.group(1) not in model.networks:
            continue
        network, year = model.networks[match.group(1)], int(match.group(2))
        if year not in documented_years(model, network, year):
            what = f"inget är känt om {network.name} {year}"
            yield Problem(
                Place(page.file), what, "lägg till en plan, en roll eller en händelse i data/, eller ta bort sidan"
            )


def attachments_exist(model: Model, pages: Pages) -> Iterator[Problem]:
    """An attachment's file is a plain file name."""
    for matter in model.matters.values():
        for one in matter.attachments:
            if one.file and not re.fullmatch(r"[A-Za-z0-9._-]+", one.file):
                yield Problem(
                    one.place_of("file"),
                    f"”{one.file}” är inte ett filnamn",
                    "skriv bara namnet, till exempel bilaga-1.pdf",
                )


def macro_calls(model: Model, pages: Pages) -> Iterator[Problem]:
    """Every macro exists, and gets ids, years and arguments that exist."""
    for page in pages.pages.values():
        for call in page.calls:
            place = Place(page.file, call.line)
            macro = MACROS.get(call.name)
            if macro is None:
                do = suggestion(call.name, MACROS, "makrona står under Om webbplatsen: Så ändrar du")
                yield Problem(place, f"okänt makro ”{call.name}”", do)
            else:
                yield from _arguments(model, pages, call, macro, place)


def _arguments(model: Model, pages: Pages, call: Call, macro: Callable[..., Any], place: Place) -> Iterator[Problem]:
    signature = inspect.signature(macro)
    accepted = [name for name in signature.parameters if name != "view"]
    unknown = [name for name in call.named if name not in accepted]
    for name in unknown:
        otherwise = f"{call.name} tar {', '.join(accepted) or 'inga argument'}"
        yield Problem(place, f"okänt argument ”{name}” till {call.name}", suggestion(name, accepted, otherwise))
    if unknown:
        return
    try:
        bound = signature.bind(None, *call.positional, **call.named).arguments
    except TypeError:
        what = f"fel antal argument till {call.name}"
        yield Problem(place, what, f"skriv {{{{ {_usage(call.name, signature)} }}}}")
        return
    for name, value in bound.items():
        if name != "view":
            yield from _argument(model, pages, call.name, name, value, bound, place)


def _usage(name: str, signature: inspect.Signature) -> str:
    examples = {"network": '"polis"', "year": "2023", "source": '"id"', "routine": '"id"', "matter": '"2023-03-13"'}
    needed = [
        key for key, one in signature.parameters.items() if key != "view" and one.default is inspect.Parameter.empty
    ]
    return f"{name}({', '.join(examples[key] for key in needed)})"


def _argument(
    model: Model, pages: Pages, macro: str, name: str, value: object, bound: Mapping[str, Any], place: Place
) -> Iterator[Problem]:
    if name == "year":
        yield from _year_argument(model, pages, macro, value, bound.get("network"), place)
        return
    what, known = {
        "network": ("nätverk", model.networks),
        "source": ("källa", model.sources),
        "routine": ("rutin", model.routines),
        "matter": ("ärende", model.matters),
    }[name]
    if value not in known:
        do = suggestion(str(value), known, f"välj bland {', '.join(sorted(known)[:12])}")
        yield Problem(place, f"okänt id ”{value}” för {what} i {macro}", do)


def _year_argument(
    model: Model, pages: Pages, macro: str, value: object, network: object, place: Place
) -> Iterator[Problem]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(place, f"”{value}” är inte ett årtal i {macro}", "skriv året utan citattecken, till exempel 2023")
        return
    pattern = rf"natverk/{network}/(\d{{4}})\.md" if network else r"ar/(\d{4})\.md"
    known = sorted(match.group(1) for path in pages.pages if (match := re.fullmatch(pattern, path)))
    if str(value) not in known:
        do = suggestion(str(value), known, f"välj bland {', '.join(known)}" if known else "skapa årets sida")
        yield Problem(place, f"året {value} har ingen sida att visa ({macro})", do)


RULES: tuple[Callable[[Model, Pages], Iterator[Problem]], ...] = (
    nav_complete,
    one_heading,
    front_matter_fits,
    plans_have_pages,
    year_pages_have_content,
    attachments_exist,
    macro_calls,
)
