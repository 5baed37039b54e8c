"""What the validator of HTML says of a built site, the one that the standard's own authors keep."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests import tools


def errors(site: Path, pages: Iterable[str] | None = None) -> list[str]:
    """Every error on these pages, by their paths, or on any: path, line and message."""
    looked_at = [str(site)] if pages is None else [str((site / page).resolve(strict=True)) for page in sorted(pages)]
    validator = tools.npm_file("vnu-jar/build/dist/vnu.jar")
    # A larger stack than Java's own, as the validator's guide has it: long pages need it. And no time spent on making
    # fast what runs for a second or two: that takes half of all.
    command = [tools.java(), "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(validator)]
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    result = subprocess.run([*command, *options, *looked_at], capture_output=True, text=True, check=False)
    return [
        f"{message.get('url', '').partition(site.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    ]
