"""How does a page's text become its HTML when MkDocs asks for it, and what is done before and after Markdown?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from mkdocs.exceptions import Abort
from mkdocs.structure.toc import get_toc

from actionplans.adapters.plain import plain
from actionplans.markup import terms
from actionplans.markup.html import ids
from actionplans.model.problems import report
from actionplans.rules import html
from actionplans.rules.allowed_html import filled


class _Finisher(Postprocessor):
    """The last step over a page's HTML, when that of the macros is in it.

    It stops the build on HTML that no page may hold, and marks abbreviations and foreign names.
    """

    def __init__(self, md: Markdown, env: Any, lexicon: terms.Lexicon) -> None:
        super().__init__(md)
        self.env = env
        self.lexicon = lexicon

    def run(self, text: str) -> str:
        page, made = self.env.rendered
        content, problems = html.finished(page, text, made)
        if problems:
            raise Abort(report(problems))
        return _marked(content, self.lexicon)


class _MacroIds(Preprocessor):
    """Tells MkDocs which ids the macros' HTML has, which it does not read: that is put in later."""

    def __init__(self, md: Markdown, env: Any) -> None:
        super().__init__(md)
        self.env = env

    def run(self, lines: list[str]) -> list[str]:
        _, made = self.env.rendered
        known = next((one for one in self.md.preprocessors if hasattr(one, "present_anchor_ids")), None)
        if known is not None:
            known.present_anchor_ids |= _ids(made)
        return lines


class LastStep(Extension):
    """Adds these steps to Markdown."""

    def __init__(self, env: Any, lexicon: terms.Lexicon) -> None:
        super().__init__()
        self.env = env
        self.lexicon = lexicon

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Finisher(md, self.env, self.lexicon), "finish", priority=-1)
        md.preprocessors.register(_MacroIds(md, self.env), "macro ids", priority=0)


def as_plain(env: Any) -> None:
    """Has MkDocs take a page's HTML from us where Markdown has nothing to read in its text."""
    page, (_, made), found = env.page, env.rendered, plain(env.markdown, len(env.rendered[1]))
    if found is None:
        return

    def render(*_: Any) -> None:
        del page.render  # MkDocs asks once
        page.content = _marked(filled(found.html, made), env.site.lexicon).strip()
        page.toc = get_toc(found.headings)
        page.present_anchor_ids = found.ids | _ids(made)

    page.render = render


def _ids(made: Sequence[str]) -> set[str]:
    return {found for written in made for found in ids(written)}


def _marked(content: str, lexicon: terms.Lexicon) -> str:
    """A page's HTML with abbreviations and foreign names marked, and a note's number with the last word before it."""
    return terms.marked(content.replace(' <sup class="cite">', '&nbsp;<sup class="cite">'), lexicon)
