"""When does Python look for garbage: not while a project is read, and not among all that was read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


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
