"""What is taken for personal data, an identity number or how to reach a person, and what is not.

No number here is a person's: 19121212-1212 is on Skatteverket's list of test numbers, and the others have the serial
number 000, which is never given out, with a check digit computed for them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.rules import privacy
from tests import project


def _found(text: str) -> list[tuple[int, str]]:
    return [(line, found) for line, _, found in privacy.identity_numbers(text)]


def _numbered(nine: str) -> str:
    """A ten-digit number: nine digits and the one check digit that makes the Luhn sum right."""
    total = sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(nine))
    return f"{nine[:6]}-{nine[6:]}{-total % 10}"


def test_the_check_digit_of_the_tests_is_right() -> None:
    assert _numbered("121212121") == "121212-1212"


@pytest.mark.parametrize(
    "number",
    [
        "121212-1212",
        "1212121212",
        "121212+1212",
        "121212 1212",
        "19121212-1212",
        "191212121212",
        "18121212+1212",
        "20121212-1212",
        "121212\u20131212",
        "121212\u20111212",
        "121212\u22121212",
        "121212\u00a01212",
    ],
)
@pytest.mark.parametrize("around", ["{}", "({})", "Handläggare: {}.", "pnr={}", '"{}",', "född {}-", "åäö{}åäö"])
def test_every_way_of_writing_the_number_is_found(number: str, around: str) -> None:
    assert _found(around.format(number)) == [(1, number)]


@pytest.mark.parametrize("day", ["01", "31", "61", "91"])
def test_coordination_numbers_are_found_from_the_first_to_the_last_day(day: str) -> None:
    number = _numbered(f"1212{day}000")
    assert _found(number) == [(1, number)]


@pytest.mark.parametrize("date", ["120012", "121312", "121200", "121232", "121260", "121292", "120431", "120230"])
def test_a_day_that_does_not_exist_makes_no_number(date: str) -> None:
    assert _found(_numbered(f"{date}000")) == []


def test_a_leap_day_makes_a_number() -> None:
    assert len(_found(_numbered("120229000"))) == 1


@pytest.mark.parametrize("last", [digit for digit in "0123456789" if digit != "2"])
def test_a_wrong_check_digit_makes_no_number(last: str) -> None:
    assert _found(f"121212-121{last}") == []


@pytest.mark.parametrize(
    "text",
    [
        "1191212121212",
        "1912121212123",
        "3121212-1212",
        "121212-12123",
        "211212121212",
        "121212--1212",
        "121212/1212",
        "12-12-12-1212",
        "doc121212-1212",
        "id_1212121212",
    ],
)
def test_a_part_of_longer_digits_or_of_a_name_is_not_a_number(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "https://www.provnat.example/1212121212",
        "https://www.provnat.example/?id=1212121212&x=121212-1212",
        "se [filen](http://www.provnat.example/a-1212121212.pdf)",
        "../bilagor/1212121212",
    ],
)
def test_an_address_is_not_searched(text: str) -> None:
    assert _found(text) == []


def test_a_number_beside_an_address_is_found() -> None:
    assert _found("https://www.provnat.example/om 121212-1212") == [(1, "121212-1212")]


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-13",
        "2023-03-13 2023-03-27",
        "20230313",
        "031-365 00 00",
        "070-121 21 21",
        "+46 31 365 00 00",
        "+46701212121",
        "0123/23",
        "212000-1355",
        "12 121 212 121 kronor",
    ],
)
def test_dates_phone_numbers_and_other_numbers_are_not_mistaken(text: str) -> None:
    assert _found(text) == []


def test_each_number_is_found_on_its_line() -> None:
    text = "rubrik\n\n121212-1212 och 19121212-1212\nslut 191212121212"
    assert _found(text) == [(3, "121212-1212"), (3, "19121212-1212"), (4, "191212121212")]


@pytest.mark.parametrize("name", ["data/years/2023.yml", "docs/index.md", "mkdocs.yml"])
def test_a_number_in_any_file_of_the_site_is_reported_with_its_line_and_not_repeated(tmp_path: Path, name: str) -> None:
    line = project.FILES[name].count("\n") + 1
    changes: dict[str, str | bytes | None] = {name: project.FILES[name] + "# 19121212-1212\n"}
    assert [project.told(problem) for problem in privacy.problems(project.write(tmp_path, changes))] == [
        f"{name}:{line}: siffrorna ser ut som ett personnummer – "
        "ta bort det, eller dela upp siffrorna om de är något annat, till exempel dnr 121212 - 1212"
    ]


def test_a_file_in_another_encoding_is_searched_all_the_same(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {"docs/index.md": "# Första sidan\r\n121212-1212\r\n".encode("latin-1")}
    assert [str(problem.place) for problem in privacy.problems(project.write(tmp_path, changes))] == ["docs/index.md:2"]


def test_a_folder_without_files_has_no_problems(tmp_path: Path) -> None:
    assert list(privacy.problems(tmp_path)) == []


# --- Phone numbers, e-mail, addresses ---------------------------------------------------------------------------------

PHONE, MAIL, HOME = "ett telefonnummer", "en persons e-postadress", "en gatuadress"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # 070-174 06 00 to 99 and 031-390 06 00 to 99 are PTS's series for use in fiction.
        ("070-174 06 35", PHONE),
        ("0701740635", PHONE),
        ("070 174 06 35", PHONE),
        ("+46701740635", PHONE),
        ("+46 (0)70 174 06 35", PHONE),
        ("0046 31 390 06 12", PHONE),
        ("031-390 06 12", PHONE),
        ("031-3900612", PHONE),
        ("031–390 06 12", PHONE),
        ("anna.exempel@stad.example", MAIL),
        ("åsa-lena.öberg@stad.example", MAIL),
        ("Provgatan 12, 123 45 Exempelstad", HOME),
        ("Övre Provvägen 3 B, lgh 1102", HOME),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Ring eller skriv till {}.", "({})", "text: {} #"])
def test_how_to_reach_a_person_is_found(text: str, kind: str, around: str) -> None:
    assert [(line, found) for line, _, found in privacy.contact_details(f"rad ett\n{around.format(text)}")] == [
        (2, kind)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-13",
        "2014-11-03 till 2014-12-03",
        "13-14 2023",
        "§ 74, dnr 0123/23 och 0123-23",
        "kl. 09-12 30 deltagare",
        "08.30-12.00",
        "212000-1355",
        "1 200 000 kronor",
        "12 121 212 121",
        "1986–2025",
        "ISBN 91-7000-123-4",
        "info@stad.example",
        "stadsmiljo@stad.example",
        "stadsmiljo@namnd.stad.example",
        "Kontoret ligger på Provgatan 12",
        "Provgatan i Exempelstad",
        "rue du Trône 98, B-1050",
        "Plan 2023 100 50",
        "https://provnat.example/070-1740635?till=anna.exempel@stad.example",
    ],
)
def test_other_numbers_offices_and_shared_mailboxes_are_not_mistaken(text: str) -> None:
    assert list(privacy.contact_details(text)) == []


DO = "ta bort det; kontaktuppgifter står bara för ett ärendes handläggare (handler)"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data/networks/provnat.yml", "    note: Ring 031-390 06 12\n"),
        ("docs/index.md", "Ring Anna på 031-390 06 12\n"),
        ("data/matters/2023-03-13.yml", "# Ring 031-390 06 12\n"),
    ],
)
def test_a_phone_number_in_any_file_is_reported_with_line_and_column(tmp_path: Path, name: str, line: str) -> None:
    changes: dict[str, str | bytes | None] = {name: project.FILES[name] + line}
    number = project.FILES[name].count("\n") + 1
    assert [str(problem) for problem in privacy.problems(project.write(tmp_path, changes))] == [
        f"{name}:{number}:{line.index('031') + 1}: texten ser ut att innehålla ett telefonnummer – {DO}"
    ]


HANDLER = "handler:\n  name: Anna Exempel\n  phone: 031-390 06 12\n\n  email: anna.exempel@stad.example\n"


@pytest.mark.parametrize("handler", [HANDLER, "handler: {name: Anna Exempel, phone: 031-390 06 12}\n"])
def test_a_matter_s_handler_may_be_reached(tmp_path: Path, handler: str) -> None:
    matter = "data/matters/2023-03-13.yml"
    assert project.messages(tmp_path, {matter: project.FILES[matter] + handler}) == []


def test_nobody_else_may_be_reached_beside_a_handler_or_under_that_name(tmp_path: Path) -> None:
    matter, network = "data/matters/2023-03-13.yml", "data/networks/provnat.yml"
    changes: dict[str, str | bytes | None] = {
        matter: project.FILES[matter] + HANDLER + "department: anna.exempel@stad.example\n",
        network: project.FILES[network] + HANDLER,
    }
    found = [problem.place for problem in privacy.problems(project.write(tmp_path, changes))]
    lines = [project.FILES[name].count("\n") for name in (matter, network)]
    assert [(place.path, place.line) for place in found] == [
        (matter, lines[0] + 6),
        (network, lines[1] + 3),
        (network, lines[1] + 5),
    ]
