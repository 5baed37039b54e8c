"""What the comment on a proposal says: which version, how its check went, whether it changes code, what changes or is
to be mended, where the preview is.

A proposal's code has run before this, and may have written anything. So what comes from there is one file of plain
text: it is read up to a limit and shown as text. Which files the proposal changes is GitHub's answer, not the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.adapters.github.plain import fitting, plain, shortened
from actionplans.system.fixed import fixed

MARK = "<!-- internationella-natverk: förslag"
# GitHub takes 65,536 characters. A letter is one to four bytes, so that many bytes are fewer, however it counts.
MOST_IN_ALL = 65_536
MOST_BYTES = 200_000
MOST_LINES = 100
LONGEST_LINE = 500
# GitHub lists no more of a proposal's files.
MOST_FILES = 3_000
_CONTENT = ("data/", "docs/")


@fixed
class Run:
    """A run of the check, as GitHub tells of it. `conclusion` is GitHub's word, and empty while it goes on.

    `own` is one in which main's code has written the proposal itself, and checked it.
    """

    number: int
    attempt: int
    started: str
    commit: str
    address: str
    conclusion: str = ""
    own: bool = False

    @property
    def order(self) -> tuple[str, int, int, bool]:
        """What says which of two runs is the later, and that the end of one comes after its beginning."""
        return self.started, self.number, self.attempt, bool(self.conclusion)

    @property
    def mark(self) -> str:
        """The comment's first line, which is not shown: by it a later run knows the comment and its order."""
        ended = int(bool(self.conclusion))
        return f"{MARK} {self.started} {self.number} {self.attempt} {ended} {self.commit} -->"


_MARKED = re.compile(re.escape(MARK) + r" (\S+) (\d{1,20}) (\d{1,20}) ([01]) ([0-9a-f]{40}) -->")
_OWN = "**Kontrollen är godkänd**, i samma körning som skrev förslaget."
_ONCE_MORE = (
    "Står det nedanför att kontroller väntar: välj *Approve workflows to run*, så görs de en gång till. Så gör GitHub "
    "med förslag som ett arbetsflöde har skrivit."
)


def order_of(body: str) -> tuple[str, int, int, bool] | None:
    """The order of the run that a comment of ours tells of; None for one that says none."""
    found = _MARKED.match(body)
    return (found[1], int(found[2]), int(found[3]), found[4] == "1") if found else None


def passed_at_once(body: str, commit: str) -> bool:
    """Whether a comment of ours tells that a version passed in the run that wrote it."""
    found = _MARKED.match(body)
    return found is not None and found[5] == commit and body[found.end() :].lstrip().startswith(_OWN)


# --- What it says -----------------------------------------------------------------------------------------------------

_OTHER_ENDS = {
    "cancelled": "Kontrollen avbröts.",
    "timed_out": "Kontrollen hann inte klart.",
    "stale": "Förslaget har fått en nyare version.",
    "action_required": "Kontrollen väntar på att någon som sköter projektet låter den köra.",
}


# What the check leaves: one sentence a line.
CHANGES, ERRORS, MENDS = "changes.txt", "errors.txt", "mends.json"
# The pages that a proposal changes, as one file that a browser shows: so it is called, and so is its artifact.
PAGES = "forhandsvisning.html"


def comment(run: Run, told: str, files: Sequence[str], pages: str = "", mended: str = "") -> str:
    """The comment's Markdown.

    `told` holds one sentence a line, of what changes or, where the check failed, of what is wrong; it is not trusted,
    nor are the names of `files`. `pages` is the address of the changed pages as one file, or empty; `mended` is
    Markdown of ours about what has one certain mend.
    """
    code = [path for path in files if not path.startswith(_CONTENT)]
    unknown = len(files) >= MOST_FILES
    changed = bool(code) or unknown
    head = [run.mark, _verdict(run, changed), f"Det gäller version `{run.commit[:10]}` av förslaget och ingen annan."]
    head += ["\n".join(_code(code, unknown))] if changed else []
    if run.conclusion == "failure" and told.strip():
        last = "\n\n".join([*filter(None, [mended]), _where(run)]) + "\n"
        return "\n\n".join([*head, _listed(told, "Det här ska rättas:", _room(head, last)), last])
    if run.conclusion != "success":
        return "\n\n".join([*head, _where(run)]) + "\n"
    # Before what changes, which can be long: it is what most people look for.
    head += [f"**[Se sidorna som ändras]({pages})**, direkt i webbläsaren."] if pages else []
    head += [_ONCE_MORE] if run.own else []
    last = (
        f"Hela webbplatsen med förslaget ligger längst ned i [sammanfattningen av körningen]({run.address}), under "
        "*Artifacts*: ladda ned *forhandsvisning*, packa upp den och öppna `index.html`. Ingen server behövs.\n"
    )
    return "\n\n".join([*head, _changes(told, changed, _room(head, last)), last])


def _room(head: Sequence[str], last: str) -> int:
    return MOST_IN_ALL - len("\n\n".join([*head, "", last]).encode())


def _verdict(run: Run, code: bool) -> str:
    match run.conclusion:
        case "success" if code:
            return "**Förslagets egen kontroll är godkänd, men förslaget ändrar kod.** Då säger den inget säkert."
        case "success":
            return _OWN if run.own else "**Kontrollen är godkänd.**"
        case "failure":
            return "**Kontrollen hittade något att rätta.**"
        case "":
            return "**Kontrollen pågår.** Den här kommentaren skrivs om när den är klar."
    return f"**{_OTHER_ENDS.get(run.conclusion, 'Kontrollen blev inte klar.')}** Förslaget är inte godkänt."


def _where(run: Run) -> str:
    if run.conclusion == "failure":
        return (
            "Vad och var står också på raderna under fliken *Files changed* och i [sammanfattningen av körningen]"
            f"({run.address}). Rätta i samma förslag, så körs kontrollen om."
        )
    return f"Se [körningen]({run.address})."


def _code(paths: Sequence[str], cut: bool) -> Iterator[str]:
    """The warning that a proposal changes what the site is built and checked with."""
    yield "> [!CAUTION]"
    yield "> **Förslaget ändrar kod eller inställningar.** Den som granskar måste läsa ändringen rad för rad: den kan"
    yield "> ändra hur webbplatsen byggs, och vad kontrollen och listan över ändringar säger. De här filerna ändras:"
    yield ">"
    shown = paths[:MOST_LINES]
    yield from (f"> - {plain(shortened(path, _LONGEST_PATH))}" for path in shown)
    if len(paths) > len(shown):
        yield f"> - … och {len(paths) - len(shown)} till"
    if cut:
        yield f"> - Förslaget ändrar så många filer att GitHub bara räknar upp {MOST_FILES}."


_LONGEST_PATH = 60


def _changes(changes: str, code: bool, room: int) -> str:
    """What changes, in at most `room` bytes."""
    if not changes.strip():
        return "Vad som ändras går inte att visa. Se fliken *Files changed*."
    return _listed(changes, "Det här ändras, enligt förslagets egen kod:" if code else "Det här ändras:", room)


def _listed(told: str, heading: str, room: int) -> str:
    """A list in at most `room` bytes: whole lines, and how many are left."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    shown = [f"- {plain(shortened(line, LONGEST_LINE))}" for line in lines[:MOST_LINES]]
    return "\n".join([heading, "", *fitting(shown, room - len(heading.encode()) - 2, len(lines), _more)])


def _more(count: int) -> str:
    return f"- … och {count} till"


# --- What the proposal's own run has left -----------------------------------------------------------------------------


def read_untrusted(path: Path) -> str:
    """At most MOST_BYTES of a file that may hold anything, or be absent or a link: then nothing."""
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(MOST_BYTES).decode("utf-8", errors="replace")
