"""What records, keys and values are called in a sentence about a change."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from actionplans.model import records
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Ongoing,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.swedish.bodies import say
from actionplans.swedish.numbers import in_digits, money, working_time
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import listed

# The longest text that is quoted whole. Where a text has changed, less is enough: a reader wants to see the difference.
_LONGEST = 600
_LONGEST_CHANGED = 160
_AROUND = 40
# So many letters are named of those that are spelled otherwise.
_LETTERS = 3


def quoted(text: str) -> str:
    """A text within quotation marks, on one line; of a long one its beginning."""
    line = " ".join(text.split())
    return f"”{line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + ' …'}”"


def as_sentence(topic: str, told: str) -> str:
    """What is told of a topic, with its full stop: the one within quotation marks will do."""
    return f"{topic}: {told}" if told.endswith(".”") else f"{topic}: {told}."


def both_quoted(old: str, new: str) -> tuple[str, str]:
    """Two texts within quotation marks. Where one is long, both begin a little before they differ."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if max(len(old), len(new)) <= _LONGEST_CHANGED:
        return quoted(old), quoted(new)
    same = next(
        (at for at, signs in enumerate(zip(old, new, strict=False)) if signs[0] != signs[1]), len(min(old, new))
    )
    start = max(0, old.rfind(" ", 0, max(0, same - _AROUND)) + 1)
    lead = "… " if start else ""
    return quoted(lead + old[start:]), quoted(lead + new[start:])


def look_alike(old: str, new: str) -> bool:
    """Whether two texts look the same to a reader, and differ in the signs that their letters are written with."""
    return old != new and unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new)


def spelled_otherwise(text: str) -> str:
    """How the letters of a text are written now that looks as it did: "å och ä är nu två tecken var, inte ett"."""
    letters = dict.fromkeys(
        one for one in unicodedata.normalize("NFC", text) if unicodedata.normalize("NFD", one) != one
    )
    now, before = ("ett tecken", "två") if unicodedata.is_normalized("NFC", text) else ("två tecken", "ett")
    return f"{listed(list(letters)[:_LETTERS])} är nu {now} var, inte {before}"


def on(date: PartialDate) -> str:
    """A date after a verb: "31 december 2024", "i november 2016", "2016"."""
    return f"i {in_words(date)}" if date.month and not date.day and not date.about else in_words(date)


_WAS = {"gäller": "gällde", "finns": "fanns", "upphör": "upphörde"}


def ends(date: PartialDate, holds: str = "gäller", day: datetime.date | None = None) -> str:
    """An end after its subject: "upphör 3 november 2024"; where the day is not known, "gäller till och med 2024".

    On a `day` after it: "upphörde", "gällde".
    """
    exact = date.day and not date.about
    verb = "upphör" if exact else holds
    verb = _WAS[verb] if day and date.last_day < day else verb
    return f"{verb} {in_words(date)}" if exact else f"{verb} till och med {in_words(date)}"


def counted(record: Record, names: Mapping[str, Any]) -> str:
    """How many parts of each kind a record has: " med 3 prioriteringar och 1 aktivitet", or nothing."""
    found = []
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Record) and not _is_remark(value[0]):
            noun = value[0].noun
            found.append(f"{len(value)} {noun.one if len(value) == 1 else noun.many}")
    return f" med {listed(found)}" if found else ""


def _is_remark(record: Record) -> bool:
    return isinstance(record, records.Alternative)


def value_in_words(known: Model, shape: Shape, value: Any) -> str:
    """A value as a reader says it: labels and names for words and ids, dates in words, texts within quotation marks.

    Records are told part by part, and have no words of their own here: TypeError.
    """
    match shape:
        case ListOf(items):
            return listed([value_in_words(known, items, one) for one in value]) or "inget"
        case YesNo():
            return "ja" if value else "nej"
        case Date() | EndDate():
            return "pågår" if isinstance(value, Ongoing) else in_words(value)
        case Number():
            return str(value)
        case DecimalNumber():
            return in_digits(value)
        case Term(vocabulary):
            word = getattr(known.vocabulary, vocabulary).get(value)
            return quoted(word.label if word else value)
        case Reference(collection):
            return name_of(known, collection, value)
        case Text() | Pattern() | Choice():
            return quoted(value)
        case RecordOf() | KeyedRecords():
            raise TypeError(f"a record is told part by part: {shape}")
        case _:
            assert_never(shape)


def name_of(known: Model, collection: str, identifier: str) -> str:
    """What something that is referred to is called; its id where it does not exist."""
    thing = getattr(known, collection).get(identifier)
    if isinstance(thing, records.Matter):
        # Two of one day have a word of their own after it, which their titles tell better.
        return in_words(thing.date) if thing.id == str(thing.date) else f"{in_words(thing.date)} ({thing.title})"
    if isinstance(thing, records.Source):
        return quoted(thing.title)
    return str(getattr(thing, "name", identifier))


# --- What a record is called ------------------------------------------------------------------------------------------


def subject(known: Model, record: Record, parent: Record | None = None, key: str = "") -> str:
    """A record as the subject of a sentence: "aktiviteten ”Delta i vårmötet”", "beslutet 27 mars 2023"."""
    if parent is not None and isinstance(record, records.Passage) and not isinstance(getattr(parent, key), tuple):
        # A text that stands alone is what its key says: "syftet".
        return say(known.city, field_specs(type(parent))[key].definite)
    name = _NAMES.get(type(record), _by_text)(known, record)
    return f"{say(known.city, record.noun.definite)} {name}".strip()


def _by_text(known: Model, record: Any) -> str:
    for name in ("name", "title", "text", "label"):
        if value := getattr(record, name, None):
            return quoted(value)
    return ""


def _role(known: Model, role: Any) -> str:
    return f"som {_lower(role.text)}" if is_common_noun(known, role.text) else quoted(role.text)


def is_common_noun(known: Model, text: str) -> bool:
    """Whether a text begins with a word of the vocabulary: then its capital is the sentence's, not a name's."""
    words = (*known.vocabulary.role_kinds.values(), *known.vocabulary.membership_kinds.values())
    return text.partition(" ")[0] in {word.label.partition(" ")[0] for word in words}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _result(known: Model, result: Any) -> str:
    return f"för aktiviteten {quoted(result.activity)}" if result.activity else quoted(result.done)


def sum_in_words(known: Model, spent: records.Amount | records.WorkingTime) -> str:
    """A sum of money with its currency, or working time with its unit: "12 500 kronor", "0,5 heltidstjänster"."""
    if isinstance(spent, records.Amount):
        return money(spent.amount, spent.currency or known.city.currency)
    word = known.vocabulary.time_units.get(spent.unit)
    return working_time(spent.amount, spent.unit, word.label if word else spent.unit)


def _amount(known: Model, one: Any) -> str:
    kind = value_in_words(known, Term("amount_kinds"), one.kind)
    return f"{kind} {in_words(one.period)} på {sum_in_words(known, one)}"


def _correction(known: Model, one: Any) -> str:
    of = name_of(known, "networks", one.network) if one.network else name_of(known, "matters", one.matter or "")
    return f"{in_words(one.date)} för {of}"


def _nothing(known: Model, record: Any) -> str:
    return ""


_NAMES: Mapping[type[Record], Callable[[Model, Any], str]] = {
    records.Role: _role,
    records.Membership: lambda known, one: f"för {name_of(known, 'organisations', one.member)}",
    records.Event: lambda known, one: f"{in_words(one.date)}, {quoted(one.text)}",
    records.Partner: lambda known, one: f"med {name_of(known, 'organisations', one.organisation)}",
    records.Decision: lambda known, one: in_words(one.date),
    records.Approval: lambda known, one: in_words(one.date),
    records.TripReport: lambda known, one: in_words(one.date),
    records.Amount: _amount,
    records.WorkingTime: lambda known, one: f"{in_words(one.period)} på {sum_in_words(known, one)}",
    records.Delegate: lambda known, one: quoted(one.function),
    records.Invitation: lambda known, one: f"till {quoted(one.function)}",
    records.Result: _result,
    records.Goal: lambda known, one: quoted(one.name),
    records.Measure: lambda known, one: quoted(one.indicator),
    records.Reached: lambda known, one: f"för {quoted(one.measure or one.goal)}",
    records.Checkpoint: lambda known, one: in_words(one.date),
    records.Revision: lambda known, one: f"{in_words(one.date)}, {quoted(one.text)}",
    records.Rating: lambda known, one: f"om {value_in_words(known, Term('criteria'), one.criterion)}",
    records.Attachment: lambda known, one: f"{one.number}, {quoted(one.title)}",
    records.SentPaper: lambda known, one: quoted(one.file),
    records.Plan: lambda known, one: f"för {plan_years(one)}",
    records.Report: lambda known, one: f"för {one.year}",
    records.Matter: lambda known, one: in_words(one.date),
    records.ClosedYear: lambda known, one: one.id,
    records.Snapshot: lambda known, one: one.id,
    records.Moved: lambda known, one: f"från {one.old} till {one.new}",
    records.Organisation: lambda known, one: quoted(one.name),
    records.Synonym: lambda known, one: quoted(one.id),
    records.ForeignNames: lambda known, one: quoted(one.id),
    records.ClosedPlan: lambda known, one: f"för {name_of(known, 'networks', one.network)}",
    records.ClosedMatter: lambda known, one: name_of(known, "matters", one.matter),
    records.ClosedFile: lambda known, one: quoted(one.file),
    records.Correction: _correction,
    **dict.fromkeys(
        (
            records.Network,
            records.Year,
            records.Trips,
            records.City,
            records.CityWords,
            records.Vocabulary,
            records.Direction,
            records.Workshop,
            records.Evaluation,
            records.Deadline,
            records.Contact,
            records.Signatory,
            records.OwnPaper,
            records.Sent,
        ),
        _nothing,
    ),
}
