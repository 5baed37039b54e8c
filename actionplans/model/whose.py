"""Which files are the product's, and which the city's? A later release replaces the first and never touches the second.

A city's repository holds both. Each path is of one kind; the README says the same in words, and a test holds the
product's own history to it.
"""

from __future__ import annotations

from enum import Enum

from actionplans.model.page_kinds import ABOUT, KINDS

# What is the city's own, and what of the product stands among it: the guides for editors, which name no city.
CONTENT = ("data/", "docs/", "tests/content/", "mkdocs.yml", ".github/CODEOWNERS")
PRODUCT_WITHIN = (
    *(f"docs/{kind.address}" for kind in KINDS if kind.product),
    f"docs/{ABOUT.path(page='forslag').removesuffix('.md')}.svg",
    *("tests/content/__init__.py", "tests/content/conftest.py"),
)
# What is made of the product's model and the city's words: `make upgrade` makes it anew, so it is merged from nowhere.
MADE = ("data/README.md", "data/schema/")


class Side(Enum):
    """Whose a file is."""

    PRODUCT = "product"
    CONTENT = "content"
    MADE = "made"


def side(path: str) -> Side:
    """Whose the file at a path in the project is."""
    if _among(path, MADE):
        return Side.MADE
    return Side.CONTENT if _among(path, CONTENT) and path not in PRODUCT_WITHIN else Side.PRODUCT


def _among(path: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(place) if place.endswith("/") else path == place for place in places)
