"""Does the tarball hold the site, with times that tell one content from another and text that is compressed already?"""

from __future__ import annotations

import datetime
import gzip
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from actionplans.system.tarball import TEXT, main, moment
from tests import fictional


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fictional.site(tmp_path_factory)


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("packed") / "dist/webbplats.tar.gz"
    assert main([str(site), str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(packed) as tar:
        assert tar.getnames() == sorted(tar.getnames(), key=lambda name: Path(name).parts)
        assert {(entry.mode, entry.uid, entry.gid, entry.uname) for entry in tar} == {(0o644, 0, 0, "")}
        tar.extractall(folder, filter="data")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_holds_the_site_and_compressed_copies_of_its_text(site: Path, unpacked: Path) -> None:
    assert names(site) < names(unpacked)
    for name in names(site):
        assert (unpacked / name).read_bytes() == (site / name).read_bytes()
    copies = names(unpacked) - names(site)
    assert TEXT - {".svg"} <= {Path(name).suffixes[-2] for name in copies} <= TEXT
    for name in copies:
        copy, content = (unpacked / name).read_bytes(), (site / name.removesuffix(".gz")).read_bytes()
        assert gzip.decompress(copy) == content
        assert copy[3:8] == bytes(5)  # without name and time
    # The site's own compressed map of itself is left as it is.
    assert "sitemap.xml.gz" in names(site)


def test_every_text_is_compressed_so_that_the_server_finds_it_at_once(unpacked: Path) -> None:
    for path in unpacked.rglob("*"):
        if path.suffix in TEXT:
            assert path.with_name(f"{path.name}.gz").is_file()


def test_a_files_time_is_of_its_content_and_past(unpacked: Path) -> None:
    for path in unpacked.rglob("*"):
        if path.is_file():
            assert path.stat().st_mtime == moment(path.read_bytes())
            assert 1980 <= datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).year <= 2014


def test_contents_of_equal_size_have_times_of_their_own(site: Path) -> None:
    page = (site / "index.html").read_bytes()
    contents = {
        page[:at] + sign + page[at + 1 :] for at in range(0, len(page), 50) for sign in (b"1", b"2", b"3", b"4")
    }
    assert len({len(content) for content in contents}) == 1
    assert len({moment(content) for content in contents}) == len(contents) > 1000


def test_it_is_the_same_whenever_and_wherever_it_is_packed(
    site: Path, packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    elsewhere = shutil.copytree(site, tmp_path / "annan mapp")
    for path in elsewhere.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert main([str(elsewhere), str(tmp_path / "ut.tar.gz")]) == 0
    assert (tmp_path / "ut.tar.gz").read_bytes() == packed.read_bytes()


def test_it_weighs_less_than_half_of_the_site(site: Path, packed: Path) -> None:
    assert packed.stat().st_size < sum((site / name).stat().st_size for name in names(site)) / 2


def test_none_is_made_of_a_folder_without_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "ut.tar.gz")]) == 1
    assert "ingen byggd webbplats" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
