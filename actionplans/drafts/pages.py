"""The pages that a year or a network begins with: headings and macro calls, with a place for someone's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actionplans.model.page_kinds import Names, PageKind
from actionplans.model.records import City
from actionplans.model.unwritten import MARK
from actionplans.swedish.bodies import say
from actionplans.system.fixed import fixed

Section = tuple[str, str]
# What a page shows, in order: each heading with the macro under it.
PLAN: tuple[Section, ...] = (
    ("Prioriteringar", "priorities"),
    ("Aktiviteter", "activities"),
    ("Uppdrag", "roles"),
    ("Syfte", "purpose"),
    ("Samarbete inom staden", "partners"),
    ("Utvärdering", "evaluation"),
    ("Vad som hände under året", "timeline"),
    ("Projektuppslag, kontakter och kommunikation", "exchanges"),
    ("Återkoppling", "feedback"),
    ("Politisk avstämning", "reconciliation"),
    ("Källor", "sources"),
)
# Where a plan has goals, these come after its activities.
GOALS: Section = ("Mål", "plan_goals")
# What a network's page shows of a year without a plan.
PLANLESS: tuple[Section, ...] = (
    ("Uppdrag", "roles"),
    ("Vad som hände under året", "timeline"),
    ("Källor", "sources"),
)
NETWORK: tuple[Section, ...] = (
    ("Vad det gav", "network_results"),
    ("Tidslinje", "network_timeline"),
    ("År för år", "plan_history"),
    ("Uppdrag", "roles"),
    ("Vad vi har gjort", "timeline"),
    ("Prioriteringar genom åren", "priorities"),
    ("Resor och annat deltagande", "trips"),
    ("Projekt", "projects"),
    ("Projektuppslag, kontakter och kommunikation", "exchanges"),
    ("Medlemskap", "memberships"),
    ("Om nätverket", "network_facts"),
    ("Källor", "sources"),
)
YEAR: tuple[Section, ...] = (
    ("Gemensam inriktning", "direction"),
    ("Prioriteringar", "priorities(year={year})"),
    ("Uppdrag", "roles(year={year})"),
    ("I nämnden", "year_matters"),
    ("Workshop", "workshop"),
    ("Övergripande under året", "year_events"),
    ("Vad som saknas", "year_gaps"),
)


@fixed
class Draft:
    """What a new page says under its heading: the macros that open it, what someone is to write, `under` it, sections.

    A macro that is only named gets the page's network and year. In other texts {name} and {year} are put in.
    """

    opening: tuple[str, ...]
    words: str = ""
    under: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


# By the name of the page's kind in model/page_kinds.py, for those that a command drafts.
DRAFTS: Mapping[str, Draft] = {
    "network": Draft(
        opening=(),
        words="vad {name} är och varför staden är med, i en eller två meningar",
        under=("network_now",),
        sections=NETWORK,
    ),
    "network_year": Draft(
        opening=("plan_facts", "lessons"),
        words="det viktigaste om {name} {year}, i två eller tre meningar",
        sections=PLAN,
    ),
    "network_report": Draft(opening=("annual_report",)),
    "year": Draft(opening=("year_overview",), sections=YEAR),
    "year_news": Draft(opening=("whats_new",)),
    "year_report": Draft(opening=("year_report",)),
    "year_activities": Draft(opening=("year_activities",)),
}


def page(
    city: City,
    kind: PageKind,
    name: str = "",
    network: str = "",
    year: int | None = None,
    *,
    with_goals: bool = False,
    planned: bool = True,
) -> str:
    """A new page of a kind that is drafted, about a network, a year or both; of a year, with or without a plan."""
    draft = DRAFTS[kind.name] if planned else Draft(opening=("plan_facts",), sections=PLANLESS)
    sections = _plan_sections(with_goals) if draft.sections is PLAN else draft.sections
    given = {"network": network, "year": str(year)}
    names = kind.names(name, year, planned=planned)
    header = [
        f"title: {as_title(names.title)}",
        *(f"{key}: {given[key]}" for key in kind.front),
    ]
    parts = [_call(macro, network, year) for macro in draft.opening]
    parts += [f"{MARK} {say(city, draft.words).format(name=name, year=year)}"] if draft.words else []
    parts += [_call(macro, network, year) for macro in draft.under]
    parts += [_section(city, section, network, year) for section in sections]
    body = "\n\n".join([f"# {names.heading}", *parts])
    return "\n".join(["---", *header, "---", body, ""])


def matter_page(city: City, names: Names, matter: str, letter: str = "") -> str:
    """The page of a new matter: what data says of it, and the letter's text or a place for it."""
    words = letter or f"{MARK} {say(city, 'brevets text: varför nämnden får ärendet, och vad det innehåller')}"
    parts = [f"# {names.heading}", f'{{{{ matter("{matter}") }}}}', "## Information", words]
    return "\n".join(["---", f"title: {as_title(names.title)}", "---", "\n\n".join(parts), ""])


def _plan_sections(with_goals: bool) -> tuple[Section, ...]:
    return (*PLAN[:2], GOALS, *PLAN[2:]) if with_goals else PLAN


def with_plan_sections(city: City, page: str, network: str, year: int, *, with_goals: bool = False) -> str:
    """A network's page for a year without a plan, with a plan's sections put in where they belong."""
    head, *blocks = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    following = len(blocks)
    for one in reversed(_plan_sections(with_goals)):
        called = re.compile(rf"\{{\{{\s*{one[1]}\(")
        there = next((number for number, block in enumerate(blocks) if called.search(block)), None)
        if there is None and not called.search(head):
            blocks.insert(following, _section(city, one, network, year))
        following = following if there is None else there
    return "".join(_apart(part) for part in (head, *blocks)).rstrip("\n") + "\n"


def _apart(block: str) -> str:
    return block.rstrip("\n") + "\n\n"


def _section(city: City, section: Section, network: str, year: int | None = None) -> str:
    heading, macro = section
    return f"## {say(city, heading)}\n\n{_call(macro, network, year)}"


def _call(macro: str, network: str, year: int | None = None) -> str:
    if "(" in macro:
        return f"{{{{ {macro.format(year=year)} }}}}"
    given = [f'"{network}"'] if network else []
    given += [str(year)] if year else []
    return f"{{{{ {macro}({', '.join(given)}) }}}}"


def renamed(page: str, old: Names, new: Names) -> str:
    """A page with other names in its header and its heading, where it has the old ones and not its own."""
    page = re.sub(
        r"\A(---\n(?:.*\n)*?)title: (.*)$",
        lambda found: f"{found[1]}title: {_or(found[2], old.title, as_title(new.title), as_title(old.title))}",
        page,
        count=1,
        flags=re.MULTILINE,
    )
    return re.sub(
        r"^# (.*)$", lambda found: f"# {_or(found[1], old.heading, new.heading)}", page, count=1, flags=re.MULTILINE
    )


def heading_of(page: str) -> str:
    """A page's heading as it is written, or nothing."""
    found = re.search(r"^# (.*)$", page, re.MULTILINE)
    return found[1].strip() if found else ""


def _or(written: str, old: str, new: str, *also: str) -> str:
    return new if written.strip() in (old, f'"{old}"', *also) else written


def as_title(text: str) -> str:
    """A title as a page's header has it: what YAML would read as something else stands in quotation marks."""
    return text if re.fullmatch(r"[^\W\d][^:#\"']*", text) else f'"{text.replace(chr(34), "")}"'
