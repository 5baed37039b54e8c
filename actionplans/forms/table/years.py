"""What is asked of a year over all networks: its workshop, its direction, its points?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Form, Part, Sources
from actionplans.forms.table.words import WHY

_LESSON = {"text": "Vad lärde ni er?", "network": "Vilket nätverk gäller det, om det gäller ett?"}

FORMS: tuple[Form, ...] = (
    Form(
        id="workshop",
        page="ar",
        title="Årets workshop",
        says="Workshopen {date} och dess lärdomar skrivs in.",
        file="year",
        follows="date",
        parts=(
            Part(
                way=("workshop",),
                action=Action.SET,
                asks=("date", "text"),
                demands=("date",),
                labels={"date": "När hölls workshopen?", "text": "Vad handlade den om?"},
            ),
            Part(
                name="lessons",
                heading="Lärdom",
                way=("workshop", "lessons"),
                action=Action.ADD,
                times=6,
                asks=("text", "network"),
                labels=_LESSON,
                may_be_empty=True,
            ),
        ),
        sources=Sources.DEMANDED,
    ),
    Form(
        id="direction",
        page="ar",
        title="Årets gemensamma inriktning",
        says="Den gemensamma inriktningen {about}: {text}",
        file="year",
        parts=(
            Part(
                way=("direction",),
                action=Action.SET,
                asks=("text",),
                demands=("text",),
                labels={"text": "Varför ser inriktningen ut som den gör?"},
            ),
        ),
    ),
    Form(
        id="point",
        page="ar",
        title="En ny fokuspunkt",
        says="Ny fokuspunkt {about}: {text}",
        file="year",
        about="direction",
        parts=(
            Part(
                way=("direction", "points"),
                action=Action.ADD,
                asks=("text", "networks"),
                more=("organisations", "owner"),
                labels={
                    "text": "Vad ska årets arbete handla om?",
                    "networks": "Vilka nätverk nämner den?",
                    "organisations": "Vilka organisationer nämner den?",
                    "owner": "Vilken funktion svarar för den?",
                },
            ),
        ),
        sources=Sources.NONE,
    ),
    Form(
        id="point-result",
        page="ar",
        title="Vad det blev av en fokuspunkt",
        says="Fokuspunkt {file}, ”{item}”: {state}[. {text}]",
        file="year",
        parts=(
            Part(
                way=("direction", "points", CHOSEN, "result"),
                action=Action.SET,
                asks=("state", "text", "as_of"),
                more=("note",),
                demands=("state",),
                labels={
                    "state": "Hur gick det?",
                    "text": "Vad blev det?",
                    "as_of": "Vilken dag var läget så?",
                    "note": WHY,
                },
            ),
        ),
    ),
)
