"""The command `search-words`: a list of what readers searched for in vain becomes proposals of words for pages."""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actionplans.model.page_kinds import kind_of, meant_by
from actionplans.model.problems import Place, Problem, report
from actionplans.reading.plain import plain
from actionplans.rules import contact, identity
from actionplans.search.folding import fold, words
from actionplans.search.packed import PATH
from actionplans.search.wanted import Index, Wanted
from actionplans.site.contact import MISSED

# Longer is no query, and more of them no list that anybody reads.
_LONGEST, _MOST_BYTES = 200, 1_000_000
# What a column with queries is called, folded.
_COLUMNS = frozenset(words("amne amnesrad fraga fragor query search sok sokning sokningar sokord subject"))
# What stands before a query in the subject of a letter: who answers or passes it on, and what the box wrote.
_BEFORE = re.compile(rf"^(?:(?:subject|ämne|sv|re|vb|fw|fwd)\s*:\s*|{re.escape(MISSED.strip())}\s*)+", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+")
# Plain words need no quotation marks in a list of YAML.
_PLAIN = re.compile(r"[^\W\d_][\w /()?!.-]*[\w)?!.]", re.UNICODE)


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
    text, problems = _read(options.file, "spara listan som UTF-8 och ange dess namn")
    script, missing = _read(site / PATH, "bygg webbplatsen först, med make site eller python -m actionplans site")
    if text is None or script is None:
        print(report([*problems, *missing]))
        return 1
    queries, problems = _queries(str(options.file), text)
    if problems:
        print(report(problems))
        return 1
    kept = [without_personal_data(query) for query in queries]
    print(_told(options.project, Index(script), queries, [query for query in kept if query]))
    return 0


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
    found, problems = [], []
    for line, written in _lines(text):
        query = " ".join(_BEFORE.sub("", written.strip().strip('"”')).split())
        if len(query) > _LONGEST:
            what = f"raden är längre än {_LONGEST} tecken och ingen sökning"
            problems.append(Problem(Place(name, line), what, "ta bort den, eller korta den till det som söktes"))
        elif words(query):
            found.append(query)
    if not found and not problems:
        problems = [Problem(Place(name, 0), "filen har inga sökningar", "skriv en på varje rad")]
    return found, problems


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The number and text of each line; of a table, of its column with queries."""
    lines = text.splitlines()
    for sign in ("\t", ";", ","):
        heads = [fold(head.strip().strip('"')) for head in (lines[0] if lines else "").split(sign)]
        column = next((at for at, head in enumerate(heads) if head in _COLUMNS), None)
        if column is not None:
            rows = csv.reader(lines, delimiter=sign)
            next(rows)
            yield from ((rows.line_num, row[column]) for row in rows if len(row) > column)
            return
    yield from enumerate(lines, 1)


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


@dataclass(frozen=True)
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
        said += [f"  {one.query}{_times(one)}" for one in far]
    if answered:
        said += ["", "Alla orden står redan på en sida. Ligger svaret på en annan, skriv sökningen där:"]
        said += [f"  {one.query}{_times(one)} – {index.titles[wanted.url or '']}" for one, wanted in answered]
    if near:
        said += ["", "Behåll det som sidan svarar på. Sök sedan i den byggda webbplatsen."]
    return "\n".join(said)


def _of_page(project: Path, url: str, title: str, wanted: list[tuple[_Folded, Wanted]]) -> Iterator[str]:
    """The proposal for a page: its file, the line for its header, and why."""
    path = _path(project, url)
    if path is None:
        yield f"{url} – {title}"
    else:
        yield f"docs/{path} – {title}"
    if path is not None and (found := kind_of(path)) and found.kind.product:
        yield "  Sidans text är produktens: föreslå orden för den som sköter produkten."
    else:
        known = _searched_with(project / "docs" / path) if path else []
        new = [one.query for one, _ in wanted]
        yield f"  search: [{', '.join(map(_as_yaml, dict.fromkeys([*known, *new])))}]"
    for one, found_out in wanted:
        unknown = ", ".join(found_out.unknown) or "inget, men orden står på olika sidor"
        yield f"    {one.query}{_times(one)}: inte på webbplatsen: {unknown}"


def _times(one: _Folded) -> str:
    return f" ({one.times} gånger)" if one.times > 1 else ""


def _path(project: Path, url: str) -> str | None:
    """The file under docs/ of the page at an address, with or without a server."""
    address = url.removesuffix(".html").removesuffix("index").rstrip("/")
    paths = meant_by(address) if address else ("index.md",)
    return next((path for path in paths if (project / "docs" / path).is_file()), None)


def _searched_with(path: Path) -> list[str]:
    """The words that a page's header holds already."""
    header = re.match(r"---\n(.*?)\n---", path.read_text(encoding="utf-8-sig"), re.DOTALL)
    read = yaml.safe_load(header[1]) if header else {}
    return [str(word) for word in (read.get("search") or [])]


def _as_yaml(text: str) -> str:
    if _PLAIN.fullmatch(text) and fold(text) not in ("ja", "nej", "yes", "no", "on", "off", "true", "false", "null"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
