"""What must be true of money and working time: its period, and that it is no debt."""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.dates import in_words
from actionplans.model.problems import Problem
from actionplans.model.records import Amount, Model, Spent, WorkingTime
from actionplans.model.walk import records


def _spent(model: Model) -> Iterator[Spent]:
    return (record for record in records(model) if isinstance(record, Spent))


def amount_periods(model: Model) -> Iterator[Problem]:
    """What an amount is for does not end before it begins."""
    for spent in _spent(model):
        if spent.end and spent.end.last_day < spent.period.first_day:
            which = "arbetstiden" if isinstance(spent, WorkingTime) else "beloppet"
            what = f"{which} avser tiden till och med {in_words(spent.end)} men börjar {in_words(spent.period)}"
            yield Problem(spent.place_of("end"), what, "rätta period eller end")


def common_amounts(model: Model) -> Iterator[Problem]:
    """What a year's file says is common to all networks begins in that year."""
    for year in model.years.values():
        for spent in (*year.amounts, *year.time):
            if spent.period.year != year.year:
                what = f"beloppet avser {in_words(spent.period)} men filen är för {year.year}"
                do = f"flytta det till data/years/{spent.period.year}.yml, eller rätta period"
                yield Problem(spent.place_of("period"), what, do)


def below_nothing(model: Model) -> Iterator[Problem]:
    """Money and time are not negative: whether it is a cost or a grant is told by its kind."""
    for spent in _spent(model):
        if isinstance(spent, Amount | WorkingTime) and spent.amount < 0:
            do = "ta bort minustecknet"
            do += "; kind säger om det är en kostnad eller ett bidrag" if isinstance(spent, Amount) else ""
            yield Problem(spent.place_of("amount"), f"{spent.amount} är mindre än noll", do)
