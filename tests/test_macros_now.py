"""Does a network's page say first what holds now: plan, who represents the city and until when, priorities, dates?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.model.timeline import Standing
from actionplans.site.held import Part, held_for, role_standing, stretches
from tests import project, scenes
from tests.scenes import Changes
from tests.test_functions import OWNED
from tests.test_macros import EVENTS, MORE, NETWORK, ORGANISATIONS, PLAN, ROLES, show, with_roles
from tests.test_macros_cycle import EVALUATED, VOCABULARY

NOBODY = "Vi vet inte vem som företräder staden i dag."


def test_now_is_the_plan_in_force_who_represents_the_city_and_until_when(tmp_path: Path) -> None:
    shown = show(tmp_path, "network_now", "provnat", changes=ROLES)
    assert shown.facts == {
        "Plan": "Handlingsplan 2023 Gäller Brev till nämnden 13 mars 2023, nämndens beslut är okänt",
        "Medlem": "Exempelstad, sedan 2015, belagd 2023 Provnät",
        "Företrädare, politisk nivå": "Exempelstad, nämndens ordförande, Eva Exempel: Sitter, sedan 2022 Exempelstad",
        "Företrädare, tjänstepersonsnivå": "Exempelstad, samordnare: Sågs, belagd 2021, därefter okänt Exempelstad",
        "Företrädare, nivån är inte känd": "Exempelstad: Slutar snart, till och med 31 augusti 2023 Exempelstad "
        "Upphör snart",
        "Senaste slutsats": "Ingen utvärdering är känd",
        "Prioriteringar": "Bättre ljus Exempelstad",
        "Nästa datum": "31 augusti 2023: Slutar snart (uppdraget upphör) Exempelstad "
        "1 januari 2024: Börjar (uppdraget börjar) Exempelstad",
    }
    assert ("Handlingsplan 2023", "natverk/provnat/2023/") in shown.links


def test_what_is_not_known_now_is_said_and_what_was_is_not_told_as_now(tmp_path: Path) -> None:
    facts = show(tmp_path, "network_now", "provnat", day="2024-07-01", changes=ROLES).facts
    assert facts["Plan"] == "Ingen plan för 2024 är känd. Den senast kända är Handlingsplan 2023."
    assert "Prioriteringar" not in facts
    nothing = show(tmp_path / "nothing", "network_now", "annat", changes=MORE).facts
    assert nothing == {
        "Plan": "Ingen handlingsplan är känd, inte heller för 2023",
        "Medlem": "Exempelstad, sedan 2015, belagd 2023 Provnät",
        "Företrädare": NOBODY,
        "Senaste slutsats": "Ingen utvärdering är känd",
        "Nästa datum": "Inget datum är känt",
    }
    draft = show(tmp_path / "draft", "network_now", "provnat", day="2023-03-12", changes=ROLES).facts
    assert draft["Plan"] == "Ingen handlingsplan är känd, inte heller för 2023"


def test_a_level_at_which_nobody_is_known_is_told_beside_one_where_somebody_is(tmp_path: Path) -> None:
    changes = with_roles("text: Sitter, start: 2022, end: ongoing, level: political")
    assert show(tmp_path, "network_now", "provnat", changes=changes).facts["Företrädare, tjänstepersonsnivå"] == (
        "Ingen är känd i dag"
    )
    seat = with_roles("text: Ledamot, start: 2023-01-01, end: ongoing, vacant: true, level: political")
    facts = show(tmp_path / "seat", "network_now", "provnat", changes=seat).facts
    assert (facts["Företrädare"], facts["Tomma platser"]) == (NOBODY, "Ledamot, sedan 1 januari 2023")


def test_one_is_told_whom_to_ask_and_what_was_judged(tmp_path: Path) -> None:
    asked = show(tmp_path, "network_now", "provnat", changes=OWNED).facts["Frågor"]
    assert asked == "Samordnare, provförvaltningen, natverk@prov.example"
    judged = show(tmp_path / "judged", "network_now", "provnat", changes=EVALUATED).facts["Senaste slutsats"]
    assert judged.startswith("Behåll (utvärderingen av 2023): Därför.")


def test_who_the_member_is_is_told_without_a_membership_that_is_over(tmp_path: Path) -> None:
    over = "memberships:\n  - {member: exempelstad, start: 2010, end: 2014, sources: [webb]}\n"
    changes = project.edited(NETWORK, "memberships:\n", over)
    told = show(tmp_path, "network_now", "provnat", changes=changes).facts["Medlem"]
    assert told == "Exempelstad, sedan 2015, belagd 2023 Provnät"


def test_a_network_that_the_city_has_left_asks_for_nothing(tmp_path: Path) -> None:
    left = "name: Gammalt\nmemberships:\n  - {member: exempelstad, start: 2010, end: 2017, sources: [webb]}\n"
    changes = scenes.pages({"data/networks/gammalt.yml": left}, "natverk/gammalt/index.md")
    assert show(tmp_path, "network_now", "gammalt", changes=changes).words == (
        "Tidigare nätverk Staden var med till och med 2017."
    )


# --- What comes next ----------------------------------------------------------------------------------------------


def test_the_networks_own_events_are_among_what_comes(tmp_path: Path) -> None:
    coming = scenes.edits(
        (
            NETWORK,
            "events:\n",
            "events:\n  - {kind: conference, scope: network, date: 2023-11-29, end: 2023-11-30, announced: 2023-01, "
            "text: Årskonferens., sources: [webb]}\n",
        )
    )
    before = show(tmp_path, "network_now", "provnat", changes=coming).facts["Nästa datum"]
    assert before.startswith("29–30 november 2023: Årskonferens")
    during = show(tmp_path, "network_now", "provnat", day="2023-11-30", changes=coming).facts["Nästa datum"]
    assert during.startswith("Till och med 30 november 2023: Årskonferens")
    after = show(tmp_path, "network_now", "provnat", day="2023-12-01", changes=coming).facts["Nästa datum"]
    assert "Årskonferens" not in after


# --- What it gave ---------------------------------------------------------------------------------------------------

GAVE = """\
sources: [brev]
results:
  - {activity: mote, state: done, done: Vi var där., result: Kontakter., sources: [brev]}
  - {state: cancelled, done: Blev inte av., result: Görs nästa år., sources: [brev]}
  - {state: done, done: Mer., effect: Ett projekt., result: Ansökan., sources: [webb]}
"""


def test_what_a_network_gave_is_told_effects_first_with_the_way_to_the_report(tmp_path: Path) -> None:
    changes = scenes.with_report_pages({"data/reports/2023/provnat.yml": GAVE})
    shown = show(tmp_path, "network_results", "provnat", day="2024-06-01", changes=changes)
    assert shown.said("li") == ["Ett projekt. Provnät", "Kontakter. Exempelstad"]
    assert ("Hela årsrapporten för 2023", "natverk/provnat/2023/arsrapport/") in shown.links
    assert show(tmp_path / "none", "network_results", "provnat").words == ""


# --- The picture of its years ---------------------------------------------------------------------------------------


def test_a_networks_years_are_drawn_and_counted_in_words(tmp_path: Path) -> None:
    shown = show(tmp_path, "network_timeline", "provnat", changes=EVENTS)
    assert shown.said("figcaption") == [
        "2021–2023: 1 år med handlingsplan, 3 händelser där staden gjorde något, 1 av nätverkets egna händelser."
    ]
    assert shown.said("li") == ["handlingsplan", "staden gjorde något", "nätverkets egen händelse", "i dag"]
    axis, lane, *_ = shown.all("svg")
    assert axis.words == "202120222023"
    dots = [one.attributes["class"] for one in shown.all("circle")]
    ours, theirs = "happened happened--ours", "happened"
    in_the_lane, in_the_legend = [ours, ours, theirs, ours], [ours, theirs]
    assert dots == [*in_the_lane, *in_the_legend]
    assert lane.attributes["aria-hidden"] == "true"
    assert show(tmp_path / "none", "network_timeline", "annat", changes=MORE).words == ""


# --- What is known of a mandate's time ------------------------------------------------------------------------------

_D, _A, _O, _U, _V = Part.DATED, Part.ATTESTED, Part.OPEN, Part.UNKNOWN, Part.VACANT


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        ("start: 2021, end: 2022-06-30", [("2021-01-01", "2022-06-30", _D)]),
        ("start: 2021, end: 2024-06-30", [("2021-01-01", "2024-06-30", _D)]),
        ("start: 2021, end: ongoing", [("2021-01-01", "2023-06-01", _D), ("2023-06-02", "9999-12-31", _O)]),
        ("start: 2021, observed: [2022]", [("2021-01-01", "2022-12-31", _D), ("2023-01-01", "2023-06-01", _U)]),
        (
            "observed: [2019, 2021]",
            [
                ("2018-01-01", "2018-12-31", _U),
                ("2019-01-01", "2019-12-31", _A),
                ("2020-01-01", "2020-12-31", _U),
                ("2021-01-01", "2021-12-31", _A),
                ("2022-01-01", "2023-06-01", _U),
            ],
        ),
        ("start: 2022-01-01, end: ongoing, vacant: true", [("2022-01-01", "9999-12-31", _V)]),
        # What is observed later was not known on the day.
        (
            "start: 2021, observed: [2022, 2025]",
            [("2021-01-01", "2022-12-31", _D), ("2023-01-01", "2023-06-01", _U)],
        ),
        ("start: 2021, observed: [2023, 2025]", [("2021-01-01", "2023-12-31", _D)]),
        (
            "observed: [2022, 2025]",
            [("2021-01-01", "2021-12-31", _U), ("2022-01-01", "2022-12-31", _A), ("2023-01-01", "2023-06-01", _U)],
        ),
    ],
)
def test_what_is_unknown_of_a_mandate_is_drawn_as_that(
    tmp_path: Path, role: str, parts: list[tuple[str, str, Part]]
) -> None:
    site = project.view(tmp_path, "2023-06-01", with_roles(f"text: Ledamot, {role}")).site
    (held,) = site.model.networks["provnat"].roles
    assert [(str(one.first), str(one.last), one.part) for one in stretches(site, held)] == parts


def test_a_mandate_of_an_organisation_that_is_gone_is_over_and_not_unknown(tmp_path: Path) -> None:
    gone: Changes = {
        **with_roles("text: Ledamot, observed: [2021], holder: gamla"),
        ORGANISATIONS: project.FILES[ORGANISATIONS]
        + "gamla: {name: gamla kontoret, kind: administration, end: 2022-12-31, sources: [webb]}\n",
    }
    gone[NETWORK] = str(gone[NETWORK]).replace(
        "holder: exempelstad, sources: [brev], text: Ledamot", "sources: [brev], text: Ledamot"
    )
    site = project.view(tmp_path, "2023-06-01", gone).site
    (held,) = site.model.networks["provnat"].roles
    assert role_standing(site, held) is Standing.ENDED
    assert held_for(site, held) == "belagd 2021; gamla kontoret upphörde 31 december 2022"
    assert stretches(site, held)[-1].last.isoformat() == "2022-12-31"
    assert show(tmp_path / "shown", "roles", changes=gone).said("h2") == ["Nu", "Avslutade"]
    before = project.view(tmp_path / "before", "2022-06-01", gone).site
    assert role_standing(before, before.model.networks["provnat"].roles[0]) is Standing.UNKNOWN


@pytest.mark.parametrize("state", ["done", "cancelled", "moved"])
def test_what_is_over_has_no_next_date_in_a_plan_of_its_own_or_a_common_one(tmp_path: Path, state: str) -> None:
    result = f"  - {{activity: mote, state: {state}, done: Avgjort., sources: [brev]}}\n"
    told = f"sources: [brev]\nresults:\n{result}"
    common = "networks: [provnat, annat]\nsources: [brev]\nactivities:\n" + (
        "  - {id: mote, text: Det gemensamma mötet, start: 2023-09-01, sources: [brev]}\n"
    )
    states = scenes.edits((VOCABULARY, "  cancelled:", "  moved: {label: Flyttad}\n  cancelled:"))
    changes: Changes = {
        **states,
        **scenes.edits((PLAN, "    start: 2023-05-04\n", "    start: 2023-10-04\n")),
        "data/networks/annat.yml": f"name: Annat\n{project.MEMBER}",
        "data/plans/2023/gemensam.yml": common,
    }

    def dates(name: str, *reporting: str) -> list[bool]:
        """Whether either has a next date when some of the networks have reported."""
        reports = {f"data/reports/2023/{one}.yml": told for one in reporting}
        own = (f"natverk/{one}/2023/arsrapport.md" for one in reporting)
        pages = ("natverk/annat/index.md", "natverk/annat/2023.md", "planer/gemensam/2023.md", *own)
        shown = show(tmp_path / name, "network_now", "provnat", changes=scenes.pages({**changes, **reports}, *pages))
        return [words in shown.facts["Nästa datum"] for words in ("Delta i mötet", "Det gemensamma mötet")]

    assert dates("before") == [True, True]
    assert dates("own", "provnat") == [False, True]
    assert dates("both", "provnat", "annat") == [False, False]
