"""The site's latest changes as a feed (Atom), which Outlook, SharePoint and others subscribe to: an entry a day."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape, quoteattr

from actionplans.model import page_kinds
from actionplans.model.dates import in_words
from actionplans.site.addresses import page_url
from actionplans.site.news import Day, Piece
from actionplans.site.site import Site
from actionplans.swedish.words import listed

PATH = "nytt.xml"
TITLE = "Nytt på webbplatsen"


def has_feed(site: Site) -> bool:
    """Whether there is a feed: it is read elsewhere, so that it needs the site's address; and something to tell."""
    return bool(site.address and site.news)


def as_atom(site: Site) -> bytes:
    """The feed. The same history and address give the same bytes."""
    root = site.address.rstrip("/") + "/"
    page = root + page_url(page_kinds.NEWS.path(), site.directory_urls)
    days = site.news or ()
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
        f"<title>{escape(TITLE)}</title>",
        f"<id>{escape(page)}</id>",
        f"<link href={quoteattr(page)}/>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(root + PATH)}/>',
        f"<updated>{_moment(max(one.moment for one in days))}</updated>",
        f"<author><name>{escape(site.model.city.name)}</name></author>",
        *(line for one in days for line in _entry(site, one, root, page)),
        "</feed>",
    ]
    return "\n".join([*lines, ""]).encode()


def anchor(day: datetime.date) -> str:
    """The id of a day on the page, which its entry in the feed leads to and is known by."""
    return f"dag-{day.isoformat()}"


def _entry(site: Site, one: Day, root: str, page: str) -> list[str]:
    address = f"{page}#{anchor(one.day)}"
    about = list(dict.fromkeys(piece.about for piece in one.pieces))
    some = about[:3]
    more = len(about) - len(some)
    names = listed([*some, f"{more} till"] if more else some)
    said = "".join(f"<li>{_said(site, piece, root)}</li>" for piece in one.pieces)
    said += f"<li>… och {one.more} ändringar till</li>" if one.more else ""
    return [
        "<entry>",
        f"<title>{escape(f'{in_words(one.day)}: {names}')}</title>",
        f"<id>{escape(address)}</id>",
        f"<link href={quoteattr(address)}/>",
        f"<updated>{_moment(one.moment)}</updated>",
        f'<content type="html">{escape(f"<ul>{said}</ul>")}</content>',
        "</entry>",
    ]


def _said(site: Site, piece: Piece, root: str) -> str:
    """A piece as HTML, which the feed then holds as text."""
    about = escape(piece.about)
    if piece.page in site.pages:
        about = f"<a href={quoteattr(root + page_url(piece.page, site.directory_urls))}>{about}</a>"
    return f"{about}: {escape(piece.says)}"


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
