"""What a file seems to be: proposals with their reasons, for a person to confirm or change."""

from dataclasses import asdict, dataclass
from datetime import date

from esabid.domain.letter import Channel, SignatureKind
from esabid.domain.matching import MatchReason


@dataclass(frozen=True)
class Hints:
    """What the e-mail that brought a file says of it; `sent_on` is a local day."""

    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    sent_on: date | None = None


@dataclass(frozen=True)
class Proposed:
    """An institution a file may speak for; `sure` where nothing else can be meant."""

    institution_id: int
    why: MatchReason
    sure: bool = False


@dataclass(frozen=True)
class Alike:
    """A letter with nearly the same text; `likeness` from 0 to 1."""

    letter_id: int
    likeness: float


@dataclass(frozen=True)
class Suggestion:
    """Everything proposed for one file; what could not be read is empty.

    `institutions` come best first, several sure ones for a joint letter; `unsure` says what kept
    us from being sure of any.
    """

    institutions: tuple[Proposed, ...] = ()
    unsure: MatchReason | None = None
    channel: Channel = Channel.UPLOAD
    dated_on: date | None = None
    received_on: date | None = None
    signatory: str = ""
    office: str = ""
    signature: SignatureKind = SignatureKind.SCAN
    alike: tuple[Alike, ...] = ()

    @property
    def sure(self) -> tuple[int, ...]:
        """The institutions that may be filled in without asking."""
        return tuple(it.institution_id for it in self.institutions if it.sure)

    def as_dict(self) -> dict:
        """Plain values for JSON; days in ISO form."""
        return {name: value.isoformat() if isinstance(value, date) else value
                for name, value in asdict(self).items()}


def suggestion_from(row: dict) -> Suggestion:
    """Rebuild a suggestion from its stored dict; an empty one says nothing."""
    if not row:
        return Suggestion()
    day = {name: row[name] and date.fromisoformat(row[name])
           for name in ("dated_on", "received_on")}
    return Suggestion(**{
        **row, **day, "channel": Channel(row["channel"]),
        "signature": SignatureKind(row["signature"]),
        "unsure": MatchReason(row["unsure"]) if row["unsure"] else None,
        "institutions": tuple(Proposed(it["institution_id"], MatchReason(it["why"]), it["sure"])
                              for it in row["institutions"]),
        "alike": tuple(Alike(**it) for it in row["alike"])})
