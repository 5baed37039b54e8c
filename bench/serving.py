"""How long does an editor who has `make serve` running wait, from a save until the page shows it?"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.building import Figures
from bench.spent import NotMeasuredError
from bench.trees import Trees, environment

# The longest that is waited for, in seconds; the pause between two looks at the page; the rest after a build, so that
# nothing of one save is left when the next is made.
_LONGEST, _PAUSE, _REST = 300, 0.02, 1
# The first role of a network and its text.
_ROLE = re.compile(r"(?ms)(^roles:\n.*?^ +text: )([^\n]*)$")


def serve(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The real city's text and role, and the large city's, each saved once a round; stock Material's, a page's text."""
    found: Figures = {}
    for name in ("real", *(size for size in sizes if size == "large")):
        project, stock = trees.project(name), trees.stock(name)
        network = _network(project)
        page, data = Path(f"docs/natverk/{network}/index.md"), Path(f"data/networks/{network}.yml")
        ours = (project, "actionplans", "serve", "--port")
        with _kept(project / page, project / data), _served(trees, name, *ours) as address:
            at = f"{address}natverk/{network}/"
            texts = [_until_shown(at, project / page, f"Mätning {number} av text.") for number in range(rounds)]
            roles = [_until_shown(at, project / data, f"mätning {number} av uppdrag") for number in range(rounds)]
        theirs = (stock, "mkdocs", "serve", "--dev-addr")
        with _kept(stock / page), _served(trees, name, *theirs) as address:
            at = f"{address}natverk/{network}/"
            others = [_until_shown(at, stock / page, f"Mätning {number} av text.") for number in range(rounds)]
        for what, took in (("text", texts), ("role", roles)):
            values = {"ours": statistics.median(took), "stock": statistics.median(others)}
            found[f"serve-{what}-{name}"] = {**values, "ratio": values["ours"] / values["stock"]}
    return found


@contextmanager
def _kept(*files: Path) -> Iterator[None]:
    """Files that are as before when it is over: other measurements build of them."""
    texts = [file.read_bytes() for file in files]
    try:
        yield
    finally:
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text)


def _network(project: Path) -> str:
    """The first network that has a role and a page."""
    for file in sorted((project / "data/networks").glob("*.yml")):
        if _ROLE.search(file.read_text(encoding="utf-8")) and (project / f"docs/natverk/{file.stem}/index.md").exists():
            return file.stem
    raise NotMeasuredError(f"no network in {project} has a role and a page")


def _until_shown(address: str, file: Path, said: str) -> float:
    """Save a page with a paragraph more, or a network with its first role called otherwise; seconds until it shows."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        new = f"{text.rstrip()}\n\n{said}\n"
    else:
        new = _ROLE.sub(lambda role: f"{role[1]}{role[2].partition(' – ')[0]} – {said}", text, count=1)
    began = time.perf_counter()
    file.write_text(new, encoding="utf-8")
    while said not in _page(address):
        if time.perf_counter() - began > _LONGEST:
            raise NotMeasuredError(f"{address} did not show what was saved in {file} within {_LONGEST} s")
        time.sleep(_PAUSE)
    seconds = time.perf_counter() - began
    time.sleep(_REST)
    return seconds


@contextmanager
def _served(trees: Trees, name: str, project: Path, module: str, command: str, option: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    # MkDocs asks for the address, our command for the port alone.
    where = f"127.0.0.1:{port}" if option == "--dev-addr" else str(port)
    log = trees.folder / f"serve-{name}-{module}.log"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [trees.python, "-m", module, command, option, where],
            cwd=project,
            env={**os.environ, **environment(name)},
            stdout=said,
            stderr=said,
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(process, address, log)
            yield address
        finally:
            process.terminate()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    began = time.monotonic()
    while not _page(address):
        if process.poll() is not None or time.monotonic() - began > _LONGEST:
            raise NotMeasuredError(f"the server did not begin:\n{log.read_text(encoding='utf-8')[-2000:]}")
        time.sleep(0.2)
    time.sleep(_REST)


def _page(address: str) -> str:
    """What the page says, empty while nobody answers. Raises NotMeasuredError where it says that something is wrong."""
    try:
        with urllib.request.urlopen(address, timeout=_LONGEST) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        raise NotMeasuredError(f"{address}: {error.code}\n{error.read().decode()[:2000]}") from error
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
