"""What changed between two states of the data, or between two years' plans, in plain Swedish: one sentence a change.

One comparison, three uses: the comment on a pull request, the page "Vad är nytt", the committee's paper.
"""

from __future__ import annotations

from actionplans.changes.between import Change, changes
from actionplans.changes.years import between_years

__all__ = ["Change", "between_years", "changes"]
