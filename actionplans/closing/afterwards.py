"""What was corrected after a matter's papers were sent? They stay as they were sent: this is said beside them."""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.closing.attached import attached_plans, changed
from actionplans.model.dates import in_words
from actionplans.model.records import Attachment, Correction, Matter, Model, Plan, Sent
from actionplans.system.fixed import fixed


@fixed
class Afterwards:
    """What came after the papers were sent.

    `corrections` are those of data/closed.yml, the oldest first, each with the attachment that it concerns; None where
    it is the matter's. `unexplained` are attachments whose data are others, though no correction of them is written.
    """

    corrections: tuple[tuple[Attachment | None, Correction], ...] = ()
    unexplained: tuple[Attachment, ...] = ()


def afterwards(model: Model, matter: Matter) -> Afterwards:
    """What is known to have been corrected or changed after a matter was sent; nothing of one that was not."""
    if matter.sent is None:
        return Afterwards()
    found = sorted(_corrections(model, matter, matter.sent), key=lambda one: one[1].date.sort_key)
    told = {one.number for one, _ in found if one}
    unexplained = tuple(one for one in changed(model, matter) if one.number not in told)
    return Afterwards(tuple(found), unexplained)


def corrections_after_sending(model: Model, matter: Matter) -> list[str]:
    """The same as plain Swedish sentences, one for each."""
    found = afterwards(model, matter)
    return [
        *(_sentence(one, correction) for one, correction in found.corrections),
        *(f"{_called(one)}: uppgifterna är ändrade efter att bilagan skickades." for one in found.unexplained),
    ]


def sent_with(model: Model, plan: Plan) -> tuple[Matter, Attachment] | None:
    """The matter that sent a plan, and the attachment that is it; None where it was not sent."""
    for matter in model.matters.values():
        for one in matter.attachments if matter.sent else ():
            if any(each.id == plan.id and each.year == plan.year for each in attached_plans(model, one)):
                return matter, one
    return None


def _corrections(model: Model, matter: Matter, sent: Sent) -> Iterator[tuple[Attachment | None, Correction]]:
    carried = {(plan.id, plan.year): one for one in matter.attachments for plan in attached_plans(model, one)}
    named = {(one.plan or one.network, one.year): one for one in matter.attachments if one.kind == "plan"}
    for year, closed in model.closed.items():
        for correction in closed.corrections:
            if correction.date.last_day < sent.date.first_day:
                continue
            key = (correction.network or "", year)
            # A plan that was taken away with a correction is known by its name alone.
            attachment = carried.get(key) or named.get(key)
            if correction.matter == matter.id:
                filed = (one for one in matter.attachments if one.file and one.file == correction.file)
                yield next(filed, None), correction
            elif attachment:
                yield attachment, correction


def _sentence(attachment: Attachment | None, one: Correction) -> str:
    concerned = _called(attachment) if attachment else "Ärendet"
    what, before, after = (words.strip().rstrip(".") for words in (one.what, one.before, one.after))
    return f"{concerned}, rättelse {in_words(one.date)}: {what}. Stod: ”{before}”. Står nu: ”{after}”."


def _called(attachment: Attachment) -> str:
    return f"Bilaga {attachment.number}, {attachment.title}"
