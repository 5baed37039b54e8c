"""The web server that the README shows: a real nginx is started with that very configuration, and asked."""

from __future__ import annotations

import getpass
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import tools
from tests.sites import ROOT

# Where Debian keeps it is not on every user's path.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
SHOWN = re.search(r"```nginx\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)

# What no build makes, but a copy of a folder onto a server may bring along.
HIDDEN = (".git/config", ".hidden")

# What surrounds a configuration in conf.d/; every folder that nginx would write to is the test's own.
AROUND = """\
{user}daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include /etc/nginx/mime.types;
{shown}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """A running nginx."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request on a connection of its own; nothing is followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx with the README's configuration, on a port and a folder of the test's own."""
    if NGINX is None:
        tools.missing("No nginx found: install it (apt-get install nginx-light) to try the README's configuration.")
    assert SHOWN
    port, folder = free_port(), tmp_path_factory.mktemp("nginx")
    root = shutil.copytree(site, folder / "site")
    for name in HIDDEN:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("dolt", encoding="utf-8")
    shown = SHOWN.group(1)
    for here, there in ((r"listen \S+;", f"listen 127.0.0.1:{port};"), (r"root \S+;", f"root {root};")):
        assert len(re.findall(here, shown)) == 1
        shown = re.sub(here, there, shown)
    # Started by root, nginx would read as a user who may not look into the test's folders.
    user = f"user {getpass.getuser()};\n" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(AROUND.format(user=user, folder=folder, shown=shown), encoding="utf-8")
    process = subprocess.Popen([NGINX, "-c", str(configuration)], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)


def test_a_page_comes_with_every_security_header(server: Server) -> None:
    answer = server.ask("/")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert answer.headers["server"] == "nginx"  # without its version


def test_the_policy_is_the_pages_own_and_forbids_framing(server: Server) -> None:
    answer = server.ask("/")
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.body.decode())
    assert stated
    # A browser heeds frame-ancestors only in the header.
    assert answer.headers["content-security-policy"] == f"{stated.group(1)}; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/finns-inte/", "/kallor/finns-inte.html", *(f"/{name}" for name in HIDDEN)])
def test_what_does_not_exist_or_is_hidden_is_404_with_our_page_and_the_same_headers(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert '<html lang="sv"' in answer.body.decode()
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/kalender/natverken.ics", "text/calendar; charset=utf-8"),
        ("/data/modell.json", "application/json; charset=utf-8"),
    ],
)
def test_files_have_the_type_that_programs_expect(server: Server, path: str, kind: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


def test_every_table_is_sent_as_csv(server: Server, site: Path) -> None:
    tables = [path.relative_to(site).as_posix() for path in site.rglob("*.csv")]
    assert tables
    assert {server.ask(f"/{table}").headers["content-type"] for table in tables} == {"text/csv; charset=utf-8"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading_is_allowed(server: Server, method: str) -> None:
    assert server.ask("/", method).status == 405


def test_a_folder_without_its_slash_is_led_to_its_page_on_whatever_host(server: Server) -> None:
    answer = server.ask("/kallor")
    assert (answer.status, answer.headers["location"]) == (301, "/kallor/")


def test_pages_are_asked_for_anew_and_files_with_a_hash_in_their_name_are_kept(server: Server, site: Path) -> None:
    assert server.ask("/").headers["cache-control"] == "no-cache"
    assert server.ask("/data/modell.json").headers["cache-control"] == "no-cache"
    hashed = next(path for path in (site / "assets").rglob("*.css") if re.search(r"\.[0-9a-f]{8}\.", path.name))
    cached = server.ask(f"/{hashed.relative_to(site).as_posix()}").headers["cache-control"]
    assert cached == "public, max-age=31536000, immutable"


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    etag = server.ask("/").headers["etag"]
    assert server.ask("/", If_None_Match=etag).status == 304


def test_text_is_compressed(server: Server) -> None:
    for path in ("/", "/data/modell.json", "/assets/site.css"):
        assert server.ask(path, Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
