"""What is asked of who represents the city?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Form, Part
from actionplans.forms.table.words import END_KNOWN, FROM_DAY

_HOLDER = {
    "holder": "Vem har uppdraget?",
    "level": "Politiker eller tjänsteperson?",
    "office": "Vilket ämbete eller vilken funktion företräder staden?",
    "person": "Vad heter politikern?",
    "observed": "När gällde det enligt källan, om du inte vet när det började?",
    "deadline": "När ska någon senast vara utsedd?",
    "body": "I vilken grupp eller vilket organ?",
    "kind": "Vad för slags uppdrag?",
    "text": "Vad heter uppdraget, som det ska stå på sidan?",
    **FROM_DAY,
}


def _leaves(then: str) -> Part:
    """Whoever has the uppdrag has it until the day before what comes then begins."""
    return Part(
        way=("roles", CHOSEN),
        action=Action.SET,
        more=("end", "end_announced"),
        dated=("end",),
        labels={
            "end": "Vilken är sista dagen för den som lämnar, om det inte är dagen före?",
            "end_announced": END_KNOWN,
        },
        taken={"end": f"before.{then}.start"},
    )


FORMS: tuple[Form, ...] = (
    Form(
        id="role-extend",
        page="uppdrag",
        title="Ett uppdrag förlängs",
        says="{about} förlängs till och med {end}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                asks=("end",),
                more=("end_announced", "note"),
                demands=("end",),
                labels=_HOLDER,
            ),
        ),
    ),
    Form(
        id="role-replaced",
        page="uppdrag",
        title="Någon annan tar över ett uppdrag",
        says="{about}: {successor.holder} tar över från och med {successor.start}.",
        file="network",
        corrects=True,
        parts=(
            _leaves("successor"),
            Part(
                name="successor",
                heading="Den som tar över",
                way=("roles",),
                action=Action.ADD,
                asks=("holder", "start"),
                more=("office", "level", "person", "end", "announced", "note"),
                demands=("start",),
                labels={**_HOLDER, "holder": "Vem tar över?"},
                taken={
                    "kind": "chosen.kind",
                    "body": "chosen.body",
                    "text": "chosen.text",
                    "level": "chosen.level",
                },
            ),
        ),
    ),
    Form(
        id="role-new",
        page="uppdrag",
        title="Ett nytt uppdrag",
        says="{about}, nytt uppdrag[ från och med {start}]: {text} ({holder}).",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("roles",),
                action=Action.ADD,
                asks=("text", "kind", "holder", "start"),
                more=("end", "body", "level", "office", "person", "announced", "end_announced", "observed", "note"),
                labels=_HOLDER,
            ),
        ),
    ),
    Form(
        id="role-ended",
        page="uppdrag",
        title="Ett uppdrag upphör",
        says="{about} upphör. Uppdraget gäller till och med {end}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                asks=("end",),
                more=("end_announced", "note"),
                demands=("end",),
                dated=("end",),
                labels={**_HOLDER, "end": "Vilken blir sista dagen?"},
            ),
        ),
    ),
    Form(
        id="role-vacant",
        page="uppdrag",
        title="En plats är tom",
        says="{about}: platsen är tom från och med {vacancy.start}.",
        file="network",
        corrects=True,
        parts=(
            _leaves("vacancy"),
            Part(
                name="vacancy",
                heading="Den tomma platsen",
                way=("roles",),
                action=Action.ADD,
                asks=("start", "deadline"),
                more=("announced", "note"),
                demands=("start",),
                fixed={"vacant": "true"},
                labels={
                    **_HOLDER,
                    "start": "Från vilken dag är platsen tom?",
                    "announced": "När blev det känt att platsen blir tom?",
                },
                taken={
                    "kind": "chosen.kind",
                    "body": "chosen.body",
                    "text": "chosen.text",
                    "holder": "chosen.holder",
                    "level": "chosen.level",
                },
            ),
        ),
    ),
)
