"""From a stored status of a routine to what is dated: when it was to be made, and who adopted it.

Release 1 wrote `status: described` or `status: to_be_created`. The year of what was to be made says the same and goes
on being true; where it lacks, it is left to fill in. The year of what is described would say now that it is still to
be made: it is kept in a comment.
"""

from __future__ import annotations

from actionplans.drafts.upgrades.lines import Changes, Texts, beside, key_on_its_own_line, tree_of, without_block, word
from actionplans.model.unwritten import MARK
from actionplans.reading.yamlfile import Mapping

FILE, WORDS = "data/routines.yml", "data/vocabulary.yml"


def from_statuses(texts: Texts) -> Changes:
    """The routines and the vocabulary without the status."""
    changes: Changes = {}
    routines = tree_of(texts[FILE], FILE) if FILE in texts else Mapping({}, {})
    stored = [one for one in routines.values.values() if isinstance(one, Mapping) and "status" in one.values]
    if stored:
        lines = texts[FILE].split("\n")
        # The last first: the others' lines keep their numbers.
        for routine in sorted(stored, key=lambda one: one.keys["status"].line, reverse=True):
            if word(routine.values["status"]) == "described" and "year" in routine.values:
                year = key_on_its_own_line(lines, routine, "year")
                lines[year] = lines[year].replace("year:", "# year:", 1)
            at = key_on_its_own_line(lines, routine, "status")
            lines[at : at + 1] = [*beside(lines[at]), *_instead(routine, lines[at])]
        changes[FILE] = "\n".join(lines)
    if WORDS in texts and "routine_statuses" in (tree := tree_of(texts[WORDS], WORDS)).values:
        changes[WORDS] = without_block(texts[WORDS], tree, "routine_statuses")
    return changes


def _instead(routine: Mapping, line: str) -> list[str]:
    status = word(routine.values["status"])
    indent = line[: len(line) - len(line.lstrip())]
    if status == "described" or (status == "to_be_created" and "year" in routine.values):
        return []
    if status == "to_be_created":
        return [f"{indent}# {MARK} year, året då rutinen skulle tas fram"]
    return [f"{indent}# {MARK} hur det står till med rutinen; här stod status: {status}"]
