"""Is every value that a template prints escaped, whatever it holds, in the theme's templates and in Material's own?

The templates are read as Jinja reads them, and each expression is looked at where it stands in the HTML, so that a new
one is looked at too. Then a page is rendered whose every value is hostile.
"""

from __future__ import annotations

import fnmatch
import functools
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import jinja2
import pytest
from jinja2 import nodes
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from actionplans.adapters.frame import Frame
from actionplans.adapters.mkdocs import material_files
from actionplans.adapters.templates import escape_everything
from tests import fragment
from tests.sites import ROOT

# --- The exceptions, each with its reason -----------------------------------------------------------------------------

# Printed as the HTML that it is.
AS_HTML = {
    **dict.fromkeys(
        [("partials/content.html", f"{part} | safe") for part in ("name", "end", "text")],
        "the parts of what Markdown made of the page; rules/ says what HTML it may hold",
    ),
    ("partials/content.html", "page.meta.notes | safe"): "the page's sources, elements that macros/sources.py made",
    ("partials/icon.html", "drawn | safe"): "a picture that Material brings along",
    ("partials/scripts.html", "script | script_tag"): "MkDocs' own filter, which escapes the address in its element",
    ("partials/settings.html", "{…} | tojson"): "JSON in a script; Jinja writes <, > and & in it as \\u003c …",
}
# Where a link leads, without the filter that makes an address of the site relative.
ADDRESSES = {
    ("moved.html", "to.href"): "a page's own address, which site/addresses.py quotes",
    ("moved.html", "canonical"): "the same, or after the site's own address",
    ("base.html", "page.canonical_url"): "begins with the site's own address",
    ("partials/source-file.html", "foot.edit"): "begins as edit_template does, which must be a web address",
    ("partials/source-file.html", "foot.feedback"): "begins with mailto:, see site/contact.py",
    ("partials/path.html", "foot.feedback"): "begins with mailto:, see site/contact.py",
    ("partials/footer.html", "owner.address"): "begins with mailto:, see site/contact.py",
    ("partials/search.html", "owner.missed"): "begins with mailto:, see site/contact.py",
    ("partials/toc.html", "item.url"): "begins with #",
    ("partials/contents.html", "item.url"): "begins with #",
}
_ADDRESS = re.compile("href|src|action|formaction|data|poster|srcset|content-url")
# Filters whose result Jinja leaves alone.
_RAW = {"safe", "tojson", "xmlattr", "urlize", "script_tag"}


# --- The templates that pages are made with ---------------------------------------------------------------------------


@functools.cache
def settings() -> MkDocsConfig:
    """The site's own settings, as the adapter leaves them."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    escape_everything(config.theme)
    return config


@functools.cache
def environment() -> jinja2.Environment:
    """Jinja as MkDocs asks the theme for it."""
    return settings().theme.get_env()


def test_mkdocs_is_told_of_all_templates_but_those_that_it_hides() -> None:
    folders = settings().theme.dirs
    whole = jinja2.FileSystemLoader(folders).list_templates()
    shown = [name for name in whole if not any(part.startswith(".") for part in name.split("/")[:-1])]
    assert environment().list_templates() == shown != whole


def test_a_compiled_template_is_taken_again_until_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, kept = tmp_path / "theme", tmp_path / "kept"
    theme.mkdir()
    kept.mkdir()
    monkeypatch.setattr("actionplans.adapters.templates._COMPILED", kept)
    compiled = list[str]()

    class Counting(jinja2.Environment):
        def _compile(self, source: str, filename: str) -> CodeType:
            compiled.append(filename)
            return super()._compile(source, filename)

    def rendered() -> str:
        asked = SimpleNamespace(dirs=[str(theme)], get_env=Counting)
        escape_everything(asked)
        environment: jinja2.Environment = asked.get_env()
        return environment.get_template("page.html").render(name="<Å>")

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (theme / "page.html").write_text("1 {{ name }}", encoding="utf-8")
    assert [rendered(), rendered(), len(compiled)] == ["1 &lt;Å&gt;", "1 &lt;Å&gt;", 1]
    (theme / "page.html").write_text("2 {{ name }}", encoding="utf-8")
    assert [rendered(), rendered(), len(compiled)] == ["2 &lt;Å&gt;", "2 &lt;Å&gt;", 2]
    assert len(list(kept.iterdir())) == 1
    # Where nothing may be kept, or nothing can be, pages are made all the same.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [rendered(), len(compiled)] == ["2 &lt;Å&gt;", 3]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr("actionplans.adapters.templates._COMPILED", tmp_path / "none")
    assert [rendered(), len(compiled)] == ["2 &lt;Å&gt;", 4]


def source(name: str) -> str:
    loader = environment().loader
    assert loader
    return loader.get_source(environment(), name)[0]


@functools.cache
def templates() -> dict[str, nodes.Template]:
    """Every template of the theme's own, and of MkDocs' and Material's what they lead to, as read by Jinja."""
    known = environment().list_templates()
    theme = ROOT / "theme"
    waiting = [path.relative_to(theme).as_posix() for path in theme.rglob("*.html")]
    waiting += [*settings().theme.static_templates, "main.html"]
    found: dict[str, nodes.Template] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = environment().parse(source(name))
        for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
            for one in found[name].find_all(kind):
                waiting += fnmatch.filter(known, pattern(dict(one.iter_fields())["template"]))
        waiting += [pattern(call.args[0]) for call in found[name].find_all(nodes.Call) if words(call) == "shared(…)"]
    return found


def pattern(name: nodes.Expr) -> str:
    """The name of a template, with a star for what is only known when the page is made."""
    if isinstance(name, nodes.Const):
        return str(name.value)
    return "".join(map(pattern, name.nodes)) if isinstance(name, nodes.Concat) else "*"


# --- Where in the HTML an expression stands ---------------------------------------------------------------------------


@dataclass
class Html:
    """Reads HTML from the beginning, and knows where it is: in text, in a tag, in an attribute's value, in a script."""

    where: str = "text"
    tag: str = ""
    attribute: str = ""
    value: str = ""

    def read(self, data: str) -> None:
        for sign in data:
            getattr(self, f"_{self.where}")(sign)

    def _text(self, sign: str) -> None:
        if sign == "<":
            self.where, self.tag = "tag", ""

    def _tag(self, sign: str) -> None:
        if sign in "\"'" and self.tag.rstrip().endswith("="):
            self.where = "double" if sign == '"' else "single"
            self.attribute, self.value = re.split(r"\s", self.tag.rstrip("= "))[-1].lower(), ""
        elif sign == ">":
            self.where = "script" if re.match(r"(script|style)\b", self.tag) else "text"
            self.tag = ""
        else:
            self.tag += sign
            self.where = "comment" if self.tag == "!--" else "tag"

    def _double(self, sign: str) -> None:
        self._until(sign, '"')

    def _single(self, sign: str) -> None:
        self._until(sign, "'")

    def _until(self, sign: str, end: str) -> None:
        self.where = "tag" if sign == end else self.where
        self.value += sign

    def _script(self, sign: str) -> None:
        self._element_until(sign, ("</script>", "</style>"))

    def _comment(self, sign: str) -> None:
        self._element_until(sign, ("-->",))

    def _element_until(self, sign: str, ends: tuple[str, ...]) -> None:
        self.tag += sign
        if self.tag.endswith(ends):
            self.where, self.tag = "text", ""


@dataclass(frozen=True)
class Printed:
    """An expression that a template prints, and where."""

    template: str
    line: int
    expression: nodes.Expr
    where: str
    attribute: str = ""
    begins: bool = False
    assigned: dict[str, list[nodes.Expr]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.template}:{self.line}: {words(self.expression)}"

    @property
    def key(self) -> tuple[str, str]:
        return self.template, words(self.expression)


def as_expression(node: nodes.Node) -> nodes.Expr:
    assert isinstance(node, nodes.Expr)
    return node


def printed(name: str, template: nodes.Template) -> Iterator[Printed]:
    """Every expression that a template prints, in order."""
    assigned: dict[str, list[nodes.Expr]] = {}
    for one in template.find_all(nodes.Assign):
        if isinstance(one.target, nodes.Name):
            assigned.setdefault(one.target.name, []).append(as_expression(one.node))
    html = Html()
    for output in template.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                html.read(node.data)
            elif isinstance(node, nodes.Expr):
                begins = not html.value.strip()
                yield Printed(name, node.lineno, node, html.where, html.attribute, begins, assigned)
                html.value += "x"


def everything_printed() -> list[Printed]:
    return [one for name, template in templates().items() for one in printed(name, template)]


def words(node: nodes.Node) -> str:
    """An expression in few words, as it is known by in the lists above."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Const(value=value):
            return repr(value)
        case nodes.Getattr(node=owner, attr=name):
            return f"{words(owner)}.{name}"
        case nodes.Filter(node=inner, name=name):
            return f"{words(inner) if inner else '…'} | {name}"
        case nodes.Call(node=called):
            return f"{words(called)}(…)"
        case nodes.Dict():
            return "{…}"
        case nodes.CondExpr(expr1=first, expr2=other):
            return f"{words(first)} if … else {words(other) if other else '…'}"
    return type(node).__name__


def results(node: nodes.Expr) -> Iterator[nodes.Expr]:
    """What an expression can come to: both sides of a choice."""
    if isinstance(node, nodes.CondExpr):
        yield from results(node.expr1)
        if node.expr2 is not None:
            yield from results(node.expr2)
    else:
        yield node


def is_constant(node: nodes.Expr, assigned: Mapping[str, list[nodes.Expr]]) -> bool:
    """Whether what is printed stands in the template itself, to be printed or not."""
    if isinstance(node, nodes.CondExpr):
        return all(is_constant(end, assigned) for end in results(node))
    if isinstance(node, nodes.Filter) and node.node is not None:
        return node.name == "safe" and is_constant(node.node, assigned)
    if isinstance(node, nodes.Call) and words(node) == "here(…)":  # its words, where the row is the page's own
        return is_constant(node.args[1], assigned)
    if isinstance(node, nodes.Name) and node.name in assigned:
        return all(is_constant(given, assigned) for given in assigned[node.name])
    return isinstance(node, nodes.Const)


def called_html(name: str, template: nodes.Template) -> Iterator[tuple[str, str]]:
    """Everything in a template that is said to be HTML already, wherever: what is printed may be made of it."""
    for one in template.find_all(nodes.Filter):
        named = {one.name, *(arg.value for arg in one.args if isinstance(arg, nodes.Const))}  # map("safe")
        if named & _RAW and not is_constant(one, {}):
            yield name, words(one)


def test_the_walk_sees_the_templates_that_pages_are_made_with() -> None:
    assert {"base.html", "main.html", "404.html", "partials/content.html", "partials/path-item.html"} <= set(
        templates()
    )
    assert {"partials/languages/sv.html", "partials/footer.html", "partials/logo.html", "sitemap.xml"} <= set(
        templates()
    )
    counted = [one.key for one in everything_printed()]
    for expected in (
        ("base.html", "page.canonical_url"),
        ("partials/header.html", "config.site_name"),
        ("partials/path-item.html", "nav_item.title"),
        ("partials/toc.html", "item.title | striptags"),
    ):
        assert expected in counted


def test_whatever_is_printed_is_escaped() -> None:
    assert environment().autoescape is True
    found = [one for name, template in templates().items() for one in called_html(name, template)]
    assert [one for one in found if one not in AS_HTML] == []


def test_no_template_turns_the_escaping_off() -> None:
    found = [
        name for name, template in templates().items() if next(template.find_all(nodes.ScopedEvalContextModifier), None)
    ]
    assert found == []


def test_what_is_printed_stands_in_text_or_within_double_quotes() -> None:
    """Escaping helps nowhere else: not between attributes, not in a script."""
    wrong = [
        str(one)
        for one in everything_printed()
        if one.where not in ("text", "double")
        and not is_constant(one.expression, one.assigned)
        and not (one.where == "script" and one.key in AS_HTML and "tojson" in one.key[1])
    ]
    assert wrong == []


def test_an_address_begins_as_an_address_of_the_site() -> None:
    """Escaping does not help against javascript: in a link."""
    wrong = [
        str(one)
        for one in everything_printed()
        if one.where == "double" and _ADDRESS.fullmatch(one.attribute) and one.begins
        if not all(words(end).endswith(("| url", "address(…)")) for end in results(one.expression))
        and one.key not in ADDRESSES
    ]
    assert wrong == []


def test_no_attribute_runs_what_is_printed_in_it() -> None:
    assert [
        str(one)
        for one in everything_printed()
        if re.match("on|style$|srcdoc$", one.attribute) and one.where == "double"
    ] == []


def test_every_exception_is_still_there() -> None:
    known = {one.key for one in everything_printed()}
    known |= {one for name, template in templates().items() for one in called_html(name, template)}
    assert [key for key in (*AS_HTML, *ADDRESSES) if key not in known] == []


@pytest.mark.parametrize(
    ("template", "where"),
    [
        ("<p>{{ x }}</p>", "text"),
        ('<p title="{{ x }}">', "double"),
        ("<p title='{{ x }}'>", "single"),
        ("<p title={{ x }}>", "tag"),
        ("<p {{ x }}>", "tag"),
        ("<script>{{ x }}</script>", "script"),
        ("<style>p {}</style><style>{{ x }}", "script"),
        ("<!-- > {{ x }} -->", "comment"),
        ('<script src="a"></script>{{ x }}', "text"),
        ('<a href="#" {% if y %}class="a"{% endif %} title="b {{ x }}">', "double"),
    ],
)
def test_the_walk_knows_where_in_the_html_it_is(template: str, where: str) -> None:
    assert [one.where for one in printed("x", environment().parse(template))] == [where]


@pytest.mark.parametrize(
    ("template", "seen"),
    [
        ("{{ x | safe }}", True),
        ("{{ (x | safe) ~ y }}", True),
        ("{{ x | upper | safe }}", True),
        ("{{ 'a' if y else x | safe }}", True),
        ("{% set z = x | safe %}{{ z }}", True),
        ("{% for y in x | map('safe') %}{{ y }}{% endfor %}", True),
        ("{% filter safe %}{{ x }}{% endfilter %}", True),
        ("{{ 'class' | safe if y }}", False),
        ("{{ x }}", False),
        ("{{ x | upper }}", False),
    ],
)
def test_the_walk_sees_what_is_said_to_be_html(template: str, seen: bool) -> None:
    assert bool(list(called_html("x", environment().parse(template)))) is seen


# --- A page whose every value is hostile ------------------------------------------------------------------------------

HOSTILE = (
    "</title><script src=/x.js></script>",
    '" onfocus="x" autofocus x="',
    "' onfocus='x",
    "&lt;/title&gt;&lt;script&gt;",
    "&#34; onfocus=&#34;x",
    "</script><script>x</script>",
    "<!-- ]]> --!><img src=x onerror=x>",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "A < B & C > D &amp; \"E\" 'F' Å",
)
Write = Callable[[str], str]


class Entry:
    """An entry of the menu, which is itself and no other, as MkDocs' are."""

    def __init__(self, **values: Any) -> None:
        vars(self).update(values)


def context(write: Write) -> dict[str, Any]:
    """What MkDocs gives a template, with the text that `write` makes for each place."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_name=write("site_name"), site_description=write("about"))
    config.extra |= {
        "material": material_files(config.theme.dirs),
        "notice": write("notice"),
        "banner": [write("banner")],
    }
    config.extra["owner"] = {name: write(f"owner {name}") for name in ("who", "mailbox", "address")}
    config.extra_css = [write("css")]

    def entry(name: str, **more: Any) -> Any:
        values = {
            "title": write(name),
            "url": write(f"{name} url"),
            "children": None,
            "active": True,
            "is_index": False,
            "is_page": True,
        }
        return Entry(**(values | more))

    known = ("day", "as_of", "changed", "changed_in_words", "edit", "feedback")
    foot = {name: write(f"foot {name}") for name in known}
    page = entry(
        "page",
        meta={
            "title": write("title"),
            "description": write("description"),
            "hide": (write("hide"),),
            "foot": foot,
            "eyebrow": {"name": write("eyebrow"), "address": write("eyebrow address")},
        },
        content="<h1>Rubrik</h1>",
        canonical_url=write("canonical"),
        is_homepage=False,
        toc=[
            SimpleNamespace(
                title=as_html(write(f"toc {number}")), url=f"#{write(f'anchor {number}')}", level=2, children=[]
            )
            for number in range(3)
        ],
    )
    section = entry("section", children=[entry("child"), page], is_page=False, parent=None, ancestors=[])
    page.ancestors, page.parent = [section], section
    home = entry("home")
    return {
        "config": config,
        "page": page,
        "nav": SimpleNamespace(items=[home, section], homepage=home),
        "base_url": write("base"),
        "extra_css": [],
        "extra_javascript": [],
    }


def as_html(text: str) -> str:
    """A text as Markdown gives a heading's: as HTML, quotation marks as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rendered(template: str, write: Write) -> tuple[fragment.Fragment, str]:
    """A page with the texts that `write` makes; and all that it says, in text and attributes."""
    environment().globals["shared"] = Frame(environment()).shared  # nothing of the page before
    html = environment().get_template(template).render(context(write))
    found = fragment.read(html)
    said = [value for element in found.elements for value in (*element.attributes.values(), element.words)]
    config = next(element.words for element in found.elements if element.attributes.get("id") == "__config")
    return found, fragment.folded(" ".join([*said, *map(str, json.loads(config).values())]))


@pytest.mark.parametrize("template", ["main.html", "404.html"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_is_a_text_wherever_it_is_printed(template: str, hostile: str) -> None:
    places: list[str] = []

    def calm(place: str) -> str:
        places.append(place)
        return f"[{place}]"

    expected, calm_words = rendered(template, calm)
    found, hostile_words = rendered(template, lambda place: f"[{place}]{hostile}")
    assert found.shape == expected.shape
    shown = [place for place in places if f"[{place}]" in calm_words]
    assert len(shown) > 10
    assert [place for place in shown if fragment.folded(f"[{place}]{hostile}") not in hostile_words] == []
