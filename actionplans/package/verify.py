"""What is a package, is it whole, and what does a checksum from elsewhere prove of it? Compares, and lets words.py say.

The lists in a package prove that nothing was changed by mistake or by somebody who did not change them too. What proves
more lies elsewhere: the checksum of the zip file covers everything, the letter's covers the attachments as they were
sent. Nothing but Python is needed, so whoever has a package and this folder can do without the rest of the project.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import stat
from pathlib import Path

from actionplans.package import given, words
from actionplans.package.contents import CHUNK, Contents, OtherwiseError, RefusedError
from actionplans.package.folder import read_folder, reason
from actionplans.package.layout import laid_out
from actionplans.package.lists import compare
from actionplans.package.names import shown
from actionplans.package.signature import Signed, signed
from actionplans.package.unzipped import read_file
from actionplans.package.words import Verdict

__all__ = ["Verdict", "add_arguments", "answer", "as_text", "file_checksum", "said", "verify"]
as_text = words.as_text


def verify(path: Path) -> Verdict:
    """Compare a zip file or a folder with its own lists. Raises OSError where the path itself cannot be read."""
    mode = path.lstat().st_mode
    is_folder = stat.S_ISDIR(mode)
    if stat.S_ISLNK(mode):
        return Verdict(refused=("Det är en länk. Ange paketet självt.",))
    if not is_folder and not stat.S_ISREG(mode):
        return Verdict(refused=("Det är varken en fil eller en mapp.",))
    try:
        contents = read_folder(path) if is_folder else read_file(path)
        if "bagit.txt" not in contents.files:
            raise _no_package(path, contents)
        return _judged(contents, is_folder)
    except OtherwiseError as error:
        return Verdict(instead=error.reasons)
    except RefusedError as error:
        return Verdict(refused=error.reasons)


def _no_package(path: Path, contents: Contents) -> RefusedError:
    """What else a folder is: some programs unpack into a folder within the one that they make."""
    inner = sorted({name.partition("/")[0] for name in contents.files if name.endswith("/bagit.txt")})
    if inner and path.is_dir():
        return OtherwiseError([f"Mappen är inget paket, men {shown(inner[0])} i den kan vara det. Ange den i stället."])
    return RefusedError(["Det här är inget paket: filen bagit.txt saknas."])


def _judged(contents: Contents, is_folder: bool) -> Verdict:
    layout = laid_out(contents)
    if not layout.is_known:
        number = shown(layout.format, 20)
        why = f"Paketet har formatet ”{number}”, som programmet inte känner. Är det gjort av en nyare utgåva,"
        raise OtherwiseError([f"{why} så pröva det med den utgåvans program."])
    compared = compare(contents)
    # Nothing comes into a zip file of ours by itself.
    added = (
        [] if is_folder else [f"{shown(one)}: filen har lagts till; ingen lista nämner den." for one in compared.litter]
    )
    miscounted = [] if compared.deviations else layout.miscounted
    return Verdict(
        # The same file can be missing in more than one way; once is enough.
        deviations=tuple(
            dict.fromkeys([*contents.deviations, *compared.deviations, *added, *layout.deviations, *miscounted])
        ),
        unread=tuple(contents.unread),
        litter=tuple(compared.litter) if is_folder else (),
        files=len(contents.files),
        size=sum(one.size for one in contents.files.values()),
        content_checksum=hashlib.sha256(layout.content_list).hexdigest() if layout.content_list else "",
        package_checksum=contents.checksum,
        is_folder=is_folder,
        format=layout.format,
        attachments=tuple(layout.attachments),
        covered=layout.covered,
        about=layout.information,
        metadata=layout.metadata,
    )


def file_checksum(path: Path) -> str:
    """The SHA-256 of a file, as the archive page gives it for a zip file."""
    whole = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            whole.update(piece)
    return whole.hexdigest()


# --- The command ----------------------------------------------------------------------------------------------------


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes, with this project around it (commands/package.py) or without (__main__.py)."""
    parser.add_argument("package", type=Path, metavar="PAKET", help="paketets zip-fil eller mapp")
    parser.add_argument(
        "--sum",
        nargs="*",
        action="append",
        metavar="SUMMA",
        help="summan från kvittot, protokollet, arkivsidan eller brevet",
    )
    parser.add_argument(
        "--signers", type=Path, metavar="FIL", help="de vars underskrift du litar på (allowed_signers, se ssh-keygen)"
    )


def said(options: argparse.Namespace) -> tuple[bool, str]:
    """The answer to what was typed. A checksum may be typed in groups, as it is printed."""
    groups = None if options.sum is None else [group for typed in options.sum for group in typed]
    return answer(options.package, None if groups is None else " ".join(groups), options.signers)


def answer(path: Path, checksum: str | None, signers: Path | None = None) -> tuple[bool, str]:
    """Whether a package is whole, has the checksum from elsewhere, if one is given, and is signed by one of `signers`.

    And the words.
    """
    wanted, why = ("", "") if checksum is None else given.checksum(checksum)
    if why:
        return False, f"{why}\nPaketet är inte prövat."
    try:
        verdict = verify(path)
        signature = signed(path, verdict, signers) if verdict.good else _not_whole(signers)
    except OSError as error:
        return False, f"{shown(str(path))} går inte att läsa: {reason(error)}."
    except Exception as error:
        # Whatever somebody has thought out: who asked gets an answer, and it is never that all is well.
        return False, f"{shown(str(path))} går inte att pröva ({type(error).__name__}). Lita inte på det."
    name = os.path.basename(os.path.abspath(path))
    good, text = words.judged(name, verdict, wanted, is_own_copy=_is_within(path))
    return good and signature.good, "\n".join([text, *([""] if signature.words else []), *signature.words])


def _not_whole(signers: Path | None) -> Signed:
    return Signed(False, () if signers is None else ("Underskriften prövas när paketet är helt.",))


def _is_within(path: Path) -> bool:
    """Whether this very program lies in the package that it judges."""
    return path.resolve() in Path(__file__).resolve().parents
