"""Do links lead where they should from every page, and does the site know its day, its years and what to attend to?"""

from __future__ import annotations

import dataclasses
import datetime
import posixpath
from pathlib import Path

import pytest
from mkdocs.structure.files import File

from actionplans.macros.parts import noted, plan_way, remarks, source_link, with_remarks
from actionplans.macros.sources import notes
from actionplans.model.dates import PartialDate
from actionplans.model.records import Membership, Organisation
from actionplans.model.shapes import ONGOING
from actionplans.site.addresses import page_url
from actionplans.site.attention import concerns, roles_held, roles_last_known
from actionplans.site.day import site_date
from actionplans.site.site import Site, documented_years
from actionplans.site.view import View
from actionplans.swedish.words import inside, lifetime, many, period, standing_word
from actionplans.system import clock
from tests import fragment, project, scenes
from tests.scenes import Changes

NETWORK_FILE = "data/networks/provnat.yml"
PLAN_FILE = "data/plans/2023/provnat.yml"

PAGES = (
    "index.md",
    "kallor.md",
    "om/index.md",
    "om/redigera.md",
    "ar/2023.md",
    "namnden/2023-03-13.md",
    "natverk/index.md",
    "natverk/provnat/index.md",
    "natverk/provnat/2023.md",
    "arbetssatt/myindex.md",
    "om/å och ä.md",
    "om/a#b?c=d&e%41.md",
    "om/<b>'\"/index.md",
    "javascript:alert(1).md",
)

# --- Addresses --------------------------------------------------------------------------------------------------------


def address(path: str, directory_urls: bool) -> str:
    """The address that MkDocs gives a page, the front page's as its Page.url has it."""
    return File(path, "docs", "site", directory_urls).url.removeprefix("./")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_address_that_mkdocs_gives_it(path: str, directory_urls: bool) -> None:
    assert page_url(path, directory_urls) == address(path, directory_urls)


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The miniature project as it is on a day in the year of its plan."""
    return project.view(tmp_path_factory.mktemp("miniature"), "2023-06-01").site


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_link_is_relative_and_leads_from_every_page_to_every_page(miniature: Site, directory_urls: bool) -> None:
    for here in PAGES:
        seen = View(dataclasses.replace(miniature, directory_urls=directory_urls), address(here, directory_urls))
        folder = posixpath.dirname(f"/{seen.here}")
        for target in PAGES:
            href = seen.href(target)
            assert href
            assert not href.startswith("/")
            led = posixpath.normpath(posixpath.join(folder, href)) + ("/" if href.endswith("/") else "")
            assert led.lstrip("/") == address(target, directory_urls), (here, target)


@pytest.mark.parametrize(
    ("here", "page", "anchor", "href"),
    [
        ("", "index.md", "", "./"),
        ("", "kallor.md", "brev", "kallor/#brev"),
        ("kallor/", "index.md", "", "../"),
        ("natverk/provnat/2023/", "kallor.md", "brev", "../../../kallor/#brev"),
    ],
)
def test_a_link_may_lead_to_a_place_on_the_page(miniature: Site, here: str, page: str, anchor: str, href: str) -> None:
    assert View(miniature, here).href(page, anchor) == href


def test_a_link_to_a_page_that_the_site_does_not_have_is_just_its_words(miniature: Site) -> None:
    seen = View(miniature)
    assert seen.link("År <2023>", "ar/2023.md") == '<a href="ar/2023/">År &lt;2023&gt;</a>'
    assert seen.link("År <1999>", "ar/1999.md") == "<span>År &lt;1999&gt;</span>"


# --- The day ----------------------------------------------------------------------------------------------------------

TODAY = datetime.date(2031, 5, 17)


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that always says the same day."""

    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("environment", [{}, {"SITE_DATE": ""}, {"SITE_DATE": "  "}])
def test_the_site_is_for_today_unless_another_day_is_given(environment: dict[str, str]) -> None:
    assert site_date(environment) == (TODAY, [])


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("given", ["2024-02-29", " 2024-02-29\n"])
def test_the_site_is_for_the_day_that_is_given(given: str) -> None:
    assert site_date({"SITE_DATE": given}) == (datetime.date(2024, 2, 29), [])


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize(
    "given", ["2023-02-29", "2024", "2024-03", "2024-3-1", "1 mars 2024", "i morgon", "2024-03-01T12"]
)
def test_what_is_no_day_is_reported_and_not_guessed_at(given: str) -> None:
    day, problems = site_date({"SITE_DATE": given})
    assert day == TODAY
    assert [project.told(problem) for problem in problems] == [
        f"SITE_DATE: ”{given}” är inte en dag – skriv som 2024-03-01"
    ]


def test_the_environment_is_asked_when_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATE", "2020-01-02")
    assert site_date() == (datetime.date(2020, 1, 2), [])


# --- Pages and years --------------------------------------------------------------------------------------------------


def test_the_site_has_the_pages_of_its_day(tmp_path: Path) -> None:
    seen = project.view(tmp_path, "2022-12-31")
    assert {"natverk/provnat/2023.md", "ar/2023.md", "namnden/2023-03-13.md"}.isdisjoint(seen.site.pages)
    assert "natverk/provnat/2021.md" in seen.site.pages


def test_the_years_of_a_network_are_those_that_have_a_page_newest_first(tmp_path: Path) -> None:
    assert project.view(tmp_path, "2023-06-01").site.years_of("provnat") == [2023, 2021]
    assert project.view(tmp_path, "2022-06-01").site.years_of("provnat") == [2021]


def test_a_year_is_documented_by_a_plan_a_report_a_role_a_priority_or_an_event(tmp_path: Path) -> None:
    changes = scenes.pages(
        {
            NETWORK_FILE: project.FILES[NETWORK_FILE]
            + "priorities:\n  - {id: ljus, text: Ljus, observed: [2017], sources: [brev]}\n",
            "data/reports/2019/provnat.yml": "sources: [brev]\n",
        },
        "natverk/provnat/2019.md",
        "natverk/provnat/2019/arsrapport.md",
    )
    seen = project.view(tmp_path, "2025-01-01", changes)
    found = documented_years(seen.model, seen.model.networks["provnat"], 2025)
    assert found == {2017, 2019, 2021, 2022, 2023, 2024}


@pytest.mark.parametrize(("until", "last"), [(2026, 2026), (2023, 2023), (2022, 2023)])
def test_an_open_time_is_documented_until_the_year_that_is_asked_for(tmp_path: Path, until: int, last: int) -> None:
    changes = scenes.edits((NETWORK_FILE, "    end: 2024-06-30\n", "    end: ongoing\n"))
    seen = project.view(tmp_path, "2023-06-01", changes)
    # The plan of 2023 is known whatever is asked for.
    assert documented_years(seen.model, seen.model.networks["provnat"], until) == set(range(2021, last + 1))


def test_an_event_over_new_year_documents_both_years(tmp_path: Path) -> None:
    changes = scenes.edits(
        (NETWORK_FILE, "    end: 2021-05-05\n", "    end: 2022-01-02\n"),
        scenes.without(NETWORK_FILE, "roles:", "events:"),
    )
    seen = project.view(tmp_path, "2023-06-01", changes)
    assert documented_years(seen.model, seen.model.networks["provnat"], 2023) == {2021, 2022, 2023}


# --- How it is said ---------------------------------------------------------------------------------------------------


def holding(dates: str) -> Membership:
    """A membership with dates such as "start 2015, end ongoing, observed 2016 2023"."""
    given = {key: values.split() for key, _, values in (part.strip().partition(" ") for part in dates.split(","))}
    start, end = (next(iter(given.get(key, [])), None) for key in ("start", "end"))
    return Membership(
        member="exempelstad",
        sources=("brev",),
        start=PartialDate.parse(start) if start else None,
        end=ONGOING if end == "ongoing" else PartialDate.parse(end) if end else None,
        observed=tuple(PartialDate.parse(one) for one in given.get("observed", [])),
    )


@pytest.mark.parametrize(
    ("dates", "day", "words", "tag"),
    [
        ("start 2014-11-06, end 2016-11", "2015-01-01", "6 november 2014–november 2016", "Pågår"),
        ("start 2014-11-06, end 2016-11", "2016-11-30", "6 november 2014–november 2016", "Upphör snart"),
        ("start 2014-11-06, end 2016-11", "2016-12-01", "6 november 2014–november 2016", "Avslutat"),
        ("start 2014-11-06, end 2016-11", "2014-11-05", "6 november 2014–november 2016", "Kommande"),
        ("end 2024-12-31, observed 2023", "2023-06-01", "till och med 31 december 2024", "Pågår"),
        ("end 2024-12-31", "2025-01-01", "till och med 31 december 2024", "Avslutat"),
        ("start 2015", "2015-12-31", "sedan 2015", "Pågår"),
        ("start 2015", "2016-01-01", "sedan 2015, därefter okänt", "Okänt i dag"),
        ("start 2015~", "2016-01-01", "sedan omkring 2015, därefter okänt", "Okänt i dag"),
        ("start 2015, end ongoing", "2030-01-01", "sedan 2015", "Pågår"),
        ("start 2015, end ongoing, observed 2016", "2030-01-01", "sedan 2015", "Pågår"),
        ("end ongoing, observed 2016", "2030-01-01", "belagd 2016, pågår", "Pågår"),
        ("start 2024-02", "2023-06-01", "från februari 2024", "Kommande"),
        ("start 2015, observed 2023", "2023-12-31", "sedan 2015, belagd 2023", "Pågår"),
        ("start 2015, observed 2023", "2024-01-01", "sedan 2015, belagd 2023, därefter okänt", "Okänt i dag"),
        ("observed 2023", "2023-06-01", "belagd 2023", "Pågår"),
        ("observed 2023", "2024-01-01", "belagd 2023, därefter okänt", "Okänt i dag"),
        ("observed 2023 2016 2019", "2024-01-01", "belagd 2016, 2019 och 2023, därefter okänt", "Okänt i dag"),
        # What a later source attests is not known yet.
        ("observed 2016 2023", "2018-01-01", "belagd 2016, därefter okänt", "Okänt i dag"),
    ],
)
def test_a_time_is_told_as_far_as_the_sources_know_it(dates: str, day: str, words: str, tag: str) -> None:
    on = datetime.date.fromisoformat(day)
    assert period(holding(dates), on) == words
    assert standing_word(holding(dates), on) == tag


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-01-02", None, "sedan 2 januari 2023"),
        (None, "2023-01-01", "till och med 1 januari 2023"),
        ("2011", "2023-01-01", "2011–1 januari 2023"),
        (None, None, ""),
    ],
)
def test_an_organisations_lifetime_is_told_as_far_as_it_is_known(
    start: str | None, end: str | None, words: str
) -> None:
    found = Organisation(
        name="provnämnden",
        kind="committee",
        sources=("brev",),
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else ONGOING,
    )
    assert lifetime(found) == words


def test_a_source_is_told_by_its_publisher_and_leads_to_the_list_of_sources(miniature: Site) -> None:
    made = source_link(View(miniature, "ar/2023/"), "webb")
    assert made == ('<a href="../../kallor/#webb">Provnät</a>')


def test_a_source_in_swedish_needs_no_language(miniature: Site) -> None:
    made = source_link(View(miniature, "ar/2023/"), "brev")
    assert made == '<a href="../../kallor/#brev">Exempelstad</a>'


def test_two_sources_of_one_publisher_and_title_have_names_of_their_own(tmp_path: Path) -> None:
    """The same report two years in a row is an ordinary thing; who hears the links must tell one from the other."""
    publisher = ("data/sources/webb.yml", "publisher: Provnät", "publisher: Exempelstad")
    title = ("data/sources/webb.yml", "title: The Provnät website", "title: Brev till provnämnden")
    view = dataclasses.replace(project.view(tmp_path, changes=scenes.edits(publisher, title)), notes={})
    noted(view, ["brev", "webb"])
    assert [words for words, _ in fragment.read(notes(view)).links] == [
        "Brev till provnämnden (13 mars 2023)",
        "Brev till provnämnden (webb)",
    ]


def test_a_publisher_with_a_foreign_name_is_in_the_language_of_its_title(tmp_path: Path) -> None:
    changes = project.edited("data/sources/webb.yml", "publisher: Provnät", "publisher: Probe Forum")
    made = source_link(project.view(tmp_path, changes=changes), "webb")
    assert made == '<a href="kallor/#webb" lang="en">Probe Forum</a>'


MEMBER = "    observed: [2023]\n    sources: [webb]\n"


@pytest.mark.parametrize(
    ("more", "notes"),
    [
        ("", []),
        ("    confidence: high\n", []),
        ("    confidence: medium\n", []),
        ("    note: Året är härlett.\n", ["Året är härlett."]),
        (
            "    alternatives: [{text: År 2014., sources: [brev, webb]}]\n",
            ["Annan uppgift: År 2014. Exempelstad, Provnät"],
        ),
        (
            "    note: Se upp.\n    confidence: medium\n    alternatives: [{text: År 2013., sources: [brev]}, "
            "{text: År 2014., sources: [webb]}]\n",
            ["Se upp.", "Annan uppgift: År 2013. Exempelstad", "Annan uppgift: År 2014. Provnät"],
        ),
    ],
)
def test_a_value_carries_what_a_reader_must_know_to_trust_it(tmp_path: Path, more: str, notes: list[str]) -> None:
    seen = project.view(tmp_path, changes=scenes.edits((NETWORK_FILE, MEMBER, MEMBER + more)))
    member = seen.model.networks["provnat"].memberships[0]
    assert fragment.read(remarks(seen, member)).said(class_="note") == notes
    before = "Troligen: " if "medium" in more else ""
    assert fragment.read(with_remarks(seen, "Medlem.", member)).words == " ".join([f"{before}Medlem.", *notes])


DECIDED = "decided: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"


@pytest.mark.parametrize(
    ("head", "day", "words"),
    [
        ("", "2023-06-01", "Inte framlagd för nämnden"),
        ("attested: true\n", "2023-06-01", "Planen är belagd, men när den lades fram är okänt"),
        ("presented: 2023-03-13\n", "2023-06-01", "Brev till nämnden 13 mars 2023, nämndens beslut är okänt"),
        ("presented: 2023-03-13\n" + DECIDED, "2023-03-26", "Brev till nämnden 13 mars 2023, nämndens beslut är okänt"),
        ("presented: 2023-03-13\n" + DECIDED, "2023-03-27", "Beslutad 27 mars 2023: Antecknas. (Provnämnden)"),
        (
            DECIDED.replace("}", ", paragraph: § 7, reference: 0001/23}"),
            "2023-06-01",
            "Beslutad 27 mars 2023: Antecknas. (Provnämnden § 7, 0001/23)",
        ),
    ],
)
def test_a_plans_way_through_the_committee_is_told_as_it_was_known(
    tmp_path: Path, head: str, day: str, words: str
) -> None:
    seen = project.view(tmp_path, day, scenes.edits((PLAN_FILE, "presented: 2023-03-13\n", head)))
    assert fragment.read(plan_way(seen, seen.model.plans["provnat", 2023])).words == words


# --- What needs attention ---------------------------------------------------------------------------------------------


def concerned(root: Path, day: str, changes: Changes | None = None) -> dict[str, list[str]]:
    """Each concern on a day: the pages that it is about."""
    found = concerns(project.view(root, day, changes).site)
    return {concern.text: [page for _, page in concern.subjects] for concern in found}


ENDS = "Uppdrag som upphör inom 180 dagar"
ENDED = "Uppdrag som har upphört utan känd efterträdare"
UNKNOWN = "Uppdrag vars läge i dag är okänt"
NETWORK = "natverk/provnat/index.md"
PLAN = "natverk/provnat/2023.md"


def test_a_plan_without_a_known_decision_needs_attention(tmp_path: Path) -> None:
    assert concerned(tmp_path, "2023-06-01") == {"Nämndens beslut om planen för 2023 är okänt": [PLAN]}


def test_what_plans_of_older_years_lack_is_history_and_stands_on_the_to_do_page(tmp_path: Path) -> None:
    old: Changes = {f"data/plans/{year}/provnat.yml": "attested: true\nsources: [brev]\n" for year in (2021, 2022)}
    pages = [f"natverk/provnat/{year}.md" for year in (2021, 2022)]
    found = concerned(tmp_path, "2023-06-01", scenes.pages(old, *pages))
    assert {text for text in found if "Årsrapport" in text} == {"Årsrapport för 2022 saknas"}


def test_a_year_without_a_plan_needs_attention_and_then_last_years_report(tmp_path: Path) -> None:
    assert concerned(tmp_path, "2024-01-01") == {
        "Handlingsplan för 2024 saknas": [NETWORK],
        "Nämndens beslut om planen för 2023 är okänt": [PLAN],
        "Årsrapport för 2023 saknas": [PLAN],
    }


def test_a_missing_report_leads_to_its_own_page_where_there_is_one(tmp_path: Path) -> None:
    page = "natverk/provnat/2023/arsrapport.md"
    found = concerned(tmp_path, "2024-01-01", scenes.pages({}, page))
    assert found["Årsrapport för 2023 saknas"] == [page]


def test_before_there_is_a_plan_only_the_plan_is_missed(tmp_path: Path) -> None:
    assert concerned(tmp_path, "2022-06-01") == {"Handlingsplan för 2022 saknas": [NETWORK]}


def test_a_decided_plan_leaves_nothing_to_attend_to(tmp_path: Path) -> None:
    changes = scenes.edits((PLAN_FILE, "presented: 2023-03-13\n", "presented: 2023-03-13\n" + DECIDED))
    assert concerned(tmp_path, "2023-06-01", changes) == {}
    assert concerned(tmp_path, "2023-03-26", changes) == {"Nämndens beslut om planen för 2023 är okänt": [PLAN]}


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        ("2024-01-01", []),  # 181 days before 30 June
        ("2024-01-02", [ENDS]),
        ("2024-06-30", [ENDS]),
        ("2024-07-01", [ENDED]),
    ],
)
def test_a_role_needs_attention_half_a_year_before_it_ends_and_after(
    tmp_path: Path, day: str, texts: list[str]
) -> None:
    assert [text for text in concerned(tmp_path, day) if text.startswith("Uppdrag")] == texts


def role(**keys: str) -> str:
    """A role as it is written under `roles:`."""
    written = {"kind": "board_member", "body": "styrelsen", "text": "Ledamot", "holder": "exempelstad", **keys}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in written.items()) + ", sources: [brev]}\n"


def with_roles(*roles: str) -> Changes:
    """The project with these roles instead of its own."""
    _, own, _ = scenes.without(NETWORK_FILE, "roles:", "events:")
    return scenes.edits((NETWORK_FILE, own, "".join(["roles:\n", *roles]) if roles else ""))


@pytest.mark.parametrize(
    ("roles", "texts"),
    [
        ([role(start="2023-01-01", end="2023-05-01")], {ENDED}),
        # A later holder of the same seat, known for a later time, is a successor …
        ([role(start="2023-01-01", end="2023-05-01"), role(start="2023-05-02", end="ongoing")], set()),
        # … one of another body is not, nor one whose time ended earlier.
        (
            [
                role(start="2023-01-01", end="2023-05-01"),
                role(start="2023-05-02", end="ongoing", body="valberedningen"),
            ],
            {ENDED},
        ),
        ([role(start="2023-01-01", end="2023-05-01"), role(start="2022-01-01", end="2023-01-31")], {ENDED}),
        # What ended before the last known plan's year is history.
        ([role(start="2019", end="2022-12-31")], set()),
        ([role(observed="[2023-02]")], {UNKNOWN}),
        ([role(observed="[2021]")], set()),
        ([role(observed="[2023]")], set()),
        ([role(start="2023", end="ongoing")], set()),
        ([role(start="2023-09-01", announced="2023-05")], set()),
    ],
)
def test_which_roles_need_attention(tmp_path: Path, roles: list[str], texts: set[str]) -> None:
    found = concerned(tmp_path, "2023-06-01", with_roles(*roles))
    assert {key for key in found if key.startswith("Uppdrag")} == texts


def test_the_roles_held_are_those_of_the_day_alone(tmp_path: Path) -> None:
    changes = with_roles(role(text="Ordförande", start="2023", end="ongoing"), role(observed="[2022]"))
    seen = project.view(tmp_path, "2023-06-01", changes)
    assert [one.text for one in roles_held(seen.site, seen.model.networks["provnat"])] == ["Ordförande"]


def test_the_last_known_roles_are_those_since_the_last_plan_newest_first(tmp_path: Path) -> None:
    changes = with_roles(
        role(text="Gammal", observed="[2019]"),
        role(text="Äldre", observed="[2023]"),
        role(text="Nyare", observed="[2024]"),
    )
    seen = project.view(tmp_path, "2026-01-01", changes)
    found = roles_last_known(seen.site, seen.model.networks["provnat"])
    assert [(one.text, year) for one, year in found] == [("Nyare", 2024), ("Äldre", 2023)]


def test_without_roles_since_the_last_plan_the_newest_are_the_last_known(tmp_path: Path) -> None:
    changes = with_roles(role(text="Gammal", observed="[2019]"), role(text="Äldst", observed="[2016]"))
    seen = project.view(tmp_path, "2026-01-01", changes)
    found = roles_last_known(seen.site, seen.model.networks["provnat"])
    assert [(one.text, year) for one, year in found] == [("Gammal", 2019)]


def test_a_network_without_roles_has_no_last_known_ones(tmp_path: Path) -> None:
    seen = project.view(tmp_path, "2026-01-01", with_roles())
    assert roles_last_known(seen.site, seen.model.networks["provnat"]) == []


# --- Words inside a sentence ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alone", "within"),
    [("Nämndens ordförande", "nämndens ordförande"), ("EU-samordnare", "EU-samordnare"), ("", "")],
)
def test_a_word_inside_a_sentence_has_a_small_letter_unless_it_is_an_abbreviation(alone: str, within: str) -> None:
    assert inside(alone) == within


@pytest.mark.parametrize(
    ("one", "more"),
    [("genomförd", "genomförda"), ("planerad", "planerade"), ("inställd", "inställda"), ("pågår", "pågår")],
)
def test_several_activities_are_told_in_the_plural(one: str, more: str) -> None:
    assert many(one) == more
