"""What does a text say when its escapes, invisible signs and other writing of digits are undone, and where stands it?

`&#57;`, `%40`, `\\x31`, a full-width or Arabic-Indic digit, a thin space, a dash of any kind: each is one plain sign to
whoever reads the page. What looks for something in a text looks in what is read, and tells where that is written.
"""

from __future__ import annotations

import bisect
import functools
import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from actionplans.system.fixed import fixed

# Entities; percent signs, however often encoded; a backslash of YAML or Markdown; signs that have a plainer twin. One
# class of signs comes first, which is found many times faster than alternatives, and no form takes more than a few.
_WRITTEN = re.compile(
    r"[^\x00-$'-\[\]-\x7fÀ-ɏ](?:"
    r"(?<=&)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});?"
    r"|(?<=%)(?:25)*+[0-9a-fA-F]{2}(?:%(?:25)*+[0-9a-fA-F]{2})*+"
    r"|(?<=\\)(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*+\\?|[!-/:-@\[-`{-~])"
    r"|(?<![&%\\])[^\x00-\x7fÀ-ɏ]*+)"
)
# A number that goes on on the next line, behind the sign of a comment or a quotation.
_WRAPPED = re.compile(r"\n(?:(?<=[0-9,+@ -]\n)|(?<=[0-9,+@ -]\r\n))(?!(?<=\n\n))[ \t]*+(?:[#>]+[ \t]*+)?(?=[0-9+-])")
# Emphasis, and elements inside a line, show nothing of themselves: 9001**01**-1234 is read as one number.
_UNSEEN = re.compile(
    r"[*`~]++|\^\^|==|__"
    r"|</?(?:a|abbr|b|big|bdi|bdo|br|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|textPath|tspan|u|wbr)"
    r"(?![\w-])[^<>]{0,300}>"
    r"|<!--[^>]{0,300}>|\{##[^#]{0,300}##\}|\{#[^#]{0,300}#\}"
)
_TOUCHED = re.compile(
    r"[*`~^=_<{>}](?:(?<=[0-9@+-][<{])|(?<=[>}])[0-9@+.-]|(?<=[0-9@.+-].)[*`~^=_]{0,3}[0-9@+-]"
    r"|(?<=[0-9@+-].)[*`~^=_]{0,3}[.]|(?<=[.@].)[*`~^=]{0,3}[^\W_]|(?<=\w.)[*`~^=_]{0,3}@)"
)
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_DASHES = frozenset("\u02d7\u2043\u2212\u2796\u2500")
_SPACES = frozenset("\u2028\u2029\t")


@fixed
class Plain:
    """A text as it is read. `starts`, `origins`: where its pieces begin, in it and in the text that it was before."""

    text: str
    before: Plain | None = None
    starts: Sequence[int] = ()
    origins: Sequence[int] = ()

    def origin(self, offset: int) -> int:
        """Where in what was written the sign at an offset stands."""
        if self.before is None:
            return offset
        piece = bisect.bisect_right(self.starts, offset) - 1
        within = min(offset - self.starts[piece], self._length(piece))
        return self.before.origin(self.origins[piece] + within)

    def _length(self, piece: int) -> int:
        """How long a piece was: of what a longer escape became, no more than that counts."""
        return self.origins[piece + 1] - self.origins[piece] - 1 if piece + 1 < len(self.origins) else len(self.text)


def views(written: str) -> Iterator[Plain]:
    """The text as it is read; and once more without its emphasis and inline elements, where those touch a number."""
    read = Plain(written)
    for form in (_WRITTEN, _WRAPPED):
        if form.search(read.text):
            read = _replaced(read, form, _meant)
    yield read
    if _TOUCHED.search(read.text) or ("@" in read.text and _UNSEEN.search(read.text)):
        yield _replaced(read, _UNSEEN, lambda unseen: " " if unseen.startswith("<br") else "")


def plain(written: str) -> str:
    """The text as it is read."""
    return _WRITTEN.sub(lambda found: _meant(found[0]), written)


def _replaced(before: Plain, form: re.Pattern[str], meant: Callable[[str], str]) -> Plain:
    """The text with each match replaced, and where the pieces came from. A replacement is one piece, at its start."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = last = 0
    for match in form.finditer(before.text):
        for piece, origin in ((before.text[last : match.start()], last), (meant(match[0]), match.start())):
            if piece:
                starts.append(length)
                origins.append(origin)
                pieces.append(piece)
                length += len(piece)
        last = match.end()
    starts.append(length)
    origins.append(last)
    pieces.append(before.text[last:])
    return Plain("".join(pieces), before, starts, origins)


def _meant(written: str) -> str:
    """What an escape or a run of unusual signs is read as."""
    match written[0]:
        case "&":
            said = html.unescape(written)
        case "%":
            said = unquote(re.sub("%(?:25)+", "%", written), errors="replace")
        case "\\":
            said = chr(min(int(written[2:], 16), 0x10FFFF)) if written[1] in "xuU" else written[1:].strip(" \t\r\n\\")
            said = said or written[1:].strip()
        case "\n":
            return " "
        case _:
            said = written
    return "".join(map(_plain_sign, said)) if not said.isascii() else said


@functools.lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    """The ASCII sign that a sign is read as, nothing for an invisible one, else the sign itself."""
    if sign < "\x80" or "À" <= sign <= "ɏ":
        return sign
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me") or sign in _INVISIBLE:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign in _DASHES:
        return "-"
    if sign in _SPACES:
        return " "
    if sign in "。｡":
        return "."
    twin = unicodedata.normalize("NFKC", sign)
    return twin if len(twin) == 1 else sign
