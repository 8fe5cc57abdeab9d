"""Doubts about a name in a text: a part of the body, a longer name, somebody else's letter."""

import re

from esabid.domain.name_places import Candidate, Place, Word, alike

_NEIGHBOURS = 5
# Beside a name they speak of a part of it that is no institution of the campaign.
_PARTS = re.compile(r"(wydzial|katedr|instytut|institut|oddzial|dziekan|samorzad|parlament)\w*"
                    r"|faculty|department|school|branch|dean|kolo|filia")
# Words with a capital that may follow a name, or go before it, without being a part of it.
_AROUND = re.compile(
    r"(rektor|prorektor|rector|prezes|wiceprezes|president|dyrektor|wicedyrektor|director|zarzad|"
    r"senat|senate|dziekan|przewodnicz|chair|kancler|wojt|burmistrz|starost|marszal|rad[ay]"
    r"|council|"
    r"board|dyrekcj|firm|spolk|uczelni|imieniu|behalf|kierowni|head|ceo|czlon|prokurent"
    r"|sekretariat|"
    r"szanown|dear|prof|dr|mgr|inz|hab|tel|fax|faks|nip|regon|krs|ul|al|pl|os|www|mail|email|adres|"
    r"znak|nr|data|date|dnia|uchwal|resolution|deklaracj|declaration|list|letter|stanowisk|opini|"
    r"the|of|for|a|z|za|od|przez|dla|podpis|signed|biur|office|poland|polska|polsk)\w{0,4}")
# Words in small letters that may stand beside the name of who speaks.
_SPEAKING = re.compile(r"(popier|wyraz|deklar|oswiadcz|inform|zwrac|uznaj|support|express|declar|"
                       r"hereby|reprezentow|represent|dzialajac|siedzib|zwan|with|w|we|in|i|oraz|"
                       r"and)\w{0,8}")
_MORE = {"im", "imienia", "nr", "numer", "no"}
_IN = {"w", "we", "in"}
_AND = {"i", "oraz", "and", "of", "ds", "for"}


def speaks_of_a_part(words: list[Word], place: Place, covered: set[int]) -> bool:
    """Whether a faculty, branch or student body stands right beside a name; `covered` are words
    that name institutions themselves."""
    own = words[place.start:place.end]
    if any(_PARTS.fullmatch(it.text) for it in own):
        return False
    return any(_PARTS.fullmatch(words[at].text) for at in (
        *range(max(0, place.start - _NEIGHBOURS), place.start),
        *range(place.end, min(len(words), place.end + _NEIGHBOURS))) if at not in covered)


def goes_on(words: list[Word], place: Place, covered: set[int], whose: Candidate) -> bool:
    """Whether the words around a name make it a longer name, of somebody who may be unknown."""
    return _before(words, place, covered, whose) or _after(words, place, covered, whose)


def in_prose(words: list[Word], place: Place, covered: set[int]) -> bool:
    """Whether a name stands in the middle of a sentence: "our partner is ..., whom we value"."""
    before, after = place.start - 1, place.end
    for at, beside in ((before, place.start), (after, place.end - 1)):
        if 0 <= at < len(words) and at not in covered and words[at].run == words[beside].run:
            it = words[at]
            if not (it.capital or it.text.isdigit() or _AROUND.fullmatch(it.text)
                    or _SPEAKING.fullmatch(it.text)):
                return True
    return False


def _before(words, place, covered, whose) -> bool:
    at = place.start - 1
    if at < 0 or at in covered or words[at].run != words[place.start].run:
        return False
    it = words[at]
    return it.capital and not (it.text.isdigit() or _AROUND.fullmatch(it.text)
                               or _is_its_city(it.text, whose))


def _after(words, place, covered, whose) -> bool:
    at = place.end
    if at >= len(words) or at in covered:
        return False
    it, then = words[at], words[at + 1] if at + 1 < len(words) else None
    if it.text in _IN and then and then.capital and at + 1 not in covered:
        return not _is_its_city(then.text, whose)
    if it.text in _MORE:
        return True
    if it.run != words[place.end - 1].run:
        return False
    if it.text in _AND:
        return bool(then and then.capital and at + 1 not in covered
                    and not _AROUND.fullmatch(then.text))
    if then and then.text.isdigit() and len(then.text) >= 4:
        # A reference or a file mark.
        return False
    if it.text.isdigit():
        # A postal code has two digits and three more.
        return not (len(it.text) == 2 and then and then.text.isdigit())
    return it.capital and not (_AROUND.fullmatch(it.text) or _is_its_city(it.text, whose))


def _is_its_city(word: str, whose: Candidate) -> bool:
    return any(alike(word, it) for it in whose.home)
