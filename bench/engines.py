"""Builds the same tree with the engines that could replace MkDocs, and compares each page's text: make engines.

Prints what differs and exits with 1 if ProperDocs, the drop-in replacement, gives a page another text or no page at
all. Zensical is younger, builds without our theme and is reported only. The engines live in a virtual environment of
their own.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parent.parent
_UNSEEN = {"script", "style", "template"}
# What our theme adds inside the article: where a printed page comes from, and when it last changed. And the numbers of
# a page's sources with their list: an engine that does not ask us when a page is done has none, and names publishers.
_OURS = re.compile(
    r'<p class="print-head">.*?</p>|<div class="page-foot">.*?</div>|<sup class="cite">.*?</sup>|'
    r'<section class="notes-below".*?</section>|<ol class="notes .*?</ol>',
    re.DOTALL,
)


class _Article(HTMLParser):
    """Collects the words inside <article>, where a page's own content stands."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.unseen = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Enter an article, or something in it that nobody reads."""
        self.depth += tag == "article"
        self.unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Leave it again."""
        self.depth -= tag == "article"
        self.unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self.depth and not self.unseen:
            self.words.append(data)


def page_texts(site: Path) -> dict[str, str]:
    """The words of each page's article, by the page's path in the built site."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = _Article()
        page = path.read_text(encoding="utf-8")
        parser.feed(_OURS.sub("", page))
        # An address that a page had before is no page.
        if path.name != "404.html" and 'http-equiv="refresh"' not in page:
            found[path.relative_to(site).as_posix()] = " ".join("".join(parser.words).split())
    return found


@dataclass(frozen=True)
class Comparison:
    """How another engine's pages compare with ours: those with the same text, with another, and those it lacks."""

    same: int
    different: list[str]
    missing: list[str]

    def __str__(self) -> str:
        lines = [
            f"{self.same} pages with the same text, {len(self.different)} with another, {len(self.missing)} missing"
        ]
        lines += [f"  other text: {path}" for path in self.different[:10]]
        lines += [f"  missing: {path}" for path in self.missing[:10]]
        return "\n".join(lines)


def compare(ours: dict[str, str], others: dict[str, str]) -> Comparison:
    """Compare two sites' page texts. A page that only the other has counts as different."""
    shared = ours.keys() & others.keys()
    different = sorted([path for path in shared if ours[path] != others[path]] + list(others.keys() - ours.keys()))
    return Comparison(
        len(shared) - sum(path in shared for path in different), different, sorted(ours.keys() - others.keys())
    )


def build(command: Sequence[str], target: Path) -> tuple[bool, str]:
    """Build the project into `target`; whether that went well, and the last words of the log."""
    environment = {"SITE_DATE": "2026-11-23", **os.environ, "SITE_DIR": str(target), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.returncode == 0, (done.stdout + done.stderr)[-2000:]


@contextlib.contextmanager
def without_our_theme() -> Iterator[Path]:
    """The settings less our overrides of Material, which another theme engine cannot read: a file beside mkdocs.yml."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^  custom_dir: .*\n", "", settings).replace("language: custom", "language: sv")
    # It shows the rows that are written, and no others.
    command = [sys.executable, "-m", "actionplans", "menu"]
    whole = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    plain = f"{plain.partition(chr(10) + 'nav:')[0]}\n{whole}"
    trial = ROOT / ".engines.yml"  # paths in it count from its own folder
    trial.write_text(plain, encoding="utf-8")
    try:
        yield trial
    finally:
        trial.unlink()


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare with each engine whose command is in the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m bench.engines", description=__doc__)
    parser.add_argument("engines", type=Path, help="the folder with the engines' commands")
    engines = parser.parse_args(arguments).engines
    # Zensical refuses to build outside the project's folder.
    (ROOT / "dist").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "dist") as folder:
        built, log = build([sys.executable, "-m", "mkdocs", "build"], Path(folder, "mkdocs"))
        if not built:
            print(log)
            return 1
        ours = page_texts(Path(folder, "mkdocs"))
        failed = False
        for engine in ("properdocs", "zensical"):
            with without_our_theme() if engine == "zensical" else contextlib.nullcontext("mkdocs.yml") as settings:
                command = [str(engines / engine), "build", "--config-file", str(settings)]
                built, log = build(command, Path(folder, engine))
            result = compare(ours, page_texts(Path(folder, engine))) if built else None
            print(f"{engine}: {result or log}")
            failed |= engine == "properdocs" and (result is None or bool(result.different or result.missing))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
