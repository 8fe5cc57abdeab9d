"""The demo campaign's settings: honest about being one."""

from datetime import date, timedelta

from esabid.domain.institution import Reach, Sector
from esabid.services.campaigns import CampaignDetails

SECTOR_TARGETS = {
    Sector.UNIVERSITY: 8, Sector.RESEARCH_INSTITUTE: 8, Sector.SPACE_COMPANY: 8,
    Sector.TECHNOLOGY_COMPANY: 6, Sector.BUSINESS_ORGANISATION: 4, Sector.CLUSTER_OR_PARK: 6,
    Sector.PUBLIC_BODY: 5, Sector.SECONDARY_SCHOOL: 5, Sector.NGO: 5, Sector.CULTURE_EDUCATION: 3}
REACH_TARGETS = {Reach.KRAKOW: 30, Reach.NATIONAL: 16, Reach.INTERNATIONAL: 7}


def details(today: date) -> CampaignDetails:
    """The settings, with a deadline about six weeks after `today` and a later decision."""
    return CampaignDetails(
        title_pl="Kraków dla ESA", title_en="Kraków for ESA",
        bidder_pl="Gmina Miejska Kraków", bidder_en="City of Kraków",
        addressee_pl="Minister właściwy do spraw gospodarki i Europejska Agencja Kosmiczna",
        addressee_en="The minister responsible for the economy and the European Space Agency",
        bid_words=["Kraków dla ESA", "Kraków for ESA", "kandydatura Krakowa", "the bid of Kraków",
                   "ośrodek Europejskiej Agencji Kosmicznej",
                   "centre of the European Space Agency"],
        addressee_words=["Gmina Miejska Kraków", "City of Kraków", "Prezydent Miasta Krakowa",
                         "Europejska Agencja Kosmiczna", "European Space Agency"],
        contact="biuro kampanii: demo@example.org",
        foreword_pl="To jest dossier przykładowe. Instytucje, osoby i listy w nim są zmyślone "
                    "i służą tylko do pokazania, jak działa narzędzie.\n"
                    "Prawdziwe instytucje stoją w tej kampanii tylko na liście planowanych; "
                    "niczego się im nie przypisuje.",
        foreword_en="This is a sample dossier. The institutions, people and letters in it are "
                    "invented and only show how the tool works.\n"
                    "Real institutions merely stand in this campaign's list as planned; nothing "
                    "is attributed to them.",
        goal=50, milestones=[60, 75, 100], deadline=today + timedelta(days=42),
        decides_on=today + timedelta(days=119), prefix="KRK")
