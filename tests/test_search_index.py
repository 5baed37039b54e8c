"""Does the search index hold what each page says and is, and nothing else?"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer

from actionplans.macros.parts import doubt, remarks, unknown
from actionplans.model.page_kinds import GROUPS, KINDS
from actionplans.model.records import Alternative, Fact
from actionplans.reading.pages import FrontMatter
from actionplans.search import index, packed
from actionplans.search.asked import by_anchor, by_type
from actionplans.search.facts import Facts, facts
from actionplans.search.families import ending, families
from actionplans.search.folding import fold, words, words_of_all
from actionplans.search.places import places
from actionplans.search.sections import Section, sections
from actionplans.site.site import Site
from tests import fictional, project, tools
from tests.search_sets import hits_names, read
from tests.sites import ROOT


def test_a_page_is_read_in_sections_by_its_headings() -> None:
    html = '<h1 id="a">Resor</h1><p>Före <em>resan</em>.</p><h2 id="b">Efter</h2><p>En</p><p>rapport</p>'
    assert list(sections(html)) == [Section("a", "Resor", "Före resan."), Section("b", "Efter", "En\nrapport")]


def test_what_stands_before_the_first_heading_has_no_anchor() -> None:
    assert list(sections("<p>Först</p>")) == [Section("", "", "Först")]


def test_a_heading_without_an_id_belongs_to_the_text_above_it() -> None:
    assert list(sections('<h2 id="a">Ett</h2><p>x</p><h3>Två</h3>')) == [Section("a", "Ett", "x\nTvå")]


@pytest.mark.parametrize(
    "left_out",
    [
        "<nav><a>Andra år</a></nav>",
        '<a class="cite" href="#">Källan</a>',
        '<span class="citation">(<a>Källan</a>)</span>',
        '<a class="headerlink">¶</a>',
        "<svg><text>ritning</text></svg>",
    ],
)
def test_menus_and_references_are_not_what_a_page_says(left_out: str) -> None:
    assert list(sections(f"<p>Före {left_out} efter.</p>")) == [Section("", "", "Före efter.")]


def test_a_page_keeps_its_own_list_of_sources_to_itself_but_the_page_of_sources_does_not() -> None:
    assert [part.heading for part in sections('<h1 id="a">Plan</h1><h2 id="kallor">Källor</h2><p>Brev</p>')] == ["Plan"]
    assert list(sections('<h1 id="kallor">Källor</h1><p>Brev</p>')) == [Section("kallor", "Källor", "Brev")]


def test_cells_are_kept_apart() -> None:
    html = "<table><tr><th>Roll</th><td>Ordförande</td></tr><tr><th>Tid</th><td>2023</td></tr></table>"
    assert [part.text for part in sections(html)] == ["Roll · Ordförande\nTid · 2023"]


def test_each_row_entry_and_paragraph_is_a_line_and_heads_are_marked_as_not_to_be_shown() -> None:
    html = """<table><caption>Uppdrag 2025</caption><thead><tr><th scope="col">Uppdrag</th> <th>Tid</th></tr></thead>
      <tbody><tr><th scope="row">Ledamot <span class="note">Politisk
      nivå</span></th><td><p>Sedan</p><ul><li>maj</li><li>juni</li></ul></td></tr></tbody></table>
      <ul><li>Ett mål <span class="tag">Nått</span><ul><li>En aktivitet</li></ul></li></ul>
      <dl><div><dt>Säte</dt> <dd><p>Provstad</p></dd></div></dl>
      <details><summary>Visa mer</summary><p>En <em>rad</em>.</p><p>Till.</p></details>"""
    assert [part.text.split("\n") for part in sections(html)] == [
        [
            "\tUppdrag 2025",
            "\tUppdrag · Tid",
            "Ledamot · Politisk nivå · Sedan · maj · juni",
            "Ett mål · Nått",
            "En aktivitet",
            "Säte · Provstad",
            "\tVisa mer",
            "En rad.",
            "Till.",
        ]
    ]


def test_the_same_tags_are_read_by_where_they_stand() -> None:
    """Within a row a paragraph is a part of its line, within what is left out it is nothing."""
    row = "<tr><td><p>Ett</p><p>två</p></td></tr>"
    html = f"<table>{row}</table><p>Ett</p><p>två</p><nav><p>Ett</p><p>två</p></nav><h2 id=a>Ett</h2><p>två</p>"
    assert list(sections(html)) == [Section("", "", "Ett · två\nEtt\ntvå"), Section("a", "Ett", "två")]


def test_what_is_left_out_takes_its_space_and_brackets_with_it() -> None:
    cited = '<sup class="cite"><a>1</a></sup>'
    html = f"<p>Ett ({cited}), två {cited}. Tre {cited} fyra ({cited})</p>"
    assert [part.text for part in sections(html)] == ["Ett, två. Tre fyra"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ett &lt; två &amp; ”tre”", "Ett < två & ”tre”"),
        ("Före <!-- <nav> --> efter", "Före efter"),
        ('<abbr title="a > b">UBC</abbr> är <B>ett</B> nätverk', "UBC är ett nätverk"),
        ("En rad<br />och en till", "En rad och en till"),
        ("Källan <a class='headerlink cite' href=#>den</a> säger", "Källan säger"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_html_is_read_as_a_browser_reads_it(html: str, text: str) -> None:
    assert list(sections(f"<h2 id=a-&amp;-b class=c>R</h2><p>{html}</p>")) == [Section("a-&-b", "R", text)]


def test_forms_of_a_word_are_one_family() -> None:
    found = families(["Resan, resor och resorna.", "En plan, två planer, planerna i Göteborg"])
    assert "plan||er|erna" in found
    assert "resor||na" in found
    assert not [family for family in found if "goteborg" in family]


def test_what_is_made_of_a_word_is_no_form_of_it() -> None:
    """Who looks for led finds no ledig, and what styrs is not the board, a styrelse."""
    text = "led leden ledig lediga ledigt, tid tiden tidig tidiga, slut slutar slutlig slutliga, styrs styra styrelse"
    assert families([text]) == [
        *("ledig||a|t", "led||en", "slutlig||a", "slut||ar"),
        *("styr|a|s", "tidig||a", "tid||en"),
    ]


def test_the_browser_knows_the_same_families_on_all_pages_of_two_cities() -> None:
    """The index says only how long the ending of each word is."""
    pages = [path for docs in (ROOT / "docs", fictional.CITY / "docs") for path in docs.rglob("*.md")]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    sections = [[str(number), str(number), text] for number, text in enumerate(texts)]
    asked = {name: list(some) for name, some in by_type().items()}
    page = {"url": "", "title": "", "sections": sections}
    index = {"pages": [page], "sources": [], "synonyms": [], "answers": {"us": [], "alike": []}, "asked": asked}
    command = [tools.node(), str(ROOT / "tests/search/families.mjs")]
    found = subprocess.run(command, input=packed.as_script(index).encode(), capture_output=True, check=True).stdout
    split = (family.split("|") for family in families([*texts, *(text for some in asked.values() for text in some)]))
    ours = {frozenset(beginning + ending for ending in endings) for beginning, *endings in split}
    assert {frozenset(forms) for forms in json.loads(found)} == ours
    assert len(ours) > 500


def test_an_ending_is_what_snowball_takes_from_a_word_unless_it_makes_another() -> None:
    """Of every word of two cities, among them those that are not asked about since no ending ends so."""
    pages = [path for docs in (ROOT / "docs", fictional.CITY / "docs") for path in docs.rglob("*.md")]
    known = words_of_all(path.read_text(encoding="utf-8") for path in pages)
    stemmer = snowballstemmer.stemmer("swedish")
    for word in known:
        stem = stemmer.stemWord(word)
        assert word.startswith(stem)
        assert ending(word) == len(re.sub("^(l?ig|els)", "", word[len(stem) :])), word


def test_words_are_folded_as_in_the_browser() -> None:
    assert fold("Göteborgs ÅRSMÖTE") == "goteborgs arsmote"
    assert words("e-post, Årsmöte 2023 (POLIS)") == ["e", "post", "årsmöte", "2023", "polis"]


def test_the_words_of_all_texts_are_those_of_each() -> None:
    """On the pages of the fictional city, and where two words are read as one."""
    pages = (fictional.CITY / "docs").rglob("*.md")
    lines = [line for page in sorted(pages) for line in page.read_text(encoding="utf-8").splitlines()]
    lines += ["1:e Vice provledare", "(vice Ordförande) och service mål", "A\u030arsmo\u0308te", "vice \u2013 x_y"]
    assert words_of_all(lines) == {word for line in lines for word in words(line)}
    assert "viceprovledare" in words_of_all(lines)


@pytest.mark.parametrize(
    ("path", "front", "expected"),
    [
        ("index.md", {}, Facts("start")),
        ("natverk/provnat/index.md", {"network": "provnat"}, Facts("network", "provnat")),
        (
            "natverk/provnat/2023.md",
            {"network": "provnat", "year": 2023},
            Facts("plan", "provnat", 2023, current=True, standing="Gäller"),
        ),
        (
            "natverk/provnat/2021.md",
            {"network": "provnat", "year": 2021},
            Facts("year", "provnat", 2021, standing="Ingen plan känd"),
        ),
        ("ar/2023.md", {"year": 2023}, Facts("year", year=2023, current=True, standing="Alla nätverk")),
        ("namnden/2023-03-13.md", {}, Facts("matter", year=2023, current=True, standing="Ärende")),
        ("ar/2023/nytt.md", {"year": 2023}, Facts("changes", year=2023, current=True, standing="Nytt")),
        ("kandidater.md", {}, Facts("candidates")),
        ("namnden/index.md", {}, Facts("index")),
        ("arbetssatt/resor.md", {}, Facts("routine", under="Arbetssätt")),
        ("roller.md", {}, Facts("list")),
        ("om/redigera.md", {}, Facts("guide")),
        ("om/organisation.md", {}, Facts("about")),
        ("kallor.md", {}, Facts("reference")),
    ],
)
def test_what_is_known_of_a_page_comes_from_its_header_and_the_model(
    tmp_path: Path, path: str, front: dict[str, Any], expected: Facts
) -> None:
    site = project.view(tmp_path, "2023-06-01").site
    assert facts(site, path, FrontMatter(title="Sida", **front)) == expected


def test_a_plan_is_the_last_known_when_its_year_has_passed(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2026-06-01").site
    front = FrontMatter(title="Provnät: plan 2023", network="provnat", year=2023)
    found = facts(site, "natverk/provnat/2023.md", front)
    assert (found.standing, found.current) == ("Senast kända plan", True)


def test_an_annual_report_says_what_it_is(tmp_path: Path) -> None:
    page = "---\ntitle: Årsrapport 2023\nyear: 2023\n---\n# Årsrapport 2023\n"
    changes: dict[str, str | bytes | None] = {
        "docs/ar/2023/arsrapport.md": page,
        "mkdocs.yml": project.FILES["mkdocs.yml"] + "  - Årsrapport 2023: ar/2023/arsrapport.md\n",
    }
    site = project.view(tmp_path, "2024-06-01", changes).site
    found = facts(site, "ar/2023/arsrapport.md", FrontMatter(title="Årsrapport 2023", year=2023))
    assert (found.kind, found.current, found.standing) == ("report", True, "Årsrapport")


def written(tmp_path: Path, html: dict[str, str]) -> dict[str, Any]:
    """The index of a few pages, read as a browser would."""
    return of_site(project.view(tmp_path, "2023-06-01").site, html)


def of_site(site: Site, html: dict[str, str]) -> dict[str, Any]:
    fronts = {path: FrontMatter(title=path) for path in html}
    script = index.as_script(site, fronts, read(html)).decode()
    assert script.startswith("globalThis.searchIndex={")
    return packed.read(script)


def test_the_index_holds_pages_networks_and_synonyms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("asked", "index"):
        monkeypatch.setattr(f"actionplans.search.{module}.by_type", lambda: {"start": ("hem",), "roles": ("mandat",)})
    found = written(tmp_path, {"roller.md": '<h1 id="roller">Roller</h1><p>Rollerna &amp; planen</p>', "index.md": "x"})
    assert found["pages"] == [
        {"url": "", "title": "index.md", "kind": "start", "type": "start", "sections": [["", "", "x"]], "group": 1},
        {
            "url": "roller/",
            "title": "roller.md",
            "kind": "list",
            "type": "roles",
            "sections": [["roller", "Roller", "Rollerna & planen"]],
            "group": 1,
        },
    ]
    assert found["groups"] == ["Över nätverken"]
    assert found["networks"] == [{"id": "provnat", "name": "Provnät", "names": ["provnat"]}]
    assert ["ordförande", "chair"] in found["synonyms"]


def asked(page: dict[str, Any]) -> dict[str, list[str]]:
    """What a page of an index is asked for with, in small letters: as a whole, under "", and section by section."""
    found = {one[0]: one[4] for one in page["sections"] if len(one) > 4}
    return found | ({"": page["asked"]} if "asked" in page else {})


EVENT = (
    "  - {date: 2021-05-04, kind: conference, scope: network, text: Provmässan., search: [mässan], sources: [webb]}\n"
)


def test_words_stand_where_their_record_is_shown_and_only_when_it_is_known(tmp_path: Path) -> None:
    changes = project.edited("data/networks/provnat.yml", "name: Provnät\n", "name: Provnät\nsearch: [provgänget]\n")
    network = str(changes["data/networks/provnat.yml"])
    role = "text: Styrelsemedlem\n"
    assert role in network
    network = network.replace(role, f"{role}    search: [vår plats i styrelsen]\n").replace(
        "events:\n", f"events:\n{EVENT}"
    )
    candidate = "name: Tänkbara\nsearch: [kandidatgänget]\n"
    candidate += "considerations: [{date: 2023-02, text: Nämns., sources: [brev]}]\n"
    changes |= {
        "data/networks/provnat.yml": network,
        "data/networks/tankbara.yml": candidate,
        **project.edited("data/projects.yml", "  part: Pilotstad\n", "  part: Pilotstad\n  search: [ljusstolpar]\n"),
        **project.edited("data/organisations.yml", "  kind: city\n", "  kind: city\n  search: [rådhuset]\n"),
    }
    model = project.view(tmp_path, "2023-06-01", changes).site
    html = {
        "natverk/provnat/index.md": '<h1 id="provnat">Provnät</h1><h2 id="uppdrag">Uppdrag</h2><p>Styrelsemedlem</p>',
        "natverk/provnat/2021.md": '<h1 id="ar">Året</h1><h2 id="mote">Möten</h2><p>4 maj: Provmässan.</p>',
        "kandidater.md": '<h1 id="k">Kandidater</h1><h2 id="tankbara">Tänkbara</h2><p>Nämns.</p>',
        "projekt.md": '<p>Mer om LJUSPROV</p><h2 id="a">A</h2><table><th scope="row">Ljusprov</th></table>',
        "om/organisation.md": "<p>Ingen visas.</p>",
    }
    wanted = {
        "natverk/provnat/": {"": ["provgänget"], "uppdrag": ["vår plats i styrelsen"]},
        "natverk/provnat/2021/": {"mote": ["mässan"]},
        "kandidater/": {"tankbara": ["kandidatgänget"]},
        "projekt/": {"a": ["ljusstolpar"]},
        "om/organisation/": {"": ["rådhuset"]},
    }
    found = {page["url"]: asked(page) for page in of_site(model, html)["pages"]}
    assert found == wanted
    before = project.view(tmp_path / "before", "2021-01-01", changes).site
    earlier = {page["url"]: asked(page) for page in of_site(before, html)["pages"]}
    assert earlier["natverk/provnat/2021/"] == earlier["kandidater/"] == {}


def test_a_page_brings_its_headers_words_its_types_and_the_titles_of_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("asked", "index"):
        monkeypatch.setattr(f"actionplans.search.{module}.by_type", lambda: {"trips": ("tjänsteresa",), "roles": ()})
    anchored = {"trips": {"sen": ("bortglömd",), "borta": ("inställd",)}}
    monkeypatch.setattr(index, "by_anchor", lambda name: anchored.get(name, {}))
    site = project.view(tmp_path, "2023-06-01").site
    html = {"resor.md": '<h1 id="resor">Resor</h1><h2 id="sen">Sena</h2>', "index.md": "x"}
    fronts = {"resor.md": FrontMatter(title="Resor", search=("åka på mässa",)), "index.md": FrontMatter(title="Start")}
    script = index.as_script(site, fronts, read(html), {"resor.md": ["webb", "brev"], "borta.md": ["annan"]}).decode()
    found = packed.read(script)
    start, trips = found["pages"]
    assert asked(trips) == {"": ["åka på mässa", "inställd"], "sen": ["bortglömd"]}
    assert (trips["type"], found["asked"]) == ("trips", {"trips": ["tjänsteresa"]})
    assert [found["sources"][number] for number in trips["cited"]] == ["Brev till provnämnden", "The Provnät website"]
    assert "cited" not in start


def test_what_any_city_is_asked_for_with_is_of_pages_that_there_are_once_and_short() -> None:
    # A page that every city has is named by its kind and the one part of its address.
    kinds = {kind.name for kind in KINDS} | {"network_year/planless"}
    of_one_part = {kind.name for kind in KINDS if len(kind.parts) == 1}
    assert [one for one in by_type() if one not in kinds and one.partition("/")[0] not in of_one_part] == []
    texts = [text for name in by_type() for some in (by_type()[name], *by_anchor(name).values()) for text in some]
    assert [text for text in texts if len(text) > 80 or text != text.strip(" ?")] == []
    questions = Counter(tuple(map(fold, words(text))) for text in texts)
    assert [said for said, times in questions.items() if times > 1 and len(said) > 2] == []


def test_a_place_on_the_site_is_known_by_all_its_names_and_no_other_place_is() -> None:
    found = places(["Mötet i Köbenhavn", "Vi var i Den Haag, the Hague.", "Aix and la mer, Chapelle"])
    assert [one[0] for one in found] == ["Köpenhamn", "Haag"]
    assert {"Copenhagen", "Koebenhavn"} <= set(found[0])
    assert places(["Odense"]) == []


def test_what_says_how_a_value_is_to_be_read_is_not_what_a_page_says(tmp_path: Path) -> None:
    view = project.view(tmp_path)
    other = Alternative(text="Elva.", sources=("brev",))
    fact = Fact(kind="members", text="Tio.", sources=("webb",), confidence="medium", alternatives=(other,))
    html = f"<p>{doubt(view, fact)} Tio. {remarks(view, fact)} {unknown()}</p><p>Vad Uppgift saknas betyder</p>"
    (found,) = sections(html)
    assert re.sub(r"\W+", " ", found.text) == "Tio Elva Vad Uppgift saknas betyder"


def test_the_index_is_valid_script_whatever_a_page_says(tmp_path: Path) -> None:
    found = written(tmp_path, {"index.md": '<p>rad\u2028rad &lt;/script&gt; \\ "</p>'})
    assert found["pages"][0]["sections"][0][2] == 'rad rad </script> \\ "'


def test_what_is_packed_is_read_as_it_was() -> None:
    rows = [f"rad {number}" for number in range(5000)]
    sections = [["a-b", "A & B!", f"{' · '.join(rows)}\nrad 7\n\tHuvud", ["rad 7", "rad 4999"], ["vad är en rad"]]]
    sections += [["", "", "En text"], ["eget", "Rad 7", "", [], ["rad", "raden"]]]
    many = [" ".join(chr(ord("a") + number // 26**i % 26) * 2 for i in range(3)) for number in range(2000)]
    page = {"url": "", "title": "Start", "sections": sections, "asked": many}
    found = {"pages": [page, page | {"sections": []}], "asked": {"start": ["hem", "en rads rader"]}}
    told = {"text": "En text", "note": "Som\u00a0är  ny ", "url": "#a", "source": "Brev", "today": True}
    answers = {"us": ["Staden"], "alike": [{"asks": ["Vad är VICE ordföranden", "– nytt?"], "told": [told]}]}
    found |= {"sources": ["rad 9", "Brev"], "synonyms": [["e-post", "mejl"], ["RAD 7"]], "answers": answers}
    assert packed.read(packed.as_script(found)) == found
    texts = packed.packed(found)["texts"]
    assert len(texts) == len(set(texts))


def test_the_data_dictionary_is_found_by_its_names_and_not_by_all_that_it_says_of_them(tmp_path: Path) -> None:
    row = '<tr><th scope="row">member</th><td>Vem som är medlem</td></tr>'
    html = f'<h1 id="a">Ord</h1><p>Så läses tabellen.</p><h2 id="b">Nätverk</h2><table>{row}</table>'
    (page,) = written(tmp_path, {"om/datakatalog.md": html})["pages"]
    assert page["sections"] == [["a", "Ord", "Så läses tabellen."], ["b", "Nätverk", "member", ["member"]]]


def test_a_network_is_known_by_its_full_name_its_synonyms_and_its_initials(tmp_path: Path) -> None:
    fact = (
        "  - kind: full_name\n    text: European Ljus Network (sedan 2010). Förr ett annat namn.\n    sources: [webb]\n"
    )
    network = project.FILES["data/networks/provnat.yml"].replace("facts:\n", f"facts:\n{fact}")
    synonyms = project.FILES["data/synonyms.yml"] + "provnat:\n  words: [Provnät, Gamla Provförbundet]\n"
    changes: dict[str, str | bytes | None] = {"data/networks/provnat.yml": network, "data/synonyms.yml": synonyms}
    site = project.view(tmp_path, "2023-06-01", changes).site
    script = index.as_script(site, {}, {}).decode()
    names = packed.read(script)["networks"][0]["names"]
    assert set(names) == {"Provnät", "European Ljus Network", "ELN", "Gamla Provförbundet"}


def test_an_abbreviation_means_the_name_with_its_initials() -> None:
    """Only where the texts use both: a name alone need not be called by its initials."""
    texts = [
        "Mötet hölls av Union of Fictional Cities i Provstad.",
        "UFC bildades 1999.",
        "Prov Test Exempel AB, kort.",
    ]
    assert index.spelled_out(texts) == [["UFC", "Union of Fictional Cities"]]


def test_a_missing_value_is_not_what_a_page_says() -> None:
    html = '<h1 id="a">A</h1><p>Slut <span class="tag tag--missing">Uppgift saknas</span></p>'
    assert [part.text for part in sections(html)] == ["Slut"]
    html = '<h1 id="a">A</h1><p><strong>Uppgift saknas</strong> betyder okänt.</p>'
    assert [part.text for part in sections(html)] == ["Uppgift saknas betyder okänt."]


def test_the_rows_of_a_table_are_known_by_what_they_are_about() -> None:
    """Without the remark below it, and not the heads of the columns."""
    html = (
        '<h1 id="a">A</h1><table><thead><tr><th scope="col">Roll</th><th scope="col">Tid</th></tr></thead>'
        '<tr><th scope="row">Vice <em>ordförande</em> <span class="note">Källan är oklar.</span></th><td>2023</td></tr>'
        "</table>"
    )
    (section,) = sections(html)
    assert section.rows == ("Vice ordförande",)
    assert section.text == "\tRoll · Tid\nVice ordförande · Källan är oklar. · 2023"


def test_a_candidate_has_the_pages_that_name_it_and_every_page_is_in_a_group(tmp_path: Path) -> None:
    """A candidate has no pages of its own; of a year without a plan, the page is none of the plans."""
    candidate = (
        "name: Bronätet\nsources: [webb]\nconsiderations:\n"
        "  - {date: 2023-03, text: Prövas av nämnden., sources: [webb]}\n"
    )
    site = project.view(tmp_path, "2023-06-01", {"data/networks/bronatet.yml": candidate}).site
    html = {"natverk/provnat/2021.md": "<p>Bronätets möte</p>", "natverk/provnat/2023.md": "x", "om/a.md": "<p>Bro</p>"}
    fronts = {path: FrontMatter(title=path) for path in html}
    found = packed.read(index.as_script(site, fronts, read(html)).decode())
    assert [page.get("mentions") for page in found["pages"]] == [["bronatet"], None, None]
    groups = [found["groups"][page["group"] - 1] for page in found["pages"]]
    assert groups == ["År för år", "Planer", "Om webbplatsen"]
    assert {kind.group for kind in KINDS} == set(GROUPS)


def test_no_two_hits_of_the_fictional_city_read_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = hits_names(fictional.site(tmp_path_factory))
    assert "Arbetssätt: Resor" in found
    assert len({name.casefold() for name in found}) == len(found)
