"""What do a project's files say together, halfway through an upgrade: its model, and the city's own words?"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

from actionplans.drafts.upgrades.lines import Texts
from actionplans.model.records import Model
from actionplans.reading.data import load
from actionplans.swedish.bodies import say
from actionplans.system.files import write_all


def model_of(texts: Texts) -> Model | None:
    """The model of a project's data; None where it cannot be read, of which the check tells."""
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder), {name: text for name, text in texts.items() if name.startswith("data/")})
        return load(Path(folder)).model


def saying(model: Model | None) -> Callable[[str], str]:
    """How the product's own words are said to the city: with its words for stad, nämnd and förvaltning."""
    return functools.partial(say, model.city) if model else str
