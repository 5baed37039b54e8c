"""How is a plan called, which years is it for, and which year in a row is an activity?"""

from __future__ import annotations

from actionplans.model.records import Model, Plan

_ORDINALS = (
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
)


def plan_years(plan: Plan) -> str:
    """The years that a plan is for: "2025", "2025–2027"."""
    return str(plan.year) if plan.last_year == plan.year else f"{plan.year}–{plan.last_year}"


def plan_name(model: Model, plan: Plan) -> str:
    """What a plan is called: "Handlingsplan 2025", with an administration's name, or "Gemensam handlingsplan 2026"."""
    named = f"{'handlingsplan' if plan.networks else 'Handlingsplan'} {plan_years(plan)}"
    if plan.networks:
        return f"Gemensam {named}"
    if plan.closeness == 2 and plan.administration is None:
        return named
    owner = model.organisations.get(plan.administration or "")
    return f"{named} ({owner.name if owner else plan.id})"


def in_a_row(number: int) -> str:
    """Which year in a row something is planned for, from the second on: "tredje året i rad"; before that nothing."""
    if number < 2:
        return ""
    if number <= len(_ORDINALS):
        return f"{_ORDINALS[number - 1]} året i rad"
    return f"{number}:{'a' if number % 10 in (1, 2) else 'e'} året i rad"
