"""Macros about what can be taken away: the tables as files, the whole model, the calendar."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.downloads import calendar, model_json
from actionplans.downloads.tables import in_use
from actionplans.markup.elements import element, join, table
from actionplans.site.addresses import page_url
from actionplans.site.view import View
from actionplans.swedish.words import inside


def downloads(view: View, table: str | None = None) -> Markup:
    """Links to the page's tables (or to one) as files for a spreadsheet, and to where all files are described."""
    found = [one for one in in_use(view.site) if one.name == table or (not table and _is_here(view, one.page))]
    links = [_file(view, one.path, f"Ladda ner {inside(view.say(one.title))} som CSV") for one in found]
    return element("p", join([*links, view.link("Om filerna", "oppna-data.md")]), class_="downloads no-search")


def _is_here(view: View, page: str) -> bool:
    return page_url(page, view.site.directory_urls) == view.here


def _file(view: View, path: str, label: str) -> Markup:
    return element("a", label, href=view.file_href(path), download=path.rpartition("/")[2])


def open_data(view: View) -> Markup:
    """Every table as a file: its name, what it holds, how many rows, the page that shows the same."""
    rows = [
        [
            _file(view, one.path, f"{one.name}.csv"),
            view.say(one.holds),
            str(sum(1 for _ in one.rows(view.site))),
            _page(view, one.page),
        ]
        for one in in_use(view.site)
    ]
    return table("CSV-filer", ["Fil", "Vad den innehåller", "Rader", "Visas på"], rows, class_="files")


def model_files(view: View) -> Markup:
    """The whole model as JSON, and the schema that says what it holds."""
    files = (
        (model_json.MODEL_PATH, "Allt som webbplatsen bygger på, med id och engelska nycklar."),
        (model_json.SCHEMA_PATH, "JSON Schema (2020-12): vad varje nyckel i modell.json betyder och hur den skrivs."),
    )
    rows = [
        [_file(view, path, path.rpartition("/")[2]), holds, _page(view, "om/datakatalog.md")] for path, holds in files
    ]
    return table("JSON-filer", ["Fil", "Vad den innehåller", "Förklaras på"], rows, class_="files")


def _page(view: View, page: str) -> Markup:
    return view.link(view.site.pages[page], page) if page in view.site.pages else element("span", "–")


def calendar_file(view: View) -> Markup:
    """The link to subscribe to the calendar by, how many entries it holds, and the calendars of the organisations."""
    count = len(calendar.entries(view.site))
    link = element("a", "Kalendern natverken.ics", href=view.file_href(calendar.PATH))
    whole = element("p", join([link, _held(count)]), class_="downloads")
    own = [organisation_calendar(view, name) for name in calendar.organisations(view.site)]
    lead = "Den som ansvarar för något har en egen kalender, med aktiviteter, tidpunkter och uppdrag som upphör:"
    return join([whole, *([element("p", lead), *own] if own else [])], "\n\n")


def organisation_calendar(view: View, organisation: str) -> Markup:
    """The link to subscribe to the days of what an organisation answers for; nothing where it has no such file."""
    found = calendar.organisations(view.site)
    if organisation not in found:
        return Markup("")
    name = view.model.organisations[organisation].name
    link = element("a", f"Kalender för {name}", href=view.file_href(calendar.path_of(organisation)))
    return element("p", join([link, _held(len(found[organisation]))]), class_="downloads no-search")


def _held(count: int) -> str:
    return {0: "Kalendern är tom.", 1: "Kalendern har ett datum."}.get(count, f"Kalendern har {count} datum.")
