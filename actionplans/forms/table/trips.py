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
                    "location": "Ort och land",
                    "start": "Första dagen",
                    "end": "Sista dagen",
                    "function": "Vem reser? Funktion, aldrig namn",
                    "participants": "Hur många?",
                    "decision.date": "När beslutades resan?",
                    "decision.reference": "Delegationsbeslutets nummer",
                    "activity": "Hör resan till en aktivitet i planen?",
                    "note": WHY,
                },
            ),
        ),
    ),
    Form(
        id="trip-report",
        page="resa",
        title="En reserapport är lämnad",
        says="{about}: reserapporten är lämnad {date}.",
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
                    "trips": "Gäller rapporten fler resor?",
                    "matter": "Vilket ärende delgav nämnden rapporten?",
                },
            ),
        ),
        sources=Sources.ASKED,
    ),
)
