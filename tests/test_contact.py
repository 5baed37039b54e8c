"""Where does a reader say that something on a page is wrong, and who answers for the site?"""

from __future__ import annotations

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from actionplans.rules import placeholders
from actionplans.site import contact
from tests import project

CITY = "data/city.yml"
MAILBOX = "natverk@exempelstad.example"


def with_mailbox(mailbox: str = MAILBOX) -> dict[str, str | bytes | None]:
    return {CITY: f"{project.FILES[CITY]}contact: {mailbox}\n"}


def test_a_letter_has_the_page_and_its_day_filled_in_whatever_the_page_is_called(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2023-06-01", with_mailbox()).site
    title = "A & B?body=x\r\nBcc: ond@example.se #1 å"
    address = urlsplit(contact.feedback(site, title, "natverk/provnat/2023.md"))
    assert (address.scheme, parseaddr(unquote(address.path))[1], address.fragment) == ("mailto", MAILBOX, "")
    parts = parse_qs(address.query, keep_blank_values=True, strict_parsing=True)
    assert set(parts) == {"subject", "body"}  # nobody else gets a copy
    assert parts["subject"] == [f"Fel på sidan: {title}"]
    (body,) = parts["body"]
    assert "natverk/provnat/2023/" in body
    assert "Läget den: 1 juni 2023" in body


def test_a_mailbox_cannot_add_to_its_letter(tmp_path: Path) -> None:
    for wrong in ('"a?cc=ond&x@example.se"', "'a,b@example.se'", "'\"a b\"@example.se'", "'a..b@example.se'"):
        (told,) = project.messages(tmp_path / wrong[1:3].strip('".'), with_mailbox(wrong))
        assert "är inte en e-postadress" in told
    site = project.view(tmp_path / "right", "2023-06-01", with_mailbox("a%3fcc%3dond%26x@example.se")).site
    address = urlsplit(contact.feedback(site, "Sida", "index.md"))
    assert set(parse_qs(address.query)) == {"subject", "body"}


def test_without_a_mailbox_nobody_is_named_and_the_check_counts_the_place(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2023-06-01").site
    assert contact.feedback(site, "Sida", "index.md") == ""
    assert contact.owner(site) == {"who": "Provförvaltningen, Exempelstad, samordnar stadens internationella nätverk."}
    city = tmp_path / CITY
    city.write_text(f"{city.read_text(encoding='utf-8')}# fyll i: contact, funktionsbrevlådan\n", encoding="utf-8")
    assert [place.path for place in placeholders.find(tmp_path)] == [CITY]


def test_a_persons_mailbox_is_refused(tmp_path: Path) -> None:
    (told,) = project.messages(tmp_path, with_mailbox("eva.exempel@exempelstad.example"))
    assert "en persons e-postadress" in told
