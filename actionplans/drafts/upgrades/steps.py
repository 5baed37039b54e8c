"""Which moves are there, in which order? One table: a release that changes what a file says adds a line to it.

A step looks at what the files say and not at which release wrote them, so that it can be made twice, or after an
earlier one was made by hand, and changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actionplans.drafts.upgrades import (
    additions,
    form_pages,
    front,
    names,
    relations,
    routines,
    rows,
    sections,
    settings,
    sources,
    wordings,
)
from actionplans.drafts.upgrades.lines import Changes, Texts, UpgradeError
from actionplans.system.fixed import fixed


@fixed
class Step:
    """A move: what it does, for whoever reads what has been done, and the function that does it.

    `left` tells, line by line, what somebody has to decide: it gets the files from before and after all steps.
    """

    says: str
    move: Callable[[Texts], Changes]
    left: Callable[[Texts, Texts], Iterable[str]] = lambda before, after: ()


def _sources(texts: Texts) -> Changes:
    """Each source in a file of its own. One that has such a file already is left as that has it."""
    if sources.OLD not in texts:
        return {}
    try:
        made = sources.split_sources(texts[sources.OLD])
    except ValueError as error:
        raise UpgradeError(str(error)) from None
    return {**{name: text for name, text in made.items() if name not in texts}, sources.OLD: None}


STEPS: tuple[Step, ...] = (
    Step("varje källa är en egen fil i data/sources/", _sources),
    Step(
        "vad staden är i ett nätverk följer av medlemskap och överväganden; relation är borttaget",
        relations.from_relations,
    ),
    Step("en rutins läge följer av dess år och beslut; status är borttaget", routines.from_statuses),
    Step(
        "sidornas meningar och rubriker är den här utgåvans, där ingen har skrivit egna",
        wordings.to_todays,
        wordings.left_as_they_are,
    ),
    Step(
        "det som läsaren frågar efter är först på nätverkens, planernas och årens sidor",
        sections.to_pages_that_answer,
        sections.left_as_they_are,
    ),
    Step(
        "sidor är tillagda: vad det gav, läget en viss dag, nytt, ansvariga och årens aktiviteter",
        additions.to_the_new_pages,
        additions.left_out,
    ),
    Step(
        "startsidan är den här utgåvans: vad som gäller, vad som kommer och vad som brådskar",
        front.to_one_that_answers,
        front.left_as_it_is,
    ),
    Step("sidor heter vad de är, på sidan och i menyn: ”Plan 2023”, ”Årsrapport 2023”", names.to_names_that_say),
    Step("sidor med formulär är tillagda, under Ändra", form_pages.to_forms),
    Step("webbplatsens inställningar är den här utgåvans", settings.to_the_products),
    Step(
        "menyn har sina avsnitt; rader som följer av sidorna är borttagna ur mkdocs.yml", rows.without_those_that_follow
    ),
)


@fixed
class Upgraded:
    """What the steps made of a project: the files that change, and for each step that did something, which.

    `left` are lines on what a step could not decide, each with what somebody is to do.
    """

    changes: Changes
    done: tuple[tuple[str, tuple[str, ...]], ...]
    left: tuple[str, ...] = ()


def upgraded(texts: Texts) -> Upgraded:
    """All steps, one after the other. Raises UpgradeError where a file cannot be moved; then nothing is."""
    now, done = dict(texts), []
    for step in STEPS:
        changes = {name: text for name, text in step.move(now).items() if text != now.get(name)}
        now = {name: text for name, text in {**now, **changes}.items() if text is not None}
        if changes:
            done.append((step.says, tuple(sorted(changes))))
    touched = {name for _, names in done for name in names}
    changed = {name: now.get(name) for name in sorted(touched) if now.get(name) != texts.get(name)}
    left = tuple(line for step in STEPS for line in step.left(texts, now))
    return Upgraded(changed, tuple(done), left)
