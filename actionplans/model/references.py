"""What do pages refer to: sources, abbreviations, names in other languages, words for the search, older addresses?"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import Noun, Record, one_or_more, optional, required
from actionplans.model.identifiers import Address, PageAddress
from actionplans.model.names import as_id
from actionplans.model.shapes import Term
from actionplans.model.sourced import Sourced
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Source(Record):
    """Where facts come from: data/sources/<id>.yml. The file's name is its id."""

    noun = Noun("Källa", "källan", "källa", "källor", "`data/sources/<id>.yml`. Filnamnet är källans id.")

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Källans titel.", "Kajforums årskonferens 2021")
    publisher: str = required("Utgivare", "utgivaren", "Vem som har gett ut den.", "Kajforum")
    url: Address | None = optional(
        "Webbadress",
        "webbadressen",
        "Webbadress. Utelämnad: källan är inte publicerad på webben.",
        "https://www.example.se/",
    )
    date: PartialDate | None = optional("Datum", "datumet", "Källans datum.", "2019-11-06")
    archived_copy: bool = optional(
        "Läst i arkiverad kopia",
        "att källan är läst i en arkiverad kopia",
        "`true` när källan har lästs i en arkiverad kopia.",
        "true",
        False,
    )
    language: Annotated[str, Term("languages")] = optional("Språk", "språket", "Titelns språk.", "en", "sv")
    note: str | None = optional(
        "Anmärkning", "anmärkningen", "Det som läsaren behöver veta om källan.", "Adressen kan vara inaktuell."
    )


def to_make(text: str) -> str:
    """What to do where a source is named by its title or address instead of its id: which file it needs."""
    date = re.search(r"\b(19|20)\d\d(-\d\d(-\d\d)?)?\b", text)
    address = "://" in text
    words = re.sub(r"https?://(www\.)?", "", text)
    identifier = "-".join(as_id(words).split("-")[:6]) or "kallan"
    said = [f"url: {text}" if address else "", f"date: {date[0]}" if date and not address else ""]
    lines = ["title: …" if address else f'title: "{text.replace(chr(34), "")}"', "publisher: …", *filter(None, said)]
    file = f"data/sources/{identifier}.yml"
    return f"källan skrivs i en egen fil, {file}, med {', '.join(lines)}; skriv sedan sources: [{identifier}] här"


@fixed(kw_only=True)
class Abbreviation(Sourced):
    """An abbreviation that the pages explain: data/abbreviations.yml, by its id."""

    noun = Noun(
        "Förkortning",
        "förkortningen",
        "förkortning",
        "förkortningar",
        "`data/abbreviations.yml`, en förkortning som sidorna förklarar. Nyckeln är dess id.",
    )

    id: str = field(default="")
    name: str = required("Namn", "namnet", "Förkortningen, så som den skrivs på sidorna.", "PF")
    full_name: str | None = optional(
        "Fullständigt namn",
        "det fullständiga namnet",
        "Vad bokstäverna står för, om en källa säger det.",
        "Provforum",
    )
    language: Annotated[str, Term("languages")] = optional("Språk", "språket", "Språket i `full_name`.", "en", "sv")
    text: str = required("Text", "texten", "Vad det är, i en mening.", "Ett branschsamarbete i Norden.")


@fixed(kw_only=True)
class ForeignNames(Record):
    """Names in another language: data/foreign_names.yml, by the language."""

    noun = Noun(
        "Namn på ett annat språk",
        "listan över namn på språket",
        "lista över namn",
        "listor över namn",
        "`data/foreign_names.yml`. Nyckeln är språket, ur `languages` i `vocabulary.yml`.",
    )

    id: Annotated[str, Term("languages")] = field(default="")
    names: tuple[str, ...] = one_or_more(
        "Namn",
        "namnen",
        "Namn och uttryck, så som de skrivs på sidorna. De märks med sitt språk överallt där de står.",
        "[Probe Forum]",
    )


@fixed(kw_only=True)
class Synonym(Record):
    """Words that people mean the same thing with when they search: data/synonyms.yml, by an id of its own."""

    noun = Noun(
        "Sökord",
        "sökorden",
        "grupp av sökord",
        "grupper av sökord",
        "`data/synonyms.yml`, ord som den som söker menar samma sak med. Nyckeln är ett eget id.",
    )

    id: str = field(default="")
    words: tuple[str, ...] = one_or_more(
        "Ord", "orden", "Orden, i grundform. Ett namn får vara flera ord.", "[ordförande, chair]"
    )


@fixed(kw_only=True)
class Moved(Record):
    """A page, or a folder with all of its pages, that had another address before: data/moved.yml, by an id.

    Others have linked to it, and have it in their notes and minutes: the address of before leads on for ever.
    """

    noun = Noun(
        "Flyttad sida",
        "den flyttade sidan",
        "flyttad sida",
        "flyttade sidor",
        "`data/moved.yml`, en sida eller mapp som har bytt adress. Nyckeln är ett id.",
    )

    id: str = field(default="")
    old: PageAddress = required(
        "Gammal adress",
        "den gamla adressen",
        "Adressen förut, från webbplatsens början. Den gäller också allt som låg under den.",
        "natverk/hamnforum/",
    )
    new: PageAddress = required("Ny adress", "den nya adressen", "Adressen nu.", "natverk/kajforum/")
    date: PartialDate = required("Datum", "datumet", "När adressen byttes.", "2025-03-01")
