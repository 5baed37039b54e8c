"""Is HTML that no page may hold told where it stands, and does what passes run and fetch nothing in a browser?"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from actionplans.macros import SIGNATURES
from actionplans.model.records import Model
from actionplans.reading import pages
from actionplans.reading.calls import text_and_calls
from actionplans.rules import html, links
from actionplans.rules.allowed_html import BOXES, CLASSES, taken
from actionplans.rules.check import check
from actionplans.rules.written import html_of
from actionplans.site.view import View
from tests import fictional, project
from tests.sites import ROOT, build, built, served
from tests.until import until

PAGE = "docs/arbetssatt/resor.md"
# Each text begins on this line of a page of its own.
FIRST_LINE = 6

RUNS = "ta bort det; en sida kör inga program och hämtar inget från andra"
LOOKS = "ta bort det; utseendet styrs av temat"
NO_HTML = "skriv med Markdown; är det ingen HTML, skriv det inom `…`, eller &lt; i stället för <"
QUOTED = 'skriv varje attribut som namn="värde", utan < och > i värdet'
OTHER_ID = "välj ett annat, som {#min-rubrik} efter rubriken"
MOVE = "lägg bilden i docs/ och länka dit"
WHOLE = "skriv hela adressen, från https:// och framåt, eller sidans sökväg"
PAGE_OR_WEB = "länka till en sida eller webbadress"
INCLUDED = "filer får inte klippas in (--8<--) – skriv texten på sidan, eller länka till den"
ALONE = "låt det stå på en egen rad längst till vänster"


def element(name: str, do: str = RUNS) -> str:
    return f"HTML-elementet <{name}> är inte tillåtet – {do}"


def attribute(name: str, do: str = LOOKS) -> str:
    return f"attributet {name} är inte tillåtet – {do}"


def odd(tag: str, do: str = QUOTED) -> str:
    return f"taggen ”{tag}” läses olika av olika webbläsare – {do}"


def no_link(scheme: str) -> str:
    return f"en länk till {scheme}: är inte tillåten – {PAGE_OR_WEB}"


def elsewhere(address: str) -> str:
    return f"bilden hämtas från en annan webbplats: {address} – {MOVE}"


def no_picture(address: str) -> str:
    return f"bilden har en adress som inte kan visas: {address} – {MOVE}"


def odd_link(address: str) -> str:
    return f"länkens adress ”{address}” läses olika av olika webbläsare – {WHOLE}"


def own_id(name: str) -> str:
    return f"id:t ”{name}” används av webbplatsen själv – {OTHER_ID}"


def own_class(name: str) -> str:
    return f"klassen ”{name}” finns inte för sidor – ta bort den, eller välj bland hero, ways"


def open_element(name: str) -> str:
    return f"<{name}> avslutas aldrig – skriv </{name}> där det slutar"


def ended(tag: str) -> str:
    return f"{tag} avslutar något som inte har börjat – ta bort det"


def within(macro: str) -> str:
    return f"makrot {macro} står inne i något annat – {ALONE}"


def text_like(tag: str) -> str:
    return f"”{tag}” läses som HTML och är inte tillåtet – {NO_HTML}"


# What is refused: a text, on which of its lines, in which column, and one of the things that are told.
HOSTILE: list[tuple[str, int, int, str]] = [
    # Elements that run, fetch or ask.
    ("<script>alert(1)</script>", 1, 1, element("script")),
    ("Text.\n\n<SCRIPT src='x'>", 3, 1, element("script")),
    ("<script\n>x</script>", 1, 1, element("script")),
    ("<scr<script>ipt>x", 1, 5, element("script")),
    ("- a\n\n    <script>x</script>", 3, 5, element("script")),
    ("<iframe src='https://prov.example'></iframe>", 1, 1, element("iframe")),
    ("<svg/onload=alert(1)>", 1, 1, element("svg", "skriv ![beskrivning](bild.png)")),
    ("<object data='x'></object>", 1, 1, element("object", "länka till filen i stället: [text](fil.pdf)")),
    ("<base href='//prov.example'>", 1, 1, element("base")),
    ("<meta http-equiv='refresh' content='0;url=//prov.example'>", 1, 1, element("meta")),
    ("<link rel='stylesheet' href='//prov.example'>", 1, 1, element("link")),
    ("<style>@import '//prov.example'</style>", 1, 1, element("style", LOOKS)),
    ("<form id='x'>", 1, 1, element("form")),
    ("<input type='image' src='//prov.example'>", 1, 1, element("input")),
    ("<video poster='x.png'></video>", 1, 1, element("video", "länka till filen i stället: [text](fil.pdf)")),
    ("<picture><source srcset='a.png'></picture>", 1, 1, element("picture", "skriv ![beskrivning](bild.png)")),
    ("<portal src='//prov.example'></portal>", 1, 1, element("portal")),
    # What parsers read otherwise than people do.
    ('<a title=">" onclick="x()">y</a>', 1, 1, odd('<a title=">')),
    ("<!--><script>alert(1)</script>-->", 1, 6, element("script")),
    ("<!---><script>x</script>", 1, 7, element("script")),
    ("<!-- a --!> <script>x</script> -->", 1, 13, element("script")),
    ("<![CDATA[<script>x</script>]]>", 1, 10, element("script")),
    ("<textarea></div><script>x</script></textarea>", 1, 17, element("script")),
    ('<noscript><p title="</noscript><script>x</script>">', 1, 32, element("script")),
    ("<math><mtext><table><mglyph><style><script>x", 1, 36, element("script")),
    ('<xmp><p title="</xmp><script>x</script>"></xmp>', 1, 22, element("script")),
    ("<?php x ?>", 1, 1, "”<?php x ?>” är ingen HTML som en sida kan ha – ta bort det; är det text, "
     "skriv &lt; i stället för <"),
    ("<!doctype html>", 1, 1, "”<!doctype html>” är ingen HTML som en sida kan ha – ta bort det; är det text, "
     "skriv &lt; i stället för <"),
    ("</p x>", 1, 1, odd("</p x>")),
    ("<div/>x", 1, 1, "<div/> avslutar inget – skriv </div> där det slutar"),
    ("<p\x0clang='sv'>x</p>", 1, 1, odd("<p lang='sv'>")),
    ("<p\u2028onclick='x'>y</p>", 1, 1, attribute("onclick")),
    ("<img/onerror=alert(1)//>", 1, 1, attribute("onerror")),
    ("<div class=hero>x</div>", 1, 1, "ett värde i ”<div class=hero>” står inte inom citattecken – "
     'skriv attribut som namn="värde"'),
    ("<frameset onload='x'>", 1, 1, element("frameset")),
    ("<plaintext>", 1, 1, text_like("<plaintext>")),
    ("<x-y onclick='x'>z</x-y>", 1, 1, text_like("<x-y onclick='x'>")),
    # Attributes, in HTML and in attribute lists, on everything that takes one.
    ("<div onclick='x'>y</div>", 1, 6, attribute("onclick")),
    ('<img src="a.png"\nonerror="alert(1)" alt="">', 2, 1, attribute("onerror")),
    ("<details ontoggle='x' open>y</details>", 1, 10, attribute("ontoggle")),
    ("<a href='x' onclick>y</a>", 1, 13, attribute("onclick")),
    ("<p style='color: red'>x</p>", 1, 4, attribute("style")),
    ("Text.\n\n## Rubrik {: onclick='x' }", 3, 14, attribute("onclick")),
    ("Ett stycke\n{: onclick=x }", 2, 4, attribute("onclick")),
    ("[x](../index.md){onmouseover='x'}", 1, 18, attribute("onmouseover")),
    ("`a`{: onclick=y }", 1, 7, attribute("onclick")),
    ("`onclick=x` *a*{: onclick=x }", 1, 19, attribute("onclick")),
    ("- a\n{: onclick=y }", 2, 4, attribute("onclick")),
    ("> a\n{: onclick=y }", 2, 4, attribute("onclick")),
    ("term {: onclick=y }\n:   förklaring", 1, 9, attribute("onclick")),
    ("| a {: onclick=y } |\n|---|\n| b |", 1, 8, attribute("onclick")),
    ("*x*{: style='color:red' }", 1, 7, attribute("style")),
    ("*x*{: hidden }", 1, 7, attribute("hidden")),
    ("*x*{: data-md-component=search }", 1, 7, attribute("data-md-component")),
    ("*x*{: contenteditable=1 }", 1, 7, attribute("contenteditable")),
    ("Det är *x*{: is=y }", 1, 14, attribute("is")),
    ("*x*{: tabindex=1 autofocus }", 1, 18, attribute("autofocus")),
    ("*x*{: role=button }", 1, 7, attribute("role")),
    ("*x*{: aria-label=q }", 1, 7, attribute("aria-label")),
    ("*x*{: popovertarget=q }", 1, 7, attribute("popovertarget")),
    ("[x](../index.md){: target=_blank }", 1, 20,
     attribute("target", "ta bort det; läsaren väljer själv var en länk öppnas")),
    ("<img name='body' src='a.png' alt=''>", 1, 6, attribute("name")),
    ("<a href='x' href='y'>x</a>", 1, 19, "attributet href står två gånger – behåll det ena"),
    ("<p lang='en' lang='sv'>x</p>", 1, 14, "attributet lang står två gånger – behåll det ena"),
    ("<div markdown='javascript'>x</div>", 1, 6,
     "markdown gör inget på <div> här – ta bort det, eller låt elementet börja på en egen rad"),
    ("Text {: .note }.", 1, 6,
     "{: .note } gäller inget här och visas som text – ta bort det; det ska stå direkt efter en länk, en bild "
     "eller en rubrik"),
    # Ids and classes that the theme and its script act on.
    ("## __search", 1, 4, own_id("__search")),
    ("Text.\n\n## \\_\\_search", 3, 1, own_id("__search")),
    ("## \uff3f\uff3fsearch", 1, 4, own_id("__search")),
    ("## Rubrik {#__search}", 1, 12, own_id("__search")),
    ("``` {.py #__search}\nx\n```", 1, 10, own_id("__search")),
    ("<p id='__drawer'>x</p>", 1, 4, own_id("__drawer")),
    ("[x](../index.md){: id=__toc }", 1, 20, own_id("__toc")),
    ("## Search network", 1, 4, own_id("search-network")),
    ("<span id='__macro-0'></span>", 1, 7, own_id("__macro-0")),
    ('<span id="__macro-0"></span>', 1, 1, own_id("__macro")),
    ("## A {#x}\n\n## B {#x}", 3, 7, "id:t ”x” står två gånger på sidan – välj ett annat för det ena"),
    ("<p id=''>x</p>", 1, 4, "id:t ”” är tomt eller har mellanslag – välj ett utan mellanslag"),
    ("*x*{: .md-search }", 1, 7, own_class("md-search")),
    ("*x*{: class=md-search }", 1, 13, own_class("md-search")),
    ("<div class='md-dialog' markdown>\n\nx\n\n</div>", 1, 13, own_class("md-dialog")),
    ("<div class='heroo' markdown>\n\nx\n\n</div>", 1, 13, "klassen ”heroo” finns inte för sidor – menade du ”hero”?"),
    ("!!! note md-search\n    y", 1, 10,
     "rutans slag ”md-search” finns inte – skriv rubriken inom citattecken, och välj slaget bland note, abstract, "
     "info, tip, success, question, warning, failure, "
     "danger, bug, example, quote"),
    ("!!! waring\n    y", 1, 5, "rutans slag ”waring” finns inte – menade du ”warning”?"),
    # Links that run, or lead elsewhere than they seem to.
    ("[x](javascript:alert(1))", 1, 5, no_link("javascript")),
    ("[x](JaVa&#115;cript:alert(1))", 1, 5, no_link("javascript")),
    ("[x](javascript&colon;alert)", 1, 5, no_link("javascript")),
    ("[x](<javascript: alert(1)>)", 1, 6, no_link("javascript")),
    ("<javascript:alert(1)>", 1, 1, no_link("javascript")),
    ("<a href='&#106;avascript:x'>x</a>", 1, 10, no_link("javascript")),
    ("<a href=' java\nscript:x'>x</a>", 1, 10, no_link("javascript")),
    ("<a href='java&Tab;script:x'>x</a>", 1, 10, no_link("javascript")),
    ("<a href='\x01javascript:x'>x</a>", 1, 10, no_link("javascript")),
    ("<A HREF='JAVASCRIPT:x'>x</A>", 1, 10, no_link("javascript")),
    ("[x](../index.md){: href=javascript:x }", 1, 25, no_link("javascript")),
    ("[x]: javascript:alert(1)\n\n[x]", 1, 6, no_link("javascript")),
    ("[x][y]\n\nText.\n\n[y]:\n  javascript:alert(1)", 6, 3, no_link("javascript")),
    ("[x](data:text/html,x)", 1, 5, no_link("data")),
    ("[x](vbscript:x)", 1, 5, no_link("vbscript")),
    ("[x](ftp://prov.example)", 1, 1, "länken ”ftp://prov.example” är ingen webbadress – skriv den från https:// och "
     "framåt"),
    ("[x](//prov.example)", 1, 1, "länken ”//prov.example” börjar med / – skriv sökvägen från sidan, till exempel "
     "../natverk/index.md"),
    ("*x* [x](../index.md){: href=//prov.example }", 1, 29, odd_link("//prov.example")),
    ("[x](../index.md){: href=/\\prov.example }", 1, 25, odd_link("/\\prov.example")),
    ("[x](https:prov.example)", 1, 5, odd_link("https:prov.example")),
    ("<a href='http:\\\\prov.example'>x</a>", 1, 10, odd_link("http:\\\\prov.example")),
    ("[x](../index.md){: href='https://x\x00y' }", 1, 26, odd_link("https://x\x00y")),
    ("<a href='x'><a href='y'>z</a></a>", 1, 13, "en länk står i en länk – avsluta den första före den andra"),
    # Pictures from another host, in every form.
    ("![x](https://prov.example/a.png)", 1, 6, elsewhere("https://prov.example/a.png")),
    ("![x](HTTPS://prov.example/a.png)", 1, 6, elsewhere("HTTPS://prov.example/a.png")),
    ("![x](//prov.example/a.png)", 1, 6, elsewhere("//prov.example/a.png")),
    ("![x](\\\\\\\\prov.example\\\\a.png)", 1, 10, elsewhere("\\\\prov.example\\a.png")),
    ("![x](data:image/png;base64,xx)", 1, 6, no_picture("data:image/png;base64,xx")),
    ("Se\n\n![x][r]\n\nmer\n\n[r]: https://prov.example/a.png", 7, 6, elsewhere("https://prov.example/a.png")),
    ("![r]\n\n[r]: //prov.example/a.png", 3, 6, elsewhere("//prov.example/a.png")),
    ("[![x](//prov.example/a.png)](../index.md)", 1, 7, elsewhere("//prov.example/a.png")),
    ("| a |\n|---|\n| ![x](//prov.example/a.png) |", 3, 8, elsewhere("//prov.example/a.png")),
    ('!!! note "![x](//prov.example/a.png)"\n    y', 1, 16, elsewhere("//prov.example/a.png")),
    ("![x](a.png){: src=//prov.example/x.png }", 1, 19, elsewhere("//prov.example/x.png")),
    ("<img alt='' src='http://prov.example/a'>", 1, 18, elsewhere("http://prov.example/a")),
    ("<img srcset='//prov.example/a.png 2x' src='a.png' alt='x'>", 1, 6,
     attribute("srcset", "lägg bilden i docs/ och skriv ![beskrivning](bild.png)")),
    ("<table background='//prov.example/a'><tr><td>x</td></tr></table>", 1, 8,
     attribute("background", "lägg bilden i docs/ och skriv ![beskrivning](bild.png)")),
    ("<div style='background:url(//prov.example)'>x</div>", 1, 6, attribute("style")),
    ("<img src='a.png'>", 1, 1, 'bilden saknar beskrivning – skriv ![beskrivning](bild.png), eller alt="…"'),
    ("<img src='a.png' alt='x' width='100%'>", 1, 26,
     'attributet width kan inte vara ”100%” – skriv till exempel width="300"'),
    # Elements that do not end, or stand wrong: what only the validator or the browser found.
    ("<div>\n\nText.", 1, 1, open_element("div")),
    ("<details markdown>\n<summary>Mer</summary>\n\nText.", 1, 1, open_element("details")),
    ("Text.\n\n<div class='hero' markdown>\n\nText.", 3, 1, open_element("div")),
    ("<div>\n<p>a\n</div>", 2, 1, open_element("p")),
    ("<em><strong>x</em></strong>", 1, 5, open_element("strong")),
    ("</div>", 1, 1, ended("</div>")),
    ("Text.\n\n</article></main>", 3, 1, ended("</article>")),
    ("<br></br>", 1, 5, ended("</br>")),
    ("<div><a href='x</div>", 1, 6, "taggen ”<a href='x” avslutas aldrig – skriv > efter den"),
    ("text <div>x</div>", 1, 6, "<div> står mitt i en text – låt det börja på en egen rad, med en tom rad före"),
    ("<table>text<tr><td>x</td></tr></table>", 1, 8,
     "texten ”text” står direkt i <table> – sätt den i <caption> eller <tbody> eller <thead> eller <tr>"),
    ("<table><a href='x'>y</a></table>", 1, 8,
     "<a> står direkt i <table> – sätt det i <caption> eller <tbody> eller <thead> eller <tr>"),
    ("<li>x</li>", 1, 1, "<li> står inte i <ol> eller <ul> – sätt det där, eller skriv med Markdown"),
    ('<p class="MsoNormal">x<o:p></o:p></p>', 1, 11,
     "texten har HTML från Word eller Outlook – klistra in den på nytt utan formatering (Ctrl+Skift+V)"),
    ("x<o:p></o:p>", 1, 2,
     "texten har HTML från Word eller Outlook – klistra in den på nytt utan formatering (Ctrl+Skift+V)"),
    ('<a name="mal"></a>', 1, 4,
     "attributet name är inte tillåtet – sätt ett id på rubriken i stället: ## Rubrik {#namnet}"),
    ('<a href="https://prov.example/" rel="noopener">x</a>', 1, 33,
     "attributet rel är inte tillåtet – ta bort det; läsaren väljer själv var en länk öppnas"),
    ('<p class="side-right">x</p>', 1, 11,
     "klassen ”side-right” finns inte för sidor – ta bort den, eller välj bland hero, ways"),
    ("text[^1]\n\n[^1]: Avtal från 2019.", 3, 1, "fotnoter finns inte här – skriv noten i texten, inom parentes"),
    ("*[PFN]: Påhittat nätverk", 1, 1,
     "förkortningar förklaras inte på sidan – lägg in den i data/abbreviations.yml"),
    ("> [!NOTE]\n> Text.", 1, 1,
     'så skrivs ingen ruta här – skriv !!! note "Rubrik", och texten under, indragen fyra mellanslag'),
    ('??? note "Mer"\n\n    Text.', 1, 1,
     'så skrivs ingen ruta här – skriv !!! note "Rubrik", och texten under, indragen fyra mellanslag'),
    ("Text ~~som utgår~~.", 1, 6, "genomstruken text finns inte här – ta bort det som inte gäller"),
    # What a hasty hand writes: what does the same here is told.
    ("Text <b>x</b>", 1, 6, element("b", "skriv **fet**")),
    ("Text <i>x</i>", 1, 6, element("i", "skriv *kursiv*")),
    ("Text <u>x</u>", 1, 6, element("u", "ta bort det; understruken text läses som en länk")),
    ("| a |\n|---|\n| <font color='red'>y</font> |", 3, 3, element("font", LOOKS)),
    ("Mappen data/<nätverk>.yml", 1, 13, text_like("<nätverk>")),
    ("```\n<b>\n```\n\n<b>x</b>", 5, 1, element("b", "skriv **fet**")),
    ("<b>\n\ntext\n\n<b>", 5, 1, element("b", "skriv **fet**")),
    # Macros in the middle of something.
    ('Text {{ roles("provnat") }} mer', 1, 6, within("roles")),
    ('!!! note\n    {{ roles("provnat") }}', 2, 5, within("roles")),
    ('Kod: `{{ source("brev") }}`', 1, 7, "makrot source står i kod, i en länk eller i ett attribut – flytta ut det i "
     "texten"),
    ('[x]({{ source("brev") }})', 1, 5, "makrot source står i kod, i en länk eller i ett attribut – flytta ut det i "
     "texten"),
    ('[x {{ source("brev") }}](../index.md)', 1, 4, "makrot source står i en länk – flytta ut det i texten"),
    ("<div onclick='{{ roles(\"provnat\") }}'>x</div>", 1, 1, attribute("onclick")),
    # Files of the server.
    ('--8<-- "../data/city.yml"', 1, 1, INCLUDED),
    ('    ;--8<-- "x"', 1, 6, INCLUDED),
    ("text[^1]\n\n[^1]: not", 3, 1, "fotnoter finns inte här – skriv noten i texten, inom parentes"),
    # What Markdown would take seconds for, or too many calls.
    (f"Text.\n\n{'[x] ' * 2001}", 3, 1,
     "stycket är för långt, eller har för många hakparenteser eller tecken < – dela upp det med tomma rader"),
    ("ord\n" * 3000, 2000, 1,
     "stycket är för långt, eller har för många hakparenteser eller tecken < – dela upp det med tomma rader"),
    (f"Text.\n\n{'1. ' * 100}x", 3, 1,
     "raden är indragen i för många steg – skriv den längre till vänster, eller som en egen lista"),
    (f"Text.\n\n{'> ' * 100}x", 3, 1,
     "raden är indragen i för många steg – skriv den längre till vänster, eller som en egen lista"),
]  # fmt: skip

# What is right, however seldom it is written.
RIGHT = [
    '<div class="hero" markdown>\n\nText.\n\n</div>',
    "a < b och b > c, <https://prov.example>, <info@prov.example>",
    "Filen `data/networks/<nätverk>.yml`, och ``<b>``.",
    "Skriv on=1 och style=x i löptext.",
    "## Rubrik {#javascript}",
    "## Rubrik med [länk](../index.md) {#a-b}",
    "Ordet javascript: är inget farligt, inte heller script eller 8<.",
    "```html\n<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n```",
    "    <script>alert(1)</script>",
    "~~~yaml\na: <b>\nb: [1, 'x']\n~~~",
    '```diff title="a.yml"\n-a\n+b\n```',
    '```py linenums="1" hl_lines="1"\nx = 1\n```',
    "rad<br>rad<br/>rad<BR />rad",
    "H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd>, <em>x</em>, <strong>y</strong>",
    '<abbr title="Påhittat nätverk">PFN</abbr>',
    "<details>\n<summary>Mer</summary>\n<p>x</p>\n</details>",
    "<details markdown>\n<summary>Mer</summary>\n\n- a\n- b\n\n</details>",
    '![x](a.png){: width="300" }',
    "![x](a.png){ loading=lazy }",
    '!!! note "Ruta"\n    Text.',
    "!!! tip\n    Text.\n\n    - a",
    "| a | b |\n|---|---|\n| c | d |",
    "| a | b | c |\n|:--|--:|:-:|\n| d | 12 000 kr | e |",
    "~~~\n~~a~~\n~~~\n\nEn [!] och ??? och ~5 ~6, *[a]*, `~~x~~`",
    '<table>\n<caption>T</caption>\n<thead><tr><th scope="col">a</th></tr></thead>\n'
    '<tbody><tr><td colspan="2">b</td></tr></tbody>\n</table>',
    "[x](https://prov.example/b?c=d&e=f#g), [x](mailto:info@prov.example), [x](tel:112)",
    '[x](../index.md "titel"), [x](<../index.md>), <a href="https://prov.example/">x</a>, [x][r1]\n\n[r1]: ../index.md',
    "<!-- en anmärkning -->\n\na <!-- b --> c",
    "term\n:   förklaring",
    'Text. {{ source("brev") }}',
    '- a\n  {{ source("brev") }}\n- b\n\n    {{ source("brev") }} c',
    '{{ roles("provnat") }}',
    '<div markdown>\n\n{{ roles("provnat") }}\n\n</div>',
    "1. a\n2. b\n\n    - c\n\n3. d",
    '<span lang="en">network</span>, *x*{: lang=en }, <span id="plats" class="note">b</span>',
    "a & b, AT&T, &copy;, 5 &gt; 3, &lt;x&gt;, &#60;script&#62;",
    '<p class="note">x</p>',
    "> citat\n> mer",
    "***",
    "text[^1]",
    "[ ] att göra, {b}, {c: d, &lt;b&gt;",
    '<ul><li>a <a id="ankare"></a></li></ul>',
    "Text { .md-x #__search } som text.",
    "## Not 12:30 och 2:1",
    "[till vad ett makro skriver](../kallor.md#brev)",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is told of each text, on a page of its own: line, column, what and what to do."""
    texts = {f"om/sida-{number}.md": text for number, text in enumerate([*(one[0] for one in HOSTILE), *RIGHT])}
    root = tmp_path_factory.mktemp("pages")
    project.write(root, {f"docs/{path}": f"---\ntitle: X\n---\n# X\n\n{text}\n" for path, text in texts.items()})
    (root / "docs/om/a.png").write_bytes(PIXEL)
    read = pages.read(root, SIGNATURES)
    found: dict[str, list[str]] = {text: [] for text in texts.values()}
    model = checked_model(root)
    rules = (html.unsafe_text, links.links, links.unfinished_links)
    for problem in itertools.chain.from_iterable(rule(model, read) for rule in rules):
        text = texts[problem.place.path.removeprefix("docs/")]
        line = problem.place.line - FIRST_LINE + 1
        found[text].append(f"{line}:{problem.place.column}: {problem.what} – {problem.do}")
    return found


def checked_model(root: Path) -> Model:
    model = check(root).model
    assert model is not None
    return model


@pytest.mark.parametrize(("text", "line", "column", "what"), HOSTILE)
def test_what_no_page_may_hold_is_told_where_it_stands(
    told: dict[str, list[str]], text: str, line: int, column: int, what: str
) -> None:
    assert f"{line}:{column}: {what}" in told[text]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_passes(told: dict[str, list[str]], text: str) -> None:
    assert told[text] == []


def test_the_pages_that_are_right_are_those_of_the_fictional_city_too() -> None:
    found = pages.read(fictional.CITY, SIGNATURES)
    assert len(found.pages) > 50
    assert list(html.unsafe_text(checked_model(fictional.CITY), found)) == []


# --- What is assumed ------------------------------------------------------------------------------------------------


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml's own tags as plain values."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: suffix)


def test_the_check_reads_markdown_as_the_build_does() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)
    listed = [one if isinstance(one, dict) else {one: {}} for one in settings["markdown_extensions"]]
    own = {name: options for one in listed for name, options in one.items()}
    assert {"toc": {}, "tables": {}, "fenced_code": {}} | own == html.EXTENSIONS


def test_a_column_s_side_becomes_a_class_and_a_box_has_a_swedish_title() -> None:
    cells = html.converted("| a | b | c |\n|:--|--:|:-:|\n| d | e | f |")
    assert re.findall(r"<td[^\n]*", cells) == [
        "<td>d</td>",
        '<td class="side-right">e</td>',
        '<td class="side-center">f</td>',
    ]
    assert "style" not in cells
    boxes = html.converted('!!! warning\n    a\n\n!!! note "Warning signs"\n    b\n\n!!! tip ""\n    c')
    assert re.findall(r'title">([^<]*)<', boxes) == ["Varning", "Warning signs"]
    assert {kind.capitalize() for kind in BOXES} == set(html.TITLES)


def test_markdown_reads_nothing_of_what_macros_write() -> None:
    text = '# X\n\n{{ roles("provnat") }}\n\n{{ lessons("provnat") }}\n\nText. {{ source("brev") }}\n'
    made = ["<p>*a* [b](c)</p><p>d</p>\n\n\n<p>e</p>", "", "<sup>_f_</sup>"]
    parts = tuple(text_and_calls(text, PAGE, SIGNATURES, []))
    page = pages.Page("x.md", pages.FrontMatter(title="X"), parts, (), text)
    assert html.is_plain(page)
    found, problems = html.finished(page, html.converted(html.to_convert(page)), made)
    assert problems == []
    # Word for word, and of what wrote nothing no trace.
    assert found == f'<h1 id="x">X</h1>\n{made[0]}\n\n<p>Text. {made[2]}</p>'


def test_the_macros_that_write_a_part_of_a_sentence_are_those_that_are_listed() -> None:
    found = check(fictional.CITY)
    site = found.site_on(datetime.date.fromisoformat(fictional.DAY))
    first: dict[str, set[str]] = {}
    for page in found.pages.pages.values():
        for call in page.calls:
            if page.path in site.pages and len(first.setdefault(call.name, set())) < 2:
                first[call.name] |= set(re.findall(r"\A<(\w+)", html_of(call, View(site, ""))))
    inline = {name for name, elements in first.items() if elements & {"a", "span", "sup", "abbr", "em", "strong"}}
    assert len(first) > 40
    assert inline == html.INLINE_MACROS


def test_every_id_of_the_theme_is_taken() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "theme").rglob("*.html")]
    ids = {found for text in texts for found in re.findall(r'\bid="([^"{}]+)"', text)}
    assert len(ids) > 8
    assert {one for one in ids if not taken(one)} == set()


def test_the_classes_for_pages_are_in_the_themes_style() -> None:
    style = (ROOT / "theme/assets/site.css").read_text(encoding="utf-8")
    assert [name for name in ("hero", "ways", "note") if name not in CLASSES or f".{name}" not in style] == []


# --- In the browser, and when the check is blind ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def right_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The miniature project with all that is right on one page, built and served."""
    root = tmp_path_factory.mktemp("right")
    text = "\n\n<!-- nästa -->\n\n".join(RIGHT)
    project.clone(root / "project", {PAGE: f"{project.FILES[PAGE]}\n{text}\n", "docs/arbetssatt/a.png": PIXEL})
    built(root / "project", root / "site", "2023-06-01")
    with served(root / "site") as address:
        yield address


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)

_LISTEN = """
window.stopped = [];
addEventListener("securitypolicyviolation", (event) =>
    window.stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


def test_what_passes_runs_and_fetches_nothing_in_a_browser(right_site: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(_LISTEN)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{right_site}arbetssatt/resor/")
    until(page, "document.readyState === 'complete'")
    article = page.locator("article")
    assert article.locator("script, style, iframe, form, [onclick], [onerror], [style]").count() == 0
    assert "Not 12:30 och 2:1" in article.inner_text()
    sides = [cell.evaluate("cell => getComputedStyle(cell).textAlign") for cell in article.locator("td").all()]
    assert {"left", "right", "center"} <= set(sides)
    assert page.evaluate("window.stopped") == []
    assert said == []
    assert [url for url in asked if not url.startswith((right_site, "data:", "blob:"))] == []
    context.close()


def test_the_build_stops_on_what_a_blind_check_lets_through(tmp_path: Path) -> None:
    """Should Markdown make something else than the check foresaw, nothing is published."""
    text = f"{project.FILES[PAGE]}\nText.\n\n<p onclick='x'>y</p>\n"
    root = project.clone(tmp_path / "project", {PAGE: text})
    rule = root / "actionplans/rules/html.py"
    seeing = rule.read_text(encoding="utf-8")
    blind = seeing.replace("            yield problem\n", "            pass\n")
    assert blind != seeing
    rule.write_text(blind, encoding="utf-8")
    result = build(root, tmp_path / "site", "2023-06-01")
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert f"{PAGE}:10:4: {attribute('onclick')}\n1 fel" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "site").rglob("*.html"))
