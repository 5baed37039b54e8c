"""What is a value that stands in a file but could not be read? One at which nobody may look: whoever does is stopped.

A record with such values is kept for the rules, so that one slip does not hide another. What a rule finds without
looking at any of them is true whatever they turn out to be; where it looks at one, nobody can know, and it ends there.
"""

from __future__ import annotations

from typing import Any, Never


class UnreadError(Exception):
    """Somebody has looked at a value that could not be read."""


class Unread:
    """A value that could not be read. `is_unread` alone may ask about it."""

    def __getattribute__(self, name: str) -> Any:
        """Refuse every attribute, its class among them: so isinstance() does not take it for anything either."""
        raise UnreadError(name)

    def __bool__(self) -> Never:
        """Refuse, as all that follows."""
        raise UnreadError

    def __eq__(self, other: object) -> Never:
        """Refuse."""
        raise UnreadError

    def __hash__(self) -> Never:
        """Refuse."""
        raise UnreadError

    def __lt__(self, other: object) -> Never:
        """Refuse; Python asks this of the other comparisons' other side as well."""
        raise UnreadError

    __le__ = __gt__ = __ge__ = __lt__

    def __len__(self) -> Never:
        """Refuse."""
        raise UnreadError

    def __iter__(self) -> Never:
        """Refuse."""
        raise UnreadError

    def __contains__(self, item: object) -> Never:
        """Refuse."""
        raise UnreadError

    def __getitem__(self, key: object) -> Never:
        """Refuse."""
        raise UnreadError

    def __str__(self) -> Never:
        """Refuse."""
        raise UnreadError

    def __format__(self, form: str) -> Never:
        """Refuse."""
        raise UnreadError


def is_unread(value: object) -> bool:
    """Whether a value could not be read."""
    return type(value) is Unread


def names_unread(error: UnreadError | TypeError) -> bool:
    """Whether an error is that somebody looked at such a value: one of ours, or one of Python's own.

    What Python has written in C, such as re and str.join, refuses the value before anything of it is asked, and says
    of which type it was.
    """
    return isinstance(error, UnreadError) or Unread.__name__ in str(error)
