"""Are network and plan pages light, and no page heavy, however many networks and years the site has?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import city
from bench.weight import ANY_LIMIT, LIMIT, gzipped, heaviest, one_of_each_kind, plan_pages
from tests.sites import ROOT, built

# What a page may weigh more with fifteen networks than with three: their names, and not their years.
MORE = 50


def heavy(site: Path) -> list[tuple[str, int]]:
    """The network and plan pages that weigh more than the limit."""
    pages = plan_pages(site)
    assert pages
    return [(str(page.relative_to(site)), gzipped(page)) for page in pages if gzipped(page) > LIMIT]


def site_of(folder: Path, networks: int, years: int) -> Path:
    """The site of a generated city."""
    project = city.write(folder / "city", ROOT, networks=networks, years=years)
    built(project, folder / "site", day="2026-06-01")
    assert len(plan_pages(folder / "site")) >= networks * years
    return folder / "site"


def test_they_are_light(site: Path) -> None:
    assert heavy(site) == []


def test_no_page_is_heavy_and_the_heaviest_of_each_kind_is_known(site: Path) -> None:
    found = heaviest(site)
    assert found[0][1] <= ANY_LIMIT
    assert found == sorted(found, key=lambda one: (-one[1], one[0]))
    weights, kinds = dict(found), one_of_each_kind(site)
    assert {"", "kallor/", "om/datakatalog/", "natverk/"} <= set(kinds)
    of_networks = [address for address in kinds if address.count("/") == 2 and address.startswith("natverk/")]
    assert [weights[address] for address in of_networks] == [
        max(weights[f"{page.parent.relative_to(site).as_posix()}/"] for page in (site / "natverk").glob("*/index.html"))
    ]


@pytest.mark.nightly
def test_they_are_light_with_many_years(tmp_path: Path) -> None:
    assert heavy(site_of(tmp_path, networks=1, years=25)) == []


@pytest.mark.nightly
def test_they_grow_no_heavier_with_many_networks(tmp_path: Path) -> None:
    few, many = (site_of(tmp_path / str(count), networks=count, years=2) for count in (3, 15))
    heaviest_of_few, heaviest_of_many = (max(map(gzipped, plan_pages(site))) for site in (few, many))
    assert heaviest_of_many <= heaviest_of_few + MORE


@pytest.mark.nightly
def test_they_are_light_with_many_networks_and_years(tmp_path: Path) -> None:
    """`make bench` measures the same with fifty networks."""
    site = site_of(tmp_path, networks=15, years=25)
    assert heavy(site) == []
    # What grows is a line for each network and year: a large city's pages stay below the limit, those of a smaller one
    # below their part of it.
    part = ANY_LIMIT * 15 * 25 / (50 * 20)
    assert [(address, size) for address, size in heaviest(site) if size > part] == []
