"""What else are the places called that the site speaks of? Copenhagen is København, Koebenhavn and Köpenhamn."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib.resources import files

from actionplans.reading.yamlfile import LOADER
from actionplans.search.folding import fold, words


@functools.cache
def _known() -> tuple[tuple[str, ...], ...]:
    read = LOADER(files(__package__).joinpath("places.yml").read_bytes()).get_single_data()
    return tuple(tuple(names) for names in read)


def places(texts: Iterable[str]) -> list[list[str]]:
    """The names of each place that the texts name, all together: one of them stands there as a word, or as several."""
    texts = [f" {' '.join(map(fold, words(text)))} " for text in texts]
    used = {word for text in texts for word in text.split()}

    def stands(name: str) -> bool:
        said = [fold(word) for word in words(name)]
        return used.issuperset(said) and (len(said) == 1 or any(f" {' '.join(said)} " in text for text in texts))

    return [list(names) for names in _known() if any(map(stands, names))]
