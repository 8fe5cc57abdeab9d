"""What the demo's leadership says in public, and who was given its view of the campaign."""

from collections.abc import Callable
from datetime import date, timedelta

from esabid.demo.deeds import Deed, Stage
from esabid.demo.plan import workday
from esabid.domain.claims import ClaimKind, offered
from esabid.domain.permissions import Role
from esabid.models import LinkPurpose
from esabid.queries import progress
from esabid.queries.campaign import the_campaign
from esabid.services import claims, links

# How many days ago somebody took which sentence in which language; by whom.
_CLAIMS = (
    (82, ClaimKind.LETTERS, "pl", Role.COORDINATOR),
    (44, ClaimKind.LETTERS_AND_INSTITUTIONS, "pl", Role.LEADERSHIP),
    (20, ClaimKind.LETTERS_OVER, "en", Role.COORDINATOR),
    (5, ClaimKind.INDEPENDENT_LETTERS, "pl", Role.LEADERSHIP),
)


def said_in_public(stage: Stage, today: date) -> list[Deed]:
    """Sentences taken from the claim writer over the months, each true on its day."""
    found = []
    for ago, kind, lang, role in _CLAIMS:
        day = workday(today - timedelta(days=ago))
        found.append(stage.deed(day, 340, _say(kind, lang, day), role))
    return found


def _say(kind: ClaimKind, lang: str, day: date) -> Callable:
    def do(session, actor):
        count = progress.counted(session)
        read = progress.read(session, the_campaign(session).aims, day, count)
        number = next(it.number for it in offered(count, read) if it.kind == kind)
        claims.keep(session, actor, kind=kind, number=number, lang=lang, today=day)
    return do


def keys_given(stage: Stage, today: date) -> list[Deed]:
    """A link for leadership, another that was revoked, and a program's key; nobody has their
    tokens."""
    def given(session, actor):
        links.issue(session, actor, purpose=LinkPurpose.LEADERSHIP,
                    given_to="Adam Wzorowy, poprzedni rzecznik (przykład)")

    def revoked(session, actor):
        (link,) = links.to_the_overview(session)
        links.end(session, actor, link)

    def kept(session, actor):
        links.issue(session, actor, purpose=LinkPurpose.LEADERSHIP,
                    given_to="Jan Umowny, telefon (przykład)")
        links.issue(session, actor, purpose=LinkPurpose.PROGRAM,
                    given_to="Ekran w sali narad (przykład)")
    return [stage.deed(workday(today - timedelta(days=ago)), 330, do)
            for ago, do in ((47, given), (26, revoked), (12, kept))]
