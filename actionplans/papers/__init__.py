"""What does the committee get? A year's papers as PDF: letter, attachments, all in one file, from data and pages.

`read` the case, then `make` its papers. A caller that prints a checksum on the letter makes them in steps: the
`attachments`, and when everything else that it hands over is there, `cover_and_bundle` with the checksum.
"""

from actionplans.papers.case import Case, PapersError, read
from actionplans.papers.folder import BUNDLE, COVER, attachments, cover_and_bundle, make

__all__ = ["BUNDLE", "COVER", "Case", "PapersError", "attachments", "cover_and_bundle", "make", "read"]
