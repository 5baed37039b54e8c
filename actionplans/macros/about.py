"""Macros about the site itself."""

from __future__ import annotations

from markupsafe import Markup

from actionplans import dictionary
from actionplans.markup import element, join, table
from actionplans.site import View


def data_dictionary(view: View) -> Markup:
    """Every key in data/: what it means, how it is written, whether it must be there."""
    parts = []
    for kind in dictionary.KINDS:
        parts += [element("h2", dictionary.noun(kind), id=kind.__name__.lower()), element("p", dictionary.title(kind))]
        rows = [
            [
                element("code", entry.key),
                entry.form,
                "Ja" if entry.required else "Nej",
                entry.description,
                element("code", entry.example) if entry.example else f"Se {entry.form}",
            ]
            for entry in dictionary.entries(kind)
        ]
        parts.append(table(dictionary.noun(kind), ["Nyckel", "Värde", "Måste finnas", "Vad", "Exempel"], rows))
    return join(parts, "\n\n")
