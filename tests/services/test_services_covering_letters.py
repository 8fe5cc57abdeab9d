"""Covering letters: the addressee's own language and greeting, and what they last received."""

import io
from dataclasses import replace
from datetime import date

import factories
import pytest
from docx import Document
from factories import TODAY, actor

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.errors import IllegalTransition, NotPermitted
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import snapshot_from
from esabid.models import Compilation, CompilationFile
from esabid.services import addressees, handovers, incoming
from esabid.services.compilations import compile_dossier
from esabid.services.covering_letters import covering_letter, received_before

MINISTER = AddresseeDetails(Profile.MINISTRY, "pl", "Minister", "Minister (en)",
                            "Szanowny Panie Ministrze,", "Dear Minister,", "ul. Próbna 1")


@pytest.fixture
def edition(session, store):
    """Make edition `number` of `profile` with letters of these numbers; its PDF passes for made."""
    campaign = factories.campaign(session, contact="Biuro, tel. 12 000 00 00")
    for number in (1, 2, 3):
        factories.letter(session, factories.institution(session, f"Akademia {number}"),
                         store=store, verified=True, received_on=date(2026, 3, number))
    frozen = snapshot_from(compile_dossier(
        session, actor(), campaign, profile=Profile.MINISTRY, short=True, today=TODAY).snapshot)
    kept = store.put(b"%PDF")
    incoming.keep(session, actor(), sha256=kept.sha256, size=kept.size)

    def make(number, profile=Profile.MINISTRY, *, letters=3):
        facts = replace(frozen, profile=profile, letters=frozen.letters[:letters],
                        numbers=replace(frozen.numbers, verified=letters))
        row = Compilation(
            profile=profile, short=True, as_of=TODAY, content_hash=f"{number:064}",
            snapshot=facts.to_json(), verified=letters, letters=letters, created_at=actor().at,
            created_by="Anna", edition=number, issued_on=TODAY,
            files=[CompilationFile(lang="pl", sha256=kept.sha256, pages=1, size=4)])
        session.add(row)
        session.flush()
        return row
    return make


@pytest.fixture
def minister(session):
    return addressees.add(session, actor(), details=MINISTER)


def given(session, row, addressee):
    return handovers.hand_over(session, actor(), row, addressee=addressee, today=TODAY,
                               details=HandoverDetails("pl", TODAY, Channel.BY_HAND))


def said(session, row, addressee) -> list[str]:
    data = covering_letter(session, actor(), row, addressee=addressee, today=TODAY)
    return [it.text for it in Document(io.BytesIO(data)).paragraphs]


def test_first_edition_tells_of_no_change(session, edition, minister):
    text = said(session, edition(1), minister)
    assert text[2:4] == ["Minister\nul. Próbna 1", "Szanowny Panie Ministrze,"]
    assert text[4].startswith("w załączeniu przekazujemy wydanie 1 dossier")
    assert "3 zweryfikowane listy poparcia" in text[4]
    assert text[5] == "Na wszelkie pytania odpowie: Biuro, tel. 12 000 00 00."


def test_changes_are_those_since_the_edition_this_addressee_received(session, edition, minister):
    older, between, newer = edition(1, letters=1), edition(2, letters=2), edition(3)
    other = addressees.add(session, actor(), details=replace(MINISTER, name_pl="Inny"))
    given(session, older, minister)
    given(session, between, other)
    # Whether the new one is handed over already makes no difference.
    given(session, newer, minister)
    since = received_before(session, newer, minister)
    assert (since.edition, [it.number for it in since.changes.added]) == (1, [2, 3])
    assert "Zmiany od wydania 1" in said(session, newer, minister)[5]
    assert received_before(session, newer, other).edition == 2


def test_editions_that_show_other_letters_are_not_compared(session, edition, minister):
    given(session, edition(1, Profile.PUBLIC), minister)
    assert received_before(session, edition(2), minister) is None


def test_english_addressee_without_an_english_greeting_gets_the_neutral_one(session, edition):
    agency = addressees.add(session, actor(), details=replace(
        MINISTER, language="en", greeting_en=""))
    text = said(session, edition(1), agency)
    assert (text[2], text[3]) == ("Minister (en)\nul. Próbna 1", "Dear Sir or Madam,")


def test_working_version_has_no_covering_letter(session, edition, minister):
    row = edition(1)
    row.edition = row.issued_on = None
    with pytest.raises(IllegalTransition) as refused:
        covering_letter(session, actor(), row, addressee=minister, today=TODAY)
    assert refused.value.code == "not_issued"


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.GUEST, Role.VISITOR])
def test_covering_letters_are_the_offices(session, edition, minister, role):
    with pytest.raises(NotPermitted):
        covering_letter(session, actor(role), edition(1), addressee=minister, today=TODAY)


