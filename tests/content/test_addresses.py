"""Are the addresses still there that others link to: the committee's papers, the administrations' pages, saved links?

A page that has been published keeps its address, whatever it comes to say.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import html_page, own_city

NETWORKS = ("ccam", "civitas", "eurocities", "impacts", "luci", "nvf", "polis")

# Each page by its address.
PAGES = (
    *(f"natverk/{network}/" for network in NETWORKS),
    *(f"natverk/{network}/2023/" for network in NETWORKS),
    *(f"natverk/{network}/2023/arsrapport/" for network in NETWORKS),
    "",
    "natverk/",
    "natverk/eurocities/2017/",
    "natverk/luci/2016/",
    "ar/",
    "ar/2023/",
    "ar/2022/arsrapport/",
    "namnden/",
    "namnden/2023-03-13/",
    "representation/",
    "roller/",
    "medlemskap/",
    "prioriteringar/",
    "omraden/",
    "forvaltningar/",
    "projekt/",
    "utbyte/",
    "resor/",
    "utvardering/",
    "kandidater/",
    "historik/",
    "arbetssatt/",
    "arbetssatt/arshjul/",
    "arbetssatt/syfte/",
    "arbetssatt/policy/",
    "arbetssatt/arlig-uppdatering/",
    "arbetssatt/aterkoppling/",
    "arbetssatt/avstamning/",
    "arbetssatt/sprida-kunskap/",
    "arbetssatt/resor/",
    "arbetssatt/workshop/",
    "arbetssatt/arsrapport/",
    "arbetssatt/utvardering/",
    "arbetssatt/uppfoljning/",
    "arbetssatt/gemensamt/",
    "arkiv/",
    "kallor/",
    "att-gora/",
    "oppna-data/",
    "om/",
    "om/organisation/",
    "om/redigera/",
    "om/papper-och-arspaket/",
    "om/datakatalog/",
    "om/forkortningar/",
    "om/tillganglighet/",
    "om/arkiv-och-personuppgifter/",
    "om/underhall/",
)

# What letters, pages and other systems lead to within a page.
PLACES = (("namnden/2023-03-13/", "bilagor"), ("kallor/", "smn-information-2023"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_city.site(tmp_path_factory)


@pytest.mark.parametrize("address", PAGES)
def test_a_published_page_is_where_it_was(site: Path, address: str) -> None:
    assert html_page.read(site / address / "index.html").all("h1")


@pytest.mark.parametrize(("address", "place"), PLACES)
def test_a_place_on_a_page_is_where_it_was(site: Path, address: str, place: str) -> None:
    assert place in html_page.read(site / address / "index.html").ids
