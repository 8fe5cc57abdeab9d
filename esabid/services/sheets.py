"""Single sheets made on request in a limited child: the weekly brief, the partner's receipt.

Nothing is stored and nothing written down: equal facts of a day give equal bytes again.
"""

import json
import tempfile
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from esabid.domain.frozen import to_json
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.receipt import Receipt
from esabid.isolate import Limits, run
from esabid.models import Campaign
from esabid.queries import brief as briefs

# A page takes a fifth of a second; these bounds only stop what has gone wrong.
_LIMITS = Limits(address_space=1 << 30, cpu_seconds=10, wall_seconds=30, file_size=8 << 20)


def brief(session: Session, actor: Actor, campaign: Campaign, *, today: date, ended: datetime,
          lang: str, fonts: Path) -> bytes:
    """The weekly brief as a PDF; `ended` as in queries.brief.read. Raises ChildError."""
    permit(actor, Permission.SEE_OVERVIEW)
    return _typeset("brief", briefs.read(session, campaign, today, ended), lang, fonts)


def receipt(facts: Receipt, *, lang: str, fonts: Path) -> bytes:
    """A receipt as a PDF; whoever may see its facts may have it. Raises ChildError."""
    return _typeset("receipt", facts, lang, fonts)


def _typeset(kind: str, facts, lang: str, fonts: Path) -> bytes:
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = Path(folder) / "sheet.pdf"
        run("esabid.dossier.sheets", {"kind": kind, "facts": json.loads(to_json(facts)),
                                      "lang": lang, "fonts": str(fonts), "out": str(out)}, _LIMITS)
        return out.read_bytes()
