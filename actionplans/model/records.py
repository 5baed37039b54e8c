"""What a network, membership, role, plan, report … is: everything in data/, gathered from the module of each subject.

reading/ fills these classes from YAML and refuses what does not fit, rules/ checks what one class cannot know. A field
says everything about itself there: its key (the field's name), its shape (the annotation), what it is called over a
column and in a sentence, what it means and an example. Those words are Swedish because editors and readers meet them.
A field without a default is required.
"""

from actionplans.model.amounts import Amount, Costed, Spent, WorkingTime
from actionplans.model.bodies import City, CityWords, Deadline, Function, Organisation, Project
from actionplans.model.goals import Goal, Measure, PlanGoal
from actionplans.model.kept import ClosedFile, ClosedMatter, ClosedPlan, ClosedYear, Correction, Snapshot
from actionplans.model.matters import Attachment, Contact, Matter, OwnPaper, Sent, SentPaper, Signatory
from actionplans.model.networks import (
    EXPECTED_FACTS,
    Consideration,
    DatedPriority,
    Event,
    Fact,
    Membership,
    Network,
    Priority,
    Role,
    Terms,
    WorkingGroup,
)
from actionplans.model.plans import Activity, Partner, Plan, Revision
from actionplans.model.references import Abbreviation, ForeignNames, Moved, Source, Synonym
from actionplans.model.reports import Checkpoint, Evaluation, Exchange, Rating, Reached, Report, Result
from actionplans.model.searched import Searched
from actionplans.model.sourced import Alternative, Decision, Holding, Passage, Sourced, SourcedWithin, Step
from actionplans.model.trips import Approval, Delegate, Invitation, Trip, TripReport, Trips
from actionplans.model.vocabulary import Vocabulary, Word
from actionplans.model.whole import Model
from actionplans.model.years import (
    Dialogue,
    Direction,
    DueDate,
    FocusPoint,
    LeadsTo,
    Lesson,
    PointResult,
    Routine,
    Workshop,
    Year,
)

__all__ = [
    "EXPECTED_FACTS",
    "Abbreviation",
    "Activity",
    "Alternative",
    "Amount",
    "Approval",
    "Attachment",
    "Checkpoint",
    "City",
    "CityWords",
    "ClosedFile",
    "ClosedMatter",
    "ClosedPlan",
    "ClosedYear",
    "Consideration",
    "Contact",
    "Correction",
    "Costed",
    "DatedPriority",
    "Deadline",
    "Decision",
    "Delegate",
    "Dialogue",
    "Direction",
    "DueDate",
    "Evaluation",
    "Event",
    "Exchange",
    "Fact",
    "FocusPoint",
    "ForeignNames",
    "Function",
    "Goal",
    "Holding",
    "Invitation",
    "LeadsTo",
    "Lesson",
    "Matter",
    "Measure",
    "Membership",
    "Model",
    "Moved",
    "Network",
    "Organisation",
    "OwnPaper",
    "Partner",
    "Passage",
    "Plan",
    "PlanGoal",
    "PointResult",
    "Priority",
    "Project",
    "Rating",
    "Reached",
    "Report",
    "Result",
    "Revision",
    "Role",
    "Routine",
    "Searched",
    "Sent",
    "SentPaper",
    "Signatory",
    "Snapshot",
    "Source",
    "Sourced",
    "SourcedWithin",
    "Spent",
    "Step",
    "Synonym",
    "Terms",
    "Trip",
    "TripReport",
    "Trips",
    "Vocabulary",
    "Word",
    "WorkingGroup",
    "WorkingTime",
    "Workshop",
    "Year",
]
