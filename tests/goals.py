"""The miniature project with goals: two of the city's, one of the plan's, and a report that tells of them."""

from __future__ import annotations

from tests import project, scenes
from tests.scenes import Changes

GOALS = "data/goals.yml"
PLAN = "data/plans/2023/provnat.yml"
REPORT = "data/reports/2023/provnat.yml"

CITY = """\
klimat:
  name: Renare luft
  kind: sdg
  reference: Mål 13
  start: 2016
  end: ongoing
  url: https://prov.example/klimat
  sources: [brev]
ljus:
  name: Ljusa gator
  kind: programme
  text: Alla gator är ljusa.
  part_of: klimat
  start: 2022
  end: 2026
  measures:
    - id: lampor
      indicator: Gator med nya lampor
      unit: gator
      baseline: 1200
      baseline_date: 2022
      target: 1500
      by: 2026
      sources: [brev]
  sources: [brev]
"""
OWN = """\
goals:
  - id: fler-moten
    text: Staden är med på fler möten.
    serves: [ljus]
    measures:
      - id: moten
        indicator: Möten per år
        baseline: 2
        baseline_date: 2022
        target: 4.5
        by: 2023
        text: Räknas vid årets slut.
        sources: [brev]
    sources: [brev]
"""
TOLD = """\
sources: [brev]
reached:
  - goal: fler-moten
    measure: moten
    value: 3
    as_of: 2023-05-31
    text: Ett möte till i höst.
    sources: [brev]
  - goal: ljus
    measure: lampor
    value: 1500
    as_of: 2023
    sources: [brev]
  - goal: ljus
    text: Invånarna är nöjda.
    sources: [brev]
"""


def plan(own: str = OWN, priority: str = "fler-moten", activity: str = "ljus") -> str:
    """The plan with goals of its own, named by its priority and its activity."""
    text = project.FILES[PLAN].replace("priorities:\n", f"{own}priorities:\n")
    text = text.replace("    areas: [lighting]\n", f"    areas: [lighting]\n    goals: [{priority}]\n")
    return text.replace("    partners:", f"    goals: [{activity}]\n    partners:")


def changes(city: str = CITY, planned: str | None = None, told: str | None = TOLD) -> Changes:
    """The project with goals, and with the report's page if there is a report."""
    files: Changes = {GOALS: city, PLAN: planned or plan()}
    return files if told is None else scenes.report(told, changes=files)
