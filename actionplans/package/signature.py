"""Who has signed the checksum of a package? Asks ssh-keygen about a signature that lies beside it.

What is signed is the line that `sha256sum` writes for the zip file. It is worked out from the content: the file beside
the package that says the same is whoever laid it there's, and is only held against it. Without ssh-keygen a signature
is told as not tried, which says nothing of the package.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from actionplans.package import bag
from actionplans.package.names import shown
from actionplans.package.words import Verdict

# What a signature is made for: one that was made for something else is none of a package.
NAMESPACE = "arspaket"
_PROGRAM = "ssh-keygen"
_SECONDS = 20
# A signature of ssh's is below two kilobytes, a line of sha256sum below four hundred bytes.
_MOST = 1 << 16
_KEY = re.compile(r"\bSHA256:[A-Za-z0-9+/]{43}")


@dataclass(frozen=True)
class Signed:
    """What came of it: whether all is well, and the Swedish words; none where nobody signed or asked."""

    good: bool = True
    words: tuple[str, ...] = ()


class _NotTriedError(Exception):
    """Why ssh-keygen gave no answer. The text is the end of a Swedish sentence."""


def signed(path: Path, verdict: Verdict, signers: Path | None) -> Signed:
    """What lies beside a package that is whole says of its checksum, and who signed it if one asks by `signers`.

    `signers` is a file of allowed signers, as ssh-keygen(1) has it.
    """
    place = Path(os.path.abspath(path))
    name = f"{verdict.about.get(bag.IDENTIFIER, '')}.zip"
    # A zip file may have been renamed with what lies beside it. A folder has no name of its own.
    names = [name] if verdict.is_folder else list(dict.fromkeys([name, place.name]))
    line = bag.manifest({name: verdict.package_checksum})
    for one in names:
        if why := _another_sum(place.parent / f"{one}.sha256", names, verdict.package_checksum):
            return Signed(False, (why,))
    found = [place.parent / f"{one}.sha256.sig" for one in names if os.path.lexists(place.parent / f"{one}.sha256.sig")]
    if not found:
        return Signed() if signers is None else Signed(False, (_NONE.format(shown(f"{name}.sha256.sig")),))
    try:
        return _judged(found[0], line.encode(), signers)
    except _NotTriedError as error:
        return Signed(signers is None, (f"Underskriften {shown(found[0].name)} är inte prövad: {error}",))


_NONE = "Ingen underskrift ligger bredvid paketet. Den ska heta {}."


def _another_sum(path: Path, names: list[str], checksum: str) -> str:
    """Why a file of one checksum disagrees with the package beside it; empty where there is none, or it agrees."""
    if not os.path.lexists(path):
        return ""
    content = _read(path)
    if content is None:
        return f"{shown(path.name)} bredvid paketet går inte att läsa som en fil med en enda rad. Ta bort den."
    found, _, name = content.decode("utf-8-sig", errors="replace").strip().partition(" ")
    if found.lower() != checksum or name.removeprefix(" ").removeprefix("*") not in names:
        return f"{shown(path.name)} bredvid paketet anger en annan summa eller en annan fil. Något av dem är utbytt."
    return ""


def _read(path: Path) -> bytes | None:
    """The bytes of a small file; None for what is large, no file, or may not be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as stream:
            content = stream.read(_MOST + 1)
    except OSError:
        return None
    return content if len(content) <= _MOST else None


def _judged(path: Path, message: bytes, signers: Path | None) -> Signed:
    content = _read(path)
    if content is None:
        return Signed(False, (f"{shown(path.name)} bredvid paketet är ingen underskrift.",))
    if signers is not None and not signers.is_file():
        raise _NotTriedError(f"filen {shown(str(signers))} som du angav efter --signers finns inte.")
    # Read once, so that it is what was judged whatever becomes of the file.
    with tempfile.TemporaryDirectory(prefix="underskrift-", ignore_cleanup_errors=True) as folder:
        signature = Path(folder, "underskrift.sig")
        signature.write_bytes(content)
        if signers is None:
            return _by_some_key(signature, message)
        return _by_one_of(Path(os.path.abspath(signers)), signature, message)


def _by_some_key(signature: Path, message: bytes) -> Signed:
    good, said = _asked("check-novalidate", signature, message, "-n", NAMESPACE)
    key = _KEY.search(said)
    if not good or key is None:
        return Signed(False, (_ANOTHER,))
    return Signed(
        True,
        (
            f"Underskriften bredvid paketet är hel och gäller hela paketet. Den är gjord med nyckeln {key[0]}.",
            "Vem nyckeln hör till måste du veta från annat håll. Ange en fil med dem som du litar på efter --signers.",
        ),
    )


def _by_one_of(signers: Path, signature: Path, message: bytes) -> Signed:
    found, said = _asked("find-principals", signature, b"", "-f", str(signers))
    who = said.splitlines()[0].strip() if found and said.strip() else ""
    if not who:
        return Signed(False, (f"UNDERSKRIFTEN ÄR INTE GJORD av någon som står i {shown(signers.name)}.",))
    good, _ = _asked("verify", signature, message, "-n", NAMESPACE, "-f", str(signers), "-I", who)
    if not good:
        return Signed(False, (_ANOTHER,))
    return Signed(
        True,
        (
            f"Underskriften är gjord av {shown(who)}, enligt {shown(signers.name)}. Den gäller hela paketet:",
            "inget i det är ändrat sedan dess. Det håller mot var och en som varken har nyckeln eller har kunnat ändra",
            "den filen.",
        ),
    )


_ANOTHER = "UNDERSKRIFTEN GÄLLER INTE DET HÄR PAKETET: den är gjord för något annat, eller är skadad."


def _asked(what: str, signature: Path, message: bytes, *more: str) -> tuple[bool, str]:
    """What ssh-keygen says, and whether it is a yes."""
    program = shutil.which(_PROGRAM)
    # Windows looks in the folder where one stands, which may be the one that somebody laid the package in.
    if program is None or Path(program).resolve().parent == Path.cwd():
        raise _NotTriedError(f"programmet {_PROGRAM} finns inte på den här datorn (det hör till OpenSSH).")
    try:
        done = subprocess.run(
            [program, "-Y", what, "-s", str(signature), *more],
            input=message,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _NotTriedError(f"{_PROGRAM} svarade inte inom {_SECONDS} sekunder.") from None
    except OSError as error:
        raise _NotTriedError(f"{_PROGRAM} går inte att köra ({error.strerror}).") from None
    if b"nsupported operation" in done.stderr or b"unknown option" in done.stderr:
        raise _NotTriedError(f"{_PROGRAM} på den här datorn är för gammalt.")
    return done.returncode == 0, done.stdout.decode("utf-8", errors="replace")
