"""When does Python look for garbage? Not while a project is read nor among what was read; in a build seldom."""

from __future__ import annotations

import atexit
import contextlib
import gc
from collections.abc import Iterator

# Of some hundred bytes each: between two looks, what a build has let go of takes some tens of megabytes at most.
_OBJECTS = 200_000


def collect_seldom() -> None:
    """Nearly all that a build makes stays until it is over, or goes by itself: Python would look for it in vain.

    As it would, before it ends, among all that is there then: the system has that back in a moment.
    """
    gc.set_threshold(_OBJECTS, 20, 1000)
    atexit.register(gc.freeze)


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Reading makes hundreds of thousands of objects that all stay: nothing for Python to collect, only to walk.

    What is in memory afterwards is walked no more until the next reading: `make serve` reads again each time that a
    file is saved, and what it had from the time before goes then.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # or the collector, once awake, would walk all of them at once, and in a build again and again
        if was_enabled:
            gc.enable()
