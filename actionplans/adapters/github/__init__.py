"""What GitHub is told by the workflows: a comment on a proposal, one issue about what needs attention, a proposal."""
