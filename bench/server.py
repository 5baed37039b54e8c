"""How many requests does the README's nginx answer in a second of its own time, against stock Material's site?

python -m bench.server, on Linux. Both sites have the same pages and lie under the same configuration; compressed text
is asked for, by turns. Ours comes from the tarball, compressed beforehand; Material's is compressed as it is sent. The
server's time on the processor is what counts, so that neither the client nor whoever else is at work weighs in.
"""

from __future__ import annotations

import datetime
import http.client
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.stock import finished
from tests import nginx
from tests.nginx import Server
from tests.sites import copy_project

DAY = datetime.date(2026, 11, 23)
ROUNDS = 5
REQUESTS = 20  # of a round
AGAIN = 10  # so many times more are looked at where ours seemed slower: a round is short
KINDS = {".html", ".css", ".js", ".json"}
INDEXES = ("search/index.js", "search/search_index.json")


def build(project: Path) -> Path:
    """Build a project's site."""
    environment = {**os.environ, "SITE_DATE": DAY.isoformat(), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--clean"]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return project / "site"


def both(paths: tuple[str, str], servers: tuple[Server, Server], requests: int) -> tuple[float, float]:
    """Requests a second for a file of ours and one of Material's: of each the best round."""
    rounds = [
        [_rate(path, server, requests) for path, server in zip(paths, servers, strict=True)] for _ in range(ROUNDS)
    ]
    ours, theirs = zip(*rounds, strict=True)
    return max(ours), max(theirs)


def _rate(path: str, server: Server, requests: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    before = _seconds(server)
    for _ in range(requests):
        connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{path}: {answer.status}")
    connection.close()
    return requests / (_seconds(server) - before)


def _seconds(server: Server) -> float:
    """How long the processes that answer have been on the processor."""
    workers = Path(f"/proc/{server.process}/task/{server.process}/children").read_text(encoding="ascii").split()
    return sum(int(Path(f"/proc/{one}/schedstat").read_text(encoding="ascii").split()[0]) for one in workers) / 1e9


def files(site: Path) -> set[str]:
    """The text that a site sends, by path."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in KINDS}
    return found - {"404.html"}  # which no server sends when asked for it


def measure(servers: tuple[Server, Server], paths: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Both rates of each file, by its path in our site."""
    found = {}
    for pair in paths:
        rates = both(pair, servers, REQUESTS)
        found[pair[0]] = rates if rates[0] >= rates[1] else both(pair, servers, REQUESTS * AGAIN)
    return found


def main() -> None:
    """Build both sites, serve them, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_project(folder / "project")
        ours, theirs = build(project), build(finished(project, folder / "material", DAY))
        nginx.deploy(ours, folder / "ours")
        shutil.copytree(theirs, folder / "stock/internationella-natverk")
        unpacked = nginx.SHOWN.replace("    gzip_static on;\n", "")
        common = sorted(files(ours) & files(theirs))
        with nginx.started(folder / "ours", nginx.SHOWN) as one, nginx.started(folder / "stock", unpacked) as other:
            rates = measure((one, other), [INDEXES, *((path, path) for path in common)])
    heaviest = max((path for path in common if path.endswith(".html")), key=lambda path: -rates[path][1])
    style, script = (next(path for path in common if path.endswith(end)) for end in (".css", ".js"))
    slowest = min(rates, key=lambda path: rates[path][0] / rates[path][1])
    print(f"{len(rates)} files, requests a second of the server's time: ours, Material's, ours / Material's (goal ≥ 1)")
    for path in (INDEXES[0], "index.html", heaviest, style, script):
        line(path, rates[path])
    print("The lowest ratio of all:")
    line(slowest, rates[slowest])


def line(path: str, rates: tuple[float, float]) -> None:
    print(f"{path:<60} {rates[0]:>7.0f} {rates[1]:>7.0f} {rates[0] / rates[1]:>7.2f}")


if __name__ == "__main__":
    main()
