"""Is each kind of slip that people make answered as what it is, in its many forms, with advice that can be followed?

Each kind is shown in ten forms, all in one project: a person for an organisation, a word that is not there, a source
named by its title, pasted rows, copies of files, letters in two signs, quotation marks that stand alone.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests import project
from tests.scenes import Changes, edits

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
ROLE = project.FILES[NETWORK].partition("roles:\n")[2].partition("events:\n")[0]
EVENT = project.FILES[NETWORK].partition("events:\n")[2]


def told(root: Path, changes: Changes) -> list[str]:
    """What is wrong and what to do, of each line in turn; of what the law says of persons nothing."""
    found = sorted(set(project.checked(root, changes).problems))
    return [f"{one.what} – {one.do}" for one in found if "personnummer" not in one.what and "e-post" not in one.what]


def test_a_person_in_place_of_an_organisation_is_no_new_organisation(tmp_path: Path) -> None:
    names = ["Anna Svensson", "anna svensson", "Anna", "Svensson, Anna", "Anna Maria von Berg", "Anna Svensson (S)"]
    names += ["Ordförande Anna Svensson", "anna.svensson@exempelstad.se", "Anna-Karin Berg", "Åsa Öst"]
    roles = "".join(ROLE.replace("provforvaltningen", name).replace("styrelsen", f"organ {name}") for name in names)
    found = told(tmp_path, edits((NETWORK, ROLE, roles)))
    assert len(found) == len(names)
    assert all("skriv inte en persons namn här" in one and "lägg till" not in one for one in found), found


def test_a_word_that_is_not_there_is_not_taken_for_one_that_ends_alike(tmp_path: Path) -> None:
    words = ("vårmöte", "höstmöte", "Vårmöte", "extramöte", "styrmöte", "nätmöte", "medlemsmöte", "samrådsmöte")
    events = "".join(EVENT.replace("conference", word).replace("Staden", word) for word in words)
    meeting = ("  conference: {label: Konferens}", "  conference: {label: Konferens}\n  annual: {label: Årsmöte}")
    found = told(tmp_path, edits((NETWORK, EVENT, events), ("data/vocabulary.yml", *meeting)))
    assert [re.findall("menade du ”(.*?)”", one) for one in found] == [[]] * len(words), found
    assert "lägg till ordet under event_kinds i data/vocabulary.yml: varmote: {label: Vårmöte}" in found[0]
    alike = "".join(
        EVENT.replace("conference", word).replace("Staden", word) for word in ("Årsmöte", "årsmöten", "arsmöte")
    )
    found = told(tmp_path / "alike", edits((NETWORK, EVENT, alike), ("data/vocabulary.yml", *meeting)))
    assert [one.partition(" – ")[2] for one in found] == ["menade du ”annual” (Årsmöte)?"] * 3


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("Protokoll 2024-05-02", "protokoll-2024-05-02"),
        ("[Protokoll 2024-05-02]", "protokoll-2024-05-02"),
        ("Provnäts webbplats, 2024", "provnats-webbplats-2024"),
        ("https://annat.example/sida", "annat-example-sida"),
    ],
)
def test_a_source_named_by_its_title_is_told_how_to_make_it_and_that_helps(
    tmp_path: Path, written: str, identifier: str
) -> None:
    """The advice is followed to the letter: the file that it names, with the lines that it gives, and the id here."""
    place = (PLAN, "  text: Att prova.\n  sources: [brev]", "  text: Att prova.\n  sources: {}")
    (found,) = told(tmp_path, edits((*place[:2], place[2].format(written))))
    named = re.search(r"(data/sources/.*?\.yml), med (.*); skriv sedan sources: (\[.*\]) här", found)
    assert named is not None
    assert named[1] == f"data/sources/{identifier}.yml"
    lines = re.sub(r"(?:^|, )(title|publisher|date|url): ", r"\n\1: ", named[2]).replace("…", "Någon").lstrip()
    mended = {**edits((*place[:2], place[2].format(named[3]))), named[1]: f"{lines}\n"}
    assert told(tmp_path / "mended", mended) == []


PASTED = (
    "    text: Styrelsemedlem\n2023-05-04\tMöte\tLund\n",
    "    text: Styrelsemedlem\n    2023-05-04\tMöte\tLund\n    2023-06-04\tMöte\tLund\n",
    "    text: Styrelsemedlem\nkl 10:00\tMöte: start\tLund\n",
    "    text: Styrelsemedlem\n2023-05-04;Möte;Lund\n",
    "    text: Styrelsemedlem\tOrdförande\n",
    "    text: |\n      Datum\tMöte\n      2023\tLund\n",
    "    text: Styrelsemedlem\n| Datum | Möte |\n|---|---|\n| 2023 | Lund |\n",
    "    text: Styrelsemedlem\n    | Datum | Möte |\n    |---|---|\n",
    "    text: | Datum | Möte |\n",
    "    text: |\n      | Datum | Möte |\n      |---|---|\n      | 2023 | Lund |\n",
)


@pytest.mark.parametrize("number", range(len(PASTED)))
def test_rows_of_a_table_are_told_as_that(tmp_path: Path, number: int) -> None:
    (found,) = told(tmp_path, edits((NETWORK, "    text: Styrelsemedlem\n", PASTED[number])))
    assert "kalkylblad" in found or "tabell" in found


def test_a_copy_is_told_with_the_file_that_it_is_a_copy_of(tmp_path: Path) -> None:
    names = (
        "{} - Kopia",
        "{} (1)",
        "{} copy",
        "{} - Copy (2)",
        "Kopia av {}",
        "{}-kopia",
        "{}_old",
        "{} (kopia)",
        "{} – kopia",
        "{} - Kopia (3)",
    )
    copies: Changes = {f"data/networks/{name.format('provnat')}.yml": project.FILES[NETWORK] for name in names}
    copies |= {"data/networks/Provnat (1).yml": project.FILES[NETWORK], "data/city - Kopia.yml": "name: X\n"}
    copies |= {f"docs/{name.format('kallor')}.md": project.FILES["docs/kallor.md"] for name in names[:4]}
    found = told(tmp_path, copies)
    assert len(found) == len(copies), found
    assert all("ser ut att vara en kopia av" in one and "byt namn" not in one for one in found), found


def test_what_a_word_processor_leaves_behind_is_no_copy(tmp_path: Path) -> None:
    (found,) = told(tmp_path, {"data/networks/~$provnat.yml": "x"})
    assert found.endswith("tillfällig fil, som Word eller Excel har lämnat efter sig – ta bort den")


# What people write, and what the advice says, which helps when it is followed to the letter.
ADVICE = {
    (NETWORK, "holder: provforvaltningen", "holder: A. Svensson"): "skriv inte en persons namn här",
    (NETWORK, "holder: provforvaltningen", "holder: Staden"): "menade du ”exempelstad”?",
    (NETWORK, "holder: provforvaltningen", "holder: Förvaltningen"): "menade du ”provforvaltningen”?",
    (PLAN, "areas: [lighting]", "areas: Ljus, värme"): "med ord ur priority_areas i data/vocabulary.yml",
    (PLAN, "presented: 2023-03-13", "presented: nej"): "ta bort raden, om det inte finns någon",
    (PLAN, "start: 2023-05-04", "start: 4–5 maj 2023"): "skriv start: 2023-05-04 och end: 2023-05-05 på var sin rad",
    (PLAN, "start: 2023-05-04", "start: 30 april - 2 maj 2023"): "skriv start: 2023-04-30 och end: 2023-05-02",
    (PLAN, "start: 2023-05-04", "start: 2023-05-04 kl. 10"): "menade du 2023-05-04?",
    (PLAN, "start: 2023-05-04", "start: våren 2023"): "skriv bara 2023, eller månaden (2023-MM)",
    (PLAN, "start: 2023-05-04", "start: 2023 v. 18"): "skriv bara 2023, eller månaden (2023-MM)",
}


@pytest.mark.parametrize(("slip", "advice"), ADVICE.items())
def test_the_advice_is_of_what_was_meant(tmp_path: Path, slip: tuple[str, str, str], advice: str) -> None:
    (found,) = told(tmp_path, edits(slip))
    assert advice in found


def test_letters_in_two_signs_are_told_as_that_and_hide_nothing_else(tmp_path: Path) -> None:
    two = unicodedata.normalize("NFD", "Är ordförande")
    found = told(tmp_path, edits((NETWORK, "Styrelsemedlem\n", f"{two}\n"), (NETWORK, "end: 2021-05-05", "end: igår")))
    assert [one.partition(" – ")[0] for one in found] == [
        "bokstaven ”Ä” är skriven som två tecken, fast den ser ut som ett",
        "”igår” är inte ett datum",
    ]


LONE = (
    "”Medlem",
    "“Medlem i styrelsen",
    "„Medlem",
    "»Medlem",
    "«Medlem",
    "‘Medlem",
    "’Medlem",
    "Medlem”",
    "Medlem i “",
    "Medlem»",
)
RIGHT = ("”Styrelsen” är vald", "I ”styrelsen”", "’90-talets styrelse", "Styrelsens ’egen’ man", "Rör på 5”", "d’Aix")


def test_a_quotation_mark_that_stands_alone_is_told(tmp_path: Path) -> None:
    def roles(texts: tuple[str, ...]) -> Changes:
        each = (ROLE.replace("Styrelsemedlem", text).replace("styrelsen", f"organ {text[1]}") for text in texts)
        return edits((NETWORK, ROLE, "".join(each)))

    assert ["står ensamt" in one for one in told(tmp_path, roles(LONE))] == [True] * len(LONE)
    assert told(tmp_path / "right", roles(RIGHT)) == []
