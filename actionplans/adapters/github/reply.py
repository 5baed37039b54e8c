"""What becomes of the issue that a form was sent as: one comment that says it, and the proposal that closes it.

Who set it going is asked of GitHub; what another job has made of the text is data that nobody vouches for.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from actionplans.adapters.github import post, renew, written
from actionplans.adapters.github.comment import LONGEST_LINE, MOST_LINES, Run
from actionplans.adapters.github.event import Event
from actionplans.adapters.github.gh import ForgeError, Gh, in_repository, one, our_comments, send
from actionplans.adapters.github.plain import plain, shortened
from actionplans.adapters.github.role import may_start
from actionplans.system.fixed import fixed

MARK = "<!-- internationella-natverk: svar -->"
_MOST_FAULTS = 40
_WAITS = (
    "Tack! Det du skrev är mottaget. En redaktör läser det, och du behöver inte göra mer.\n\n"
    "*Till redaktören:* läs texten ovan och sätt etiketten `förslag` på meddelandet (*Labels*), så görs ett förslag."
)
_SAME = (
    "Det du skrev står redan på webbplatsen. Därför finns inget att föreslå. Ska det stå något annat: öppna formuläret "
    "och ändra ditt svar."
)
_FOR_PEOPLE = "Tack! Det här läser en redaktör, som svarar här. Inget ändras av sig självt."
_MAIN = (
    "Tack! Det du skrev är mottaget. Just nu har webbplatsens egna uppgifter fel, som inte kommer av ditt svar, och "
    "tills de är rättade görs inga förslag. Du behöver inte göra något mer.\n\n*Till redaktören:* rätta det som "
    "kontrollen säger om main. Sätt sedan etiketten `förslag` på meddelandet; sitter den redan där, ta bort den först."
)
_MAIN_FIRST = "kontrollen av main hittar fel – rätta dem först, och kör sedan om"
_MOVED = (
    "Webbplatsen ändrades just medan det här lästes. Inget är förlorat, och du behöver inte göra något mer.\n\n"
    "*Till redaktören:* sätt etiketten `förslag` på meddelandet, så görs ett nytt försök; sitter den redan där, ta "
    "bort den först."
)
_BROKEN = (
    "Tack! Det du skrev är mottaget, men något gick fel när ett förslag skulle göras av det. Det beror inte på dig, "
    "och du behöver inte göra något mer.\n\n*Till redaktören:* [körningens logg]({address}) säger varför. När det är "
    "rättat: sätt etiketten `förslag` på meddelandet; sitter den redan där, ta bort den först."
)
_CLOSED = (
    "Meddelandet är stängt, och det här gör inget nytt förslag. Öppna formuläret på webbplatsen och skicka det igen."
)
_TOUCHED = (
    "Någon har ändrat i förslaget för hand, och det skrivs inte över. Ändra vidare där. Eller stäng förslaget (*Close "
    "pull request*) och ta bort dess gren (*Delete branch*): då görs ett nytt när texten överst ändras nästa gång."
)
_UNLIKE = "det som lämnades är inte det väntade – kör om arbetsflödet från början"


@fixed
class Handed:
    """What the job that read the answer says of it: faults, or files, a sentence and what changes."""

    faults: list[str]
    files: Mapping[str, Any]
    commit: str
    sentence: str
    changes: list[str]
    same: bool
    waits: bool


def read(content: Mapping[str, Any]) -> Handed:
    """What was handed over. Raises ForgeError for anything else; the files are looked at by written.py."""
    found = Handed(
        content.get("faults", []),
        content.get("files", {}),
        content.get("commit", ""),
        content.get("sentence", ""),
        content.get("changes", []),
        content.get("same", False),
        content.get("waits", False),
    )
    lists = all(
        isinstance(one, list) and all(isinstance(text, str) for text in one) for one in (found.faults, found.changes)
    )
    if not lists or not isinstance(found.sentence, str) or not isinstance(found.files, dict):
        raise ForgeError(_UNLIKE)
    if not set(content) <= {"faults", "files", "commit", "sentence", "changes", "same", "waits"} or (
        found.faults and found.files
    ):
        raise ForgeError(_UNLIKE)
    return found


def reply(gh: Gh, project: Path, repository: str, event: Event, run: Run, handed: Handed) -> str:
    """Propose what was handed over, or say in the issue why not. Gives what was done, in Swedish."""
    state = _state(gh, repository, event.number) if event.number else "open"
    if state != "open":
        return say(gh, repository, event.number, _CLOSED) if state else "Ärendet finns inte längre."
    # Whoever can start a workflow by hand has been let write by GitHub.
    if event.number and not may_start(gh, repository, event.sender):
        return say(gh, repository, event.number, _WAITS)
    return _answered(gh, project, repository, event, run, handed)


def _answered(gh: Gh, project: Path, repository: str, event: Event, run: Run, handed: Handed) -> str:
    if handed.waits:
        return say(gh, repository, event.number, _MAIN) if event.number else _stop([_MAIN_FIRST])
    if handed.faults:
        text = _refused(handed.faults)
        return say(gh, repository, event.number, text) if event.number else _stop(handed.faults)
    if not handed.files:
        text = _SAME if handed.same else _FOR_PEOPLE
        return say(gh, repository, event.number, text) if event.number else text
    paths = written.put(project, "answer", {"commit": handed.commit, "files": handed.files})
    branch = f"forslag/arende-{event.number}" if event.number else f"forslag/svar-{_short(event.text)}"
    wanted = renew.Wanted(branch, handed.sentence, _body(event, handed))
    try:
        proposed = renew.renew(gh, project, repository, paths, wanted)
    except renew.TouchedError:
        if not event.number:
            raise
        return say(gh, repository, event.number, _TOUCHED)
    post.tell(
        gh, repository, proposed.number, dataclasses.replace(run, commit=proposed.commit), "\n".join(handed.changes)
    )
    done = f"Förslag {proposed.number} är {'öppnat' if proposed.opened else 'förnyat'}."
    if event.number:
        say(gh, repository, event.number, _proposed(proposed.number, handed.sentence))
    return done


@contextlib.contextmanager
def told_of_failure(gh: Gh, repository: str, event: Event, run: Run) -> Iterator[None]:
    """Say in the issue, too, that something went wrong: who sent it does not see the run. Raises what was raised."""
    try:
        yield
    except (ForgeError, OSError) as error:
        if event.number and may_start(gh, repository, event.sender):
            moved = isinstance(error, written.MovedError)
            say(gh, repository, event.number, _MOVED if moved else _BROKEN.format(address=run.address))
        elif event.number:
            say(gh, repository, event.number, _WAITS)
        raise


def _state(gh: Gh, repository: str, number: int) -> str:
    """Whether an issue is open or closed now; nothing where somebody has removed it."""
    try:
        return str(one(gh, in_repository(repository, "issues", number), "{state}").get("state"))
    except ForgeError as error:
        if re.search(r"HTTP 4(?:04|10)", str(error)):
            return ""
        raise


def _stop(faults: Sequence[str]) -> str:
    raise ForgeError("\n".join(["Det går inte att göra ett förslag av texten:", *faults]))


def _short(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


# --- What is said -----------------------------------------------------------------------------------------------------


def say(gh: Gh, repository: str, number: int, text: str) -> str:
    """Make the one comment of ours in an issue say something: written, or renewed where it says another thing."""
    body = f"{MARK}\n{text}\n"
    ours = our_comments(gh, repository, "issues", number, MARK)
    if not ours:
        send(gh, "POST", in_repository(repository, "issues", number, "comments"), body=body)
        return f"Meddelande {number} är besvarat."
    if ours[0]["body"] != body:
        send(gh, "PATCH", in_repository(repository, "issues", "comments", ours[0]["id"]), body=body)
    return f"Svaret på meddelande {number} är förnyat."


def _refused(faults: Sequence[str]) -> str:
    shown = [f"- {plain(shortened(fault, LONGEST_LINE))}" for fault in faults[:_MOST_FAULTS]]
    more = [f"- … och {len(faults) - _MOST_FAULTS} till"] if len(faults) > _MOST_FAULTS else []
    return "\n".join(
        [
            "**Det går inte att göra ett förslag av svaret än.** Det här behöver rättas:",
            "",
            *shown,
            *more,
            "",
            "Öppna formuläret på webbplatsen igen och skicka det på nytt, eller ändra texten överst på den här sidan "
            "(*Edit*). Då görs ett nytt försök, och det här svaret skrivs om.",
        ]
    )


def _proposed(number: int, sentence: str) -> str:
    return (
        f"**Förslag #{number}:** {plain(shortened(sentence, LONGEST_LINE))}\n\n"
        "Där står vad som ändras, och hur sidorna blir. Ändras texten överst på den här sidan skrivs förslaget om. "
        "Meddelandet stängs av sig självt när förslaget har lagts till."
    )


def _body(event: Event, handed: Handed) -> str:
    """The proposal's own text: what it is, whence, and which issue it closes."""
    whence = (
        f"Ifyllt i ett formulär på webbplatsen.\n\nCloses #{event.number}"
        if event.number
        else "Ifyllt i ett formulär på webbplatsen, och inklistrat av en redaktör."
    )
    shown = [f"- {plain(shortened(one, LONGEST_LINE))}" for one in handed.changes[:MOST_LINES]]
    changes = ["Det här ändras:", "", *shown, ""] if shown else []
    return "\n".join([plain(shortened(handed.sentence, LONGEST_LINE)), "", *changes, whence, ""])
