"""What do pages say of memberships of other kinds, their terms and groups, of networks left, renamed and considered?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import project, scenes
from tests.scenes import Changes
from tests.test_macros import UNKNOWN, show

NETWORK = "data/networks/provnat.yml"
NEW, OLD, OTHER = (f"data/networks/{name}.yml" for name in ("nytt", "gammalt", "annat"))
LEFT = "name: Gammalt\nmemberships:\n  - {member: exempelstad, start: 2010, end: 2017, sources: [webb]}\n"
RENAMED = LEFT.replace("Gammalt\n", "Gammalt\nend: 2017\nsuccessors: [provnat]\n")
OWN_PAGE = "natverk/gammalt/index.md"

ASSOCIATE = """\
  - member: provnamnden
    kind: associate
    start: 2018
    end: ongoing
    terms:
      notice: Tre månader.
      conditions: Nämnden svarar på en enkät.
      note: Avtalet är muntligt.
      sources: [brev]
    working_groups:
      - {name: Ljus, text: Nämnden leder den., start: 2019, sources: [brev]}
      - {name: Mörker, observed: [2020], sources: [brev]}
      - {name: Skymning, start: 2024, announced: 2023-11, sources: [brev]}
    sources: [brev]
"""


def of_other_kinds() -> Changes:
    return scenes.edits((NETWORK, "memberships:\n", f"memberships:\n{ASSOCIATE}"))


def test_kinds_stand_in_a_column_where_some_membership_is_of_another(tmp_path: Path) -> None:
    shown = show(tmp_path, "memberships", "provnat", changes=of_other_kinds())
    assert shown.rows[:3] == [
        ["Medlem", "Slag", "Omfattning", "Tid"],
        ["Provnämnden Exempelstad", "Associerad medlem", UNKNOWN, "Sedan 2018"],
        ["Exempelstad Provnät", "Medlem", UNKNOWN, "Sedan 2015, belagd 2023"],
    ]
    assert show(tmp_path, "memberships", changes=of_other_kinds()).rows[1][:3] == [
        "Provnät", "Provnämnden Exempelstad", "Associerad medlem",
    ]  # fmt: skip
    plain = show(tmp_path / "plain", "memberships", "provnat")
    assert plain.rows[0] == ["Medlem", "Omfattning", "Tid"]
    assert plain.said("caption") == ["Medlemskap"]


def test_terms_and_working_groups_stand_under_the_memberships(tmp_path: Path) -> None:
    shown = show(tmp_path, "memberships", "provnat", changes=of_other_kinds())
    assert shown.said("h3") == ["Villkor för Provnämnden"]
    assert shown.facts == {"Uppsägning": "Tre månader.", "Vad som gäller": "Nämnden svarar på en enkät."}
    assert "Källa: Exempelstad Avtalet är muntligt." in shown.said("div")
    assert shown.rows[3:] == [
        ["Arbetsgrupp", "Medlem", "Tid", "Vad staden gör"],
        ["Ljus Exempelstad", "Provnämnden", "Sedan 2019, därefter okänt", "Nämnden leder den."],
        ["Mörker Exempelstad", "Provnämnden", "Belagd 2020, därefter okänt", UNKNOWN],
    ]
    later = show(tmp_path, "memberships", "provnat", day="2023-11-01", changes=of_other_kinds())
    assert later.rows[-1][:3] == ["Skymning Exempelstad", "Provnämnden", "Från 2024"]


@pytest.mark.parametrize(
    ("old", "words"),
    [
        (LEFT, "Staden var med till och med 2017."),
        (RENAMED, "Hette så till och med 2017, och heter nu Provnät."),
        (RENAMED.replace("successors: [provnat]\n", ""), "Nätverket upphörde 2017."),
        (RENAMED.replace("[provnat]", "[provnat, annat]"), "Upphörde 2017 och delades i Provnät och Annat."),
    ],
)
def test_a_former_network_says_what_became_of_it_and_asks_for_no_plan(tmp_path: Path, old: str, words: str) -> None:
    more: Changes = {OLD: old, OTHER: f"name: Annat\n{project.MEMBER}"}
    changes = scenes.pages(more, OWN_PAGE, "natverk/annat/index.md")
    assert show(tmp_path, "current_plan", "gammalt", changes=changes).words == f"Tidigare nätverk {words}"
    cards = show(tmp_path, "network_cards", changes=changes)
    assert cards.said("h2") == ["Tidigare"]
    assert [row[0] for row in cards.rows[:3]] == ["Nätverk", "Annat", "Provnät Ett påhittat nätverk."]
    assert cards.rows[4:] == [["Gammalt", "2010–2017", words]]
    assert "Gammalt" not in show(tmp_path, "attention", changes=changes).words
    assert "Gammalt" not in show(tmp_path, "current_plans", changes=changes).words
    assert "Gammalt" in show(tmp_path, "memberships", changes=changes).words


def test_networks_that_became_one_and_what_they_became_name_each_other(tmp_path: Path) -> None:
    merged = {OLD: RENAMED, OTHER: RENAMED.replace("Gammalt", "Annat")}
    changes = scenes.pages(
        {**merged, **scenes.edits((NETWORK, "end: ongoing\n", "start: 2018\nend: ongoing\n"))},
        OWN_PAGE,
        "natverk/annat/index.md",
    )
    facts = show(tmp_path, "network_facts", "gammalt", changes=changes).facts
    assert (facts["Vad som hände"], facts["Under detta namn"]) == (
        "Upphörde 2017 och gick upp i Provnät.", "Till och med 2017",
    )  # fmt: skip
    facts = show(tmp_path, "network_facts", "provnat", changes=changes).facts
    assert (facts["Tidigare"], facts["Under detta namn"]) == (
        "Annat (till och med 2017) Gammalt (till och med 2017)", "Sedan 2018",
    )  # fmt: skip


def test_a_network_to_come_says_when(tmp_path: Path) -> None:
    coming = "name: Nytt\n" + project.MEMBER.replace("start: 2015, observed: [2023]", "start: 2024, announced: 2023-05")
    changes = scenes.pages({NEW: coming}, "natverk/nytt/index.md")
    assert show(tmp_path, "current_plan", "nytt", changes=changes).words == "Kommande medlemskap Från 2024."
    assert show(tmp_path, "network_cards", changes=changes).rows[3:] == [["Nytt", "Från 2024"]]


CONSIDERED = """\
name: Nytt
considerations:
  - {date: 2019, text: Nätverket nämns., sources: [webb]}
  - {date: 2021-05, text: Det prövas., outcome: %s, outcome_date: 2022, note: Kort., sources: [brev]}
"""


@pytest.mark.parametrize(
    ("outcome", "caption", "words", "instead"),
    [
        ("waiting", "Nätverk som övervägs", "Avvaktar (2022)", "Staden överväger nätverket"),
        ("declined", "Nätverk som staden har avstått från", "Avstod (2022)", "Staden har avstått från nätverket"),
    ],
)
def test_considerations_are_listed_newest_first_with_what_came_of_them(
    tmp_path: Path, outcome: str, caption: str, words: str, instead: str
) -> None:
    changes = scenes.pages({NEW: CONSIDERED % outcome}, "kandidater.md")
    shown = show(tmp_path, "considerations", changes=changes)
    assert shown.said("caption") == [caption]
    assert shown.rows == [
        ["Nätverk", "När", "Vad som övervägdes", "Vad det ledde till"],
        ["Nytt", "Maj 2021", "Det prövas. Exempelstad Kort.", words],
        ["Nytt", "2019", "Nätverket nämns. Provnät", UNKNOWN],
    ]
    assert [row[1:] for row in shown.rows] == show(tmp_path, "considerations", "nytt", changes=changes).rows
    # No plan is missing of a network that the city is not in.
    assert show(tmp_path, "current_plan", "nytt", changes=changes).words == instead
    before = show(tmp_path, "considerations", day="2021-12-31", changes=changes)
    assert (before.said("caption"), before.rows[1][3]) == (["Nätverk som övervägs"], "Uppgift saknas")


def test_a_city_that_considers_nothing_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "considerations").words == "Inget nätverk övervägs."
    assert show(tmp_path, "considerations", "provnat").words == ""
    assert "Tidigare" not in show(tmp_path, "network_cards").words


def test_a_card_says_what_kind_of_membership_it_is_where_that_is_not_plain(tmp_path: Path) -> None:
    twin = scenes.edits((NETWORK, "    start: 2015\n", "    start: 2015\n    kind: twin_city\n"))
    assert "Provnät Vänort Ett påhittat nätverk." in show(tmp_path, "network_cards", changes=twin).words
