"""What can happen to a year's package, by chance or by intent? Each way is a function of what is there and a chance.

BYTES are of a zip file as it lies, ENTRIES of one taken apart, FOLDERS of an unpacked package. FORGED change a folder's
content as somebody would who then seals it anew.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from actionplans.package import bag, unzipped
from tests import fuzz
from tests.sealed import BUNDLE, COVER, METADATA, PAGE, Zip, relist_attachments, relist_tags, reseal, write

# The fields of a zip file's headers: where each begins, and its length.
LOCAL = ((0, 4), (4, 2), (6, 2), (8, 2), (10, 2), (12, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))
CENTRAL: tuple[tuple[int, int], ...] = (
    (0, 4),
    (4, 2),
    (6, 2),
    (8, 2),
    (10, 2),
    (12, 2),
    (14, 2),
    (16, 4),
    (20, 4),
    (24, 4),
    (28, 2),
    (30, 2),
)
CENTRAL += ((32, 2), (34, 2), (36, 2), (38, 4), (42, 4))
END = ((0, 4), (4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))
MARKS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08")
NAMES = (
    *("data/webbplats/ny.html", "data/papper/bilaga-3-ny.pdf", "data/papper/beslut.pdf", "fetch.txt", "LÄS MIG.pdf"),
    *("data/webbplats/INDEX.html", "data/webbplats/index.html/a", "data/Papper/brev.pdf", "bagit.txt ", "data/a.txt"),
    *("data/webbplats/Thumbs.db", ".DS_Store", "data/papper/._brev.pdf", "data/program/__pycache__/verify.pyc"),
    *("data/webbplats/con.txt", "data/webbplats/a?b", "data/webbplats/100%25.txt", "data/webbplats/o\u0308.txt"),
    *(
        "data/webbplats/\u202efdp.html",
        "data/webbplats/\u00f6.txt",
        "data/webbplats/a\nb",
        "../utanför.txt",
        "manifest-md5.txt",
    ),
    *(f"data/webbplats/{'djup/' * 30}a", f"data/webbplats/{'x' * 250}", "data/program/json.py", "tagmanifest-sha1.txt"),
)

Bytes = Callable[[bytes, Random], bytes]
Entries = Callable[[Zip, Random], None]
Folders = Callable[[Path, Random], None]
Change = TypeVar("Change", Bytes, Entries, Folders)


def named(*changes: Change) -> dict[str, Change]:
    """Changes by what they are called, which a case that fails is told with."""
    return {one.__name__: one for one in changes}


# --- A zip file as it lies --------------------------------------------------------------------------------------------


def bit_flipped(whole: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(whole))
    return whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]


def bytes_set(whole: bytes, chance: Random) -> bytes:
    at, count = chance.randrange(len(whole)), chance.choice([1, 2, 4, 30])
    return whole[:at] + chance.choice([bytes(count), b"\xff" * count, chance.randbytes(count)]) + whole[at + count :]


def bytes_put_in(whole: bytes, chance: Random) -> bytes:
    at = chance.choice([0, len(whole), chance.randrange(len(whole))])
    piece = chance.choice([b"\0", b"\n", b"#!/bin/sh\n", chance.randbytes(chance.randrange(1, 200)), *MARKS])
    return whole[:at] + piece + whole[at:]


def bytes_taken_out(whole: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(whole))
    return whole[:at] + whole[at + chance.choice([1, 2, 4, 22, 46, 1000]) :]


def part_doubled(whole: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randrange(len(whole) + 1) for _ in range(2))
    return whole[:last] + whole[first:]


def parts_swapped(whole: bytes, chance: Random) -> bytes:
    one, two, three = sorted(chance.randrange(len(whole) + 1) for _ in range(3))
    return whole[:one] + whole[two:three] + whole[one:two] + whole[three:]


def cut_short(whole: bytes, chance: Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


def field_at_random(whole: bytes, chance: Random) -> bytes:
    """One field of one header set to an extreme: what other programs believe, and this one must not."""
    mark, fields = chance.choice([(MARKS[1], LOCAL), (MARKS[0], CENTRAL), (MARKS[2], END)])
    places = [at for at in range(len(whole) - 46) if whole.startswith(mark, at)]
    # Where a change before this one took the only mark there was.
    return _with_field(whole, chance.choice(places or [0]), chance.choice(fields), chance)


def two_fields(whole: bytes, chance: Random) -> bytes:
    return field_at_random(field_at_random(whole, chance), chance)


def comment_after(whole: bytes, chance: Random) -> bytes:
    """A comment, rightly announced, which may be another end of a zip file."""
    comment = chance.choice([b"x", b"PK\x05\x06" + bytes(18), whole[-22:], chance.randbytes(200)])
    return whole[:-2] + struct.pack("<H", len(comment)) + comment


def moved_behind(whole: bytes, chance: Random) -> bytes:
    """Something before the zip file, with every place in its table set right: it opens everywhere."""
    before = chance.choice([b"#!/bin/sh\nexit\n", b"%PDF-1.7\n", b"MZ" + bytes(100), chance.randbytes(50)])
    count, length, where = struct.unpack_from("<HLL", whole, len(whole) - 12)
    table = bytearray(whole[where : where + length])
    for at in (at for at in range(len(table)) if table.startswith(MARKS[0], at)):
        struct.pack_into("<L", table, at + 42, struct.unpack_from("<L", table, at + 42)[0] + len(before))
    return before + whole[:where] + table + unzipped.end(count, length, where + len(before))


def _with_field(whole: bytes, at: int, field: tuple[int, int], chance: Random) -> bytes:
    start, length = at + field[0], field[1]
    most = (1 << 8 * length) - 1
    now = int.from_bytes(whole[start : start + length], "little")
    value = chance.choice(
        [0, 1, now + 1 & most, max(now - 1, 0), most, most >> 1, 8, 12, 14, 0x10, 0x800, chance.randrange(most)]
    )
    return whole[:start] + value.to_bytes(length, "little") + whole[start + length :]


BYTES: dict[str, Bytes] = named(
    bit_flipped,
    bytes_set,
    bytes_put_in,
    bytes_taken_out,
    part_doubled,
    parts_swapped,
    cut_short,
    field_at_random,
    two_fields,
    comment_after,
    moved_behind,
)


# --- A zip file taken apart -------------------------------------------------------------------------------------------


def entry_removed(made: Zip, chance: Random) -> None:
    at = chance.randrange(len(made.files))
    for part in (made.files, made.local, made.central):
        del part[at]


def entry_doubled(made: Zip, chance: Random) -> None:
    """The same name twice, with the same content or another."""
    name, content = chance.choice(made.files)
    put = chance.choice([made.add, made.add_in_order])
    put(name.decode(), chance.choice([content, content + b"x", b""]))


def entry_added(made: Zip, chance: Random) -> None:
    put = chance.choice([made.add, made.add_in_order])
    put(chance.choice(["handlingsplaner-2023/", "handlingsplaner-2023/", ""]) + chance.choice(NAMES))


def folder_added(made: Zip, chance: Random) -> None:
    made.add_in_order(f"handlingsplaner-2023/data/{chance.choice(['', 'webbplats/', 'tom/'])}", b"")


def entry_renamed(made: Zip, chance: Random) -> None:
    """In the table, before the file, or in both."""
    at = chance.randrange(len(made.files))
    name = chance.choice([chance.choice(NAMES).encode(), made.files[chance.randrange(len(made.files))][0]])
    for header, fixed, where in chance.choice([((0, 30, 26),), ((1, 46, 28),), ((0, 30, 26), (1, 46, 28))]):
        part = (made.local, made.central)[header]
        part[at] = bytearray(part[at][:fixed] + name)
        struct.pack_into("<H", part[at], where, len(name))


def entries_swapped(made: Zip, chance: Random) -> None:
    """Two files in each other's place: their contents, their order in the table, or their order before it."""
    one, other = chance.randrange(len(made.files)), chance.randrange(len(made.files))
    parts: list[list[Any]] = [made.files, made.local, made.central]
    if chance.random() < 0.5:
        for part in chance.sample(parts, chance.choice([1, 3])):
            part[one], part[other] = part[other], part[one]
    else:
        _put(made, one, made.files[other][1])


def content_changed(made: Zip, chance: Random) -> None:
    """Another content, with sizes and CRC that are right."""
    at = chance.randrange(len(made.files))
    content = bytearray(made.files[at][1] or b"x")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    _put(made, at, bytes(content))


def content_grown(made: Zip, chance: Random) -> None:
    at = chance.randrange(len(made.files))
    _put(made, at, made.files[at][1] + chance.choice([b"\0", b"\n", b"x" * 100]))


def entry_extended(made: Zip, chance: Random) -> None:
    """An extra field that gives another name or other sizes to the programs that read it."""
    at = chance.randrange(len(made.files))
    extra = chance.choice([b"up\x09\0\1\0\0\0\0data", b"\1\0\x10\0" + bytes(16), b"UT\5\0\1\0\0\0\0", b"xx"])
    for part, where in chance.choice(
        [((made.local, 28),), ((made.central, 30),), ((made.local, 28), (made.central, 30))]
    ):
        struct.pack_into("<H", part[at], where, len(extra))
        part[at] += extra


def bytes_between(made: Zip, chance: Random) -> None:
    setattr(made, chance.choice(["before", "between", "after"]), chance.choice([b"x", *MARKS, bytes(100)]))


def _put(made: Zip, at: int, content: bytes) -> None:
    name = made.files[at][0]
    other = Zip()
    other.add(name.decode(), content)
    made.files[at], made.local[at], made.central[at] = other.files[0], other.local[0], other.central[0]


ENTRIES: dict[str, Entries] = named(
    entry_removed,
    entry_doubled,
    entry_added,
    folder_added,
    entry_renamed,
    entries_swapped,
    content_changed,
    content_grown,
    entry_extended,
    bytes_between,
)


# --- An unpacked package ----------------------------------------------------------------------------------------------


def _any_file(folder: Path, chance: Random, start: str = "") -> Path:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return chance.choice([path for path in files if path.relative_to(folder).as_posix().startswith(start)])


def file_changed(folder: Path, chance: Random) -> None:
    path = _any_file(folder, chance)
    mutated = chance.choice([bit_flipped, bytes_set, bytes_put_in, bytes_taken_out, cut_short])
    path.write_bytes(mutated(path.read_bytes() or b"x", chance))


def file_removed(folder: Path, chance: Random) -> None:
    _any_file(folder, chance).unlink()


def file_added(folder: Path, chance: Random) -> None:
    try:
        write(folder, chance.choice(NAMES), chance.choice([b"", b"x", b"PK\x03\x04"]))
    except OSError:  # the file's system takes no such name, or a file stands where the folder would be
        file_changed(folder, chance)


def file_renamed(folder: Path, chance: Random) -> None:
    path = _any_file(folder, chance)
    path.rename(
        path.with_name(chance.choice([path.name.upper(), path.name + "x", f"._{path.name}", path.name[1:] or "x"]))
    )


def spelled_otherwise(folder: Path, chance: Random) -> None:
    """As a Mac spells a name: the same file. Or beside it: a twin that other programs may take instead."""
    path = chance.choice([one for one in sorted(folder.rglob("*")) if not one.name.isascii() and one.is_file()])
    twin = path.with_name(unicodedata.normalize("NFD", path.name))
    if chance.random() < 0.5:
        path.rename(twin)
    else:
        twin.write_bytes(path.read_bytes())


def files_swapped(folder: Path, chance: Random) -> None:
    one, other = _any_file(folder, chance), _any_file(folder, chance)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def file_replaced_by_something_else(folder: Path, chance: Random) -> None:
    path = _any_file(folder, chance)
    content = path.read_bytes()
    path.unlink()
    match chance.randrange(5):
        case 0:
            outside = folder.with_name("utanför")
            outside.write_bytes(content)
            path.symlink_to(outside)
        case 1:
            path.symlink_to(_any_file(folder, chance))
        case 2:
            path.symlink_to(".")
        case 3:
            os.mkfifo(path)
        case _:
            path.mkdir()


def linked_hard(folder: Path, chance: Random) -> None:
    """Two names of one file: each holds what the other does, and nothing more is seen of it."""
    one, other = _any_file(folder, chance), _any_file(folder, chance)
    if one != other:
        content = other.read_bytes()
        other.unlink()
        if chance.random() < 0.5:
            outside = folder.with_name("utanför")
            outside.unlink(missing_ok=True)
            outside.write_bytes(content)
            os.link(outside, other)
        else:
            os.link(one, other)


def about_files(folder: Path, chance: Random) -> None:
    """Rights and times, which no zip file of ours has."""
    for _ in range(3):
        path = _any_file(folder, chance)
        path.chmod(chance.choice([0o755, 0o400, 0o4777, 0o600]))
        os.utime(path, (0, chance.randrange(1 << 31)))


def folder_is_otherwise(folder: Path, chance: Random) -> None:
    match chance.randrange(4):
        case 0:
            (folder / chance.choice(["tom", "data/tom", "data/webbplats/tom/tom"])).mkdir(parents=True)
        case 1:
            shutil.rmtree(folder / chance.choice(["data/papper", "data/webbplats", "data/uppgifter", "data"]))
        case 2:
            part = chance.choice(["papper", "webbplats", "uppgifter"])
            (folder / "data" / part).rename(folder / "data" / chance.choice([part.upper(), f"{part} ", "annat"]))
        case _:
            (folder / "data/webbplats/länk").symlink_to(chance.choice([".", "..", "../papper", "/etc", "finns-inte"]))


def list_edited(folder: Path, chance: Random) -> None:
    path = chance.choice(sorted([*folder.glob("*.txt"), *(folder / "data/papper").glob("*.txt")]))
    text = path.read_text(encoding="utf-8")
    path.write_bytes(fuzz.shaken(text, chance).encode("utf-8", "surrogatepass"))
    if path.name.startswith("manifest") and chance.random() < 0.5:
        relist_tags(folder)


def lines_of_a_list(folder: Path, chance: Random) -> None:
    """A line of another file's, of a file that is not there, or written otherwise; the lists of tag files agree."""
    path = folder / f"{chance.choice(['manifest', 'manifest', 'tagmanifest'])}-{chance.choice(bag.ALGORITHMS)}.txt"
    lines = path.read_bytes().splitlines(keepends=True)
    checksum, _, name = lines[chance.randrange(len(lines))].decode().partition("  ")
    new = chance.choice(
        [f"{checksum}  ./{name}", f"{checksum} *{name}", f"{checksum.upper()}  {name}", f"{checksum}\t{name}"]
    )
    new = chance.choice(
        [new, f"{checksum}  {chance.choice(NAMES)}\n", f"{checksum}  {name.upper()}", f"{checksum[1:]}  {name}"]
    )
    lines[chance.randrange(len(lines))] = new.encode()
    path.write_bytes(b"".join(lines))
    if path.name.startswith("manifest"):
        relist_tags(folder)


FOLDERS: dict[str, Folders] = named(
    file_changed,
    file_removed,
    file_added,
    file_renamed,
    spelled_otherwise,
    files_swapped,
    linked_hard,
    file_replaced_by_something_else,
    about_files,
    folder_is_otherwise,
    list_edited,
    lines_of_a_list,
)


# --- Sealed anew ------------------------------------------------------------------------------------------------------


def paper_changed(folder: Path, chance: Random) -> None:
    path = _any_file(folder, chance, bag.PAPERS)
    path.write_bytes(bit_flipped(path.read_bytes(), chance))


def page_changed(folder: Path, chance: Random) -> None:
    write(folder, PAGE, f"<p>Paketets summa är {chance.randbytes(32).hex()}.</p>".encode())


def words_about_it_changed(folder: Path, chance: Random) -> None:
    text = chance.choice(["Kör: curl x | sh\n", "Summan är oväsentlig.\n", "Paketet är oförändrat.\n"])
    write(folder, bag.README, text.encode())


def metadata_changed(folder: Path, chance: Random) -> None:
    changes: list[dict[str, Any]] = [
        {"city": "Annanstad"},
        {"day": "2022-01-01"},
        {"year": 2024},
        {"revision": None},
        {"papers": []},
    ]
    matter: list[dict[str, Any]] = [{"date": "2020-01-01"}, {"title": "Annat"}, {"reconstructed": True}]
    changes += [{"matter": {**METADATA["matter"], **one}} for one in matter]
    write(folder, "data/metadata.json", json.dumps({**METADATA, **chance.choice(changes)}).encode())


def metadata_shaken(folder: Path, chance: Random) -> None:
    """A key gone, or something else where a text or a number should be."""
    said: dict[str, Any] = json.loads((folder / "data/metadata.json").read_bytes())
    within = chance.choice([said, said, *(one for one in said.values() if isinstance(one, dict))])
    key = chance.choice(sorted(within) or ["x"])
    within.pop(key, None)
    if chance.random() < 0.7:
        within[key] = chance.choice(
            [None, True, 0, -1, 1e400, "", " ", "\ud800", [], {}, [{}], "2023-02-30", "x" * 9999, 10**30]
        )
    write(folder, "data/metadata.json", json.dumps(said).encode("utf-8", "surrogatepass"))


def information_changed(folder: Path, chance: Random) -> None:
    """In bag-info.txt, which is written once more when all is sealed: so in what it is made of."""
    changes = [
        {"title": "Planer för 2023. Ögonblicksbild"},
        {"title": "x" * 100_000},
        {"title": "Planer för 2023\nÅr: 2024"},
    ]
    matter = {**METADATA["matter"], **chance.choice(changes)}
    write(folder, "data/metadata.json", json.dumps({**METADATA, "matter": matter}).encode())


def attachments_exchanged(folder: Path, chance: Random) -> None:
    """One gone, one more, or two in each other's place; the names in the metadata follow."""
    papers = sorted((folder / "data/papper").glob("bilaga-*"))
    match chance.randrange(3):
        case 0:
            papers[0].unlink()
        case 1:
            write(folder, f"data/papper/bilaga-{chance.randrange(3, 9)}-ny.pdf", b"%PDF-1.7")
        case _:
            first, second = papers[0].read_bytes(), papers[1].read_bytes()
            papers[0].write_bytes(second)
            papers[1].write_bytes(first)
    names = [path.name for path in sorted((folder / "data/papper").glob("*.pdf"))]
    write(folder, "data/metadata.json", json.dumps({**METADATA, "papers": names}).encode())


def attachment_list_changed(folder: Path, chance: Random) -> None:
    path = folder / bag.ATTACHMENT_LIST
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    changed = [whole.replace(b"\n", b"\r\n"), b"".join(reversed(lines)), whole.replace(b"  ", b" *"), whole.upper()]
    changed += [
        whole.replace(b"  ", b"  ./"),
        whole + lines[0],
        whole + b"\n",
        b"",
        whole.removesuffix(b"\n"),
        lines[0],
    ]
    path.write_bytes(chance.choice(changed))


def letter_and_bundle_swapped(folder: Path, _: Random) -> None:
    first, second = (folder / COVER).read_bytes(), (folder / BUNDLE).read_bytes()
    write(folder, COVER, second)
    write(folder, BUNDLE, first)


def program_replaced(folder: Path, _: Random) -> None:
    write(folder, "data/program/actionplans/package/verify.py", b'print("Paketet \\u00e4r of\\u00f6r\\u00e4ndrat.")\n')


FORGED: dict[str, Folders] = named(
    paper_changed,
    page_changed,
    words_about_it_changed,
    metadata_changed,
    metadata_shaken,
    information_changed,
    attachments_exchanged,
    attachment_list_changed,
    letter_and_bundle_swapped,
    program_replaced,
    file_changed,
    file_added,
    file_removed,
    file_renamed,
    files_swapped,
)


def sealed_anew(folder: Path, chance: Random) -> None:
    """Every list made to agree with what lies there; the attachments' own perhaps, for the letter has its sum."""
    for name in ("manifest-md5.txt", "tagmanifest-sha1.txt"):
        (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if chance.random() < 0.5 and (folder / "data/papper").is_dir():
        relist_attachments(folder)
    reseal(folder, **(_agreeing(folder) if chance.random() < 0.8 else {}))


def _agreeing(folder: Path) -> dict[str, str]:
    """What bag-info.txt is to say so that it agrees with the metadata, where those can be read."""
    try:
        said = json.loads((folder / "data/metadata.json").read_bytes())
        about = {bag.IDENTIFIER: f"handlingsplaner-{said['year']}"}
        about["External-Description"] = f"{said['matter']['title']}. Ögonblicksbild."
        made = said["revision"] or {}
        about |= {"Bagging-Date": f"{made.get('day', '')}", "Internal-Sender-Identifier": f"{made.get('commit', '')}"}
        return {key: one.encode(errors="replace").decode() for key, one in about.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
