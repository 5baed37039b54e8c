"""Is every page valid HTML, by the validator that the standard's own authors keep?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import html_page, validator, whole
from tests.cover import cover


def test_the_validator_finds_no_error_where_elements_stand_in_every_way_that_they_do(site: Path) -> None:
    assert validator.errors(site, cover(site)) == []


@pytest.mark.nightly
def test_the_validator_finds_no_error_on_any_page(site: Path) -> None:
    assert validator.errors(site) == []


def test_nothing_on_a_page_is_script_or_style_that_the_policy_forbids(site: Path) -> None:
    """What a browser test sees on some pages in some states, seen here on all: see test_policy.py."""
    pages = html_page.read_all(site)
    assert len(pages) > 80
    assert whole.forbidden_markup(pages) == []
