"""What is asked of a matter before the committee, and of what it decided?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Extra, Form, Part, Sources
from actionplans.forms.table.words import DECIDED
from actionplans.model.shapes import ListOf, Text

_ATTACHED = {
    "title": "Vad är bilagans rubrik?",
    "kind": "Vad för slag?",
    "network": "Vilket nätverk gäller den?",
    "year": "Vilket år gäller den?",
    "plan": "Vilken gemensam plan är det, om det är en?",
    "file": "Vad heter bilagan som är uppladdad till ärendet, om någon är det?",
}

FORMS: tuple[Form, ...] = (
    Form(
        id="matter-decision",
        page="arende",
        title="Nämnden har beslutat",
        says="{about}: nämndens beslut {date}. {outcome}",
        file="matter",
        corrects=True,
        parts=(
            Part(
                way=("decision",),
                action=Action.SET,
                asks=("date", "paragraph", "outcome"),
                more=("body", "reference", "reason", "note"),
                demands=("date", "outcome"),
                taken={"body": "file.committee"},
                labels=DECIDED,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="matter",
        page="arende",
        title="Ett nytt ärende till nämnden",
        says="Nytt ärende {date}: {title}.",
        file="matter",
        follows="date",
        parts=(
            Part(
                way=(),
                action=Action.ADD,
                asks=("title", "date", "meeting", "proposal"),
                more=(
                    "reference",
                    "department",
                    "handler.name",
                    "handler.phone",
                    "handler.email",
                    "signatory.name",
                    "signatory.title",
                    "covers",
                    "committee",
                    "administration",
                ),
                taken={"committee": "city.committee", "administration": "city.administration"},
                labels={
                    "title": "Vilken rubrik ska ärendet ha?",
                    "date": "Vilket datum ska brevet ha?",
                    "meeting": "Vilket sammanträde tar upp det?",
                    "proposal": "Vad föreslås nämnden besluta?",
                    "reference": "Vilket diarienummer?",
                    "department": "Vilken avdelning?",
                    "handler.name": "Vad heter handläggaren?",
                    "handler.phone": "Vilket telefonnummer har handläggaren?",
                    "handler.email": "Vilken e-postadress har handläggaren?",
                    "signatory.name": "Vad heter den som undertecknar?",
                    "signatory.title": "Vilken titel har den som undertecknar?",
                    "covers": "Vad tar informationen upp?",
                    "committee": "Vilken nämnd?",
                    "administration": "Vilken förvaltning?",
                },
            ),
        ),
        extras=(
            Extra(
                name="letter",
                label="Vad står i brevet?",
                text="Varför nämnden får ärendet, och vad det innehåller. Kan vänta tills nämnden ska ha det.",
                example="Nämnden informeras om stadens arbete i nätverken.",
            ),
            Extra(
                name="plans",
                label="Vilka handlingsplaner är bilagor?",
                text="Planer som ännu inte har lagts fram. De får numren 1, 2, 3 … i den ordning som du väljer dem.",
                shape=ListOf(Text()),
                of="unpresented plans",
            ),
            Extra(
                name="reports",
                label="Vilka årsrapporter är bilagor?",
                text="Rapporter som ännu inte har lagts fram. De får numren efter planernas.",
                shape=ListOf(Text()),
                of="unpresented reports",
            ),
        ),
        sources=Sources.OWN,
        also="attachments",
    ),
    Form(
        id="attachment",
        page="arende",
        title="En bilaga till ett ärende",
        says="{about}: ny bilaga. {title}.",
        file="matter",
        corrects=True,
        parts=(
            Part(
                way=("attachments",),
                action=Action.ADD,
                asks=("title", "kind", "network", "year"),
                more=("plan", "file"),
                taken={"number": "next.number"},
                labels=_ATTACHED,
            ),
        ),
        sources=Sources.NONE,
        also="attached",
    ),
    Form(
        id="attachment-change",
        page="arende",
        title="Vad en bilaga är",
        says="{about}: bilagans uppgifter ändras.",
        file="matter",
        corrects=True,
        parts=(
            Part(
                way=("attachments", CHOSEN),
                action=Action.SET,
                asks=("title", "kind", "network", "year"),
                more=("plan", "file"),
                demands=("title", "kind", "year"),
                labels=_ATTACHED,
            ),
        ),
        sources=Sources.NONE,
    ),
)
