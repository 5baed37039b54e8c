"""May mkdocs.yml say what it says? It is code: it can name scripts, read the environment and hide pages.

So every setting that the site uses stands in a table below with what it may be, and nothing else is let through. Of
what a city decides itself (its name, its notice, its addresses) the form is asked for; the rest is what the product
says. The menu's pages are looked at in reading/menu.py and rules/pages.py; here only that it has the form of a menu.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from actionplans.model.problems import Place, Problem, nearest
from actionplans.reading import yamlfile
from actionplans.reading.menu import TAGS
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar
from actionplans.reading.yamlfile import Sequence as YamlSequence
from actionplans.site.editing import template_problems
from actionplans.system.fixed import fixed
from actionplans.system.product import PRODUCT

NAME = "mkdocs.yml"


@fixed
class Asked:
    """A setting's value, by its full name ("theme.font"), in a project folder that may inherit what it does not say."""

    name: str
    node: Node
    root: Path
    inherits: bool

    def problem(self, what: str, do: str) -> Problem:
        """What is wrong with the value, where it stands."""
        return Problem(self.node.place, what, do)

    def wrong(self, wanted: str) -> Problem:
        """That the value is another than it must be."""
        return self.problem(f"{self.name} är {quoted(self.node)}", f"skriv {wanted}")

    def within(self, key: str, node: Node) -> Asked:
        """A value within this one."""
        return Asked(f"{self.name}.{key}" if self.name else key, node, self.root, self.inherits)


# What looks at the value of a setting.
Look = Callable[[Asked], Iterator[Problem]]
_LONGEST = 60


def quoted(node: Node) -> str:
    """A value as a message quotes it: the beginning of a text, the kind of anything else."""
    if isinstance(node, YamlSequence):
        return f"{node.tag} […]" if node.tag else "en lista"
    if isinstance(node, YamlMapping):
        return "flera nycklar med värden"
    text = node.text if len(node.text) <= _LONGEST else f"{node.text[:_LONGEST]}…"
    return f"”{text}”" if text else "tom"


# --- What a value may be ----------------------------------------------------------------------------------------------


def _fixed(wanted: str) -> Look:
    """Exactly this word, number, true or false."""
    kind = Scalar(wanted, Place(NAME), plain=True).guess
    # A text of the product's may need its quotation marks; true and false may be written in the ways that YAML knows.
    kind = kind if kind in ("bool", "int") else "str"
    same = {"true": ("true", "yes", "on"), "false": ("false", "no", "off")}.get(wanted, (wanted,))

    def look(asked: Asked) -> Iterator[Problem]:
        node = asked.node
        text = node.text.lower() if isinstance(node, Scalar) and kind == "bool" else getattr(node, "text", "")
        if not isinstance(node, Scalar) or text not in same or node.guess != kind:
            yield asked.wrong(f"{asked.name.rpartition('.')[2]}: {wanted}" if kind != "str" else f"”{wanted}”")

    return look


def _text(asked: Asked) -> Iterator[Problem]:
    """A line of text."""
    node = asked.node
    if not isinstance(node, Scalar) or not node.text.strip():
        yield asked.problem(f"{asked.name} är {quoted(node)}", "skriv en text efter kolonet, eller ta bort raden")
    elif node.guess != "str":
        yield asked.problem(f"{quoted(node)} läses inte som text", f'sätt citattecken: "{node.text}"')
    elif "\n" in node.text.strip() or len(node.text) > _LONGEST_TEXT:
        yield asked.problem(f"{asked.name} är längre än en rad", f"skriv högst {_LONGEST_TEXT} tecken på en rad")


_LONGEST_TEXT = 500


def _address(asked: Asked) -> Iterator[Problem]:
    """Where the site lies: empty, or an address on the web that is not the editor's own computer."""
    text = asked.node.text if isinstance(asked.node, Scalar) else " "
    # What begins as the address of `make serve` would be built without the policy that keeps foreign scripts away.
    if text and (not _ON_THE_WEB.fullmatch(text) or _OWN_COMPUTER.match(text) or not _has_port(text)):
        yield asked.wrong("webbplatsens adress, som https://natverk.example.se/, eller ta bort raden")


_ON_THE_WEB = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:/(?!\.{1,2}(?:/|\Z))[\w.~-]+)*/?",
    re.ASCII,
)
_OWN_COMPUTER = re.compile(r"https?://(?:127\.|localhost)", re.IGNORECASE)


def _has_port(address: str) -> bool:
    """Whether the port of an address is none, or a number that can be one."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def _serve_address(asked: Asked) -> Iterator[Problem]:
    """Where `make serve` shows the site: on the own computer."""
    match = _SERVED.fullmatch(asked.node.text) if isinstance(asked.node, Scalar) else None
    if not match or not 0 < int(match[1]) <= 65535:
        yield asked.wrong("”127.0.0.1:8000”, eller en annan port på den egna datorn")


_SERVED = re.compile(r"(?:127\.0\.0\.1|localhost):([1-9]\d{1,4})", re.ASCII)


def served_at(root: Path) -> tuple[str, int]:
    """Where a project is shown on the own computer, as far as its mkdocs.yml can be read."""
    file = root / NAME
    tree, _ = yamlfile.read(file, NAME, TAGS) if file.is_file() else (None, [])
    node = tree.values.get("dev_addr") if isinstance(tree, YamlMapping) else None
    match = _SERVED.fullmatch(node.text) if isinstance(node, Scalar) else None
    return "127.0.0.1", int(match[1]) if match and int(match[1]) <= 65535 else 8000


def _edit_template(asked: Asked) -> Iterator[Problem]:
    """Where editors change a file; empty where nobody does."""
    if not isinstance(asked.node, Scalar):
        yield asked.wrong('en adress inom citattecken, eller ""')
        return
    for problem in template_problems(asked.node.text):
        yield asked.problem(problem.what, problem.do)


def _variable(name: str, default: Look) -> Look:
    """`!ENV [NAME, default]` with this name and no other, or the default alone."""

    def look(asked: Asked) -> Iterator[Problem]:
        node = asked.node
        if not isinstance(node, YamlSequence):
            yield from default(asked)
        elif node.tag and len(node.items) == 2 and getattr(node.items[0], "text", "") == name:
            yield from default(Asked(asked.name, node.items[1], asked.root, asked.inherits))
        else:
            yield asked.wrong(f'!ENV [{name}, "…"]; andra variabler läses inte')

    return look


def _own_path(*names: str) -> Look:
    """A path of the project's own, or, of a project with this one's code, the same there."""

    def look(asked: Asked) -> Iterator[Problem]:
        text = getattr(asked.node, "text", "")
        if text not in names and not (
            asked.inherits and any(_of_the_product(asked.root, text, name) for name in names)
        ):
            yield asked.wrong(" eller ".join(f"”{name}”" for name in names))

    return look


def _inherited(asked: Asked) -> Iterator[Problem]:
    """The settings of the project whose code looks, never a file of one's own."""
    if not _of_the_product(asked.root, getattr(asked.node, "text", ""), NAME):
        yield asked.problem(f"INHERIT är {quoted(asked.node)}", "ta bort raden, och skriv inställningarna här")


def _of_the_product(root: Path, text: str, name: str) -> bool:
    """Whether a path leads from a project to what lies beside this code, and not into the project itself.

    A copy of such a project, as drafts are tried in, leads nowhere: there the form counts, and nothing is built.
    """
    try:
        there, product = (os.path.realpath(path) for path in (root / text, PRODUCT / name))
        inside = os.path.realpath(root) == os.path.realpath(PRODUCT)
        nowhere = not any(map(os.path.exists, (there, f"{there}.py")))
    except (OSError, ValueError):
        return False
    upwards = re.fullmatch(rf"(?:\.\./)+{re.escape(name)}", text) is not None
    return not inside and (there == product or (upwards and nowhere))


# --- Lists and records ------------------------------------------------------------------------------------------------


# More than this of anything but the menu is no slip, and to guess what each is meant to be takes its time.
_MOST = 50


def _items(asked: Asked) -> Iterator[Asked] | None:
    """The values of a list; None where there is none."""
    if not isinstance(asked.node, YamlSequence) or asked.node.tag or len(asked.node.items) > _MOST:
        return None
    return (Asked(asked.name, item, asked.root, asked.inherits) for item in asked.node.items)


def _list(item: Look) -> Look:
    """A list of such values, each of them once."""

    def look(asked: Asked) -> Iterator[Problem]:
        items = _items(asked)
        if items is None:
            yield asked.wrong(f"en lista med högst {_MOST} rader som börjar med bindestreck")
            return
        seen: set[str] = set()
        for one in items:
            text = getattr(one.node, "text", "")
            if text and text in seen:
                yield one.problem(f"{quoted(one.node)} står två gånger i {asked.name}", "ta bort en av raderna")
            else:
                yield from item(one)
            seen.add(text)

    return look


def _theme_file(folder: str, ending: str) -> Look:
    """A file of the theme, which its owners look after; never another server's, and none of docs/."""
    form = re.compile(rf"{folder}/(?:[\w-]+/)*[\w.-]+\.{ending}", re.ASCII)

    def look(asked: Asked) -> Iterator[Problem]:
        text = getattr(asked.node, "text", "")
        if not form.fullmatch(text) or not (PRODUCT / "theme" / text).is_file():
            do = f"ta bort raden; här står bara filer i theme/{folder}/ som slutar på .{ending}"
            yield asked.problem(f"{quoted(asked.node)} i {asked.name} finns inte i temat", do)

    return look


def _chosen(wanted: Mapping[str, Look | None]) -> Look:
    """A list of exactly these words in any order, each with settings of its own where it has any."""

    def look(asked: Asked) -> Iterator[Problem]:
        items = _items(asked)
        if items is None:
            yield asked.wrong(f"en lista med högst {_MOST} rader som börjar med bindestreck")
            return
        there: set[str] = set()
        for one in items:
            name, inner = _named(one.node)
            settings = wanted.get(name) if name in wanted else None
            if name not in wanted or name in there:
                what = f"{quoted(Scalar(name, one.node.place, plain=True)) if name else quoted(one.node)}"
                yield one.problem(
                    f"{what} står två gånger i {asked.name}" if name in there else f"{what} hör inte till {asked.name}",
                    "ta bort en av raderna" if name in there else _meant(name, wanted.keys() - there),
                )
            elif settings is not None and inner is not None:
                yield from settings(one.within(name, inner))
            elif settings is not None or inner is not None:
                yield one.problem(f"{name} i {asked.name} har inte sina egna inställningar", _as_in_the_product())
            there.add(name)
        # A word that is misspelt has been told; that it lacks is the same slip.
        missing = [name for name in wanted if name not in there]
        if missing and not there - wanted.keys():
            yield asked.problem(f"{asked.name} saknar {', '.join(missing)}", f"lägg till {missing[0]} i listan")

    return look


def _named(node: Node) -> tuple[str, Node | None]:
    """An item of a list by its name, with its settings where it has any: `tables`, or `toc: {toc_depth: 3}`."""
    if isinstance(node, Scalar):
        return node.text, None
    if isinstance(node, YamlMapping) and len(node.values) == 1:
        return next(iter(node.values.items()))
    return "", None


def _record(keys: Mapping[str, Look], *optional: str) -> Look:
    """Keys and values: these and no others, all of them except the optional ones."""

    def look(asked: Asked) -> Iterator[Problem]:
        node = asked.node
        if not isinstance(node, YamlMapping):
            yield asked.wrong(f"nycklarna {', '.join(keys)} under den, indragna")
            return
        if len(node.values) > _MOST:
            yield asked.problem(f"{asked.name or NAME} har {len(node.values)} inställningar", _as_in_the_product())
            return
        missing = [key for key in keys if key not in node.values and key not in optional]
        for key, value in node.values.items():
            inner = asked.within(key, value)
            if key not in keys:
                meant = _meant(key, keys.keys() - node.values.keys())
                yield Problem(node.keys[key], f"inställningen ”{_cut(inner.name)}” är inte tillåten", meant)
                missing = [name for name in missing if name != nearest(key, missing)]  # the same slip
            elif not (isinstance(value, Scalar) and value.refused):
                yield from keys[key](inner)
        for key in () if asked.inherits else missing:
            what = f"inställningen ”{f'{asked.name}.' if asked.name else ''}{key}” saknas"
            yield Problem(node.place, what, _as_in_the_product())

    return look


def _as_in_the_product() -> str:
    return "lägg tillbaka den som den var, ur git; en ny webbplats tar den ur produktens mkdocs.yml"


def _meant(word: str, known: Iterator[str] | set[str]) -> str:
    near = nearest(word, known)
    remove = "ta bort den; vad mkdocs.yml får säga bestäms av dem som sköter webbplatsens kod"
    return f"menade du ”{near}”? Annars: {remove}" if near else remove


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


# --- The menu ---------------------------------------------------------------------------------------------------------


def _menu(asked: Asked) -> Iterator[Problem]:
    """A list, in which each line is a page, or a title with a page or a list of its own."""
    if not isinstance(asked.node, YamlSequence):
        # That there is none, or nothing in it, is told by reading/menu.py.
        if isinstance(asked.node, YamlMapping):
            yield asked.problem("menyn är ingen lista", "skriv ett bindestreck framför varje rad: ”- Start: index.md”")
        return
    if asked.node.tag:
        yield asked.wrong("menyns rader här; den läses inte ur en variabel")
        return
    for item in asked.node.items:
        yield from _menu_item(asked, item)


def _menu_item(asked: Asked, item: Node) -> Iterator[Problem]:
    if isinstance(item, YamlSequence):
        yield Problem(
            item.place, "en lista i menyn saknar titel", "skriv titeln och kolon på en rad ovanför: ”- Titel:”"
        )
    elif isinstance(item, YamlMapping) and len(item.values) != 1:
        titles = ", ".join(_cut(title) for title in list(item.values)[:3]) or "ingenting"
        yield Problem(item.place, f"en rad i menyn är {titles}", "skriv ett bindestreck framför varje titel")
    elif isinstance(item, YamlMapping):
        ((title, child),) = item.values.items()
        if isinstance(child, YamlMapping):
            do = "skriv ett bindestreck framför varje rad under titeln"
            yield Problem(child.place, f"raderna under ”{_cut(title)}” i menyn är ingen lista", do)
        elif isinstance(child, YamlSequence) and not child.items:
            yield Problem(
                child.place, f"”{_cut(title)}” i menyn är tom", "lägg till en sida under den, eller ta bort raden"
            )
        elif isinstance(child, YamlSequence):
            yield from _menu(asked.within(title, child))


# --- The settings -----------------------------------------------------------------------------------------------------

_WARN = _fixed("warn")
_THEME = {
    "name": _fixed("material"),
    "language": _fixed("custom"),
    "custom_dir": _own_path("theme"),
    "font": _fixed("false"),
    "features": _chosen({"toc.follow": None}),
}
_MACROS = {
    "module_name": _own_path("macros"),
    "on_undefined": _fixed("strict"),
    "on_error_fail": _fixed("true"),
    "j2_comment_start_string": _fixed("{##"),
    "j2_comment_end_string": _fixed("##}"),
}
_EXTENSIONS = {
    "admonition": None,
    "attr_list": None,
    "def_list": None,
    "md_in_html": None,
    "sane_lists": None,
    "tables": None,
    "toc": _record({"toc_depth": _fixed("3")}),
    "pymdownx.magiclink": None,
    "pymdownx.superfences": None,
}
_VALIDATION = {
    "nav": _record(dict.fromkeys(("omitted_files", "not_found", "absolute_links"), _WARN)),
    "links": _record(dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), _WARN)),
}
SETTINGS: dict[str, Look] = {
    "INHERIT": _inherited,
    "site_name": _text,
    "site_description": _text,
    "site_url": _variable("SITE_URL", _address),
    "docs_dir": _fixed("docs"),
    "site_dir": _variable("SITE_DIR", _fixed("site")),
    "dev_addr": _serve_address,
    "watch": _list(_own_path("data", "macros.py", "actionplans", "theme")),
    "strict": _fixed("true"),
    "use_directory_urls": _fixed("true"),
    "theme": _record(_THEME),
    "extra_css": _list(_theme_file("assets", "css")),
    "extra_javascript": _list(_record({"path": _theme_file("assets", "js"), "defer": _fixed("true")})),
    "extra": _record(
        {"notice": _text, "edit_template": _variable("EDIT_TEMPLATE", _edit_template), "fixed_day": _fixed("true")},
        "notice",
        "edit_template",
        "fixed_day",
    ),
    "plugins": _record({"macros": _record(_MACROS)}),
    "markdown_extensions": _chosen(_EXTENSIONS),
    "validation": _record(_VALIDATION),
    "nav": _menu,
}
# What has a good value where nothing is said. That the menu is missing is told by reading/menu.py.
_OPTIONAL = (
    *("INHERIT", "site_description", "site_url", "docs_dir", "site_dir", "dev_addr", "watch"),
    *("use_directory_urls", "extra", "nav"),
)


def _tabs(text: str) -> Iterator[Problem]:
    """Tabs, which the check's reader of YAML passes over and MkDocs' own stops at."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            what = "raden innehåller en tabb, och då kan MkDocs inte läsa filen"
            yield Problem(Place(NAME, number, line.index("\t") + 1), what, "ersätt den med mellanslag")


def problems(root: Path) -> Iterator[Problem]:
    """mkdocs.yml says what the product says, and of a city what a city decides; never what could run."""
    file = root / NAME
    if not file.is_file():
        return  # told by reading/menu.py, as is what cannot be read as YAML
    tree, unreadable = yamlfile.read(file, NAME, TAGS)
    if not unreadable:
        yield from _tabs(file.read_text(encoding="utf-8-sig", errors="replace"))
    if isinstance(tree, YamlMapping):
        look = _record(SETTINGS, *_OPTIONAL)
        yield from look(Asked("", tree, root, "INHERIT" in tree.values))


def inherited(root: Path) -> list[Problem]:
    """What is wrong in the settings that a project takes from beside this code: MkDocs obeys both files."""
    file = root / NAME
    tree = yamlfile.read(file, NAME, TAGS)[0] if file.is_file() else None
    if isinstance(tree, YamlMapping) and "INHERIT" in tree.values:
        return [*yamlfile.read(PRODUCT / NAME, NAME, TAGS)[1], *problems(PRODUCT)]
    return []
