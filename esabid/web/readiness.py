"""What a dossier lacks as pages show it: a sentence, and the way to exactly the rows behind it."""

from dataclasses import dataclass

from flask import url_for

from esabid.domain.bilingual import Bilingual
from esabid.domain.findings import Severity
from esabid.domain.profiles import Choice, Profile
from esabid.domain.readiness import Lack, Lacking, readiness
from esabid.models import Campaign, DossierPlan
from esabid.queries.readiness import Missing
from esabid.web.context import voice
from esabid.wording.readiness import lacking

# Rows of one kind that are named; when they are done, the next ones are.
_MOST = 8
_LISTS = {
    (Lack.NAMES, ""): ("coordinator.institutions", {"behind": "one_name"}),
    (Lack.OFFICES, ""): ("coordinator.letters", {"behind": "offices"}),
    (Lack.ORIGINALS, ""): ("coordinator.letters", {"behind": "originals"}),
    (Lack.ABSTRACTS, ""): ("coordinator.letters", {"behind": "no_abstract"}),
    (Lack.ABSTRACT, "en"): ("coordinator.letters", {"behind": "abstract_pl"}),
    (Lack.ABSTRACT, "pl"): ("coordinator.letters", {"behind": "abstract_en"}),
}
_FORMS = {Lack.ARGUMENTS: "coordinator.argument_edit", Lack.EVIDENCE: "coordinator.evidence_edit",
          Lack.CONTRIBUTIONS: "coordinator.contribution_edit",
          Lack.AGREEMENTS: "coordinator.agreement_edit",
          Lack.ACTIONS: "coordinator.promotion_action_edit",
          Lack.PROJECTS: "coordinator.school_project_edit"}


@dataclass(frozen=True)
class Way:
    """A row by what it says, and the form that completes it."""

    text: Bilingual
    href: str


@dataclass(frozen=True)
class Said:
    """One finding: `href` leads to its list, `rows` to forms, the first of them all."""

    code: Lack
    severity: Severity
    sentence: str
    href: str
    rows: tuple[Way, ...]
    further: int


def said(missing: Missing, campaign: Campaign, chosen: DossierPlan | None, profile: Profile,
         short: bool = False) -> list[Said]:
    """What a dossier of this profile lacks, as chosen."""
    parts = (chosen.choice if chosen else Choice()).parts(profile, short)
    return [_said(it, missing, profile)
            for it in readiness(missing.facts(campaign, chosen), profile, parts)]


def _said(found: Lacking, missing: Missing, profile: Profile) -> Said:
    rows = [it for it in missing.untranslated
            if it.code == found.code and found.lang in it.langs]
    ways = tuple(Way(it.text, url_for(_FORMS[it.code], public_id=it.public_id))
                 for it in rows[:_MOST])
    return Said(found.code, found.severity, lacking(voice(), found), _list(found, profile), ways,
                len(rows) - len(ways))


def _list(found: Lacking, profile: Profile) -> str:
    if found.code in (Lack.TITLE, Lack.ADDRESSEE, Lack.FOREWORD):
        return url_for("coordinator.dossier_plan", profile=profile.value,
                       _anchor=f"{found.code}_{found.lang or 'pl'}")
    endpoint, values = _LISTS.get((found.code, found.lang), (None, {}))
    return url_for(endpoint, **values) if endpoint else ""
