"""The committee's papers for a year as PDF: letter, attachments, and all of them in one file, from data and pages.

`make` does everything. A caller that prints a checksum on the letter does it in steps: `read` the case, make its
`attachments`, and when everything else that it hands over is there, `cover_and_bundle` with the checksum.
"""

from actionplans.papers.case import Case, PapersError, read
from actionplans.papers.folder import BUNDLE, COVER, attachments, cover_and_bundle, make, write

__all__ = ["BUNDLE", "COVER", "Case", "PapersError", "attachments", "cover_and_bundle", "make", "read", "write"]
