"""The form of the targets: one number for each sector and each reach."""

from wtforms.validators import NumberRange, Optional

from esabid.domain.campaign import MOST_LETTERS
from esabid.domain.institution import Reach, Sector
from esabid.models import Campaign
from esabid.web.forms.base import Form, WholeField
from esabid.wording.labels import LABELS

_KINDS = (("sector", Sector), ("reach", Reach))


class TargetsForm(Form):
    """Its fields are `sector_<code>` and `reach_<code>`."""

    @classmethod
    def of(cls, campaign: Campaign, **kwargs) -> "TargetsForm":
        """The form as it opens on the campaign's targets."""
        held = {"sector": campaign.sector_targets, "reach": campaign.reach_targets}
        return cls(data={"version": campaign.version} | {
            f"{prefix}_{code}": held[prefix].get(code) for prefix, kind in _KINDS
            for code in kind}, **kwargs)

    def saved(self, row: Campaign) -> "TargetsForm":
        """The form as it would open on the campaign now."""
        return self.of(row, formdata=None)

    def targets(self, prefix: str) -> dict:
        """What was typed for each "sector" or "reach"; None where nothing was."""
        return {code: self[f"{prefix}_{code}"].data for code in dict(_KINDS)[prefix]}


for _prefix, _kind in _KINDS:
    for _code in _kind:
        setattr(TargetsForm, f"{_prefix}_{_code}", WholeField(
            LABELS[_kind][_code], [Optional(), NumberRange(min=0, max=MOST_LETTERS)]))
