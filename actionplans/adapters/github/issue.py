"""The one issue that says what needs attention: opened when something does, renewed, and closed when nothing does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actionplans.adapters.github.gh import ForgeError, Gh, every, in_repository, send
from actionplans.adapters.github.plain import fitting, plain, shortened

MARK = "<!-- internationella-natverk: att göra -->"
WEEK_MARK = "<!-- internationella-natverk: påminnelser"
LABEL = "behöver-uppmärksamhet"
TITLE = "Det här behöver uppmärksamhet"
# As of a comment; see comment.py.
MOST_IN_ALL = 65_536
_LONGEST_LINE = 500


def issue_text(handed: Mapping[str, Any], address: str = "") -> str:
    """The issue's Markdown, or an empty text when nothing needs attention. What was handed over is not trusted.

    `address` is where the site lies, if that is known: then what there is to do leads to where it is done.
    """
    day, sections, reminders, _ = _read(handed)
    if not sections and not reminders:
        return ""
    intro = (
        f"Så här såg det ut {_line(day)}. Listan skrivs om varje vecka och stängs "
        "av sig självt när inget återstår. Sidan *Att göra* på webbplatsen visar fil och rad för varje uppgift."
    )
    lines = [line for section in (*reminders, *sections) for line in _section(section, address)]
    head = "\n".join([MARK, "", intro])
    room = MOST_IN_ALL - len(head.encode()) - 2
    shown = fitting(lines, room, len(lines), lambda _: "\n… och mer. Sidan *Att göra* visar allt.")
    return "\n".join([head, *shown, ""])


def week_text(handed: Mapping[str, Any], address: str = "") -> str:
    """The week's reminders as a comment, which GitHub tells those who follow the issue of; empty where there are none.

    That a text is written anew it tells nobody.
    """
    _, _, reminders, week = _read(handed)
    lines = [line for section in reminders for line in _section(section, address)]
    head = f"{WEEK_MARK} {week} -->"
    room = MOST_IN_ALL - len(head.encode()) - 2
    shown = fitting(lines, room, len(lines), lambda _: "\n… och mer. Listan överst visar allt.")
    return "\n".join([head, *shown, ""]) if reminders else ""


def _read(handed: Mapping[str, Any]) -> tuple[str, list[object], list[object], str]:
    """The day, what needs attention, the reminders and their week. What was handed over is not trusted."""
    match handed:
        case {"day": str(day), "sections": list(sections), "reminders": list(reminders), "week": str(week)}:
            if len(handed) == 4 and re.fullmatch(r"\d{4}-v\d{1,2}", week, re.ASCII):
                return day, sections, reminders, week
    raise ForgeError("det som lämnades är inte det väntade – kör om arbetsflödet från början")


def _section(section: object, address: str) -> list[str]:
    match section:
        case {"heading": str(heading), "items": list(items)}:
            return ["", f"## {_line(heading)}", "", *(f"- {_item(item, address)}" for item in items)]
    raise ForgeError("det som lämnades är inte det väntade – kör om arbetsflödet från början")


# A place on the site, from its root, and where the site lies: nothing in them that Markdown or an address reads else.
_WAY = re.compile(r"[\w./?=&%-]{0,400}", re.ASCII)
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*/?", re.ASCII)


def _item(item: object, address: str) -> str:
    """What there is to do, and where. The way is one within the site, whatever the artifact says."""
    match item:
        case str(text):
            return _line(text)
        case {"text": str(text), "way": str(way)} if _WAY.fullmatch(way) and not way.startswith("/"):
            leads = _ADDRESS.fullmatch(address)
            return f"{_line(text)} · [svara här]({address.rstrip('/')}/{way})" if leads else _line(text)
    raise ForgeError("det som lämnades är inte det väntade – kör om arbetsflödet från början")


def _line(text: str) -> str:
    return plain(shortened(text, _LONGEST_LINE))


def keep(gh: Gh, repository: str, text: str, week: str = "") -> str:
    """Make the issue say `text`, or close it when there is none. Gives what was done, in Swedish.

    `week` is told as a comment, once, where the issue was there before: whoever follows it hears of one that is opened.
    """
    # The list holds proposals too; they are no issues of ours.
    path = in_repository(repository, "issues", state="all", labels=LABEL, per_page=100)
    found = every(gh, path, '{number, state, body, proposal: has("pull_request")}')
    ours = [item for item in found if not item["proposal"] and (item["body"] or "").startswith(MARK)]
    return _renew(gh, repository, ours, text, week) if text else _close(gh, repository, ours)


def _renew(gh: Gh, repository: str, ours: Sequence[dict[str, Any]], text: str, week: str) -> str:
    if not ours:
        send(gh, "POST", in_repository(repository, "issues"), title=TITLE, body=text, labels=[LABEL])
        return "Listan är skriven."
    newest = max(ours, key=lambda item: int(item["number"]))
    send(gh, "PATCH", in_repository(repository, "issues", newest["number"]), state="open", body=text)
    comments = in_repository(repository, "issues", newest["number"], "comments")
    mark = week.partition("\n")[0]
    if week and not any(
        (one["body"] or "").startswith(mark) for one in every(gh, f"{comments}?per_page=100", "{body}")
    ):
        send(gh, "POST", comments, body=week)
    return f"Listan, nummer {newest['number']}, är förnyad."


def _close(gh: Gh, repository: str, ours: Sequence[dict[str, Any]]) -> str:
    still_open = [item["number"] for item in ours if item["state"] == "open"]
    for number in still_open:
        send(gh, "PATCH", in_repository(repository, "issues", number), state="closed", state_reason="completed")
    return "Inget behöver uppmärksamhet" + ("; listan är stängd." if still_open else ".")
