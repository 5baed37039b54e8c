"""Which words can editors choose from?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from actionplans.model.fields import Noun, Record, beside, optional, required
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Word(Record):
    """A value that editors choose, with its label."""

    noun = Noun("Ord", "ordet", "ord", "ord", "ett tillåtet värde med sin svenska etikett.")

    id: str = field(default="")
    label: str = required("Etikett", "etiketten", "Etiketten som läsaren ser.", "Ordförande")
    description: str | None = optional(
        "Förklaring", "förklaringen", "Vad ordet betyder, där etiketten inte räcker.", "Leder organets möten."
    )
    single_seat: bool = optional(
        "Bara en åt gången",
        "att bara en kan ha uppdraget åt gången",
        "`true` för uppdrag som bara en kan ha åt gången i samma organ.",
        "true",
        False,
    )


def _words(**labels: str) -> Mapping[str, Word]:
    return {key: Word(id=key, label=label) for key, label in labels.items()}


# What is there in every city, so that nobody needs to list it: the words that the product brings, by list.
BUILT_IN: Mapping[str, Mapping[str, Word]] = {
    "step_kinds": _words(
        proposed="Föreslaget",
        tabled="Bordlagt",
        referred="Återremitterat",
        advised="Yttrande",
        decided="Beslutat",
        withdrawn="Återkallat",
        notice="Uppsägning",
    ),
    "amount_kinds": _words(
        fee="Medlemsavgift",
        travel="Resekostnad",
        conference="Konferensavgift",
        total="Hela projektets budget",
        applied="Sökt bidrag",
        granted="Beviljat bidrag",
        own_part="Egen del",
        other="Annat",
    ),
    "amount_bases": _words(budget="Budget", outcome="Utfall", estimate="Uppskattning"),
    "time_units": _words(hours="timmar", days="dagar", full_time="heltidstjänster"),
    "goal_kinds": _words(
        programme="Programmål", budget="Budgetmål", strategy="Mål i en strategi", sdg="Globalt mål (Agenda 2030)"
    ),
    "membership_kinds": _words(member="Medlem", associate="Associerad medlem"),
    "consideration_outcomes": _words(joined="Gick med", declined="Avstod", waiting="Avvaktar"),
    "due_kinds": _words(
        update="Planerna uppdaterade", checkpoint="Avstämning", report="Årsrapport", evaluation="Utvärdering"
    ),
}


@fixed(kw_only=True)
class Vocabulary(Record):
    """The words that editors choose from: data/vocabulary.yml."""

    noun = Noun("Ordlista", "ordlistan", "ordlista", "ordlistor", "`data/vocabulary.yml`, de tillåtna värdena.")

    confidence: dict[str, Word] = required(
        "Säkerhet", "säkerheten", "Hur säker en uppgift är.", "{high: {label: Säker}}"
    )
    levels: dict[str, Word] = required("Nivåer", "nivåerna", "Nivåer.", "{political: {label: Politisk nivå}}")
    fact_kinds: dict[str, Word] = required(
        "Slag av uppgifter", "slagen av uppgifter", "Slag av uppgifter om nätverk.", "{founded: {label: Grundat}}"
    )
    role_kinds: dict[str, Word] = required(
        "Slag av uppdrag", "slagen av uppdrag", "Slag av uppdrag.", "{chair: {label: Ordförande, single_seat: true}}"
    )
    event_kinds: dict[str, Word] = required(
        "Slag av händelser", "slagen av händelser", "Slag av händelser.", "{conference: {label: Konferens}}"
    )
    event_scopes: dict[str, Word] = required(
        "Vems händelser", "vems händelserna är", "Vems händelsen är.", "{city: {label: Staden}}"
    )
    priority_areas: dict[str, Word] = required(
        "Prioriterade områden",
        "de prioriterade områdena",
        "Prioriterade områden.",
        "{traffic-safety: {label: Trafiksäkerhet}}",
    )
    activity_states: dict[str, Word] = required(
        "Aktiviteters lägen", "aktiviteternas lägen", "Hur det gick med en aktivitet.", "{done: {label: Genomförd}}"
    )
    criteria: dict[str, Word] = required(
        "Kriterier", "kriterierna", "Kriterier i utvärderingen.", "{benefit: {label: Nytta}}"
    )
    ratings: dict[str, Word] = required("Omdömen", "omdömena", "Omdömen i utvärderingen.", "{high: {label: Hög}}")
    outcomes: dict[str, Word] = required(
        "Slutsatser", "slutsatserna", "Slutsatser av utvärderingen.", "{keep: {label: Behåll}}"
    )
    exchange_kinds: dict[str, Word] = required(
        "Slag av utbyten", "slagen av utbyten", "Slag av utbyte.", "{contact: {label: Kontakt}}"
    )
    participation_modes: dict[str, Word] = required(
        "Sätt att delta", "sätten att delta", "Sätt att delta.", "{abroad: {label: Resa utanför Sverige}}"
    )
    attachment_kinds: dict[str, Word] = required(
        "Slag av bilagor", "slagen av bilagor", "Slag av bilagor.", "{plan: {label: Handlingsplan}}"
    )
    organisation_kinds: dict[str, Word] = required(
        "Slag av organisationer", "slagen av organisationer", "Slag av organisationer.", "{committee: {label: Nämnd}}"
    )
    languages: dict[str, Word] = required("Språk", "språken", "Språk.", "{en: {label: Engelska}}")
    step_kinds: dict[str, Word] = beside(
        "Slag av steg",
        "slagen av steg",
        "Steg på vägen till ett beslut, utöver dem som finns.",
        "{heard: {label: På remiss}}",
        BUILT_IN["step_kinds"],
    )
    amount_kinds: dict[str, Word] = beside(
        "Slag av belopp",
        "slagen av belopp",
        "Vad pengar är till, utöver det som finns.",
        "{insurance: {label: Försäkring}}",
        BUILT_IN["amount_kinds"],
    )
    amount_bases: dict[str, Word] = beside(
        "Beloppens underlag",
        "beloppens underlag",
        "Underlag utöver dem som finns.",
        "{forecast: {label: Prognos}}",
        BUILT_IN["amount_bases"],
    )
    time_units: dict[str, Word] = beside(
        "Enheter för arbetstid",
        "enheterna för arbetstid",
        "Enheter utöver dem som finns.",
        "{weeks: {label: veckor}}",
        BUILT_IN["time_units"],
    )
    goal_kinds: dict[str, Word] = beside(
        "Slag av mål",
        "slagen av mål",
        "Slag av mål utöver dem som finns.",
        "{regional: {label: Regionalt mål}}",
        BUILT_IN["goal_kinds"],
    )
    membership_kinds: dict[str, Word] = beside(
        "Slag av medlemskap",
        "slagen av medlemskap",
        "Slag utöver medlem och associerad.",
        "{twin_city: {label: Vänort}}",
        BUILT_IN["membership_kinds"],
    )
    consideration_outcomes: dict[str, Word] = beside(
        "Vad överväganden ledde till",
        "orden för vad överväganden ledde till",
        "Ord utöver dem som finns.",
        "{later: {label: Prövas senare}}",
        BUILT_IN["consideration_outcomes"],
    )
    due_kinds: dict[str, Word] = beside(
        "Slag av tidpunkter",
        "slagen av tidpunkter",
        "Slag utöver dem som finns.",
        "{budget: {label: Budgetunderlag}}",
        BUILT_IN["due_kinds"],
    )
