"""The language of an answer: `?lang=`, the account's, the campaign's."""

from flask import request

from esabid.access.guards import session
from esabid.access.identity import identity
from esabid.queries.campaign import the_campaign
from esabid.wording import LANGUAGES, Words, words


def voice() -> Words:
    """The words of the language asked for."""
    asked = request.args.get("lang"), identity().language
    if found := next((lang for lang in asked if lang in LANGUAGES), None):
        return words(found)
    campaign = the_campaign(session())
    return words(campaign.language if campaign else "pl")
