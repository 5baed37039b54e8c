"""How is a site built with MkDocs, from a command of ours? Checked first, and what stopped it told in one form.

MkDocs runs what mkdocs.yml names while it reads it: nothing of it is read before the check has passed.
"""

from __future__ import annotations

import dataclasses
import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from actionplans.adapters.kept import Kept
from actionplans.adapters.mkdocs import checked_now
from actionplans.model.problems import Problem, in_order, report
from actionplans.rules.check import Checked
from actionplans.rules.settings import inherited
from actionplans.system.fixed import fixed


@fixed
class Stopped:
    """Why there is no site: what the check found, or what else went wrong, in words."""

    problems: Sequence[Problem] = ()
    words: str = ""

    def __str__(self) -> str:
        return self.words or report(self.problems)


# What looks at a project before it is built, and may tell of it.
Look = Callable[[Checked], None]


def _unseen(_: Checked) -> None:
    """What nobody wants to look at."""


def built(
    project: Path, target: Path | None = None, *, address: str = "", look: Look = _unseen, kept: Kept | None = None
) -> Stopped | None:
    """Check a project and build its site; None, or why it could not be. `project` is the whole path of its folder.

    `address` is where it is served while somebody edits it; without, it is built to be published. `kept` is what the
    last build of the same left, and then what this one leaves.
    """
    try:
        checked = checked_now(project)
        if above := inherited(project):
            checked = dataclasses.replace(checked, problems=[*checked.problems, *above])
        look(checked)
        if checked.model is None or checked.problems:
            return Stopped(in_order(checked.problems))
        return _built(project, target, address, kept)
    except Exception:
        whose = "i koden, inte i något som du har skrivit – visa det för den som sköter webbplatsen"
        return Stopped(words=f"Bygget stannade på ett fel {whose}:\n{traceback.format_exc()}")


def _built(project: Path, target: Path | None, address: str, kept: Kept | None) -> Stopped | None:
    given = {"site_dir": str(target)} if target else {}
    given |= {"dev_addr": urlsplit(address).netloc} if address else {}
    try:
        with _warnings() as told:
            config = load_config(str(project / "mkdocs.yml"), **given)
            if address:
                config.site_url = address
            macros: Any = config.plugins["macros"]
            macros.kept = kept
            if kept:
                kept.begin(Path(config.site_dir))
            _build(config, address)
    except (MkDocsException, SystemExit) as stopped:
        # The last sentence is MkDocs' own, and says no more than those before it.
        return Stopped(words="\n".join(told or [str(stopped)]))
    return None


def _build(config: Any, address: str) -> None:
    config.plugins.on_startup(command="serve" if address else "build", dirty=False)
    try:
        build(config, serve_url=address or None)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs and its plugins warn of: with `strict` each stops the build."""
    told: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage().strip())

    logger, handler = logging.getLogger("mkdocs"), Listening(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)
