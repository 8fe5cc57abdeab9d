"""What a file seems to be, read against the campaign's institutions and letters."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.findings import Finding
from esabid.domain.matching import Candidate, match
from esabid.domain.suggestion import Hints, Proposed, Suggestion
from esabid.queries import mergers
from esabid.queries.campaign import the_campaign
from esabid.queries.institutions import everyone


@dataclass(frozen=True)
class Recognised:
    """What is noted of a file beside what intake found, and what is proposed."""

    findings: tuple[Finding, ...] = ()
    suggestion: Suggestion = Suggestion()


def recognise(session: Session, *, text: str, name: str, codes, signatures, hints: Hints,
              sha256: str, today: date) -> Recognised:
    """What a file seems to be."""
    rows = {row.id: row for row in everyone(session)}
    gone = [(rows[it.survivor_id], it.gone_number, (it.gone["name_pl"], it.gone["name_en"]))
            for it in mergers.standing(session)]
    candidates = tuple(
        Candidate(row.id, number, tuple(filter(None, names)), row.short_name,
                  addressee=row.ask_state == AskState.NEUTRAL)
        for row, number, names in (
            *((row, row.number, (row.name_pl, row.name_en)) for row in rows.values()), *gone))
    campaign = the_campaign(session)
    whose = match(text, name, candidates, campaign.prefix if campaign else "")
    return Recognised(suggestion=Suggestion(
        tuple(Proposed(it, whose.why, sure=True) for it in whose.institution_ids),
        None if whose.institution_ids else whose.why, received_on=hints.sent_on or today))
