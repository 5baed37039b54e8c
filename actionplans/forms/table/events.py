"""What is asked of what has happened, in a network or over all of them?"""

from __future__ import annotations

from actionplans.forms.form import Action, Form, Part
from actionplans.forms.table.words import WHY

_HAPPENED = {
    "date": "Vilken dag?",
    "end": "Vilken var sista dagen, om det varade flera dagar?",
    "announced": "När blev det känt, om det inte har hänt än?",
    "kind": "Vad för slag?",
    "scope": "Vems händelse är det?",
    "text": "Vad hände?",
    "project": "Vilket projekt hör det till?",
    "confidence": "Hur säkert är det?",
    "note": WHY,
}

_EVENT = Part(
    way=("events",),
    action=Action.ADD,
    asks=("date", "kind", "scope", "text"),
    more=("end", "announced", "project", "confidence", "note"),
    labels=_HAPPENED,
)

FORMS: tuple[Form, ...] = (
    Form(
        id="event",
        page="handelse",
        title="Något har hänt i ett nätverk",
        says="{about}, {date}: {text}",
        file="network",
        parts=(_EVENT,),
    ),
    Form(
        id="year-event",
        page="handelse",
        title="Något har hänt som rör alla nätverk",
        says="Alla nätverk, {date}: {text}",
        file="year",
        follows="date",
        parts=(_EVENT,),
    ),
)
