"""Where the two states to compare come from: a folder, a revision in git, or a year of a network ("kajforum/2023")."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import tarfile
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath

from actionplans.model.problems import report
from actionplans.model.records import Model
from actionplans.reading import data, owners, pages, yamlfile
from actionplans.reading.menu import TAGS
from actionplans.reading.owners import Owners
from actionplans.reading.pages import Pages
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar
from actionplans.system import git
from actionplans.system.fixed import fixed

_YEAR_OF_NETWORK = re.compile(r"([a-z0-9-]+)/(\d{4})")
# What a comparison reads of a revision; the code that reads it is always the present one.
_READ = ("data", "docs", "mkdocs.yml", owners.FILE)


class UnreadableError(Exception):
    """A state that cannot be compared; the text says why and what to do, in Swedish."""


@fixed
class State:
    """What a project says at one time: its data as it is written, its pages, and what lies around them.

    `files` has what tells each other file of docs/ from all files with another content, by its path; `settings` what
    mkdocs.yml says besides the menu, by its keys with a point between: extra.notice.
    """

    model: Model
    pages: Pages
    files: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    owners: Owners | None = None


def year_of_network(name: str) -> tuple[str, int] | None:
    """Network and year, where the name has that form: "kajforum/2023"."""
    match = _YEAR_OF_NETWORK.fullmatch(name)
    return (match[1], int(match[2])) if match else None


def read(project: Path, name: str) -> State:
    """The state that a name stands for: a folder, else a revision of the project's git history.

    Raises UnreadableError.
    """
    folder = Path(name)
    if name and (folder / "data").is_dir():
        return _state(folder, name)
    with _revision(project, name) as exported:
        return _state(exported, name)


def _state(folder: Path, name: str) -> State:
    loaded = data.as_written(folder)
    if loaded.model is None or loaded.problems:
        raise UnreadableError(f"{report(loaded.problems)}\n{name}: uppgifterna går inte att läsa – rätta dem först")
    # What is wrong with how a macro is called is told by the check, which knows the macros; here only the text counts.
    found = pages.read(folder, macros={})
    files = {name: hashlib.sha256((folder / "docs" / name).read_bytes()).hexdigest() for name in found.files}
    return State(loaded.model, found, files, _settings(folder), owners.read(folder))


def _settings(folder: Path) -> dict[str, str]:
    """What mkdocs.yml says besides the menu."""
    file = folder / "mkdocs.yml"
    tree = yamlfile.read(file, file.name, TAGS)[0] if file.is_file() else None
    return {key: text for key, text in _leaves(tree, "") if key.partition(".")[0] != "nav"}


def _leaves(node: Node | None, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Scalar):
        yield key, node.text
    elif isinstance(node, YamlMapping):
        for name, value in node.values.items():
            yield from _leaves(value, f"{key}.{name}" if key else name)
    elif node is not None:
        for number, value in enumerate(node.items, 1):
            yield from _leaves(value, f"{key}.{number}")


def parted(project: Path, before: str, after: str) -> str:
    """The revision from which `after` has gone its own way since it and `before` were one.

    What others have changed in `before` since then is no change of `after`'s. The project's own folder goes out from
    what git has checked out. `before` itself, where it goes out from `after`, or the two have no history in common.
    """
    working = bool(after) and Path(after).resolve() == project.resolve()
    own = _commit(project, "HEAD" if working else after)
    if own is None or (Path(before) / "data").is_dir() or _commit(project, before) is None:
        return before
    based = _git(project, "merge-base", "--end-of-options", before, own)
    base = based.decode().strip() if based else before
    return before if base == own and not working else base


def _commit(project: Path, name: str) -> str | None:
    """The commit that a name stands for; None where it is none."""
    found = (
        _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") if name else None
    )
    return found.decode().strip() if found else None


def data_as_written(project: Path, name: str) -> Model | None:
    """What the data of a revision says, before it is worked out what was decided; None where it cannot be read."""
    try:
        with _revision(project, name, ("data",)) as exported:
            loaded = data.as_written(exported)
    except UnreadableError:
        return None
    return None if loaded.problems else loaded.model


@contextlib.contextmanager
def _revision(project: Path, name: str, wanted: Collection[str] = _READ) -> Iterator[Path]:
    """A revision written to a temporary folder. The project's own files are not touched."""
    if _commit(project, name) is None:
        if name and (why := git.hindrance(project)):
            raise UnreadableError(f"”{name}” går inte att hitta: {why}")
        do = "ange till exempel main, en mapp med data/, eller nätverk och år som kajforum/2023"
        raise UnreadableError(f"”{name}” är varken en mapp, en version i git eller ett nätverks år – {do}")
    listed = _git(project, "ls-tree", "--name-only", "--end-of-options", name, *wanted) or b""
    there = [path for path in wanted if path in listed.decode("utf-8", "replace").splitlines()]
    archive = _git(project, "archive", "--format=tar", name, "--", *there) if there else None
    if archive is None:
        raise UnreadableError(f"”{name}” innehåller inget projekt – välj en version som har data/ och docs/")
    with tempfile.TemporaryDirectory() as folder:
        try:
            _unpack(archive, Path(folder))
        except tarfile.TarError:
            do = "ta bort genvägar (symboliska länkar) ur data/ och docs/"
            raise UnreadableError(f"”{name}” innehåller filer som inte går att läsa – {do}") from None
        yield Path(folder)


def _unpack(archive: bytes, folder: Path) -> None:
    """Write a tar archive's files. Raises TarError for anything but plain files and folders within it.

    What a proposal holds is not to be trusted: a link may lead out of the project. (extractall can see to that, but not
    in Python before 3.11.4, and Debian 12 has 3.11.2.)
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as content:
        for member in content:
            path = PurePosixPath(member.name)
            if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
                raise tarfile.TarError(member.name)
            if held := content.extractfile(member):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(held.read())


def _git(project: Path, *arguments: str) -> bytes | None:
    """What a git command answers in the project's folder; None where it fails, or where there is no git."""
    try:
        return git.ask(project, *arguments)
    except git.GitError:
        return None
