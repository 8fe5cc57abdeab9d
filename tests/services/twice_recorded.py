"""Everything of an institution, and everything the tables hold, to compare before and after."""

from datetime import date

import factories
from factories import TODAY, actor
from sqlalchemy import select

from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.conversation import ConversationDetails
from esabid.domain.institution import ContactRole, ConversationKind
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.models import Base, LinkPurpose
from esabid.services import (agreements, contributions, conversations, institutions, links,
                             promotion)


def rows(session) -> dict:
    """Everything the tables hold but history, mergers and versions, by table."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in ("history", "history_personal", "merger", "throttle"):
            columns = [it for it in table.columns if it.name != "version" and not (
                table.name == "letter_signer" and it.name == "id")]
            found[table.name] = sorted(map(repr, session.execute(select(*columns))))
    return found


def give_everything(session, row, others=()):
    """Give an institution one of everything that can be an institution's."""
    institutions.add_contact(session, actor(), row, name="dr Ewa Nowa", role=ContactRole.OTHER,
                             email="ewa@proba.example")
    letter = factories.letter(session, row, *others)
    contributions.add(session, actor(), details=ContributionDetails(
        row.id, next(iter(Unit)), next(iter(Period)), "Staż"))
    conversations.log(session, actor(), row, today=TODAY, details=ConversationDetails(
        ConversationKind.CALL, TODAY, said="Oddzwonią"))
    links.issue(session, actor(), purpose=LinkPurpose.PARTNER, institution=row)
    promotion.add_project(session, actor(), details=ProjectDetails(
        row.id, "Sonda", field_pl="Elektronika"))
    promotion.add_action(session, actor(), institutions=(row, *others), details=ActionDetails(
        date(2026, 3, 7), "Piknik"))
    agreements.add(session, actor(), today=TODAY, partners=(row, *others),
                   details=AgreementDetails(date(2026, 2, 3), "List intencyjny"))
    factories.institution(session, parent_id=row.id)
    return letter
