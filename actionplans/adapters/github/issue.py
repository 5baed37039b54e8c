"""The one issue that says what needs attention: opened when something does, renewed, and closed when nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.adapters.github.gh import Gh, every, send
from actionplans.adapters.github.plain import plain
from actionplans.model.dates import PartialDate, in_words
from actionplans.site.attention import Concern, concerns
from actionplans.site.site import Site

MARK = "<!-- internationella-natverk: att göra -->"
LABEL = "behöver-uppmärksamhet"
TITLE = "Det här behöver uppmärksamhet"


def issue_text(site: Site) -> str:
    """The issue's Markdown, or an empty text when nothing needs attention on the site's day."""
    found = concerns(site)
    if not found:
        return ""
    intro = (
        f"Så här såg det ut {in_words(PartialDate.of(site.day))}. Ärendet skrivs om varje månad och stängs "
        "av sig självt när inget återstår. Sidan *Att göra* på webbplatsen visar fil och rad för varje uppgift."
    )
    return "\n\n".join([MARK, intro, *(_section(concern) for concern in found)]) + "\n"


def _section(concern: Concern) -> str:
    if concern.roles:
        items = [f"{network.name}: {role.text}" for network, role in concern.roles]
    else:
        items = [subject for subject, _ in concern.subjects]
    return "\n".join([f"## {plain(concern.text)}", "", *(f"- {plain(item)}" for item in items)])


def keep(gh: Gh, repository: str, text: str) -> str:
    """Make the issue say `text`, or close it when there is none. Gives what was done, in Swedish."""
    path = f"repos/{repository}/issues"
    # The list holds proposals too; they are no issues of ours.
    found = every(
        gh, f"{path}?state=all&labels={LABEL}&per_page=100", '{number, state, body, proposal: has("pull_request")}'
    )
    ours = [item for item in found if not item["proposal"] and (item["body"] or "").startswith(MARK)]
    return _renew(gh, path, ours, text) if text else _close(gh, path, ours)


def _renew(gh: Gh, path: str, ours: Sequence[dict[str, object]], text: str) -> str:
    if not ours:
        send(gh, "POST", path, title=TITLE, body=text, labels=[LABEL])
        return "Ärendet är öppnat."
    newest = max(ours, key=lambda item: int(str(item["number"])))
    send(gh, "PATCH", f"{path}/{newest['number']}", state="open", body=text)
    return f"Ärende {newest['number']} är förnyat."


def _close(gh: Gh, path: str, ours: Sequence[dict[str, object]]) -> str:
    still_open = [item["number"] for item in ours if item["state"] == "open"]
    for number in still_open:
        send(gh, "PATCH", f"{path}/{number}", state="closed", state_reason="completed")
    return "Inget behöver uppmärksamhet" + ("; ärendet är stängt." if still_open else ".")
