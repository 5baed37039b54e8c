"""How docs/ and the menu are read: each page's header, its text and its macro calls.

Pages are read, never run: a Markdown page can reach Python through Jinja, so only calls of registered macros with
plain values are let through, and they are found in the parsed page before anything is rendered.
"""

from __future__ import annotations

import dataclasses
import inspect
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes

from actionplans import yamlfile
from actionplans.load import decode
from actionplans.macros import MACROS, PARAMETERS
from actionplans.model import Record, optional, required
from actionplans.problems import Place, Problem
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
    column: int = 1


@dataclass(frozen=True)
class Page:
    """One Markdown page: its finished text and its macro calls, in order. `path` is relative to docs/.

    `body` is its text as written, with empty lines in place of the header, so that lines count as in the file.
    """

    path: str
    front: FrontMatter
    parts: tuple[str | Call, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    body: str = ""

    @property
    def calls(self) -> Iterator[Call]:
        """The macro calls among the page's parts."""
        return (part for part in self.parts if isinstance(part, Call))

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
            if path.suffix.lower() in _OTHER_SUFFIXES or _is_page(path):
                meant = f"{path.name.partition('.')[0]}.md"
                result.unread.add(path.with_name(meant).relative_to(docs).as_posix())
                what = "sidans filnamn slutar inte på .md"
                result.problems.append(Problem(Place(f"docs/{name}"), what, f"byt namn till {meant}"))
            elif path.suffix.lower() in (".yml", ".yaml"):
                what, do = "en datafil ligger i docs/", "flytta den till sin mapp i data/"
                result.problems.append(Problem(Place(f"docs/{name}"), what, do))
    result.unread -= result.pages.keys()
    result.nav = list(_nav(root, result.paths, result.problems))
    return result


# Only .md is read here. MkDocs runs the others as pages too, unchecked, and leaves out .MD without a word.
_OTHER_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def _is_page(path: Path) -> bool:
    """Whether a file without an ending of its own, or a text file, begins as a page does."""
    if path.suffix not in ("", ".txt") or path.name.startswith("."):
        return False
    with path.open("rb") as file:
        return re.match(rb"(\xef\xbb\xbf)?---[ \t]*\r?\n", file.read(8)) is not None


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
    header, body = _header_and_body(text)
    if header is None:
        problems.append(Problem(Place(file), *_no_header(text)))
    front = _front_matter(header, file, problems) if header is not None else None
    parts = tuple(_text_and_calls(body, file, problems))
    return Page(name, front, parts, tuple(_headings(body)), body) if front else None


def _header_and_body(text: str) -> tuple[str | None, str]:
    """The page's header, or None, and its body: each with empty lines for what stands before, so that lines count."""
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if match is None:
        return None, text
    return "\n" + match[1], "\n" * match[0].count("\n") + text[match.end() :]


def _no_header(text: str) -> tuple[str, str]:
    first, *others = text.split("\n", 10)
    if re.match(r"---[ \t]*\n", text):
        end = next((line.strip() for line in others[:-1] if _DASHES.fullmatch(line)), None)
        meant = f"; raden ”{end}” ska vara tre bindestreck" if end else ""
        return "sidhuvudet avslutas aldrig", f"skriv en rad med --- efter sidhuvudets sista rad{meant}"
    if _DASHES.fullmatch(first):
        return f"första raden är ”{first.strip()}”", "skriv tre bindestreck, ---"
    if re.match(r"\s+---[ \t]*\n", text):
        return "sidhuvudet börjar inte på första raden", "ta bort det som står före den första raden med ---"
    return "sidhuvudet saknas", "skriv överst tre rader: ---, title: Sidans namn, ---"


# What stands for three hyphens where a word processor or a hasty hand wrote the line.
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


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
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif _FIRST_LEVEL.match(line):
            yield number, line.strip("# ")


_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})(.*)")
_FIRST_LEVEL = re.compile(r"#\s*[^#\s]")  # Markdown does not ask for the space


# A call as nearly every page writes it, and any sign that something else in Jinja's language begins or ends.
_VALUE = r'"[\w.-]*"|[1-9]\d{0,3}'
_PLAIN = re.compile(rf"\{{\{{ (\w+)\((?:((?:{_VALUE})(?:, (?:{_VALUE}))*)|(\w+)=({_VALUE}))?\) \}}\}}")
# Two braces that nothing closes before the next ones, or the paragraph's end.
_UNCLOSED = re.compile(r"\{\{((?:(?!\}\}|\{\{|\n[ \t]*\n).)*)(?=\{\{|\n[ \t]*\n|\Z)", re.DOTALL)
_SIGN = re.compile(r"\{\{|\}\}|\{%|%\}|\{##|##\}")


def _text_and_calls(body: str, file: str, problems: list[Problem]) -> Iterator[str | Call]:
    """The page as finished text and macro calls, in order. What is neither is a problem."""
    plain = list(_plain_parts(body))
    if not _SIGN.search("".join(part for part in plain if isinstance(part, str))):
        # Parsing a thousand pages takes Jinja longer than reading all their data; these have nothing for it to find.
        yield from plain
        return
    try:
        tree = _JINJA.parse(body)
    except (jinja2.TemplateSyntaxError, ValueError, RecursionError) as error:
        problems.append(_unreadable(body, file, getattr(error, "lineno", None) or 1))
        return
    seen: Counter[tuple[int, str]] = Counter()
    for node in tree.body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if isinstance(part, nodes.TemplateData):
                yield part.data
                continue
            call = _call(part)
            if call is None:
                line = part.lineno or next((inner.lineno for inner in part.find_all(nodes.Node) if inner.lineno), 1)
                named = part.node if isinstance(part, nodes.Call) else part
                name = named.name if isinstance(named, nodes.Name) else ""
                column, written = _written(body, line, name, seen[line, name])
                seen[line, name] += 1
                problems.append(Problem(Place(file, line, column), *_refusal(part, written)))
            else:
                key = (call.line, call.name)
                yield dataclasses.replace(call, column=_written(body, *key, seen[key])[0])
                seen[key] += 1


def _written(body: str, line: int, name: str, before: int) -> tuple[int, str]:
    """The column of the braces in which a line calls a macro, after so many other calls, and what stands in them."""
    from_there = "\n".join(body.split("\n")[line - 1 :])
    calls = re.finditer(rf"\{{[{{%]-?\s*{name}\b(.*?)-?[}}%]\}}", from_there, re.DOTALL)
    match = next(itertools.islice(calls, before, None), None)
    if match is None or "\n" in from_there[: match.start()]:
        return 1, ""
    return match.start() + 1, match[0][2:-2]


def _unreadable(body: str, file: str, line: int) -> Problem:
    """What is wrong where Jinja cannot read a page, and gave up on a line that may be another."""
    body = _RAW.sub(lambda raw: re.sub(r"[^\n]", " ", raw[0]), body)
    do = 'skriv makrot som {{ namn("id", 2023) }} med raka citattecken'
    unclosed = _UNCLOSED.search(body)
    if unclosed:
        call = meant_call(unclosed[1])
        do = f"skriv }}}} efter makrot, som {call}" if call else "skriv }} efter makrot, eller ta bort dem"
        return Problem(_at(file, body, unclosed.start()), "klamrarna {{ stängs aldrig", do)
    for match in _BRACES.finditer(body):
        if not _parses(match[0]):
            call = meant_call(match[1].strip("{ "))
            what = "texten inom klamrarna {{ }} går inte att tolka"
            return Problem(_at(file, body, match.start()), what, f"skriv {call}" if call else do)
    sign = re.search(r"\{##(?!.*##\})|\{%", body, re.DOTALL)
    if sign and sign[0] == "{##":
        return Problem(_at(file, body, sign.start()), "kommentaren {## avslutas aldrig", "skriv ##} efter den")
    if sign:
        what, do = "texten inom klamrarna {% %} är inte tillåten", "ta bort den; bara makron som {{ namn() }} används"
        return Problem(_at(file, body, sign.start()), what, do)
    return Problem(Place(file, line), "texten inom klamrarna {{ }} går inte att tolka", do)


_RAW = re.compile(r"\{%-? *raw *-?%\}.*?\{%-? *endraw *-?%\}", re.DOTALL)
_BRACES = re.compile(r"\{\{((?:(?!\n[ \t]*\n).)*?)\}\}", re.DOTALL)


def _parses(text: str) -> bool:
    try:
        _JINJA.parse(text)
    except (jinja2.TemplateSyntaxError, ValueError, RecursionError):
        return False
    return True


def _at(file: str, body: str, offset: int) -> Place:
    """The place of a character in a page's body."""
    return Place(file, body.count("\n", 0, offset) + 1, offset - body.rfind("\n", 0, offset))


_CALLED = re.compile(r"\s*(\w+)\s*[(\[]([^()\[\]{}=|~*+]*)(?:[)\]]|\s*\Z)")
_QUOTES = "\"'”“„’‘‚`´«»"


def meant_call(text: str) -> str:
    """The macro call that a text within braces was most likely meant to be; empty where nobody can tell."""
    match = _CALLED.match(text)
    if match is None or match[1].casefold() not in MACROS or len(text) > 200:
        return ""
    name = match[1].casefold()
    parameters = [one for one in inspect.signature(MACROS[name]).parameters.values() if one.name != "view"]
    words = [word.strip(_QUOTES) for word in re.split(r"[,;\uff0c\s]+", match[2].strip())]
    words = [word for word in words if word]
    if not sum(one.default is inspect.Parameter.empty for one in parameters) <= len(words) <= len(parameters):
        return ""
    values = []
    for word, parameter in zip(words, parameters, strict=False):
        form = r"0?((?:19|20|21)\d\d)" if parameter.name == "year" else r"([\w-]+)"
        found = re.fullmatch(form, word)
        if found is None:
            return ""
        values.append(found[1] if parameter.name == "year" else f'"{found[1]}"')
    return f"{{{{ {name}({', '.join(values)}) }}}}"


def _plain_parts(body: str) -> Iterator[str | Call]:
    end = 0
    for match in _PLAIN.finditer(body):
        yield body[end : match.start()]
        name, positional, key, value = match.groups()
        values = tuple(_plain_value(one) for one in re.findall(_VALUE, positional or ""))
        line, column = _at("", body, match.start())[1:]
        yield Call(name, values, {key: _plain_value(value)} if key else {}, line, column)
        end = match.end()
    yield body[end:]


def _plain_value(text: str) -> str | int:
    return text[1:-1] if text.startswith('"') else int(text)


def _refusal(node: nodes.Node, written: str) -> tuple[str, str]:
    """What is wrong with something within braces that is not a plain call, and what to do."""
    named = node.node if isinstance(node, nodes.Call) else node
    if isinstance(named, nodes.Name) and named.name in MACROS:
        if named is node:
            return f"makrot {named.name} saknar parenteser", f"skriv som {{{{ {usage(named.name, every=True)} }}}}"
        what = f"ett värde till {named.name} är varken ett id inom citattecken eller ett årtal"
        return what, f"skriv {meant_call(written) or f'som {{{{ {usage(named.name, every=True)} }}}}'}"
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


def _nav(root: Path, known: Collection[str], problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    """The pages in mkdocs.yml's nav, in order. What mkdocs.yml may hold besides is MkDocs' business."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        problems.append(Problem(Place("mkdocs.yml"), "filen saknas", "lägg tillbaka den ur git"))
        return
    tree, unreadable = yamlfile.read(file, "mkdocs.yml")
    nav = tree.values.get("nav") if isinstance(tree, YamlMapping) else None
    entries = list(_nav_entries(nav, problems)) if nav else []
    # MkDocs' own settings may use tags, anchors and the like, as !ENV; only data/ may not.
    unreadable = [problem for problem in unreadable if "inte tillåt" not in problem.what]
    problems += unreadable
    if nav:
        problems += _wrong_years(nav, known)
        problems += _misread_titles(nav, file.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    if not any(path for path, _ in entries):
        entries = []
        if not unreadable:
            problems.append(Problem(Place("mkdocs.yml"), "menyn (nav) saknas", "lägg till nav: med alla sidor"))
    yield from entries


def _misread_titles(node: Node, lines: Sequence[str]) -> Iterator[Problem]:
    """Titles in the menu that MkDocs would take for a number, a date or yes and no, and stop at: `- 2025: …`."""
    if isinstance(node, YamlSequence):
        for item in node.items:
            yield from _misread_titles(item, lines)
    elif isinstance(node, YamlMapping):
        for title, place in node.keys.items():
            if re.fullmatch("[”“„].*[”“„]", title):
                do = f'byt dem mot raka: "{title[1:-1]}"'
                yield Problem(place, f"titeln {title} står inom typografiska citattecken", do)
            quoted = lines[place.line - 1][place.column - 1 : place.column] in ("'", '"')
            if not quoted and Scalar(title, place, plain=True).guess != "str":
                what = f"”{title}” läses inte som text i menyn"
                yield Problem(place, what, f'sätt citattecken: "{title}"')
            yield from _misread_titles(node.values[title], lines)


def _wrong_years(node: Node, known: Collection[str]) -> Iterator[Problem]:
    """Lines in the menu whose title names another year than the page that they lead to: copied and half changed."""
    if isinstance(node, YamlSequence):
        for item in node.items:
            yield from _wrong_years(item, known)
    elif isinstance(node, YamlMapping):
        for title, child in node.values.items():
            named, led = re.search(_FOUR_DIGITS, title), re.search(rf"/{_FOUR_DIGITS}", getattr(child, "text", ""))
            # That the page does not exist is told by page_rules.py.
            if named and led and isinstance(child, Scalar) and named[1] != led[1] and child.text in known:
                what = f"raden ”{title}” i menyn leder till {child.text}"
                yield Problem(child.place, what, f"skriv {led[1]} i titeln, eller {named[1]} i sökvägen")
            yield from _wrong_years(child, known)


_FOUR_DIGITS = r"(?<!\d)((?:19|20|21)\d\d)(?!\d)"


def _nav_entries(node: Node, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    if isinstance(node, Scalar):
        yield node.text, node.place
        return
    children = node.items if isinstance(node, YamlSequence) else list(node.values.values())
    entries = [list(_nav_entries(child, problems)) for child in children]
    problems += _newest_first([found[0] for found in entries if len(found) == 1])
    for found in entries:
        yield from found


_DATED = re.compile(r"(.*)/(\d{4}[\d-]*)(?:/arsrapport|/nytt)?\.md")


def _newest_first(siblings: Sequence[tuple[str, Place]]) -> Iterator[Problem]:
    """Years of one folder that stand beside each other in the menu stand newest first."""
    dated = [(match[1], match[2], path, place) for path, place in siblings if (match := _DATED.fullmatch(path))]
    for (folder, year, _, _), (next_folder, next_year, path, place) in itertools.pairwise(dated):
        if folder == next_folder and next_year > year:
            yield Problem(place, f"{path} står efter {year} i menyn", "sätt det nyaste året först")


def usage(macro: str, every: bool) -> str:
    """How a macro is called: with every argument, or with those that it needs."""
    parameters = inspect.signature(MACROS[macro]).parameters.values()
    shown = [one.name for one in parameters if one.name != "view" and (every or one.default is inspect.Parameter.empty)]
    return f"{macro}({', '.join(PARAMETERS[name].example for name in shown)})"
