"""What is a form: which records it makes or changes, and what it asks for that?

A form is data in forms/table/. Its questions follow from model/: heading, meaning and example of
the field that an answer goes into. So a field that changes there changes its question, its choices and its check too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import Enum

from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.files import FILE_KINDS, FileKind
from actionplans.model.records import City, Model, Source
from actionplans.model.shapes import Date, KeyedRecords, ListOf, RecordOf, Reference, Shape, Term, Text
from actionplans.swedish.bodies import say
from actionplans.swedish.numbers import currency_name
from actionplans.system.fixed import fixed


class Chosen(Enum):
    """In a way: the item of the list that the person has chosen among those that are there."""

    ITEM = "item"


CHOSEN = Chosen.ITEM
# From a file's first level to a record: keys of data/, and the chosen item of a list.
Way = tuple[str | Chosen, ...]


class Action(Enum):
    """What is done at a way."""

    ADD = "add"  # a record more in the list that is there
    SET = "set"  # answers put into the record that is there; it is made where it is missing


@fixed(kw_only=True)
class Part:
    """A record that a form makes or changes, with what is asked of it.

    `asks` is asked at once, `more` is folded; both are keys of `kind`, and "decision.date" of a record within it.
    `demands` are those of them that this form cannot do without although the model can; what the model requires is
    always required of a new record. `fixed` is written with the answers. `labels` are questions in words that fit the
    form better than the field's heading. `name` tells the parts of a form apart where it has several: the answers of
    such a part are "name.key". `same` is a key by which an item that is there already is found and changed, where the
    action is ADD.

    `taken` are keys that are written without being asked, or where nothing was answered, and where each comes from:
    "city.committee" the city, "chosen.kind" the chosen item, "file.committee" the file, "word.fee" the word itself,
    "answer.date" another answer, "id" the id that the record gets, "before.successor.start" the day before an answer,
    "next.number" one more than the list has.
    `dated` are keys whose answer is a date here, although the field itself could hold that it goes on.
    `heading` stands over a part's questions where it is not the form's first. A part that `may_be_empty` is made only
    where something of it is answered; one with `each` is made for each word of a list of the vocabulary, written under
    that key; one with `times` so many times, of which those after the first are `again`: each asked when the one before
    is answered.
    """

    way: Way
    action: Action
    asks: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    same: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""
    may_be_empty: bool = False
    each: str = ""
    times: int = 1
    dated: tuple[str, ...] = ()
    again: bool = False


@fixed(kw_only=True)
class Extra:
    """A question that no field of a record holds the answer to. `of` as Question's, `heading` as Part's."""

    name: str
    label: str
    text: str
    shape: Shape = field(default_factory=Text)
    example: str = ""
    required: bool = False
    folded: bool = False
    of: str = ""
    heading: str = ""


class Sources(Enum):
    """Whether a form asks where this stands."""

    NONE = "none"  # it changes no facts
    OWN = "own"  # what it makes is a source itself: a matter's letter
    ASKED = "asked"  # what is left out comes from the record or the file around it
    DEMANDED = "demanded"


@fixed(kw_only=True)
class Form:
    """One thing that people do.

    id       its name in an address and in an answer: "role-extend"
    page     the page of /andra/ where it stands, by its file's name: "uppdrag"
    title    what it is called: "Uppdrag förlängs"
    says     what will be changed, as a sentence with the answers' names: "{about} förlängs till {end}."; {file} and
             {item} are the two halves of {about}. forms/sentence.py says what stands between [ and ].
    file     the kind of data file, by its name in FILE_KINDS; empty where no file is changed
    parts    what is changed in that file
    about    what a person chooses first, by its name in forms/choices.py: the file itself, if nothing else is said
    chooses  the way to the list that the item is chosen from, where that is in another file than the changed one
    follows  the answer whose date names the file, which is made where it is missing: then nothing is chosen first
    sources  whether it asks where this stands: nearly all do
    extras   what it asks beside the fields
    also     what else follows from it, by its name in WRITTEN of drafts/answers.py
    corrects whether it can change what a closed year says: then it asks, in a city with one, what a correction tells
    """

    id: str
    page: str
    title: str
    says: str
    file: str = ""
    parts: tuple[Part, ...] = ()
    about: str = ""
    chooses: Way = ()
    follows: str = ""
    sources: Sources = Sources.DEMANDED
    extras: tuple[Extra, ...] = ()
    also: str = ""
    corrects: bool = False

    @property
    def file_kind(self) -> FileKind:
        """The kind of file that it changes."""
        return next(kind for kind in FILE_KINDS if kind.name == self.file)

    @property
    def subject(self) -> str:
        """What a person chooses first, or nothing."""
        return "" if self.follows else self.about or self.file

    @property
    def asks_for_sources(self) -> bool:
        """Whether it asks where this stands."""
        return self.sources in (Sources.ASKED, Sources.DEMANDED)

    @property
    def way_to_items(self) -> Way:
        """The way to the list of whose items a person chooses one; empty where none is chosen."""
        ways = (part.way[: part.way.index(CHOSEN)] for part in self.parts if CHOSEN in part.way)
        return self.chooses or next(ways, ())


@fixed(kw_only=True)
class Question:
    """One field of a form. `name` is its key in an answer: "end", "decision.date", "successor.holder".

    `of` names what is chosen among where the field itself does not say: see `among` in forms/choices.py.
    `part` is None for what no record holds.
    """

    name: str
    label: str
    spec: FieldSpec
    required: bool
    folded: bool
    part: Part | None
    of: str = ""
    heading: str = ""

    @property
    def key(self) -> str:
        """Its key in the part's record: "decision.date" of "successor.decision.date"."""
        return self.name.removeprefix(f"{self.part.name}.") if self.part and self.part.name else self.name


# What is told of a change in a closed year. What stood, and what stands then, the answers tell.
CORRECTION = (
    Extra(
        name="correction.why",
        label="Varför var det fel, om ett stängt år rättas?",
        heading="Rättelse av ett stängt år",
        text="Det som nämnden har behandlat ändras bara med en rättelse, som står på planens sida.",
        example="Beslutet hade lästs av fel.",
        folded=True,
    ),
    Extra(
        name="correction.decided_by",
        label="Vem beslutade om rättelsen?",
        heading="Rättelse av ett stängt år",
        text="Funktion, aldrig namn.",
        example="Avdelningschefen",
        folded=True,
    ),
    Extra(
        name="correction.date",
        label="När beslutades rättelsen?",
        heading="Rättelse av ett stängt år",
        text="Dagen då rättelsen beslutades.",
        shape=Date(),
        example="2 maj 2024",
        folded=True,
    ),
)


def expanded(form: Form, model: Model) -> Form:
    """A form as a city asks it: in its own words, with a part for each word of its lists and each time of several."""
    parts = [_said(part, model.city) for one in form.parts for part in _each(form, one, model)]
    asked = (*form.extras, *(CORRECTION if form.corrects and model.closed else ()))
    extras = [replace(one, label=say(model.city, one.label), text=say(model.city, one.text)) for one in asked]
    return replace(
        form,
        title=say(model.city, form.title),
        says=say(model.city, form.says).replace("{city.currency}", currency_name(model.city.currency)),
        parts=tuple(parts),
        extras=tuple(extras),
    )


def _said(part: Part, city: City) -> Part:
    labels = {key: say(city, label) for key, label in part.labels.items()}
    return replace(part, labels=labels, heading=say(city, part.heading))


def _each(form: Form, part: Part, model: Model) -> Iterator[Part]:
    if part.each:
        shape = field_specs(kind_at(form, part.way, part.action))[part.each].shape
        words = getattr(model.vocabulary, shape.vocabulary) if isinstance(shape, Term) else {}
        for word, said in words.items():
            fixed = {part.each: word, **part.fixed}
            yield replace(part, name=f"{part.name}.{word}", fixed=fixed, heading=said.label, each="")
    elif part.times > 1:
        for number in range(1, part.times + 1):
            yield replace(
                part, name=f"{part.name}.{number}", heading=f"{part.heading} {number}", times=1, again=number > 1
            )
    else:
        yield part


def questions(form: Form) -> Iterator[Question]:
    """What a form asks, in its order, apart from what it is about: its parts, what lies beside them, the source."""
    for part in form.parts:
        yield from _asked(form, part)
    for extra in form.extras:
        yield _beside(extra)
    if form.asks_for_sources:
        for question in _asked(form, SOURCE):
            yield replace(question, required=False)


def _asked(form: Form, part: Part) -> Iterator[Question]:
    kind = Source if part is SOURCE else kind_at(form, part.way, part.action)
    for key in (*part.asks, *part.more):
        spec = _SOURCES if part is SOURCE and key == "id" else spec_at(kind, key)
        spec = replace(spec, shape=Date()) if key in part.dated else spec
        needed = part.action is Action.ADD and spec.required and "." not in key and key not in part.taken
        yield Question(
            name=f"{part.name}.{key}" if part.name else key,
            label=part.labels.get(key, spec.heading),
            spec=spec,
            required=not part.may_be_empty and (key in part.demands or needed),
            folded=key in part.more,
            part=part,
            heading=part.heading,
            of=AMONG.get((kind.__name__, key), ""),
        )


def _beside(extra: Extra) -> Question:
    spec = described(extra.name, extra.label, extra.text, extra.shape, extra.example)
    return Question(
        name=extra.name,
        label=extra.label,
        spec=spec,
        required=extra.required,
        folded=extra.folded,
        part=None,
        of=extra.of,
        heading=extra.heading,
    )


def described(name: str, heading: str, text: str, shape: Shape, example: str = "") -> FieldSpec:
    """A field that stands in no record."""
    return FieldSpec(
        name=name,
        shape=shape,
        required=False,
        default=None,
        rare=False,
        at_least_one=False,
        inherited=False,
        shared=False,
        heading=heading,
        definite=heading.lower(),
        description=text,
        example=example,
    )


# What can be chosen where the field is a text to the model: an id of something in the file that the form is about.
AMONG: Mapping[tuple[str, str], str] = {
    ("Activity", "priority"): "priorities",
    ("Activity", "goals"): "goals",
    ("Priority", "goals"): "goals",
    ("Trip", "activity"): "activities",
    ("TripReport", "trips"): "trips",
    ("Project", "goals"): "goals",
}

# Where it stands: a source that is there already, or a new one, of which the title and who published it are enough.
_SOURCES = described(
    "sources",
    "Var står det?",
    "En källa som redan finns på webbplatsen, den nyaste först.",
    ListOf(Reference("sources")),
)
SOURCE = Part(
    way=(),
    action=Action.ADD,
    name="source",
    heading="Källa",
    asks=("id", "title", "publisher", "date", "url"),
    more=("note",),
    labels={
        "id": "Var står det?",
        "title": "Ny källa: vad heter den?",
        "publisher": "Vem har skrivit eller gett ut den?",
        "date": "Vilket datum har den?",
        "url": "Vilken webbadress har den, om den finns på webben?",
        "note": "Behöver läsaren veta något mer om källan?",
    },
    may_be_empty=True,
)


def kind_at(form: Form, way: Way, action: Action = Action.SET) -> type[Record]:
    """The kind of record at a way; of the list there, that of its items, where the action is ADD. Raises KeyError."""
    kind = form.file_kind.record
    for number, step in enumerate(way):
        if step is CHOSEN:
            continue
        shape = field_specs(kind)[str(step)].shape
        is_last = number == len(way) - 1
        if isinstance(shape, ListOf) and (not is_last or action is Action.ADD):
            shape = shape.items
        if not isinstance(shape, RecordOf | KeyedRecords):
            raise KeyError(step)
        kind = shape.kind
    return kind


def spec_at(kind: type[Record], key: str) -> FieldSpec:
    """The field of a key, "date", or of one within: "decision.date". Raises KeyError."""
    first, _, rest = key.partition(".")
    spec = field_specs(kind)[first]
    if not rest:
        return spec
    inner = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
    if not isinstance(inner, RecordOf):
        raise KeyError(key)
    return spec_at(inner.kind, rest)
