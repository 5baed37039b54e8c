"""The HTML that every macro is made of: escaped text, links, tables, tags and notices.

Macros give HTML rather than Markdown tables, because a reader needs what Markdown cannot say: captions, row headers,
labels for narrow screens. Markdown passes a block that starts with a block element through untouched, but what an
editor puts inside a paragraph or a list it reads once more, attributes included. So `text` spells out what Markdown
could act on: a text from data/ is the same text wherever a macro stands.
The search index keeps the words and drops the tags, so cells and remarks stand apart by a space as well.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from markupsafe import Markup, escape

Text = str | Markup
_MARKDOWN_ACTIVE = re.compile(r"[\\`*_\[\]{}|]")
# All but a hard space: "1 500" would else be read as two numbers where a line ends.
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def text(value: Text) -> Markup:
    """A text from data/ as HTML on one line: escaped, hard spaces kept, line breaks as spaces. Markup is left alone."""
    return value if isinstance(value, Markup) else _escaped(value)


# A large site makes a few hundred thousand elements, most of them with the same labels, classes and names: each text
# is escaped once, each start tag is written once, and elements are put together as plain strings, at a fifth of the
# cost of Markup's own format(). What is Markup already is asked for by its type here, without a call for each piece.
@functools.lru_cache(maxsize=100_000)
def _escaped(value: str) -> Markup:
    return Markup(_MARKDOWN_ACTIVE.sub(_spelled_out, str(escape(_SPACES.sub(" ", value.strip())))))


def _spelled_out(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


# Finished HTML as Markup: its own constructor first asks what the text is, which costs more than making it.
_as_markup: Callable[[str], Markup] = functools.partial(str.__new__, Markup)


# What a macro, or a part of one, writes that has nothing to say.
NOTHING = Markup("")


def element(name: str, content: Text, **values: str | None) -> Markup:
    """One HTML element around escaped content. `class_` gives `class`, `data_label` `data-label`, None nothing."""
    start = _start(name, **values) if values else f"<{name}>"
    if name in _VOID:
        return _as_markup(start)
    return _as_markup(f"{start}{content if type(content) is Markup else _escaped(content)}</{name}>")


# The elements that HTML gives no end tag.
_VOID = frozenset({"br", "input"})


@functools.lru_cache(maxsize=10_000, typed=True)  # typed: "&" as a text is another value than "&" as HTML
def _start(name: str, **values: str | None) -> str:
    given = "".join([f' {_attribute(key)}="{text(value)}"' for key, value in values.items() if value is not None])
    return f"<{name}{given}>"


@functools.cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def join(parts: Iterable[Text], between: str = " ") -> Markup:
    """Parts one after another, each escaped, empty ones left out."""
    # A list, not a generator: join would make one of it, and ask for each part by a call.
    made = [part if type(part) is Markup else _escaped(part) for part in parts if part]
    return _as_markup(_between(between).join(made))


@functools.lru_cache(maxsize=1_000, typed=True)
def _between(words: str) -> str:
    return str(escape(words))


def enumerate_words(parts: Sequence[Text]) -> Markup:
    """A list in running text: "a, b och c"."""
    if len(parts) < 2:
        return text(parts[0]) if parts else NOTHING
    parts = [text(part) for part in parts]
    return join([join(parts[:-1], ", "), parts[-1]], " och ")


def paragraphs(value: str, before: Text = "") -> Markup:
    """A longer text from data/: an empty line starts a new paragraph. `before` begins the first of them."""
    first, *others = re.split(r"\n\s*\n", value.strip())
    return Markup("").join(element("p", part) for part in (join([before, first]), *others))


def bullets(items: Iterable[Text], class_: str | None = None) -> Markup:
    """A list."""
    return element("ul", join([element("li", item) for item in items]), class_=class_)


@functools.lru_cache(maxsize=1_000, typed=True)  # a few words stand in thousands of tags
def tag(label: str, kind: str) -> Markup:
    """A short status word in the text; the word alone carries the meaning, its colour only helps the eye."""
    return element("span", label, class_=f"tag tag--{kind}")


def note(content: Text) -> Markup:
    """A smaller remark under a value."""
    return element("span", content, class_="note")


def quiet(words: Text) -> Markup:
    """That something is not known, within a text: said, without a voice."""
    return element("span", words, class_="missing")


def notice(kind: str, title: Text, body: Text = "", *, searched: bool = True) -> Markup:
    """A box that the reader should not miss; `kind` is one of Material's admonitions: note, info, warning.

    That there is nothing here is no box: a note of one line is a quiet one. What stands alike on many pages is not
    `searched`.
    """
    if kind == "note" and not body:
        return element("p", title, class_="missing")
    heading = element("p", title, class_="admonition-title")
    return element(
        "div",
        heading + (element("p", body) if body else Markup("")),
        class_=f"admonition {kind}{'' if searched else ' no-search'}",
    )


def folded(summary: Text, content: Text) -> Markup:
    """What a reader asks for only now and then: a line that opens it."""
    return element("details", join([element("summary", summary), content]))


def definitions(rows: Iterable[tuple[Text, Text]]) -> Markup:
    """A list of names and values."""
    pairs = (element("div", join([element("dt", name), element("dd", value)])) for name, value in rows)
    return element("dl", join(pairs), class_="facts")


def table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Text]],
    class_: str = "",
    marks: Iterable[Mapping[str, str | None]] | None = None,
    sums: Collection[str] = (),
    beside: Mapping[str, Markup] | None = None,
) -> Markup:
    """A table whose first column heads its rows. On a narrow screen each row becomes a card, hence the labels.

    `marks` are attributes for each row, named as for `element`; `sums` the columns of numbers, set to the right;
    `beside` what stands in a column's head after its name, as the years of a picture.
    """
    heads = beside or {}
    head = join(
        [
            element("th", join([column, heads[column]]) if column in heads else column, scope="col", class_=side)
            for column, side in ((column, _side(column, sums)) for column in columns)
        ]
    )
    cells = [_cells(column, _side(column, sums)) for column in columns[1:]]
    pairs = zip(rows, itertools.repeat({}) if marks is None else marks, strict=marks is not None)
    body = join([_row(cells, row, own) for row, own in pairs])
    return element("table", _table_parts(caption, head, body), class_=f"data {class_}".strip())


def _table_parts(caption: str, head: Markup, body: Markup) -> Markup:
    return join([element("caption", caption), element("thead", element("tr", head)), element("tbody", body)])


def _side(column: str, sums: Collection[str]) -> str | None:
    return "sum" if column in sums else None


# How the cells of a column begin: with something in them, and with nothing.
_Cells = tuple[str, str]


def _cells(label: str, side: str | None) -> _Cells:
    """A number stands to the right; a dash keeps a column, and a card on a telephone has none."""
    blank = f"{side} blank" if side else "blank"
    return _start("td", data_label=label, class_=side), _start("td", data_label=label, class_=blank)


def _row(columns: Sequence[_Cells], cells: Sequence[Text], marks: Mapping[str, str | None]) -> Markup:
    first, *others = cells
    made = [element("th", first, scope="row")]
    for (start, blank), cell in zip(columns, others, strict=True):
        begin = blank if cell == _DASH or cell.startswith(_HEARD_DASH) else start
        made.append(_as_markup(f"{begin}{text(cell)}</td>"))
    return element("tr", join(made), **marks)


# A cell of nothing: a dash, alone or with words for who hears the page.
_DASH, _HEARD_DASH = "–", '<span aria-hidden="true">–</span>'


def grid(caption: str, columns: Sequence[Text], rows: Iterable[tuple[Text, Sequence[Text]]]) -> Markup:
    """A wide table to look up in, which scrolls inside a frame that the keyboard can reach."""
    head = join([element("td", ""), *(element("th", column, scope="col") for column in columns)])
    body = join(
        element("tr", join([element("th", name, scope="row"), *(element("td", cell) for cell in cells)]))
        for name, cells in rows
    )
    framed = element("table", _table_parts(caption, head, body), class_="data grid-table")
    return element("div", framed, class_="table-frame", role="region", aria_label=caption, tabindex="0")
