"""The web server that the README shows: a real nginx is started with that very configuration, on tarballs that were
unpacked by those very commands, and asked."""

from __future__ import annotations

import gzip
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from actionplans.system import tarball
from tests import project
from tests.nginx import COMMANDS, SHOWN, Server, at, deploy, started
from tests.sites import built

# What no build makes, but a copy of a folder onto a server may bring along.
HIDDEN = (".git/config", ".hidden", ".well-known/dolt.csv", "kallor/.hidden.ics")

# What somebody laid there by hand.
LATER = "assets/senare.css"


@pytest.fixture(scope="session")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The fictional city's site on a server, and hidden files beside it."""
    folder = tmp_path_factory.mktemp("nginx") / "srv"
    root = deploy(site, folder)
    for name in HIDDEN:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("dolt", encoding="utf-8")
    (root / LATER).write_text("body { color: black }\n" * 50, encoding="utf-8")
    with started(folder, SHOWN) as server:
        yield server


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


NOT_THERE = (
    "/finns-inte/",
    "/kallor/finns-inte.html",
    "/kallor./",
    "/kallor/index.html/",
    "/kallor/..;/index.html",
    "/404.html",
    "/index.html.gz",
    "/data/modell.json.gz",
    "/sitemap.xml.gz",
    # A folder without a page, by each of its names: nginx' own answer is 403, and says so in English.
    "/assets/",
    "//assets//",
    "/kallor/..%2fassets/",
    "/%2egit/config",
    "/kallor/%2e%2e/.git/config",
)


@pytest.mark.parametrize("path", [*NOT_THERE, *(f"/{name}" for name in HIDDEN)])
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


@pytest.mark.parametrize("path", ["/kallor%00", "/../mkdocs.yml", "/%2e%2e/%2e%2e/etc/passwd"])
def test_an_address_that_leads_out_of_the_site_is_refused_with_the_same_headers(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 400
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("path", ["/", "/finns-inte/", "/assets/site.css"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_reading_is_allowed_and_the_answer_says_what_is(server: Server, method: str, path: str) -> None:
    answer = server.ask(path, method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "content-security-policy" in answer.headers
    assert "allow" not in server.ask(path).headers


@pytest.mark.parametrize("path", ["/", "/finns-inte/", "/assets/", "/search/index.js"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_whoever_asks_for_the_head_alone_gets_the_same_headers(server: Server, path: str, encoding: str) -> None:
    whole, head = (server.ask(path, method, Accept_Encoding=encoding) for method in ("GET", "HEAD"))
    assert head.body == b""
    assert (whole.status, {**whole.headers, "date": ""}) == (head.status, {**head.headers, "date": ""})


def test_a_part_of_a_file_is_a_part_of_what_was_asked_for(server: Server, site: Path) -> None:
    content = (site / "data/modell.json").read_bytes()
    part = server.ask("/data/modell.json", Range="bytes=100-199")
    assert (part.status, part.body) == (206, content[100:200])
    past = server.ask("/data/modell.json", Range=f"bytes={len(content)}-")
    assert past.status == 416
    assert "content-security-policy" in past.headers
    # Of the compressed copy a part would be a part of other bytes: it comes whole, or as what it says that it is.
    packed = server.ask("/data/modell.json", Range="bytes=100-199", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    if packed.status == 206:
        whole = server.ask("/data/modell.json", Accept_Encoding="gzip")
        assert (packed.body, packed.headers["etag"]) == (whole.body[100:200], whole.headers["etag"])
    else:
        assert (packed.status, gzip.decompress(packed.body)) == (200, content)


def test_a_folder_without_its_slash_is_led_to_its_page_on_whatever_host(server: Server) -> None:
    for path in ("/kallor", "//kallor", "/./kallor", "/assets/../kallor"):
        answer = server.ask(path)
        assert (answer.status, answer.headers["location"]) == (301, "/kallor/")


def test_pages_are_asked_for_anew_and_files_with_a_hash_in_their_name_are_kept(server: Server, site: Path) -> None:
    assert server.ask("/").headers["cache-control"] == "no-cache"
    assert server.ask("/data/modell.json").headers["cache-control"] == "no-cache"
    hashed = next(path for path in (site / "assets").rglob("*.css") if re.search(r"\.[0-9a-f]{8}\.", path.name))
    cached = server.ask(f"/{hashed.relative_to(site).as_posix()}").headers["cache-control"]
    assert cached == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("host", [{}, {"Via": "1.1 proxy"}], ids=["itself", "through a proxy"])
def test_text_is_sent_as_it_lies_there_compressed(server: Server, site: Path, host: dict[str, str]) -> None:
    for path in ("/index.html", "/data/modell.json", "/assets/site.css", "/search/index.js", "/kalender/natverken.ics"):
        answer = server.ask(path, Accept_Encoding="gzip", **host)
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-length"] == str(len(answer.body))  # known beforehand: nothing is compressed anew
        assert answer.headers["etag"].startswith('"')
        assert gzip.decompress(answer.body) == (site / path[1:]).read_bytes()
        plain = server.ask(path, **host)
        assert "content-encoding" not in plain.headers
        assert plain.body == (site / path[1:]).read_bytes()
        assert plain.headers["content-type"] == answer.headers["content-type"]
        assert plain.headers["vary"] == answer.headers["vary"] == "Accept-Encoding"


def test_text_without_a_compressed_copy_is_compressed_as_it_is_sent(server: Server) -> None:
    answer = server.ask(f"/{LATER}", Accept_Encoding="gzip")
    assert gzip.decompress(answer.body).startswith(b"body")


def test_a_proxy_that_speaks_an_older_protocol_gets_compressed_text_too(server: Server, site: Path) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"GET /index.html HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n")
        head, _, body = b"".join(iter(lambda: line.recv(65536), b"")).partition(b"\r\n\r\n")
    assert b"Content-Encoding: gzip" in head
    assert gzip.decompress(body) == (site / "index.html").read_bytes()


def test_what_lies_there_compressed_is_what_the_server_would_compress(server: Server, site: Path) -> None:
    types = re.search(r"gzip_types (.+);", SHOWN)
    assert types
    one_of_each = {path.suffix: path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    answers = {suffix: server.ask(f"/{path}") for suffix, path in one_of_each.items() if suffix != ".gz"}
    compressed = {*types.group(1).split(), "text/html"}  # the last of them nginx compresses unasked
    kinds = {suffix: answer.headers["content-type"].partition(";")[0] for suffix, answer in answers.items()}
    assert {suffix for suffix, kind in kinds.items() if kind in compressed} == tarball.TEXT


# --- One deployment after another -------------------------------------------------------------------------------------

ENCODINGS = ("gzip", "identity")
PAGE = "tillfalligt"


@dataclass(frozen=True)
class Kept:
    """What a browser keeps of an answer."""

    body: bytes
    etag: str
    modified: str

    def questions(self) -> Iterator[dict[str, str]]:
        """How it is asked whether that is still what is there: as browsers do, and by one of the two alone."""
        yield {"If_None_Match": self.etag, "If_Modified_Since": self.modified}
        yield {"If_None_Match": self.etag}
        yield {"If_None_Match": f"W/{self.etag.removeprefix('W/')}"}
        yield {"If_Modified_Since": self.modified}


def everything(server: Server, site: Path) -> dict[tuple[str, str], Kept]:
    """Every file of a site as a browser gets it, compressed and not."""
    found = {}
    for path in sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        if path == "404.html" or path.endswith(".gz"):
            continue
        for encoding in ENCODINGS:
            answer = server.ask(f"/{path}", Accept_Encoding=encoding)
            assert answer.status == 200
            found[path, encoding] = Kept(answer.body, answer.headers["etag"], answer.headers["last-modified"])
    return found


@pytest.fixture(scope="module")
def deployments(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three sites: of one commit on two days, and of a later one that lacks a page and has a name of equal length."""
    folder = tmp_path_factory.mktemp("deployments")
    city = project.clone(folder / "city", {f"docs/{PAGE}.md": "---\ntitle: Tillfälligt\n---\n# Tillfälligt\n\nText.\n"})
    menu, data = city / "mkdocs.yml", city / "data/city.yml"
    with_page, without = (
        menu.read_text(encoding="utf-8") + f"  - Tillfälligt: {PAGE}.md\n",
        menu.read_text(encoding="utf-8"),
    )
    menu.write_text(with_page, encoding="utf-8")
    built(city, folder / "first", "2026-11-23")
    built(city, folder / "second", "2026-11-24")
    menu.write_text(without, encoding="utf-8")
    (city / f"docs/{PAGE}.md").unlink()
    data.write_text(
        data.read_text(encoding="utf-8").replace("name: Exempelstad", "name: Exempelstan"), encoding="utf-8"
    )
    built(city, folder / "third", "2026-11-24", SOURCE_DATE_EPOCH="1700000001")
    return [folder / name for name in ("first", "second", "third")]


def test_nobody_is_told_that_what_changed_is_unchanged(deployments: list[Path], tmp_path: Path) -> None:
    kept: dict[tuple[str, str], list[Kept]] = {}
    equal_size = unchanged = 0
    folder = tmp_path / "srv"
    deploy(deployments[0], folder)
    with started(folder, SHOWN) as server:
        # And back to the first day, as who regrets a deployment.
        for site in [*deployments, deployments[0]]:
            deploy(site, folder)
            now = everything(server, site)
            for (path, encoding), new in now.items():
                for old in kept.get((path, encoding), []):
                    equal_size += old.body != new.body and len(old.body) == len(new.body)
                    for question in old.questions():
                        answer = server.ask(f"/{path}", Accept_Encoding=encoding, **question)
                        assert (answer.status, answer.body) == ((304, b"") if old.body == new.body else (200, new.body))
                        unchanged += answer.status == 304
                # What was answered before is the same question again.
                if new not in kept.setdefault((path, encoding), []):
                    kept[path, encoding].append(new)
    assert equal_size > 10, "inget hade lika många tecken: då prövas inget"
    assert unchanged > 100


def test_a_page_that_was_removed_is_gone(deployments: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "srv"
    root = deploy(deployments[0], folder)
    with started(folder, SHOWN) as server:
        assert server.ask(f"/{PAGE}/").status == 200
        deploy(deployments[2], folder)
        for encoding in ENCODINGS:
            assert server.ask(f"/{PAGE}/", Accept_Encoding=encoding).status == 404
            assert server.ask(f"/{PAGE}/index.html", Accept_Encoding=encoding).status == 404
        assert server.ask("/", Accept_Encoding="gzip").status == 200
    assert root.is_symlink()
    assert len(list((folder / "natverk-versioner").iterdir())) == 2


def test_a_tarball_that_came_in_half_is_never_shown(deployments: list[Path], tmp_path: Path) -> None:
    root = deploy(deployments[0], tmp_path / "srv")
    before = root.resolve()
    packed = root.with_name("webbplats.tar.gz")
    packed.write_bytes(packed.read_bytes()[:50_000])
    command = at(root.parent, COMMANDS)
    assert subprocess.run(["sh", "-c", command], cwd=root.parent, capture_output=True, check=False).returncode != 0
    assert root.resolve() == before


def test_a_folder_that_holds_files_already_is_not_replaced_in_silence(deployments: list[Path], tmp_path: Path) -> None:
    held = tmp_path / "srv/internationella-natverk/index.html"
    held.parent.mkdir(parents=True)
    held.write_text("gammalt", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        deploy(deployments[0], tmp_path / "srv")
    assert held.read_text(encoding="utf-8") == "gammalt"
