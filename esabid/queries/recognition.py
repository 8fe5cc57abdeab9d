"""What a file seems to be, read against the campaign's institutions and letters."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.bid_named import words_of
from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.institution import reference
from esabid.domain.letter import FileRole, LetterState
from esabid.domain.likeness import sketch
from esabid.domain.match_evidence import Clues, domain_of, numbers_in, stem
from esabid.domain.matching import whose
from esabid.domain.name_places import Candidate
from esabid.domain.reading import Sought, read
from esabid.domain.recognition import (Sketched, alike, as_alike, channel_of, kind_of,
                                       naming_findings, same_text, signed_as)
from esabid.domain.suggestion import Hints, Proposed, Suggestion
from esabid.models import (Campaign, Contact, Institution, Letter, LetterFile, LetterSigner,
                           Merger, Preparation)
from esabid.queries.campaign import the_campaign
from esabid.queries.letters import letter_with_file


@dataclass(frozen=True)
class Recognised:
    """What is noted of a file beside what intake found, and what is proposed."""

    findings: tuple[Finding, ...] = ()
    suggestion: Suggestion = Suggestion()


def recognise(session: Session, *, text: str, name: str, codes, signatures, hints: Hints,
              sha256: str, today: date, known: frozenset[int] = frozenset(),
              letter: Letter | None = None) -> Recognised:
    """What a file seems to be; seven statements, however many institutions and letters.

    `text` and `codes` are what was read in it, `signatures` the reports of all e-signatures in it
    and beside it, `today` the local day. `known` are the ids of the institutions whose letter it
    is where that is known (a partner's link, a letter's card), `letter` the one it belongs to,
    which it may be like.
    """
    campaign, bodies = the_campaign(session), candidates(session)
    prefix = campaign.prefix if campaign else ""
    clues = Clues(text, name, tuple(codes), tuple(it.organisation for it in signatures),
                  hints.sender, f"{hints.subject}\n{hints.sender_name}")
    found = whose(clues, bodies, prefix)
    if known and not found.other_reference:
        found = replace(found, other_reference=_anothers(clues, bodies, prefix, known))
    said = read(text, today=today, sought=_sought(campaign))
    signatory, office = signed_as(signatures, said)
    near = alike(sketch(text), _sketched(session, sha256, letter))
    return Recognised(
        (*_duplicate(session, sha256, letter), *naming_findings(text, found, known),
         *said.findings, *same_text(near, known or frozenset(found.sure))),
        Suggestion(
            tuple(Proposed(it, why, it in found.sure) for it, why in found.ranked), found.unsure,
            channel_of(hints), said.dated_on, min(hints.sent_on or today, today), signatory,
            office, kind_of(signatures), as_alike(near)))


def candidates(session: Session) -> tuple[Candidate, ...]:
    """Every institution; what was merged into it is looked for by its old number and names."""
    domains = defaultdict(set)
    for owner, email in session.execute(select(Contact.institution_id, Contact.email)
                                        .where(Contact.email != "")):
        domains[owner].add(domain_of(email))
    bodies = {row.id: Candidate(
        row.id, row.number, tuple(filter(None, (row.name_pl, row.name_en))), row.short_name,
        row.ask_state == AskState.NEUTRAL, row.parent_id, row.city,
        tuple(sorted((domains[row.id] | {domain_of(row.website)}) - {""})))
        for row in session.execute(select(
            Institution.id, Institution.number, Institution.name_pl, Institution.name_en,
            Institution.short_name, Institution.ask_state, Institution.parent_id,
            Institution.city, Institution.website).order_by(Institution.id))}
    gone = session.execute(select(Merger.survivor_id, Merger.gone_number, Merger.gone)
                           .where(Merger.undone_at.is_(None)).order_by(Merger.id))
    return (*bodies.values(), *(replace(
        bodies[survivor], number=number, short_name=row.get("short_name") or "",
        names=tuple(filter(None, (row["name_pl"], row["name_en"]))))
        for survivor, number, row in gone))


def _sought(campaign: Campaign | None) -> Sought:
    """The words by which the campaign and its addressee are named."""
    if campaign is None:
        return Sought()
    bidder = (campaign.bidder_pl, campaign.bidder_en)
    # A letter may be written to the city, which passes it on.
    return Sought(
        words_of(campaign.bid_words, campaign.title_pl, campaign.title_en, *bidder),
        words_of(campaign.addressee_words, campaign.addressee_pl, campaign.addressee_en, *bidder))


def _anothers(clues: Clues, bodies, prefix: str, known: frozenset[int]) -> str:
    """A reference in the file that is none of those institutions', "" where there is none."""
    theirs = {it.number for it in bodies if it.id in known}
    printed = numbers_in("\n".join((clues.text, stem(clues.file_name), *clues.codes)), prefix)
    return reference(prefix, min(printed)) if printed and not printed & theirs else ""


def _duplicate(session: Session, sha256: str, letter: Letter | None) -> tuple[Finding, ...]:
    same = letter_with_file(session, sha256)
    if same is None or same is letter:
        return ()
    return (finding(FindingCode.DUPLICATE, Severity.BLOCKS, same.public_id),)


def _sketched(session: Session, sha256: str, letter: Letter | None) -> list[Sketched]:
    """The letters that have a text and other bytes than this file."""
    rows = session.execute(
        select(Letter.id, Letter.public_id, Preparation.sketch)
        .join(LetterFile, LetterFile.letter_id == Letter.id)
        .join(Preparation, Preparation.original_sha256 == LetterFile.sha256)
        .where(LetterFile.role == FileRole.ORIGINAL, LetterFile.sha256 != sha256,
               Letter.state != LetterState.WITHDRAWN, Letter.id != (letter.id if letter else 0))
        .order_by(Preparation.id)).all()
    signers = defaultdict(set)
    for letter_id, institution in session.execute(
            select(LetterSigner.letter_id, LetterSigner.institution_id)):
        signers[letter_id].add(institution)
    # Of several preparations of one original the newest says what its text is.
    return list({row_id: Sketched(row_id, public_id, frozenset(signers[row_id]), of)
                 for row_id, public_id, of in rows}.values())
