"""How is a site served on the own computer while somebody edits it, also when it cannot be built?

MkDocs' server answers nothing while something is wrong. Here every page then says what, and comes back by itself.
"""

from __future__ import annotations

import functools
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from mkdocs.livereload import LiveReloadServer

from actionplans.adapters.building import Look, Stopped, built
from actionplans.adapters.kept import Kept
from actionplans.model.problems import by_cause
from actionplans.swedish.words import sentence

_HERE = Path(__file__).parent
# What has another page in its place while something is wrong; a style sheet stays as it is.
_PAGES = ("", ".html")


class PortTakenError(Exception):
    """Something else answers at the address already."""


def serve(
    project: Path, host: str, port: int, *, watched: Iterable[Path], look: Look, say: Callable[[str], None]
) -> None:
    """Serve a project until somebody stops it, and follow what is saved. Raises PortTakenError.

    `look` is given what each check found, and `say` each sentence for the terminal.
    """
    folder = tempfile.mkdtemp(prefix="natverk_")
    server = _Server(project, host, port, Path(folder), look, say)
    try:
        server.open()
        for path in watched:
            server.watch(str(path))
        server.run()
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


class _Server(LiveReloadServer):
    """MkDocs' server, with a page of its own for as long as there is nothing to show."""

    # In Windows two programs could share the port, and nobody would know which of them answers.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self, project: Path, host: str, port: int, folder: Path, look: Look, say: Callable[[str], None]
    ) -> None:
        super().__init__(builder=self._built, host=host, port=port, root=str(folder / "site"), polling_interval=0.2)
        logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
        self.project, self.folder, self.look, self.say = project, folder / "site", look, say
        self.kept = Kept(folder / "before")
        self.stopped: Stopped | None = None
        self.opened = False
        self.error_handler = self._not_found

    def open(self) -> None:
        """Take the port."""
        try:
            self.server_bind()
            self.server_activate()
        except OSError as error:
            raise PortTakenError(str(error)) from error
        self.opened = True

    def run(self) -> None:
        """Answer, and build now and each time that something is saved. Requests wait for the build."""
        self._visible_epoch, self._want_rebuild = -1, True
        self.observer.start()
        self.serve_thread.start()
        self.say(f"Webbplatsen visas på {self.url} – avsluta med Ctrl+C")
        follow: Callable[[], None] = self._build_loop
        follow()

    def close(self) -> None:
        """Let go of the port."""
        if self.opened:
            self.shutdown()
        else:
            self.server_close()

    def _built(self) -> None:
        began = time.monotonic()
        self.stopped = built(self.project, self.folder, address=self.url, look=self.look, kept=self.kept)
        if self.stopped is None:
            self.say(f"{time.strftime('%H:%M:%S')} byggd på {time.monotonic() - began:.1f} s".replace(".", ","))
        elif self.stopped.words:
            self.say(self.stopped.words)  # what the check found has been told

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/") or PurePosixPath(path).suffix not in _PAGES:
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            stopped, epoch = self.stopped, self._visible_epoch
        if stopped is None:
            return super()._serve_request(environ, start_response)
        with_script: Callable[[bytes, int], bytes] = self._inject_js_into_html
        content = with_script(page(stopped).encode(), epoch)
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        start_response("503 Service Unavailable", [*headers, ("Content-Length", str(len(content)))])
        return [content]

    def _not_found(self, code: int) -> bytes | None:
        file = self.folder / f"{code}.html"
        return file.read_bytes() if file.is_file() else None


def page(stopped: Stopped) -> str:
    """The page that stands in every page's place while something is wrong."""
    return _template().render(causes=by_cause(stopped.problems), number=len(set(stopped.problems)), words=stopped.words)


def _as_sentence(text: str) -> str:
    """Words of a message with a capital and a full stop, unless they ask or end so already."""
    return f"{sentence(text)}{'' if text.endswith(('?', '.', '!', ':')) else '.'}"


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["sentence"] = _as_sentence
    return environment.from_string((_HERE / "stopped.html").read_text(encoding="utf-8"))
