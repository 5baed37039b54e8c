"""Does every text in data/ come out as the text it is, whatever it holds, on a page that Markdown and MkDocs made?"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import inspect
import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import markdown
import pytest
import yaml
from mkdocs.config import load_config

from actionplans.closing.handed import entry_checksum
from actionplans.closing.resolved import NEWEST, checksum
from actionplans.closing.sent import file_checksum, matter_checksum
from actionplans.macros import MACROS, OF_PLANS, SIGNATURES
from actionplans.model import records
from actionplans.model.fields import Record, field_specs
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.model.vocabulary import BUILT_IN
from actionplans.reading import pages
from actionplans.reading.data import load
from actionplans.search import packed
from tests import fragment, project, sites
from tests.fragment import Fragment, folded
from tests.shared import shared
from tests.sites import ROOT
from tests.small_files import PDF

DAY = "2023-03-13"

# What must come out as it was written. A text in data/ can hold any of it, by accident or not.
NASTY = (
    "a | b",
    "rad ett\nrad två",
    "stycke ett\n\nstycke två",
    "<script> alert(1) </script>",
    "<img src=x onerror=alert(1)>",
    "{{ cycler }}",
    "{% raw %} {## kommentar ##}",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x][y] [^1] [TOC]",
    "**fet** och _kursiv_",
    "\"quotes\" 'and' &amp;",
    "\\*",
    "</td>",
    "</div></article>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?php",
    "`code`",
    "```\nkod\n```",
    "# rubrik",
    "{: onclick=x }",
    "<https://prov.example>",
    "--- 1. ett",
    "!!! note",
    # Nothing to Markdown as the site sets it up, but to extensions that somebody may turn on.
    "~~x~~ ^x^ ==x== ++x++ :smile: (c) https://prov.example prov@prov.example ... 'x'",
)
# The same in peace, with as many paragraphs.
CALM = "lugn text"


def calm_like(nasty: str) -> str:
    return "\n\n".join([CALM] * len(re.split(r"\n\s*\n", nasty)))


ALL_AT_ONCE = "\n".join(NASTY)


# --- A project whose every text is the one that a test wants ----------------------------------------------------------

# Gives the text of a field: of which kind of record, which key, and where it stands (a text of its own for each place).
Write = Callable[[type[Record], str, str], str]
Tree = dict[str, Any]

WORDS: dict[str, tuple[str, ...]] = {
    **{name: tuple(words) for name, words in BUILT_IN.items()},
    **{name: tuple(words) for name, words in yaml.safe_load(project.FILES["data/vocabulary.yml"]).items()},
    "confidence": ("medium", "high"),
    "activity_states": ("done", "moved"),
}

# Texts that are not free: a rule says what they may be.
BOUND: Mapping[tuple[type[Record], str], str] = {
    (records.Activity, "priority"): "prov",
    (records.Result, "activity"): "prov",
    (records.Trip, "activity"): "prov",
    (records.Routine, "page"): "prov",
    (records.PlanGoal, "id"): "planmal",
    (records.Attachment, "file"): "bilaga.pdf",
    (records.ClosedFile, "file"): "bilaga.pdf",
    (records.Correction, "file"): "bilaga.pdf",
    (records.TripReport, "trips"): "annan",
    (records.Attachment, "plan"): "gemensam",
    (records.Plan, "part_of"): "2023/gemensam",
}

# Lists that need a record of each sort that the macros tell apart; None leaves a key out.
SORTS: Mapping[tuple[type[Record], str], tuple[Tree, ...]] = {
    (records.Network, "facts"): (
        {"kind": "website"},
        *({"kind": kind, "url": None} for kind in WORDS["fact_kinds"] if kind != "website"),
    ),
    (records.Network, "roles"): ({"vacant": False}, {"vacant": True, "person": None, "body": None}),
    (records.Network, "events"): ({"scope": "city"}, {"scope": "network"}),
    (records.Trips, "trips"): ({}, {"id": "annan", "report": None}),
    (records.Matter, "attachments"): ({"number": 1, "plan": None}, {"number": 2, "file": None, "network": None}),
    # What goes on all the time has no end, and what is of no plan has not moved.
    (records.Plan, "activities"): ({"continuous": None}, {"id": "lopande", "end": None, "continues": None}),
    (records.Report, "results"): ({"state": "moved"}, {"state": "moved", "activity": "lopande", "moved_to": "unknown"}),
    (records.Checkpoint, "results"): ({"state": "moved"},),
    (records.ClosedYear, "plans"): ({"network": "prov"}, {"network": "gemensam"}),
    (records.ClosedYear, "matters"): ({"format": 1, "sent": None},),
    (records.ClosedYear, "corrections"): ({"matter": None, "file": None}, {"network": None, "format": 1}),
}


@dataclasses.dataclass(frozen=True)
class Writer:
    """Makes a record of any kind, with every key that model/records.py knows."""

    write: Write

    def record(self, kind: type[Record], path: str) -> Tree:
        specs = field_specs(kind)
        # A short name must be shorter than the name.
        called = {name: f"{path} {'s' if name == 'short' else name}" for name in specs}
        return {name: self.value(spec.shape, kind, name, called[name]) for name, spec in specs.items()}

    def value(self, shape: Shape, kind: type[Record], name: str, path: str) -> Any:
        match shape:
            case Date() | EndDate():
                return DAY
            case Number() | DecimalNumber():
                return 2 if name == "format" else 2023
            case YesNo():
                return True
            case Text():
                return BOUND.get((kind, name)) or self.write(kind, name, path)
            case Choice(words):
                return words[0]
            case Reference() | Term() | Pattern():
                return BOUND.get((kind, name)) or self.bound(shape, self.write(kind, name, path))
            case RecordOf(inner):
                return self.record(inner, path)
            case KeyedRecords(inner):
                return {word: self.record(inner, f"{path} {word}") for word in WORDS[name]}
            case ListOf(items):
                return self.several(items, kind, name, path)

    def several(self, item: Shape, kind: type[Record], name: str, path: str) -> list[Any]:
        if (kind, name) not in SORTS:
            return [self.value(item, kind, name, f"{path} 0")]
        made = [
            {**self.value(item, kind, name, f"{path} {number}"), **sort}
            for number, sort in enumerate(SORTS[kind, name])
        ]
        return [{key: value for key, value in record.items() if value is not None} for record in made]

    @staticmethod
    def bound(mark: Reference | Term | Pattern, free: str) -> str:
        """A text that must be an id, a word or of a certain form: as near the free text as it may be."""
        if isinstance(mark, Reference):
            return DAY if mark.collection == "matters" else "prov"
        if isinstance(mark, Term):
            return WORDS[mark.vocabulary][0]
        wanted = (free, "https://prov.example/" + "".join(free.split()), "prov", mark.example)
        return next(text for text in wanted if re.fullmatch(mark.regex, text))


def data(write: Write) -> dict[str, Tree]:
    """Every file of data/, with every key that there is."""
    make = Writer(write).record
    plan, matter = make(records.Plan, "plan"), make(records.Matter, "matter")
    # One file is one paper.
    matter |= {"letter": {"file": "brev.pdf"}, "bundle": {"file": "allt.pdf"}}
    # What is reconstructed was not sent; another matter is there for that.
    matter = without(matter, "sent")
    snapshot = without(make(records.Snapshot, "snapshot"), "attachments", "seal")
    # A plan's decision says nothing else than its matter's.
    plan["decided"] |= {key: matter["decision"][key] for key in ("paragraph", "reference")}
    candidate = without(make(records.Network, "candidate"), "memberships", "roles", "successors", "end")
    candidate["considerations"][0]["outcome"] = "waiting"
    return {
        "data/city.yml": make(records.City, "city"),
        "data/vocabulary.yml": make(records.Vocabulary, "vocabulary"),
        # What has an owner today has one that is there, in an organisation that is.
        "data/organisations.yml": {
            "prov": make(records.Organisation, "organisation"),
            "kvar": {"name": "Kvar", "kind": WORDS["organisation_kinds"][0], "sources": ["prov"]},
        },
        "data/functions.yml": {
            "prov": make(records.Function, "function") | {"end": "ongoing", "organisation": "kvar"},
        },
        "data/goals.yml": {
            "prov": make(records.Goal, "goal") | {"part_of": "over"},
            "over": {key: value for key, value in make(records.Goal, "goal over").items() if key != "part_of"},
        },
        "data/sources/prov.yml": make(records.Source, "source"),
        "data/projects.yml": {"prov": make(records.Project, "project")},
        "data/routines.yml": {
            "prov": make(records.Routine, "routine") | {"months": [5], "replaced_by": "annan"},
            # One that nobody has adopted is to be created, and has not ended.
            "annan": {
                key: value
                for key, value in make(records.Routine, "other routine").items()
                if key not in ("adopted", "end", "replaced_by", "months")
            },
        },
        "data/abbreviations.yml": {"prov": make(records.Abbreviation, "abbreviation")},
        "data/foreign_names.yml": {"en": make(records.ForeignNames, "foreign names")},
        "data/synonyms.yml": {"prov": {"words": ["prov", "test"]}},
        "data/networks/prov.yml": without(make(records.Network, "network"), "successors") | {"end": "ongoing"},
        "data/networks/annat.yml": candidate,
        "data/networks/forr.yml": {"name": write(records.Network, "name", "former"), "end": "2022"}
        | {"successors": ["prov"]},
        # Of a plan that is one network's own, and of one that is common to several, some keys exclude each other.
        "data/plans/2023/prov.yml": without(plan, "networks"),
        "data/plans/2023/gemensam.yml": without(make(records.Plan, "common plan"), "network", "part_of", "presented")
        | {"networks": ["prov", "annat"]},
        "data/plans/2022/prov.yml": {
            "activities": [{"id": "prov", "text": "Det som fortsätter", "sources": ["prov"]}],
            "sources": ["prov"],
        },
        "data/reports/2023/prov.yml": make(records.Report, "report"),
        "data/years/2023.yml": make(records.Year, "year"),
        "data/years/2022.yml": {"workshop": {**make(records.Workshop, "earlier workshop"), "date": "2022"}},
        "data/snapshots.yml": {"plan-2023": snapshot | {"seal": entry_checksum(snapshot)}},
        "data/moved.yml": {"prov": make(records.Moved, "moved") | {"old": "forr/", "new": "kallor/"}},
        "data/trips/2023.yml": make(records.Trips, "trips"),
        f"data/matters/{DAY}.yml": matter,
        f"data/matters/{SENT}.yml": _sent(),
        "data/closed.yml": {"2023": make(records.ClosedYear, "closed year")},
    }


# A matter of the same day that was sent: its texts are none that a test wants.
SENT = f"{DAY}-skickat"
_PAPERS = ("bilaga-1-plan.pdf", "brev.pdf", "samlade-handlingar.pdf")


def _sent() -> Tree:
    summed = hashlib.sha256(PDF).hexdigest()
    papers: list[Tree] = [{"file": name, "size": len(PDF), "checksum": summed} for name in _PAPERS]
    papers[0] |= {"number": 1, "content": summed}
    listed = hashlib.sha256(f"{summed}  {_PAPERS[0]}\n".encode()).hexdigest()
    return {
        "title": "Skickat",
        "date": DAY,
        **dict.fromkeys(("committee", "administration"), "prov"),
        "proposal": "Antecknas.",
        "attachments": [{"number": 1, "title": "Plan", "kind": "plan", "network": "prov", "year": 2023}],
        "sent": {"date": DAY, "attachments": listed, "format": 1, "papers": papers},
        "sources": ["prov"],
    }


def without(tree: Tree, *keys: str) -> Tree:
    """A record without keys that its others exclude."""
    return {key: value for key, value in tree.items() if key not in keys}


def leaves(tree: object) -> Iterator[str]:
    """Every text in a tree."""
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        for child in tree:
            yield from leaves(child)
    elif isinstance(tree, str):
        yield tree


# --- A page with every macro on it ------------------------------------------------------------------------------------


def calls() -> list[str]:
    """Every macro, called in every way that its parameters allow."""
    arguments = {"network": "'prov'", "year": "2023", "source": "'prov'", "routine": "'prov'", "matter": f"'{DAY}'"}
    arguments |= {"table": "'roller'", "goal": "'prov'", "organisation": "'prov'", "subject": "'uppdrag'"}
    found = ["routine(routine='annan')", "network_facts(network='annat')", "current_plan(network='forr')"]
    found += [f"{name}(network='gemensam', year=2023)" for name in sorted(OF_PLANS)]
    for name, macro in MACROS.items():
        given = [one for one in inspect.signature(macro).parameters.values() if one.name != "view"]
        needed = [one.name for one in given if one.default is inspect.Parameter.empty]
        spare = [one.name for one in given if one.default is not inspect.Parameter.empty]
        for chosen in itertools.chain.from_iterable(itertools.combinations(spare, n) for n in range(len(spare) + 1)):
            found.append(f"{name}({', '.join(f'{key}={arguments[key]}' for key in (*needed, *chosen))})")
    return found


# Where on a page a macro may stand. Only alone is right for a table, but an editor can write anything.
PLACES = {
    "alone": "{}",
    "in a paragraph": "Text {} text.",
    "in a list": "- En punkt\n\n    {}\n",
    "in a quotation": "> {}",
    "in a note": '!!! note "Ruta"\n    {}\n',
    "in a box": "<div markdown>\n\n{}\n\n</div>\n",
}
# Where an editor cites a source besides.
CITED = {
    "in bold type": "**{}** och *{}*",
    "after a link": "[en länk](index.md) {}",
    "in a heading": "## Rubrik {}",
    "in a table": "| Rubrik | Källa |\n|---|---|\n| cell | {} |",
    "in a definition": "Ord\n:   Förklaring {}",
}


# Every macro stands on one of these: a page may not hold more of them than it does here.
ALL = ("allt.md", "mer.md")


def every_macro() -> dict[str, str]:
    """A source cited everywhere, and then every macro, as an editor writes them, by the name of the page."""
    citation = "{{ source('prov') }}"
    cited = [form.replace("{}", citation) for form in (*PLACES.values(), *CITED.values())]
    blocks = [f"{{{{ {call} }}}}" for call in calls() if not call.startswith("source(")]
    parts = (blocks[::2], blocks[1::2])
    return {
        name: "\n\n".join(["---\ntitle: Allt\n---\n# Allt", *cited, "## Makron", *part, ""])
        for name, part in zip(ALL, parts, strict=True)
    }


def written(content: Tree) -> str:
    """A file's content in YAML: by libyaml where it is there, in a tenth of the time."""
    text = yaml.dump(content, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False)
    assert isinstance(text, str)
    return text


def files(tree: Mapping[str, Tree]) -> dict[str, str | bytes | None]:
    """The whole project around its data; the miniature project's own files are left out."""
    found: dict[str, str | bytes | None] = dict.fromkeys(project.FILES)
    found |= {name: written(content) for name, content in tree.items()}
    pages = {
        "index.md": "",
        "kallor.md": "",
        "arbetssatt/prov.md": "",
        "natverk/prov/index.md": "network: prov\n",
        "natverk/forr/index.md": "network: forr\n",
        "natverk/prov/2023.md": "network: prov\nyear: 2023\n",
        "natverk/prov/2022.md": "network: prov\nyear: 2022\n",
        "natverk/annat/2023.md": "network: annat\nyear: 2023\n",
        "planer/gemensam/2023.md": "year: 2023\n",
        "ar/2023.md": "year: 2023\n",
        "natverk/prov/2023/arsrapport.md": "network: prov\nyear: 2023\n",
        "ar/2023/arsrapport.md": "year: 2023\n",
        "ar/2022.md": "year: 2022\n",
        f"namnden/{DAY}.md": "",
        f"namnden/{SENT}.md": "",
    }
    found |= {
        f"docs/{name}": f"---\ntitle: Sida 2022 och 2023\n{header}---\n# Sida 2022 och 2023\n"
        for name, header in pages.items()
    }
    found |= {f"docs/{name}": text for name, text in every_macro().items()}
    found |= {f"docs/namnden/{DAY}/{name}": PDF for name in ("bilaga.pdf", "brev.pdf", "allt.pdf")}
    found |= {f"docs/namnden/{SENT}/skickat/{name}": PDF for name in _PAPERS}
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    found["mkdocs.yml"] = f"{settings}\nnav: [{', '.join([*pages, *ALL])}]\n"
    return found


@dataclasses.dataclass(frozen=True)
class Made:
    """A project whose every text holds the same, written to a folder."""

    root: Path
    tree: Mapping[str, Tree]

    @functools.cached_property
    def texts(self) -> list[str]:
        """The free texts, each with a beginning of its own."""
        return [text for text in leaves(self.tree) if ": " in text]

    @property
    def addresses(self) -> list[str]:
        return [text for text in leaves(self.tree) if text.startswith("https://")]


def make(root: Path, content: str) -> Made:
    """A project whose every text names its place and then holds `content`."""
    tree = data(lambda kind, name, path: f"{path}: {content}")
    project.write(root, files(tree))
    loaded = load(root).model
    assert loaded is not None
    # What a closed year's plan and matter are summed to must be so.
    read, closed = pages.read(root, SIGNATURES), tree["data/closed.yml"]["2023"]
    for one in (*closed["plans"], *closed["matters"], *closed["corrections"]):
        of = one.get("network")
        summed = checksum(loaded, read, of, 2023, one.get("format", NEWEST)) if of else matter_checksum(loaded, DAY)
        one["checksum"] = file_checksum(root, DAY, one["file"]) if "file" in one else summed
        for file in one.get("files", ()):
            file["checksum"] = file_checksum(root, DAY, file["file"])
    project.write(root, files(tree))
    return Made(root, tree)


def missing(texts: list[str], words: str) -> list[str]:
    """The texts that cannot be read in some words. A capital may have become small, or the other way round."""
    words = words.casefold()
    return [text for text in texts if folded(text).casefold() not in words]


# --- Through Markdown -------------------------------------------------------------------------------------------------


@functools.cache
def pipeline() -> markdown.Markdown:
    """Markdown as the site's own mkdocs.yml sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(made: Made, day: str, places: Iterable[str]) -> dict[str, Fragment]:
    """Every call of every macro in some places on a page, as Jinja and Markdown make it on a day."""
    view = project.view(made.root, day, files(made.tree), here="allt/")
    called = {name: functools.partial(macro, view) for name, macro in MACROS.items()}
    found = {}
    for call in calls():
        html = jinja2.Template(f"{{{{ {call} }}}}").render(called)
        for place, form in (PLACES | (CITED if call.startswith("source(") else {})).items():
            if place in places or place in CITED:
                source = form.replace("{}", html)
                found[f"{call} {place}"] = fragment.read(pipeline().reset().convert(source))
    return found


def all_words(found: Mapping[str, Fragment]) -> str:
    """Everything that can be read in many pieces of HTML."""
    return " ".join(one.words for one in found.values())


Calm = Callable[[str, str], tuple[Made, dict[str, Fragment]]]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Calm:
    """The same with peaceful texts, to compare with: as many paragraphs as another text has, on a day."""

    @functools.cache
    def render(content: str, day: str) -> tuple[Made, dict[str, Fragment]]:
        made = make(tmp_path_factory.mktemp("calm"), content)
        return made, rendered(made, day, PLACES)

    return lambda nasty, day: render(calm_like(nasty), day)


def harmful(found: Fragment) -> list[str]:
    """Elements, attributes and links that no text of ours may ever lead to."""
    names = [element.name for element in found.all("script", "iframe", "object", "style", "img", "base")]
    # One asks a page of the site for a day.
    names += [one.name for one in found.all("form") if "dag" not in one.attributes["action"]]
    acts = [name for element in found.elements for name in element.attributes if re.match("on|src|style", name)]
    return [*names, *acts, *odd_links(found)]


def odd_links(found: Fragment) -> list[str]:
    """Links that do more than lead somewhere."""
    return [href for _, href in found.links if urlsplit(href.strip().lower()).scheme not in ("", "https", "mailto")]


def test_the_project_has_something_of_everything(calm: Calm) -> None:
    made, _ = calm(CALM, DAY)
    loaded = project.view(made.root, DAY, files(made.tree)).model
    assert [name for name, value in vars(loaded).items() if isinstance(value, Mapping) and not value] == []


def test_every_text_in_data_is_shown_but_for_what_only_editors_need(calm: Calm) -> None:
    fields: dict[str, str] = {}

    def write(kind: type[Record], name: str, path: str) -> str:
        text = f"{path}: {CALM}"
        fields[text] = f"{kind.__name__}.{name}"
        return text

    texts = [text for text in leaves(data(write)) if text in fields]
    hidden = set(missing(texts, all_words(calm(CALM, DAY)[1])))
    shown = {fields[text] for text in texts if text not in hidden}
    # What people ask with is searched, and stands on no page.
    unseen = {field for field in {fields[text] for text in texts} - shown if not field.endswith(".search")}
    assert unseen == {"Role.body", "ForeignNames.names"}


def spoilt(nasty: Made, calm: Made, found: Mapping[str, Fragment], wanted: Mapping[str, Fragment]) -> list[str]:
    """The places where a nasty text does not come out as it is, or comes out as more than text."""
    wrong = []
    for place, one in found.items():
        hidden = set(missing(calm.texts, wanted[place].words))
        expected = [text for text, twin in zip(nasty.texts, calm.texts, strict=True) if twin not in hidden]
        if missing(expected, one.words) or one.shape != wanted[place].shape or harmful(one):
            wrong.append(place)
    return wrong


def comes_out_as_it_is(root: Path, calm: Calm, nasty: str, day: str, places: Iterable[str]) -> None:
    """Demand that a text is shown as itself by every macro, in some places on a page."""
    calm_made, wanted = calm(nasty, day)
    made = make(root, nasty)
    assert spoilt(made, calm_made, rendered(made, day, places), wanted) == []


# By day some of them alone: all of them at once are in the tests below.
SOME = [text if number % 8 == 0 else pytest.param(text, marks=pytest.mark.nightly) for number, text in enumerate(NASTY)]


@pytest.mark.parametrize("nasty", SOME)
def test_a_text_comes_out_as_the_text_it_is_and_as_nothing_else(tmp_path: Path, calm: Calm, nasty: str) -> None:
    comes_out_as_it_is(tmp_path, calm, nasty, DAY, ["in a paragraph"])


@pytest.mark.nightly
@pytest.mark.parametrize("nasty", NASTY)
def test_so_does_each_wherever_a_macro_stands(tmp_path: Path, calm: Calm, nasty: str) -> None:
    comes_out_as_it_is(tmp_path, calm, nasty, DAY, PLACES)


@pytest.mark.nightly
@pytest.mark.parametrize("day", [DAY, "2025-06-01"])
def test_so_it_does_on_another_day_and_wherever_a_macro_stands(tmp_path: Path, calm: Calm, day: str) -> None:
    comes_out_as_it_is(tmp_path, calm, ALL_AT_ONCE, day, PLACES if day == DAY else ("alone", "in a list"))


def test_citations_and_addresses_hold_the_text_they_are_made_of(tmp_path: Path) -> None:
    made = make(tmp_path, ALL_AT_ONCE)
    found = rendered(made, DAY, ("alone", "in a paragraph")).values()
    cited = {name for one in found for said in one.said(class_="cite") for name in said.split(", ")}
    assert cited == {folded(made.tree["data/sources/prov.yml"]["publisher"])}
    hrefs = {href for one in found for _, href in one.links}
    # What a form's answer is sent with is no link of a page: the reader's browser makes one of it.
    ours = set(made.addresses) - {made.tree["data/city.yml"]["new_issue"]}
    assert ours - hrefs == set()


# --- Through a real build ---------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Built:
    """A project, built by the mkdocs command with the site's own theme and settings."""

    made: Made
    site: Path

    @functools.cached_property
    def pages(self) -> dict[str, Fragment]:
        found = sorted(self.site.rglob("*.html"))
        return {path.relative_to(self.site).as_posix(): fragment.read(path.read_text("utf-8")) for path in found}

    @functools.cached_property
    def words(self) -> str:
        """What can be read on the pages with every macro."""
        found = self.pages
        return " ".join(found[f"{name.removesuffix('.md')}/index.html"].words for name in ALL)

    @functools.cached_property
    def index(self) -> list[str]:
        """The texts that the search box searches in."""
        script = (self.site / "search/index.js").read_text("utf-8")
        pages = packed.read(script)["pages"]
        return [text for page in pages for _, heading, text, *_ in page["sections"] for text in (heading, text)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The project with nasty texts and with calm ones. Only to be read."""
    found = {}
    for name, content in (("nasty", ALL_AT_ONCE), ("calm", calm_like(ALL_AT_ONCE))):
        root = shared(tmp_path_factory, f"escaping-{name}", functools.partial(make_and_build, content))
        tree = json.loads((root / "tree.json").read_text(encoding="utf-8"))
        found[name] = Built(Made(root, tree), root / "site")
    return found


def make_and_build(content: str, root: Path) -> None:
    """Write a project whose every text holds `content`, and build its site."""
    made = make(root, content)
    for folder in ("theme", "actionplans"):
        shutil.copytree(ROOT / folder, root / folder, ignore=sites.HALF_WRITTEN)
    shutil.copy(ROOT / "macros.py", root)
    sites.built(root, root / "site", DAY)
    (root / "tree.json").write_text(json.dumps(made.tree), encoding="utf-8")


def shown_in_calm(built: dict[str, Built]) -> list[str]:
    """The nasty texts whose calm twins can be read on the page with every macro."""
    calm, nasty = built["calm"], built["nasty"]
    hidden = set(missing(calm.made.texts, calm.words))
    return [text for text, twin in zip(nasty.made.texts, calm.made.texts, strict=True) if twin not in hidden]


def test_a_built_page_shows_every_text_as_it_is(built: dict[str, Built], calm: Calm) -> None:
    made, found = calm(ALL_AT_ONCE, DAY)
    calm_words = built["calm"].words
    assert missing(made.texts, calm_words) == missing(made.texts, all_words(found))
    assert missing(shown_in_calm(built), built["nasty"].words) == []


def test_no_text_changes_what_the_built_pages_are_made_of(built: dict[str, Built]) -> None:
    nasty, calm = built["nasty"].pages, built["calm"].pages
    assert nasty.keys() == calm.keys()
    assert [name for name in nasty if nasty[name].shape != calm[name].shape] == []
    assert [name for name in nasty if nasty[name].said("script") != calm[name].said("script")] == []
    assert [href for page in nasty.values() for href in odd_links(page)] == []


def test_the_search_index_holds_every_text_as_text(built: dict[str, Built]) -> None:
    assert missing(shown_in_calm(built), folded(" ".join(built["nasty"].index))) == []


@pytest.mark.nightly
def test_words_of_neighbouring_cells_stay_apart_in_the_search_index(built: dict[str, Built]) -> None:
    calm = built["calm"]
    hidden = set(missing(calm.made.texts, calm.words))
    words = folded(" ".join(calm.index)).casefold()
    glued = [
        text
        for text in (re.escape(folded(text).casefold()) for text in calm.made.texts if text not in hidden)
        if len(re.findall(text, words)) != len(re.findall(rf"(?<!\w){text}(?!\w)", words))
    ]
    assert glued == []
