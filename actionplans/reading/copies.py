"""Is a file a copy of one that lies beside it? Windows, macOS and people name copies in a few ways."""

from __future__ import annotations

from pathlib import Path

from actionplans.model.names import copied_from


def original_of(path: Path) -> str:
    """The name of the file beside a file of which it is a copy, as far as its name tells; or the empty string."""
    copied = copied_from(path.stem)
    named = {one.name.casefold(): one.name for one in path.parent.iterdir()} if copied else {}
    return named.get(f"{copied}{path.suffix}".casefold(), "")


def copied(original: str, name: str) -> tuple[str, str]:
    """What is said of a file that is a copy of another."""
    if name.startswith("~$"):
        return f"filen {name} är en tillfällig fil, som Word eller Excel har lämnat efter sig", "ta bort den"
    do = f"flytta det nya till {original} och ta bort kopian, eller ge den ett eget namn om den gäller något annat"
    return f"filen {name} ser ut att vara en kopia av {original}", do
