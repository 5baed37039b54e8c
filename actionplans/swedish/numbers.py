"""How are numbers and sums said? 12 500,50 and 12 500 kronor, with spaces that a line is not broken at."""

from __future__ import annotations

from decimal import Decimal

_NO_BREAK = "\N{NO-BREAK SPACE}"
# How a currency is said after a sum. Others say their code: 400 CHF.
_CURRENCIES = {"SEK": "kronor", "EUR": "euro", "NOK": "norska kronor", "DKK": "danska kronor"}
# Of one the noun is another: 1 timme. What a city adds to the units is said as it calls it.
_ONE_UNIT = {"hours": "timme", "days": "dag", "full_time": "heltidstjänst"}


def in_digits(number: Decimal) -> str:
    """A number as Swedish writes it: a comma before decimals, hard spaces between thousands, a minus sign."""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    parted = f"{int(whole):,}".replace(",", _NO_BREAK)
    return ("\N{MINUS SIGN}" if number < 0 else "") + parted + (f",{decimals}" if decimals else "")


def _without_zeros(amount: Decimal) -> Decimal:
    """A sum without the decimals that came to nothing: 0,5 and 0,5 are 1."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount


def sum_in_digits(amount: Decimal) -> str:
    """A sum of money in digits, öre and cents with two: 12 500 and 12 500,50. Nothing is rounded."""
    digits = in_digits(_without_zeros(amount))
    return f"{digits}0" if digits[-2:-1] == "," else digits


def currency_name(currency: str) -> str:
    """What a currency is called after a sum, by ISO 4217: kronor."""
    return _CURRENCIES.get(currency, currency)


def money(amount: Decimal, currency: str) -> str:
    """A sum with its currency, by ISO 4217: 12 500 kronor."""
    name = "krona" if amount == 1 and currency == "SEK" else currency_name(currency)
    return f"{sum_in_digits(amount)}{_NO_BREAK}{name}"


def working_time(amount: Decimal, unit: str, label: str) -> str:
    """Working time with its unit, by its id and its word: 0,5 heltidstjänster, 1 dag."""
    digits = in_digits(_without_zeros(amount))
    return f"{digits}{_NO_BREAK}{_ONE_UNIT.get(unit, label) if amount == 1 else label}"
