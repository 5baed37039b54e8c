"""What is a matter before the committee: its letter, attachments and decision?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated

from actionplans.model.dates import PartialDate
from actionplans.model.fields import NESTED, Noun, Record, optional, required, several
from actionplans.model.identifiers import EXAMPLE_CHECKSUM, Checksum, NetworkId, OrganisationId
from actionplans.model.shapes import Term
from actionplans.model.sourced import Decision, Sourced, Step
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Contact(Record):
    """A matter's handler: with the signatory the only place where an official is named."""

    noun = Noun(
        "Handläggare",
        "handläggaren",
        "handläggare",
        "handläggare",
        "för ett nämndärende: det enda stället där en tjänsteperson namnges, förutom undertecknaren.",
    )

    name: str = required("Namn", "namnet", "Namn.", "Anna Exempel")
    phone: str | None = optional("Telefon", "telefonnumret", "Telefon.", "031-000 00 00")
    email: str | None = optional("E-post", "e-postadressen", "E-post.", "anna@example.se")


@fixed(kw_only=True)
class Signatory(Record):
    """Who signed a matter."""

    noun = Noun(
        "Undertecknare", "undertecknaren", "undertecknare", "undertecknare", "den som undertecknar nämndärendet."
    )

    name: str = required("Namn", "namnet", "Namn.", "Anna Exempel")
    title: str = required("Rubrik", "rubriken", "Titel.", "Avdelningschef")


@fixed(kw_only=True)
class Attachment(Record):
    """An attachment to a matter."""

    rare = ("plan",)
    noun = Noun("Bilaga", "bilaga", "bilaga", "bilagor", "en bilaga till ett nämndärende.")

    number: int = required("Nummer", "numret", "Bilagans nummer.", "1")
    title: str = required("Rubrik", "rubriken", "Bilagans rubrik.", "Handlingsplan 2023 Kajforum")
    kind: Annotated[str, Term("attachment_kinds")] = required("Slag", "slaget", "Slag av bilaga.", "plan")
    network: NetworkId | None = optional("Nätverk", "nätverket", "Nätverket, för en handlingsplan.", "kajforum")
    plan: str | None = optional(
        "Plan",
        "planen",
        "För en plan som inte är ett nätverks egen: vad dess fil heter. Ersätter då `network`.",
        "gemensam",
    )
    year: int = required("År", "året", "Året som bilagan avser.", "2023")
    file: str | None = optional(
        "Fil", "filen", "Fil i `docs/namnden/<datum>/`. Utelämnad: webbplatsen har inte bilagan.", "bilaga-1.pdf"
    )


@fixed(kw_only=True)
class OwnPaper(Record):
    """The city's own file of a paper that else is made from the data."""

    noun = Noun("Eget papper", "det egna papperet", "eget papper", "egna papper", "ett papper som staden har som PDF.")

    file: str = required("Fil", "filen", "PDF i `docs/namnden/<datum>/`. Den lämnas vidare orörd.", "brev.pdf")


@fixed(kw_only=True)
class SentPaper(Record):
    """A paper as it was sent: its bytes lie in docs/namnden/<date of the letter>/skickat/."""

    noun = Noun(
        "Skickat papper",
        "det skickade papperet",
        "skickat papper",
        "skickade papper",
        "ett papper så som det skickades till nämnden.",
    )

    file: str = required("Fil", "filen", "Fil i `docs/namnden/<datum>/skickat/`.", "brev.pdf")
    number: int | None = optional(
        "Bilaga", "bilagans nummer", "Bilagans nummer. Utelämnat: brevet, eller allt i en fil.", "1"
    )
    size: int = required("Storlek", "storleken", "Filens storlek i byte.", "84211")
    checksum: Checksum = required("Kontrollsumma", "kontrollsumman", "Filens kontrollsumma.", EXAMPLE_CHECKSUM)
    content: Checksum | None = optional(
        "Uppgifternas kontrollsumma",
        "uppgifternas kontrollsumma",
        "Kontrollsumman av de uppgifter som bilagan gjordes av. Den visar om de har ändrats efteråt.",
        EXAMPLE_CHECKSUM,
    )


@fixed(kw_only=True)
class Sent(Record):
    """The papers of a matter as they were sent: kept as bytes and never set again. `make sent` writes it."""

    noun = Noun(
        "Skickade papper",
        "de skickade papperen",
        "skickade papper",
        "skickade papper",
        "papperen så som de skickades till nämnden. Skrivs av `make sent` och ändras aldrig.",
    )

    date: PartialDate = required("Datum", "datumet", "Dagen då papperen skickades.", "2023-03-13")
    attachments: Checksum | None = optional(
        "Bilagornas kontrollsumma",
        "bilagornas kontrollsumma",
        "Kontrollsumman av listan över bilagorna. Den står på brevet. Utelämnad: brevet har inga bilagor.",
        EXAMPLE_CHECKSUM,
    )
    format: int = optional(
        "Kontrollsummornas format",
        "kontrollsummornas format",
        "Hur uppgifternas kontrollsummor är räknade. Utelämnat: 1, det första formatet.",
        "1",
        1,
    )
    papers: tuple[SentPaper, ...] = several("Papper", "papperen", "Papperen.", NESTED)


@fixed(kw_only=True)
class Matter(Sourced):
    """A matter before the committee: data/matters/<date of the letter>.yml."""

    noun = Noun("Nämndärende", "nämndärendet", "nämndärende", "nämndärenden", "`data/matters/<brevets datum>.yml`.")
    rare = ("steps", "letter", "bundle", "sent")

    id: str = field(default="")
    title: str = required("Rubrik", "rubriken", "Ärendets rubrik.", "Information angående handlingsplaner …")
    date: PartialDate = required("Datum", "datumet", "Brevets datum. Samma som filnamnet.", "2023-03-13")
    committee: OrganisationId = required("Nämnd", "nämnden", "Nämnden.", "stadsrumsnamnden")
    administration: OrganisationId = required(
        "Förvaltning", "förvaltningen", "Förvaltningen som skrev.", "stadsrumsforvaltningen"
    )
    department: str | None = optional("Avdelning", "avdelningen", "Avdelningen.", "Utveckling och styrning")
    handler: Contact | None = optional("Handläggare", "handläggaren", "Handläggaren.", NESTED)
    signatory: Signatory | None = optional("Undertecknare", "undertecknaren", "Undertecknaren.", NESTED)
    reference: str | None = optional("Diarienummer", "diarienumret", "Diarienummer.", "0123/23")
    meeting: PartialDate | None = optional(
        "Sammanträde", "sammanträdet", "Sammanträdet som fick ärendet.", "2023-03-27"
    )
    proposal: str = required(
        "Förslag till beslut",
        "förslaget till beslut",
        "Förslag till beslut.",
        "Nämnden antecknar informationen till protokollet.",
    )
    covers: tuple[str, ...] = several(
        "Tar upp", "ämnena", "Vad informationen tar upp, en rad per ämne.", "[Syftet med medlemskapen]"
    )
    decision: Decision | None = optional("Beslut", "beslutet", "Nämndens beslut.", NESTED)
    steps: tuple[Step, ...] = several(
        "Steg", "stegen", "Stegen på vägen till beslutet, när de är flera. Ersätter då `decision`.", NESTED
    )
    attachments: tuple[Attachment, ...] = several("Bilagor", "bilagorna", "Bilagorna.", NESTED)
    reconstructed: bool = optional(
        "Återskapat ur öppna källor",
        "att ärendet är återskapat ur öppna källor",
        "`true` när ärendet är återskapat ur öppna källor och originalet finns hos staden. Papper som görs av det "
        "märks som rekonstruktion och undertecknas inte.",
        "true",
        False,
    )
    letter: OwnPaper | None = optional(
        "Eget brev", "det egna brevet", "Stadens egen PDF av brevet, i stället för ett som görs av uppgifterna.", NESTED
    )
    bundle: OwnPaper | None = optional(
        "Egna samlade handlingar",
        "de egna samlade handlingarna",
        "Stadens egen PDF med allt i en fil, i stället för en som görs av uppgifterna.",
        NESTED,
    )
    sent: Sent | None = optional(
        "Skickat", "de skickade papperen", "Papperen så som de skickades. Skrivs av `make sent`.", NESTED
    )

    @property
    def files(self) -> Iterator[tuple[Attachment | OwnPaper, str]]:
        """The city's own papers that the project has, each with its file in docs/namnden/<id>/."""
        for one in (self.letter, self.bundle, *self.attachments):
            if one and one.file:
                yield one, one.file
