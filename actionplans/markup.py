"""The HTML that every macro is made of: escaped text, links, tables, tags and notices.

Macros give HTML rather than Markdown tables, because a reader needs what Markdown cannot say: captions, row headers,
labels for narrow screens. Markdown passes a block that starts with a block element through untouched. Text that lands
inside a paragraph is read as Markdown once more, so `inline` spells out every character that Markdown could act on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

Text = str | Markup

_MARKDOWN_ACTIVE = re.compile(r"[\\`*_\[\]{}()#!|~^=+@:/'\-]")


def text(value: Text) -> Markup:
    """A text from data/ as HTML on one line: escaped, line breaks as spaces. Markup is left as it is."""
    return value if isinstance(value, Markup) else escape(" ".join(value.split()))


def inline(html: Markup) -> Markup:
    """HTML that can stand inside a Markdown paragraph: outside tags, nothing is left for Markdown to act on."""
    parts = re.split(r"(<[^<>]*>)", html)
    return Markup("".join(part if part.startswith("<") else _spelled_out(part) for part in parts))


def _spelled_out(part: str) -> str:
    return _MARKDOWN_ACTIVE.sub(lambda match: f"&#{ord(match.group())};", part)


def attributes(**values: str | None) -> Markup:
    """` name="value"` for each value that is not None; `class_` and `data_label` give `class` and `data-label`."""
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items() if value is not None)
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in given)


def element(name: str, content: Text, **values: str | None) -> Markup:
    """One HTML element around escaped content."""
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), attributes(**values), text(content))


def join(parts: Iterable[Text], between: str = " ") -> Markup:
    """Parts one after another, each escaped."""
    return Markup(escape(between)).join(text(part) for part in parts)


def enumerate_words(parts: Sequence[Text]) -> Markup:
    """A list in running text: "a, b och c"."""
    parts = [text(part) for part in parts]
    return join([join(parts[:-1], ", "), parts[-1]], " och ") if len(parts) > 1 else join(parts)


def paragraphs(value: str) -> Markup:
    """A longer text from data/: an empty line starts a new paragraph."""
    return Markup("").join(element("p", part) for part in re.split(r"\n\s*\n", value.strip()))


def bullets(items: Iterable[Text], class_: str | None = None) -> Markup:
    """A list."""
    return element("ul", Markup("").join(element("li", item) for item in items), class_=class_)


def tag(label: str, kind: str) -> Markup:
    """A short status word in a coloured box; the word alone carries the meaning."""
    return element("span", label, class_=f"tag tag--{kind}")


def note(content: Text) -> Markup:
    """A smaller remark under a value."""
    return element("span", content, class_="note")


def notice(kind: str, title: Text, body: Text = "") -> Markup:
    """A box that the reader should not miss; `kind` is one of Material's admonitions: note, info, warning."""
    heading = element("p", title, class_="admonition-title")
    return element("div", heading + (element("p", body) if body else Markup("")), class_=f"admonition {kind}")


def definitions(rows: Iterable[tuple[Text, Text]]) -> Markup:
    """A list of names and values."""
    pairs = (element("div", element("dt", name) + element("dd", value)) for name, value in rows)
    return element("dl", Markup("").join(pairs), class_="facts")


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Text]], class_: str = "") -> Markup:
    """A table whose first column heads its rows. On a narrow screen each row becomes a card, hence the labels."""
    head = Markup("").join(element("th", column, scope="col") for column in columns)
    body = Markup("").join(_row(columns, row) for row in rows)
    inner = element("caption", caption) + element("thead", element("tr", head)) + element("tbody", body)
    return element("table", inner, class_=f"data {class_}".strip())


def _row(columns: Sequence[str], cells: Sequence[Text]) -> Markup:
    first, *others = cells
    made = [element("th", first, scope="row")]
    made += [element("td", cell, data_label=label) for label, cell in zip(columns[1:], others, strict=True)]
    return element("tr", Markup("").join(made))


def grid(caption: str, columns: Sequence[Text], rows: Iterable[tuple[Text, Sequence[Text]]]) -> Markup:
    """A wide table to look up in, which scrolls inside a frame that the keyboard can reach."""
    head = element("td", "") + Markup("").join(element("th", column, scope="col") for column in columns)
    body = Markup("").join(
        element("tr", element("th", name, scope="row") + Markup("").join(element("td", cell) for cell in cells))
        for name, cells in rows
    )
    inner = element("caption", caption) + element("thead", element("tr", head)) + element("tbody", body)
    framed = element("table", inner, class_="data grid-table")
    return element("div", framed, class_="table-frame", role="region", aria_label=caption, tabindex="0")
