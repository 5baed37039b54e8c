"""Which files does a copy of `verify` need to run with Python alone? All that the package's data/program/ holds."""

from __future__ import annotations

# Relative to the project's folder. No __init__.py, on purpose: Python writes the compiled form of such a file beside it
# before any line of ours runs, and whoever tries the copy out would have changed the very package that it judges. The
# first file is no better off, and __main__.py tidies up after it.
FILES = (
    "actionplans/__main__.py",
    *(
        f"actionplans/package/{name}.py"
        for name in (
            "__main__",
            "bag",
            "contents",
            "folder",
            "given",
            "layout",
            "lists",
            "names",
            "signature",
            "unzipped",
            "verify",
            "words",
        )
    ),
)
