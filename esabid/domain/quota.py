"""How much one person may hand in: enough for the busiest office, too little to fill the disk."""

from dataclasses import dataclass

from esabid.domain.errors import InvalidValue


@dataclass(frozen=True)
class Quota:
    """The most of one account or link: files and bytes of 24 hours, and files not decided on.

    `refusals` are the codes said for each of the three.
    """

    files: int
    size: int
    open: int
    refusals: tuple[str, str, str]


@dataclass(frozen=True)
class Used:
    """What an account or link has brought: files and bytes of 24 hours, files not decided on."""

    files: int = 0
    size: int = 0
    open: int = 0


# A campaign has hundreds of letters in all; the largest mailbox moved over in a day has 4 GB.
ACCOUNT = Quota(1000, 4 << 30, 1000, ("too_many_files_today", "too_much_today", "too_many_open"))
# One letter, and a few tries with better scans.
LINK = Quota(10, 100 << 20, 5, ("link_files_today",) * 2 + ("link_files_open",))


def check_quota(quota: Quota, used: Used, size: int) -> None:
    """Raise InvalidValue where a further file of `size` bytes would be too much."""
    after = (used.files + 1, used.size + size, used.open + 1)
    for code, most, now in zip(quota.refusals, (quota.files, quota.size, quota.open), after,
                               strict=True):
        if now > most:
            raise InvalidValue(code, field="file", most=most >> 30 if most > 1 << 29 else most)
