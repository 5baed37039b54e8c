"""Is a year's package what it should be: whole, the same bytes wherever it is made, all or nothing, and open to anyone?

A year of the fictional city and one whose letter is a reconstruction are packed by the command, in folders that git
knows.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import bagit
import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from actionplans.commands.main import main
from actionplans.package import zipped
from actionplans.package.verify import file_checksum, verify
from actionplans.system import files
from tests import fictional, html_page, project, tools
from tests import firefox as installed
from tests.firefox import ENTER, Firefox
from tests.shared import shared

NAME = "handlingsplaner-2023"
COMMITTED = {"GIT_AUTHOR_DATE": "2023-03-28T23:30:00-0200", "GIT_COMMITTER_DATE": "2023-03-28T23:30:00-0200"}


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=Prov", "-c", "user.email=prov@prov.example", "-c", "commit.gpgsign=false"]
    command = ["git", *named, "-c", "core.autocrlf=false", *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, **COMMITTED}, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    """The fictional city's project, its letter of 2023 a reconstruction, as a commit of which everything is fixed."""
    fictional.clone(folder)
    reference = "reference: EX-0097/23\nmeeting: 2023-03-27\nproposal"
    fictional.edit(folder / "data/matters/2023-03-13.yml", reference, f"reconstructed: true\n{reference}")
    for page, later in (("arsrapport", "../ar/2024/arsrapport.md"), ("workshop", "../ar/2025.md")):
        fictional.edit(folder / f"docs/arbetssatt/{page}.md", f"({later})", "(index.md)")
    (folder / ".gitignore").write_text("dist/\n__pycache__/\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Start")
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "actionplans", "snapshot", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@dataclass(frozen=True)
class Packed:
    """A package and what the command said while it made it."""

    archive: Path
    said: list[str]

    @property
    def folder(self) -> Path:
        return self.archive.with_suffix("")


def _pack(folder: Path) -> None:
    """Both years' packages, and what the command said."""
    workplace = committed(folder / "natverk")
    for year in ("2023", "2025"):
        done = run(workplace, year, TZ="Europe/Stockholm", PYTHONHASHSEED="1")
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / f"{year}.said").write_text(done.stdout, encoding="utf-8")


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "packages", _pack) / "natverk"


def _packed(workplace: Path, year: str) -> Packed:
    said = (workplace.parent / f"{year}.said").read_text(encoding="utf-8")
    return Packed(workplace / f"dist/{year}/handlingsplaner-{year}.zip", said.splitlines())


@pytest.fixture(scope="session")
def packed(workplace: Path) -> Packed:
    """The year whose letter is a reconstruction."""
    return _packed(workplace, "2023")


@pytest.fixture(scope="session")
def own(workplace: Path) -> Packed:
    """A year whose papers the city made itself."""
    return _packed(workplace, "2025")


@pytest.fixture(params=["packed", "own"])
def either(request: pytest.FixtureRequest) -> Packed:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Packed)
    return found


# --- The package ------------------------------------------------------------------------------------------------------


def test_it_is_whole_by_our_word_and_by_another_readers(either: Packed) -> None:
    for path in (either.archive, either.folder):
        assert verify(path).good
    assert bagit.Bag(str(either.folder)).validate()


@pytest.mark.nightly  # by day the papers, the tarball and the site are each made twice
def test_made_in_another_folder_zone_and_process_it_is_the_same_bytes(packed: Packed, tmp_path: Path) -> None:
    other = committed(tmp_path / "en annan mapp")
    done = run(other, "2023", "--out", str(tmp_path / "ut"), TZ="Pacific/Auckland", PYTHONHASHSEED="2", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    differing = [
        path.relative_to(packed.folder).as_posix()
        for path in sorted(packed.folder.rglob("*"))
        if path.is_file()
        and path.read_bytes() != (tmp_path / "ut/2023" / NAME / path.relative_to(packed.folder)).read_bytes()
    ]
    assert differing == []
    assert file_checksum(tmp_path / f"ut/2023/{NAME}.zip") == file_checksum(packed.archive)


def test_the_zip_file_holds_exactly_the_folder(packed: Packed) -> None:
    with zipfile.ZipFile(packed.archive) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    files = [path for path in packed.folder.rglob("*") if path.is_file()]
    assert held == {path.relative_to(packed.folder.parent).as_posix(): path.read_bytes() for path in files}


def test_the_command_tells_each_step_and_the_checksum(packed: Packed) -> None:
    *steps, done, checksum = packed.said
    assert [step.partition(" ")[0] for step in steps] == [f"{number}/8" for number in range(1, 9)]
    assert steps[1] == "2/8 Bygger webbplatsen så som den var 27 mars 2023 …"
    assert done.startswith("Klart: ")
    assert checksum.endswith(file_checksum(packed.archive))


def test_the_checksum_on_the_letter_and_in_the_bundle_is_that_of_the_list(either: Packed) -> None:
    checksum = verify(either.archive).content_checksum
    for name in ("brev.pdf", "samlade-handlingar.pdf"):
        with pdfplumber.open(either.folder / "data/papper" / name) as paper:
            text = "".join("".join((page.extract_text() or "").split()) for page in paper.pages)
        assert checksum in text, name
    listed = (either.folder / "innehall-sha256.txt").read_text(encoding="utf-8")
    paths = {line.partition("  ")[2] for line in listed.splitlines()}
    payload = {path.relative_to(either.folder).as_posix() for path in either.folder.glob("data/**/*") if path.is_file()}
    assert payload - paths == {"data/papper/brev.pdf", "data/papper/samlade-handlingar.pdf"}
    assert paths <= payload


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is a command of Linux")
def test_what_the_readme_says_for_linux_is_enough_to_prove_it(packed: Packed, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed.archive) as archive:
        archive.extractall(tmp_path)
    readme = (tmp_path / NAME / "LÄS MIG.txt").read_text(encoding="utf-8")
    commands = re.findall(r"Linux:\n +(.+)\n", readme)
    assert len(commands) == 2

    def answers() -> list[tuple[int, str]]:
        done = [
            subprocess.run(command, shell=True, cwd=tmp_path / NAME, capture_output=True, text=True, check=False)
            for command in commands
        ]
        return [(one.returncode, one.stdout) for one in done]

    compared, summed = answers()
    assert compared == (0, "")
    (wanted,) = re.findall(r"\b[0-9a-f]{64}\b", readme)
    assert summed[1].split()[0] == wanted
    (tmp_path / NAME / "data/webbplats/index.html").write_text("annat", encoding="utf-8")
    assert "data/webbplats/index.html: FAILED" in answers()[0][1]


def test_the_readme_is_in_plain_swedish_and_short_lines(either: Packed) -> None:
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    assert "$" not in readme.replace("$sum", "").replace("$file", "").replace("$_", "")
    assert [line for line in readme.splitlines() if len(line) > 120 and "Get-Content" not in line] == []
    assert ("rekonstruktion ur öppna källor" in readme) == (either.archive.stem == NAME)


def test_the_readme_names_a_place_outside_the_package_that_has_the_sum(either: Packed) -> None:
    """The committee's own documents of 2023 hold the city's letter, on which no sum can stand."""
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    assert ("ska stå på brevet i nämndens handlingar" in readme) == (either.archive.stem != NAME)
    assert "webbplatsens arkivsida" in readme


def test_the_readme_says_how_many_files_there_are(either: Packed) -> None:
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    number = sum(path.is_file() for path in (either.folder / "data").rglob("*"))
    assert f"ligga {number} filer" in readme


def test_the_metadata_say_what_it_is_made_of_and_with(packed: Packed) -> None:
    metadata = json.loads((packed.folder / "data/metadata.json").read_text(encoding="utf-8"))
    assert (metadata["matter"]["id"], metadata["day"]) == ("2023-03-13", "2023-03-27")
    # Half past eleven at night two hours west of Greenwich is the next day in UTC.
    assert metadata["revision"]["day"] == "2023-03-29"
    assert metadata["revision"]["changed"] is False
    assert len(metadata["revision"]["commit"]) == 40
    assert metadata["tools"]["mkdocs"] == "1.6.1"
    info = bagit.Bag(str(packed.folder)).info
    assert info["Bagging-Date"] == "2023-03-29"


def test_the_data_are_those_of_the_site_in_the_package(either: Packed) -> None:
    for kind, least in (("csv", 20), ("json", 2)):
        files = list((either.folder / "data/uppgifter" / kind).iterdir())
        assert len(files) >= least
        for path in files:
            assert path.read_bytes() == (either.folder / "data/webbplats/data" / path.name).read_bytes()


def test_the_data_are_those_of_the_year(packed: Packed) -> None:
    data = packed.folder / "data/uppgifter"
    years = {part for path in (data / "yaml").rglob("*.yml") for part in (*path.parts, path.stem)}
    assert {"2022", "2023"} <= years
    assert years & {"2021", "2024", "2025"} == set()
    assert [path.stem for path in (data / "yaml/matters").iterdir()] == ["2023-03-13"]
    network = "networks/provnat.yml"
    assert (data / "yaml" / network).read_bytes() == (fictional.CITY / "data" / network).read_bytes()
    assert json.loads((data / "json/modell.json").read_text(encoding="utf-8"))["day"] == "2023-03-27"
    with (data / "csv/roller.csv").open(encoding="utf-8-sig", newline="") as stream:
        roles = list(csv.DictReader(stream, delimiter=";"))
    assert roles


# --- All or nothing ---------------------------------------------------------------------------------------------------


def entries(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


def test_a_package_that_is_there_is_never_overwritten_unless_forced(packed: Packed, workplace: Path) -> None:
    (packed.folder / "data/papper/brev.pdf").chmod(0o644)
    before = entries(workplace / "dist/2023")
    done = run(workplace, "2023")
    assert done.returncode == 1
    assert f"{NAME} finns redan. Ett paket som är lämnat till nämnden ska aldrig göras om." in done.stderr
    assert done.stderr.endswith("Inget paket har gjorts.\n")
    assert entries(workplace / "dist/2023") == before


def mini(root: Path) -> Path:
    """The miniature project with a letter whose papers can be made."""
    letter = project.FILES["docs/namnden/2023-03-13.md"] + "\n## Information\n\nNämnden får planerna.\n"
    return project.clone(root, {"docs/namnden/2023-03-13.md": letter})


def make(root: Path, *arguments: str) -> int:
    return main(["snapshot", "2023", "--project", str(root), "--out", str(root / "dist"), *arguments])


def test_forced_it_replaces_the_old_one_and_leaves_other_files_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mini(tmp_path)
    old = tmp_path / f"dist/2023/{NAME}"
    old.mkdir(parents=True)
    (old / "gammal.txt").touch()
    (tmp_path / "dist/2023/papper").mkdir()
    assert make(tmp_path, "--force") == 0
    assert "alla filer i mappen är inte incheckade i git" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "dist/2023").iterdir()) == [NAME, f"{NAME}.zip", "papper"]
    assert verify(old).good


@pytest.mark.parametrize("stop", ["build_site", "zip", "interrupt", "rename"])
def test_a_failure_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stop: str
) -> None:
    mini(tmp_path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt if stop == "interrupt" else OSError(28, "No space left on device", "dist")

    if stop == "build_site":
        (tmp_path / "theme/main.html").write_text("{% fel %}", encoding="utf-8")
    elif stop == "rename":
        monkeypatch.setattr(files, "move_together", fail)
    else:
        monkeypatch.setattr(zipped, "write", fail)
    before = entries(tmp_path)
    assert make(tmp_path) == 1
    told = {"build_site": "Webbplatsen gick inte att bygga", "interrupt": "Avbrutet."}
    said = capsys.readouterr().err
    assert told.get(stop, "går inte att läsa eller skriva") in said
    assert said.endswith("Inget paket har gjorts.\n")
    after = {name: content for name, content in entries(tmp_path).items() if "__pycache__" not in name}
    assert after == before


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_neither_does_a_machine_that_shuts_down(tmp_path: Path, stop: signal.Signals) -> None:
    mini(tmp_path)
    command = [sys.executable, "-m", "actionplans", "snapshot", "2023"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert any(line.startswith("2/8") for line in running.stdout)
        running.send_signal(stop)
        said = running.communicate(timeout=60)[1]
    assert (running.returncode, said) == (1, "Avbrutet.\nInget paket har gjorts.\n")
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2019"], "data/matters: inget ärende har handlingsplaner för 2019 som bilagor"),
        (["23"], "snapshot:1:1: ”23” är inte ett årtal – skriv som make snapshot YEAR=2023"),
        ([], "snapshot:1:1: ”” är inte ett årtal"),
    ],
)
def test_a_year_without_plans_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    project.write(tmp_path)
    assert main(["snapshot", *arguments, "--project", str(tmp_path), "--out", str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert not (tmp_path / "dist").exists()


def test_a_project_with_faults_is_refused_with_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(tmp_path, project.edited("data/plans/2023/provnat.yml", "priority: ljus", "priority: lius"))
    assert make(tmp_path) == 1
    assert "data/plans/2023/provnat.yml:14:15: okänd prioritering ”lius”" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


# --- The site in the package, without a server ------------------------------------------------------------------------


@dataclass
class Opened:
    """A page opened from the folder, with what went wrong and what was asked for beyond the folder."""

    page: Page
    root: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.elsewhere.append(request.url)


@pytest.fixture
def opened(chromium: Browser, packed: Packed) -> Iterator[Opened]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce")
    found = Opened(context.new_page(), (packed.folder / "data/webbplats").as_uri() + "/")
    found.watch()
    yield found
    context.close()


PAGES = (
    "index.html",
    "natverk/provnat/2023.html",
    "natverk/provnat/index.html",
    "roller.html",
    "namnden/2023-03-13.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_the_folder_says_what_it_is_and_asks_nobody(opened: Opened, path: str) -> None:
    opened.page.goto(opened.root + path)
    expect(opened.page.locator("h1").first).to_be_visible()
    banner = opened.page.get_by_role("complementary", name="Om den här kopian")
    expect(banner).to_contain_text("Ögonblicksbild 27 mars 2023")
    expect(banner).to_contain_text("Rekonstruktion ur öppna källor")
    assert opened.errors == []
    assert opened.elsewhere == []


def test_the_reader_can_walk_through_it(opened: Opened) -> None:
    page = opened.page
    page.goto(opened.root + "index.html")
    page.locator("#planer").get_by_role("link", name="Provnät", exact=True).click()
    expect(page.locator("h1")).to_have_text("Provnät")
    page.get_by_role("link", name="Handlingsplan 2023").first.click()
    expect(page.locator("h1")).to_have_text("Plan 2023")
    assert page.url == opened.root + "natverk/provnat/2023.html"


def test_the_search_box_finds_a_plan(opened: Opened) -> None:
    opened.page.goto(opened.root + "index.html")
    box = opened.page.locator(".md-search__input")
    box.focus()
    box.press_sequentially("provnät 2023", delay=10)
    first = opened.page.locator("a.md-search-result__link").first
    expect(first).to_be_visible(timeout=20_000)
    first.click()
    expect(opened.page).to_have_title(re.compile("^Provnät: plan 2023"))
    assert opened.page.url.startswith(opened.root)
    assert opened.errors == []
    assert opened.elsewhere == []


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """An installed Firefox. Without one the test is skipped loudly; under CI that is a failure."""
    executable = installed.find()
    if executable is None:
        tools.missing("No Firefox found: install one, or set FIREFOX to its path.")
    with installed.running(executable) as started:
        yield started


def test_firefox_opens_it_too_and_asks_nobody(firefox: Firefox, own: Packed) -> None:
    root = (own.folder / "data/webbplats").as_uri()
    firefox.open(f"{root}/index.html")
    assert firefox.run("return document.querySelector('.snapshot-banner').innerText").startswith("Ögonblicksbild")
    firefox.run("document.querySelector('article a[href$=\"natverk/provnat/2025.html\"]').click()")
    firefox.wait_for("return document.querySelector('h1')?.innerText.startsWith('Plan 2025')")
    firefox.open(f"{root}/dag.html")
    firefox.type("#point-in-time", "6 november 2022" + ENTER)
    assert "uppdrag" in firefox.wait_for("return document.querySelector('#point-in-time-status').textContent")
    asked = firefox.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [address for address in asked if not address.startswith(("file:", "blob:", "data:"))] == []


def test_firefox_finds_a_plan_too(firefox: Firefox, packed: Packed) -> None:
    root = (packed.folder / "data/webbplats").as_uri()
    firefox.open(f"{root}/index.html")
    firefox.run("document.querySelector('.md-search__input').focus()")
    firefox.type(".md-search__input", "provnät 2023")
    # The first hits may still be those of the first word alone.
    plan = f"{root}/natverk/provnat/2023.html"
    firefox.wait_for(f"return document.querySelector('a.md-search-result__link')?.href.startsWith('{plan}')")


def test_a_city_that_made_its_own_papers_has_no_word_of_reconstruction(chromium: Browser, own: Packed) -> None:
    page = chromium.new_page()
    page.goto((own.folder / "data/webbplats/index.html").as_uri())
    banner = page.get_by_role("complementary", name="Om den här kopian")
    expect(banner).to_contain_text("Ögonblicksbild 24 mars 2025")
    expect(banner).not_to_contain_text("Rekonstruktion")
    page.close()


def test_every_link_leads_to_a_file_in_the_package(either: Packed) -> None:
    site = either.folder / "data/webbplats"
    pages = html_page.read_all(site)
    assert len(pages) > 50
    missing = []
    for address, page in pages.items():
        for element in page.all("a", "link", "script", "img"):
            target = element.attributes.get("href") or element.attributes.get("src") or ""
            path, _, anchor = target.partition("#")
            if re.match(r"(https?|mailto|data):", target) or not target:
                continue
            file = (site / address).parent / path if path else site / address
            if not file.is_file():
                missing.append((address, target))
            elif anchor and file.suffix == ".html":
                found = pages[os.path.relpath(file.resolve(), site.resolve())]
                missing += [] if anchor in found.ids or anchor.startswith("__") else [(address, target)]
    assert missing == []


def test_nothing_is_there_that_only_a_server_needs_and_nothing_leads_to_an_editor(either: Packed) -> None:
    site = either.folder / "data/webbplats"
    assert not [name for name in ("404.html", "sitemap.xml", "sitemap.xml.gz") if (site / name).exists()]
    assert not [path for path in site.rglob("*.html") if "Ändra uppgiften" in path.read_text(encoding="utf-8")]


def test_the_site_itself_has_no_such_banner(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = fictional.site(tmp_path_factory)
    assert "snapshot-banner" not in (site / "index.html").read_text(encoding="utf-8")
