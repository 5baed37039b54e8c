"""What is asked of a plan: its texts, and one more of what it holds?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Form, Part, Sources
from actionplans.forms.table.words import WHY

_ITEM_OF_PLAN = {"text": "Vad?", "note": WHY, "owner": "Vilken funktion svarar för det?"}
_PRIORITY = {
    **_ITEM_OF_PLAN,
    "text": "Vad prioriterar staden?",
    "areas": "Inom vilket område?",
    "goals": "Vilka mål bidrar det till?",
}
_ACTIVITY = {
    **_ITEM_OF_PLAN,
    "text": "Vad ska göras?",
    "responsible": "Vilken organisation svarar för det?",
    "function": "Vilken funktion gör det?",
    "start": "När börjar det?",
    "end": "När är det klart?",
    "priority": "Vilken prioritering hör det till?",
    "partners": "Vilka medverkar?",
    "goals": "Vilka mål bidrar det till?",
    "owner": "Vilken av funktionerna i listan svarar för det?",
    "continuous": "Pågår det utan slut?",
}

FORMS: tuple[Form, ...] = (
    Form(
        id="plan-texts",
        page="plan",
        title="Planens syfte, återkoppling eller avstämning",
        says="{about}: planens texter ändras.",
        file="plan",
        corrects=True,
        parts=tuple(
            Part(
                name=key,
                way=(key,),
                action=Action.SET,
                asks=("text",),
                heading=heading,
                labels={"text": label},
                may_be_empty=True,
            )
            for key, heading, label in (
                ("purpose", "Syfte", "Varför är staden med?"),
                ("feedback", "Återkoppling", "Hur återkopplas det som nätverket ger?"),
                ("reconciliation", "Politisk avstämning", "När och hur stäms arbetet av med politikerna?"),
            )
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="priority",
        page="plan",
        title="En ny prioritering i en plan",
        says="{about}, ny prioritering: {text}",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("priorities",),
                action=Action.ADD,
                asks=("text", "areas"),
                more=("goals", "note"),
                labels=_PRIORITY,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="activity",
        page="plan",
        title="En ny aktivitet i en plan",
        says="{about}, ny aktivitet: {text}",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("activities",),
                action=Action.ADD,
                asks=("text", "responsible", "function", "start", "end"),
                more=("priority", "partners", "goals", "owner", "continuous", "note"),
                labels=_ACTIVITY,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="priority-change",
        page="plan",
        title="En prioritering i en plan ändras",
        says="{about} ändras.",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("priorities", CHOSEN),
                action=Action.SET,
                asks=("text", "areas"),
                more=("goals", "note"),
                demands=("text",),
                labels=_PRIORITY,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="activity-change",
        page="plan",
        title="En aktivitet i en plan ändras",
        says="{about} ändras.",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("activities", CHOSEN),
                action=Action.SET,
                asks=("text", "responsible", "function", "start", "end"),
                more=("priority", "partners", "goals", "owner", "continuous", "note"),
                demands=("text",),
                labels=_ACTIVITY,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="goal",
        page="plan",
        title="Ett nytt mål i en plan, med mått",
        says="{about}, nytt mål: {text}",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("goals",),
                action=Action.ADD,
                asks=("text",),
                more=("serves", "note"),
                labels={
                    **_ITEM_OF_PLAN,
                    "text": "Vad ska planen leda till?",
                    "serves": "Vilket av stadens mål bidrar det till?",
                },
            ),
            Part(
                name="measure",
                heading="Mått",
                way=("goals", "measures"),
                action=Action.ADD,
                asks=("indicator", "target", "unit", "by"),
                more=("baseline", "baseline_date", "text"),
                labels={
                    "indicator": "Vad mäts?",
                    "target": "Vilket värde ska nås?",
                    "unit": "I vilken enhet?",
                    "by": "Senast när?",
                    "baseline": "Vilket var värdet från början?",
                    "baseline_date": "När gällde det värdet?",
                    "text": "Hur mäts det, eller vilket är målet i ord?",
                },
                may_be_empty=True,
            ),
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="partner",
        page="plan",
        title="Ett samarbete inom staden",
        says="{about}: samarbete med {organisation}.",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("partners",),
                action=Action.ADD,
                same="organisation",
                asks=("organisation", "text"),
                more=("note",),
                labels={"organisation": "Med vem?", "text": "Om vad?", "note": WHY},
            ),
        ),
        sources=Sources.ASKED,
    ),
)
