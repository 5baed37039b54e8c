"""What are the city and its bodies called in a sentence: stad, region; nämnd, utskott; förvaltning, kontor?

Every sentence of the product is written with the words stad, nämnd and förvaltning, and goes through `say` on its way
to a reader. A city that has other words in data/city.yml meets its own, in the same form: "Nämndens beslut" becomes
"Utskottets beslut", "Inget nämndärende" becomes "Inget utskottsärende", "en nämnd" becomes "ett utskott".

Only the product's own words go through it, never a name or a text out of data/ or docs/: those are the city's already.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

from actionplans.model.bodies import City
from actionplans.system.fixed import fixed

# The words that agree with a noun of the gender that "en nämnd" has, and how they go with "ett utskott".
_AGREEING = {
    "en": "ett",
    "ingen": "inget",
    "någon": "något",
    "den": "det",
    "denna": "detta",
    "vilken": "vilket",
    "annan": "annat",
    "egen": "eget",
    "ny": "nytt",
}


@fixed(slots=True)
class Noun:
    """A noun in all its forms. `neuter` for "ett utskott"; `compound` is how it begins a longer word: "utskotts"."""

    one: str
    definite: str
    many: str
    definite_many: str
    compound: str
    neuter: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form, in the same order for every noun: one, the one, many, the many, and whose each is."""
        plain = (self.one, self.definite, self.many, self.definite_many)
        return (*plain, *(f"{form}s" for form in plain))


def _common(one: str, definite: str, many: str, definite_many: str, compound: str = "") -> Noun:
    return Noun(one, definite, many, definite_many, compound or one)


def _neuter(one: str, definite: str, many: str, definite_many: str, compound: str = "") -> Noun:
    return Noun(one, definite, many, definite_many, compound or one, neuter=True)


_NOUNS = (
    _common("stad", "staden", "städer", "städerna", "stads"),
    _common("kommun", "kommunen", "kommuner", "kommunerna"),
    _common("region", "regionen", "regioner", "regionerna"),
    _neuter("förbund", "förbundet", "förbund", "förbunden", "förbunds"),
    _neuter("kommunalförbund", "kommunalförbundet", "kommunalförbund", "kommunalförbunden", "kommunalförbunds"),
    _neuter("regionförbund", "regionförbundet", "regionförbund", "regionförbunden", "regionförbunds"),
    _common("myndighet", "myndigheten", "myndigheter", "myndigheterna", "myndighets"),
    _neuter("bolag", "bolaget", "bolag", "bolagen", "bolags"),
    _common("nämnd", "nämnden", "nämnder", "nämnderna"),
    _neuter("utskott", "utskottet", "utskott", "utskotten", "utskotts"),
    _common("styrelse", "styrelsen", "styrelser", "styrelserna"),
    _common("kommunstyrelse", "kommunstyrelsen", "kommunstyrelser", "kommunstyrelserna"),
    _common("regionstyrelse", "regionstyrelsen", "regionstyrelser", "regionstyrelserna"),
    _common("förbundsstyrelse", "förbundsstyrelsen", "förbundsstyrelser", "förbundsstyrelserna"),
    _common("direktion", "direktionen", "direktioner", "direktionerna", "direktions"),
    # As assemblies write of themselves: "i fullmäktige", "fullmäktiges beslut".
    _neuter("fullmäktige", "fullmäktige", "fullmäktige", "fullmäktige"),
    _common("beredning", "beredningen", "beredningar", "beredningarna", "berednings"),
    _common("kommitté", "kommittén", "kommittéer", "kommittéerna"),
    _common("delegation", "delegationen", "delegationer", "delegationerna", "delegations"),
    _neuter("råd", "rådet", "råd", "råden", "råds"),
    _common("förvaltning", "förvaltningen", "förvaltningar", "förvaltningarna", "förvaltnings"),
    _neuter("kontor", "kontoret", "kontor", "kontoren", "kontors"),
    _neuter("kansli", "kansliet", "kanslier", "kanslierna"),
    _common("avdelning", "avdelningen", "avdelningar", "avdelningarna", "avdelnings"),
    _common("enhet", "enheten", "enheter", "enheterna", "enhets"),
    _common("verksamhet", "verksamheten", "verksamheter", "verksamheterna", "verksamhets"),
    _common("sektor", "sektorn", "sektorer", "sektorerna", "sektors"),
    _neuter("sekretariat", "sekretariatet", "sekretariat", "sekretariaten", "sekretariats"),
    _common("stab", "staben", "staber", "staberna", "stabs"),
    _common("byrå", "byrån", "byråer", "byråerna"),
)
NOUNS: Mapping[str, Noun] = {noun.one: noun for noun in _NOUNS}
# What every sentence of the product is written with, by the keys of data/city.yml.
DEFAULTS = {"city": "stad", "committee": "nämnd", "administration": "förvaltning"}


def own_words(city: City) -> dict[str, str]:
    """The default words that the city has others for, each with its own."""
    given = {key: getattr(city.words, key) for key in DEFAULTS} if city.words else {}
    return {DEFAULTS[key]: own for key, own in given.items() if own and own != DEFAULTS[key]}


def say(city: City, words: str) -> str:
    """A sentence, heading or word of the product's own, with the words that the city has for its bodies."""
    for default, own in own_words(city).items():
        words = _teller(default, own)(words)
    return words


@functools.cache
def _teller(default: str, own: str) -> Callable[[str], str]:
    """What puts one noun in place of another, in the same form and with the words before it that agree with it."""
    old, new = NOUNS[default], NOUNS[own]
    # Of forms that are spelled alike the first counts: that of one before that of many.
    forms = dict(reversed(list(zip(old.forms, new.forms, strict=True))))
    either = "|".join(sorted(forms, key=len, reverse=True))
    agreeing = "|".join(_AGREEING)
    pattern = re.compile(
        rf"\b(?P<before>(?:(?:{agreeing})\s+)*)(?:(?P<form>{either})\b|{old.compound}(?=\w))", re.IGNORECASE
    )

    def told(found: re.Match[str]) -> str:
        before, form = found["before"], found["form"]
        if form is None:
            # A compound's gender is that of its last part: "ett nämndärende" and "ett utskottsärende".
            return before + _as(found[0][len(before) :], new.compound)
        if new.neuter and not old.neuter:
            before = re.sub(r"\w+", lambda word: _as(word[0], _AGREEING[word[0].lower()]), before)
        return before + _as(form, forms[form.lower()])

    return lambda words: pattern.sub(told, words)


def _as(written: str, said: str) -> str:
    """With a capital where what stood there had one."""
    return said[:1].upper() + said[1:] if written[:1].isupper() else said
