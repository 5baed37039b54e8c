"""The command `search-words`: a list of what readers searched for in vain becomes proposals of words for pages."""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from actionplans.model.identifiers import SearchWord
from actionplans.model.page_kinds import kind_of, meant_by
from actionplans.model.problems import Place, Problem, report
from actionplans.reading import yamlfile
from actionplans.reading.plain import plain
from actionplans.rules import contact, identity
from actionplans.search.folding import fold, words
from actionplans.search.packed import PATH
from actionplans.search.wanted import Index, Wanted
from actionplans.site.contact import MISSED
from actionplans.system.fixed import fixed

# Longer is no query, more of them no list that anybody reads, and more proposals of a kind none that anybody judges.
_LONGEST, _MOST_BYTES, _MOST_TOLD = 200, 1_000_000, 50
# What a column with queries is called, folded.
_COLUMNS = frozenset(words("amne amnesrad fraga fragor query search sok sokning sokningar sokord subject"))
# What stands before a query in the subject of a letter: who answers or passes it on, and what the box wrote.
_BEFORE = re.compile(rf"^(?:(?:subject|ämne|sv|re|vb|fw|fwd)\s*:\s*|{re.escape(MISSED.strip())}\s*)+", re.IGNORECASE)
# A letter that was pasted whole names people, in its head and below it: of it only the subject is a query.
_HEAD = re.compile(r"(?:from|från|to|till|sent|skickat|date|datum)\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:subject|ämne)\s*:", re.IGNORECASE)
_QUOTES = frozenset('"”')
_MAIL = re.compile(r"\S+@\S+")
# Plain words need no quotation marks in a list of YAML.
_PLAIN = re.compile(r"[^\W\d_][\w /()?!.-]*[\w)?!.]", re.UNICODE)
_SEARCH_WORD = re.compile(get_args(SearchWord)[1].regex)


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("search-words", help="föreslå sökord för sidor av det som läsare inte hittade")
    parser.add_argument(
        "file", metavar="FIL", type=Path, help="en sökning på varje rad, eller brevens ämnesrader, eller CSV"
    )
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument("--site", metavar="MAPP", type=Path, help="den byggda webbplatsen (site i projektets mapp)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the proposals. 0, or 1 with what is wrong with what was given."""
    site = options.site or options.project / "site"
    text, problems = _read(options.file, _AS_TEXT)
    script, missing = _read(site / PATH, _BUILD)
    if text is None or script is None:
        print(report([*problems, *missing]))
        return 1
    queries, problems = _queries(str(options.file), text)
    index, faulty = _index(site / PATH, script)
    if problems or index is None:
        print(report([*problems, *faulty]))
        return 1
    kept = [without_personal_data(query) for query in queries]
    print(_told(options.project, index, queries, [query for query in kept if query]))
    return 0


_AS_TEXT = "ange en textfil, i Anteckningar sparad med kodningen UTF-8"
_BUILD = "bygg webbplatsen först, med make site eller python -m actionplans site"


def _index(path: Path, script: str) -> tuple[Index | None, list[Problem]]:
    try:
        return Index(script), []
    except (ValueError, LookupError, TypeError):
        return None, [Problem(Place(str(path), 0), "filen är inget index som den här versionen har byggt", _BUILD)]


def _read(path: Path, do: str) -> tuple[str | None, list[Problem]]:
    try:
        return path.read_bytes().decode("utf-8-sig"), []
    except OSError:
        return None, [Problem(Place(str(path), 0), "filen går inte att läsa", do)]
    except UnicodeDecodeError:
        return None, [Problem(Place(str(path), 0), "filen är inte sparad som UTF-8", do)]


# --- What the list holds ----------------------------------------------------------------------------------------------


def _queries(name: str, text: str) -> tuple[list[str], list[Problem]]:
    """The queries of a list, and what is wrong with it."""
    if len(text) > _MOST_BYTES or "\0" in text:
        return [], [
            Problem(Place(name, 0), "är ingen lista över sökningar", "ange en textfil med en sökning på varje rad")
        ]
    lines = _lines(text)
    if lines is None and name.casefold().endswith(".csv"):
        what = "tabellen har ingen kolumn som heter något med sökningar"
        return [], [Problem(Place(name, 1), what, "kalla kolumnen Ämne eller Sökning på första raden")]
    found, problems = [], []
    for line, written in lines or enumerate(_of_letters(text.splitlines()), 1):
        query = " ".join(_BEFORE.sub("", _tidy(written)).split())
        if len(query) > _LONGEST:
            what = f"raden är längre än {_LONGEST} tecken och ingen sökning"
            problems.append(Problem(Place(name, line), what, "ta bort den, eller korta den till det som söktes"))
        elif words(query):
            found.append(query)
    if not found and not problems:
        problems = [Problem(Place(name, 0), "filen har inga sökningar", "skriv en på varje rad")]
    return found, problems


def _lines(text: str) -> list[tuple[int, str]] | None:
    """The number and text of each cell of a table's column with queries; none of what has no such column."""
    lines = text.splitlines()
    # A quotation mark that nothing ends makes one cell of all that follows.
    csv.field_size_limit(_MOST_BYTES)
    for sign in ("\t", ";", ","):
        heads = [fold(head.strip().strip('"')) for head in (lines[0] if lines else "").split(sign)]
        column = next((at for at, head in enumerate(heads) if head in _COLUMNS), None)
        if column is not None:
            rows = csv.reader(lines, delimiter=sign)
            next(rows)
            return [(rows.line_num, row[column]) for row in rows if len(row) > column]
    return None


def _of_letters(lines: list[str]) -> list[str]:
    """The lines of a list; of letters their subjects alone, each on its line."""
    if not any(map(_HEAD.match, lines)) or not any(map(_SUBJECT.match, lines)):
        return lines
    return [line if _SUBJECT.match(line) else "" for line in lines]


def _tidy(text: str) -> str:
    """A line without the quotation marks around it, and without signs that do something in a window of commands."""
    text = "".join(sign if sign.isprintable() else " " for sign in text).strip()
    return text[1:-1] if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES else text


def without_personal_data(query: str) -> str:
    """A query without addresses for mail, phone numbers and what else leads to a person."""
    text = plain(query)
    spans = [*identity.found(text), *((start, end) for start, end, _ in contact.found(text))]
    spans += [found.span() for found in _MAIL.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    text = " ".join(text.split())
    return text if words(text) else ""


# --- What is proposed -------------------------------------------------------------------------------------------------


@fixed
class _Folded:
    """Queries that are the same but for capitals, dots and spaces: as first written, and how many they were."""

    query: str
    times: int


def _folded(queries: Iterable[str]) -> list[_Folded]:
    first: dict[tuple[str, ...], str] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for query in queries:
        key = tuple(map(fold, words(query)))
        first.setdefault(key, query)
        times[key] += 1
    return [_Folded(query, times[key]) for key, query in first.items()]


def _told(project: Path, index: Index, given: list[str], kept: list[str]) -> str:
    """All that is proposed, page by page, what has no page near it, and what a page answers already."""
    near: dict[str, list[tuple[_Folded, Wanted]]] = defaultdict(list)
    far: list[_Folded] = []
    answered: list[tuple[_Folded, Wanted]] = []
    folded = _folded(kept)
    for one in sorted(folded, key=lambda one: (-one.times, fold(one.query))):
        wanted = index.wanted(one.query)
        if wanted.answered:
            answered.append((one, wanted))
        elif wanted.url is None:
            far.append(one)
        else:
            near[wanted.url].append((one, wanted))
    lost = sum(query not in kept for query in given)
    many = "sökning" if len(given) == 1 else "sökningar"
    dropped = f" Personuppgifter är borttagna ur {lost}." if lost else ""
    said = [f"{len(given)} {many}, {len(folded)} olika.{dropped}"]
    for url in sorted(near, key=lambda url: (-sum(one.times for one, _ in near[url]), url)):
        said += ["", *_of_page(project, url, index.titles[url], near[url])]
    if far:
        said += ["", "Ingen sida ligger nära. Välj den som svarar, eller avgör om något saknas på webbplatsen:"]
        said += _at_most([f"{one.query}{_times(one)}" for one in far])
    if answered:
        said += ["", "Alla orden står redan på en sida. Ligger svaret på en annan, skriv sökningen där:"]
        said += _at_most([f"{one.query}{_times(one)} – {index.titles[wanted.url or '']}" for one, wanted in answered])
    if near:
        said += ["", "Behåll det som sidan svarar på. Sök sedan i den byggda webbplatsen."]
    return "\n".join(said)


def _at_most(lines: list[str], indent: str = "  ") -> list[str]:
    """The lines that are told, and how many they are beside."""
    more = len(lines) - _MOST_TOLD
    return [indent + line for line in [*lines[:_MOST_TOLD], *([f"… och {more} till"] if more > 0 else [])]]


def _of_page(project: Path, url: str, title: str, wanted: list[tuple[_Folded, Wanted]]) -> Iterator[str]:
    """The proposal for a page: its file, the line for its header, and why."""
    path = _path(project, url)
    if path is None:
        yield f"{url} – {title}"
    else:
        yield f"docs/{path} – {title}"
    if path is not None and (found := kind_of(path)) and found.kind.product:
        yield "  Sidans text är produktens: föreslå orden för den som sköter produkten."
    elif new := [one.query for one, _ in wanted[:_MOST_TOLD] if _SEARCH_WORD.fullmatch(one.query)]:
        yield _header(project / "docs" / path if path else None, new)
    yield from _at_most([f"{one.query}{_times(one)}: {_why(one.query, found)}" for one, found in wanted], "    ")


def _why(query: str, found: Wanted) -> str:
    unknown = ", ".join(found.unknown)
    why = f"inte på webbplatsen: {unknown}" if unknown else "orden står på olika sidor"
    return why if _SEARCH_WORD.fullmatch(query) else f"{why}; för lång som sökord, korta den"


def _times(one: _Folded) -> str:
    return f" ({one.times} gånger)" if one.times > 1 else ""


def _path(project: Path, url: str) -> str | None:
    """The file under docs/ of the page at an address, with or without a server."""
    address = url.removesuffix(".html").removesuffix("index").rstrip("/")
    paths = meant_by(address) if address else ("index.md",)
    return next((path for path in paths if (project / "docs" / path).is_file()), None)


def _header(page: Path | None, queries: list[str]) -> str:
    """The line for a page's header: the words that it holds already, and new ones."""
    known = _searched_with(page) if page else []
    if known is None:
        return "  Sidhuvudet går inte att läsa. Rätta det först: python -m actionplans check säger vad som är fel."
    return f"  search: [{', '.join(map(_as_yaml, dict.fromkeys([*known, *queries])))}]"


def _searched_with(page: Path) -> list[str] | None:
    """The words that a page's header holds already; None where it cannot be read."""
    header = re.match(r"---\n(.*?)\n---", page.read_text(encoding="utf-8-sig", errors="replace"), re.DOTALL)
    tree, problems = yamlfile.parse(header[1], page.name) if header else (None, [])
    held = tree.values.get("search") if isinstance(tree, yamlfile.Mapping) else None
    if problems or isinstance(held, yamlfile.Scalar | yamlfile.Mapping):
        return None
    return [one.text for one in held.items if isinstance(one, yamlfile.Scalar)] if held else []


def _as_yaml(text: str) -> str:
    if _PLAIN.fullmatch(text) and fold(text) not in ("ja", "nej", "yes", "no", "on", "off", "true", "false", "null"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
