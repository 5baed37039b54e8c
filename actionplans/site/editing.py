"""Where a file is changed: addresses in the web editor, made from the template that mkdocs.yml holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from actionplans.model.problems import Place, Problem

_EXAMPLE = "https://git.example.se/stad/natverk/edit/main/{path}#L{line}"


def template_problems(template: str) -> Iterator[Problem]:
    """What is wrong with an address template. An empty one is right: then the site has no links for editors."""
    if not template:
        return
    place, do = Place("mkdocs.yml"), f"skriv som {_EXAMPLE}, eller lämna den tom"
    if not re.match(r"https?://[^\s/]+/", template):
        yield Problem(place, f"edit_template ”{template}” är inte en webbadress", do)
    if "{path}" not in template:
        yield Problem(place, "edit_template saknar {path}, filens plats i projektet", do)


def address(template: str, place: Place) -> str:
    """The address where an editor changes a file at a line. `template` is not empty and without problems."""
    return template.replace("{path}", quote(place.path)).replace("{line}", str(place.line))
