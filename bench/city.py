"""A generated city, large enough to measure on: any number of networks and years, every plan and report filled in.

Nothing in it exists. It is written to a temporary folder and never published.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from actionplans.drafts import pages
from actionplans.model.page_kinds import NETWORK_YEAR
from actionplans.model.records import City
from actionplans.model.unwritten import MARK
from tests.project import FILES

LAST_YEAR = 2026
CITY = City(name="Exempelstad", organisation="exempelstad", administration="provforvaltningen", committee="provnamnden")
PRIORITIES, ACTIVITIES = 5, 8

# The pages across all networks, each with what its macros show.
_OVERVIEWS = {
    "index": ("at_a_glance", "current_plans", "coming_days", "attention", "latest_outcomes"),
    "roller": ("roles",),
    "representation": ("representation",),
    "omraden": ("areas",),
    "forvaltningar": ("administrations",),
    "ansvariga/index": ("responsible",),
    "utbyte": ("exchanges",),
    "resor": ("trips_to_mend", "trips"),
    "utvardering": ("evaluations",),
    "historik": ("history",),
    "nytt": ("site_changes",),
    "dag": ("on_a_day",),
    "att-gora": ("to_do",),
    "kallor": ("sources",),
}
# The organisations that answer for the activities, and take part in them.
_ANSWERING = ("exempelstad", "provforvaltningen")


def write(root: Path, source: Path, networks: int, years: int) -> Path:
    """Write a project with `networks` × `years` plans under `root`, with the theme and code of the project `source`."""
    for name in ("theme", "actionplans"):
        shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(source / "macros.py", root / "macros.py")
    span = range(LAST_YEAR, LAST_YEAR - years, -1)
    ids = [f"nat-{number:02}" for number in range(networks)]
    files = {
        f"data/{name}.yml": FILES[f"data/{name}.yml"]
        for name in ("city", "vocabulary", "organisations", "sources/brev", "sources/webb", "synonyms")
    }
    named = (*ids, *(f"plan-{year}" for year in span))
    files |= {f"data/sources/{one}.yml": f"title: Om {one}\npublisher: Exempelstad\n" for one in named}
    # Its administration has been there in all those years.
    files["data/organisations.yml"] = files["data/organisations.yml"].replace("  start: 2020-01-02\n", "")
    files["data/projects.yml"] = FILES["data/projects.yml"].replace("provnat", ids[0])
    files |= {f"data/{name}.yml": FILES[f"data/{name}.yml"] for name in ("routines", "abbreviations", "foreign_names")}
    files["docs/arbetssatt/resor.md"] = FILES["docs/arbetssatt/resor.md"]
    for identifier in ids:
        files[f"data/networks/{identifier}.yml"] = _network(identifier, span)
        files[f"docs/natverk/{identifier}/index.md"] = _network_page(identifier)
        for year in span:
            files[f"data/plans/{year}/{identifier}.yml"] = _plan(identifier, year)
            files[f"docs/natverk/{identifier}/{year}.md"] = _plan_page(identifier, year)
            if year < LAST_YEAR:
                files[f"data/reports/{year}/{identifier}.yml"] = _report(year)
                files[f"docs/natverk/{identifier}/{year}/arsrapport.md"] = _report_page(identifier, year)
    for year in span:
        files[f"data/matters/{year}-03-13.yml"] = _matter(ids, year)
        files[f"docs/namnden/{year}-03-13.md"] = (
            f'---\ntitle: "{year}"\n---\n# Ärendet {year}\n\n{{{{ matter("{year}-03-13") }}}}\n'
        )
        files[f"docs/ar/{year}.md"] = (
            f"---\ntitle: Året {year}\nyear: {year}\n---\n# Året {year}\n\n{{{{ year_overview({year}) }}}}\n\n"
            f"{{{{ workshop({year}) }}}}\n"
        )
        title = f"Aktiviteter {year}"
        files[f"docs/aktiviteter/{year}.md"] = (
            f"---\ntitle: {title}\nyear: {year}\n---\n# {title}\n\n{{{{ year_activities({year}) }}}}\n"
        )
        files[f"data/years/{year}.yml"] = _year(ids, year)
        files[f"data/trips/{year}.yml"] = _trips(ids, year)
    for name in _ANSWERING:
        files[f"docs/ansvariga/{name}.md"] = (
            f'---\ntitle: {name}\n---\n# {name}\n\n{{{{ responsibilities("{name}") }}}}\n'
        )
    for name, macros in _OVERVIEWS.items():
        calls = "\n\n".join(f"{{{{ {macro}() }}}}" for macro in macros)
        files[f"docs/{name}.md"] = f"---\ntitle: {name}\n---\n# {name}\n\n{calls}\n"
    config = (source / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    files["mkdocs.yml"] = config + _nav(ids, span)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _network(identifier: str, span: range) -> str:
    roles = "".join(
        f"  - kind: board_member\n    body: styrelsen {year}\n    text: Styrelsemedlem i grupp {year}\n"
        f"    holder: exempelstad\n    start: {year}-01-01\n    end: {year}-12-31\n    sources: [brev]\n"
        for year in span
    )
    events = "".join(
        f"  - date: {year}-{month:02}-14\n    kind: conference\n    scope: {scope}\n"
        f"    text: Mötet i månad {month} handlade om ljus, trafik och resor mellan städer.\n    sources: [webb]\n"
        for year in span
        for month, scope in ((3, "city"), (9, "city"), (11, "network"))
    )
    return (
        f"name: Nätverk {identifier}\nfacts:\n  - kind: description\n"
        f"    text: Ett påhittat nätverk för mätningar.\n    sources: [{identifier}]\n"
        "memberships:\n  - member: exempelstad\n"
        f"    start: 1995\n    end: ongoing\n    sources: [webb]\nroles:\n{roles}events:\n{events}"
    )


def _plan(identifier: str, year: int) -> str:
    priorities = "".join(
        f"  - id: p{number}\n    text: Prioritering {number} om ljus och säkra resor i staden {year}\n"
        f"    areas: [lighting]\n    sources: [brev]\n"
        for number in range(PRIORITIES)
    )
    activities = "".join(
        f"  - id: a{number}\n    text: Aktivitet {number} med möte, studiebesök och rapport om {identifier}\n"
        f"    priority: p{number % PRIORITIES}\n    responsible: provforvaltningen\n    function: Processledare\n"
        f"    start: {year}-0{number + 1}-01\n    end: {year}-0{number + 1}-20\n    partners: [exempelstad]\n"
        "    sources: [brev]\n"
        for number in range(ACTIVITIES)
    )
    passages = "".join(
        f"{part}:\n  text: Vi deltar för att lära av andra städer och för att dela det vi själva har prövat.\n"
        "  sources: [brev]\n"
        for part in ("purpose", "feedback", "reconciliation")
    )
    return (
        f"presented: {year}-03-13\nsources: [plan-{year}]\n{passages}priorities:\n{priorities}activities:\n{activities}"
    )


def _report(year: int) -> str:
    results = "".join(
        f"  - activity: a{number}\n    state: {'cancelled' if number == 1 else 'done'}\n"
        "    done: Mötet hölls och två personer deltog i samtalen om ljus och säkra resor.\n"
        "    result: Två städer delade sina mätningar.\n    effect: Mätningarna används i ombyggnaden.\n"
        "    sources: [brev]\n"
        for number in range(ACTIVITIES - 1)  # the last one was never reported
    )
    exchanges = "".join(
        f"  - kind: project_lead\n    text: Förfrågan {number} om en gemensam ansökan\n"
        f"    date: {year}-0{number + 3}-05\n    sources: [brev]\n"
        for number in range(2)
    )
    return (
        f"presented: {year + 1}-03-13\nsources: [brev]\nsummary:\n  text: Året gav nya kontakter och mätningar.\n"
        f"  sources: [brev]\nresults:\n{results}exchanges:\n{exchanges}evaluation:\n  outcome: keep\n"
        "  text: Nätverket ger det som staden behöver.\n  ratings:\n    - criterion: benefit\n      rating: high\n"
        "      text: Två samarbeten under året.\n  sources: [brev]\n"
    )


def _trips(ids: list[str], year: int) -> str:
    trips = "".join(
        f"  - id: resa-{identifier}\n    text: Delta i mötet\n    mode: abroad\n    networks: [{identifier}]\n"
        f"    location: Provby, Provland\n    start: {year}-05-04\n    end: {year}-05-06\n    function: Processledare\n"
        f"    participants: 2\n    activity: a4\n    decision:\n      date: {year}-04-02\n      reference: DB 7\n"
        f"    report:\n      date: {year}-05-20\n      text: Två städer vill mer.\n    sources: [brev]\n"
        for identifier in ids
    )
    return f"trips:\n{trips}"


def _year(ids: list[str], year: int) -> str:
    lessons = "".join(f"    - network: {one}\n      text: Mät på samma sätt före och efter.\n" for one in ids)
    return f"workshop:\n  date: {year}-10-12\n  text: Årets resor.\n  lessons:\n{lessons}  sources: [brev]\n"


def _matter(ids: list[str], year: int) -> str:
    attachments = "".join(
        f"  - number: {number}\n    title: Handlingsplan {year} {identifier}\n    kind: plan\n"
        f"    network: {identifier}\n    year: {year}\n"
        for number, identifier in enumerate(ids, 1)
    )
    return (
        f"title: Information {year}\ndate: {year}-03-13\ncommittee: provnamnden\nadministration: provforvaltningen\n"
        f"meeting: {year}-03-27\nproposal: Nämnden antecknar informationen.\n"
        f"attachments:\n{attachments}sources: [brev]\n"
    )


def _network_page(identifier: str) -> str:
    sections = (
        *("current_plan", "network_facts", "memberships", "roles", "plan_history", "timeline"),
        *("trips", "exchanges", "sources"),
    )
    calls = "\n\n".join(f'## {name}\n\n{{{{ {name}("{identifier}") }}}}' for name in sections)
    return f"---\ntitle: Nätverk {identifier}\nnetwork: {identifier}\n---\n# Nätverk {identifier}\n\n{calls}\n"


def _plan_page(identifier: str, year: int) -> str:
    """The page that a plan begins with, written: nothing is left to fill in."""
    page = pages.page(CITY, NETWORK_YEAR, identifier, identifier, year)
    return re.sub(rf"^{re.escape(MARK)} ", "", page, flags=re.MULTILINE)


def _report_page(identifier: str, year: int) -> str:
    title = f"Årsrapport {year} för {identifier}"
    head = f"---\ntitle: {title}\nnetwork: {identifier}\nyear: {year}\n---\n# {title}\n\n"
    return head + f'{{{{ annual_report("{identifier}", {year}) }}}}\n'


def _nav(ids: list[str], span: range) -> str:
    lines = ["\nnav:", "  - index.md", "  - Nätverk:"]
    for identifier in ids:
        lines += [f"      - Nätverk {identifier}:", f"          - natverk/{identifier}/index.md"]
        for year in span:
            lines.append(f"          - Plan {year}: natverk/{identifier}/{year}.md")
            lines += [f"          - natverk/{identifier}/{year}/arsrapport.md"] if year < LAST_YEAR else []
    lines += ["  - År:"]
    for year in span:
        lines += [f"      - Året {year}: ar/{year}.md", f"      - Aktiviteter {year}: aktiviteter/{year}.md"]
    lines += ["  - Ansvariga:", *(f"      - ansvariga/{name}.md" for name in _ANSWERING)]
    lines += ["  - Nämnden:", *(f'      - "{year}": namnden/{year}-03-13.md' for year in span)]
    lines += ["  - Resor: arbetssatt/resor.md", *(f"  - {name}.md" for name in _OVERVIEWS if name != "index")]
    return "\n".join(lines) + "\n"
