"""Where do the addresses that pages had before lead, and what lies there so that no rule of the server is needed?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote

from actionplans.model import page_kinds
from actionplans.model.records import Moved
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.system.fixed import fixed


@fixed
class Signpost:
    """What lies at an address of before: where it leads, from there and from the site's root, and the page's title."""

    href: str
    address: str
    title: str


# Who follows a page through more moves goes round in a circle.
_MOST = 50


def end_of(one: Moved, by_old: Mapping[str, Moved], addresses: Container[str]) -> str | None:
    """The address that one leads to at last, over all moves since; None where they lead to each other."""
    address = one.new
    for _ in range(_MOST):
        further = None if address in addresses else next((by_old[up] for up in _above(address) if up in by_old), None)
        if further is None:
            return address
        address = further.new + address.removeprefix(further.old)
    return None


def _above(address: str) -> Iterator[str]:
    """An address, and those of the folders that it is in, the nearest first."""
    parts = address.split("/")
    return ("/".join(parts[:count]) + "/" for count in range(len(parts) - 1, 0, -1))


def before(one: Moved, end: str, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each address that one had before, with the one that it has now: all that lies under the `end` of its move."""
    return ((one.old + address.removeprefix(end), address) for address in addresses if address.startswith(end))


def signposts(site: Site) -> Mapping[str, Signpost]:
    """What lies at each address of before on the site's day, by the file's path from the site's root."""
    urls, moved = site.directory_urls, site.model.moved.values()
    by_old = {one.old: one for one in moved}
    addresses = {page_kinds.address(page): page for page in site.pages} if moved else {}
    found = {}
    # Of two that say it of one address the narrower holds.
    for one in sorted(moved, key=lambda one: len(one.old)):
        end = end_of(one, by_old, addresses) or one.new
        for old, address in before(one, end, addresses):
            page = addresses[address]
            at = page_url(page_kinds.moved_to(old, like=page), urls)
            file, to = f"{at}index.html" if at.endswith("/") else at, page_url(page, urls)
            # The file has its name as it is, where the address is quoted.
            found[unquote(file)] = Signpost("../" * file.count("/") + to, to, site.pages[page])
    return found
