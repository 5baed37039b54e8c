"""Are network and plan pages light, however many networks and years the site has?"""

from __future__ import annotations

from pathlib import Path

from bench import city
from bench.weight import LIMIT, gzipped, plan_pages
from tests.sites import ROOT, build


def heavy(site: Path) -> list[tuple[str, int]]:
    """The network and plan pages that weigh more than the limit."""
    pages = plan_pages(site)
    assert pages
    return [(str(page.relative_to(site)), gzipped(page)) for page in pages if gzipped(page) > LIMIT]


def test_they_are_light_on_the_real_site(site: Path) -> None:
    assert heavy(site) == []


def test_they_are_light_with_many_networks_and_years(tmp_path: Path) -> None:
    """`make bench` measures the same with fifty networks."""
    project = city.write(tmp_path / "city", ROOT, networks=15, years=25)
    result = build(project, tmp_path / "site", day="2026-06-01")
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(plan_pages(tmp_path / "site")) >= 15 * 25
    assert heavy(tmp_path / "site") == []
