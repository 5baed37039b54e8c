"""Does the list of sources of release 1 become a file for each, with nothing lost?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.drafts.upgrades.sources import split_sources
from actionplans.reading.data import load
from tests import project

LIST = """\
# yaml-language-server: $schema=schema/sources.schema.json
# Alla källor. Nyckeln är källans id och skrivs där källan används.
# Staden har alla brev i sitt arkiv.

# Brevet är det äldsta.
brev:  # från diariet
  title: Brev till provnämnden
  date: 2023-03-13  # brevets dag
  publisher: Exempelstad

webb_2:
    url: https://provnat.example/om
    publisher: 'Provnät'
    note: |
      Ett stycke.

      Ett till.
    title: "Nej: ja" # med kolon
    # läst i april
# slut
"""
FIRST = """\
# yaml-language-server: $schema=../schema/source.schema.json
# Staden har alla brev i sitt arkiv.
# Brevet är det äldsta.
# från diariet

title: Brev till provnämnden
date: 2023-03-13  # brevets dag
publisher: Exempelstad
"""
SECOND = """\
# yaml-language-server: $schema=../schema/source.schema.json

url: https://provnat.example/om
publisher: Provnät
note: >-
  Ett stycke.

  Ett till.
title: "Nej: ja"  # med kolon
# läst i april
# slut
"""


def test_each_source_gets_a_file_with_its_comments_and_its_keys_in_their_order() -> None:
    assert split_sources(LIST) == {"data/sources/brev.yml": FIRST, "data/sources/webb_2.yml": SECOND}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    text = LIST.replace("webb_2:", "webb:")
    loaded = load(project.write(tmp_path, {**split_sources(text)}))
    assert loaded.problems == []
    assert loaded.model is not None
    assert loaded.model.sources["webb"].note == "Ett stycke.\n\nEtt till."
    assert loaded.model.sources["brev"].title == "Brev till provnämnden"


def test_an_id_of_release_1_is_one_still(tmp_path: Path) -> None:
    """It might hold a _, which the name of no other file does."""
    routines = project.FILES["data/routines.yml"].replace("brev", "webb_2")
    assert project.messages(tmp_path, {**split_sources(LIST), "data/routines.yml": routines}) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "data/sources.yml:1:1: filen är tom"),
        ("- brev\n", "data/sources.yml:1:1: filen ska ha ett id per post"),
        ("brev:\nwebb: {title: A, publisher: B}\n", "data/sources.yml:1:1: källan ”brev” har inga nycklar"),
        ("brev: {title: A}\nbrev: {title: B}\n", "data/sources.yml:2:1: nyckeln ”brev” står redan på rad 1"),
        ("<<<<<<< HEAD\nbrev: {title: A}\n", "data/sources.yml:1:1: två ändringar står i konflikt"),
    ],
)
def test_a_list_that_cannot_be_read_is_not_moved(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"data/sources\.yml") as refused:
        split_sources(text)
    assert str(refused.value).startswith(said)
