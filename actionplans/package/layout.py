"""Is a package laid out as ours are: these files and no others, which say the same of it wherever they say it?

What whoever made it could not have made is a deviation even where all lists agree. A format that is newer than this
program is never judged by the rules of an older one.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplans.package import bag
from actionplans.package.contents import METADATA, Contents
from actionplans.package.names import is_litter, shown

_LETTERS = ("brev", "samlade-handlingar")
_ATTACHMENT = re.compile(r"bilaga-[0-9]+-[a-z0-9-]+\.[a-z0-9]{1,8}")
# A module beside actionplans/ would stand in the way of one of Python's own.
_PAYLOAD = re.compile(
    r"data/(?:(?:papper|webbplats|uppgifter/csv|uppgifter/json)/|program/actionplans/(?:[a-z_]+/)*[a-z_]+\.py\Z)"
)
_FOLDERS = ("data/papper/", "data/webbplats/", "data/uppgifter/")
_CARRIER = "Carries-Content-Checksum"
_ONCE = (
    "Source-Organization",
    bag.FORMAT_KEY,
    bag.IDENTIFIER,
    "External-Description",
    "Bagging-Date",
    "Internal-Sender-Identifier",
    "Payload-Oxum",
)


@dataclass
class Layout:
    """What a package says of itself, what its papers are, and how it is otherwise than ours."""

    format: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    information: dict[str, str] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)
    deviations: list[str] = field(default_factory=list)
    # What follows by itself where a file is otherwise than the lists say, and is told only where none is.
    miscounted: list[str] = field(default_factory=list)
    # What the letter's checksum was made of (the attachments' list, in the first format the content's), and how many
    # files that lists.
    content_list: bytes = b""
    covered: int = 0

    @property
    def is_known(self) -> bool:
        """Whether this program knows the format."""
        return self.format in ("1", bag.FORMAT)

    @property
    def reconstructed(self) -> bool:
        """Whether the package says that it was made afterwards from open sources."""
        matter = self.metadata.get("matter")
        return isinstance(matter, dict) and matter.get("reconstructed") is True


def laid_out(contents: Contents) -> Layout:
    """How a package is laid out. Where its format is not known nothing but that is looked at."""
    layout = Layout()
    said = contents.texts.get(bag.INFORMATION, b"").decode(errors="replace")
    pairs = bag.read_information(said)
    layout.information = dict(reversed(pairs))
    layout.format = layout.information.get(bag.FORMAT_KEY, "1")
    if not layout.is_known:
        return layout
    if "\ufffd" in said or any(not sign.isprintable() and sign not in "\n\r\t" for sign in said):
        # Other readers of the standard end a line at some of them, or do not open the package at all.
        layout.deviations.append(f"{bag.INFORMATION}: filen har osynliga tecken, eller är inte skriven i UTF-8.")
    layout.deviations += _said_once(pairs, layout.format)
    layout.metadata = _metadata(contents, layout.deviations)
    layout.deviations += _tag_files(contents, layout.format)
    layout.deviations += _payload(contents, layout)
    layout.deviations += _papers(contents, layout)
    layout.deviations += _agreeing(contents, layout)
    layout.miscounted += _miscounted(contents, layout)
    layout.deviations += _content(contents, layout, pairs) if layout.format == "1" else _attachments(contents, layout)
    return layout


# --- Which files ------------------------------------------------------------------------------------------------------


def _tag_files(contents: Contents, number: str) -> Iterator[str]:
    wanted = bag.TAG_FILES | ({bag.CONTENT_LIST} if number == "1" else set())
    beside = {name for name in contents.files if not name.startswith("data/")}
    yield from (
        f"{name}: filen saknas." for name in sorted(wanted - beside) if not name.startswith(("manifest", "tagm"))
    )
    for name in sorted(beside - wanted):
        if not is_litter(name):
            yield f"{shown(name)}: filen hör inte till ett årspaket."
    declared = contents.texts.get("bagit.txt")
    if declared is not None and bag.lines(declared.decode(errors="replace")) != bag.lines(bag.DECLARATION):
        yield "bagit.txt: filen ska ange BagIt 1.0 och UTF-8, men säger något annat."


def _payload(contents: Contents, layout: Layout) -> Iterator[str]:
    for folder in _FOLDERS:
        if not any(name.startswith(folder) for name in contents.files):
            yield f"{folder}: mappen saknas."
    for name in contents.files:
        if not name.startswith("data/") or name == METADATA or is_litter(name):
            continue
        if name.startswith(_FOLDERS) if layout.format == "1" else _PAYLOAD.match(name):
            continue
        yield f"{shown(name)}: filen hör inte till ett årspaket."


def _papers(contents: Contents, layout: Layout) -> Iterator[str]:
    """What lies in data/papper: the letter, the bundle and the attachments, and the texts about them."""
    names = [name.removeprefix(bag.PAPERS) for name in sorted(contents.files) if name.startswith(bag.PAPERS)]
    layout.attachments = sorted(name for name in names if _ATTACHMENT.fullmatch(name))
    kinds = [{f"{one}{ending}.pdf" for one in _LETTERS} for ending in ("", "-rekonstruktion")]
    pair = kinds[1] if layout.reconstructed and kinds[1] & set(names) else kinds[0]
    texts = {bag.ATTACHMENT_LIST, bag.CORRECTIONS} if layout.format != "1" else set()
    known = {*pair, *layout.attachments, *(text.removeprefix(bag.PAPERS) for text in texts)}
    for name in names:
        if name not in known and not is_litter(name):
            yield f"{shown(bag.PAPERS + name)}: filen hör inte till papperen."
    yield from (f"{bag.PAPERS}{name}: filen saknas." for name in sorted(pair - set(names)))
    listed = layout.metadata.get("papers", [])
    is_said = layout.metadata and layout.format != "1"
    if is_said and (not isinstance(listed, list) or not _same_names(listed, [*pair, *layout.attachments])):
        yield f"{METADATA}: papperen som räknas upp är andra än de som ligger i {bag.PAPERS}."


def _same_names(listed: list[Any], names: list[str]) -> bool:
    return all(isinstance(one, str) for one in listed) and sorted(listed) == sorted(names)


# --- What it says of itself -------------------------------------------------------------------------------------------


def _said_once(pairs: list[tuple[str, str]], number: str) -> Iterator[str]:
    keys = [key.casefold() for key, _ in pairs]
    known = {key.casefold() for key in (*_ONCE, *([_CARRIER] if number == "1" else []))}
    for key in _ONCE:
        if keys.count(key.casefold()) > 1 or (key.casefold() in keys and key not in dict(pairs)):
            yield f"{bag.INFORMATION}: nyckeln {key} ska stå en gång, skriven så."
    for key in dict(pairs):
        if key.casefold() not in known:
            yield f"{bag.INFORMATION}: nyckeln ”{shown(key)}” hör inte till ett årspaket."


def _metadata(contents: Contents, deviations: list[str]) -> dict[str, Any]:
    if METADATA not in contents.files:
        deviations.append(f"{METADATA}: filen saknas.")
    if METADATA not in contents.texts:
        return {}
    try:
        read = json.loads(contents.texts[METADATA].decode("utf-8"), object_pairs_hook=_each_once, parse_int=_number)
    except (ValueError, RecursionError):
        deviations.append(f"{METADATA}: filen är inte skriven som vi skriver den (JSON, varje nyckel en gång).")
        return {}
    wrong = sorted(_wrong_keys(read))
    if wrong:
        deviations.append(f"{METADATA}: {', '.join(wrong)} saknas eller är något annat än det ska.")
        return {}
    return dict(read)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _number(digits: str) -> int:
    # No number of ours is long, and reading a very long one takes time.
    return int(digits[:20])


def _wrong_keys(read: Any) -> Iterator[str]:
    if not isinstance(read, dict):
        yield "allt"
        return
    matter, revision = read.get("matter"), read.get("revision")
    if not _is_text(read, "city"):
        yield "city"
    if type(read.get("year")) is not int or not 1900 <= read["year"] <= 2999:
        yield "year"
    if not _is_day(read.get("day")):
        yield "day"
    if not isinstance(matter, dict) or not all(_is_text(matter, key) for key in ("id", "title", "date")):
        yield "matter"
    elif type(matter.get("reconstructed")) is not bool:
        yield "reconstructed"
    if "revision" not in read or (
        revision is not None
        and not (isinstance(revision, dict) and _is_commit(revision.get("commit")) and _is_day(revision.get("day")))
    ):
        yield "revision"


def _is_text(within: Mapping[str, Any], key: str) -> bool:
    return isinstance(within.get(key), str) and bool(within[key].strip())


def _is_commit(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{1,64}", value) is not None


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _agreeing(contents: Contents, layout: Layout) -> Iterator[str]:
    """Whether bag-info.txt, metadata.json, the files and the zip file's own folder say the same."""
    about, said = layout.information, layout.metadata
    called = about.get(bag.IDENTIFIER, "")
    if contents.top and called != contents.top:
        yield f"Mappen i zip-filen heter {shown(contents.top)}, men {bag.INFORMATION} kallar paketet ”{shown(called)}”."
    if not said:
        return
    if not re.fullmatch(rf"handlingsplaner-{said['year']}(?:-[a-z0-9-]+)?", called):
        yield f"{bag.INFORMATION} kallar paketet ”{shown(called)}”, men {METADATA} anger året {said['year']}."
    title = " ".join(said["matter"]["title"].split())
    if not about.get("External-Description", "").startswith(f"{title}."):
        yield f"{bag.INFORMATION} och {METADATA} anger olika ärenden."
    revision = said["revision"] or {}
    made = (about.get("Internal-Sender-Identifier"), about.get("Bagging-Date"))
    if made != (revision.get("commit"), revision.get("day")):
        yield f"{bag.INFORMATION} och {METADATA} anger olika revisioner eller dagar då paketet gjordes."


def _miscounted(contents: Contents, layout: Layout) -> Iterator[str]:
    payload = [one for name, one in contents.files.items() if name.startswith("data/") and not is_litter(name)]
    if layout.information.get("Payload-Oxum") != f"{sum(one.size for one in payload)}.{len(payload)}":
        yield f"{bag.INFORMATION}: antalet filer och byte i data/ är andra än de som står där (Payload-Oxum)."


# --- What the letter's checksum was made of ---------------------------------------------------------------------------


def _attachments(contents: Contents, layout: Layout) -> Iterator[str]:
    """The list of the attachments lists exactly them, as `sha256sum` would: its checksum stands on the letter."""
    sums = {name: contents.files[bag.PAPERS + name].sha256.hex() for name in layout.attachments}
    if bag.ATTACHMENT_LIST not in contents.files:
        if sums and not layout.reconstructed:
            yield f"{bag.ATTACHMENT_LIST}: listan saknas, och då går bilagorna inte att jämföra med brevet."
        return
    text = contents.texts.get(bag.ATTACHMENT_LIST, b"")
    if not sums or text != bag.manifest(sums).encode():
        yield f"{bag.ATTACHMENT_LIST}: listan stämmer inte med bilagorna."
        return
    layout.content_list, layout.covered = text, len(sums)


def _content(contents: Contents, layout: Layout, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """In the first format: the list of every file in data/ but the letter and the bundle."""
    carriers = {f"{bag.PAPERS}{one}.pdf" for one in _LETTERS}
    if {value for key, value in pairs if key == _CARRIER} != carriers:
        yield f"{bag.INFORMATION}: brevet och de samlade handlingarna ska vara undantagna från innehållets lista."
        return
    sums = {
        name: one.sha256.hex()
        for name, one in contents.files.items()
        if name.startswith("data/") and name not in carriers and not is_litter(name)
    }
    if bag.CONTENT_LIST not in contents.files:
        return  # told with the other tag files
    text = contents.texts.get(bag.CONTENT_LIST, b"")
    if text != bag.manifest(sums).encode():
        yield f"{bag.CONTENT_LIST}: listan stämmer inte med filerna. Summan på brevet gäller inte innehållet."
        return
    layout.content_list, layout.covered = text, len(sums)
