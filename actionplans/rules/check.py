"""What is wrong in a project folder? What reading it finds, and then what each check of the table finds."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from actionplans.macros import SIGNATURES
from actionplans.model.fields import Record
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.model.unread import UnreadError, names_unread
from actionplans.reading import data, owners, pages
from actionplans.reading.pages import Page, Pages
from actionplans.reading.unchanged_files import Unchanged
from actionplans.rules import placeholders
from actionplans.rules.table import CHECKS, Check, Last, OnData, OnFiles, OnPages, OnProject, Project
from actionplans.site import day as site_day
from actionplans.site.day import site_date
from actionplans.site.site import Site
from actionplans.system import listing
from actionplans.system.fixed import fixed


@fixed
class Checked:
    """A project folder, read and checked. `model` is None only where `problems` says why.

    `placeholders` are the places that are marked as left to fill in: no problem while the plan is a draft. `warnings`
    are for a person to judge, and stop nothing. `found_by` is the name of the check that found a problem; what is found
    while the files are read has none.
    """

    model: Model | None
    pages: Pages
    problems: list[Problem]
    placeholders: list[Place]
    warnings: list[Problem]
    found_by: Mapping[Problem, str] = field(default_factory=dict)

    def site_on(self, day: datetime.date, directory_urls: bool = True, edit_template: str = "") -> Site:
        """The site as of a day."""
        if self.model is None:
            raise ValueError("the model could not be read")
        return site_day.site_on(self.model, self.pages, day, directory_urls, edit_template)


# `make serve` checks the project again each time that a file is saved.
_RECORDS, _PAGES = Unchanged[Record](), Unchanged[Page]()


def check(root: Path, day: datetime.date | None = None, *, skipped: Collection[str] = ()) -> Checked:
    """Read and check the project folder `root`: the same for the command, the build, the tests and CI.

    What the checks named in `skipped` find is not told; the others look as they always do. `day` is the day that the
    links are looked at for, where the caller knows it; else the site's day.
    """
    if shortcuts := list(_shortcuts(root)):
        return Checked(None, Pages(), shortcuts, [], [])
    with listing.kept():
        return _checked(root, day, skipped)


def _checked(root: Path, day: datetime.date | None, skipped: Collection[str]) -> Checked:
    loaded = data.load(root, _RECORDS)
    found = pages.read(root, SIGNATURES, _PAGES)
    unfilled = placeholders.find(root)
    day = day or site_date()[0]
    asked = owners.read(root)
    # What is not whole is looked at too: one slip does not hide what is wrong beside it.
    models = ((loaded.model, False), (loaded.readable, True))
    projects = [Project(one, found, unfilled, day, asked, root, in_part) for one, in_part in models if one is not None]
    problems, warnings = [*loaded.problems, *found.problems], list[Problem]()
    faulty = {problem.place.path for problem in problems}
    found_by: dict[Problem, str] = {}
    for one in CHECKS:
        told = list(dict.fromkeys(_found(one, root, projects, faulty)))
        if one.name not in skipped:
            (warnings if one.judged else problems).extend(told)
            found_by |= dict.fromkeys(told, one.name)
        if not one.judged and not isinstance(one.looks, Last):
            faulty |= {problem.place.path for problem in told}
    return Checked(loaded.model, found, problems, unfilled, warnings, found_by)


def _shortcuts(root: Path) -> Iterator[Problem]:
    """The symbolic links among what is read. Nothing else is looked at: what they lead to could be quoted to anybody.

    Those in docs/ are told by the check of its files, which follows none.
    """
    for path in (root / "mkdocs.yml", root / ".github", root / owners.FILE, root / "data", *_within(root / "data")):
        if path.is_symlink():
            name = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()
            do = "lägg filen eller mappen själv där; kontrollen följer inte genvägar"
            yield Problem(Place(name), "det är en genväg (symbolisk länk)", do)


def _within(top: Path) -> Iterator[Path]:
    """Everything in a folder, at any depth. A link is named and never followed."""
    for folder, folders, files in os.walk(top):
        yield from (Path(folder, name) for name in sorted((*folders, *files)))


def _found(check: Check, root: Path, projects: Sequence[Project], faulty: Collection[str]) -> Iterator[Problem]:
    """What a check finds: nothing without a model, unless the files are enough for it."""
    if isinstance(check.looks, OnFiles):
        yield from check.looks.rule(root)
        return
    for project in projects:
        try:
            yield from _found_in(check.looks, project, faulty)
        except (UnreadError, TypeError) as error:
            # Any other TypeError is a fault of the rule's own, which nobody would ever see if it ended here.
            if not names_unread(error):
                raise


def _found_in(
    looks: OnData | OnPages | OnProject | Last, project: Project, faulty: Collection[str]
) -> Iterable[Problem]:
    match looks:
        case OnData(rule):
            return rule(project.model)
        case OnPages(rule):
            return rule(project.model, project.in_place)
        case OnProject(rule):
            return rule(project)
        case Last(rule):
            return rule(project, faulty)
