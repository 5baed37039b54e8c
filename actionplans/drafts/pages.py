"""The pages that a year or a network begins with: headings and macro calls, with a place for someone's own words."""

from __future__ import annotations

import re

from actionplans.rules.placeholders import MARK

Section = tuple[str, str]
# What a plan's page shows, in order: each heading with the macro under it.
PLAN: tuple[Section, ...] = (
    ("Syfte", "purpose"),
    ("Prioriteringar", "priorities"),
    ("Aktiviteter", "activities"),
    ("Roller", "roles"),
    ("Samarbete inom staden", "partners"),
    ("Återkoppling", "feedback"),
    ("Politisk avstämning", "reconciliation"),
    ("Vad det blev", "follow_up"),
    ("Projektuppslag, kontakter och kommunikation", "exchanges"),
    ("Utvärdering", "evaluation"),
    ("Vad som hände under året", "timeline"),
    ("Källor", "sources"),
)
NETWORK: tuple[Section, ...] = (
    ("Nätverket i korthet", "network_facts"),
    ("Vårt medlemskap", "memberships"),
    ("Våra roller", "roles"),
    ("Vad vi prioriterar", "priorities"),
    ("Handlingsplaner och år", "plan_history"),
    ("Vad vi har gjort", "timeline"),
    ("Resor och annat deltagande", "trips"),
    ("Projekt", "projects"),
    ("Projektuppslag, kontakter och kommunikation", "exchanges"),
    ("Källor", "sources"),
)
YEAR: tuple[Section, ...] = (
    ("Gemensam inriktning", "direction({year})"),
    ("Prioriteringar", "priorities(year={year})"),
    ("Roller", "roles(year={year})"),
    ("I nämnden", "year_matters({year})"),
    ("Workshop", "workshop({year})"),
    ("Övergripande under året", "year_events({year})"),
    ("Vad som saknas", "year_gaps({year})"),
)


def plan_page(network: str, name: str, year: int) -> str:
    """A network's page for a year with a plan."""
    first = f"{_call('plan_facts', network, year)}\n\n{_call('lessons', network, year)}"
    words = f"{MARK} det viktigaste om {name} {year}, i två eller tre meningar"
    header = f"title: {_title(f'{name} {year}')}\nnetwork: {network}\nyear: {year}"
    return _page(header, f"{name} {year}", [first, words, *(_section(one, network, year) for one in PLAN)])


def with_plan_sections(page: str, network: str, year: int) -> str:
    """A network's page for a year without a plan, with a plan's sections put in where they belong."""
    head, *blocks = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    following = len(blocks)
    for one in reversed(PLAN):
        called = re.compile(rf"\{{\{{\s*{one[1]}\(")
        there = next((number for number, block in enumerate(blocks) if called.search(block)), None)
        if there is None and not called.search(head):
            blocks.insert(following, _section(one, network, year))
        following = following if there is None else there
    return "".join(_apart(part) for part in (head, *blocks)).rstrip("\n") + "\n"


def _apart(block: str) -> str:
    return block.rstrip("\n") + "\n\n"


def report_page(network: str, name: str, year: int) -> str:
    """A network's annual report."""
    title = f"Årsrapport {year} för {name}"
    header = f"title: {_title(title)}\nnetwork: {network}\nyear: {year}"
    return _page(header, title, [_call("annual_report", network, year)])


def year_page(year: int) -> str:
    """A year across all networks."""
    sections = [f"## {heading}\n\n{{{{ {call.format(year=year)} }}}}" for heading, call in YEAR]
    return _page(
        f'title: "{year}"\nyear: {year}',
        f"Året {year} i alla nätverk",
        [f"{{{{ year_overview({year}) }}}}", *sections],
    )


def news_page(year: int) -> str:
    """What is new in a year's plans."""
    header = f"title: Nytt i planerna {year}\nyear: {year}"
    return _page(header, f"Vad är nytt i {year} års planer", [f"{{{{ whats_new({year}) }}}}"])


def year_report_page(year: int) -> str:
    """A year's annual report across all networks."""
    title = f"Årsrapport {year}"
    return _page(f"title: {title}\nyear: {year}", f"{title} för alla nätverk", [f"{{{{ year_report({year}) }}}}"])


def network_page(network: str, name: str) -> str:
    """A network's own page."""
    words = f"{MARK} vad {name} är och varför staden är med, i två eller tre meningar"
    sections = [_section(one, network) for one in NETWORK]
    return _page(f"title: {_title(name)}\nnetwork: {network}", name, [_call("current_plan", network), words, *sections])


def _section(section: Section, network: str, year: int | None = None) -> str:
    heading, macro = section
    return f"## {heading}\n\n{_call(macro, network, year)}"


def _call(macro: str, network: str, year: int | None = None) -> str:
    return f'{{{{ {macro}("{network}"{f", {year}" if year else ""}) }}}}'


def _title(text: str) -> str:
    return text if re.fullmatch(r"[^\W\d][^:#\"']*", text) else f'"{text.replace(chr(34), "")}"'


def _page(header: str, heading: str, parts: list[str]) -> str:
    body = "\n\n".join(parts)
    return f"---\n{header}\n---\n# {heading}\n\n{body}\n"
