"""What a network, membership, role, plan, report … is: everything in data/, gathered from the module of each subject.

reading/ fills these classes from YAML and refuses what does not fit, rules/ checks what one class cannot know. A field
says everything about itself there: its key (the field's name), its shape (the annotation), what it is called over a
column and in a sentence, what it means and an example. Those words are Swedish because editors and readers meet them.
A field without a default is required.
"""

from actionplans.model.bodies import City, Deadline, Organisation, Project
from actionplans.model.kept import ClosedPlan, ClosedYear, Correction, Snapshot
from actionplans.model.matters import Attachment, Contact, Matter, Signatory
from actionplans.model.networks import EXPECTED_FACTS, DatedPriority, Event, Fact, Membership, Network, Priority, Role
from actionplans.model.plans import Activity, Partner, Plan
from actionplans.model.references import Abbreviation, ForeignNames, Source, Synonym
from actionplans.model.reports import Evaluation, Exchange, Rating, Report, Result
from actionplans.model.sourced import Alternative, Decision, Holding, Passage, Sourced
from actionplans.model.trips import Approval, Trip, TripReport, Trips
from actionplans.model.vocabulary import Vocabulary, Word
from actionplans.model.whole import Model
from actionplans.model.years import Direction, FocusPoint, Lesson, Routine, Workshop, Year

__all__ = [
    "EXPECTED_FACTS",
    "Abbreviation",
    "Activity",
    "Alternative",
    "Approval",
    "Attachment",
    "City",
    "ClosedPlan",
    "ClosedYear",
    "Contact",
    "Correction",
    "DatedPriority",
    "Deadline",
    "Decision",
    "Direction",
    "Evaluation",
    "Event",
    "Exchange",
    "Fact",
    "FocusPoint",
    "ForeignNames",
    "Holding",
    "Lesson",
    "Matter",
    "Membership",
    "Model",
    "Network",
    "Organisation",
    "Partner",
    "Passage",
    "Plan",
    "Priority",
    "Project",
    "Rating",
    "Report",
    "Result",
    "Role",
    "Routine",
    "Signatory",
    "Snapshot",
    "Source",
    "Sourced",
    "Synonym",
    "Trip",
    "TripReport",
    "Trips",
    "Vocabulary",
    "Word",
    "Workshop",
    "Year",
]
