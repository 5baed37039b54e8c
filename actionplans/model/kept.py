"""What is kept unchanged: a package that was handed over, and the plans of a closed year?"""

from __future__ import annotations

from dataclasses import field

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import EXAMPLE_CHECKSUM, Address, Checksum, MatterId, Slug
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Snapshot(Record):
    """A package that was handed over and is never made again: data/snapshots.yml, by the release's name in git.

    `python -m actionplans record-snapshot` writes it from the package itself.
    """

    noun = Noun(
        "Årspaket",
        "årspaketet",
        "årspaket",
        "årspaket",
        "`data/snapshots.yml`, ett lämnat paket som aldrig görs om. Nyckeln är utgåvans namn i git.",
    )

    rare = ("attachments", "seal")

    id: str = field(default="")
    year: int = required("År", "året", "Året som handlingsplanerna gäller.", "2023")
    matter: MatterId = required("Nämndärende", "nämndärendet", "Ärendet som paketet hör till.", "2023-03-13")
    date: PartialDate = required("Datum", "datumet", "Dagen som paketet visar.", "2023-03-13")
    made: PartialDate = required("Gjort", "dagen då det gjordes", "Dagen då paketet gjordes.", "2023-03-28")
    url: Address = required(
        "Webbadress", "webbadressen", "Var zip-filen hämtas.", "https://www.example.se/handlingsplaner-2023.zip"
    )
    size: int = required("Megabyte", "storleken", "Zip-filens storlek i megabyte, avrundad uppåt.", "7")
    checksum: Checksum = required(
        "Zip-filens kontrollsumma", "kontrollsumman", "Zip-filens kontrollsumma.", EXAMPLE_CHECKSUM
    )
    content: Checksum | None = optional(
        "Kontrollsumma på brevet",
        "innehållets kontrollsumma",
        "Summan av innehållet, som stod på brevet till nämnden i den första utgåvans paket. Utelämnad: paketet är "
        "av senare slag.",
        EXAMPLE_CHECKSUM,
    )
    attachments: Checksum | None = optional(
        "Bilagornas kontrollsumma",
        "bilagornas kontrollsumma",
        "Kontrollsumman av listan över de skickade bilagorna, den som står på brevet. Utelämnad: inget är skickat.",
        EXAMPLE_CHECKSUM,
    )
    seal: Checksum | None = optional(
        "Postens kontrollsumma",
        "postens kontrollsumma",
        "Kontrollsumman av resten av posten. Den visar om posten är ändrad.",
        EXAMPLE_CHECKSUM,
    )


@fixed(kw_only=True)
class ClosedPlan(Record):
    """A plan that the committee has dealt with: it changes only with a correction."""

    noun = Noun(
        "Stängd plan",
        "den stängda planen",
        "stängd plan",
        "stängda planer",
        "en plan som nämnden har behandlat och som bara ändras med en rättelse.",
    )

    network: Slug = required("Nätverk", "nätverket", "Vad planens fil heter: nätverket, om inget annat.", "kajforum")
    matter: MatterId = required("Nämndärende", "nämndärendet", "Ärendet som lade fram planen.", "2023-03-13")
    format: int = optional(
        "Kontrollsummans format",
        "kontrollsummans format",
        "Hur kontrollsumman är räknad. Skrivs av `make close`. Utelämnat: 1, det första formatet.",
        "2",
        1,
    )
    checksum: Checksum = required(
        "Kontrollsumma",
        "kontrollsumman",
        "Kontrollsumman av planen när året stängdes. Skrivs av `make close`.",
        "01ab" * 16,
    )


@fixed(kw_only=True)
class ClosedFile(Record):
    """An attachment's file as it was sent."""

    noun = Noun("Stängd fil", "den stängda filen", "stängd fil", "stängda filer", "en bilagas fil, som den skickades.")

    file: str = required("Fil", "filen", "Fil i `docs/namnden/<datum>/`.", "bilaga-1.pdf")
    checksum: Checksum = required(
        "Kontrollsumma", "kontrollsumman", "Filens kontrollsumma. Skrivs av `make close`.", "01ab" * 16
    )


@fixed(kw_only=True)
class ClosedMatter(Record):
    """A matter that carried a closed year's plans: what was sent, and what was decided."""

    noun = Noun(
        "Stängt ärende",
        "det stängda ärendet",
        "stängt ärende",
        "stängda ärenden",
        "ett ärende som lade fram ett stängt års planer, och som bara ändras med en rättelse.",
    )
    rare = ("sent",)

    matter: MatterId = required("Nämndärende", "nämndärendet", "Ärendet.", "2023-03-13")
    format: int = optional(
        "Kontrollsummans format",
        "kontrollsummans format",
        "Hur kontrollsumman är räknad. Skrivs av `make close`. Utelämnat: 1.",
        "1",
        1,
    )
    checksum: Checksum = required(
        "Kontrollsumma",
        "kontrollsumman",
        "Kontrollsumman av ärendet, beslutet och listan över bilagor när året stängdes. Skrivs av `make close`.",
        "01ab" * 16,
    )
    files: tuple[ClosedFile, ...] = several("Filer", "filerna", "Bilagornas filer, de som fanns då.", NESTED)
    sent: Checksum | None = optional(
        "Det skickades kontrollsumma",
        "det skickades kontrollsumma",
        "Kontrollsumman av ärendets `sent` när året stängdes. Skrivs av `make close`. Utelämnad: inget var skickat.",
        EXAMPLE_CHECKSUM,
    )


@fixed(kw_only=True)
class Correction(Record):
    """A change in a closed plan, or in the matter that carried it."""

    noun = Noun("Rättelse", "rättelsen", "rättelse", "rättelser", "en ändring i en stängd plan eller dess ärende.")
    rare = ("matter", "file")

    network: Slug | None = optional(
        "Nätverk",
        "nätverket",
        "Vad planens fil heter: nätverket, om inget annat. Utelämnat: rättelsen gäller ett ärende.",
        "kajforum",
    )
    matter: MatterId | None = optional(
        "Nämndärende", "nämndärendet", "Ärendet, om rättelsen gäller det och inte en plan.", "2023-03-13"
    )
    file: str | None = optional("Fil", "filen", "Bilagans fil, om rättelsen gäller den.", "bilaga-1.pdf")
    date: PartialDate = required("Datum", "datumet", "När rättelsen beslutades.", "2024-05-02")
    what: str = required("Vad som rättas", "vad som rättas", "Vad som rättas.", "Uppdragets slut")
    why: str = required("Skäl", "skälet", "Varför det var fel.", "Beslutet hade lästs av fel.")
    decided_by: str = required(
        "Beslutat av", "vem som beslutade", "Vem som beslutade, med funktion, aldrig med namn.", "Avdelningschefen"
    )
    before: str = required("Stod förut", "vad som stod", "Vad som stod.", "Till och med 2022")
    after: str = required("Står nu", "vad som står nu", "Vad som står nu.", "Till och med 2023")
    format: int = optional(
        "Kontrollsummans format",
        "kontrollsummans format",
        "Hur kontrollsumman är räknad. Kontrollen säger vad det ska vara. Utelämnat: 1, det första formatet.",
        "2",
        1,
    )
    checksum: Checksum | None = optional(
        "Kontrollsumma",
        "kontrollsumman",
        "Kontrollsumman av planen efter rättelsen. Kontrollen säger vad den ska vara. Utelämnad: planen är borttagen.",
        "01ab" * 16,
    )


@fixed(kw_only=True)
class ClosedYear(Record):
    """A year whose plans are dealt with: data/closed.yml, by the year."""

    noun = Noun(
        "Stängt år", "året", "år", "år", "`data/closed.yml`, ett år vars planer är färdigbehandlade. Nyckeln är året."
    )

    rare = ("matters",)

    id: str = field(default="")
    date: PartialDate = required("Datum", "datumet", "När året stängdes.", "2024-04-15")
    plans: tuple[ClosedPlan, ...] = several("Planer", "planerna", "De stängda planerna.", NESTED)
    matters: tuple[ClosedMatter, ...] = several(
        "Ärenden", "ärendena", "Ärendena som lade fram dem, med bilagornas filer. Skrivs av `make close`.", NESTED
    )
    corrections: tuple[Correction, ...] = several("Rättelser", "rättelserna", "Rättelser, den äldsta först.", NESTED)
