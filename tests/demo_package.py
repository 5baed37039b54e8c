"""What does a year's package of the fictional city look like? `make demo-snapshot`: its papers are sent, then packed.

The city itself has sent nothing, for what it shows is how papers are made; and its code lies in the folders above it.
So both are done in a copy, which is a project of its own.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from pathlib import Path

from actionplans.commands.main import main
from actionplans.papers import PapersError
from actionplans.papers.case import read
from tests import fictional


def make(year: str, out: str) -> int:
    """Make the package of a year in a folder: 0, or 1 with what stands in the way."""
    os.environ["SITE_DATE"] = fictional.DAY
    with tempfile.TemporaryDirectory() as folder:
        city = fictional.clone(Path(folder) / "stad")
        fictional.before_its_package(city)
        project = f"--project={city}"
        sent = main(["sent", project, f"--date={_letter(year)}", "--", year])
        return sent or main(["snapshot", project, f"--out={out}", "--", year])


def _letter(year: str) -> str:
    """The day of the letter with a year's plans; of a year that has none, any day: the command says what is wrong."""
    try:
        return str(read(fictional.CITY, int(year), datetime.date.fromisoformat(fictional.DAY)).matter.date)
    except (ValueError, PapersError):
        return fictional.DAY


if __name__ == "__main__":
    sys.exit(make(*sys.argv[1:]))
