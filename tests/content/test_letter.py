"""What the letter to the committee of 13 March 2023 said. It was sent: no later knowledge changes what it says."""

from __future__ import annotations

from actionplans.model.records import Matter, Model
from actionplans.rules.check import check
from tests import own_city

LETTER = "2023-03-13"


def model() -> Model:
    found = check(own_city.FOLDER).model
    assert found is not None
    return found


def letter() -> Matter:
    return model().matters[LETTER]


def test_it_proposed_that_the_committee_notes_it() -> None:
    found = letter()
    assert found.title == "Information angående handlingsplaner för internationella nätverk 2023"
    assert found.proposal == "Stadsmiljönämnden antecknar den skriftliga informationen till protokollet."
    assert (found.committee, found.administration) == ("stadsmiljonamnden", "stadsmiljoforvaltningen")
    assert found.handler is not None
    assert (found.handler.name, found.handler.phone) == ("Michelle Coldrey", "031-368 2574")
    assert found.signatory is not None
    assert (found.signatory.name, found.signatory.title) == ("Camilla Wallin", "Avdelningschef")


def test_it_had_the_plans_of_seven_networks_and_a_report_as_its_attachments() -> None:
    assert [(one.number, one.title) for one in letter().attachments] == [
        (1, "Handlingsplan 2023 Eurocities Mobility Forum"),
        (2, "Handlingsplan 2023 POLIS"),
        (3, "Handlingsplan 2023 CIVITAS"),
        (4, "Handlingsplan 2023 LUCI"),
        (5, "Handlingsplan 2023 NVF"),
        (6, "Handlingsplan 2023 IMPACTS"),
        (7, "Handlingsplan 2023 CCAM"),
        (8, "Trafikkontorets årsrapport internationella nätverk 2022"),
    ]


def test_it_presented_the_plans_that_the_site_holds_for_2023() -> None:
    presented = {
        network for (network, year), plan in model().plans.items() if year == 2023 and plan.presented == LETTER
    }
    assert presented == {"eurocities", "polis", "civitas", "luci", "nvf", "impacts", "ccam"}


def test_its_direction_had_eleven_focus_points() -> None:
    direction = model().years[2023].direction
    assert direction is not None
    assert [point.id for point in direction.points] == [
        "kartlagg-natverken", "utvardera-natverken", "valja-natverk", "nya-natverk", "arbetssatt-i-natverken",
        "representation", "gemensamt-arbete", "sprida-kunskap", "aterkoppling", "avstamning", "uppfoljning",
    ]  # fmt: skip


def test_its_words_stand_under_information() -> None:
    page = (own_city.FOLDER / f"docs/namnden/{LETTER}.md").read_text(encoding="utf-8")
    words = " ".join(page.partition("\n## Information\n")[2].partition("\n## ")[0].split())
    for said in (
        "Syftet med medlemskapen är att främja Göteborgs intressen, knyta kontakter och utbyta kunskap med andra",
        "Medlemskap och engagemang drivs i enlighet med stadens policy för internationella engagemang.",
        "Varje resa utanför Sverige föregås av ett delegationsbeslut. Efter resan får stadsmiljönämnden en skriftlig "
        "reserapport.",
        "Varje år utvärderas om nätverken ger önskat resultat och om andra nätverk bättre svarar mot förvaltningens "
        "behov.",
    ):
        assert said in words
