"""Which file a signature file beside it belongs to, as far as their names tell."""

from pathlib import PurePath


def signs_by_name(container: str, name: str) -> bool:
    """Whether `list.pdf.p7s`, `list.p7s` or `list-podpis.xades` is named after `list.pdf`."""
    base, whole = PurePath(container.casefold()).stem, name.casefold()
    for ending in ("-podpis", "_podpis", "-sig", "_sig", "-signature", "_signature"):
        base = base.removesuffix(ending)
    return bool(base) and base in (whole, PurePath(whole).stem)
