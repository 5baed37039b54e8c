"""How is a digest written as a letter that any mail program opens, and from where is it sent?

One file a function (RFC 5322): plain text, Swedish letters as RFC 2047 and quoted-printable have them, lines folded. In
Outlook it opens as a letter that is not sent yet (X-Unsent): somebody reads it and presses the button. Who does not
know a mailbox leaves it empty, and a group without anyone (RFC 6854) stands where a sender must.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator, Sequence
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from actionplans.forms.ways import answered_at
from actionplans.site.addresses import page_url
from actionplans.site.reminders import Digest, Reminder, When, monday_of
from actionplans.site.site import Site
from actionplans.swedish.words import sentence

_WIDTH = 72
_TO_DO = "att-gora.md"
COORDINATOR = "samordnaren"


def letters(site: Site, digests: Sequence[Digest], address: str) -> dict[str, bytes]:
    """Each digest as the file of a letter, by its name. `address` is where the site lies, if that is known."""
    return {f"{_name(one)}.eml": _letter(site, one, address) for one in digests}


def _name(digest: Digest) -> str:
    return f"till-{digest.function.id}" if digest.function else COORDINATOR


def _letter(site: Site, digest: Digest, address: str) -> bytes:
    letter = EmailMessage(policy=SMTP)
    city = site.model.city
    sender = city.editors or city.contact
    title = _one_line(f"Internationella nätverk, {city.name}")
    letter["Subject"] = f"Påminnelser vecka {site.day.isocalendar().week}: {_counted(digest)}"
    letter["Date"] = datetime.datetime.combine(monday_of(site.day), datetime.time(6), datetime.UTC)
    letter["From"] = [Address(title, addr_spec=sender)] if sender else [Group(title)]
    if digest.mailbox:
        letter["To"] = [
            Address(_one_line(sentence(digest.function.name)) if digest.function else "", addr_spec=digest.mailbox)
        ]
    letter["X-Unsent"] = "1"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n".join(_lines(site, digest, address)) + "\n", cte="quoted-printable")
    return letter.as_bytes()


def _one_line(name: str) -> str:
    """A name as it stands in a letter's head, where a line end would begin another."""
    return " ".join(name.split())


def _counted(digest: Digest) -> str:
    number = len(digest.reminders)
    if not number:
        return f"{digest.earlier} {'sak' if digest.earlier == 1 else 'saker'} sedan tidigare"
    return f"{number} {'sak' if number == 1 else 'saker'}"


# --- What it says -----------------------------------------------------------------------------------------------------


def _lines(site: Site, digest: Digest, address: str) -> Iterator[str]:
    yield "Hej!"
    yield ""
    yield from textwrap.wrap(_lead(site, digest), _WIDTH)
    for when in When:
        own = [one for told, one in digest.reminders if told is when]
        if own:
            yield from ("", when.value.upper(), "")
            for one in own:
                yield from _reminder(site, one, address)
    if digest.earlier:
        yield ""
        yield from textwrap.wrap(f"{earlier(digest)}.", _WIDTH)
        if _TO_DO in site.pages:
            yield f"Att göra: {absolute(site, page_url(_TO_DO, site.directory_urls), address)}"


def _lead(site: Site, digest: Digest) -> str:
    if not digest.reminders:
        return f"Det finns inget nytt att påminna om i {site.say('stadens')} internationella nätverk."
    function = digest.function
    whose = (
        f"{sentence(function.name)} svarar för" if function else "Till dig som samordnar: ingen är känd som svarar för"
    )
    link = "Länken under varje punkt leder dit där du svarar."
    return f"{whose} det här i {site.say('stadens')} internationella nätverk. {link}"


def earlier(digest: Digest) -> str:
    """How much passed before the week and the last that is not done, in a sentence without its end; or nothing."""
    if not digest.earlier:
        return ""
    if digest.earlier == 1:
        return "Sedan tidigare har en sak passerat utan att vara klar"
    return f"Sedan tidigare har {digest.earlier} saker passerat utan att vara klara"


def _reminder(site: Site, one: Reminder, address: str) -> Iterator[str]:
    yield from textwrap.wrap(one.text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False)
    yield f"  {absolute(site, answered_at(site, one), address)}"


def absolute(site: Site, path: str, address: str) -> str:
    """A place on the site as it is written in a letter; where nobody knows the site's address, from its root."""
    return f"{address.rstrip('/')}/{path}" if address else path
