"""One page of each type of the fictional city, by what it is: what tests in a browser visit.

Every page would take too long.
"""

PAGES = {
    "startsidan": "",
    "nätverket": "natverk/provnat/",
    "ett nätverk med långt namn, nästan okänt": "natverk/samarbetet/",
    "planen": "natverk/provnat/2025/",
    "utkastet": "natverk/provnat/2026/",
    "ett äldre år": "natverk/provnat/2021/",
    "nätverken": "natverk/",
    "året": "ar/2025/",
    "åren": "ar/",
    "områdena": "omraden/",
    "rollerna": "roller/",
    "medlemskapen": "medlemskap/",
    "prioriteringarna": "prioriteringar/",
    "projekten": "projekt/",
    "kandidaterna": "kandidater/",
    "historiken": "historik/",
    "arbetssätten": "arbetssatt/",
    "en rutin": "arbetssatt/resor/",
    "nämnden": "namnden/",
    "ärendet": "namnden/2025-08-25/",
    "årsrapporten": "natverk/provnat/2024/arsrapport/",
    "årshjulet": "arbetssatt/arshjul/",
    "resorna": "resor/",
    "utvärderingarna": "utvardering/",
    "att göra": "att-gora/",
    "öppna data": "oppna-data/",
    "källorna": "kallor/",
    "organisationen": "om/organisation/",
    "dataordboken": "om/datakatalog/",
    "tillgängligheten": "om/tillganglighet/",
    "allt som kan skrivas": "om/allt/",
    "en sida som inte finns": "404.html",
}
