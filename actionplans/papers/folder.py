"""Which papers a year has, what their files are called, and how they come to lie in a folder: all of them or none."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from actionplans.markup.terms import lexicon
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Attachment, Sent
from actionplans.papers import own, typeset
from actionplans.papers.case import Case, PapersError
from actionplans.papers.letter import letter
from actionplans.papers.link_words import describe, words_of
from actionplans.papers.pieces import Part, attachment_part
from actionplans.papers.plan import plan_part
from actionplans.papers.report import report_part
from actionplans.papers.trips import KIND, trips_part
from actionplans.rules.files import MOST_BYTES
from actionplans.site.addresses import matter_page
from actionplans.system.console import slashed
from actionplans.system.files import write_folders

_ATTACHMENT = "bilaga-"
_PARTS: Mapping[str, Callable[[Case, Attachment], Part]] = {
    "plan": plan_part,
    "annual_report": report_part,
    KIND: trips_part,
}


def of(case: Case) -> dict[str, bytes]:
    """Every paper of a case by name: as they were sent where they were, else made anew.

    Raises PapersError where a paper cannot be set or a sent one is not there.
    """
    return _as_sent(case, case.matter.sent) if case.matter.sent else made(case)


def made(case: Case) -> dict[str, bytes]:
    """Every paper made from the data, or the city's own file untouched where the project has it, by name.

    On the letter stands the checksum of the list of the attachments (see `attachment_list`): all that a letter can
    carry, for what else is handed over is made later. A reconstruction was never sent and a draft is yet to be, and
    neither carries any. Raises PapersError where a paper cannot be set.
    """
    attachments = _attachments(case)
    listed = attachment_list(attachments)
    carried = listed and not case.matter.reconstructed and not case.draft
    checksum = hashlib.sha256(listed).hexdigest() if carried else None
    return {**_letter_and_bundle(case, checksum), **attachments}


def attachment_list(papers: Mapping[str, bytes]) -> bytes:
    """The attachments among some papers, as `sha256sum -c` reads it in their folder: sorted by name, empty for none."""
    names = sorted(name for name in papers if name.startswith(_ATTACHMENT))
    return "".join(f"{hashlib.sha256(papers[name]).hexdigest()}  {name}\n" for name in names).encode()


def _as_sent(case: Case, sent: Sent) -> dict[str, bytes]:
    folder = case.sent_folder
    try:
        return {one.file: (folder / one.file).read_bytes() for one in sent.papers}
    except OSError as error:
        what = f"{slashed(error.filename)} går inte att läsa, men papperet är skickat"
        do = "hämta tillbaka filen ur git; ett skickat papper görs aldrig om"
        raise PapersError([Problem(sent.place, what, do)]) from error


def _attachments(case: Case) -> dict[str, bytes]:
    files = {}
    for one in case.matter.attachments:
        original = case.original(one)
        made = original.read_bytes() if original else paper(case, one.title, [_part(case, one)])
        files[file_name(case, one)] = made
    return files


def _letter_and_bundle(case: Case, checksum: str | None) -> dict[str, bytes]:
    matter = case.matter
    own_letter, own_bundle = case.original(matter.letter), case.original(matter.bundle)
    cover = own_letter.read_bytes() if own_letter else paper(case, matter.title, [letter(case, checksum)])
    return {case.cover: cover, case.bundle: own_bundle.read_bytes() if own_bundle else _bundle(case, checksum)}


def _bundle(case: Case, checksum: str | None) -> bytes:
    """All papers in one, made from the data, with copies of the pages of those that are the city's own files."""
    bound = own.Bound(case)
    attachments = [
        bound.attachment(one, file_name(case, one)) if one.file else _part(case, one) for one in case.matter.attachments
    ]
    first = bound.letter(checksum, case.cover) if case.matter.letter else letter(case, checksum, bundled=bound.remarks)
    made = paper(case, f"{case.matter.title}, samlade handlingar", [first, *attachments], bound.pictures)
    if bound.pictures and len(made) > MOST_BYTES:
        raise PapersError([bound.too_large(len(made), MOST_BYTES)])
    return made


def make(cases: Mapping[Path, Case]) -> dict[Path, list[Path]]:
    """Make all papers of some cases and put them into their folders, in place of what these held; the files' paths.

    The folders lie in one. Raises PapersError where a paper cannot be set, OSError where a folder cannot be written;
    then all are as they were.
    """
    papers = {target: of(case) for target, case in cases.items()}
    write_folders(papers)
    return {target: [target / name for name in made] for target, made in papers.items()}


def without_content(case: Case) -> list[str]:
    """The titles of the attachments whose content is neither in the data nor in a file: who sends them must know."""
    made = [] if case.matter.sent else attachment_parts(case)
    return [one.title for one, part in made if not part["in_data"]]


def attachment_parts(case: Case) -> Iterator[tuple[Attachment, Part]]:
    """Each attachment that is made from data, with what it holds."""
    yield from ((one, _part(case, one)) for one in case.matter.attachments if not one.file)


def _part(case: Case, attachment: Attachment) -> Part:
    """An attachment made from data; one of a kind that data knows nothing of says so."""
    make_part = _PARTS.get(attachment.kind)
    return make_part(case, attachment) if make_part else attachment_part(case, attachment, [], in_data=False)


def paper(case: Case, title: str, parts: list[Part], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """One paper of these parts. Raises PapersError where it cannot be set."""
    languages = lexicon(case.model).languages
    try:
        content = typeset.pdf(
            case.titled(title), case.author, case.mark, case.document_day, parts, case.names, languages, pictures
        )
    except typeset.TypesetError as error:
        raise PapersError(_unset(case, title, error)) from error
    return describe(content, words_of(parts))


def _unset(case: Case, title: str, error: typeset.TypesetError) -> list[Problem]:
    """Why a paper could not be set, with the places of the signs that the font lacks and of what is too wide."""
    found = []
    for sign in error.signs:
        what = f"tecknet ”{sign}” finns inte i papperens typsnitt"
        found += [Problem(place, what, "ta bort det, eller skriv något annat") for place in _places(case, sign)]
    for words in error.wide:
        what = f"”{words}” är för brett för sin plats i papperet ”{title}”"
        do = "dela det med mellanslag eller bindestreck, eller skriv det kortare"
        found += [Problem(place, what, do) for place in [*_places(case, words)] or [case.matter.place]]
    do = "rätta texten i data/ eller docs/; det citerade är sättprogrammets egna ord"
    return found or [Problem(case.matter.place, f"papperet ”{title}” går inte att sätta: ”{error}”", do)]


def _places(case: Case, sign: str) -> Iterator[Place]:
    """Where a sign or a word stands in what papers are made of."""
    files = [*sorted(case.project.glob("data/**/*.yml")), case.project / "docs" / matter_page(case.matter.id)]
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if sign in line:
                yield Place(file.relative_to(case.project).as_posix(), number)


def file_name(case: Case, attachment: Attachment) -> str:
    """ "bilaga-2-handlingsplan-2023-kajforum.pdf": in the order of the numbers, and fit for any file system."""
    width = max(len(str(one.number)) for one in case.matter.attachments)
    suffix = Path(attachment.file).suffix.lower() if attachment.file else ".pdf"
    # The city's own file is no reconstruction, wherever it lies.
    kind = "rekonstruktion-" if case.matter.reconstructed and not attachment.file else ""
    return f"{_ATTACHMENT}{attachment.number:0{width}}-{kind}{_slug(attachment.title)}{suffix}"


def _slug(title: str) -> str:
    """A title as part of a file name: a–z, digits and hyphens, at most 60 signs."""
    plain = unicodedata.normalize("NFKD", re.sub("[‐-―−]", "-", title)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "dokument"
