"""Can everything be done with the keyboard alone, and does the reader always see where they are?

With motion, as most readers have it: what slides in is not there yet when a script gives it focus. Each journey is made
in both engines, at the width of a phone, of a window with its menu in a drawer, and of one with its menu in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import firefox as installed
from tests import tools
from tests.cover import cover, used_by_keyboard
from tests.keys import InChromium, InFirefox, Keys, seen
from tests.page_types import PAGES
from tests.until import until

WIDE, MIDDLE, NARROW = 1280, 800, 320
LOTS = 4
# On a long page a stop more tells nothing new: its links are all of a kind. By day the header, the path and the first.
MOST_STOPS, MOST_BY_DAY = 80, 40

# What the keyboard must reach: everything that can be used and is shown.
_USABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})).length"""


@pytest.fixture(scope="module")
def in_chromium(chromium: Browser, address: str) -> Iterator[Keys]:
    """A window of Chromium, for all tests."""
    context = chromium.new_context(locale="sv-SE", reduced_motion="no-preference")
    yield InChromium(context.new_page(), address)
    context.close()


@pytest.fixture(scope="module")
def in_firefox(address: str) -> Iterator[Keys]:
    """A window of Firefox. Without one the test is skipped loudly; under CI that is a failure."""
    executable = installed.find()
    if executable is None:
        tools.missing("No Firefox found: install one, or set FIREFOX to its path.")
    with installed.running(executable) as started:
        yield InFirefox(started, address)


@pytest.fixture
def keys(request: pytest.FixtureRequest, engine: str, width: int) -> Keys:
    """The keyboard of a window in an engine, of some width."""
    made: Keys = request.getfixturevalue(f"in_{engine}")
    made.resize(width)
    return made


# --- Every stop -------------------------------------------------------------------------------------------------------


def hidden_stops(keys: Keys, path: str, most: int = MOST_STOPS) -> list[dict[str, Any]]:
    """The first stops on a page that are not seen, on the way by Tab through everything that can be used."""
    keys.open(path)
    wanted = min(keys.ask(_USABLE), most)
    stops: set[int] = set()
    hidden: list[dict[str, Any]] = []
    for _ in range(wanted):
        keys.press("Tab")
        stop = keys.stop()
        if stop is None or stop["number"] in stops:
            break
        stops.add(stop["number"])
        if not seen(stop):
            hidden.append({"path": path, **stop})
            # Each has been waited for: where none is seen, waiting for all of them would take hours.
            if len(hidden) == 2:
                return hidden
    assert len(stops) >= wanted, f"{path}: the way ends before everything is reached"
    return hidden


def is_walked_by_day(engine: str, width: int, lot: int) -> bool:
    """By day every page once, in one engine: every other lot in a wide window, and the others in a narrow one."""
    return engine == "chromium" and width == (WIDE if lot % 2 else NARROW)


@pytest.mark.parametrize(
    ("lot", "width", "engine"),
    [
        pytest.param(lot, width, engine, marks=() if is_walked_by_day(engine, width, lot) else pytest.mark.nightly)
        for engine in ("chromium", "firefox")
        for width in (WIDE, MIDDLE, NARROW)
        for lot in range(LOTS)
    ],
)
def test_each_stop_is_seen_and_none_is_a_trap(keys: Keys, site: Path, engine: str, width: int, lot: int) -> None:
    """On the pages that hold every sort of stop."""
    paths = cover(site, used_by_keyboard)[lot::LOTS]
    assert paths
    for path in paths:
        assert hidden_stops(keys, path, MOST_BY_DAY if is_walked_by_day(engine, width, lot) else MOST_STOPS) == []


@pytest.mark.nightly
@pytest.mark.parametrize("engine", ["chromium", "firefox"])
@pytest.mark.parametrize("width", [WIDE, MIDDLE, NARROW])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_each_stop_is_seen_on_every_type_of_page(keys: Keys, path: str) -> None:
    assert hidden_stops(keys, path) == []


Journey = Callable[[Keys], None]

# --- Journeys ---------------------------------------------------------------------------------------------------------

_BUTTON = "document.querySelector('.menu-button')"
_OPEN = f"{_BUTTON}.getAttribute('aria-expanded') === 'true'"
_SHOWN = "getComputedStyle(document.getElementById('__menu')).visibility === 'visible'"
_IN_MENU = "document.getElementById('__menu').contains(document.activeElement)"
_HITS = "document.querySelectorAll('.md-search-result__link').length"


def is_closed(keys: Keys) -> None:
    """Demand that the menu is closed, and soon out of sight."""
    assert not keys.ask(_OPEN)
    keys.until(f"!({_SHOWN})")


def open_menu(keys: Keys, key: str = "Enter") -> None:
    """Open the menu from its button, and demand that focus is in it at once, and seen."""
    keys.press(key)
    assert keys.ask(_OPEN)
    assert keys.ask(_IN_MENU)
    keys.sees()


def the_menu_opens_takes_focus_and_gives_it_back(keys: Keys) -> None:
    keys.open("natverk/provnat/2025/")
    keys.tab_to(".menu-button", limit=5)
    keys.sees()
    is_closed(keys)
    open_menu(keys)
    keys.press("Escape")
    assert keys.on(".menu-button")
    is_closed(keys)
    # Backwards out of the menu the reader is on the header, which the menu does not lie over.
    open_menu(keys, "Space")
    keys.tab_to(".md-header *", key="Shift+Tab", limit=2)  # what scrolls is a stop of its own in Firefox
    is_closed(keys)
    keys.sees()
    keys.tab_to(".menu-button", key="Shift+Tab", limit=5)
    # Escape works from wherever the reader is while the menu is open: here on nothing at all.
    open_menu(keys)
    keys.ask("document.activeElement.blur()")
    keys.press("Escape")
    assert keys.on(".menu-button")
    is_closed(keys)
    # Focus that something else puts on the button has left the menu.
    open_menu(keys)
    keys.ask(f"{_BUTTON}.focus()")
    is_closed(keys)
    keys.sees()
    # Past the last link the reader is on the page, and the menu does not lie over it.
    open_menu(keys)
    keys.tab_to("#__menu a[aria-current=page]", limit=30)
    keys.sees()
    keys.tab_to("#__content *, .md-path a", limit=30)
    is_closed(keys)


def the_menu_follows_the_window_and_the_back_button(keys: Keys) -> None:
    keys.open("")
    keys.tab_to(".menu-button", limit=5)
    open_menu(keys)
    width = keys.width
    keys.resize(WIDE)
    keys.until(f"!({_OPEN})")
    keys.resize(width)
    is_closed(keys)
    # Opened again, a menu that a browser remembers as open is closed: nobody has opened it.
    keys.ask(f"{_BUTTON}.focus()")
    open_menu(keys)
    keys.tab_to("#__menu a[href$='natverk/']", limit=10)
    keys.follow("Alla nätverk")
    keys.ask("setTimeout(() => history.back())")
    keys.until("document.querySelector('h1')?.innerText !== 'Alla nätverk' && document.readyState === 'complete'")
    keys.until(f"!({_OPEN}) && !document.getElementById('__drawer').checked")
    is_closed(keys)


def from_the_menu_to_a_plan_to_the_year_before_to_a_source(keys: Keys) -> None:
    keys.open("")
    if keys.width == WIDE:
        keys.tab_to(".md-tabs__link[href$='natverk/']", limit=10)
    else:
        keys.tab_to(".menu-button", limit=5)
        open_menu(keys)
        keys.tab_to("#__menu a[href$='natverk/']", limit=10)
    keys.follow("Alla nätverk")
    keys.tab_to("#__content a[href$='natverk/provnat/'], #__content a[href='provnat/']")
    keys.sees()
    keys.follow("Provnät")
    keys.tab_to("#__content a[href$='2025/']")
    keys.follow("Plan 2025")
    keys.tab_to("nav.years a[href$='2024/']")
    keys.follow("Plan 2024")
    keys.tab_to(".cite a")
    keys.sees()
    keys.press("Enter")
    keys.until("document.querySelector('li:target')?.getBoundingClientRect().top < innerHeight")
    keys.press("Tab")
    assert keys.ask("document.querySelector('li:target').contains(document.activeElement)")
    keys.sees()


def search_for(keys: Keys, words: str, hits: int) -> None:
    """Write in the box. Hits of half a word come first; the whole stands in the address when its own have come."""
    keys.write(words)
    keys.until(f"{_HITS} >= {hits} && new URLSearchParams(location.search).get('q') === '{words}'")


def the_search_is_filtered_cleared_and_left(keys: Keys) -> None:
    keys.open("")
    keys.tab_to(".md-search__input", limit=10)
    search_for(keys, "provnät", 2)
    for arrow, number in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        keys.press(arrow)
        assert keys.ask(f"document.querySelectorAll('.md-search-result__link')[{number}] === document.activeElement")
        keys.sees()
    # A filter: the year beside the network. The hits that come are those of the year.
    keys.tab_to("#search-year", key="Shift+Tab", limit=5)
    keys.sees()
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.until("document.getElementById('search-year').value !== '' && location.search.includes('ar=')")
    keys.until(f"{_HITS} > 0")
    keys.press("ArrowUp")
    keys.press("Enter")
    keys.until("document.getElementById('search-year').value === ''")
    # *Rensa* stands between the filters and the box, as long as there is something to clear.
    keys.tab_to(".md-search__form [type=reset]", key="Shift+Tab", limit=5)
    keys.sees()
    keys.press("Enter")
    assert keys.on(".md-search__input")
    keys.until("document.querySelector('.md-search__input').value === ''")
    keys.until(f"{_HITS} === 0")
    keys.press("Tab")
    assert not keys.on("[type=reset]")
    keys.press("Escape")
    keys.until("!document.getElementById('__search').checked")
    assert keys.on(".md-search__input")
    if keys.width == WIDE:
        keys.sees()
    else:  # where the closed search is a sign alone, that is where the reader is
        keys.until("getComputedStyle(document.querySelector('label.md-header__button')).outlineStyle === 'solid'", 2)
    keys.press("Tab")
    keys.sees()
    assert not keys.ask("document.getElementById('__search').checked")


def who_is_quick_past_the_search_sees_where_they_are(keys: Keys) -> None:
    """Material keeps the page still for as long as the search lies over it, and a moment after that."""
    locked = "document.body.hasAttribute('data-md-scrolllock')"
    keys.open("medlemskap/")
    keys.tab_to(".md-search__input", limit=10)
    if keys.width != WIDE:
        keys.until(locked)
    keys.press("Tab")
    keys.ask("[...document.querySelectorAll('#__content a')].at(-1).focus()")
    keys.until(f"!({locked})")
    keys.sees()


def a_hit_is_searched_for_and_chosen(keys: Keys) -> None:
    keys.open("")
    keys.tab_to(".md-search__input", limit=10)
    search_for(keys, "provnät skolvägar", 1)
    keys.press("ArrowDown")
    keys.until("document.activeElement === document.querySelector('.md-search-result__link')")
    keys.sees()
    keys.press("Enter")
    keys.until("location.pathname.includes('/natverk/provnat/')")


def the_first_stop_leads_past_the_menus(keys: Keys) -> None:
    for path in ("natverk/provnat/2025/", "404.html"):
        keys.open(path)
        keys.press("Tab")
        assert keys.on("a.md-skip")
        assert keys.ask("document.activeElement.innerText") == "Gå till innehållet"
        keys.sees()
        keys.press("Enter")
        keys.press("Tab")
        assert keys.ask("document.getElementById('__content').contains(document.activeElement)")
        keys.sees()


def the_colours_are_changed_and_the_choice_is_kept(keys: Keys) -> None:
    keys.open("")
    scheme = "document.body.dataset.mdColorScheme"
    keys.tab_to(".scheme-button", limit=5)
    keys.sees()
    keys.press("Enter")
    keys.until(f"{scheme} === 'slate'")
    keys.go(keys.address + "roller/")
    keys.until(f"{scheme} === 'slate'")
    keys.tab_to(".scheme-button", limit=5)
    keys.press("Enter")
    keys.until(f"{scheme} === 'default'")


def a_wide_table_is_entered_scrolled_and_left(keys: Keys) -> None:
    keys.open("historik/")
    keys.tab_to(".table-frame, .table-frame a", limit=60)
    if keys.ask(
        "document.querySelector('.table-frame').scrollWidth > document.querySelector('.table-frame').clientWidth"
    ):
        assert keys.on(".table-frame")
        for _ in range(3):
            keys.press("ArrowRight")
        keys.until("document.querySelector('.table-frame').scrollLeft > 0")
    # Each year is a link; past the last one the reader is out again, and back again backwards.
    keys.tab_to("#__content :not(.table-frame *):not(.table-frame), .md-footer a", limit=200)
    keys.tab_to(".table-frame *", key="Shift+Tab", limit=5)
    keys.sees()


def a_wrong_address_becomes_a_search(keys: Keys) -> None:
    keys.open("natverk/provnat-2032/")
    keys.until("document.querySelector('.not-found')?.elements.q.value === 'natverk provnat 2032'")
    keys.tab_to("#not-found-query", limit=40)
    keys.sees()
    keys.press("Tab")
    keys.sees()
    keys.press("Enter")
    keys.until(
        "document.getElementById('__search')?.checked && document.querySelector('.md-search__input').value !== ''"
    )
    keys.until(f"{_HITS} > 0")
    keys.press("ArrowDown")
    keys.sees()


# The menu of a narrow window; then what is done at every width.
DRAWER: tuple[Journey, ...] = (
    the_menu_opens_takes_focus_and_gives_it_back,
    the_menu_follows_the_window_and_the_back_button,
)
JOURNEYS: tuple[Journey, ...] = (
    from_the_menu_to_a_plan_to_the_year_before_to_a_source,
    the_search_is_filtered_cleared_and_left,
    who_is_quick_past_the_search_sees_where_they_are,
    a_hit_is_searched_for_and_chosen,
    the_first_stop_leads_past_the_menus,
    the_colours_are_changed_and_the_choice_is_kept,
    a_wide_table_is_entered_scrolled_and_left,
    a_wrong_address_becomes_a_search,
)
WINDOWS = [(engine, width) for engine in ("chromium", "firefox") for width in (NARROW, MIDDLE, WIDE)]


def is_by_day(engine: str, width: int, journey: Journey) -> bool:
    """By day every journey in one engine, where the menu is a drawer, and in the other the one where they differed."""
    if engine == "firefox":
        return (width, journey) == (MIDDLE, the_menu_opens_takes_focus_and_gives_it_back)
    return width == NARROW


@pytest.mark.parametrize(
    ("engine", "width", "journey"),
    [
        pytest.param(
            engine,
            width,
            journey,
            marks=() if is_by_day(engine, width, journey) else pytest.mark.nightly,
            id=f"{journey.__name__}-{engine}-{width}",
        )
        for engine, width in WINDOWS
        for journey in (JOURNEYS if width == WIDE else (*DRAWER, *JOURNEYS))
    ],
)
def test_a_journey(keys: Keys, journey: Journey) -> None:
    journey(keys)


# --- Beside the way ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("engine", "width"), [("chromium", WIDE)])
def test_a_single_key_is_no_command(keys: Keys) -> None:
    """Who speaks to the computer, or slips, must not be moved (WCAG 2.1.4)."""
    keys.open("natverk/provnat/2025/")
    address = keys.ask("location.href")
    for key in "sf/np,.":
        keys.press(key)
        assert keys.ask("location.href") == address
        assert keys.stop() is None


def test_without_scripts_the_menu_stands_on_the_page(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": NARROW, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "natverk/provnat/")
    expect(page.get_by_role("navigation", name="Meny").get_by_role("link", name="Kajforum")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_a_finger_opens_the_menu_and_closes_it_beside(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": NARROW, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    button = page.get_by_role("button", name="Meny")
    button.tap()
    expect(page.locator("#__menu")).to_be_in_viewport(ratio=0.9)
    expect(button).to_have_attribute("aria-expanded", "true")
    page.touchscreen.tap(NARROW - 20, 400)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#__menu")).to_be_hidden()
    # For one who asks for no motion it works the same.
    page.emulate_media(reduced_motion="reduce")
    button.tap()
    until(page, f"{_OPEN} && {_IN_MENU}")
    context.close()
