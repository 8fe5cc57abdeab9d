"""Every page of the application, for everybody who may see it: sound in both languages."""

import pytest
from web.routes import readable

from esabid.domain.permissions import Role

ROLES = (Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP, Role.COORDINATOR,
         Role.ADMINISTRATOR)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_full_campaign_is_sound(full, role, lang):
    reader = full.reader(role, lang)
    wrong = {}
    for address in readable(full, role):
        page = reader.page(address)
        if page.status != 200:
            wrong[address] = page.status
    assert wrong == {}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("role", [r for r in ROLES if r not in (Role.PARTNER, Role.GUEST)])
def test_every_page_of_an_empty_campaign_is_sound(empty, role, lang):
    reader = empty.reader(role, lang)
    statuses = {address: reader.page(address).status for address in readable(empty, role)
                if "<" not in address}
    assert statuses == dict.fromkeys(statuses, 200)
