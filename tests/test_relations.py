"""What is a network to the city on a day: member, associate, coming, former, candidate, declined? And what follows?"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from actionplans.drafts.year import new_year
from actionplans.model.relations import Relation, lineage, relation_on, took_part_in
from actionplans.rules.check import check
from actionplans.search.facts import facts
from actionplans.site.bygone import with_former_apart
from actionplans.site.site import Site
from actionplans.swedish.words import relation_word
from tests import project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/nytt.yml"
OLD = "data/networks/gammalt.yml"
HEAD = "name: Nytt\n"


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def membership(dates: str, member: str = "exempelstad") -> str:
    return f"  - {{member: {member}, {dates}, sources: [webb]}}\n"


def considered(keys: str) -> str:
    return f"considerations:\n  - {{text: Nätverket nämns., {keys}, sources: [webb]}}\n"


def memberships(*dates: str) -> str:
    return "memberships:\n" + "".join(membership(one) for one in dates)


def changes(text: str, more: Changes | None = None) -> Changes:
    """Another network, with a page of its own."""
    return scenes.pages({NETWORK: HEAD + text, **(more or {})}, "natverk/nytt/index.md")


def site(root: Path, day: str, text: str, more: Changes | None = None) -> Site:
    return project.view(root, day, changes(text, more)).site


# --- What it is -------------------------------------------------------------------------------------------------------

ROLE = "roles:\n  - {kind: chair, text: Ordförande, holder: exempelstad, observed: [2016], sources: [webb]}\n"
TWO = "memberships:\n" + membership("start: 2015, end: 2020") + membership("start: 2016, end: ongoing", "provnamnden")
COMES = "start: 2024-05, announced: 2023-10, end: ongoing"
ASSOCIATE = "kind: associate, start: 2010, end: ongoing"
SETTLED = memberships("kind: associate, observed: [2010]", "start: 2012, end: 2020")
JOINED = considered("date: 2014, outcome: joined") + memberships("start: 2016, end: ongoing")


@pytest.mark.parametrize(
    ("text", "day", "expected", "word"),
    [
        (memberships("start: 2015, end: ongoing"), "2014-12-31", Relation.NONE, "Uppgift saknas"),
        (memberships("start: 2015, end: ongoing"), "2026-01-01", Relation.MEMBER, "Medlem"),
        # A year's end ends on its last day.
        (memberships("start: 2015, end: 2021"), "2021-12-31", Relation.MEMBER, "Medlem"),
        (memberships("start: 2015, end: 2021"), "2022-01-01", Relation.FORMER, "Tidigare"),
        # What a source attests for 2023 is never said to be held later, and never that it was left.
        (memberships("observed: [2023]"), "2023-12-31", Relation.MEMBER, "Medlem"),
        (memberships("observed: [2023]"), "2026-01-01", Relation.LAST_KNOWN, "Okänt i dag"),
        (memberships("observed: [2023]"), "2022-12-31", Relation.NONE, "Uppgift saknas"),
        (memberships(COMES), "2023-11-01", Relation.COMING, "Kommande"),
        (memberships(COMES), "2023-09-30", Relation.NONE, "Uppgift saknas"),
        # Begun again after years away.
        (memberships("start: 2010, end: 2012", "start: 2020, end: ongoing"), "2015-01-01", Relation.FORMER, "Tidigare"),
        (memberships("start: 2010, end: 2012", "start: 2020, end: ongoing"), "2020-01-01", Relation.MEMBER, "Medlem"),
        # One of two organisations of the city has left.
        (TWO, "2023-01-01", Relation.MEMBER, "Medlem"),
        # A newer membership of the same member settles what became of an older one without a known end.
        (SETTLED, "2021-01-01", Relation.FORMER, None),
        (memberships(ASSOCIATE), "2021-01-01", Relation.ASSOCIATE, "Associerad medlem"),
        (
            memberships("kind: associate, start: 2010, end: 2014", "start: 2015, end: ongoing"),
            "2014-06-01",
            Relation.ASSOCIATE,
            "Associerad medlem",
        ),
        (
            memberships(ASSOCIATE, "start: 2015, end: ongoing"),
            "2021-01-01",
            Relation.MEMBER,
            "Associerad medlem och Medlem",
        ),
        # A word of the city's own is a membership under its own name.
        (memberships("kind: twin_city, start: 2010, end: ongoing"), "2021-01-01", Relation.MEMBER, "Vänort"),
        (considered("date: 2019"), "2018-12-31", Relation.NONE, None),
        (considered("date: 2019"), "2026-01-01", Relation.CANDIDATE, "Kandidat"),
        (considered("date: 2019, outcome: waiting"), "2026-01-01", Relation.CANDIDATE, "Kandidat"),
        (considered("date: 2019, outcome: declined"), "2026-01-01", Relation.DECLINED, "Avstod"),
        # What was decided later is not known before.
        (considered("date: 2019, outcome: declined, outcome_date: 2021-03"), "2021-02-28", Relation.CANDIDATE, None),
        (considered("date: 2019, outcome: declined, outcome_date: 2021-03"), "2021-03-01", Relation.DECLINED, None),
        (JOINED, "2015-06-01", Relation.CANDIDATE, "Kandidat"),
        (JOINED, "2016-06-01", Relation.MEMBER, "Medlem"),
        (ROLE + memberships("observed: [2020]"), "2017-01-01", Relation.UNATTESTED, "Medlemskapet är inte belagt"),
        # A network that has ended is none of today's, whatever is known of the membership.
        ("end: 2018-06-30\n" + memberships("observed: [2016]"), "2018-06-30", Relation.LAST_KNOWN, "Okänt i dag"),
        ("end: 2018-06-30\n" + memberships("observed: [2016]"), "2018-07-01", Relation.FORMER, "Tidigare"),
    ],
)
def test_what_a_network_is_follows_from_dates(
    tmp_path: Path, text: str, day: str, expected: Relation, word: str | None
) -> None:
    found = site(tmp_path, day, text)
    network = found.model.networks["nytt"]
    assert (relation_on(network, _day(day)), found.relation("nytt")) == (expected, expected)
    assert word is None or relation_word(found.model, network, _day(day)) == word


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (memberships("start: 2015-06, end: 2017-02"), {2015, 2016, 2017}),
        # After what a source attests nobody knows, and then a plan is asked for; before it, nothing is.
        (memberships("observed: [2016]"), {2016, 2017, 2018}),
        ("start: 2017\n" + memberships("observed: [2016]"), {2017, 2018}),
        (considered("date: 2016"), set()),
        ("end: 2016\n" + memberships("start: 2015"), {2015, 2016}),
    ],
)
def test_a_year_is_one_that_the_city_took_part_in(tmp_path: Path, text: str, years: set[int]) -> None:
    model = check(project.write(tmp_path, changes(text))).model
    assert model is not None
    network = model.networks["nytt"]
    assert {year for year in range(2014, 2019) if took_part_in(network, year)} == years


def test_the_site_tells_its_networks_apart(tmp_path: Path) -> None:
    left = site(tmp_path, "2022-01-01", memberships("start: 2015, end: 2021"))
    names = [[one.name for one in found] for found in (left.members, left.former, left.networks)]
    assert names == [["Provnät"], ["Nytt"], ["Provnät", "Nytt"]]
    assert [one.name for one in left.networks_of(2021)] == ["Nytt", "Provnät"]
    assert [one.name for one in left.networks_of(2022)] == ["Provnät"]
    assert left.page_of(left.former[0]) == "natverk/nytt/index.md"


# --- What follows -----------------------------------------------------------------------------------------------------


def test_no_plan_is_drafted_for_a_network_that_is_left(tmp_path: Path) -> None:
    for number, (end, drafted) in enumerate((("2023-06-30", False), ("2024-01-15", True))):
        root = project.write(tmp_path / str(number), changes(memberships(f"start: 2015, end: {end}")))
        model = check(root).model
        assert model is not None
        existing = {name: (root / name).read_text("utf-8") for name in ("mkdocs.yml",)}
        assert ("data/plans/2024/nytt.yml" in new_year(model, existing, 2024)) == drafted


A = {"A": ["natverk/a/index.md"]}
A_IN_2020 = {"A": ["natverk/a/index.md", {"2020": "natverk/a/2020.md"}]}


@pytest.mark.parametrize(
    ("menu", "expected"),
    [
        (
            [{"Nätverk": ["natverk/index.md", A, {"B": ["natverk/b/index.md"]}]}],
            [{"Nätverk": ["natverk/index.md", {"B": ["natverk/b/index.md"]}, {"Tidigare": [A]}]}],
        ),
        (
            [A_IN_2020, {"Tidigare": [{"C": ["natverk/c/index.md"]}]}],
            [{"Tidigare": [{"C": ["natverk/c/index.md"]}, A_IN_2020]}],
        ),
        # What an editor has put there stands where it is.
        ([{"Tidigare": [A]}], [{"Tidigare": [A]}]),
        (["index.md", {"B": ["natverk/b/index.md"]}], ["index.md", {"B": ["natverk/b/index.md"]}]),
    ],
)
def test_the_menu_has_former_networks_apart(menu: Any, expected: Any) -> None:
    assert with_former_apart(menu, {"a", "c"}) == expected


def test_in_a_search_a_former_network_is_history(tmp_path: Path) -> None:
    found = site(tmp_path, "2022-01-01", memberships("start: 2015, end: 2021"))
    front = check(tmp_path).pages.pages["natverk/nytt/index.md"].front
    told = facts(found, "natverk/nytt/index.md", front)
    assert (told.kind, told.standing) == ("year", "Tidigare nätverk")


# --- Networks that became others --------------------------------------------------------------------------------------

RENAMED: Changes = {OLD: f"name: Gammalt\nend: 2017\nsuccessors: [nytt]\n{memberships('start: 2010, end: 2017')}"}
EARLY_ROLE = ROLE.replace("observed: [2016]", "start: 2012, end: 2019")


def renamed(text: str, more: Changes | None = None) -> Changes:
    return scenes.pages(
        {NETWORK: HEAD + text, **RENAMED, **(more or {})}, "natverk/nytt/index.md", "natverk/gammalt/index.md"
    )


def test_a_role_from_before_a_rename_lies_within_the_membership_of_that_time(tmp_path: Path) -> None:
    now = memberships("start: 2018, end: ongoing") + EARLY_ROLE
    assert project.messages(tmp_path / "1", renamed(now)) == []
    alone = {NETWORK: HEAD + now, OLD: None}
    assert project.messages(tmp_path / "2", scenes.pages({**alone}, "natverk/nytt/index.md")) == [
        f"{NETWORK}:5: uppdraget ligger utanför medlemskapets tid "
        "– rätta uppdragets datum eller medlemskapets start och end"
    ]


def test_lineage_goes_as_far_back_as_there_is(tmp_path: Path) -> None:
    older: Changes = {"data/networks/aldst.yml": "name: Äldst\nend: 2009\nsuccessors: [gammalt]\n"}
    root = project.write(tmp_path, renamed(memberships("start: 2018"), older))
    model = check(root).model
    assert model is not None
    assert [one.id for one in lineage(model.networks, model.networks["nytt"])] == ["nytt", "gammalt", "aldst"]


def test_an_end_that_nobody_knew_of_is_not_known_before(tmp_path: Path) -> None:
    city = renamed("announced: 2017-03\nstart: 2018\n" + memberships("start: 2018, end: ongoing"))
    before = project.view(tmp_path / "1", "2016-06-01", city).site
    assert (before.model.networks["gammalt"].end, before.model.networks["gammalt"].successors) == (None, ())
    assert (before.relation("gammalt"), before.relation("nytt")) == (Relation.MEMBER, Relation.NONE)
    announced = project.view(tmp_path / "2", "2017-03-01", city).site
    assert announced.model.networks["gammalt"].successors == ("nytt",)
    after = project.view(tmp_path / "3", "2018-01-01", city).site
    assert (after.relation("gammalt"), after.relation("nytt")) == (Relation.FORMER, Relation.MEMBER)


# --- Rules ------------------------------------------------------------------------------------------------------------

GROUP = "working_groups: [{name: Ljus, %s, sources: [webb]}]"


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("", 1, 7, "Nytt har varken medlemskap eller överväganden"),
        ("successors: [nytt]\nend: 2018\n", 2, 1, "Nytt blir sig självt igen genom sina efterträdare"),
        ("successors: [provnat]\n", 2, 1, "Nytt har efterträdare men inget slut"),
        ("start: 2019\nend: 2018\n" + memberships("start: 2015"), 3, 6, "slutet 2018 är före starten 2019"),
        (
            considered("date: 2019, outcome: waiting, outcome_date: 2018"),
            3,
            74,
            "ställningstagandet 2018 är före övervägandet 2019",
        ),
        (considered("date: 2019, outcome_date: 2020"), 3, 56, "ställningstagandet har ett datum men är inte angivet"),
        (considered("date: 2019, outcome: joined"), 3, 51, "staden gick med i Nytt men har inget medlemskap"),
        (
            memberships(f"start: 2015, {GROUP % 'start: 2014'}"),
            3,
            77,
            "arbetsgruppen 2014 ligger utanför medlemskapets tid",
        ),
        (
            memberships(f"start: 2015, end: 2020, {GROUP % 'observed: [2021]'}"),
            3,
            92,
            "arbetsgruppen 2021 ligger utanför medlemskapets tid",
        ),
        (memberships(f"start: 2015, {GROUP % 'note: Kort'}"), 3, 57, "arbetsgruppen har inget datum"),
        (memberships("start: 2015, kind: vän"), 3, 46, "okänt ord ”vän”"),
    ],
)
def test_what_contradicts_itself_is_told_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, what: str
) -> None:
    root = project.write(tmp_path, {NETWORK: HEAD + text})
    found = [one for one in check(root).problems if "saknas" not in one.what]
    assert [(one.place.path, one.place.line, one.place.column, one.what) for one in found] == [
        (NETWORK, line, column, what)
    ]


def test_a_successor_that_ended_before_is_told(tmp_path: Path) -> None:
    ended = changes("end: 2010\n" + memberships("start: 2005, end: 2010"), RENAMED)
    assert [one.what for one in check(project.write(tmp_path, ended)).problems if "saknas" not in one.what] == [
        "efterträdaren Nytt upphörde 2010, före Gammalt (2017)"
    ]
