"""Does a city with other words than stad, nämnd and förvaltning meet its own in every sentence, in the right form?"""

from __future__ import annotations

import ast
import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from actionplans import papers
from actionplans.changes.between import changes
from actionplans.commands.drafts import texts
from actionplans.downloads import model_json
from actionplans.downloads.files import files
from actionplans.drafts.network import new_network
from actionplans.drafts.year import new_year
from actionplans.model import bodies as model_bodies
from actionplans.model.bodies import City, CityWords
from actionplans.package.snapshot import Order, readme
from actionplans.papers.letter import letter
from actionplans.papers.pieces import Part
from actionplans.papers.plan import plan_part
from actionplans.papers.report import report_part
from actionplans.rules.check import Checked, check
from actionplans.rules.written import html_of
from actionplans.search import index, packed
from actionplans.site import todo
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.site.view import View
from actionplans.swedish.bodies import DEFAULTS, NOUNS, say
from tests import fictional
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
    "forms.asked": ("_CALLED",),
    "macros.point_in_time": ("_HAPPENED",),
    "drafts.judged": ("DO",),
    "forms.table.matters": ("FORMS",),
    "forms.table.memberships": ("FORMS",),
    "forms.table.plans": ("FORMS", "_PRIORITY"),
    "forms.table.roles": ("_HOLDER",),
    "forms.table.trips": ("FORMS",),
    "forms.form": ("CORRECTION",),
    "rules.data": ("_CALLED",),
    "package.snapshot": ("_ORIGIN", "_RECONSTRUCTED", "_SENT", "_ON_THE_LETTER", "_CORRECTED"),
    "papers.letter": ("_RECONSTRUCTION",),
    "site.attention": ("UNDECIDED",),
    "site.todo": ("_NEXT_STEP",),
    "site.agenda": ("_KINDS",),
    "swedish.words": ("PLAN_PARTS",),
}
# What is said of data before any city's data has been read: help, the list of checks, fields and their examples.
NO_CITY_YET = (
    "model.",
    "commands.new_city",
    "commands.package",
    "commands.papers",
    "commands.update",
    "drafts.city",
    "drafts.upgrades.",
    "reading.pages",
    "rules.leftovers",
    "rules.table",
    "site.editing",
)
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


# --- What reaches a reader ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city as a region, with no word of its own for what it and its bodies are."""
    root = fictional.copy(tmp_path_factory.mktemp("region"))
    (root / "data/closed.yml").unlink()  # its sums are of texts that are others here
    for file in (*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), root / "mkdocs.yml"):
        text = file.read_text(encoding="utf-8")
        # What people search with is their own words, not the site's.
        said = re.sub(r"^search:(?: .*)?\n(?:[ \]].*\n)*", "", text, flags=re.MULTILINE)
        file.write_text(USUAL.sub("ordet", said), encoding="utf-8")
    with (root / "data/city.yml").open("a", encoding="utf-8") as city_file:
        city_file.write("words: {city: region, committee: utskott, administration: kontor}\n")
    return root


@pytest.fixture(scope="module")
def checked(region: Path) -> Checked:
    found = check(region, datetime.date.fromisoformat(fictional.DAY))
    assert found.problems == []
    return found


def usual(texts: Iterable[str]) -> list[str]:
    """The usual words in some texts, each with what stands around it."""
    return [text[max(0, one.start() - 40) : one.end() + 40] for text in texts for one in USUAL.finditer(text)]


@pytest.mark.parametrize("day", [fictional.DAY, "2023-02-01"])
def test_no_page_and_no_task_has_the_usual_words(checked: Checked, day: str) -> None:
    site = checked.site_on(datetime.date.fromisoformat(day), edit_template="https://git.example/{path}#L{line}")
    made = [
        html_of(call, View(site, page_url(path, True)))
        for path, page in checked.pages.pages.items()
        if path in site.pages
        for call in page.calls
        if call.name != "data_dictionary"  # which describes data/ to any city
    ]
    assert usual(made) == []
    assert usual(f"{task.kind}: {task.text}" for task in todo.tasks(site)) == []
    told = " ".join(made)
    wanted = (
        "Regionens del",
        "Vem företräder regionen var?",
        "Utskottsärenden",
        "Kontor",
        "utskottets beslut är okänt",
    )
    assert [words for words in wanted if words not in told and day == fictional.DAY] == []


def test_no_file_of_the_site_has_the_usual_words(checked: Checked) -> None:
    site = checked.site_on(datetime.date.fromisoformat(fictional.DAY))
    written = {name: content.decode("utf-8-sig") for name, content in files(site).items()}
    del written[model_json.SCHEMA_PATH]  # which describes data/ to any city
    assert usual(text.replace("\r\n ", "") for text in written.values()) == []
    assert "Reserapport: utskottsärende" in written["data/resor.csv"].partition("\n")[0]
    assert ["nämnd", "utskott"] in [[group[0], group[4]] for group in _synonyms(site) if len(group) > 4]


def _synonyms(site: Site) -> list[list[str]]:
    found: list[list[str]] = packed.read(index.as_script(site, {}, {}).decode())["synonyms"]
    return found


def test_no_sentence_about_a_change_has_the_usual_words(checked: Checked) -> None:
    model = checked.model
    assert model is not None
    plans = {key: replace(plan, presented=None, decided=None) for key, plan in model.plans.items()}
    projects = {key: replace(one, part=None) for key, one in model.projects.items()}
    fewer = replace(
        model, city=replace(model.city, name="Annat"), matters={}, plans=plans, projects=projects, organisations={}
    )
    told = [change.sentence for pair in ((model, fewer), (fewer, model)) for change in changes(*pair)]
    assert usual(told) == []
    assert any(sentence.startswith("Utskottet: utskottsärendet 10 mars 2025 tillkommer") for sentence in told), told
    assert any("står i brevet till utskottet" in sentence for sentence in told)
    assert any("regionens del" in sentence for sentence in told)


def test_no_paper_draft_or_readme_has_the_usual_words(region: Path, checked: Checked) -> None:
    assert checked.model is not None
    day = datetime.date.fromisoformat(fictional.DAY)
    parts, read_me = list[Part](), list[str]()
    for year in (2024, 2025):
        case = papers.read(region, year, day)
        anew = replace(case, matter=replace(case.matter, reconstructed=True))
        parts += [
            letter(case),
            letter(anew),
            *(
                plan_part(one, attachment)
                for one in (case, anew)
                for attachment in case.matter.attachments
                if attachment.kind == "plan"
            ),
        ]
        parts += [report_part(case, one) for one in case.matter.attachments if one.kind == "annual_report"]
        order = Order(case, day, None)
        read_me += [readme(order, 1), readme(replace(order, case=anew), 1, corrections=True)]
    existing = texts(region)
    drafts = new_year(checked.model, existing, 2027) | new_network(checked.model.city, existing, "nytt", "Nytt", 2026)
    new = [text.replace(existing.get(name, ""), "") for name, text in drafts.items()]
    assert usual([*(json.dumps(part, ensure_ascii=False) for part in parts), *read_me, *new]) == []
    assert "Det här är inte regionens handling." in str(parts)
    assert "## I utskottet" in drafts["docs/ar/2027.md"]
