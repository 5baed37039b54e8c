"""Does a page's own text look on the site as it does in the preview that its editor saw?

GitHub's preview, and most others, read Markdown by CommonMark's rules; the site's reader is older and stricter. Nobody
can list all in which they differ. So the text is read by both, and where they make something else of a line, that is
told. What GitHub makes besides (boxes to tick, formulas, small pictures) is looked for by its signs.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.model.whose import Side, side
from actionplans.reading.markdown import place, visible
from actionplans.reading.pages import Page, Pages
from actionplans.rules import html, lists, prose
from actionplans.system.fixed import fixed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# --- What is read -----------------------------------------------------------------------------------------------------

# A macro's call, in the middle of a text: as in the preview a sign that is no letter stands at both its ends.
_CALL = "§{}§"
# A box is the site's own, and no preview shows one: its first line is left out, and its text stands in the page.
_BOX = re.compile(r"( *)!!! ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"\n]*\")? *")
_ATTRIBUTES = re.compile(r"\s*\{:? *[#.\w][^{}]*\}")
# What an address ends with that nobody wrote as a link.
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|\S+@\S+")


def _without_boxes(text: str) -> str:
    """A text in which each box is what it holds: the preview knows no boxes, and it is no slip to write one."""
    if "!!!" not in text:
        return text
    lines, seen, inside = text.split("\n"), visible(text).split("\n"), -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and inside >= 0 and indent <= inside:
            inside = -1
        if box := _BOX.fullmatch(seen[number]):
            inside, lines[number] = len(box[1]), ""
        elif inside >= 0:
            lines[number] = line[4:]
    return "\n".join(lines)


# --- What it becomes --------------------------------------------------------------------------------------------------


@fixed
class Piece:
    """A text as it is shown: in which blocks it stands, its words with their emphasis, and on which line it begins."""

    within: tuple[str, ...]
    words: str
    line: int = 0

    @property
    def shown(self) -> tuple[tuple[str, ...], str]:
        """What of it a reader sees."""
        return self.within, self.words


_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_NESTED = frozenset({"ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "pre", "dl", "dt", "dd"} | _HEADINGS)
_BLOCKS = _NESTED | {"p", "div", "details", "summary", "thead", "tbody", "caption"}
# Signs of no language around each of them, so that they are not taken for the text's own.
_OPENS, _CLOSES = "\x01", "\x02"
_MARKS = {"em": "_", "i": "_", "strong": "*", "b": "*", "s": "~", "del": "~", "code": "`", "a": "^"}


class _Outline(HTMLParser):
    """The pieces of a text's HTML, in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._within: list[str] = []
        self._numbers: list[int] = []
        self._text: list[str] = []
        self._line = 0
        self._passed_over = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or mark a text."""
        given = dict(attrs)
        if self._passed_over or given.get("class") in ("admonition-title", "filename", "linenos"):
            self._passed_over += tag not in ("br", "hr", "img")
        elif tag in _BLOCKS:
            self._end_piece()
            self._line = _number(given.get("data-line"), self._line)
            if tag == "ol":
                self._numbers.append(_number(given.get("start"), 1) - 1)
            if tag == "li" and self._within and self._within[-1].startswith("ol"):
                self._numbers[-1] += 1
                tag = f"li {self._numbers[-1]}"
            if tag.split()[0] in _NESTED:
                self._within.append(tag)
        elif tag == "hr":
            self._end_piece()
            self.pieces.append(Piece((*self._within, "hr"), "", _number(given.get("data-line"), self._line)))
        elif tag == "br":
            self._text.append(" / ")
        elif tag == "img":
            self._text.append(f"![{given.get('alt') or ''}]")
        elif tag in _MARKS and "pre" not in self._within:
            self._text.append(_OPENS + _MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what marks a text."""
        if self._passed_over:
            self._passed_over -= 1
        elif tag in _BLOCKS:
            self._end_piece()
            if tag == "ol" and self._numbers:
                self._numbers.pop()
            if self._within and self._within[-1].split()[0] == tag:
                self._within.pop()
        elif tag in _MARKS and "pre" not in self._within:
            self._text.append(_MARKS[tag] + _CLOSES)

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self._passed_over:
            self._text.append(data)

    def close(self) -> None:
        """End the last text."""
        super().close()
        self._end_piece()

    def _end_piece(self) -> None:
        words = " ".join(_ATTRIBUTES.sub("", _settled("".join(self._text))).split())
        self._text = []
        if words:
            # Numbered lines of code lie in a table of their own.
            within = [one for one in self._within if "pre" not in self._within or one not in ("table", "tr", "td")]
            self.pieces.append(Piece(tuple(within), words, self._line))


def _number(written: str | None, otherwise: int) -> int:
    """A number in an attribute, which a page can write anything into."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def _settled(text: str) -> str:
    """A text in which what is nothing but its own address is no link: a preview makes one of it, too.

    Which of two emphases stands within the other nobody sees.
    """
    text = re.sub(rf"{_OPENS}\^({_ADDRESS.pattern}?)\^{_CLOSES}", r"\1", text)
    text = re.sub(rf"(?:{_OPENS}[*_]){{2}}", f"{_OPENS}*{_OPENS}_", text)
    return re.sub(rf"(?:[*_]{_CLOSES}){{2}}", f"_{_CLOSES}*{_CLOSES}", text)


def _outline(content: str) -> list[Piece]:
    reader = _Outline()
    reader.feed(content)
    reader.close()
    return reader.pieces


# Within a bare address signs of emphasis are none, for GitHub as for us.
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"|`*]+")


def without_signs_of_addresses(text: str) -> str:
    """A text as both read it: without the signs within bare addresses."""
    return _BARE.sub(lambda address: re.sub("[_~]", "-", address[0]), text)


def on_the_site(text: str) -> list[Piece]:
    """What the site shows of a text."""
    return _outline(html.converted(text))


def in_the_preview(text: str) -> list[Piece]:
    """What a preview shows of it, with the line of each."""
    reader = _commonmark()
    tokens = reader.parse(_without_boxes(text))
    for token in tokens:
        if token.map and token.type == "html_block":
            token.content = f'<div data-line="{token.map[0] + 1}"></div>{token.content}'
        elif token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0] + 1))
    return _outline(reader.renderer.render(tokens, reader.options, {}))


@functools.cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt  # most small projects have no page that needs it

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    vars(reader)["validateLink"] = lambda url: True  # where a link may lead other rules tell
    return reader


@fixed
class Difference:
    """Where the two differ: the line, what the site shows there and what the preview does."""

    line: int
    site: tuple[Piece, ...]
    preview: tuple[Piece, ...]


@functools.lru_cache(maxsize=1024)  # many pages differ by nothing but their calls
def differences(text: str) -> tuple[Difference, ...]:
    """All in which a text looks otherwise on the site than in the preview."""
    text = without_signs_of_addresses(text)
    ours, theirs = on_the_site(text), in_the_preview(text)
    shown, there = [one.shown for one in ours], [one.shown for one in theirs]
    if shown == there:
        return ()
    found = []
    for kind, begin, end, first, last in difflib.SequenceMatcher(None, shown, there, autojunk=False).get_opcodes():
        site, preview = tuple(ours[begin:end]), tuple(theirs[first:last])
        # A term with its explanation is the site's own, as a box is.
        if kind != "equal" and not any("dl" in one.within for one in site):
            near = _parted(site, preview) or theirs[max(0, first - 1) : first]
            found.append(Difference(near[0].line if near else 1, site, preview))
    return tuple(found)


def _parted(site: Sequence[Piece], preview: Sequence[Piece]) -> Sequence[Piece]:
    """What the preview shows from where the two part: what one of them runs together begins with the same words."""
    begins_alike = len(preview) > 1 and bool(site) and site[0].within == preview[0].within
    return preview[1:] if begins_alike and site[0].words.startswith(preview[0].words) else preview


# --- What is told of it -----------------------------------------------------------------------------------------------


@fixed
class _Slip:
    """A way in which the two come apart: what is written on the line, and what to write instead."""

    written: re.Pattern[str]
    what: str
    do: str
    # Whether it is one of a text's own signs, and not of where the text stands.
    within: bool = False


# What a point holds begins where its words do, in the preview.
_STEP = r"(?: {4})* {1,3}(?! )"
_SLIPS = (
    _Slip(
        re.compile(rf"{_STEP}(?:```|~~~|>)"),
        "det som hör till punkten ovanför visas inte i den här",
        "dra in varje rad av det fyra mellanslag per nivå, med en tom rad ovanför och under",
    ),
    _Slip(
        re.compile(r" {0,3}#+[^#\s]"),
        "raden börjar med # utan mellanslag, och är ingen rubrik i förhandsvisningen",
        "skriv ett mellanslag efter det sista #",
    ),
    _Slip(
        re.compile(r" {0,3}#{1,6} .*[^\s#]#+ *$"),
        "# sist i en rubrik visas inte här",
        "skriv \\# i stället",
        within=True,
    ),
    _Slip(re.compile(r" {0,3}#{7,}"), "raden har fler än sex #", "en rubrik har två till fyra #"),
    _Slip(
        re.compile(r"\[TOC\]"), "[TOC] visas inte i förhandsvisningen", "ta bort raden; sidan listar rubrikerna själv"
    ),
    _Slip(
        re.compile(r".*`[^`|\n]*\|[^`\n]*`"),
        "strecket | i kod delar cellen i två i förhandsvisningen",
        "skriv det utan `, och \\| i stället för |",
        within=True,
    ),
    _Slip(
        re.compile(r"[ >]*\|.*\||[^|\n]+\|[^|\n]+"),
        "tabellen visas som löpande text här",
        "skriv en tom rad ovanför och under tabellen",
    ),
    _Slip(re.compile(r" *\d+\) "), "talet med ) gör ingen lista här", "skriv 1. och 2. med en tom rad ovanför"),
    _Slip(
        re.compile(r" *(?:```|~~~)"),
        "kodblocket visas i punkten ovanför här, och efter den i förhandsvisningen",
        "skriv en tom rad ovanför och under det, och ett stycke däremellan om det inte hör till punkten",
    ),
    _Slip(
        re.compile(r" *> ?"),
        "citatet visas i punkten ovanför här, och efter den i förhandsvisningen",
        "skriv en tom rad ovanför det, och ett stycke däremellan om det inte hör till punkten",
    ),
    _Slip(
        re.compile(r" *(?:[-*+]|\d+\.)(?: |$)"),
        "punkten visas på en annan plats här än i förhandsvisningen",
        "skriv en tom rad före och efter en lista och mellan två olika, och fyra mellanslag per nivå",
    ),
    _Slip(
        re.compile(r" +\S"),
        "texten hör till punkten ovanför i förhandsvisningen, och visas efter den här",
        "dra in raden fyra mellanslag per nivå, eller inte alls",
    ),
    _Slip(
        re.compile(r".*\\$"),
        "ett bakstreck sist på raden byter inte rad här",
        "skriv <br> sist på raden, eller en tom rad efter den",
        within=True,
    ),
    _Slip(re.compile(r".*\\\S"), "bakstrecket visas här, men inte i förhandsvisningen", "ta bort det", within=True),
    _Slip(
        re.compile(r".*[*_]"),
        "fetstilen eller det kursiva visas inte likadant här som i förhandsvisningen",
        "sätt tecknen * direkt vid orden, med mellanslag utanför, och flytta ut skiljetecken: **Ordet**: text",
        within=True,
    ),
)
_ANY = _Slip(
    re.compile(""),
    "raden visas inte likadant här som i förhandsvisningen",
    "skriv en tom rad före och efter listor, tabeller och kod, fyra mellanslag per nivå, och enklare tecken",
)
_IN_DETAILS = ("Markdown i <details> läses inte här", "skriv <details markdown> i stället för <details>")
_UNDER_SUMMARY = (
    "texten direkt under <summary> visas med sina tecken i förhandsvisningen",
    "skriv en tom rad ovanför den",
)
_SUMMARY = re.compile(r" *<(?:details|summary|/summary)\b.*>\s*")
_QUOTED = re.compile(r"(?: {0,3}> ?)+")
# Code that GitHub draws.
_DRAWN = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*(?P<kind>mermaid|math|geojson|topojson|stl)\b", re.MULTILINE)

# What GitHub's preview shows, and nothing here does.
_ONLY_THERE: Mapping[str, tuple[re.Pattern[str], str, str]] = {
    "[": (
        re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<at>\[[ xX]\])(?=\s)", re.MULTILINE),
        "kryssrutor finns inte här",
        "skriv vad som är gjort i ord, till exempel ”Klart:”",
    ),
    "~": (
        re.compile(
            r"(?<![~\\])(?P<at>(?<!\w)~(?![~\s])|~(?=\w))[^~\n]{0,300}(?:(?<=\w)~(?!~)|(?<=[^~\s\\])~(?![~\w]))"
        ),
        "mellan två ~ blir texten genomstruken i förhandsvisningen, men inte här",
        "skriv ”cirka” i stället, eller ta bort det som inte gäller",
    ),
    ":": (
        re.compile(r"(?<![\w:/])(?P<at>:(?:[a-z][a-z0-9_]{0,40}|[+-]1):)(?![\w:/])"),
        "så skrivs ingen bild eller symbol här",
        "skriv ett ord, eller klistra in tecknet självt",
    ),
    "$": (
        re.compile(r"(?<![\w$\\])(?P<at>\${1,2})(?![\s$])[^$\n]{0,300}(?<=[^\s$\\])\${1,2}(?![\w$])"),
        "formler finns inte här",
        "skriv formeln i ord, eller som en bild",
    ),
}


def as_previewed(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page's own text is shown as GitHub's preview shows it, or it is told where not.

    The guides that every city has are the product's: they are long, nobody in a city edits them, and a test reads them.
    """
    for page in pages.pages.values():
        if side(page.file) is not Side.PRODUCT:
            yield from _of_page(page)


def of_page(page: Page) -> list[Problem]:
    """What of a page is shown otherwise in the preview."""
    return list(_of_page(page))


def _of_page(page: Page) -> Iterator[Problem]:
    yield from _of_signs(page)
    text = "".join(_with_marks(page))
    if not (is_quiet(text) or prose.is_garbled(page) or html.is_too_costly(page)):
        yield from _of_reading(page, text)


def _of_signs(page: Page) -> Iterator[Problem]:
    for sign, (pattern, what, do) in _ONLY_THERE.items():
        if sign in page.body:
            for match in pattern.finditer(without_signs_of_addresses(visible(page.body))):
                yield Problem(place(page, match.start("at")), what, do)
    if "```" in page.body or "~~~" in page.body:
        for match in _DRAWN.finditer(page.body):
            what = f"{match['kind']} ritas inte här, utan visas som kod"
            yield Problem(place(page, match.start("kind")), what, "visa det som en bild, eller skriv det i ord")
    if "!!!" in page.body:
        yield from _of_boxes(page)


def _of_boxes(page: Page) -> Iterator[Problem]:
    """A box is one, has the title that is written, and holds the text under it."""
    lines = visible(page.body).split("\n")
    for number, line in enumerate(lines):
        if not re.match(r" *!!!", line):
            continue
        at = Place(page.file, number + 1, line.index("!") + 1)
        box = _BOX.fullmatch(line)
        under = next((one for one in lines[number + 1 :] if one.strip()), "")
        if box is None:
            yield Problem(at, "raden gör ingen ruta, och visas som text", 'skriv !!! note "Rubrik"')
        elif len(under.expandtabs(4)) - len(under.expandtabs(4).lstrip(" ")) < len(box[1]) + 4:
            yield Problem(
                at, "rutan är tom: texten under den är inte indragen", "dra in rutans text fyra mellanslag på varje rad"
            )


def _with_marks(page: Page) -> Iterator[str]:
    for number, part in enumerate(page.parts):
        yield part if isinstance(part, str) else _CALL.format(number)


def _of_reading(page: Page, text: str) -> Iterator[Problem]:
    try:
        found = differences(text)
    except RecursionError:
        return  # told by the rule of HTML
    if not found:
        return
    # What other rules tell better.
    told = {problem.place.line for problem in (*lists.of_page(page), *prose.of_underlined(page), *_of_signs(page))}
    told |= {problem.place.line for problem in html.beside_html(page)}
    lines, seen = page.body.split("\n"), visible(page.body).split("\n")
    reported: set[int] = set()
    for difference in found:
        first = max(1, min(difference.line, len(lines)))
        last = _end_of_block(lines, first)
        begin = first
        while begin > 1 and lines[begin - 2].strip():
            begin -= 1
        if told & set(range(begin, last + 1)):
            continue
        line, what, do = _explained(difference, lines, seen, first, last)
        if line and line not in reported:
            reported.add(line)
            yield Problem(Place(page.file, line), what, do)


def _end_of_block(lines: Sequence[str], first: int) -> int:
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return last


# What the rules of HTML and of links tell: a tag, an address with a space.
_TOLD_ELSEWHERE = re.compile(r"</?[A-Za-z][^>\n]*>|\]\([^)\n<]* ")


def _explained(
    difference: Difference, lines: Sequence[str], seen: Sequence[str], first: int, last: int
) -> tuple[int, str, str]:
    """On which line the two part, and why; no line where another rule tells it."""
    above = "\n".join(seen[:first])
    if above.rfind("<details>") > above.rfind("</details>"):
        return first, *_IN_DETAILS
    for number in range(first + 1, last + 1):
        if _SUMMARY.fullmatch(seen[number - 2]) and not seen[number - 1].lstrip().startswith("<"):
            return number, *_UNDER_SUMMARY
    if any(_TOLD_ELSEWHERE.search(line) for line in seen[first - 1 : last]):
        return 0, "", ""
    places = {one.within for one in difference.site}, {one.within for one in difference.preview}
    same_place = places[0] == places[1]
    quoted = all(within[:1] == ("blockquote",) for within in (*places[0], *places[1]))
    for slip in _SLIPS:
        if slip.within is not same_place:
            continue
        for number in range(first, last + 1):
            if slip.written.match(_QUOTED.sub("", lines[number - 1], count=1) if quoted else lines[number - 1]):
                in_quote = "; en tom rad i ett citat skrivs >" if quoted and "tom rad" in slip.do else ""
                return number, slip.what, slip.do + in_quote
    return first, _ANY.what, _ANY.do


# --- Which pages need it ----------------------------------------------------------------------------------------------

# What every reader reads alike: lines of words, headings and points of one level, with the text that goes on under a
# point, and links, bold words and code of the plainest.
_PLAIN_PART = re.compile(
    r"\[[\w ,:–-]+\]\((?:https?://)?[\w./#?=%–-]+\)|(?<![\w`\\])`[\w][\w ./-]*`(?![\w`])|(?<=[^\W_])_(?=[^\W_])"
    r"|(?<![\w*])\*\*\w[\w ,–-]*(?:\w\*\*(?!\w)|\w[.:?]\*\*(?=\s))"
)
_LINE = re.compile(r"(?P<kind>#{1,6} |- | {2}(?=\S))?(?![-+>|=\s#]|\d+[.)] |[:~]\s)[^*_~<>\[\]`\\&|{}$^@\t!]*+(?<! )")


def is_quiet(text: str) -> bool:
    """Whether a text has nothing that two readers could read otherwise."""
    before = ""
    for line in _PLAIN_PART.sub("ord", text).split("\n"):
        if not line:
            before = ""
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            return False
        kind = (match["kind"] or "text ")[0]
        if kind == " " and before == "-":
            continue
        if kind == " " or before not in ("", "#", kind):
            return False
        before = kind
    return True
