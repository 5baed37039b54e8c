"""What does the machine do for us? Files written whole or not at all, git, the tarball. Knows nothing of plans."""
