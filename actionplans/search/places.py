"""What else are the places called that the site speaks of? Copenhagen is København, Koebenhavn and Köpenhamn."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib.resources import files

from actionplans.reading.yamlfile import LOADER
from actionplans.search.folding import fold, words, words_of_all


@functools.cache
def _known() -> tuple[tuple[str, ...], ...]:
    read = LOADER(files(__package__).joinpath("places.yml").read_bytes()).get_single_data()
    return tuple(tuple(names) for names in read)


def places(texts: Iterable[str]) -> list[list[str]]:
    """The names of each place that the texts name, all together: one of them stands there as a word, or as several."""
    texts = list(texts)
    spoken = words_of_all(texts)
    used = set(map(fold, spoken))

    def stands(name: str) -> bool:
        said = [fold(word) for word in words(name)]
        return used.issuperset(said) and (len(said) == 1 or together(said))

    def together(said: list[str]) -> bool:
        first = [word for word in spoken if fold(word) == said[0]]
        near = (text for text in texts if any(word in text.lower() for word in first))
        return any(f" {' '.join(said)} " in f" {' '.join(map(fold, words(text)))} " for text in near)

    return [list(names) for names in _known() if any(map(stands, names))]
