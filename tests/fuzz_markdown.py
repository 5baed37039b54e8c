"""Pages that nobody would write: nasty pieces of Markdown, HTML and attribute lists put together by chance.

The same number gives the same page, everywhere and always.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

_WORDS = ("text", "Rubrik", "å ä ö", "nätverk", "a", "1", " ", "  ", "")
_TAGS = (
    "a", "abbr", "b", "base", "br", "button", "code", "details", "div", "dl", "em", "form", "h2", "hr", "iframe",
    "img", "input", "kbd", "li", "link", "math", "meta", "mtext", "noscript", "object", "ol", "p", "pre", "script",
    "select", "span", "strong", "style", "sub", "summary", "svg", "table", "tbody", "td", "template", "textarea",
    "th", "title", "tr", "ul", "xmp", "plaintext", "nätverk", "x-y", "SCRIPT", "ScRipt", "A", "IMG",
)  # fmt: skip
_KEYS = (
    "href", "src", "srcset", "onclick", "onerror", "onload", "style", "id", "class", "title", "alt", "lang", "name",
    "target", "markdown", "background", "data-md-component", "action", "formaction", "hidden", "tabindex", "is",
    "open", "width", "start", "ONCLICK", "xlink:href", ".", "#", "role", "contenteditable", "autofocus",
    "on\u00adclick",
)  # fmt: skip
_VALUES = (
    "../index.md", "javascript:alert(1)", "&#106;avascript:x", "JaVaScRiPt:x", "java\nscript:x", "java\tscript:x",
    "data:text/html,<script>x</script>", "//annan.example/a.png", "https://annan.example/a.png", "/\\annan.example",
    "https:annan.example", "__search", "md-search", "hero", "note", "1", "", ">", "<", "a b", "#a", "x\u0000y",
    "x\u000cy", "vbscript:x", "mailto:a@b.example", "&colon;", "javascript&colon;x", "{: onclick=x }", "`", "]", ")",
    "alert(1)", "0", "block", "javascript", "\u2028", "</script>", "--", "*a*", "_a_", "a.png",
)  # fmt: skip
_PIECES = (
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<?php", "?>", "</", "/>", "<", ">", "`", "``",
    "***", "**", "*", "_", "__", "\\", "&lt;", "&#60;", "&", "[", "]", "(", ")", "![", "](", "][r]", "{", "}", "{:",
    "{#__search}", "[TOC]", "[^1]", "wzxhzdk:0", "\u0002", "\u0003", "\ue000", "\ue001", "<javascript:x>",
    "<a@b.example>", '"', "'", "=", "<!doctype html>", "<https://a.example>", "{ .md-x }", "]: ", "{: ", " }", " | ",
    " |\n", "\t", "  \n", "\u0000", "\n", "\n\n", "    ", "\n    ", "```\n", "\n```", "~~~\n", "\n- ", "\n1. ",
    "\n> ", "\n# ", "\n## __search", "\n[r]: ", "\n*[X]: ", "\n---\n", "\n===\n", "\n* * *\n",
    "\n| a | b |\n|---|---|\n| ", "\nterm\n:   ", "\n!!! note\n    ", '\n!!! note md-search "x"\n    ',
    "\n\n<div markdown>\n\n", "\n\n</div>\n\n", "\u0002wzxhzdk:0\u0003", "\u0002klzzwxh:0\u0003",
)  # fmt: skip
MACROS = ('{{ source("brev") }}', '{{ roles("provnat") }}')


def page(number: int, real: Sequence[str] = ()) -> str:
    """A page's text: pieces put together, or one of the `real` texts with some of them put into it."""
    chance = random.Random(number)
    if real and chance.random() < 0.3:
        text = chance.choice(real)
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(text))
            text = text[:at] + _piece(chance) + text[at + chance.choice((0, 0, 1, 3)) :]
        return text
    return "".join(_piece(chance) for _ in range(chance.randint(1, 14)))


def _piece(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.25:
        return _tag(chance)
    if kind < 0.35:
        return chance.choice(("{: ", "{", "{:")) + _attributes(chance) + chance.choice(("}", " }", ""))
    if kind < 0.45:
        mark, title = chance.choice(("", "!")), chance.choice(("", ' "t"'))
        return f"{mark}[{chance.choice(_WORDS)}]({chance.choice(_VALUES)}{title})"
    if kind < 0.50:
        return chance.choice(MACROS)
    return chance.choice(_PIECES if kind < 0.85 else _WORDS)


def _tag(chance: random.Random) -> str:
    name = chance.choice(_TAGS)
    if chance.random() < 0.3:
        return f"</{name}{chance.choice(('', ' ', ' x'))}>"
    between, end = chance.choice((" ", " ", "\n", "/", "\f")), chance.choice((">", ">", "/>", ""))
    return f"<{name}{between}{_attributes(chance)}{end}"


def _attributes(chance: random.Random) -> str:
    return chance.choice((" ", " ", "\n", "/")).join(_attribute(chance) for _ in range(chance.randint(0, 3)))


def _attribute(chance: random.Random) -> str:
    quote = chance.choice(('"', '"', '"', "'", ""))
    equals = chance.choice(("=", "=", "=", " = ", ""))
    return f"{chance.choice(_KEYS)}{equals}{quote}{chance.choice(_VALUES)}{quote}"
