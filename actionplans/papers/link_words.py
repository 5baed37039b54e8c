"""What does a screen reader say of a link in a paper? Words, where the typesetter gives the address and a page number.

The typesetter writes each object of a PDF in clear text and takes no description of a link from a template. So the
descriptions are put in afterwards, and the table of where each object begins is made to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ANNOTATION = re.compile(rb"<</Type/Annot/Subtype/Link(?:.|\n)*?>>\nendobj\n")
_STRING = rb"(?:\((?P<clear>(?:[^()\\]|\\.)*)\)|<(?P<hex>[0-9A-Fa-f]*)>)"
_TARGET = re.compile(rb"/(?:URI|Dest)" + _STRING)
_CONTENTS = re.compile(rb"/Contents" + _STRING)
_ENTRY = re.compile(rb"(?<=\n)(\d{10}) 00000 n")
_TABLE = re.compile(rb"xref\n0 \d+\n")


def describe(pdf: bytes, words: Mapping[str, str]) -> bytes:
    """A PDF of the typesetter's, with the words for each web address or label that a link leads to.

    Raises ValueError where the file is not laid out as the typesetter does: then the next version of it needs a look.
    """
    table = _table(pdf)
    moved: list[tuple[int, int]] = []
    parts, end = [], 0
    for annotation in _ANNOTATION.finditer(pdf, 0, table.start()):
        target, contents = _TARGET.search(annotation[0]), _CONTENTS.search(annotation[0])
        if target is None or contents is None:
            raise ValueError("a link without a target or a description")
        name = _decoded(target)
        if name not in words:
            continue
        start = annotation.start() + contents.start()
        said = b"/Contents<feff%s>" % words[name].encode("utf-16-be").hex().encode()
        parts += [pdf[end:start], said]
        end = annotation.start() + contents.end()
        moved.append((end, len(said) - len(contents[0])))
    return b"".join([*parts, pdf[end : table.start()], _moved(pdf[table.start() :], table.start(), moved)])


def words_of(content: object) -> dict[str, str]:
    """What is to be said of each link of some parts, by where it leads. For a mailbox the typesetter has words."""
    return dict(_words_of(content))


def _words_of(content: object) -> Iterator[tuple[str, str]]:
    if isinstance(content, list):
        for one in content:
            yield from _words_of(one)
    elif isinstance(content, dict):
        if content.get("kind") == "link" and not content["address"].startswith("mailto:"):
            yield content["address"], content["said"]
        if content.get("target"):
            yield content["target"], f"Bilaga {content['number']}: {content['title']}"
        yield from _words_of(list(content.values()))


def _decoded(string: re.Match[bytes]) -> str:
    if string["hex"] is not None:
        return bytes.fromhex(string["hex"].decode()).decode()
    return re.sub(rb"\\(.)", rb"\1", string["clear"]).decode()


def _table(pdf: bytes) -> re.Match[bytes]:
    start = re.search(rb"startxref\n(\d+)\n%%EOF\s*\Z", pdf)
    found = _TABLE.match(pdf, int(start[1])) if start else None
    if found is None:
        raise ValueError("no table of objects")
    return found


def _moved(ending: bytes, table: int, moved: list[tuple[int, int]]) -> bytes:
    """The table of objects and what follows it, with every place where it is now."""

    def now(place: int) -> int:
        return place + sum(more for end, more in moved if end <= place)

    ending = _ENTRY.sub(lambda entry: b"%010d 00000 n" % now(int(entry[1])), ending)
    return re.sub(rb"(?<=startxref\n)\d+", str(now(table)).encode(), ending)
