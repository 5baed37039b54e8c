"""What records, keys and values are called in a sentence about a change."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from actionplans.model import records
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import Record
from actionplans.model.records import Model
from actionplans.model.shapes import Ongoing, Reference, Term
from actionplans.swedish.words import listed

# The longest text that is quoted whole. Where a text has changed, less is enough: a reader wants to see the difference.
_LONGEST = 600
_LONGEST_CHANGED = 160
_AROUND = 40


@dataclass(frozen=True)
class Noun:
    """What a kind of record is called: "uppdraget"; "1 uppdrag", "3 uppdrag"."""

    definite: str
    one: str
    many: str


NOUNS: Mapping[type[Record], Noun] = {
    records.Network: Noun("nätverket", "nätverk", "nätverk"),
    records.Fact: Noun("uppgiften", "uppgift", "uppgifter"),
    records.Membership: Noun("medlemskapet", "medlemskap", "medlemskap"),
    records.Role: Noun("uppdraget", "uppdrag", "uppdrag"),
    records.Event: Noun("händelsen", "händelse", "händelser"),
    records.DatedPriority: Noun("prioriteringen", "prioritering", "prioriteringar"),
    records.Plan: Noun("handlingsplanen", "handlingsplan", "handlingsplaner"),
    records.Priority: Noun("prioriteringen", "prioritering", "prioriteringar"),
    records.Activity: Noun("aktiviteten", "aktivitet", "aktiviteter"),
    records.Partner: Noun("samarbetet", "samarbete", "samarbeten"),
    records.Passage: Noun("uppgiften", "uppgift", "uppgifter"),
    records.Decision: Noun("beslutet", "beslut", "beslut"),
    records.Report: Noun("årsrapporten", "årsrapport", "årsrapporter"),
    records.Result: Noun("resultatet", "resultat", "resultat"),
    records.Exchange: Noun("utbytet", "utbyte", "utbyten"),
    records.Evaluation: Noun("utvärderingen", "utvärdering", "utvärderingar"),
    records.Rating: Noun("omdömet", "omdöme", "omdömen"),
    records.Year: Noun("året", "år", "år"),
    records.Direction: Noun("den gemensamma inriktningen", "gemensam inriktning", "gemensamma inriktningar"),
    records.FocusPoint: Noun("fokuspunkten", "fokuspunkt", "fokuspunkter"),
    records.Workshop: Noun("workshopen", "workshop", "workshoppar"),
    records.Lesson: Noun("lärdomen", "lärdom", "lärdomar"),
    records.Trips: Noun("årets resor", "år med resor", "år med resor"),
    records.Trip: Noun("resan", "resa", "resor"),
    records.Approval: Noun("delegationsbeslutet", "delegationsbeslut", "delegationsbeslut"),
    records.TripReport: Noun("reserapporten", "reserapport", "reserapporter"),
    records.Matter: Noun("nämndärendet", "nämndärende", "nämndärenden"),
    records.Contact: Noun("handläggaren", "handläggare", "handläggare"),
    records.Signatory: Noun("undertecknaren", "undertecknare", "undertecknare"),
    records.Attachment: Noun("bilaga", "bilaga", "bilagor"),
    records.ClosedYear: Noun("året", "år", "år"),
    records.ClosedPlan: Noun("den stängda planen", "stängd plan", "stängda planer"),
    records.Correction: Noun("rättelsen", "rättelse", "rättelser"),
    records.Routine: Noun("rutinen", "rutin", "rutiner"),
    records.Project: Noun("projektet", "projekt", "projekt"),
    records.Organisation: Noun("organisationen", "organisation", "organisationer"),
    records.Abbreviation: Noun("förkortningen", "förkortning", "förkortningar"),
    records.ForeignNames: Noun("listan över namn på språket", "lista över namn", "listor över namn"),
    records.Synonym: Noun("sökorden", "grupp av sökord", "grupper av sökord"),
    records.Snapshot: Noun("årspaketet", "årspaket", "årspaket"),
    records.Source: Noun("källan", "källa", "källor"),
    records.City: Noun("staden", "stad", "städer"),
    records.Deadline: Noun("tidsgränsen för reserapporter", "tidsgräns", "tidsgränser"),
    records.Vocabulary: Noun("ordlistan", "ordlista", "ordlistor"),
    records.Word: Noun("ordet", "ord", "ord"),
    records.Alternative: Noun("den andra uppgiften", "annan uppgift", "andra uppgifter"),
}
# Parts that are known by the key they stand under.
_PARTS: Mapping[tuple[type[Record], str], str] = {
    (records.Plan, "purpose"): "syftet",
    (records.Plan, "feedback"): "rutinen för återkoppling",
    (records.Plan, "reconciliation"): "rutinen för politisk avstämning",
    (records.Report, "summary"): "sammanfattningen",
}
# What each key is called, in the definite form.
KEYS: Mapping[str, str] = {
    "activity": "aktiviteten",
    "administration": "förvaltningen",
    "after": "vad som står nu",
    "announced": "när det blev känt",
    "archived_copy": "att källan är läst i en arkiverad kopia",
    "areas": "områdena",
    "as_of": "tiden som avses",
    "attested": "att planen är belagd utan datum",
    "before": "vad som stod",
    "body": "organet",
    "checksum": "kontrollsumman",
    "committee": "nämnden",
    "confidence": "säkerheten",
    "content": "innehållets kontrollsumma",
    "covers": "ämnena",
    "criterion": "kriteriet",
    "date": "datumet",
    "days": "antalet dagar",
    "decided_by": "vem som beslutade",
    "department": "avdelningen",
    "description": "förklaringen",
    "done": "vad som gjordes",
    "effect": "effekten",
    "email": "e-postadressen",
    "end": "slutet",
    "file": "filen",
    "frequency": "hur ofta",
    "full_name": "det fullständiga namnet",
    "function": "funktionen",
    "holder": "vem som har uppdraget",
    "id": "id",
    "kind": "slaget",
    "label": "etiketten",
    "language": "språket",
    "level": "nivån",
    "location": "orten",
    "made": "dagen då det gjordes",
    "matter": "nämndärendet",
    "meeting": "sammanträdet",
    "member": "vem som är medlem",
    "mode": "sättet att delta",
    "months": "månaderna",
    "name": "namnet",
    "names": "namnen",
    "network": "nätverket",
    "networks": "nätverken",
    "note": "anmärkningen",
    "number": "numret",
    "observed": "tiderna som källor belägger",
    "office": "ämbetet eller funktionen",
    "organisation": "organisationen",
    "organisations": "organisationerna",
    "outcome": "utfallet",
    "page": "sidan",
    "paragraph": "paragrafen",
    "part": "stadens del",
    "participants": "antalet deltagare",
    "partners": "de medverkande",
    "person": "namnet på den som har ämbetet",
    "phone": "telefonnumret",
    "presented": "ärendet som det lades fram i",
    "priority": "prioriteringen",
    "programme": "programmet",
    "project": "projektet",
    "proposal": "förslaget till beslut",
    "publisher": "utgivaren",
    "rating": "omdömet",
    "reconstructed": "att ärendet är återskapat ur öppna källor",
    "reference": "diarienumret",
    "relation": "förhållandet till staden",
    "responsible": "ansvarig organisation",
    "result": "resultatet",
    "scope": "vems händelsen är",
    "short": "kortformen",
    "single_seat": "att bara en kan ha uppdraget åt gången",
    "size": "storleken",
    "sources": "källorna",
    "start": "starten",
    "state": "läget",
    "status": "läget",
    "successors": "efterträdarna",
    "text": "texten",
    "title": "rubriken",
    "url": "webbadressen",
    "vacant": "att platsen är vakant",
    "what": "vad som rättas",
    "why": "skälet",
    "words": "orden",
    "year": "året",
}


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


def on(date: PartialDate) -> str:
    """A date after a verb: "31 december 2024", "i november 2016", "2016"."""
    return f"i {in_words(date)}" if date.month and not date.day and not date.about else in_words(date)


def counted(record: Record, names: Mapping[str, Any]) -> str:
    """How many parts of each kind a record has: " med 3 prioriteringar och 1 aktivitet", or nothing."""
    found = []
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Record) and not _is_remark(value[0]):
            noun = NOUNS[type(value[0])]
            found.append(f"{len(value)} {noun.one if len(value) == 1 else noun.many}")
    return f" med {listed(found)}" if found else ""


def _is_remark(record: Record) -> bool:
    return isinstance(record, records.Alternative)


def value_in_words(known: Model, annotation: Any, value: Any) -> str:
    """A value as a reader says it: labels and names for words and ids, dates in words, texts within quotation marks."""
    if isinstance(value, tuple):
        inner = typing.get_args(annotation)[0]
        return listed([value_in_words(known, inner, one) for one in value]) or "inget"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, PartialDate):
        return in_words(value)
    if isinstance(value, Ongoing):
        return "pågår"
    return str(value) if isinstance(value, int) else _text_in_words(known, annotation, value)


def _text_in_words(known: Model, annotation: Any, value: str) -> str:
    for mark in marks(annotation):
        if isinstance(mark, Term):
            word = getattr(known.vocabulary, mark.vocabulary).get(value)
            return quoted(word.label if word else value)
        if isinstance(mark, Reference):
            return name_of(known, mark.collection, value)
    return quoted(value)


def marks(annotation: Any) -> tuple[Any, ...]:
    """What an annotated text refers to: the marks of the type, those of an optional one too."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return tuple(arguments[1:])
    if origin in (types.UnionType, typing.Union):
        return marks(next(arm for arm in arguments if arm is not type(None)))
    return ()


def name_of(known: Model, collection: str, identifier: str) -> str:
    """What something that is referred to is called; its id where it does not exist."""
    thing = getattr(known, collection).get(identifier)
    if isinstance(thing, records.Matter):
        return in_words(thing.date)
    if isinstance(thing, records.Source):
        return quoted(thing.title)
    return str(getattr(thing, "name", identifier))


# --- What a record is called ------------------------------------------------------------------------------------------


def subject(known: Model, record: Record, parent: Record | None = None, key: str = "") -> str:
    """A record as the subject of a sentence: "aktiviteten ”Delta i vårmötet”", "beslutet 27 mars 2023"."""
    if parent is not None and (type(parent), key) in _PARTS:
        return _PARTS[type(parent), key]
    name = _NAMES.get(type(record), _by_text)(known, record)
    return f"{NOUNS[type(record)].definite} {name}".strip()


def _by_text(known: Model, record: Any) -> str:
    for name in ("text", "title", "name", "label"):
        if value := getattr(record, name, None):
            return quoted(value)
    return ""


def _role(known: Model, role: Any) -> str:
    return f"som {_lower(role.text)}" if _is_common_noun(known, role.text) else quoted(role.text)


def _is_common_noun(known: Model, text: str) -> bool:
    """Whether a text begins with a word of the vocabulary: then its capital is the sentence's, not a name's."""
    words = (*known.vocabulary.role_kinds.values(), *known.vocabulary.relations.values())
    return text.partition(" ")[0] in {word.label.partition(" ")[0] for word in words}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _result(known: Model, result: Any) -> str:
    return f"för aktiviteten {quoted(result.activity)}" if result.activity else quoted(result.done)


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
    records.Result: _result,
    records.Rating: lambda known, one: (
        f"om {value_in_words(known, typing.Annotated[str, Term('criteria')], one.criterion)}"
    ),
    records.Attachment: lambda known, one: f"{one.number}, {quoted(one.title)}",
    records.Plan: lambda known, one: f"för {one.year}",
    records.Report: lambda known, one: f"för {one.year}",
    records.Matter: lambda known, one: in_words(one.date),
    records.ClosedYear: lambda known, one: one.id,
    records.Snapshot: lambda known, one: one.id,
    records.Synonym: lambda known, one: quoted(one.id),
    records.ForeignNames: lambda known, one: quoted(one.id),
    records.ClosedPlan: lambda known, one: f"för {name_of(known, 'networks', one.network)}",
    records.Correction: lambda known, one: f"{in_words(one.date)} för {name_of(known, 'networks', one.network)}",
    **dict.fromkeys(
        (
            records.Network,
            records.Year,
            records.Trips,
            records.City,
            records.Vocabulary,
            records.Direction,
            records.Workshop,
            records.Evaluation,
            records.Deadline,
            records.Contact,
            records.Signatory,
        ),
        _nothing,
    ),
}
