"""Does the check tell what no paper can be set with, where it stands, and nothing else?

What it knows of the typeface is compared with the fonts themselves, and what papers print with the papers.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from actionplans import papers
from actionplans.commands.main import main
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import ListOf, Text
from actionplans.papers import folder, tree, typeset
from actionplans.papers import typeface as of_fonts
from actionplans.papers.letter import letter
from actionplans.rules import printed, typeface
from actionplans.rules.check import check
from tests import fictional, project
from tests.scenes import Changes, edits
from tests.sites import ROOT

PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
NETWORK = "data/networks/provnat.yml"
PAGE = "docs/namnden/2023-03-13.md"


def test_the_table_of_signs_is_that_of_the_installed_fonts(capsys: pytest.CaptureFixture[str]) -> None:
    table = (ROOT / "actionplans/rules/typeface.txt").read_text(encoding="utf-8")
    assert main(["typeface"]) == 0
    assert capsys.readouterr().out == of_fonts.as_text() == table, "make typeface"


def test_where_there_are_no_fonts_it_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "_FONTS", "en_font_som_inte_finns")
    assert main(["typeface"]) == 1
    assert capsys.readouterr().out.startswith("typeface: papperens typsnitt finns inte på den här datorn – ")


# --- Signs ------------------------------------------------------------------------------------------------------------

SET = (
    "Räksmörgås é ẍ ş ğ ł ő đ þ Ærø København Kraków İzmir Βόλος София 1 000\u00a0kr 5\u2009% ½ → ≤ ≥ ≠ − CO₂ m² § † № "
    "„’”…–—\u2011 ☑ ✓"
)
UNSET = ("🚲", "中", "ع", "⇒", "☎", "★", "ﷺ", "❤")


def test_signs_are_judged_as_the_typesetter_judges_them() -> None:
    assert list(typeface.lacking(SET)) == []
    _pdf(tree.paragraph(SET))
    assert list(typeface.lacking(" ".join(UNSET))) == list(UNSET)
    with pytest.raises(typeset.TypesetError) as error:
        _pdf(tree.paragraph("".join(UNSET)))
    assert set("".join(error.value.signs)) >= set(UNSET)


def test_emphasised_text_has_fewer_signs() -> None:
    assert list(typeface.lacking("Ἀθήνα", italic=True)) == ["Ἀ", "θ", "ή", "ν", "α"]
    with pytest.raises(typeset.TypesetError):
        _pdf(tree.paragraph(tree.emphasis("Ἀθήνα")))
    _pdf(tree.paragraph("Ἀθήνα"))


def _pdf(block: tree.Block) -> bytes:
    part = {
        "id": "prov",
        "title": "Prov",
        "sender": {"city": "Exempelstad", "administration": "Provförvaltningen"},
        "footer": "Prov",
        "body": [block],
        "signatory": None,
        "in_data": True,
    }
    part |= {key: [] for key in ("head", "ending", "sources", "attachments", "after")}
    return typeset.pdf("Prov", "Exempelstad", None, datetime.date(2023, 3, 13), [part])


BICYCLE = "tecknet ”🚲” (BICYCLE) finns inte i papperens typsnitt – skriv det med ord, eller ta bort det"
FOLDED = 'text: >\n    Att prova\n    i 🚲 och "\\U0001F6B2".'
LETTER = "\n## Information\n\nFörsta raden,\nandra **med\n🚲** och *Ἀθήνα*.\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (edits((PLAN, "text: Att prova.", "text: Att prova 🚲 och 🚲.")), [f"{PLAN}:4:19: {BICYCLE}"]),
        (edits((PLAN, "text: Att prova.", "text: >\n    Att prova\n    i 🚲.")), [f"{PLAN}:6:7: {BICYCLE}"]),
        # Where the file has its number, what is told is where the value begins.
        (edits((PLAN, "text: Att prova.", 'text: "Att \\U0001F6B2"')), [f"{PLAN}:4:9: {BICYCLE}"]),
        (
            edits((MATTER, "title: Information om planer", "title: Information om 🚲 och ⇒")),
            [
                f"{MATTER}:1:23: {BICYCLE}",
                f"{MATTER}:1:29: {BICYCLE.replace('🚲', '⇒').replace('BICYCLE', 'RIGHTWARDS DOUBLE ARROW')}",
            ],
        ),
        (
            edits((PAGE, "{{ matter('2023-03-13') }}\n", f"{{{{ matter('2023-03-13') }}}}\n{LETTER}")),
            [
                f"{PAGE}:12:1: {BICYCLE}",
                *(
                    f"{PAGE}:12:{column}: tecknet ”{sign}” ({name}) finns inte kursivt i papperens typsnitt – "
                    "skriv ordet utan kursiv"
                    for column, sign, name in (
                        (10, "Ἀ", "GREEK CAPITAL LETTER ALPHA WITH PSILI"),
                        (11, "θ", "GREEK SMALL LETTER THETA"),
                        (12, "ή", "GREEK SMALL LETTER ETA WITH TONOS"),
                        (13, "ν", "GREEK SMALL LETTER NU"),
                        (14, "α", "GREEK SMALL LETTER ALPHA"),
                    )
                ),
            ],
        ),
    ],
)
def test_a_sign_that_the_typeface_lacks_is_told_where_it_stands(
    tmp_path: Path, changes: Changes, told: list[str]
) -> None:
    assert sorted(map(str, project.checked(tmp_path, changes).problems)) == sorted(told)


def test_of_what_no_paper_prints_nothing_is_told(tmp_path: Path) -> None:
    """Prose of pages, words of the search, what happened to others; and what was sent or is closed stays as it is."""
    event = "  - {date: 2023-05-04, kind: election, scope: network, text: Val 🚲., sources: [webb]}\n"
    changes = {NETWORK: f"{project.FILES[NETWORK]}{event}", **edits(("docs/index.md", "# ", "# 🚲 "))}
    assert project.messages(tmp_path, changes) == []


# --- Words ------------------------------------------------------------------------------------------------------------

DIGITS = "0123456789"


HONEST = (
    "trafikantveckaslagsdeltagande",
    "Hamnstadskommunalförbundssamverkansorganisationen",
    "Gaststättenkonzessionsverordnungsentwürfe",
    "https://exempelstad.example/en/mycket/lång/adress-till/ett-dokument_med.ett.långt.namn.pdf?version=1234567",
    "avdelningschefen.stadsrumsforvaltningen@exempelstad.example",
    "SRN-2025/00123-45",
    "1 000 000 000 000\u00a0kronor",
    "Szczebrzeszyn–Villeneuve-d’Ascq/Schwäbisch-Gmünd",
)


def test_honest_words_fit_everywhere(tmp_path: Path) -> None:
    said = " ".join(HONEST)
    changes = edits(
        (PLAN, "text: Att prova.", f'text: "{said}"'),
        (PLAN, "text: Delta i mötet", f'text: "{said}"'),
        ("data/projects.yml", "name: LJUSPROV", f'name: "{said}"'),
    )
    told = check(project.write(tmp_path, changes)).problems
    assert [one for one in told if "för brett" in one.what] == []


@pytest.mark.parametrize(
    ("place", "fits", "too_wide"),
    [
        ((PLAN, "text: Att prova.", "text: Att prova {}."), DIGITS * 7, DIGITS * 8),
        ((PLAN, "text: Delta i mötet", "text: Delta i {}"), DIGITS * 2, DIGITS * 3),
        ((MATTER, "title: Information om planer", "title: Information {}"), DIGITS * 5, "W" * 40),
        ((MATTER, "proposal:", "reference: {}\nproposal:"), DIGITS * 5, DIGITS * 6),
        ((MATTER, "proposal:", "reference: {}\nproposal:"), f"SRN/{DIGITS * 5}-{DIGITS}", DIGITS * 6),
    ],
)
def test_a_word_that_runs_off_the_page_is_told_where_it_stands(
    tmp_path: Path, place: tuple[str, str, str], fits: str, too_wide: str
) -> None:
    file, old, new = place
    assert project.messages(tmp_path / "fits", edits((file, old, new.format(fits)))) == []
    (problem,) = project.checked(tmp_path / "wide", edits((file, old, new.format(too_wide)))).problems
    line = (tmp_path / "wide" / file).read_text(encoding="utf-8").splitlines()[problem.place.line - 1]
    assert (problem.place.path, line.find(too_wide)) == (file, problem.place.column - 1)
    assert problem.what.endswith("är för brett för sin plats i papperen och går inte att dela på två rader")


def test_a_letters_word_is_told_too(tmp_path: Path) -> None:
    told = project.messages(tmp_path, _letter(f"Hej,\n\n- se {DIGITS * 9}"))
    assert [one.partition(" är")[0] for one in told] == [f"{PAGE}:12: ”{DIGITS * 5}012345678…{DIGITS * 2}”"]


def _letter(text: str) -> Changes:
    call = "{{ matter('2023-03-13') }}\n"
    return edits((PAGE, call, f"{call}\n## Information\n\n{text}\n"))


# --- Letters ----------------------------------------------------------------------------------------------------------


def test_what_a_letter_cannot_hold_is_told_before_papers_are_made(tmp_path: Path) -> None:
    changes = _letter("> Citat\n\n3. tre\n\n#### Djupt\n\n| a |\n|---|\n| 1 |")
    told = [one.partition(" – ")[0] for one in project.messages(tmp_path, changes)]
    assert told == [
        f"{PAGE}:10: ett citat kan inte stå i brevet",
        f"{PAGE}:12: en lista som börjar med 3 kan inte stå i brevet",
        f"{PAGE}:14: rubriken hoppar över en nivå",
        f"{PAGE}:16: en tabell kan inte stå i brevet",
    ]


def test_a_letter_in_stars_without_end_is_told(tmp_path: Path) -> None:
    (told,) = project.messages(tmp_path, _letter("*a _a " * 30 + "a_ a* " * 30))
    assert told.startswith(f"{PAGE}:10: fetstil och kursiv står inuti varandra i för många steg – ")


def test_a_letter_that_says_nothing_is_told(tmp_path: Path) -> None:
    (told,) = project.messages(tmp_path, _letter("{{ source('brev') }}"))
    assert told == f"{PAGE}:8: avsnittet ”Information” är tomt – skriv brevets text där"


def test_a_matter_whose_letter_is_a_file_has_none_on_its_page(tmp_path: Path) -> None:
    changes = {**_letter("> Citat"), **edits((MATTER, "attachments:", "letter: {file: brev.pdf}\nattachments:"))}
    assert not [one for one in project.messages(tmp_path, changes) if "citat" in one]


# --- What papers print ------------------------------------------------------------------------------------------------

# Ids and names of files, which a mark would make others of.
NAMES = {"Attachment.plan", "Attachment.file", "Activity.priority", "Result.activity", "Trip.activity", "Plan.part_of"}


def test_the_table_names_all_that_papers_print() -> None:
    """A mark in every text of the fictional city: on its papers stand none but those of the table."""
    whole = check(fictional.CITY).model
    assert whole is not None
    marked = Model(**{one.name: _marked(getattr(whole, one.name)) for one in dataclasses.fields(whole)})
    found = {mark for part in _parts(marked) for mark in re.findall("⟦(.*?)⟧", json.dumps(part, ensure_ascii=False))}
    named = {f"{kind.__name__}.{key}" for kind, keys in printed.PRINTED.items() for key in keys}
    assert len(found) > 50
    assert {one.lower() for one in found} <= {one.lower() for one in named}
    # A key that is no longer a text's would never be looked at.
    assert named <= {f"{kind.__name__}.{key}" for kind in printed.PRINTED for key in _texts(kind)}


def _texts(kind: type[Record]) -> Iterator[str]:
    for name, spec in field_specs(kind).items():
        inner = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
        if isinstance(inner, Text) and f"{kind.__name__}.{name}" not in NAMES:
            yield name


def _marked(value: Any) -> Any:
    if isinstance(value, Record):
        values = {name: _marked(getattr(value, name)) for name in field_specs(type(value))}
        for name in _texts(type(value)):
            mark = f" ⟦{type(value).__name__}.{name}⟧"
            said = values[name]
            values[name] = f"{said}{mark}" if isinstance(said, str) else said and tuple(f"{one}{mark}" for one in said)
        return dataclasses.replace(value, **values)
    if isinstance(value, Mapping):
        return {key: _marked(one) for key, one in value.items()}
    return tuple(map(_marked, value)) if isinstance(value, tuple) else value


def _parts(model: Model) -> Iterator[Mapping[str, Any]]:
    """All papers of all matters, as the city's own and as reconstructions."""
    day = datetime.date.fromisoformat(fictional.DAY)
    for matter in model.matters.values():
        for reconstructed in (False, True):
            one = dataclasses.replace(matter, reconstructed=reconstructed)
            case = papers.Case(fictional.CITY, matter.date.year, day, model, one, [])
            yield letter(case)
            yield from (part for _, part in folder.attachment_parts(case))
