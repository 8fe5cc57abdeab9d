"""Where templates and static files lie: inside the package in a wheel, beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset_folder(name: str, package: Path = _PACKAGE) -> Path:
    """The folder `name` ("templates" or "static").

    The inner one is asked for first: beside an installed package lie the folders of strangers.
    """
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
