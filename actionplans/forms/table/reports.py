"""What is asked of how it went: with an activity, with a contact, with a network as a whole?"""

from __future__ import annotations

from actionplans.forms.form import Action, Form, Part, Sources
from actionplans.forms.table.words import WHY

FORMS: tuple[Form, ...] = (
    Form(
        id="result",
        page="resultat",
        title="Så gick det med en aktivitet",
        says="{file}, ”{item}”: {state}. {done}",
        file="report",
        about="plan-year",
        chooses=("activities",),
        parts=(
            Part(
                way=("results",),
                action=Action.ADD,
                same="activity",
                asks=("state", "done", "result", "as_of"),
                more=("effect", "moved_to", "note"),
                taken={"activity": "chosen.id"},
                labels={
                    "state": "Hur gick det?",
                    "done": "Vad gjordes?",
                    "result": "Vad gav det?",
                    "effect": "Vad ledde det till på sikt?",
                    "moved_to": "Till vilket år, om aktiviteten är flyttad?",
                    "as_of": "Vilken dag var läget så?",
                    "note": WHY,
                },
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="exchange",
        page="resultat",
        title="Ett utbyte: kontakt, projektuppslag, artikel eller föredrag",
        says="{about}: {kind}. {text}",
        file="report",
        about="network-year",
        parts=(
            Part(
                way=("exchanges",),
                action=Action.ADD,
                asks=("kind", "text", "date"),
                more=("project", "url", "note"),
                labels={
                    "kind": "Vad för slag?",
                    "text": "Vad var det?",
                    "date": "När?",
                    "project": "Vilket projekt hör det till?",
                    "url": "Vilken webbadress har det som publicerades?",
                    "note": WHY,
                },
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="evaluation",
        page="utvardering",
        title="Ett nätverk är utvärderat",
        says="{about}: utvärderingens slutsats är ”{outcome}”.",
        file="report",
        about="network-year",
        parts=(
            Part(
                way=("evaluation",),
                action=Action.SET,
                asks=("outcome", "text"),
                more=("date", "body"),
                demands=("outcome", "text"),
                labels={
                    "outcome": "Vad blev slutsatsen?",
                    "text": "Varför?",
                    "date": "När gjordes utvärderingen?",
                    "body": "Vem gjorde den?",
                },
            ),
            Part(
                name="ratings",
                way=("evaluation", "ratings"),
                action=Action.ADD,
                same="criterion",
                each="criterion",
                asks=("rating",),
                more=("text",),
                labels={"rating": "Omdöme", "text": "Varför?"},
                may_be_empty=True,
            ),
        ),
        sources=Sources.ASKED,
    ),
)
