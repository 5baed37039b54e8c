"""Which checksum did somebody type, copy or paste? However it is written, and if it can be none, why not."""

from __future__ import annotations

import re

_LENGTH, _LONGER = 64, 128
_ALGORITHM = re.compile(r"(?i)sha-?2?-?256\s*(?:\([^()]*\)\s*)?[:=]?\s*")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_HEX = re.compile(r"[0-9a-fA-F]+")
_SUM = re.compile(r"[0-9a-fA-F]{64}")


def checksum(typed: str) -> tuple[str, str]:
    """A checksum in lower case; or the empty string and why it is none, in Swedish and with what to do.

    It may be in groups, in capitals, on several lines, after the name of its algorithm, or before the name of its file
    as `sha256sum` writes it.
    """
    text = _UNSEEN.sub("", typed).strip().strip("\"'”’")
    named = _ALGORITHM.match(text)
    parts = (text[named.end() :] if named else text).split()
    digits, rest = "", list(parts)
    while rest and len(digits) < _LENGTH and _HEX.fullmatch(rest[0]):
        digits += rest.pop(0)
    if len(digits) == _LENGTH and any(_SUM.fullmatch(part) for part in rest):
        return "", "Flera summor är angivna. Ange en, och pröva en gång för varje."
    if len(digits) == _LENGTH and not (rest and _HEX.fullmatch(rest[0])):
        return digits.lower(), ""
    whole = "".join(parts)
    # Too few signs before the name of a file are told as that; a mistyped sign makes the whole no longer.
    return "", _why(digits if rest and digits and len(whole) > _LENGTH and not _HEX.fullmatch(whole) else whole)


def _why(text: str) -> str:
    if not text:
        return "Ingen summa är angiven. Skriv den efter --sum, eller utelämna --sum."
    odd = sorted({sign for sign in text if not _HEX.fullmatch(sign)})
    if odd and len(text) <= _LONGER:
        # What is read as another sign is what people mistype.
        hint = " Står det en nolla eller en etta på papperet?" if set(odd) & set("oOlIi") else ""
        signs = ", ".join(f"”{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}" for sign in odd[:5])
        return (
            f"Summan har {signs} i sig, men en summa har bara siffror och bokstäverna a till f. Läs av den igen.{hint}"
        )
    if len(text) == _LONGER:
        return f"Summan har {_LONGER} tecken och är gjord med SHA-512. Ange den med {_LENGTH} tecken (SHA-256)."
    return (
        f"Summan har {len(text)} tecken, men en summa (SHA-256) har {_LENGTH}. Läs av den igen, från första till sista."
    )
