"""Which pages of the last build still stand? For `make serve`, which builds the site at every save.

A page is made of what its macros wrote, its Markdown and its header, in a frame that it shares with all others. Where
all of that is what it was, so is the page: it is neither converted nor written again, but its file is taken over.
Nothing is kept from one run to the next, and nothing at all where a site is built to be published.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actionplans.search.sections import Section, sections
from actionplans.system.fixed import fixed

# A template that prints nothing: MkDocs leaves the page's file alone.
_NOTHING = "standing.html"

Stamp = tuple[tuple[str, int, int, int], ...]


@fixed
class Standing:
    """A page as it was built: a sum of all that it was made of; its text; where it can be linked to, and links to."""

    made_of: bytes
    sections: Sequence[Section]
    anchors: set[str]
    links: dict[str, dict[str, str]]


@dataclass
class Kept:
    """What a build leaves for the next: its pages by their path under docs/, and the folder that their files lie in."""

    aside: Path
    pages: dict[str, Standing] = field(default_factory=dict)
    before: dict[str, Standing] = field(default_factory=dict)

    def begin(self, site: Path) -> None:
        """Put the files of the last build aside: MkDocs empties the folder that it builds in.

        Should this build be stopped, wherever it is, its files are some old, some new, and the next trusts none.
        """
        self.before, self.pages = self.pages, {}
        shutil.rmtree(self.aside, ignore_errors=True)
        try:
            site.rename(self.aside)
        except OSError:  # nothing is there yet; or in Windows, where somebody reads a file of it just now
            self.before = {}


class Rebuild:
    """One build, with what the last one left; without, every page is made anew and nothing is kept of it."""

    def __init__(self, kept: Kept | None, frame: Iterable[object]) -> None:
        self.kept = kept
        self.frame = sum_of(frame) if kept else b""
        self.before, self.sums = (kept.before if kept else {}), dict[str, bytes]()
        self.pages = dict[str, Standing]()

    def stands(self, page: Any, parts: Iterable[object]) -> bool:
        """Called before MkDocs converts a page, with what it is made of. If it stands, MkDocs is made to pass it by."""
        if self.kept is None:
            return False
        path = page.file.src_uri
        self.sums[path] = sum_of([self.frame, *parts])
        known = self.before.get(path)
        if known and known.made_of == self.sums[path] and _taken_over(page, self.kept.aside):
            self.pages[path] = known
            _pass_by(page, known)
        return path in self.pages

    def sections(self, page: Any) -> Sequence[Section]:
        """A page's text for the search."""
        known = self.pages.get(page.file.src_uri)
        return known.sections if known else tuple(sections(page.content))

    def done(self, parts: dict[str, Sequence[Section]], written: dict[str, Any]) -> None:
        """Called when all is written."""
        if self.kept is None:
            return
        for path, page in written.items():
            links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
            made = Standing(self.sums[path], parts[path], page.present_anchor_ids or set(), links)
            self.kept.pages[path] = self.pages.get(path, made)


def sum_of(parts: Iterable[object]) -> bytes:
    """A sum of what something is made of, each part as it prints."""
    found = hashlib.sha256()
    for part in parts:
        text = repr(part).encode()
        found.update(len(text).to_bytes(8))
        found.update(text)
    return found.digest()


def stamp(paths: Iterable[Path]) -> Stamp:
    """What changes when any of these files is saved, or another put in its place, also of the same time and size.

    One that is gone already, as an editor's own while it saves, is none of them.
    """
    found = []
    for path in sorted(paths):
        with contextlib.suppress(FileNotFoundError):
            said = path.lstat()
            found.append((path.as_posix(), said.st_mtime_ns, said.st_ctime_ns, said.st_size))
    return tuple(found)


def _taken_over(page: Any, aside: Path) -> bool:
    """Move a page's file from the last build to its place. Whether it was there."""
    target, source = Path(page.file.abs_dest_path), aside / page.file.dest_uri
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)
        return True
    return False


def _pass_by(page: Any, known: Standing) -> None:
    """Have MkDocs neither convert nor write a page. It still looks whether what links lead to is there."""

    def render(_: Any, files: Any) -> None:
        page.content, page.toc, page.present_anchor_ids = "", [], known.anchors
        found = ((files.get_file_from_path(path), links) for path, links in known.links.items())
        page.links_to_anchors = {file: links for file, links in found if file}

    page.render = render
    page.meta["template"] = _NOTHING
