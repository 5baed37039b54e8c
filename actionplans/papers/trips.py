"""What does the committee get of a trip: why, who decided, who went, and what it gave?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.dates import span_in_words
from actionplans.model.records import Attachment, Trip
from actionplans.papers import costs, tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import Part, attachment_part, doubted, remarks, unknown
from actionplans.papers.report import decisions
from actionplans.papers.tree import Block
from actionplans.site.attention import report_of
from actionplans.swedish.words import inside, listed, sentence

# The word of the vocabulary that a city gives such an attachment.
KIND = "trip_report"


def trips_part(case: Case, attachment: Attachment) -> Part:
    """The reports that the matter brings of trips, of one network where the attachment names one."""
    trips = list(reported(case, attachment))
    body = [block for trip in trips for block in _told(case, trip)]
    return attachment_part(case, attachment, body, records=trips, in_data=bool(trips))


def reported(case: Case, attachment: Attachment) -> Iterator[Trip]:
    """The trips whose reports an attachment holds."""
    for _, record in sorted(case.model.trips.items()):
        for trip in record.trips:
            report = record.report_of(trip)
            ours = report is not None and report.matter == case.matter.id
            if ours and (attachment.network is None or attachment.network in trip.networks):
                yield trip


def _told(case: Case, trip: Trip) -> list[Block]:
    mode = case.model.vocabulary.participation_modes[trip.mode].label
    where = sentence(", ".join(words for words in (span_in_words(trip.start, trip.end), trip.location) if words))
    networks = listed(case.model.networks[name].name for name in trip.networks)
    lines = [f"Sätt att delta: {mode}", f"Tid och ort: {where}"]
    lines += [f"Nätverk: {networks}"] if networks else []
    who = [words for words in (trip.function, costs.who_went(case, trip)) if words]
    lines += [f"Deltagare: {'; '.join(who)}"] if who else []
    lines += [f"Delegationsbeslut: {inside(said)}" for said in decisions(case, trip)]
    lines += [f"Kostnad: {inside(said)}" for said in costs.stated(case, trip)]
    report = report_of(case.model, trip)
    gave = report.text if report else None
    return [
        tree.heading(2, trip.text),
        tree.bullets([tree.paragraph(line)] for line in lines),
        tree.heading(3, "Vad resan gav"),
        tree.paragraph(doubted(case.model, trip, gave), *remarks(case.model, trip)) if gave else unknown(),
    ]
