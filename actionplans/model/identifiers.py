"""What does the text in a key name or look like: an id of something, an address, a checksum?"""

from __future__ import annotations

from typing import Annotated

from actionplans.model.shapes import Pattern, Reference

# That of an empty file.
EXAMPLE_CHECKSUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
NetworkId = Annotated[str, Reference("networks")]
OrganisationId = Annotated[str, Reference("organisations")]
ProjectId = Annotated[str, Reference("projects")]
SourceId = Annotated[str, Reference("sources")]
MatterId = Annotated[str, Reference("matters")]
GoalId = Annotated[str, Reference("goals")]
FunctionId = Annotated[str, Reference("functions")]
RoutineId = Annotated[str, Reference("routines")]
Currency = Annotated[str, Pattern(r"[A-Z]{3}", "en valutakod (ISO 4217)", "SEK")]
Mailbox = Annotated[str, Pattern(r"[^\s@]+@[^\s@]+\.[a-z]+", "en e-postadress", "natverk@example.se")]
Address = Annotated[str, Pattern(r"https?://[^\s/]+\.[^\s]+", "en webbadress", "https://www.example.se/sida")]
Checksum = Annotated[str, Pattern(r"[0-9a-f]{64}", "en kontrollsumma (SHA-256)", EXAMPLE_CHECKSUM)]
MovedTo = Annotated[
    str, Pattern(r"unknown|\d{4}(/[a-z0-9]+(-[a-z0-9]+)*)?", "ett år, år/aktivitet eller unknown", "2026/varmote")
]
Slug = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "ett id", "trygg-trafik")]
