"""Arguments, evidence and what letters argue: what is kept, what is refused, what history says."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from sqlalchemy import select

from esabid.domain.argument import ArgumentDetails, EvidenceDetails, MentionDetails
from esabid.domain.errors import IllegalTransition, InvalidValue, NotFound, NotPermitted
from esabid.domain.letter import LetterAction
from esabid.domain.opening import ARTICLE, ARTICLE_DAY, OPENING
from esabid.domain.permissions import Permission, Role, may
from esabid.models import Argument, Evidence
from esabid.queries import arguments as queries
from esabid.services import arguments, evidence, letters, mentions

READERS = [role for role in Role if not may(role, Permission.RUN_CAMPAIGN)]


@pytest.fixture
def campaign(session):
    return factories.campaign(session)


@pytest.fixture
def first(session, campaign):
    """The first argument of the usual ones."""
    return queries.arguments(session)[0]


def names(session) -> list[str]:
    return [it.name_en for it in queries.arguments(session)]


@pytest.mark.usefixtures("campaign")
def test_campaign_opens_with_the_usual_arguments_and_evidence(session, last_written):
    found = {it.name_en: [row.text_en for row in queries.evidence(session).get(it.id, ())]
             for it in queries.arguments(session)}
    assert found == {it.name_en: [en for _, en in it.evidence] for it in OPENING}
    assert (len(found), sum(map(len, found.values())), last_written()[:2]) == (
        8, 5, ("campaign", "open_arguments"))
    assert {(it.source, it.dated_on) for it in session.scalars(select(Evidence))} == {
        (ARTICLE, ARTICLE_DAY)}


@pytest.mark.usefixtures("campaign")
def test_seed_is_refused_where_arguments_are(session, written):
    before = written()
    with pytest.raises(IllegalTransition) as refused:
        arguments.seed(session, actor())
    assert (refused.value.code, written()) == ("arguments_there", before)


@pytest.mark.usefixtures("campaign")
def test_argument_is_added_below_the_others(session, last_written):
    row = arguments.add(session, actor(), details=ArgumentDetails("Klimat", "Climate"))
    assert (row.position, names(session)[-1], last_written()) == (
        9, "Climate", ("campaign", "add_argument",
                       {"name_pl": ["", "Klimat"], "name_en": ["", "Climate"]}, {}, ""))


def test_argument_is_renamed(session, first, last_written):
    arguments.change(session, actor(), first, details=ArgumentDetails("Talenty", "People"))
    assert (first.name_en, last_written()) == (
        "People", ("campaign", "change_argument", {"name_en": ["Talent", "People"]}, {}, ""))


def test_argument_unchanged_writes_nothing(session, first, written):
    before = written()
    arguments.change(session, actor(), first, details=ArgumentDetails("Talenty", "Talent"))
    assert written() == before


@pytest.mark.parametrize("deed", ["add", "change"])
def test_argument_without_a_name_is_refused(session, first, deed):
    about = () if deed == "add" else (first,)
    with pytest.raises(InvalidValue) as refused:
        getattr(arguments, deed)(session, actor(), *about, details=ArgumentDetails())
    assert (refused.value.code, first.name_en) == ("missing_name", "Talent")


def test_arguments_change_places(session, first, last_written):
    before = names(session)
    arguments.move(session, actor(), first, up=False)
    assert (names(session), last_written()) == (
        [before[1], before[0], *before[2:]],
        ("campaign", "move_argument", {"argument": ["Talenty", "Talenty"], "position": [1, 2]},
         {}, ""))
    arguments.move(session, actor(), first, up=True)
    assert names(session) == before


@pytest.mark.parametrize(("place", "up"), [(0, True), (-1, False)])
def test_argument_at_the_end_does_not_move(session, campaign, written, place, up):
    before, said = names(session), written()
    arguments.move(session, actor(), queries.arguments(session)[place], up=up)
    assert (names(session), written()) == (before, said)


def test_argument_that_nothing_uses_is_removed(session, campaign, last_written):
    row = next(it for it in queries.arguments(session) if it.name_en == "Industry")
    arguments.remove(session, actor(), row)
    assert ("Industry" in names(session), last_written()) == (
        False, ("campaign", "remove_argument",
                {"name_pl": ["Przemysł", ""], "name_en": ["Industry", ""]}, {}, ""))


@pytest.mark.parametrize("by", ["evidence", "letter"])
def test_argument_in_use_is_not_removed(session, campaign, written, by):
    name = "Talent" if by == "evidence" else "Industry"
    row = next(it for it in queries.arguments(session) if it.name_en == name)
    if by == "letter":
        mentions.add(session, actor(), factories.letter(session),
                     details=MentionDetails(row.id))
    before = written()
    with pytest.raises(IllegalTransition) as refused:
        arguments.remove(session, actor(), row)
    assert (refused.value.code, written(), name in names(session)) == (
        "argument_in_use", before, True)


FACT = {"source": "Raport", "dated_on": date(2026, 3, 1), "text_pl": "Fakt", "text_en": "Fact",
        "url": "https://example.org"}


def test_evidence_is_added_corrected_and_removed(session, first, written):
    start = len(written())
    row = evidence.add(session, actor(), details=EvidenceDetails(first.id, **FACT), today=TODAY)
    other = queries.arguments(session)[1]
    evidence.change(session, actor(), row, today=TODAY,
                    details=EvidenceDetails(other.id, **FACT | {"text_en": ""}))
    evidence.remove(session, actor(), row)
    assert written()[start:] == [
        ("campaign", "add_evidence", {
            "argument": ["", "Talenty"], "source": ["", "Raport"], "dated_on": ["", "2026-03-01"],
            "text_pl": ["", "Fakt"], "text_en": ["", "Fact"],
            "url": ["", "https://example.org"]}, {}, ""),
        ("campaign", "change_evidence", {"evidence": [row.public_id] * 2,
            "text_en": ["Fact", ""], "argument": ["Talenty", "Infrastruktura badawcza"]}, {}, ""),
        ("campaign", "remove_evidence", {
            "argument": ["Infrastruktura badawcza", ""], "source": ["Raport", ""],
            "dated_on": ["2026-03-01", ""], "text_pl": ["Fakt", ""],
            "url": ["https://example.org", ""]}, {}, "")]
    assert queries.evidence_by_public_id(session, row.public_id) is None


@pytest.mark.parametrize(("wrong", "code"), [
    ({"text_pl": "", "text_en": ""}, "missing_text"), ({"source": ""}, "missing_source"),
    ({"dated_on": date(2026, 3, 19)}, "source_in_future")])
def test_evidence_without_what_makes_it_evidence_is_refused(session, first, written, wrong, code):
    details = EvidenceDetails(first.id, **FACT)
    row, before = evidence.add(session, actor(), details=details, today=TODAY), written()
    for deed, about in ((evidence.add, ()), (evidence.change, (row,))):
        with pytest.raises(InvalidValue) as refused:
            deed(session, actor(), *about, details=replace(details, **wrong), today=TODAY)
        assert refused.value.code == code
    assert (row.text_pl, row.source, written()) == ("Fakt", "Raport", before)


def test_mention_is_written_down_and_taken_back(session, first, received, written):
    row, start = received(), len(written())
    made = mentions.add(session, actor(), row, details=MentionDetails(first.id, "Popieramy.", 1))
    assert [(it.argument_id, it.quote, it.page) for it in queries.mentions_of(session, row)] == [
        (first.id, "Popieramy.", 1)]
    mentions.remove(session, actor(), made)
    assert (queries.mentions_of(session, row), written()[start:]) == ([], [
        ("letter", "add_mention", {"argument": ["", "Talenty"], "quote": ["", "Popieramy."],
                                   "page": ["", 1]}, {}, ""),
        ("letter", "remove_mention", {"argument": ["Talenty", ""], "quote": ["Popieramy.", ""],
                                      "page": [1, ""]}, {}, "")])


@pytest.mark.parametrize(("file", "page", "code"), [
    (True, 2, ""), (True, 3, "page_not_there"), (True, 0, "page_not_there"),
    (True, -1, "page_not_there"), (False, 1, "pages_unknown"), (False, None, "")])
def test_mention_stands_on_a_page_of_the_letter(session, first, received, other_file, file, page,
                                                code):
    row = received(file=other_file) if file else factories.letter(session)
    details = MentionDetails(first.id, page=page)
    if not code:
        assert mentions.add(session, actor(), row, details=details).page == page
        return
    with pytest.raises(InvalidValue) as refused:
        mentions.add(session, actor(), row, details=details)
    assert (refused.value.code, queries.mentions_of(session, row)) == (code, [])


def test_letter_makes_an_argument_once(session, first):
    row = factories.letter(session)
    mentions.add(session, actor(), row, details=MentionDetails(first.id))
    with pytest.raises(InvalidValue) as refused:
        mentions.add(session, actor(), row, details=MentionDetails(first.id, "Jeszcze raz"))
    assert (refused.value.code, len(queries.mentions_of(session, row))) == ("argument_twice", 1)


@pytest.mark.usefixtures("campaign")
def test_mention_of_an_unknown_argument_is_not_found(session):
    with pytest.raises(NotFound):
        mentions.add(session, actor(), factories.letter(session), details=MentionDetails(999))


def test_closed_letter_argues_what_it_argued(session, first, written):
    row = factories.letter(session)
    made = mentions.add(session, actor(), row, details=MentionDetails(first.id))
    letters.advance(session, actor(), row, action=LetterAction.WITHDRAW, reason="Tak",
                    withdrawn_on=TODAY)
    before, other = written(), queries.arguments(session)[1]
    for deed in (lambda: mentions.add(session, actor(), row, details=MentionDetails(other.id)),
                 lambda: mentions.remove(session, actor(), made)):
        with pytest.raises(IllegalTransition) as refused:
            deed()
        assert refused.value.code == "letter_closed"
    assert (written(), len(queries.mentions_of(session, row))) == (before, 1)


@pytest.mark.parametrize("role", READERS)
def test_arguments_are_kept_by_the_desk_only(session, first, written, role):
    row, who = session.scalars(select(Evidence)).first(), actor(role)
    letter = factories.letter(session)
    made = mentions.add(session, actor(), letter, details=MentionDetails(first.id))
    before = written()
    details, fact = ArgumentDetails("A"), EvidenceDetails(first.id, **FACT)
    for deed in (
            lambda: arguments.seed(session, who),
            lambda: arguments.add(session, who, details=details),
            lambda: arguments.change(session, who, first, details=details),
            lambda: arguments.move(session, who, first, up=False),
            lambda: arguments.remove(session, who, first),
            lambda: evidence.add(session, who, details=fact, today=TODAY),
            lambda: evidence.change(session, who, row, details=fact, today=TODAY),
            lambda: evidence.remove(session, who, row),
            lambda: mentions.add(session, who, letter, details=MentionDetails(first.id)),
            lambda: mentions.remove(session, who, made)):
        with pytest.raises(NotPermitted):
            deed()
    assert (written(), session.get(Argument, first.id).name_en) == (before, "Talent")
