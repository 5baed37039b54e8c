"""Does `make serve` follow an editor's changes, and survive the editor's slips?"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actionplans.commands.main import main
from tests import project
from tests.sites import HALF_WRITTEN, ROOT


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write(root: Path) -> Path:
    """The miniature project with the site's own code, theme and settings: small, so that it is built anew at once."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    menu = project.FILES["mkdocs.yml"].partition("\nnav:")[2]
    project.write(root, {"mkdocs.yml": f"{settings}\nnav:{menu}"})
    for folder in ("theme", "actionplans"):
        shutil.copytree(ROOT / folder, root / folder, ignore=HALF_WRITTEN)
    shutil.copy(ROOT / "macros.py", root)
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class Served:
    """A project being served, and a way to look at a page."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = _free_port()
        self.log = project.parent / "serve.log"
        environment = {**os.environ, "SITE_DATE": "2023-06-01"}
        command = [sys.executable, "-m", "actionplans", "serve", "--port", str(self.port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, seen: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 120
        while not seen():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.3)

    def edit(self, name: str, old: str, new: str) -> None:
        edit(self.project, name, old, new)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = write(tmp_path / "projekt")
    # It begins with slips: a word in the data, and a program that MkDocs would run as soon as it reads its settings.
    (root / "hook.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hook.py]\n")
    edit(root, "data/networks/provnat.yml", "end: ongoing", "edn: ongoing")
    server = Served(root)
    try:
        server.wait(lambda: server.page("natverk/provnat/").startswith("503 "))
        yield server
    finally:
        server.process.terminate()
        server.process.wait(10)


def test_a_saved_change_is_shown_and_a_slip_is_told_on_every_page_until_it_is_mended(
    served: Served, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = served.page("natverk/provnat/")
    assert "<p>Rätta felen och spara. Då kommer sidan tillbaka av sig själv.</p>" in told
    assert '<p class="where">data/networks/provnat.yml, rad ' in told
    assert '<p class="do">Menade du ”end”?</p>' in told
    assert "Inställningen ”hooks” är inte tillåten" in told
    assert "livereload(" in told
    assert served.page("finns-inte/").startswith("503 ")
    assert not (served.project.parent / "ran").exists()
    served.edit("mkdocs.yml", "\nhooks: [hook.py]\n", "\n")
    served.edit("data/networks/provnat.yml", "edn: ongoing", "end: ongoing")
    served.wait(lambda: "Provnät" in served.page("natverk/provnat/"))
    assert not (served.project.parent / "ran").exists()

    # Another program cannot have the same port, and is told what to do.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    assert main(["serve", "--project", str(served.project), "--port", str(served.port)]) == 1
    assert f"Porten {served.port} används redan" in capsys.readouterr().out

    # A page loads again by a script that the server writes into it, which the published site's policy would stop.
    assert "livereload" in served.page("")
    assert "Content-Security-Policy" not in served.page("")

    served.edit("data/networks/provnat.yml", "name: Provnät", "name: PROV NYTT NAMN")
    served.wait(lambda: "PROV NYTT NAMN" in served.page(""))

    served.edit("docs/natverk/provnat/index.md", "# Provnät", "# PROV NY RUBRIK")
    served.wait(lambda: "PROV NY RUBRIK" in served.page("natverk/provnat/"))

    served.edit("data/networks/provnat.yml", "end: ongoing", "edn: ongoing")
    served.wait(lambda: "Menade du ”end”?" in served.page("natverk/provnat/"))
    assert served.log.read_text(encoding="utf-8").count("menade du ”end”?") == 2
    assert "Traceback" not in served.log.read_text(encoding="utf-8")

    served.edit("data/networks/provnat.yml", "edn: ongoing", "end: ongoing")
    served.edit("data/networks/provnat.yml", "PROV NYTT NAMN", "PROV RÄTTAT")
    served.wait(lambda: "PROV RÄTTAT" in served.page(""))
