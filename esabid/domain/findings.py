"""Findings of intake: what is noted about a file, as codes; the sentences live in wording."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from esabid.domain.errors import InvalidValue


class Severity(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"


class FindingCode(StrEnum):
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    NOT_A_LETTER_FILE = "not_a_letter_file"
    HEIC_PHOTO = "heic_photo"
    OFFICE_DOCUMENT = "office_document"
    SIGNATURE_CONTAINER = "signature_container"
    RENAMED = "renamed"
    PASSWORD = "password"
    DAMAGED = "damaged"
    REPAIRED = "repaired"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    ODD_PAGE_SIZE = "odd_page_size"
    IMAGE_TOO_LARGE = "image_too_large"
    DYNAMIC_FORM = "dynamic_form"
    PORTFOLIO = "portfolio"
    TOO_COMPLEX = "too_complex"
    BLANK = "blank"
    ACTIVE_CONTENT_REMOVED = "active_content_removed"
    ATTACHMENTS_REMOVED = "attachments_removed"
    DECRYPTED = "decrypted"
    DUPLICATE = "duplicate"
    INSTITUTION_NOT_NAMED = "institution_not_named"
    HIDDEN_LAYERS = "hidden_layers"
    # Read on the page, or missing there.
    TEXT_NOT_READ = "text_not_read"
    PESEL_PRINTED = "pesel_printed"
    DATE_MISSING = "date_missing"
    DATE_IN_FUTURE = "date_in_future"
    ADDRESSEE_NOT_NAMED = "addressee_not_named"
    BID_NOT_NAMED = "bid_not_named"
    OTHER_REFERENCE = "other_reference"
    SAME_TEXT = "same_text"
    # E-signatures in the file or beside it.
    SIGNATURE_FOUND = "signature_found"
    SIGNATURE_NOT_FOUND = "signature_not_found"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNATURE_PARTIAL = "signature_partial"
    SIGNED_FILE_MISSING = "signed_file_missing"
    # E-mails and the virus scanner.
    MESSAGE_SEEN = "message_seen"
    MESSAGE_EMPTY = "message_empty"
    OUTLOOK_PACKED = "outlook_packed"
    PICTURES_LEFT_OUT = "pictures_left_out"
    FILES_LEFT_OUT = "files_left_out"
    INFECTED = "infected"


class FileRefused(InvalidValue):
    """A file is refused at first sight, for what `finding` says."""

    def __init__(self, found: "Finding"):
        super().__init__(found.code, field="file")
        self.finding = found


@dataclass(frozen=True)
class Finding:
    """One observation; `where` is a page, a limit or another short value for its sentence."""

    code: FindingCode
    severity: Severity
    where: str = ""

    def as_dict(self) -> dict:
        return asdict(self)


def finding(code: FindingCode, severity: Severity, where="") -> Finding:
    """A finding whose `where` may be given as any plain value."""
    return Finding(code, severity, str(where))


def findings_from(rows) -> tuple[Finding, ...]:
    """Rebuild findings from stored dicts."""
    return tuple(Finding(FindingCode(r["code"]), Severity(r["severity"]), r.get("where", ""))
                 for r in rows)


def blocks(findings) -> bool:
    """Whether any finding forbids taking the file."""
    return any(f.severity == Severity.BLOCKS for f in findings)


def needs_reason(findings) -> bool:
    """Whether verifying against these findings takes a reason."""
    return any(f.severity == Severity.WARNS for f in findings)
