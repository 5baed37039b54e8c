"""May somebody start a proposal? Only those whom the repository itself lets write to it."""

from __future__ import annotations

from actionplans.adapters.github.gh import ForgeError, Gh, in_repository, one

# GitHub's words for those who may write. It calls "maintain" "write" here, and "triage" "read".
_MAY = ("write", "maintain", "admin")


def may_start(gh: Gh, repository: str, account: str) -> bool:
    """Whether GitHub says that an account may write to the repository; not where it cannot say."""
    try:
        asked = one(gh, in_repository(repository, "collaborators", account, "permission"), "{permission}")
    except ForgeError:
        return False
    return asked.get("permission") in _MAY
