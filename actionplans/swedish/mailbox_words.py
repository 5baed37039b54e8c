"""Is the name of a mailbox a person's or a function's? anna.exempel is a person's, trafik.kontoret is not.

Nobody can tell for certain. A given name decides for a person, a word of administration for a function; without either
two words with a dot or a line between are a person's, as cities and networks name their officials' mailboxes.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from actionplans.swedish.given_names import folded, is_given_name

# Whole words.
_WORDS = frozenset(
    """
    abuse accounting admin agency airport al all alla alliance allm allman annual app archive assistant association av
    avd award awards bas belysning bibl biblan bike bikes bild billing bo board bok booking box brev brussels
    bruxelles bryssel buss bygg careers chair cities city climate cloud committee communication communications
    conference congress contact coordination council culture cykel dagarna dagen danmark data dataskydd day days
    department desk dev diarie diariet diarium digital director dso east efternamn ekonomi el email energy enheten
    environment epost erasmus ett eu eurocities europa europe european event events exempelvis expo ext extern fack
    federation feedback fel fest film finance finland firstname forename fornamn forskning forum foundation fraga
    fragor fritid funding gata gator gdpr general git global grants green group grp grupp hallbar hallbarhet hamn
    harbour hb head hej hello help hjalp horizon hotell hotline hr hub human id idrott ikt inbox info inkop institute
    int intern international interreg invoice island it jobb jobs jour juridik juridiska jurist jury kansli kansliet
    karta kartor klimat knowledge kollektiv komm kommun kommunal konf konsument kontakt kultur kund kurs lab lag lagen
    lan larm lastname ledning legal library life light lighting list lista ljus lokal lon loner luft lyft mail mailer
    malmo manager mayor medel media meeting meetings member members membership miljo ministry mobil mobilitet mobility
    mote moten municipal museum name namn natur network networks news newsletter no nord nordic nordisk noreply norge
    norr norra north nr nsr nyhet nyheter och office officer official om ombud omrade operations order organisation
    ost oster ostra owner park parker parkering partner partners pers person personal plan planer planning plats plus
    policy polis politik politiker port post pr president press pressen privacy procurement program programme project
    projects projekt public rad rail reda redaktion region regional registration reply resa resan research reser resor
    resurs revision road roads safety sak sakert sakra sales salj samhalle school secretariat secretary security
    server service shop sida sjo skatt skog skola smart snabb social socialt society soder sodra sok south spar stab
    stad staden stat station stod street styr styrelse summit support surname sustainability sustainable svensk
    svenska sverige sweden swedish syd team teknik teknisk tekniska tender tenders test text tf tid tillgang tips tj
    tjanst torg tourism traffic trafik training transport turism tv ung unga union unit university upp urban urbanism
    ut utb utv vag vagar vagforum vagtrafik val vard vast vastra vatten veckan water web webb webben webbplats
    webmaster week weeks west working www you your
    """.split()
)
# Beginnings and endings of the compounds that administration is made of.
_BEGINNINGS = tuple(
    """
    adminis aldre allergi anlagg anmal ansok anstall arbets arkiv arrange avdeln avfall avgift avtal barnomsorg bered
    besok bestall betal bibliotek bidrag biljett bilpool bokning bolag bostad brandf brandsk budget bygglov byggnad
    central cykel detaljplan dialog diari digital djursk drift ekonomi energi enhet europ evenemang exploater faktur
    famil fastighet felanm finans folkhals forening forsakr forsalj forskol forvalt framtid fritids funktion gatu
    geodata grundskol gymnasi hallbar halsa halsoskydd hamnkontor handikapp handlagg hemtjanst individ information
    infra innovation integration internation international jamstall jurid kansli klagomal klimat kollektivtrafik
    kommun konferens konsument kontakt kontor koordin korttid krisber kriskom krisled kultur kundc kundk kunds kundt
    kvalitet laddinf laddst lantmat ledning livsmedel lokal luftfart markn medborg medlem miljo mobilitet motes museum
    myndighet namnd naring naturreserv naturvard natverk nordisk omsorg omvarld organisation overform parkering
    parkforvalt personal planavd planbestall planer plankontor politik politisk prenumer pressm presst projekt
    protokoll raddning redaktion region regional registrat rekryter remiss resebyra reserakning revision sakerhet
    samhall samord samverk sekret senior servic sjukvard skol social spartrafik sparvag stadsb stadsd stadsl stadsm
    stadsp stadsr stadst strateg studie styrels support synpunkt system tandvard teknik telefon tillgang tillstand
    tjanst trafik transport trygghet turist upphand utbild utredn utskott utveckl vagval valnamnd vardag vardb vardc
    vatten vaxel verksam visselblas vuxen webb webm
    """.split()
)
_ENDINGS = tuple(
    """
    administration ansvarig arkivet avdelning avdelningen beredning beredningen bibliotek biblioteket bokning
    bokningen bolaget byra byran center central centralen centret centrum chef chefen chefer departement departementet
    direktion direktionen direktor direktoren drift driften enhet enheten expedition expeditionen faktura fakturor
    forbund forbundet forvaltning forvaltningen fullmaktige gatan grupp gruppen hamnen handlaggare hemmet huset
    information informationen kansli kansliet kommun kommunen konsulent kontor kontoret kyrka kyrkan ledare ledning
    ledningen mottagningen museet museum myndighet myndigheten namnd namnden natverk natverket office ombud ombudet
    organisation organisationen planen planering planeringen projektet rapporten redaktion redaktionen region regionen
    registrator samordnare sekretariat sekretariatet sektion sektionen service skola skolan skydd skyddet staben
    staden strateg strateger styrelse styrelsen support team teamet teknik tekniken tjanst tjansten tjanster trafik
    trafiken upphandling upphandlingen utskicket utskott utskottet utveckling utvecklingen varden verket verksamhet
    verksamheten
    """.split()
)
# What a person's name does not end in, so that it outweighs a given name: margareta.skolan@.
_HOUSES = tuple(
    """
    bibliotek biblioteket center centrum enheten forvaltningen gruppen gymnasiet hemmet huset kontoret kyrka kyrkan
    museet namnden projektet skola skolan
    """.split()
)
# Given names that are words as well: liv.och.halsa@.
_ALSO_WORDS = frozenset(("bo", "dag", "liv", "per", "rosa", "stig", "tor", "victoria", "viktoria", "aurora", "linnea"))
_DIGITS = re.compile(r"\d+$", re.ASCII)


def is_persons(mailbox: str, own_words: Collection[str] = ()) -> bool:
    """Whether the part before the @ is named after a person. `own_words` are of the city's own organisations' names."""
    words = [_DIGITS.sub("", word) for word in re.split(r"[^\w]|_", folded(mailbox.partition("+")[0]))]
    words = [word for word in words if word]
    if not words:
        return False
    if len(words) == 1:
        return is_given_name(words[0])
    if is_given_name(words[0]) or is_given_name(words[-1]):
        others = [word for word in words if word not in _ALSO_WORDS]
        if any(map(is_given_name, others)) or not any(_is_of_office(word, own_words) for word in others):
            return not any(word.endswith(_HOUSES) for word in words)
    if any(_is_of_office(word, own_words) for word in words):
        return False
    # e-post, it-stod and the like are told by their words; a.exempel and anna.b.exempel are left.
    return len(words[0]) == 1 or "." in mailbox or "_" in mailbox


def _is_of_office(word: str, own_words: Collection[str]) -> bool:
    return word in _WORDS or word in own_words or word.startswith(_BEGINNINGS) or word.endswith(_ENDINGS)
