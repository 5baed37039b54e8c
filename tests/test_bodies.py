"""Does a city with other words than stad, nämnd and förvaltning meet its own in every sentence, in the right form?"""

from __future__ import annotations

import ast
import re

import pytest

from actionplans.model import bodies as model_bodies
from actionplans.model.bodies import City, CityWords
from actionplans.swedish.bodies import DEFAULTS, NOUNS, say
from tests.test_house import MODULES

REGION = CityWords(city="region", committee="utskott", administration="kontor")


def city(words: CityWords | None) -> City:
    return City(name="Provå", organisation="prova", administration="kontoret", committee="utskottet", words=words)


# --- The forms --------------------------------------------------------------------------------------------------------

# By hand, as a dictionary has them: one, the one, many, the many, and how a compound begins.
FORMS = {
    "stad": "stad staden städer städerna stads",
    "kommun": "kommun kommunen kommuner kommunerna kommun",
    "region": "region regionen regioner regionerna region",
    "kommunalförbund": "kommunalförbund kommunalförbundet kommunalförbund kommunalförbunden kommunalförbunds",
    "nämnd": "nämnd nämnden nämnder nämnderna nämnd",
    "utskott": "utskott utskottet utskott utskotten utskotts",
    "styrelse": "styrelse styrelsen styrelser styrelserna styrelse",
    "fullmäktige": "fullmäktige fullmäktige fullmäktige fullmäktige fullmäktige",
    "kommitté": "kommitté kommittén kommittéer kommittéerna kommitté",
    "direktion": "direktion direktionen direktioner direktionerna direktions",
    "förvaltning": "förvaltning förvaltningen förvaltningar förvaltningarna förvaltnings",
    "kontor": "kontor kontoret kontor kontoren kontors",
    "kansli": "kansli kansliet kanslier kanslierna kansli",
    "sektor": "sektor sektorn sektorer sektorerna sektors",
    "byrå": "byrå byrån byråer byråerna byrå",
}
NEUTER = {
    *("förbund", "kommunalförbund", "regionförbund", "bolag", "utskott", "fullmäktige", "råd"),
    *("kontor", "kansli", "sekretariat"),
}


@pytest.mark.parametrize("noun", FORMS)
def test_a_noun_has_the_forms_that_a_dictionary_gives_it(noun: str) -> None:
    *plain, compound = FORMS[noun].split()
    assert NOUNS[noun].forms == (*plain, *(f"{form}s" for form in plain))
    assert NOUNS[noun].compound == compound


def test_the_nouns_of_one_gender_are_known() -> None:
    assert {name for name, noun in NOUNS.items() if noun.neuter} == NEUTER


def test_every_word_that_can_be_chosen_has_its_forms_and_no_other_has() -> None:
    chosen = (model_bodies.CITY_NOUNS, model_bodies.COMMITTEE_NOUNS, model_bodies.ADMINISTRATION_NOUNS)
    assert [word for words in chosen for word in words] == list(NOUNS)
    assert [words[0] for words in chosen] == list(DEFAULTS.values())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nämndens beslut är okänt", "Utskottets beslut är okänt"),
        ("brev till nämnden", "brev till utskottet"),
        ("Inget nämndärende finns ännu.", "Inget utskottsärende finns ännu."),
        ("Nämndärenden", "Utskottsärenden"),
        ("Nämnder, förvaltningar och andra organisationer", "Utskott, kontor och andra organisationer"),
        ("En nämnd, ingen annan nämnd", "Ett utskott, inget annat utskott"),
        ("en nämnds egen förvaltning", "ett utskotts eget kontor"),
        ("den nämnd som staden har", "det utskott som regionen har"),
        ("en stad i stadens ordning", "en region i regionens ordning"),
        ("städernas nämnder", "regionernas utskott"),
        ("Förvaltningarna, förvaltningens, FÖRVALTNINGEN", "Kontoren, kontorets, Kontoret"),
        # Names and other words that only hold the letters.
        ("provnämnden, pilotstad, statistik och Staden", "provnämnden, pilotstad, statistik och Regionen"),
    ],
)
def test_a_sentence_is_said_with_the_citys_own_words_in_the_same_form(words: str, told: str) -> None:
    assert say(city(REGION), words) == told


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (CityWords(committee="styrelse"), "Styrelsens beslut, ett styrelseärende och en stad"),
        (CityWords(committee="fullmäktige", city="kommun"), "Fullmäktiges beslut, ett fullmäktigeärende och en kommun"),
        (CityWords(committee="direktion", city="förbund"), "Direktionens beslut, ett direktionsärende och ett förbund"),
        (CityWords(administration="kansli"), "Nämndens beslut, ett nämndärende och en stad"),
        (CityWords(city="stad", committee="nämnd"), "Nämndens beslut, ett nämndärende och en stad"),
        (CityWords(), "Nämndens beslut, ett nämndärende och en stad"),
        (None, "Nämndens beslut, ett nämndärende och en stad"),
    ],
)
def test_each_word_is_the_citys_own_or_stays(own: CityWords | None, told: str) -> None:
    assert say(city(own), "Nämndens beslut, ett nämndärende och en stad") == told


# --- The code ---------------------------------------------------------------------------------------------------------

USUAL = re.compile(r"\b(stad|stads|städer)(en|ens|erna|ernas)?\b|\bnämnd\w*|\bförvaltning\w*", re.IGNORECASE)


# Texts that lie in a table, and are said where the table is used.
SAID_LATER = {
    "commands.close": ("_HEAD",),
    "downloads.calendar": ("_CATEGORIES",),
    "downloads.tables": ("_TABLES",),
    "drafts.pages": ("PLAN", "YEAR", "DRAFTS"),
    "package.snapshot": ("_ELSEWHERE",),
    "papers.letter": ("_RECONSTRUCTION",),
    "site.attention": ("UNDECIDED",),
    "site.todo": ("_NEXT_STEP",),
    "site.yearwheel": ("_KINDS",),
    "swedish.words": ("PLAN_PARTS",),
}
# What is said of data before any city's data has been read: help, the list of checks, fields and their examples.
NO_CITY_YET = ("model.", "commands.package", "commands.papers", "reading.pages", "rules.table", "site.editing")
# The words themselves.
LISTS = ("swedish.bodies", "swedish.mailbox_words")


def unsaid(module: str, later: tuple[str, ...]) -> list[str]:
    """The texts of a module with a usual word that are not said on the spot; docstrings are for programmers."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    said: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                said.add(node.value)
            case ast.Call(func=ast.Name(id="say") | ast.Attribute(attr="say")):
                said.update(ast.walk(node))
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if name in later:
                said.update(ast.walk(node))
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in said)
    return [f"{one.lineno}: {one.value}" for one in texts if isinstance(one.value, str) and USUAL.search(one.value)]


def test_no_sentence_reaches_a_reader_without_being_said_in_the_citys_own_words() -> None:
    """A new sentence with one of the usual words goes through `say`, or its table is said where it is used."""
    found = {}
    for module in MODULES:
        name = module.removeprefix("actionplans.")
        if not name.startswith((*NO_CITY_YET, *LISTS)) and (texts := unsaid(module, SAID_LATER.get(name, ()))):
            found[name] = texts
    assert found == {}
