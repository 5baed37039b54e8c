"""Where does a page lie: the paths under docs/ of each kind of page, and the addresses that they get."""

from __future__ import annotations

import functools
import re

from actionplans.model.records import Network

# The page that shows every trip.
TRIPS_PAGE = "resor.md"


def network_page(network: str, year: int | None = None) -> str:
    """The path under docs/ of a network's page, or of its page for a year."""
    return f"natverk/{network}/{year or 'index'}.md"


def network_link_page(network: Network) -> str:
    """The path under docs/ of the page that presents a network: its own, or the one for candidates."""
    return "kandidater.md" if network.relation == "candidate" else network_page(network.id)


def year_page(year: int) -> str:
    """The path under docs/ of the page for a year across all networks."""
    return f"ar/{year}.md"


def network_report_page(network: str, year: int) -> str:
    """The path under docs/ of a network's annual report for a year."""
    return f"natverk/{network}/{year}/arsrapport.md"


def year_report_page(year: int) -> str:
    """The path under docs/ of the annual report for a year across all networks."""
    return f"ar/{year}/arsrapport.md"


def year_news_page(year: int) -> str:
    """The path under docs/ of the page about what is new in a year's plans."""
    return f"ar/{year}/nytt.md"


def is_report_page(path: str) -> bool:
    """Whether a path under docs/ is that of an annual report, of one network or of all."""
    return re.fullmatch(r"(natverk/[^/]+|ar)/\d{4}/arsrapport\.md", path) is not None


def matter_page(matter: str) -> str:
    """The path under docs/ of a committee matter's page."""
    return f"namnden/{matter}.md"


@functools.cache
def page_url(path: str, directory_urls: bool) -> str:
    """The address of a page relative to the site's root: `natverk/polis/2023.md` → `natverk/polis/2023/`."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"
