"""What is asked of what the city is in: that it joins, pays, leaves, and that a network changes its name?"""

from __future__ import annotations

from actionplans.forms.form import CHOSEN, Action, Extra, Form, Part
from actionplans.forms.table.words import DECIDED, FROM_DAY, WHY, within
from actionplans.model.shapes import Date

_LEFT = within("left", {**DECIDED, "date": "När beslutades det att lämna?"})

FORMS: tuple[Form, ...] = (
    Form(
        id="fee",
        page="avgift",
        title="En avgift för ett medlemskap",
        says="{file} ({item}): avgiften för {period}[–{end}] är {amount} [{currency}|{city.currency}].",
        file="network",
        parts=(
            Part(
                way=("memberships", CHOSEN, "amounts"),
                action=Action.ADD,
                asks=("amount", "period", "basis"),
                more=("end", "per_year", "currency", "kind", "payer", "text", "note"),
                taken={"kind": "word.fee"},
                labels={
                    "amount": "Hur mycket?",
                    "period": "För vilket år?",
                    "basis": "Budget, utfall eller uppskattning?",
                    "end": "Vilket är sista året, om det gäller flera?",
                    "per_year": "Är det beloppet för vart och ett av åren?",
                    "currency": "I vilken valuta, om det inte är stadens egen?",
                    "kind": "Vad är pengarna till, om det inte är medlemsavgiften?",
                    "payer": "Vem betalar?",
                    "text": "Vad gäller det?",
                    "note": WHY,
                },
            ),
        ),
    ),
    Form(
        id="membership",
        page="medlemskap",
        title="Staden går med i ett nätverk",
        says="{about}: medlemskap[ för {member}] från och med {start}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("memberships",),
                action=Action.ADD,
                asks=("start", "decision.date", "decision.outcome"),
                more=(
                    "member",
                    "kind",
                    "text",
                    "decision.body",
                    "decision.paragraph",
                    "decision.reference",
                    "announced",
                    "note",
                ),
                demands=("start",),
                taken={"member": "city.organisation", "decision.body": "city.committee"},
                labels={
                    **FROM_DAY,
                    **within("decision", DECIDED),
                    "member": "Vem går med, om det inte är staden?",
                    "kind": "Vad för slags medlemskap?",
                    "text": "Vilken form eller omfattning har medlemskapet?",
                },
            ),
        ),
        also="joined",
    ),
    Form(
        id="membership-left",
        page="medlemskap",
        title="Staden lämnar ett nätverk",
        says="{file} ({item}): medlemskapet upphör, och med det sista stadens uppdrag. Det gäller till och med {end}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("memberships", CHOSEN),
                action=Action.SET,
                asks=("end", "left.date", "left.outcome"),
                more=("left.body", "left.paragraph", "left.reference", "left.reason", "end_announced", "note"),
                demands=("end",),
                dated=("end",),
                taken={"left.body": "city.committee"},
                labels={**FROM_DAY, **_LEFT, "end": "Vilken blir sista dagen?"},
            ),
        ),
        also="left",
    ),
    Form(
        id="membership-step",
        page="medlemskap",
        title="Ett steg på vägen till beslut om ett medlemskap",
        says="{file} ({item}): {kind} {date}[. {outcome}]",
        file="network",
        parts=(
            Part(
                way=("memberships", CHOSEN, "steps"),
                action=Action.ADD,
                asks=("kind", "date", "body", "outcome"),
                more=("paragraph", "reference", "reason", "note"),
                labels={
                    **DECIDED,
                    "kind": "Vad hände?",
                    "date": "När?",
                    "body": "Vem tog steget?",
                    "outcome": "Vad ledde det till?",
                },
            ),
        ),
    ),
    Form(
        id="network-ended",
        page="medlemskap",
        title="Ett nätverk upphör eller går upp i ett annat",
        says="{about} upphör, med stadens medlemskap och uppdrag. Sista dagen: {end}[. Det går upp i {successors}].",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=(),
                action=Action.SET,
                asks=("end", "successors"),
                demands=("end",),
                labels={"end": "Vilken blir sista dagen?", "successors": "Vilka nätverk går det upp i?"},
            ),
        ),
        also="ended",
    ),
    Form(
        id="network-renamed",
        page="medlemskap",
        title="Ett nätverk byter namn",
        says="{about} heter {name} från och med {start}.",
        file="network",
        extras=(
            Extra(name="name", label="Vad heter det nu?", text="Det nya namnet.", example="Nytt forum", required=True),
            Extra(
                name="start",
                label="Från och med vilken dag?",
                text="Nätverkets sida under det gamla namnet visar tiden före den dagen.",
                shape=Date(),
                example="1 januari 2026",
                required=True,
            ),
            Extra(
                name="announced",
                label="När blev namnbytet känt?",
                text="När namnbytet blev känt, om det var före den dagen.",
                shape=Date(),
                example="december 2025",
                folded=True,
            ),
        ),
        also="renamed",
    ),
)
