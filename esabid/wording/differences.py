"""What `esabid dossier verify` says of each difference."""

from esabid.domain.differences import Difference, Differs
from esabid.wording.marks import _
from esabid.wording.words import Words

_SAYS = {
    Differs.LOST: _("the stored file is lost"),
    Differs.DAMAGED: _("the stored file is damaged: its bytes are not those that were made"),
    Differs.SEAL_LOST: _("the sealed file is lost"),
    Differs.SEAL_DAMAGED: _("the sealed file is damaged"),
    Differs.NOT_THE_SEALED: _("the sealed file does not begin with the file that was made"),
    Differs.COPIES: _("the copies of these letters are missing or altered: %(letters)s"),
    Differs.ORIGINALS: _("the signed originals of these letters are missing or altered: "
                         "%(letters)s"),
    Differs.FAILED: _("it could not be made again"),
    Differs.VERSIONS: _("it was made with other versions (%(parts)s), so only its stored bytes "
                        "were checked"),
    Differs.PARTS: _("made again it differs%(where)s"),
}
_MOST = 20


def say_difference(difference: Difference, words: Words) -> str:
    """The difference as one sentence, led by the file's language."""
    where = "; ".join(part for part in (
        words.gettext("pages %(pages)s", pages=_few(difference.pages)) if difference.pages else "",
        words.gettext("letters %(letters)s", letters=_few(difference.letters))
        if difference.letters else "",
        words.gettext("parts %(parts)s", parts=", ".join(difference.parts))
        if difference.parts else "") if part)
    said = words.gettext(_SAYS[difference.kind], letters=_few(difference.letters),
                         parts=", ".join(difference.parts), where=where and f": {where}")
    return f"{difference.lang}: {said}"


def _few(numbers) -> str:
    told = ", ".join(str(number) for number in numbers[:_MOST])
    return f"{told} …" if len(numbers) > _MOST else told
