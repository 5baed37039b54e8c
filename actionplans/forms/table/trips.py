"""What is asked of a trip and of its report?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Form, Part, Sources
from actionplans.forms.table.words import WHY

FORMS: tuple[Form, ...] = (
    Form(
        id="trip",
        page="resa",
        title="En resa är beslutad",
        says="Resa {start}[–{end}][ till {location}]: {text}.",
        file="trips",
        follows="start",
        parts=(
            Part(
                way=("trips",),
                action=Action.ADD,
                asks=(
                    "text",
                    "networks",
                    "mode",
                    "location",
                    "start",
                    "end",
                    "function",
                    "participants",
                    "decision.date",
                    "decision.reference",
                ),
                more=("activity", "note"),
                labels={
                    "text": "Varför åker ni?",
                    "networks": "För vilket nätverk?",
                    "mode": "Hur deltar ni?",
                    "location": "Till vilken ort och vilket land?",
                    "start": "Vilken är första dagen?",
                    "end": "Vilken är sista dagen?",
                    "function": "Vilken funktion reser?",
                    "participants": "Hur många reser?",
                    "decision.date": "När beslutades resan?",
                    "decision.reference": "Vilket nummer har delegationsbeslutet?",
                    "activity": "Vilken aktivitet i planen hör resan till?",
                    "note": WHY,
                },
            ),
        ),
    ),
    Form(
        id="trip-report",
        page="resa",
        title="En reserapport är lämnad",
        says="{item}: reserapporten är lämnad ({date}).",
        file="trips",
        parts=(
            Part(
                way=("trips", CHOSEN, "report"),
                action=Action.SET,
                asks=("date", "text"),
                more=("trips", "matter"),
                demands=("date",),
                labels={
                    "date": "När lämnades rapporten?",
                    "text": "Vad gav resan, i korthet?",
                    "trips": "Vilka fler resor gäller rapporten?",
                    "matter": "I vilket ärende fick nämnden rapporten?",
                },
            ),
        ),
        sources=Sources.ASKED,
    ),
)
