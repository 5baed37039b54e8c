"""Makes each mutant in a copy of the project and runs just the test that should see it.

python -m tests.mutants [NAME …] [--before]: all mutants, or those whose name holds one of the words given. Exits with 0
if every one was caught: by a failed test, not by one that could not be collected, set up or found.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.mutants import listed
from tests.mutants.listed import ROOT, Check, Mutant

WORKERS = os.cpu_count() or 2
# The longest test builds a city of fifteen networks and twenty-five years.
_MOST_SECONDS = 600
# What is installed, not tracked: linked, since nothing changes it.
_INSTALLED = (".venv", "node_modules")
# Files of bytecode go by time and size, and a mutant may share both with the line that it replaces. And under CI a test
# whose program is missing fails: skipped, it would prove nothing.
_ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}

CAUGHT, SURVIVED, NOWHERE = "caught", "SURVIVED", "does not apply"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the mutants and say how each went: 0 if all were caught, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="words of the names of the mutants to run")
    parser.add_argument("--before", action="store_true", help="run the tests of before the suite was split")
    options = parser.parse_args(arguments)
    words = [name.casefold() for name in options.names]
    chosen = [one for one in listed.read() if not words or any(word in one.name.casefold() for word in words)]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trees = [_copy(Path(folder) / str(number)) for number in range(WORKERS)]
        checks = {one: check for one in chosen if (check := one.before if options.before else one.caught_by)}
        if failures := _without_mutants(trees[0], list(dict.fromkeys(checks.values()))):
            print(f"{failures}\nWithout any mutant these tests should pass; no mutant was tried.")
            return 1
        results = _run(trees, checks)
    print(f"{results.count(CAUGHT)} caught, {len(results) - results.count(CAUGHT)} survived")
    return 0 if set(results) == {CAUGHT} else 1


def _run(trees: list[Path], checks: dict[Mutant, Check]) -> list[str]:
    """How each mutant went, told as it goes."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for tree in trees:
        free.put(tree)

    def one(mutant: Mutant) -> str:
        tree, begun = free.get(), time.monotonic()
        try:
            result = _tried(tree, mutant, checks[mutant])
        finally:
            free.put(tree)
        print(f"{result:<14} {time.monotonic() - begun:5.1f} s  {mutant.name}", flush=True)
        return result

    with ThreadPoolExecutor(len(trees)) as workers:
        return list(workers.map(one, checks))


def _tried(tree: Path, mutant: Mutant, check: Check) -> str:
    places = listed.places(mutant, listed.product(tree))
    if len(places) != 1:
        return NOWHERE
    with _changed(places[0], mutant):
        return CAUGHT if _fails(check, _test(tree, [check])) else SURVIVED


@contextmanager
def _changed(path: Path, mutant: Mutant) -> Iterator[None]:
    """A file with a mutant in it, and as it was afterwards."""
    before = path.read_bytes()
    path.write_bytes(before.replace(mutant.find.encode(), mutant.replace.encode()))
    try:
        yield
    finally:
        path.write_bytes(before)


def _copy(tree: Path) -> Path:
    """The project's tracked files as they are now, with what is installed beside them."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tree / name)
    for name in _INSTALLED:
        (tree / name).symlink_to(ROOT / name)
    return tree


def _without_mutants(tree: Path, checks: list[Check]) -> str:
    """What is said of the tests that fail on the project as it is; nothing where all pass."""
    of_pytest = [check for check in checks if check.runner == "pytest"]
    runs = [of_pytest] if of_pytest else []
    runs += [[check] for check in checks if check.runner == "node"]
    told = ("-n", str(WORKERS), "--dist", "loadfile", "--tb", "short")
    done = [_test(tree, run, told, most_seconds=None) for run in runs]
    return "\n".join(one.stdout + one.stderr for one in done if one.returncode)


# That a test fails is all that is asked. Explaining how two long texts differ can take longer than the test itself.
_BRIEFLY = ("-n", "0", "--tb", "no", "--assert", "plain")


def _test(
    tree: Path, checks: list[Check], told: Sequence[str] = _BRIEFLY, most_seconds: int | None = _MOST_SECONDS
) -> subprocess.CompletedProcess[str]:
    """Run tests of one runner in a copy of the project, up to the first that fails."""
    tests = [check.test for check in checks]
    if checks[0].runner == "node":
        # The one that pip installed beside Python, as in the Makefile.
        command = [str(Path(sys.executable).with_name("node")), "--test", *tests]
    else:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider", *told, *tests]
    try:
        return subprocess.run(
            command, cwd=tree, env=_ENVIRONMENT, capture_output=True, text=True, check=False, timeout=most_seconds
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "")


def _fails(check: Check, done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a test failed, rather than that it could not be run."""
    if done.returncode != 1:
        return False
    if check.runner == "node":
        return "ERR_ASSERTION" in done.stdout
    return re.search(r"^FAILED ", done.stdout, re.MULTILINE) is not None


if __name__ == "__main__":
    sys.exit(main())
