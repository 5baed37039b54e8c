"""What may the HTML be that a page's own text becomes? A short list of elements and attributes; all else is refused.

The list says what is allowed, not what is dangerous: nobody knows all that browsers run. And each sign < must begin a
tag that every parser reads alike, or what this one takes for text is an element to another.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actionplans.model.problems import suggestion
from actionplans.system.fixed import fixed

OF_MACRO = -1


@fixed
class Fault:
    """A piece of HTML that is refused: what it is, what to do, and by which texts its source can be found.

    `before` is how many pieces like it stand earlier, `near` the words that follow it or else stand before it. Of a
    macro, `before` is OF_MACRO and its number the one text. `of_link` is what the rules of links may tell better.
    """

    what: str
    do: str
    sought: tuple[str, ...] = ()
    before: int = 0
    near: tuple[str, ...] = ()
    of_link: bool = False


# --- Stand-ins for what macros write: theirs is made by us, and is judged by our own tests --------------------------

_STAND_IN = re.compile(r'<(span|div) id="__macro-(\d{1,6})"></\1>')
_AND_SPACE = re.compile(_STAND_IN.pattern + r"(\n*)")
_ANY_STAND_IN = re.compile(r"__macro-(\d{1,6})")


def stand_in(number: int, inline: bool) -> str:
    """What stands in Markdown in place of a page's macro call of that number, until it is judged."""
    name = "span" if inline else "div"
    return f'<{name} id="__macro-{number}"></{name}>'


def filled(text: str, made: Sequence[str]) -> str:
    """HTML with what the macros wrote in place of their stand-ins; one that wrote nothing leaves no empty lines."""

    def instead(found: re.Match[str]) -> str:
        number = int(found[2])
        if number >= len(made):
            return found[0]
        return made[number] + found[3] if made[number] else ""

    return _AND_SPACE.sub(instead, text)


# --- The list -------------------------------------------------------------------------------------------------------

Judge = Callable[[str], bool]


def _any(value: str) -> bool:
    return True


def _one_of(*words: str) -> Judge:
    return frozenset(words).__contains__


def _like(pattern: str) -> Judge:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


_NUMBER = _like(r"[0-9]{1,4}")
# Ways of writing an address that browsers mend, and people do not see, are left out: https:host, /\host, a tab within.
_SAFE = r"[^\x00-\x20\x7f-\xa0\\]"
_ELSEWHERE = _like(rf"(?i:https?)://(?![/?#@]){_SAFE}+|(?i:mailto|tel):{_SAFE}(?:{_SAFE}| )*")
_HERE = _like(rf"(?!//)(?:{_SAFE}|(?<!\A) (?!\Z))+")
_SCHEME = re.compile(r"[^/?#:]*:")


_HOST = re.compile(r"(?i:https?)://([^/?#]*)")


def has_plain_host(address: str) -> bool:
    """Whether an address on the web names its host as every program reads it, or is none.

    With [ or a sign that stands for several Python reads no address at all; before @ stands a name that is no host's.
    """
    found = _HOST.match(address)
    return found is None or re.search(r"[\[\]@/?#]", unicodedata.normalize("NFKC", found[1])) is None


def _link(value: str) -> bool:
    if not _SCHEME.match(value):
        return not value or _HERE(value)
    return _ELSEWHERE(value) and has_plain_host(value)


def _picture(value: str) -> bool:
    return _HERE(value) and not _SCHEME.match(value)


_EVERYWHERE: Mapping[str, Judge] = {"id": _any, "class": _any, "lang": _like(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")}
_CELL: Mapping[str, Judge] = {"colspan": _NUMBER, "rowspan": _NUMBER}
_NONE: Mapping[str, Judge] = {}
_ELEMENTS: Mapping[str, Mapping[str, Judge]] = {
    **dict.fromkeys(("p", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "dl", "dt", "dd"), _NONE),
    **dict.fromkeys(("blockquote", "pre", "code", "em", "strong", "br", "hr", "sub", "sup", "kbd", "summary"), _NONE),
    **dict.fromkeys(("table", "caption", "thead", "tbody", "tr"), _NONE),
    "a": {"href": _link, "title": _any},
    "abbr": {"title": _any},
    "details": {"open": _one_of("", "open")},
    "img": {
        "src": _picture,
        "alt": _any,
        "title": _any,
        "width": _NUMBER,
        "height": _NUMBER,
        "loading": _one_of("lazy"),
    },
    "ol": {"start": _NUMBER},
    "td": _CELL,
    "th": {**_CELL, "scope": _one_of("col", "row")},
}
_VOID = frozenset({"br", "hr", "img"})

# What else people write, with what does the same here.
_LINKED = "länka till filen i stället: [text](fil.pdf)"
_LOOKS = "ta bort det; utseendet styrs av temat"
_RUNS = "ta bort det; en sida kör inga program och hämtar inget från andra"
_INSTEAD: Mapping[str, str] = {
    "b": "skriv **fet**",
    "i": "skriv *kursiv*",
    **dict.fromkeys(("u", "ins"), "ta bort det; understruken text läses som en länk"),
    **dict.fromkeys(("s", "strike", "del"), "ta bort det; det som inte gäller tas bort"),
    **dict.fromkeys(("font", "center", "big", "small", "mark", "style", "marquee", "blink", "wbr", "nobr"), _LOOKS),
    **dict.fromkeys(("tt", "samp", "var"), "skriv `kod`"),
    "acronym": 'skriv <abbr title="betydelse">',
    **dict.fromkeys(("q", "cite", "dfn"), "skriv citattecken eller *kursiv*"),
    **dict.fromkeys(
        ("picture", "svg", "figure", "figcaption", "map", "area", "image"), "skriv ![beskrivning](bild.png)"
    ),
    **dict.fromkeys(("video", "audio", "source", "track", "embed", "object"), _LINKED),
    **dict.fromkeys(("section", "article", "main", "header", "footer", "nav", "aside"), "ta bort det; skriv rubriker"),
    **dict.fromkeys(("tfoot", "colgroup", "col"), "skriv en tabell med | mellan cellerna"),
    **dict.fromkeys(("script", "iframe", "frame", "frameset", "applet", "link", "meta", "base", "portal"), _RUNS),
    **dict.fromkeys(("template", "slot", "noscript", "math", "canvas", "dialog", "html", "head", "body"), _RUNS),
    **dict.fromkeys(("form", "input", "button", "textarea", "select", "option", "label", "fieldset"), _RUNS),
}
_NO_HTML = "skriv med Markdown; är det ingen HTML, skriv det inom `…`, eller &lt; i stället för <"

# The theme's own classes that are meant for pages, and those that Markdown makes of boxes and code.
BOXES = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example"),
    "quote",
)
_OF_THEME = ("hero", "ways")
_OF_CODE = ("highlight", "highlighttable", "linenos", "linenodiv", "code", "normal", "filename", "hll")
_OF_CELLS = ("side-right", "side-center")  # of a table whose line has colons
_OF_MARKDOWN = ("admonition", "admonition-title", "toc")  # the last of [TOC]
CLASSES = frozenset({*_OF_THEME, *BOXES, *_OF_MARKDOWN, *_OF_CODE, "inline", "end"})
_CODE_CLASS = re.compile(r"[a-z][a-z0-9]{0,2}(-[A-Z][A-Za-z]*)*")  # Pygments': for a keyword, a number …
_LANGUAGE_CLASS = re.compile(r"language-[\w+#.-]+")

# Ids that the theme's pages have already; two of a name lead a link or a label to the wrong one.
TAKEN = frozenset({"search-network", "search-year", "search-group", "not-found-query", "not-found-filled"})
_TAKEN = re.compile(r"__|explanation-\d+\Z|point-in-time|urval-")


def taken(identifier: str) -> bool:
    """Whether an id is one of the theme's. Those that begin with __ are Material's: a second one kills its search."""
    return identifier in TAKEN or _TAKEN.match(identifier) is not None


# What stands in what. A browser moves an element that stands wrong, and may make another of it.
_PHRASES = frozenset({"a", "abbr", "br", "code", "em", "img", "kbd", "span", "strong", "sub", "sup"})
_FOR_PHRASES = (_PHRASES - {"br", "img"}) | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "dt"}
_ONLY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "tr": frozenset({"th", "td"}),
}
_WITHIN: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dl"})),
    **dict.fromkeys(("caption", "thead", "tbody"), frozenset({"table"})),
    "tr": frozenset({"table", "thead", "tbody"}),
    **dict.fromkeys(("th", "td"), frozenset({"tr"})),
    "summary": frozenset({"details"}),
}

# --- Reading it -----------------------------------------------------------------------------------------------------

_NAME = r"[A-Za-z][A-Za-z0-9]*"
_VALUE = r"\"[^\"<>]*\"|'[^'<>]*'"
_TAG = re.compile(
    rf"<(?:/(?P<ends>{_NAME})[ \n]*"
    rf"|(?P<begins>{_NAME})(?P<attributes>(?:[ \n]+[^\s\"'<>/=]+(?:=(?:{_VALUE}))?)*)[ \n]*(?P<empty>/?))>"
)
_ATTRIBUTE = re.compile(rf"([^\s\"'<>/=]+)(?:=({_VALUE}))?")
_LOOSE_TAG = re.compile(r"</?([^\W\d_][^\s<>/]*)[^<>]*>?")
_RUNNING_ATTRIBUTE = re.compile(r"[\s\"'/](on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_UNQUOTED = re.compile(r"=[^\s\"'<>]")
_LEFT_LIST = re.compile(r"\{:[^{}\n]*\}")
_WORDS = re.compile(r"[^<>\n]*\w[^<>\n]*")


@dataclass
class _Open:
    """An element that is not ended yet."""

    name: str
    tag: str
    before: int
    near: tuple[str, ...]


@dataclass
class _Reader:
    """Walks through the HTML once and notes what is refused."""

    text: str
    macros: Sequence[str]
    open: list[_Open] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    seen: dict[str, int] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    at: int = 0

    def faults(self) -> Iterator[Fault]:
        """Each piece that is refused, in order."""
        comments = True
        while (begin := self.text.find("<", self.at)) >= 0:
            yield from self._words(self.text[self.at : begin])
            self.at = begin
            if comments and self.text.startswith("<!--", begin):
                comments = self.text.find("-->", begin) >= 0
                if comments:
                    yield from self._comment()
                    continue
            yield from self._markup(begin)
        yield from self._words(self.text[self.at :])
        yield from (self._unclosed(one) for one in self.open)
        yield from self._lost_macros()

    def _markup(self, begin: int) -> Iterator[Fault]:
        if macro := _STAND_IN.match(self.text, begin):
            self.at = macro.end()
            yield from self._macro(macro[1], int(macro[2]))
        elif tag := _TAG.match(self.text, begin):
            self.at = tag.end()
            yield from self._end(tag) if tag["ends"] else self._begin(tag)
        else:
            yield from self._malformed(begin)

    # What each piece may be.

    def _macro(self, kind: str, number: int) -> Iterator[Fault]:
        """What is wrong with where a macro stands; or with who wrote what stands in for one."""
        outer = self._outer()
        if number in self.met or number >= len(self.macros):
            yield self._fault(*_taken_id("__macro"), ("__macro",))
            return
        self.met.add(number)
        name = self.macros[number]
        if kind == "span" and any(one.name == "a" for one in self.open):
            yield Fault(f"makrot {name} står i en länk", "flytta ut det i texten", (str(number),), OF_MACRO)
        elif outer in _ONLY or (kind == "div" and outer in _FOR_PHRASES):
            yield Fault(*within(name), (str(number),), OF_MACRO)

    def _words(self, words: str) -> Iterator[Fault]:
        if not words or words.isspace():
            return
        outer = self._outer()
        if outer in _ONLY:
            told = words.strip()[:40]
            yield self._fault(f"texten ”{told}” står direkt i <{outer}>", f"sätt den i {_inner(outer)}", (told,))
        if "{:" in words and not any(one.name in ("pre", "code") for one in self.open):
            for left in _LEFT_LIST.finditer(words):
                what = f"{left[0]} gäller inget här och visas som text"
                yield self._fault(
                    what, "ta bort det; det ska stå direkt efter en länk, en bild eller en rubrik", (left[0],)
                )

    def _comment(self) -> Iterator[Fault]:
        end = self.text.find("-->", self.at + 2) + 3
        comment = self.text[self.at : end]
        self.at = end
        if len(comment) < 7 or comment[4:].startswith((">", "->")) or "--!>" in comment or "<!--" in comment[4:]:
            yield self._fault("kommentaren läses olika av olika webbläsare", "skriv den som <!-- text -->", ("<!--",))

    def _begin(self, tag: re.Match[str]) -> Iterator[Fault]:
        name = tag["begins"].lower()
        before = self._count(tag[0])
        near = self._near(tag.end(), tag.start())
        if name not in _ELEMENTS:
            self.refused.add(name)
            yield Fault(*_unlisted(name, tag[0]), (tag[0], f"<{tag['begins']}"), before, near)
            return
        yield from self._stands(name, tag, before, near)
        yield from self._attributes(name, tag, near)
        if name in _VOID:
            return
        if tag["empty"]:
            yield Fault(f"<{name}/> avslutar inget", f"skriv </{name}> där det slutar", (tag[0],), before, near)
        else:
            self.open.append(_Open(name, tag[0], before, near))

    def _stands(self, name: str, tag: re.Match[str], before: int, near: tuple[str, ...]) -> Iterator[Fault]:
        """What is wrong with where an element stands."""
        outer = self._outer()
        inside = {one.name for one in self.open}
        if name == "a" and "a" in inside:
            yield Fault("en länk står i en länk", "avsluta den första före den andra", (tag[0],), before, near)
        elif outer in _FOR_PHRASES and name not in _PHRASES:
            what, do = f"<{name}> står mitt i en text", "låt det börja på en egen rad, med en tom rad före"
            if 'class="highlight"' in tag[0]:  # which nobody wrote
                what, do = "kodblocket står mitt i en text", _CODE_ALONE
                yield Fault(what, do, ("```", "~~~"), 2 * before, near)  # each has two, above and below
            else:
                yield Fault(what, do, (tag[0],), before, near)
        elif outer in _ONLY and name not in _ONLY[outer]:
            yield Fault(f"<{name}> står direkt i <{outer}>", f"sätt det i {_inner(outer)}", (tag[0],), before, near)
        elif name in _WITHIN and outer not in _WITHIN[name]:
            within = " eller ".join(f"<{one}>" for one in sorted(_WITHIN[name]))
            yield Fault(
                f"<{name}> står inte i {within}", "sätt det där, eller skriv med Markdown", (tag[0],), before, near
            )

    def _attributes(self, name: str, tag: re.Match[str], near: tuple[str, ...]) -> Iterator[Fault]:
        given = set()
        for attribute, quoted in _ATTRIBUTE.findall(tag["attributes"]):
            value = html.unescape(quoted[1:-1])
            key = attribute.lower()
            before = self._count(f"{key}={value}")
            if key in given:
                found: tuple[str, str] | None = (f"attributet {key} står två gånger", "behåll det ena")
            else:
                found = self._attribute(name, key, value)
            if found:
                of_link = key in ("href", "src") and key not in given and not _is_worse(key, value)
                yield Fault(*found, _sought(attribute, quoted, value), before, near, of_link)
            given.add(key)
        if name == "img" and "alt" not in given:
            what, do = "bilden saknar beskrivning", 'skriv ![beskrivning](bild.png), eller alt="…"'
            yield Fault(what, do, (tag[0],), 0, near)

    def _attribute(self, name: str, key: str, value: str) -> tuple[str, str] | None:
        """What is wrong with an attribute, and what to do."""
        judges = {**_EVERYWHERE, **_ELEMENTS.get(name, {})}
        if key not in judges:
            return _refused_attribute(name, key, value)
        if key == "class":
            return self._class(name, value)
        if key == "id":
            return self._id(value)
        if not judges[key](value):
            return _refused_value(key, value)
        return None

    def _class(self, name: str, value: str) -> tuple[str, str] | None:
        in_code = name == "span" and any(one.name == "pre" for one in self.open)
        for word in value.split():
            in_cell = name in ("td", "th") and word in _OF_CELLS
            known = (
                in_cell
                or word in CLASSES
                or _LANGUAGE_CLASS.fullmatch(word)
                or (in_code and _CODE_CLASS.fullmatch(word))
            )
            if known:
                continue
            if word.lower().startswith("mso"):
                return _FROM_WORD
            if "admonition" in value.split():
                otherwise = f"skriv rubriken inom citattecken, och välj slaget bland {', '.join(BOXES)}"
                return f"rutans slag ”{word}” finns inte", suggestion(word, BOXES, otherwise)
            otherwise = f"ta bort den, eller välj bland {', '.join(_OF_THEME)}"
            return f"klassen ”{word}” finns inte för sidor", suggestion(word, (*_OF_THEME, *BOXES), otherwise)
        return None

    def _id(self, value: str) -> tuple[str, str] | None:
        if taken(value):
            return _taken_id(value)
        if not value or re.search(r"\s", value):
            return f"id:t ”{value}” är tomt eller har mellanslag", "välj ett utan mellanslag"
        if value in self.ids:
            return f"id:t ”{value}” står två gånger på sidan", "välj ett annat för det ena"
        self.ids.add(value)
        return None

    def _end(self, tag: re.Match[str]) -> Iterator[Fault]:
        name = tag["ends"].lower()
        before = self._count(tag[0])
        if name in self.refused:
            return  # its beginning has been told
        if name in _VOID or all(one.name != name for one in self.open):
            what = f"{tag[0]} avslutar något som inte har börjat"
            yield Fault(what, "ta bort det", (tag[0],), before, self._near(tag.end(), tag.start()))
            return
        while (last := self.open.pop()).name != name:
            yield self._unclosed(last)

    def _unclosed(self, one: _Open) -> Fault:
        return Fault(*_never_ends(one.name), (one.tag, f"<{one.name}"), one.before, one.near)

    def _malformed(self, begin: int) -> Iterator[Fault]:
        loose = _LOOSE_TAG.match(self.text, begin)
        if loose is None:
            self.at = begin + 1
            written = self.text[begin : begin + 20].split("\n")[0]
            what = f"”{_short(written)}” är ingen HTML som en sida kan ha"
            yield self._fault(what, "ta bort det; är det text, skriv &lt; i stället för <", (written,))
            return
        self.at = loose.end()
        name, written = loose[1].lower(), loose[0]
        sought = (written, written.split("\n")[0])
        ends = written.startswith("</")
        if name in _ELEMENTS:
            of_link = name in ("a", "img") and written.endswith(">") and not _RUNNING_ATTRIBUTE.search(written)
            fault = replace(self._fault(*_unreadable(name, written), sought), of_link=of_link)
            yield fault
            if not ends and name not in _VOID:  # its end is no fault of its own
                self.open.append(_Open(name, written, fault.before, fault.near))
        elif not (ends and name in self.refused):
            self.refused.add(name)
            yield self._fault(*_unlisted(name, written), sought)

    def _lost_macros(self) -> Iterator[Fault]:
        """The macros whose stand-in became something else than itself: text in code, a part of an address."""
        for found in _ANY_STAND_IN.finditer(self.text):
            number = int(found[1])
            if number not in self.met and number < len(self.macros):
                self.met.add(number)
                what = f"makrot {self.macros[number]} står i kod, i en länk eller i ett attribut"
                yield Fault(what, "flytta ut det i texten", (str(number),), OF_MACRO)

    # Helpers.

    def _outer(self) -> str:
        return self.open[-1].name if self.open else ""

    def _count(self, piece: str) -> int:
        before = self.seen.get(piece, 0)
        self.seen[piece] = before + 1
        return before

    def _fault(self, what: str, do: str, sought: tuple[str, ...]) -> Fault:
        return Fault(what, do, sought, self._count(sought[0]), self._near(self.at, self.at))

    def _near(self, end: int, begin: int) -> tuple[str, ...]:
        """The words that follow a tag, and those before it: without entities, as they may stand in the source."""
        after = _WORDS.search(self.text, end, end + 200)
        before = _WORDS.findall(self.text, max(0, begin - 200), begin)
        return tuple(html.unescape(words).strip() for words in ([after[0]] if after else []) + before[-1:])


_CODE_ALONE = "skriv en tom rad ovanför det, och dra in varje rad av det fyra mellanslag om det hör till en punkt"
_ANY_TAG = re.compile(rf"<(/?)({_NAME})([^<>]*)>")
_MARKDOWN = re.compile(r"\smarkdown\b")


def left_to_markdown(source: str) -> Iterator[tuple[int, str, str]]:
    """The elements that never end in a text with a `markdown` attribute: Markdown ends them after the last line.

    Where each begins, what it is, and what to do.
    """
    tags = list(_ANY_TAG.finditer(source))
    if not any(_MARKDOWN.search(tag[3]) for tag in tags):
        return
    begun: list[re.Match[str]] = []
    for tag in tags:
        name = tag[2].lower()
        if name not in _ELEMENTS or name in _VOID or tag[3].endswith("/"):
            continue
        if not tag[1]:
            begun.append(tag)
        elif any(one[2].lower() == name for one in begun):
            while begun and begun.pop()[2].lower() != name:
                pass
    for one in begun:
        name = one[2].lower()
        yield one.start(), *_never_ends(name)


def faults(text: str, macros: Sequence[str] = ()) -> Iterator[Fault]:
    """What is refused in a page's HTML, in order. `macros` are the names of those that stand-ins stand for."""
    return _Reader(text, macros).faults()


# --- What to say ----------------------------------------------------------------------------------------------------


def _inner(outer: str) -> str:
    return " eller ".join(f"<{one}>" for one in sorted(_ONLY[outer]))


def _never_ends(name: str) -> tuple[str, str]:
    return f"<{name}> avslutas aldrig", f"skriv </{name}> där det slutar"


_FROM_WORD = ("texten har HTML från Word eller Outlook", "klistra in den på nytt utan formatering (Ctrl+Skift+V)")


def _unlisted(name: str, written: str) -> tuple[str, str]:
    if name.partition(":")[0] in ("o", "w", "v", "m", "st1") and ":" in name:
        return _FROM_WORD
    if ":" in name:
        return f"en länk till {name.partition(':')[0]}: är inte tillåten", "länka till en sida eller webbadress"
    if name in _INSTEAD:
        return f"HTML-elementet <{name}> är inte tillåtet", _INSTEAD[name]
    return f"”{_short(written)}” läses som HTML och är inte tillåtet", _NO_HTML


def within(macro: str) -> tuple[str, str]:
    """What is wrong with a macro that writes blocks and stands in a text, a list, a box …"""
    return f"makrot {macro} står inne i något annat", "låt det stå på en egen rad längst till vänster"


def _short(written: str) -> str:
    return " ".join(written[:40].split())


def _unreadable(name: str, written: str) -> tuple[str, str]:
    shown = _short(written)
    if running := _RUNNING_ATTRIBUTE.search(written):
        return _refused_attribute(name, running[1].lower(), "")
    if not written.endswith(">"):
        return f"taggen ”{shown}” avslutas aldrig", "skriv > efter den"
    if _UNQUOTED.search(written):
        return f"ett värde i ”{shown}” står inte inom citattecken", 'skriv attribut som namn="värde"'
    do = 'skriv varje attribut som namn="värde", utan < och > i värdet'
    return f"taggen ”{shown}” läses olika av olika webbläsare", do


def _taken_id(value: str) -> tuple[str, str]:
    return f"id:t ”{value}” används av webbplatsen själv", "välj ett annat, som {#min-rubrik} efter rubriken"


def _refused_attribute(name: str, key: str, value: str) -> tuple[str, str]:
    if key in ("srcset", "background", "poster"):
        return f"attributet {key} är inte tillåtet", "lägg bilden i docs/ och skriv ![beskrivning](bild.png)"
    if key in ("target", "rel"):
        return f"attributet {key} är inte tillåtet", "ta bort det; läsaren väljer själv var en länk öppnas"
    if key == "name" and name == "a":
        return "attributet name är inte tillåtet", "sätt ett id på rubriken i stället: ## Rubrik {#namnet}"
    if key == "markdown":
        return f"markdown gör inget på <{name}> här", "ta bort det, eller låt elementet börja på en egen rad"
    if key in _ELEMENTS.get("img", {}) or key in ("href", "title", "start", "open", "scope", *_CELL):
        return f"attributet {key} hör inte till <{name}>", "ta bort det"
    return f"attributet {key} är inte tillåtet", "ta bort det; utseendet styrs av temat"


_OTHER_HOST = re.compile(r"(?:https?:)?//|https?:", re.IGNORECASE)
_RUNNING = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)


def _squeezed(value: str) -> str:
    """An address as a browser reads it."""
    return re.sub(r"[\x00-\x20\x7f-\xa0]", "", value).replace("\\", "/")


def _is_worse(key: str, value: str) -> bool:
    """Whether an address runs something or fetches from another host, and does not merely lead nowhere."""
    squeezed = _squeezed(value)
    return _RUNNING.match(squeezed) is not None or (key == "src" and _OTHER_HOST.match(squeezed) is not None)


def _refused_value(key: str, value: str) -> tuple[str, str]:
    shown = " ".join(value.split())[:60]
    squeezed = _squeezed(value)
    scheme = _SCHEME.match(squeezed)
    if key == "src" and _OTHER_HOST.match(squeezed):
        return f"bilden hämtas från en annan webbplats: {shown}", "lägg bilden i docs/ och länka dit"
    if key == "src":
        return f"bilden har en adress som inte kan visas: {shown}", "lägg bilden i docs/ och länka dit"
    if key == "href" and scheme and scheme[0].lower() not in ("http:", "https:", "mailto:", "tel:"):
        return f"en länk till {scheme[0].lower()[:40]} är inte tillåten", "länka till en sida eller webbadress"
    if key == "href":
        near = "skriv hela adressen, från https:// och framåt, eller sidans sökväg"
        return f"länkens adress ”{shown}” läses olika av olika webbläsare", near
    return f"attributet {key} kan inte vara ”{shown}”", f"skriv till exempel {_example(key)}"


def _example(key: str) -> str:
    examples = {"lang": 'lang="en"', "loading": 'loading="lazy"', "scope": 'scope="col"', "open": "open"}
    return examples.get(key, f'{key}="300"' if key in ("width", "height") else f'{key}="3"')


def _sought(attribute: str, quoted: str, value: str) -> tuple[str, ...]:
    """How an attribute may stand in the source: as it is, in an attribute list, or its value alone."""
    raw = quoted[1:-1]
    given = (f"{attribute}={quoted}", f"{attribute}={value}", f"{attribute}='{value}'")
    match attribute.lower():
        case "class":
            words = [word for word in value.split() if word not in CLASSES]
            return (*(f".{word}" for word in words), *words, *given)
        case "id":
            return (f"#{value}" if value else "", *given, raw, value)
        case "href" | "src":
            return (raw, value, *given, attribute)
        case _:
            return (*given, attribute, raw, value)
