"""The fictional city's letter of 2025 as one that was written anew from open sources, which know little of its plans.

Laid over a copy of the city: one plan of which a source tells a part, two of which only that they were presented, a
network without a mandate, and no annual report.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests import fictional

YEAR = 2025

_PRESENTED = "presented: 2025-03-10\nsources: [information-2025]\n"
_PART = """\
priorities:
  - id: regler
    text: Nattleveranser som vardag, inte försök.
    areas: [freight]
    sources: [information-2025]
reconciliation:
  text: Nämndens presidium får en skriftlig lägesrapport i maj och november.
  sources: [information-2025]
"""


def write(target: Path) -> None:
    """Write the city's data, pages and menu."""
    fictional.copy(target)
    data = target / "data"
    fictional.edit(data / "matters/2025-03-10.yml", "reference: EX-0071/25\nmeeting:", "reconstructed: true\nmeeting:")
    for network, more in (("provnat", ""), ("ljusringen", ""), ("kajforum", _PART)):
        (data / f"plans/2025/{network}.yml").write_text(_PRESENTED + more, encoding="utf-8")
    # What names activities of the plans, and what had been closed.
    (data / "closed.yml").unlink()
    (data / "trips/2025.yml").unlink()
    for year in ("2024", "2025"):
        shutil.rmtree(data / "reports" / year)
    _end_what_ljusringen_gave(data / "networks/ljusringen.yml")


def _end_what_ljusringen_gave(network: Path) -> None:
    """Its only role ended in 2023, and nobody knows whether the city is still a member."""
    fictional.edit(network, "    start: 2019-06-01\n    end: ongoing\n    observed: [2025]\n",
                   "    start: 2019-06-01\n    observed: [2020]\n")  # fmt: skip
    text = network.read_text(encoding="utf-8")
    roles = re.findall(r"^  - kind: (?:vice_chair|board_member|responsible)\n(?:    .*\n)+", text, re.MULTILINE)
    assert len(roles) == 3
    for role in roles:
        text = text.replace(role, "")
    network.write_text(text, encoding="utf-8")
