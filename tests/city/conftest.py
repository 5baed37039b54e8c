"""The site of the city whose data lies in the repository, and a server for it, each made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import own_city
from tests.sites import served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's own site, built strictly. Only to be read."""
    return own_city.site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The same on a local server."""
    with served(site) as address:
        yield address
