"""How is a verdict said to an official who knows nothing of checksums: which package, how compared, what is proven?

The word oförändrat stands for one thing alone: a checksum from elsewhere that covers everything is the package's. Names
and titles come from the package, so they are quoted, and said to be its own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from actionplans.package.names import shown

_MOST_TOLD = 50
_SPRING = ("januari", "februari", "mars", "april", "maj", "juni")
_MONTHS = (*_SPRING, "juli", "augusti", "september", "oktober", "november", "december")


@dataclass(frozen=True)
class Verdict:
    """What a package turned out to be. It agrees with its own lists where there is nothing in the first five."""

    refused: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    deviations: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    litter: tuple[str, ...] = ()
    files: int = 0
    size: int = 0
    # The letter's checksum, and the zip file's: for a folder, that of the zip file which it would be.
    content_checksum: str = ""
    package_checksum: str = ""
    is_folder: bool = False
    format: str = ""
    attachments: tuple[str, ...] = ()
    covered: int = 0
    about: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether the package is laid out as ours are and agrees with its own lists."""
        return not (self.refused or self.instead or self.deviations or self.unread or self.litter)

    @property
    def file_checksum(self) -> str:
        """The SHA-256 of a zip file; empty for a folder."""
        return "" if self.is_folder else self.package_checksum


def judged(name: str, verdict: Verdict, wanted: str, *, is_own_copy: bool = False) -> tuple[bool, str]:
    """Whether all is well, and the whole answer. `wanted` is the checksum from elsewhere, empty where there is none."""
    if not verdict.good:
        return False, "\n".join([as_text(name, verdict), *_sum_of_a_bad_one(verdict, wanted)])
    good, proven = _proven(verdict, wanted)
    return good, "\n".join([*_which(name, verdict), "", *proven, *(_OWN_COPY if is_own_copy else [])])


def as_text(name: str, verdict: Verdict) -> str:
    """What a package is and how it differs, without a checksum from elsewhere."""
    shown_name = shown(name)
    if verdict.refused:
        return "\n".join(
            [f"{shown_name} öppnas inte. Så ser ett årspaket aldrig ut:", *_told(verdict.refused), "", _FETCH_IT]
        )
    if verdict.instead:
        return "\n".join([f"{shown_name} är inte prövat:", *_told(verdict.instead)])
    if verdict.good:
        return "\n".join([*_which(name, verdict), "", *_proven(verdict, "")[1]])
    lines = _which(name, verdict)
    if verdict.deviations:
        lines += ["", "Paketet är ändrat eller inte komplett:", *_told(verdict.deviations)]
    if verdict.unread:
        lines += ["", "Paketet går inte att pröva, för allt i det går inte att läsa:", *_told(verdict.unread)]
        lines += ["Ge dig rätt att läsa filerna, eller packa upp paketet på nytt, och pröva igen."]
    if verdict.litter:
        lines += ["", "I mappen ligger filer som datorn själv har lagt dit och som inte hör till paketet:"]
        lines += [*_told(shown(one) for one in verdict.litter), "Ta bort dem och pröva igen."]
    if verdict.deviations:
        lines += ["", f"Avvikelser: {len(verdict.deviations)}. {_FETCH_IT}"]
    return "\n".join(lines)


_FETCH_IT = "Använd det inte. Hämta paketet på nytt från arkivsidan eller från arkivet."


def _told(sentences: Iterable[str]) -> list[str]:
    """Sentences as a list, not longer than somebody reads."""
    every = list(sentences)
    more = [f"- och {len(every) - _MOST_TOLD} till"] if len(every) > _MOST_TOLD else []
    return [*(f"- {one}" for one in every[:_MOST_TOLD]), *more]


# --- Which package, and what was compared -----------------------------------------------------------------------------


def _which(name: str, verdict: Verdict) -> list[str]:
    said = verdict.metadata
    if not said:
        return [shown(name), "Vilket paket det är går inte att läsa ur det."]
    matter, revision = said["matter"], said["revision"]
    lines = [
        f"{shown(name)}, enligt paketet självt:",
        f"  Från: ”{shown(said['city'])}”",
        f"  Handlingsplaner för: {said['year']}",
        f"  Ärende: ”{shown(matter['title'])}”, {_day(matter['date'])}",
        f"  Visar läget: {_day(said['day'])}",
        f"  Gjort: {_made(revision)}",
    ]
    called = verdict.about.get("External-Identifier", "")
    if called not in (name, name.removesuffix(".zip")):
        lines.insert(1, f"  Paketet kallar sig: {shown(called)}")
    if matter["reconstructed"]:
        lines.append("  Rekonstruktion: papperen är gjorda i efterhand ur öppna källor, inte originalen")
    return lines


def _made(revision: dict[str, Any] | None) -> str:
    if not revision:
        return "okänt när, ur filer utan version"
    changed = ", med ändringar som inte var incheckade" if revision.get("changed") is not False else ""
    return f"{_day(revision['day'])} ur version {shown(revision['commit'], 64)}{changed}"


def _day(text: str) -> str:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return shown(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _compared(verdict: Verdict) -> str:
    size = f"{verdict.size / 1e6:.1f}".replace(".", ",")
    against = "med paketets egna listor (SHA-256 och SHA-512)"
    what = f"Jämfört: {verdict.files} filer, {size} megabyte, {against}"
    return f"{what}." if verdict.is_folder else f"{what}, och zip-filens alla byte med hur vi skriver en."


# --- What it proves ---------------------------------------------------------------------------------------------------


def _proven(verdict: Verdict, wanted: str) -> tuple[bool, list[str]]:
    compared = [_compared(verdict), ""]
    if not wanted:
        return True, [*compared, *_OWN_LISTS, *_to_compare(verdict)]
    if wanted == verdict.package_checksum:
        return True, [*compared, *_everything(verdict)]
    if wanted == verdict.content_checksum:
        return True, [*compared, *(_content(verdict) if verdict.format == "1" else _attachments(verdict))]
    other = "innehållets" if verdict.format == "1" else "bilagornas"
    return False, [
        *compared,
        f"SUMMAN ÄR EN ANNAN. Den som du angav är varken zip-filens eller {other}:",
        f"  {grouped(wanted)}",
        "Paketet stämmer med sina egna listor, men det är inte det som summan gäller. Läs av summan en gång till. Är",
        "den rätt avläst: använd inte paketet, och hämta det på nytt från arkivsidan eller från arkivet.",
    ]


def _sum_of_a_bad_one(verdict: Verdict, wanted: str) -> list[str]:
    """What a checksum says of a package that is otherwise than ours are: it may have been so from the beginning."""
    if not wanted or verdict.refused or verdict.instead:
        return []
    if not verdict.deviations:
        return ["", "Summan som du angav prövas när det är gjort."]
    if wanted == verdict.package_checksum:
        return [
            "",
            "Summan som du angav är ändå zip-filens: avvikelserna fanns redan när summan räknades. Visa svaret för",
            "den som gjorde paketet.",
        ]
    return ["", "Summan som du angav är inte heller zip-filens."]


_OWN_LISTS = [
    "Paketet stämmer med sina egna listor. Det visar att inget har gått sönder eller ändrats av misstag.",
    "Det visar inte att det är det paket som lämnades: den som ändrar en fil kan skriva om listorna också.",
    "",
    "Jämför därför med en summa som du har från ett annat håll, och skriv den efter --sum:",
]


def _to_compare(verdict: Verdict) -> list[str]:
    """The checksums that the package has. What they are to be is said elsewhere."""
    lines = []
    if verdict.package_checksum:
        # The first release made no receipt.
        where = "på arkivsidan" if verdict.format == "1" else "på kvittot, i protokollet, i diariet och på arkivsidan"
        lines += [f"- Zip-filens summa står {where}. Det här paketets är", f"  {grouped(verdict.package_checksum)}"]
    if verdict.content_checksum and verdict.metadata["matter"]["reconstructed"] is False:
        covers = "Bilagornas summa" if verdict.format != "1" else "Innehållets summa"
        lines += [f"- {covers} kan stå på brevet. Det här paketets är", f"  {grouped(verdict.content_checksum)}"]
    return lines


def _everything(verdict: Verdict) -> list[str]:
    what = "Den zip-fil som mappen packades upp ur har" if verdict.is_folder else "Zip-filen har"
    return [
        f"Paketet är oförändrat. {what} den summa som du angav, och den täcker allt:",
        f"brevet, de samlade handlingarna, {_counted(len(verdict.attachments))}, webbplatsen, uppgifterna och LÄS MIG.",
        "Det håller mot var och en som inte har kunnat ändra också det ställe där du fick summan.",
    ]


def _attachments(verdict: Verdict) -> list[str]:
    # What says that it is a reconstruction was never sent.
    sent = "" if verdict.metadata["matter"]["reconstructed"] else "så som de skickades"
    return [
        f"Summan som du angav är bilagornas. Den täcker {_counted(len(verdict.attachments), sent)}:",
        *_told(verdict.attachments),
        "De är byte för byte de som summan räknades på. Det håller mot var och en som inte har kunnat ändra också det",
        "brev som du läste summan på.",
        "",
        "Summan täcker inget annat: inte brevet, de samlade handlingarna, webbplatsen, uppgifterna, LÄS MIG,",
        "programmet i paketet eller det som paketet överst säger om sig självt. Att det stämmer med paketets egna",
        "listor visar inte att det är det som lämnades. Det visar bara zip-filens summa, som står på kvittot, i",
        "protokollet, i diariet och på arkivsidan.",
    ]


def _content(verdict: Verdict) -> list[str]:
    return [
        "Paketet är av den första utgåvans format. Summan som du angav är innehållets, från brevet eller arkivsidan.",
        f"Den täcker {verdict.covered} filer i data/: {_counted(len(verdict.attachments))}, webbplats och uppgifter.",
        "De är byte för byte de som summan räknades på. Det håller mot var och en som inte har kunnat ändra också det",
        "ställe där du fick summan.",
        "",
        "Summan täcker inte brevet, de samlade handlingarna, LÄS MIG och listorna. Att de stämmer med paketets egna",
        "listor visar inte att de är de som lämnades. Det visar bara zip-filens summa, som står på arkivsidan.",
    ]


def _counted(count: int, how: str = "") -> str:
    words = "inga bilagor" if count == 0 else "den enda bilagan" if count == 1 else f"de {count} bilagorna"
    return f"{words} {'så som den skickades' if count == 1 else how}".rstrip() if how else words


def grouped(checksum: str) -> str:
    """A checksum as it is printed on paper: in groups of eight, so that two can be compared by eye."""
    return " ".join(checksum[at : at + 8] for at in range(0, len(checksum), 8))


_OWN_COPY = [
    "",
    "Obs: det program som svarar ligger i paketet självt. Den som kan ändra paketet kan ändra det också. Ett bevis",
    "kräver programmet från ett annat håll: från webbplatsens projekt, eller sha256sum för zip-filens summa.",
]
