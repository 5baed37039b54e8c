"""The adapter between MkDocs and our code: the only module that knows it.

It loads the project once and again when a file has changed, stops the build on the same report as the check command,
leaves out pages of a time that the site's day has not reached, registers the macros, has the templates escape what they
print, and adds the open data's files and the search index.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pathspec
from mkdocs.exceptions import Abort

from actionplans.adapters.kept import Rebuild, Stamp, stamp
from actionplans.adapters.markdown import LastStep, as_plain
from actionplans.adapters.templates import escape_everything
from actionplans.changes import by_day
from actionplans.downloads import feed
from actionplans.downloads import files as downloads
from actionplans.forms import asked
from actionplans.macros import MACROS, Macro
from actionplans.macros.forms import report_page
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import CHANGES, NEWS, is_change, kind_of
from actionplans.model.problems import Place, judged_report, report
from actionplans.reading.markdown import without_links
from actionplans.rules import html
from actionplans.rules.check import Checked, check
from actionplans.rules.written import written
from actionplans.search import index, packed
from actionplans.site import contact, editing, moment
from actionplans.site.addresses import network_page, page_url
from actionplans.site.bygone import with_former_apart
from actionplans.site.day import later_files, site_date
from actionplans.site.menu import filled, names
from actionplans.site.moved import signposts
from actionplans.site.site import Site
from actionplans.site.view import View
from actionplans.system.files import write_all
from actionplans.system.history import last_changed, newest
from actionplans.system.memory import collector_at_rest
from actionplans.system.product import PRODUCT

_LOG = logging.getLogger("mkdocs.actionplans")


def define_env(env: Any) -> None:
    """Called by mkdocs-macros before each build. Raises Abort with the whole report if anything is wrong."""
    root = Path(env.project_dir)
    day, problems = site_date()
    checked = _checked(root, _stamp(root), day)
    template = env.conf["extra"].get("edit_template") or ""
    if "EDIT_TEMPLATE" in os.environ:  # of what mkdocs.yml says itself, the check has told the line
        problems += editing.template_problems(template)
    if checked.model is None or checked.problems or problems:
        raise Abort(report([*problems, *checked.problems]))
    for line in judged_report(checked.warnings):
        _LOG.info(line)  # with `strict` a warning in MkDocs' log would stop the build
    if os.environ.get("OFFLINE", "").lower() == "true":
        _open_from_a_folder(env.conf)
    directory_urls = env.conf["use_directory_urls"]
    # Without addresses of folders the site is a copy to read without a server: there is nobody to change it there.
    site = checked.site_on(day, directory_urls, edit_template=template if directory_urls else "")
    told = by_day.latest(root, day, site.model.city.organisation) if NEWS.path() in site.pages else None
    # … and nobody to send a form to, nor a page to fetch what it asks.
    pages = site.pages if directory_urls else {path: name for path, name in site.pages.items() if not is_change(path)}
    site = dataclasses.replace(site, address=env.conf["site_url"] or "", news=told, pages=pages)
    env.later = set(checked.pages.pages) - set(site.pages)
    env.later |= later_files(site.model, checked.pages, site.pages.keys(), day, copy=not directory_urls)
    _leave_out(env.conf, env.later)
    # Without the rows of later pages first: others would stand beside those.
    written = env.conf["nav"]
    shown = (page for path, page in checked.pages.pages.items() if path in site.pages)
    whole = filled(written, names(shown, checked.model))
    env.conf["nav"] = with_former_apart(whole, {one.id for one in site.former})
    env.checked_pages, env.site, env.written, env.cited = checked.pages.pages, site, {}, {}
    env.changed = last_changed(root)
    if hasattr(env.conf["theme"], "dirs"):  # MkDocs and ProperDocs; Zensical has settings of its own, and its own frame
        env.conf["extra"]["material"] = material_files(env.conf["theme"].dirs)
        env.conf["extra"]["banner"] = moment.banner(site)
        env.conf["extra"]["owner"] = contact.owner(site)
        env.conf["extra"]["changes"] = page_url(CHANGES.path(), True) if CHANGES.path() in site.pages else ""
        env.conf["extra"]["feed"] = feed.PATH if feed.has_feed(site) else ""
        escape_everything(env.conf["theme"])
        env.conf["markdown_extensions"].append(LastStep(env, site.lexicon))
    elif whole != written:
        _tell_once("menyn visar bara de rader som står i mkdocs.yml – skriv in hela: python -m actionplans menu")
    for name, macro in MACROS.items():
        env.macro(_registered(env, macro), name)
    kept = getattr(env, "kept", None)
    env.rebuild = Rebuild(kept, _shared_by_all(env, checked, root) if kept else ())


def on_pre_page_macros(env: Any) -> None:
    """Called by mkdocs-macros before it runs a page as a template: writes the page from its checked parts instead.

    The result is the same; but no page is ever run, and Jinja does not compile a thousand templates for one use each.
    An engine that does not know this event calls the registered macros, as usual. The header is the checked one, too:
    MkDocs reads it in a way of its own, may end it at another line, and obeys keys that the check does not know.
    """
    view = View(env.site, env.page.url, notes={})
    page = env.checked_pages[env.page.file.src_uri]
    found = written(page, view)
    env.rendered = found.page, found.made
    text = html.to_convert(found.page)
    env.markdown = without_links(text, page, env.later) if env.later else text
    front = page.front
    # In the same dictionary, which mkdocs-macros holds a copy of the page with.
    env.page.meta.clear()
    env.page.meta |= {"title": front.title, "description": front.description, "hide": front.hide}
    env.page.meta |= {"render_macros": False, "notes": found.notes, "eyebrow": _eyebrow(view.site, page.path)}
    env.page.meta["foot"] = _foot(view, front.place.path, env.changed)
    env.page.meta["foot"]["forms"] = is_change(page.path)
    env.page.meta["foot"]["feedback"] = contact.feedback(view.site, front.title, page.path) or report_page(
        view, front.title
    )
    env.written[env.page.file.src_uri] = env.page
    env.cited[env.page.file.src_uri] = list(view.notes or {})
    calls = [call.name for call in found.page.calls]
    if not env.rebuild.stands(env.page, [env.markdown, found.made, calls, env.page.meta]):
        as_plain(env)


def on_post_build(env: Any) -> None:
    """Called by mkdocs-macros when every page is written: adds the files that are no pages.

    Then it lets go of the project: `mkdocs serve` keeps its first build's plugins for as long as it runs.
    """
    fronts = {path: page.front for path, page in env.checked_pages.items()}
    parts = {path: env.rebuild.sections(page) for path, page in env.written.items()}
    files = downloads.files(env.site, env.site.address)
    files |= asked.files(env.site)
    files[packed.PATH] = index.as_script(env.site, fronts, parts, env.cited)
    files |= _signposts(env)
    write_all(Path(env.conf["site_dir"]), files)
    env.rebuild.done(parts, env.written)
    del env.site, env.checked_pages, env.written, env.cited, env.rendered, env.rebuild


def _shared_by_all(env: Any, checked: Checked, root: Path) -> list[object]:
    """What all pages share: the settings, the menu, the theme, what they can link to, and which words are marked."""
    # Those of the demo are mostly the product's.
    settings = [(one / "mkdocs.yml").read_bytes() for one in (root, PRODUCT)]
    titles = [(path, checked.pages.pages[path].front.title) for path in sorted(env.site.pages)]
    files = [name for name, *_ in _stamp(root)]
    given = [env.conf["site_url"], env.conf["extra"], env.conf["nav"], sorted(env.later), env.site.lexicon]
    return [settings, titles, files, given, stamp(Path(env.conf["theme"].custom_dir).rglob("*"))]


def _signposts(env: Any) -> dict[str, bytes]:
    """What lies at the addresses that pages had before; nothing where an engine has no templates of ours."""
    moved = signposts(env.site)
    if not moved:
        return {}
    template = env.conf["theme"].get_env().get_template("moved.html")
    root = env.conf["site_url"] or ""
    return {
        file: template.render(config=env.conf, to=one, canonical=f"{root}{one.address}" if root else one.href).encode()
        for file, one in moved.items()
    }


def _foot(view: View, file: str, changed: Mapping[str, datetime.date]) -> dict[str, Any]:
    """What theme/partials/source-file.html says at the foot of a page; what is not known is left out."""
    day = newest(changed, {file, *view.shown}, until=view.day)
    foot: dict[str, Any] = {"day": view.day.isoformat(), "as_of": in_words(PartialDate.of(view.day))}
    if day:
        foot |= {"changed": day.isoformat(), "changed_in_words": in_words(PartialDate.of(day))}
    if view.site.edit_template:
        foot["edit"] = editing.address(view.site.edit_template, Place(file))
    return foot


def _eyebrow(site: Site, path: str) -> dict[str, str]:
    """What theme/partials/content.html says above a page's name: the network whose page it is, and where that lies."""
    found = kind_of(path)
    if found is None or not found.network or not found.year:
        return {}
    home = network_page(found.network)
    return {"name": site.model.networks[found.network].called, "address": page_url(home, site.directory_urls)}


@functools.cache
def _tell_once(line: str) -> None:
    """Say what an engine lacks: one that asks us page by page would say it as often."""
    _LOG.warning(line)


def checked_now(root: Path) -> Checked:
    """The project as it is saved, checked for the day that is shown; the build that follows does not check again."""
    return _checked(root, _stamp(root), site_date()[0])


@functools.lru_cache(maxsize=1)
def _checked(root: Path, stamp: Stamp, day: datetime.date) -> Checked:
    """The project as of a stamp and a day. Zensical calls define_env once a page; reading each time made it slow."""
    _checked.cache_clear()  # what was read before goes first: no two projects in memory at once
    with collector_at_rest():
        return check(root, day)


def _stamp(root: Path) -> Stamp:
    """What changes when any file that the check reads is saved, added or removed."""
    walks = (os.walk(root / part) for part in ("data", "docs"))
    found = [Path(folder, name) for walk in walks for folder, inner, names in walk for name in (*inner, *names)]
    return stamp([*found, root / "mkdocs.yml"])


def _registered(env: Any, macro: Macro) -> Callable[..., str]:
    """The macro as a page calls it: with ids and years only."""

    @functools.wraps(macro)
    def called(*arguments: Any, **named: Any) -> str:
        return str(macro(View(env.site, env.page.url), *arguments, **named))

    return called


# What theme/base.html needs of Material's own files. Their names change with their content.
_MATERIAL = {
    "main": "assets/stylesheets/main.*.min.css",
    "palette": "assets/stylesheets/palette.*.min.css",
    "bundle": "assets/javascripts/bundle.*.min.js",
    "search": "assets/javascripts/workers/search.*.min.js",
}


def material_files(folders: list[str]) -> dict[str, str]:
    """The addresses of Material's styles and scripts in this version of it. Raises Abort if it has them no more."""
    found = {
        name: path.relative_to(folder).as_posix()
        for folder in folders
        for name, pattern in _MATERIAL.items()
        for path in Path(folder).glob(pattern)
    }
    if missing := [pattern for name, pattern in _MATERIAL.items() if name not in found]:
        raise Abort(f"Material saknar {', '.join(missing)} – anpassa theme/base.html till den nya versionen")
    return found


def _open_from_a_folder(conf: Any) -> None:
    """Make a copy that needs no server: a folder's address shows no page there, and the copy lies at no address."""
    conf["use_directory_urls"], conf["site_url"] = False, ""


def _leave_out(conf: Any, paths: set[str]) -> None:
    """Take pages and files out of the build and the menu, as if they were not there yet."""
    if not paths:
        return
    patterns = [pattern.pattern for pattern in conf["exclude_docs"].patterns] if conf["exclude_docs"] else []
    conf["exclude_docs"] = pathspec.GitIgnoreSpec.from_lines([*patterns, *(f"/{path}" for path in sorted(paths))])
    conf["nav"] = _without(conf["nav"], paths)


def _without(entry: Any, paths: set[str]) -> Any:
    """A part of the menu without some pages, and without the sections that this leaves empty."""
    if isinstance(entry, list):
        kept = (_without(child, paths) for child in entry)
        return [child for child in kept if child]
    if isinstance(entry, dict):
        return {title: rest for title, child in entry.items() if (rest := _without(child, paths))}
    return None if entry in paths else entry
