"""Where are long words broken in the papers? At the borders of a compound, and nowhere else."""

from __future__ import annotations

import itertools

from actionplans.papers import hyphens

# Words that the cities' texts use most, with their borders as a careful writer sets them; none where there is none.
WORDS = """
års-rapport hamn-bolaget trafik-kontoret handlings-plan organisation del-tagande projekt-uppslag handlings-planer
åter-koppling konferensen arbets-gruppen partner-avtalet rese-rapport rese-rapporter exempel-stad stads-utveckling
själv-körande års-rapporten till-sammans års-konferens stads-miljö handlings-planerna stads-rums-nämnden information
stads-miljö-förvaltningen nämnd-informationen gemensamma kontrollen stads-miljö-nämnden gatu-kontoret gatu-nämnden
ljus-festen kollektiv-trafik erfarenheter europeiska kandidater stads-rums-förvaltningen trafik-säkerhet engagemang
ordförande-stad natt-leveranser lednings-utskottet över-gripande plan-förvaltningen natt-köping kommunal-råd
kommun-fullmäktige trafik-nämnden nyhets-brev transporter tjänste-personer ordförandeskapet prioriterade diarie-nummer
gods-gruppen studie-besök exekutiv-kommittén trafik-data sommar-gator delegations-beslut hamn-städer stads-belysning
efter-trädare års-skiftet exempel-posten forsknings-projekt forum-ansvarig nämnd-ärende organisations-beslut
park-kontoret inner-staden prov-skolan bro-samarbetet region-arkivet partnerskap person-uppgifter styrelse-plats
stads-byggnad mellan-slag exempel-nät hastigheter kollektiv-trafik-bolaget kommun-styrelsen väg-tekniska delegation
styrelse-medlem omvärlds-workshop tillgänglighets-redogörelse års-paketet kollektiv-bolaget trafik-räkningar
fram-komlighet huvud-städer belysnings-konferens rese-policyn varu-leveranser gatu-belysning ljus-nätverket programmet
verksamhets-berättelse medlems-avgift arbets-sätt stads-byggnads-förvaltningen stor-städer konferens-värd seminarium
polis-konferensen telefon-nummer tjänste-resor rese-riktlinje gods-strategen mörker-vandringen transport-system
översikts-plan riks-arkivet varu-distribution ljus-installation noll-vision slut-konferens dag-ordningen behovs-styrt
detalj-planen fastighets-förvaltningen skärm-läsare samverkans-process genom-förande stads-fastighets-förvaltningen
trängsel-skatt kultur-förvaltningen ljus-föroreningar belysnings-nätverk klimat-städer gratis-platser tangent-bord
minnes-anteckningar enhets-chef läges-rapport buller-mätningarna fastighets-ägarna övergångs-ställe försöks-områden
arbets-grupps-möte sam-lastning lång-siktiga pris-utdelning byggnads-nämnden hållbarhets-mål lastbils-utsläpp deklaration
trafik-olycka trygghets-belysning erfarenhets-utbyte intresse-bevakning avdelnings-chefen webb-föredrag väjnings-plikt
nätverks-arbete fall-studie-stad partner-sökning trygghets-undersökning samman-slagning tillgänglighets-lagen
""".split()


def test_a_word_is_broken_between_its_parts() -> None:
    found = hyphens.breaks(word.replace("-", "") for word in WORDS)
    for word in WORDS:
        *before, _ = itertools.accumulate(len(part) for part in word.split("-"))
        assert found.get(word.replace("-", ""), []) == before, word


def test_capitals_are_letters_too() -> None:
    assert hyphens.breaks(["KOMMUNALRÅD och Nattleveranser, m.m."]) == {"KOMMUNALRÅD": [8], "Nattleveranser": [4]}


def test_what_is_not_known_and_what_is_short_is_not_broken() -> None:
    assert hyphens.breaks(["responsibilities Lindholmen årsmötet"]) == {}


def test_a_name_of_the_citys_own_is_a_part_where_nothing_is_known_of_its_parts() -> None:
    assert hyphens.breaks(["Om Lysekrokskonferensen"]) == {}
    names = ["Lysekrok AB", "stadsmiljöförvaltningen"]
    found = hyphens.breaks(["Lysekrokskonferensen, stadsmiljöförvaltningen"], names)
    assert found == {"Lysekrokskonferensen": [9], "stadsmiljöförvaltningen": [5, 10]}
