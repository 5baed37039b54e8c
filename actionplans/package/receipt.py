"""What does the secretary write into the minutes and the diary? The receipt of a package: what it is, and its checksum.

It lies beside the package and not in it, for no file can hold the checksum of what it is a part of. It is a page of its
own, with room for who took the package in and when.
"""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.dates import in_words
from actionplans.model.records import Matter
from actionplans.papers import Case, pieces, tree, typeset
from actionplans.papers.tree import Block, Text
from actionplans.swedish.words import UNKNOWN, grouped, sentence


@dataclass(frozen=True)
class Handed:
    """What is handed over: a zip file's name, size in bytes, checksum and number of files, and what day it shows.

    `made_of` says of which revision it is made.
    """

    name: str
    size: int
    checksum: str
    files: int
    shows: datetime.date
    made_of: str


def stands_on_the_letter(matter: Matter) -> bool:
    """Whether the committee has a checksum of the attachments: on a letter that was made here and sent."""
    return bool(matter.sent and matter.sent.attachments and not matter.letter)


def receipt(case: Case, handed: Handed, day: datetime.date) -> bytes:
    """The receipt as PDF, made on a day. Raises typeset.TypesetError."""
    # The receipt is the city's own, what it is given for may be none of the city's.
    title = f"Kvitto på årspaketet {case.year}{' (rekonstruktion)' if case.matter.reconstructed else ''}"
    mark = case.say("Kvittot gäller en rekonstruktion, inte stadens handlingar") if case.matter.reconstructed else None
    head: list[list[Text]] = [[[tree.strong("Kvitto")], [in_words(day)]]]
    if case.matter.reference:
        head[0].append([f"Diarienummer {case.matter.reference}"])
    made = pieces.part(case, "kvitto", title, head, list(_body(case, handed)))
    made["title"] = title
    made["footer"] = f"Kvitto på {handed.name}"
    return typeset.pdf(title, case.author, mark, day, [made])


def _body(case: Case, handed: Handed) -> Iterator[Block]:
    yield tree.table([("Uppgift", 1), ("Om paketet", 3)], _facts(case, handed))
    yield tree.heading(2, "Vad summan visar")
    yield tree.paragraph(
        f"Summan är zip-filens fingeravtryck (SHA-256). Den omfattar allt i {handed.name}: papperen, webbplatsen, "
        "uppgifterna och listorna. Ändras ett enda tecken blir summan en annan. Den ska stå i protokollet och "
        "diariet, utom räckhåll för den som skulle ändra paketet, och på webbplatsens arkivsida."
    )
    if stands_on_the_letter(case.matter):
        yield tree.paragraph(
            "På brevet står en annan summa. Den omfattar bilagorna så som de skickades, och inget annat."
        )
    yield tree.heading(2, "Så jämför du")
    yield tree.bullets(
        [tree.paragraph(tree.strong(f"{system}: "), f"{command} {handed.name}")]
        for system, command in (
            ("Windows, PowerShell", "Get-FileHash"),
            ("macOS", "shasum -a 256"),
            ("Linux", "sha256sum"),
        )
    )
    yield tree.paragraph("Summan skrivs här i grupper om åtta tecken. Blanksteg och stora bokstäver betyder inget.")
    yield tree.heading(2, "Mottaget")
    yield tree.to_fill_in(["Diarienummer", "Datum", "Mottaget av (funktion, inte namn)"])


def _facts(case: Case, handed: Handed) -> Iterator[list[Text]]:
    matter, groups = case.matter, grouped(handed.checksum).split()
    told: list[tuple[str, Text]] = [
        ("Innehåll", [f"{case.model.city.name}, internationella nätverk, {case.year}"]),
        (case.say("Ärende till nämnden"), tree.lines([matter.title, in_words(matter.date)])),
        ("Sammanträde", [in_words(matter.meeting) if matter.meeting else UNKNOWN]),
        ("Diarienummer", [matter.reference or UNKNOWN]),
        ("Visar", [f"Allt så som det var den {in_words(handed.shows)}"]),
        ("Gjort ur", [sentence(handed.made_of)]),
        ("Gjort med", [f"Python {platform.python_version()}"]),
        ("Fil", [f"{handed.name}, {handed.files} filer, {_figures(handed.size)} byte"]),
        ("Zip-filens summa", tree.lines(["\u00a0 ".join(groups[:4]), "\u00a0 ".join(groups[4:])])),
    ]
    for label, text in told:
        yield [[label], text]


def _figures(number: int) -> str:
    """A large number in groups of three figures."""
    return f"{number:,}".replace(",", "\u00a0")
