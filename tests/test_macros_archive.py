"""Do the macros about earlier days show what they should: the field for a day, and the packages of every year?"""

from __future__ import annotations

from pathlib import Path

from tests.test_macros import show


def test_the_field_for_a_day_reaches_from_1995_to_the_sites_day_and_is_hidden_until_a_script_shows_it(
    tmp_path: Path,
) -> None:
    shown = show(tmp_path, "point_in_time", day="2023-06-01")
    (control,) = shown.all("div", class_="point-in-time")
    assert control.attributes["hidden"] == ""
    assert (control.attributes["data-first"], control.attributes["data-last"]) == ("1995-01-01", "2023-06-01")
    (label,), (field,) = shown.all("label"), shown.all("input")
    assert label.attributes["for"] == field.attributes["id"]
    described = field.attributes["aria-describedby"].split()
    assert [one.attributes["id"] for one in shown.all("span", "p")] == described


def test_every_row_of_all_roles_and_memberships_has_its_dates(tmp_path: Path) -> None:
    (role,) = [row for row in show(tmp_path, "roles").all("tr") if "data-held" in row.attributes]
    assert {key: value for key, value in role.attributes.items() if key.startswith("data-")} == {
        "data-held": "2022-01-01/2024-06-30",
        "data-attested": "",
        "data-begins": "2022-01-01",
        "data-ends": "2024-06-30",
    }
    (membership,) = [row for row in show(tmp_path, "memberships").all("tr") if "data-held" in row.attributes]
    assert membership.attributes["data-held"] == "2015-01-01/2023-12-31"
    assert "data-ends" not in membership.attributes


def test_the_tables_of_one_network_have_no_field_and_no_dates(tmp_path: Path) -> None:
    for macro in ("roles", "memberships"):
        rows = show(tmp_path, macro, "provnat").all("tr")
        assert len(rows) == 2
        assert not [row for row in rows if row.attributes]
