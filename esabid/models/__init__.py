"""The tables; CHECK constraints make impossible states unstorable."""

from esabid.models import sqlite as sqlite
from esabid.models.account import Account, LinkPurpose, PersonalLink, Throttle
from esabid.models.addressee import Addressee
from esabid.models.agreement import Agreement, agreement_partner
from esabid.models.argument import Argument, Evidence, Mention
from esabid.models.base import Base
from esabid.models.campaign import Campaign
from esabid.models.claim import Claim
from esabid.models.compilation import Compilation, CompilationFile
from esabid.models.conversation import Conversation
from esabid.models.contribution import Contribution
from esabid.models.dossier_plan import DossierPlan
from esabid.models.file import IncomingFile, IncomingState, Preparation, StoredFile
from esabid.models.handover import Handover, HandoverNotice
from esabid.models.history import History, HistoryPersonal, Subject
from esabid.models.institution import Contact, Institution
from esabid.models.letter import Letter, LetterFile, LetterSigner
from esabid.models.merger import Merger
from esabid.models.promotion import PromotionAction, SchoolProject, promotion_institution
from esabid.models.saved_view import SavedView
from esabid.models.spreadsheet import SpreadsheetImport

__all__ = ["Account", "Addressee", "Agreement", "Argument", "Base", "Campaign", "Claim",
           "Compilation", "CompilationFile", "Contact", "Contribution", "Conversation",
           "DossierPlan", "Evidence", "Handover", "HandoverNotice", "History", "HistoryPersonal",
           "IncomingFile", "IncomingState", "Institution", "Letter", "LetterFile", "LetterSigner",
           "LinkPurpose", "Mention", "Merger", "PersonalLink", "Preparation", "PromotionAction",
           "SavedView", "SchoolProject", "SpreadsheetImport", "StoredFile", "Subject", "Throttle",
           "agreement_partner", "promotion_institution"]
