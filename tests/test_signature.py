"""Is a signature beside a package taken for what it is: whose, over what, and not tried where it cannot be?"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.package import signature, verify
from tests import tools
from tests.sealed import NAME, PAGE, package, packed, reseal, write

SUM, SIGNATURE = f"{NAME}.zip.sha256", f"{NAME}.zip.sha256.sig"
KEY = "SHA256:"


@dataclass(frozen=True)
class Desk:
    """A package, signed, and the file of those who may sign."""

    folder: Path
    archive: Path
    signers: Path
    keys: Path

    @property
    def place(self) -> Path:
        return self.archive.parent


def sign(file: Path, key: Path, namespace: str = "arspaket") -> None:
    """What the guide says that one types."""
    command = [tools.ssh_keygen(), "-q", "-Y", "sign", "-n", namespace, "-f", str(key), file.name]
    file.with_name(f"{file.name}.sig").unlink(missing_ok=True)
    subprocess.run(command, cwd=file.parent, check=True, capture_output=True)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("underskrift")
    keys = root / "nycklar"
    keys.mkdir()
    for name in ("registrator", "annan"):
        subprocess.run([tools.ssh_keygen(), "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", keys / name], check=True)
    folder = package(root)
    archive = packed(folder)
    write(root, SUM, f"{verify.file_checksum(archive)}  {archive.name}\n".encode())
    sign(root / SUM, keys / "registrator")
    signers = root / "underskrivare"
    signers.write_text(f"registrator@provstad.example {(keys / 'registrator.pub').read_text()}", encoding="utf-8")
    return Desk(folder, archive, signers, keys)


@pytest.fixture
def desk(signed: Desk, tmp_path: Path) -> Desk:
    """The same, to be harmed."""
    shutil.copytree(signed.place, tmp_path / "a")
    return Desk(*(tmp_path / "a" / path.name for path in (signed.folder, signed.archive, signed.signers, signed.keys)))


BY = "Underskriften är gjord av registrator@provstad.example, enligt underskrivare. Den gäller hela paketet"


def test_a_signature_is_told_with_whose_it_is_for_zip_file_and_folder(signed: Desk) -> None:
    for path in (signed.archive, signed.folder):
        good, said = verify.answer(path, None, signed.signers)
        assert good
        assert BY in said
        good, said = verify.answer(path, None)
        assert good
        assert "Underskriften bredvid paketet är hel och gäller hela paketet. Den är gjord med nyckeln SHA256:" in said
        assert "Vem nyckeln hör till måste du veta från annat håll." in said
        assert "gjord av" not in said


def test_the_command_takes_a_file_of_signers(signed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(signed.archive), "--signers", str(signed.signers)]) == 0
    assert BY in capsys.readouterr().out
    assert main(["verify", str(signed.archive), "--signers", str(signed.signers), "--sum", "0" * 64]) == 1


def test_a_renamed_zip_file_with_its_signature_is_the_same(desk: Desk) -> None:
    renamed = desk.archive.rename(desk.place / "paket.zip")
    shutil.rmtree(desk.folder)
    (desk.place / SUM).rename(desk.place / "paket.zip.sha256")
    (desk.place / SIGNATURE).rename(desk.place / "paket.zip.sha256.sig")
    assert BY in verify.answer(renamed, None, desk.signers)[1]


def forged(desk: Desk) -> None:
    """The package and the file with its sum changed; the signature is what the forger cannot make."""
    write(desk.folder, PAGE, b"annat")
    reseal(desk.folder)
    packed(desk.folder)
    write(desk.place, SUM, f"{verify.file_checksum(desk.archive)}  {desk.archive.name}\n".encode())


def of_another_line(desk: Desk) -> None:
    other = desk.place / "rad"
    other.write_text(f"{'0' * 64}  {desk.archive.name}\n", encoding="utf-8")
    sign(other, desk.keys / "registrator")
    (desk.place / "rad.sig").replace(desk.place / SIGNATURE)


def forged_and_signed(desk: Desk) -> None:
    forged(desk)
    sign(desk.place / SUM, desk.keys / "annan")


def flipped(desk: Desk) -> None:
    path = desk.place / SIGNATURE
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    lines[-3] = lines[-3].swapcase()
    path.write_text("".join(lines), encoding="ascii")


NOT_OURS = "UNDERSKRIFTEN GÄLLER INTE DET HÄR PAKETET"
NOT_THEIRS = "UNDERSKRIFTEN ÄR INTE GJORD av någon som står i underskrivare."
NO_SIGNATURE = f"{SIGNATURE} bredvid paketet är ingen underskrift."
ANOTHER_SUM = f"{SUM} bredvid paketet anger en annan summa eller en annan fil."
# What is done, and what is said with a file of signers and without one.
ATTACKS: dict[str, tuple[Callable[[Desk], object], str, str]] = {
    "package and sum forged": (forged, NOT_OURS, NOT_OURS),
    "signed by somebody else": (forged_and_signed, NOT_THEIRS, "måste du veta från annat håll"),
    "another line signed": (of_another_line, NOT_OURS, NOT_OURS),
    "for another purpose": (
        lambda desk: sign(desk.place / SUM, desk.keys / "registrator", "git"),
        NOT_OURS,
        NOT_OURS,
    ),
    "damaged": (flipped, NOT_OURS, NOT_OURS),
    "empty": (lambda desk: write(desk.place, SIGNATURE, b""), NOT_THEIRS, NOT_OURS),
    "huge": (lambda desk: write(desk.place, SIGNATURE, b"x" * 10_000_000), NO_SIGNATURE, NO_SIGNATURE),
    "another sum beside": (
        lambda desk: write(desk.place, SUM, f"{'0' * 64}  {NAME}.zip\n".encode()),
        ANOTHER_SUM,
        ANOTHER_SUM,
    ),
    "the sum of another file beside": (
        lambda desk: write(desk.place, SUM, (desk.place / SUM).read_bytes().replace(b"2023", b"2024")),
        ANOTHER_SUM,
        ANOTHER_SUM,
    ),
    "a huge file beside": (lambda desk: write(desk.place, SUM, b"x" * 100_000), "en enda rad", "en enda rad"),
}


@pytest.mark.parametrize(("attack", "with_signers", "without"), ATTACKS.values(), ids=ATTACKS.keys())
def test_a_signature_proves_nothing_but_what_it_is(
    desk: Desk, attack: Callable[[Desk], object], with_signers: str, without: str
) -> None:
    attack(desk)
    for path in (desk.archive, desk.folder):
        good, said = verify.answer(path, None, desk.signers)
        assert not good
        assert with_signers in said
        good, said = verify.answer(path, None)
        assert good == without.startswith("måste")
        assert without in said
        assert "gjord av" not in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows makes links for administrators only")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file_is_no_signature(desk: Desk, kind: str) -> None:
    for name, words in ((SIGNATURE, NO_SIGNATURE), (SUM, "går inte att läsa som en fil med en enda rad.")):
        path = desk.place / name
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "link":
            path.symlink_to("/dev/zero")
        else:
            path.mkdir()
        assert words in verify.answer(desk.archive, None)[1]


def test_who_asks_for_a_signature_that_is_not_there_is_told(desk: Desk) -> None:
    (desk.place / SIGNATURE).unlink()
    good, said = verify.answer(desk.archive, None, desk.signers)
    assert (good, said.splitlines()[-1]) == (
        False,
        f"Ingen underskrift ligger bredvid paketet. Den ska heta {SIGNATURE}.",
    )
    assert verify.answer(desk.archive, None)[0]
    write(desk.folder, PAGE, b"annat")
    assert verify.answer(desk.folder, None, desk.signers)[1].endswith("Underskriften prövas när paketet är helt.")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("", "programmet ssh-keygen finns inte på den här datorn (det hör till OpenSSH)."),
        ("sleep 10", "ssh-keygen svarade inte inom 0.1 sekunder."),
        ("echo 'Unsupported operation for -Y' >&2; exit 255", "ssh-keygen på den här datorn är för gammalt."),
    ],
    ids=["missing", "slow", "old"],
)
def test_a_signature_that_cannot_be_tried_says_nothing_of_the_package(
    signed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: str, why: str
) -> None:
    if reply:
        program = tmp_path / "ssh-keygen"
        program.write_text(f"#!/bin/sh\n{reply}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if reply else str(tmp_path))
    monkeypatch.setattr(signature, "_SECONDS", 0.1)
    for signers in (None, signed.signers):
        good, said = verify.answer(signed.archive, None, signers)
        # Whoever asked for a proof did not get one.
        assert good == (signers is None)
        assert f"Underskriften {SIGNATURE} är inte prövad: {why}" in said


def test_signers_that_are_not_there_are_told(signed: Desk, tmp_path: Path) -> None:
    good, said = verify.answer(signed.archive, None, tmp_path / "finns-inte")
    assert not good
    assert "finns-inte som du angav efter --signers finns inte." in said


def test_a_program_that_lies_where_one_stands_is_not_run(
    signed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ssh-keygen"
    program.write_text(f"#!/bin/sh\necho 'Good with key SHA256:{'A' * 43}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "är inte prövad: programmet ssh-keygen finns inte" in verify.answer(signed.archive, None)[1]
