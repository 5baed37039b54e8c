"""Is a word a given name? The names that are common in Sweden, and of colleagues in the networks' countries.

Names that are as often a system's or a place's (Alma, Iris, Nova, Max, Stella) are left out.
"""

from __future__ import annotations

import unicodedata

_NAMES = """
abdi abdullah adam adrian agnes agneta ahmed aida ake albin aleksandra alexander alexandra alf alfred ali alice alicia
alva amanda amelia amina amir anders andrea andreas anette angelica anita anja ann anna anneli annelie annette annika
anton antonio ariana arne arvid asa asta astrid aurora axel barbro beatrice bengt benjamin bernt bert bertil birger
birgit birgitta bjorn bo boel borje bosse britt britta bruno carin carina carl carlos caroline catarina cecilia
charlotta charlotte chris christel christer christian christina christoffer claes clara conny dag dagmar dan daniel
daniela david dennis diana dick edith edvin eleonor elin elina elisabet elisabeth ella ellen elsa elsie elvira emelie
emil emilia emma emmanuel eric erik erika erland ernst ester eva evelina fabian fanny farid fatima fatma felicia felix
filip filippa folke fredrik fredrika frida fritz gabriel gabriella george gerd gert gertrud giovanni giulia goran
gosta greta gudrun gun gunilla gunnar gunnel gustaf gustav hakan hampus hanna hannah hannes hans harald hassan hedvig
heidi helen helena helene henning henrik herbert hilda hjalmar holger hugo ibrahim ida inga ingegerd ingela ingemar
inger ingmar ingrid ingvar irene irma isabella isabelle isak ivan jack jacob jakob jan jana jane janne jasmin jean
jeanette jenny jens jerker jesper jessica jim joachim joakim joel johan johanna johannes john jon jonas jonatan
jonathan jorgen josef josefin josefine joseph juan judit julia jussi karin karl karolina katarina katja kenneth kent
kerstin khadija kim kjell klara klas knut konrad krister kristian kristin kristina kristoffer kurt lars lasse lea leif
leila lena lennart leo leonard lina linda linn linnea lisa lisbeth liselotte liv louise lovisa lucas ludvig lukas
madeleine magdalena magnus maja malena malin malte marco marcus maria marianne marie marika marina mario marita markus
marta martin martina mathias matilda mats matthias mattias maud mehmet mia michael michelle mikael milena milla mimmi
miriam moa mohamed mohammed mona monica monika muhammed mustafa nadia nathalie niclas nicolas nikita niklas nils nina
noah nora ola olaf olga olivia olle olof olov omar orjan oscar oskar osten otto ove owe patricia patrik paul paula
paulina pehr pelle per pernilla peter petra petter pia pierre pontus rafael ragnar ragnhild ralf rasmus rebecca
rebecka reza richard rickard rikard robert robin roger roland rolf ronja ronny rosa roy rune ruth sabina samira samuel
sandra sanna sara sarah sebastian selma signe sigrid simon simone siv sofia sofie solveig sonja soren staffan stefan
stig stina sture sune susanna susanne svante svea sven tage tanja terese tessa thea therese thomas tilda tim tina
tobias tom tomas tommy tor torbjorn tord tore torsten tove ture tuva ulf ulla ulrica ulrik ulrika urban vanja vera
veronica viktor viktoria vilhelm vilma vincent viveka wilhelm william wilma yasmin ylva yngve yusuf yvonne zahra
zeinab
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
