"""The command `new-matter`: a matter before the committee as a draft, checked and tried as those of drafts.py."""

from __future__ import annotations

import argparse
import datetime
import functools
import re
from pathlib import Path
from typing import Any

from actionplans.commands.drafts import RefusedError, run
from actionplans.drafts.matter import new_matter
from actionplans.drafts.year import Files
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Model
from actionplans.swedish.bodies import say


def register(commands: Any) -> None:
    """Add the command to the command line."""
    matter = commands.add_parser("new-matter", help="börja ett ärende: datafil och sida för brevet")
    matter.add_argument("date", metavar="DATUM", nargs="?", default="", help="brevets datum, till exempel 2024-03-11")
    matter.add_argument("--plans", metavar="ÅR", default="", help="året vars handlingsplaner är bilagor, om några")
    matter.add_argument("--reports", metavar="ÅR", default="", help="året vars årsrapport är bilaga, om någon")
    matter.add_argument("--title", metavar="RUBRIK", default="", help="ärendets rubrik, om inte den vanliga")
    matter.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    matter.set_defaults(run=lambda options: run(options.project, functools.partial(_matter, options)))


def _matter(options: argparse.Namespace, model: Model, existing: Files) -> Files:
    wrong = [problem for name in ("plans", "reports") if (problem := _year_problem(getattr(options, name)))]
    day = _day(options.date)
    if day is None:
        wrong.insert(0, f"”{options.date[:_SHOWN]}” är inte en dag – skriv brevets datum som 2024-03-11")
    title = " ".join(options.title.split())
    if title and not all(sign.isprintable() and sign not in "{}<>`\\" for sign in title[:_LONGEST_TITLE]):
        wrong.append("rubriken har tecken som ett ärende inte kan ha – skriv den utan klamrar, vinklar och bakstreck")
    if len(title) > _LONGEST_TITLE:
        wrong.append(f"rubriken är längre än {_LONGEST_TITLE} tecken – skriv den kortare")
    if day is None or wrong:
        raise RefusedError("\n".join(wrong))
    plans, reports = (int(year) if year else None for year in (options.plans, options.reports))
    if plans and not any(plan.year == plans for plan in model.plans.values()):
        raise RefusedError(f"inga planer finns för {plans} – skriv dem först, eller ange ett annat år")
    if reports and not any(year == reports for _, year in model.reports):
        raise RefusedError(f"ingen årsrapport finns för {reports} – skriv den först, eller ange ett annat år")
    there = model.matters.get(str(day))
    if there and there.sent:
        said = f"Ärendet skickades {in_words(there.sent.date)}, så dess bilagor ändras inte."
        print(say(model.city, f"{said} Ska något mer till nämnden: börja ett nytt ärende, med ett annat datum."))
    return new_matter(model, existing, day, plans=plans, reports=reports, title=title)


# Longer ones would not be read; of what cannot be read at all so much is quoted.
_LONGEST_TITLE, _SHOWN = 200, 80


def _day(text: str) -> PartialDate | None:
    """A day as it is written in data/, or nothing."""
    try:
        return PartialDate.of(datetime.date.fromisoformat(text)) if re.fullmatch(r"[\d-]{10}", text) else None
    except ValueError:
        return None


def _year_problem(year: str) -> str:
    if not year or re.fullmatch(r"(19|20|21)\d\d", year, re.ASCII):
        return ""
    return f"”{year[:_SHOWN]}” är inte ett årtal – skriv det med fyra siffror, till exempel 2024"
