"""The data dictionary, made from the fields of model/: data/README.md for editors, a table for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from actionplans.model import records
from actionplans.model.fields import FieldSpec, Record, field_specs
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
from actionplans.system.fixed import fixed

# The order in which an editor meets them: files first, then what is inside.
KINDS: tuple[type[Record], ...] = (
    records.Network,
    records.Fact,
    records.Membership,
    records.Terms,
    records.WorkingGroup,
    records.Role,
    records.Consideration,
    records.Event,
    records.DatedPriority,
    records.Plan,
    records.Revision,
    records.PlanGoal,
    records.Measure,
    records.Priority,
    records.Activity,
    records.Partner,
    records.Passage,
    records.Decision,
    records.Step,
    records.Amount,
    records.WorkingTime,
    records.Report,
    records.Result,
    records.Checkpoint,
    records.Reached,
    records.Exchange,
    records.Evaluation,
    records.Rating,
    records.Year,
    records.Direction,
    records.FocusPoint,
    records.PointResult,
    records.Workshop,
    records.Lesson,
    records.LeadsTo,
    records.Dialogue,
    records.DueDate,
    records.Trips,
    records.Trip,
    records.Delegate,
    records.Invitation,
    records.Approval,
    records.TripReport,
    records.Matter,
    records.Contact,
    records.Signatory,
    records.Attachment,
    records.OwnPaper,
    records.Sent,
    records.SentPaper,
    records.Snapshot,
    records.ClosedYear,
    records.ClosedPlan,
    records.ClosedMatter,
    records.ClosedFile,
    records.Correction,
    records.Routine,
    records.Goal,
    records.Project,
    records.Organisation,
    records.Function,
    records.Source,
    records.Abbreviation,
    records.ForeignNames,
    records.City,
    records.CityWords,
    records.Deadline,
    records.Vocabulary,
    records.Word,
    records.Synonym,
    records.Moved,
    records.Alternative,
)


@fixed
class Entry:
    """One key as an editor needs to know it."""

    key: str
    form: str
    required: bool
    description: str
    example: str
    inherited: bool = False

    @property
    def must(self) -> str:
        """Whether it must be there, as a word."""
        return ("ja, om den inte ärvs" if self.inherited else "ja") if self.required else "nej"


def entries(kind: type[Record]) -> Iterator[Entry]:
    """The keys of one kind of record, required ones first."""
    for spec in field_specs(kind).values():
        yield Entry(spec.name, form(spec.shape), spec.required, spec.description, _example(spec), spec.inherited)


def title(kind: type[Record]) -> str:
    """What a kind of record is, in one line."""
    return kind.noun.about[:1].upper() + kind.noun.about[1:]


def _example(spec: FieldSpec) -> str:
    return f"{spec.name}: {spec.example}" if spec.example else ""


_PLAIN: Mapping[type[Shape], str] = {
    Text: "text",
    Number: "heltal",
    DecimalNumber: "tal",
    YesNo: "true eller false",
    Date: "datum",
    EndDate: "datum eller ongoing",
}


def form(shape: Shape) -> str:
    """What a value looks like, in Swedish."""
    match shape:
        case Text() | Number() | DecimalNumber() | YesNo() | Date() | EndDate():
            return _PLAIN[type(shape)]
        case Pattern():
            return shape.name.removeprefix("en ").removeprefix("ett ")
        case Choice(words):
            return f"ett av orden {', '.join(words)}"
        case Reference(collection):
            return f"id ur {collection}"
        case Term(vocabulary):
            return f"ord ur {vocabulary}"
        case RecordOf(kind):
            return str(kind.noun.name).lower()
        case KeyedRecords():
            return "ord med etikett"
        case ListOf(items):
            return f"lista: {form(items)}"
        case _:
            assert_never(shape)


_INTRODUCTION = """\
# Dataordbok

Här står varje nyckel i filerna i `data/`. Filen skrivs av `make dictionary` ur `actionplans/model/`; ändra
där.

- **Datum** skrivs så noga som källan är: `2014`, `2014-11`, `2014-11-03`. `2017~` betyder omkring 2017.
- **Det som inte är känt utelämnas.** Webbplatsen skriver då ”Uppgift saknas”.
- **Allt har en källa**, ett id ur `sources/`. Det som gäller hela filen skrivs en gång, överst i den: en uppgift utan
  egen `sources` ärver dem som står närmast utanför.
- Texter som innehåller kolon och mellanslag, eller ord som `yes`, `no`, `on`, `off` och rena tal, sätts inom
  citattecken.
"""

_TABLE_HEAD = "| Nyckel | Värde | Måste finnas | Vad | Exempel |\n|---|---|---|---|---|\n"


def as_markdown() -> str:
    """The whole dictionary as data/README.md."""
    parts = [_INTRODUCTION]
    for kind in KINDS:
        parts.append(f"\n## {kind.noun.name}\n\n{title(kind)}\n\n{_TABLE_HEAD}")
        for entry in entries(kind):
            example = f"`{entry.example}`" if entry.example else f"se {entry.form.removeprefix('lista: ')}"
            parts.append(f"| `{entry.key}` | {entry.form} | {entry.must} | {entry.description} | {example} |\n")
    return "".join(parts)
