"""Can the newest year of the repository's own city be packed for the archive, and is the package whole?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.package.verify import verify
from actionplans.rules.check import check
from tests import own_city


@pytest.mark.nightly
def test_the_newest_years_package_is_whole(tmp_path: Path) -> None:
    model = check(own_city.FOLDER).model
    assert model is not None
    parts = [part for matter in model.matters.values() for part in matter.attachments if part.kind == "plan"]
    for year in sorted({part.year for part in parts})[-1:]:
        root, out = own_city.copy(tmp_path / "stad"), tmp_path / "ut"
        assert main(["snapshot", str(year), "--project", str(root), "--out", str(out)]) == 0
        assert verify(out / f"{year}/handlingsplaner-{year}.zip").good
