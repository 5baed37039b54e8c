"""How are numbers and sums said? 12 500,50 and 12 500 kronor, with spaces that a line is not broken at."""

from __future__ import annotations

from decimal import Decimal

_NO_BREAK = "\N{NO-BREAK SPACE}"
# How a currency is said after a sum. Others say their code: 400 CHF.
_CURRENCIES = {"SEK": "kronor", "EUR": "euro", "NOK": "norska kronor", "DKK": "danska kronor"}


def in_digits(number: Decimal) -> str:
    """A number as Swedish writes it: a comma before decimals, hard spaces between thousands, a minus sign."""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    parted = f"{int(whole):,}".replace(",", _NO_BREAK)
    return ("\N{MINUS SIGN}" if number < 0 else "") + parted + (f",{decimals}" if decimals else "")


def money(amount: Decimal, currency: str) -> str:
    """A sum with its currency, by ISO 4217: 12 500 kronor."""
    return f"{in_digits(amount)}{_NO_BREAK}{_CURRENCIES.get(currency, currency)}"
