"""The web server that the README shows: a real nginx with that configuration, on what those commands unpacked."""

from __future__ import annotations

import contextlib
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

from actionplans.system import tarball
from tests import tools
from tests.sites import ROOT

# Where Debian keeps it is not on every user's path.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
README = (ROOT / "README.md").read_text(encoding="utf-8")
(SHOWN,) = re.findall(r"```nginx\n(.+?)```", README, re.S)
(COMMANDS,) = re.findall(r"## Publishing\n.+?```sh\n(.+?)```", README, re.S)

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
    """A running nginx: where it listens, and its first process."""

    def __init__(self, port: int, process: int) -> None:
        self.port = port
        self.process = process

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


def deploy(site: Path, server: Path) -> Path:
    """Pack a site and run the README's commands in a folder that stands for /srv; the folder that is shown."""
    server.mkdir(exist_ok=True)
    tarball.pack(site, server / "webbplats.tar.gz")
    subprocess.run(["sh", "-c", at(server, COMMANDS)], cwd=server, check=True)
    return server / "internationella-natverk"


def at(server: Path, text: str) -> str:
    """What the README shows, with another folder for the server's /srv."""
    assert "/srv/" in text
    return text.replace("/srv/", f"{server}/")


@contextlib.contextmanager
def started(folder: Path, shown: str) -> Iterator[Server]:
    """nginx with a configuration as the README shows it, on a free port; `folder` stands for the server's /srv."""
    if NGINX is None:
        tools.missing("No nginx found: install it (apt-get install nginx-light) to try the README's configuration.")
    port = free_port()
    shown = at(folder, shown)
    assert len(re.findall(r"listen \S+;", shown)) == 1
    shown = re.sub(r"listen \S+;", f"listen 127.0.0.1:{port};", shown)
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
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(10)
