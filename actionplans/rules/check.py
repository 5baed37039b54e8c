"""Everything that can be wrong in a project folder: the data's form, the rules, the pages, the navigation, privacy."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from actionplans.closing import unchanged
from actionplans.macros import SIGNATURES
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading import data, pages
from actionplans.reading.pages import Pages
from actionplans.rules import anchors, placeholders, privacy
from actionplans.rules import data as rules
from actionplans.rules import pages as page_rules
from actionplans.site import day as site_day
from actionplans.site.day import site_date
from actionplans.site.site import Site


@dataclass(frozen=True)
class Checked:
    """A project folder, read and checked. `model` is None only where `problems` says why.

    `placeholders` are the places that are marked as left to fill in: no problem while the plan is a draft.
    """

    model: Model | None
    pages: Pages
    problems: list[Problem]
    placeholders: list[Place]

    def site_on(self, day: datetime.date, directory_urls: bool = True, edit_template: str = "") -> Site:
        """The site as of a day."""
        if self.model is None:
            raise ValueError("the model could not be read")
        return site_day.site_on(self.model, self.pages, day, directory_urls, edit_template)


def check(root: Path, day: datetime.date | None = None) -> Checked:
    """Read and check the project folder `root`: the same for the command, the build, the tests and CI.

    `day` is the day that the links are looked at for, where the caller knows it; else the site's day.
    """
    loaded = data.load(root)
    found = pages.read(root, SIGNATURES)
    unfilled = placeholders.find(root)
    problems = [*loaded.problems, *found.problems, *privacy.problems(root)]
    if loaded.model is not None:
        problems += rules.run(loaded.model, None if found.unread else frozenset(found.citations))
        in_place, misplaced = page_rules.in_place(loaded.model, found)
        problems += [*misplaced, *page_rules.run(loaded.model, in_place)]
        problems += placeholders.problems(loaded.model, unfilled)
        faulty = {problem.place.path for problem in problems}
        problems += unchanged.changed_plans(loaded.model, found, faulty)
        sound = not any(path.startswith("data/") for path in faulty)
        problems += anchors.broken_anchors(loaded.model, in_place, day or site_date()[0], faulty, sound)
    return Checked(loaded.model, found, problems, unfilled)
