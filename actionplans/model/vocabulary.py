"""Which words can editors choose from?"""

from __future__ import annotations

from dataclasses import dataclass, field

from actionplans.model.fields import Noun, Record, optional, required


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Vocabulary(Record):
    """The words that editors choose from: data/vocabulary.yml."""

    noun = Noun("Ordlista", "ordlistan", "ordlista", "ordlistor", "`data/vocabulary.yml`, de tillåtna värdena.")

    confidence: dict[str, Word] = required(
        "Säkerhet", "säkerheten", "Hur säker en uppgift är.", "{high: {label: Säker}}"
    )
    relations: dict[str, Word] = required(
        "Förhållanden", "förhållandena", "Stadens förhållande till ett nätverk.", "{member: {label: Medlem}}"
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
    routine_statuses: dict[str, Word] = required(
        "Rutiners lägen", "rutinernas lägen", "En rutins läge.", "{described: {label: Beskriven}}"
    )
    organisation_kinds: dict[str, Word] = required(
        "Slag av organisationer", "slagen av organisationer", "Slag av organisationer.", "{committee: {label: Nämnd}}"
    )
    languages: dict[str, Word] = required("Språk", "språken", "Språk.", "{en: {label: Engelska}}")
