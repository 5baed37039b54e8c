"""Macros about the site itself."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import element, join, table
from actionplans.site.view import View
from actionplans.swedish import dictionary
from actionplans.swedish.words import sentence


def abbreviations(view: View) -> Markup:
    """Every abbreviation that the pages explain: what it stands for, where a source says so, and what it is."""
    listed = sorted(view.model.abbreviations.values(), key=lambda one: one.name.casefold())
    if not listed:
        return element("p", "Ingen förkortning finns ännu.", class_="missing")
    rows = [
        [
            join([element("dfn", one.name, id=one.id), cited(view, one)]),
            with_remarks(
                view, join([join([sentence(one.full_name), "."], "") if one.full_name else "", one.text]), one
            ),
        ]
        for one in listed
    ]
    return table("Förkortningar", ["Förkortning", "Betyder"], rows)


def data_dictionary(view: View) -> Markup:
    """Every key in data/: what it means, how it is written, whether it must be there."""
    parts = []
    for kind in dictionary.KINDS:
        title = element("h2", kind.noun.name, id=kind.__name__.lower())
        about = element("p", _with_code(dictionary.title(kind)))
        rows = [
            [
                element("code", entry.key),
                entry.form,
                sentence(entry.must),
                _with_code(entry.description),
                element("code", entry.example) if entry.example else f"Se {entry.form}",
            ]
            for entry in dictionary.entries(kind)
        ]
        keys = table(kind.noun.name, ["Nyckel", "Värde", "Måste finnas", "Vad", "Exempel"], rows)
        number = f"{len(rows)} {'nyckel' if len(rows) == 1 else 'nycklar'}"
        parts.append(folds.anchored(f"{kind.noun.name}: {number}", title, about + keys))
    return join(parts, "\n\n")


def _with_code(words: str) -> Markup:
    """Words of the model's own, where backticks mark what is written as it stands."""
    parts = words.split("`")
    return join((element("code", part) if number % 2 else part for number, part in enumerate(parts)), "")
