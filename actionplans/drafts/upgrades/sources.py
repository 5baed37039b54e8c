"""Sources from one list, data/sources.yml, to a file each: how release 1's data becomes that of release 2.

Two proposals that each add a source then never meet. No fact, comment or order of keys is lost.
"""

from __future__ import annotations

from dataclasses import replace

from actionplans.model.files import editor_line
from actionplans.model.problems import Place, Problem, report
from actionplans.reading import yamlfile
from actionplans.writing import layout
from actionplans.writing.form import Form
from actionplans.writing.parts import Entry, Keys

OLD = "data/sources.yml"
# What the product itself wrote at the top of the list; what a city wrote there stands over the first source.
_WRITTEN_BY_US = ("# yaml-language-server:", "# Alla källor. Nyckeln är källans id och skrivs där källan används.")


def split_sources(text: str) -> dict[str, str]:
    """The files that `text`, what data/sources.yml says, becomes: path and text, in the list's order.

    Raises ValueError, with what is wrong in Swedish, where the list cannot be read.
    """
    tree, problems = yamlfile.parse(text, OLD)
    if not problems and isinstance(tree, yamlfile.Mapping):
        do = "skriv källans nycklar indragna under dess id"
        problems = [
            Problem(tree.keys[key], f"källan ”{key}” har inga nycklar", do)
            for key, node in tree.values.items()
            if not isinstance(node, yamlfile.Mapping)
        ]
    elif not problems:
        problems = [Problem(Place(OLD), "filen ska ha ett id per post", "skriv id, kolon och postens nycklar under")]
    if problems:
        raise ValueError(report(problems))
    document = layout.read(text)
    head = [line for line in document.head if not line.startswith(_WRITTEN_BY_US)]
    files = {}
    for entry in document.content.entries:
        if entry.key and isinstance(entry.value, Keys):
            path = f"data/sources/{entry.key.value}.yml"
            files[path] = Form().text(_last(entry, document.content), [editor_line(path), *_above(head, entry)])
            head = []
    return files


def _above(head: list[str], entry: Entry) -> list[str]:
    """The comments over a source: above its id and beside it."""
    return [line for line in (*head, *entry.before, entry.beside) if line]


def _last(entry: Entry, everything: Keys) -> Keys:
    """What a source says; what stands after the last of them all stands after that one."""
    content = entry.value if isinstance(entry.value, Keys) else Keys()
    is_last = entry is everything.entries[-1]
    return replace(content, after=[*content.after, *everything.after]) if is_last else content
