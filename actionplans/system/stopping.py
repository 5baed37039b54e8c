"""What happens when a command is stopped by others than its user?"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def stopped_as_by_hand() -> Iterator[None]:
    """A machine that shuts down or a window that is closed stops the work as Ctrl+C does: nothing half-made is left."""
    names = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(name, signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
