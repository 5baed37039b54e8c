"""What may lie in docs/? Pages, pictures and PDF, under names that any computer can take and that nothing else has.

Everything in docs/ is published, and a file there stands in the place of one that the site writes under the same name:
docs/assets/start.js would be the theme's script on every page. What is in the files is looked at in contents.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from actionplans.model import names
from actionplans.model.problems import Place, Problem
from actionplans.reading import signs
from actionplans.reading.pages import told_when_read
from actionplans.system import git
from actionplans.system.listing import below

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
ENDINGS = (".md", *PICTURES, ".pdf")
MOST_BYTES = 25_000_000
# What is drawn with more is not looked at in a second, by the check or by a reader's browser.
MOST_OF_SVG = 5_000_000
# What the site writes at its top besides pages: the theme, the open data, the calendar, the search, and MkDocs itself.
WRITTEN = ("assets", "data", "kalender", "search", "404.html", "sitemap.xml", "sitemap.xml.gz")
# MkDocs leaves out the one, and the other is the page for what is not found, in a copy without a server.
_SPECIAL = ("templates", "404")
# What no page and no folder at the top may be called.
TAKEN = (*WRITTEN, *_SPECIAL)
LONGEST = 150


def lying(root: Path) -> Iterator[tuple[Path, str]]:
    """Everything in docs/ but folders, by path and name. A link is told and never followed."""
    docs = root / "docs"
    return ((docs / name, name) for name in below(docs))


def files_in_docs(root: Path) -> Iterator[Problem]:
    """In docs/ lie pages, pictures and PDF, none of them where the site itself writes, and no two in one place."""
    if (root / "docs").is_symlink():
        yield Problem(Place("docs", 0), "mappen är en genväg (symbolisk länk)", "lägg mappen själv i projektet")
        return
    own: set[str] = set()
    published: list[str] = []
    for path, name in lying(root):
        top = folded(_address(name).split("/")[0])
        if any(part.startswith(".") for part in name.split("/")):
            yield from _hidden(root, name)
        elif top in TAKEN:
            if top not in own:  # one word on a whole folder
                yield _in_the_sites_place(name)
            own.add(top)
        elif not (told_when_read(path) and name.isprintable()):
            found = list(_wrong(path, name))
            yield from found
            published += [] if found else [name]
    yield from _in_one_place(published)


def folded(name: str) -> str:
    """A name as computers compare it that know no capitals, or write å in two signs."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _place(name: str) -> Place:
    # A name that is no UTF-8 could not be printed.
    return Place(f"docs/{name.encode('utf-8', 'backslashreplace').decode()}")


def _address(name: str) -> str:
    """Where a file comes to lie in the site: a page in a folder of its own."""
    if not name.endswith(".md"):
        return name
    stem = name.removesuffix(".md")
    return f"{stem}.html" if stem == "index" or stem.endswith("/index") else f"{stem}/index.html"


def _in_the_sites_place(name: str) -> Problem:
    top, _, rest = name.partition("/")
    what = f"mappen docs/{top}/" if rest else f"namnet {top}"
    do = f"byt namn på {'mappen, till exempel till bilder' if rest else 'filen'}, eller ta bort den"
    return Problem(_place(name), f"{what} är reserverat för det som webbplatsen skriver själv", do)


# --- Files that nobody wrote ------------------------------------------------------------------------------------------

# What a computer leaves by itself: its own notes on a folder, and marks that a file is open. MkDocs publishes none.
_LEFT_BEHIND = re.compile(r"\.(DS_Store|_.*|.*\.sw[a-p]|#.*|~lock\..*#|nfs.*|fuse_hidden.*|directory)")
_TEMPORARY = re.compile(
    r"~\$.*|~.*\.tmp|thumbs\.db|ehthumbs.*\.db|desktop\.ini|.*(~|\.(tmp|temp|bak|orig|rej|part|crdownload|sw[a-p]|lnk))",
    re.IGNORECASE,
)


def _hidden(root: Path, name: str) -> Iterator[Problem]:
    """What begins with a dot is never published: it has no place in a proposal, but may lie on a computer."""
    if _LEFT_BEHIND.fullmatch(name.rpartition("/")[2]) and not _in_git(root, name):
        return
    yield Problem(_place(name), "filen är dold (namnet börjar med en punkt) och visas aldrig", "ta bort den")


def _in_git(root: Path, name: str) -> bool:
    """Whether git keeps a file. Where git cannot say, it is taken to."""
    try:
        return bool(git.ask(root, "ls-files", "--", f"docs/{name}"))
    except git.GitError:
        return True


# --- One file ---------------------------------------------------------------------------------------------------------

_INSTEAD = {
    "skriv innehållet som en sida i Markdown (.md)": "html htm xhtml shtml mhtml mht xml txt rtf tex rst adoc",
    "ta bort den; skript och stilar hör till temat": "js mjs cjs ts css py pyc sh php asp jsp wasm map json",
    "spara den som PDF": "doc docx docm dot dotx odt pages ppt pptx pptm odp key vsd vsdx pub one",
    "skriv uppgifterna i data/, eller spara filen som PDF": "xls xlsx xlsm ods csv tsv numbers",
    "spara bilden som png, jpg eller webp": "gif bmp tif tiff heic heif avif ico eps ai psd jp2 jfif svgz apng",
    "lägg filmen eller ljudet där sådant har sin plats, och länka dit": "mp4 mov avi mkv webm mp3 wav m4a ogg wmv",
    "packa upp den, och lägg bara in det som ska visas": "zip 7z rar gz tgz tar",
}
_BY_ENDING = {f".{ending}": do for do, endings in _INSTEAD.items() for ending in endings.split()}
_OTHERWISE = "ta bort den; här ligger sidor (.md), bilder (png, jpg, webp, svg) och PDF"


def _wrong(path: Path, name: str) -> Iterator[Problem]:
    """What is wrong with a file's kind, name and size; the first thing only, for each."""
    own = name.rpartition("/")[2]
    ending = path.suffix.lower()
    if not path.is_file():
        yield Problem(_place(name), "det är ingen vanlig fil", "ta bort den")
    elif _TEMPORARY.fullmatch(own):
        yield Problem(_place(name), "filen är tillfällig: ett program har lämnat den", "ta bort den")
    elif ending not in ENDINGS:
        what = f"filer som slutar på {ending} får inte ligga i docs/" if ending else "filen har ingen filändelse"
        yield Problem(_place(name), what, _BY_ENDING.get(ending, _OTHERWISE))
    elif own == "README.md":
        yield Problem(_place(name), "sidan README.md tar platsen för index.md", "byt namn till index.md")
    elif bad := next(_bad_names(name), None):
        yield Problem(_place(name), *bad)
    elif ending != ".md":  # of a page, its reading tells
        yield from _wrong_size(path, name)


def most_bytes(path: Path) -> int:
    """How large a file may be."""
    return MOST_OF_SVG if path.suffix.lower() == ".svg" else MOST_BYTES


def _wrong_size(path: Path, name: str) -> Iterator[Problem]:
    size, most = path.stat().st_size, most_bytes(path)
    if not size:
        yield Problem(_place(name), "filen är tom", "lägg in den på nytt, eller ta bort den")
    elif size > most:
        what = f"filen är {size / 1e6:.0f} MB; gränsen är {most // 1_000_000}"
        yield Problem(_place(name), what, "gör bilderna i den mindre, eller dela den i flera")


# Not to be had in Windows, or read as something else in an address, in Markdown or by Jinja.
_SIGNS = re.compile(r'[<>:"\\|?*#%{}\[\]`]')


def _bad_names(name: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a path's names, and what to do."""
    do = "byt namn: bokstäver, siffror och bindestreck räcker"
    composed = unicodedata.normalize("NFC", name)
    if signs.first_bad(composed) or not name.isprintable():
        yield "namnet innehåller ett tecken som är osynligt, trasigt eller ser ut som ett annat", do
    if sign := _SIGNS.search(name):
        yield f"namnet innehåller tecknet {sign[0]}", do
    if composed != name:
        yield "en bokstav i namnet är skriven som två tecken", "skriv om namnet på en dator med Windows eller på GitHub"
    for part in name.split("/"):
        if names.reserved(part.split(".")[0]):
            yield f"Windows kan inte ha en fil som heter {part}", do
        if part != part.strip() or part.endswith(".") or re.search(r" \.\w+\Z", part):
            yield "namnet börjar eller slutar med mellanslag eller punkt", do
    if len(name) > LONGEST:
        yield f"sökvägen är {len(name)} tecken; gränsen är {LONGEST}", "förkorta filens eller mappens namn"


# --- What a person must judge -----------------------------------------------------------------------------------------

# A photograph as wide as a screen is a tenth of this.
HEAVY = 3_000_000
_HARD_TO_SHARE = re.compile(r"[A-ZÅÄÖ\s]")


def files_to_judge(root: Path) -> Iterator[Problem]:
    """A picture is no larger than a reader needs, and a file's name can be read aloud and typed as an address."""
    for path, name in lying(root):
        found, picture = _HARD_TO_SHARE.search(unicodedata.normalize("NFC", name)), path.suffix.lower() in PICTURES
        if not found and not picture:
            continue  # as nearly every page
        if path.is_symlink() or not path.is_file() or next(_wrong(path, name), None) or name.startswith("."):
            continue
        if found:
            sign = "mellanslag" if found[0].isspace() else "stora bokstäver"
            what = f"namnet har {sign}: adressen blir svår att skriva av och länka till"
            yield Problem(_place(name), what, f"byt namn till {_easy(name)}, och ändra där filen nämns")
        if picture and (size := path.stat().st_size) > HEAVY:
            what = f"bilden är {size / 1e6:.0f} MB och tar lång tid att visa"
            yield Problem(_place(name), what, "spara den i mindre storlek: 2 000 bildpunkter på bredden räcker")


def _easy(name: str) -> str:
    """A path that is easy to type: å, ä and ö without their signs, for an attachment's name may not have them."""
    apart = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return "docs/" + "/".join(
        re.sub(r"[^a-z0-9.]+", "-", part).strip("-").replace("-.", ".") for part in plain.split("/")
    )


# --- Files together ---------------------------------------------------------------------------------------------------


def _in_one_place(names: list[str]) -> Iterator[Problem]:
    """Files that would have one name: on the site, in a copy of it without a server, or on a computer with Windows."""
    files: dict[str, str] = {}
    folders: dict[str, tuple[str, str]] = {}
    for name in names:
        # In a copy without a server om.md becomes om.html.
        places = {name, _address(name), re.sub(r"\.md\Z", ".html", name)}
        parents = {parent for place in places for parent in _parents(place)}
        other = next((files[folded(place)] for place in sorted(places) if folded(place) in files), None)
        other = other or next((folders[folded(place)][1] for place in sorted(places) if folded(place) in folders), None)
        other = other or next((files[folded(parent)] for parent in sorted(parents) if folded(parent) in files), None)
        spelled = (folders[folded(parent)] for parent in sorted(parents) if folded(parent) in folders)
        other = other or next((first for folder, first in spelled if folder not in parents), None)
        if other:
            what = f"filen får samma plats som docs/{other}, på webbplatsen eller på en dator med Windows"
            yield Problem(_place(name), what, "byt namn på en av dem")
            continue
        files |= {folded(place): name for place in places}
        for parent in parents:
            folders.setdefault(folded(parent), (parent, name))


def _parents(place: str) -> Iterator[str]:
    parts = place.split("/")[:-1]
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])
