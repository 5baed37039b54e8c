"""Whatever happens to a year's package: is it seen, and does the verdict agree with programs that others have written?

What a change is does not come from verify: a zip file's bytes are others, a folder's files are others. It may say that
such a package agrees with its own lists only where it was sealed anew, and then no sum that covers the change proves
it. What `unzip -t` cannot read whole, or what a reader of BagIt of the Library of Congress rejects, is never good.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import stat
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest

from actionplans.package import verify, words
from actionplans.package.names import shown
from actionplans.package.words import Verdict
from tests import fuzz, tools
from tests.fuzz_package import BYTES, ENTRIES, FOLDERS, FORGED, sealed_anew
from tests.sealed import Zip, first_release, package, packed

Content = dict[str, bytes]
# What happened, and what came of it.
Figures = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Genuine:
    """A package as it was handed over, as a folder and as a zip file, and the sums of it that lie elsewhere."""

    folder: Path
    archive: bytes
    content: Content
    whole: str
    letters: str


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> list[Genuine]:
    """A package of today's format, and one of the first."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    made = []
    for make in (package, first_release):
        folder = make(tmp_path_factory.mktemp("paket"))
        archive = packed(folder)
        verdict = verify.verify(folder)
        assert verdict.good
        sums = verdict.package_checksum, verdict.content_checksum
        made.append(Genuine(folder, archive.read_bytes(), lying(folder) or {}, *sums))
    return made


def lying(folder: Path) -> Content | None:
    """What lies in a folder, by its names as most computers spell them; None where it is not all plain files."""
    found: Content = {}
    for place, folders, files in os.walk(folder):
        if not folders and not files:
            return None
        for name in (*folders, *files):
            path = Path(place, name)
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                continue
            spelled = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            if not stat.S_ISREG(mode) or spelled in found:
                return None
            found[spelled] = path.read_bytes()
    return found


def attachments(content: Content) -> Content:
    """What the letter's sum covers."""
    return {name: one for name, one in content.items() if name.startswith("data/papper/bilaga-")}


# --- What others say --------------------------------------------------------------------------------------------------


def unzips(path: Path) -> bool:
    """Whether the most common program for zip files finds all of one to be whole."""
    done = subprocess.run(
        [tools.unzip(), "-tqq", path], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30
    )
    return done.returncode == 0


def damaged(folder: Path) -> list[str] | None:
    """What another reader of BagIt finds damaged, as far as it says which files; None where it finds nothing."""
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagValidationError as error:
        return [one.path for one in error.details if hasattr(one, "path")]
    except (bagit.BagError, OSError, ValueError, LookupError, TypeError, AttributeError):  # it fails in many ways
        return []
    return None


# --- What is wrong with a verdict -------------------------------------------------------------------------------------


def said(path: Path, verdict: Verdict, wanted: str) -> tuple[bool, str]:
    return words.judged(path.name, verdict, wanted)


def wrong_without_seal(path: Path, verdict: Verdict, original: Genuine, *, is_same: bool) -> Iterator[str]:
    """What is wrong where no list was made to agree: only what is the same is good, and only its sum says so."""
    if verdict.good != is_same:
        yield f"good is {verdict.good}: {said(path, verdict, '')[1]}"
    for wanted in ("", original.whole, original.letters):
        good, answer = said(path, verdict, wanted)
        if good != is_same:
            yield f"with {wanted or 'no sum'} it is {good}: {answer}"
        if ("oförändra" in answer) != (is_same and wanted == original.whole):
            yield f"with {wanted or 'no sum'} it is called unchanged or not: {answer}"


def wrong_with_seal(path: Path, verdict: Verdict, original: Genuine, content: Content | None) -> Iterator[str]:
    """What is wrong where every list agrees: a sum says no more than what it covers."""
    is_same = content == original.content
    good, answer = said(path, verdict, "")
    if "oförändra" in answer or (good and "Paketet stämmer med sina egna listor." not in answer):
        yield f"without a sum: {answer}"
    good, answer = said(path, verdict, original.whole)
    if good != is_same or (not is_same and "Paketet är oförändrat" in answer):
        yield f"with the sum of the whole: {answer}"
    good, answer = said(path, verdict, original.letters)
    covers = attachments(content or {}) == attachments(original.content)
    if "oförändra" in answer or (good and not (covers and "Summan täcker inget annat: inte brevet" in answer)):
        yield f"with the letter's sum: {answer}"


def judged(path: Path, case: str) -> Verdict | str:
    with fuzz.within(2, case):
        try:
            return verify.verify(path)
        except Exception as error:
            return f"it fails: {error!r}"


# --- The cases --------------------------------------------------------------------------------------------------------


def zipped_cases(genuine: list[Genuine], place: Path, count: int, figures: Figures) -> Iterator[str]:
    kinds = [*BYTES, *ENTRIES]
    for number, (case, chance) in enumerate(fuzz.chances("package.zip", count)):
        original = chance.choice(genuine)
        kind = kinds[number % len(kinds)]
        path = place / "handlingsplaner-2023.zip"
        if kind in BYTES:
            path.write_bytes(BYTES[kind](original.archive, chance))
        else:
            path.write_bytes(original.archive)
            made = Zip(path)
            ENTRIES[kind](made, chance)
            path.write_bytes(made.made())
        verdict = judged(path, case)
        if isinstance(verdict, str):
            yield f"{case} {kind}: {verdict}"
            continue
        is_same = path.read_bytes() == original.archive
        whole = unzips(path)
        yield from (f"{case} {kind}: {one}" for one in wrong_without_seal(path, verdict, original, is_same=is_same))
        if verdict.good and not whole:
            yield f"{case} {kind}: unzip finds it damaged"
        figures[kind, "the same" if is_same else "seen" if whole else "seen, by unzip too"] += 1


def folder_cases(genuine: list[Genuine], place: Path, count: int, figures: Figures) -> Iterator[str]:
    for number, (case, chance) in enumerate(fuzz.chances("package folder", count)):
        original = chance.choice(genuine)
        kind = list(FOLDERS)[number % len(FOLDERS)]
        with _copy(original, place) as folder:
            FOLDERS[kind](folder, chance)
            verdict = judged(folder, case)
            if isinstance(verdict, str):
                yield f"{case} {kind}: {verdict}"
                continue
            content = lying(folder)
            is_same = content == original.content
            found = wrong_without_seal(folder, verdict, original, is_same=is_same)
            yield from (f"{case} {kind}: {one}" for one in found)
            # To bagit a tag file that a Mac spells in its own way is another file. What is no file it waits for.
            others = damaged(folder) if content is not None and not is_same else None
            if others is not None and content is not None:
                known = [name for name in others if name in content or name in original.content]
                yield from (f"{case} {kind}: {one}" for one in _disagreeing(verdict, known))
            figures[kind, "the same" if is_same else "seen" if others is None else "seen, by bagit too"] += 1


def forged_cases(genuine: list[Genuine], place: Path, count: int, figures: Figures) -> Iterator[str]:
    original = genuine[0]  # a letter's sum of the first format covers more, and carriers of it are said
    for number, (case, chance) in enumerate(fuzz.chances("forged package", count)):
        kind = list(FORGED)[number % len(FORGED)]
        with _copy(original, place) as folder:
            for forge in [FORGED[kind], *chance.sample(list(FORGED.values()), chance.choice([0, 0, 1]))]:
                with contextlib.suppress(
                    IndexError, OSError, ValueError
                ):  # the first took what the second would change
                    forge(folder, chance)
            sealed_anew(folder, chance)
            content = lying(folder)
            path = folder if chance.random() < 0.5 else packed(folder)
            verdict = judged(path, case)
            if isinstance(verdict, str):
                yield f"{case} {kind}: {verdict}"
                continue
            yield from (f"{case} {kind}: {one}" for one in wrong_with_seal(path, verdict, original, content))
            if verdict.good and (damaged(folder) is not None or (path != folder and not unzips(path))):
                yield f"{case} {kind}: another program finds it damaged"
            figures[kind, "agrees with its lists" if verdict.good else "told as no package of ours"] += 1


def _disagreeing(verdict: Verdict, others: list[str]) -> Iterator[str]:
    """What another reader finds damaged and the verdict does not name."""
    if verdict.good:
        yield "bagit finds it damaged"
    if verdict.refused or verdict.instead:
        return
    told = [*verdict.deviations, *verdict.unread, *verdict.litter]
    for name in others:
        if not any(shown(unicodedata.normalize("NFC", name)) in one for one in told):
            yield f"bagit finds {name} damaged, which is not said: {told}"


@contextlib.contextmanager
def _copy(original: Genuine, place: Path) -> Iterator[Path]:
    """A copy of a package that may be harmed."""
    folder = place / original.folder.name
    shutil.copytree(original.folder, folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


Cases = Callable[[list[Genuine], Path, int, Figures], Iterator[str]]
CASES: dict[str, Cases] = {"zip": zipped_cases, "folder": folder_cases, "forged": forged_cases}


@pytest.mark.parametrize(("kind", "count"), [("zip", 42), ("folder", 24), ("forged", 13)])
def test_no_harm_to_a_package_goes_unseen(genuine: list[Genuine], tmp_path: Path, kind: str, count: int) -> None:
    figures: Figures = Counter()
    assert list(CASES[kind](genuine, tmp_path, count, figures)) == []
    assert sum(figures.values()) == count


@pytest.mark.nightly
@pytest.mark.parametrize("kind", CASES)
def test_no_harm_to_a_package_goes_unseen_whatever_it_is(genuine: list[Genuine], tmp_path: Path, kind: str) -> None:
    figures: Figures = Counter()
    assert list(CASES[kind](genuine, tmp_path, 5_000, figures)) == []
    every = {"zip": {*BYTES, *ENTRIES}, "folder": {*FOLDERS}, "forged": {*FORGED}}[kind]
    assert {name for name, _ in figures} == every
    # A fuzzer that never makes a forgery which agrees with its own lists has tried no sum.
    assert kind != "forged" or sum(count for (_, came), count in figures.items() if came.startswith("agrees")) > 1_000
