"""The programs that tests look at the site with, and what a test does when one is missing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parent.parent


def missing(message: str) -> NoReturn:
    """Skip the test and say why. Under CI a test that cannot run is a failure: nobody reads what was skipped there."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def npm_file(name: str) -> Path:
    """A file of a package that package.json names, by its path under node_modules."""
    path = ROOT / "node_modules" / name
    if not path.is_file():
        missing(f"node_modules/{name} is missing: `make test` fetches it from npm.")
    return path


def java() -> str:
    """The command that starts a Java runtime."""
    return _installed("java", "No Java runtime found: install one, for the validator of HTML.")


def unzip() -> str:
    """The most common program that unpacks zip files."""
    return _installed("unzip", "No unzip found: install it; it judges the same packages as we do.")


def ssh_keygen() -> str:
    """The program that makes keys of ssh's, and signs with them."""
    return _installed("ssh-keygen", "No ssh-keygen found: install openssh-client; a test signs a package.")


def _installed(name: str, otherwise: str) -> str:
    found = shutil.which(name)
    if found is None:
        missing(otherwise)
    return found


def node() -> str:
    """The node that pip installs beside Python: the same one on every machine."""
    found = shutil.which("node", path=str(Path(sys.executable).parent))
    if found is None:
        missing("No node found beside Python: `make test` fetches it with pip.")
    return found
