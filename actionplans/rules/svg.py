"""Is a picture in SVG a picture? It is XML that a browser opens as a page: it can run scripts and ask other hosts.

What drawing programs write is let through: shapes, texts, styles, and the programs' own notes. What runs, moves, shows
HTML or refers to anything but a part of the picture itself is refused, with its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

# Where a problem stands, line and column from 1; what is wrong, what to do.
Found = tuple[int, int, str, str]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|switch|title|desc|metadata|view|style|image|path|rect|circle|ellipse|line|polyline|polygon|a"
    "|text|tspan|textPath|linearGradient|radialGradient|stop|pattern|clipPath|mask|marker|filter"
    "|fe(?:Blend|ColorMatrix|ComponentTransfer|Composite|ConvolveMatrix|DiffuseLighting|DisplacementMap|DistantLight"
    "|DropShadow|Flood|Func[ABGR]|GaussianBlur|Image|Merge|MergeNode|Morphology|Offset|PointLight|SpecularLighting"
    "|SpotLight|Tile|Turbulence)"
)
_EXPORT = "ta bort det, eller spara bilden på nytt som vanlig SVG, eller som png"
_RASTER = re.compile(r"data:image/(?:png|jpe?g|webp|gif);base64,[A-Za-z0-9+/=\s]*")
# What names something outside of a style sheet, but a part of the picture: url(#a). A backslash can hide any of these.
_STYLE = re.compile(
    r"\\|@import|@namespace|javascript:|expression\(|-moz-binding|behavior\s*:"
    r"|(?:image-set|cross-fade|image|src|element)\(|url\((?!\s*(?:[\"']\s*)?#)",
    re.IGNORECASE,
)


# A drawing program repeats a tree or a pattern some hundred times; a browser stands still long before it has drawn so
# many parts. Colours that run into each other are drawn once.
_MOST_DRAWN = 200_000
_MOST_TOLD = 20
_NOT_DRAWN = frozenset({"linearGradient", "radialGradient", "stop"})
_REFERENCE = re.compile(r"url\(\s*+(?:[\"']\s*+)?#([^\"')]*+)")
_STYLED = "\0"  # before a name that a style sheet knows elements by; stands in no id
_SELECTED = re.compile(r"[.#]?[\w*-]+")


def found(raw: bytes) -> list[Found]:
    """Everything that is wrong with a picture, each sort once; empty for a picture that is only one."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    # Another encoding could make one text for us and another for a browser.
    if "\0" in text:
        return [(1, 1, "bilden är inte sparad som UTF-8", "spara den på nytt som SVG med kodningen UTF-8")]
    reader = _Reader()
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        do = "spara bilden på nytt som SVG; elementen måste vara avslutade och rätt skrivna"
        return [*reader.once(), (error.lineno, error.offset + 1, "bilden är inte hel XML", do)]
    if reader.drawn.number() > _MOST_DRAWN:
        do = "låt den upprepa mindre, eller spara den som png"
        reader.all.append((1, 1, f"bilden ritar mer än {_MOST_DRAWN} delar när den upprepar sina egna", do))
    return list(reader.once())


class _Drawn:
    """How many parts are drawn, when each that refers to another draws that too, and what the other refers to?"""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()  # by the id around them
        self.leads: dict[str, Counter[str]] = {"": Counter()}  # to ids, and to names that a style sheet may know
        self.styles: list[str] = []
        self.around = [""]

    def begin(self, element: str, attributes: dict[str, str]) -> None:
        """Count an element in what stands around it."""
        own, outer = attributes.get("id") or self.around[-1], self.around[-1]
        if own != outer:
            self.leads.setdefault(own, Counter())
            self.leads[outer][own] += 1
        self.around.append(own)
        self.parts[own] += element not in _NOT_DRAWN
        for name, value in attributes.items():
            if name.rpartition(" ")[2] == "href" and value.strip().startswith("#"):
                self.leads[own][value.strip()[1:]] += 1
            else:
                self.leads[own].update(_REFERENCE.findall(value))
        names = {element, "*", f"#{attributes.get('id')}", *(f".{one}" for one in attributes.get("class", "").split())}
        self.leads[own].update(f"{_STYLED}{name}" for name in names)

    def number(self) -> int:
        """How many parts the whole picture draws; of what refers to itself nothing is drawn."""
        for rule in "".join(self.styles).split("}"):
            selectors, _, does = rule.rpartition("{")
            if to := _REFERENCE.findall(does):
                for name in _SELECTED.findall(selectors):
                    self.leads.setdefault(f"{_STYLED}{name}", Counter()).update(to)
        known: dict[str, int] = {}
        waiting = [("", False)]
        while waiting:
            own, done = waiting.pop()
            if done:
                inner = sum(times * max(known.get(one, 0), 0) for one, times in self.leads[own].items())
                known[own] = self.parts[own] + inner
            elif own not in known and own in self.leads:
                known[own] = -1  # on its way
                waiting += [(own, True), *((one, False) for one in self.leads[own])]
        return known[""]


class _Reader:
    """Looks at each element as it begins, and at each style sheet as it ends. Nothing outside is ever read."""

    def __init__(self) -> None:
        self.parser: Any = expat.ParserCreate("UTF-8", " ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.all: list[Found] = []
        self.depth = 0
        self.refused: int | None = None  # how deep an element stands that is refused with all that is in it
        self.style: list[str] | None = None
        # Where a <foreignObject> stands, and how deep: Illustrator writes one around nothing but its own notes.
        self.foreign: tuple[int, int, int] | None = None
        self.drawn = _Drawn()

    def once(self) -> Iterator[Found]:
        """What was found: of each sort the first."""
        told: set[str] = set()
        for one in self.all:
            if one[2] not in told and len(told) < _MOST_TOLD:
                told.add(one[2])
                yield one

    def _tell(self, what: str, do: str = _EXPORT) -> None:
        self.all.append((self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, what, do))

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            self._tell("bildens första rad nämner en annan kodning än UTF-8", "spara den på nytt som SVG i UTF-8")

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        # Drawing programs name the standard's own; a browser reads nothing of it.
        if internal or not (public or "").startswith("-//W3C//DTD SVG"):
            do = (
                "spara bilden på nytt utan programmets egna uppgifter, eller som png"
                if internal
                else "ta bort den raden"
            )
            self._tell("bilden har en egen dokumenttyp (<!DOCTYPE …>)", do)

    def _instruction(self, target: str, data: str) -> None:
        if target.lower().startswith("xml"):
            self._tell(f"bilden hämtar en mall (<?{target[:40]} …?>)", "ta bort den raden")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        space, _, local = name.rpartition(" ")
        self.drawn.begin(local, attributes)
        if self.refused is not None:
            return
        if self.depth == 1 and (space, local) != (_SVG, "svg"):
            self._tell(f'filen börjar inte som en SVG-bild: <svg xmlns="{_SVG}">', "spara bilden på nytt som SVG")
            self.refused = self.depth
        elif self.foreign and (space == _SVG or _is_of_a_page(space)):
            line, column, self.refused = self.foreign
            self.all.append((line, column, "elementet <foreignObject> är inte tillåtet i en bild", _EXPORT))
        elif (space == _SVG and not (_ELEMENTS.fullmatch(local) or local == "foreignObject")) or _is_of_a_page(space):
            self._tell(f"elementet <{local[:40]}> är inte tillåtet i en bild")
            self.refused = self.depth
        else:
            if self.style is not None:
                self._tell("ett element står i bildens stilmall")
            elif local == "style":
                self.style = []
            elif local == "foreignObject":
                self.foreign = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, self.depth
            for attribute, value in attributes.items():
                self._attribute(space, local, attribute, value)

    def _attribute(self, space: str, element: str, name: str, value: str) -> None:
        within, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            self._tell(f"attributet {local[:40]} är inte tillåtet i en bild")
        elif within == _XML and local == "base":
            self._tell("attributet xml:base är inte tillåtet i en bild")
        elif within not in ("", _XLINK, _SVG) or space not in (_SVG, "") or local.startswith("data-"):
            return  # a drawing program's note to itself
        elif local.lower() in ("href", "src"):
            raster = element in ("image", "feImage") and _RASTER.fullmatch(value.strip())
            if not value.strip().startswith("#") and not raster:
                self._tell(f"bilden hänvisar till något utanför sig själv: {value.strip()[:60]}")
        elif local not in ("id", "class", "aria-label") and _STYLE.search(_uncommented(value)):
            self._tell(f"attributet {local[:40]} hänvisar till något utanför bilden")

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.foreign and self.depth < self.foreign[2]:
            self.foreign = None
        self.drawn.around.pop()
        if self.refused is not None:
            self.refused = self.refused if self.depth >= self.refused else None
        elif self.style is not None and name.rpartition(" ")[2] == "style":
            self.drawn.styles.append(_uncommented("".join(self.style)))
            if _STYLE.search(self.drawn.styles[-1]):
                self._tell("bildens stilmall hänvisar till något utanför bilden")
            self.style = None

    def _characters(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)


def _uncommented(style: str) -> str:
    """A style sheet without its comments, in a time that grows as it does: a pattern would look for each end anew."""
    kept, at = [], 0
    while (begins := style.find("/*", at)) >= 0 and (ends := style.find("*/", begins + 2)) >= 0:
        kept.append(style[at:begins])
        at = ends + 2
    return "".join([*kept, style[at:]])


def _is_of_a_page(space: str) -> bool:
    """Whether an element is none of a drawing program's own: HTML and the like, or without a name of its own."""
    return not space or (space.startswith("http://www.w3.org/") and space not in (_SVG, _RDF)) or "mozilla.org" in space
