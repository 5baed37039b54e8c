"""Which forms are there? One a thing that people do; a page of /andra/ holds those of a subject."""

from __future__ import annotations

from collections.abc import Mapping

from actionplans.forms.form import CHOSEN, Action, Extra, Form, Part, Sources, expanded
from actionplans.model.records import Model
from actionplans.model.shapes import Date, ListOf, Text

_END = "Till och med"
_START = "Från och med"
_KNOWN = "När blev det känt?"
_WHY = "Något som läsaren behöver veta"
_FROM_DAY = {"start": _START, "end": _END, "announced": _KNOWN, "end_announced": _KNOWN, "note": _WHY}
_HAPPENED = {
    "date": "Vilken dag?",
    "end": "Sista dagen, om det varade flera dagar",
    "announced": "När blev det känt, om det inte har hänt än?",
    "kind": "Vad för slag?",
    "scope": "Vems händelse är det?",
    "text": "Vad hände?",
    "project": "Hör det till ett projekt?",
    "confidence": "Hur säkert är det?",
    "note": _WHY,
}
_HOLDER = {
    "holder": "Vem har uppdraget?",
    "level": "Politiker eller tjänsteperson?",
    "office": "Ämbete eller funktion som företräder staden",
    "person": "Namn, bara för politiker",
    "observed": "En tid då en källa säger att det gällde",
    "deadline": "När ska någon senast vara utsedd?",
    "body": "I vilken grupp eller vilket organ?",
    "kind": "Vad för slags uppdrag?",
    "text": "Uppdraget, som det ska stå på sidan",
    **_FROM_DAY,
}
_DECIDED = {
    "date": "När beslutades det?",
    "body": "Vem beslutade?",
    "paragraph": "Paragraf",
    "reference": "Diarienummer",
    "outcome": "Vad beslutades?",
    "reason": "Varför?",
    "note": _WHY,
}
_ATTACHED = {
    "title": "Bilagans rubrik",
    "kind": "Vad för slag?",
    "network": "Vilket nätverk gäller den?",
    "year": "Vilket år gäller den?",
    "plan": "Är det en gemensam plan: vilken?",
    "file": "Vad heter filen, om den är uppladdad till ärendet?",
}
_ITEM_OF_PLAN = {"text": "Vad?", "note": _WHY, "owner": "Vilken funktion svarar för det?"}

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
    "function": "Vem gör det? Funktion, aldrig namn",
    "start": "När börjar det?",
    "end": "När är det klart?",
    "priority": "Hör det till en prioritering?",
    "partners": "Vilka medverkar?",
    "goals": "Vilka mål bidrar det till?",
    "owner": "Vilken registrerad funktion svarar för det?",
    "continuous": "Pågår det utan slut?",
}


def _within(key: str, labels: Mapping[str, str]) -> dict[str, str]:
    return {f"{key}.{name}": label for name, label in labels.items()}


_ROLES = (
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
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                more=("end", "end_announced"),
                labels={"end": "Företrädarens sista dag, om det inte är dagen före", "end_announced": _KNOWN},
                taken={"end": "before.successor.start"},
            ),
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
        says="{about}: {text}[ från och med {start}] ({holder}).",
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
        says="{about} upphör. Sista dagen: {end}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                asks=("end",),
                more=("end_announced", "note"),
                demands=("end",),
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
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                more=("end", "end_announced"),
                labels={"end": "Företrädarens sista dag, om det inte är dagen före", "end_announced": _KNOWN},
                taken={"end": "before.vacancy.start"},
            ),
            Part(
                name="vacancy",
                heading="Den tomma platsen",
                way=("roles",),
                action=Action.ADD,
                asks=("start", "deadline"),
                more=("announced", "note"),
                demands=("start",),
                fixed={"vacant": "true"},
                labels={**_HOLDER, "start": "Från vilken dag är platsen tom?"},
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

_EVENTS = (
    Form(
        id="event",
        page="handelse",
        title="Något har hänt i ett nätverk",
        says="{about}: {text} ({date})",
        file="network",
        parts=(
            Part(
                way=("events",),
                action=Action.ADD,
                asks=("date", "kind", "scope", "text"),
                more=("end", "announced", "project", "confidence", "note"),
                labels=_HAPPENED,
            ),
        ),
    ),
    Form(
        id="year-event",
        page="handelse",
        title="Något har hänt som rör alla nätverk",
        says="Alla nätverk: {text} ({date})",
        file="year",
        follows="date",
        parts=(
            Part(
                way=("events",),
                action=Action.ADD,
                asks=("date", "kind", "scope", "text"),
                more=("end", "announced", "project", "confidence", "note"),
                labels=_HAPPENED,
            ),
        ),
    ),
)

_TRIPS = (
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
                    "note": _WHY,
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

_RESULTS = (
    Form(
        id="result",
        page="resultat",
        title="Så gick det med en aktivitet",
        says="{about}: {state}. {done}",
        file="report",
        about="plan-year",
        chooses=("activities",),
        parts=(
            Part(
                way=("results",),
                action=Action.ADD,
                same="activity",
                asks=("state", "done", "result"),
                more=("effect", "moved_to", "as_of", "note"),
                taken={"activity": "chosen.id"},
                labels={
                    "state": "Hur gick det?",
                    "done": "Vad gjordes?",
                    "result": "Vad gav det?",
                    "effect": "Vad ledde det till på sikt?",
                    "moved_to": "Flyttad till vilket år?",
                    "as_of": "Vilken dag beskriver läget?",
                    "note": _WHY,
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
                    "project": "Hör det till ett projekt?",
                    "url": "Webbadress till det som publicerades",
                    "note": _WHY,
                },
            ),
        ),
        sources=Sources.ASKED,
    ),
)

_EVALUATIONS = (
    Form(
        id="evaluation",
        page="utvardering",
        title="Ett nätverk är utvärderat",
        says="{about}: utvärderingens slutsats är {outcome}.",
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

_MATTERS = (
    Form(
        id="matter-decision",
        page="arende",
        title="Nämnden har beslutat",
        says="{about}: {outcome}",
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
                labels=_DECIDED,
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
                    "title": "Ärendets rubrik",
                    "date": "Brevets datum",
                    "meeting": "Vilket sammanträde tar upp det?",
                    "proposal": "Förslag till beslut",
                    "reference": "Diarienummer",
                    "department": "Avdelning",
                    "handler.name": "Handläggarens namn",
                    "handler.phone": "Handläggarens telefon",
                    "handler.email": "Handläggarens e-post",
                    "signatory.name": "Vem undertecknar? Namn",
                    "signatory.title": "Undertecknarens titel",
                    "covers": "Vad tar informationen upp? En rad per ämne",
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
                text="Planer som ännu inte har lagts fram. De får numren 1, 2, 3 … i den ordning som de står.",
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
        sources=Sources.NONE,
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

_PLANS = (
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
                ("reconciliation", "Politisk avstämning", "Hur stäms det av politiskt?"),
            )
        ),
        sources=Sources.ASKED,
    ),
    Form(
        id="priority",
        page="plan",
        title="En ny prioritering i en plan",
        says="{about}: ny prioritering. {text}",
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
        says="{about}: ny aktivitet. {text}",
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
        says="{about}: nytt mål. {text}",
        file="plan",
        corrects=True,
        parts=(
            Part(
                way=("goals",),
                action=Action.ADD,
                asks=("text",),
                more=("serves", "note"),
                labels={**_ITEM_OF_PLAN, "text": "Vad ska planen leda till?", "serves": "Vilket av stadens mål?"},
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
                    "baseline": "Värdet från början",
                    "baseline_date": "När gällde det värdet?",
                    "text": "Hur mäts det, eller målet i ord?",
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
                labels={"organisation": "Med vem?", "text": "Om vad?", "note": _WHY},
            ),
        ),
        sources=Sources.ASKED,
    ),
)

_LESSON = {"text": "Vad lärde ni er?", "network": "Gäller det ett nätverk?"}
_YEARS = (
    Form(
        id="workshop",
        page="ar",
        title="Årets workshop",
        says="Workshopen {date}: lärdomar skrivs in.",
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
        says="{about}: den gemensamma inriktningen. {text}",
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
        says="{about}: ny fokuspunkt. {text}",
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
                    "networks": "Nämner den ett nätverk?",
                    "organisations": "Nämner den en organisation?",
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
        says="{about}: {state}[. {text}]",
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
                    "as_of": "Vilken dag beskriver läget?",
                    "note": _WHY,
                },
            ),
        ),
    ),
)

_ROUTINE = {
    "title": "Vad heter rutinen?",
    "text": "Vad går den ut på, i en mening?",
    "frequency": "Hur ofta?",
    "months": "I vilka månader? Siffror, 1–12",
    "participants": "Vilka deltar? En rad för varje",
    "owner": "Vilken funktion svarar för den?",
    "end": "Sista dagen, om den har upphört",
    "replaced_by": "Vilken rutin ersatte den?",
    "note": _WHY,
}
_ROUTINES = (
    Form(
        id="routine-change",
        page="rutin",
        title="En rutin ändras eller upphör",
        says="Rutinen {about} ändras.",
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
        says="Rutinen {about} är beslutad {date}.",
        file="routines",
        parts=(
            Part(
                way=("adopted",),
                action=Action.SET,
                asks=("date", "outcome"),
                more=("body", "paragraph", "reference"),
                demands=("date", "outcome"),
                taken={"body": "city.committee"},
                labels=_DECIDED,
            ),
        ),
    ),
    Form(
        id="routine",
        page="rutin",
        title="En ny rutin",
        says="Ny rutin: {title}. {text}",
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
    ),
)

_FEES = (
    Form(
        id="fee",
        page="avgift",
        title="En avgift för ett medlemskap",
        says="{about}: avgiften för {period}[–{end}] är {amount}[ {currency}].",
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
                    "end": "Sista året, om det gäller flera",
                    "per_year": "Är det beloppet för vart och ett av åren?",
                    "currency": "Valuta, om det inte är stadens",
                    "kind": "Något annat än en medlemsavgift?",
                    "payer": "Vem betalar?",
                    "text": "Vad gäller det?",
                    "note": _WHY,
                },
            ),
        ),
    ),
)

_LEFT = _within("left", {**_DECIDED, "date": "När beslutades det att lämna?"})
_MEMBERSHIPS = (
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
                    **_FROM_DAY,
                    **_within("decision", _DECIDED),
                    "member": "Vem går med, om det inte är staden?",
                    "kind": "Vad för slags medlemskap?",
                    "text": "Medlemskapets form eller omfattning",
                },
            ),
        ),
        also="joined",
    ),
    Form(
        id="membership-left",
        page="medlemskap",
        title="Staden lämnar ett nätverk",
        says="{about}: medlemskapet upphör, och med det sista stadens uppdrag. Sista dagen: {end}.",
        file="network",
        corrects=True,
        parts=(
            Part(
                way=("memberships", CHOSEN),
                action=Action.SET,
                asks=("end", "left.date", "left.outcome"),
                more=("left.body", "left.paragraph", "left.reference", "left.reason", "end_announced", "note"),
                demands=("end",),
                taken={"left.body": "city.committee"},
                labels={**_FROM_DAY, **_LEFT, "end": "Vilken blir sista dagen?"},
            ),
        ),
        also="left",
    ),
    Form(
        id="membership-step",
        page="medlemskap",
        title="Ett steg på vägen till beslut om ett medlemskap",
        says="{about}: {kind} {date}[. {outcome}]",
        file="network",
        parts=(
            Part(
                way=("memberships", CHOSEN, "steps"),
                action=Action.ADD,
                asks=("kind", "date", "body", "outcome"),
                more=("paragraph", "reference", "reason", "note"),
                labels={
                    **_DECIDED,
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
                label=_KNOWN,
                text="När namnbytet blev känt, om det var före den dagen.",
                shape=Date(),
                example="december 2025",
                folded=True,
            ),
        ),
        also="renamed",
    ),
)

_OTHER = (
    Form(
        id="source",
        page="kalla",
        title="En källa har flyttat eller behöver rättas",
        says="Källan {about} rättas.",
        file="source",
        parts=(
            Part(
                way=(),
                action=Action.SET,
                asks=("url", "date"),
                more=("title", "publisher", "archived_copy", "note"),
                labels={
                    "url": "Webbadress",
                    "date": "Från när är den?",
                    "title": "Vad heter den?",
                    "publisher": "Vem har skrivit eller gett ut den?",
                    "archived_copy": "Är den läst i en arkiverad kopia?",
                    "note": "Något att veta om källan",
                },
                may_be_empty=True,
            ),
        ),
        sources=Sources.NONE,
    ),
    Form(
        id="error",
        page="fel",
        title="Något är fel på webbplatsen",
        says="Fel på sidan[ {address}]: {text}",
        sources=Sources.NONE,
        extras=(
            Extra(
                name="address",
                label="På vilken sida?",
                text="Sidans adress eller rubrik.",
                example="Sidan om Kajforum",
            ),
            Extra(
                name="text",
                label="Vad är fel, och hur ska det vara?",
                text="Skriv gärna var det står: ett protokoll, ett brev, en webbadress.",
                example="Uppdraget upphörde i juni.",
                required=True,
            ),
        ),
    ),
)

FORMS: tuple[Form, ...] = (
    *_ROLES,
    *_EVENTS,
    *_TRIPS,
    *_RESULTS,
    *_EVALUATIONS,
    *_MATTERS,
    *_PLANS,
    *_YEARS,
    *_ROUTINES,
    *_FEES,
    *_MEMBERSHIPS,
    *_OTHER,
)
BY_ID: Mapping[str, Form] = {form.id: form for form in FORMS}


def forms_of(model: Model) -> tuple[Form, ...]:
    """All forms, as they are asked in a city: its own criteria, one by one."""
    return tuple(expanded(form, model) for form in FORMS)
