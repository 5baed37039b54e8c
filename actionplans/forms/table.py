"""Which forms are there? One a thing that people do; a page of /andra/ holds those of a subject."""

from __future__ import annotations

from collections.abc import Mapping

from actionplans.forms.form import CHOSEN, Action, Form, Part

FORMS: tuple[Form, ...] = (
    Form(
        id="role-extend",
        page="uppdrag",
        title="Ett uppdrag förlängs",
        says="{about} förlängs till och med {end}.",
        file="network",
        parts=(
            Part(
                way=("roles", CHOSEN),
                action=Action.SET,
                asks=("end",),
                more=("note",),
                demands=("end",),
                labels={"end": "Till och med"},
            ),
        ),
    ),
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
            ),
        ),
    ),
    Form(
        id="matter-decision",
        page="arende",
        title="Nämnden har beslutat",
        says="{about}: {outcome}",
        file="matter",
        parts=(
            Part(
                way=("decision",),
                action=Action.SET,
                asks=("date", "paragraph", "outcome"),
                more=("body", "reference", "reason", "note"),
                demands=("date", "outcome"),
            ),
        ),
    ),
)
BY_ID: Mapping[str, Form] = {form.id: form for form in FORMS}
