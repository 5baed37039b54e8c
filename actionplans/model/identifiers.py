"""What does the text in a key name or look like: an id of something, an address, a checksum?"""

from __future__ import annotations

from typing import Annotated

from actionplans.model.shapes import Pattern, Reference

# ISO 4217, without metals and test codes; and those that the euro took the place of, for what an old source says.
_CURRENCIES = (
    "AED|AFN|ALL|AMD|ANG|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|"
    "CDF|CHF|CLP|CNY|COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|"
    "HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|"
    "LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|"
    "PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|"
    "TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|XAF|XCD|XCG|XOF|XPF|YER|ZAR|ZMW|ZWG|ATS|BEF|CYP|DEM|"
    "EEK|ESP|FIM|FRF|GRD|HRK|IEP|ITL|LTL|LUF|LVL|MTL|NLG|PTE|SIT|SKK|XEU"
)

# That of an empty file.
EXAMPLE_CHECKSUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
NetworkId = Annotated[str, Reference("networks")]
OrganisationId = Annotated[str, Reference("organisations")]
ProjectId = Annotated[str, Reference("projects")]
SourceId = Annotated[str, Reference("sources")]
MatterId = Annotated[str, Reference("matters")]
GoalId = Annotated[str, Reference("goals")]
FunctionId = Annotated[str, Reference("functions")]
RoutineId = Annotated[str, Reference("routines")]
_EURO, _KRONOR = "EUR", "SEK"
_CURRENCY_WORDS = (("euro", _EURO), ("€", _EURO), ("kr", _KRONOR), ("kronor", _KRONOR), ("kr.", _KRONOR))
Currency = Annotated[str, Pattern(_CURRENCIES, "en valutakod (ISO 4217)", "SEK", _CURRENCY_WORDS)]
# As programs for mail and addresses of letters take it without quotation marks.
_BEFORE_AT = r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*"
Mailbox = Annotated[str, Pattern(rf"{_BEFORE_AT}@([A-Za-z0-9-]+\.)+[a-z]+", "en e-postadress", "natverk@example.se")]
Address = Annotated[str, Pattern(r"https?://[^\s/]+\.[^\s]+", "en webbadress", "https://www.example.se/sida")]
# GitHub: …/issues/new?title={title}&body={body}, GitLab: …/-/issues/new?issue[title]={title}&issue[description]={body},
# Gitea and Forgejo as GitHub.
IssueAddress = Annotated[
    str,
    Pattern(
        r"https?://[^\s/]+\.[^\s{}]+\{title\}[^\s{}]*\{body\}[^\s{}]*",
        "en adress med {title} och {body}",
        "https://git.example.se/stad/natverk/issues/new?title={title}&body={body}",
    ),
]
PageAddress = Annotated[
    str,
    Pattern(r"([a-z0-9åäö]+([-_][a-z0-9åäö]+)*/)+", "en adress på webbplatsen", "natverk/kajforum/"),
]
# Nobody types more into a search box; a longer text is one that was meant for the page.
SearchWord = Annotated[str, Pattern(r"\S(.{0,78}\S)?", "ett sökord på högst 80 tecken", "tjänsteresa")]
Checksum = Annotated[str, Pattern(r"[0-9a-f]{64}", "en kontrollsumma (SHA-256)", EXAMPLE_CHECKSUM)]
MovedTo = Annotated[
    str,
    Pattern(
        r"unknown|\d{4}(/[a-z0-9]+(-[a-z0-9]+)*)?",
        "ett år, år/aktivitet eller unknown",
        "2026/varmote",
        (("okänt", "unknown"), ("okänd", "unknown"), ("vet ej", "unknown")),
        "skriv året, till exempel 2026, eller okänt",
    ),
]
Slug = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "ett id", "trygg-trafik")]
