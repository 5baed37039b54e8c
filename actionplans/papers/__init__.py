"""What does the committee get? A matter's papers as PDF: letter, attachments, all in one file, from data and pages.

`read` the case, then `make` its papers in a folder. What was sent is never set again: `of` gives it as it was.
"""

from actionplans.papers.case import BUNDLE, COVER, Case, PapersError, of_year, read
from actionplans.papers.folder import attachment_list, made, make, of

__all__ = ["BUNDLE", "COVER", "Case", "PapersError", "attachment_list", "made", "make", "of", "of_year", "read"]
