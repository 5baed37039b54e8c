"""What does a form's page know? Its questions, the choices, what a field can tell of an answer, and what stands today.

The browser makes the fields of it (theme/assets/forms/). One file a page holds what is asked; what stands today of a
network, a plan or a matter lies in a file of its own, that is fetched when it has been chosen: all of them together are
a city's whole history. The patterns are those that an answer is read by afterwards, and so is the advice.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from actionplans.forms import choices, values
from actionplans.forms.choices import About, Subject
from actionplans.forms.form import SOURCE, Form, Question, Sources, questions
from actionplans.forms.marks import mark
from actionplans.forms.present import present
from actionplans.forms.table import forms_of
from actionplans.model import dates
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.page_kinds import CHANGE, files_of
from actionplans.model.records import Model, Plan
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    ListOf,
    Number,
    Pattern,
    Reference,
    Shape,
    Term,
    YesNo,
    kind_within,
)
from actionplans.model.walk import records
from actionplans.site import contact
from actionplans.site.site import Site

# The folder with what is written today, from the site's root.
RECORDS = files_of(CHANGE.path(subject="uppgifter")).rstrip("/")
# A text that is written in more than a line: its example is as long as this, or ends as a sentence does.
_LONG = 40
_PARAGRAPHS = "ger nytt stycke"
# The most that can be chosen among in the files of all networks and years; the newest come first.
_MOST = 300
# What a field's meaning says to whoever writes in the file, and not to whoever answers a question.
_OF_FILES = re.compile(r"`|\bid\b|\.yml|\bfil|\bnyckel|\bpunkt före\b|\butelämna", re.IGNORECASE)
_EXACTNESS = ", med källans noggrannhet"
# A sentence with fewer words of its own says what the question has said; these are nobody's own.
_FEW = 3
_SMALL = (
    "aldrig att bara den det de egna en ett eller för går gör har hör hur i inte med när ord och om på se ska som så "
    "till vad var vem vid vilka vilken vilket är"
)
# Two words are one where they begin alike: beslut, beslutades.
_ALIKE = 4
# A form that must know where something stands has one of these answered: a source that is there, a new one's name.
_EITHER = ("source.id", "source.title")
# What a new source cannot be without.
_OF_NEW = ("source.title", "source.publisher")
# How a group with a name begins, here and in JavaScript.
_NAMED, _NAMED_THERE = "(?P<", "(?<"
# What a person chooses first.
_CALLED = {
    "network": "Nätverk",
    "plan": "Handlingsplan",
    "plan-year": "Handlingsplan",
    "network-year": "Nätverk och år",
    "matter": "Nämndärende",
    "routines": "Rutin",
    "source": "Källa",
}


def here(site: Site) -> list[Form]:
    """The forms whose pages the site has on its day, as the city asks them."""
    return [form for form in forms_of(site.model) if page_of(form) in site.pages]


def of_page(site: Site, subject: str) -> list[Form]:
    """The forms on a page of /andra/, in their order."""
    return [form for form in forms_of(site.model) if form.page == subject]


def page_of(form: Form) -> str:
    """The path under docs/ of the page that a form stands on."""
    return CHANGE.path(subject=form.page)


def files(site: Site) -> dict[str, bytes]:
    """What the pages of forms fetch, by its path from the site's root."""
    forms = here(site)
    found: dict[str, Any] = {
        f"{CHANGE.path(subject=subject).removesuffix('.md')}.json": _page(site, subject)
        for subject in dict.fromkeys(form.page for form in forms)
    }
    found |= {f"{RECORDS}/{name}.json": written for name, written in _records(site.model, forms).items()}
    return {path: json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() for path, said in found.items()}


def _page(site: Site, subject: str) -> dict[str, Any]:
    lists: dict[str, list[Any]] = {}
    kinds: dict[str, list[list[str]]] = {}
    forms = {}
    for form in of_page(site, subject):
        if is_about(form):
            kinds[form.subject] = [[one.address, one.name] for one in choices.subjects(site.model, form)]
        forms[form.id] = {
            "says": site.say(form.says),
            "about": form.subject if is_about(form) else "",
            "of": site.say(subject_noun(form)),
            "item": site.say(item_noun(form)),
            "needs": list(_EITHER) if form.sources is Sources.DEMANDED else [],
            "asks": [_question(site, form, one, lists) for one in asked(site, form)],
        }
    return {"reads": reads(), "ways": ways(site), "lists": lists, "abouts": kinds, "forms": forms}


def ways(site: Site) -> dict[str, str]:
    """Where an answer goes: the forge's address for a new issue, a mailbox, and who coordinates."""
    city = site.model.city
    who = contact.owner(site)["who"]
    return {"issue": city.new_issue or "", "mailbox": city.editors or city.contact or "", "who": who}


def is_about(form: Form) -> bool:
    """Whether a person chooses what it is about: not for what is new, nor for a slip on a page."""
    return form.subject not in ("", "nothing")


def subject_noun(form: Form) -> str:
    """What is chosen first: "Nätverk"."""
    return _CALLED.get(form.subject, "År") if is_about(form) else ""


def item_noun(form: Form) -> str:
    """What is chosen then: "Uppdrag"; nothing where nothing is."""
    if not form.way_to_items:
        return ""
    kind: type[Record] = Plan if form.chooses else form.file_kind.record
    for step in form.way_to_items:
        kind = kind_within(field_specs(kind)[str(step)].shape) or kind
    return kind.noun.name


# --- What is asked ----------------------------------------------------------------------------------------------------


def asked(site: Site, form: Form) -> list[Question]:
    """A form's questions. What few cities use is folded, and asked where one does."""
    used = _rare_in_use(site.model)
    return [one for one in questions(form) if not one.folded or not one.spec.rare or _key(one.spec) in used]


def _key(spec: FieldSpec) -> tuple[str, str]:
    return spec.name, spec.heading


@functools.lru_cache(maxsize=1)
def _rare_in_use(model: Model) -> frozenset[tuple[str, str]]:
    """The keys that few cities use, and that this one does."""
    found = set[tuple[str, str]]()
    for record in records(model):
        found |= {_key(spec) for name, spec in field_specs(type(record)).items() if spec.rare and name in record.places}
    return frozenset(found)


def hint(site: Site, question: Question) -> str:
    """What a field means, to whoever answers: without what is for files, or echoes the question."""
    said = site.say(question.spec.description)
    if question.part is None or (question.part is SOURCE and question.name == _EITHER[0]):
        return said  # It was written for the form.
    sentences = re.split(r"(?<=[.!?]) ", said.replace(_EXACTNESS, ""))
    known = _words(f"{site.say(question.label)} {_SMALL}")
    return " ".join(one for one in sentences if not _OF_FILES.search(one) and len(_words(one) - known) >= _FEW)


def _words(text: str) -> frozenset[str]:
    """How the words of a text begin."""
    return frozenset(word[:_ALIKE] for word in re.findall(r"\w+", text.casefold()))


def _question(site: Site, form: Form, question: Question, lists: dict[str, list[Any]]) -> dict[str, Any]:
    spec = question.spec
    said: dict[str, Any] = {
        "name": question.name,
        "label": site.say(question.label),
        "hint": hint(site, question),
        "kind": _kind(spec, question.of),
    }
    is_new_source = question.part is SOURCE and question.name != _EITHER[0]
    said |= {"required": True} if question.required else {}
    said |= {"needed": True} if form.sources is Sources.DEMANDED and question.name == _EITHER[0] else {}
    said |= {"folded": True} if question.folded or is_new_source else {}
    said |= {"more": "Finns källan inte i listan? Beskriv den här"} if is_new_source else {}
    said |= {"together": True} if question.name in _OF_NEW else {}
    if question.heading:
        said["group"] = site.say(question.heading)
        said |= {"again": True} if question.part and question.part.again else {}
    shape = _single(spec)
    if isinstance(spec.shape, ListOf):
        said["several"] = True
    if said["kind"] in ("text", "long"):
        said["longest"] = values.longest_text(spec)
    if said["kind"] == "pattern":
        said |= pattern_of(shape)
    if said["kind"] == "choice":
        said["list"] = name = question.of or _list_of(shape)
        if name not in lists:
            lists[name] = list(_groups(site, question))
    return said


def pattern_of(shape: Shape) -> dict[str, Any]:
    """What a text must look like, and what is advised where it does not; nothing where it is free."""
    if not isinstance(shape, Pattern):
        return {}
    return {"pattern": shape.regex, "called": dict(shape.called), "do": values.do_pattern(shape)}


def _groups(site: Site, question: Question) -> Iterator[list[Any]]:
    """The choices under their headings; of what lies in every year's files only the newest."""
    number = 0
    for group in choices.groups(site.model, question):
        number += len(group.options)
        if question.of and number > _MOST:
            return
        yield [group.label, [_option(one) for one in group.options]]


def _option(one: choices.Option) -> list[str]:
    return [one.value, one.label, *([one.told] if one.told not in ("", one.label) else [])]


def _single(spec: FieldSpec) -> Shape:
    return spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape


def _list_of(shape: Shape) -> str:
    """What a list of choices is called among those of a page: fields of one shape share it."""
    match shape:
        case Reference(name) | Term(name):
            return name
        case Choice(words):
            return ",".join(words)
        case _:
            return type(shape).__name__


def _kind(spec: FieldSpec, of: str) -> str:
    """Which field the browser makes."""
    if of:
        return "choice"
    match _single(spec):
        case Date():
            return "date"
        case EndDate():
            return "end"
        case Number():
            return "number"
        case DecimalNumber():
            return "decimal"
        case Pattern():
            return "pattern"
        case Reference() | Term() | Choice() | YesNo():
            return "choice"
        case _:
            is_long = (
                isinstance(spec.shape, ListOf)
                or len(spec.example) > _LONG
                or spec.example.endswith(".")
                or _PARAGRAPHS in spec.description
            )
            return "long" if is_long else "text"


def reads() -> dict[str, Any]:
    """How an answer is read: the same patterns, words and advice as in model/dates.py and forms/values.py."""
    return {
        "months": dates.MONTHS,
        "years": [dates.FIRST_YEAR, dates.LAST_YEAR],
        "dates": [one.pattern.replace(_NAMED, _NAMED_THERE) for one in dates.LOOSE],
        "dashes": dates.DASHES.pattern,
        "clock": dates.CLOCK.pattern,
        "about": dates.ABOUT.pattern,
        "ongoing": values.GOES_ON,
        "thousands": values.THOUSANDS,
        "whole": values.WHOLE,
        "beside": values.BESIDE_NUMBERS,
        "decimal": values.DECIMAL,
        "do": {
            "date": values.DO_DATE,
            "number": values.DO_NUMBER,
            "decimal": values.DO_DECIMAL,
            "shorter": values.DO_SHORTER,
        },
    }


# --- What is written today --------------------------------------------------------------------------------------------

# By the mark of an item: what it is called, what it is called in a sentence, and what is written there, by question.
# Under an empty mark what is written in the file itself.
_Items = dict[str, list[Any]]


def file_of(form_subject: str, address: str) -> str:
    """The name of the file with what is written of an address: of a network, a matter, a year; of sources by letter."""
    return f"kalla-{address[0]}" if form_subject == "source" else address.split("/")[0]


def _records(model: Model, forms: Sequence[Form]) -> dict[str, dict[str, dict[str, _Items]]]:
    found: dict[str, dict[str, dict[str, _Items]]] = {}
    for form in filter(is_about, forms):
        for one in choices.subjects(model, form):
            if present := dict(_present(model, form, one)):
                file = found.setdefault(file_of(form.subject, one.address), {})
                file.setdefault(form.id, {})[one.address] = present
    return found


def _present(model: Model, form: Form, one: Subject) -> Iterator[tuple[str, list[Any]]]:
    about = About(one.path, one.record, key=one.key, address=one.address, changed=one.changed)
    if not form.way_to_items:
        if written := _written(form, about):
            yield "", ["", "", written]
        return
    for number, (item, called) in enumerate(choices.called_apart(form, one, model)):
        chosen = dataclasses.replace(about, number=number, chosen=item)
        yield mark(item), [called, choices.after_colon(model, called), _written(form, chosen)]


def _written(form: Form, about: About) -> dict[str, Any]:
    return {name: answer for name, answer in present(form, about).items() if answer}
