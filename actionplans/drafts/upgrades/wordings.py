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
_ARCHIVE = "docs/arkiv.md"
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
    _ARCHIVE: (
        (
            "- **Nämndens papper** som PDF: brevet, en bilaga per nätverk, årsrapporten, och allt i en fil.",
            "- **Nämndens papper** som de skickades: brevet, en bilaga per nätverk, årsrapporten, och allt i en fil. "
            "Rättades något\n  efteråt står det i en egen fil bredvid dem. Ett ärende som är återskapat ur öppna "
            "källor har inga skickade papper här;\n  då är de en rekonstruktion.",
        ),
        (
            "som tabeller (CSV), som en fil för program (JSON) och så som de skrevs (YAML). - **LÄS MIG.txt**, som",
            "som tabeller (CSV) och som en fil för program (JSON). Filerna så som de skrevs (YAML) ligger inte i\n"
            "  paketet, för de kan nämna sådant som blev känt senare. De finns i den version av projektet som paketet "
            "anger.\n- **Ett program** som prövar paketet, och **LÄS MIG.txt**, som",
        ),
        (
            "Två summor skyddar paketet. Den ena är zip-filens och står här. Den andra gäller innehållet och står "
            "också på brevet till nämnden, så att den finns i nämndens handlingar.",
            "Ett bevis är en\nsumma som finns någon annanstans än i paketet:\n\n"
            "- **Zip-filens summa** står här, på kvittot till paketet, i protokollet och diariet. Den omfattar allt i "
            "paketet.\n"
            "- **Bilagornas summa** står på brevet till nämnden. Den omfattar bilagorna som de skickades, och inget "
            "annat.",
        ),
        (
            "med den i tabellen. I Windows: öppna PowerShell i mappen med filen och skriv `Get-FileHash "
            "handlingsplaner-2023.zip`. På en Mac: `shasum -a 256 handlingsplaner-2023.zip`. I Linux: `sha256sum "
            "handlingsplaner-2023.zip`. 2. **Pröva innehållet** enligt LÄS MIG.txt i paketet. Där",
            "med den i tabellen överst eller på kvittot. I Windows: öppna PowerShell i mappen med filen\n"
            "   och skriv `Get-FileHash handlingsplaner-2023.zip`. På en Mac: `shasum -a 256 handlingsplaner-2023.zip`."
            " I Linux:\n   `sha256sum handlingsplaner-2023.zip`. Summan står i grupper om åtta tecken; blanksteg och "
            "stora bokstäver betyder inget.\n2. **Är paketet uppackat**, följ LÄS MIG.txt i det. Där",
        ),
        (
            "Den som har webbplatsens kod kan göra båda stegen med `python -m actionplans verify "
            "handlingsplaner-2023.zip`. Svaret är på svenska och nämner varje fil som är ändrad, borttagen, tillagd, "
            "omdöpt eller omkastad.",
            "Den som har Python och webbplatsens kod kan göra allt med\n`python3 -m actionplans verify "
            "handlingsplaner-2023.zip --sum SUMMAN`. Svaret är på svenska, säger vad summan omfattar och\nnämner varje "
            "fil som är ändrad, borttagen, tillagd, omdöpt eller omkastad. Samma program ligger i paketet, men den som "
            "kan\nändra paketet kan ändra det också: ett bevis kräver ett som är hämtat från annat håll.",
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
    page = after.get(_ARCHIVE, "")
    other = page != before.get(_ARCHIVE)
    if other and (found := re.search(r"så som de skrevs \(YAML\)\.|Den andra gäller innehållet", page)):
        line = page[: found.start()].count("\n") + 1
        what = "texten beskriver den första utgåvans årspaket: nu gäller summan på brevet bilagorna"
        do = "skriv om stycket: vad ett paket har och vad summorna omfattar står i LÄS MIG.txt i det"
        yield str(Problem(Place(_ARCHIVE, line), what, do))


def _said(page: str, old: str, new: str) -> str:
    """A page with another sentence in the place of one; the space before goes with a sentence that has none."""
    words = r"\s+".join(map(re.escape, old.split()))
    return re.sub(words if new else rf"[ \n]{words}", lambda _: new, page)
