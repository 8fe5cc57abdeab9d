"""Sheets made in the child: bytes for whoever may read, the same again, nothing kept."""

from dataclasses import replace

import factories
import pytest
from dossier.sheet_samples import receipt
from factories import NOW, TODAY, actor

from esabid.domain.errors import NotPermitted
from esabid.domain.permissions import Role
from esabid.extensions import tools
from esabid.isolate import ChildFailed
from esabid.queries.campaign import the_campaign
from esabid.services import sheets


@pytest.fixture
def campaign(session):
    factories.campaign(session)
    session.flush()
    return the_campaign(session)


def brief(session, campaign, who, lang="pl"):
    return sheets.brief(session, who, campaign, today=TODAY, ended=NOW, lang=lang,
                        fonts=tools().fonts)


def test_brief_is_the_same_bytes_again_and_leaves_nothing(session, store, campaign):
    first, again, english = (brief(session, campaign, actor(), lang) for lang in ("pl", "pl", "en"))
    assert (first[:5], first == again, first == english) == (b"%PDF-", True, False)
    assert (list(store.list()), len(session.new), len(session.dirty)) == ([], 0, 0)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.VISITOR])
def test_brief_is_not_for_everybody(session, campaign, role):
    with pytest.raises(NotPermitted):
        brief(session, campaign, replace(actor(), role=role))


def test_receipt_is_made_and_a_sheet_without_fonts_fails_aloud(app, tmp_path):
    assert sheets.receipt(receipt(), lang="en", fonts=tools().fonts)[:5] == b"%PDF-"
    with pytest.raises(ChildFailed, match="esabid.dossier.sheets: typeset"):
        sheets.receipt(receipt(), lang="en", fonts=tmp_path)
