"""The partner's page: one exact sentence for every state of a letter, in both languages."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.domain.ask import AskAction
from esabid.extensions import db, system, writing
from esabid.models import Institution, Letter, LinkPurpose
from esabid.services import asks, links

SAID = {
    ("letter", "pl"): "Mamy Państwa list z 3 marca 2026 r. Jest kompletny i znajdzie się w "
                      "dossier.",
    ("letter", "en"): "We have your letter of 3 March 2026. It is complete and will be in the "
                      "dossier.",
    ("to_check", "en"): "We received your letter on 3 March 2026, thank you. We are checking it; "
                        "you need not do anything.",
    ("returned", "en"): "We received your letter on 3 March 2026, thank you. One thing is missing:",
    ("withdrawn", "en"): "Your letter received on 3 March 2026 was withdrawn on 10 March 2026 and "
                         "is no longer counted.",
    ("replaced", "en"): "Your letter received on 3 March 2026 was replaced by a newer one.",
    ("asked", "en"): "We asked for your support on 1 March 2026. We expect the letter by "
                     "1 January 2099.",
    ("planned", "en"): "If you have sent one, please tell the campaign office.",
}


def _token(world, name: str, excluded: bool = False) -> str:
    """A partner's link for the institution of this part, or behind the letter of this part."""
    with world.app.app_context():
        with writing() as session:
            row = session.scalar(select(Institution).where(
                Institution.public_id == world.ids[name]))
            if row is None:
                letter = session.scalar(select(Letter).where(Letter.public_id == world.ids[name]))
                row = letter.signers[0].institution
            token = links.issue(session, system(), purpose=LinkPurpose.PARTNER,
                                institution=row)[1]
            if excluded:
                asks.advance(session, system(), row, action=AskAction.EXCLUDE, reason="W jury")
        db.session.remove()
    return token


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("name", ["letter", "to_check", "returned", "withdrawn", "replaced",
                                  "asked", "overdue", "promised", "planned", "declined",
                                  "neutral"])
def test_the_page_says_where_the_letter_stands(full, name, lang):
    # Who is not to be asked gets no new link; one given out before goes on living.
    token = _token(full, "planned", True) if name == "neutral" else _token(full, name)
    page = full.reader(lang=lang).page(f"/p/{token}")
    said = [page.text_of(p) for p in page.all("p")]
    assert page.status == 200
    assert SAID.get((name, lang), said[0]) in said


def test_the_reason_of_a_completion_is_the_only_private_text_shown(full):
    page = full.reader().page(f"/p/{_token(full, 'returned')}")
    assert "Powód uzupełnienia" in page.text
    page = full.reader().page(f"/p/{_token(full, 'declined')}")
    assert "Powód odmowy" not in page.text


def test_a_coordinator_who_opens_a_link_sees_what_the_partner_sees(full):
    reader = full.reader(Role.COORDINATOR)
    token = _token(full, "planned")
    reader.client.get(f"/p/{token}")
    assert reader.page("/p").text == full.reader().page(f"/p/{token}").text
