"""Which forms are there? One a thing that people do, a module a subject; a page of /andra/ holds those of a subject."""

from __future__ import annotations

from collections.abc import Mapping

from actionplans.forms.form import Form, expanded
from actionplans.forms.table import events, matters, memberships, plans, reports, roles, routines, site, trips, years
from actionplans.model.records import Model

FORMS: tuple[Form, ...] = (
    *roles.FORMS,
    *events.FORMS,
    *trips.FORMS,
    *reports.FORMS,
    *matters.FORMS,
    *plans.FORMS,
    *years.FORMS,
    *routines.FORMS,
    *memberships.FORMS,
    *site.FORMS,
)
BY_ID: Mapping[str, Form] = {form.id: form for form in FORMS}


def forms_of(model: Model) -> tuple[Form, ...]:
    """All forms, as they are asked in a city: its own criteria, one by one."""
    return tuple(expanded(form, model) for form in FORMS)
