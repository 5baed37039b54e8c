"""Who represents the city in a network on the site's day, in which role, and until when?"""

from __future__ import annotations

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Network, Role
from actionplans.model.timeline import Standing, latest_first, standing
from actionplans.site.attention import roles_held, roles_last_known
from actionplans.site.held import held_for, role_standing
from actionplans.site.site import Site
from actionplans.swedish.words import inside, sentence


def nobody_known(site: Site) -> str:
    """What is said where no mandate is known to be held on the site's day."""
    return site.say("Vi vet inte vem som företräder staden i dag.")


def representatives(site: Site, network: Network) -> list[Role]:
    """The roles that are held, then those that a source attested last and whose standing today is unknown.

    Of a level at which neither is known, the newest that was ever attested: a reader asks who it was.
    """
    held = roles_held(site, network)
    found = [*held, *(role for role, _ in roles_last_known(site, network) if _is_unknown(site, role))]
    for role in sorted(network.roles, key=latest_first):
        if not role.vacant and _is_unknown(site, role) and role.level not in (None, *(one.level for one in found)):
            found.append(role)
    return found


def _is_unknown(site: Site, role: Role) -> bool:
    return role_standing(site, role) is Standing.UNKNOWN


def named(site: Site, role: Role) -> str:
    """Who represents the city in a role: the organisation, and the office and name where they are known."""
    organisation = sentence(site.model.organisations[role.holder].name)
    return ", ".join(part for part in (organisation, inside(role.office or ""), role.person) if part)


def until(site: Site, role: Role) -> str:
    """How long it is held, as a reader asks: "till och med 31 december 2026", "belagd 2023, därefter okänt"."""
    current = standing(role, site.day) is Standing.CURRENT and not role.vacant
    if current and isinstance(role.end, PartialDate):
        return f"till och med {in_words(role.end)}"
    return held_for(site, role)
