"""Does a PDF hold only what is read? It can run scripts, start programs, send forms and carry other files.

qpdf, through pikepdf, reads the file's objects, those in compressed streams too, and each of them is looked at: what
stands somewhere in the file can be reached somehow.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PRINT = "skriv ut den till en ny PDF (Arkiv, Skriv ut, Spara som PDF), och lägg in den"
# What an action does, by its name in the standard; to go to a place or an address is no harm.
_ACTIONS = {
    "/JavaScript": "kör skript",
    "/Launch": "startar program",
    "/Rendition": "spelar upp något",
    "/RichMediaExecute": "spelar upp något",
    "/Movie": "spelar upp något",
    "/ImportData": "läser in uppgifter",
    "/SubmitForm": "skickar uppgifter",
    "/GoToE": "öppnar en fil inuti sig",
}
_MOST_PARTS = 200_000  # a report of a thousand pages has some ten thousand
_KEYS = {
    "/JS": "kör skript",
    "/JavaScript": "kör skript",
    "/XFA": "har ett formulär som kan köra skript",
    "/EmbeddedFiles": "har andra filer inuti sig",
    "/EF": "har andra filer inuti sig",
    "/RichMediaContent": "har film eller ljud inuti sig",
}
# What may happen by itself when the file is opened.
_BY_ITSELF = ("/GoTo", "/Named")


def found(path: Path) -> list[tuple[str, str]]:
    """What is wrong with a PDF, and what to do; empty for one that is only read."""
    import pikepdf  # here, for a city without PDF files need not wait for it

    try:
        # Without recovery: what one program mends in its way, another mends in another.
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            if len(pdf.objects) > _MOST_PARTS:
                return [(f"PDF-filen har fler än {_MOST_PARTS} delar", _PRINT)]
            does = {word for thing in _all(pikepdf, pdf) for word in _does(pikepdf, thing)}
    except pikepdf.PasswordError:
        return [("PDF-filen kräver lösenord", "spara den utan lösenord")]
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, ValueError):
        return [("PDF-filen är trasig eller inte hel", _PRINT)]
    return [(f"PDF-filen {word}", _PRINT) for word in sorted(does)]


def _all(pikepdf: Any, pdf: Any) -> Iterator[Any]:
    """Every dictionary in the file, streams' own and those within others too."""
    for thing in [pdf.trailer, *pdf.objects]:
        within = [thing]
        while within:
            one = within.pop()
            if isinstance(one, pikepdf.Array):
                values = list(one)
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                yield one
                values = [value for _, value in one.items()]
            else:
                continue
            # What has a number of its own comes by itself.
            within += [value for value in values if not getattr(value, "is_indirect", False)]


def _does(pikepdf: Any, thing: Any) -> Iterator[str]:
    """What a dictionary makes a reader's program do, in Swedish."""
    keys = set(thing.keys())
    yield from (_KEYS[key] for key in keys & _KEYS.keys())
    kind = thing.get("/S")
    if isinstance(kind, pikepdf.Name) and str(kind) in _ACTIONS:
        yield _ACTIONS[str(kind)]
    at_once = [thing.get("/OpenAction")] if "/OpenAction" in keys else []
    if isinstance(thing.get("/AA"), pikepdf.Dictionary):
        at_once += [action for _, action in thing["/AA"].items()]
    for action in at_once:
        if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) not in _BY_ITSELF:
            yield "gör något av sig själv när den öppnas"
