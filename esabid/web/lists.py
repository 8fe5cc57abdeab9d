"""What lists read off their address; what is not understood there is not asked for."""

from datetime import date

from flask import request

from esabid.web.forms.base import strip


def code(name: str, codes):
    """The code of `codes` given as `name` in the address, or None for none or an unknown one."""
    value = request.args.get(name, "")
    return codes(value) if value in set(codes) else None


def text(name: str) -> str:
    """The words given as `name` in the address, as a line of a form would hold them."""
    return strip(request.args.get(name, ""))[:200]


def day(name: str) -> date | None:
    """The day given as `name` in the address, as a form's field of a day sends it."""
    try:
        value = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return value if 2000 <= value.year <= 2100 else None


def page() -> int:
    """The page of a list, counted from one."""
    value = request.args.get("page", "1")
    # A superscript two is a digit, too, but no number.
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1
