"""The commands about a year's package: snapshot makes it, verify proves it, record-snapshot writes it down."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from actionplans.model.problems import Place, Problem, report
from actionplans.package import bag, snapshot, verify
from actionplans.package.folder import reason
from actionplans.package.record import RecordError, record
from actionplans.package.snapshot import Say, SnapshotError
from actionplans.papers import PapersError
from actionplans.system import git
from actionplans.system.console import slashed, typed
from actionplans.system.git import GitError


def register(commands: Any) -> None:
    """Add the commands to the command line."""
    making = commands.add_parser("snapshot", help="gör ett årspaket: nämndens papper, webbplatsen och uppgifterna")
    making.add_argument("year", metavar="ÅR", nargs="?", default="", help="året som handlingsplanerna gäller")
    making.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    making.add_argument("--out", metavar="MAPP", type=Path, default=Path("dist"), help="paketet hamnar i MAPP/ÅR")
    making.add_argument("--force", action="store_true", help="ersätt ett paket som redan finns")
    making.set_defaults(run=run_snapshot)
    verifying = commands.add_parser("verify", help="är ett årspaket det som lämnades, och vad visar det?")
    verify.add_arguments(verifying)
    verifying.set_defaults(run=run_verify)
    recording = commands.add_parser("record-snapshot", help="notera ett lämnat årspaket i data/snapshots.yml")
    recording.add_argument("package", type=Path, metavar="PAKET", help="paketets zip-fil")
    recording.add_argument("--url", required=True, metavar="ADRESS", help="var zip-filen hämtas")
    recording.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    recording.set_defaults(run=run_record)


def run_snapshot(options: argparse.Namespace) -> int:
    """Make a package and say what is being done meanwhile. 0 if it was made; 1, with the reasons, if not."""
    if not re.fullmatch(r"\d{4}", options.year):
        wrong = Problem(
            Place("snapshot"), f"”{options.year}” är inte ett årtal", f"skriv som {typed('make snapshot YEAR=2023')}"
        )
        return _refused(report([wrong]))
    say = _numbered()
    try:
        say("Kontrollerar uppgifter och sidor")
        with snapshot.ordered(options.project, int(options.year)) as order:
            archive = snapshot.make(order, options.out, force=options.force, say=say)
    except KeyboardInterrupt:
        return _refused("Avbrutet.")
    except PapersError as error:
        return _refused(report(error.problems))
    except SnapshotError as error:
        return _refused(str(error))
    except GitError as error:
        return _refused(f"git gav inte det som är incheckat: {error.hindrance or error}")
    except OSError as error:
        what = f"går inte att läsa eller skriva: {reason(error)}"
        do = "se till att mappen går att skriva i och att disken har plats, eller välj en annan mapp med --out"
        return _refused(report([Problem(Place(slashed(error.filename or options.out)), what, do)]))
    if order.revision is None or order.revision.changed:
        why = f" ({git.hindrance(options.project)})" if order.revision is None else ""
        print(f"Obs: alla filer i mappen är inte incheckade i git{why}. Det står i paketets metadata.")
        print("Ett paket som ska lämnas görs av det som är incheckat: checka in, och gör om det.")
    checksum = verify.file_checksum(archive)
    if known := snapshot.recorded(options.project, order.case.year):
        same = "Det här är samma paket." if known.checksum == checksum else "Det här är ett annat, och lämnas inte."
        print(f"Obs: årspaketet för {order.case.year} är redan lämnat och noterat, {known.place}. {same}")
    print(f"Klart: {slashed(archive)} och mappen {slashed(archive.with_suffix(''))}")
    _, listed, proof = bag.handed_over(archive.stem)
    print(f"Zip-filens kontrollsumma (SHA-256): {checksum}")
    print(f"Den står också i {listed} och på kvittot {proof}, för protokollet och diariet.")
    return 0


def _refused(reason: str) -> int:
    print(reason, "Inget paket har gjorts.", sep="\n", file=sys.stderr)
    return 1


_STEPS = 7


def _numbered() -> Say:
    """Tells each step with its number: a package takes some seconds, and nobody likes to wait in the dark."""
    steps = iter(range(1, _STEPS + 1))

    def say(step: str) -> None:
        print(f"{next(steps)}/{_STEPS} {step} …", flush=True)

    return say


def run_verify(options: argparse.Namespace) -> int:
    """Say what a package is. 0 where it is whole and the one of the checksum that was given; else 1."""
    good, words = verify.said(options)
    print(words)
    return 0 if good else 1


def run_record(options: argparse.Namespace) -> int:
    """Write down a package that was handed over. 0 if it is recorded now, 1 with the reason if it cannot be."""
    try:
        added = record(options.project, options.package, options.url)
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    print("Paketet är noterat i data/snapshots.yml." if added else "Paketet är redan noterat i data/snapshots.yml.")
    return 0
