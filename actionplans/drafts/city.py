"""What does a city begin with? Every page and file that it needs, as drafts, and no fact but that it has begun.

The texts lie in start/, as files under the names that they get. What is to be filled in by this command stands there
between ‹ and ›; what is left to write is marked as in any draft.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path

from actionplans.drafts.year import Files
from actionplans.model.bodies import City as CityRecord
from actionplans.model.bodies import CityWords
from actionplans.model.dates import PartialDate
from actionplans.model.names import as_id
from actionplans.model.unwritten import MARK
from actionplans.rules.leftovers import LIST
from actionplans.swedish.bodies import DEFAULTS, say
from actionplans.system.fixed import fixed
from actionplans.writing.trees import Tree, data_file

START = Path(__file__).with_name("start")
SOURCE = "stadens-egen-uppgift"
_FIELD = re.compile(r"‹(\w+)›")


@fixed
class City:
    """What is asked of whoever begins. `replaced` are the names of the city whose project this was.

    `words` are what the city, its committee and its administration are, where that is not stad, nämnd and förvaltning.
    """

    name: str
    organisation: str
    administration: str
    committee: str
    day: datetime.date
    replaced: tuple[str, ...] = ()
    words: CityWords | None = None


def genitive(name: str) -> str:
    """A name as the owner of something: Älvhamns, Borås."""
    return name if name.casefold().endswith(("s", "x", "z")) else f"{name}s"


def organisation_of(name: str, word: str = "stad") -> str:
    """What a city is called as an organisation, where nobody says otherwise: Älvhamns stad, but Region Sagoland."""
    says_what_it_is = any(one.casefold().endswith(word) for one in name.split())
    return name if says_what_it_is else f"{genitive(name)} {word}"


def new_city(city: City) -> Files:
    """The files that a city begins with, by their path in the project."""
    fields = {
        "name": city.name,
        "site": f"{genitive(city.name)} internationella nätverk",
        "committee": city.committee,
    }
    files = {
        path.relative_to(START).as_posix(): _filled_in(_said(city, path), fields)
        for path in sorted(START.rglob("*"))
        if path.is_file()
    }
    return {**files, **dict(_data(city)), **({LIST: _replaced(city.replaced)} if city.replaced else {})}


def _said(city: City, path: Path) -> str:
    """What a file begins with, in the city's own words. Readers search with the usual ones, too."""
    text = path.read_text(encoding="utf-8")
    return text if path.name == "synonyms.yml" else say(_record(city), text)


def _record(city: City) -> CityRecord:
    names = (city.organisation, city.administration, city.committee)
    organisation, administration, committee = map(as_id, names)
    return CityRecord(
        name=city.name,
        organisation=organisation,
        administration=administration,
        committee=committee,
        words=city.words,
    )


def _filled_in(text: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda found: fields[found[1]], text)


def _data(city: City) -> Iterable[tuple[str, str]]:
    """What data/ says of the city: that it is, which of its bodies are concerned, and who says so."""
    record = _record(city)
    source = {
        "title": f"{city.organisation}: {say(record, 'uppgifter som staden själv har skrivit in')}",
        "publisher": city.organisation,
        "date": PartialDate.of(city.day),
        "note": say(record, "Stadens egen uppgift när webbplatsen togs i bruk."),
    }
    bodies: Tree = {
        as_id(city.organisation): _body(city.organisation, "city"),
        as_id(city.administration): _body(city.administration, "administration"),
        as_id(city.committee): _body(city.committee, "committee"),
    }
    yield _file(record, "data/city.yml", "Staden som webbplatsen handlar om, förvaltningen som samordnar nätverken "
                "och nämnden som får planerna.\n"
                f"{MARK} contact, funktionsbrevlådan som tar emot frågor och rättelser", {
        "name": city.name,
        "organisation": record.organisation,
        "administration": record.administration,
        "committee": record.committee,
        **({"words": own} if (own := _own_words(city)) else {}),
    })  # fmt: skip
    yield _file(record, "data/organisations.yml", "Stadens nämnder, förvaltningar och andra organisationer. "
                "Nyckeln är organisationens id.", bodies)  # fmt: skip
    path = f"data/sources/{SOURCE}.yml"
    yield path, data_file(path, [], source)


def _own_words(city: City) -> Tree:
    given = ((key, getattr(city.words, key, None)) for key in DEFAULTS)
    return {key: word for key, word in given if word}


def _replaced(names: Iterable[str]) -> str:
    head = (
        "# Namn på den stad som projektet gällde förut, ett på varje rad. Kontrollen säger var de står kvar (varning).",
        "# Ta bort ett namn som er egen stad nämner, och hela filen när inget namn behövs.",
    )
    return "\n".join([*head, *names, ""])


def _body(name: str, kind: str) -> Tree:
    return {"name": name, "kind": kind, "end": "ongoing", "sources": [SOURCE]}


def _file(city: CityRecord, path: str, head: str, content: Tree) -> tuple[str, str]:
    return path, data_file(path, say(city, head).split("\n"), content)
