"""What did the committee get, as it was sent? The papers to download, and what was corrected or changed afterwards."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from actionplans.closing.afterwards import afterwards, sent_with
from actionplans.markup.elements import bullets, definitions, element, join
from actionplans.model.dates import in_words
from actionplans.model.records import Attachment, Correction, Matter, Plan, SentPaper
from actionplans.site.addresses import SENT_BUNDLE, SENT_FOLDER, SENT_LETTER, matter_page
from actionplans.site.view import View
from actionplans.swedish.numbers import in_digits
from actionplans.swedish.words import grouped

# Where on a matter's page its papers are.
SENT = "skickat"
_CALLED = {SENT_LETTER: "Brevet", SENT_BUNDLE: "Allt i en fil"}


def sent_papers(view: View, matter: Matter) -> list[Markup]:
    """The papers of a matter as they were sent, and what came afterwards; nothing of one that was not sent."""
    if matter.sent is None:
        return []
    said = f"Skickades {in_words(matter.sent.date)}. Papperen är som de skickades och ändras aldrig."
    titles = {one.number: one.title for one in matter.attachments}
    parts = [
        element("h2", "Papperen som skickades", id=SENT),
        element("p", said),
        bullets(_paper(view, matter, one, titles) for one in matter.sent.papers),
    ]
    if matter.sent.attachments:
        # The city's own letter is older than the sum.
        told = f"Bilagornas kontrollsumma (SHA-256){'' if matter.letter else ', samma som på brevet'}:"
        summed = join([told, element("code", grouped(matter.sent.attachments))])
        parts.append(element("p", summed, class_="no-search"))
    return [*parts, *_afterwards(view, matter)]


def is_told_there(matter: Matter, correction: Correction) -> bool:
    """Whether a correction of a matter is told with what was sent: it came afterwards."""
    return matter.sent is not None and correction.date.last_day >= matter.sent.date.first_day


def matter_href(view: View, matter: Matter, file: str) -> str:
    """The relative address of a file in a matter's own folder."""
    folder = view.href(matter_page(matter.id)).removesuffix(".html").rstrip("/")
    return f"{folder}/{file}"


def _paper(view: View, matter: Matter, one: SentPaper, titles: dict[int, str]) -> Markup:
    title = titles.get(one.number, "") if one.number is not None else ""
    called = f"Bilaga {one.number}: {title}" if one.number is not None else _CALLED.get(one.file, one.file)
    kind = one.file.rpartition(".")[2].upper()
    return element(
        "a", f"{called} ({kind}, {_size(one.size)})", href=matter_href(view, matter, f"{SENT_FOLDER}/{one.file}")
    )


_KILO, _MEGA = 1000, 1_000_000
_NO_BREAK = "\N{NO-BREAK SPACE}"


def _size(size: int) -> str:
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))}{_NO_BREAK}kB"
    return f"{in_digits(Decimal(round(size / _MEGA * 10)) / 10)}{_NO_BREAK}MB"


# --- What came afterwards ---------------------------------------------------------------------------------------------


def _afterwards(view: View, matter: Matter) -> list[Markup]:
    found = afterwards(view.model, matter)
    parts = [correction_box(correction, _concerned(one)) for one, correction in found.corrections]
    if found.unexplained:
        words = "Uppgifterna är ändrade efter att bilagan skickades, utan att en rättelse är skriven:"
        parts.append(element("p", words))
        parts.append(bullets(_concerned(one) for one in found.unexplained))
    return [element("h3", "Rättat eller ändrat efteråt", id="efterat"), *parts] if parts else []


def _concerned(attachment: Attachment | None) -> str:
    return f"Bilaga {attachment.number}: {attachment.title}" if attachment else "Ärendet"


def correction_box(correction: Correction, concerned: str = "") -> Markup:
    """A change of a plan or a matter after its year was closed, with what stood there before."""
    rows = [
        *([("Gäller", concerned)] if concerned else []),
        ("Vad", correction.what),
        ("Stod", correction.before),
        ("Står nu", correction.after),
        ("Skäl", correction.why),
        ("Beslutad av", correction.decided_by),
    ]
    title = element("p", f"Rättelse {in_words(correction.date)}", class_="admonition-title")
    return element("div", title + definitions(rows), class_="admonition info")


def plan_afterwards(view: View, plan: Plan) -> Markup:
    """A line on a plan's page: that it was corrected or changed after the committee got it; else nothing."""
    sending = sent_with(view.model, plan)
    if sending is None:
        return Markup("")
    matter, attachment = sending
    found = afterwards(view.model, matter)
    corrected = any(one == attachment and correction.network == plan.id for one, correction in found.corrections)
    # Of a part of a common plan nobody knows which of them is another.
    own = (attachment.plan or attachment.network) == plan.id
    if not corrected and not (own and attachment in found.unexplained):
        return Markup("")
    when = in_words(matter.sent.date) if matter.sent else ""
    what = "rättad" if corrected else "ändrad"
    said = view.say(f"Planen är {what} efter att den skickades till nämnden {when}.")
    where = view.link(f"bilaga {attachment.number} som den skickades", matter_page(matter.id), SENT)
    return element("p", join([said, "Se", where + Markup(".")]))
