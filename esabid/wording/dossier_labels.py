"""The words for what dossiers are for and made of, and for what is said of the campaign."""

from esabid.domain.abstract import Weight
from esabid.domain.claims import ClaimKind
from esabid.domain.profiles import LetterOrder, Part, Profile
from esabid.domain.steps import Step
from esabid.wording.marks import _

DOSSIER_LABELS = {
    Profile: {
        Profile.INTERNAL: _("Internal"),
        Profile.MINISTRY: _("For the ministry"),
        Profile.ESA: _("For ESA"),
        Profile.PUBLIC: _("Public"),
    },
    Part: {
        Part.SUMMARY: _("Summary"),
        Part.NUMBERS: _("The campaign in numbers"),
        Part.INTERNAL: _("For internal use"),
        Part.ARGUMENTS: _("Map of arguments"),
        Part.EVIDENCE: _("Evidence"),
        Part.CONTRIBUTIONS: _("Contributions"),
        Part.ENGAGEMENT: _("Agreements, promotion and youth"),
        Part.INDEX: _("Index of institutions"),
        Part.LETTERS: _("Letters"),
        Part.CHANGES: _("What has changed"),
        Part.METHOD: _("Method and limits"),
    },
    LetterOrder: {
        LetterOrder.NUMBER: _("By number"),
        LetterOrder.DATE: _("By date received"),
        LetterOrder.SECTOR: _("By sector"),
        LetterOrder.NAME: _("By name"),
        LetterOrder.WEIGHT: _("By weight"),
    },
    Weight: {
        Weight.ORDINARY: _("Ordinary"),
        Weight.IMPORTANT: _("Important"),
        Weight.FIRST: _("At the very front"),
    },
    ClaimKind: {
        ClaimKind.LETTERS: _("… letters of support"),
        ClaimKind.LETTERS_OVER: _("over … letters of support"),
        ClaimKind.LETTERS_AND_INSTITUTIONS: _("… letters, with the number of institutions"),
        ClaimKind.INSTITUTIONS: _("… institutions"),
        ClaimKind.INSTITUTIONS_OVER: _("over … institutions"),
        ClaimKind.ORGANISATIONS: _("… separate organisations"),
        ClaimKind.INDEPENDENT_LETTERS: _("… letters, none from bodies of the city alone"),
        ClaimKind.GOAL_REACHED: _("goal of … letters reached"),
        ClaimKind.GOAL_EXCEEDED: _("goal of … letters exceeded"),
        ClaimKind.RECEIVED: _("… letters received"),
    },
    Step: {
        Step.CHECK: _("Checking the letters"),
        Step.TYPESET: _("Typesetting"),
        Step.ASSEMBLE: _("Putting the letters in"),
        Step.INSPECT: _("Looking the dossier over"),
        Step.STORE: _("Storing"),
        Step.SEAL: _("Sealing"),
    },
}
