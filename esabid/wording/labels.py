"""The word for every code of the domain a person may see."""

from esabid.domain.ask import AskAction, AskState
from esabid.domain.checklist import Answer, Check
from esabid.domain.caution import Weakness
from esabid.domain.contribution import Period, Unit
from esabid.domain.counting import Reason
from esabid.domain.duplicates import LikenessReason
from esabid.domain.findings import Severity
from esabid.domain.funnel import Stage
from esabid.domain.institution import (CityTie, ContactRole, ConversationKind, Reach,
                                       Sector)
from esabid.domain.letter import (Channel, Disclosure, FileRole, LetterAction, LetterKind,
                                  LetterState)
from esabid.domain.letter import SignatureKind as Sig
from esabid.domain.permissions import Role
from esabid.domain.promotion import PartnerLetter
from esabid.domain.signature import SignatureForm, Trust
from esabid.domain.status import Status
from esabid.wording.dossier_labels import DOSSIER_LABELS
from esabid.wording.marks import _

LABELS = {
    Sector: {
        Sector.UNIVERSITY: _("University"),
        Sector.RESEARCH_INSTITUTE: _("Research institute"),
        Sector.SPACE_COMPANY: _("Space company"),
        Sector.TECHNOLOGY_COMPANY: _("Technology company"),
        Sector.BUSINESS_ORGANISATION: _("Business organisation"),
        Sector.CLUSTER_OR_PARK: _("Cluster or park"),
        Sector.PUBLIC_BODY: _("Public body"),
        Sector.SECONDARY_SCHOOL: _("Secondary school"),
        Sector.NGO: _("Non-governmental organisation"),
        Sector.CULTURE_EDUCATION: _("Culture and science education"),
        Sector.OTHER: _("Other institution"),
    },
    Reach: {
        Reach.KRAKOW: _("Kraków and Małopolska"),
        Reach.NATIONAL: _("National"),
        Reach.INTERNATIONAL: _("International"),
    },
    LikenessReason: {
        LikenessReason.SAME_NIP: _("the same NIP"),
        LikenessReason.SAME_REGON: _("the same REGON"),
        LikenessReason.SAME_KRS: _("the same KRS"),
        LikenessReason.SAME_NAME: _("the same name in another spelling"),
        LikenessReason.NEARLY_SAME_NAME: _("nearly the same name"),
        LikenessReason.ACRONYM: _("an acronym of the name"),
        LikenessReason.SAME_SHORT_NAME: _("the same short name"),
        LikenessReason.SAME_DOMAIN: _("the same domain in e-mails"),
        LikenessReason.PART_OF: _("the name says it is a part"),
    },
    CityTie: {
        CityTie.NONE: _("None"),
        CityTie.RUN: _("Run by the city"),
        CityTie.OWNED: _("Owned by the city"),
    },
    ContactRole: {
        ContactRole.SIGNATORY: _("Signatory"),
        ContactRole.SECRETARIAT: _("Secretariat"),
        ContactRole.OTHER: _("Other contact"),
    },
    ConversationKind: {
        ConversationKind.CALL: _("Telephone call"),
        ConversationKind.MAIL: _("E-mail message"),
        ConversationKind.MEETING: _("Meeting"),
        ConversationKind.NOTE: _("Note to ourselves"),
    },
    AskState: {
        AskState.PLANNED: _("Planned"),
        AskState.ASKED: _("Asked"),
        AskState.PROMISED: _("Letter promised"),
        AskState.DECLINED: _("Declined"),
        AskState.NEUTRAL: _("Not to be asked"),
    },
    AskAction: {
        AskAction.ASK: _("Record the ask"),
        AskAction.PROMISE: _("Record a promise"),
        AskAction.ASK_AGAIN: _("Ask again"),
        AskAction.DECLINE: _("Record a refusal"),
        AskAction.EXCLUDE: _("Do not ask"),
        AskAction.INCLUDE: _("Ask after all"),
    },
    Status: {
        Status.VERIFIED: _("Letter verified"),
        Status.TO_CHECK: _("Letter to check"),
        Status.TO_COMPLETE: _("Letter to be completed"),
        Status.OVERDUE: _("Overdue"),
        Status.PROMISED: _("Letter promised"),
        Status.ASKED: _("Asked"),
        Status.PLANNED: _("Planned"),
        Status.DECLINED: _("Declined"),
        Status.NEUTRAL: _("Not to be asked"),
    },
    LetterState: {
        LetterState.RECEIVED: _("To check"),
        LetterState.VERIFIED: _("Verified"),
        LetterState.RETURNED: _("To be completed"),
        LetterState.WITHDRAWN: _("Withdrawn"),
        LetterState.REPLACED: _("Replaced"),
    },
    LetterAction: {
        LetterAction.VERIFY: _("Confirm and count"),
        LetterAction.RETURN: _("Ask for completion"),
        LetterAction.REOPEN: _("Check again"),
        LetterAction.WITHDRAW: _("Record a withdrawal"),
        LetterAction.REPLACE: _("Record a newer letter"),
    },
    LetterKind: {
        LetterKind.LETTER: _("Letter of support"),
        LetterKind.RESOLUTION: _("Resolution"),
        LetterKind.DECLARATION: _("Declaration"),
    },
    Channel: {
        Channel.EMAIL: _("E-mail"),
        Channel.EDORECZENIA: _("e-Doręczenia"),
        Channel.EPUAP: _("ePUAP"),
        Channel.POST: _("Post"),
        Channel.BY_HAND: _("By hand"),
        Channel.UPLOAD: _("Upload"),
    },
    Sig: {
        Sig.QUALIFIED: _("Qualified electronic signature"),
        Sig.QUALIFIED_SEAL: _("Qualified electronic seal"),
        Sig.TRUSTED_PROFILE: _("Trusted profile"),
        Sig.PERSONAL_ID: _("Personal ID signature"),
        Sig.HANDWRITTEN: _("Handwritten original"),
        Sig.SCAN_WITH_ORIGINAL: _("Scan, original in the office"),
        Sig.SCAN: _("Scan without the original"),
        Sig.NONE: _("No signature"),
    },
    Disclosure: {
        Disclosure.NO_NAME: _("Addressees only, without the name in public"),
        Disclosure.NAME: _("Addressees, the name in public"),
        Disclosure.QUOTE: _("The name and a quote in public"),
        Disclosure.LETTER: _("The whole letter in public"),
    },
    Reason: {
        Reason.COUNTS: _("Counts"),
        Reason.NO_FILE: _("Does not count: its file is missing"),
        Reason.NO_INSTITUTION: _("Does not count: its institution is not known yet"),
        Reason.TO_CHECK: _("Does not count yet: waits for a check"),
        Reason.RETURNED: _("Does not count: to be completed"),
        Reason.WITHDRAWN: _("Does not count: withdrawn"),
        Reason.REPLACED: _("Does not count: replaced by a newer letter"),
        Reason.LANGUAGE_VERSION: _("Does not count: another language of a counted letter"),
        Reason.FURTHER_LETTER: _("Does not count: a further letter of the same institution"),
    },
    Stage: {
        Stage.TO_ASK: _("On the list"),
        Stage.ASKED: _("Asked for a letter"),
        Stage.ANSWERED: _("Have answered"),
        Stage.RECEIVED: _("Letter received"),
        Stage.COUNTS: _("Letter counts"),
        Stage.DECLINED: _("Declined"),
    },
    Unit: {
        Unit.HOURS: _("Hours"),
        Unit.DAYS: _("Days"),
        Unit.PLACES: _("Places"),
        Unit.PEOPLE: _("People"),
        Unit.SQUARE_METRES: _("Square metres"),
        Unit.HECTARES: _("Hectares"),
        Unit.PIECES: _("Pieces"),
        Unit.PLN: _("Złoty (PLN)"),
        Unit.EUR: _("Euro (EUR)"),
    },
    Period: {
        Period.ONCE: _("once"),
        Period.A_MONTH: _("every month"),
        Period.A_YEAR: _("every year"),
    },
    PartnerLetter: {
        PartnerLetter.COUNTS: _("Has given a letter"),
        PartnerLetter.RECEIVED: _("Letter is here, but does not count yet"),
        PartnerLetter.NONE: _("No letter yet"),
    },
    Weakness: {
        Weakness.VALIDITY_ENDS: _("Its validity ends before the decision."),
        Weakness.MANDATE_DOUBTFUL: _("It is doubtful that its signatory may sign."),
        Weakness.ORIGINAL_ELSEWHERE: _("It is a scan, and its original is not in the office."),
        Weakness.SIGNATURE_BROKEN: _("Its electronic signature was found broken."),
    },
    Check: {
        Check.READABLE: _("Every page can be read"),
        Check.DATED: _("The letter bears its date"),
        Check.NAMES_BID: _("It names the bid and its addressee"),
        Check.NAMES_INSTITUTION: _("It names the institution"),
        Check.SIGNED: _("It is signed"),
        Check.ENTITLED: _("Who signed may speak for the institution"),
        Check.ITS_OWN: _("It is not the same as another letter"),
    },
    Answer: {
        Answer.YES: _("Yes"),
        Answer.NO: _("No"),
    },
    FileRole: {
        FileRole.ORIGINAL: _("Original"),
        FileRole.ATTACHMENT: _("Attachment"),
        FileRole.SIGNATURE: _("Electronic signature of the letter"),
    },
    SignatureForm: {
        SignatureForm.PADES: _("In the PDF"),
        SignatureForm.CADES: _("In a .p7s file beside it"),
        SignatureForm.XADES: _("In an XML file beside it"),
        SignatureForm.ASIC: _("In a signed container"),
    },
    Trust: {
        Trust.TRUSTED: _("The certificate leads to a trusted root."),
        Trust.NOT_TRUSTED: _("The certificate leads to no trusted root."),
        Trust.NOT_CHECKED: _("The certificate was not checked."),
    },
    Severity: {
        Severity.BLOCKS: _("Cannot be taken"),
        Severity.WARNS: _("Please look"),
        Severity.INFORMS: _("For information"),
    },
    Role: {
        Role.ADMINISTRATOR: _("Administrator"),
        Role.COORDINATOR: _("Coordinator"),
        Role.LEADERSHIP: _("Leadership"),
        Role.PARTNER: _("Partner"),
        Role.GUEST: _("Guest of leadership"),
        Role.VISITOR: _("Visitor"),
        Role.SYSTEM: _("esabid"),
    },
    **DOSSIER_LABELS,
}
