"""The tables; CHECK constraints make impossible states unstorable."""

from esabid.models import sqlite as sqlite
from esabid.models.account import Account, LinkPurpose, PersonalLink, Throttle
from esabid.models.base import Base
from esabid.models.campaign import Campaign
from esabid.models.compilation import Compilation, CompilationFile
from esabid.models.file import IncomingFile, IncomingState, Preparation, StoredFile
from esabid.models.history import History, HistoryPersonal, Subject
from esabid.models.institution import Contact, Institution
from esabid.models.letter import Letter, LetterFile, LetterSigner

__all__ = ["Account", "Base", "Campaign", "Compilation", "CompilationFile", "Contact", "History",
           "HistoryPersonal", "IncomingFile", "IncomingState", "Institution", "Letter",
           "LetterFile", "LetterSigner", "LinkPurpose", "PersonalLink", "Preparation",
           "StoredFile", "Subject", "Throttle"]
