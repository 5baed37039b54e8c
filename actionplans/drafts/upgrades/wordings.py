"""From what the product's drafts said before to what they say now, where a page still says it as it was drafted.

A sentence that somebody has changed is theirs, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.drafts.upgrades.whole import model_of, saying
from actionplans.model.problems import Place, Problem

_WHEEL = "docs/arbetssatt/arshjul.md"
# Titles and headings: as they stand, line by line.
_NAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "docs/roller.md": (("\ntitle: Roller\n", "\ntitle: Uppdrag\n"), ("\n# Roller\n", "\n# Uppdrag\n")),
    "docs/projekt.md": (
        (
            "\ntitle: Projekt\nhide: [toc]\n---\n# EU- och forskningsprojekt\n",
            "\ntitle: EU- och forskningsprojekt\nhide: [toc]\n---\n# Projekt\n",
        ),
    ),
    "docs/resor.md": (("\n## Saknar beslut eller rapport\n", "\n## Resor som saknar beslut eller rapport\n"),),
    _WHEEL: (("\n## Året runt\n", "\n## Månad för månad\n"),),
}
# Sentences: wherever their lines end.
_SENTENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "docs/roller.md": (
        (
            "En roll som en källa bara belägger för ett visst år visas aldrig som pågående efteråt.",
            "Ett uppdrag som en källa bara belägger för ett visst år visas aldrig som pågående efteråt.",
        ),
    ),
    "docs/representation.md": (
        (
            "Politiskt och som tjänstepersoner, nätverk för nätverk, och var en plats är tom.",
            "Stadens representation, politiskt och genom tjänstepersoner, nätverk för nätverk: vem, till när, och var "
            "en plats är tom.",
        ),
        ("[Alla roller med tider och källor](roller.md)", "[Alla uppdrag, även de avslutade](roller.md)"),
    ),
    "docs/historik.md": (
        (
            "Nätverk och år i en tabell. Varje ruta leder till en sida; luckorna visar år då inget är känt.",
            "Nätverken genom åren, och under bilden en tabell där varje ruta leder till en sida. Luckorna visar år då "
            "inget är känt.",
        ),
    ),
    "docs/om/index.md": (
        ("handlingsplaner, roller, prioriteringar,", "handlingsplaner, uppdrag, prioriteringar,"),
        (
            "En uppgift som är härledd, eller har en indirekt källa, är märkt ”Trolig”.",
            "Före en uppgift som är härledd, eller har en indirekt källa, står ”Troligen”.",
        ),
    ),
    "docs/om/tillganglighet.md": (
        (
            "De körs innan en ändring publiceras, och en brist som de hittar stoppar ändringen.",
            "De körs varje natt, och när webbplatsens kod ändras; en brist som de hittar då stoppar ändringen.",
        ),
    ),
    "docs/ar/index.md": (("planer, roller, prioriteringar och", "planer, uppdrag, prioriteringar och"),),
    "docs/natverk/index.md": (
        (
            "Nätverken som staden är med i. De som",
            "Vilken plan varje nätverk har, vem som företräder staden och vad nätverket ger. De som",
        ),
    ),
    _WHEEL: (
        (
            "Hjulet visar vad som återkommer varje år och vad som är daterat",
            "Här står vad som återkommer varje år och vad som är daterat",
        ),
        (
            "Siffrorna i hjulet är samma som i listan. Ett heldraget märke har en känd dag, ett streckat bara en känd "
            "månad, och ett fyrkantigt återkommer varje år.",
            "",
        ),
    ),
}


def to_todays(texts: Texts) -> Changes:
    """The pages that say something as a draft of before did, with today's words in its place."""
    files = [file for file in {**_NAMES, **_SENTENCES} if file in texts]
    in_its_words = saying(model_of(texts)) if files else str
    changes: Changes = {}
    for file in files:
        page = texts[file]
        for old, new in _NAMES.get(file, ()):
            page = page.replace(old, new)
        for old, new in _SENTENCES.get(file, ()):
            page = _said(page, in_its_words(old), in_its_words(new))
        if page != texts[file]:
            changes[file] = page
    return changes


def left_as_they_are(before: Texts, after: Texts) -> Iterator[str]:
    """What somebody has to look at: a text of an editor's own on a picture that is there no longer."""
    page = after.get(_WHEEL, "")
    if page != before.get(_WHEEL) and (found := re.search(r"\bhjulet\b", page, re.IGNORECASE)):
        line = page[: found.start()].count("\n") + 1
        yield str(Problem(Place(_WHEEL, line), "texten talar om hjulet, som nu är en lista", "skriv om meningen"))


def _said(page: str, old: str, new: str) -> str:
    """A page with another sentence in the place of one; the space before goes with a sentence that has none."""
    words = r"\s+".join(map(re.escape, old.split()))
    return re.sub(words if new else rf"[ \n]{words}", lambda _: new, page)
