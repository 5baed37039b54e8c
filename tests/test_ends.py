"""Is a date said as precisely as its source says it, and as no more than it is?

An end from the day on which it was known, a handover as that, and a letter to the committee not as a meeting.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.changes.between import changes
from actionplans.downloads import calendar
from actionplans.macros import MACROS
from actionplans.model.dates import PartialDate
from actionplans.site import agenda
from actionplans.site.attention import roles_held
from actionplans.swedish import phrases, words
from tests import fragment, project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
ORGANISATIONS = "data/organisations.yml"

# --- When the end became known ----------------------------------------------------------------------------------------

ENDED: Changes = scenes.edits(
    (NETWORK, "end: 2024-06-30", "end: 2024-06-30\n    end_announced: 2024-02-01"),
    (
        ORGANISATIONS,
        "  end: ongoing\n",
        "  end: 2024-06-30\n  end_announced: 2024-02-01\n  successors: [exempelstad]\n",
    ),
)


@pytest.mark.parametrize(
    ("day", "time", "lifetime", "successor"),
    [
        ("2022-01-01", "Sedan 1 januari 2022", "Sedan 2 januari 2020", ""),
        ("2024-01-31", "Sedan 1 januari 2022, därefter okänt", "Sedan 2 januari 2020", ""),
        ("2024-02-01", "1 januari 2022–30 juni 2024 Upphör snart", "2 januari 2020–30 juni 2024", "Exempelstad"),
        (
            "2024-07-01",
            "1 januari 2022–30 juni 2024 Upphörde utan känd efterträdare",
            "2 januari 2020–30 juni 2024",
            "Exempelstad",
        ),
    ],
)
def test_an_earlier_day_stays_as_it_was_before_the_end_was_known(
    tmp_path: Path, day: str, time: str, lifetime: str, successor: str
) -> None:
    view = project.view(tmp_path, day, ENDED)
    roles = fragment.read(MACROS["roles"](view, "provnat")).rows
    assert roles[1][2:] == [time]
    rows = {row[0].split()[0]: row for row in fragment.read(MACROS["organisations"](view)).rows}
    assert (rows["Provförvaltningen"][2], rows["Provförvaltningen"][4]) == (lifetime, successor)
    if day < "2024-02-01":
        assert "2024-06-30" not in str(MACROS["roles"](view))


# --- A handover -------------------------------------------------------------------------------------------------------

CHAIRS = """\
  - {kind: chair, body: styrelsen, text: Ordförande, holder: exempelstad, start: 2020, end: 2022-06-30, sources: [brev]}
  - {kind: chair, body: styrelsen, text: Ordförande, holder: provnamnden, start: 2022-06-30, end: ongoing,
     sources: [brev]}
"""


@pytest.mark.parametrize(
    ("day", "current"), [("2022-06-29", "exempelstad"), ("2022-06-30", "provnamnden"), ("2022-07-01", "provnamnden")]
)
def test_on_the_day_of_a_handover_the_successor_has_the_mandate(tmp_path: Path, day: str, current: str) -> None:
    view = project.view(tmp_path, day, scenes.edits((NETWORK, "events:\n", f"{CHAIRS}events:\n")))
    held = roles_held(view.site, view.model.networks["provnat"])
    assert [role.holder for role in held if role.text == "Ordförande"] == [current]
    assert "Upphört utan känd efterträdare" not in str(MACROS["roles"](view))


# --- As precisely as the source ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "said"), [("2024", "2024"), ("2024-11", "november 2024"), ("2024-06-30", "30 juni 2024")]
)
def test_an_end_is_said_with_no_more_than_its_source_has(tmp_path: Path, end: str, said: str) -> None:
    """On pages, in the file for spreadsheets, the calendar, the year wheel and sentences about what changed."""
    dated = scenes.edits((NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", f"    end: {end}\n"))
    view = project.view(tmp_path, "2024-06-01", dated)
    shown = fragment.read(MACROS["roles"](view)).words
    assert f"Till och med {said}" in shown
    assert f"(till och med {said})" in words.mandate(view.model.networks["provnat"].roles[0])
    has_day = end.count("-") == 2
    assert ("31 december" in shown or "30 november" in shown) is False
    assert [entry.summary for entry in calendar.entries(view.site) if entry.category == "Uppdrag"] == (
        ["Provnät: uppdrag upphör: Styrelsemedlem"] if has_day else []
    )
    (item,) = [one for one in agenda.items(view.site, 2024) if one.text == "Styrelsemedlem"]
    assert item.kind == ("Uppdrag upphör" if has_day else f"Uppdrag till och med {said}")
    assert phrases.ends(PartialDate.parse(end)) == (f"upphör {said}" if has_day else f"gäller till och med {said}")


def test_what_changed_in_an_end_is_said_as_its_source_says_it(tmp_path: Path) -> None:
    vague = scenes.edits(
        (NETWORK, "end: 2024-06-30", "end: 2024"), (ORGANISATIONS, "  end: ongoing\n", "  end: 2025-11\n")
    )
    before = project.checked(tmp_path / "before").model
    after = project.checked(tmp_path / "after", vague).model
    assert before is not None
    assert after is not None
    told = "\n".join(str(one) for one in changes(before, after))
    assert "gäller till och med 2024 i stället för 30 juni 2024" in told
    assert "organisationen ”provförvaltningen” finns till och med november 2025" in told


# --- A letter is no meeting -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "said"),
    [("2023-03-26", "Brev till nämnden 13 mars 2023"), ("2023-03-27", "Sammanträde 27 mars 2023")],
)
def test_a_letters_date_is_not_said_to_be_a_meeting(tmp_path: Path, day: str, said: str) -> None:
    known = ("data/matters/2023-03-13.yml", "committee: provnamnden", "committee: provnamnden\nmeeting: 2023-03-27")
    view = project.view(tmp_path, day, scenes.edits(known))
    assert said.lower() in fragment.read(MACROS["at_a_glance"](view)).words
    assert said in fragment.read(MACROS["plan_facts"](view, "provnat", 2023)).words
