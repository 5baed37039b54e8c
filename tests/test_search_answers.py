"""Do the answers above the hits say what the pages say, as of the day, in the fictional city? How are they asked?"""

from __future__ import annotations

import datetime
import functools
import json
import re
from pathlib import Path

import pytest

from actionplans.reading.pages import FrontMatter
from actionplans.rules.check import Checked, check
from actionplans.search import index
from actionplans.search.answers import answers, of_all
from actionplans.search.answers.answer import Answer, as_json
from tests import fictional, project
from tests.search_sets import read


@functools.cache
def _checked() -> Checked:
    return check(fictional.CITY)


@functools.cache
def told(day: str = fictional.DAY) -> dict[tuple[str, str], Answer]:
    """The answers by the network that they are about and each way to ask for them."""
    site = _checked().site_on(datetime.date.fromisoformat(day))
    found: dict[tuple[str, str], Answer] = {}
    for one in answers(site, site.pages):
        for ask in one.asks:
            found.setdefault((one.network.id if one.network else "", ask), one)
    return found


ANSWERS = {
    # Who, and until when
    ("provnat", "vem är ordförande"): "Provnät: ordförande i Provnäts politiska grupp – Exempelstad, "
    "stadsrumsnämndens ordförande, Ada Exempel, till och med 31 december 2026.",
    (
        "provnat",
        "vice ordförande",
    ): "Provnät: tidigare uppdrag: vice ordförande i Provnäts politiska grupp – "
    "Exempelstad, gatunämndens ordförande, Bo Påhitt, 1 januari 2021–31 december 2023.",
    ("provnat", "styrgrupp"): "Provnät: ledamot i styrgruppen – Stadsrumsförvaltningen, trafikstrateg, till och med "
    "31 mars 2026.",
    (
        "provnat",
        "exekutivkommitté",
    ): "Provnät: kommande uppdrag: ledamot i exekutivkommittén – Exempelstad, "
    "stadsrumsnämndens ordförande, 1 januari 2026–31 december 2027.",
    ("provnat", "vem sitter i Öppna trafikdata"): "Provnät: ledamot i den rådgivande kommittén för öppna trafikdata – "
    "Planförvaltningen, dataansvarig, belagd 2023 och mars 2025, därefter okänt.",
    ("kajforum", "ledningsutskott"): "Kajforum: ledamot i ledningsutskottet – Exempelstad, ordförande i hamnbolagets "
    "styrelse, belagd 2023, därefter okänt.",
    ("ljusringen", "styrelse"): "Ljusringen: tom plats som styrelsemedlem, sedan 1 juli 2025 (någon ska vara utsedd "
    "senast 1 mars 2026).",
    ("torgnatet", "vem var styrelsemedlem"): "Torgnätet: tidigare uppdrag: styrelsemedlem i Torgnätet – Parkkontoret, "
    "torgansvarig, 2016–31 december 2019.",
    ("", "vem ledde Mörkret som resurs"): "Ljusringen: tidigare uppdrag: ledde arbetsgruppen Mörkret som resurs – "
    "Parkkontoret, landskapsarkitekt, september 2021–juni 2023.",
    ("", "vem leder Säkra skolvägar"): "Provnät: leder arbetsgruppen Säkra skolvägar – Stadsrumsförvaltningen, "
    "enhetschef för trafiksäkerhet, sedan 15 maj 2024.",
    ("", "hur många uppdrag"): "Staden har sju uppdrag i tre nätverk: Kajforum (2), Ljusringen (1) och Provnät (4).",
    ("", "tomma platser"): "En plats är tom: Ljusringen: styrelsemedlem.",
    # Whether the city is in it
    ("provnat", "är vi med i"): "Provnät: medlemskap: Exempelstad, sedan 1 mars 2004.",
    ("kajforum", "när går avtalet ut"): "Kajforum: medlemskap: Exempelstad, 1 oktober 2021–30 april 2026; Exempelstads "
    "Hamn AB (associerad medlem), sedan 1 februari 2025, därefter okänt.",
    ("torgnatet", "när gick vi ur"): "Torgnätet: medlemskap: Exempelstad, 2009–31 december 2021. Staden var med till "
    "och med 31 december 2021.",
    (
        "torgnatet",
        "varför lämnade vi",
    ): "Torgnätet: 14 juni 2021: Staden lämnar Torgnätet vid årsskiftet. Skäl: Stadens "
    "torg är ombyggda, och jämförelserna används inte längre.",
    ("godsgruppen", "är vi med i"): "Godsgruppen: medlemskap: Exempelstad, 2010–31 december 2014. Heter sedan 2015 "
    "Kajforum för gods, varuleveranser och kajnära logistik.",
    ("godsgruppen", "vad hände med"): "Godsgruppen: medlemskap: Exempelstad, 2010–31 december 2014. Heter sedan 2015 "
    "Kajforum för gods, varuleveranser och kajnära logistik.",
    ("hallplats", "ska vi gå med i"): "Hållplats Europa: staden överväger nätverket. 6 maj 2025: Workshopen föreslog "
    "att staden prövar nätverket från 2027, när färjelinjerna byggs ut.",
    ("brosamarbetet", "är vi med i"): "Brosamarbetet: staden har avstått från nätverket. September 2023: "
    "Fastighetsförvaltningen undrade om staden kunde lära av städer som bygger om sina broar. Avstod 11 mars 2024.",
    ("", "hur många nätverk"): "Staden är med i tre nätverk: Kajforum, Ljusringen och Provnät.",
    ("", "vilka nätverk överväger vi"): "Staden överväger ett nätverk: Hållplats Europa.",
    ("", "tidigare nätverk"): "Tidigare nätverk: Godsgruppen och Torgnätet.",
    # Plans
    ("kajforum", "vilken plan gäller"): "Kajforum: handlingsplan 2025 gäller. Beslutad 24 mars 2025. Också: "
    "handlingsplan 2025 (Exempelstads Hamn AB).",
    ("ljusringen", "är planen beslutad"): "Ljusringen: handlingsplan 2025 gäller. Sammanträde 24 mars 2025, nämndens "
    "beslut är okänt.",
    ("provnat", "hur många aktiviteter"): "Provnät: handlingsplan 2025 har 4 prioriteringar och 8 aktiviteter.",
    ("", "vilka planer gäller"): "Alla tre nätverk har en plan för 2025. Utkast för 2026 finns.",
    ("", "när beslutades planerna"): "Handlingsplanerna för 2025: beslutad 24 mars 2025 (2); sammanträde 24 mars 2025, "
    "nämndens beslut är okänt (1).",
    # Money
    (
        "provnat",
        "avgift",
    ): "Provnät: medlemsavgift 9\xa0812,50\xa0euro (2025, utfall); 9\xa0812,50\xa0euro (2024, utfall).",
    (
        "kajforum",
        "vad kostar",
    ): "Kajforum: medlemsavgift 0\xa0kronor (2022–2025, per år, utfall). Partneravtalet har ingen årsavgift.",
    ("hallplats", "avgift"): "Hållplats Europa: Prova ett år utan avgift, därefter 4 500 euro om året.",
    # Days
    ("provnat", "när är nästa möte"): "Provnät: 20–22 maj 2026 – Provnäts årskonferens hålls i Sagoborg.",
    ("provnat", "när är nästa årskonferens"): "Provnät: 20–22 maj 2026 – Provnäts årskonferens hålls i Sagoborg.",
    ("", "när är nästa möte"): "Provnät: 20–22 maj 2026 – Provnäts årskonferens hålls i Sagoborg.",
    (
        "",
        "vad händer härnäst",
    ): "Närmast: 20 november 2025, slutar: Provnät: Hålla tre webbföredrag för andra städer om trafikräkningar.",
    ("", "finns det utkast"): "Utkast till handlingsplaner: 2026, för Provnät; 2026–2027, för alla tre nätverken.",
    ("provnat", "utkast"): "Provnät: utkast till handlingsplan 2026 och gemensam handlingsplan 2026–2027.",
    ("", "när var workshopen"): "Årlig rese- och omvärldsworkshop: varje år, i oktober. Senast: 16 oktober 2025.",
    ("", "när är workshopen"): "Årlig rese- och omvärldsworkshop: varje år, i oktober. Senast: 16 oktober 2025.",
    ("", "när utvärderas nätverken"): "Årlig utvärdering av nätverken: varje år, i november och december. Utvärdering "
    "för 2025: senast 19 december 2025.",
    ("", "när är avstämningen"): "Politisk avstämning inför nätverkens möten: före varje politiskt möte.",
    ("", "när ska reserapporten lämnas"): "Rapporten ska finnas senast 30 dagar efter resan.",
    ("", "hur många resor"): "Kända resor och annat deltagande: 8 under 2025 och 4 under 2024.",
    # Facts, whom to ask, words
    ("provnat", "när bildades"): "Provnät, grundat: 1999. Annan uppgift: Stadens första handlingsplan anger 2001.",
    ("ljusringen", "säte"): "Ljusringen, säte: Troligen: Nattköping, Provland.",
    ("provnat", "hur många medlemmar"): "Provnät, medlemmar: 58 städer i 21 länder (2024). Troligen: Omkring 50 städer "
    "(omkring 2019).",
    ("kajforum", "vem ansvarar för"): "Kajforum: frågor till godssamordnare, stadsrumsförvaltningen, "
    "gods@exempelstad.example.",
    ("", "vem samordnar nätverken"): "Stadsrumsförvaltningen, Exempelstad, samordnar stadens internationella nätverk. "
    "Frågor och rättelser: natverk@exempelstad.example.",
    ("", "vad hände med gatukontoret"): "Gatukontoret: 1998–31 december 2023. Efterträdare: stadsrumsförvaltningen.",
    ("", "vad betyder DB"): "DB: Delegationsbeslut. Ett beslut som en tjänsteperson fattar i nämndens ställe.",
}


def test_the_answers_say_what_the_pages_say() -> None:
    assert {asked: told()[asked].text for asked in ANSWERS} == ANSWERS


# Who asks so has asked for something else than what is known.
UNANSWERED = [
    ("provnat", "vem var ordförande"),  # she is
    ("provnat", "vem blir ordförande"),
    ("provnat", "vem är ordförande i styrgruppen"),  # its member does not chair it
    ("", "vem leder Öppna trafikdata"),
    ("", "vem ledde Säkra skolvägar"),
    ("provnat", "när är nästa årsmöte"),  # the conference is none
    ("provnat", "vem grundade"),
    ("kajforum", "när är nästa möte"),
    ("ljusringen", "när går avtalet ut"),  # that of the years before did
    ("torgnatet", "vilken plan gäller"),
    ("brosamarbetet", "när bildades"),
]


def test_what_is_not_known_or_is_another_question_has_no_answer() -> None:
    assert [asked for asked in UNANSWERED if asked in told()] == []


def test_nothing_that_became_known_later_is_answered() -> None:
    """The chair of 2025 was elected on 21 November 2024; that Kajforum's plan was decided in 2025, nobody knew then."""
    before = told("2024-11-20")
    assert ("provnat", "vem är ordförande") not in before
    assert not [one.text for one in before.values() if "Ada Exempel" in one.text]
    assert before["kajforum", "vilken plan gäller"].text.startswith("Kajforum: handlingsplan 2024 ")
    assert "Ada Exempel" in told("2024-11-21")["provnat", "vem är ordförande"].text
    assert not [one.text for one in before.values() if "2025, utfall" in one.text or "Avstod 2025" in one.text]


def test_an_answer_has_its_day_its_source_and_the_page_that_shows_it() -> None:
    site = _checked().site_on(datetime.date.fromisoformat(fictional.DAY))
    chosen = told()["ljusringen", "säte"]
    shown = as_json(site, [chosen], {chosen.page: {"om-natverket": "Om nätverket"}})
    assert shown["us"] == ["Exempelstad", "stad", "staden", "kommun", "kommunen"]
    assert json.loads(json.dumps(shown["alike"])) == [
        {
            "asks": list(chosen.asks),
            "told": [
                {
                    "network": "ljusringen",
                    "text": "Ljusringen, säte: Troligen: Nattköping, Provland.",
                    "note": "Läget den 15 november 2025. Stadgarna är från 2020; sätet kan ha flyttat.",
                    "url": "natverk/ljusringen/#om-natverket",
                    "source": "Stadgar för föreningen Ljusringen",
                }
            ],
        }
    ]
    elsewhere = json.dumps(as_json(site, [chosen], {chosen.page: {}}))
    assert '"url": "natverk/ljusringen/"' in elsewhere


def test_what_candidates_share_a_page_is_led_to_under_the_name_of_each() -> None:
    """The second heading of the same words has another address, and what a page does not show is not answered."""
    site = _checked().site_on(datetime.date.fromisoformat(fictional.DAY))
    asked = [("hallplats", "vad är"), ("brosamarbetet", "vad är"), ("brosamarbetet", "sa vi nej till")]
    page = told()["hallplats", "vad är"].page
    first = {"": "", "kandidater": "Kandidater", "hallplats": "Hållplats Europa"}
    second = {"brosamarbetet": "Brosamarbetet", "om-natverket_1": "Om nätverket"}

    def urls(headings: dict[str, str]) -> list[str]:
        shown = json.dumps(as_json(site, [told()[one] for one in asked], {page: headings}))
        return re.findall(r'"url": "kandidater/(.*?)"', shown)

    whole = first | {"om-natverket": "Om nätverket"} | second
    assert urls(whole) == ["#om-natverket", "#om-natverket_1", "#brosamarbetet"]
    assert urls(first | second) == ["#om-natverket_1", "#brosamarbetet"]
    assert urls({"kandidater": "Kandidater"}) == [""]


def test_a_remark_is_told_only_of_the_record_that_it_is_on() -> None:
    site = _checked().site_on(datetime.date.fromisoformat(fictional.DAY))
    chosen = [told()["ljusringen", "är vi med i"], told()["ljusringen", "styrelse"]]
    shown = json.dumps(as_json(site, chosen, {chosen[0].page: {}}), ensure_ascii=False)
    assert "Utträdet är härlett" not in shown
    assert "Läget den 15 november 2025. Valberedningen har bett" in shown


def test_of_many_networks_the_first_are_named() -> None:
    assert of_all.named([f"N{number}" for number in range(14)]).endswith(", N11 och 2 till")
    assert of_all.named([f"N{number}" for number in range(13)]).endswith(" och N12")


def test_every_kind_is_asked_for_in_several_ways() -> None:
    few = {one.asks[0]: len(one.asks) for one in told().values() if len(one.asks) < 5}
    assert few == {}


def test_what_no_source_says_is_answered_as_unknown_where_the_page_says_so_and_else_not_at_all(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2026-06-01").site
    found = {one.asks[0]: one.text for one in answers(site, site.pages)}
    assert found["var ligger kontoret"] == "Provnät, säte: uppgift saknas."
    assert found["vilken plan gäller"].startswith("Provnät: ingen plan för 2026 är känd. Den senast kända är ")
    assert "avgift" not in found
    assert "vem ansvarar för" not in found


@pytest.mark.parametrize("shown", [True, False])
def test_only_what_a_page_shows_is_answered(tmp_path: Path, shown: bool) -> None:
    site = project.view(tmp_path, "2023-06-01").site
    path = "natverk/provnat/index.md" if shown else "roller.md"
    script = index.as_script(site, {path: FrontMatter(title="Sida")}, read({path: '<h1 id="a">Sida</h1>'})).decode()
    held = json.loads(script.partition("=")[2].rstrip(";\n"))["answers"]["alike"]
    assert bool([one for group in held for one in group["told"] if one["url"].startswith("natverk/provnat/")]) is shown


def test_the_committees_next_meeting_is_told_of_while_it_is_to_come() -> None:
    asked = ("", "nästa sammanträde")
    assert told("2025-03-11")[asked].text.startswith("Sammanträde 24 mars 2025: ")
    assert asked not in told("2025-03-25")
