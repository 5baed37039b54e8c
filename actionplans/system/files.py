"""How is something written whole or not at all? A file, several files together, a folder, or what takes long to make.

Nothing half-made is ever seen under its name, also if the machine stops in between. What is in the making is gone when
the work fails or is interrupted; stopping.py lets a machine that shuts down interrupt it as Ctrl+C does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

Content = str | bytes


# --- Files ------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A file to write, which takes the place of `path` when all of it is there; if it fails, `path` is as it was."""
    place = Path(os.path.realpath(path))  # a link stays a link
    place.parent.mkdir(parents=True, exist_ok=True)
    made = place.with_name(f".{place.name}.ny")
    try:
        yield made
        if place.exists():
            shutil.copymode(place, made)
        os.replace(made, place)
    finally:
        made.unlink(missing_ok=True)


def write(path: Path, content: Content) -> None:
    """Write a file. Raises OSError, and then the file is as it was."""
    with unfinished(path) as made:
        made.write_bytes(content if isinstance(content, bytes) else content.encode())


def write_all(root: Path, files: Mapping[str, Content]) -> None:
    """Write files by their path in a folder, each whole: where one cannot be written, those before it are there."""
    for name, content in files.items():
        write(root / name, content)


def write_together(root: Path, files: Mapping[str, Content], removed: Sequence[str] = ()) -> None:
    """Write all files and remove some, or none: where one cannot be, all are as they were. Raises OSError."""
    with written(root, files, removed):
        pass


@contextlib.contextmanager
def written(root: Path, files: Mapping[str, Content], removed: Sequence[str] = ()) -> Iterator[None]:
    """All files written, while it is tried whether all is well with them: if not, they are put back as they were."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in (*files, *removed)}
    new_folders = _not_there(root / name for name in files)
    try:
        write_all(root, files)
        for name in removed:
            (root / name).unlink(missing_ok=True)
        yield
    except BaseException:
        for name, content in before.items():
            with contextlib.suppress(OSError):
                if content is None:
                    (root / name).unlink(missing_ok=True)
                elif not (root / name).is_file() or (root / name).read_bytes() != content:
                    write(root / name, content)
        _remove_empty(new_folders)
        raise


# --- Folders ----------------------------------------------------------------------------------------------------------


def write_folder(target: Path, files: Mapping[str, Content]) -> None:
    """Put files into a folder, in place of all that it held: seen from outside, all at once. Raises OSError."""
    write_folders({target: files})


def write_folders(folders: Mapping[Path, Mapping[str, Content]]) -> None:
    """The same for some folders that lie in one: all of them, or none. Raises OSError."""
    targets = list(folders)
    with workshop(targets[0].parent) as work:
        made = [work / target.name for target in targets]
        for folder, files in zip(made, folders.values(), strict=True):
            folder.mkdir()
            write_all(folder, files)
        move_together(made, targets, work / ".old")


@contextlib.contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A folder to work in, inside `target`. It is gone afterwards, and so are folders made for it that stay empty."""
    new_folders = _not_there([target / "workshop"])
    target.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".ny-", dir=target) as folder:
            yield Path(folder)
    finally:
        _remove_empty(new_folders)


def move_together(made: Sequence[Path], places: Sequence[Path], old: Path) -> None:
    """Move new files and folders into their places, and whatever was there into the folder `old`; all or nothing."""
    old.mkdir()
    moved: list[tuple[Path, Path]] = []

    def move(before: Path, after: Path) -> None:
        moved.append((before, after))
        before.rename(after)

    try:
        for source, place in zip(made, places, strict=True):
            if place.exists():
                move(place, old / place.name)
            move(source, place)
    except BaseException:
        for before, after in reversed(moved):
            if after.exists() and not before.exists():
                after.rename(before)
        raise


def _not_there(paths: Iterable[Path]) -> list[Path]:
    """The folders that would have to be made for some paths, the innermost first."""
    found = {folder for path in paths for folder in path.parents if not folder.exists()}
    return sorted(found, key=lambda folder: len(folder.parts), reverse=True)


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()  # refuses where something lies in it
