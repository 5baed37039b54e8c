"""Does who reviews what is published of each network stand where GitHub asks: one place a network, or one for all?"""

from __future__ import annotations

import pytest

from tests.sites import ROOT

NETWORKS = ("ccam", "civitas", "eurocities", "impacts", "luci", "nvf", "polis")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_has_its_lines_among_the_owners_or_everything_has_one(network: str) -> None:
    owners = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    lines = [f"/data/networks/{network}.yml", f"/docs/natverk/{network}/"]
    for_all = any(line.startswith("* @") for line in owners.splitlines())
    assert for_all or all(line in owners for line in lines)
