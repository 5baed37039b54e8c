"""Personal data in what the site is made of: identity numbers, phone numbers, persons' e-mail, private addresses.

Identity numbers never belong here (lagen 2018:218, 3 kap. 10 §). The others may be needed to reach a person, but the
site is not where: a private person's are not the city's to publish, and an official's change while the page stays. The
one exception is a matter's handler, whom the committee's own letter names with phone and e-mail. A shared mailbox
(info@, stadsrum@) is no person's and passes; of phone numbers nobody can tell whose they are, so none passes.

What an editor can mend is an error. A PDF is as it was sent, and a picture is somebody's work: what they hold is for a
person to judge, and a matter's handler may stand there as well.
"""

from __future__ import annotations

import bisect
import functools
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from actionplans.model.problems import Place, Problem
from actionplans.reading import embedded, pdf
from actionplans.reading.pdf import Paper
from actionplans.reading.plain import plain, views
from actionplans.rules import contact, contents, identity
from actionplans.swedish.given_names import folded
from actionplans.system.listing import below

_TEXTS = frozenset((".md", ".svg", ".txt", ".csv", ".xml", ".html", ".htm", ".json", ".yml", ".yaml"))
_PHOTOGRAPHS = frozenset((".jpg", ".jpeg", ".png", ".webp"))
_IDENTITY = "ett personnummer"
# A name with less in it holds none of them.
_WORTH_READING = re.compile(r"(?:\d[^\d/]{0,6}){5}|[@%&(\[{]| at |snabel")


def identity_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and text of each Swedish personal identity or coordination number."""
    found = [(start, end) for start, end, kind in _in_text(text) if kind == _IDENTITY]
    for (line, column), (start, end) in zip(_places(text, (start for start, _ in found)), found, strict=True):
        yield line, column, text[start:end]


def contact_details(text: str, own_words: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and kind (in Swedish) of each phone number, person's e-mail and street address."""
    found = [(start, kind) for start, _, kind in _in_text(text, own_words) if kind != _IDENTITY]
    for (line, column), (_, kind) in zip(_places(text, (start for start, _ in found)), found, strict=True):
        yield line, column, kind


def _in_text(text: str, own_words: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """Start, end and kind of everything, once, in order. What is an identity number is no phone number besides."""
    numbers: dict[int, int] = {}
    contacts: dict[tuple[int, str], int] = {}
    for view in views(text):
        for start, end in identity.found(view.text):
            numbers.setdefault(view.origin(start), view.origin(end - 1) + 1)
        for start, end, kind in contact.found(view.text, own_words):
            contacts.setdefault((view.origin(start), kind), view.origin(end - 1) + 1)
    told = sorted((start, end, _IDENTITY) for start, end in numbers.items())
    starts = [start for start, _, _ in told]
    for (start, kind), end in contacts.items():
        before = bisect.bisect_left(starts, end) - 1  # the last number that begins before this ends
        if before < 0 or told[before][1] <= start:
            told.append((start, end, kind))
    return sorted(told)


def _places(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Line and column of each of some offsets, which are in order."""
    line, begins, last = 1, 0, 0
    for offset in offsets:
        line += text.count("\n", last, offset)
        begins = max(begins, text.rfind("\n", last, offset) + 1)
        last = offset
        yield line, offset - begins + 1


# --- What an editor can mend ------------------------------------------------------------------------------------------

_HANDLER = re.compile(r"^handler:.*\n(?:[ \t]+.*\n|[ \t]*\n)*", re.MULTILINE)


def _but_the_handler(root: Path, name: str, text: str) -> list[tuple[int, str]]:
    """Where and what, but for how to reach a matter's handler: the committee's letter names him or her."""
    handlers = list(_HANDLER.finditer(text)) if name.startswith("data/matters/") else []
    numbers = [
        (handler.start() + view.origin(start), _IDENTITY)
        for handler in handlers
        for view in views(handler[0])
        for start, _ in identity.found(view.text)
    ]
    without = _HANDLER.sub(lambda handler: re.sub(r"[^\n]", " ", handler[0]), text) if handlers else text
    return sorted([*dict.fromkeys(numbers), *((start, kind) for start, _, kind in _personal(root, without))])


# What an editor may have meant that is right, and how to say it.
_INSTEAD = {
    contact.PHONE: "länka till en kontaktsida; telefonnummer står bara för ett ärendes handläggare (handler)",
    contact.MAIL: "skriv en gemensam brevlåda, som info@…; en persons står bara för ett ärendes handläggare (handler)",
    contact.HOME: "ta bort den; är det inte någons hem räcker platsens namn och orten",
}


def problems(root: Path) -> Iterator[Problem]:
    """All personal data in the text of data/, docs/ and mkdocs.yml, and in the names of what lies in docs/."""
    for name in _files(root):
        if name.startswith("docs/"):
            yield from _in_name(root, name)
        ending = _ending(name)
        if ending not in _TEXTS:
            continue
        with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
            text = file.read()
        text = embedded.seen_in_svg(text) if ending == ".svg" else text
        found = _but_the_handler(root, name, text)
        for where, (_, kind) in zip(_places(text, (start for start, _ in found)), found, strict=True):
            place = Place(name, *where)
            if kind == _IDENTITY:
                do = "ta bort det, eller dela upp siffrorna om de är något annat, till exempel dnr 121212/1212"
                yield Problem(place, "siffrorna ser ut som ett personnummer", do)
            else:
                yield Problem(place, f"texten ser ut att innehålla {kind}", _INSTEAD[kind])


def _files(root: Path) -> list[str]:
    """The files that are looked through, by their paths from the project folder."""
    data = [f"data/{name}" for name in below(root / "data") if name.endswith(".yml")]
    docs = [f"docs/{name}" for name in below(root / "docs")]
    return [name for name in (*data, *docs, "mkdocs.yml") if os.path.isfile(os.path.join(root, name))]


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _in_name(root: Path, name: str) -> Iterator[Problem]:
    shown = name.removeprefix("docs/")
    # The ending is no part of an address, and a folder's name is a text of its own.
    for part in (*shown.split("/")[:-1], shown.split("/")[-1].rpartition(".")[0]):
        for _, _, kind in _personal(root, part) if _WORTH_READING.search(part) else ():
            yield Problem(Place(name), f"filens namn eller mapp ser ut att innehålla {kind}", "byt namn på den")


def _personal(root: Path, text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of everything, after the city's own names are known where that matters."""
    found = _in_text(text)
    return _in_text(text, _own_words(root)) if any(kind == contact.MAIL for _, _, kind in found) else found


def _own_words(root: Path) -> frozenset[str]:
    """The words of the names of the city's organisations and networks: a mailbox named after one is nobody's."""
    files = [root / "data/city.yml", root / "data/organisations.yml", *root.glob("data/networks/*.yml")]
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())
    lines = (line for text in texts for line in re.findall(r"^(?: *name:.*|[\w-]+:)", text, re.MULTILINE))
    return frozenset(folded(word) for line in lines for word in re.findall(r"\w{3,}", line))


# --- What a person must judge -----------------------------------------------------------------------------------------

_DO = "bedöm om det får stå där; annars ska filen bytas mot en utan uppgiften"
_MOST_PAGES_TOLD = 5
# What is wrong with a whole file is an error, told in contents.py.
_UNREAD = {
    pdf.DAMAGED: "en sida är skadad",
    pdf.LARGE: "den tar för mycket minne att läsa",
    pdf.SLOW: "den tar för lång tid att läsa",
    pdf.LONG: "den är så lång att bara början är läst",
}


def to_judge(root: Path) -> Iterator[Problem]:
    """All personal data in what cannot be edited: the text of PDF files, and what picture files carry unseen."""
    papers = contents.read_papers(root)
    handlers, own_words = (_handlers(root), _own_words(root)) if papers else (frozenset(), frozenset())
    for file, paper in papers.items():
        place = Place(file.relative_to(root).as_posix())
        if paper.unread:
            what = f"filen går inte att söka igenom efter personuppgifter: {_UNREAD[paper.unread]}"
            yield Problem(place, what, "granska den själv, eller byt den mot en som går att läsa")
        where: defaultdict[str, dict[int, None]] = defaultdict(dict)
        found = _in_paper(paper, own_words)
        known = handlers | _on_every_page(found, len(paper.pages))
        for number, kind, said in found:
            if said not in known and not (kind == contact.PHONE and _SWITCHBOARD.fullmatch(said)):
                where[kind][number] = None
        for kind, numbers in sorted(where.items()):
            yield Problem(place, f"{_on_pages(list(numbers))} ser ut att innehålla {kind}", _DO)
    for name in _files(root):
        if name.startswith("docs/") and _ending(name) in _PHOTOGRAPHS:
            place = Place(name)
            text, placed = embedded.written_in_photograph((root / name).read_bytes())
            for kind in sorted({kind for _, _, kind in _personal(root, text)}):
                yield Problem(place, f"bildens dolda uppgifter ser ut att innehålla {kind}", _DO)
            if placed:
                do = "bedöm om platsen får vara känd; spara annars om bilden utan den"
                yield Problem(place, "bilden säger var den är tagen (GPS)", do)


@functools.lru_cache(maxsize=1000)
def _in_paper(paper: Paper, own_words: frozenset[str]) -> list[tuple[int, str, str]]:
    """Page (0: what the file says of itself), kind and bare text of everything; looked for once while it is served."""
    return [
        (number, kind, _bare(text[start:end]))
        for number, text in enumerate((paper.about, *paper.pages))
        for start, end, kind in _in_text(text, own_words)
    ]


# A town's number that ends in zeros is a switchboard's: every letter of an authority has it at its foot.
_SWITCHBOARD = re.compile(r"0(?!7)\d{5,9}000")
_FEWEST_PAGES = 2


def _on_every_page(found: Iterable[tuple[int, str, str]], pages: int) -> frozenset[str]:
    """The street addresses that stand on all of a paper's pages, where it has several: its sender's, at the foot."""
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for number, kind, said in found:
        if kind == contact.HOME and number:
            homes[said].add(number)
    return frozenset(said for said, numbers in homes.items() if len(numbers) == pages >= _FEWEST_PAGES)


def _on_pages(numbers: list[int]) -> str:
    """Where in a PDF: "texten på sidan 3", "texten på sidorna 3, 5 och 7"; 0 is what it says about itself."""
    pages = [str(number) for number in numbers if number]
    if not pages:
        return "filens egenskaper"
    told = pages[:_MOST_PAGES_TOLD]
    more = f" och {len(pages) - len(told)} till" if len(pages) > len(told) else ""
    listed = ", ".join(told) if more or len(told) == 1 else f"{', '.join(told[:-1])} och {told[-1]}"
    return f"texten på sidan {listed}" if len(pages) == 1 else f"texten på sidorna {listed}{more}"


def _handlers(root: Path) -> frozenset[str]:
    """The phone numbers and mailboxes of the matters' handlers, bare."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in sorted(root.glob("data/matters/*.yml")))
    blocks = (block[0] for text in texts for block in _HANDLER.finditer(text))
    values = (value for block in blocks for value in re.findall(r"(?:phone|email):[ ]*([^\n,}]+)", block))
    return frozenset(map(_bare, values))


def _bare(written: str) -> str:
    """A phone number's digits as they are dialled within the country; a mailbox or an address in small letters."""
    said = " ".join(plain(written).strip().strip("\"'").split())
    if "@" in said or said[:1].isalpha():
        return said.casefold()
    return re.sub(r"^(?:00|\+)46(?:\(0\))?", "0", re.sub(r"[^\d+()]", "", said)).strip("()")
