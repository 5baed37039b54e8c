"""Which checks are there? One table of all: each with a name, a sentence on what must be true, and the rule that looks.

The name is how `check --skip` leaves it out, the sentence is what `check --list` says of it. The order is the order in
which they look.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from actionplans.closing import unchanged
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.owners import Owners
from actionplans.reading.pages import Pages
from actionplans.rules import (
    amounts,
    anchors,
    contents,
    cycle,
    data,
    files,
    functions,
    goals,
    html,
    kept,
    leftovers,
    lifetimes,
    links,
    lists,
    memberships,
    moved,
    names,
    owners,
    pages,
    placeholders,
    plans,
    preview,
    printed,
    privacy,
    prose,
    searched,
    settings,
    shown,
    steps,
    trips,
)
from actionplans.system.fixed import fixed


@fixed
class Project:
    """A project folder whose data could be read: all that a rule may ask for. `pages` are those of docs/.

    `owners` are those who are asked to review, where the project says who; `root` is where its files lie. `in_part` is
    whether the model holds records that could be read in part: a rule that looks at what could not be read ends there.
    """

    model: Model
    pages: Pages
    placeholders: Sequence[Place]
    day: datetime.date
    owners: Owners | None = None
    root: Path = Path()
    in_part: bool = False

    @functools.cached_property
    def misplaced(self) -> dict[str, str]:
        """The pages that lie in the wrong place, each with the right one."""
        return pages.homes(self.model, self.pages)

    @functools.cached_property
    def in_place(self) -> Pages:
        """The pages that lie where they belong; of the others nothing is said but that."""
        return pages.in_place(self.pages, self.misplaced)


# --- What a rule needs ------------------------------------------------------------------------------------------------


@fixed
class OnFiles:
    """The files as they lie in the project folder, be they readable or not."""

    rule: Callable[[Path], Iterator[Problem]]


@fixed
class OnData:
    """What data/ says."""

    rule: Callable[[Model], Iterator[Problem]]


@fixed
class OnPages:
    """What data/ says, and the pages that lie in their places."""

    rule: Callable[[Model, Pages], Iterator[Problem]]


@fixed
class OnProject:
    """More than that."""

    rule: Callable[[Project], Iterator[Problem]]


@fixed
class Last:
    """What all checks above it have found: it is given the files with problems, of which it must expect anything."""

    rule: Callable[[Project, Collection[str]], Iterator[Problem]]


@fixed
class Check:
    """One thing that is looked for: `must` says in Swedish what has to be true.

    What it finds is an error, or where it is `judged`, nothing but a warning: a person must judge it.
    """

    name: str
    must: str
    looks: OnFiles | OnData | OnPages | OnProject | Last
    judged: bool = False


# --- Rules that ask for their parts of the project --------------------------------------------------------------------


def _unused_sources(project: Project) -> Iterator[Problem]:
    cited = None if project.pages.unread else frozenset(project.pages.citations)
    return data.unused_sources(project.model, cited, project.in_part)


def _misplaced_pages(project: Project) -> Iterator[Problem]:
    return pages.misplaced_pages(project.pages, project.misplaced)


def _skipped_owners(project: Project) -> Iterator[Problem]:
    return owners.skipped_owners(project.owners) if project.owners else iter(())


def _owners_of_networks(project: Project) -> Iterator[Problem]:
    return owners.owners_of_networks(project.owners, project.model) if project.owners else iter(())


def _owners_gone(project: Project) -> Iterator[Problem]:
    return functions.owners_gone(project.model, project.day)


def _left_to_fill_in(project: Project) -> Iterator[Problem]:
    return placeholders.problems(project.model, project.placeholders)


def _left_after_the_meeting(project: Project) -> Iterator[Problem]:
    return placeholders.to_judge(project.model, project.placeholders, project.day)


def _signs_in_papers(project: Project) -> Iterator[Problem]:
    return printed.signs(project.model, project.root)


def _words_in_papers(project: Project) -> Iterator[Problem]:
    return printed.words(project.model, project.root)


def _changed_plans(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return unchanged.changed_plans(project.model, project.pages, faulty)


def _changed_matters(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return unchanged.changed_matters(project.model, project.root, faulty)


def _sent_records(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return kept.sent_records(project.model, faulty)


def _sent_papers(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return kept.sent_papers(project.model, project.root, faulty)


def _closed_and_sent(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return kept.closed_and_sent(project.model, faulty)


def _handed_over(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    return kept.handed_over(project.model, faulty)


def _broken_anchors(project: Project, faulty: Collection[str]) -> Iterator[Problem]:
    sound = not any(path.startswith("data/") for path in faulty)
    return anchors.broken_anchors(project.model, project.in_place, project.day, faulty, sound)


# --- The table --------------------------------------------------------------------------------------------------------

CHECKS: tuple[Check, ...] = (
    Check(
        "personal-data",
        "Inga personnummer, telefonnummer, e-postadresser till personer eller hemadresser står i data eller på sidor.",
        OnFiles(privacy.problems),
    ),
    Check(
        "personal-data-to-judge",
        "Personuppgifter i PDF-filer och i bilders dolda uppgifter är bedömda av en människa (varning).",
        OnFiles(privacy.to_judge),
        judged=True,
    ),
    Check(
        "settings",
        "Filen mkdocs.yml har de inställningar som webbplatsen bygger på, och inga andra.",
        OnFiles(settings.problems),
    ),
    Check(
        "files-in-docs",
        "I docs/ ligger sidor, bilder och PDF-filer, och ingen av dem tar en annans eller webbplatsens egen plats.",
        OnFiles(files.files_in_docs),
    ),
    Check(
        "files-to-judge",
        "En fil i docs/ har ett namn utan mellanslag och stora bokstäver, och en bild är inte onödigt stor (varning).",
        OnFiles(files.files_to_judge),
        judged=True,
    ),
    Check(
        "contents",
        "En bild eller PDF-fil är vad dess namn säger, och kör, hämtar och skickar ingenting.",
        OnFiles(contents.contents),
    ),
    Check(
        "leftovers",
        "Inget namn på den stad som projektet gällde förut står kvar (varning).",
        OnFiles(leftovers.leftovers),
        judged=True,
    ),
    Check("unused-sources", "Varje källa används någonstans.", OnProject(_unused_sources)),
    # Of the data: references.
    Check("unknown-references", "Varje id och varje ord som anges finns.", OnData(data.unknown_references)),
    Check("needed-words", "Ord som webbplatsen bygger på står i vocabulary.yml.", OnData(data.needed_words)),
    Check(
        "unknown-owners",
        "En plans eller rapports fil heter som ett nätverk, eller så säger planen vems den är.",
        OnData(data.unknown_owners),
    ),
    Check("plan-networks", "En plan gäller ett nätverk, eller är gemensam för flera.", OnData(plans.plan_networks)),
    Check(
        "parts-of-plans",
        "En del av en gemensam plan gäller ett av den planens nätverk och år.",
        OnData(plans.parts_of_plans),
    ),
    Check("attached-plans", "En bilaga med en plan säger vilken.", OnData(plans.attached_plans)),
    Check("known-languages", "Namn på andra språk står under ett språk som finns.", OnData(data.known_languages)),
    Check(
        "marked-one-way",
        "En förkortning har en förklaring, och ett namn på ett annat språk ett språk.",
        OnData(data.marked_one_way),
    ),
    Check(
        "plan-references",
        "En aktivitets prioritering står i samma plan, och ett resultats aktivitet i årets plan.",
        OnData(data.plan_references),
    ),
    Check("one-result-each", "En aktivitet har ett resultat i årets rapport.", OnData(data.one_result_each)),
    Check(
        "continued-activities",
        "En aktivitet fortsätter en som står i nätverkets förra plan.",
        OnData(plans.continued_activities),
    ),
    Check(
        "moved-activities",
        "En flyttad aktivitet är flyttad till ett senare år, och till en aktivitet som finns.",
        OnData(plans.moved_activities),
    ),
    Check("repeated-ids", "Ett id och ett bilagenummer används en gång i en fil.", OnData(data.repeated_ids)),
    Check("repeated-items", "En lista nämner varje sak en gång.", OnData(data.repeated_items)),
    Check("repeated-records", "Ingen post står två gånger, ord för ord.", OnData(data.repeated_records)),
    # Of the data: dates.
    Check("end-before-start", "Ingenting slutar innan det börjar.", OnData(data.end_before_start)),
    Check("plan-times", "En plan ligger i mappen för året då den börjar gälla.", OnData(plans.plan_times)),
    Check("revised-in-time", "En plan revideras medan den gäller.", OnData(plans.revised_in_time)),
    Check("continuous-activities", "Det som är löpande har inget slut.", OnData(plans.continuous_activities)),
    Check(
        "dated-states",
        "En avstämning ligger i rapportens år, en per dag, och ett läge avser en dag dessförinnan.",
        OnData(plans.dated_states),
    ),
    Check("observed-outside", "Det som en källa belägger ligger mellan start och slut.", OnData(data.observed_outside)),
    Check(
        "outside-the-year",
        "En plans aktiviteter och ett års händelser rör det år som deras fil gäller.",
        OnData(data.outside_the_year),
    ),
    Check(
        "cycle-outside-the-year",
        "En resa börjar, och en workshop hålls, det år som filen gäller.",
        OnData(data.cycle_outside_the_year),
    ),
    Check(
        "undated-holdings",
        "Ett medlemskap, ett uppdrag och en prioritering har minst ett datum.",
        OnData(data.undated_holdings),
    ),
    Check(
        "announced-after-start",
        "Det som är känt i förväg blir känt innan det börjar.",
        OnData(data.announced_after_start),
    ),
    Check(
        "announced-ends",
        "Det som säger när dess slut blev känt har ett slut.",
        OnData(data.announced_ends),
    ),
    Check(
        "announced-events",
        "En händelse som är senare än sina källor säger när den blev känd.",
        OnData(data.announced_events),
    ),
    Check(
        "matter-dates",
        "Ett ärendes fil heter som dess datum, och nämnden sammanträder och beslutar efter brevet.",
        OnData(data.matter_dates),
    ),
    Check("decided-twice", "Ett beslut står en gång: ensamt, eller som ett steg.", OnData(steps.decided_twice)),
    Check(
        "incomplete-decisions",
        "Ett steg som är ett beslut säger vad som beslutades, och av vem.",
        OnData(steps.incomplete_decisions),
    ),
    Check(
        "proposed-after-decision",
        "Förslag och yttranden kommer före beslutet.",
        OnData(steps.proposed_after_decision),
    ),
    Check(
        "contradicted-matters",
        "En plans beslut säger inte emot beslutet i ärendet som lade fram den.",
        OnData(steps.contradicted_matters),
    ),
    Check(
        "dates-of-one-decision",
        "Ett beslut har ett datum, var det än står, och det är sammanträdets (varning).",
        OnData(steps.dates_of_one_decision),
        judged=True,
    ),
    Check(
        "reported-too-early",
        "En årsrapport läggs fram och en utvärdering görs när året har börjat.",
        OnData(data.reported_too_early),
    ),
    Check(
        "roles-outside-membership",
        "Ett uppdrag ligger inom ett medlemskap, så långt datumen är kända.",
        OnData(data.roles_outside_membership),
    ),
    Check(
        "networks-without-relation",
        "Ett nätverk har ett medlemskap, ett uppdrag, ett övervägande eller en efterträdare.",
        OnData(memberships.networks_without_relation),
    ),
    Check(
        "successors-of-networks",
        "Ett nätverk med efterträdare har upphört, och blir aldrig sig självt igen.",
        OnData(memberships.successors_of_networks),
    ),
    Check(
        "considered-and-decided",
        "Ett ställningstagande kommer efter sitt övervägande, och det som staden gick med i är ett medlemskap.",
        OnData(memberships.considered_and_decided),
    ),
    Check(
        "groups-within-membership",
        "En arbetsgrupp har ett datum och ligger inom medlemskapets tid, så långt datumen är kända.",
        OnData(memberships.groups_within_membership),
    ),
    Check(
        "left-memberships",
        "Ett medlemskap som staden har beslutat att lämna började före beslutet och pågår inte utan slut.",
        OnData(memberships.left_memberships),
    ),
    Check(
        "memberships-outside-network",
        "Ett medlemskap ligger inom nätverkets tid, så långt datumen är kända, eller säger varför inte.",
        OnData(memberships.memberships_outside_network),
    ),
    Check("shared-seats", "En plats för en har en företrädare i taget.", OnData(data.shared_seats)),
    Check(
        "holders-outside-their-time",
        "Uppdrag, medlemskap, planer, aktiviteter och belopp nämner organisationer som fanns då, eller säger varför.",
        OnData(lifetimes.holders_outside_their_time),
    ),
    Check(
        "closed-years",
        "Ett stängt års planer står en gång, är beslutade, och rättas efter stängningen.",
        OnData(data.closed_years),
    ),
    Check(
        "unknown-formats",
        "Ett stängt års kontrollsummor är räknade i ett format som finns.",
        OnData(unchanged.unknown_formats),
    ),
    # Of the data: trips and evaluations.
    Check(
        "reported-before-the-trip",
        "En resa rapporteras efter att den har börjat, också i en annan resas rapport.",
        OnData(data.reported_before_the_trip),
    ),
    Check(
        "trip-activities",
        "En resas aktivitet står i årets plan för något av resans nätverk.",
        OnData(data.trip_activities),
    ),
    Check("somebody-took-part", "Minst en deltog i en resa.", OnData(data.somebody_took_part)),
    Check(
        "delegation-counts",
        "En delegation är så många som participants säger, och minst en i varje funktion.",
        OnData(trips.delegation_counts),
    ),
    Check(
        "invited-after-the-trip",
        "En inbjudan kommer innan resan är över.",
        OnData(trips.invited_after_the_trip),
    ),
    Check("decided-one-way", "En resas beslut står en gång: i decision eller steps.", OnData(trips.decided_one_way)),
    Check("one-report-each", "En resa har en rapport, sin egen eller en annan resas.", OnData(trips.one_report_each)),
    Check("rated-twice", "En utvärdering bedömer varje kriterium en gång.", OnData(data.rated_twice)),
    # Of the data: money and working time.
    Check(
        "amount-periods",
        "Tiden som ett belopp avser slutar inte innan den börjar.",
        OnData(amounts.amount_periods),
    ),
    Check(
        "common-amounts",
        "Ett belopp i ett års fil gäller det året.",
        OnData(amounts.common_amounts),
    ),
    Check("below-nothing", "Ett belopp är inte mindre än noll.", OnData(amounts.below_nothing)),
    # Of the data: goals.
    Check(
        "known-goals",
        "Ett mål som nämns är stadens, eller i en plan och dess årsrapport planens eget.",
        OnData(goals.known_goals),
    ),
    Check(
        "goals-named-apart", "En plans mål har ett id som inget av stadens mål har.", OnData(goals.goals_named_apart)
    ),
    Check(
        "goals-of-their-time",
        "En plan, ett medlemskap och ett projekt bidrar till mål för staden som gäller under deras tid.",
        OnData(goals.goals_of_their_time),
    ),
    Check("goal-dates", "Ett mål för staden har minst ett datum.", OnData(goals.goal_dates)),
    Check("goal-circles", "Inget mål är en del av sig självt.", OnData(goals.goal_circles)),
    Check(
        "measures-say-what", "Ett mått säger vad som ska nås, med ett tal eller i ord.", OnData(goals.measures_say_what)
    ),
    Check(
        "measure-dates",
        "Ett mått ska vara nått efter sitt utgångsläge, och utgångsläget har ett värde.",
        OnData(goals.measure_dates),
    ),
    Check(
        "reached-values",
        "Ett uppnått värde hör till ett mått som målet har, och avser en tid som rapporten kan veta något om.",
        OnData(goals.reached_values),
    ),
    # Of the data: persons.
    Check(
        "named-officials",
        "Namn anges bara på politisk nivå, och då med ämbetet; tjänstepersoner med funktion.",
        OnData(data.named_officials),
    ),
    Check("vacant-with-person", "En tom plats har ingen företrädare.", OnData(data.vacant_with_person)),
    # Of the data: form that one value cannot know.
    Check(
        "ongoing-only-with-start",
        "Det som pågår (end: ongoing) har börjat eller är belagt.",
        OnData(data.ongoing_only_with_start),
    ),
    Check(
        "website-has-address",
        "En uppgift om en webbplats har en adress, och ingen annan uppgift har det.",
        OnData(data.website_has_address),
    ),
    Check(
        "one-snapshot-each",
        "Ett årspaket är noterat en gång, under sin utgåvas namn och med egna kontrollsummor.",
        OnData(data.one_snapshot_each),
    ),
    Check(
        "snapshot-dates",
        "Ett årspaket visar en dag efter ärendets, och är gjort den dagen eller senare.",
        OnData(data.snapshot_dates),
    ),
    Check("months-of-the-year", "En rutin återkommer i månader som finns.", OnData(data.months_of_the_year)),
    # Of the year's cycle, and of who answers for what.
    Check(
        "due-in-their-year",
        "En tidpunkt då något ska vara gjort ligger i det år som filen gäller, en dialog i det eller året före.",
        OnData(cycle.due_in_their_year),
    ),
    Check(
        "outcomes-too-early",
        "Resultatet av en fokuspunkt avser tidigast dess år, och en lärdom förs vidare efter workshopen.",
        OnData(cycle.outcomes_too_early),
    ),
    Check(
        "routines-in-order",
        "En rutin upphör efter att den antogs, och ersätts av en annan.",
        OnData(cycle.routines_in_order),
    ),
    Check(
        "functions-without-organisation",
        "En funktion finns inte kvar i en organisation som har upphört.",
        OnData(functions.functions_without_organisation),
    ),
    Check(
        "ended-owners",
        "En plan, aktivitet eller fokuspunkt har en ansvarig funktion som fanns när den började.",
        OnData(functions.ended_owners),
    ),
    Check(
        "owners-gone",
        "Ett nätverk eller en rutin har en ansvarig funktion som finns kvar.",
        OnProject(_owners_gone),
        judged=True,
    ),
    Check(
        "functions-named-as-persons",
        "En funktion har en funktions namn, inte en persons.",
        OnData(functions.functions_named_as_persons),
    ),
    Check("lone-synonyms", "En grupp av synonymer har minst två ord.", OnData(data.lone_synonyms)),
    Check(
        "empty-records",
        "Ett års fil, ett medlemskaps villkor och en avstämning säger något.",
        OnData(data.empty_records),
    ),
    Check(
        "short-names",
        "Ett nätverks kortnamn är kortare än namnet, och inget annat nätverk kallas så.",
        OnData(names.short_names),
    ),
    Check(
        "signs-in-papers",
        "Varje tecken i det som papperen visar av data finns i deras typsnitt.",
        OnProject(_signs_in_papers),
    ),
    Check(
        "words-in-papers",
        "Inget ord i det som papperen visar av data är för brett för sin rad eller spalt.",
        OnProject(_words_in_papers),
    ),
    # Between the data, the pages and the menu.
    Check("misplaced-pages", "En sida ligger där dess sidhuvud säger att den hör hemma.", OnProject(_misplaced_pages)),
    Check("nav-complete", "Menyn har varje sida en gång, och inget annat.", OnPages(pages.nav_complete)),
    Check("one-heading", "En sida har en huvudrubrik.", OnPages(pages.one_heading)),
    Check(
        "page-names",
        "Menyn kallar en sida vad dess rubrik säger, och ett nätverks år heter plan när en plan är känd.",
        OnPages(names.page_names),
    ),
    Check(
        "front-matter-fits",
        "Sidhuvudet säger vilket nätverk och år sidan är om, som mapp och filnamn, och döljer bara det som kan döljas.",
        OnPages(pages.front_matter_fits),
    ),
    Check(
        "search-words",
        "Ett sökord har bokstäver, står en gång i sin lista och är inte det som sidan eller posten heter.",
        OnPages(searched.search_words),
    ),
    Check(
        "same-questions",
        "En hel fråga bland sökorden leder till en enda sida eller post (varning).",
        OnPages(searched.same_questions),
        judged=True,
    ),
    Check(
        "plans-have-pages",
        "Varje medlemskap, plan, rapport, år, ärende och arbetssätt har sin sida.",
        OnPages(pages.plans_have_pages),
    ),
    Check(
        "years-have-pages",
        "Ett nytt år som har händelser eller nätverkssidor har sin egen sida.",
        OnPages(pages.years_have_pages),
    ),
    Check(
        "year-pages-have-content",
        "Ett nätverks sida för ett år visar något som är känt om det.",
        OnPages(pages.year_pages_have_content),
    ),
    Check(
        "unshown",
        "Det som uppgifterna säger visas på någon sida, och på sin egen om andras gör det (varning).",
        OnPages(shown.unshown),
        judged=True,
    ),
    Check(
        "attachments-exist",
        "Stadens egen PDF av ett papper ligger i ärendets mapp, med ett namn som varje dator klarar.",
        OnPages(pages.attachments_exist),
    ),
    Check(
        "macro-calls",
        "Varje makro finns och får id:n, år och argument som finns och är sidans egna.",
        OnPages(pages.macro_calls),
    ),
    Check(
        "moved-addresses",
        "En sidas gamla adress har ingen sida kvar, och leder till en sida som finns.",
        OnPages(moved.moved_addresses),
    ),
    # Of the pages' own text.
    Check(
        "unsafe-text",
        "En sidas text blir ingen annan HTML än den som står på en kort lista, och läser inga filer.",
        OnPages(html.unsafe_text),
    ),
    Check(
        "bad-signs",
        "En sida har inga tecken som är osynliga, förvanskade eller ser ut som andra, och inget som git har lämnat.",
        OnPages(prose.bad_signs),
    ),
    Check("braces", "Ett makro står inom två klamrar.", OnPages(prose.braces)),
    Check("left-open", "Ett kodblock och en kommentar avslutas.", OnPages(prose.left_open)),
    Check("underlined", "En rubrik börjar med #; en linje under texten gör ingen rubrik.", OnPages(prose.underlined)),
    Check(
        "lists",
        "En lista har en tom rad ovanför, underpunkter fyra mellanslag och nummer från 1; annars visas något annat.",
        OnPages(lists.lists),
    ),
    Check(
        "as-previewed",
        "En sida visas som i förhandsvisningen på GitHub, och tecken som bara den kan visa står inte där.",
        OnPages(preview.as_previewed),
    ),
    Check("links", "En länk leder till en sida, en fil eller en adress som kan finnas.", OnPages(links.links)),
    Check(
        "unfinished-links",
        "Det som är menat som en länk är en länk, och är skrivet så att den följs.",
        OnPages(links.unfinished_links),
    ),
    Check(
        "unlinked-files",
        "Varje bild och PDF-fil i docs/ visas på en sida eller är bilaga till ett ärende (varning).",
        OnPages(links.unlinked_files),
        judged=True,
    ),
    Check(
        "letters",
        "Det som står under Information på ett ärendes sida kan stå i ett brev.",
        OnPages(printed.letters),
    ),
    # Of who reviews.
    Check(
        "skipped-owners",
        "Varje rad i CODEOWNERS har en plats och sedan ägare, så att GitHub läser den.",
        OnProject(_skipped_owners),
    ),
    Check(
        "owners-of-networks",
        "Varje nätverk har en rad i CODEOWNERS för den som ska granska det, och ingen rad gäller ett annat.",
        OnProject(_owners_of_networks),
    ),
    # What the rest must be known for.
    Check(
        "left-to-fill-in",
        "I en plan, rapport eller skrivelse som inte längre är ett utkast står inget ”fyll i” kvar.",
        OnProject(_left_to_fill_in),
    ),
    Check(
        "left-after-the-meeting",
        "I ett ärende vars sammanträde har varit står inget ”fyll i” kvar (varning).",
        OnProject(_left_after_the_meeting),
        judged=True,
    ),
    Check(
        "changed-plans",
        "En plan av ett stängt år säger vad den sade när året stängdes, eller efter den senaste rättelsen.",
        Last(_changed_plans),
    ),
    Check(
        "changed-matters",
        "Ett stängt års ärenden, beslut och bilagor är som när året stängdes, eller efter den senaste rättelsen.",
        Last(_changed_matters),
    ),
    Check(
        "sent-records",
        "Det som ett ärende skickade är brevet, varje bilaga och allt i en fil, mellan brevets dag och sammanträdets.",
        Last(_sent_records),
    ),
    Check(
        "sent-papers",
        "Varje skickat papper ligger där det lades, byte för byte, och inget annat ligger där.",
        Last(_sent_papers),
    ),
    Check(
        "closed-and-sent",
        "Ett stängt år säger vilka ärenden som lade fram planerna, och vad som skickades med dem är som då.",
        Last(_closed_and_sent),
    ),
    Check(
        "handed-over",
        "Ett noterat årspaket är som det noterades, och stämmer med sitt ärende och med det som skickades.",
        Last(_handed_over),
    ),
    Check(
        "broken-anchors",
        "En länk med # leder till en rubrik, en tabell eller en post som finns på sidan den dagen.",
        Last(_broken_anchors),
    ),
)
