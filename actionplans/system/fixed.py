"""How is a class written whose objects never change, without paying for that each time that Python starts?

A frozen dataclass refuses a change while the program runs. For each of some two hundred classes Python would write, and
compile, the functions that refuse it and one that prints the object; and each object would be filled through a function
instead of as any other. Here mypy refuses the change, before the program runs, and one function prints them all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform, overload

Kind = TypeVar("Kind")


@overload
def fixed(kind: type[Kind], /) -> type[Kind]: ...


@overload
def fixed(
    *, kw_only: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[Kind]], type[Kind]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def fixed(kind: type[Any] | None = None, /, *, eq: bool = True, **options: bool) -> Any:
    """A dataclass whose objects never change: those that are equal are one, in a set and as the key of a dictionary."""

    def made(kind: Any) -> Any:
        found: Any = dataclasses.dataclass(eq=eq, unsafe_hash=eq, repr=False, **options)(kind)
        if found.__repr__ is object.__repr__:
            found.__repr__ = _printed
        return found

    return made if kind is None else made(kind)


def _printed(one: Any) -> str:
    """An object as a dataclass prints it."""
    fields = (f"{field.name}={getattr(one, field.name)!r}" for field in dataclasses.fields(one) if field.repr)
    return f"{type(one).__qualname__}({', '.join(fields)})"
