"""The city whose data lies in the repository: its folder and its site, built. Whose it is, no test of the product knows.

PROJECT names another folder with such a city, and SITE its site when that is built already: so tests/city and
tests/content are run on a copy that has been edited.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import sites
from tests.shared import shared

FOLDER = Path(os.environ.get("PROJECT", sites.ROOT))
DAY = sites.DAY


def site(factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly. Only to be read."""
    if "SITE" in os.environ:
        return Path(os.environ["SITE"])
    return shared(factory, "own-site", lambda target: sites.built(FOLDER, target))
