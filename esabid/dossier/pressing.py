"""The first half of a build: the files checked, the skeleton typeset; no PDF is opened here."""

import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path

from esabid import __version__
from esabid.domain.frozen import to_json
from esabid.domain.steps import BEGINS, Step
from esabid.dossier.attachment import Attachment, harmless_name
from esabid.dossier.check import Reading
from esabid.dossier.errors import step
from esabid.dossier.halves import SKELETON, Pressed
from esabid.dossier.request import Request
from esabid.typeset.skeleton import REPORTLAB, typeset
from esabid.wording.words import BABEL, words

# Counted up whenever equal facts are set on other pages than before.
PRESS = "2"
_VERSIONS = {"babel": BABEL, "esabid": __version__, "press": PRESS,
             "reportlab": REPORTLAB, "zlib": zlib.ZLIB_RUNTIME_VERSION}
_LETTER = "letter "


def press(request: Request, folder: Path, report: Callable[[int, str], None]) -> Pressed:
    """Check the files and typeset the skeleton into `folder`: the first half of a build.

    The files are read while the skeleton is typeset as if all were well; where they are not, it
    is typeset once more.
    """
    report(BEGINS[Step.CHECK], Step.CHECK)
    with Reading(_files(request)) as reading:
        report(BEGINS[Step.TYPESET], Step.TYPESET)
        layout = _typeset(request, folder, request.left_out)
        spoilt = reading.spoilt()
    missing = request.left_out | {int(name.removeprefix(_LETTER)) for name in spoilt
                                  if name.startswith(_LETTER)}
    if missing != request.left_out:
        layout = _typeset(request, folder, missing)
    attachments, unattached = _attachments(request, spoilt)
    versions = _VERSIONS | {"fonts": _fonts(request.fonts)}
    used = sorted({slot.prepared for slot in layout.slots})
    return Pressed(
        layout, {name: str(request.prepared[name]) for name in used}, attachments,
        len(request.snapshot.letters), tuple(sorted(missing)), unattached, versions,
        _identifier(request, versions, missing, unattached), str(request.out))


def _files(request) -> dict:
    """Every file a dossier is made of, by a name of its own: its hash and its path."""
    return {**{f"{_LETTER}{it.number}": (it.prepared, request.prepared.get(it.prepared))
               for it in request.snapshot.letters if it.pages},
            **{it.sha256: (it.sha256, request.originals.get(it.sha256))
               for it in request.snapshot.originals}}


def _typeset(request, folder, missing):
    return step(Step.TYPESET, typeset, request.snapshot, request.lang, request.edition,
                request.fonts, folder / SKELETON, missing)


def _attachments(request, spoilt) -> tuple[tuple[Attachment, ...], tuple[int, ...]]:
    """The signed originals that are whole, and the numbers of the letters whose is not."""
    made, lost, voice = [], set(), words(request.lang)
    day = request.edition.issued_on if request.edition else request.snapshot.as_of
    for it in request.snapshot.originals:
        if it.sha256 in spoilt:
            lost.add(it.number)
            continue
        name = harmless_name(it.name, it.number, {other.name for other in made})
        made.append(Attachment(
            it.sha256, str(request.originals[it.sha256].absolute()), name, voice.gettext(
                "Letter %(number)s: the signed original, untouched", number=it.number),
            day.strftime("%Y%m%d")))
    return tuple(made), tuple(sorted(lost))


def _identifier(request, *more) -> str:
    """Thirty-two digits that stand for everything a dossier is made of."""
    edition = request.edition and to_json(request.edition)
    said = json.dumps([request.lang, edition, *map(_plain, more)], sort_keys=True)
    whole = (request.snapshot.to_json() + said).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:32]


def _plain(value):
    return sorted(value) if isinstance(value, frozenset) else value


def _fonts(folder: Path) -> str:
    """The typefaces' own version: what their files hold."""
    held = hashlib.sha256()
    for file in sorted(folder.glob("*.ttf")):
        held.update(file.read_bytes())
    return held.hexdigest()[:12]
