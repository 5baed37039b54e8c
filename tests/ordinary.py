"""What officials write and paste on pages, in data and as names of files, all of it right: nothing of it may be red.

Made up, in the ways that minutes, letters, tables and notes of a city are written; the addresses lead nowhere.
"""

from __future__ import annotations

# Each on a page of its own, beside a picture karta.png and a paper avtal.pdf.
PAGES = (
    "Nämnden sa ”ja”, och ‘kanske’ – eller “maybe” — till förslaget… Det kostar 5 000 kr.",
    ("Kostnaden är 1\u00a0250\u00a0000\u00a0kr, eller 12,5\u00a0%\u202fav\u2009budgeten. §\u00a012, kap.\u00a03."),
    "Mål:\n\n- delta\n    - o\n    - p\n- skriva",
    (
        "## Minnesanteckningar 2026-03-04\n\n**Tid:** kl. 09.00–11.30  \n**Plats:** Teams\n\n### § 1 "
        "Mötet öppnas\n\nOrdföranden hälsade välkommen.\n\n### § 2 Dagordning\n\nGodkändes.\n\n1. "
        "Budget\n2. Resor\n    1. Bryssel, 10–12 juni\n    2. Gdańsk, ev. i höst\n3. Övrigt\n\n### § 3 "
        "Nästa möte\n\nOnsdag 8/4 kl. 13:00-15:00. Länk skickas ut."
    ),
    "| Stad | Avgift |\n|---|---|\n| Göteborg | 12 000 kr |\n| Malmö | 9 500 kr |",
    "| Stad | Ja | Nej |\n|------|:----:|:-----:|\n| Göteborg | 1 | 2 |\n| Malmö | 3 | 4 |",
    ("<table>\n<tr><th>Stad</th><th>Avgift</th></tr>\n<tr><td>Göteborg</td><td>12 000 kr</td></tr>\n</table>"),
    "| Namn | Kod |\n|---|---|\n| A eller B | `ab` |",
    "| Stad | Mål |\n|---|---|\n| Göteborg | Ett<br>Två |",
    "Enligt avtalet<sup>1</sup> gäller det.\n\n<sup>1</sup> Avtal från 2019, punkt 3.",
    "- Boka resa\n- Skriv rapport, klart",
    "![Karta över nätverkets städer](karta.png)",
    "![Karta över nätverkets städer](karta.png)\n\n*Bild: Nätverkets städer 2025.*",
    '![Karta](karta.png){ width="400" }',
    "![Karta](<karta-over-stader.png>)",
    "[Läs avtalet (PDF)](avtal.pdf)",
    ("Se [intranätet](https://intranat.stad.example/sites/trafik/Sidor/default.aspx?id=12&vy=lista#avsnitt)."),
    "Se [testmiljön](http://natverk.stad.example:8080/sida).",
    "Se [intranätet](http://intranat/trafik) och [portalen](https://portal:8443/).",
    "Skriv till [internationellt@stad.example](mailto:internationellt@stad.example).",
    "Skriv till [brevlådan](mailto:internationellt@stad.example?subject=Resa%20till%20Bryssel).",
    "Skriv till <internationellt@stad.example>.",
    "Se <https://www.polis.example/>.",
    "Se https://www.polis.example/about och www.civitas.example.",
    "Ring växeln: [020-123 456](tel:+4620123456).",
    (
        "Möte på [Teams](https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZDk4NmM4%40thread.v2/0?co"
        "ntext=%7b%22Tid%22%3a%22a%22%7d)."
    ),
    "Zoom: https://us02web.zoom.us/j/84512345678?pwd=abc, mötes-id 845 1234 5678.",
    "Filerna ligger på G:\\Trafik\\Internationellt\\2025 och \\\\server01\\delad\\planer.",
    "Se [Polis](https://sv.wikipedia.org/wiki/Polis_(stat)) och [x](https://a.example/b(c)).",
    'Se [Polis](https://www.polis.example "Nätverkets webbplats").',
    "Se [Polis][1] och [Civitas][2].\n\n[1]: https://www.polis.example\n[2]: https://civitas.example",
    "## Mål & medel\n\nText.\n\nSe [målen](#mal-medel).",
    (
        "Se [sidan](https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpolis.example&dat"
        "a=05%7C01%7C%7Cabc&reserved=0)."
    ),
    "Se [sidan](https://www.göteborg.se/åtgärder) och [b](https://sv.wikipedia.org/wiki/Göteborg).",
    "Se https://doi.org/10.1016/j.tranpol.2021.05.012, ISBN 978-91-7851-234-5, ISSN 1404-4854.",
    "T.ex., bl.a., m.m., dvs. och jfr (s.k. ITS).",
    (
        '## 1. Bakgrund\n\nText.\n\n## 2.1 Mål & medel\n\nText.\n\n## Vad är "god" '
        "luft?\n\nText.\n\n## < 5 procent\n\nText.\n\n### A/B-test: C++ & C\\#\n\nText."
    ),
    "## 2024\n\n### Mål\n\nText.\n\n## 2025\n\n### Mål\n\nText.",
    "## Bakgrund\n\nText.",
    "**Bakgrund**\n\nText.",
    "## A\n\n#### B\n\nText.",
    "> “The city’s role is to lead – not to follow,” said the chair. It’s a win–win.",
    "Das Netzwerk für „Straßenverkehr“ in Köln, Zürich und Österreich; Grüße.",
    "« L’association » à Orléans, cœur de l’Europe ; rendez-vous à Besançon.",
    "Gdańsk, Łódź, Wrocław, Rzeszów; Česká Třebová, Košice, Şişli, Kraków, Timișoara.",
    "Θεσσαλονίκη (Thessaloniki), Αθήνα och Δήμος Θεσσαλονίκης. Ordet πόλις betyder stad. Χίος.",
    "София (Sofia), Київ (Kyiv), Одеса och Львів. Россия. Європа.",
    "Staden heter Сочи på ryska, och floden Обь.\n\nÄven Хуст (Chust) är med.",
    (
        "Halten är 5 μg/m³, och vinkeln α = 3°. Δt = 5 s, Ω, π ≈ 3,14, CO₂, m², ½, ≥ 5, ± 2, × 3, →, €, "
        "£, §, ¶, †, ‰, №."
    ),
    "Bra jobbat 👍🏽 👨\u200d👩\u200d👧 🇸🇪 ❤️ ✅ ☑️ ⚠️ 1️⃣.",
    "القاهرة (Kairo) och תל אביב (Tel Aviv).",
    ("Budgeten är 1 234 567 kr, 12 000:-, 12.500,50 SEK, 1,5 mnkr, 15 tkr, € 250 000, 250.000 EUR, 3–5 %, 2 x 500 kr."),
    (
        "Dnr 0123/24, SMN 2023-04123, dnr: 2023-00123, N075-0123/22, SLK-2024-00512, diarienr 1247/19, "
        "TRV 2022/12345, Ärende 3.1.2-2023/0456."
    ),
    ("Organisationsnummer 212000-1355 (VAT SE212000135501). Bankgiro 5050-1055, plusgiro 12 34 56-7, BG: 123-4567."),
    "IBAN SE45 5000 0000 0583 9825 7466, BIC ESSESESS. Faktura 20240315001, kundnr 07012345.",
    (
        "Projekt 101077049 (Horisont Europa), Grant agreement No 101138782, HORIZON-CL5-2023-D6-01, "
        "avtal 814910, ansökan 2023-02145, LIFE20 ENV/SE/000123."
    ),
    ("2026-03-04 09:00–11:30, kl. 9–12, 4/3 2026, 2026-W12, v. 12, 4 mars–6 april, 2024/2025, 2024–2025, 0900-1130."),
    "20260304, 26-03-04, 2026.03.04, 260304 och 260304–260306.",
    "Planen gäller 2023–2026. Under 2014 2015 2016 2017 2018 deltog vi.",
    (
        "Kontakt: info@polis.example, secretariat@civitas.example, office@eurocities.example, "
        "luci@luci.example, kontakt@nvf.example, hello@impacts.org."
    ),
    (
        "registrator@stad.example, stadsmiljo@stad.example, trafikkontoret@stad.example, "
        "eu-projekt@regionen.example, helpdesk@kommissionen.example, MOVE-INFO@kommissionen.example, "
        "dataskyddsombud@stad.example, press@stad.example, no-reply@stad.example, "
        "membership@polis.example, events@ertico.example, general.secretariat@uitp.example, "
        "conference2025@polis.example"
    ),
    "Besöksadress: Köpmansgatan 20. Postadress: Box 2403, 403 16 Göteborg.",
    ("POLIS, Rue du Trône 98, 1050 Bryssel, Belgien. Place Flagey 7. Square de Meeûs 1, B-1000 Brussels."),
    ("Anna Exempel (generalsekreterare), Ordförande Bo Exempel (MP), Marie-Louise O'Brien, Åsa Öberg & Jürgen Größl."),
    (
        "5 < 10 och 10 > 5; a<b; 3 <5; <5 %; R&D; AT&T; Q&A; &c; 100 %; #hashtag; @stad; _under_; "
        "snake_case; 2*3*4; ~ungefär; ^; | streck; {klammer}; [hak]; (par); \\bak."
    ),
    "Nu --> sedan, <-- förut, <- , => och <= 5.",
    "Rad ett<br>\nRad två<br/>\nRad tre<br />",
    "<details>\n<summary>Visa mer</summary>\n\nText.\n\n</details>",
    '<div class="hero" markdown>\n\nText.\n\n</div>',
    "<!-- Detta ses över i höst -->\n\nText.",
    "Text <!-- att kontrollera: siffran? --> mera.",
    "Kl.&nbsp;9&ndash;12, &copy; Staden, &amp;, &lt;5, &euro; 5, &aring;.",
    "Text.\n\n---\n\nText.\n\n***\n\nText.\n\n___",
    '!!! note "Obs!"\n\n    Text med **fet**.\n\n!!! warning\n    Text.',
    "```yaml\nname: POLIS\nsources: [a]\n```\n\n    indraget\n\n`kod <id>`",
    "> Citat rad ett\n> rad två\n>\n> – Nämnden, 2024",
    "Begrepp\n:   Förklaring av begreppet.\n\nAnnat\n:   Mera.",
    "Rad ett.   \nRad två.  \n\n\n\nRad tre.",
    "031\u2011området, e\u2011post, EU\u2011projekt.",
    "\u22125 °C, 3 \u2212 2, 10\u221212, 5\u20106.",
    "á è ñ ç œ Æ Ø ø ß ð þ ŋ č š ž ā ı İ ĳ ǆ",
    "+ delta\n+ skriva",
    "– Ja, sa hon.\n– Nej, sa han.",
    (
        "| Sida | Länk |\n|---|---|\n| POLIS | <https://www.polis.example> |\n| Mejl | "
        "[brevlåda](mailto:info@polis.example) |"
    ),
    "## Mål {#malen}\n\nSe [mål](#malen).",
    "Text i ruta.\n{: .hero }",
    (
        "CO<sub>2</sub> och m<sup>2</sup>, <kbd>Ctrl</kbd>, <em>a</em>, <strong>b</strong>, <abbr "
        'title="Europeiska unionen">EU</abbr>.'
    ),
    '<a id="mal"></a>\n\nText. Se [mål](#mal).',
    "Tabell 1. Avgifter\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Stad | Avgift\n--- | ---\nGöteborg | 12\nMalmö | 9",
    "| a | b |\n|-|-|\n| 1 | 2 |",
    "## A\n\nText.",
    "Bra :) :-( ;) :D <3",
    "Se \"Trafikplan för Göteborg\" ('planen') och `kod`.",
    "Kostar $5–$10, eller 5 US-dollar. CO2 och H2O.",
    "Filen C:\\Temp\\a.txt, data/plans/2025/polis.yml och *.yml.",
)

# Each the value of a `text` in a file of data, as it stands there.
VALUES = (
    "Nämnden sa ”ja” – och ’nej’… till EU:s förslag.",
    ">-\n      Första raden\n      andra raden.\n\n      Nytt stycke – med ”citat”: och kolon.",
    "|\n      Rad ett\n      - punkt\n      Rad två: x",
    ">-\n      Mötet tog upp:\n      • budget\n      • resor",
    '"Möte om \\"laddning\\": 1 234 kr, 50 % & <5 ton"',
    "'Stadens ''väg'' dit'",
    "Halten < 5 µg/m³ och <10 % R&D",
    '"Mötet #CCAM2025"',
    '"& mer"',
    '"@stad skrev"',
    "50 % av städerna deltog",
    '"2025"',
    '"- 5 grader"',
    "Beslut enligt dnr 0123/24 och SMN 2023-04123.",
    "Projekt 101077049, avtal 2023-02145, org.nr 212000-1355, bankgiro 5050-1055.",
    "Anmälan till info@polis.example.",
    "1\u00a0250\u00a0000\u00a0kr",
    "Bra och CO₂",
    "Möte i Θεσσαλονίκη och Київ.",
    "Se https://www.polis.example/a?b=1&c=2#d",
    '"Namn\tort"',
    "Bo Exempel, ordförande, höll tal.",
    "ja",
    "Ett | två",
    "~50 städer",
    "Enligt 3 kap. 2 § och 5-7 §§.",
    "Andelen 1:5 och kl. 09:30",
    "Se punkt#3",
)

# Names of pictures and papers in docs/, as phones, programs and people give them.
NAMES = (
    "IMG_4711.jpg",
    "IMG_20250612_140322.jpg",
    "20250612_140322.jpg",
    "PXL_20250612_120322123.MP.jpg",
    "DSC00123.JPG",
    "IMG_4712-gps.jpeg",
    "foto-upphov.jpg",
    "Skärmbild 2025-06-12 140322.png",
    "Skärmavbild 2025-06-12 kl. 14.03.22.png",
    "Bild 1 (2).png",
    "WhatsApp Image 2025-06-12 at 14.03.22.jpeg",
    "Karta_Göteborg & Malmö.PNG",
    "Namnlös.png",
    "image001.png",
    "bild.webp",
    "Mötes-presentation, slutlig version 3 (reviderad efter nämndens beslut).pdf",
    "Bilaga 3 – Årsrapport 2025.pdf",
    "Tjänsteutlåtande dnr 0123-24.pdf",
    "SMN 2023-04123.pdf",
    "2024-03-13.pdf",
    "202403131000.pdf",
    "Protokoll 240313 §§ 45-67.pdf",
    "handling 20240313-1130.pdf",
)
