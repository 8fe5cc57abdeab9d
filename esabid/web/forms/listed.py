"""A field for many institutions: one a line, by reference, name or short name."""

from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from esabid.access.guards import session
from esabid.domain.institution import reference
from esabid.queries.named import named
from esabid.web.context import campaign, voice
from esabid.web.forms.base import strip

_SHOWN = 60


class InstitutionsField(TextAreaField):
    """Lines that each name one institution; `rows` are those meant, once the form is valid.

    It opens with a reference before each name, so that a name borne by two is no riddle. Lines
    that mean nobody or several are refused by name; what was typed stays.
    """

    def __init__(self, label: str, **kwargs):
        super().__init__(label, [Optional(), Length(max=20_000)], filters=[strip],
                         render_kw={"rows": 8}, **kwargs)
        self.rows = ()

    def process_data(self, value) -> None:
        self.data = "\n".join(
            f"{reference(campaign().prefix, it.number)} {it.name_pl or it.name_en}"
            for it in value or ())

    def pre_validate(self, form) -> None:
        lines = [line.strip() for line in (self.data or "").splitlines() if line.strip()]
        read = named(session(), campaign().prefix, lines)
        self.rows = read.found
        if read.unknown:
            self.errors.append(voice().ngettext(
                "We do not know %(names)s. Write the name as in the list of institutions, or add "
                "the institution first.",
                "We do not know these: %(names)s. Write the names as in the list of institutions, "
                "or add the institutions first.", len(read.unknown), names=_quoted(read.unknown)))
        if read.ambiguous:
            self.errors.append(voice().ngettext(
                "Several institutions are called %(names)s. Write the reference instead.",
                "Several institutions are called like each of these: %(names)s. Write the "
                "references instead.", len(read.ambiguous), names=_quoted(read.ambiguous)))


def _quoted(lines) -> str:
    short = (line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…" for line in lines)
    return ", ".join(voice().gettext("“%(text)s”", text=line) for line in short)
