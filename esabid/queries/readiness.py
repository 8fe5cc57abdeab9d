"""What the records behind a dossier lack, gathered once for every profile."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from esabid.domain.bilingual import Bilingual
from esabid.domain.counting import Count, Reason
from esabid.domain.readiness import LANGUAGES, Lack, ReadinessFacts
from esabid.models import (Agreement, Argument, Campaign, Contribution, DossierPlan, Evidence,
                           Institution, Mention, PromotionAction, SchoolProject)
from esabid.queries import gaps
from esabid.queries.dossier import cover
from esabid.queries.letters import objecting


@dataclass(frozen=True)
class Untranslated:
    """A row with a text that is there in one language only; `langs` are those it lacks."""

    code: Lack
    public_id: str
    text: Bilingual
    langs: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """Everything that is missing behind the letters of `count`."""

    letters: int
    rows: dict[tuple[Lack, str], int]
    untranslated: tuple[Untranslated, ...]

    def facts(self, campaign: Campaign, chosen: DossierPlan | None) -> ReadinessFacts:
        """As domain.readiness reads it, with the texts of one profile's cover."""
        texts = cover(campaign, chosen)
        return ReadinessFacts(self.letters, texts.title, texts.addressee, texts.foreword,
                              self.rows)


def missing(session: Session, count: Count) -> Missing:
    """What is missing behind the counted letters; ten statements."""
    abstracts = gaps.abstracts(session, count)
    untranslated = tuple(_untranslated(session, count.because(Reason.COUNTS)))
    texts = Counter((it.code, lang) for it in untranslated for lang in it.langs)
    rows = {(Lack.NAMES, ""): len(gaps.named_in_one_language(session, count)),
             (Lack.OFFICES, ""): len(gaps.offices_missing(session, count)),
             (Lack.ORIGINALS, ""): len(gaps.originals_elsewhere(session, count)),
             (Lack.ABSTRACTS, ""): len(abstracts.missing),
             (Lack.ABSTRACT, "en"): len(abstracts.polish),
             (Lack.ABSTRACT, "pl"): len(abstracts.english)}
    return Missing(len(count.because(Reason.COUNTS)), rows | texts, untranslated)


def _untranslated(session: Session, counts: frozenset[int]):
    """The rows a dossier prints whose texts are there in one language only."""
    used = or_(exists().where(Mention.argument_id == Argument.id),
               exists().where(Evidence.argument_id == Argument.id))
    told = or_(Contribution.letter_id.is_(None), Contribution.letter_id.in_(counts))
    for code, model, names, wanted in (
            (Lack.ARGUMENTS, Argument, ("name",), used),
            (Lack.EVIDENCE, Evidence, ("text",), True),
            (Lack.CONTRIBUTIONS, Contribution, ("name",), told),
            (Lack.AGREEMENTS, Agreement, ("name",), True),
            (Lack.ACTIONS, PromotionAction, ("name",), True),
            (Lack.PROJECTS, SchoolProject, ("name", "field"), True)):
        columns = [getattr(model, f"{name}_{lang}") for name in names for lang in LANGUAGES]
        query = select(model.public_id, *columns).where(or_(*(it == "" for it in columns)))
        for public_id, *said in session.execute(
                (query if wanted is True else query.where(wanted)).order_by(model.id)):
            texts = [Bilingual(*pair) for pair in zip(said[::2], said[1::2])]
            # What is empty in both languages is not missing in one.
            langs = tuple(lang for lang in LANGUAGES
                          if any(text and not getattr(text, lang) for text in texts))
            if langs:
                yield Untranslated(code, public_id, texts[0], langs)


def unnamed(session: Session, count: Count) -> list[Institution]:
    """The institutions behind counted letters that asked not to be named; two statements."""
    return list(session.scalars(
        select(Institution).where(Institution.id.in_(objecting(session) & count.institutions))
        .order_by(Institution.sort_key, Institution.id)))
