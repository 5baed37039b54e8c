"""Is what pages share of their frame the same as if it had been written for each of them, addresses and all?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import url_filter

from actionplans.adapters.frame import Frame, here

PAGES = ("./", "om/", "om/a/", "natverk/a/", "natverk/a/2023/", "natverk/a/2023/rapport/", "natverk/ab/")
FILES = ("index.html", "om/index.html", "om/a.html", "natverk/a/2023.html")
TARGETS = (*PAGES, *FILES, "assets/site.css", "om", "natverk/a/2023", "nätverk/", "a%20b/", "a/?b=1&c='2'", "")
OUTSIDE = ("https://a.example/b?c=1&d", "mailto:a@b.example", "#del", "/rot/")
TEMPLATES = {
    "page.html": '{{ shared("part.html", page.parent) }}',
    "part.html": (
        '{% for target in config %}<a href="{{ target | url }}">{{ \'"<&\' }}</a>{% endfor %}'
        '<a href="{{ base_url }}"></a>'
        '<script>{{ {"base": base_url, "at": config | map("url") | list} | tojson }}</script>'
        "{% for row in nav %}<b{{ here(row, ' class=\"own\"') }}>{% endfor %}{{ section.title if section }}"
    ),
}


def environment(shares: bool) -> jinja2.Environment:
    """Jinja with a page of one part: shared, or written anew for each page as MkDocs would."""
    made = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES), autoescape=True)
    made.filters["url"] = url_filter

    @jinja2.pass_context
    def anew(context: jinja2.runtime.Context, name: str, section: Any) -> Any:
        page = context["page"]

        def marked(row: Any, words: str) -> Any:
            return Markup(words if page and row.url == page.url else "")

        return Markup(made.get_template(name).render(context.get_all(), section=section, here=marked))

    made.globals |= {"shared": Frame(made).shared, "here": here} if shares else {"shared": anew}
    return made


class Section:
    """Where in the menu a page is."""

    title = "Avsnitt & <del>"


SECTIONS = (Section(), None)


def context(url: str | None, section: Section | None) -> dict[str, Any]:
    rows = [SimpleNamespace(url=one, is_page=True) for one in PAGES]
    page: Any = SimpleNamespace(url=url, parent=section) if url is not None else None
    base = normalize_url(".", page) if page else "/under/"
    return {"config": [*TARGETS, *OUTSIDE], "nav": rows, "page": page, "base_url": base}


def test_a_shared_part_is_on_each_page_what_it_would_be_if_it_were_written_there() -> None:
    shared, anew = (environment(shares).get_template("page.html") for shares in (True, False))
    for url in (*PAGES, *FILES, None):
        for section in SECTIONS:
            assert shared.render(context(url, section)) == anew.render(context(url, section)), url
