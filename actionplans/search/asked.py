"""With which words and questions do people ask for a page of some kind, in any city? They stand in asked.yml.

What they ask for one page with stands in that page's header and on the records that it shows (recorded.py).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files

from actionplans.model.page_kinds import NETWORK_YEAR, kind_of
from actionplans.reading.pages import FrontMatter
from actionplans.reading.yamlfile import LOADER
from actionplans.site.site import Site


@functools.cache
def _read() -> Mapping[str, tuple[str, ...]]:
    read = LOADER(files(__package__).joinpath("asked.yml").read_bytes()).get_single_data()
    return {name: tuple(asked) for name, asked in read.items()}


@functools.cache
def by_type() -> Mapping[str, tuple[str, ...]]:
    """The words and whole questions by the type of page that they ask for, as `page_type` names it."""
    return {name: asked for name, asked in _read().items() if "#" not in name}


@functools.cache
def by_anchor(page_type: str) -> Mapping[str, tuple[str, ...]]:
    """Those that ask for one section of the pages of a type, by its anchor: "change/resa#trip-report"."""
    found = ((name.partition("#"), asked) for name, asked in _read().items())
    return {anchor: asked for (name, _, anchor), asked in found if anchor and name == page_type}


def page_type(site: Site, path: str, front: FrontMatter) -> str:
    """What type of page is at `path` under docs/, as far as people ask for such pages alike; empty for all others.

    That is the page's kind, as model/page_kinds.py names it, or one page that every city has: "routine/resor".
    """
    found = kind_of(path)
    if found is None:
        return ""
    name = found.kind.name
    if found.kind is NETWORK_YEAR and site.model.plan_for(front.network or "", front.year or 0) is None:
        name = f"{name}/planless"
    own = "/".join([name, *found.parts.values()])
    return next((one for one in (own, name) if one in by_type()), "")
