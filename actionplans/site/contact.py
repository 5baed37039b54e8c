"""Who answers for the site, and where does a reader say that something on a page is wrong?

The address stands in data/city.yml. A letter to it begins with what is needed to mend it: which page, which day.
"""

from __future__ import annotations

from urllib.parse import quote

from actionplans.model.dates import PartialDate, in_words
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.swedish.words import sentence


def owner(site: Site) -> dict[str, str]:
    """What the foot of every page says: who coordinates the networks, and the mailbox, if the city has named one."""
    city = site.model.city
    bodies = [site.model.organisations[one].name for one in (city.administration, city.organisation)]
    found = {"who": site.say(f"{sentence(bodies[0])}, {bodies[1]}, samordnar stadens internationella nätverk.")}
    if not city.contact:
        return found
    return found | {"mailbox": city.contact, "address": letter(city.contact), "missed": missed(city.contact)}


# What the subject of a letter about a search that found nothing begins with, before what was searched for.
MISSED = "Hittade inte: "


def missed(mailbox: str) -> str:
    """The address of a letter about such a search. It ends where theme/assets/search/box.js adds what was written."""
    return letter(mailbox, body="Vad letade du efter?\r\n", subject=MISSED)


def feedback(site: Site, title: str, path: str) -> str:
    """The address of a letter about a page, with the page and its day filled in; nothing where nobody is to get it."""
    if not site.model.city.contact:
        return ""
    where = f"{title} ({page_url(path, site.directory_urls) or '/'})"
    lines = [
        f"Sida: {where}",
        f"Läget den: {in_words(PartialDate.of(site.day))}",
        "",
        "Vad är fel, och hur vet du det?",
        "",
    ]
    return letter(site.model.city.contact, subject=f"Fel på sidan: {title}", body="\r\n".join(lines))


def letter(mailbox: str, **parts: str) -> str:
    """An address that opens a letter. All that could end the mailbox or a part is written as figures (RFC 6068)."""
    filled = "&".join(f"{name}={quote(text, safe='')}" for name, text in parts.items())
    return f"mailto:{quote(mailbox, safe='@')}" + (f"?{filled}" if filled else "")
