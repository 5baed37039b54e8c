"""What a year's papers are made of: the matter that carries them, the data as it was then, and the written text."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.model.dates import in_words
from actionplans.model.known import known_on
from actionplans.model.page_kinds import files_of
from actionplans.model.problems import Place, Problem, suggestion
from actionplans.model.records import Attachment, Matter, Model, Network, OwnPaper, Role
from actionplans.model.timeline import Standing, standing
from actionplans.papers import prose, typeset
from actionplans.papers.tree import Block
from actionplans.rules.check import Checked, check
from actionplans.site.addresses import SENT_FOLDER, matter_page
from actionplans.swedish.bodies import say
from actionplans.swedish.words import while_held
from actionplans.system.fixed import fixed

# The names of a city's own papers. A reconstruction's say that they are none of them.
COVER = "brev.pdf"
BUNDLE = "samlade-handlingar.pdf"


class PapersError(Exception):
    """The papers cannot be made. `problems` says what an editor must mend, in Swedish, all of it at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = list(problems)


@fixed
class Case:
    """A year's matter with all that its papers need.

    `model` is what was known on the letter's date, so that papers made again later do not know more than the letter
    did. `day` is the day that the papers are made on; only a reconstruction shows it. `written` is the letter's text.
    `draft` is whether something of them is left to write (see unwritten.py).
    """

    project: Path
    year: int
    day: datetime.date
    model: Model
    matter: Matter
    written: Sequence[Block]
    draft: bool = False

    @property
    def presents_plans(self) -> bool:
        """Whether plans of the year are laid before the committee."""
        return any(one.kind == "plan" and one.year == self.year for one in self.matter.attachments)

    @property
    def letter_day(self) -> datetime.date:
        return self.matter.date.last_day

    @property
    def mark(self) -> str | None:
        """What stands in a frame on every page of a draft, or of papers that the city has originals of."""
        if self.draft:
            return "Utkast"
        if not self.matter.reconstructed:
            return None
        return self.say(f"Inte stadens handling. Rekonstruktion ur öppna källor, {in_words(self.day)}")

    @property
    def cover(self) -> str:
        """What the letter's file is called."""
        return self._file(COVER)

    @property
    def bundle(self) -> str:
        """What the file with all the papers is called."""
        return self._file(BUNDLE)

    def _file(self, name: str) -> str:
        return name.replace(".pdf", "-rekonstruktion.pdf") if self.matter.reconstructed else name

    def titled(self, title: str) -> str:
        """A paper's title, as heading, bookmark and in what the file says of itself."""
        return f"Rekonstruktion: {title}" if self.matter.reconstructed else title

    @property
    def author(self) -> str:
        """Who the documents say that they are by: never the city, where its own papers are others."""
        if self.matter.reconstructed:
            return "Rekonstruktion ur öppna källor"
        name = self.model.organisations[self.matter.administration].name
        return name[:1].upper() + name[1:]

    @property
    def document_day(self) -> datetime.date:
        """The date that the documents give as their own: the letter's, or the reconstruction's."""
        return self.day if self.matter.reconstructed else self.letter_day

    @property
    def names(self) -> list[str]:
        """The city's own names, which long words may be made of."""
        model = self.model
        return [
            *(one.name for one in model.organisations.values()),
            *(one.name for one in model.networks.values()),
            *(one.name for one in model.projects.values()),
        ]

    def say(self, words: str) -> str:
        """Words of the product's own, with what the city calls itself and its bodies (see swedish/bodies.py)."""
        return say(self.model.city, words)

    def original(self, paper: Attachment | OwnPaper | None) -> Path | None:
        """The city's own file of a paper, where the project has it."""
        return self._folder / paper.file if paper and paper.file else None

    @property
    def sent_folder(self) -> Path:
        """Where the papers lie as they were sent."""
        return self._folder / SENT_FOLDER

    @property
    def _folder(self) -> Path:
        return self.project / "docs" / files_of(matter_page(self.matter.id))


def read(project: Path, year: int, day: datetime.date, matter_id: str = "") -> Case:
    """The case of a matter, or of the one that presents the year's plans, read from the project folder.

    Raises PapersError with every problem that stands in the way.
    """
    checked, model = _checked(project)
    return _case(project, year, day, checked, _named(model, matter_id) if matter_id else _matter(model, year))


def of_year(project: Path, year: int, day: datetime.date) -> tuple[list[Case], list[Problem]]:
    """The cases of all matters of a year, that which presents its plans first, and why others have no papers.

    Of an old matter only what was decided may be known: its letter is not written here. Raises PapersError as above,
    also where none has papers.
    """
    checked, model = _checked(project)
    matters = [matter for _, matter in sorted(model.matters.items()) if year in _years(matter)]
    cases, left = [], []
    if not matters or any(_presents(matter, year) for matter in matters):
        first = _matter(model, year)
        cases.append(_case(project, year, day, checked, first))
        matters = [one for one in matters if one is not first]
    for matter in matters:
        try:
            cases.append(_case(project, year, day, checked, matter))
        except PapersError as error:
            left += error.problems
    if not cases:
        raise PapersError(left)
    return cases, left


def _checked(project: Path) -> tuple[Checked, Model]:
    checked = check(project)
    in_the_way = [*_typesetter(), *checked.problems]
    if checked.model is None or in_the_way:
        raise PapersError(in_the_way)
    return checked, checked.model


def _case(project: Path, year: int, day: datetime.date, checked: Checked, matter: Matter) -> Case:
    written, problems = _information(checked, matter)
    if checked.model is None or problems:
        raise PapersError(problems)
    known = _known(checked.model, year, matter.date.last_day)
    # That it was sent is known, however long after the letter's day that was.
    as_then = dataclasses.replace(known.matters[matter.id], sent=matter.sent)
    return Case(project, year, day, known, as_then, written)


def _presents(matter: Matter, year: int) -> int:
    """How many of a year's plans a matter presents."""
    return sum(one.kind == "plan" and one.year == year for one in matter.attachments)


def _years(matter: Matter) -> set[int]:
    """The years that a matter is of: of the plans that it presents, which may be the next year's, else the letter's."""
    return {one.year for one in matter.attachments if one.kind == "plan"} or {matter.date.last_day.year}


def _typesetter() -> Iterator[Problem]:
    """That the machine lacks what sets papers. Told at once, and not when a package's site has been built."""
    if not typeset.available():
        what = "programmet typst, som sätter papperen, finns inte på den här datorn"
        do = (
            "installera det med python -m pip install --require-hashes -r requirements-papers.txt; för Windows på Arm "
            "finns det inte: använd en annan dator, Python för x64 eller arbetsflödena Gör papper och Årspaket"
        )
        yield Problem(Place("typst", 0), what, do)


def _known(model: Model, year: int, day: datetime.date) -> Model:
    """What was known on the letter's day, and the year's direction, which a letter before the year itself sets."""
    known = known_on(model, day, coming=year)
    networks = {name: _in_its_time(one, day) for name, one in known.networks.items()}
    return dataclasses.replace(known, networks=networks)


def _in_its_time(network: Network, day: datetime.date) -> Network:
    """A network whose mandates are told in the tense of the day: that one ended since was not known."""
    ended = Standing.ENDED
    roles = [one if standing(one, day) is ended else _held(one) for one in network.roles]
    return dataclasses.replace(network, roles=tuple(roles))


def _held(role: Role) -> Role:
    return dataclasses.replace(role, text=while_held(role.text))


def _named(model: Model, matter_id: str) -> Matter:
    if matter_id in model.matters:
        return model.matters[matter_id]
    do = suggestion(matter_id, model.matters, "ärendena finns i data/matters/; id är filens namn utan .yml")
    raise PapersError([Problem(Place("data/matters", 0), f"ärendet ”{matter_id}” finns inte", do)])


def _matter(model: Model, year: int) -> Matter:
    """The matter that presents most of the year's plans: a later one may add a plan that was missing."""
    plans = {matter.id: _presents(matter, year) for matter in model.matters.values()}
    best = max(sorted(plans), key=plans.__getitem__, default=None)
    if best is not None and plans[best]:
        return model.matters[best]
    years = {one.year for matter in model.matters.values() for one in matter.attachments if one.kind == "plan"}
    known = ", ".join(str(one) for one in sorted(years)) or "inget år"
    what = f"inget ärende har handlingsplaner för {year} som bilagor"
    do = f"skriv ärendet i data/matters/<brevets datum>.yml; papper går att göra för: {known}"
    raise PapersError([Problem(Place("data/matters", 0), what, do)])


def _information(checked: Checked, matter: Matter) -> tuple[list[Block], list[Problem]]:
    """The letter's text from the matter's page, which has been checked to be there; none of a letter that there is."""
    if matter.letter or matter.sent:
        return [], []
    return prose.information(checked.pages.pages[matter_page(matter.id)])
