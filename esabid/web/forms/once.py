"""Forms that make a new thing, and make it once, however often their button is pressed."""

import re

from wtforms import HiddenField

from esabid.models.base import new_public_id
from esabid.services.history import details_of
from esabid.web.forms.base import Form

_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{8}")


class OnceForm(Form):
    """A form whose new row has its public id from the start, so that a second press finds it."""

    key = HiddenField(default=new_public_id)

    def made(self, by_public_id):
        """The row that was made from this very form before; `by_public_id` looks it up."""
        return by_public_id(self.key.data) if self._fits() else None

    def sent_before(self, by_public_id, details, **listed) -> bool:
        """Whether a first press of the button has made this very thing: the row that it made says
        `details`, and its lists hold the institutions of `listed`."""
        row = self.made(by_public_id)
        return row is not None and details_of(row, type(details)) == details and all(
            {it.id for it in getattr(row, name)} == {it.id for it in rows}
            for name, rows in listed.items())

    def new_id(self, by_public_id) -> str | None:
        """The id for the new row; None where the form was used for another one already, as one
        may after going back, or where it has none."""
        return self.key.data if self._fits() and self.made(by_public_id) is None else None

    def _fits(self) -> bool:
        return bool(_ID.fullmatch(self.key.data or ""))
