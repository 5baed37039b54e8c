"""What changed, between two states of the data or two years' plans? One plain Swedish sentence a change.

One comparison, three uses: the comment on a pull request, the page "Vad är nytt", the committee's paper.
"""

from __future__ import annotations

from actionplans.changes.between import Change, changes
from actionplans.changes.within import fitting
from actionplans.changes.years import between_years

__all__ = ["Change", "between_years", "changes", "fitting"]
