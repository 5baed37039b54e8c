"""Is mkdocs.yml let through as the product and a city need it, and nothing else, told on its line in Swedish?"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from actionplans.adapters.building import built
from actionplans.drafts.city import START
from actionplans.rules import settings
from tests import fictional, fuzz, project
from tests.sites import ROOT

# What a city begins with: the real one's name and notice are its own.
REAL = (START / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
REAL = REAL.replace('site_name: "‹site›"', "site_name: Internationella nätverk")
MENU = "\nnav:\n  - Start: index.md\n"


def told(root: Path, text: str) -> list[str]:
    """What is said of a project's settings."""
    root.mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in settings.problems(root)]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_real_settings_and_those_of_the_fictional_city_pass() -> None:
    assert list(settings.problems(ROOT)) == []
    assert list(settings.problems(fictional.CITY)) == []


# What a city writes in its own way: what stands in the real file, and what stands there instead.
RIGHT = [
    ("site_name: Internationella nätverk", 'site_name: "Nätverk: vi & de <i Exempelstad>"'),
    ("site_description: Stadens", "site_description: >-\n  Stadens"),
    ('site_url: !ENV [SITE_URL, ""]', "site_url: https://natverk.exempelstad.example/internationellt/"),
    ('site_url: !ENV [SITE_URL, ""]', "site_url: !ENV [SITE_URL, https://natverk.exempelstad.example:8443]"),
    ('site_url: !ENV [SITE_URL, ""]', ""),
    ("docs_dir: docs", ""),
    ("dev_addr: 127.0.0.1:8000", "dev_addr: localhost:8001"),
    ("watch: [data, macros.py, actionplans, theme]", "watch:\n  - data\n  - theme"),
    ("strict: true", "strict: True # aldrig annat"),
    ("extra:\n", "extra:\n  notice: Webbplatsen är ny.\n"),
    ('!ENV [EDIT_TEMPLATE, ""]', "https://git.example.se/stad/natverk/edit/main/{path}#L{line}"),
    ("  - admonition\n  - attr_list\n", "  - attr_list\n  - admonition\n"),
    ("on_undefined: strict", 'on_undefined: "strict"'),
]


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_what_a_city_decides_itself_passes(tmp_path: Path, old: str, new: str) -> None:
    assert REAL.count(old) == 1
    assert told(tmp_path, REAL.replace(old, new) + MENU) == []


# A setting that is not there: it would run code, show what is no page, hide pages from the check or weaken the build.
ADDED = [
    "hooks: [data/hook.py]",
    "INHERIT: data/annat.yml",
    "INHERIT: mkdocs.yml",
    "docs_dir: data",
    "docs_dir: !ENV [HOME, docs]",
    "site_dir: ..",
    "use_directory_urls: false",
    "exclude_docs: /natverk/",
    "not_in_nav: /natverk/",
    "draft_docs: /natverk/",
    "extra_templates: [mall.html]",
    "copyright: <script src=/x.js></script>",
    "repo_url: https://git.example.se/",
    "edit_uri_template: javascript:alert(1)",
    "remote_branch: main",
    "mdx_configs: {toc: {}}",
    "config_file_path: /etc/passwd",
    "pages: [index.md]",
    "watch: [/etc]",
    "watch: !ENV [HOME, data]",
    "site_url: javascript:alert(1)",
    "site_url: http://127.0.0.1:8000/",
    "site_url: http://localhost:8000/",
    "site_url: https://natverk.example:99999/",
    "site_url: https://natverk.example/../../",
    "site_url: https://natverk.example//annan.example/",
    'site_url: https://natverk.example/" onload="x',
    "site_url: !ENV [GITHUB_TOKEN, '']",
    "site_url: !ENV [SITE_URL, GITHUB_TOKEN, '']",
    "site_url: !ENV [SITE_URL]",
    "site_url: !ENV [SITE_URL, [x]]",
    "site_url: [https://natverk.example/]",
    "dev_addr: 0.0.0.0:8000",
    "dev_addr: ''",
    "dev_addr: 127.0.0.1:0",
]


@pytest.mark.parametrize("line", ADDED)
def test_a_setting_that_the_site_does_not_use_is_refused_on_its_line(tmp_path: Path, line: str) -> None:
    key = line.partition(":")[0]
    text = re.sub(rf"^{key}:.*\n", "", REAL, flags=re.MULTILINE) + MENU + line + "\n"
    (problem,) = told(tmp_path, text)
    assert problem.startswith(f"mkdocs.yml:{line_of(text, line)}:")
    assert key in problem


# A setting that says something else, and where: what stands in the real file, what stands there instead, what is told.
CHANGED = [
    ("strict: true", "strict: tru", "strict är ”tru” – skriv strict: true"),
    ("strict: true", 'strict: "true"', "strict är ”true” – skriv strict: true"),
    ("strict: true", "strict: false", "strict är ”false” – skriv strict: true"),
    ("strict: true", "strikt: true", "inställningen ”strikt” är inte tillåten – menade du ”strict”?"),
    (
        "  - admonition\n",
        "  - admonitionn\n",
        "”admonitionn” hör inte till markdown_extensions – menade du ”admonition”?",
    ),
    ("  - tables\n", "  - tables\n  - pymdownx.snippets: {base_path: /}\n", "”pymdownx.snippets” hör inte till"),
    ("  - tables\n", "  - tables\n  - tables\n", "”tables” står två gånger i markdown_extensions"),
    ("  - tables\n", "  - tables: {use_align_attribute: true}\n", "tables i markdown_extensions har inte sina egna"),
    ("  - tables\n", "", "markdown_extensions saknar tables – lägg till tables i listan"),
    ("      toc_depth: 3", "      toc_depth: 6", "markdown_extensions.toc.toc_depth är ”6” – skriv toc_depth: 3"),
    (
        "      toc_depth: 3",
        "      permalink: <b>\n      toc_depth: 3",
        "inställningen ”markdown_extensions.toc.permalink”",
    ),
    ("  - toc:\n      toc_depth: 3\n", "  - toc\n", "toc i markdown_extensions har inte sina egna"),
    ("  name: material", "  name: mkdocs", "theme.name är ”mkdocs” – skriv ”material”"),
    ("  name: material", "  name: null", "theme.name är ”null” – skriv ”material”"),
    ("  custom_dir: theme", "  custom_dir: docs", "theme.custom_dir är ”docs” – skriv ”theme”"),
    ("  custom_dir: theme", "  custom_dir: ../tema/theme", "theme.custom_dir är ”../tema/theme”"),
    ("  font: false", "  font: {text: Roboto}", "theme.font är flera nycklar med värden – skriv font: false"),
    ("  font: false", '  font: "false"', "theme.font är ”false” – skriv font: false"),
    ("  font: false", "  font: false\n  favicon: https://x.example/", "inställningen ”theme.favicon” är inte tillåten"),
    ("    - toc.follow", "    - navigation.instant", "”navigation.instant” hör inte till theme.features"),
    ("assets/print.css]", "https://x.example/a.css]", "”https://x.example/a.css” i extra_css finns inte i temat"),
    ("assets/print.css]", "om/print.css]", "”om/print.css” i extra_css finns inte i temat"),
    ("assets/print.css]", "assets/../../x.css]", "”assets/../../x.css” i extra_css finns inte i temat"),
    ("assets/print.css]", "assets/print.css, assets/site.css]", "”assets/site.css” står två gånger i extra_css"),
    ("path: assets/abb", "path: //x.example/abb", "i extra_javascript.path finns inte i temat"),
    (
        "  - {path: assets/edit-links.js, defer: true}\n",
        "  - assets/edit-links.js\n",
        "extra_javascript är ”assets/edit-",
    ),
    ("edit-links.js, defer: true", "edit-links.js, async: true, defer: true", "inställningen ”extra_javascript.async”"),
    ("edit-links.js, defer: true", 'edit-links.js, type: "x", defer: true', "inställningen ”extra_javascript.type”"),
    ("edit_template: ", "analytics: {provider: google}\n  edit_template: ", "inställningen ”extra.analytics”"),
    ("edit_template: ", "banner: [<script>]\n  edit_template: ", "inställningen ”extra.banner”"),
    ("edit_template: ", "notice: {a: b}\n  edit_template: ", "extra.notice är flera nycklar med värden"),
    ("edit_template: ", "notice: 2025\n  edit_template: ", '”2025” läses inte som text – sätt citattecken: "2025"'),
    ('!ENV [EDIT_TEMPLATE, ""]', "javascript:alert('{path}')", "edit_template ”javascript:alert('{path}')” är inte en"),
    ('!ENV [EDIT_TEMPLATE, ""]', "!ENV [AWS_KEY, x]", "extra.edit_template är !ENV […] – skriv !ENV [EDIT_TEMPLATE,"),
    ("    module_name: macros", "    module_name: data/macros", "plugins.macros.module_name är ”data/macros” – skriv"),
    ("    module_name: macros", "    modules: [os]\n    module_name: macros", "inställningen ”plugins.macros.modules”"),
    ("    module_name: macros", "    include_dir: /\n    module_name: macros", "”plugins.macros.include_dir”"),
    ("    on_error_fail: true", "    on_error_fail: false", "plugins.macros.on_error_fail är ”false”"),
    ("    on_error_fail: true\n", "", "inställningen ”plugins.macros.on_error_fail” saknas"),
    (
        '    j2_comment_end_string: "##}"',
        '    j2_comment_end_string: "#}"',
        "j2_comment_end_string är ”#}” – skriv ”##}”",
    ),
    ("plugins:\n", "plugins:\n  search: {}\n", "inställningen ”plugins.search” är inte tillåten"),
    ("omitted_files: warn", "omitted_files: ignore", "validation.nav.omitted_files är ”ignore” – skriv ”warn”"),
    ("anchors: warn, ", "", "inställningen ”validation.links.anchors” saknas"),
    ("site_name: Internationella nätverk", "site_name: 2025", '”2025” läses inte som text – sätt citattecken: "2025"'),
    ("site_name: Internationella nätverk", "site_name:", "site_name är tom – skriv en text efter kolonet"),
    ("site_name: Internationella nätverk", "site_name: |\n  a\n  b", "site_name är längre än en rad"),
    ("site_name: Internationella nätverk", "sitename: Nätverk", "”sitename” är inte tillåten – menade du ”site_name”?"),
    ("site_dir: !ENV [SITE_DIR, site]", "site_dir: !ENV [SITE_DIR, docs]", "site_dir är ”docs” – skriv ”site”"),
]


@pytest.mark.parametrize(("old", "new", "says"), CHANGED)
def test_another_value_than_the_products_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert REAL.count(old) == 1
    (problem,) = told(tmp_path, REAL.replace(old, new) + MENU)
    assert says in problem
    assert re.match(r"mkdocs\.yml:[1-9]\d*:[1-9]\d*: ", problem)


def test_a_long_value_is_quoted_by_its_beginning(tmp_path: Path) -> None:
    text = REAL.replace("name: material", f"name: {'x' * 10_000}") + MENU + f"{'y' * 10_000}: 1\n"
    assert all(len(problem) < 300 for problem in told(tmp_path, text))


def test_many_settings_are_refused_at_once_and_in_no_time(tmp_path: Path) -> None:
    many = "".join(f"key{number}: 1\n" for number in range(20_000))
    listed = "".join(f"    - tablez{number}\n" for number in range(20_000))
    with fuzz.within(5, "many"):
        (first,) = told(tmp_path, REAL + MENU + many)
        (second,) = told(tmp_path, REAL.replace("  - tables\n", f"  - tables\n  -\n{listed}") + MENU)
        (third,) = told(tmp_path, REAL.replace("[data, macros.py, actionplans, theme]", f"\n{listed}") + MENU)
    assert "mkdocs.yml har 20" in first
    assert "en lista hör inte till markdown_extensions" in second
    assert "watch är en lista – skriv en lista med högst 50 rader" in third


# What YAML can do and nobody needs: told for the whole file where it is read for the menu.
TRICKS = [
    ("strict: true", "strict: &a true", "ankare"),
    ("strict: true", "strict: true\nmer: &a {strict: false}\n<<: *a", "alias"),
    ("strict: true", "strict: true\nstrict: false", "”strict” står redan på rad"),
    ("strict: true", "strict: !!python/name:os.system ''", "YAML-märket"),
    ("site_name: Internationella nätverk", "site_name: !ENV GITHUB_TOKEN", "YAML-märket !ENV är inte tillåtet"),
    ("site_name: Internationella nätverk", "site_name: !relative x", "YAML-märket !relative är inte tillåtet"),
    ("site_name: Internationella nätverk", "!!str site_name: Nätverk", "YAML-märket !!str är inte tillåtet"),
    (
        "  - pymdownx.superfences",
        "  - pymdownx.superfences: {f: !!python/name:os.system x}",
        "YAML-märket !!python/name",
    ),
    ("strict: true", "strict: true\n---\nhooks: [x.py]", "flera dokument"),
    ("strict: true", "strict: true\n? [a]\n: b", "kan inte vara nyckel"),
]


def test_a_tab_that_mkdocs_stops_at_is_told_where_it_stands(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, REAL.replace("strict: true", "strict: \ttrue") + MENU)
    number = REAL[: REAL.index("strict: true")].count("\n") + 1
    what = "raden innehåller en tabb, och då kan MkDocs inte läsa filen"
    assert problem == f"mkdocs.yml:{number}:9: {what} – ersätt den med mellanslag"


@pytest.mark.parametrize(("old", "new", "says"), TRICKS)
def test_what_yaml_can_hide_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert REAL.count(old) == 1
    menu = project.FILES["mkdocs.yml"].partition("\nnav:")[2]
    messages = project.messages(tmp_path, {"mkdocs.yml": f"{REAL.replace(old, new)}\nnav:{menu}"})
    assert any(says in one for one in messages), messages


@pytest.mark.parametrize(
    ("nav", "says"),
    [
        ("nav: !ENV [HOME, index.md]", "nav är !ENV […]"),
        ("nav: {Start: index.md}", "menyn är ingen lista – skriv ett bindestreck framför varje rad"),
        (
            "nav:\n  - Start: index.md\n    Om: om.md",
            "en rad i menyn är Start, Om – skriv ett bindestreck framför varje titel",
        ),
        ("nav:\n  - {}", "en rad i menyn är ingenting"),
        ("nav:\n  - [index.md]", "en lista i menyn saknar titel"),
        ("nav:\n  - Om:\n      Start: index.md", "raderna under ”Om” i menyn är ingen lista"),
        ("nav:\n  - Om:\n      - Mer: []", "”Mer” i menyn är tom"),
        ("nav:\n  - Om:\n      - Mer: !ENV [HOME, x]", "nav.Om.Mer är !ENV […]"),
    ],
)
def test_a_menu_has_the_form_that_mkdocs_takes(tmp_path: Path, nav: str, says: str) -> None:
    (problem,) = told(tmp_path, f"{REAL}\n{nav}\n")
    assert says in problem


def test_settings_that_are_missing_are_told_one_by_one(tmp_path: Path) -> None:
    wanted = ("extra_css", "extra_javascript", "markdown_extensions", "plugins", "strict", "theme", "validation")
    said = told(tmp_path, "site_name: Exempelstad\nnav: [index.md]\n")
    assert sorted(re.findall("inställningen ”(.*?)” saknas", "\n".join(said))) == list(wanted)


def test_a_citys_settings_are_inherited_from_nowhere_but_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the fictional city's are; a hostile file of a city's own would be merged into them unread."""
    (tmp_path / "annat.yml").write_text("hooks: [x.py]\n", encoding="utf-8")
    for path in ("annat.yml", "../stad/annat.yml", "/etc/passwd", "", "a\\0b", "x" * 9_000):
        (problem,) = told(tmp_path / "stad", f'INHERIT: "{path}"\nsite_name: X\nnav: [index.md]\n') or [""]
        assert "ta bort raden, och skriv inställningarna här" in problem
    assert told(tmp_path / "stad", f"INHERIT: {ROOT}/mkdocs.yml\nsite_name: X\nnav: [index.md]\n") == []
    (problem,) = told(tmp_path / "stad", f"INHERIT: {ROOT}/mkdocs.yml\nsite_name: X\nnav: [index.md]\nhooks: [x.py]\n")
    assert "”hooks” är inte tillåten" in problem
    # A city's own folder holds the code, and inherits nothing.
    monkeypatch.setattr(settings, "PRODUCT", tmp_path / "stad")
    for path in ("mkdocs.yml", "../mkdocs.yml", "../stad/mkdocs.yml"):
        (problem,) = told(tmp_path / "stad", f"INHERIT: {path}\nsite_name: X\nnav: [index.md]\n")
        assert "ta bort raden, och skriv inställningarna här" in problem


# --- Nothing of it runs unseen ----------------------------------------------------------------------------------------


def test_nothing_that_mkdocs_yml_names_runs_before_it_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs imports hooks while it reads its settings, before any code of ours: so the check comes first."""
    root = project.clone(tmp_path / "projekt")
    (root / "hook.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hook.py]\n")
    (root / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("requirements-check.txt", "requirements.txt"):
        (root / name).touch()
    (root / ".venv").symlink_to(ROOT / ".venv")
    environment = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
    # The environment is as new as the requirements: nothing is installed.
    command = ["make", "-k", "-o", ".venv/.check-ready", "-o", ".venv/.site-ready", "site", "preview", "tarball"]
    environment["SITE_DATE"] = "2023-06-01"
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode != 0
    assert done.stdout.count("inställningen ”hooks” är inte tillåten") == 3, done.stdout + done.stderr
    # What another project inherits is checked as well. That a server starts with a message is in test_serve.py.
    monkeypatch.setattr("actionplans.rules.settings.PRODUCT", root)
    stopped = built(fictional.CITY, tmp_path / "site")
    assert "inställningen ”hooks” är inte tillåten" in str(stopped)
    assert not (tmp_path / "ran").exists()
    assert not (root / "site").exists()
    assert not (root / "dist").exists()
