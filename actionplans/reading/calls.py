"""How are the macro calls of a page read: by Jinja's own parser, and never run.

A Markdown page can reach Python through Jinja, so only calls of known macros with plain values are let through. Which
macros there are, and what each takes, the caller says: reading knows none.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from actionplans.model.problems import Place, Problem
from actionplans.system.fixed import fixed

if TYPE_CHECKING:  # as good as every page is read without Jinja, which takes longer to load than fifty pages to read
    import jinja2
    from jinja2 import nodes


@fixed
class Argument:
    """What a macro takes in one place: the parameter's name, whether it must be given, and how an editor writes one."""

    name: str
    required: bool
    example: str


# What each macro takes, by its name.
Signatures = Mapping[str, tuple[Argument, ...]]


@fixed
class Call:
    """A macro call on a page."""

    name: str
    positional: tuple[Any, ...]
    named: Mapping[str, Any]
    line: int
    column: int = 1


# A call as nearly every page writes it, and any sign that something else in Jinja's language begins or ends.
_VALUE = r'"[\w.-]*"|[1-9]\d{0,3}'
_PLAIN = re.compile(rf"\{{\{{ (\w+)\((?:((?:{_VALUE})(?:, (?:{_VALUE}))*)|(\w+)=({_VALUE}))?\) \}}\}}")
# Two braces that nothing closes before the next ones, or the paragraph's end.
_UNCLOSED = re.compile(r"\{\{((?:(?!\}\}|\{\{|\n[ \t]*\n).)*)(?=\{\{|\n[ \t]*\n|\Z)", re.DOTALL)
_SIGN = re.compile(r"\{\{|\}\}|\{%|%\}|\{##|##\}")


def text_and_calls(body: str, file: str, macros: Signatures, problems: list[Problem]) -> Iterator[str | Call]:
    """The page as finished text and macro calls, in order. What is neither is a problem."""
    plain = list(_plain_parts(body))
    if not _SIGN.search("".join(part for part in plain if isinstance(part, str))):
        # Parsing a thousand pages takes Jinja longer than reading all their data; these have nothing for it to find.
        yield from plain
        return
    from jinja2 import nodes

    try:
        tree = _jinja().parse(body)
    except _unparsed() as error:
        problems.append(_unreadable(body, file, getattr(error, "lineno", None) or 1, macros))
        return
    seen: Counter[tuple[int, str]] = Counter()
    braces = _Braces(body)
    for node in tree.body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if isinstance(part, nodes.TemplateData):
                yield part.data
                continue
            call = _call(part)
            if call is None:
                line = part.lineno or next((inner.lineno for inner in part.find_all(nodes.Node) if inner.lineno), 1)
                named = part.node if isinstance(part, nodes.Call) else part
                name = named.name if isinstance(named, nodes.Name) else ""
                column, written = braces.at(line, name, seen[line, name])
                seen[line, name] += 1
                problems.append(Problem(Place(file, line, column), *_refusal(part, written, macros)))
            else:
                key = (call.line, call.name)
                yield dataclasses.replace(call, column=braces.at(*key, seen[key])[0])
                seen[key] += 1


@functools.cache
def _jinja() -> jinja2.Environment:
    from jinja2 import Environment

    # The same comment signs as in mkdocs.yml: the default ones collide with heading ids, `{#id}`.
    return Environment(comment_start_string="{##", comment_end_string="##}")


def _unparsed() -> tuple[type[Exception], ...]:
    """What Jinja raises where it cannot read a text."""
    from jinja2 import TemplateSyntaxError

    return TemplateSyntaxError, ValueError, RecursionError


_OPENS = re.compile(r"\{(?=[{%])")
_CLOSES = re.compile(r"-?[}%]\}")


class _Braces:
    """Where the calls of a page begin: each line is gone through once, however many calls it has."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.lines_at = [0, *(match.end() for match in re.finditer("\n", body)), len(body) + 1]
        self.found: dict[tuple[int, str], list[int]] = {}
        self.read: set[int] = set()

    def at(self, line: int, name: str, before: int) -> tuple[int, str]:
        """The column of the braces in which a line calls a macro, after so many other calls, and what is in them."""
        if line not in self.read:
            self._read(line)
        starts = self.found.get((line, name), [])
        end = _CLOSES.search(self.body, starts[before] + 2) if before < len(starts) else None
        if end is None:
            return 1, ""
        return starts[before] - self.lines_at[line - 1] + 1, self.body[starts[before] + 2 : end.end() - 2]

    def _read(self, line: int) -> None:
        self.read.add(line)
        begins, ends = self.lines_at[line - 1 : line + 1] if 0 < line < len(self.lines_at) else (0, 0)
        for match in _OPENS.finditer(self.body, begins, ends):
            # A name may stand on the next line; what is no name is what has none.
            word = _WORD.match(self.body, match.start() + 2)
            for name in {word[1], ""} if word else ():
                self.found.setdefault((line, name), []).append(match.start())


_WORD = re.compile(r"-?+\s*+(\w++)")


def _unreadable(body: str, file: str, line: int, macros: Signatures) -> Problem:
    """What is wrong where Jinja cannot read a page, and gave up on a line that may be another."""
    body = _without_raw(body)
    do = 'skriv makrot som {{ namn("id", 2023) }} med raka citattecken'
    unclosed = _UNCLOSED.search(body)
    if unclosed:
        call = meant_call(unclosed[1], macros)
        do = f"skriv }}}} efter makrot, som {call}" if call else "skriv }} efter makrot, eller ta bort dem"
        return Problem(_at(file, body, unclosed.start()), "klamrarna {{ stängs aldrig", do)
    for match in _BRACES.finditer(body):
        if not _parses(match[0]):
            call = meant_call(match[1].strip("{ "), macros)
            what = "texten inom klamrarna {{ }} går inte att tolka"
            return Problem(_at(file, body, match.start()), what, f"skriv {call}" if call else do)
    comment, statement = body.find("{##", max(body.rfind("##}") - 2, 0)), body.find("{%")
    if comment >= 0 and not 0 <= statement < comment:
        return Problem(_at(file, body, comment), "kommentaren {## avslutas aldrig", "skriv ##} efter den")
    if statement >= 0:
        what, do = "texten inom klamrarna {% %} är inte tillåten", "ta bort den; bara makron som {{ namn() }} används"
        return Problem(_at(file, body, statement), what, do)
    return Problem(Place(file, line), "texten inom klamrarna {{ }} går inte att tolka", do)


_RAW = re.compile(r"\{%-? *+raw *+-?%\}")
_END_RAW = re.compile(r"\{%-? *+endraw *+-?%\}")


def _without_raw(body: str) -> str:
    """A page's text with blanks in place of what Jinja is told to leave as it is."""
    done, end = [], 0
    while (begins := _RAW.search(body, end)) and (ends := _END_RAW.search(body, begins.end())):
        done += [body[end : begins.start()], re.sub(r"[^\n]", " ", body[begins.start() : ends.end()])]
        end = ends.end()
    return "".join([*done, body[end:]])


_BRACES = re.compile(r"\{\{((?:(?!\n[ \t]*\n).)*?)\}\}", re.DOTALL)


def _parses(text: str) -> bool:
    try:
        _jinja().parse(text)
    except _unparsed():
        return False
    return True


def _at(file: str, body: str, offset: int) -> Place:
    """The place of a character in a page's body."""
    return Place(file, body.count("\n", 0, offset) + 1, offset - body.rfind("\n", 0, offset))


_CALLED = re.compile(r"\s*(\w+)\s*[(\[]([^()\[\]{}=|~*+]*)(?:[)\]]|\s*\Z)")
_LONGEST_CALL = 200
_QUOTES = "\"'”“„’‘‚`´«»"


def meant_call(text: str, macros: Signatures) -> str:
    """The macro call that a text within braces was most likely meant to be; empty where nobody can tell."""
    match = _CALLED.match(text) if len(text) <= _LONGEST_CALL else None
    if match is None or match[1].casefold() not in macros:
        return ""
    name = match[1].casefold()
    words = [word.strip(_QUOTES) for word in re.split(r"[,;\uff0c\s]+", match[2].strip())]
    words = [word for word in words if word]
    if not sum(one.required for one in macros[name]) <= len(words) <= len(macros[name]):
        return ""
    values = []
    for word, argument in zip(words, macros[name], strict=False):
        form = r"0?((?:19|20|21)\d\d)" if argument.name == "year" else r"([\w-]+)"
        found = re.fullmatch(form, word)
        if found is None:
            return ""
        values.append(found[1] if argument.name == "year" else f'"{found[1]}"')
    return f"{{{{ {name}({', '.join(values)}) }}}}"


def _plain_parts(body: str) -> Iterator[str | Call]:
    end, line, begins = 0, 1, 0  # the last call's end, its line, and where that begins
    for match in _PLAIN.finditer(body):
        yield body[end : match.start()]
        name, positional, key, value = match.groups()
        values = tuple(_plain_value(one) for one in re.findall(_VALUE, positional or ""))
        line += body.count("\n", begins, match.start())
        begins = body.rfind("\n", begins, match.start()) + 1 or begins
        yield Call(name, values, {key: _plain_value(value)} if key else {}, line, match.start() - begins + 1)
        end = match.end()
    yield body[end:]


def _plain_value(text: str) -> str | int:
    return text[1:-1] if text.startswith('"') else int(text)


def _refusal(node: nodes.Node, written: str, macros: Signatures) -> tuple[str, str]:
    """What is wrong with something within braces that is not a plain call, and what to do."""
    from jinja2 import nodes

    named = node.node if isinstance(node, nodes.Call) else node
    if isinstance(named, nodes.Name) and named.name in macros:
        if named is node:
            return f"makrot {named.name} saknar parenteser", f"skriv som {{{{ {usage(named.name, macros)} }}}}"
        what = f"ett värde till {named.name} är varken ett id inom citattecken eller ett årtal"
        return what, f"skriv {meant_call(written, macros) or f'som {{{{ {usage(named.name, macros)} }}}}'}"
    what = "bara webbplatsens makron får stå inom klamrar"
    return what, 'skriv {{ namn("id", 2023) }}, eller ta bort klamrarna'


def _call(node: nodes.Node) -> Call | None:
    """A plain call of a name with plain values; None for anything else that Jinja can do."""
    from jinja2 import nodes

    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return None
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    if not all(isinstance(value, nodes.Const) for value in values):
        return None
    if len({keyword.key for keyword in node.kwargs}) < len(node.kwargs):
        return None
    positional = tuple(value.value for value in node.args if isinstance(value, nodes.Const))
    named = {one.key: one.value.value for one in node.kwargs if isinstance(one.value, nodes.Const)}
    return Call(node.node.name, positional, named, node.lineno)


def usage(macro: str, macros: Signatures, every: bool = True) -> str:
    """How a macro is called: with every argument, or with those that it needs."""
    return f"{macro}({', '.join(one.example for one in macros[macro] if every or one.required)})"
