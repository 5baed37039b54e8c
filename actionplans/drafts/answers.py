"""What becomes of an answer to a form? The project's files with what it says, or what to answer instead.

Only what the answer changes is touched: every other line of a file stays as it is (writing/edits.py).
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actionplans.drafts import companions, consequences
from actionplans.drafts.entered import Entry, Given, as_tree, edits, entries, in_order
from actionplans.drafts.ids import made_of, name_problem
from actionplans.drafts.matter import laid_before
from actionplans.drafts.year import Files
from actionplans.forms import choices
from actionplans.forms.block import Answer
from actionplans.forms.choices import About
from actionplans.forms.form import CORRECTION, Action, Form, Part, Question, Sources, expanded, questions, spec_at
from actionplans.forms.present import present
from actionplans.forms.sentence import plain, said
from actionplans.forms.table import BY_ID
from actionplans.forms.values import AnswerError, value, written
from actionplans.model.dates import PartialDate
from actionplans.model.records import Matter, Model
from actionplans.site.addresses import matter_page
from actionplans.swedish.bodies import say
from actionplans.swedish.words import inside, listed, sentence
from actionplans.system.fixed import fixed
from actionplans.writing.edits import Edit, NoPlaceError, edited
from actionplans.writing.trees import Tree, data_file

_WHY = CORRECTION[0].name
OPEN_AGAIN = "öppna formuläret på webbplatsen och fyll i det på nytt"
WHERE = "Var står det?"


@fixed
class Fault:
    """What is wrong with an answer, in the form's own words: which question, and what to answer instead.

    `question` is empty for what is not about one; `name` is the question's key in the answer.
    """

    question: str
    do: str
    name: str = ""

    def __str__(self) -> str:
        # A question that ends with its sign needs no colon after it.
        is_asked = not self.question or self.question.endswith("?")
        told = sentence(self.do) if is_asked else f"{self.question}: {self.do}"
        whole = f"{self.question} {told}" if self.question and is_asked else told
        return whole if "\n" in whole or whole[-1] in ".!?" else f"{whole}."


class AnswerRefusedError(Exception):
    """An answer that cannot become a proposal, with every fault at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


@fixed
class Correcting:
    """What a form can tell of a change in a closed year: where that is asked, and the correction, where it is one."""

    question: Question
    told: Tree | None


@fixed
class Proposal:
    """What is proposed: a sentence for people, and the files that change, with their whole text.

    `asked` is where each answer went: a file, the beginning of the place in it, and the question. There are no files
    for what only tells the editors something. `correcting` is there where the form can change a closed year.
    """

    sentence: str
    files: Files
    asked: list[tuple[str, tuple[str | int, ...], Question]] = field(default_factory=list)
    correcting: Correcting | None = None


Answers = dict[str, tuple[Question, Any]]


def at(question: Question, do: str) -> Fault:
    """A fault at a question; of those that are asked several times, the one that it is."""
    part = question.part
    named = f"{part.heading}, {inside(question.label)}" if part and "." in part.name else question.label
    return Fault(named, do, question.name)


def proposal(model: Model, existing: Files, answer: Answer, today: datetime.date) -> Proposal:
    """What an answer proposes for a project whose files are `existing`. Raises AnswerRefusedError."""
    found = BY_ID.get(str(answer.get("form")))
    if found is None:
        raise AnswerRefusedError([Fault("", f"formuläret finns inte längre: {OPEN_AGAIN}")])
    form = expanded(found, model)
    asked = list(questions(form))
    faults = list[Fault]()
    if not answer.keys() <= {"form", "about", *(one.name for one in asked)}:
        faults.append(Fault("", f"formuläret har ändrats sedan du fyllde i det: {OPEN_AGAIN}"))
    about = choices.about(model, form, plain(answer.get("about", "")))
    if about is None:
        faults.append(Fault("", f"någon har ändrat eller tagit bort det som formuläret gäller: {OPEN_AGAIN}"))
    answers = _answers(model, form, asked, answer, about or About("", None), faults)
    cleared = _cleared(form, asked, answer, about) if about else []
    removed = list(_removed(form, asked, cleared, present(form, about), faults)) if about else []
    if about is None:
        raise AnswerRefusedError(faults)
    draft = _Draft(model, existing, form, about, answers, today, removed)
    faults += list(_unfit(draft, faults))
    if faults:
        raise AnswerRefusedError(faults)
    said_in_words = " ".join([said(model, form, answer), *_says_removed(cleared)])
    if not form.file:
        return Proposal(said_in_words, {})
    try:
        return _proposed(draft, said_in_words)
    except NoPlaceError as error:
        do = "det går inte att skriva in med formuläret här: skriv till redaktörerna vad som ska stå"
        raise AnswerRefusedError([Fault("", do)]) from error


# --- What was answered ------------------------------------------------------------------------------------------------


def _answers(
    model: Model, form: Form, asked: Sequence[Question], answer: Answer, about: About, faults: list[Fault]
) -> Answers:
    found: Answers = {}
    begun = {one.part.name for one in asked if one.part and one.part.may_be_empty and answer.get(one.name)}
    for question in asked:
        try:
            given = value(question.spec, answer.get(question.name, ""))
            given = _chosen(model, question, given, about)
        except AnswerError as error:
            faults.append(at(question, error.do))
            continue
        part = question.part
        needed = question.required or (
            part is not None and part.name in begun and part.name != "source" and _needs(form, question)
        )
        if given is None and needed:
            faults.append(at(question, "svara på frågan"))
        elif given is not None:
            found[question.name] = (question, given)
    faults += _half_answered(asked, found)
    return found


def _cleared(form: Form, asked: Sequence[Question], answer: Answer, about: About) -> list[Question]:
    """The questions whose answers stand there today, and that somebody has emptied."""
    there = present(form, about)
    return [one for one in asked if one.name in answer and there.get(one.name) and not plain(answer[one.name]).strip()]


def _says_removed(cleared: Sequence[Question]) -> Iterator[str]:
    """The sentence that tells what goes, as the form's page tells it."""
    if cleared:
        yield f"Tas bort: {listed([inside(one.label.rstrip('?:')) for one in cleared])}."


def _removed(
    form: Form, asked: Sequence[Question], cleared: Sequence[Question], there: Answer, faults: list[Fault]
) -> Iterator[tuple[Part, str]]:
    """What is taken away: a value that need not be there; what one must have goes with all the rest of its record."""
    names = {one.name for one in cleared}
    gone = set[tuple[int, str]]()
    for one in cleared:
        part, outer = one.part, one.key.rpartition(".")[0]
        if part is None or one.required or (id(part), outer) in gone:
            continue
        if not one.spec.required:
            mine = [each for each in asked if each.part is part and each.key.rpartition(".")[0] == outer]
            if not any(each.spec.required and each.name in names for each in mine):
                yield part, one.key
            continue
        rest = [each for each in asked if each.part is part and each.key.rpartition(".")[0] == outer]
        is_whole = all(each.name in names for each in rest if there.get(each.name))
        if is_whole and (outer or part.may_be_empty):
            gone.add((id(part), outer))
            yield part, outer
        else:
            faults.append(at(one, "svara på frågan: utan det går resten inte att förstå"))


def _needs(form: Form, question: Question) -> bool:
    """Whether a part that need not be there cannot be without the answer once it is."""
    return bool(question.part and question.part.action is Action.ADD and question.spec.required)


def _half_answered(asked: Sequence[Question], found: Answers) -> Iterator[Fault]:
    """What a record within cannot be without, where something else of it is answered: who decided, and what."""
    for question in asked:
        outer, _, _ = question.key.rpartition(".")
        if not outer or question.name in found or not question.spec.required or question.part is None:
            continue
        prefix = question.name.removesuffix(question.key.rpartition(".")[2])
        if question.key not in question.part.taken and any(name.startswith(prefix) for name in found):
            yield at(question, "svara på frågan")
    told = [one for one in asked if one.name.startswith("correction.")]
    if any(one.name in found for one in told):
        yield from (at(one, "svara på frågan") for one in told if one.name not in found)
    new = [name for name in ("source.title", "source.publisher", "source.date", "source.url") if name in found]
    for question in asked:
        if new and question.name in ("source.title", "source.publisher") and question.name not in found:
            yield at(question, "svara på frågan")


def _chosen(model: Model, question: Question, given: Any, about: About) -> Any:
    """An answer that is among the choices, as it is written down. Raises AnswerError."""
    groups = choices.groups(model, question) if given is not None else []
    if not groups and not (question.of and given is not None):
        return given
    known = {option.value for group in groups for option in group.options}
    several = given if isinstance(given, list) else [given]
    found = [_known(str(one).lower() if isinstance(one, bool) else str(one), known, question, about) for one in several]
    if isinstance(given, bool):
        return given
    return found if isinstance(given, list) else found[0]


def _known(one: str, known: set[str], question: Question, about: About) -> str:
    within = f"{about.address}/{one}"
    if one not in known and within not in known:
        raise AnswerError("välj något av det som går att välja")
    if question.part is None or not question.of:
        return one
    owner, _, identifier = (one if one in known else within).rpartition("/")
    if owner and about.address and owner != about.address:
        raise AnswerError("välj bland det som hör till samma plan eller år")
    return identifier


# --- From answers to files --------------------------------------------------------------------------------------------


@dataclass
class _Draft:
    """What is at hand while files are made of an answer, and those that are made."""

    model: Model
    existing: Files
    form: Form
    about: About
    answers: Answers
    today: datetime.date
    removed: Sequence[tuple[Part, str]] = ()
    files: Files = field(default_factory=dict)
    asked: list[tuple[str, tuple[str | int, ...], Question]] = field(default_factory=list)

    def value(self, name: str) -> Any:
        """What was answered to a question, or None."""
        return self.answers[name][1] if name in self.answers else None

    @property
    def now(self) -> Files:
        """The project's files as they are so far."""
        return self.existing | self.files

    def change(self, path: str, changes: Sequence[Edit]) -> None:
        """Edit a file. Raises NoPlaceError."""
        before = self.now[path]
        after = edited(before, changes)
        if after != before:
            self.files[path] = after


def _proposed(draft: _Draft, said_in_words: str) -> Proposal:
    form, about = draft.form, draft.about
    path, file = _target(draft)
    sources = _sources(draft)
    given = Given(draft.model, form, about, file, sources, _known_day(draft, sources))
    found = entries(given, draft.answers, draft.removed)
    WRITTEN[form.also](draft, given, found, path)
    if path not in draft.files:
        raise AnswerRefusedError([Fault("", "det du svarade står redan: ändra det som ska stå på ett annat sätt")])
    for name, (question, _) in draft.answers.items():
        where = next((one for one in _all(found) if one.part is question.part), None)
        if where is not None or name.startswith("source."):
            draft.asked.append((path, where.place if where else (), question))
    return Proposal(said_in_words, draft.files, draft.asked, _correcting(draft, found, said_in_words))


def _correcting(draft: _Draft, found: Sequence[Entry], said_in_words: str) -> Correcting | None:
    """What a correction says: of what was answered what stood there before, and what stands there then."""
    question = next((one for one in questions(draft.form) if one.name == _WHY), None)
    if question is None:
        return None
    if not draft.value(_WHY):
        return Correcting(question, None)
    before, after = list[str](), list[str]()
    for one in _all(found):
        for key, new in one.values.items():
            heading = spec_at(one.kind, key).heading
            old = functools.reduce(lambda record, step: getattr(record, step, None), key.split("."), one.record)
            if one.record is not None and key != "end_announced":
                before.append(f"{heading}: {_as_text(old) or 'ingen uppgift'}")
                after.append(f"{heading}: {_as_text(new)}")
    if len(before) == 1:  # its heading tells nothing that the sentence has not told
        before, after = [before[0].partition(": ")[2]], [after[0].partition(": ")[2]]
    told = {
        "date": draft.value("correction.date"),
        "what": said_in_words,
        "why": draft.value(_WHY),
        "decided_by": draft.value("correction.decided_by"),
        "before": "; ".join(before) or "Stod inte.",
        "after": "; ".join(after) or said_in_words,
    }
    return Correcting(question, told)


def _as_text(value: Any) -> str:
    said = written(tuple(value) if isinstance(value, list) else value)
    return said if isinstance(said, str) else ", ".join(said)


def _write(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """Put down the records of the form, and nothing more."""
    if path in draft.existing:
        for entry in found:
            draft.change(path, list(edits(given, entry)))
    elif found:
        draft.files[path] = _new_file(draft, given, found, path)


def _all(found: Sequence[Entry]) -> Iterator[Entry]:
    for one in found:
        yield one
        yield from _all(one.within)


def _target(draft: _Draft) -> tuple[str, Any]:
    """The changed file's path, and the record in it where it is there."""
    form, about, model = draft.form, draft.about, draft.model
    if form.follows:
        date = draft.value(form.follows)
        if form.file == "matter":
            return _matter_path(draft, date), None
        path = form.file_kind.files.replace("*", str(date.year))
        return path, getattr(model, {"year": "years", "trips": "trips"}[form.file]).get(date.year)
    if form.subject == "nothing":
        return form.file_kind.files, None
    if form.chooses or form.subject == "network-year":
        of, _, year = about.address.rpartition("/")
        return about.path, model.reports.get((of, int(year)))
    return about.path, about.record


def _matter_path(draft: _Draft, date: PartialDate) -> str:
    name = str(date)
    if name in draft.model.matters:
        own = made_of(str(draft.value("title")), [], "arende")
        name = made_of(f"{name} {own}", draft.model.matters, "arende") if own else name
    return f"data/matters/{name}.yml"


def _new_file(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> str:
    tree = as_tree(given, found)
    year = re.search(r"/(\d{4})(?:/|\.yml)", path)
    of = draft.about.address.rpartition("/")[0]
    named = f" för {draft.model.networks[of].name}" if of in draft.model.networks else ""
    head = {
        "report": f"Årsrapport {year[1] if year else ''}{named}.",
        "trips": f"Resor och annat deltagande {year[1] if year else ''}.",
        "year": f"Året {year[1] if year else ''} över alla nätverk.",
    }.get(draft.form.file, "")
    if draft.form.file_kind.keyed:
        tree = {str(tree.pop("id")): tree}
    return data_file(path, [head] if head else [], tree, form=consequences.FOLDED)


# --- Sources ----------------------------------------------------------------------------------------------------------


def _sources(draft: _Draft) -> tuple[str, ...]:
    """The ids of the sources that were chosen, and that of one that is made."""
    if draft.form.sources is Sources.OWN:
        return (_letter(draft),)
    chosen = list(draft.value("source.id") or ())
    own = {key: draft.value(f"source.{key}") for key in ("title", "publisher", "url", "date", "note")}
    if own["title"]:
        made = _source(draft, {key: said for key, said in own.items() if said is not None})
        chosen += [made] if made not in chosen else []
    return tuple(chosen)


def _source(draft: _Draft, content: Tree) -> str:
    """The id of a source that says this: one that is there, or a new one."""
    for one in draft.model.sources.values():
        if all(getattr(one, key) == content.get(key) for key in ("title", "publisher", "url", "date")):
            return one.id
    date = content.get("date")
    named = str(content["title"])
    year = f" {date.year}" if isinstance(date, PartialDate) and not re.search(r"\b\d{4}\b", named) else ""
    identifier = made_of(f"{named}{year}", draft.model.sources, "kalla")
    path = f"data/sources/{identifier}.yml"
    order = ("title", "publisher", "url", "date", "note")
    tree = {key: content[key] for key in order if content.get(key) is not None}
    draft.files[path] = data_file(path, [], tree, form=consequences.FOLDED)
    return identifier


def _letter(draft: _Draft) -> str:
    """A new matter is told by its own letter."""
    model = draft.model
    office = draft.value("administration") or model.city.administration
    publisher = sentence(model.organisations[office].name) if office in model.organisations else str(office)
    content = {"title": draft.value("title"), "publisher": publisher, "date": draft.value("date")}
    return _source(draft, content)


def _known_day(draft: _Draft, sources: Sequence[str]) -> PartialDate:
    """When it became known: the day of the newest source that has one, today where there is none or it is to come."""
    dates = [draft.model.sources[one].date for one in sources if one in draft.model.sources]
    dates += [draft.value("source.date")]
    past = [one for one in dates if one is not None and one.last_day <= draft.today and not one.about]
    return max(past, key=lambda one: one.sort_key, default=PartialDate.of(draft.today))


# --- What no field can tell alone -------------------------------------------------------------------------------------


def _unfit(draft: _Draft, told: Sequence[Fault]) -> Iterator[Fault]:
    """What is wrong with answers that each are right, as far as those tell that are: beside what is told already."""
    if not any(one.name.startswith("source.") for one in told):
        yield from _lacks_source(draft)
    if draft.form.file == "matter" and draft.form.follows and draft.value("date"):
        question, date = draft.answers["date"]
        if not date.day or date.about:
            yield at(question, "skriv hela dagen, till exempel 9 mars 2026")
        yield from _unfit_letter(draft)
    if draft.form.also == "renamed" and draft.value("name"):
        question, name = draft.answers["name"]
        if problem := consequences.unfit(draft.model, str(name)):
            yield at(question, problem)
    if draft.form.also == "page" and draft.value("title"):
        # No page can have every title.
        question, title = draft.answers["title"]
        if problem := name_problem(str(title)):
            yield at(question, problem.rpartition(" – ")[2])


def _unfit_letter(draft: _Draft) -> Iterator[Fault]:
    """That a letter which the committee has had says nothing, or that its text would be more than text on its page."""
    question = next(one for one in questions(draft.form) if one.name == "letter")
    text, meeting = draft.value("letter"), draft.value("meeting")
    if text is None and meeting is not None and meeting.last_day < draft.today:
        yield at(question, say(draft.model.city, "nämnden har redan fått brevet: skriv vad som står i det"))
    elif text is not None and re.search(r"[{}<>\[\]`|\\]", str(text)):
        yield at(question, "skriv löpande text, utan klamrar, hakar och andra tecken som styr en sida")


def _lacks_source(draft: _Draft) -> Iterator[Fault]:
    """That nothing says where it stands, and that what is around it does not either."""
    form = draft.form
    if not form.asks_for_sources or draft.value("source.id") or draft.value("source.title"):
        return
    if form.sources is Sources.ASKED:
        if form.follows and not draft.value(form.follows):
            return
        _, file = _target(draft)
        if file is not None and (form.file == "trips" or bool(getattr(file, "sources", ()))):
            return
    yield Fault(WHERE, "välj en källa, eller beskriv en ny", "source.id")


# --- Forms from which more follows ------------------------------------------------------------------------------------


def _join(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """A membership, and what came of the last time that the network was weighed."""
    _write(draft, given, found, path)
    if draft.files:
        day = draft.value("decision.date") or draft.value("start")
        draft.change(path, list(consequences.joined(draft.about.record, day)))


def _end(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """A network's end, and that of what the city has in it."""
    _write(draft, given, found, path)
    if draft.files:
        edits_of = consequences.ended(draft.about.record, draft.value("end"), given.sources, given.known)
        draft.change(path, list(edits_of))


def _leave(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """A membership's end, and with the last one that of the city's roles."""
    _write(draft, given, found, path)
    about, end = draft.about, draft.value("end")
    if draft.files and isinstance(end, PartialDate):
        draft.change(path, list(consequences.left(about.record, about.chosen, end, given.sources, given.known)))


def _attach(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """An attachment more, and that the matter lays before the committee what it holds."""
    _write(draft, given, found, path)
    if draft.files:
        ones = consequences.not_laid_before(draft.model, found[0].values)
        draft.files |= laid_before(draft.now, ones, draft.about.address)


def _make_matter(draft: _Draft, given: Given, found: Sequence[Entry], path: str) -> None:
    """A matter with what is attached, which it lays before the committee."""
    identifier = path.rpartition("/")[2].removesuffix(".yml")
    ones = consequences.attached(draft.model, draft.value("plans") or (), draft.value("reports") or ())
    entry = found[0]
    tree = as_tree(given, [Entry(entry.part, entry.kind, (), entry.values)])
    tree["attachments"] = consequences.attachments(draft.model, ones)
    tree["sources"] = list(given.sources)
    draft.files[path] = data_file(path, [], in_order(Matter, tree), form=consequences.FOLDED)
    draft.files |= laid_before(draft.now, ones, identifier)
    if text := draft.value("letter"):
        page = companions.letter(draft.model, identifier, draft.value("date"), str(text))
        draft.files[f"docs/{matter_page(identifier)}"] = page


def _rename(draft: _Draft, given: Given, _: Sequence[Entry], path: str) -> None:
    """A network that ends under one name and goes on under another."""
    plain: Mapping[str, Any] = {key: draft.value(key) for key in ("name", "start", "announced")}
    changes, files = consequences.renamed(
        draft.model, draft.now, draft.about.record, plain, list(given.sources), given.known
    )
    draft.change(path, changes)
    draft.files |= files


# What is written, by what follows from a form.
WRITTEN: Mapping[str, Callable[[_Draft, Given, Sequence[Entry], str], None]] = {
    "": _write,
    "attached": _attach,
    "attachments": _make_matter,
    "ended": _end,
    "joined": _join,
    "left": _leave,
    "page": _write,
    "renamed": _rename,
}
