"""Where does this product lie? For a project that takes its code and its looks from it, as the fictional city does."""

from pathlib import Path

PRODUCT = Path(__file__).parents[2]
