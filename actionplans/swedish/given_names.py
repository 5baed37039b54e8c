"""Is a word a given name? The names that are common in Sweden, and of colleagues in the networks' countries.

Names that are as often a system's or a place's (Alma, Iris, Nova, Max, Stella) are left out.
"""

from __future__ import annotations

import re
import unicodedata

_NAMES = """
abdi abdullah adam adrian agnes agneta agnieszka ahmed aida aino ake albin aleksandra alessandro alexander alexandra
alf alfred ali alice alicia alva amanda amelia amina amir amy anders andrea andreas andrew anette angela angelica
anita anja anke ann anna anne anneli annelie annelies annette annika anthony anton antonio antti ariana arne arvid asa
asta astrid aurora axel barbara barbro beatrice bengt benjamin bernt bert bertil betty birger birgit birgitta birgitte
bjorn bo boel borje bosse brian brigitte britt britta bruno camille carin carina carl carlos carmen carol caroline
catarina cecilia charlotta charlotte chiara chris christel christer christian christina christoffer claes claire clara
conny dag dagmar dan daniel daniela david deborah dennis diana dick dieter dorothy ed edith edvin elena eleonor elin
elina elisabet elisabeth ella ellen elsa elsie elvira emelie emil emilia emily emma emmanuel eric erik erika erland
ernst ester eva evelina fabian fanny farid fatima fatma felicia felix filip filippa folke francesca francesco francois
fredrik fredrika frida fritz gabor gabriel gabriella george gerd gert gertrud giovanni giulia giuseppe goran gosta
graham greta gudrun gun gunilla gunnar gunnel gunther gustaf gustav hakan hampus hanna hannah hanne hannes hans harald
hassan hedvig heidi heike helen helena helene helga henning henrik herbert hilda hilde hjalmar holger horst hugo ian
ibrahim ida ines inga ingegerd ingela ingemar inger ingmar ingrid ingvar ingvild irene irma isabella isabelle isak
istvan ivan jack jacob jakob james jan jana jane janne jasmin javier jean jeanette jennifer jenny jens jerker jesper
jessica jim jiri jo joachim joakim joanna joao joe joel johan johanna johannes john jon jonas jonatan jonathan joost
jorgen jose josef josefin josefine joseph juan judit juergen juha jukka julia julie jurgen jussi kaisa karen kari
karin karl karolina katarina katarzyna kate katja kees keith kenneth kent kerstin kevin khadija kim kimberly kirsten
kjell klara klas klaus knut konrad krister kristian kristin kristina kristoffer krzysztof kurt lars lasse laszlo laura
laurent lea leif leila lena lennart leo leonard liisa lina linda linn linnea lisa lisbeth liselotte liv lone lorenzo
louise lovisa luc luca lucas lucia ludvig lukas luke madeleine magdalena magnus maja malena malgorzata malin malte
manuel marc marco marcus maria marianne marie marijke marika marina mario marita mark markus marta martin martina
mathias matilda mats matteo matthew matthias matti mattias maud mehmet mette mia michael michelle miguel mikael mikko
milena milla mimmi miriam moa mohamed mohammed mona monica monika muhammed mustafa nadia nancy nathalie neil niclas
nicolas niels nikita niklas nils nina noah nora ola olaf ole olga olivia olivier olle olof olov omar orjan oscar oskar
osten otto ove owe oyvind pablo paolo patricia patrik paul paula paulina pawel pedro pehr pekka pelle per pernilla
peter petr petra petter philippe pia pierre pieter pilar piotr pontus rafael ragnar ragnhild ralf rasmus rebecca
rebecka renate reza richard rickard rikard robert robin roger roland rolf ronja ronny rosa roy rui rune ruth sabina
sabine samira samuel sandra sanna sara sarah sebastian selma sergio signe sigrid silje silvia simon simone siv sofia
sofie solveig sonja soren staffan stefan stephen steven stig stina sture sune susan susanna susanne suzanne svante
svea sven tage tanja terese tessa thea therese thomas tilda tim timo tina tobias tom tomas tomasz tommy tor torbjorn
tord tore torsten tove tuomas ture tuva ulf ulla ulrica ulrik ulrika ulrike ursula uwe valentina vanja vera veronica
viktor viktoria vilhelm vilma vincent viveka wilhelm william wilma wolfgang wouter yasmin ylva yngve yusuf yvonne
zahra zeinab zofia zoltan zsuzsanna
"""
# A town planner's word as often as a name.
_GIVEN = frozenset(_NAMES.split()) - {"urban"}


def folded(word: str) -> str:
    """A word in small letters without the signs over them, as it stands in an address: Åsa is asa."""
    spelled = unicodedata.normalize("NFD", word.casefold()).replace("æ", "ae").replace("ø", "o")
    return "".join(sign for sign in spelled if not unicodedata.combining(sign))


def is_given_name(word: str) -> bool:
    """Whether a word is one of the names."""
    return folded(word) in _GIVEN


# Two names in a row, the first of them a given name with or without a second to it.
_IN_A_ROW = re.compile(r"([^\W\d_]+)(?:-[^\W\d_]+)? (?=[^\W\d_])")


def is_a_persons(name: str) -> bool:
    """Whether a name is a person's: one given name, or among others one before a word that is a name too."""
    if is_given_name(name.strip()):
        return True
    found = (match for match in _IN_A_ROW.finditer(name) if match[1][0].isupper() and name[match.end()].isupper())
    return any(is_given_name(match[1]) for match in found)
