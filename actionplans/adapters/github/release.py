"""Attaches a year's package to the release of its tag: files that another job made, of which nothing is believed.

Whoever may set a tag may set it on any version, with any code. So the package is made where nothing can be written, and
here it is read as data: it must be whole, of the tag's year and version, and that version must be one of main's. With
it come its checksum, which is worked out again, and the receipt for the minutes, which is looked at by a person. Where
no tag is set yet, it comes with the release: first the package is proven, and then both are there or neither.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

from actionplans.adapters.github.gh import ForgeError, Gh, every, in_repository, one
from actionplans.adapters.github.handed import only_files
from actionplans.package import bag, verify

# A package of many years' papers is some hundred megabytes; GitHub takes two thousand.
MOST_BYTES = 1_500_000_000
_MOST_BYTES_OF_A_SUM = 1_000
_MOST_BYTES_OF_A_RECEIPT = 5_000_000
_LARGEST_METADATA = 1_000_000


def package_of(tag: str, folder: Path) -> Path:
    """The package among what was handed over for a tag. Raises ForgeError if there is none, or something else."""
    return _handed(tag, folder)[0]


def _handed(tag: str, folder: Path) -> tuple[Path, Path, Path]:
    """The package, its checksum's file and its receipt."""
    names = bag.handed_over(f"handlingsplaner-{_year(tag)}")
    most = (MOST_BYTES, _MOST_BYTES_OF_A_SUM, _MOST_BYTES_OF_A_RECEIPT)
    package, listed, receipt = only_files(folder, dict(zip(names, most, strict=True)))
    return package, listed, receipt


def release(gh: Gh, repository: str, main: str, tag: str, commit: str, folder: Path) -> str:
    """Attach a tag's package to a release that must not be there: what was handed over is never replaced.

    Raises ForgeError, with nothing written, where the package is not what the tag says.
    """
    package_of(tag, folder)
    _on_main(gh, repository, main, tag, commit)
    return _created(gh, tag, commit, folder, "--verify-tag")


def tagged_release(gh: Gh, repository: str, main: str, tag: str, commit: str, folder: Path) -> str:
    """Attach a package to a release of a tag that is set with it, on a version of main. Raises ForgeError as above.

    A tag that is there already must stand on that version: somebody has set it, or this was begun before.
    """
    package_of(tag, folder)
    path = in_repository(repository, "git", "matching-refs", "tags", tag)
    if any(found["ref"] == f"refs/tags/{tag}" for found in every(gh, path, "{ref}")):
        return release(gh, repository, main, tag, commit, folder)
    _of_main(gh, repository, main, tag, commit)
    return _created(gh, tag, commit, folder, "--target", commit)


def _created(gh: Gh, tag: str, commit: str, folder: Path, *how: str) -> str:
    package, listed, receipt = _handed(tag, folder)
    _whole(package, tag, commit)
    checksum = verify.file_checksum(package)
    if listed.read_bytes() != bag.manifest({package.name: checksum}).encode():
        raise ForgeError(f"{listed.name} har en annan summa än {package.name} – kör om arbetsflödet från början")
    if not _is_pdf(receipt):
        raise ForgeError(f"{receipt.name} är ingen PDF – kör om arbetsflödet från början")
    notes = (
        "Årets papper, webbplatsen och uppgifterna. Paketet ändras aldrig. Kvittot är till protokollet och diariet.\n\n"
        f"Zip-filens kontrollsumma (SHA-256): `{checksum}`"
    )
    title = f"Årspaket {_year(tag)}"
    attached = [str(path) for path in (package, listed, receipt)]
    gh(["release", "create", tag, *attached, *how, "--title", title, "--notes", notes], "")
    return f"{package.name} ligger vid utgåvan {tag}. Kontrollsumma: {checksum}"


def _is_pdf(path: Path) -> bool:
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


def _year(tag: str) -> str:
    found = re.fullmatch(r"plan-(\d{4})", tag, re.ASCII)
    if found is None:
        raise ForgeError(f"{tag!r} är inte en tagg för ett årspaket – den ska heta som plan-2023")
    return found[1]


def _on_main(gh: Gh, repository: str, main: str, tag: str, commit: str) -> None:
    """Raise ForgeError unless a tag stands on a commit, and that is one of main's: then somebody has reviewed it."""
    tagged = one(gh, in_repository(repository, "commits", f"tags/{tag}"), "{sha}")["sha"]
    if tagged != commit:
        raise ForgeError(f"taggen {tag} har flyttats sedan paketet gjordes – ta bort den och sätt den på nytt")
    _of_main(gh, repository, main, tag, commit)


def _of_main(gh: Gh, repository: str, main: str, tag: str, commit: str) -> None:
    if not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise ForgeError(f"{commit!r} är inte en version – kör om arbetsflödet från början")
    status = one(gh, in_repository(repository, "compare", f"{main}...{commit}"), "{status}")["status"]
    if status not in ("identical", "behind"):
        raise ForgeError(f"taggen {tag} står inte på en version av {main} – ta bort den och sätt den på en granskad")


def _whole(package: Path, tag: str, commit: str) -> None:
    verdict = verify.verify(package)
    if not verdict.good:
        raise ForgeError(verify.as_text(package.name, verdict))
    about = _metadata(package)
    revision = about.get("revision")
    made_of = revision.get("commit") if isinstance(revision, dict) and revision.get("changed") is False else None
    if str(about.get("year")) != _year(tag) or made_of != commit:
        raise ForgeError(f"{package.name} är inte gjort av taggen {tag} – kör om arbetsflödet från början")


def _metadata(package: Path) -> dict[str, Any]:
    """What a whole package says that it is."""
    with zipfile.ZipFile(package) as archive:
        name = next((one for one in archive.namelist() if re.fullmatch(r"[^/]+/data/metadata\.json", one)), None)
        if name is None or archive.getinfo(name).file_size > _LARGEST_METADATA:
            return {}
        try:
            content = json.loads(archive.read(name))
        except (ValueError, RecursionError):
            return {}
    return content if isinstance(content, dict) else {}
