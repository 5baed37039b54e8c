"""What is asked of the site's own: a source, and what is wrong on a page?"""

from __future__ import annotations

from actionplans.forms.form import Action, Extra, Form, Part, Sources

FORMS: tuple[Form, ...] = (
    Form(
        id="source",
        page="kalla",
        title="En källa har flyttat eller behöver rättas",
        says="Källan ”{about}” rättas.",
        file="source",
        parts=(
            Part(
                way=(),
                action=Action.SET,
                asks=("url", "date"),
                more=("title", "publisher", "archived_copy", "note"),
                labels={
                    "url": "Vilken webbadress har den?",
                    "date": "Vilket datum har den?",
                    "title": "Vad heter den?",
                    "publisher": "Vem har skrivit eller gett ut den?",
                    "archived_copy": "Lästes den i en arkiverad kopia?",
                    "note": "Behöver läsaren veta något mer om källan?",
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
        says="Fel på [sidan ”{address}”|webbplatsen]: {text}",
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
