"""Which words of a finished page are marked: abbreviations with what they mean, foreign names with their language.

Both come from data/ and are found wherever they stand, in prose and in tables: no editor has to mark anything. A page
is read as a row of tags, elements to leave alone, and text; nothing but text is changed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Mapping

from markupsafe import escape

from actionplans.markup.elements import text
from actionplans.markup.html import attribute, pieces
from actionplans.model.records import Abbreviation, Model
from actionplans.system.fixed import fixed

# Not said aloud as text, or shown letter by letter.
_RAW = frozenset(["code", "pre", "script", "style", "svg"])
# An explained abbreviation can be reached by the keyboard: it cannot stand in what is a stop already, and a heading or
# a caption is read as the name of something else. On the page that lists them (dfn) they are explained beside.
_UNEXPLAINED = _RAW | {"a", "button", "summary", "label", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "abbr", "dfn"}

_LANGUAGE = attribute("lang")


@fixed
class Lexicon:
    """What can stand on a page and be marked: abbreviations with their meaning, names with their language."""

    abbreviations: Mapping[str, str]
    languages: Mapping[str, str]


def lexicon(model: Model) -> Lexicon:
    """The abbreviations and foreign names that data/ holds."""
    listed = {name: one.id for one in model.foreign_names.values() for name in one.names}
    full = {one.full_name: one.language for one in model.abbreviations.values() if one.full_name}
    return Lexicon(
        abbreviations={one.name: meaning(one) for one in model.abbreviations.values()},
        languages={name: language for name, language in (full | listed).items() if language != "sv"},
    )


def meaning(abbreviation: Abbreviation) -> str:
    """What is said of an abbreviation: "Nordiskt vägforum. Ett branschsamarbete …"."""
    return f"{abbreviation.full_name}. {abbreviation.text}" if abbreviation.full_name else abbreviation.text


def marked(html: str, words: Lexicon) -> str:
    """A page's HTML with its foreign names and, once in each section, its abbreviations marked."""
    return _with_abbreviations(_with_languages(html, words.languages), words.abbreviations)


def _with_languages(html: str, languages: Mapping[str, str]) -> str:
    names = _spelt(languages)

    def mark(name: str) -> str:
        return f'<span lang="{languages[names[_folded(name)]]}">{name}</span>'

    def left_alone(element: str, attributes: str) -> bool:
        # What has a language of its own is left as it is.
        return element in _RAW or bool(_LANGUAGE.search(attributes))

    return _replaced(html, left_alone, names, mark)


def _with_abbreviations(html: str, meanings: Mapping[str, str]) -> str:
    names = _spelt(meanings)
    explained: set[str] = set()

    def mark(name: str) -> str:
        if name in explained:
            return name
        explained.add(name)
        return f'<abbr title="{text(meanings[names[_folded(name)]])}">{name}</abbr>'

    def left_alone(element: str, attributes: str) -> bool:
        if element == "h2":
            explained.clear()
        return element in _UNEXPLAINED

    return _replaced(html, left_alone, names, mark)


def _folded(name: str) -> str:
    return " ".join(name.split())


def _spelt(names: Iterable[str]) -> dict[str, str]:
    """Each name by the ways that HTML spells it: Markdown's own, and elements.text's."""
    return {spelling: name for name in names for spelling in (str(escape(name)), str(text(name)))}


def _replaced(
    html: str, left_alone: Callable[[str, str], bool], spellings: Collection[str], mark: Callable[[str], str]
) -> str:
    """HTML with `mark` put in place of each name in its text, but in elements that are left alone."""
    names = _any_of(tuple(spellings))
    if names is None or not names.search(html):  # as most headings, and many pages
        return html

    def found(match: re.Match[str]) -> str:
        # Asked here: a look behind in the pattern would make the search ten times as slow.
        before = match.string[max(0, match.start() - 2) : match.start()]
        part = before[-1:].isalnum() or before[-1:] in ("-", "_")
        # &amp; and &#39; are one sign each, and no words.
        return match[0] if part or before[-1:] == "&" or before == "&#" else mark(match[0])

    first, rest = pieces(html)
    done = [names.sub(found, first)]
    inside, begun = "", 0  # which element is left alone, up to its end, and where it began
    for markup, end, element, attributes, words in rest:
        done.append(markup)
        if inside:
            if end and element == inside:
                inside = ""
        elif element and not end and left_alone(element, attributes or ""):
            inside, begun = element, len(done)
        done.append(words if inside else names.sub(found, words))
    if inside:  # it has no end, as <img lang="en"> has none: then it holds nothing to leave alone
        done[begun:] = [_replaced("".join(done[begun:]), left_alone, spellings, mark)]
    return "".join(done)


@functools.lru_cache(maxsize=8)
def _any_of(spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for a name: whole, or with the s of the genitive after it. None where there are no names."""
    # The longest first: "Eurocities Mobility Forum" before "Mobility Forum". A line may be broken inside a name.
    longest_first = sorted(spellings, key=len, reverse=True)
    # No group around the names: so each branch begins with a letter of its own, and Python can skip to those letters.
    one = "|".join(re.escape(one).replace(r"\ ", r"\s+") + r"(?=s?(?!\w))" for one in longest_first)
    return re.compile(one) if one else None
