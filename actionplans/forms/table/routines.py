"""What is asked of a way of working?"""

from __future__ import annotations

from actionplans.forms.form import Action, Form, Part
from actionplans.forms.table.words import DECIDED, WHY

_ROUTINE = {
    "title": "Vad heter rutinen?",
    "text": "Vad går den ut på, i en mening?",
    "frequency": "Hur ofta?",
    "months": "I vilka månader, med siffror från 1 till 12?",
    "participants": "Vilka deltar?",
    "owner": "Vilken funktion svarar för den?",
    "end": "Vilken var sista dagen, om den har upphört?",
    "replaced_by": "Vilken rutin ersatte den?",
    "note": WHY,
}

FORMS: tuple[Form, ...] = (
    Form(
        id="routine-change",
        page="rutin",
        title="En rutin ändras eller upphör",
        says="Rutinen ”{about}” ändras.",
        file="routines",
        parts=(
            Part(
                way=(),
                action=Action.SET,
                asks=("text", "frequency", "months"),
                more=("participants", "owner", "end", "replaced_by", "note"),
                labels=_ROUTINE,
                may_be_empty=True,
            ),
        ),
    ),
    Form(
        id="routine-adopted",
        page="rutin",
        title="En rutin är beslutad",
        says="Rutinen ”{about}” är beslutad ({date}).",
        file="routines",
        parts=(
            Part(
                way=("adopted",),
                action=Action.SET,
                asks=("date", "outcome"),
                more=("body", "paragraph", "reference"),
                demands=("date", "outcome"),
                taken={"body": "city.committee"},
                labels=DECIDED,
            ),
        ),
    ),
    Form(
        id="routine",
        page="rutin",
        title="En ny rutin",
        says="Ny rutin, ”{title}”: {text}",
        file="routines",
        about="nothing",
        parts=(
            Part(
                way=(),
                action=Action.ADD,
                asks=("title", "text", "frequency"),
                more=("months", "participants", "owner", "note"),
                taken={"page": "id"},
                labels=_ROUTINE,
            ),
        ),
        also="page",
    ),
)
