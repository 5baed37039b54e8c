"""The commands `site`, `preview`, `tarball`, `serve` and `demo`: a site to publish, to send or to look at.

Each checks first. What make sets for them they set themselves, so that they do the same where there is no make.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionplans.system import git, unchanged
from actionplans.system.console import typed
from actionplans.system.product import PRODUCT

if TYPE_CHECKING:
    from actionplans.rules.check import Checked

DEMO = PRODUCT / "tests/fixtures/exempelstad"
DEMO_DAY = "2025-11-15"
_PREVIEW, _TARBALL = Path("dist/preview"), Path("dist/webbplats.tar.gz")


def register(commands: Any) -> None:
    """Add the commands to the command line."""
    for name, run, does in (
        ("site", _site, "bygg webbplatsen i site/"),
        ("preview", _preview, f"bygg en kopia som öppnas utan server, i {_PREVIEW.as_posix()}/"),
        ("tarball", _tarball, f"packa webbplatsen för en webbserver, i {_TARBALL.as_posix()}"),
    ):
        parser = commands.add_parser(name, help=does)
        parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
        parser.set_defaults(run=run)
    for name, project, does in (
        ("serve", Path(), "visa webbplatsen på den egna datorn, och följ det som sparas"),
        ("demo", DEMO, "visa Exempelstad, som är påhittat och där allt är ifyllt"),
    ):
        parser = commands.add_parser(name, help=does)
        parser.add_argument("--project", metavar="MAPP", type=Path, default=project, help="projektets mapp")
        parser.add_argument("--port", metavar="NUMMER", default="", help="en annan port än den i mkdocs.yml")
        parser.set_defaults(run=_serve)


def _site(options: argparse.Namespace) -> int:
    folder = os.environ.get("SITE_DIR") or "site"
    root = _prepared(options.project, {})
    status = _built_unless_it_stands(root, root / folder)
    if not status:
        print(f"Webbplatsen är byggd i {folder}/.")
    return status


def _preview(options: argparse.Namespace) -> int:
    root = _prepared(options.project, {"OFFLINE": "true"})
    status = _built_unless_it_stands(root, root / _PREVIEW)
    if not status:
        print(f"Öppna {(_PREVIEW / 'index.html').as_posix()} i webbläsaren.")
    return status


def _tarball(options: argparse.Namespace) -> int:
    status = _built(_prepared(options.project, {}))
    if not status:
        from actionplans.system.tarball import pack

        target = options.project / _TARBALL
        target.parent.mkdir(parents=True, exist_ok=True)
        pack(options.project / "site", target)
        print(f"Webbplatsen är packad i {_TARBALL.as_posix()}.")
    return status


def _built_unless_it_stands(root: Path, site: Path) -> int:
    """Build what is shown in a folder, unless that is what the last build made of the same. 0, or 1."""
    record = root / "dist" / f"{site.name}.json"
    made_from = unchanged.source(root)
    if (said := unchanged.said_if_it_stands(record, made_from, site)) is not None:
        print(f"{said}\nInget är ändrat sedan den byggdes.")
        return 0
    heard: list[str] = []
    marks: list[str] = []

    def say(line: str) -> None:
        heard.append(line)
        _say(line)

    status = _built(root, site, say, lambda: marks.append(unchanged.begin(record)))
    if not status:
        unchanged.record(record, marks[-1], root, made_from, site, "\n".join(heard))
    return status


def _built(
    root: Path,
    site: Path | None = None,
    say: Callable[[str], None] = print,
    begins: Callable[[], object] = lambda: None,
) -> int:
    """Build, and say what stopped it. 0, or 1. `begins` is called when the check lets the building begin."""
    from actionplans.adapters.building import built

    def look(checked: Checked) -> None:
        say(_told(checked))
        if checked.model is not None and not checked.problems:
            begins()

    stopped = built(root, site, look=look)
    if why := git.hindrance(root):
        say(_without_history(why))
    if stopped is not None and stopped.words:
        say(str(stopped))
    return int(stopped is not None)


def _told(checked: Checked) -> str:
    # Loaded here: what is built already is told of before anything is checked.
    from actionplans.commands.check import told

    return told(checked, "github" if os.environ.get("GITHUB_ACTIONS") else "text")


def _without_history(why: str) -> str:
    """What the pages lack where git does not know when they were changed."""
    return f"Sidorna säger inte när de ändrades, och Nytt säger ingenting: {why}."


def _prepared(project: Path, settings: Mapping[str, str]) -> Path:
    """The project's whole path, when the environment is as a build needs it."""
    root = Path(os.path.abspath(project))
    os.environ.update(settings)
    # Material's notice about MkDocs 2 is for us, not for editors: the README says what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Two builds of the same commit give the same bytes: the site map's dates come from the commit, not from the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", _moment(root))
    return root


def _moment(root: Path) -> str:
    try:
        return git.ask(root, "log", "-1", "--format=%ct").decode().strip() or "0"
    except git.GitError:
        return "0"


def _serve(options: argparse.Namespace) -> int:
    from actionplans.rules.settings import served_at

    host, port = served_at(options.project)
    if options.port:
        if not options.port.isdecimal() or not 0 < int(options.port) <= 65535:
            print(f"”{options.port}” är ingen port – skriv ett tal, till exempel --port 8002")
            return 1
        port = int(options.port)
    is_demo = options.command == "demo"
    root = _prepared(options.project, {"SITE_DATE": os.environ.get("SITE_DATE") or DEMO_DAY} if is_demo else {})
    from actionplans.adapters.serving import PortTakenError, serve

    if why := git.hindrance(root):
        _say(_without_history(why))
    watched = [root / name for name in ("data", "docs", "mkdocs.yml") if (root / name).exists()]
    try:
        serve(root, host, port, watched=[*watched, PRODUCT / "theme"], look=_Telling(), say=_say)
    except PortTakenError:
        other = port + 10
        print(
            f"Porten {port} används redan av ett annat program, kanske av samma kommando i ett annat fönster – avsluta "
            f"det där med Ctrl+C, eller välj en annan port: {typed(f'make {options.command} PORT={other}')}"
        )
        return 1
    except KeyboardInterrupt:
        _say("Avslutad.")
    return 0


class _Telling:
    """What each check found, told when it is something else than the last time."""

    def __init__(self) -> None:
        self.last: object = None

    def __call__(self, checked: Checked) -> None:
        found = (checked.problems, checked.warnings)
        if found != self.last:
            _say(_told(checked))
        self.last = found


def _say(line: str) -> None:
    print(line, flush=True)
