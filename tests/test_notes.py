"""Are a page's sources numbered notes: one number a document, in the order of reading, listed once?"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from markupsafe import Markup

from actionplans.macros.parts import cited, noted
from actionplans.macros.sources import HERE, notes, sources, with_notes
from actionplans.site.view import View
from tests import fragment, project

# The links to notes, and the notes, as the built page has them.
_CITED = re.compile(r'<a href="#kalla-(\d+)" aria-label="källa (\d+)">(\d+)</a>')
_LISTED = re.compile(r'<li id="kalla-(\d+)">')


def page(root: Path) -> View:
    """A page of the miniature project that lists what it cites."""
    return dataclasses.replace(project.view(root, "2023-06-01", here="natverk/provnat/"), notes={})


def test_a_source_has_one_number_on_all_of_a_page(tmp_path: Path) -> None:
    view = page(tmp_path)
    said = [fragment.read(noted(view, names)).words for names in (["webb"], ["brev", "webb"], ["brev"])]
    assert said == ["1", "2, 1", "2"]
    membership = view.model.networks["provnat"].memberships[0]
    assert fragment.read(cited(view, membership)).links == [("1", "#kalla-1")]


def test_the_notes_stand_in_the_order_of_reading_and_lead_to_the_documents(tmp_path: Path) -> None:
    view = page(tmp_path)
    noted(view, ["webb", "brev"])
    listed = fragment.read(notes(view))
    assert [one.attributes["id"] for one in listed.all("li")] == ["kalla-1", "kalla-2"]
    assert listed.said("li") == ["The Provnät website. Provnät", "Brev till provnämnden. Exempelstad, 13 mars 2023"]
    # One without an address of its own leads to what is known of it.
    assert [href for _, href in listed.links] == ["https://provnat.example/om", "../../kallor/#brev"]


def test_the_list_comes_where_the_page_has_its_place_else_under_it(tmp_path: Path) -> None:
    view = page(tmp_path)
    assert sources(view, "provnat") == HERE
    made = [str(noted(view, ["brev"])), str(HERE)]
    placed, under = with_notes(view, made)
    assert (placed, under) == ([made[0], str(notes(view))], Markup(""))
    assert with_notes(view, made[:1]) == (made[:1], notes(view))
    # Of several places the last has the list, and no number is there twice.
    assert with_notes(view, [str(HERE), made[0], str(HERE)])[0] == ["", made[0], str(notes(view))]


def test_a_page_that_cites_nothing_lists_nothing(tmp_path: Path) -> None:
    view = page(tmp_path)
    assert with_notes(view, ["<p>Text.</p>"]) == (["<p>Text.</p>"], Markup(""))
    (said,), under = with_notes(view, [str(HERE)])
    assert (fragment.read(said).words, under) == ("", Markup(""))


def test_every_built_page_numbers_its_sources_as_they_are_met_and_lists_each_once(site: Path) -> None:
    with_place = without_place = without_any = 0
    for file in sorted(site.rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        numbers = [int(number) for number, *same in _CITED.findall(text) if {number} == set(same)]
        assert len(numbers) == text.count('href="#kalla-'), file
        listed = [int(number) for number in _LISTED.findall(text)]
        assert list(dict.fromkeys(numbers)) == listed == list(range(1, len(listed) + 1)), file
        assert text.count('<ol class="notes') == bool(listed), file
        with_place += bool(listed) and 'id="kallor"' in text.split('<ol class="notes')[0][-2000:]
        without_any += not listed
        without_place += bool(listed)
    assert min(with_place, without_place, without_any) > 0
