"""Which names can a file or a folder have on every computer, and be read as a name in YAML? Of what is it a copy?

package/names.py has the first list, too: whoever has a package and that folder can check it without the rest.
"""

from __future__ import annotations

import functools
import re
import unicodedata

# Windows opens a device instead of a file of these names, whatever ending they have: the project could not be cloned.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
# Unquoted, YAML reads these as yes, no or nothing, and a list of networks would hold that instead of the name.
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def reserved(name: str) -> bool:
    """Whether Windows takes a name, without its ending, for a device."""
    return name.casefold() in _DEVICES | _PORTS


def read_as_else(name: str) -> bool:
    """Whether YAML takes a name for a number, a date, yes, no or nothing where it stands without quotes."""
    return name.casefold() in _WORDS or not any(sign.isalpha() for sign in name) or _in_powers_of_ten(name)


# What Windows, macOS and people add to a copy's name: "kajforum - Kopia", "kajforum (1)", "kajforum copy 2", and before
# it "Kopia av".
_COPY = re.compile(
    r"(?i)(?:kopia av |copy of |~\$)(?P<after>.+)|(?P<before>.+?)"
    r"(?:(?:[ _–-]+\(?(?:kopia|kopian|copy|backup|gammal|gamla|old|ny version|v\d)\)?(?: ?\(?\d+\)?)?)|\s*\(\d+\))+"
)


@functools.lru_cache(maxsize=4096)  # the files of each year have the same names
def copied_from(stem: str) -> str:
    """The name, without its ending, of what a file's name says that it is a copy of; or the empty string."""
    found = _COPY.fullmatch(unicodedata.normalize("NFC", stem.strip()))
    return ((found["after"] or found["before"]).strip() if found else "").removesuffix(".")


def as_id(text: str, between: str = "-") -> str:
    """An id such as a text would give: Protokoll, 2 maj is protokoll-2-maj. Empty where no letter or figure is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", between, plain).strip(between)


def _in_powers_of_ten(name: str) -> bool:
    before, sign, after = name.casefold().partition("e")
    return bool(sign) and before.isdigit() and after.isdigit()
