"""Does a PDF hold only what is read? It can run scripts, start programs, send forms and carry other files.

Links, forms that are filled in and printed, signatures and a place to open at are ordinary, and pass.
"""

from __future__ import annotations

from actionplans.reading import pdf
from actionplans.reading.pdf import Paper

# What is printed loses its headings for those who listen, so the document itself comes first.
_ANEW = "spara dokumentet som den är gjord av som PDF på nytt, eller skriv ut den till en ny PDF, och lägg in den"
_WITHOUT_FILES = "spara den som PDF utan bifogade filer, eller skriv ut den till en ny PDF, och lägg in den"
# What an action does, by its name in the standard; to go to a place or an address is no harm.
_ACTIONS = {
    "JavaScript": "kör skript",
    "Launch": "startar program",
    "Rendition": "spelar upp något",
    "RichMediaExecute": "spelar upp något",
    "Movie": "spelar upp något",
    "Sound": "spelar upp något",
    "ImportData": "läser in uppgifter",
    "SubmitForm": "skickar uppgifter",
    "GoToE": "öppnar en fil inuti sig",
}
_FILES_WITHIN = "har andra filer inuti sig"
_NAMES = {
    "JS": "kör skript",
    "JavaScript": "kör skript",
    "OnInstantiate": "kör skript",
    "XFA": "har ett formulär som kan köra skript",
    "EmbeddedFiles": _FILES_WITHIN,
    "EF": _FILES_WITHIN,
    "RichMediaContent": "har film eller ljud inuti sig",
}
# What may happen without a click: a place is shown, a layer is hidden, a form is emptied.
_BY_ITSELF = frozenset(("GoTo", "Named", "SetOCGState", "Hide", "ResetForm", "Trans", "GoTo3DView", "GoToDp"))
_UNSEEN = {
    pdf.LOCKED: ("PDF-filen kräver lösenord", "spara den utan lösenord"),
    pdf.DAMAGED: ("PDF-filen är trasig eller inte hel", _ANEW),
    pdf.LARGE: ("PDF-filen är för stor eller för invecklad för att granskas", _ANEW),
    pdf.SLOW: ("PDF-filen tar för lång tid att granska", _ANEW),
}


def found(paper: Paper) -> list[tuple[str, str]]:
    """What is wrong with a PDF, and what to do; empty for one that is only read."""
    if paper.unseen:
        return [_UNSEEN[paper.unseen]]
    does = {word for name, word in _NAMES.items() if name in paper.names}
    does |= {word for kind, word in _ACTIONS.items() if kind in paper.actions}
    if paper.at_once - _BY_ITSELF:
        does.add("gör något av sig själv när den öppnas")
    return [(f"PDF-filen {word}", _WITHOUT_FILES if word == _FILES_WITHIN else _ANEW) for word in sorted(does)]
