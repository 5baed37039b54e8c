"""Where does a page lie: the path under docs/ for what macros and files link to, and the address that a path gets.

What the paths look like is said in one place, model/page_kinds.py; these are its kinds that are asked for most.
"""

from __future__ import annotations

import functools
from urllib.parse import quote

from actionplans.model import page_kinds
from actionplans.model.records import Attachment, Matter, Network
from actionplans.model.relations import has_own_page

# The page that shows every trip.
TRIPS_PAGE = page_kinds.TRIPS.path()
# The page with the city's own goals; a city without any has no such page.
GOALS_PAGE = page_kinds.GOALS.path()
# The page with all organisations that answer for something.
RESPONSIBLE_PAGE = page_kinds.RESPONSIBLE.path()

# Under a matter's own files: its papers as they were sent.
SENT_FOLDER = "skickat"
# What the letter and the file with everything in it are called there; the others are attachments.
SENT_LETTER, SENT_BUNDLE = "brev.pdf", "samlade-handlingar.pdf"


@functools.lru_cache(maxsize=10_000)
def network_page(network: str, year: int | None = None) -> str:
    """The path under docs/ of a network's page, or of its page for a year."""
    if year is None:
        return page_kinds.NETWORK.path(network=network)
    return page_kinds.NETWORK_YEAR.path(network=network, year=year)


def plan_page(plan: str, year: int) -> str:
    """The path under docs/ of the page of a plan that is not one network's own: common, or an administration's."""
    return page_kinds.PLAN.path(plan=plan, year=year)


def network_link_page(network: Network) -> str:
    """The path under docs/ of the page that presents a network: its own, or the one for candidates."""
    return network_page(network.id) if has_own_page(network) else page_kinds.CANDIDATES.path()


def year_page(year: int) -> str:
    """The path under docs/ of the page for a year across all networks."""
    return page_kinds.YEAR.path(year=year)


@functools.lru_cache(maxsize=10_000)
def network_report_page(network: str, year: int) -> str:
    """The path under docs/ of a network's annual report for a year."""
    return page_kinds.NETWORK_REPORT.path(network=network, year=year)


def year_report_page(year: int) -> str:
    """The path under docs/ of the annual report for a year across all networks."""
    return page_kinds.YEAR_REPORT.path(year=year)


def year_activities_page(year: int) -> str:
    """The path under docs/ of the page with all activities of a year."""
    return page_kinds.YEAR_ACTIVITIES.path(year=year)


def organisation_page(organisation: str) -> str:
    """The path under docs/ of the page of what an organisation answers for."""
    return page_kinds.ORGANISATION.path(organisation=organisation)


@functools.lru_cache(maxsize=10_000)
def matter_page(matter: str) -> str:
    """The path under docs/ of a committee matter's page."""
    return page_kinds.MATTER.path(matter=matter)


def attachment_file(matter: Matter, attachment: Attachment) -> str:
    """Where in the matter's folder the site has an attachment: the city's own file, or as it was sent; "" nowhere."""
    if attachment.file:
        return attachment.file
    sent = (one.file for one in matter.sent.papers if one.number == attachment.number) if matter.sent else iter(())
    return next((f"{SENT_FOLDER}/{file}" for file in sent), "")


def goal_anchor(goal: str) -> str:
    """What leads to one of the goals on the page with all of them."""
    return f"mal-{goal}"


def routine_page(page: str) -> str:
    """The path under docs/ of a way of working, by what its record calls the page."""
    return page_kinds.ROUTINE.path(routine=page)


@functools.cache
def page_url(path: str, directory_urls: bool) -> str:
    """The address of a page relative to the site's root: `natverk/kajforum/2023.md` → `natverk/kajforum/2023/`.

    Quoted as MkDocs does: a file's name may hold what means something in an address, or begin with `javascript:`.
    """
    stem = path.removesuffix(".md")
    if not directory_urls:
        return quote(f"{stem}.html")
    if page_kinds.is_overview(path):
        return quote(stem.removesuffix(page_kinds.OVERVIEW))
    return quote(f"{stem}/")
