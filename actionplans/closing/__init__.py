"""Years whose plans the committee has dealt with: from then on what the plans said changes only with a correction."""
