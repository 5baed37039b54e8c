"""Is an end said as precisely as its source says it, and only from the day on which it was known?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.macros import MACROS
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
    ("day", "time", "stands", "lifetime", "successor"),
    [
        ("2022-01-01", "Sedan 1 januari 2022", "Pågår", "Sedan 2 januari 2020", ""),
        ("2024-01-31", "Sedan 1 januari 2022, därefter okänt", "Okänt i dag", "Sedan 2 januari 2020", ""),
        ("2024-02-01", "1 januari 2022–30 juni 2024", "Upphör snart", "2 januari 2020–30 juni 2024", "Exempelstad"),
        ("2024-07-01", "1 januari 2022–30 juni 2024", "Avslutat", "2 januari 2020–30 juni 2024", "Exempelstad"),
    ],
)
def test_an_earlier_day_stays_as_it_was_before_the_end_was_known(
    tmp_path: Path, day: str, time: str, stands: str, lifetime: str, successor: str
) -> None:
    view = project.view(tmp_path, day, ENDED)
    roles = fragment.read(MACROS["roles"](view, "provnat")).rows
    assert roles[1][3:5] == [time, stands]
    rows = {row[0]: row for row in fragment.read(MACROS["organisations"](view)).rows}
    assert (rows["Provförvaltningen"][2], rows["Provförvaltningen"][4]) == (lifetime, successor)
    if stands == "Okänt i dag":
        assert "2024-06-30" not in str(MACROS["roles"](view))


# --- A handover -------------------------------------------------------------------------------------------------------

CHAIRS = """\
  - {kind: chair, body: styrelsen, text: Ordförande, holder: exempelstad, start: 2020, end: 2022-06-30, sources: [brev]}
  - {kind: chair, body: styrelsen, text: Ordförande, holder: provnamnden, start: 2022-06-30, end: ongoing,
     sources: [brev]}
"""


@pytest.mark.parametrize(
    ("day", "current"), [("2022-06-29", "Exempelstad"), ("2022-06-30", "Provnämnden"), ("2022-07-01", "Provnämnden")]
)
def test_on_the_day_of_a_handover_the_successor_has_the_mandate(tmp_path: Path, day: str, current: str) -> None:
    view = project.view(tmp_path, day, scenes.edits((NETWORK, "events:\n", f"{CHAIRS}events:\n")))
    rows = [row for row in fragment.read(MACROS["roles"](view, "provnat")).rows if row[0] == "Ordförande"]
    assert [row[1] for row in rows if row[4] in ("Pågår", "Upphör snart")] == [current]
    assert "Upphört utan känd efterträdare" not in str(MACROS["roles"](view))
